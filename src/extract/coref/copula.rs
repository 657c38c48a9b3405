//! What a sentence says that somebody is: "Jane Roe is a tailor", "The mayor is Jane Roe", and of what age.

use super::Cast;
use super::descriptions::AGED;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap};

/// Forms that join a name to a noun.
const BE: [u32; 6] = [
    words::ascii_key("is"),
    words::ascii_key("was"),
    words::ascii_key("became"),
    words::ascii_key("becomes"),
    words::ascii_key("remains"),
    words::ascii_key("been"),
];

/// Participles of verbs whose second object is a post.
const APPOINTED: [u32; 8] = [
    words::ascii_key("appointed"),
    words::ascii_key("elected"),
    words::ascii_key("re-elected"),
    words::ascii_key("named"),
    words::ascii_key("made"),
    words::ascii_key("sworn"),
    words::ascii_key("installed"),
    words::ascii_key("confirmed"),
];

/// Verbs that join them by "as".
const AS: [u32; 4] =
    [words::ascii_key("works"), words::ascii_key("worked"), words::ascii_key("serves"), words::ascii_key("served")];

impl Cast<'_, '_> {
    /// "Jane Roe, 29,", "Jane Roe (29)", "Jane Roe, aged 29,", "Jane Roe, who is 29": the key of "29-year-old".
    pub(super) fn age_behind(&self, end: u32) -> Option<u32> {
        let tokens = &self.doc.tokens;
        let opens = tokens.get(end as usize)?;
        let skip = tokens.get(end as usize + 1..end as usize + 3).map_or(0, |next| match next {
            [aged, _] if AGED.contains(&aged.key) => 1,
            [who, is] if who.key == words::ascii_key("who") && BE.contains(&is.key) => 2,
            _ => 0,
        });
        let age = tokens.get(end as usize + 1 + skip)?;
        let closes = tokens.get(end as usize + 2 + skip)?;
        let marks = matches!(opens.class, Class::Comma | Class::Open)
            && (matches!(closes.class, Class::Comma | Class::Close | Class::Stop) || closes.gap == Gap::Line);
        let text = age.text(self.doc.text);
        (marks && age.class == Class::Number && text.len() < 4).then(|| words::key(&format!("{text}-year-old")))
    }

    /// "29-year-old tailor Jane Roe", "the 29-year-old tailor, Jane Roe": the key of the age.
    pub(super) fn age_before(&self, first: u32) -> Option<u32> {
        let from = first.saturating_sub(7);
        let inside = |at: &u32| {
            let token = &self.doc.tokens[*at as usize];
            let noun = token.class == Class::Word && !token.is(Words::SAYING_SURE) && !token.words.is_auxiliary();
            self.doc.tokens[*at as usize + 1].gap != Gap::Line
                && (noun || matches!(token.class, Class::Number | Class::Comma))
        };
        let age = (from..first)
            .rev()
            .take_while(inside)
            .find(|&at| self.doc.tokens[at as usize].class == Class::Number && self.is_age(at))?;
        Some(words::key(self.doc.word(age)))
    }

    /// "Sofka, 15, is one of ten": a name with its bearer's age, no day of a month or place.
    pub(super) fn bears_age(&self, name: Tokens) -> bool {
        self.age_behind(name.end).is_some() && !self.is_placed(name)
    }

    /// "Jane Roe is a tailor", "Jane Roe has been mayor", "Jane Roe was appointed mayor", "Jane Roe works
    /// as a nurse", "The mayor is Jane Roe".
    pub(super) fn is_said_to_be(&self, name: Tokens) -> Option<Tokens> {
        let tokens = &self.doc.tokens;
        let word = |at: u32| tokens.get(at as usize).filter(|token| token.gap == Gap::Space);
        let before =
            name.first.checked_sub(1).filter(|&at| word(name.first).is_some() && BE.contains(&tokens[at as usize].key));
        if let Some(noun) =
            before.and_then(|be| be.checked_sub(1)).filter(|&noun| is_person_noun(&tokens[noun as usize]))
        {
            let first = self.nouns_before(noun, noun + 1);
            return Some(Tokens { first, end: noun + 1 });
        }
        // "Jane Roe, who has been a tailor"
        let end = self.behind_asides(name.end);
        let comma = tokens.get(end as usize).is_some_and(|comma| comma.class == Class::Comma);
        let who = comma && word(end + 1).is_some_and(|who| who.key == words::ascii_key("who"));
        let begin = if who { end + 2 } else { name.end };
        let skip =
            u32::from(word(begin).is_some_and(|token| token.words.is_auxiliary()) && !BE.contains(&word(begin)?.key));
        let verb = begin + skip;
        let as_ =
            AS.contains(&word(verb)?.key) && word(verb + 1).is_some_and(|next| next.key == words::ascii_key("as"));
        if !(BE.contains(&word(verb)?.key) || as_) {
            return None;
        }
        let mut at = self.behind_appointment(verb + 1) + u32::from(as_);
        at += u32::from(word(at)?.is(Words::ARTICLE));
        let first = at;
        while word(at).is_some_and(|token| self.is_noun(token)) && at < first + 5 {
            at += 1;
        }
        let noun = at.checked_sub(1).filter(|&noun| noun >= first)?;
        is_person_noun(&tokens[noun as usize]).then_some(Tokens { first, end: at })
    }

    /// "was appointed", "was sworn in as": where the words end behind the verb that only say how somebody came by a post.
    fn behind_appointment(&self, at: u32) -> u32 {
        const IN: [u32; 2] = [words::ascii_key("in"), words::ascii_key("as")];
        let is =
            |at: u32, among: &[u32]| self.doc.tokens.get(at as usize).is_some_and(|word| among.contains(&word.key));
        if !is(at, &APPOINTED) {
            return at;
        }
        (at + 1..at + 3).find(|&next| !is(next, &IN)).unwrap_or(at + 3)
    }
}
