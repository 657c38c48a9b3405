//! Pairs quotation marks: which run of words stands between which.
//!
//! Marks pair within a paragraph. A run that its paragraph leaves open goes on in the next one where that
//! one begins with a mark (the way newspapers print long quotations); otherwise it ends with its
//! paragraph. Single marks pair inside and outside of double ones; what pairs with nothing is an
//! apostrophe. Every mark is looked at a bounded number of times, so hostile texts cost no more than others.

use super::token::{Class, Gap, Token, Tokens, Turn};
use crate::extract::Stretch;
use crate::extract::lexicon::words;

/// Words between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The opening mark; the first word where the mark is missing.
    pub open: u32,
    /// The closing mark, if there is one in the paragraph.
    pub close: Option<u32>,
    /// The tokens between.
    pub inner: Tokens,
    /// Their bytes.
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
    for (index, &paragraph) in paragraphs.iter().enumerate() {
        let from = found.len();
        let next_opens = paragraphs.get(index + 1).is_some_and(|next| opens_with_mark(tokens, *next));
        left_open = double_runs(tokens, paragraph, left_open, next_opens, &mut found);
        if tokens[paragraph.range()].iter().any(|token| token.class == Class::Single) {
            let outer = found[from..].to_vec();
            single_runs(tokens, paragraph, &outer, &mut found);
        }
        found[from..].sort_by_key(|run| (run.open, std::cmp::Reverse(run.inner.end)));
    }
    found
}

fn opens_with_mark(tokens: &[Token], paragraph: Tokens) -> bool {
    let index = paragraph.first as usize;
    tokens[index].class == Class::Double && side(tokens, index) != Side::Close
}

/// Which way a mark is turned, by its form and by what touches it.
fn side(tokens: &[Token], index: usize) -> Side {
    let token = &tokens[index];
    let before = token.gap == Gap::None && index > 0;
    let after = tokens.get(index + 1).is_some_and(|next| next.gap == Gap::None);
    match (token.turn, before, after) {
        (Turn::Open, true, false) if touches_end(tokens, index) => Side::Close,
        (Turn::Close | Turn::Neutral, false, true) | (Turn::Open, ..) => Side::Open,
        (Turn::Close, ..) | (Turn::Neutral, true, false) => Side::Close,
        (Turn::Neutral, false, false) => Side::Either,
        (Turn::Neutral, true, true) => between(&tokens[index - 1], &tokens[index + 1]),
    }
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

/// The double runs of one paragraph; tells whether the last one goes on in the next.
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

/// The runs between single marks, none of which crosses a double one.
fn single_runs(tokens: &mut [Token], paragraph: Tokens, doubles: &[Quoted], found: &mut Vec<Quoted>) {
    let mut open: Option<u32> = None;
    // A close that may as well be a possessive ("the rebels’ …").
    let mut doubtful: Option<u32> = None;
    let mut outer = doubles.iter().filter(|run| !run.nested).peekable();
    let mut inside = false;
    let mut pairs: Vec<(u32, u32, bool)> = Vec::new();
    for at in paragraph.first..paragraph.end {
        let crosses = outer.peek().is_some_and(|run| at == run.open || run.close == Some(at));
        if crosses {
            if let (Some(from), Some(to)) = (open.take(), doubtful.take()) {
                pairs.push((from, to, inside));
            }
            let run = outer.peek().copied();
            inside = run.is_some_and(|run| at == run.open && run.close != Some(at));
            if run.is_some_and(|run| run.close == Some(at) || run.close.is_none()) {
                outer.next();
            }
        }
        if tokens[at as usize].class != Class::Single {
            continue;
        }
        match single_side(tokens, at as usize) {
            Some(Side::Open) => {
                if let (Some(from), Some(to)) = (open, doubtful.take()) {
                    pairs.push((from, to, inside));
                }
                open = Some(at);
            }
            Some(Side::Close) if open.is_some() => pairs.extend(open.take().map(|from| (from, at, inside))),
            Some(Side::Either) if open.is_some() && doubtful.is_none() => doubtful = Some(at),
            _ => {}
        }
        if open.is_none() {
            doubtful = None;
        }
    }
    if let (Some(from), Some(to)) = (open, doubtful) {
        pairs.push((from, to, inside));
    }
    found.extend(
        pairs.iter().map(|&(from, to, inside)| run(tokens, (from, Some(to), to), [false, inside, false, false])),
    );
    name_apostrophes(tokens, paragraph, &pairs);
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
const ELIDED: [&str; 7] = ["em", "til", "tis", "twas", "cause", "n", "bout"];

/// What did not pair is no mark: behind a word it is the possessive's.
fn name_apostrophes(tokens: &mut [Token], paragraph: Tokens, pairs: &[(u32, u32, bool)]) {
    let mut paired: Vec<u32> = pairs.iter().flat_map(|&(from, to, _)| [from, to]).collect();
    paired.sort_unstable();
    for at in paragraph.first..paragraph.end {
        let index = at as usize;
        if tokens[index].class == Class::Single && paired.binary_search(&at).is_err() {
            let behind_word = tokens[index].gap == Gap::None && index > 0 && tokens[index - 1].is_wordlike();
            tokens[index].class = if behind_word { Class::Suffix } else { Class::Symbol };
        }
    }
}
