//! Short forms of names, and whom they mean: "Liu", "Mr Assad", "SNC", "DS Roe", "Asad Rafiq" of Asad Rafiq Khan.

use super::super::Cast;
use super::super::entity::Entity;
use super::super::gender_of;
use super::SURNAMES_BEGIN;
use crate::domain::ActorKind;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::capitalized::is_start;
use crate::extract::ner::gazetteer::Form;
use crate::extract::ner::mentions::{Sort, Spot};
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::is_before_name;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Gap, Shape, Token};

/// How many mentions back two of one surname are still both in mind.
const TOGETHER: usize = 6;

/// How many names of one text may be parts of others'; keeps hostile texts linear.
const MERGED: usize = 16;
/// How many of a text's names may be the longer form of a clipped one.
const CLIPPED: usize = 256;
/// How many words of a text show whether it also writes one small; keeps hostile texts linear.
const SEEN: usize = 8192;

impl Cast<'_, '_> {
    /// Names of two words and more that another's begins or ends with: "Asad Rafiq" beside "Asad Rafiq Khan".
    pub(super) fn shortened(&self) -> Vec<(u32, u32)> {
        let all = &self.entities.all;
        let persons =
            (0u32..).zip(all).filter(|(_, one)| one.kind == ActorKind::Person && one.known.is_none() && one.full);
        let longer = |(at, one): (u32, &Entity)| {
            let short = &self.doc.tokens[one.name.range()];
            let (first, last) = (short.first()?, short.last()?);
            if short.len() < 2 || last.is(Words::NAME_SUFFIX) {
                return None;
            }
            let called = self.entities.called(first.key).iter().chain(self.entities.surnamed(last.key));
            let rank = short.len() == 2 && first.shape == Shape::Upper;
            let mut found = called.copied().filter(|&other| {
                let long = &self.doc.tokens[all[other as usize].name.range()];
                let same = |(long, short): (&Token, &Token)| long.key == short.key;
                // "Paul Roe Jr." is the son of Paul Roe.
                let junior = long.last().is_some_and(|last| last.is(Words::NAME_SUFFIX));
                let begins = !junior && long.iter().zip(short).all(same);
                let ends = long.iter().rev().zip(short.iter().rev()).all(same);
                let apart = all[other as usize].gender.zip(one.gender).is_some_and(|(one, other)| one != other);
                let ranked = rank && self.is_rank_of(first, all[other as usize].name);
                let part = || {
                    long.len() > short.len() && (begins && !self.is_thing_after(short.len(), long) || ends) || ranked
                };
                other != at && all[other as usize].known.is_none() && !apart && part()
            });
            let long = found.next()?;
            // "Brave Jane Roe" that a sentence begins with is the Jane Roe of the rest.
            let pair =
                if self.is_described_at_start(one.name, all[long as usize].name) { (long, at) } else { (at, long) };
            found.all(|other| other == long).then_some(pair)
        };
        persons.filter_map(longer).take(MERGED).collect()
    }

    /// "Jane Roe Science": whether a name goes on, behind a shorter one, with a word that the text also writes small.
    fn is_thing_after(&self, short: usize, long: &[Token]) -> bool {
        let small =
            |key: u32| self.doc.tokens.iter().take(SEEN).any(|token| token.key == key && token.shape == Shape::Lower);
        long.get(short..).is_some_and(|rest| {
            // The particle of "Nurul Izzah binti Daud" is always small.
            let mut large = rest.iter().filter(|word| word.is_capital());
            large.any(|word| Names::of(word.key).is(Names::ORGANISATION.or(Names::THING)) || small(word.key))
        })
    }

    /// Whether the longer name has one word more, which begins a sentence and is no given name.
    pub(super) fn is_described_at_start(&self, short: Tokens, long: Tokens) -> bool {
        let first = &self.doc.tokens[long.first as usize];
        let given = Names::of_token(first, self.doc.text).is_given() || first.has_stop(self.doc.text);
        let same = self.doc.tokens[long.end as usize - 1].key == self.doc.tokens[short.end as usize - 1].key;
        // "Íñigo Barragán Tello" is no Barragán Tello, since no given name begins the shorter one.
        let next = &self.doc.tokens[short.first as usize];
        // "Donncha Mac Roe"
        let surname = next.is(Words::NAME_PARTICLE) || SURNAMES_BEGIN.contains(&next.key);
        let named = Names::of_token(next, self.doc.text).is_given() && !surname;
        let begins = named && is_start(&self.doc.tokens, long.first as usize);
        long.len() == short.len() + 1 && same && !given && begins && may_describe(first, self.doc.text)
    }

