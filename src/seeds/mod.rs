//! The bundled tables as typed rows: the registry of actors and the Council's record.
//!
//! The files stand in `seeds/` and are embedded in the binary; `seeds/README.md` names their sources.

mod articles;
mod record;
mod registry;
#[cfg(test)]
mod registry_invariants;
mod table;

pub use articles::articles;
pub use record::{RECORD_VERSION, VOTE_COLUMNS, member_codes, record, record_table, topic_slugs};
pub use registry::{REGISTRY_VERSION, registry};
pub use table::TableError;
