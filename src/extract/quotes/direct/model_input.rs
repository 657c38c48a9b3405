//! What the model sees of an article: its runs, who may have said them, and what lies between.

use super::attribution_links::{How, Link, link};
use super::span::{Run, is_label, runs, settle};
use super::token_classes::{form, kind};
use crate::extract::lexicon::words::{self, Words};
use crate::extract::text::document::Doc;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Token};

/// A phrase outside all runs, with what connects it to verbs of saying.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Its index in [`Doc::phrases`].
    pub phrase: usize,
    /// Its first token.
    pub first: u32,
    /// The index behind its last token.
    pub end: u32,
    /// Where it stands.
    pub statement: u32,
    /// Where it stands.
    pub paragraph: u32,
    /// What kind of mention it is; see [`super::token_classes::kind`].
    pub kind: u8,
    /// Its verb.
    pub link: Link,
    /// The key of its head.
    pub head: u32,
    /// How many candidates before it share its verb.
    pub sharing: u8,
    /// How many candidates of its statement stand before it.
    pub nth: u8,
    /// What connects it with the candidates before and behind it: see [`attach`].
    pub attach: [u32; 2],
    /// How many mentions of the same head have a verb of saying in this article.
    pub support: u8,
}

/// An article as the model sees it.
#[derive(Debug)]
pub struct View<'d> {
    /// The text.
    pub doc: &'d Doc<'d>,
    /// Each token as features name it: function words by themselves, the others by their form.
    pub forms: Vec<u32>,
    /// The runs, in order.
    pub runs: Vec<Run>,
    /// The candidates, in order.
    pub candidates: Vec<Candidate>,
}

impl<'d> View<'d> {
    /// Looks at `doc`.
    #[must_use]
    pub fn new(doc: &'d Doc<'d>) -> Self {
        let mut runs = runs(doc);
        let forms =
            if runs.is_empty() { Vec::new() } else { doc.tokens.iter().map(|token| form(doc.text, token)).collect() };
        let mut candidates = candidates(doc, &mut runs);
        support(&mut candidates);
        attach(doc, &forms, &mut candidates);
        Self { doc, forms, runs, candidates }
    }

    /// The form of a token; 0 outside of the text.
    #[must_use]
    pub fn form(&self, index: i64) -> u32 {
        usize::try_from(index).ok().and_then(|index| self.forms.get(index)).copied().unwrap_or(0)
    }
}

impl View<'_> {
    /// What kinds of words stand before and behind a run: the nearest word of the sentence on each side that
    /// says what the run is (a verb of saying, a noun for words, a noun for one who speaks), and how near it is.
    pub(super) fn class_around(&self, run: &Run) -> [u32; 4] {
        let statement = self.doc.statements[run.statement as usize];
        let tokens = &self.doc.tokens;
        let before = tokens[statement.first.min(run.open) as usize..run.open as usize].iter().rev().take(12);
        let end = statement.end.max(run.after).min(run.after + 12);
        let behind = tokens[run.after as usize..end as usize].iter();
        let [one, far] = nearest_class(before);
        let [other, away] = nearest_class(behind);
        [one, far, other, away]
    }

    /// Which telling nouns and verbs the run's sentence has before and behind it, as bits.
    pub(super) fn clue(&self, run: &Run) -> u32 {
        let statement = self.doc.statements[run.statement as usize];
        let tokens = &self.doc.tokens;
        let bits = |from: u32, to: u32| {
            let near = tokens[from as usize..(to as usize).max(from as usize)].iter();
            near.filter(|token| token.class == Class::Word).fold(0, |bits, token| {
                bits | u32::from(token.is(Words::DOCUMENT))
                    | u32::from(token.is(Words::ASKER)) << 1
                    | u32::from(token.is(Words::SAYING_SURE)) << 2
                    | u32::from(token.is(Words::SAYING)) << 3
            })
        };
        let from = statement.first.max(run.open.saturating_sub(14)).min(run.open);
        let naming = run.open.checked_sub(1).is_some_and(|before| NAMING.contains(&tokens[before as usize].key));
        u32::from(naming) << 8 | bits(from, run.open) | bits(run.after, statement.end.min(run.after + 14)) << 4
    }
}

/// Nouns before a run that is a word or a name as such.
const NAMING: [u32; 15] = [
    words::ascii_key("word"),
    words::ascii_key("words"),
    words::ascii_key("term"),
    words::ascii_key("terms"),
    words::ascii_key("expression"),
    words::ascii_key("name"),
    words::ascii_key("title"),
    words::ascii_key("titled"),
    words::ascii_key("entitled"),
    words::ascii_key("nickname"),
    words::ascii_key("nicknamed"),
    words::ascii_key("label"),
    words::ascii_key("called"),
    words::ascii_key("named"),
    words::ascii_key("dubbed"),
];

