//! Pairs quotation marks: which run of words stands between which.
//!
//! Marks pair within a paragraph. A run that its paragraph leaves open goes on in the next one where that
//! one begins with a mark (the way newspapers print long quotations); otherwise it ends with its
//! paragraph; so does a single mark behind a full stop, where paragraphs are run together. Single marks pair inside and outside of double ones; what pairs with nothing is an
//! apostrophe. Every mark is looked at a bounded number of times, so hostile texts cost no more than others.

use super::token::{Class, Gap, Shape, Token, Tokens, Turn};
use crate::extract::Stretch;
use crate::extract::lexicon::words::{self, Words};

/// Words between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The opening mark; the first word where the mark is missing.
    pub open: u32,
    /// The closing mark, if there is one in the paragraph.
    pub close: Option<u32>,
    pub inner: Tokens,
    pub span: Stretch,
    /// Whether the marks are double.
    pub double: bool,
    /// Whether it stands inside another run.
    pub nested: bool,
    /// Whether it goes on from the paragraph before.
    pub continued: bool,
    /// Whether it goes on in the next paragraph.
    pub continues: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

/// Pairs the marks of all paragraphs; apostrophes at the ends of words become suffixes.
pub fn pair(tokens: &mut [Token], paragraphs: &[Tokens]) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut left_open = false;
    let mut single_left_open = false;
    for (index, &paragraph) in paragraphs.iter().enumerate() {
        let from = found.len();
        let next_opens = paragraphs.get(index + 1).is_some_and(|next| opens_with_mark(tokens, *next));
        left_open = double_runs(tokens, paragraph, left_open, next_opens, &mut found);
        if tokens[paragraph.range()].iter().any(|token| token.class == Class::Single) {
            let outer = found[from..].to_vec();
            let next_opens = paragraphs.get(index + 1).is_some_and(|next| opens_with_single(tokens, *next));
            single_left_open = single_runs(tokens, paragraph, &outer, (single_left_open, next_opens), &mut found);
            let (doubles, singles) = found[from..].split_at_mut(outer.len());
            nest(doubles, singles);
        } else {
            single_left_open = false;
        }
        found[from..].sort_by_key(|run| (run.open, std::cmp::Reverse(run.inner.end)));
    }
    found
}

fn opens_with_mark(tokens: &[Token], paragraph: Tokens) -> bool {
    let index = paragraph.first as usize;
    tokens[index].class == Class::Double && side(tokens, index) != Side::Close
}

fn opens_with_single(tokens: &[Token], paragraph: Tokens) -> bool {
    let index = paragraph.first as usize;
    tokens[index].class == Class::Single && single_side(tokens, index) == Some(Side::Open)
}

/// Double runs inside a single one are quotations within a quotation.
fn nest(doubles: &mut [Quoted], singles: &[Quoted]) {
    for single in singles.iter().filter(|single| !single.nested) {
        let from = doubles.partition_point(|double| double.open < single.open);
        let inside = doubles[from..].iter_mut().take_while(|double| double.open < single.inner.end);
        inside.for_each(|double| double.nested = true);
    }
}

/// Which way a mark is turned, by its form and by what touches it.
fn side(tokens: &[Token], index: usize) -> Side {
    let token = &tokens[index];
    let before = token.gap == Gap::None && index > 0;
    let after = tokens.get(index + 1).is_some_and(|next| next.gap == Gap::None);
    match (token.turn, before, after) {
        // "continued :” They were": turned the wrong way behind a colon.
        (Turn::Close | Turn::Neutral, true, false) if tokens[index - 1].class == Class::Colon => Side::Open,
        (Turn::Open, true, false) if touches_end(tokens, index) => Side::Close,
        // "„Words“, Doe said", "»Words«, Doe said", "« Words », Doe said": a mark of punctuation follows what closes.
        (Turn::Open, true, true) if touches_end(tokens, index) && is_punctuation(&tokens[index + 1]) => Side::Close,
        (Turn::Close, false, true) if is_punctuation(&tokens[index + 1]) => Side::Close,
        (Turn::Close | Turn::Neutral, false, true) | (Turn::Open, ..) => Side::Open,
        (Turn::Close, ..) | (Turn::Neutral, true, false) => Side::Close,
        (Turn::Neutral, false, false) => Side::Either,
        (Turn::Neutral, true, true) => between(&tokens[index - 1], &tokens[index + 1]),
    }
}

