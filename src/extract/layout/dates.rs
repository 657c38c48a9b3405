//! Lines that state when the report was published, and the day they state.
//!
//! A day counts only where it is printed whole: day, month in letters or ISO order, and year. "05/06/2012"
//! is the fifth of June or the sixth of May, so it dates nothing unless one of the two is past twelve.

use crate::domain::Day;

/// A line that holds a date and nothing that a sentence would hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateLine<'t> {
    /// The day of publication, if the line states it whole.
    pub day: Option<Day>,
    /// Whether the line says that this is when the page was changed.
    pub updated: bool,
    /// Whether the line says that this is when it was published.
    pub published: bool,
    /// What stands before the date and names someone: "Afp" in "Afp February 07, 2012".
    pub name: Option<&'t str>,
}

/// No line with a date alone has more words: "Published: Tuesday 5 June 2012 at 11:20 AM EDT | Updated …".
const MOST_WORDS: usize = 18;
/// No name before a date has more words.
const NAME_WORDS: usize = 7;

/// Reads a line as one with a date: "June 5, 2012 11:20", "Published 5 June 2012", "Afp February 07, 2012".
pub(super) fn date_line(line: &str) -> Option<DateLine<'_>> {
    if line.len() > 160 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // "Date: 30/03/2021 | Source: Herald | …": what stands in columns is read column by column.
    if let Some((first, rest)) = line.split_once(" | ")
        && rest.split(" | ").all(|part| part.split_whitespace().count() <= 6)
        && let Some(found) = date_line(first).filter(|found| found.name.is_none() && found.day.is_some())
    {
        return Some(found);
    }
    // "October 25th, 2012 by Ada Osei"
    if let Some((first, rest)) = line.split_once(" by ")
        && rest.split_whitespace().count() <= NAME_WORDS
        && rest.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || is_particle(word))
        && let Some(found) = date_line(first).filter(|found| found.name.is_none() && found.day.is_some())
    {
        return Some(DateLine { name: Some(rest), ..found });
    }
    let words: Vec<&str> = line.split_whitespace().take(MOST_WORDS + 1).collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    let (from, to, day) =
        (0..words.len()).find_map(|at| date(&words[at..]).map(|(taken, day)| (at, at + taken, day)))?;
    let label = words[..from].iter().take_while(|word| is_filler(word) || is_time(word)).count();
    let name = words[label..from].split(|word| is_filler(word)).next().unwrap_or_default();
    let rest_fits =
        words[label + name.len()..from].iter().chain(&words[to..]).all(|word| is_filler(word) || fits(word));
    let is_name = name.iter().all(|word| word.starts_with(|c: char| c.is_uppercase()) || is_particle(word));
    if !rest_fits || !is_name || name.len() > NAME_WORDS {
        return None;
    }
    let says = |stem: &str| {
        words[..from].iter().any(|word| {
            word.len() >= stem.len()
                && word.is_char_boundary(stem.len())
                && word[..stem.len()].eq_ignore_ascii_case(stem)
        })
    };
    let updated = says("updat") || says("modifi") || says("edited");
    Some(DateLine { day, updated, published: says("publish") || says("post"), name: within(line, name) })
}

/// The characters of `line` from the first to the last of these words.
fn within<'t>(line: &'t str, words: &[&'t str]) -> Option<&'t str> {
    let (first, last) = (words.first()?, words.last()?);
    let start = first.as_ptr() as usize - line.as_ptr() as usize;
    let end = last.as_ptr() as usize - line.as_ptr() as usize + last.len();
    line.get(start..end)
        .map(|name| name.trim_end_matches([',', '|', '-', ':', '•', '·']))
        .filter(|name| !name.is_empty())
}

/// A date at the beginning of these words: how many it takes, and its day where it is stated whole.
pub(super) fn date(words: &[&str]) -> Option<(usize, Option<Day>)> {
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let first = unlabelled(bare(0));
    if let Some(date) = numeric(first) {
        return Some(date);
    }
    // "June 5, 2012", "Feb. 7"
    if let Some(month) = month(first) {
        let day = number(bare(1))?;
        return Some(match year(bare(2)) {
            Some(year) => (3, Day::new(year, month, day)),
            None => (2, None),
        });
    }
    // "5 June 2012", "5th June", "5 June, 2012"
    let month = month(bare(1))?;
    let day = number(first)?;
    Some(match year(bare(2)) {
        Some(year) => (3, Day::new(year, month, day)),
        None => (2, None),
    })
}

/// "Published10" without the label that lost its space.
fn unlabelled(word: &str) -> &str {
    let labels = ["Published", "Updated", "Posted", "Modified"];
    let rest = labels.iter().find_map(|label| word.strip_prefix(label));
    rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(word)
}

/// "2012-06-05", "2012-06-05T11:20:00+02:00", "2012/06/05", "05.06.2012", "5-Jun-2012": the day where it is plain.
fn numeric(word: &str) -> Option<(usize, Option<Day>)> {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let [a, b, c, ..] = parts[..] else { return None };
    if let (Some(year), Ok(month), Some(day)) = (year(a), b.parse(), number(c.split(['T', 't']).next()?)) {
        return Some((1, Day::new(year, month, day)));
    }
    // "11/13/19": a date, but of which century and in which order of day and month?
    if word.contains('/') && parts.len() == 3 && [a, b, c].iter().all(|part| number(part).is_some()) {
        return Some((1, None));
    }
    let (first, year) = (number(a)?, year(c)?);
    if let Some(month) = month(b) {
        return Some((1, Day::new(year, month, first)));
    }
    let second = number(b)?;
    let day = match (first > 12, second > 12) {
        (true, false) => Day::new(year, second, first),
        (false, true) => Day::new(year, first, second),
        _ if first == second => Day::new(year, first, second),
        _ => None,
    };
    Some((1, day))
}

/// The month with this name or abbreviation.
fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if !(3..=9).contains(&word.len()) || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let is = |name: &str| word == name || word == name[..3] || (name == "september" && word == "sept");
    (1..=12).zip(MONTHS).find_map(|(number, name)| is(name).then_some(number))
}

