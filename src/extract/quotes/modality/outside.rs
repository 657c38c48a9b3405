//! The reporter's words of a sentence, and what stands where among them.

use super::words::Marks;
use crate::extract::lexicon::words::{Words, ascii_key};
use crate::extract::quotes::direct::Direct;
use crate::extract::text::document::Doc;
use crate::extract::text::quotation_marks::Quoted;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Shape, Token};

/// Tokens of a sentence that are read.
const REACH: u32 = 90;

/// A word of the reporter's.
#[derive(Clone, Copy)]
pub(super) struct Word<'d> {
    pub(super) token: &'d Token,
    pub(super) marks: Marks,
}

/// The reporter's words of a sentence: each quotation in it is one gap.
pub(super) struct Outside<'d, 't> {
    pub(super) doc: &'d Doc<'t>,
    /// Words, a gap being none.
    pub(super) words: Vec<Option<Word<'d>>>,
    /// Where the speaker begins and ends among them; both 0 where the sentence has none.
    pub(super) speaker: (usize, usize),
    /// The gap that the quotation leaves.
    pub(super) gap: Option<usize>,
    /// The verb of saying.
    pub(super) cue: Option<usize>,
}

impl<'d, 't> Outside<'d, 't> {
    /// Reads `statement` as far as it is near the speaker, or else near the quotation.
    pub(super) fn new(doc: &'d Doc<'t>, statement: Tokens, speaker: Option<Tokens>, quote: &Direct) -> Self {
        let own = doc.token_at(quote.span.start);
        let speaker = speaker.filter(|speaker| statement.holds(speaker.first));
        let anchor = speaker.map_or(own.clamp(statement.first, statement.end), |speaker| speaker.first);
        let first = statement.first.max(anchor.saturating_sub(REACH / 2));
        let mut made = Self { doc, words: Vec::new(), speaker: (0, 0), gap: None, cue: None };
        let verb = quote.cue.map(|cue| doc.token_at(cue.start));
        let nickname = |run: &Quoted| Self::is_nickname(doc, run);
        let mut runs = doc.quoted.partition_point(|run| run.open < statement.first);
        let mut at = first;
        while at < statement.end && at - first < REACH {
            while doc.quoted.get(runs).is_some_and(|run| run.nested || run.inner.end < at) {
                runs += 1;
            }
            let holds = |inner: Tokens| speaker.is_some_and(|speaker| inner.holds(speaker.first));
            if let Some(run) = doc.quoted.get(runs).filter(|run| run.open <= at && !holds(run.inner) && !nickname(run))
            {
                if run.inner.holds(own) {
                    made.gap = Some(made.words.len());
                }
                made.words.push(None);
                at = run.close.map_or(run.inner.end, |close| close + 1).max(at + 1);
                runs += 1;
                continue;
            }
            if speaker.is_some_and(|speaker| at == speaker.first) {
                made.speaker.0 = made.words.len();
            }
            if verb == Some(at) {
                made.cue = Some(made.words.len());
            }
            made.words.push(doc.tokens.get(at as usize).map(|token| Word { token, marks: Marks::of(token.key) }));
            at += 1;
            if speaker.is_some_and(|speaker| at == speaker.end) {
                made.speaker.1 = made.words.len();
            }
        }
        made.trim();
        made.cue = made.cue.or_else(|| made.verb()).map(|cue| made.deepest(made.asking_aside(cue)));
        made
    }

    /// "Ana “Skip” Roe": marks within a name.
    fn is_nickname(doc: &Doc<'_>, run: &Quoted) -> bool {
        let capital = |at: Option<u32>| at.and_then(|at| doc.tokens.get(at as usize)).is_some_and(Token::is_capital);
        run.inner.len() < 3 && capital(run.open.checked_sub(1)) && capital(run.close.map(|close| close + 1))
    }

    /// "imagine Doe", "disputes": a verb that was taken for the beginning of the speaker's words is none of them.
    fn trim(&mut self) {
        let governs = Marks::IMAGINE.or(Marks::IF).or(Marks::PERCEIVE).or(Marks::DENY).or(Marks::ASK).or(Marks::PLAN);
        let governs = governs.or(Marks::REFUSE).or(Marks::WISH);
        let (first, end) = self.speaker;
        let verb =
            self.has(first, governs) && self.at(first).is_some_and(|token| !token.is(Words::ROLE | Words::TITLE));
        let opens = self.at(first).is_some_and(|token| token.shape == Shape::Lower) || self.begins(first);
        let alone = Marks::REFUSE.or(Marks::MISQUOTED).or(Marks::CREDITED);
        if end == first + 1 && self.has(first, alone) {
            self.speaker = (0, 0);
        } else if verb && opens && end > first + 1 {
            self.speaker.0 = first + 1;
        }
    }

    /// "denies having said", "plans to say": the verb of saying that the cue governs.
    fn deepest(&self, cue: usize) -> usize {
        let group = |at: &usize| self.any(*at, &["having", "to", "ever", "have", "not"]);
        let next =
            (cue + 1..cue + 4).find(|at| !group(at)).filter(|&at| at > cue + 1 || self.text(at).ends_with("ing"));
        next.filter(|&at| self.is(at, Words::SAYING)).unwrap_or(cue)
    }

