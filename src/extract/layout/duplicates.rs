//! What is printed twice: leads repeated as a teaser, pull quotes, captions with the picture's description.

use crate::domain::SegmentKind;

use super::line::{Line, folded};

/// A line counts as repeated from so many bytes on; shorter ones recur by chance ("He declined to comment.").
const SHORTEST: usize = 60;
/// A pull quote is no longer.
const LONGEST_PULL: usize = 260;

/// Labels the copies among the open lines.
pub(super) fn label(lines: &mut [Line<'_>]) {
    copies(lines);
    pull_quotes(lines);
    descriptions(lines);
}

/// Of two equal paragraphs the first is furniture where only that teaser stands above the report, else the second.
fn copies(lines: &mut [Line<'_>]) {
    // By their first bytes; whole lines are compared on a hit.
    let long = lines.iter().enumerate().filter(|(_, line)| line.text.len() >= SHORTEST && is_text(line.kind));
    let mut seen: Vec<(&[u8], usize)> = long.map(|(n, line)| (&line.text.as_bytes()[..SHORTEST], n)).collect();
    seen.sort_unstable();
    // What recurs more often is a refrain: the questions of a series of interviews.
    let same = seen.chunk_by(|a, b| a.0 == b.0);
    let mut pairs: Vec<[usize; 2]> =
        same.filter_map(|same| if let [a, b] = same { Some([a.1, b.1]) } else { None }).collect();
    pairs.sort_unstable();
    pairs.retain(|&[first, second]| lines[first].is_prose() && folded(lines[first].text) == folded(lines[second].text));
    for [first, second] in pairs {
        let teaser = lines[..first].iter().all(|line| !(line.is_open() && line.is_prose()));
        lines[if teaser { first } else { second }].kind = Some(SegmentKind::Furniture);
    }
}

/// Lines that may be a copy: the report's own, as far as it is known.
fn is_text(kind: Option<SegmentKind>) -> bool {
    kind.is_none_or(SegmentKind::has_findings)
}

/// A sentence set apart as an ornament stands word for word inside a longer paragraph nearby.
fn pull_quotes(lines: &mut [Line<'_>]) {
    for n in 0..lines.len() {
        let line = &lines[n];
        let text = line.text.trim_matches(|c: char| !c.is_alphanumeric());
        // Set apart, a sentence has marks around it or lost its full stop.
        let ornament = !line.ends_sentence() || line.text.starts_with(['"', '“', '‘', '\'']);
        if !line.is_open() || !ornament || !(SHORTEST..LONGEST_PULL).contains(&text.len()) {
            continue;
        }
        let (from, to) = (n.saturating_sub(8), (n + 9).min(lines.len()));
        let stands = |other: &Line<'_>| {
            other.is_open() && other.text.len() > text.len() + 20 && holds(other.text.as_bytes(), text.as_bytes())
        };
        if lines[from..to].iter().any(stands) {
            lines[n].kind = Some(SegmentKind::Furniture);
        }
    }
}

/// Whether one text stands in another. It mostly begins with a capital, which is rare, so that looking for
/// that letter is faster than preparing a search.
fn holds(text: &[u8], sought: &[u8]) -> bool {
    let Some(&first) = sought.first() else { return true };
    memchr::memchr_iter(first, text).any(|at| text[at..].starts_with(sought))
}

/// The picture's description above its caption begins as the caption does.
fn descriptions(lines: &mut [Line<'_>]) {
    for n in 1..lines.len() {
        let (above, caption) = (&lines[n - 1], &lines[n]);
        let describes = caption.kind == Some(SegmentKind::Caption)
            && above.is_open()
            && !above.is_prose()
            && above.text.len() >= 8
            && caption.text.starts_with(above.text);
        if describes {
            lines[n - 1].kind = Some(SegmentKind::Caption);
        }
    }
}
