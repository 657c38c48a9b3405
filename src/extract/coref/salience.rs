//! How much a mention draws the pronouns behind it, by what it does in its sentence.

use super::{Cast, Named};
use crate::extract::lexicon::words::{Words, ascii_key};
use crate::extract::ner::letters::is_post_nominal;
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How much a mention draws, by what it does in its sentence: it says something, acts, …
const SAYS: f32 = 1.3;
pub(super) const ACTS: f32 = 1.0;
/// … is introduced with an apposition, begins the sentence, is an object, …
const INTRODUCED: f32 = 0.95;
pub(super) const BEGINS: f32 = 0.9;
const OBJECT: f32 = 0.65;
/// … stands behind a preposition, owns something, describes a noun ("the Roe campaign"), is quoted.
const OBLIQUE: f32 = 0.5;
const OWNS: f32 = 0.5;
const DESCRIBES: f32 = 0.4;
const QUOTED: f32 = 0.12;
/// What draws more than all of these: being given a direct quote.
pub(super) const QUOTES: f32 = 1.4;

/// How long a paragraph may be that is about what somebody owns, in tokens; keeps hostile texts linear.
const ALONE: u32 = 40;

/// How far behind its subject a verb of saying may stand, in tokens.
const ASIDE: usize = 24;

const AND: u32 = ascii_key("and");

impl Cast<'_, '_> {
    /// How much a mention draws the next pronoun.
    pub(super) fn weight(&self, named: &Named) -> f32 {
        if self.quoted_by(named.tokens.first).is_some() {
            return QUOTED;
        }
        let tokens = &self.doc.tokens;
        // "Jane Roe QC, prosecuting, said"
        let letters = tokens[named.tokens.end as usize..].iter().take(2);
        let letters = letters.take_while(|word| word.shape == Shape::Upper && is_post_nominal(word)).count();
        let Some(next) = tokens.get(named.tokens.end as usize + letters) else { return OBJECT };
        let first = named.whole.first as usize;
        // "Norwegian President Jane Roe, too,": the whole phrase begins the sentence.
        let begin = self.words_before(named.whole.first) as usize;
        let before = (begin > 0 && tokens[begin].gap != Gap::Line).then(|| &tokens[begin - 1]);
        if let Some(given) = self.given(named) {
            return given;
        }
        if let Some(weight) = self.owns_or_is_picked(named, next, begin) {
            return weight;
        }
        // "Roe claimed that Mayor Doe denied it": one of whom somebody else speaks.
        if self.is_told_of(first) {
            return OBLIQUE;
        }
        // "When Roe asked about it, Doe shrugged. “…,” he said"
        if next.class == Class::Word && self.is_in_lead(first) {
            return OBJECT;
        }
        if self.says(named, next) {
            return SAYS;
        }
        // "Doe said Roe had left": one of whom somebody else speaks, without "that".
        let acts = next.words.is_auxiliary() || next.is(Words::MODAL);
        if self.is_spoken_of(first) || acts && self.is_behind_saying(first) {
            return OBJECT;
        }
        // "insisted, whilst he begged": the subject of a clause within.
        if before.is_some_and(|before| before.is(Words::SUBORDINATOR) && before.gap != Gap::Line) && begin > 1 {
            let starts = tokens[begin - 2].class == Class::Stop;
            // "was furious after Doe appeared to be hit": "after" with a verb begins a clause, too.
            if !starts && (!tokens[begin - 1].is(Words::PREPOSITION) || is_verb(next, self.doc.text)) {
                return OBJECT;
            }
        }
        let begins = before.is_none_or(|before| before.class == Class::Stop) || self.is_led_by_post(begin);
        let introduced =
            next.class == Class::Comma && named.tokens.len() > 1 && self.apposition(named.tokens.end).is_some();
        if introduced || is_verb(next, self.doc.text) || (next.class == Class::Comma && begins) {
            return if introduced && !begins { INTRODUCED } else { ACTS };
        }
        // "the Roe campaign"
        if next.class == Class::Word
            && next.gap == Gap::Space
            && next.shape == Shape::Lower
            && !next.words.is_function()
        {
            return DESCRIBES;
        }
        match before {
            _ if begins => BEGINS,
            Some(before) if before.is(Words::PREPOSITION) => OBLIQUE,
            // "wrote to President Jane Roe and Prime Minister John Doe"
            Some(before) if before.key == AND && self.is_joined_oblique(begin) => OBLIQUE,
            _ => OBJECT,
        }
    }

    /// "Jane's school", "it was Jane Roe who began"
    fn owns_or_is_picked(&self, named: &Named, next: &Token, begin: usize) -> Option<f32> {
        let tokens = &self.doc.tokens;
        if next.class == Class::Suffix && self.owns_what_a_paragraph_tells_of(named, begin) {
            return Some(ACTS);
        }
        if next.class == Class::Suffix || tokens[named.tokens.first as usize].is(Words::POSSESSIVE) {
            return Some(OWNS);
        }
        let it_was = matches!(&tokens[..begin], [.., it, be] if it.key == ascii_key("it") && be.is(Words::AUXILIARY));
        (next.key == ascii_key("who") && it_was).then_some(SAYS)
    }

