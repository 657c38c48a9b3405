//! The modality filter of quotes: only words that were said, unless it names others.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::store::OneOf;
use crate::store::list::access_path::AccessPath;
use crate::store::sql::builder::{Sql, word};

/// A value of `modality` where quotes are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AskedModality {
    /// Said, as the article has it.
    Asserted,
    /// Something that the article says did not happen.
    Negated,
    /// Only imagined or possible.
    Hypothetical,
    /// Something intended, threatened or expected.
    Planned,
    /// Words that the article calls into doubt.
    Disputed,
    /// Any modality: no filter.
    All,
}

/// The filter of the quotes of an article or an actor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ModalityFilter {
    /// Whether the words were said: `asserted` ones alone, unless others are named; `all` names every one.
    #[param(required = false, value_type = Vec<AskedModality>, style = Form, explode = false, example = json!(["all"]))]
    pub modality: OneOf<AskedModality>,
}

/// How lists and counts select by modality.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) enum Selection<'m> {
    /// Words that were said: what the stored counts and the ranking of words hold.
    Said,
    Whole,
    Named(&'m OneOf<AskedModality>),
}

/// The walk through those that were not said; of the others there are too many for it.
pub(in crate::store) const UNSAID: AccessPath = AccessPath {
    parameter: "modality",
    from: "quote q",
    walked: "q",
    id: "q.id",
    // The partial index has no others; the engine uses it only if the statement says so.
    column: "q.asserted = 0 AND q.modality",
    check: "+q.modality IN",
};

impl<'m> Selection<'m> {
    pub fn of(asked: &'m OneOf<AskedModality>) -> Self {
        match &asked.0[..] {
            [] | [AskedModality::Asserted] => Self::Said,
            values if values.contains(&AskedModality::All) => Self::Whole,
            _ => Self::Named(asked),
        }
    }

    /// The named ones, where words that were said are not among them.
    pub fn unsaid(&self) -> Option<&'m OneOf<AskedModality>> {
        match self {
            Self::Named(asked) if !asked.0.contains(&AskedModality::Asserted) => Some(asked),
            _ => None,
        }
    }

    /// The condition on a row of quotes under that alias; none where every row will do.
    pub fn condition(&self, alias: &str) -> Option<Sql> {
        match self {
            Self::Said => Some(Sql::new(format!("{alias}.asserted = 1"))),
            Self::Whole => None,
            Self::Named(asked) => {
                let mut sql = Sql::new(format!("+{alias}.modality IN "));
                sql.tuple(asked.0.iter().map(word));
                Some(sql)
            }
        }
    }
}
