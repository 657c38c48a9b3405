//! Words taken from what is not what it seems: "a doctored clip shows Doe saying", "in a fake post", "wrongly credited to
//! Doe".

use super::outside::Outside;
use super::words::Marks;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// How far before the speaker a source may stand, in words.
const FAR: usize = 24;

impl Outside<'_, '_> {
    /// Whether the source that the sentence names is called false there.
    pub(super) fn has_false_source(&self) -> bool {
        self.is_miscredited()
            || self.is_shown_in_a_fake()
            || self.is_said_in_a_fake()
            || self.opens_in_a_fake()
            || self.is_exposed()
    }

    /// A noun for a source and, near it, a word that calls it false: "a doctored clip", "a fake", "the hoax"; the noun.
    fn fake_source(&self, from: usize, to: usize) -> Option<usize> {
        let alone = [
            "deepfake",
            "deepfakes",
            "hoax",
            "forgery",
            "fake",
            "impostor",
            "imposter",
            "impersonator",
            "parody",
            "spoof",
        ];
        (from..to).rev().find(|&at| {
            if !self.has(at, Marks::FAKE) {
                return false;
            }
            let noun = (at + 1..at + 5).take_while(|&at| self.at(at).is_some_and(|token| token.class == Class::Word));
            let named = noun.into_iter().any(|at| self.has(at, Marks::SOURCE));
            let behind = self.is(at.wrapping_sub(1), Words::ARTICLE) && self.any(at, &alone);
            named || behind
        })
    }

    /// "a fake post quoted Doe as saying", "a forged letter in which Doe says", "a bogus statement by Doe".
    fn is_shown_in_a_fake(&self) -> bool {
        let (first, end) = self.speaker;
        if end == 0 {
            return self
                .gap
                .is_some_and(|gap| self.fake_source(self.clause(gap), gap).is_some() && !self.is_own_act(gap));
        }
        // The source itself speaks: "A forged memo says".
        if self.fake_source(first, end).is_some() {
            return true;
        }
        if self.shows_in_a_fake() {
            return true;
        }
        let behind = self.cue.is_none_or(|cue| cue >= first || self.gap.is_some_and(|gap| gap > end));
        let Some(governor) = first.checked_sub(1).filter(|_| behind) else { return false };
        let fake = self.fake_source(first.saturating_sub(FAR), first).or_else(|| self.later_false(governor));
        let Some(fake) = fake.filter(|&fake| self.gap.is_none_or(|gap| fake < gap || first > gap)) else {
            return false;
        };
        let quoted = (fake..first).any(|at| self.at(at).is_none());
        let leads = self.described_by(first, |at| at >= fake && self.leads(at));
        leads.is_some() && !quoted
    }

    /// "A manipulated video appears to show Doe, a farmer, saying": a source for the subject, and a participle
    /// behind its object's description.
    fn shows_in_a_fake(&self) -> bool {
        let Some(verb) = self.cue.filter(|&cue| self.text(cue).ends_with("ing")) else { return false };
        let start = (0..verb).rev().find(|&at| self.at(at).is_none()).map_or(0, |at| at + 1);
        let subject = start..verb.min(start + 9);
        let shows =
            subject.clone().find(|&at| self.any(at, &["show", "shows", "has", "had", "depicts", "features", "have"]));
        let Some(shows) = shows else { return false };
        let other = (start..shows).any(|at| self.is(at, Words::PRONOUN | Words::SAYING_SURE));
        !other && (self.fake_source(start, shows).is_some() || self.later_false(shows).is_some())
    }

    /// "A letter, since shown to be forged, has": the word that calls the source of a sentence false behind its noun.
    fn later_false(&self, governor: usize) -> Option<usize> {
        let clause = self.clause(governor);
        let from = clause.max(governor.saturating_sub(FAR));
        let source = (from..governor).find(|&at| self.has(at, Marks::SOURCE))?;
        let related = |at: usize| {
            self.is_comma(at)
                || self.has(at, Marks::FAKE.or(Marks::FORGERY)) && self.text(at).ends_with("ed")
                || self
                    .any(at, &["that", "which", "made", "created", "produced", "generated", "purporting", "claiming"])
        };
        if !related(source + 1) {
            return None;
        }
        let made = |at: usize| {
            self.has(at, Marks::FORGERY)
                || self.word(at, "artificial") && self.word(at + 1, "intelligence")
                || self.any(at, &["ai", "fake", "purporting"])
                || self.word(at, "claiming") && self.word(at + 1, "to")
        };
        (source + 1..governor).find(|&at| made(at))
    }

    /// "In a deepfake, Doe says", "In a clip made with artificial intelligence, Doe says".
    fn opens_in_a_fake(&self) -> bool {
        let (first, end) = self.speaker;
        let Some(comma) = first.checked_sub(1).filter(|&at| end > 0 && self.is_comma(at)) else { return false };
        let clause = self.clause(comma);
        let about = ["about", "after", "to", "over", "against", "on", "with", "response"];
        let from = clause + 1;
        let fake = self.fake_source(from, comma).is_some() || self.later_false(comma).is_some();
        let about = (from..comma).any(|at| self.any(at, &about) && !self.any(at + 1, &["artificial", "ai"]));
        self.any(clause, &["in", "on", "through", "via"]) && fake && !about
    }

