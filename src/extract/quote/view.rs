//! What the model sees of an article: its runs, who may have said them, and what lies between.

use super::link::{self, Link};
use crate::domain::SegmentKind;
use crate::extract::doc::Doc;
use crate::extract::mark::Quoted;
use crate::extract::phrase::{Phrase, PhraseKind};
use crate::extract::token::{Class, Gap, Shape, Token};
use crate::extract::word::{self, Words};

/// A quoted run that may be a quote.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Its index in [`Doc::quoted`].
    pub quoted: usize,
    /// Its opening mark.
    pub open: u32,
    /// The index behind its closing mark.
    pub after: u32,
    /// Where it stands.
    pub statement: u32,
    /// Where it stands.
    pub paragraph: u32,
    /// Words in it, at most 255.
    pub words: u8,
    /// Whether its marks are single: a quote only where much speaks for it.
    pub single: bool,
    /// The candidate that a transcript names at its beginning: "DOE: We will see."
    pub label: Option<usize>,
}

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
    /// What kind of mention it is; see [`kind`].
    pub kind: u8,
    /// Its verb.
    pub link: Link,
    /// The key of its head.
    pub head: u32,
    /// How many candidates before it share its verb.
    pub sharing: u8,
    /// How many candidates of its statement stand before it.
    pub nth: u8,
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
        Self { doc, forms, runs, candidates }
    }

    /// The form of a token; 0 outside of the text.
    #[must_use]
    pub fn form(&self, index: i64) -> u32 {
        usize::try_from(index).ok().and_then(|index| self.forms.get(index)).copied().unwrap_or(0)
    }
}

fn runs(doc: &Doc<'_>) -> Vec<Run> {
    let (mut statement, mut paragraph) = (0, 0);
    let mut found = Vec::new();
    for (quoted, run) in doc.quoted.iter().enumerate() {
        if run.nested || (!run.double && !may_quote(doc, run)) {
            continue;
        }
        let words = doc.tokens[run.inner.range()].iter().filter(|token| token.is_wordlike()).count();
        if words == 0 || !doc.kind_at(run.span.start).has_findings() {
            continue;
        }
        while doc.statements[statement].end <= run.open {
            statement += 1;
        }
        while doc.paragraphs[paragraph].end <= run.open {
            paragraph += 1;
        }
        found.push(Run {
            quoted,
            open: run.open,
            after: run.close.map_or(run.inner.end, |close| close + 1),
            statement: small(statement),
            paragraph: small(paragraph),
            words: u8::try_from(words).unwrap_or(u8::MAX),
            single: !run.double,
            label: None,
        });
    }
    found
}

/// Single marks quote only in the body: in headlines they stand for double ones, but nobody is named
/// there for sure, and elsewhere they mostly mark a word's use.
fn may_quote(doc: &Doc<'_>, run: &Quoted) -> bool {
    let first = doc.paragraphs.first().is_some_and(|first| first.holds(run.open));
    let kind = doc.kind_at(run.span.start);
    !first && matches!(kind, SegmentKind::Body | SegmentKind::Embedded | SegmentKind::Standfirst) && run.inner.len() > 1
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
        let sharing = |link: Link, found: &[Candidate]| {
            let near = found.iter().rev().take(8);
            let same = near.filter(|other| other.link.how != link::How::None && other.link.verb == link.verb);
            u8::try_from(same.count()).unwrap_or(0)
        };
        let link = if speaks[statement] {
            link::link(doc, phrase, doc.statements[statement].first, stop)
        } else {
            Link::default()
        };
        if link.how == link::How::Passive {
            // "a draft by Doe has been rejected by Roe": Roe's word, not Doe's.
            let near = found.iter_mut().rev().take(8);
            near.filter(|other: &&mut Candidate| other.link.how == link::How::Patient && other.link.verb == link.verb)
                .for_each(|other| other.link = Link::default());
            // "rejected by Roe as “too soft”": no one else.
            let r#as = usize::from(doc.word(phrase.tokens.end) == "as");
            let next = runs.get_mut(run).filter(|next| next.open as usize == phrase.tokens.end as usize + r#as);
            if let Some(next) = next {
                next.label = Some(found.len());
            }
        }
        if link.how == link::How::Quoted {
            // `…”, they quoted Doe as saying`: no one else.
            let upto = runs.len().min(run + 1);
            let quoted = |run: &&mut Run| {
                run.label.is_none()
                    && run.statement as usize == statement
                    && (run.open == link.verb + 1 || run.open == link.verb + 2 || first - run.after.min(first) <= 4)
            };
            if let Some(run) = runs[..upto].iter_mut().rev().find(quoted) {
                run.label = Some(found.len());
            }
        }
        if link.how == link::How::Signed {
            // `…” – Doe`: the run that the dash follows.
            let upto = runs.len().min(run + 1);
            let before = runs[..upto].iter_mut().rev().find(|run| run.after <= link.verb);
            if let Some(signed) = before.filter(|run| run.after == link.verb && run.label.is_none()) {
                signed.label = Some(found.len());
            }
        }
        let sharing = if link.how == link::How::None { 0 } else { sharing(link, &found) };
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
        });
        nth = nth.saturating_add(1);
    }
    found
}

