//! What governs the subject of the verb of saying: "At no point did Doe say", "there is no record of Doe saying",
//! "imagine Doe saying", "nobody heard Doe say".

use super::group::{denied, supposed, turned};
use super::outside::Outside;
use super::words::Marks;
use crate::domain::QuoteModality::{self, Disputed, Hypothetical, Planned};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::{Shape, Token};

/// How many words of what governs a clause are read.
const MATRIX: usize = 9;

impl Outside<'_, '_> {
    /// What stands before the subject, which ends at `end`, makes of what is held of its verb.
    pub(super) fn under(&self, end: usize, verb: usize, held: QuoteModality) -> QuoteModality {
        let Some(subject) = self.subject(end) else { return held };
        if self.is_negative(end) || self.has_no_one(subject) {
            return denied(held);
        }
        if let Some(inverted) = self.inverted(subject, verb, held) {
            return inverted;
        }
        let open = self.described_by(subject, |at| self.has(at, Marks::IF.or(Marks::PERHAPS)) && !self.is_asked(at));
        if open.is_some() {
            return supposed(held);
        }
        if self.described_by(subject, |at| self.has(at, Marks::HEARSAY) && self.is(at, Words::ADVERB)).is_some() {
            return turned(held, Disputed);
        }
        if let Some(heard) = self.perceived(subject, verb, held) {
            return heard;
        }
        self.matrix(subject, held).unwrap_or(held)
    }

    /// Where the subject begins that ends here; none where it stands behind its verb.
    fn subject(&self, end: usize) -> Option<usize> {
        let before = end.checked_sub(1)?;
        let pronoun = self.is(before, Words::PRONOUN) && !self.is(before, Words::RELATIVE);
        match () {
            () if self.speaker.1 == 0 || pronoun && self.speaker.1 != end => Some(before),
            // "There is no record of Doe saying", where the speaker was taken for another
            () if self.speaker.1 < end
                && self.at(before).is_some_and(Token::is_capital)
                && !self.is_apposed(before) =>
            {
                let name =
                    |at: &usize| self.at(*at).is_some_and(|token| token.is_capital() && !token.words.is_function());
                (self.speaker.1..end).rev().take_while(name).last()
            }
            () if self.speaker.1 <= end => Some(self.speaker.0),
            () => None,
        }
    }

    /// Whether a word stands in the description of the speaker: behind it, and a comma or "of".
    fn is_apposed(&self, at: usize) -> bool {
        let finite = |at: usize| self.is(at, Words::AUXILIARY | Words::MODAL | Words::VERB | Words::SAYING);
        let relative = |at: usize| self.is(at, Words::RELATIVE) || self.is_comma(at);
        let between = self.speaker.1..at;
        self.speaker.1 >= at || !between.clone().any(finite) || between.into_iter().any(relative)
    }

    /// "nobody said", "No one in the room remembers": whether "nobody" is the subject that ends here.
    fn is_negative(&self, end: usize) -> bool {
        let clause = self.clause(end).max(self.last_comma(end));
        let first = (clause..end.min(clause + 2)).find(|&at| self.is_nobody(at) || self.word(at, "neither"));
        let single = self.word(clause, "not") && self.any(clause + 1, &["one", "a"]);
        let first = first.or_else(|| single.then_some(clause));
        let finite = |at: usize| {
            self.is(at, Words::AUXILIARY | Words::MODAL | Words::SAYING | Words::VERB | Words::PRONOUN)
                && !self.word(at, "'s")
                || self.is_comma(at)
                || self.any(at, &["than", "but"])
        };
        let neither = self.any(clause, &["neither"]) && end > clause;
        neither || first.is_some_and(|first| (first + 1..end).all(|at| !finite(at)))
    }

    /// "neither Doe nor Roe said", "no minister said".
    fn has_no_one(&self, subject: usize) -> bool {
        let joined = |at: usize| self.any(at, &["neither", "nor"]);
        joined(subject) || subject > 0 && joined(subject - 1) || self.is_nobody(subject)
    }

