//! One sentence as the rules look at it: its words with their classes, and the groups of states in it.

use super::super::Doc;
use super::super::sentence::Tokens;
use super::super::token::{Class, Token};
use super::super::word::Words;
use super::state::{Code, Named, Naming, States, is_permanent};
use super::word::{self, Tag};

/// States named together: "China and Russia", "the Russian and Chinese".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Index of the first token.
    pub first: usize,
    /// Index behind the last, with the noun that a demonym stands before ("the Russian delegation").
    pub end: usize,
    /// Who is named, in the order of the text.
    pub members: Vec<Code>,
    /// Whether the last is a demonym with no noun of its own behind it.
    pub adjective: bool,
}

impl Group {
    /// Whether all of them can veto.
    pub fn is_permanent(&self) -> bool {
        self.members.iter().all(|&code| is_permanent(code))
    }
}

/// A sentence with what was read in it.
pub(super) struct View<'d> {
    pub doc: &'d Doc<'d>,
    pub tokens: &'d [Token],
    /// Index of the first token.
    pub first: usize,
    /// Index behind the last.
    pub end: usize,
    tags: Vec<Tag>,
    /// States and other subjects, in order.
    pub named: Vec<Named<'d>>,
    /// Groups of states, in order.
    pub groups: Vec<Group>,
}

impl<'d> View<'d> {
    pub fn new(doc: &'d Doc<'d>, states: &'d States, sentence: Tokens) -> Self {
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        let tags = doc.tokens[first..end].iter().map(|token| word::tag(token.key)).collect();
        let mut view = Self { doc, tokens: &doc.tokens, first, end, tags, named: Vec::new(), groups: Vec::new() };
        let mut at = first;
        while at < end {
            match states.at(&doc.tokens[..end], at) {
                Some(named) => {
                    at = named.end;
                    view.named.push(named);
                }
                None => at += 1,
            }
        }
        view.groups = view.grouped();
        view
    }

    /// The classes of a word; none outside the sentence.
    pub fn tag(&self, at: usize) -> Tag {
        at.checked_sub(self.first).and_then(|at| self.tags.get(at)).copied().unwrap_or_default()
    }

    /// Whether the word is in one of these classes.
    pub fn is(&self, at: usize, any: Tag) -> bool {
        self.tag(at).is(any)
    }

    /// Whether the general word lists have it in one of these classes.
    pub fn has(&self, at: usize, any: Words) -> bool {
        self.inside(at) && self.tokens[at].is(any)
    }

    pub fn inside(&self, at: usize) -> bool {
        self.first <= at && at < self.end
    }

    pub fn class(&self, at: usize) -> Option<Class> {
        self.inside(at).then(|| self.tokens[at].class)
    }

