//! The bundled tables as typed rows: the registry of actors and the Council's record.
//!
//! The files stand in `seeds/` and are embedded in the binary; `seeds/README.md` names their sources.

use crate::domain::Record;

mod registry;

pub use registry::{REGISTRY_VERSION, registry};

/// The bundled record of the Council's votes.
#[must_use]
pub fn record() -> Record {
    Record::default()
}