/// What stands behind a closing mark without a space.
fn is_punctuation(token: &Token) -> bool {
    matches!(token.class, Class::Comma | Class::Stop | Class::Colon | Class::Semicolon | Class::Close)
}

fn touches_end(tokens: &[Token], index: usize) -> bool {
    let before = tokens[index - 1].class;
    matches!(before, Class::Word | Class::Number | Class::Suffix | Class::Stop | Class::Comma | Class::Ellipsis)
}

/// A neutral mark that touches both neighbours: `("so")`, `--"so"--`, `"so",`.
fn between(before: &Token, after: &Token) -> Side {
    match (before.class, after.class) {
        (Class::Open | Class::Dash, _) => Side::Open,
        (Class::Single | Class::Double, _) if before.turn == Turn::Open => Side::Open,
        (_, Class::Word | Class::Number) if before.is_wordlike() => Side::Either,
        (Class::Stop | Class::Comma | Class::Ellipsis, _) => Side::Close,
        (_, Class::Word | Class::Number | Class::Single) => Side::Either,
        _ => Side::Close,
    }
}

/// The double runs of one paragraph, and whether the last one goes on in the next.
fn double_runs(
    tokens: &[Token],
    paragraph: Tokens,
    left_open: bool,
    next_opens: bool,
    found: &mut Vec<Quoted>,
) -> bool {
    let marks: Vec<(u32, Side)> = (paragraph.first..paragraph.end)
        .filter(|&at| tokens[at as usize].class == Class::Double)
        .map(|at| (at, side(tokens, at as usize)))
        .collect();
    if marks.is_empty() && !left_open {
        return false;
    }
    // (the mark, whether the run goes on from the paragraph before)
    let mut open: Option<(u32, bool)> = None;
    let mut inner: Option<u32> = None;
    // The paragraph goes on with a quotation without a mark of its own, and closes it.
    if left_open && marks.first().is_some_and(|(_, side)| *side == Side::Close) {
        let close = marks[0].0;
        if let Some(before) = found.iter_mut().rev().find(|run| run.double && !run.nested) {
            before.continues |= before.close.is_none();
        }
        keep(found, run(tokens, (paragraph.first, Some(close), close), [true, false, true, false]));
    }
    for (n, &(at, side)) in marks.iter().enumerate() {
        match (open, inner, side) {
            (None, _, Side::Open | Side::Either) => open = Some((at, left_open && at == paragraph.first)),
            (None, _, Side::Close) => {}
            (Some(_), Some(from), Side::Close | Side::Either) => {
                keep(found, run(tokens, (from, Some(at), at), [true, true, false, false]));
                inner = None;
            }
            (Some((from, continued)), None, Side::Close | Side::Either) => {
                keep(found, run(tokens, (from, Some(at), at), [true, false, continued, false]));
                open = None;
            }
            (Some((from, continued)), _, Side::Open) => {
                let closes = marks[n + 1..].iter().take(2).take_while(|(_, side)| *side == Side::Close).count();
                if inner.is_none() && (closes == 2 || (closes == 1 && n + 2 == marks.len() && next_opens)) {
                    inner = Some(at);
                } else {
                    keep(found, run(tokens, (from, None, at), [true, false, continued, false]));
                    (open, inner) = (Some((at, false)), None);
                }
            }
        }
    }
    if let Some((from, continued)) = open {
        keep(found, run(tokens, (from, None, paragraph.end), [true, false, continued, next_opens]));
        return next_opens || !continued;
    }
    false
}

/// `""` quotes nothing.
fn keep(found: &mut Vec<Quoted>, run: Quoted) {
    if !run.inner.is_empty() {
        found.push(run);
    }
}

/// A run from its opening mark, its closing one, and the index behind its last word.
fn run(tokens: &[Token], (open, close, end): (u32, Option<u32>, u32), flags: [bool; 4]) -> Quoted {
    let [double, nested, continued, goes_on] = flags;
    let is_mark = matches!(tokens[open as usize].class, Class::Double | Class::Single);
    let inner = Tokens { first: open + u32::from(is_mark), end };
    let span = if inner.is_empty() {
        let at = tokens[open as usize].end;
        Stretch { start: at, end: at }
    } else {
        Stretch { start: tokens[inner.first as usize].start, end: tokens[inner.end as usize - 1].end }
    };
    Quoted { open, close, inner, span, double, nested, continued, continues: goes_on }
}

