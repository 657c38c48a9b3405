//! "He", "she", "his", "who": in the order of the text, each resolved to the likeliest of those named before.
//!
//! Who was named last, as the subject of a sentence, by the reporter and not inside a quotation, and often,
//! is likeliest; whose gender differs is out. The weights were set by hand on the development texts.

use super::role::RolePhrase;
use super::{Cast, Named, gender_of};
use crate::domain::{ActorKind, MentionKind};
use crate::extract::sentence::Tokens;
use crate::extract::token::{Class, Gap};
use crate::extract::word::{self, Words};

/// How many mentions back a pronoun looks.
const REACH: usize = 40;
/// How much each sentence between takes away.
const FADE: f32 = 0.72;
/// How likely the best must be, and how far ahead of the next.
const ENOUGH: f32 = 0.12;
const AHEAD: f32 = 1.05;

/// A mention as pronouns see it.
#[derive(Clone, Copy, Debug)]
struct Seen {
    who: u32,
    sentence: usize,
    weight: f32,
}

/// What has been read so far.
#[derive(Debug, Default)]
struct Memory {
    seen: Vec<Seen>,
    count: Vec<u32>,
}

impl Cast<'_, '_> {
    /// Follows names through the text: nouns and pronouns that stand for them become mentions.
    pub(super) fn follow(&mut self) {
        let names = std::mem::take(&mut self.mentions);
        let mut next = names.iter().peekable();
        let mut memory = Memory { seen: Vec::new(), count: vec![0; self.entities.all.len()] };
        self.mentions = Vec::with_capacity(names.len() * 2);
        // Names are looked up while phrases are read, so they stay where they are until the end.
        let mut found: Vec<Named> = Vec::with_capacity(names.len() * 2);
        self.mentions.clone_from(&names);
        let mut sentence = 0;
        let mut at = 0u32;
        while (at as usize) < self.doc.tokens.len() {
            while self.doc.sentences.get(sentence).is_some_and(|range| range.end <= at) {
                sentence += 1;
            }
            if let Some(named) = next.next_if(|named| named.tokens.first <= at) {
                self.remember(&mut memory, named, sentence);
                found.push(*named);
                at = named.tokens.end.max(at);
                continue;
            }
            if let Some(named) = self.refers(at, sentence, &memory, &found) {
                self.remember(&mut memory, &named, sentence);
                // A noun phrase may hold the name of a state that is a mention of its own.
                found.push(named);
            }
            at += 1;
        }
        found.sort_by_key(|named| (named.tokens.first, std::cmp::Reverse(named.tokens.end)));
        self.mentions = found;
    }

    /// What the word at `at` refers to, if it is a pronoun or a noun for someone named before.
    fn refers(&self, at: u32, sentence: usize, memory: &Memory, found: &[Named]) -> Option<Named> {
        let token = &self.doc.tokens[at as usize];
        if token.class != Class::Word || !self.doc.kind_at(token.start).has_findings() {
            return None;
        }
        let one = Tokens { first: at, end: at + 1 };
        if token.is(Words::PRONOUN | Words::OBJECT_PRONOUN | Words::POSSESSIVE) && token.is(Words::MALE | Words::FEMALE)
        {
            let who = self.person(at, sentence, memory)?;
            return Some(self.named(one, MentionKind::Pronoun, who));
        }
        if token.is(Words::RELATIVE) {
            let who = self.antecedent(at, found)?;
            return Some(self.named(one, MentionKind::Pronoun, who));
        }
        if token.is(Words::ROLE | Words::GROUP) {
            let phrase: RolePhrase = self.role_phrase(at)?;
            let who = self.role_bearer(phrase, found)?;
            return Some(
                self.named(Tokens { first: at, end: at + 1 }, MentionKind::Role, who).widened(self, phrase.tokens),
            );
        }
        None
    }

    fn named(&self, tokens: Tokens, kind: MentionKind, who: u32) -> Named {
        Named { tokens, whole: tokens, span: self.doc.span(tokens), kind, who: Some(who) }
    }

    fn remember(&self, memory: &mut Memory, named: &Named, sentence: usize) {
        let Some(who) = named.who.filter(|&who| self.entity(who).kind == ActorKind::Person) else { return };
        memory.seen.push(Seen { who, sentence, weight: self.weight(named) });
        if let Some(count) = memory.count.get_mut(who as usize) {
            *count += 1;
        }
    }