    /// "DS Roe" of Detective Sergeant Jane Roe: whether capitals are those of the words before a full name.
    fn is_rank_of(&self, letters: &Token, name: Tokens) -> bool {
        let before = &self.doc.tokens[name.first.saturating_sub(5) as usize..name.first as usize];
        let words = before.iter().rev().take_while(|word| word.is_capital() || word.key == words::ascii_key("of"));
        let capital = |word: &&Token| word.is_capital() && word.shape != Shape::Upper;
        let mut initials: Vec<&str> =
            words.filter(capital).filter_map(|word| word.text(self.doc.text).get(..1)).collect();
        initials.reverse();
        let letters = letters.text(self.doc.text);
        (2..=4).contains(&letters.len()) && initials.concat().contains(letters)
    }

    /// Whom a short form means: "Liu", "Mr Assad", "Ms. Clinton", "SNC".
    pub(super) fn short(&self, spot: &Spot) -> Option<u32> {
        if let Sort::Known(meant) = &spot.sort {
            let named = meant.iter().filter_map(|(who, _)| self.entities.of_known(*who));
            // "Roe" of the registry, and another Roe whom the text alone names.
            let known: Vec<u32> = named.collect();
            let short = &self.doc.tokens[spot.name.first as usize];
            let person = known.iter().any(|&at| self.entities.all[at as usize].kind == ActorKind::Person);
            let namesakes = if person && spot.name.len() == 1 { self.entities.surnamed(short.key) } else { &[] };
            let mut all = known;
            all.extend(namesakes.iter().copied().filter(|&at| self.entities.all[at as usize].full));
            let found = self.only(all.into_iter(), spot);
            // "El Mansouri" of the registry may be the text's own Faisal El Mansouri.
            if found.is_some() || spot.name.len() > 1 && meant.iter().any(|(_, form)| *form != Form::Short) {
                return found;
            }
        }
        let tokens = &self.doc.tokens[spot.name.range()];
        let (first, last) = (tokens.first()?, tokens.last()?);
        // "Brandão Neto": surnames are kept without what stands behind them.
        let surname = tokens.iter().rev().find(|token| !token.is(Words::NAME_SUFFIX)).unwrap_or(last);
        let family = self.entities.surnamed(surname.key).iter().copied();
        let family = family.filter(|&at| self.ends_with(at, spot.name));
        if let Some(found) = self.only(family.clone(), spot) {
            return Some(found);
        }
        if spot.name.len() > 1 {
            // "Nurul Izzah" behind "Nurul Izzah binti Daud"
            let begins = |at: &u32| {
                let full = &self.doc.tokens[self.entities.all[*at as usize].name.range()];
                full.len() > tokens.len() && full.iter().zip(tokens).all(|(full, short)| full.key == short.key)
            };
            return self.only(self.entities.called(first.key).iter().copied().filter(begins), spot);
        }
        // "Bishop" means no one but one of that surname.
        if family.count() > 0
            || (is_before_name(first) || Names::of(first.key).is(Names::AFFILIATION))
                && !Names::of(first.key).is_given()
        {
            return None;
        }
        // A given name alone: "Chelsea" behind "Chelsea Roe"; else any word of a name.
        let called = self.only(self.entities.called(first.key).iter().copied(), spot);
        let part = || self.only(self.entities.with_part(first.key).iter().copied(), spot);
        called.or_else(part).or_else(|| self.clipped(first, spot))
    }

