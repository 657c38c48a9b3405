//! A synthetic corpus of any size: the same at every run, of sentences written for it.
//!
//! A report has a headline, a dateline, some 2,700 characters and one to three speakers, most of them in the registry,
//! with one to six quotes in all; a third of those about the Council claim who vetoed what. Words are as frequent as in
//! the news: "council" and "resolution" stand in two fifths of the articles, most surnames in a few. Article `n` of a
//! seed does not depend on the others, so that a corpus of a million begins with the one of a thousand.

mod grammar;
mod people;
mod quotes;
mod random;
mod scene;

use communique::council::{Record, RecordVote};
use communique::domain::{Day, Registry, State};
use serde::Serialize;

use grammar::{Grammar, capitalise};
use people::People;
use quotes::Quoting;
use random::Random;
use scene::Scene;

/// An article as `communique ingest` reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Article {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    pub language: &'static str,
    pub text: String,
}

/// All articles of a seed.
#[derive(Debug)]
pub struct Corpus {
    seed: u64,
    grammar: Grammar,
    people: People,
    states: Vec<State>,
    /// Names of outlets with their domains.
    outlets: Vec<(String, String)>,
    /// Who vetoed what and when.
    vetoes: Vec<Veto>,
}

#[derive(Debug)]
struct Veto {
    day: Day,
    members: String,
    subject: String,
}

/// The first day of publication, and how many there are: the years 2012 to 2023.
const FIRST: (i16, i8, i8) = (2012, 1, 1);
const DAYS: usize = 4_383;
/// Characters of a text: these two on average, with the headline.
const LENGTH: [usize; 2] = [1_900, 3_300];

impl Corpus {
    /// The corpus of a seed.
    pub fn new(seed: u64, registry: &Registry, record: &Record) -> Self {
        let outlets = registry.actors.iter().filter(|actor| actor.is_outlet);
        let outlets =
            outlets.filter_map(|outlet| Some((outlet.name.clone(), outlet.domain.clone()?))).take(60).collect();
        Self {
            seed,
            grammar: Grammar::new(),
            people: People::new(registry),
            states: registry.states.iter().filter(|state| state.to.is_none()).cloned().collect(),
            outlets,
            vetoes: record.votes.iter().filter_map(|vote| veto(vote, record)).collect(),
        }
    }

    /// Article `number`.
    pub fn article(&self, number: u64) -> Article {
        let mut random = Random::new(self.seed, number);
        let random = &mut random;
        let first = Day::new(FIRST.0, FIRST.1, FIRST.2).unwrap_or_else(|| unreachable!("the first day is one"));
        let day = first.plus(i32::try_from(random.below(DAYS)).unwrap_or_default());
        let theme = self.theme(random);
        let mut scene = Scene::new(day, &theme[1], &self.states, &self.grammar, random);
        let claim = self.claim(&mut scene, &theme[0], random);
        let mut title = String::new();
        self.grammar.say(&format!("{}.headline", theme[0]), &scene, random, &mut title);
        capitalise(&mut title, 0);
        let (publisher, domain) = &self.outlets[random.skewed(self.outlets.len())];
        let text = self.text(&title, publisher, &scene, &theme[2], claim, random);
        let byline = random.chance(60).then(|| {
            let first = self.grammar.words("first", random.below(self.grammar.ways("first")));
            format!("{first} {}", scene::surname(random.skewed(400), &self.grammar))
        });
        Article {
            id: format!("{}-{number}", self.seed),
            // One in fifty was passed on without its address, one in fifty without its date.
            url: (!random.chance(2)).then(|| {
                let path: String = title.to_lowercase().split(' ').take(6).collect::<Vec<_>>().join("-");
                format!("https://www.{domain}/{}/{path}-{}-{number}", day.to_string().replace('-', "/"), self.seed)
            }),
            title,
            published_on: (!random.chance(2)).then(|| day.to_string()),
            publisher: (!random.chance(1)).then(|| publisher.clone()),
            byline,
            language: "en",
            text,
        }
    }

