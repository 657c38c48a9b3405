//! Changes: what was added, replaced and removed, for those who keep a mirror.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The kinds of resources whose changes are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// An article, with everything found in it.
    Article,
    /// An actor's own fields, names and offices; its counts are no change.
    Actor,
    /// A vote of the record.
    Vote,
}

/// What a change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeMade {
    /// The resource was not there before.
    Added,
    /// The resource was there, otherwise.
    Replaced,
    /// The resource is there no more.
    Removed,
}

/// The latest change of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    /// The state that the change led to. The last item's is one to ask with next.
    #[schema(example = "c0ffee0123456789")]
    pub state: String,
    /// The kind of resource.
    pub kind: ChangeKind,
    /// The resource's id: a UUID of articles, an actor's slug, a vote's id in the record.
    #[schema(example = "sergei-lavrov")]
    pub id: String,
    /// What was done.
    pub change: ChangeMade,
    /// The time of the change, RFC 3339 in UTC.
    #[schema(format = DateTime, example = "2026-03-01T12:00:00Z")]
    pub at: String,
}
