//! Modality of a quote: whether the text says that the words were said, were not, or may be one day.
//!
//! Read from the reporter's words around the quotation, from the verb of saying outwards:
//!
//! - [`group`] and [`governors`]: its verb group and what governs it, "never said", "is expected to say", "denied ever having said", each
//!   turning what is held so far: a denial of a denial is a fact again;
//! - [`clause`]: what governs its subject, "at no point did Doe say", "nobody heard Doe say", "if Doe says";
//! - [`source`]: what the words are taken from, "a forged letter has Doe saying", "falsely attributed to Doe";
//! - [`neighbours`]: the sentences beside, "She never said that.", "The clip is a fake."
//!
//! Anything else is asserted.
//!
//! Limits: of a sentence at most ninety tokens are read, and one sentence before and behind it in its paragraph.

mod clause;
mod governors;
mod group;
mod neighbours;
mod outside;
mod source;
mod words;

use super::direct::Direct;
use crate::domain::QuoteModality::{self, Asserted, Disputed, Hypothetical, Negated};
use crate::extract::lexicon::words::Words;
use crate::extract::text::document::Doc;
use crate::extract::text::sentence::Tokens;
use outside::Outside;
use words::Marks;

/// The modality of each of `quotes`; runs of one utterance share what one of them shows.
#[must_use]
pub(crate) fn modalities(doc: &Doc<'_>, quotes: &[Direct]) -> Vec<QuoteModality> {
    let mut found: Vec<QuoteModality> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let own = modality(doc, quote);
        let first = found.get(quote.utterance).copied().filter(|&first| own == Asserted && first != Asserted);
        found.push(first.filter(|_| goes_on(doc, quote)).unwrap_or(own));
    }
    found
}

/// Whether a run has no words of the reporter's beside it, so that those around an earlier one are its own.
fn goes_on(doc: &Doc<'_>, quote: &Direct) -> bool {
    let here = doc.statement_of(doc.token_at(quote.span.start));
    let statement = doc.statements.get(here);
    let speaker = quote.speaker.map(|speaker| doc.phrases[speaker.phrase].tokens);
    statement.zip(speaker).is_some_and(|(statement, speaker)| {
        let own = Outside::new(doc, *statement, Some(speaker), quote);
        statement.holds(speaker.first) || own.is_alone() && is_near(doc, quote, doc.statement_of(speaker.first), here)
    })
}

fn modality(doc: &Doc<'_>, quote: &Direct) -> QuoteModality {
    let speaker = quote.speaker.map(|speaker| doc.phrases[speaker.phrase].tokens);
    let here = doc.statement_of(doc.token_at(quote.span.start));
    // "“ROE: We will go.”": a transcript's label stands within the marks, and no sentence around it tells of the words.
    let inside = |speaker: Tokens| {
        let run = doc.quoted.partition_point(|run| run.open <= speaker.first);
        run > 0 && doc.quoted[run - 1].inner.holds(speaker.first)
    };
    if quote.rule == "transcript" || speaker.is_some_and(inside) {
        return Asserted;
    }
    let there = speaker.map_or(here, |speaker| doc.statement_of(speaker.first));
    let read = |at: usize| {
        let statement = doc.statements.get(at).copied().unwrap_or_default();
        Outside::new(doc, statement, speaker, quote)
    };
    let own = read(here);
    // Where the reporter has words around the quotation, they count, not those around an earlier mention.
    let outside = if there == here || !own.is_alone() || !is_near(doc, quote, there, here) { own } else { read(there) };
    let held = outside.held();
    if held == Asserted { beside(doc, quote, &outside, here.max(there)).unwrap_or(held) } else { held }
}

