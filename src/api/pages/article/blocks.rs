//! Blocks: an article's text cut into paragraphs, each with the kind of its segment.

use crate::domain::{CodePoints, Segment, SegmentKind};

/// A stretch of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: SegmentKind,
    /// Its paragraphs, from and to in bytes.
    pub(super) paragraphs: Vec<(usize, usize)>,
}

/// The blocks of a text; neighbours of one kind that are folded away are one. What no segment covers is body.
pub(super) fn blocks(text: &str, points: &CodePoints, segments: &[Segment]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    let mut push = |kind: SegmentKind, from: usize, to: usize| {
        let paragraphs = paragraphs(text, from, to);
        if paragraphs.is_empty() {
            return;
        }
        match blocks.last_mut() {
            Some(last) if last.kind == kind && is_folded(kind) => last.paragraphs.extend(paragraphs),
            _ => blocks.push(Block { kind, paragraphs }),
        }
    };
    for segment in segments {
        let (from, to) = (points.byte(segment.start).max(at), points.byte(segment.end));
        push(SegmentKind::Body, at, from);
        push(segment.kind, from, to.max(from));
        at = to.max(from);
    }
    push(SegmentKind::Body, at, text.len());
    blocks
}

/// Whether such a stretch is no part of the report.
pub(super) fn is_folded(kind: SegmentKind) -> bool {
    matches!(kind, SegmentKind::Furniture | SegmentKind::Comment)
}

/// The paragraphs of a stretch: what blank lines part, without the white space around it.
fn paragraphs(text: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let (mut found, mut at, mut begin) = (Vec::new(), from, None);
    for line in text[from..to].split_inclusive('\n') {
        let end = at + line.trim_end().len();
        match (line.trim().is_empty(), begin) {
            (true, Some((start, last))) => {
                found.push((start, last));
                begin = None;
            }
            (true, None) => {}
            (false, None) => begin = Some((at + line.len() - line.trim_start().len(), end)),
            (false, Some((start, _))) => begin = Some((start, end)),
        }
        at += line.len();
    }
    found.extend(begin);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs_and_nothing_is_lost() {
        let text = "Title\n\n One\ntwo \n \n\nthree\n\nShare\n\nLike\n";
        let points = CodePoints::new(text);
        let segment = |kind, start, end| Segment { kind, start, end };
        let segments = [
            segment(SegmentKind::Title, 0, 5),
            segment(SegmentKind::Furniture, 27, 32),
            segment(SegmentKind::Furniture, 34, 38),
        ];
        let blocks = blocks(text, &points, &segments);
        let shown: Vec<(SegmentKind, Vec<&str>)> = blocks
            .iter()
            .map(|block| (block.kind, block.paragraphs.iter().map(|&(from, to)| &text[from..to]).collect()))
            .collect();
        assert_eq!(
            shown,
            [
                (SegmentKind::Title, vec!["Title"]),
                (SegmentKind::Body, vec!["One\ntwo", "three"]),
                (SegmentKind::Furniture, vec!["Share", "Like"]),
            ]
        );
    }
}
