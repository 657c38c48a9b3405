//! Verb groups: the auxiliaries and adverbs of a verb, "has never, as far as anyone knows, said", "could not help saying".
//!
//! What governs the verb of a group is read by [`super::governors`].

use super::outside::Outside;
use super::words::Marks;
use crate::domain::QuoteModality::{self, Asserted, Disputed, Hypothetical, Negated, Planned};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;
use crate::extract::text::token::Token;

/// How far a verb may stand from what governs it, in words.
const FAR: usize = 10;

/// The auxiliaries and adverbs before a verb.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    /// The index of the group's first word.
    pub(super) from: usize,
    denied: bool,
    /// "only", "often": neither a denial nor a modal counts.
    mild: bool,
    habit: bool,
    perfect: bool,
    modal: Option<QuoteModality>,
    /// The "to" it begins with.
    infinitive: bool,
}

/// The verb that governs, if one is to be read further, and what is held then.
pub(super) type Governor = (Option<usize>, QuoteModality);

/// What is denied of a thing held so.
pub(super) fn denied(held: QuoteModality) -> QuoteModality {
    match held {
        Negated => Asserted,
        Disputed => Disputed,
        _ => Negated,
    }
}

/// What a thing held so becomes where something else makes it `other`.
pub(super) fn turned(held: QuoteModality, other: QuoteModality) -> QuoteModality {
    if held == Asserted { other } else { held }
}

/// What is held, under a condition or a question: what was only planned is no more than supposed, too.
pub(super) fn supposed(held: QuoteModality) -> QuoteModality {
    if held == Planned { Hypothetical } else { turned(held, Hypothetical) }
}

impl Outside<'_, '_> {
    /// What the verb's group, and what governs it up to its subject, make of what is held; and where the subject ends,
    /// unless what governs the subject says nothing of the verb.
    pub(super) fn governed(&self, verb: usize, held: QuoteModality) -> (QuoteModality, Option<usize>) {
        let (mut verb, mut held) = (verb, held);
        for _ in 0..4 {
            let group = self.group(verb);
            held = self.grouped(verb, group, held);
            let onward = if group.infinitive {
                self.infinitive(group, held)
            } else if self.is_gerund(verb, group.from) {
                self.gerund(group.from, held)
            } else {
                None
            };
            let Some((next, then)) = onward else { return (held, self.has_subject(verb, group)) };
            held = then;
            let Some(next) = next else { return (held, None) };
            verb = next;
        }
        (held, Some(verb))
    }

    /// Where the subject of a group ends; none for ", saying".
    fn has_subject(&self, verb: usize, group: Group) -> Option<usize> {
        let before = group.from.checked_sub(1);
        let loose = self.is_gerund(verb, group.from) && before.is_some_and(|at| self.is_comma(at));
        (!loose || self.speaker.1 > group.from).then_some(group.from)
    }

    fn is_gerund(&self, verb: usize, from: usize) -> bool {
        self.text(verb).ends_with("ing") || (from..verb).any(|at| self.any(at, &["having", "being"]))
    }

    /// Reads the words before a verb that belong to it, leftwards.
    fn group(&self, verb: usize) -> Group {
        let mut group = Group { from: verb, ..Group::default() };
        while let Some(at) = group.from.checked_sub(1).filter(|at| verb - at < 14) {
            if self.speaker.0 <= at && at < self.speaker.1 {
                break;
            }
            if self.word(at, "to") {
                (group.infinitive, group.from) = (true, at);
                // "careful not to say"
                if let Some(before) = at.checked_sub(1).filter(|&before| self.denies(before)) {
                    (group.denied, group.from) = (true, before);
                }
                break;
            }
            if self.is_comma(at) {
                let Some(before) = self.aside(at) else { break };
                group.from = before + 1;
                continue;
            }
            if let Some((first, denied)) = self.span(at) {
                group.denied |= denied;
                group.from = first;
                continue;
            }
            let adverb = self.is(at, Words::ADVERB) || self.text(at).ends_with("ly") || self.any(at, &["ever", "even"]);
            let denies = self.has(at, Marks::NOT);
            if !(self.is(at, Words::AUXILIARY | Words::MODAL | Words::NEGATION) || adverb || denies) {
                if let Some(first) = self.joined(at, verb).filter(|_| group.from == verb) {
                    group.from = first;
                    continue;
                }
                break;
            }
            if self.word(at, "no") {
                break;
            }
            self.note(at, &mut group);
            group.from = at;
        }
        group
    }

