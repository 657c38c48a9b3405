//! Names that only an attribution shows to be names: "Stop the Dam said", "said Hollin & Webb".

use super::Cast;
use super::noun_run::is_inner_preposition;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::capitalized::is_start;
use crate::extract::ner::mentions::is_origin;
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::{is_before_name, is_many, is_person_noun, is_portfolio};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

impl Cast<'_, '_> {
    /// Whether nothing in the text shows more of a name than this one word, which is joined to others here.
    pub(super) fn is_alone(&self, who: u32, name: Tokens) -> bool {
        let entity = self.entity(who);
        let alone = entity.known.is_none() && !entity.full && name.len() == 1;
        alone && self.title_cased(name) != Some(name)
    }

    /// Whether a single word that no full name has stands behind a capitalised word that only a sentence begins with.
    pub(super) fn is_cut_name(&self, who: u32, name: Tokens, first: u32) -> bool {
        let Some(before) = name.first.checked_sub(1).filter(|&before| before >= first && name.len() == 1) else {
            return false;
        };
        let word = &self.doc.tokens[before as usize];
        let entity = self.entity(who);
        let origin = is_origin(word.text(self.doc.text));
        let described = origin || is_before_name(word) || is_portfolio(word) || self.mention_at(before).is_some();
        let body = word.is(Words::GROUP) && !word.is(Words::PLURAL);
        let part = word.is_capital() && !word.words.is_function() && !described && !body;
        entity.known.is_none()
            && !entity.full
            && part
            && self.doc.tokens[name.first as usize].gap == Gap::Space
            && is_start(&self.doc.tokens, before as usize)
    }

    /// The capitalised words that end in the head: a name that only the attribution shows to be one.
    pub(super) fn bare_name(&self, first: u32, head: u32) -> Option<String> {
        let tokens = &self.doc.tokens;
        let word = &tokens[head as usize];
        // "In a post on X"
        if !word.is_capital() || word.words.is_function() || word.end - word.start < 2 {
            return None;
        }
        // "the Taoiseach", "Members of the board": a common noun, whatever its capital.
        let alone = head == first || !tokens[head as usize - 1].is_capital();
        if alone && (MEMBERS.contains(&word.key) || is_person_noun(word) && !Names::of(word.key).is_given()) {
            return None;
        }
        // "Organisers told": many who do something, where only the sentence that it begins gives a capital.
        if alone && is_start(tokens, head as usize) && is_many(word.text(self.doc.text)) {
            return None;
        }
        // "Russian FM"
        if OFFICES.contains(&word.key) && head > first && self.mention_at(head - 1).is_some() {
            return None;
        }
        let mut from = head;
        let part = |at: u32| {
            let token = &tokens[at as usize];
            let name = !token.words.is_function() || is_inner_preposition(token);
            token.is_capital() && name && !is_origin(token.text(self.doc.text))
        };
        while from > first {
            // "Ana dos Anjos"
            let particles = (first..from).rev().take(2).take_while(|&at| self.is_particle(at)).count();
            let before = from.checked_sub(1 + u32::try_from(particles).unwrap_or_default()).filter(|&at| at >= first);
            let Some(before) = before.filter(|&at| part(at)) else { break };
            from = before;
        }
        // "van Roe"
        while from > first && self.is_particle(from - 1) {
            from -= 1;
        }
        // "Chadian Finance Minister Cyprus London"
        let describes = |at: u32| {
            let word = &tokens[at as usize];
            is_before_name(word) || is_portfolio(word) || word.is(Words::ADJECTIVE) || self.is_demonym(at)
        };
        if (from..head).any(|at| is_before_name(&tokens[at as usize])) {
            from += u32::try_from((from..head).take_while(|&at| describes(at)).count()).unwrap_or_default();
        }
        self.title_cased(Tokens { first: from, end: head + 1 }).map(|name| self.words(name))
    }