    /// A theme: its name, and those of its topics and lines.
    fn theme(&self, random: &mut Random) -> [String; 3] {
        let count = self.grammar.ways("theme");
        let weighted = |way: usize| self.grammar.words("theme", way).split_once(' ').unwrap_or(("1", "council"));
        let weight = |way: usize| weighted(way).0.parse().unwrap_or(1);
        let mut at = random.below((0..count).map(weight).sum());
        let way = (0..count).find(|&way| {
            let here = at < weight(way);
            at = at.saturating_sub(weight(way));
            here
        });
        let name = weighted(way.unwrap_or_default()).1;
        [name.to_owned(), format!("{name}.topic"), format!("{name}.line")]
    }

    /// The sentence of a claim, for one in three reports about the Council; most are true.
    fn claim(&self, scene: &mut Scene<'_>, theme: &str, random: &mut Random) -> Option<&'static str> {
        let until = self.vetoes.partition_point(|veto| veto.day <= scene.day);
        if theme != "council" || until == 0 || !random.chance(34) {
            return None;
        }
        let Veto { day, members, subject } = &self.vetoes[until - 1 - random.skewed(until.min(40))];
        let day = if random.chance(12) { day.plus(-40) } else { *day };
        scene.claim = [members.clone(), subject.clone(), day.0.strftime("%B %-d, %Y").to_string()];
        Some(if random.chance(15) { "planned" } else { "claim" })
    }

    fn text(
        &self,
        title: &str,
        publisher: &str,
        scene: &Scene<'_>,
        lines: &str,
        claim: Option<&str>,
        random: &mut Random,
    ) -> String {
        let marks = if random.chance(75) { ['“', '”'] } else { ['"', '"'] };
        let quoting = Quoting { grammar: &self.grammar, scene, marks };
        let speakers = *random.one(&[1, 1, 1, 1, 2, 2, 2, 2, 3, 3]);
        let mut quotes: Vec<String> = (0..speakers)
            .map(|n| quoting.paragraph(&self.people.speaker(scene, &self.grammar, random), n == 0, random))
            .collect();
        let length = random.between(LENGTH[0], LENGTH[1]);
        let mut paragraphs = vec![self.opening(publisher, scene, lines, random)];
        if let Some(claim) = claim {
            let mut paragraph = String::new();
            self.grammar.say(claim, scene, random, &mut paragraph);
            paragraphs.push(paragraph);
        }
        let size = |paragraphs: &[String]| paragraphs.iter().map(|text| text.len() + 2).sum::<usize>();
        let mut all = size(&quotes) + size(&paragraphs);
        // Quotes and what is between them take turns; what is left of either comes last.
        let mut next = quotes.drain(..);
        while all < length || next.len() > 0 {
            paragraphs.extend(next.next());
            if all < length {
                let paragraph = self.paragraph(lines, scene, random);
                all += paragraph.len() + 2;
                paragraphs.push(paragraph);
            }
        }
        format!("{title}\n\n{}\n", paragraphs.join("\n\n"))
    }

    /// "GENEVA, March 4 (Reuters) — The Council met …"
    fn opening(&self, publisher: &str, scene: &Scene<'_>, lines: &str, random: &mut Random) -> String {
        let mut text = scene.dateline();
        if random.chance(50) {
            text.push_str(&scene.day.0.strftime(", %B %-d").to_string());
        }
        if random.chance(30) {
            text.extend([" (", publisher, ")"]);
        }
        text.push_str(" — ");
        let start = text.len();
        self.grammar.say(lines, scene, random, &mut text);
        capitalise(&mut text, start);
        text
    }

    fn paragraph(&self, lines: &str, scene: &Scene<'_>, random: &mut Random) -> String {
        let mut text = String::new();
        for _ in 0..random.between(1, 4) {
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            self.grammar.say(if random.chance(45) { lines } else { "any" }, scene, random, &mut text);
            capitalise(&mut text, start);
        }
        text
    }
}

/// A vetoed vote as a claim states it.
fn veto(vote: &RecordVote, record: &Record) -> Option<Veto> {
    let name =
        |code: &String| record.members.iter().find(|member| member.iso3 == *code).map(|member| member.name.as_str());
    let members: Vec<&str> = vote.vetoed_by.iter().filter_map(name).collect();
    let (last, others) = members.split_last()?;
    let members = if others.is_empty() { (*last).to_owned() } else { format!("{} and {last}", others.join(", ")) };
    let subject = record.topics.iter().find(|topic| topic.slug == vote.topic)?.label.clone();
    Some(Veto { day: vote.date, members, subject })
}
