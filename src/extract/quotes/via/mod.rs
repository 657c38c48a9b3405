//! Which outlet a quote is taken from: the block it stands in, "Doe told Reuters", "state media said",
//! "…, according to the Daily", "in remarks carried by", "agencies quoted Doe as saying".
//!
//! `outlet` knows what names one, `lead` what credits it. A credit holds for the statement it stands in, and
//! for what the same speaker goes on to say up to the next paragraph but one. Who the outlet is, the registry
//! knows; the caller asks it.

mod lead;
mod outlet;

use super::direct::Direct;
use super::reported::Reported;
use crate::extract::layout::Taken;
use crate::extract::lexicon::words::Words;
use crate::extract::text::document::{Doc, Stretch};
use crate::extract::text::noun_phrase::{Phrase, PhraseKind};
use crate::extract::text::sentence::Tokens;

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
    // For each quote, the quote whose own statement has the credit that it goes on with.
    let mut origins: Vec<usize> = Vec::with_capacity(quotes.len());
    for (n, quote) in quotes.iter().enumerate() {
        let block = block(taken, quote.span).map(|taken| taken.outlet);
        let own = block.or_else(|| reader.speaker(quote)).or_else(|| reader.statement(quote));
        let before = n.checked_sub(1).filter(|&before| own.is_none() && found[before].is_some());
        let goes_on = before.filter(|&before| reader.goes_on(quotes, (before, origins[before]), quote));
        origins.push(goes_on.map_or(n, |before| origins[before]));
        let credit = own.or_else(|| found[goes_on?]);
        found.push(credit.or_else(|| reader.earlier(quote)).or_else(|| reader.introduced(quote)));
    }
    found
}

/// The words that credit an outlet for what a statement reports: the block it stands in, its speaker
/// ("Xinhua reported that …"), whom the speaker told; `is_person` knows whose words are no outlet's.
#[must_use]
pub fn credited_to(
    doc: &Doc<'_>,
    told: &Reported,
    taken: &[Taken],
    is_outlet: &dyn Fn(&str) -> bool,
    is_person: &dyn Fn(Stretch) -> bool,
) -> Option<Stretch> {
    let reader = Reader { doc, is_outlet };
    let phrase_at = |byte: u32| {
        let at = doc.phrases.partition_point(|phrase| phrase.span.end <= byte);
        doc.phrases.get(at).filter(|phrase| phrase.span.start <= byte)
    };
    let block = block(taken, told.content).map(|taken| taken.outlet);
    let speaker = || {
        let speaker = told.speaker.filter(|speaker| !is_person(*speaker))?;
        phrase_at(speaker.start).and_then(|phrase| reader.outlet(phrase))
    };
    let listener = || {
        let behind = doc.tokens.get(doc.token_at(told.cue.end) as usize)?;
        let tells = matches!(doc.slice(told.cue), "told" | "tells" | "telling");
        phrase_at(behind.start).filter(|_| tells).and_then(|phrase| reader.outlet(phrase))
    };
    block.or_else(speaker).or_else(listener)
}

/// The block taken from another outlet that the words stand in.
fn block(taken: &[Taken], words: Stretch) -> Option<&Taken> {
    let at = taken.partition_point(|taken| taken.block.end <= words.start);
    taken.get(at).filter(|taken| taken.block.contains(words))
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    is_outlet: &'d dyn Fn(&str) -> bool,
}

