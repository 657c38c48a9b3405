//! The vote that the sentences before speak of, lent to those that only say "the draft" or "it".

use crate::domain::{Assertion, ClaimKind, Day, OnBasis, When};
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::Code;
use crate::extract::claims::{dates, symbols, topic, vocabulary};
use crate::extract::lexicon::words::Words;

/// Sentences after which a vote is no longer "it" or "the draft".
const REACH: usize = 3;
/// Days before the article within which a time is that of the news itself.
const FRESH: i32 = 14;

/// The vote that the sentences before speak of.
#[derive(Clone, Debug, Default)]
pub(in crate::extract::claims) struct Memo {
    symbols: Vec<String>,
    when: When,
    topic: Option<String>,
    narrow: bool,
    age: usize,
    /// The last time that a sentence named, and how many sentences ago: a chronicle goes on within it.
    era: Option<(When, usize)>,
    /// For how many sentences more a procedural vote is spoken of.
    procedural: usize,
}

impl Memo {
    /// Remembers what this sentence says of a vote.
    pub fn remember(&mut self, view: &View<'_>, assertions: &[Assertion], acting: &[Code], on: Option<Day>) {
        self.age += 1;
        let symbols = symbols::of_subject(view);
        let votes = vocabulary::VOTE_NOUN
            | vocabulary::VOTE_VERB
            | vocabulary::VETO
            | vocabulary::VETOED
            | vocabulary::ABSTAIN
            | vocabulary::ADOPT;
        let paper = view.find(view.first, view.end, vocabulary::DRAFT).is_some() || !symbols.is_empty();
        let named = view.find(view.first, view.end, votes).is_some() || view.names_un(view.first, view.end);
        let told = assertions.iter().any(|one| one.modality.states_fact() && one.count.is_none() && !one.plural);
        if !(paper && (named || !symbols.is_empty()) || told) {
            return;
        }
        let topics = topic::named(view, view.first, view.end, acting);
        let [topic] = topics[..] else {
            if symbols.len() == 1 {
                *self = Self { symbols, era: self.era, procedural: self.procedural, ..Self::default() };
            } else if topics.is_empty() {
                self.date(super::vote_time::own(view, on));
            }
            return;
        };
        let tied = assertions.iter().filter(|one| one.other_when.is_none()).map(|one| one.when);
        let when = tied.clone().find(|when| *when != When::Unstated);
        let when = when
            .unwrap_or_else(|| if assertions.is_empty() { super::vote_time::own(view, on) } else { When::Unstated });
        let day = matches!(when, When::Between(from, to) if from.days_until(to) <= 31);
        *self = Self {
            symbols: if symbols.len() == 1 { symbols } else { Vec::new() },
            when: if day { when } else { When::Unstated },
            topic: Some(topic.to_owned()),
            narrow: topic::is_narrow(view, Some(topic)),
            age: 0,
            era: self.era,
            procedural: self.procedural,
        };
    }

    /// Notes for claims without a time the older one that the sentences before speak of, as another reading.
    pub fn era(&mut self, view: &View<'_>, assertions: &mut [Assertion], on: Option<Day>) {
        let old = |when: &When| matches!((when, on), (When::Between(from, _), Some(on)) if from.days_until(on) > FRESH);
        if let Some((when, age)) = &mut self.era {
            for one in assertions.iter_mut().filter(|_| *age < REACH && old(when)) {
                if one.when == When::Unstated && one.other_when.is_none() && one.symbols.is_empty() {
                    one.other_when = Some(*when);
                }
            }
            *age += 1;
        }
        // "called for a procedural vote": the ballots told next are of that one.
        if self.procedural > 0 {
            for one in assertions.iter_mut() {
                one.uncertain = true;
            }
            self.procedural -= 1;
        }
        if super::certainty::is_procedural(view) {
            self.procedural = REACH;
        }
        let named = dates::all(view, view.first, view.end, on);
        if let Some(time) = named.last() {
            self.era = Some((When::Between(time.first, time.last), 0));
        }
    }

    /// "Members voted on Friday on the text": the day alone, of the vote that the article or the sentence before is about.
    fn date(&mut self, when: When) {
        if matches!(when, When::Between(from, to) if from == to) {
            let topic = self.topic.take().filter(|_| self.age < REACH);
            *self = Self {
                when,
                topic,
                narrow: self.narrow && self.age < REACH,
                era: self.era,
                procedural: self.procedural,
                ..Self::default()
            };
        }
    }

    /// Whether a sentence just before tells of a vote.
    pub fn is_fresh(&self) -> bool {
        self.age < REACH && (self.topic.is_some() || self.when != When::Unstated || !self.symbols.is_empty())
    }

    /// Lends it to a claim that names no vote of its own: "the draft", "it", "China abstained".
    pub fn lend(&self, view: &View<'_>, assertion: &mut Assertion, on: Option<Day>) {
        let counts = assertion.count.is_some() || assertion.plural;
        if self.age >= REACH || assertion.topic_named || !assertion.symbols.is_empty() || !is_definite(view) {
            return;
        }
        if let Some(topic) = &self.topic {
            assertion.topic = Some(topic.clone());
            assertion.narrow = self.narrow;
            // "Last week Russia cast another veto" may be on something else.
            let apart = matches!(assertion.when, When::Between(from, to) if from != to);
            assertion.topic_named = !counts && !apart;
        }
        if counts {
            return;
        }
        // What was vetoed or rejected never became a resolution.
        let failed =
            matches!(assertion.kind, ClaimKind::Veto | ClaimKind::VetoCount | ClaimKind::Block | ClaimKind::Rejection);
        let is_draft = |symbol: &&String| symbol.starts_with("S/") && !symbol.starts_with("S/RES");
        assertion.symbols = self.symbols.iter().filter(|symbol| !failed || is_draft(symbol)).cloned().collect();
        if assertion.when != When::Unstated || self.when == When::Unstated {
            return;
        }
        // "Prior to today's action, the Council approved it in February": the sentence has times of its own.
        if dates::all(view, view.first, view.end, on).is_empty() {
            assertion.set_when(self.when, OnBasis::Context);
        } else if assertion.other_when.is_none() {
            assertion.other_when = Some(self.when);
        }
    }
}

/// Whether what was voted on is known already: "the draft", "it", or no word for it at all; not "a draft".
fn is_definite(view: &View<'_>) -> bool {
    let Some(noun) = view.find(view.first, view.end, vocabulary::DRAFT) else { return true };
    let article = (noun.saturating_sub(6).max(view.first)..noun)
        .rev()
        .find(|&at| view.has(at, Words::ARTICLE | Words::POSSESSIVE) || view.any(at, &["this", "that", "such"]));
    article.is_some_and(|at| !view.any(at, &["a", "an"])) || (view.first..noun).any(|at| view.any(at, &["it"]))
}
