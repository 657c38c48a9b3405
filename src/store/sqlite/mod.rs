//! SQLite's own: connections, pool, writer, deferred indexes, checkpoints, backup.

pub(crate) mod backup;
pub(crate) mod batch;
pub(crate) mod blocking;
pub(crate) mod connect;
pub(crate) mod deferred_indexes;
pub(crate) mod file_state;
pub(crate) mod full_text;
pub(crate) mod pool;
pub(crate) mod probe;
mod readers;
pub(crate) mod schema;
pub(crate) mod snapshot;
pub(crate) mod wal_checkpoint;
pub(crate) mod writer;
