//! The pool of connections for reading, of either engine: snapshots, several statements in one trip, the readiness probe.

pub(crate) mod batch;
pub(crate) mod connection;
pub(crate) mod probe;
mod readers;
pub(crate) mod shared;
pub(crate) mod snapshot;