/// Whether each statement has anything a phrase can be linked by.
fn speaks(doc: &Doc<'_>) -> Vec<bool> {
    let verbs = Words::SAYING | Words::SAYING_LOOSE | Words::SAYING_NOUN;
    let according = word::key("according");
    let links =
        |token: &Token| token.is(verbs) || token.key == according || matches!(token.class, Class::Colon | Class::Dash);
    doc.statements.iter().map(|statement| doc.tokens[statement.range()].iter().any(links)).collect()
}

/// "DOE: …" at the beginning of a run: capitals and a colon.
fn is_label(doc: &Doc<'_>, phrase: &Phrase, run: &Run) -> bool {
    let inner = doc.quoted[run.quoted].inner;
    let colon = doc.tokens.get(phrase.tokens.end as usize).is_some_and(|next| next.class == Class::Colon);
    colon
        && phrase.tokens.first == inner.first
        && phrase.kind == PhraseKind::Name
        && phrase.tokens.len() <= 4
        && doc.tokens[phrase.tokens.range()].iter().all(|token| token.shape == Shape::Upper)
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

/// What kind of mention a phrase is, as a small number that features use.
#[must_use]
pub fn kind(tokens: &[Token], phrase: &Phrase) -> u8 {
    let head = &tokens[phrase.head as usize];
    let first = &tokens[phrase.tokens.first as usize];
    match phrase.kind {
        PhraseKind::Name if head.is(Words::DAY | Words::MONTH) => 1,
        PhraseKind::Name if first.is(Words::TITLE) && phrase.tokens.len() > 1 => 2,
        PhraseKind::Name if first.is(Words::ARTICLE) => 3,
        PhraseKind::Name if phrase.tokens.len() > 1 => 4,
        PhraseKind::Name if head.shape == Shape::Upper => 5,
        PhraseKind::Name => 6,
        PhraseKind::Pronoun if head.is(Words::OBJECT_PRONOUN) => 7,
        PhraseKind::Pronoun if head.is(Words::MALE | Words::FEMALE) => 8,
        PhraseKind::Pronoun if head.is(Words::PLURAL) && !head.is(Words::FIRST_SECOND) => 9,
        PhraseKind::Pronoun if head.is(Words::FIRST_SECOND) => 10,
        PhraseKind::Pronoun if head.is(Words::RELATIVE) => 11,
        PhraseKind::Pronoun => 12,
        PhraseKind::Noun if head.is(Words::ROLE) => 13,
        PhraseKind::Noun if head.is(Words::PEOPLE) => 14,
        PhraseKind::Noun if head.is(Words::SAYING_NOUN) => 15,
        PhraseKind::Noun if head.is(Words::OUTLET) => 16,
        PhraseKind::Noun if head.is(Words::GROUP) => 17,
        PhraseKind::Noun if head.words.is_function() => 18,
        PhraseKind::Noun if first.is(Words::POSSESSIVE) => 19,
        PhraseKind::Noun if first.is(Words::ARTICLE) => 20,
        PhraseKind::Noun => 21,
    }
}

/// A token as features name it.
fn form(text: &str, token: &Token) -> u32 {
    let by_itself = Words::SAYING | Words::SAYING_LOOSE | Words::TITLE | Words::DAY;
    let line = u32::from(token.gap == Gap::Line) << 8;
    let class = match token.class {
        Class::Word if token.words.is_function() || (token.is(by_itself) && !token.is_capital()) => {
            return token.key | 0x800;
        }
        Class::Suffix => return token.key | 0x800,
        Class::Word if token.is_capital() => 1,
        Class::Word => ending(&text.as_bytes()[token.start as usize..token.end as usize]),
        Class::Number => 7,
        Class::Stop => 8 + u32::from(text.as_bytes()[token.start as usize] & 3),
        Class::Ellipsis => 13,
        Class::Comma => 14,
        Class::Semicolon => 15,
        Class::Colon => 16,
        Class::Dash => 17,
        Class::Open => 18,
        Class::Close => 19,
        Class::Double => 20,
        Class::Single => 21,
        Class::Symbol => 22,
    };
    class | line
}

fn ending(word: &[u8]) -> u32 {
    match word {
        [.., b'e', b'd'] => 2,
        [.., b'i', b'n', b'g'] => 3,
        [.., b'l', b'y'] => 4,
        [.., b's'] => 5,
        _ => 6,
    }
}

fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
