//! Corrections as tests make them.

use uuid::Uuid;

use crate::domain::{CodePoints, CorrectedFinding, CorrectedPart, Correction, Span};

/// A correction of the mention at a place of a text.
pub(in crate::store) fn correction(text: &str, span: Span) -> Correction {
    let points = CodePoints::new(text);
    let [prefix, suffix] = points.context(span).map(str::to_owned);
    Correction {
        number: 1,
        id: None,
        article_id: Uuid::nil(),
        finding: CorrectedFinding::Mention,
        kind: "name".to_owned(),
        start: span.start,
        text: points.slice(span).to_owned(),
        prefix,
        suffix,
        change: CorrectedPart::False,
        actor_id: None,
        actor_name: None,
        actor_kind: None,
        old_value: None,
        corrected_at: String::new(),
        placed: false,
    }
}
