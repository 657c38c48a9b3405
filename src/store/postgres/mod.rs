//! PostgreSQL's own: its address and connections, statements in its words, and its schema.

pub(crate) mod cells;
pub(crate) mod connect;
pub(crate) mod connection;
mod error;
pub(crate) mod schema;
pub(crate) mod translate;