/// The runs between single marks, and whether the last one goes on in the next paragraph.
///
/// One that begins outside of double marks may hold whole double runs, where it stands as a quotation does;
/// one that begins inside ends there.
fn single_runs(
    tokens: &mut [Token],
    paragraph: Tokens,
    doubles: &[Quoted],
    (left_open, next_opens): (bool, bool),
    found: &mut Vec<Quoted>,
) -> bool {
    let mut pairs = Singles::default();
    let mut outer = doubles.iter().filter(|run| !run.nested).peekable();
    for at in paragraph.first..paragraph.end {
        if let Some(run) = outer.peek().copied().filter(|run| at == run.open || run.close == Some(at)) {
            if at == run.open && run.close != Some(at) {
                pairs.enter(tokens);
            } else {
                pairs.leave();
            }
            if run.close == Some(at) || run.close.is_none() {
                outer.next();
            }
        }
        if tokens[at as usize].class == Class::Single {
            pairs.mark(tokens, at);
        }
    }
    pairs.settle();
    let Singles { found: pairs, mut reopened, open, around, inside, .. } = pairs;
    // What no mark closes in the end was no quotation.
    let mut closed: Vec<u32> = pairs.iter().map(|&(from, ..)| from).collect();
    closed.sort_unstable();
    while reopened.last().is_some_and(|(_, next)| closed.binary_search(next).is_err()) {
        reopened.pop();
    }
    // Where it ends: at the next mark, or before a sentence of the reporter's.
    let reopened: Vec<(u32, u32, u32)> =
        reopened.into_iter().map(|(from, next)| (from, before_report(tokens, from, next), next)).collect();
    let resumed: Vec<u32> = reopened.iter().filter(|&&(_, end, next)| end == next).map(|&(.., next)| next).collect();
    let continued = |from: u32| left_open && from == paragraph.first || resumed.binary_search(&from).is_ok();
    let made = |&(from, to, inside): &(u32, u32, bool)| {
        run(tokens, (from, Some(to), to), [false, inside, continued(from), false])
    };
    found.extend(pairs.iter().map(made).filter(|run| !run.inner.is_empty()));
    for &(from, end, next) in &reopened {
        keep(found, run(tokens, (from, None, end), [false, false, continued(from), end == next]));
    }
    // What opens inside of double marks that nothing closes belongs to them.
    let unclosed = if inside { around } else { open.or(around) };
    let unclosed = unclosed.filter(|&from| next_opens && leads(tokens, from));
    if let Some(from) = unclosed {
        keep(found, run(tokens, (from, None, paragraph.end), [false, false, continued(from), true]));
    }
    let marks = pairs.iter().flat_map(|&(from, to, _)| [from, to]);
    let mut paired: Vec<u32> = marks.chain(unclosed).chain(reopened.iter().map(|&(from, ..)| from)).collect();
    paired.sort_unstable();
    name_apostrophes(tokens, paragraph, &paired);
    unclosed.is_some()
}

/// "'It is too late to sow. Roe, 43, said it was over. 'You lose": the end of the last sentence before one with a verb of
/// saying, else the next mark.
fn before_report(tokens: &[Token], from: u32, next: u32) -> u32 {
    let mut stop = None;
    for at in from + 1..next {
        let token = &tokens[at as usize];
        if token.is(Words::SAYING_SURE) && token.shape == Shape::Lower && token.class == Class::Word {
            return stop.unwrap_or(next);
        }
        if token.class == Class::Stop {
            stop = Some(at + 1);
        }
    }
    next
}

/// Single marks while they are paired.
#[derive(Default)]
struct Singles {
    /// Opening mark, closing mark, whether both stand inside double ones.
    found: Vec<(u32, u32, bool)>,
    /// Opening mark, and the next opening one, which ends it.
    reopened: Vec<(u32, u32)>,
    open: Option<u32>,
    /// A close that may as well be a possessive ("the rebels’ …").
    doubtful: Option<u32>,
    /// What was open when double marks began.
    around: Option<u32>,
    inside: bool,
}

