//! Modality of a quote: whether the text says that the words were said, were not, or may be one day.
//!
//! Read from the reporter's words around the quotation: the verb group of the cue ("never said", "might have
//! said", "is expected to say"), what governs it ("denied saying", "if Doe says"), and what the words are taken
//! from ("a forged letter has Doe saying", "falsely attributed to Doe"). Anything else is asserted.
//!
//! Limits: only the sentence of the speaker is read, at most ninety tokens of it.

mod outside;
mod words;

use super::direct::Direct;
use crate::domain::QuoteModality;
use crate::extract::lexicon::words::Words;
use crate::extract::text::document::Doc;
use outside::Outside;
use words::{BUT_DOES, DENIES, FAKE, FORGERIES, HABIT, IMAGINED, PLANS, SOURCES};

/// The modality of each of `quotes`; runs of one utterance share what one of them shows.
#[must_use]
pub(crate) fn modalities(doc: &Doc<'_>, quotes: &[Direct]) -> Vec<QuoteModality> {
    let mut found: Vec<QuoteModality> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let own = modality(doc, quote);
        let first = found.get(quote.utterance).copied();
        found.push(first.filter(|_| own == QuoteModality::Asserted).unwrap_or(own));
    }
    found
}

fn modality(doc: &Doc<'_>, quote: &Direct) -> QuoteModality {
    let Some(speaker) = quote.speaker.map(|speaker| doc.phrases[speaker.phrase].tokens) else {
        return QuoteModality::Asserted;
    };
    let outside = Outside::new(doc, speaker, quote);
    if outside.is_disputed() {
        return QuoteModality::Disputed;
    }
    outside.of_cue().unwrap_or(QuoteModality::Asserted)
}

impl Outside<'_, '_> {
    /// Where the clause of the speaker begins.
    fn clause(&self) -> usize {
        (0..self.speaker.0).rev().find(|&at| self.parts(at)).map_or(0, |at| at + 1)
    }

    /// "falsely attributed to Doe", "a forged letter has Doe saying", "in a clip that was a fake".
    fn is_disputed(&self) -> bool {
        let (first, end) = self.speaker;
        let falsely = "falsely wrongly mistakenly misleadingly erroneously incorrectly fraudulently";
        let credited = "attributed credited ascribed";
        let to = |at: usize| self.any(at, "to") && self.any(at.wrapping_sub(1), credited);
        if let Some(to) = self.described_by(to)
            && (to.saturating_sub(5)..to).any(|at| self.any(at, falsely))
        {
            return true;
        }
        let is_fake = |at: usize| self.any(at, FAKE) && (at + 1..at + 5).any(|at| self.any(at, SOURCES));
        // A phrase may have swallowed the verb before the name.
        let fake = (first.saturating_sub(24)..end).rev().find(|&at| is_fake(at));
        if let Some(fake) = fake {
            let leads = (fake..first).any(|at| self.any(at, "which where quoted quotes quoting cited cites citing"));
            let gerund = self.cue.is_some_and(|cue| cue >= end && self.text(cue).ends_with("ing"));
            let own = self.cue.is_some_and(|cue| cue < fake);
            return (leads || gerund) && !own;
        }
        // "says in a clip that turned out to be a forgery"
        let behind = self.cue.unwrap_or(end).max(end);
        let source = (behind..(behind + 8).min(self.words.len())).find(|&at| self.any(at, SOURCES));
        source.is_some_and(|source| {
            self.any(source + 1, "that which later")
                && (source + 2..source + 9).any(|at| self.any(at, FORGERIES) || self.any(at, FAKE))
        })
    }

    /// What the cue's verb group, and what governs it, make of it.
    fn of_cue(&self) -> Option<QuoteModality> {
        let cue = self.cue?;
        let from = self.group(cue);
        let denied = (from..cue).any(|at| self.is_negation(at));
        let mild = (from..cue).any(|at| self.any(at, BUT_DOES) || self.any(at, "only just merely simply"));
        if denied {
            return (!mild).then_some(QuoteModality::Negated);
        }
        if (from..cue).any(|at| self.any(at, DENIES)) || self.short_of(cue) || self.untrue(cue) {
            return Some(QuoteModality::Negated);
        }
        if (from..cue).any(|at| self.any(at, "allegedly supposedly purportedly")) {
            return Some(QuoteModality::Disputed);
        }
        if self.is_imagined(cue) {
            return Some(QuoteModality::Hypothetical);
        }
        self.of_modal(from, cue)
    }