    /// "will stand up and say": behind the auxiliary that a bare verb shares with the one before "and".
    fn joined(&self, and: usize, verb: usize) -> Option<usize> {
        let bare = self.any(verb, &["say", "tell", "declare", "ask", "add", "write", "announce", "insist"]);
        let joins = bare && self.any(and, &["and", "or"]);
        let from = self.subject_end(and).max(and.saturating_sub(FAR));
        let modal = |at: usize| self.is(at, Words::MODAL) && self.at(at).is_some_and(|token| !token.is_capital());
        let shared = |at: &usize| modal(*at) || self.word(*at, "to") || self.has(*at, Marks::NOT);
        (from..and).rev().filter(|_| joins).find(shared).map(|at| at + 1)
    }

    fn note(&self, at: usize, group: &mut Group) {
        group.denied |= self.has(at, Marks::NOT);
        group.mild |= self.any(at, &["only", "merely"]) || self.has(at, Marks::NOT) && self.has(at + 1, Marks::MILD);
        group.habit |= self.has(at, Marks::HABIT);
        group.perfect |= self.any(at, &["have", "'ve", "having"]);
        // "Will Roe" is no modal
        let name = self.at(at).is_some_and(Token::is_capital) && at > 0;
        if self.is(at, Words::MODAL) && group.modal.is_none() && !name {
            group.modal = match () {
                () if self.any(at, &["will", "'ll", "wo", "shall", "sha"]) => Some(Planned),
                () if self.any(at, &["can", "ca"]) => None,
                () => Some(Hypothetical),
            };
        }
        if self.word(at, "'d") && group.modal.is_none() {
            group.modal = Some(Hypothetical);
        }
    }

    /// ", as far as anyone knows,": the word before such an aside, if the group goes on there.
    fn aside(&self, comma: usize) -> Option<usize> {
        let open = (comma.saturating_sub(FAR)..comma).rev().find(|&at| self.is_comma(at))?;
        let before = open.checked_sub(1)?;
        let group = self.is(before, Words::AUXILIARY | Words::MODAL | Words::NEGATION);
        (group && self.at(before).is_some_and(|token| !token.is_capital())).then_some(before)
    }

    /// "at no time", "in no way", "no doubt", "one day": where such an adverb begins, and whether it denies.
    fn span(&self, last: usize) -> Option<(usize, bool)> {
        if !self.has(last, Marks::SPAN) {
            return None;
        }
        let no = last.checked_sub(1)?;
        let denies = self.word(no, "no") && !self.word(last, "doubt");
        let opens = |at: usize| self.any(at, &["at", "in", "by", "under", "on", "not", "even"]);
        match () {
            () if self.any(no, &["no", "one", "as", "so", "at"]) => {
                let first = no.checked_sub(1).filter(|&at| opens(at)).unwrap_or(no);
                Some((first, denies))
            }
            () if self.any(last, &["once", "well"]) => Some((last, false)),
            () => None,
        }
    }

    /// What a group makes of what its verb holds.
    fn grouped(&self, verb: usize, group: Group, held: QuoteModality) -> QuoteModality {
        let even = self.has(verb, Marks::EVEN) && group.denied;
        let then = ["afterwards", "afterward", "years", "decades", "months"];
        let habit = group.habit || (verb + 1..verb + 5).any(|at| self.has(at, Marks::HABIT) || self.any(at, &then));
        let modal = group.modal.filter(|_| !(habit || group.mild || self.has(verb, Marks::HEARD)));
        // "would write" tells as often of what was written later.
        let says = ["say", "tell", "answer", "reply", "respond", "argue", "claim", "ask", "declare", "put", "like"];
        let would = (group.from..verb).any(|at| self.any(at, &["would", "'d"]));
        let modal = modal.filter(|_| !would || group.perfect || group.denied || self.any(verb, &says));
        let hearsay = (group.from..verb).any(|at| self.has(at, Marks::HEARSAY));
        let mut held = if hearsay { turned(held, Disputed) } else { held };
        held = modal.map_or(held, |modal| turned(held, modal));
        if group.denied && !group.mild && !even { denied(held) } else { held }
    }

    /// Where the nearest subject before a word ends: the speaker, or a pronoun.
    pub(super) fn subject_end(&self, at: usize) -> usize {
        let pronoun = (at.saturating_sub(FAR)..at).rev().find(|&at| self.is(at, Words::PRONOUN));
        let pronoun = pronoun.map_or(0, |at| at + 1);
        let speaker = if self.speaker.1 <= at { self.speaker.1 } else { 0 };
        let quote = (0..at).rev().find(|&at| self.at(at).is_none_or(|token| token.class == Class::Colon));
        pronoun.max(speaker).max(quote.map_or(0, |at| at + 1))
    }
}
