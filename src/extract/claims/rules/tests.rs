//! Every row of the lists of phrases matches a text composed of it, by each of its words: no row is dead.

use super::phrase::matches;
use super::tally;
use crate::domain::{Registry, State};
use crate::extract::claims::phrases::{ballot, exceptions, result};
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary::{self, Tag};
use crate::extract::text::sentence::Tokens;
use crate::extract::{Doc, Gazetteer};

/// The text of the phrase without its optional places, with the `turn`th word of each of the others.
fn example(phrase: &str, turn: usize) -> String {
    let word = |place: &str| {
        let words: Vec<_> = place.split('|').collect();
        match words[turn % words.len()] {
            "#" => "three".to_owned(),
            "@" => "France".to_owned(),
            "$" => "members".to_owned(),
            "%" | "*" | "~" => String::new(),
            word => word.to_owned(),
        }
    };
    let places = phrase.split(' ').filter(|place| !place.starts_with('?'));
    places.map(word).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The phrases with a word that no text reaches, by itself or because no word of the vocabulary leads to it.
fn dead<'p>(phrases: impl Iterator<Item = &'p str>, gate: Option<Tag>, gazetteer: &Gazetteer) -> Vec<String> {
    let mut dead = Vec::new();
    for phrase in phrases {
        let turns = phrase.split(' ').map(|place| place.split('|').count()).max().unwrap_or(1);
        for text in (0..turns).map(|turn| example(phrase, turn)) {
            let doc = Doc::new(&text);
            let end = u32::try_from(doc.tokens.len()).expect("a phrase is short");
            let view = View::new(&doc, gazetteer.states(), Tokens { first: 0, end });
            let led = gate.is_none_or(|gate| view.is(0, gate));
            if !led || matches(&view, 0, phrase).is_none() {
                dead.push(text);
            }
        }
    }
    dead
}

#[test]
fn every_row_can_match_its_own_words() {
    let france =
        State { id: "france".to_owned(), iso3: "FRA".to_owned(), name: "France".to_owned(), ..State::default() };
    let gazetteer = Gazetteer::new(&Registry { states: vec![france], ..Registry::default() });
    let of_drafts = result::OF_DRAFT.iter().chain(&result::OF_COUNCIL).map(|(_, phrase)| *phrase);
    let of_ballots = ballot::OF_SUBJECT.iter().chain(&ballot::OF_OBJECT).map(|(.., phrase)| *phrase);
    let others = exceptions::PHRASES.iter().map(|(.., phrase)| *phrase);
    let alone = exceptions::ALONE.iter().map(|(_, phrase)| *phrase).chain(exceptions::PERMANENT);
    let counts = tally::words::PHRASES.iter().map(|(_, phrase)| *phrase);
    let mut all = dead(of_drafts, Some(vocabulary::RESULT), &gazetteer);
    all.extend(dead(of_ballots, Some(vocabulary::BALLOT), &gazetteer));
    all.extend(dead(others.chain(alone).chain(counts), None, &gazetteer));
    assert!(all.is_empty(), "{all:#?}");
}