    /// The word; empty outside the sentence.
    pub fn word(&self, at: usize) -> &'d str {
        if self.inside(at) { self.tokens[at].text(self.doc.text) } else { "" }
    }

    /// Whether the word is one of these, in whatever case.
    pub fn any(&self, at: usize, words: &[&str]) -> bool {
        let own = self.word(at);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// The first of the tokens `from..to` with one of these classes.
    pub fn find(&self, from: usize, to: usize, any: Tag) -> Option<usize> {
        (from..to.min(self.end)).find(|&at| self.is(at, any))
    }

    /// Whether "Security Council" (or its initials) stands in `from..to`.
    pub fn names_council(&self, from: usize, to: usize) -> bool {
        (from..to.min(self.end)).any(|at| {
            self.any(at, &["unsc", "unscr"])
                || self.any(at, &["security"])
                    && self.any(at + 1, &["council"])
                    && !self.any(at.wrapping_sub(1), &["national"])
        })
    }

    /// Whether "UN", "United Nations" or the Council stands in `from..to`.
    pub fn names_un(&self, from: usize, to: usize) -> bool {
        self.names_council(from, to)
            || (from..to.min(self.end)).any(|at| {
                (self.is(at, word::UN) && self.word(at).starts_with(['U', 'u']) && self.tokens[at].is_capital())
                    || self.any(at, &["united"]) && self.any(at + 1, &["nations"])
            })
    }

    /// Whether another body's votes are spoken of in `from..to`: "General Assembly", "Congress", "bill".
    pub fn names_other_body(&self, from: usize, to: usize) -> bool {
        (from..to.min(self.end)).any(|at| {
            self.is(at, word::FOREIGN)
                || self.any(at, &["assembly"])
                || self.any(
                    at,
                    &["rights", "city", "town", "county", "state", "district", "school", "ministers", "student"],
                ) && self.any(at + 1, &["council"])
                || self.any(at, &["house"]) && (self.any(at + 1, &["of"]) || !self.any(at.wrapping_sub(1), &["white"]))
                || self.any(at, &["third", "fourth", "nobel"]) && self.any(at + 1, &["committee"])
        })
    }

    fn grouped(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for named in self.named.iter().filter(|named| named.naming != Naming::Subject && !named.members.is_empty()) {
            let adjective = named.naming == Naming::Demonym;
            let first = named.first;
            if let Some(last) = groups.last_mut()
                && self.joins(last, first)
            {
                last.members.extend(
                    named.members.iter().filter(|&code| !last.members.contains(code)).copied().collect::<Vec<_>>(),
                );
                last.end = self.behind_head(named.end);
                last.adjective = adjective && last.end == named.end;
                continue;
            }
            let end = self.behind_head(named.end);
            let adjective = adjective && end == named.end;
            groups.push(Group { first, end, members: named.members.to_vec(), adjective });
        }
        groups
    }

    /// Behind "delegation" in "the Russian delegation", behind the name in "Russia's ambassador Jane Doe".
    fn behind_head(&self, mut at: usize) -> usize {
        let from = at;
        if self.tokens.get(at).is_some_and(|token| token.class == Class::Suffix) {
            at += 1;
        }
        if self.is(at, word::UN) {
            at += 1;
        }
        if !self.is(at, word::HEAD) {
            return from;
        }
        at += 1;
        if self.any(at, &["to"]) && self.names_un(at + 1, at + 3) {
            at += 2 + usize::from(self.any(at + 1, &["the", "united"])) + usize::from(self.any(at + 2, &["united"]));
        }
        while self.inside(at) && self.tokens[at].is_capital() && !self.is(at, word::UN) {
            at += 1;
        }
        at
    }

    /// Whether what stands between the group and the next name joins them: "and", ",", "as well as".
    fn joins(&self, group: &Group, next: usize) -> bool {
        let between: Vec<usize> = (group.end..next).collect();
        match between[..] {
            // "Russia, China veto", "Russian, Chinese vetoes"
            [one] => self.class(one) == Some(Class::Comma) || self.any(one, &["and", "&", "nor", "or"]),
            [one, two] => {
                (self.any(one, &["and"]) && self.any(two, &["the", "then"]))
                    || (self.class(one) == Some(Class::Comma) && self.any(two, &["and", "the"]))
                    || (self.any(one, &["along"]) && self.any(two, &["with"]))
            }
            [one, two, three] => {
                (self.any(one, &["as"]) && self.any(two, &["well"]) && self.any(three, &["as"]))
                    || (self.class(one) == Some(Class::Comma)
                        && self.any(two, &["and"])
                        && self.any(three, &["the", "also"]))
            }
            _ => false,
        }
    }

    /// The group that covers this token.
    pub fn group_at(&self, at: usize) -> Option<&Group> {
        self.groups.iter().find(|group| group.first <= at && at < group.end)
    }

    /// The group whose end is here.
    pub fn group_ending(&self, end: usize) -> Option<&Group> {
        self.groups.iter().find(|group| group.end == end)
    }

    /// The group that begins here, behind an article.
    pub fn group_from(&self, at: usize) -> Option<&Group> {
        let skip = usize::from(self.any(at, &["the", "both"]));
        self.groups.iter().find(|group| group.first == at + skip)
    }

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
        // "on Syria, Britain said"
        let speaks = self.group_at(comma + 1).is_some_and(|group| self.has(group.end, Words::SAYING_SURE));
        !speaks && near(comma + 1) && (near(comma - 1) || self.is(comma - 1, word::IN_FAVOUR | word::AGAINST))
    }

    fn ends_clause(&self, at: usize) -> bool {
        let as_it_did = self.any(at, &["as"]) && !self.any(at + 1, &["well"]) && !self.any(at + 1, &["it", "they"]);
        (self.has(at, Words::RELATIVE) && !self.any(at, &["what"]))
            || self.any(
                at,
                &["while", "because", "although", "though", "unless", "until", "when", "where", "but", "whether"],
            )
            || self.any(at, &["after", "before", "since"]) && !self.starts_time(at + 1)
            || as_it_did
    }

    /// "vetoed the resolution and called": behind its object, "and" begins something else unless it lists.
    fn goes_on(&self, from: usize, and: usize) -> bool {
        let next = and + 1 + usize::from(self.any(and + 1, &["the", "a", "an", "another", "on"]));
        self.any(and, &["and", "or"])
            && self.find(from, and, word::DRAFT).is_some()
            && !self.named.iter().any(|named| named.first == next)
            && !self.is(next, word::DRAFT | word::NUMBER)
            && self.class(next) != Some(Class::Number)
            && !self.has(next, Words::DAY | Words::MONTH)
            && !self.any(next, &["again", "in", "last", "once"])
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
                self.any(at, &["but", "while", "because", "although", "though", "whereas", "until", "when"])
                    || self.any(at, &["after", "before", "since"]) && !self.starts_time(at + 1)
                    || self.any(at, &["that"]) && at > self.first && !self.is(at - 1, word::DRAFT)
            }
            _ => false,
        }
    }
}
