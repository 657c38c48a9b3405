//! Where the clause of a word begins and ends.

use super::sentence::View;
use super::vocabulary;
use crate::domain::SegmentKind;
use crate::extract::Doc;
use crate::extract::lexicon::words::Words;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::Class;

impl View<'_> {
    /// Index of the first token of the clause with `at`: behind a stop, a subordinator or "but".
    pub fn clause_start(&self, at: usize) -> usize {
        (self.first..at).rev().find(|&at| self.parts(at)).map_or(self.first, |at| at + 1)
    }

    /// Index behind the last token of the clause with `at`: before a comma, a stop, a relative, a subordinator.
    pub fn clause_end(&self, at: usize) -> usize {
        let mut to = at + 1;
        while self.inside(to) {
            let ends = match self.tokens[to].class {
                Class::Comma => !self.is_list(to),
                Class::Stop | Class::Semicolon | Class::Colon | Class::Dash | Class::Ellipsis => true,
                Class::Word => self.ends_clause(to) || self.goes_on(at, to),
                _ => false,
            };
            if ends {
                break;
            }
            to += 1;
        }
        to
    }

    /// A comma between states or numbers is no end: "by China, France and Russia", "13 in favour, 2 against".
    fn is_list(&self, comma: usize) -> bool {
        let near =
            |at: usize| self.group_at(at).is_some() || self.tokens.get(at).is_some_and(|t| t.class == Class::Number);
        // "in October 2023, February 2024, and June 2025"
        let of_months = self.has(comma - 1, Words::MONTH)
            || self.tokens.get(comma - 1).is_some_and(|token| token.class == Class::Number);
        if of_months && (comma + 1..comma + 3).any(|at| self.has(at, Words::MONTH)) {
            return true;
        }
        // "on Syria, Britain said"
        let speaks = self.group_at(comma + 1).is_some_and(|group| self.has(group.end, Words::SAYING_SURE));
        !speaks
            && near(comma + 1)
            && (near(comma - 1) || self.is(comma - 1, vocabulary::IN_FAVOUR | vocabulary::AGAINST))
    }

    fn ends_clause(&self, at: usize) -> bool {
        let as_it_did = self.any(at, &["as"]) && !self.any(at + 1, &["well"]) && !self.any(at + 1, &["it", "they"]);
        (self.has(at, Words::RELATIVE) && !self.any(at, &["what"]))
            || self.any(
                at,
                &["while", "because", "although", "though", "unless", "until", "when", "where", "but", "whether"],
            )
            || self.any(at, &["after", "before", "since"]) && !self.starts_time(at + 1) && !self.is_before_council(at)
            || as_it_did
    }

    /// "vetoed the resolution and called": behind its object, "and" begins something else unless it lists.
    fn goes_on(&self, from: usize, and: usize) -> bool {
        let next = and + 1 + usize::from(self.any(and + 1, &["the", "a", "an", "another", "on"]));
        self.any(and, &["and", "or"])
            && self.find(from, and, vocabulary::DRAFT).is_some()
            && !self.named.iter().any(|named| named.first == next || named.first < and && and < named.end)
            && !self.is(next, vocabulary::DRAFT | vocabulary::NUMBER)
            && self.class(next) != Some(Class::Number)
            && !self.has(next, Words::DAY | Words::MONTH)
            && !self.any(next, &["again", "in", "last", "once"])
    }

    /// "a draft before the Security Council": a place, not a clause.
    fn is_before_council(&self, at: usize) -> bool {
        let next = at + 1 + usize::from(self.any(at + 1, &["the"]));
        self.any(at, &["before"])
            && (self.is(next, vocabulary::UN | vocabulary::COUNCIL)
                || self.any(next, &["security", "united"]) && self.any(next + 1, &["council", "nations"]))
    }

    /// "after Saturday", "since 2011": a time, not a clause.
    fn starts_time(&self, at: usize) -> bool {
        let at = at + usize::from(self.any(at, &["last", "the", "early", "late", "mid"]));
        self.class(at) == Some(Class::Number) || self.has(at, Words::DAY | Words::MONTH)
    }

    pub fn parts(&self, at: usize) -> bool {
        match self.tokens[at].class {
            Class::Stop | Class::Semicolon | Class::Colon | Class::Dash => true,
            Class::Word => {
                self.any(at, &["but", "while", "because", "although", "though", "whereas", "when"])
                    || self.any(at, &["until"]) && !self.starts_time(at + 1)
                    || self.any(at, &["after", "before", "since"])
                        && !self.starts_time(at + 1)
                        && !self.is_before_council(at)
                    || self.any(at, &["that"]) && at > self.first && !self.is(at - 1, vocabulary::DRAFT)
            }
            _ => false,
        }
    }
}

/// No sentence that somebody wrote has more tokens; what has is read in stretches, since rules look around in it.
const LONGEST: usize = 240;

/// The stretches that a sentence is read in: one, but for texts without stops.
pub(super) fn windows(sentence: Tokens) -> impl Iterator<Item = Tokens> {
    sentence.range().step_by(LONGEST).map(move |first| {
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Tokens { first: index(first), end: sentence.end.min(index(first + LONGEST)) }
    })
}

/// The sentence without the dateline that it begins with: "UNITED NATIONS, Feb 4 – Russia vetoed".
pub(super) fn behind_dateline(doc: &Doc<'_>, sentence: Tokens) -> Tokens {
    let mut first = sentence.first;
    while first < sentence.end
        && doc.tokens.get(first as usize).is_some_and(|token| doc.kind_at(token.start) == SegmentKind::Dateline)
    {
        first += 1;
    }
    Tokens { first, ..sentence }
}
