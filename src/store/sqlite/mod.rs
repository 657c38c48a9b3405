//! SQLite's own: connections, full text, deferred indexes, checkpoints, backup.

pub(crate) mod backup;
pub(crate) mod blocking;
pub(crate) mod connect;
pub(crate) mod deferred_indexes;
pub(crate) mod file_state;
pub(crate) mod full_text;
pub(crate) mod schema;
pub(crate) mod wal_checkpoint;
