//! States as members of the Council, and the words that point to a topic of its record.
//!
//! The registry gives names, demonyms and capitals; what it cannot know is here: short forms in print
//! ("US", "Britain"), words that mean two members at once ("Sino-Russian"), and which topic a state, a place
//! or a leader stands for.

mod names;

use crate::domain::Registry;
use crate::extract::lexicon::maps::ByKey;
use crate::extract::text::token::{Shape, Token};
use names::{MISSIONS, NO_TOPIC, SHORT, SUBJECTS, TOGETHER, TOPIC_OF, TOPICS};

pub(super) use names::Code;

/// The codes of those who can veto; the Soviet Union's seat is Russia's.
const PERMANENT: [Code; 6] = [*b"CHN", *b"FRA", *b"GBR", *b"RUS", *b"SUN", *b"USA"];

/// Whether the state has, or had, a permanent seat.
pub(super) fn is_permanent(code: Code) -> bool {
    PERMANENT.contains(&code)
}

/// How a state is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    Name,    // "China", "Beijing"
    Demonym, // "Chinese"
    /// No member, only what a vote may be about: "Gaza", "Assad".
    Subject,
}

/// What a run of words means.
#[derive(Clone, Debug)]
struct Entry {
    /// The keys behind the first.
    rest: Vec<u32>,
    naming: Naming,
    members: Vec<Code>,
    topic: Option<String>,
    /// Only in capitals: "US", not "us".
    upper: bool,
}

/// A state or subject found in a text.
#[derive(Clone, Debug)]
pub(super) struct Named<'s> {
    /// Index of its first token.
    pub first: usize,
    /// Index behind its last.
    pub end: usize,
    pub naming: Naming,
    pub members: &'s [Code],
    pub topic: Option<&'s str>,
}

/// All the names, by the key of their first word.
#[derive(Debug)]
pub struct States {
    by_first: ByKey<Vec<Entry>>,
}

impl States {
    /// Prepares the registry's states.
    #[must_use]
    pub fn new(registry: &Registry) -> Self {
        let mut states = Self { by_first: ByKey::default() };
        for state in &registry.states {
            let Ok(code) = Code::try_from(state.iso3.as_bytes()) else { continue };
            let topic = topic_of(&state.iso3, &state.id);
            let names = [&state.name, &state.full_name].into_iter().chain(&state.capitals);
            // Moscow is Russia's today; what was the Soviet Union's is the same seat.
            let names = names.filter(|name| state.iso3 != "SUN" || *name != "Moscow");
            names.for_each(|name| states.add(name, Naming::Name, vec![code], topic));
            state.demonyms.iter().for_each(|name| states.add(name, Naming::Demonym, vec![code], topic));
            for (_, short) in SHORT.iter().filter(|(of, _)| *of == state.iso3) {
                short.split(';').for_each(|name| states.add(name, Naming::Name, vec![code], topic));
            }
        }
        for (word, members) in TOGETHER {
            states.add(word, Naming::Demonym, members.to_vec(), None);
        }
        for (topic, words) in SUBJECTS.into_iter().chain(MISSIONS) {
            words.split(';').for_each(|word| states.add(word, Naming::Subject, Vec::new(), Some(topic)));
        }
        for entries in states.by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        states
    }

    fn add(&mut self, name: &str, naming: Naming, members: Vec<Code>, topic: Option<&str>) {
        let mut words = crate::extract::text::tokenizer::tokenize(name).into_iter().map(|token| token.key);
        let Some(first) = words.next() else { return };
        let upper = name.len() <= 4 && !name.chars().any(char::is_lowercase);
        let entry = Entry { rest: words.collect(), naming, members, topic: topic.map(str::to_owned), upper };
        let entries = self.by_first.entry(first).or_default();
        if let Some(same) = entries.iter_mut().find(|other| other.rest == entry.rest) {
            // "Congolese", "Prague", "Korean": which state is meant is open, so none is taken.
            if same.members != entry.members && entry.naming != Naming::Subject {
                same.members.clear();
                same.topic = None;
            }
            return;
        }
        entries.push(entry);
    }

    /// The topic with this slug, as the tables spell it.
    pub(super) fn known(slug: &str) -> Option<&'static str> {
        let of_subjects = SUBJECTS.iter().chain(&MISSIONS).map(|(topic, _)| *topic);
        of_subjects.chain(TOPICS).find(|topic| *topic == slug)
    }

    /// The name that begins at `tokens[at]`.
    pub(super) fn at(&self, tokens: &[Token], at: usize) -> Option<Named<'_>> {
        let token = tokens.get(at)?;
        let entries = self.by_first.get(&token.key)?;
        let fits = |entry: &&Entry| {
            let capital = token.shape != Shape::Lower || entry.naming == Naming::Subject && !entry.rest.is_empty();
            let lower = entry.naming == Naming::Subject && entry.topic.as_deref() == Some("climate")
                || entry.topic.as_deref() == Some("south-africa") && entry.members.is_empty();
            (capital || lower)
                && (!entry.upper || token.shape == Shape::Upper)
                && entry.rest.iter().zip(&tokens[at + 1..]).filter(|(key, token)| **key == token.key).count()
                    == entry.rest.len()
        };
        let entry = entries.iter().find(fits)?;
        let end = at + 1 + entry.rest.len();
        Some(Named { first: at, end, naming: entry.naming, members: &entry.members, topic: entry.topic.as_deref() })
    }
}

fn topic_of<'s>(iso3: &str, id: &'s str) -> Option<&'s str> {
    if NO_TOPIC.contains(&iso3) || PERMANENT.iter().any(|code| code == iso3.as_bytes()) {
        return None;
    }
    let other = TOPIC_OF.iter().find(|(code, _)| *code == iso3).map(|(_, topic)| *topic);
    // The slugs of the other states are those of the record's topics, where it has one.
    other.or(Some(id)).filter(|topic| TOPICS.contains(topic))
}