    /// "¶ Sister Jane's school is gone.": whether the name owns what the first words of a paragraph tell of, a thing, in a
    /// line that names no one else.
    fn owns_what_a_paragraph_tells_of(&self, named: &Named, begin: usize) -> bool {
        let tokens = &self.doc.tokens;
        let begin = u32::try_from(begin).unwrap_or(u32::MAX);
        let Some(line) = self.doc.paragraphs.get(self.doc.paragraph_of(begin)) else { return false };
        if line.first != begin || line.len() >= ALONE {
            return false;
        }
        let owned = tokens.get(named.tokens.end as usize + 1..).unwrap_or_default();
        let noun =
            |token: &&Token| token.class == Class::Word && token.shape == Shape::Lower && token.gap == Gap::Space;
        let thing = owned.first().filter(noun).is_some_and(|first| !is_person_noun(first) && !first.is(Words::GROUP));
        let somebody = owned.iter().take(4).take_while(noun).any(is_person_noun);
        let from = self.mentions.partition_point(|other| other.tokens.first < line.first);
        let mut here = self.mentions[from..].iter().take_while(|other| other.tokens.first < line.end);
        thing && !somebody && here.all(|other| other.who == named.who)
    }

    /// What words that are given to a name make it draw.
    fn given(&self, named: &Named) -> Option<f32> {
        let credited = || self.is_credited(named.tokens).then_some(SAYS);
        self.has_said(named).then_some(QUOTES).or_else(credited)
    }

    /// "Jane Roe heard John Doe shout: “…”", "Adviser to the Board John Doe on the ruling: “…”": whether a direct quote is given
    /// to the name, and not to somebody whom it only describes.
    fn has_said(&self, named: &Named) -> bool {
        self.is_quoted(named.span) && self.is_person(*named) && self.described_by_name(named.tokens).is_none()
    }

    /// "When Roe asked about it, Doe shrugged": whether a conjunction that begins the sentence has the name for its subject.
    fn is_in_lead(&self, first: usize) -> bool {
        first > 0 && self.doc.tokens[first - 1].is(Words::SUBORDINATOR) && self.opens_sentence(first - 1)
    }

    /// Whether a verb of saying stands beside a mention: "Doe further revealed", "said Doe", "Doe, a farmer, told".
    fn says(&self, named: &Named, next: &Token) -> bool {
        let tokens = &self.doc.tokens;
        let first = named.whole.first as usize;
        let apposed = next.class == Class::Comma && self.post_of(first).is_some();
        let verb = tokens[named.tokens.end as usize + 1..].iter().find(|token| !token.is(Words::ADVERB));
        // "Doe further revealed"
        let behind = tokens[named.tokens.end as usize..].iter().take(3).find(|token| !token.is(Words::ADVERB));
        let told = tokens[named.tokens.end as usize..].windows(2).take(3).any(|pair| {
            let says = pair[0].is(Words::SAYING) || pair[0].key == ascii_key("out");
            says && pair[0].shape == Shape::Lower && pair[1].key == ascii_key("that")
        });
        // "said Doe had lied": what has a verb of its own is spoken of.
        let acts = next.words.is_auxiliary() || next.is(Words::MODAL);
        told || next.class == Class::Comma && self.says_behind_aside(named)
            || behind.is_some_and(is_speech)
            || next.is(Words::SAYING_SURE)
            || apposed && verb.is_some_and(is_speech)
            || !acts && self.is_said_by(first)
    }

    /// "A long-time colleague, Jane Roe, had come": whether a noun phrase that begins the sentence and a comma lead to the name.
    fn is_led_by_post(&self, begin: usize) -> bool {
        let tokens = &self.doc.tokens;
        let Some(comma) = begin.checked_sub(1).filter(|&at| tokens[at].class == Class::Comma) else { return false };
        let sentence = self.sentence_start(comma);
        let lead = &tokens[sentence.min(comma)..comma];
        let determined = lead.first().is_some_and(|first| first.is(Words::ARTICLE | Words::POSSESSIVE));
        let part = |token: &Token| {
            let verb = token.is(Words::SAYING_SURE | Words::VERB) || token.words.is_auxiliary();
            matches!(token.class, Class::Word | Class::Suffix | Class::Number)
                && (!verb || token.class == Class::Suffix)
        };
        determined && lead.len() < 12 && lead.iter().all(part)
    }

    /// Whether nothing but capitals stands between the "and" before a name and a preposition.
    fn is_joined_oblique(&self, begin: usize) -> bool {
        let tokens = &self.doc.tokens[..begin - 1];
        let before = tokens.iter().rev().take(8).find(|token| !token.is_capital() || token.words.is_function());
        before.is_some_and(|before| before.is(Words::PREPOSITION))
    }

