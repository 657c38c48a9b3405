//! Where a report plays: its places, states and firms, so that one report names the same ones again.

use std::fmt::Write as _;

use communique::domain::{Day, State};

use super::grammar::{Grammar, capitalise};
use super::random::Random;

/// Names of the world: a few are in the news all the time, most of them hardly ever.
const TOWNS: usize = 60_000;
const SURNAMES: usize = 80_000;
const FIRMS: usize = 20_000;

/// What sentences draw on.
#[derive(Debug)]
pub struct Scene<'c> {
    pub day: Day,
    /// The name of the theme's topics.
    pub topic: &'c str,
    states: [&'c State; 3],
    towns: [String; 4],
    surnames: [String; 3],
    firms: [String; 2],
    /// Of a claim: who vetoed, what, when.
    pub claim: [String; 3],
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl<'c> Scene<'c> {
    /// A scene for a report of `day`.
    pub fn new(day: Day, topic: &'c str, states: &'c [State], grammar: &Grammar, random: &mut Random) -> Self {
        Self {
            day,
            topic,
            states: [0; 3].map(|_| &states[random.skewed(states.len())]),
            towns: [0; 4].map(|_| town(random.skewed(TOWNS), grammar)),
            surnames: [0; 3].map(|_| surname(random.skewed(SURNAMES), grammar)),
            firms: [0; 2].map(|_| firm(random.skewed(FIRMS), grammar)),
            claim: Default::default(),
        }
    }

    /// The place in the dateline.
    pub fn dateline(&self) -> String {
        let capital = self.states[0].capitals.first().unwrap_or(&self.towns[0]);
        capital.to_uppercase()
    }

    /// Writes what `name` stands for.
    pub fn give(&self, name: &str, random: &mut Random, text: &mut String) {
        let state = |random: &mut Random| *random.one(&self.states);
        match name {
            "state" => text.push_str(&state(random).name),
            "demonym" => {
                let state = state(random);
                text.push_str(state.demonyms.first().unwrap_or(&state.name));
            }
            "capital" => {
                let state = state(random);
                text.push_str(state.capitals.first().unwrap_or(&state.name));
            }
            "town" => text.push_str(random.one::<String>(&self.towns)),
            "surname" => text.push_str(random.one::<String>(&self.surnames)),
            "firm" => text.push_str(random.one::<String>(&self.firms)),
            "weekday" => text.push_str(random.one::<&str>(&WEEKDAYS)),
            "count" => number(text, random.between(2, 48)),
            "hundreds" => number(text, random.between(101, 4_999)),
            "percent" => number(text, random.between(2, 97)),
            "year" => number(text, random.between(1991, 2011)),
            "members" => text.push_str(&self.claim[0]),
            "subject" => text.push_str(&self.claim[1]),
            "day" => text.push_str(&self.claim[2]),
            other => panic!("nothing gives {other}"),
        }
    }
}

fn number(text: &mut String, number: usize) {
    write!(text, "{number}").unwrap_or_default();
}

/// The town of a rank, always by the same name.
fn town(rank: usize, grammar: &Grammar) -> String {
    named(1, rank, "town.end", grammar)
}

/// The surname of a rank.
pub fn surname(rank: usize, grammar: &Grammar) -> String {
    named(2, rank, "ending", grammar)
}

fn firm(rank: usize, grammar: &Grammar) -> String {
    let mut random = Random::new(3, rank as u64);
    let mut name = named(4, rank, "ending", grammar);
    name.push(' ');
    name.push_str(grammar.words("firm.end", random.below(grammar.ways("firm.end"))));
    name
}

fn named(kind: u64, rank: usize, end: &str, grammar: &Grammar) -> String {
    let mut random = Random::new(kind, rank as u64);
    let mut name = String::new();
    for _ in 0..random.between(1, 3) {
        name.push_str(grammar.words("syllable", random.below(grammar.ways("syllable"))));
    }
    name.push_str(grammar.words(end, random.below(grammar.ways(end))));
    capitalise(&mut name, 0);
    name
}
