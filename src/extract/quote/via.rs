//! Which outlet a quote is taken from: the block it stands in, "Doe told Reuters", "state media said",
//! "…, according to the Daily", "agencies quoted Doe as saying".
//!
//! A credit holds for the statement it stands in, and for what the same speaker goes on to say up to the
//! next paragraph but one. Who the outlet is, the registry knows; the caller asks it.

use super::Direct;
use crate::extract::doc::{Doc, Stretch};
use crate::extract::phrase::{Phrase, PhraseKind};
use crate::extract::segment::Taken;
use crate::extract::token::Gap;
use crate::extract::word::{Words, key};

/// The words that credit an outlet, for each of `quotes`; `is_outlet` knows the names of outlets.
#[must_use]
pub fn credits(
    doc: &Doc<'_>,
    quotes: &[Direct],
    taken: &[Taken],
    is_outlet: &dyn Fn(&str) -> bool,
) -> Vec<Option<Stretch>> {
    let reader = Reader { doc, is_outlet };
    let mut found: Vec<Option<Stretch>> = Vec::with_capacity(quotes.len());
    for (n, quote) in quotes.iter().enumerate() {
        let at = taken.partition_point(|taken| taken.block.end <= quote.span.start);
        let block = taken.get(at).filter(|taken| taken.block.contains(quote.span)).map(|taken| taken.outlet);
        let credit = block.or_else(|| reader.speaker(quote)).or_else(|| reader.statement(quote));
        let credit = credit.or_else(|| {
            let before = n.checked_sub(1)?;
            let goes_on = quotes[before].utterance == quote.utterance || reader.according_to_reports(quote);
            found[before].filter(|_| goes_on && reader.near(&quotes[before], quote))
        });
        found.push(credit.or_else(|| reader.earlier(quote)));
    }
    found
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    is_outlet: &'d dyn Fn(&str) -> bool,
}

impl Reader<'_, '_> {
    /// The outlet that a phrase names, without what describes it ("the Arabic daily …"); or the phrase
    /// itself where its noun is one of outlets ("Chinese state media").
    fn outlet(&self, phrase: &Phrase) -> Option<Stretch> {
        if phrase.kind == PhraseKind::Pronoun || phrase.owns {
            return None;
        }
        let tokens = &self.doc.tokens;
        let end = phrase.span.end;
        let capitals = phrase.tokens.range().filter(|&at| tokens[at].is_capital()).take(6);
        let mut tails = capitals.map(|at| Stretch { start: tokens[at].start, end });
        let known = tails.find(|&name| (self.is_outlet)(self.doc.slice(name)));
        known.or_else(|| self.media(phrase))
    }

    /// "Russian news agencies", "state television"; not "the newspaper", which another place names.
    fn media(&self, phrase: &Phrase) -> Option<Stretch> {
        const MEDIA: [&str; 5] = ["media", "agencies", "agency", "television", "newspapers"];
        let tokens = &self.doc.tokens;
        let mut first = phrase.tokens.first as usize;
        // The adjective of the state may be a phrase of its own.
        if first > 0 && tokens[first].gap == Gap::Space && tokens[first - 1].is_capital() {
            first -= 1;
        }
        let words = &tokens[first..phrase.tokens.end as usize];
        let is_media = words.len() > 1
            && words.iter().any(|token| token.is_capital() || token.key == key("state"))
            && MEDIA.iter().any(|media| words.last().is_some_and(|last| last.key == key(media)));
        is_media.then_some(Stretch { start: tokens[first].start, end: phrase.span.end })
    }

    fn speaker(&self, quote: &Direct) -> Option<Stretch> {
        self.outlet(&self.doc.phrases[quote.speaker?.phrase])
    }

    fn token(&self, quote: &Direct) -> u32 {
        self.doc.token_at(quote.span.start)
    }

    /// The phrases of the quote's statement that stand outside it.
    fn around(&self, quote: &Direct) -> impl Iterator<Item = (usize, &Phrase)> {
        let statement = self.doc.statements.get(self.doc.statement_of(self.token(quote))).copied().unwrap_or_default();
        let from = self.doc.phrases.partition_point(|phrase| phrase.tokens.first < statement.first);
        let to = self.doc.phrases.partition_point(|phrase| phrase.tokens.first < statement.end);
        let span = quote.span;
        (from..to.min(from + 80))
            .map(|at| (at, &self.doc.phrases[at]))
            .filter(move |(_, phrase)| !span.overlaps(phrase.span))
    }

