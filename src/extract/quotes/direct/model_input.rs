//! What the model sees of an article: its runs, who may have said them, and what lies between.

use super::attribution_links::{How, Link, link};
pub use super::candidate::Candidate;
use super::candidate::small;
use super::span::{Run, is_label, runs, settle};
use super::token_classes::{form, kind};
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::document::Doc;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Token};

/// An article as the model sees it.
#[derive(Debug)]
pub struct View<'d> {
    pub doc: &'d Doc<'d>,
    /// Each token as features name it: function words by themselves, the others by their form.
    pub forms: Vec<u32>,
    /// The runs, in order.
    pub runs: Vec<Run>,
    /// The candidates, in order.
    pub candidates: Vec<Candidate>,
}

impl<'d> View<'d> {
    /// The tokens within the marks of a run.
    #[must_use]
    pub fn inner(&self, run: &Run) -> &'d [Token] {
        &self.doc.tokens[self.doc.quoted[run.quoted].inner.range()]
    }

    /// Whether the candidate's phrase can be that of one who speaks.
    #[must_use]
    pub fn speaks(&self, one: &Candidate) -> bool {
        let phrase = &self.doc.phrases[one.phrase];
        let head = &self.doc.tokens[phrase.head as usize];
        !phrase.owns && (matches!(one.kind, 2..=6 | 13 | 14) || is_person_noun(head))
    }

    /// Whether it is such a phrase, or "he" or "she".
    #[must_use]
    pub fn may_speak(&self, one: &Candidate) -> bool {
        self.speaks(one) || one.kind == 8
    }

    /// The candidate that begins with this token.
    #[must_use]
    pub fn starting(&self, first: u32) -> Option<usize> {
        let at = self.candidates.partition_point(|one| one.first < first);
        self.candidates.get(at).filter(|one| one.first == first).map(|_| at)
    }

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
        // "YouTube video" between two paragraphs has said neither.
        if !doc.segments.is_empty() && !doc.kind_at(doc.tokens[first as usize].start).has_findings() {
            continue;
        }
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
        // "“…” (Jane Roe)"
        let first = statement.first as usize;
        let marks = first > 0 && matches!(doc.tokens[first - 1].class, Class::Double | Class::Single);
        let bracket = marks && doc.tokens[first].class == Class::Open;
        last.map_or(if bracket { statement.first + 1 } else { 0 }, |last| statement.first + small(last) + 1)
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