    /// "claimed that Mayor Doe": whether a verb of saying with "that" governs the name.
    fn is_told_of(&self, first: usize) -> bool {
        const THAT: u32 = ascii_key("that");
        let tokens = &self.doc.tokens[..first];
        let near = tokens.iter().rev().take(4).take_while(|token| token.is_wordlike() && token.gap != Gap::Line);
        let Some(that) = near.clone().position(|token| token.key == THAT) else { return false };
        let nouns = near.take(that).all(|token| token.is_capital() || token.is(Words::ARTICLE | Words::ADJECTIVE));
        let verb = first.checked_sub(that + 2).map(|at| &self.doc.tokens[at]);
        nouns && verb.is_some_and(|verb| verb.is(Words::SAYING) && verb.shape == Shape::Lower)
    }

    /// "Doe said Roe had left": whether the verb of saying before the name has a name or pronoun for its subject.
    fn is_spoken_of(&self, first: usize) -> bool {
        let tokens = &self.doc.tokens[..first];
        let names =
            tokens.iter().rev().take(4).take_while(|token| token.is_capital() || token.class == Class::Suffix).count();
        let Some([subject, verb]) = tokens.get(..first - names).and_then(|before| before.last_chunk::<2>()) else {
            return false;
        };
        let says = verb.is(Words::SAYING_SURE) && verb.shape == Shape::Lower && verb.gap == Gap::Space;
        says && (subject.is_capital() && !subject.words.is_function() || subject.is(Words::PRONOUN))
    }

    /// "the farmer said Roe had left", "Doe, prosecuting, said Roe had lied": whether a verb of saying, and no mark of words
    /// before it, stands before the name.
    fn is_behind_saying(&self, first: usize) -> bool {
        let tokens = &self.doc.tokens[..first];
        let names = tokens.iter().rev().take(4).take_while(|token| token.is_capital() || token.class == Class::Suffix);
        let Some([before, verb]) = tokens.get(..first - names.count()).and_then(|before| before.last_chunk::<2>())
        else {
            return false;
        };
        let quoted = matches!(before.class, Class::Double | Class::Single);
        is_speech(verb) && verb.gap == Gap::Space && !quoted
    }

    /// "Jane Roe, prosecuting, in her closing speech, said": whether the name begins its sentence, and behind a comma its verb
    /// of saying follows.
    fn says_behind_aside(&self, named: &Named) -> bool {
        let begin = self.words_before(named.whole.first) as usize;
        let near = self.doc.tokens[named.tokens.end as usize..].iter().take(ASIDE);
        let near = near.take_while(|token| {
            token.gap != Gap::Line
                && !matches!(token.class, Class::Stop | Class::Double | Class::Colon | Class::Semicolon)
        });
        let mut comma = false;
        let says = |token: &Token| std::mem::replace(&mut comma, token.class == Class::Comma) && is_speech(token);
        self.opens_sentence(begin) && near.skip(1).any(says)
    }

    /// "said Jane Roe", "noted NBC’s Jane Roe".
    fn is_said_by(&self, first: usize) -> bool {
        let tokens = &self.doc.tokens[..first];
        let near = tokens.iter().rev().take(5);
        let Some(names) = near.clone().position(|token| !token.is_capital() && token.class != Class::Suffix) else {
            return false;
        };
        let verb = &tokens[first - 1 - names];
        // "Doe said Roe had left": behind its own subject a verb has what is said.
        let subject = first.checked_sub(2 + names).map(|at| &tokens[at]);
        let inverted = subject.is_none_or(|before| {
            // "called it a marvel and said Roe had begun there"
            let joined = before.is(Words::CONJUNCTION);
            let other = !before.is_capital() && !before.is(Words::PRONOUN) || before.words.is_function();
            verb.gap == Gap::Line || other && !joined
        });
        verb.is(Words::SAYING_SURE) && inverted
    }

    /// The quoted run that the token stands in.
    pub(super) fn quoted_by(&self, token: u32) -> Option<usize> {
        let at = self.doc.quoted.partition_point(|run| run.open <= token);
        // Runs may be nested, hardly ever deeper than two.
        (at.saturating_sub(3)..at).rev().find(|&at| self.doc.quoted[at].inner.holds(token))
    }
}

/// Whether a word is surely a verb of saying.
fn is_speech(token: &Token) -> bool {
    token.is(Words::SAYING_SURE) && token.shape == Shape::Lower
}

/// Whether a word behind a name may be its verb: "has", "said", "attacked", "plans".
fn is_verb(token: &Token, text: &str) -> bool {
    if token.class != Class::Word || token.shape != Shape::Lower {
        return false;
    }
    let verbal = Words::SAYING | Words::SAYING_LOOSE | Words::VERB | Words::ADVERB | Words::AUXILIARY | Words::MODAL;
    let word = token.text(text);
    token.is(verbal)
        || !token.words.is_function()
            && !token.is(Words::ROLE | Words::GROUP | Words::PEOPLE)
            && (word.ends_with("ed") || word.ends_with('s'))
}
