//! Names that only describe another: "a man who knew Jane Roe", "a guard outside the house of Jane Roe", "someone hired by
//! Jane Roe". The words are the man's, the guard's, someone's.

use super::super::Cast;
use super::super::noun_run::Head;
use super::SpeakerPhrase;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How many words may stand between a noun and the name that describes it; keeps hostile texts linear.
const REACH: u32 = 12;

impl Cast<'_, '_> {
    /// The phrase of the noun that a person's name at these words only describes, where no other person is named behind it.
    pub(in crate::extract::coref) fn described_by_name(&self, chosen: Tokens) -> Option<SpeakerPhrase> {
        let name = (chosen.first..chosen.end).find_map(|at| self.person_at(at)).or_else(|| self.capitals(chosen))?;
        let noun = self.described_noun(name.first)?;
        let comma = self.doc.tokens.get(name.end as usize).is_some_and(|token| token.class == Class::Comma);
        if comma && self.person_at(name.end + 1).is_some() {
            return None;
        }
        let first = self.determiner_of(noun);
        Some(SpeakerPhrase { tokens: Tokens { first, end: name.end.max(chosen.end) }, head: Head::Noun(noun) })
    }

    /// The words in capitals of a name that the article has no other time.
    fn capitals(&self, chosen: Tokens) -> Option<Tokens> {
        let capital = |at: &u32| self.token(*at).is_capital() && self.mention_at(*at).is_none();
        let first = (chosen.first..chosen.end).find(capital)?;
        let end = (first..chosen.end).take_while(capital).last()? + 1;
        Some(Tokens { first, end })
    }

    /// The leftmost noun for a person that the words before a name hang on.
    fn described_noun(&self, name: u32) -> Option<u32> {
        let mut found = None;
        let mut at = name;
        while let Some(before) = at.checked_sub(1).filter(|&before| name - before <= REACH) {
            let word = self.token(before);
            let touches = self.token(at).gap == Gap::Space && word.class == Class::Word;
            // "briefed by Jane Roe"
            let passive = self.token(before + 1).key == key("by");
            let relative = is_relative(self.token(before.saturating_sub(1)));
            // "the thinking of", "claiming to be"
            let noun = before > 0 && self.token(before - 1).is(Words::ARTICLE | Words::POSSESSIVE);
            let to = self.token(before + 1).key == key("to");
            let says = word.is(Words::SAYING) && !word.is(Words::ROLE) && !(relative || passive || noun || to);
            if !touches
                || word.is_capital() && found.is_some()
                || word.is(Words::CONJUNCTION | Words::SUBORDINATOR) && !self.is_guise(before)
                || says
            {
                break;
            }
            if word.is_capital() && !self.is_sentence_noun(before) {
                break;
            }
            if is_person(word) && before + 1 < name && self.hangs(before + 1, name) {
                found = Some(before);
            }
            at = before;
        }
        found
    }

    /// "posing as Jane Roe", "passing himself off as Jane Roe".
    fn is_guise(&self, at: u32) -> bool {
        let near = &self.doc.tokens[at.saturating_sub(3) as usize..at as usize];
        let poses = |word: &Token| word.shape == Shape::Lower && word.text(self.doc.text).ends_with("ing");
        self.token(at).key == key("as") && near.iter().any(|word| poses(word) && !word.is(Words::SAYING))
    }

    /// "Lawyers representing Jane Roe": a capital that only begins the sentence.
    fn is_sentence_noun(&self, at: u32) -> bool {
        is_person(self.token(at)) && crate::extract::ner::capitalized::is_start(&self.doc.tokens, at as usize)
    }

    /// Whether the words from here to the name describe the noun before them.
    fn hangs(&self, from: u32, name: u32) -> bool {
        let (first, last) = (self.token(from), self.token(name - 1));
        let text = |token: &Token| token.text(self.doc.text);
        let participle = |token: &Token| {
            token.shape == Shape::Lower
                && !token.words.is_function()
                && (text(token).ends_with("ing") || text(token).ends_with("ed"))
                && !token.is(Words::SAYING_SURE)
        };
        let be = last.key == key("be");
        let second = self.token(from + 1).key == key("by") && from + 1 < name;
        let joins = second
            || is_joint(first)
            || is_relative(first)
            || is_relational(first)
            || participle(first)
            || be && text(first).ends_with("ing");
        // "head of emergency planning": a field, no participle.
        let field = FIELDS.contains(&last.key) && name > from + 1;
        let governs =
            last.is(Words::PREPOSITION) || participle(last) && !field || be || is_relative(first) && !is_relative(last);
        joins && governs && !(is_relative(first) && last.is(Words::SAYING_SURE))
    }

    /// Where the determiner and the adjectives of a noun begin.
    fn determiner_of(&self, noun: u32) -> u32 {
        let mut first = noun;
        while let Some(before) = first.checked_sub(1).filter(|&before| noun - before < 4) {
            let word = self.token(before);
            let part = word.class == Class::Word
                && self.token(first).gap == Gap::Space
                && (word.is(Words::ADJECTIVE | Words::ROLE | Words::ARTICLE | Words::POSSESSIVE | Words::QUANTIFIER)
                    && !word.is(Words::SAYING));
            if !part {
                break;
            }
            first = before;
            if word.is(Words::ARTICLE | Words::POSSESSIVE) {
                break;
            }
        }
        first
    }
}

/// Nouns in "-ing" for what somebody is in charge of.
pub(super) const FIELDS: [u32; 36] = [
    key("planning"),
    key("marketing"),
    key("engineering"),
    key("policing"),
    key("housing"),
    key("banking"),
    key("accounting"),
    key("programming"),
    key("broadcasting"),
    key("training"),
    key("learning"),
    key("lending"),
    key("trading"),
    key("farming"),
    key("mining"),
    key("fishing"),
    key("shipping"),
    key("manufacturing"),
    key("advertising"),
    key("fundraising"),
    key("nursing"),
    key("testing"),
    key("monitoring"),
    key("building"),
    key("teaching"),
    key("writing"),
    key("publishing"),
    key("editing"),
    key("casting"),
    key("coaching"),
    key("scouting"),
    key("catering"),
    key("gaming"),
    key("printing"),
    key("polling"),
    key("licensing"),
];

fn is_person(word: &Token) -> bool {
    const ANY: [u32; 3] = [key("those"), key("people"), key("others")];
    word.class == Class::Word && (is_person_noun(word) && !word.is(Words::SAYING_SURE) || ANY.contains(&word.key))
}

fn is_relative(word: &Token) -> bool {
    const RELATIVES: [u32; 3] = [key("who"), key("that"), key("whose")];
    RELATIVES.contains(&word.key)
}

/// "close", "familiar", "loyal": adjectives that take a preposition and a name.
fn is_relational(word: &Token) -> bool {
    const ADJECTIVES: [u32; 10] = [
        key("close"),
        key("familiar"),
        key("loyal"),
        key("allied"),
        key("sympathetic"),
        key("hostile"),
        key("opposed"),
        key("related"),
        key("critical"),
        key("near"),
    ];
    word.shape == Shape::Lower && ADJECTIVES.contains(&word.key)
}

fn is_joint(word: &Token) -> bool {
    const JOINTS: [u32; 17] = [
        key("of"),
        key("to"),
        key("for"),
        key("with"),
        key("by"),
        key("from"),
        key("in"),
        key("on"),
        key("at"),
        key("around"),
        key("near"),
        key("behind"),
        key("under"),
        key("against"),
        key("outside"),
        key("inside"),
        key("within"),
    ];
    JOINTS.contains(&word.key)
}