    /// How much a mention draws the next pronoun.
    fn weight(&self, named: &Named) -> f32 {
        if self.quoted_by(named.tokens.first).is_some() {
            return 0.12;
        }
        let tokens = &self.doc.tokens;
        let Some(next) = tokens.get(named.tokens.end as usize) else { return 0.6 };
        let before = (named.whole.first > 0).then(|| &tokens[named.whole.first as usize - 1]);
        if next.class == Class::Suffix || tokens[named.tokens.first as usize].is(Words::POSSESSIVE) {
            return 0.6;
        }
        let says = next.is(Words::SAYING_SURE) || before.is_some_and(|before| before.is(Words::SAYING_SURE));
        if says {
            return 1.3;
        }
        let acts = next.class == Class::Word
            && (next.words.is_auxiliary() || next.is(Words::SAYING | Words::VERB | Words::ADVERB));
        let begins = before.is_none_or(|before| before.class == Class::Stop)
            || tokens[named.whole.first as usize].gap == Gap::Line;
        let object = before.is_some_and(|before| before.is(Words::PREPOSITION) && !begins);
        match (acts || next.class == Class::Comma && begins, begins, object) {
            (true, ..) => 1.0,
            (_, true, _) => 0.9,
            (_, _, true) => 0.5,
            _ => 0.65,
        }
    }

    /// The quoted run that the token stands in.
    fn quoted_by(&self, token: u32) -> Option<usize> {
        let at = self.doc.quoted.partition_point(|run| run.open <= token);
        // Runs may be nested, hardly ever deeper than two.
        (at.saturating_sub(3)..at).rev().find(|&at| self.doc.quoted[at].inner.holds(token))
    }

    /// Whom a pronoun for a person means.
    fn person(&self, at: u32, sentence: usize, memory: &Memory) -> Option<u32> {
        let gender = gender_of(self.doc.tokens[at as usize].words)?;
        let mut scores: Vec<(u32, f32)> = Vec::with_capacity(8);
        for seen in memory.seen.iter().rev().take(REACH) {
            let entity = self.entity(seen.who);
            let fits = match entity.gender {
                Some(other) if other == gender => 1.0,
                Some(_) => continue,
                None => 0.55,
            };
            #[expect(clippy::cast_precision_loss, reason = "few sentences and mentions")]
            let score = {
                let far = sentence.saturating_sub(seen.sentence).min(40) as f32;
                let often = memory.count.get(seen.who as usize).copied().unwrap_or_default() as f32;
                fits * seen.weight * FADE.powf(far) * (1.0 + 0.12 * (1.0 + often).ln())
            };
            match scores.iter_mut().find(|(who, _)| *who == seen.who) {
                Some((_, best)) => *best = best.max(score) + 0.05 * score.min(*best),
                None => scores.push((seen.who, score)),
            }
        }
        scores.sort_by(|a, b| b.1.total_cmp(&a.1));
        match scores.as_slice() {
            [(who, score), rest @ ..] if *score > ENOUGH => {
                rest.first().is_none_or(|(_, next)| *score > next * AHEAD).then_some(*who)
            }
            _ => None,
        }
    }

    /// Whom "who" means: the person named right before, or before the words that describe them.
    fn antecedent(&self, at: u32, found: &[Named]) -> Option<u32> {
        if self.doc.tokens[at as usize].key != word::key("who") {
            return None;
        }
        let last = found
            .iter()
            .rev()
            .take(4)
            .find(|named| named.who.is_some_and(|who| self.entity(who).kind == ActorKind::Person))?;
        let between = self.doc.tokens.get(last.tokens.end as usize..at as usize)?;
        let breaks = between.iter().any(|token| {
            token.gap == Gap::Line
                || token.class == Class::Stop
                || token.is(Words::SAYING_SURE)
                || token.words.is_auxiliary()
        });
        (!breaks && between.len() < 24).then_some(last.who).flatten()
    }
}

impl Named {
    /// The same mention over more words.
    fn widened(mut self, cast: &Cast<'_, '_>, tokens: Tokens) -> Self {
        self.whole = tokens;
        self.span = cast.doc.span(tokens);
        self
    }
}
