//! What is known of a run before anyone is considered for it: its shape, its place, its neighbours.

use super::attribution_links::How;
use super::model_input::View;
use super::span::{Run, Style};
use crate::extract::text::token::{Class, Token};

/// What was decided about a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Said by the candidate with this index.
    Candidate(usize),
    /// Said by someone the text does not name.
    Nobody,
    /// No quote: a title, a word with a distance to it.
    NoQuote,
}

/// In which of the classes that begin at `limits` a number falls.
pub(super) fn class(n: u32, limits: &[u32]) -> u32 {
    count(limits.iter().take_while(|&&limit| n >= limit).count())
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What is known of a run before its speaker is.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Forms of the three tokens before and behind.
    pub(super) before: [u32; 3],
    pub(super) after: [u32; 3],
    /// How it begins, ends, and how long it is.
    pub(super) shape: u32,
    /// Where it stands in its paragraph and statement.
    pub(super) place: u32,
    /// How it stands to the run before it.
    pub(super) sequence: u32,
    /// The best link to a verb before and behind, and where the nearest verbs stand.
    pub(super) links: u32,
    pub(super) nearest: [u32; 2],
    pub(super) previous: Option<Choice>,
    pub(super) earlier: Option<Choice>,
}

impl Context {
    /// Looks at run number `n`, knowing what was decided about those before it.
    #[must_use]
    pub fn new(view: &View<'_>, n: usize, decided: &[Choice]) -> Self {
        let run = &view.runs[n];
        let (open, after) = (i64::from(run.open), i64::from(run.after));
        let mut others = (0..n).rev().take(24).filter(|&other| view.runs[other].style != Style::Beside);
        let previous = others.next().map(|before| (&view.runs[before], decided[before]));
        let (links, nearest) = links(view, n);
        Self {
            links,
            nearest,
            before: [view.form(open - 1), view.form(open - 2), view.form(open - 3)],
            after: [view.form(after), view.form(after + 1), view.form(after + 2)],
            shape: shape(view, run),
            place: place(view, run),
            sequence: previous.map_or(99, |(before, _)| sequence(view, before, run)),
            previous: previous.map(|(_, choice)| choice),
            earlier: others.next().map(|before| decided[before]),
        }
    }
}

/// The strongest link of a candidate before and behind the run, within its statement: 0 for none, 3 for
/// a verb that stands next to the run; and the verbs nearest to it.
fn links(view: &View<'_>, n: usize) -> (u32, [u32; 2]) {
    let run = &view.runs[n];
    let mut best = [0, 0];
    let mut nearest = [u32::MAX, u32::MAX];
    let from = view.candidates.partition_point(|one| one.statement < run.statement);
    for one in view.candidates[from..].iter().take(60).take_while(|one| one.statement == run.statement) {
        if one.statement != run.statement || one.link.how == How::None {
            continue;
        }
        let behind = usize::from(one.first >= run.open);
        let verb = one.link.verb;
        let distance = if verb < run.open { run.open - verb } else { verb.saturating_sub(run.after) + 1 };
        let strong = 1 + u32::from(one.link.is_sure()) + u32::from(one.link.is_sure() && distance <= 3);
        best[behind] = best[behind].max(strong);
        let closer = match nearest[behind] {
            u32::MAX => true,
            other if behind == 0 => verb > other && verb < run.open,
            other => verb < other,
        };
        if closer {
            nearest[behind] = verb;
        }
    }
    (best[0] | best[1] << 2, nearest)
}

fn shape(view: &View<'_>, run: &Run) -> u32 {
    let quoted = &view.doc.quoted[run.quoted];
    let tokens = &view.doc.tokens[quoted.inner.range()];
    let first = tokens.iter().find(|token| token.is_wordlike());
    let capital = first.is_some_and(Token::is_capital);
    let last = tokens.last().map_or(0, |token| match token.class {
        Class::Comma => 1,
        Class::Stop => 2 + u32::from(view.doc.text.as_bytes()[token.start as usize] != b'.'),
        Class::Ellipsis => 4,
        Class::Dash => 5,
        _ => 6,
    });
    class(u32::from(run.words), &[2, 3, 5, 9, 20])
        | last << 3
        | u32::from(capital) << 6
        | u32::from(quoted.close.is_none()) << 7
}

fn place(view: &View<'_>, run: &Run) -> u32 {
    let quoted = &view.doc.quoted[run.quoted];
    let paragraph = view.doc.paragraphs[run.paragraph as usize];
    let statement = view.doc.statements[run.statement as usize];
    u32::from(run.open == paragraph.first)
        | u32::from(run.after == paragraph.end) << 1
        | u32::from(run.open == statement.first) << 2
        | u32::from(run.after == statement.end) << 3
        | u32::from(quoted.continued) << 4
        | u32::from(quoted.continues) << 5
}

fn sequence(view: &View<'_>, before: &Run, run: &Run) -> u32 {
    let between = run.open.saturating_sub(before.after);
    let paragraphs = class(run.paragraph.saturating_sub(before.paragraph), &[1, 2, 3]);
    let statements = class(run.statement.saturating_sub(before.statement), &[1, 2, 3]);
    let goes_on = view.doc.quoted[run.quoted].continued;
    paragraphs | statements << 2 | class(between, &[1, 2, 4, 8, 16, 32]) << 4 | u32::from(goes_on) << 7
}
