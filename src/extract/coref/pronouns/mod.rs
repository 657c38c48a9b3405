//! "He", "she", "his", "who": in the order of the text, each resolved to the likeliest of those named before.
//!
//! Who was named last, as the subject of a sentence, by the reporter and not inside a quotation, and often,
//! is likeliest; whose gender differs is out. The weights were set by hand; of the 156 pronouns that speak
//! in the development texts 144 are resolved as people did (before the weights were moved: 141). What was
//! tried and gave less: counting several mentions of one person together, and more weight for being named
//! often, both of which draw pronouns to an article's subject away from whom it has just introduced.

mod memory;
mod person;

use memory::{Memory, REACH, SPOKEN_OF};

use super::roles::{RolePhrase, is_member};
use super::salience::ACTS;
use super::{Cast, Named, gender_of};
use crate::domain::{ActorKind, MentionKind};
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::person_nouns::{is_person_noun, is_trade};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How many words may stand between an article and a trade.
const DESCRIBED: u32 = 3;

impl Cast<'_, '_> {
    /// Follows names through the text: nouns and pronouns that stand for them become mentions.
    pub(super) fn follow(&mut self) {
        // Names are looked up while phrases are read, so they stay where they are until the end.
        let mut next = self.mentions.iter().peekable();
        let mut found: Vec<Named> = Vec::with_capacity(self.mentions.len() * 2);
        let mut memory = self.memory();
        let mut sentence = 0;
        let mut at = 0u32;
        let tokens = &self.doc.tokens;
        let refers = |at: &u32| {
            tokens.get(*at as usize).is_some_and(may_refer)
                || self.is_trade_named(*at)
                || self.says_as_noun(*at)
                || self.is_named_by_age(*at)
        };
        let end = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
        loop {
            let name = next.peek().map_or(end, |named| named.tokens.first.max(at));
            let pronoun = (at..name).find(refers);
            at = pronoun.unwrap_or(name);
            while self.doc.sentences.get(sentence).is_some_and(|range| range.end <= at) {
                sentence += 1;
                let begin = self.doc.sentences.get(sentence).map_or(end, |range| range.first);
                memory.told += usize::from(self.quoted_by(begin).is_none());
            }
            if pronoun.is_some() {
                if let Some((named, sure)) = self.refers(at, sentence, &memory, &found) {
                    self.remember(&mut memory, &named, sentence);
                    if let (MentionKind::Pronoun, Some(who), true) = (named.kind, named.who, sure) {
                        let gender = gender_of(self.doc.tokens[at as usize].words);
                        let count = &mut memory.called[who as usize][usize::from(gender == Some('f'))];
                        *count = count.saturating_add(1);
                    }
                    // A noun phrase may hold the name of a state that is a mention of its own.
                    found.push(named);
                } else if self.speaks_unnamed(at) || self.is_personal(at) && self.reports_whole(at, sentence) {
                    // The speaker is another person than those spoken of.
                    let unnamed = self.speaks_unnamed(at);
                    let of_here = memory.seen.iter_mut().rev().take(REACH);
                    let of_here = of_here.take_while(|seen| unnamed || seen.sentence == sentence);
                    of_here.for_each(|seen| seen.weight *= SPOKEN_OF);
                } else if self.says_as_noun(at) {
                    memory.unnamed = Some(sentence);
                }
                at += 1;
            } else if let Some(named) = next.next() {
                // "Roe, who won, said so", where two of the text are called Roe: neither anybody else.
                if named.who.is_none() && named.kind == MentionKind::Name && self.is_open_subject(named) {
                    self.dim_beside(&mut memory, named);
                }
                self.remember(&mut memory, named, sentence);
                found.push(*named);
                at = named.tokens.end.max(at);
            } else {
                break;
            }
        }
        found.sort_by_key(|named| (named.tokens.first, std::cmp::Reverse(named.tokens.end)));
        self.mentions = found;
    }

