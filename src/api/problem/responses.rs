//! Problem responses in the document: which problems each kind of operation can answer.

use std::collections::BTreeMap;

use utoipa::IntoResponses;
use utoipa::openapi::{Ref, RefOr, Response};

use super::Problem;
use super::types::ProblemKind;

/// The problems that any operation can answer.
impl IntoResponses for Problem {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        references(&[
            ProblemKind::InvalidParameters,
            ProblemKind::NotAcceptable,
            ProblemKind::UrlTooLong,
            ProblemKind::TooManyRequests,
            ProblemKind::HeadersTooLarge,
            ProblemKind::InternalError,
            ProblemKind::Unavailable,
        ])
    }
}

/// The problem of operations that name one thing: there may be none.
pub(in crate::api) struct NotFound;

impl IntoResponses for NotFound {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        references(&[ProblemKind::NotFound])
    }
}

/// The problem of operations that name a state: the database may not know it.
pub(in crate::api) struct UnknownState;

impl IntoResponses for UnknownState {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        references(&[ProblemKind::StateUnknown])
    }
}

/// The problems of operations that read a body.
pub(in crate::api) struct BadBody;

impl IntoResponses for BadBody {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        references(&[ProblemKind::RequestTimeout, ProblemKind::BodyTooLarge, ProblemKind::UnsupportedMediaType])
    }
}

fn references(kinds: &[ProblemKind]) -> BTreeMap<String, RefOr<Response>> {
    kinds
        .iter()
        .map(|kind| (kind.status().as_str().to_owned(), RefOr::Ref(Ref::from_response_name(kind.component()))))
        .collect()
}