    /// "Sam" behind "Samantha Roe": the only person whose given name a given name begins.
    fn clipped(&self, short: &Token, spot: &Spot) -> Option<u32> {
        let word = short.text(self.doc.text);
        if !Names::of(short.key).is_given() || word.len() < 3 || !word.is_ascii() || short.shape != Shape::Capital {
            return None;
        }
        let longer = |one: &Entity| {
            let given = self.doc.tokens[one.name.first as usize].text(self.doc.text);
            one.kind == ActorKind::Person
                && one.known.is_none()
                && one.full
                && given.len() > word.len() + 1
                && given.starts_with(word)
        };
        let all = (0u32..).zip(&self.entities.all).take(CLIPPED);
        self.only(all.filter(|(_, one)| longer(one)).map(|(at, _)| at), spot)
    }

    /// Whether an entity's name ends in these words ("Bin Helli"), or they are its initials.
    fn ends_with(&self, at: u32, short: Tokens) -> bool {
        let full = self.entities.all[at as usize].name;
        let short = &self.doc.tokens[short.range()];
        if short.len() == 1 {
            return true;
        }
        // The marks of a nickname are no part of it.
        let mut full = self.doc.tokens[full.range()].iter().rev().filter(|token| token.is_wordlike());
        short
            .iter()
            .rev()
            .filter(|token| token.is_wordlike())
            .all(|short| full.next().is_some_and(|full| full.key == short.key))
    }

    /// The one that fits the title before the name; of several, the one who is by far named most.
    fn only(&self, candidates: impl Iterator<Item = u32>, spot: &Spot) -> Option<u32> {
        let title = self.title_gender(spot.name.first);
        let mut fitting: Vec<u32> = candidates
            .filter(|&at| match (title, self.entities.all[at as usize].gender) {
                (Some(title), Some(gender)) => title == gender,
                _ => true,
            })
            .collect();
        // "Mr Roe" means a man before somebody of whom the text tells nothing.
        if title.is_some() && fitting.iter().any(|&at| self.entities.all[at as usize].gender == title) {
            fitting.retain(|&at| self.entities.all[at as usize].gender == title);
        }
        fitting.sort_by_key(|&at| std::cmp::Reverse(self.entities.all[at as usize].full_count));
        fitting.dedup();
        match fitting.as_slice() {
            [only] => Some(*only),
            [most, next, ..] => {
                let count = |at: u32| self.entities.all[at as usize].full_count;
                // "Ana Reid opened the debate and Tom Reid closed it. “…,” Reid said."
                if title.is_none() && self.are_named_together(&fitting, spot.name.first) {
                    return None;
                }
                // A surname that stands alone again and again is that of whom the article is about.
                let alone = self.entities.alone.get(&self.doc.tokens[spot.name.end as usize - 1].key).copied();
                let often = alone.unwrap_or_default() >= 4 && count(*most) > count(*next);
                (often || count(*most) >= 3 * count(*next)).then_some(*most)
            }
            [] => None,
        }
    }

    /// Whether one of the last sentences names two of those who may be meant in full.
    fn are_named_together(&self, fitting: &[u32], at: u32) -> bool {
        let sentence = self.doc.sentence_of(at);
        let near = self.mentions.iter().rev().take(TOGETHER).filter(|named| named.tokens.len() > 1);
        let mut full = near
            .filter_map(|named| {
                Some((named.who.filter(|who| fitting.contains(who))?, self.doc.sentence_of(named.tokens.first)))
            })
            .take_while(|(_, of)| sentence.saturating_sub(*of) <= 2);
        let Some((last, of)) = full.next() else { return false };
        full.any(|(who, other)| who != last && other == of)
    }

    /// What "Mr" or "Ms" before a name tells.
    pub(super) fn title_gender(&self, first: u32) -> Option<char> {
        let before = self.doc.tokens.get(first.checked_sub(1)? as usize)?;
        if self.doc.tokens[first as usize].gap != Gap::Space || !before.is(Words::TITLE) {
            return None;
        }
        gender_of(before.words)
    }
}

/// Whether a word that begins a sentence before a name may be an adjective or a noun of the language, not a given name:
/// "Brave Jane Roe", but "Sahra Jama Roe".
pub(super) fn may_describe(word: &Token, text: &str) -> bool {
    const ENDS: [&str; 14] =
        ["ed", "ing", "ful", "ous", "ive", "al", "less", "ish", "ic", "ent", "ant", "ave", "ble", "er"];
    let spelled = word.text(text);
    word.words != Words(0) || ENDS.iter().any(|end| spelled.ends_with(end))
}