    /// "Stop the Dam", "Mothers of the Valley", "Hollin & Webb": the whole of a name that small words or signs part;
    /// none where a plain word that begins a sentence is no name by itself.
    pub(super) fn title_cased(&self, name: Tokens) -> Option<Tokens> {
        let tokens = &self.doc.tokens;
        let joined = |at: u32| tokens.get(at as usize).is_some_and(|token| token.gap == Gap::Space);
        let joins = |at: u32| joined(at) && self.is_small_part(at);
        let capital = |at: u32| tokens.get(at as usize).is_some_and(Token::is_capital);
        let Tokens { mut first, mut end } = name;
        for small in 1..=2 {
            let begin = first.checked_sub(small + 1).filter(|&begin| capital(begin) && self.is_common(begin));
            let inside = |begin: &u32| (begin + 1..first).all(joins) && joined(first);
            first = begin.filter(inside).unwrap_or(first);
            let sign = tokens.get(end as usize).is_some_and(|sign| sign.class == Class::Symbol);
            let goes_on = (end..end + small).all(joins) && capital(end + small) && joined(end + small);
            // "Mothers of the Valley", but "Giles Roe of Natural Aid"
            let begins = self.is_common(first) && (end == first + 1 || self.token(first).words != Words(0));
            if goes_on && (sign || begins || self.is_plural_for(first, end)) {
                end += small + 1;
            }
        }
        let word = &tokens[first as usize];
        let alone = end - first == 1 && is_start(&self.doc.tokens, first as usize);
        // "Prices have risen": no name, where nothing shows that it speaks.
        let mut behind = self.doc.tokens[end as usize..].iter().take(3);
        let verb = behind.find(|next| !next.is(Words::AUXILIARY | Words::MODAL | Words::NEGATION | Words::ADVERB));
        let silent = verb.is_some_and(|next| {
            let says = next.is(Words::SAYING | Words::SAYING_LOOSE | Words::PREPOSITION | Words::CONJUNCTION);
            next.class == Class::Word && next.shape == Shape::Lower && next.gap == Gap::Space && !says
        });
        let alone = alone && (self.is_common(first) && word.is(Words::PLURAL | Words::GROUP) || silent);
        (!alone).then_some(Tokens { first, end })
    }

    /// "said Mothers for Water": people joined by what they are for.
    pub(super) fn is_plural_for(&self, first: u32, end: u32) -> bool {
        const JOINS: [u32; 3] = [key("for"), key("against"), key("without")];
        let word = self.token(first);
        let people = word.text(self.doc.text).ends_with('s') || word.is(Words::PLURAL | Words::PEOPLE);
        end == first + 1 && people && self.next(end).is_some_and(|next| JOINS.contains(&next.key))
    }

    fn is_particle(&self, at: u32) -> bool {
        let token = self.token(at);
        token.shape == Shape::Lower && token.is(Words::NAME_PARTICLE)
    }

    /// "the" of "Stop the Dam", "&" of "Hollin & Webb".
    fn is_small_part(&self, at: u32) -> bool {
        const SMALL: [u32; 7] =
            [key("of"), key("for"), key("to"), key("the"), key("our"), key("without"), key("against")];
        let token = &self.doc.tokens[at as usize];
        SMALL.contains(&token.key) || token.text(self.doc.text) == "&"
    }

    /// Whether a word may have its capital from the sentence that it begins.
    fn is_common(&self, at: u32) -> bool {
        let word = &self.doc.tokens[at as usize];
        let plural = || word.text(self.doc.text).ends_with('s');
        let sign = self.doc.tokens.get(at as usize + 1).is_some_and(|next| next.text(self.doc.text) == "&");
        // "Responding the Roe said", "Members of the Opposition"
        let other = word.text(self.doc.text).ends_with("ing") || MEMBERS.contains(&word.key);
        let begins = is_start(&self.doc.tokens, at as usize) && (word.words != Words(0) || plural()) && !other;
        word.is_capital() && (sign || begins)
    }
}

/// Nouns that say whose, and are no part of a body's name.
const MEMBERS: [u32; 14] = [
    key("members"),
    key("residents"),
    key("citizens"),
    key("leaders"),
    key("officials"),
    key("ministers"),
    key("representatives"),
    key("supporters"),
    key("critics"),
    key("opponents"),
    key("relatives"),
    key("employees"),
    key("heads"),
    key("students"),
];
/// Offices in initials.
const OFFICES: [u32; 3] = [key("fm"), key("pm"), key("dpm")];
