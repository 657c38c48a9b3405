//! The pool of connections for reading, of either engine: snapshots, several statements in one trip, the readiness probe.

pub(crate) mod batch;
mod commit;
pub(crate) mod connection;
pub(crate) mod monitor;
mod nodes;
pub(crate) mod probe;
mod readers;
mod resume;
pub(crate) mod shared;
pub(crate) mod snapshot;
pub(crate) mod watch;
