//! Corrections as tests make them.

use uuid::Uuid;

use super::target::anchored;
use crate::domain::{CodePoints, Correction, Span};

/// A correction of the mention at a place of a text.
pub(in crate::store) fn correction(text: &str, span: Span) -> Correction {
    Correction { number: 1, kind: "name".to_owned(), ..anchored(Uuid::nil(), &CodePoints::new(text), span) }
}
