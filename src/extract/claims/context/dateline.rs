//! The day of a report's dateline: "NEW YORK, Feb. 20, 2011 -".

use crate::domain::{Day, SegmentKind};
use crate::extract::Doc;
use crate::extract::claims::dates;
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::States;
use crate::extract::text::sentence::Tokens;

/// Days that a report is published after it was written, where its dateline gives no year.
const LATE: i32 = 31;
/// Tokens of the longest dateline.
const LONGEST: usize = 16;

/// The day that the first dateline of the article names, from which "today" and "Friday" in it are counted.
pub(in crate::extract::claims) fn day(doc: &Doc<'_>, states: &States, published_on: Option<Day>) -> Option<Day> {
    let is_dateline =
        |at: usize| doc.tokens.get(at).is_some_and(|token| doc.kind_at(token.start) == SegmentKind::Dateline);
    let first = (0..doc.tokens.len()).find(|&at| is_dateline(at))?;
    let end = (first..first + LONGEST).find(|&at| !is_dateline(at)).unwrap_or(first + LONGEST);
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let view = View::new(doc, states, Tokens { first: index(first), end: index(end.min(doc.tokens.len())) });
    let day = dates::first_day(&view, view.first, view.end, published_on)?;
    let year = (view.first..view.end).any(|at| view.word(at) == day.0.year().to_string());
    let before =
        published_on.is_none_or(|published| day <= published.plus(1) && (year || day.days_until(published) <= LATE));
    before.then_some(day)
}
