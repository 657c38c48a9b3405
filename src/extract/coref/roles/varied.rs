//! "The striker", "the billionaire": nouns that vary a name, where the text has no other person they could mean.
//!
//! Reporters who name somebody call them something else in the next sentence. Who acted last is meant, if the noun is one
//! that stands for the famous and the powerful, and no person of that noun has been introduced without a name.

use std::sync::LazyLock;

use super::super::{Cast, Named, gender_of};
use crate::domain::ActorKind;
use crate::extract::lexicon::words::{self, Words, ascii_key as key};
use crate::extract::text::token::{Class, Token};

/// How many mentions, and paragraphs, are looked back.
const MENTIONS: usize = 24;
const PARAGRAPHS: usize = 3;
/// How much a mention must draw to be the one whom the noun varies: it speaks, or acts.
const ENOUGH: f32 = 0.9;
/// How many words may stand between an article and the noun that it introduces.
const DESCRIBED: usize = 5;

impl Cast<'_, '_> {
    /// Whom "the" and this noun mean; none where somebody unnamed may be meant.
    pub(in crate::extract::coref) fn varied(&self, first: u32, noun: u32) -> Option<u32> {
        let word = self.token(noun);
        let age = self.is_age(noun);
        if !age && !VARIES.contains(&word.key) {
            return None;
        }
        let definite = self.token(first).key == key("the") || first == noun && self.is_behind_work(noun);
        let other = |token: &Token| token.class == Class::Suffix || OTHERS.contains(&token.key);
        let others = self.doc.tokens.get(first as usize..noun as usize).is_none_or(|words| words.iter().any(other));
        if !definite || others {
            return None;
        }
        // Who was said to be of another age is not meant.
        let aged = |who: &u32| age && self.entity(*who).roles.iter().any(|&role| is_age(role));
        let mut acting = self.acting(first, gender_of(word.words)).filter(|who| !aged(who));
        let who = acting.next()?;
        // An age tells less than a noun: it means the only one who acts.
        if age && (acting.any(|other| other != who) || self.last_person(first) != Some(who)) {
            return None;
        }
        (!self.is_introduced_unnamed(first, word)).then_some(who)
    }

    /// Those who act or speak in the paragraphs before a token, the last first; none who cannot be of the gender.
    pub(super) fn acting(&self, first: u32, gender: Option<char>) -> impl Iterator<Item = u32> {
        let here = self.doc.paragraph_of(first);
        let near = self.mentions_before(first);
        let near = near.take_while(move |named| here - self.doc.paragraph_of(named.tokens.first) <= PARAGRAPHS);
        near.filter_map(move |named| {
            let who = named.who?;
            let entity = self.entity(who);
            let fits = gender.is_none_or(|gender| entity.gender.is_none_or(|other| other == gender));
            (entity.kind == ActorKind::Person && fits && self.weight(named) >= ENOUGH).then_some(who)
        })
    }

    /// The mentions before a token, the last first.
    pub(super) fn mentions_before(&self, first: u32) -> impl Iterator<Item = &Named> {
        let behind = self.mentions.partition_point(|named| named.tokens.first < first);
        self.mentions[..behind].iter().rev().take(MENTIONS)
    }

    /// The person of the last mention before a token.
    fn last_person(&self, first: u32) -> Option<u32> {
        let persons = |who: &u32| self.entity(*who).kind == ActorKind::Person;
        self.mentions_before(first).filter_map(|named| named.who).find(persons)
    }

    /// "the “Harbour Nights” actor": whether "the" and a title in marks stand before the noun.
    fn is_behind_work(&self, noun: u32) -> bool {
        let Some(close) = noun.checked_sub(1) else { return false };
        let behind = self.doc.quoted.partition_point(|run| run.open <= close);
        let run = self.doc.quoted[..behind].iter().rev().take(NESTED).find(|run| run.close == Some(close));
        run.and_then(|run| run.open.checked_sub(1)).is_some_and(|before| self.token(before).key == key("the"))
    }

    /// "a striker said": whether one of the noun stands before whom no name introduces.
    pub(super) fn is_introduced_unnamed(&self, first: u32, noun: &Token) -> bool {
        let tokens = &self.doc.tokens[..first as usize];
        let from = tokens.len().saturating_sub(SEEN);
        let same = tokens.iter().enumerate().skip(from).filter(|(_, token)| token.key == noun.key).map(|(at, _)| at);
        same.into_iter().any(|at| {
            let before = tokens[..at].iter().rev().take(DESCRIBED);
            let mut before = before.take_while(|token| token.class == Class::Word);
            before.any(|token| token.is(Words::ARTICLE) && token.key != key("the") || token.key == key("one"))
        })
    }
}

/// Whether a noun that is said of somebody is an age: "29-year-old".
fn is_age(role: u32) -> bool {
    static AGES: LazyLock<Vec<u32>> =
        LazyLock::new(|| (1..=120).map(|age| words::key(&format!("{age}-year-old"))).collect());
    AGES.contains(&role)
}

/// How many words before a noun are looked at, and how many marks before one that closes; keeps hostile texts linear.
const SEEN: usize = 8192;
const NESTED: usize = 64;

/// Words that make of the noun another than the one who was named.
const OTHERS: [u32; 18] = [
    key("deputy"),
    key("vice"),
    key("assistant"),
    key("acting"),
    key("former"),
    key("late"),
    key("next"),
    key("previous"),
    key("outgoing"),
    key("incoming"),
    key("new"),
    key("other"),
    key("second"),
    key("rival"),
    key("opposing"),
    key("visiting"),
    key("fellow"),
    key("local"),
];

/// Nouns for those whom reporters name, of sport, stage, office and trade.
const VARIES: [u32; 72] = [
    key("star"),
    key("striker"),
    key("captain"),
    key("skipper"),
    key("defender"),
    key("midfielder"),
    key("forward"),
    key("winger"),
    key("goalkeeper"),
    key("keeper"),
    key("batsman"),
    key("bowler"),
    key("wicketkeeper"),
    key("cricketer"),
    key("footballer"),
    key("quarterback"),
    key("player"),
    key("golfer"),
    key("boxer"),
    key("cyclist"),
    key("swimmer"),
    key("sprinter"),
    key("athlete"),
    key("olympian"),
    key("champion"),
    key("playmaker"),
    key("coach"),
    key("manager"),
    key("boss"),
    key("actor"),
    key("actress"),
    key("singer"),
    key("rapper"),
    key("musician"),
    key("songwriter"),
    key("guitarist"),
    key("comedian"),
    key("comic"),
    key("presenter"),
    key("broadcaster"),
    key("author"),
    key("novelist"),
    key("writer"),
    key("poet"),
    key("playwright"),
    key("director"),
    key("filmmaker"),
    key("artist"),
    key("painter"),
    key("designer"),
    key("model"),
    key("influencer"),
    key("activist"),
    key("campaigner"),
    key("politician"),
    key("lawmaker"),
    key("legislator"),
    key("senator"),
    key("congressman"),
    key("congresswoman"),
    key("governor"),
    key("mayor"),
    key("premier"),
    key("chancellor"),
    key("president"),
    key("founder"),
    key("entrepreneur"),
    key("billionaire"),
    key("millionaire"),
    key("mogul"),
    key("tycoon"),
    key("economist"),
];