    /// "Roe said so", "When Roe was asked, he said": whether a name that two bear has a verb of its own.
    fn is_open_subject(&self, named: &Named) -> bool {
        let next = self.doc.tokens.get(named.tokens.end as usize);
        let lead = |next: &Token| next.words.is_auxiliary() || next.is(Words::SAYING_SURE | Words::VERB);
        let lead = next.is_some_and(|next| lead(next) && next.gap == Gap::Space && next.shape == Shape::Lower);
        let quoted = self.quoted_by(named.tokens.first).is_some();
        self.weight(named) >= ACTS || lead && !quoted
    }

    /// What the word at `at` refers to, if it is a pronoun or a noun for someone named before, and whether no
    /// one else comes near.
    fn refers(&self, at: u32, sentence: usize, memory: &Memory, found: &[Named]) -> Option<(Named, bool)> {
        let token = &self.doc.tokens[at as usize];
        if !self.doc.kind_at(token.start).has_findings() {
            return None;
        }
        let one = Tokens { first: at, end: at + 1 };
        if self.is_personal(at) {
            let (who, sure) = self.person(at, sentence, memory)?;
            return Some((self.named(one, MentionKind::Pronoun, who), sure));
        }
        if token.is(Words::RELATIVE) {
            let who = self.antecedent(at, found)?;
            return Some((self.named(one, MentionKind::Pronoun, who), true));
        }
        if token.is(Words::ROLE | Words::GROUP) || self.is_trade_named(at) || self.is_named_by_age(at) {
            let phrase: RolePhrase = self.role_phrase(at)?;
            let who = self.role_bearer(phrase, found)?;
            let named = self.named(Tokens { first: at, end: at + 1 }, MentionKind::Role, who);
            return Some((named.widened(self, phrase.tokens), true));
        }
        None
    }

    /// "he", "her"
    fn is_personal(&self, at: u32) -> bool {
        let token = &self.doc.tokens[at as usize];
        token.is(Words::PRONOUN | Words::OBJECT_PRONOUN | Words::POSSESSIVE) && token.is(Words::MALE | Words::FEMALE)
    }

    /// "the tailor", "the taxi driver": a trade behind its article, which no class of the lexicon has.
    fn is_trade_named(&self, at: u32) -> bool {
        const THE: u32 = words::ascii_key("the");
        let noun = self.token(at);
        let trade = is_trade(noun) || is_member(noun) || noun.is(Words::PEOPLE) && !noun.is(Words::PLURAL);
        // "the chief justice"
        let title = noun.is(Words::TITLE) && noun.shape == Shape::Lower && is_person_noun(noun);
        if noun.class != Class::Word || !(trade || title) {
            return false;
        }
        let inside = |word: &u32| {
            let token = self.token(*word);
            let plain = token.shape == Shape::Lower && !token.words.is_function() && !token.is(Words::SAYING_SURE);
            let named = !token.words.is_function() && (is_member(noun) || self.is_demonym(*word));
            token.class == Class::Word && (plain || named)
        };
        // "the Danish night porter"
        let between = (at.saturating_sub(DESCRIBED)..at).rev().take_while(inside).count();
        let the = at.checked_sub(u32::try_from(between).unwrap_or_default() + 1);
        the.is_some_and(|the| self.token(the).key == THE)
    }

    /// "the 29-year-old"
    fn is_named_by_age(&self, at: u32) -> bool {
        let number = self.doc.tokens[at as usize].class == Class::Number;
        number && at > 0 && self.is_age(at) && self.doc.tokens[at as usize - 1].key == words::ascii_key("the")
    }

    /// "said", behind "he" or "the teenager has also": the near word behind auxiliaries and adverbs.
    fn verb_behind(&self, at: u32) -> Option<&Token> {
        let behind = self.doc.tokens.get(at as usize + 1..)?;
        behind.iter().take(3).find(|word| !word.words.is_auxiliary() && !word.is(Words::ADVERB))
    }

