//! What articles say of an actor that the registry does not know: one name may be that of several people.

use std::collections::BTreeSet;

use crate::domain::{ActorKind, slug};
use crate::store::sql::from_row::from_row;

/// What one article says of it.
pub(super) struct Sighted {
    pub kind: ActorKind,
    pub description: Option<String>,
    pub office: Option<String>,
    pub state: Option<String>,
    pub publisher: Option<String>,
}

from_row!(Sighted { kind, description, office, state, publisher });

/// What all of them say, each thing once and in the order of the articles.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sightings {
    pub descriptions: Vec<String>,
    pub states: Vec<String>,
    pub outlets: Vec<String>,
    pub ambiguous: bool,
}

impl Sightings {
    pub fn of(sighted: Vec<Sighted>) -> Self {
        let kinds: BTreeSet<&str> =
            sighted.iter().map(|one| if one.kind == ActorKind::Person { "person" } else { "other" }).collect();
        let several_kinds = kinds.len() > 1;
        let mut all = Self::default();
        for Sighted { description, office, state, publisher, .. } in sighted {
            [description, office].into_iter().flatten().for_each(|said| add(&mut all.descriptions, said));
            if let Some(state) = state {
                add(&mut all.states, state);
            }
            if let Some(publisher) = publisher {
                add(&mut all.outlets, publisher);
            }
        }
        all.ambiguous = several_kinds || all.states.len() > 1 || contradict(&all.descriptions);
        all
    }
}

/// Adds a value unless it is there in another spelling.
fn add(values: &mut Vec<String>, value: String) {
    if !values.iter().any(|other| slug(other) == slug(&value)) {
        values.push(value);
    }
}

/// Longer words that say nothing of somebody: "a teacher from Ghana" and "a sprinter from Norway" have one in common.
const EMPTY_WORDS: [&str; 14] = [
    "also", "former", "from", "into", "late", "near", "over", "that", "their", "then", "this", "under", "whose", "with",
];

/// Whether two of these have no word in common that says anything: longer than three letters, by its first five.
fn contradict(descriptions: &[String]) -> bool {
    let words = |said: &String| -> BTreeSet<String> {
        let said = slug(said);
        let words = said.split('-').filter(|word| word.chars().count() > 3 && !EMPTY_WORDS.contains(word));
        words.map(|word| word.chars().take(5).collect()).collect()
    };
    let words: Vec<BTreeSet<String>> = descriptions.iter().map(words).filter(|words| !words.is_empty()).collect();
    words.iter().enumerate().any(|(at, one)| words[..at].iter().any(|other| one.is_disjoint(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sightings(said: &[(&str, &str, &str)]) -> Sightings {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let sighted = said.iter().map(|(description, state, publisher)| Sighted {
            kind: ActorKind::Person,
            description: some(description),
            office: None,
            state: some(state),
            publisher: some(publisher),
        });
        Sightings::of(sighted.collect())
    }

    #[test]
    fn what_contradicts_is_ambiguous() {
        for (said, ambiguous) in [
            (&[("a scholar of the Council", "", "Post"), ("Scholar", "", "Sun")][..], false),
            (&[("a scholar of the Council", "", "Post"), ("a professional boxer", "", "Sun")], true),
            (&[("teacher from Ghana", "", "Post"), ("sprinter from Norway", "", "Sun")], true),
            (&[("a former mayor", "", "Post"), ("a former boxer", "", "Sun")], true),
            (&[("teacher from Ghana", "", "Post"), ("a former teacher", "", "Sun")], false),
            (&[("", "FRA", "Post"), ("", "FRA", "Post")], false),
            (&[("", "FRA", "Post"), ("", "GBR", "Post")], true),
            (&[("a mayor", "", "Post"), ("", "", "Sun")], false),
            (&[], false),
        ] {
            assert_eq!(sightings(said).ambiguous, ambiguous, "{said:?}");
        }
    }

    #[test]
    fn each_thing_is_told_once_in_the_order_of_the_articles() {
        let told = sightings(&[("a mayor", "FRA", "Post"), ("A Mayor", "FRA", "Sun"), ("mayor of Lyon", "", "POST")]);
        assert_eq!(told.descriptions, ["a mayor", "mayor of Lyon"]);
        assert_eq!((told.states, told.outlets), (vec!["FRA".to_owned()], vec!["Post".to_owned(), "Sun".to_owned()]));
    }
}