impl<'d> Reader<'d, '_> {
    fn speaker(&self, quote: &Direct) -> Option<Stretch> {
        self.outlet(&self.doc.phrases[quote.speaker?.phrase])
    }

    fn token(&self, quote: &Direct) -> u32 {
        self.doc.token_at(quote.span.start)
    }

    /// Whether the word at this index is one of these, in whatever case.
    fn any(&self, at: Option<u32>, words: &[&str]) -> bool {
        let own = at.map_or("", |at| self.doc.word(at));
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// The phrases within these tokens, with their indices; of a statement without end, the first.
    fn within(&self, tokens: Tokens) -> impl DoubleEndedIterator<Item = (usize, &'d Phrase)> {
        let phrases: &'d [Phrase] = &self.doc.phrases;
        let from = phrases.partition_point(|phrase| phrase.tokens.first < tokens.first);
        let to = phrases.partition_point(|phrase| phrase.tokens.first < tokens.end);
        (from..to.min(from + 80)).map(move |at| (at, &phrases[at]))
    }

    /// The phrases of the quote's statement that stand outside it.
    fn around(&self, quote: &Direct) -> impl Iterator<Item = (usize, &'d Phrase)> {
        let statement = self.doc.statements.get(self.doc.statement_of(self.token(quote))).copied().unwrap_or_default();
        let span = quote.span;
        self.within(statement).filter(move |(_, phrase)| !span.overlaps(phrase.span))
    }

    fn statement(&self, quote: &Direct) -> Option<Stretch> {
        self.around(quote).find_map(|(at, phrase)| self.credited(at, phrase, quote))
    }

    /// "told Reuters", "according to Reuters", "Reuters reported", "they quoted Doe as saying".
    fn credited(&self, at: usize, phrase: &Phrase, quote: &Direct) -> Option<Stretch> {
        let first = self.led_from(at, phrase);
        let as_telling = self.any(first.checked_sub(1), &["telling"]) && self.any(first.checked_sub(2), &["as"]);
        let told = self.any(first.checked_sub(1), &["told", "tells", "telling"])
            && quote.cue.is_some_and(|cue| self.doc.slice(cue).starts_with('t'));
        if as_telling || told || self.is_led(first, quote.cue) {
            // "Kenyan broadcaster Citizen TV"
            let next = self
                .doc
                .phrases
                .get(at + 1)
                .filter(|next| next.tokens.first == phrase.tokens.end && next.kind == PhraseKind::Name);
            let named = next.and_then(|next| self.outlet(next));
            return named.or_else(|| self.outlet_or_owner(phrase)).or_else(|| self.meant(at, phrase));
        }
        let behind = Some(phrase.tokens.end);
        if self.any(behind, &["reported", "reports", "quotes", "cites"]) {
            return self.outlet(phrase).or_else(|| self.meant(at, phrase));
        }
        if !self.any(behind, &["quoted", "cited"]) {
            return None;
        }
        let pronoun = || self.pronoun(at, phrase).filter(|_| quote.rule == "quoted-by");
        self.outlet(phrase).or_else(|| self.meant(at, phrase)).or_else(pronoun)
    }

    /// "the daily", "the agency": the outlet named last before.
    fn meant(&self, at: usize, phrase: &Phrase) -> Option<Stretch> {
        let head = self.doc.tokens.get(phrase.head as usize)?;
        let is_one = phrase.kind == PhraseKind::Noun
            && phrase.tokens.len() == 2
            && (head.is(Words::OUTLET) || self.any(Some(phrase.head), &["paper", "weekly"]));
        let before = self.doc.phrases[..at].iter().rev().take(60);
        if is_one {
            before
                .filter(|other| other.tokens.len() > 2 || other.kind == PhraseKind::Name)
                .find_map(|other| self.outlet(other))
        } else {
            None
        }
    }

    /// "they quoted", "it quoted": the outlet named last in the same paragraph or the one before; "they" are
    /// several, where several are named.
    fn pronoun(&self, at: usize, phrase: &Phrase) -> Option<Stretch> {
        let they = self.any(Some(phrase.head), &["they"]);
        if phrase.kind != PhraseKind::Pronoun || !(they || self.any(Some(phrase.head), &["it"])) {
            return None;
        }
        let paragraph = self.doc.paragraph_of(phrase.tokens.first).saturating_sub(1);
        let first = self.doc.paragraphs.get(paragraph)?.first;
        let before = self.doc.phrases[..at].iter().rev().take_while(|other| other.tokens.first >= first).take(40);
        let outlets: Vec<Stretch> = before.filter_map(|other| self.outlet(other)).collect();
        let several = |outlet: &&Stretch| {
            let last = self.doc.slice(**outlet).rsplit(' ').next().unwrap_or_default();
            last.ends_with('s') && outlet::is_media(last) || last == "media"
        };
        let fitting = outlets.iter().find(|outlet| several(outlet) == they);
        fitting.or(outlets.first().filter(|_| they)).copied()
    }

    /// Whether `quote` is more of what the quote `before` it, credited by way of that at `origin`, is from.
    fn goes_on(&self, quotes: &[Direct], (before, origin): (usize, usize), quote: &Direct) -> bool {
        let last = &quotes[before];
        let same = last.utterance == quote.utterance || self.according_to_reports(quote);
        same && self.near(last, quote) || self.near(&quotes[origin], quote) && self.speaks_on(last, quote)
    }

    /// "…," Doe told Reuters. "…," she added: a pronoun with no other name between.
    fn speaks_on(&self, last: &Direct, quote: &Direct) -> bool {
        let Some(speaker) = quote.speaker.map(|speaker| &self.doc.phrases[speaker.phrase]) else { return false };
        let personal =
            speaker.kind == PhraseKind::Pronoun && !self.doc.tokens[speaker.head as usize].is(Words::RELATIVE);
        let statement = self.doc.statement_of(self.token(last));
        let Some(from) = self.doc.statements.get(statement).map(|statement| statement.end) else { return false };
        let between = Tokens { first: from, end: speaker.tokens.first };
        let named = |(_, phrase): (usize, &Phrase)| {
            phrase.kind == PhraseKind::Name && !last.span.overlaps(phrase.span) && !quote.span.overlaps(phrase.span)
        };
        personal && last.speaker.is_some() && from <= speaker.tokens.first && !self.within(between).any(named)
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

    /// "Doe gave an interview to Reuters on Monday. “…,” she said": the statement before speaks of it.
    fn introduced(&self, quote: &Direct) -> Option<Stretch> {
        let speaker = &self.doc.phrases[quote.speaker?.phrase];
        let statement = self.doc.statement_of(self.token(quote)).checked_sub(1)?;
        let statement = *self.doc.statements.get(statement)?;
        let quoted = self.doc.quoted.partition_point(|quoted| quoted.inner.end <= statement.first);
        if self.doc.quoted.get(quoted).is_some_and(|quoted| quoted.inner.first < statement.end) {
            return None;
        }
        let key = |phrase: &Phrase| self.doc.tokens[phrase.head as usize].key;
        let pronoun = speaker.kind == PhraseKind::Pronoun;
        if !pronoun && !self.within(statement).any(|(_, phrase)| key(phrase) == key(speaker)) {
            return None;
        }
        self.within(statement).find_map(|(at, phrase)| {
            let first = self.led_from(at, phrase);
            self.is_interview(first).then(|| self.outlet_or_owner(phrase))?
        })
    }
}
