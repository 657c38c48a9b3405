//! Annotations: stretches of a text that quotes, claims and mentions stand on, in bytes.

use crate::domain::CodePoints;

/// A stretch of the text, and the number of the finding that stands on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Annotation {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) finding: usize,
}

/// A stretch of the text on which one annotation stands, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) annotation: Option<Annotation>,
}

/// The annotations of spans in code points, in the order of the text; of two that overlap the first.
pub(super) fn annotations(points: &CodePoints, spans: impl Iterator<Item = (u32, u32)>) -> Vec<Annotation> {
    let mut all: Vec<Annotation> = spans
        .enumerate()
        .map(|(finding, (start, end))| Annotation { start: points.byte(start), end: points.byte(end), finding })
        .filter(|annotation| annotation.start < annotation.end)
        .collect();
    all.sort_by_key(|annotation| (annotation.start, annotation.end));
    let mut end = 0;
    all.retain(|annotation| {
        let apart = annotation.start >= end;
        if apart {
            end = annotation.end;
        }
        apart
    });
    all
}

/// Cuts a stretch at its annotations.
pub(super) fn pieces(annotations: &[Annotation], from: usize, to: usize) -> Vec<Piece> {
    let (mut pieces, mut at) = (Vec::new(), from);
    let first = annotations.partition_point(|annotation| annotation.end <= from);
    for annotation in annotations[first..].iter().take_while(|annotation| annotation.start < to) {
        let (start, end) = (annotation.start.max(from), annotation.end.min(to));
        if at < start {
            pieces.push(Piece { from: at, to: start, annotation: None });
        }
        pieces.push(Piece { from: start, to: end, annotation: Some(*annotation) });
        at = end;
    }
    if at < to {
        pieces.push(Piece { from: at, to, annotation: None });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_text() {
        let text = "“é” said — no";
        let points = CodePoints::new(text);
        let found = annotations(&points, [(1, 2), (4, 8), (6, 10), (11, 11)].into_iter());
        assert_eq!(found.iter().map(|each| each.finding).collect::<Vec<_>>(), [0, 1], "the third overlaps the second");
        for from in 0..text.len() {
            for to in from..=text.len() {
                if !text.is_char_boundary(from) || !text.is_char_boundary(to) {
                    continue;
                }
                let joined: String = pieces(&found, from, to).iter().map(|piece| &text[piece.from..piece.to]).collect();
                assert_eq!(joined, &text[from..to]);
            }
        }
    }
}
