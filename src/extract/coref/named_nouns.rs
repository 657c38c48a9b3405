//! Nouns for persons that a name completes without a comma: "a resident surnamed Roe", "minister for health and care Jane
//! Roe", "Roe, one of the residents".

use super::noun_run::Head;
use super::{Cast, Speaker};
use crate::domain::ActorKind;
use crate::extract::Stretch;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::letters::is_retired;
use crate::extract::ner::person_nouns::{is_before_name, is_person_noun};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How many words may tell what a minister is in charge of.
const CHARGE: u32 = 8;
/// How many words may stand between a body and the name of who speaks for it.
const REACH: usize = 8;

impl Cast<'_, '_> {
    /// The name that completes a noun, behind the noun's run (`end`) or before its determiner (`first`).
    pub(super) fn completing_name(&self, noun: u32, first: u32, end: u32) -> Option<Tokens> {
        self.surname_given(first, end)
            .or_else(|| self.name_behind_charge(noun, end))
            .or_else(|| self.name_behind_rank(noun, end))
            .or_else(|| self.one_of_them(first))
    }

    /// "a resident surnamed Roe", "a tailor called Jane Roe", but "the minister called Jane Roe"
    pub(super) fn surname_given(&self, first: u32, end: u32) -> Option<Tokens> {
        const GIVEN: [u32; 3] = [key("surnamed"), key("named"), key("nicknamed")];
        let one = [key("a"), key("an"), key("one"), key("another")].contains(&self.token(first).key);
        let called = |verb: &Token| GIVEN.contains(&verb.key) || one && verb.key == key("called");
        self.next(end).filter(|verb| called(verb))?;
        let capital = |at: &u32| self.next(*at).is_some_and(|word| word.is_capital() && !word.words.is_function());
        let first = end + 1;
        let count = (first..first + 4).take_while(capital).count();
        (count > 0).then(|| Tokens { first, end: first + u32::try_from(count).unwrap_or_default() })
    }

    /// "minister for health and secondary care Jane Roe"
    fn name_behind_charge(&self, noun: u32, end: u32) -> Option<Tokens> {
        const GOVERNS: [u32; 2] = [key("for"), key("of")];
        self.next(end).filter(|word| GOVERNS.contains(&word.key) && is_before_name(self.token(noun)))?;
        let matter = |at: &u32| {
            self.doc.tokens.get(*at as usize).is_some_and(|word| {
                let plain = word.shape == Shape::Lower && !word.is(Words::SAYING | Words::VERB);
                // "Minister for Roads, Ports and Harbours"
                let capital = word.is_capital() && self.person_at(*at).is_none();
                let word_of = (plain || capital) && !word.words.is_function() && word.gap == Gap::Space;
                let listed =
                    self.next(*at + 1).is_some_and(|next| next.is_capital() && self.person_at(*at + 1).is_none());
                word.class == Class::Word && (word_of || word.key == key("and")) || word.class == Class::Comma && listed
            })
        };
        let begin = end + 1;
        let count = u32::try_from((begin..begin + CHARGE).take_while(matter).count()).unwrap_or_default();
        let name = self.person_at(begin + count).filter(|name| count > 0 && name.first == begin + count)?;
        (name.len() > 1 && self.token(name.first).gap == Gap::Space).then_some(name)
    }

    /// "Lt Col (Retd) Jane Roe"
    fn name_behind_rank(&self, noun: u32, end: u32) -> Option<Tokens> {
        let first = self.behind_rank(end).filter(|_| is_before_name(self.token(noun)))?;
        self.person_at(first).filter(|name| name.first == first)
    }

    /// Where "(Retd)" ends that begins here.
    pub(super) fn behind_rank(&self, open: u32) -> Option<u32> {
        let bracket = self.doc.tokens.get(open as usize..open as usize + 3);
        bracket.is_some_and(is_retired).then_some(open + 3)
    }

    /// "Roe, one of the residents", with or without its comma.
    fn one_of_them(&self, first: u32) -> Option<Tokens> {
        // The phrase may begin with "one" itself.
        let at = if self.token(first).key == key("one") { first } else { first.checked_sub(2)? };
        let [one, of] = self.doc.tokens.get(at as usize..at as usize + 2)? else { return None };
        let behind = at.checked_sub(1)?;
        let behind = behind.checked_sub(u32::from(self.token(behind).class == Class::Comma))?;
        let joined = one.key == key("one") && of.key == key("of") && one.gap == Gap::Space;
        let word = self.token(behind);
        let name = |word: &Token| word.class == Class::Word && word.is_capital() && !word.words.is_function();
        (joined && name(word)).then(|| self.person_at(behind).unwrap_or(Tokens { first: behind, end: behind + 1 }))
    }

