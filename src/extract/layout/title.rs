//! Which line is the headline.

use crate::domain::SegmentKind;

use super::byline;
use super::head_line::{HeadLine, is_byline_or_day, is_section, kind_of};
use super::line::{Line, folded};

/// A known headline stands no further down.
const DEEPEST: usize = 15;
/// A headline has so many words where other lines could be one.
const LEAST_WORDS: usize = 4;
/// Lines looked at behind a sentence that may be the site's own.
const BEHIND_SENTENCE: usize = 3;

/// The index of the headline: labelled, or equal to the known one, or of a headline's shape and place.
pub(super) fn find(lines: &[Line<'_>], known: Option<&str>) -> Option<usize> {
    if let Some(n) = lines.iter().take(DEEPEST).position(|line| line.kind == Some(SegmentKind::Title)) {
        return Some(n);
    }
    if let Some(known) = known.map(folded).filter(|known| !known.is_empty()) {
        let is_it = |line: &Line<'_>| line.text.len() < known.len() * 3 + 64 && same(&folded(line.text), &known);
        if let Some(n) = lines.iter().take(DEEPEST).position(is_it) {
            return Some(n);
        }
    }
    guess(lines, known.is_some())
}

/// Equal, or one begins or ends with the other: a site's name stands behind it, a kicker before it.
fn same(line: &str, known: &str) -> bool {
    let (short, long) = if line.len() < known.len() { (line, known) } else { (known, line) };
    let holds = long.starts_with(short) || long.ends_with(short);
    short == long || (holds && short.len() * 5 >= long.len() * 2 && short.split(' ').count() >= 3)
}

/// The line that has a headline's shape and place.
///
/// What stands above a headline is stock, or a menu, or is parted from it by short lines: names of sections. What stands
/// between headline and report is not parted so: a standfirst follows its headline, at most with share lines between.
fn guess(lines: &[Line<'_>], known: bool) -> Option<usize> {
    let (mut headline, mut parted, mut short) = (None, true, Vec::new());
    let mut has_standfirst = false;
    for (n, line) in lines.iter().enumerate().take(DEEPEST) {
        match kind_of(lines, n) {
            HeadLine::Report if headline.is_none() => {
                return short_headline(lines, &short).or_else(|| behind_sentence(lines, n));
            }
            HeadLine::Report => break,
            HeadLine::BelowHeadline if headline.is_some() => break,
            HeadLine::Menu | HeadLine::Text if has_standfirst && line.words < LEAST_WORDS => break,
            HeadLine::BelowHeadline | HeadLine::Furniture => {}
            HeadLine::Menu => parted = true,
            // The headline is known and is none of these lines: a question is the lead.
            HeadLine::Text if n + 1 == lines.len() || (known && line.ends_sentence()) => break,
            HeadLine::Text if line.words < LEAST_WORDS => {
                parted = true;
                short.extend((!is_section(line.text)).then_some(n));
            }
            HeadLine::Text if is_repeated(lines, n) => return Some(n),
            HeadLine::Text if parted => (headline, parted) = (Some(n), false),
            HeadLine::Text => has_standfirst = true,
        }
    }
    headline.or_else(|| short_headline(lines, &short))
}

/// Whether the line stands in the head twice, as headlines do behind their path or below their picture.
fn is_repeated(lines: &[Line<'_>], n: usize) -> bool {
    let (text, length) = (folded(lines[n].text), lines[n].text.len());
    lines.iter().take(DEEPEST).skip(n + 1).any(|line| line.text.len().abs_diff(length) < 8 && folded(line.text) == text)
}

/// A headline of few words: the only such line, or the last where it is no single word or two.
fn short_headline(lines: &[Line<'_>], short: &[usize]) -> Option<usize> {
    match *short {
        [only] if only == 0 || lines[only].words > 1 => Some(only),
        [.., last] if lines[last].words + 1 == LEAST_WORDS => Some(last),
        _ => None,
    }
}

/// A headline behind a sentence, which then was the site's own: day or byline stand directly below it, as below no heading
/// and no caption within a report.
fn behind_sentence(lines: &[Line<'_>], n: usize) -> Option<usize> {
    let near = n + 1..lines.len().min(n + 1 + BEHIND_SENTENCE);
    near.into_iter().find(|&at| {
        let is_text = lines[at].words >= LEAST_WORDS && kind_of(lines, at) == HeadLine::Text;
        let is_dated = |next: &Line<'_>| is_byline_or_day(next) || byline::announces_author(next.text);
        is_text && lines.get(at + 1).is_some_and(is_dated)
    })
}
