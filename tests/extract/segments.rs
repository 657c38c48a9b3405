//! What is the report and what surrounds it.

use communique::domain::{Segment, SegmentKind};
use communique::extract::segment::{Layout, segments};

/// Each stretch as its kind and its first words.
fn outline(text: &str, layout: &Layout) -> Vec<(SegmentKind, String)> {
    let first = |text: &str| text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    layout.labelled.iter().map(|labelled| (labelled.kind, first(&text[labelled.span.range()]))).collect()
}

#[test]
fn nothing_is_nothing() {
    for text in ["", " ", "\n\n", "\u{a0}\r\n"] {
        assert_eq!(segments(text, None, &[]), Layout::default());
    }
    assert_eq!(segments("x", None, &[Segment { kind: SegmentKind::Title, start: 0, end: 9 }]).labelled.len(), 1);
}