impl Singles {
    /// Ends what is open at a close that is doubtful.
    fn settle(&mut self) {
        if let (Some(from), Some(to)) = (self.open, self.doubtful.take()) {
            self.found.push((from, to, self.inside));
            self.open = None;
        }
    }

    fn enter(&mut self, tokens: &[Token]) {
        if self.doubtful.is_some() {
            self.settle();
        }
        let open = self.open.take();
        // What opened inside of double marks that nothing closed ends with them, where the next ones begin.
        if !self.inside {
            self.around = open.filter(|&from| leads(tokens, from));
        }
        self.inside = true;
    }

    fn leave(&mut self) {
        self.settle();
        self.open = self.around.take();
        self.inside = false;
    }

    fn mark(&mut self, tokens: &[Token], at: u32) {
        match single_side(tokens, at as usize) {
            Some(Side::Open) => {
                self.settle();
                // "'There will be floods. 'It is too late": the same words go on, as where paragraphs are run together.
                let behind_stop = at > 0 && tokens[at as usize - 1].class == Class::Stop;
                if let Some(from) = self.open.filter(|&from| behind_stop && !self.inside && leads(tokens, from)) {
                    self.reopened.push((from, at));
                }
                self.open = Some(at);
            }
            Some(Side::Close) => {
                self.doubtful = None;
                self.found.extend(self.open.take().map(|from| (from, at, self.inside)));
            }
            Some(Side::Either) if self.open.is_some() && self.doubtful.is_none() => self.doubtful = Some(at),
            _ => {}
        }
    }
}

/// Whether a single mark stands where a quotation begins: first in its paragraph or sentence, behind a
/// comma, a colon, a verb of saying.
fn leads(tokens: &[Token], open: u32) -> bool {
    let index = open as usize;
    let Some(before) = index.checked_sub(1).map(|at| &tokens[at]).filter(|_| tokens[index].gap != Gap::Line) else {
        return true;
    };
    matches!(before.class, Class::Comma | Class::Colon | Class::Stop | Class::Dash | Class::Single | Class::Double)
        || before.is(Words::SAYING)
}

/// Whether a single mark opens, closes, or may close (behind a plural); none for an apostrophe.
fn single_side(tokens: &[Token], index: usize) -> Option<Side> {
    let token = &tokens[index];
    let before = (token.gap == Gap::None && index > 0).then(|| &tokens[index - 1]);
    let next = tokens.get(index + 1);
    let after = next.filter(|next| next.gap == Gap::None);
    let opens = before.is_none_or(|before| {
        matches!(before.class, Class::Open | Class::Dash)
            || (before.class == Class::Double && before.turn != Turn::Close)
    });
    if opens && token.turn != Turn::Close {
        // "'em", "'90s": what is left out, not what is quoted.
        let elided = after.is_none_or(|after| {
            after.class == Class::Number || ELIDED.iter().any(|word| words::key(word) == after.key)
        });
        return (!elided || token.turn == Turn::Open).then_some(Side::Open);
    }
    let before = before?;
    if token.turn == Turn::Open && after.is_some() {
        return Some(Side::Open);
    }
    let doubtful = before.is_wordlike() && next.is_some_and(|next| next.gap == Gap::Space && next.is_wordlike());
    let touches_word = after.is_some_and(Token::is_wordlike);
    (!touches_word).then_some(if doubtful { Side::Either } else { Side::Close })
}

/// Words whose beginning an apostrophe stands for.
const ELIDED: [&str; 8] = ["em", "til", "tis", "twas", "cause", "n", "bout", "t"];

/// What did not pair is no mark: behind a word it is the possessive's.
fn name_apostrophes(tokens: &mut [Token], paragraph: Tokens, paired: &[u32]) {
    for at in paragraph.first..paragraph.end {
        let index = at as usize;
        if tokens[index].class == Class::Single && paired.binary_search(&at).is_err() {
            let behind_word = tokens[index].gap == Gap::None && index > 0 && tokens[index - 1].is_wordlike();
            tokens[index].class = if behind_word { Class::Suffix } else { Class::Symbol };
        }
    }
}