/// Whether what is said of an earlier statement holds of these words, too: in its paragraph, or where it only leads to them.
fn is_near(doc: &Doc<'_>, quote: &Direct, there: usize, here: usize) -> bool {
    let (Some(there), Some(here)) = (doc.statements.get(there), doc.statements.get(here)) else { return false };
    let together = doc.paragraph_of(there.first) == doc.paragraph_of(here.first);
    let own = doc.token_at(quote.span.start);
    let run = doc.quoted.partition_point(|run| run.inner.end <= own);
    let continued = doc.quoted.get(run).is_some_and(|run| run.continued);
    let quotes = doc.quoted.iter().skip(doc.quoted.partition_point(|run| run.open < there.first));
    let other = quotes.take_while(|run| run.open < there.end).next().is_some();
    together || continued || !other
}

/// What the sentences before and behind say of the words.
fn beside(doc: &Doc<'_>, quote: &Direct, outside: &Outside<'_, '_>, last: usize) -> Option<QuoteModality> {
    let paragraph = |statement: &Tokens| doc.paragraph_of(statement.first);
    let own = doc.statements.get(last)?;
    let near = |at: Option<usize>, far: usize| {
        let statement = at.and_then(|at| doc.statements.get(at))?;
        let words = statement.len() < 40 && paragraph(statement).abs_diff(paragraph(own)) <= far;
        words.then(|| Outside::new(doc, *statement, None, quote))
    };
    if let Some(said) = near(Some(last + 1), 0).and_then(|behind| behind.says_of_the_words(false)) {
        return Some(said);
    }
    let takes_up = outside.takes_up_a_source();
    (takes_up && near(last.checked_sub(1), 0).is_some_and(|before| before.tells_of_a_fake())).then_some(Disputed)
}

impl Outside<'_, '_> {
    /// Whether the reporter has hardly a word beside the quotation.
    fn is_alone(&self) -> bool {
        self.words.iter().filter(|word| word.is_some()).count() < 4
    }

    /// What the sentence makes of the words.
    fn held(&self) -> QuoteModality {
        if self.has_false_source() {
            return Disputed;
        }
        if self.is_unused() {
            return Negated;
        }
        // "“…” Doe said no such thing."
        if let Some(said) = self.says_of_the_words(self.speaker.1 > 0) {
            return said;
        }
        let before = self.gap.and_then(|gap| gap.checked_sub(1));
        if self.cue.into_iter().chain(before).any(|verb| self.is_led_away(verb)) {
            return Negated;
        }
        let Some(verb) = self.cue else { return Asserted };
        if self.is_all() {
            return Asserted;
        }
        if let Some(opening) = self.opening(verb) {
            return opening;
        }
        let (held, subject) = self.governed(verb, Asserted);
        let held = subject.map_or(held, |end| self.under(end, verb, held));
        let edge = self.clause(self.speaker.0);
        let dreamt = (edge..self.speaker.0).any(|at| self.has(at, Marks::DREAM) && self.word(at.wrapping_sub(1), "a"));
        if held == Asserted && dreamt { Hypothetical } else { held }
    }

    /// "All that Doe would say was": what Doe did say.
    fn is_all(&self) -> bool {
        let first = self.speaker.0;
        (first.saturating_sub(2)..first + 2).any(|at| self.word(at, "all"))
    }

    /// "“…” was never said by Doe", "the words “…” do not occur in the speech".
    fn is_unused(&self) -> bool {
        let Some(gap) = self.gap else { return false };
        let first = gap + 1 + usize::from(self.is_comma(gap + 1));
        let auxiliary = self.is(first, Words::AUXILIARY);
        let not = (first + 1..first + 3).find(|&at| self.denies(at));
        let Some(not) = not.filter(|_| auxiliary) else { return false };
        // "“…” is not what Jane Roe, the mayor of Brno, said"
        if self.word(not + 1, "what") {
            return (not + 2..self.words.len()).any(|at| self.is(at, Words::SAYING));
        }
        (not + 1..not + 4).any(|at| self.has(at, Marks::USE) || self.is(at, Words::SAYING_SURE))
    }
}
