//! Articles enough for PostgreSQL's planner to tell what grows: thousands, of many days, outlets and speakers.

use crate::council::Report;
use crate::store::fixtures::{Sample, five};

/// How many there are beside the five that have one of everything.
const ARTICLES: u32 = 2_500;

const PEOPLE: [&str; 12] =
    ["Ana", "Bela", "Cleo", "Dara", "Enzo", "Fadi", "Gita", "Hugo", "Ines", "Jiro", "Kofi", "Lena"];
const FAMILIES: [&str; 10] =
    ["Abara", "Brandt", "Castell", "Dumont", "Eriksen", "Farouk", "Grimaldi", "Hossain", "Ivanenko", "Jansen"];
const THINGS: [&str; 14] = [
    "harbours", "grain", "rivers", "winter", "bridges", "schools", "rain", "mines", "letters", "borders", "wells",
    "roads", "markets", "islands",
];

/// One of these, by a number that goes round.
fn of<'t>(these: &[&'t str], number: u32) -> &'t str {
    these[number as usize % these.len()]
}

/// An article of its own words: who speaks, when, where and about what go round at different lengths.
fn article(number: u32) -> Report {
    let name = format!("{} {}", of(&PEOPLE, number), of(&FAMILIES, number / 12));
    let [one, other, third] = [number, number / 14, number / 196].map(|number| of(&THINGS, number));
    let said = format!("We count the {one} and the {other} of {third}, {number} in all,");
    let again = format!("nothing is left of the {third}");
    let vetoed = format!("China vetoed a resolution on {}", if number.is_multiple_of(10) { "Syria" } else { "Cyprus" });
    let text = format!(
        "{name} said: “{said}” and {vetoed} over {one}. Russia said that {again}. The Council met in the hall."
    );
    let day = format!("{}-{:02}-{:02}", 1990 + number % 30, 1 + number % 12, 1 + number / 12 % 28);
    let publisher = format!("Paper of {}", of(&THINGS, number / 3));
    let sample = Sample::new(&format!("https://c.example/{number}"), &publisher, &day, &text);
    let speaker = crate::domain::slug(&name);
    let sample = sample.discovers(&name, "one who counts").quote(&speaker, "", &said);
    let sample = if number.is_multiple_of(25) { sample.via("Reuters") } else { sample };
    let sample = if number.is_multiple_of(9) { sample.mention("china", "China") } else { sample };
    let sample = if number.is_multiple_of(20) { sample.quote("ada-minister", "RUS", &again) } else { sample };
    if number.is_multiple_of(5) { sample.claim(&["CHN"], &vetoed).report() } else { sample.report() }
}

/// All of them.
pub(super) fn corpus() -> Vec<Report> {
    five().into_iter().chain((0..ARTICLES).map(article)).collect()
}