    /// Whom a noun that is no post means: "one of the nurses, Jane Roe,", "Jane Roe’s view", "the 29-year-old".
    pub(super) fn by_noun(&self, tokens: Tokens, span: Stretch) -> Option<Speaker> {
        let last = tokens.end - 1;
        let age = self.is_age(last);
        let aged = || self.who(last).or_else(|| self.varied(tokens.first, last)).filter(|_| age);
        let who = self.one_of(tokens.first).or_else(|| self.owner_of_words(tokens)).or_else(aged);
        match who {
            Some(who) => Some(Speaker { span, ..self.portrait(who) }),
            None => age.then(|| Speaker { span, ..Speaker::default() }),
        }
    }

    /// "Jane Roe’s words", "Jane Roe’s view", "her verdict": who owns what is said or thought.
    fn owner_of_words(&self, tokens: Tokens) -> Option<u32> {
        const WORDS: [u32; 9] = [
            key("words"),
            key("view"),
            key("verdict"),
            key("opinion"),
            key("message"),
            key("answer"),
            key("reply"),
            key("response"),
            key("assessment"),
        ];
        let noun = self.token(tokens.end - 1);
        let words = tokens.len() > 2 && WORDS.contains(&noun.key) && self.token(tokens.end - 2).class == Class::Suffix;
        let owner = tokens.end.checked_sub(3).filter(|_| words)?;
        self.who(owner).filter(|&who| self.entity(who).kind == ActorKind::Person)
    }

    /// "one of the nurses, Jane Roe,": the name behind the many.
    fn one_of(&self, first: u32) -> Option<u32> {
        const ONE: [u32; 2] = [key("one"), key("another")];
        let one = ONE.contains(&self.token(first).key) && self.next(first + 1).is_some_and(|of| of.key == key("of"));
        let word =
            |at: &u32| self.next(*at).is_some_and(|word| word.class == Class::Word && !word.is(Words::SAYING_SURE));
        let comma = first + 2 + u32::try_from((first + 2..first + 9).take_while(word).count()).ok()?;
        let closes = self.doc.tokens.get(comma as usize)?.class == Class::Comma;
        let name = self.person_at(comma + 1).filter(|name| one && closes && name.first == comma + 1)?;
        let behind = self.doc.tokens.get(name.end as usize);
        let ends = behind.is_none_or(|next| next.class != Class::Word || next.is(Words::SAYING));
        self.who(name.end - 1).filter(|_| ends)
    }

    /// "Hollin’s said": a suffix that a verb follows is a part of the name.
    pub(super) fn name_that_owns(&self, tokens: Tokens) -> Option<Speaker> {
        let [suffix, verb] = self.doc.tokens.get(tokens.end as usize..tokens.end as usize + 2)? else { return None };
        let owns = suffix.class == Class::Suffix && suffix.end - suffix.start > 1;
        let says = verb.is(Words::SAYING_SURE) && verb.shape == Shape::Lower && !verb.is(Words::SAYING_NOUN);
        let name = self.token(tokens.end - 1).is_capital() && tokens.len() < 4;
        let whole = Tokens { first: tokens.first, end: tokens.end + 1 };
        (owns && says && name).then(|| Speaker {
            name: Some(self.words(whole)),
            span: self.doc.span(whole),
            ..Speaker::default()
        })
    }

    /// "the Control Board in Ostmark (CBO) secretary Jane Roe", "Hollin Search lead Jane Roe": the name behind a body
    /// and a noun that it has no comma before.
    pub(super) fn named_behind(&self, head: Head, body: Tokens, span: Stretch) -> Option<Speaker> {
        let Head::Other(last) = head else { return None };
        if !self.token(last).is_capital() {
            return None;
        }
        let mut at = body.end;
        for _ in 0..REACH {
            let word = self.doc.tokens.get(at as usize).filter(|word| word.gap != Gap::Line)?;
            let (noun, name) = (self.token(at - 1), self.person_at(at));
            if let Some(name) = name.filter(|name| name.first == at && name.len() > 1 && word.gap == Gap::Space) {
                let post = noun.shape == Shape::Lower && (is_person_noun(noun) || noun.key == key("lead"));
                let who = self.who(name.end - 1).filter(|_| post && at > body.end)?;
                let of = self.doc.span(Tokens { first: body.first, end: name.end });
                return Some(Speaker {
                    span: Stretch { start: span.start, end: of.end.max(span.end) },
                    ..self.portrait(who)
                });
            }
            // "(CBO)"
            let bracket = self.doc.tokens.get(at as usize..at as usize + 3).is_some_and(|found| {
                found[0].class == Class::Open && found[1].shape == Shape::Upper && found[2].class == Class::Close
            });
            let part = word.is_capital()
                || word.is(Words::ARTICLE)
                || word.key == key("in")
                || word.key == key("of")
                || word.key == key("for")
                || word.shape == Shape::Lower && (is_person_noun(word) || word.key == key("lead"));
            if !(bracket || part && word.class == Class::Word) {
                return None;
            }
            at += if bracket { 3 } else { 1 };
        }
        None
    }
}