    /// "the teenager said", "her brother also told": whether a noun for one person has a verb of saying.
    pub(super) fn says_as_noun(&self, at: u32) -> bool {
        let Some(noun) = self.doc.tokens.get(at as usize) else { return false };
        let says = self
            .verb_behind(at)
            .is_some_and(|verb| verb.is(Words::SAYING_SURE) && verb.shape == Shape::Lower && verb.gap == Gap::Space);
        says && noun.shape == Shape::Lower && !noun.is(Words::PLURAL) && is_person_noun(noun)
    }

    /// "a cousin said", "one neighbour told": somebody who is not named, and whom the next pronoun means.
    fn speaks_unnamed(&self, at: u32) -> bool {
        let at = at as usize;
        let tokens = &self.doc.tokens;
        let Some([noun, verb]) = tokens.get(at..at + 2) else { return false };
        let says = verb.is(Words::SAYING_SURE) && verb.shape == Shape::Lower && verb.gap == Gap::Space;
        if !says || noun.shape != Shape::Lower || noun.is(Words::PLURAL) || !is_person_noun(noun) {
            return false;
        }
        // "a Hollin City Council spokesman said"
        let named = tokens[..at].iter().rev().take(6).take_while(|word| word.is_capital()).count();
        let mut before = tokens[at.saturating_sub(3 + named)..at].iter().rev();
        let article = before.find(|token| token.is(Words::ARTICLE) || token.class != Class::Word);
        // "the relative said": what no one of the text is called.
        let definite = article.is_some_and(|article| article.key == words::ascii_key("the"));
        article.is_some_and(|article| article.is(Words::ARTICLE)) && (!definite || NEVER_NAMED.contains(&noun.key))
    }

    fn named(&self, tokens: Tokens, kind: MentionKind, who: u32) -> Named {
        Named { tokens, whole: tokens, span: self.doc.span(tokens), kind, who: Some(who) }
    }

    /// Whom "who" means: the person named right before, or before the words that describe them.
    fn antecedent(&self, at: u32, found: &[Named]) -> Option<u32> {
        if self.doc.tokens[at as usize].key != words::ascii_key("who") {
            return None;
        }
        let last = found
            .iter()
            .rev()
            .take(4)
            .find(|named| named.who.is_some_and(|who| self.entity(who).kind == ActorKind::Person))?;
        let between = self.doc.tokens.get(last.tokens.end as usize..at as usize)?;
        if between.len() >= 24 {
            return None;
        }
        let breaks = between.iter().any(|token| {
            token.gap == Gap::Line
                || token.class == Class::Stop
                || token.is(Words::SAYING_SURE)
                || token.words.is_auxiliary()
        });
        (!breaks).then_some(last.who).flatten()
    }
}

/// Nouns for those whom reporters leave unnamed throughout.
const NEVER_NAMED: [u32; 10] = [
    words::ascii_key("relative"),
    words::ascii_key("insider"),
    words::ascii_key("source"),
    words::ascii_key("witness"),
    words::ascii_key("eyewitness"),
    words::ascii_key("neighbour"),
    words::ascii_key("neighbor"),
    words::ascii_key("bystander"),
    words::ascii_key("onlooker"),
    words::ascii_key("pal"),
];

/// Whether the word may stand for someone named before.
fn may_refer(token: &Token) -> bool {
    let refers =
        Words::PRONOUN | Words::OBJECT_PRONOUN | Words::POSSESSIVE | Words::RELATIVE | Words::ROLE | Words::GROUP;
    token.class == Class::Word && token.is(refers)
}

impl Named {
    /// The same mention over more words.
    fn widened(mut self, cast: &Cast<'_, '_>, tokens: Tokens) -> Self {
        self.whole = tokens;
        self.span = cast.doc.span(tokens);
        self
    }
}
