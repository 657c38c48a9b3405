//! What is the report and what surrounds it: the labelled stretches of one text.
//!
//! Readers hand over texts as scraped, in which the report stands between share lines, captions, notices,
//! related links and readers' comments. Everything found in those would be credited to the report, so each
//! line gets a kind before anything else is looked for.
//!
//! # Design
//!
//! The unit is the line: no scraper splits a paragraph into lines that belong to different things. Rules
//! work from lists of what the English-language press prints around its reports ([`boilerplate`]), from the shape
//! of a line ([`mod@line`]) and from its place ([`header`], [`body`]). A line that no rule claims is body: words
//! lost to a label are lost to every finding, while furniture kept costs at worst a stray mention.
//! Labels that the reader took from markup come first; only a heading that is a stock phrase is overruled.

mod body;
mod boilerplate;
mod byline;
mod dates;
mod duplicates;
mod embedded;
mod head_line;
mod header;
mod line;
mod stock_phrases;
mod title;
mod wrapped;

use crate::domain::{CodePoints, Day, Metadata, Segment, SegmentKind};

use super::{Labelled, Stretch};
use line::Line;
pub use wrapped::unwrapped;

/// A block taken over from another outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Where the block stands.
    pub block: Stretch,
    /// The words before it that name the outlet.
    pub outlet: Stretch,
}

/// The stretches of a text, and what they print of the article itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The labelled stretches in the order of the text, without overlap; white space between them belongs to none.
    pub labelled: Vec<Labelled>,
    /// The embedded ones among them whose outlet is named.
    pub taken: Vec<Taken>,
    /// Headline, day and byline, where the text prints them.
    pub metadata: Metadata,
}

/// Labels every line of `text`.
///
/// `title` is the headline, where it is known beforehand; `given` are labels from the source's own markup.
///
/// ```
/// # use communique::extract::segments;
/// # use communique::domain::SegmentKind;
/// let text = "Envoy arrives for talks\n\nThe envoy landed in Geneva on Monday, officials said.\n\nShare this article";
/// let kinds: Vec<_> = segments(text, None, &[]).labelled.iter().map(|labelled| labelled.kind).collect();
/// assert_eq!(kinds, [SegmentKind::Title, SegmentKind::Body, SegmentKind::Furniture]);
/// ```
#[must_use]
pub fn segments(text: &str, title: Option<&str>, given: &[Segment]) -> Layout {
    let mut lines = line::lines(text);
    keep_given(&mut lines, text, given);
    let head = header::label(&mut lines, title);
    body::label(&mut lines, head.body);
    duplicates::label(&mut lines);
    embedded::label(&mut lines);
    body::headings(&mut lines);
    stretches(text, &lines, &head)
}

/// The day that a short text such as "Tue, 5 June 2012 11:20 GMT" states, and nothing but a day.
#[must_use]
pub fn printed_day(text: &str) -> Option<Day> {
    dates::date_line(text).filter(|found| !found.updated).and_then(|found| found.day)
}

/// Takes over the reader's labels; a line that begins inside a labelled stretch has its kind.
fn keep_given(lines: &mut [Line<'_>], text: &str, given: &[Segment]) {
    if given.is_empty() {
        return;
    }
    let points = CodePoints::new(text);
    let mut at = 0;
    for segment in given {
        let (start, end) = (points.byte(segment.start), points.byte(segment.end));
        while at < lines.len() && lines[at].start < start {
            at += 1;
        }
        while at < lines.len() && lines[at].start < end {
            // "Most read" is set as a heading on many pages, and is none of the report.
            let passed = segment.kind == SegmentKind::Heading && body::role(&lines[at], false).is_some();
            lines[at].kind = (!passed).then_some(segment.kind);
            at += 1;
        }
        if segment.kind == SegmentKind::Embedded {
            credit_platform(&mut lines[..at], start);
        }
    }
}

/// Credits a post to its platform, which its last line names: "— Ada Osei, Twitter, February 4, 2012".
fn credit_platform(lines: &mut [Line<'_>], start: usize) {
    let Some(last) = lines.last().filter(|last| last.text.starts_with("— ")) else { return };
    let Some((author, rest)) = last.text.split_once(", ") else { return };
    let name = rest.split(',').next().unwrap_or_default();
    let from = last.start + author.len() + 2;
    let outlet = stretch(from, from + name.len());
    lines.iter_mut().rev().take_while(|line| line.start >= start).for_each(|line| line.outlet = Some(outlet));
}

/// Joins neighbouring lines of one kind, and cuts the dateline off the paragraph that begins with it.
fn stretches(text: &str, lines: &[Line<'_>], head: &header::Head) -> Layout {
    let mut layout = Layout { metadata: head.metadata.clone(), ..Layout::default() };
    let mut outlet = None;
    for (n, line) in lines.iter().enumerate() {
        let kind = line.kind.unwrap_or(SegmentKind::Body);
        let mut start = line.start;
        if let Some((_, length)) = head.dateline.filter(|&(at, _)| at == n) {
            layout.labelled.push(Labelled { kind: SegmentKind::Dateline, span: stretch(start, start + length) });
            start = line.end() - text[start + length..line.end()].trim_start().len();
            // A dateline on a line of its own.
            if start == line.end() {
                continue;
            }
        }
        match layout.labelled.last_mut() {
            Some(last) if last.kind == kind && outlet == line.outlet && joins(kind) => {
                last.span.end = stretch(start, line.end()).end;
            }
            _ => layout.labelled.push(Labelled { kind, span: stretch(start, line.end()) }),
        }
        outlet = line.outlet;
        if let (Some(outlet), Some(block)) = (outlet, layout.labelled.last()) {
            match layout.taken.last_mut() {
                Some(last) if last.block.start == block.span.start => last.block = block.span,
                _ => layout.taken.push(Taken { block: block.span, outlet }),
            }
        }
    }
    layout
}

/// Whether neighbouring lines of this kind are one stretch.
fn joins(kind: SegmentKind) -> bool {
    use SegmentKind::{Body, Comment, Embedded, Furniture};
    matches!(kind, Body | Comment | Embedded | Furniture)
}

/// A stretch of these byte offsets; texts of 4 GiB are refused long before they come here.
fn stretch(start: usize, end: usize) -> Stretch {
    let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Stretch { start: offset(start), end: offset(end) }
}
