//! Facets and networks: what a selection is made of, and who is named together in it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::{ActorKind, SplitBy};

/// How many things of a selection have one value of a property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Facet {
    /// The property.
    pub by: SplitBy,
    /// The value; null counts what has none, `rest` all values but those with most.
    #[schema(example = "liu-weimin")]
    pub value: Option<String>,
    /// The name of that actor, state, member or outlet, or the label of that topic; null where the value speaks for itself.
    #[schema(example = "Liu Weimin")]
    pub name: Option<String>,
    /// How many there are.
    #[schema(example = 12)]
    pub count: u64,
    /// How many there were in as many days before; null unless `compare=previous`.
    #[schema(example = 7)]
    pub previous_count: Option<u64>,
}

/// Two actors that the same articles name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct NetworkEdge {
    /// The id of one, which comes before the other's.
    #[schema(example = "china")]
    pub a: String,
    /// Its name.
    #[schema(example = "China")]
    pub a_name: String,
    /// Its kind.
    pub a_kind: ActorKind,
    /// The id of the other.
    #[schema(example = "russia")]
    pub b: String,
    /// Its name.
    #[schema(example = "Russia")]
    pub b_name: String,
    /// Its kind.
    pub b_kind: ActorKind,
    /// Articles of the selection that name both.
    #[schema(example = 12)]
    pub article_count: u32,
    /// The closeness: the sum, over those articles, of 1 divided by the number of other actors each names.
    #[schema(example = 3.25)]
    pub weight: f64,
}