/// A day of the month: "5", "05", "5th".
fn number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let fits = digits.len() <= 2 && (suffix.is_empty() || ["st", "nd", "rd", "th"].contains(&suffix));
    digits.parse().ok().filter(|day| fits && (1..=31).contains(day))
}

/// A year in which a report can have been published.
fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1800..2100).contains(year))
}

/// Words that stand around a date and name no person.
const FILLERS: &str = "
    published posted updated last first modified created date on at in by the am pm a.m p.m gmt utc bst est edt
    et cet cest ist pst pdt pt ct cst cdt pkt msk hkt jst kst local time hrs hours h monday tuesday wednesday
    thursday friday saturday sunday edited article issue ago years year months month weeks week days day minutes minute mins min read
";

/// Whether a word stands around dates and names no person.
fn is_filler(word: &str) -> bool {
    const DAYS: [&str; 10] = ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"];
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    bare.is_empty() || FILLERS.split_whitespace().any(|filler| filler == bare) || DAYS.contains(&bare.as_str())
}

/// A time of the day: "11:20", "2:19am,".
fn is_time(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.contains([':', '.']) && date(&[word]).is_none()
}

/// Times and numbers: "11:20", "11.20am", "1120", "(GMT+3)".
fn fits(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        || date(&[word]).is_some()
        || month(word.trim_end_matches(['.', ','])).is_some()
}

/// Words in names that begin with a small letter: "van", "and".
fn is_particle(word: &str) -> bool {
    ["and", "van", "von", "de", "da", "di", "del", "al", "bin", "of", "for", "|", "&", "-"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_a_date() {
        for (line, day, name) in [
            ("June 5, 2012 11:20", Some("2012-06-05"), None),
            ("Afp February 07, 2012", Some("2012-02-07"), Some("Afp")),
            ("5 June 2012", Some("2012-06-05"), None),
            ("2012-06-05T23:20:00-05:00", Some("2012-06-05"), None),
            ("Published: Tue, 5th Jun 2012 at 11.20am (GMT+3)", Some("2012-06-05"), None),
            (
                "By Ada Osei and Bo van Rijn, Geneva | Sept. 14, 2015",
                Some("2015-09-14"),
                Some("Ada Osei and Bo van Rijn, Geneva"),
            ),
            ("05/06/2012", None, None),
            ("25/06/2012", Some("2012-06-25"), None),
            ("updated 2/18/2011 7:33:22 PM ET", Some("2011-02-18"), None),
            ("Last updated 2:19am, 9 Jun, 2022", Some("2022-06-09"), None),
            ("Date: 30/03/2021 | Source: Herald | Read original version at source", Some("2021-03-30"), None),
            ("April 24, 2014 / 5:16 AM / 3 years ago", Some("2014-04-24"), None),
            ("Published10 May 2025, 08:41 PM IST", Some("2025-05-10"), None),
            ("Published Jun 05, 2026 • 3 minute read", Some("2026-06-05"), None),
            ("Published Jun 04, 2026 • Last updated 1 day ago • 2 minute read", Some("2026-06-04"), None),
            ("October 25th, 2012 by Ada van Osei", Some("2012-10-25"), Some("Ada van Osei")),
            ("On 11/13/19 at 4:00 PM EST", None, None),
            ("Feb 7", None, None),
            ("31 February 2012", None, None),
        ] {
            let found = date_line(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.day.map(|day| day.to_string()).as_deref(), found.name), (day, name), "{line}");
        }
    }

    #[test]
    fn lines_without() {
        for line in [
            "On June 5, 2012 the ministers met",
            "China voted in May",
            "The envoy said on 5 June 2012 that talks had failed.",
            "13 in favour, 2 against",
            "May the talks go on",
            "",
        ] {
            assert_eq!(date_line(line), None, "{line}");
        }
        assert!(date_line("Updated: June 6, 2012").is_some_and(|found| found.updated && !found.published));
    }
}
