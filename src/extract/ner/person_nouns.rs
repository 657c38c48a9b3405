//! Person nouns beyond the lexicon's: trades, relations, forms of address, and what ministers are in charge of.
//!
//! The lists are in `person_nouns.txt`. The classes of [`Words`] are features of the models that attribute quotes, so
//! that a word added there changes what those have learnt; these lists decide about names alone.

use std::sync::LazyLock;

use crate::extract::lexicon::table::Lookup;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::text::token::{Shape, Token};

// One bit for each list.
const TITLE: u8 = 1;
const TRADE: u8 = 2;
const RELATION: u8 = 4;
const CROWD: u8 = 8;
const PORTFOLIO: u8 = 16;
const RANK: u8 = 32;
const LISTS: [(&str, u8); 6] = [
    ("title", TITLE),
    ("trade", TRADE),
    ("relation", RELATION),
    ("crowd", CROWD),
    ("portfolio", PORTFOLIO),
    ("rank", RANK),
];

static TABLE: LazyLock<Lookup<u8>> =
    LazyLock::new(|| Lookup::of_lists(include_str!("person_nouns.txt"), &LISTS, words::key, |all, one| *all |= one));

fn listed(token: &Token, lists: u8) -> bool {
    TABLE.get(token.key) & lists != 0
}

/// Whether the noun names a person by what they do, whose they are, or not at all: "tailor", "widow", "someone".
#[must_use]
pub(crate) fn is_person_noun(token: &Token) -> bool {
    token.is(Words::ROLE | Words::PEOPLE) || listed(token, TRADE | RELATION | CROWD) || is_office_title(token)
}

/// Whether the word before a name says what its bearer does, so that it is no part of the name: "Baker", "Cllr".
#[must_use]
pub(crate) fn is_before_name(token: &Token) -> bool {
    token.is(Words::ROLE | Words::TITLE) || listed(token, TITLE | TRADE) || is_rank(token)
}

/// "DS", "PC", "PM": ranks and posts in capitals alone; "Di" and "Ps" are parts of names.
fn is_rank(token: &Token) -> bool {
    token.shape == Shape::Upper && listed(token, RANK)
}

/// Whether the noun needs a second one to say whose: "cousin", "aide", "lawyer".
#[must_use]
pub(crate) fn is_trade(token: &Token) -> bool {
    listed(token, TRADE)
}

/// Whether it says whose somebody is, and hardly what a body has: "brother", "widow".
#[must_use]
pub(crate) fn is_relation(token: &Token) -> bool {
    listed(token, RELATION) && token.is(Words::MALE | Words::FEMALE)
}

/// Whether ministers may be in charge of it: "Health", "roads".
#[must_use]
pub(crate) fn is_portfolio(token: &Token) -> bool {
    listed(token, PORTFOLIO)
}

/// "Ex-mayor", "Then-Minister", "Co-founder": a post behind its hyphen.
#[must_use]
pub(crate) fn is_hyphenated_post(word: &str) -> bool {
    let Some((before, post)) = word.split_once('-') else { return false };
    let prefix =
        ["ex", "then", "co", "vice", "rear", "sub", "arch"].iter().any(|known| known.eq_ignore_ascii_case(before));
    let is_post = |word: &str| {
        let key = words::key(word);
        Words::of(key).is(Words::ROLE | Words::TITLE) || TABLE.get(key) & (TITLE | TRADE) != 0
    };
    // "Editor-in-Chief", "Sergeant-at-Arms", "Turaga-ni-koro": a small word within joins what no name has.
    let inner = post.split_once('-').is_some_and(|(small, last)| {
        let joins = ["in", "at", "of", "ni"].contains(&small);
        joins && (is_post(before) || is_post(last) || last.starts_with(char::is_lowercase))
    });
    // "Major-Gen": ranks on both sides.
    let rank = before.len() > 2 && post.len() > 2 && is_post(before) && is_post(post);
    // "Novelist-turned-activist"
    let turned = before.ends_with("-turned") || post.starts_with("turned-");
    let turned = turned && word.rsplit('-').next().is_some_and(is_post);
    prefix && is_post(post) || inner || rank || turned
}

/// "Organisers", "Scientists": many who do something, by endings that no surname has.
#[must_use]
pub(crate) fn is_many(word: &str) -> bool {
    const ENDINGS: [&str; 8] = ["isers", "izers", "ists", "gators", "aigners", "tators", "icians", "itants"];
    ENDINGS.iter().any(|end| word.ends_with(end))
}

/// "President", "Senator"; but not "Mr".
fn is_office_title(token: &Token) -> bool {
    token.is(Words::TITLE) && token.end - token.start > 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::tokenizer::tokenize;

    #[test]
    fn every_list_is_read() {
        for (list, bit) in LISTS {
            let line = include_str!("person_nouns.txt").lines().find(|line| line.starts_with(list)).expect(list);
            let word = line.split_once(": ").and_then(|(_, words)| words.split(' ').next()).expect(list);
            assert!(TABLE.get(words::key(word)) & bit != 0, "{list}");
        }
    }

    #[test]
    fn trades_and_relations_are_person_nouns_and_things_are_none() {
        let is = |word: &str| is_person_noun(&tokenize(word)[0]);
        assert!(is("tailor") && is("widow") && is("someone") && is("minister"));
        assert!(!is("letter") && !is("dam") && !is("mr") && !is("statement"));
    }
}
