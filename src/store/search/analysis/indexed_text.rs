//! Indexed text: the parts of an article that a search covers.

use crate::council::Report;
use crate::domain::{CodePoints, Segment, SegmentKind, Span};

/// What is searched of an article: what findings come from, but the headline, which is apart.
pub(in crate::store) fn searched(report: &Report) -> String {
    let detail = &report.detail;
    searched_of(detail.text.as_deref().unwrap_or_default(), &detail.segments)
}

/// [`searched`], from a text and its segments.
pub(in crate::store) fn searched_of(text: &str, segments: &[Segment]) -> String {
    let points = CodePoints::new(text);
    let mut words = String::with_capacity(text.len());
    for &Segment { kind, start, end } in segments {
        if kind.has_findings() && kind != SegmentKind::Title {
            words.push_str(points.slice(Span { start, end }));
            words.push('\n');
        }
    }
    words
}
