//! The modality filter of timelines, of quotes and of claims.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::Metric;

/// A value of `modality` where quotes or claims are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountedModality {
    /// Quotes that were said; claims put forward as facts.
    Asserted,
    /// Claims put forward as somebody's statement.
    Attributed,
    /// What was not said, or did not happen.
    Negated,
    /// What is only imagined or possible.
    Hypothetical,
    /// What is not said or done yet.
    Planned,
    /// Quotes that are called into doubt.
    Disputed,
    /// Any value: no filter.
    All,
}

impl CountedModality {
    /// Whether things of the metric can be so.
    pub(in crate::store) fn is_of(self, metric: Metric) -> bool {
        match self {
            Self::Attributed => metric != Metric::Quotes,
            Self::Disputed => metric != Metric::Claims,
            _ => true,
        }
    }
}