    /// "Not once did Doe say", "Had Doe said", "Did Doe say": an auxiliary before its subject.
    fn inverted(&self, subject: usize, verb: usize, held: QuoteModality) -> Option<QuoteModality> {
        let auxiliary = self.described_by(subject, |at| {
            let group = self.is(at, Words::AUXILIARY | Words::MODAL) && !self.word(at, "'s");
            // "Will Roe told", "Will Roe, a farmer, says": behind a modal the verb would be bare.
            let finite = || {
                self.text(verb).ends_with("ed")
                    || self.text(verb).ends_with('s') && self.is(verb, Words::SAYING_SURE)
                    || self.any(verb, &["said", "told", "wrote", "spoke"])
            };
            let capital = self.is(at, Words::MODAL) && self.at(at).is_some_and(Token::is_capital);
            let name = capital && (!self.begins(at) || finite());
            group && !name && !self.text(at).ends_with("ing")
        })?;
        let clause = self.clause(auxiliary);
        let joined = |at: &usize| self.is(*at, Words::CONJUNCTION) && !self.has(*at, Marks::NOT);
        let from = (clause..auxiliary).rev().find(joined).map_or(clause, |at| at + 1);
        let not =
            |at: usize| self.denies(at) || self.word(at, "no") && !self.has(at + 1, Marks::MILD) || self.is_nobody(at);
        let after = |at: usize| self.has(at, Marks::NOT);
        if (from..auxiliary).any(not) || after(auxiliary + 1) {
            return Some(denied(held));
        }
        let asks = ["had", "were", "should", "did", "does", "has", "will", "would", "could", "might"];
        let opens = self.begins(auxiliary) || auxiliary > 0 && self.is(auxiliary - 1, Words::CONJUNCTION);
        let behind = self.gap.is_some_and(|gap| gap < auxiliary);
        let lone = self.at(auxiliary).is_some_and(|token| token.shape == Shape::Capital || !behind);
        (opens && lone && self.any(auxiliary, &asks)).then_some(Hypothetical)
    }

    /// "Asked if": the question is not whether the words were said.
    fn is_asked(&self, at: usize) -> bool {
        at > 0 && self.is(at - 1, Words::SAYING) && self.any(at, &["if", "whether"])
    }

    /// "heard Doe say", "imagine Doe saying", "no record of Doe saying", "wanted Doe to say".
    fn perceived(&self, subject: usize, verb: usize, held: QuoteModality) -> Option<QuoteModality> {
        let to = (subject..verb).rev().take(3).find(|&at| self.word(at, "to"));
        let text = self.text(verb);
        let bare = text.ends_with("ing") || to.is_some() || self.any(verb, &BARE);
        if !bare || verb < subject {
            return None;
        }
        let marks = Marks::PERCEIVE.or(Marks::IMAGINE).or(Marks::ASK).or(Marks::WISH).or(Marks::PLAN);
        let noun = Marks::EVIDENCE.or(Marks::IMAGINE).or(Marks::LESS);
        let of = |at: usize| at > 0 && self.any(at, &["of", "from"]) && self.has(at - 1, noun);
        let found = |at: usize| self.has(at, marks) || self.any(at, &["without", "than"]) || of(at);
        let at = self.described_by(subject, found)?;
        if self.word(at, "for") && !self.is_waited(at) {
            return None;
        }
        let asks = to.is_some() && self.has(at, Marks::ASK);
        match () {
            () if self.word(at, "without") || self.word(at, "than") => Some(denied(held)),
            () if self.any(at, &["of", "from"]) => self.noun_before(at, held),
            () if self.has(at, Marks::IMAGINE) => Some(turned(held, Hypothetical)),
            () if asks => Some(supposed(held)),
            () if to.is_some() && self.has(at, Marks::PLAN) => Some(turned(held, Planned)),
            () if self.has(at, Marks::PERCEIVE) => {
                let almost =
                    (at.saturating_sub(4)..at).any(|at| self.any(at, &["almost", "imagine", "easily", "could"]));
                let held = if almost { turned(held, Hypothetical) } else { held };
                let (held, end) = self.governed(at, held);
                Some(end.filter(|&end| self.is_negative(end)).map_or(held, |_| denied(held)))
            }
            () => None,
        }
    }

    /// "waiting for", "easy for", "time for": what stands before the subject of an infinitive.
    fn is_waited(&self, r#for: usize) -> bool {
        const EASY: [&str; 12] = [
            "easy",
            "hard",
            "difficult",
            "tempting",
            "possible",
            "impossible",
            "unusual",
            "wrong",
            "natural",
            "time",
            "early",
            "late",
        ];
        r#for > 0 && (self.has(r#for - 1, Marks::ASK.or(Marks::WISH).or(Marks::PLAN)) || self.any(r#for - 1, &EASY))
    }