    /// "The quotation “…”, attributed to Doe in many posts, is invented."
    fn is_exposed(&self) -> bool {
        let Some(gap) = self.gap else { return false };
        let from = self.clause(gap.saturating_sub(1)).max(gap.saturating_sub(6));
        let noun = (from..gap).any(|at| self.has(at, Marks::SOURCE) || self.any(at, &["phrase", "sentence", "saying"]));
        let tail = (gap + 1..self.words.len().min(gap + 24)).take_while(|&at| self.at(at).is_some());
        let mut tail = tail.skip_while(|&at| !self.is_be(at));
        let exposed = |at: usize| {
            self.has(at, Marks::FORGERY.or(Marks::UNTRUE)) || self.word(at, "made") && self.word(at + 1, "up")
        };
        noun && tail.next().is_some() && tail.take(6).any(exposed)
    }

    /// Whether the word before a speaker makes it an object of the source, or the subject of its relative clause.
    fn leads(&self, at: usize) -> bool {
        self.any(at, &LEADS) || self.has(at, Marks::PERCEIVE)
    }

    /// Whether the words before a quotation are somebody's who speaks of a fake: "Doe called the fake post".
    fn is_own_act(&self, gap: usize) -> bool {
        let clause = self.clause(gap);
        let fake = self.fake_source(clause, gap).unwrap_or(gap);
        (clause..fake).any(|at| self.is(at, Words::SAYING | Words::VERB | Words::PRONOUN) || self.is_comma(at))
    }

    /// "Doe says in a clip that turned out to be a forgery", "in a fake video".
    fn is_said_in_a_fake(&self) -> bool {
        let behind = self.cue.unwrap_or(self.speaker.1).max(self.speaker.1);
        let word = |at: &usize| self.at(*at).is_some_and(|token| !matches!(token.class, Class::Colon | Class::Dash));
        let near: Vec<usize> =
            (behind..(behind + 9).min(self.words.len())).skip_while(|&at| at == behind).take_while(word).collect();
        let within = |at: &usize| self.any(*at, &["in", "on", "via", "through", "from", "by"]);
        let Some(&preposition) = near.iter().find(|at| within(at)) else { return false };
        let about = ["to", "about", "after", "over", "against", "of", "response", "reply", "reaction", "answer"];
        let stop = (preposition + 1..preposition + 7).find(|&at| self.any(at, &about) || self.at(at).is_none());
        if self.fake_source(preposition, stop.unwrap_or(preposition + 7)).is_some() {
            return true;
        }
        let source = (preposition..preposition + 5).find(|&at| self.has(at, Marks::SOURCE));
        source.is_some_and(|source| {
            (self.any(source + 1, &["that", "which", "later", "made", "created"]) || self.is_comma(source + 1))
                && (source + 2..source + 9).any(|at| self.has(at, Marks::FORGERY.or(Marks::FAKE)))
        })
    }

    /// "falsely attributed to Doe", "a misattributed line", "put into the mouth of Doe", "was falsely quoted as saying".
    fn is_miscredited(&self) -> bool {
        let (first, end) = self.speaker;
        let credits =
            |at: usize| self.word(at, "to") && self.has(at.wrapping_sub(1), Marks::CREDITED.or(Marks::MISQUOTED));
        let to =
            if end > 0 { self.described_by(first, credits) } else { (0..self.words.len()).find(|&at| credits(at)) };
        let falsely = |at: usize| self.has(at, Marks::FALSELY) || self.has(at, Marks::MISQUOTED);
        if let Some(to) = to
            && (to.saturating_sub(6)..to).any(falsely)
        {
            return true;
        }
        let mouth = (first.saturating_sub(4)..end + 4).find(|&at| self.any(at, &["mouth", "mouths"]));
        if mouth
            .is_some_and(|mouth| (mouth.saturating_sub(9)..mouth).any(|at| self.any(at, &["put", "puts", "putting"])))
        {
            return true;
        }
        // "“…” is wrongly attributed to", "was never hers"
        let Some(gap) = self.gap else { return false };
        (gap + 1..(gap + 8).min(self.words.len()))
            .take_while(|&at| self.at(at).is_some())
            .any(|at| self.has(at, Marks::FALSELY) && (at + 1..at + 3).any(|at| self.has(at, Marks::CREDITED)))
    }
}

/// What joins a source to the one whose words it is said to have.
const LEADS: [&str; 37] = [
    "which",
    "where",
    "whom",
    "quoted",
    "quotes",
    "quoting",
    "cited",
    "cites",
    "citing",
    "credited",
    "crediting",
    "by",
    "of",
    "from",
    "as",
    "to",
    "claiming",
    "claims",
    "claimed",
    "alleges",
    "alleging",
    "said",
    "says",
    "saying",
    "that",
    "signed",
    "attributed",
    "had",
    "has",
    "have",
    "made",
    "makes",
    "reports",
    "reported",
    "name",
    "imitating",
    "mimicking",
];