/// The class of the first telling word, and its distance in classes.
fn nearest_class<'t>(tokens: impl Iterator<Item = &'t Token>) -> [u32; 2] {
    let told = |token: &Token| match token.class {
        Class::Double | Class::Single => 9,
        Class::Colon => 8,
        Class::Word if token.is(Words::SAYING_SURE) => 1,
        Class::Word if token.is(Words::ASKER) => 7,
        Class::Word if token.is(Words::DOCUMENT) => 10,
        Class::Word if token.is(Words::SAYING_NOUN) => 2,
        Class::Word if token.is(Words::SAYING) => 3,
        Class::Word if token.is(Words::SAYING_LOOSE) => 4,
        Class::Word if token.is(Words::ROLE | Words::PEOPLE | Words::GROUP) => 5,
        Class::Word if token.is(Words::VERB) => 6,
        _ => 0,
    };
    let found = tokens.map(told).enumerate().find(|(_, class)| *class != 0);
    found.map_or([0, 0], |(at, class)| [class, u32::from(at > 0) + u32::from(at > 2) + u32::from(at > 5)])
}

fn candidates(doc: &Doc<'_>, runs: &mut [Run]) -> Vec<Candidate> {
    let (mut statement, mut paragraph, mut run, mut nth) = (0, 0, 0, 0u8);
    if runs.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Candidate> = Vec::with_capacity(doc.phrases.len());
    let speaks = speaks(doc);
    for (index, phrase) in doc.phrases.iter().enumerate() {
        let first = phrase.tokens.first;
        while run < runs.len() && runs[run].after <= first {
            run += 1;
        }
        let inside = run < runs.len() && runs[run].open < phrase.tokens.end;
        if inside {
            if !is_label(doc, phrase, &runs[run]) {
                continue;
            }
            runs[run].label = Some(found.len());
        }
        while doc.statements[statement].end <= first {
            statement += 1;
            nth = 0;
        }
        while doc.paragraphs[paragraph].end <= first {
            paragraph += 1;
        }
        let stop = doc.statements[statement].end;
        let link = match speaks[statement] {
            0 => Link::default(),
            last => link(doc, phrase, doc.statements[statement].first, stop.min(last)),
        };
        settle(doc, phrase, link, runs, run, &mut found);
        let sharing = sharing(link, &found);
        found.push(Candidate {
            phrase: index,
            first,
            end: phrase.tokens.end,
            statement: small(statement),
            paragraph: small(paragraph),
            kind: kind(&doc.tokens, phrase),
            link,
            head: doc.tokens[phrase.head as usize].key,
            sharing,
            nth,
            support: 0,
            attach: [0, 0],
        });
        nth = nth.saturating_add(1);
    }
    found
}

/// How many of the candidates before have the same verb.
fn sharing(link: Link, found: &[Candidate]) -> u8 {
    if link.how == How::None {
        return 0;
    }
    let near = found.iter().rev().take(8);
    let same = near.filter(|other| other.link.how != How::None && other.link.verb == link.verb);
    u8::try_from(same.count()).unwrap_or(u8::MAX)
}

/// For each statement the index behind the last token that a phrase can be linked by; 0 without one.
fn speaks(doc: &Doc<'_>) -> Vec<u32> {
    let verbs = Words::SAYING | Words::SAYING_LOOSE | Words::SAYING_NOUN;
    let according = words::ascii_key("according");
    let links =
        |token: &Token| token.is(verbs) || token.key == according || matches!(token.class, Class::Colon | Class::Dash);
    let last = |statement: &Tokens| {
        let last = doc.tokens[statement.range()].iter().rposition(links);
        last.map_or(0, |last| statement.first + small(last) + 1)
    };
    doc.statements.iter().map(last).collect()
}

/// Notes what stands between each two candidates that follow each other in a statement, and of what kind the other
/// is: "Doe’s brother", "a lawyer for Doe", "Doe, a farmer": which of them the phrase is about.
fn attach(doc: &Doc<'_>, forms: &[u32], candidates: &mut [Candidate]) {
    for at in 1..candidates.len() {
        let (before, behind) = (candidates[at - 1], candidates[at]);
        if before.statement != behind.statement {
            continue;
        }
        let between = &forms[(before.end as usize).min(forms.len())..(behind.first as usize).min(forms.len())];
        let quoted = doc.tokens[before.end as usize..behind.first.max(before.end) as usize]
            .iter()
            .any(|token| token.class == Class::Double);
        let connection = match between {
            _ if quoted => 2,
            [] => 1,
            [only] => only << 3 | 3,
            [first, _] | [first, _, _] => first << 3 | 4,
            [first, ..] => first << 3 | 5,
        };
        candidates[at - 1].attach[1] = connection << 5 | u32::from(behind.kind);
        candidates[at].attach[0] = connection << 5 | u32::from(before.kind);
    }
}

/// Counts, for each candidate, the mentions with its head that a verb of saying follows or precedes.
fn support(candidates: &mut [Candidate]) {
    let mut heads: Vec<u32> = candidates.iter().filter(|one| one.link.is_sure()).map(|one| one.head).collect();
    heads.sort_unstable();
    for one in candidates {
        let from = heads.partition_point(|&head| head < one.head);
        let same = heads[from..].iter().take(9).take_while(|&&head| head == one.head).count();
        one.support = u8::try_from(same).unwrap_or(9);
    }
}

/// An index as a number of 32 bits.
pub(super) fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