    /// "no record of", "instead of", "the idea of".
    fn noun_before(&self, of: usize, held: QuoteModality) -> Option<QuoteModality> {
        let noun = of.checked_sub(1)?;
        if self.has(noun, Marks::LESS) {
            return Some(denied(held));
        }
        if self.has(noun, Marks::IMAGINE) {
            return Some(turned(held, Hypothetical));
        }
        let none = (noun.saturating_sub(5)..noun).any(|at| self.denies(at) || self.any(at, &["no", "little"]));
        (self.has(noun, Marks::EVIDENCE) && none).then(|| denied(held))
    }

    /// "It is not true that Doe said", "Roe denied Doe had said", "suppose Doe said".
    fn matrix(&self, subject: usize, held: QuoteModality) -> Option<QuoteModality> {
        let that = self.described_by(subject, |at| self.word(at, "that"));
        let bare = Marks::DENY.or(Marks::IMAGINE).or(Marks::WISH);
        let end = that.or_else(|| self.described_by(subject, |at| self.has(at, bare)).map(|at| at + 1))?;
        let from = self.clause(end).max(end.saturating_sub(MATRIX)).max(self.last_comma(end));
        let has = |marks: Marks| (from..end).rev().find(|&at| self.has(at, marks));
        let none = (from..end).any(|at| self.denies(at) || self.is_nobody(at) || self.word(at, "no"));
        if let Some(deny) = has(Marks::DENY) {
            return Some(self.governed(deny, denied(held)).0);
        }
        match () {
            () if that.is_some() && has(Marks::UNTRUE).is_some() => Some(denied(held)),
            () if none && has(Marks::EVIDENCE).is_some() => Some(denied(held)),
            () if (from..end).any(|at| self.is_nobody(at)) && that.is_some() => Some(denied(held)),
            () if has(Marks::IMAGINE.or(Marks::IF).or(Marks::POSSIBLE).or(Marks::WISH)).is_some() => {
                Some(supposed(held))
            }
            () if that.is_some() && self.has(end.wrapping_sub(1), Marks::RUMOUR) => Some(turned(held, Disputed)),
            () => None,
        }
    }

    /// "Imagine Doe, a farmer, saying", "There is no record of Doe, who left, saying": what a sentence begins with that goes
    /// on in a participle, however long its object's description is.
    pub(super) fn opening(&self, verb: usize) -> Option<QuoteModality> {
        let gerund = self.text(verb).ends_with("ing");
        let start = (0..verb).rev().find(|&at| self.at(at).is_none()).map_or(0, |at| at + 1);
        let start = start + usize::from(self.is_comma(start));
        if !gerund || !self.opens_sentence(start) {
            return None;
        }
        let near = || start..verb.min(start + 6);
        let none = near().any(|at| self.has(at, Marks::NOT) || self.any(at, &["no", "little"]));
        let can = near().any(|at| self.any(at, &["can", "could", "almost", "easy", "let"]));
        let imagines = |at: usize| self.has(at, Marks::IMAGINE);
        match () {
            () if imagines(start) || can && near().any(imagines) => Some(Hypothetical),
            () if none && near().any(|at| self.has(at, Marks::EVIDENCE)) && self.word(start, "there") => {
                Some(QuoteModality::Negated)
            }
            () if can && near().any(|at| self.any(at, &["hear", "see"])) => Some(Hypothetical),
            () => None,
        }
    }

    /// Whether a sentence begins here.
    fn opens_sentence(&self, at: usize) -> bool {
        self.at(at).is_some_and(|token| token.shape == Shape::Capital)
    }

    /// Behind the last comma before a word.
    fn last_comma(&self, end: usize) -> usize {
        (end.saturating_sub(MATRIX)..end.saturating_sub(1)).rev().find(|&at| self.is_comma(at)).map_or(0, |at| at + 1)
    }

    /// "Far from saying “…”, Doe thanked them": what a participle's phrase before the subject denies.
    pub(super) fn is_led_away(&self, verb: usize) -> bool {
        let Some(before) = verb.checked_sub(1) else { return false };
        let gerund = self.text(verb).ends_with("ing") || self.word(before, "than");
        let less = before > 0 && self.has(before - 1, Marks::LESS) && self.any(before, &["of", "from", "than"]);
        gerund && (less || self.word(before, "without"))
    }
}

/// Forms that a verb of saying has behind another: "heard Doe say".
const BARE: [&str; 12] =
    ["say", "tell", "declare", "claim", "call", "use", "write", "admit", "announce", "utter", "insist", "ask"];