    /// Where the verb group begins that ends in the cue: auxiliaries, adverbs, "to" and what it hangs on.
    fn group(&self, cue: usize) -> usize {
        let mut from = cue;
        while from > 0 && cue - from < 9 {
            let at = from - 1;
            // "denied saying", "expected to say"
            let hangs = self.any(from, "to") || from == cue && self.text(cue).ends_with("ing");
            let governs = hangs && (self.any(at, DENIES) || self.any(at, PLANS) || self.any(at, BUT_DOES));
            let inside = self.is(at, Words::ADVERB | Words::AUXILIARY | Words::MODAL | Words::NEGATION)
                || self.any(at, "to ever even supposedly purportedly");
            if !(inside || governs) || (self.speaker.0..self.speaker.1).contains(&at) {
                break;
            }
            from = at;
        }
        from
    }

    fn is_negation(&self, at: usize) -> bool {
        self.is(at, Words::NEGATION) && !self.any(at, "no")
    }

    /// "stopped short of saying", "instead of saying", "is not known to have said"
    fn short_of(&self, cue: usize) -> bool {
        let of = cue.wrapping_sub(1);
        let instead = self.any(of, "of than") && self.any(of.wrapping_sub(1), "short instead rather");
        let known = (self.speaker.1..cue).any(|at| self.any(at, "known") && self.is_negation(at.wrapping_sub(1)));
        instead || known
    }

    /// "At no point did Doe say", "no one heard Doe say", "neither Doe nor Roe said", "it is not true that Doe said".
    fn untrue(&self, cue: usize) -> bool {
        let first = self.speaker.0;
        if cue < first {
            return false;
        }
        let clause = self.clause();
        let before = clause..first;
        if self.any(first.wrapping_sub(1), "neither nor") {
            return true;
        }
        let that = first.checked_sub(1).filter(|&at| self.any(at, "that"));
        if let Some(that) = that {
            let truth = self.any(that.wrapping_sub(1), "true") && self.is_negation(that.wrapping_sub(2));
            return truth || self.any(that.wrapping_sub(1), "untrue false lie myth");
        }
        let inverted = self.is(first.wrapping_sub(1), Words::AUXILIARY | Words::MODAL);
        let bare = self.any(cue, "say saying tell telling declare declaring call calling use using claim claiming");
        if !(inverted || bare) || before.clone().any(|at| self.is(at, Words::SUBORDINATOR | Words::CONJUNCTION)) {
            return false;
        }
        before.into_iter().any(|at| {
            self.any(at, "never nowhere nobody none")
                || self.any(at, "no") && self.any(at + 1, "one point time moment way account stage circumstances")
        })
    }

    /// "if Doe says", "imagine Doe saying", "perhaps Doe thought", "had Doe said", "as if to say".
    fn is_imagined(&self, cue: usize) -> bool {
        if self.any(cue.wrapping_sub(1), "to") && self.any(cue.wrapping_sub(2), "if though") {
            return true;
        }
        if cue < self.speaker.1 {
            return false;
        }
        let asked = |at: usize| self.is(at.wrapping_sub(1), Words::SAYING) && self.any(at, "if");
        let opened = self.described_by(|at| self.any(at, IMAGINED)).is_some_and(|at| !asked(at));
        // "Had Doe said", "Were Doe to say"
        let begins = |at: usize| at == 0 || self.at(at - 1).is_none();
        let inverted = self.described_by(|at| self.any(at, "had were should") && begins(at)).is_some();
        let heard = |at: usize| self.any(at, "hear see") && self.any(at.wrapping_sub(1), "almost imagine");
        opened || inverted || self.described_by(heard).is_some()
    }

    /// "will say", "is to say", "might say", "would have said".
    fn of_modal(&self, from: usize, cue: usize) -> Option<QuoteModality> {
        let group = from..cue;
        let has = |list: &str| group.clone().any(|at| self.any(at, list));
        let to = group.clone().rev().find(|&at| self.any(at, "to"));
        if let Some(to) = to {
            let plan = self.any(to.wrapping_sub(1), PLANS);
            let is_to = to == from + 1 && self.any(from, "is are was were 's 're");
            return (plan || is_to).then_some(QuoteModality::Planned);
        }
        if has("will 'll ’ll shall") {
            return Some(QuoteModality::Planned);
        }
        let perhaps = has("might may could") || has("would should") && has("have 've ’ve");
        let habit = has(HABIT) || (0..from).any(|at| self.any(at, HABIT));
        let would = has("would 'd ’d") && !habit && self.any(cue, "say tell answer reply respond argue claim ask");
        (perhaps || would).then_some(QuoteModality::Hypothetical)
    }
}