    /// "told the court that nobody could say when it began:": the verb of before, where the nearer one asks a question.
    fn asking_aside(&self, cue: usize) -> usize {
        let asks =
            self.any(cue + 1, &["when", "where", "who", "whether", "what", "how", "why", "if", "more", "anything"]);
        if !asks || self.gap.is_none_or(|gap| gap < cue) {
            return cue;
        }
        (self.speaker.1..cue).rev().find(|&at| self.is(at, Words::SAYING)).unwrap_or(cue)
    }

    /// The verb of saying, where the attribution knows none: "Doe, the mayor, will say on Monday", "is never used".
    fn verb(&self) -> Option<usize> {
        let says = |at: &usize| self.is(*at, Words::SAYING) || self.has(*at, Marks::USE);
        let end = self.speaker.1;
        match self.gap {
            Some(gap) if gap >= end => (end.max(gap.saturating_sub(14))..gap).rev().find(says),
            _ => (end..self.words.len().min(end + 14)).find(says),
        }
    }

    /// Where the clause of a word begins: behind a quotation, a colon, a dash, a semicolon.
    pub(super) fn clause(&self, at: usize) -> usize {
        let parts = |at: &usize| {
            self.at(*at).is_none_or(|token| {
                matches!(token.class, Class::Colon | Class::Semicolon | Class::Dash | Class::Ellipsis | Class::Stop)
            })
        };
        (at.saturating_sub(REACH as usize / 2)..at).rev().find(parts).map_or(0, |at| at + 1)
    }

    /// Looks back from a subject for a word, as far as nothing but its description stands between.
    pub(super) fn described_by(&self, subject: usize, found: impl Fn(usize) -> bool) -> Option<usize> {
        for at in (subject.saturating_sub(16)..=subject).rev() {
            if at < subject && found(at) {
                return Some(at);
            }
            let token = self.at(at)?;
            if at < subject && !self.describes(at, token) {
                return None;
            }
        }
        None
    }

    /// Whether the word may stand in the description of a name: title, possessor, post, comma.
    fn describes(&self, at: usize, token: &Token) -> bool {
        if matches!(token.class, Class::Suffix | Class::Comma | Class::Number | Class::Open | Class::Close) {
            return !self.is(at, Words::NEGATION);
        }
        if self.any(at, &["than", "but", "or", "yet"]) {
            return false;
        }
        // "Had Will Roe said"
        if token.is(Words::MODAL) && token.is_capital() && !self.begins(at) {
            return true;
        }
        let named = token.is_capital() && !token.words.is_function();
        let verb = token.is(Words::SAYING | Words::VERB | Words::AUXILIARY | Words::MODAL | Words::PRONOUN);
        let part = token.is(Words::ROLE | Words::TITLE | Words::ADJECTIVE | Words::ARTICLE | Words::POSSESSIVE)
            || token.is(Words::PEOPLE | Words::GROUP | Words::PREPOSITION)
            || token.is(Words::ADVERB)
            || token.key == ascii_key("and");
        named || part && !verb || self.is_near_noun(at)
    }

    /// "treasurer", "vice chair": a lower-case word of a description, before "of", a comma or a capital.
    fn is_near_noun(&self, at: usize) -> bool {
        let plain = self.at(at).is_some_and(|token| {
            token.class == Class::Word && !token.words.is_function() && !token.is(Words::SAYING | Words::VERB)
        });
        plain && !self.text(at).ends_with("ed") && !self.text(at).ends_with("ing")
    }

    /// Whether the word begins its sentence, or follows a quotation or a comma.
    pub(super) fn begins(&self, at: usize) -> bool {
        at == 0 || self.at(at - 1).is_none_or(|before| before.class != Class::Word && before.class != Class::Suffix)
    }

    pub(super) fn at(&self, at: usize) -> Option<&'d Token> {
        self.words.get(at).copied().flatten().map(|word| word.token)
    }

    pub(super) fn text(&self, at: usize) -> &'t str {
        self.at(at).map_or("", |token| token.text(self.doc.text))
    }

    /// Whether the word is this one, in whatever case.
    pub(super) fn word(&self, at: usize, word: &str) -> bool {
        self.at(at).is_some_and(|token| token.key == ascii_key(word))
    }

    /// Whether the word is one of these.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(at, word))
    }

    pub(super) fn is(&self, at: usize, classes: Words) -> bool {
        self.at(at).is_some_and(|token| token.is(classes))
    }

    pub(super) fn has(&self, at: usize, marks: Marks) -> bool {
        self.words.get(at).copied().flatten().is_some_and(|word| word.marks.is(marks))
    }

    /// "not", "never": what denies a verb; "no longer" does not.
    pub(super) fn denies(&self, at: usize) -> bool {
        self.has(at, Marks::NOT) && !self.has(at + 1, Marks::MILD)
    }

    /// "nobody", "none", "no one".
    pub(super) fn is_nobody(&self, at: usize) -> bool {
        self.has(at, Marks::NOBODY) || self.word(at, "no") && self.any(at + 1, &["one", "person", "body", "voice"])
    }

    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.at(at).is_some_and(|token| token.class == Class::Comma)
    }

    /// A form of "be".
    pub(super) fn is_be(&self, at: usize) -> bool {
        self.any(at, &["is", "are", "was", "were", "be", "been", "'s", "'re"])
    }
}
