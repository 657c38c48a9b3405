//! Who is meant: names and their short forms, posts and pronouns within one article.
//!
//! [`Cast::read`] goes over an article's spots twice: full names first, so that a headline's "Xi" finds the
//! Xi Jinping of the lead; then, in the order of the text, everything that means one of them. What fits
//! several, or none, stays open: two men of one surname are never joined, and a surname without a
//! bearer in full stays inside the article.

mod authors;
mod bare_name;
mod certainty;
mod copula;
mod descriptions;
mod entity;
mod evidence;
mod kin;
mod named_nouns;
mod names;
mod noun_run;
mod output;
mod pronouns;
mod roles;
mod salience;
mod speaker;
mod speaker_phrase;
mod spoken_for;

use super::lexicon::words::Words;
use super::ner::capitalized::Case;
use super::ner::gazetteer::Gazetteer;
use super::ner::mentions::spots;
use super::text::sentence::Tokens;
use super::{Doc, Stretch};
use crate::domain::{Day, MentionKind};

use entity::Entities;
pub use entity::Entity;
pub use speaker::Speaker;

/// A place where someone is named, and who that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub tokens: Tokens,
    /// The words with titles before them.
    pub whole: Tokens,
    pub span: Stretch,
    /// How the actor is named.
    pub kind: MentionKind,
    /// Who; none where several fit.
    pub who: Option<u32>,
}

/// Everyone whom an article names, and where.
#[derive(Debug)]
pub struct Cast<'a, 't> {
    doc: &'a Doc<'t>,
    gazetteer: &'a Gazetteer,
    day: Option<Day>,
    entities: Entities,
    /// In the order of the text, none overlapping.
    mentions: Vec<Named>,
    /// The words that direct quotes are surely given to, by their end, and the longest first.
    spoken: Vec<Stretch>,
    /// The words that direct quotes are given to, rather than not.
    voiced: Vec<Stretch>,
}

/// How sure an attribution is that shows its words to be somebody's name, and one that shows who spoke last.
const SPOKEN: f32 = 0.75;
const VOICED: f32 = 0.5;

impl<'a, 't> Cast<'a, 't> {
    /// Finds out who is named where in an article of this day; `given` are the words that direct quotes are given to, and how
    /// surely.
    #[must_use]
    pub fn read(doc: &'a Doc<'t>, gazetteer: &'a Gazetteer, day: Option<Day>, given: &[(Stretch, f32)]) -> Self {
        let spots = spots(doc, gazetteer, &Case::of(doc));
        let mentions = Vec::with_capacity(spots.len());
        let least = |least: f32| given.iter().filter(move |(_, sure)| *sure >= least).map(|&(span, _)| span);
        let voiced = least(VOICED).collect();
        let mut spoken: Vec<Stretch> = least(SPOKEN).collect();
        spoken.sort_unstable_by_key(|span| (span.end, span.start));
        let mut cast = Self { doc, gazetteer, day, entities: Entities::default(), mentions, spoken, voiced };
        let full = cast.introduce(&spots);
        cast.relate(&spots, &full);
        for (spot, full) in spots.iter().zip(full) {
            cast.name(spot, full);
        }
        cast.describe();
        cast.follow();
        cast
    }

    /// Where names of the registry are looked up.
    pub(super) fn gazetteer(&self) -> &'a Gazetteer {
        self.gazetteer
    }

    /// The index of the mention with this token.
    fn mention_at(&self, token: u32) -> Option<usize> {
        let at = self.mentions.partition_point(|named| named.tokens.end <= token);
        self.mentions.get(at).filter(|named| named.tokens.holds(token)).map(|_| at)
    }

    /// The entity with this index.
    fn entity(&self, at: u32) -> &Entity {
        &self.entities.all[at as usize]
    }
}

/// The gender that a word tells.
fn gender_of(words: Words) -> Option<char> {
    match (words.is(Words::MALE), words.is(Words::FEMALE)) {
        (true, false) => Some('m'),
        (false, true) => Some('f'),
        _ => None,
    }
}
