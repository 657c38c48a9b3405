//! What the sentences beside a quotation say of it: "She never said that.", "The clip is a forgery."

use super::outside::Outside;
use super::words::Marks;
use crate::domain::QuoteModality::{self, Disputed, Hypothetical, Negated, Planned};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// A sentence of more words speaks of something of its own.
const SHORT: usize = 24;

impl Outside<'_, '_> {
    /// What a sentence behind the quotation says of its having been said; `own` where it names the speaker.
    pub(super) fn says_of_the_words(&self, own: bool) -> Option<QuoteModality> {
        if own && self.denies_it() {
            return Some(Negated);
        }
        if self.words.len() > SHORT || self.words.iter().any(Option::is_none) {
            return None;
        }
        self.takes_back().or_else(|| self.exposes())
    }

    /// "She never said that.", "He denies having said so.", "That is what she would have said."
    fn takes_back(&self) -> Option<QuoteModality> {
        let says =
            |at: &usize| self.is(*at, Words::SAYING) || self.any(*at, &["used", "uttered", "spoken", "spoke", "wrote"]);
        let verb = (0..self.words.len()).find(says)?;
        let such = |at: usize| self.word(at, "no") && self.any(at + 1, &["such"]);
        let nothing = |at: usize| self.word(at, "nothing") && self.any(at + 1, &["of", "like"]);
        if such(verb + 1) || nothing(verb + 1) {
            return Some(Negated);
        }
        // "Those words were never spoken.", "That is not what Doe said.", "None of this was ever said."
        let opens =
            (0..3).any(|at| self.has(at, Marks::THAT) && !self.word(at, "that") || self.word(at, "that") && at < 2);
        let closes = (verb + 1..verb + 3).any(|at| self.has(at, Marks::THAT) || self.any(at, &["words"]));
        let ends = (verb + 1..verb + 5).any(|at| self.at(at).is_none_or(|token| token.class == Class::Stop));
        if !(opens && self.ends_near(verb) || closes && ends) {
            return None;
        }
        let denied = (0..verb).any(|at| self.denies(at) || self.is_nobody(at) || self.has(at, Marks::DENY));
        if denied {
            return Some(Negated);
        }
        let (held, _) = self.governed(verb, QuoteModality::Asserted);
        matches!(held, Hypothetical | Planned | Negated).then_some(held)
    }

    /// Whether the sentence behind denies the quoted words: "Doe denies it."
    fn denies_it(&self) -> bool {
        let end = self.speaker.1;
        let verb = (end..end + 3).find(|&at| self.has(at, Marks::DENY));
        verb.is_some_and(|verb| {
            self.has(verb + 1, Marks::THAT) && self.at(verb + 2).is_none_or(|token| token.class == Class::Stop)
        }) && self.gap.is_none()
    }

    /// Whether the sentence ends soon behind a word, but for "by Doe", "on Friday", "if asked".
    fn ends_near(&self, verb: usize) -> bool {
        let next = verb + 1;
        let ends = |at: usize| self.at(at).is_none_or(|token| matches!(token.class, Class::Stop | Class::Comma));
        ends(next) || ends(next + 1) || self.is(next, Words::PREPOSITION) || self.has(next, Marks::IF)
    }

    /// "The clip is a forgery.", "The post was later found to be fake.", "It was a hoax."
    fn exposes(&self) -> Option<QuoteModality> {
        let be = (1..self.words.len().min(9)).find(|&at| self.is(at, Words::AUXILIARY))?;
        let source = (0..be).find(|&at| self.has(at, Marks::SOURCE)).is_some();
        let it = be < 3 && (0..be).any(|at| self.any(at, &["it", "this", "both", "all"]));
        if !(source || it) || (0..be).any(|at| self.is(at, Words::SAYING_SURE)) {
            return None;
        }
        let mut behind = be + 1..(be + 9).min(self.words.len());
        let forged = behind.clone().any(|at| self.has(at, Marks::FORGERY) || source && self.word(at, "fake"));
        let genuine = source
            && behind.clone().any(|at| self.any(at, &["genuine", "authentic", "real", "hers", "his"]))
            && behind.clone().any(|at| self.has(at, Marks::NOT));
        let not = behind.clone().any(|at| self.has(at, Marks::NOT));
        let made_up = behind.any(|at| self.word(at, "made") && self.word(at + 1, "up"));
        ((forged || made_up) && !not || genuine).then_some(Disputed)
    }

    /// Whether a sentence before the quotation tells of a false source that its own sentence takes up: "In it Doe says".
    pub(super) fn tells_of_a_fake(&self) -> bool {
        let near =
            |at: usize, marks: Marks| (at.saturating_sub(6)..at + 7).any(|other| other != at && self.has(other, marks));
        (0..self.words.len()).any(|at| self.has(at, Marks::FAKE) && near(at, Marks::SOURCE))
    }

    /// "In it Doe says", "The clip has Doe saying", "There Doe says".
    pub(super) fn takes_up_a_source(&self) -> bool {
        let edge = self.speaker.0.min(8);
        let it = |at: usize| self.any(at, &["in", "on"]) && self.any(at + 1, &["it", "them", "which"]);
        let source = |at: usize| self.any(at, &["the", "this", "that", "it"]) && self.has(at + 1, Marks::SOURCE);
        let shows = |at: usize| self.word(at, "it") && self.has(at + 1, Marks::PERCEIVE);
        (0..edge).any(|at| it(at) || source(at) || shows(at))
    }
}
