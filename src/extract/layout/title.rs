//! Which line is the headline.

use crate::domain::SegmentKind;

use super::body;
use super::boilerplate;
use super::byline;
use super::dates::date_line;
use super::line::{Line, folded};

/// A known headline stands no further down.
const DEEPEST: usize = 15;
/// A headline that nothing announces stands no further down.
const DEEPEST_UNKNOWN: usize = 8;
/// A headline has no more words, one that ends like a sentence no more than the second figure.
const MOST_WORDS: (usize, usize) = (30, 22);

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

/// The first line that can be a headline, the site's header passed over.
fn guess(lines: &[Line<'_>], known: bool) -> Option<usize> {
    let (mut header, mut short) = (false, None);
    for (n, line) in lines.iter().enumerate().take(DEEPEST_UNKNOWN) {
        if !line.is_open() || is_header(line) {
            header |= line.is_open();
        } else if line.words < 3 {
            short = short.or(Some(n));
        } else if header || short.is_none() {
            return if has_shape(line, known) && n + 1 < lines.len() { Some(n) } else { short };
        } else {
            return short;
        }
    }
    None
}

fn is_header(line: &Line<'_>) -> bool {
    line.text.starts_with("- ")
        || body::role(line, false).is_some()
        || boilerplate::is_clock(line.text)
        || line.notices >= 2
        || boilerplate::mark(line.text).is_some()
        || boilerplate::is_path(line.text)
        || date_line(line.text).is_some()
        || byline::signed(line.text).is_some()
}

/// Whether the line has the length and the end of a headline and does not begin as a report does.
fn has_shape(line: &Line<'_>, known: bool) -> bool {
    let words = line.words;
    let most = match (line.ends_sentence(), known) {
        (false, _) => MOST_WORDS.0,
        (true, false) => MOST_WORDS.1,
        // The headline is known and is none of these lines: a sentence is the lead.
        (true, true) => 0,
    };
    // A full stop ends a sentence, and headlines are none.
    let stopped = line.last() == Some('.') && !ends_abbreviated(line.text);
    words <= most && !stopped && !line.text.ends_with([':', ',', ';']) && byline::dateline(line.text).is_none()
}

/// Whether the last word is an abbreviation: "… vetoed by the U.S.", "… of Ada Osei Jr."
fn ends_abbreviated(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default().trim_end_matches(['"', '”', '’', '\'', ')']);
    let inner = word.strip_suffix('.').unwrap_or(word);
    inner.contains('.') || ["Jr", "Sr", "Inc", "Co", "Ltd", "Corp", "etc"].contains(&inner)
}
