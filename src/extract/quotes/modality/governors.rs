//! What governs "to say" and "saying": "is due on Monday to tell", "resisted the urge to say", "was falsely quoted as saying".

use super::group::{Governor, Group, denied, turned};
use super::outside::Outside;
use super::words::Marks;
use crate::domain::QuoteModality::{self, Disputed, Hypothetical, Planned};
use crate::extract::lexicon::words::Words;

impl Outside<'_, '_> {
    /// What governs "to say": the verb there, and what is held then.
    pub(super) fn infinitive(&self, group: Group, held: QuoteModality) -> Option<Governor> {
        let to = group.from;
        let end = self.subject_end(to);
        let near = (end.max(to.saturating_sub(6))..to).rev().take_while(|&at| !self.is_comma(at));
        let verb = Marks::REFUSE.or(Marks::EVEN).or(Marks::PLAN).or(Marks::WISH).or(Marks::HEARSAY).or(Marks::HEARD);
        let before = to.checked_sub(1)?;
        let perfect = self.any(to + 1, &["have"]) || self.any(to + 2, &["have"]);
        if self.any(before, &["if", "though"]) {
            return Some((None, turned(held, Hypothetical)));
        }
        if self.word(before, "yet") {
            return Some((None, denied(held)));
        }
        if near.clone().take(4).any(|at| self.word(at, "too")) {
            return Some((None, denied(held)));
        }
        if self.is_be(before) || self.is(before, Words::ADVERB) && before > 0 && self.is_be(before - 1) {
            let later = self.has(before, Marks::HABIT);
            let turn = if perfect { Hypothetical } else { Planned };
            return Some((Some(before), if later { held } else { turned(held, turn) }));
        }
        // "was wrongly reported to have said"
        if near.clone().any(|at| self.has(at, Marks::FALSELY.or(Marks::MISQUOTED))) {
            return Some((None, turned(held, Disputed)));
        }
        let leads = |at: usize| self.has(at, verb) && (at == before || !self.word(at, "going"));
        if let Some(at) = near.clone().find(|&at| leads(at)) {
            return Some((Some(at), self.led(at, perfect, held)));
        }
        // "did not go so far as to say": a verb that no list has leaves what it leads to a fact.
        let denial = near.clone().take_while(|&at| !self.any(at, &["and", "or", "but"])).any(|at| self.denies(at));
        if denial {
            return Some((None, denied(held)));
        }
        None
    }

    /// What a verb that leads to another makes of it.
    fn led(&self, at: usize, perfect: bool, held: QuoteModality) -> QuoteModality {
        match () {
            // "resisted the urge to say", "missed the chance to say"
            () if self.any(at, &["urge", "temptation", "desire", "impulse"]) => {
                let resists =
                    (at.saturating_sub(3)..at).any(|at| self.has(at, Marks::REFUSE) || self.word(at, "fought"));
                if resists { denied(held) } else { turned(held, Hypothetical) }
            }
            () if self.has(at, Marks::REFUSE) => denied(held),
            () if self.has(at, Marks::EVEN.or(Marks::HEARD)) => held,
            () if self.has(at, Marks::HEARSAY) => turned(held, Disputed),
            () if self.word(at, "supposed") && perfect => turned(held, Disputed),
            // "wants to tell voters next week"
            () if self.any(at, &["want", "wants"]) => turned(held, Planned),
            () if self.has(at, Marks::WISH) => turned(held, Hypothetical),
            // "had been going to say"
            () if self.word(at, "going") && at > 1 && self.word(at - 1, "been") => turned(held, Hypothetical),
            () => turned(held, Planned),
        }
    }

    /// What governs "saying": the verb there, and what is held then.
    pub(super) fn gerund(&self, from: usize, held: QuoteModality) -> Option<Governor> {
        let before = from.checked_sub(1)?;
        if from == self.speaker.1 || self.is_comma(before) || self.at(before).is_none() {
            return None;
        }
        let verbs = Marks::REFUSE.or(Marks::EVEN).or(Marks::WISH).or(Marks::IMAGINE).or(Marks::PLAN).or(Marks::HEARD);
        if self.word(before, "as") {
            return self.quoted_as(before, held);
        }
        if self.any(before, &["if", "though"]) {
            return Some((None, turned(held, Hypothetical)));
        }
        if self.word(before, "without") {
            return Some((None, denied(held)));
        }
        let preposition = self.is(before, Words::PREPOSITION) || self.word(before, "than");
        let at = if preposition { before.checked_sub(1)? } else { before };
        if preposition && self.has(at, Marks::LESS) {
            return Some((None, denied(held)));
        }
        let kept =
            |at: usize| self.has(at, Marks::REFUSE) || self.any(at, &["kept", "keep", "held", "stopped", "shied"]);
        if self.word(before, "from") && (at.saturating_sub(3)..=at).any(kept) {
            return Some((None, denied(held)));
        }
        let near = (at.saturating_sub(3).max(self.subject_end(at))..=at).rev();
        if let Some(at) = near.clone().find(|&at| preposition && self.has(at, Marks::HEARSAY)) {
            return Some((Some(at), turned(held, Disputed)));
        }
        if self.has(at, Marks::IMAGINE) {
            return Some((Some(at), turned(held, Hypothetical)));
        }
        self.has(at, verbs).then(|| (Some(at), self.led(at, false, held)))
    }

    /// "was quoted by the paper as saying": the verb, and what it makes of what is held.
    fn quoted_as(&self, r#as: usize, held: QuoteModality) -> Option<Governor> {
        let near = (self.clause(r#as).max(r#as.saturating_sub(14))..r#as).rev();
        let quoted = |at: &usize| {
            self.has(*at, Marks::MISQUOTED)
                || self.any(
                    *at,
                    &["quoted", "cited", "reported", "quotes", "cites", "quoting", "citing", "described", "shown"],
                )
        };
        let verb = near.into_iter().find(quoted)?;
        let falsely = (verb.saturating_sub(2)..verb + 2).any(|at| self.has(at, Marks::FALSELY));
        let disputed = falsely || self.has(verb, Marks::MISQUOTED);
        Some((Some(verb), if disputed { turned(held, Disputed) } else { held }))
    }
}
