//! Whom "he" and "she" mean, of all who were mentioned before.

use super::memory::{FADED, Memory, REACH, SPOKEN_OF, often};
use crate::extract::coref::salience::BEGINS;
use crate::extract::coref::{Cast, gender_of};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Gap, Token};

/// How likely the best must be, and how far ahead of the next.
const ENOUGH: f32 = 0.09;
const AHEAD: f32 = 1.02;
/// How far ahead one is whose gender the pronoun then tells.
const SURE: f32 = 1.4;
/// What someone of unknown gender loses against one whose gender fits.
const UNKNOWN_GENDER: f32 = 0.9;
/// What a single name loses of which nothing shows that it is a person's: "Hollins has ten shops, as he knows".
const UNKNOWN_BARE: f32 = 0.8;
/// What one of unknown gender loses whom the text has called by the other pronoun.
const OTHER_PRONOUN: f32 = 0.35;
const DOUBTFUL: f32 = 0.6;
/// What sets the subject apart from whom it governs.
const APART: [u32; 6] = [key("unlike"), key("like"), key("alongside"), key("besides"), key("beside"), key("opposite")];

impl Cast<'_, '_> {
    /// Whom a pronoun for a person means, and whether no one else comes near.
    pub(super) fn person(&self, at: u32, sentence: usize, memory: &Memory) -> Option<(u32, bool)> {
        let gender = gender_of(self.doc.tokens[at as usize].words)?;
        let faded = &*FADED;
        let reported = self.reports_whole(at, sentence);
        let own = self.owned_before(at, sentence, gender);
        let apart = self.is_set_apart(at, sentence);
        // "The teenager said Roe was to blame. He said": whom an unnamed speaker spoke of does not go on.
        let unnamed = memory.unnamed.filter(|&of| of + 1 >= sentence && self.is_speaking(at));
        let mut scores: Vec<(u32, f32)> = Vec::with_capacity(8);
        for seen in memory.seen.iter().rev().take(REACH) {
            let here = seen.sentence == sentence;
            if (reported || apart) && here || here && own && seen.weight < BEGINS {
                continue;
            }
            let entity = self.entity(seen.who);
            let [men, women] = memory.called[seen.who as usize];
            let (same, other) = if gender == 'f' { (women, men) } else { (men, women) };
            let fits = match entity.gender {
                Some(other) if other == gender => 1.0,
                Some(_) => continue,
                // What one pronoun told may be a mistake of its own.
                None if other > same + 1 => OTHER_PRONOUN,
                None if other > same => DOUBTFUL,
                None if same > other => 1.0,
                None if entity.full => UNKNOWN_GENDER,
                None => UNKNOWN_BARE,
            };
            let far = memory.told.saturating_sub(seen.told).min(FADED.len() - 1);
            let often = memory.named.get(seen.who as usize).map_or_else(|| often(0), |(_, adds)| *adds);
            let spoken_of = if unnamed == Some(seen.sentence) { SPOKEN_OF } else { 1.0 };
            let score = fits * seen.weight * faded[far] * often * spoken_of;
            match scores.iter_mut().find(|(who, _)| *who == seen.who) {
                Some((_, best)) => *best = best.max(score),
                None => scores.push((seen.who, score)),
            }
        }
        scores.sort_by(|a, b| b.1.total_cmp(&a.1));
        match scores.as_slice() {
            [(who, score), rest @ ..] if *score > ENOUGH => {
                let next = rest.first().map_or(0.0, |(_, next)| *next);
                (*score > next * AHEAD).then_some((*who, *score > next * SURE))
            }
            _ => None,
        }
    }

    /// "he said", "she has told": whether the pronoun's own verb is one of saying.
    fn is_speaking(&self, at: u32) -> bool {
        self.verb_behind(at).is_some_and(|verb| verb.is(Words::SAYING) && verb.class == Class::Word)
    }

    /// "Unlike Jane Roe, she said": whether the words that lead to the subject set it apart from whom they name.
    fn is_set_apart(&self, at: u32, sentence: usize) -> bool {
        let Some(range) = self.doc.sentences.get(sentence).filter(|range| range.first < at) else { return false };
        let lead = &self.doc.tokens[range.first as usize..at as usize];
        let subject = self.doc.tokens[at as usize].is(Words::PRONOUN);
        subject && lead.len() < 24 && APART.contains(&lead[0].key) && lead[lead.len() - 1].class == Class::Comma
    }

    /// "In his evidence, and under questions from Roe, he said": whether the sentence began with the pronoun's own
    /// possessive, so that no one whom it names beside is meant.
    fn owned_before(&self, at: u32, sentence: usize, gender: char) -> bool {
        let Some(range) = self.doc.sentences.get(sentence) else { return false };
        let lead = &self.doc.tokens[range.first as usize..at as usize];
        // "Speaking of his new friends Roe and Doe, he said"
        let fronted = lead
            .first()
            .is_some_and(|first| first.is(Words::PREPOSITION) || first.text(self.doc.text).ends_with("ing"));
        let its = |token: &Token| token.is(Words::POSSESSIVE) && gender_of(token.words) == Some(gender);
        let subject = self.doc.tokens[at as usize].is(Words::PRONOUN);
        subject && fronted && lead.len() < 40 && lead.iter().take(8).any(its)
    }

    /// "It was no task of his to mend what misled Dr Roe, he said.": whether the pronoun reports all of the sentence
    /// before it, so that no name there is meant.
    pub(super) fn reports_whole(&self, at: u32, sentence: usize) -> bool {
        let tokens = &self.doc.tokens;
        let Some(range) = self.doc.sentences.get(sentence).filter(|range| range.first + 3 < at) else { return false };
        let (first, at) = (&tokens[range.first as usize], at as usize);
        let lead = first.is(Words::PREPOSITION | Words::SUBORDINATOR) || first.text(self.doc.text).ends_with("ing");
        let comma = tokens[at - 1].class == Class::Comma;
        let says = tokens.get(at + 1).is_some_and(|verb| verb.is(Words::SAYING_SURE));
        let ends = tokens.get(at + 2).is_none_or(|next| {
            next.gap == Gap::Line || next.class == Class::Stop || next.is(Words::PREPOSITION | Words::DAY)
        });
        let quoted = || tokens[range.first as usize..at].iter().any(|token| token.class == Class::Double);
        comma && says && ends && !lead && !quoted()
    }
}
