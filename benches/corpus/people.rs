//! Speakers of the corpus: persons of the registry, in the office they held that day, and made-up persons.

use std::collections::HashMap;

use communique::domain::{ActorKind, AliasKind, Day, Registry, RegistryActor, RegistryOffice};

use super::grammar::{Grammar, capitalise};
use super::random::Random;
use super::scene::{Scene, surname};

/// Titles as the press has them.
const TITLES: [(&str, &str); 4] = [
    ("Minister of Foreign Affairs", "Foreign Minister"),
    ("Minister of Defence", "Defence Minister"),
    ("Permanent Representative to the United Nations", "UN Ambassador"),
    ("Deputy Permanent Representative to the United Nations", "deputy UN Ambassador"),
];

/// A speaker as a report calls one.
#[derive(Debug)]
pub struct Speaker {
    /// At the first mention, with office or description.
    pub introduced: String,
    /// At later ones.
    pub again: String,
    pub pronoun: &'static str,
}

/// Everybody who may speak.
#[derive(Debug)]
pub struct People {
    known: Vec<RegistryActor>,
    /// Adjectives of states by code, names of organisations by slug.
    of: HashMap<String, String>,
}

impl People {
    pub fn new(registry: &Registry) -> Self {
        let known: Vec<_> = registry.actors.iter().filter(|actor| actor.kind == ActorKind::Person).cloned().collect();
        let states =
            registry.states.iter().filter_map(|state| Some((state.iso3.clone(), state.demonyms.first()?.clone())));
        let others = registry.actors.iter().map(|actor| (actor.id.clone(), actor.name.clone()));
        Self { known, of: others.chain(states).collect() }
    }

    /// Somebody to say something.
    pub fn speaker(&self, scene: &Scene<'_>, grammar: &Grammar, random: &mut Random) -> Speaker {
        if random.chance(62) {
            self.known(&self.known[random.skewed(self.known.len())], scene.day)
        } else {
            unknown(scene, grammar, random)
        }
    }

    fn known(&self, person: &RegistryActor, day: Day) -> Speaker {
        let short = person.aliases.iter().find(|alias| alias.kind == AliasKind::Short).map(|alias| alias.name.as_str());
        let last = person.name.rsplit(' ').next().unwrap_or(&person.name);
        Speaker {
            introduced: person
                .offices
                .iter()
                .find(|office| held(office, day))
                .map_or_else(|| person.name.clone(), |office| self.titled(office, &person.name)),
            again: short.unwrap_or(last).to_owned(),
            pronoun: if person.gender == Some('f') { "she" } else { "he" },
        }
    }

    fn titled(&self, office: &RegistryOffice, name: &str) -> String {
        let title =
            TITLES.iter().find(|(title, _)| *title == office.title).map_or(office.title.as_str(), |(_, short)| short);
        match self.of.get(&office.of) {
            Some(of) if office.of.len() == 3 => format!("{of} {title} {name}"),
            Some(of) => format!("{name}, {title} of the {of},"),
            None => format!("{title} {name}"),
        }
    }
}

fn held(office: &RegistryOffice, day: Day) -> bool {
    let day = day.to_string();
    let cut = |bound: &str| day[..bound.len().min(day.len())].to_owned();
    cut(&office.from) >= office.from && (office.to.is_empty() || cut(&office.to) <= office.to)
}

fn unknown(scene: &Scene<'_>, grammar: &Grammar, random: &mut Random) -> Speaker {
    // The rank is the whole person, so that a name comes back with the same first name.
    let rank = random.skewed(80_000);
    let first = grammar.words("first", Random::new(5, rank as u64).below(grammar.ways("first")));
    let last = surname(rank, grammar);
    let mut what = String::new();
    grammar.say("people.one", scene, random, &mut what);
    let pronoun = if first.ends_with('a') { "she" } else { "he" };
    let introduced = match what.strip_prefix("a ") {
        // "Retired engineer Amira Wanden"
        Some(bare) if random.chance(30) && !bare.contains(" of ") => {
            let mut title = bare.split(" in ").next().unwrap_or(bare).split(" from ").next().unwrap_or(bare).to_owned();
            title.truncate(
                title
                    .find(" at ")
                    .or_else(|| title.find(" near "))
                    .or_else(|| title.find(" for "))
                    .unwrap_or(title.len()),
            );
            capitalise(&mut title, 0);
            format!("{title} {first} {last}")
        }
        _ => format!("{first} {last}, {what},"),
    };
    Speaker { introduced, again: last, pronoun }
}