    fn statement(&self, quote: &Direct) -> Option<Stretch> {
        self.around(quote).find_map(|(at, phrase)| self.credited(at, phrase, quote))
    }

    /// "told Reuters", "according to Reuters", "Reuters reported", "they quoted Doe as saying".
    fn credited(&self, at: usize, phrase: &Phrase, quote: &Direct) -> Option<Stretch> {
        let before = |back: u32| phrase.tokens.first.checked_sub(back).map_or("", |index| self.doc.word(index));
        let told = matches!(before(1), "told" | "tells" | "telling")
            && quote.cue.is_some_and(|cue| self.doc.slice(cue).starts_with('t'));
        let according = before(1) == "to" && before(2).eq_ignore_ascii_case("according");
        let behind = self.doc.word(phrase.tokens.end);
        if told || according || matches!(behind, "reported" | "reports") {
            return self.outlet(phrase).or_else(|| self.meant(at, phrase));
        }
        if !matches!(behind, "quoted" | "cited") || quote.rule != "quoted-by" {
            return None;
        }
        self.outlet(phrase).or_else(|| self.pronoun(at, phrase))
    }

    /// "the daily", "the agency": the outlet named last before.
    fn meant(&self, at: usize, phrase: &Phrase) -> Option<Stretch> {
        let head = self.doc.tokens.get(phrase.head as usize)?;
        let is_one = phrase.kind == PhraseKind::Noun && phrase.tokens.len() == 2 && head.is(Words::OUTLET);
        let before = self.doc.phrases[..at].iter().rev().take(60);
        if is_one {
            before.filter(|other| other.kind == PhraseKind::Name).find_map(|other| self.outlet(other))
        } else {
            None
        }
    }

    /// "they quoted": the outlets of the paragraph before.
    fn pronoun(&self, at: usize, phrase: &Phrase) -> Option<Stretch> {
        if phrase.kind != PhraseKind::Pronoun {
            return None;
        }
        let paragraph = self.doc.paragraph_of(phrase.tokens.first).checked_sub(1)?;
        let first = self.doc.paragraphs[paragraph].first;
        let before = self.doc.phrases[..at].iter().rev().take_while(|other| other.tokens.first >= first).take(40);
        before.filter_map(|other| self.outlet(other)).last()
    }

    fn according_to_reports(&self, quote: &Direct) -> bool {
        self.around(quote).any(|(_, phrase)| {
            let before = phrase.tokens.first.checked_sub(2).map_or("", |index| self.doc.word(index));
            before == "according" && self.doc.word(phrase.head) == "reports"
        })
    }

    fn near(&self, before: &Direct, quote: &Direct) -> bool {
        self.doc.paragraph_of(self.token(quote)) - self.doc.paragraph_of(self.token(before)) <= 2
    }

    /// "Doe told the daily …" in the same paragraph before, or in one of the two above it.
    fn earlier(&self, quote: &Direct) -> Option<Stretch> {
        let head = self.doc.phrases[quote.speaker?.phrase].head;
        let key = self.doc.tokens[head as usize].key;
        let paragraph = self.doc.paragraph_of(self.token(quote)).saturating_sub(2);
        let first = self.doc.paragraphs.get(paragraph)?.first;
        let until = self.doc.phrases.partition_point(|phrase| phrase.span.start < quote.span.start);
        let before = self.doc.phrases[..until].iter().enumerate().rev().take(120);
        before.take_while(|(_, phrase)| phrase.tokens.first >= first).find_map(|(at, phrase)| {
            let told = matches!(self.doc.word(phrase.tokens.end), "told" | "tells");
            let same = told && self.doc.tokens[phrase.head as usize].key == key;
            let listener =
                self.doc.phrases.get(at + 1).filter(|next| same && next.tokens.first == phrase.tokens.end + 1)?;
            self.outlet(listener).or_else(|| self.meant(at + 1, listener))
        })
    }
}
