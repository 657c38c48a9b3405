//! What credits the outlet behind it: "according to", "in remarks carried by", "in an interview with".

use super::Reader;
use crate::extract::lexicon::words::Words;
use crate::extract::text::document::Stretch;
use crate::extract::text::noun_phrase::Phrase;
use crate::extract::text::token::{Class, Gap};

/// What an outlet does to somebody's words; the words are named before it.
const CARRIED: &str = "carried published broadcast aired run released distributed posted printed relayed shown \
    circulated reported televised issued";
/// Nouns of words that an outlet carries.
const WORDS: &str = "remarks remark comments comment statement statements interview speech address message quotes \
    article op-ed column editorial commentary letter essay piece report reports text excerpts \
    transcript";
/// Nouns and verbs before "in" and "for" an outlet.
const WRITTEN: &str = "wrote writes writing written op-ed editorial article column commentary piece essay letter \
    interview report analysis published";
/// Verbs and nouns before "on" a broadcaster.
const ON_AIR: &str = "speaking appearing appeared spoke live interview interviewed remarks address speech appearance \
    shown";
/// Verbs and nouns of talk before "with" and "to".
const TALK: &str = "interview speaking spoke spoken talking talked remarks comments conversation statement \
    interviews email e-mail";

impl Reader<'_, '_> {
    /// Index of the first token of a phrase with those before it that only say whose it is: "Egypt’s official".
    pub(super) fn led_from(&self, at: usize, phrase: &Phrase) -> u32 {
        let mut first = phrase.tokens.first;
        let before = |first: u32| first.checked_sub(1).and_then(|at| self.doc.tokens.get(at as usize));
        // The adjective of the state may be a phrase of its own: "Iranian", "state television".
        let touches = self.doc.tokens[first as usize].gap == Gap::Space;
        if touches && before(first).is_some_and(|token| token.is_capital() && !token.words.is_function()) {
            first -= 1;
        }
        if before(first).is_some_and(|token| token.class == Class::Suffix) {
            let owner = at.checked_sub(1).map(|at| &self.doc.phrases[at]).filter(|owner| owner.owns);
            first = owner.map_or_else(|| self.before_time(first), |owner| owner.tokens.first);
        }
        first
    }

    /// Whether the words before `first` credit the outlet that begins there.
    pub(super) fn is_led(&self, first: u32, cue: Option<Stretch>) -> bool {
        let Some(preposition) = first.checked_sub(1) else { return false };
        if !self.doc.tokens[preposition as usize].is(Words::PREPOSITION) {
            return false;
        }
        let Some(lead) = self.before_time(preposition).checked_sub(1) else { return false };
        let is = |words: &[&str]| self.any(Some(lead), words);
        let of = |list: &str| self.listed(lead, list);
        let credits = match self.doc.word(preposition).to_ascii_lowercase().as_str() {
            "to" => is(&["according"]) || of(TALK),
            "with" => of(TALK),
            "by" => self.is_by(lead),
            "in" => of(WRITTEN) || is(&["quoted", "cited", "reported"]) || of(CARRIED) && self.names_words(lead),
            "for" => of(WRITTEN) && !is(&["wrote", "writes", "writing", "written"]),
            "from" => is(&["report", "reports", "quote", "quotes"]),
            "on" => self.is_cue(lead, cue) || of(ON_AIR) || of(CARRIED) && self.names_words(lead),
            "per" | "via" => self.is_cue(lead, cue) || self.doc.tokens[lead as usize].class == Class::Comma,
            _ => false,
        };
        // "Doe, who wrote in the Daily", says something of Doe.
        let told_of =
            || (lead.saturating_sub(8)..lead).any(|at| self.any(Some(at), &["who", "whose", "former", "which"]));
        credits && !told_of()
    }

    /// "quoted by", "was quoted as saying by", "a report by", "in remarks carried by", "interviewed by"
    fn is_by(&self, lead: u32) -> bool {
        let is = |words: &[&str]| self.any(Some(lead), words);
        let of = |list: &str| self.listed(lead, list);
        let saying = is(&["saying", "telling"])
            && self.any(lead.checked_sub(1), &["as"])
            && self.any(lead.checked_sub(2), &["quoted", "cited", "reported"]);
        saying
            || is(&["quoted", "cited", "interviewed", "report", "interview"])
            || is(&["reported", "carried"]) && self.any(lead.checked_sub(1), &["as"])
            || of(CARRIED) && self.names_words(lead)
    }

    fn listed(&self, at: u32, list: &str) -> bool {
        super::outlet::listed(&self.doc.word(at).to_ascii_lowercase(), list)
    }

    /// Whether somebody's words are named shortly before: "remarks late on Sunday, carried by".
    fn names_words(&self, lead: u32) -> bool {
        (lead.saturating_sub(7)..lead).any(|at| self.listed(at, WORDS))
    }

    /// Whether the word is that of the attribution itself: "said on CNN".
    fn is_cue(&self, at: u32, cue: Option<Stretch>) -> bool {
        let start = self.doc.tokens[at as usize].start;
        cue.is_some_and(|cue| cue.start <= start && start < cue.end)
    }

    /// "in an interview with", "spoke to", "speaking on", "told".
    pub(super) fn is_interview(&self, first: u32) -> bool {
        let preposition = first.checked_sub(1);
        if self.any(preposition, &["told", "tells", "telling"]) {
            return true;
        }
        let lead = preposition.and_then(|at| self.before_time(at).checked_sub(1));
        let talk = ["interview", "spoke", "speaking", "interviewed", "talked", "talking", "sat"];
        self.any(preposition, &["to", "with", "by", "on"]) && self.any(lead, &talk)
    }

    /// The index behind which only a time stands before `at`: "published on Sunday by", "in Tuesday’s".
    fn before_time(&self, mut at: u32) -> u32 {
        let from = at.saturating_sub(6);
        while at > from {
            let before = &self.doc.tokens[at as usize - 1];
            let time = before.is(Words::DAY | Words::MONTH)
                || before.class == Class::Suffix
                || self.any(
                    Some(at - 1),
                    &["late", "early", "earlier", "yesterday", "today", "last", "this", "week", "night"],
                );
            let on =
                self.any(Some(at - 1), &["on", "in"]) && self.doc.tokens[at as usize].is(Words::DAY | Words::MONTH);
            if !(time || on) {
                break;
            }
            at -= 1;
        }
        at
    }
}
