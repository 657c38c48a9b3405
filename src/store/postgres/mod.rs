//! PostgreSQL's own: its address and connections, transactions that write, statements in its words, and its schema.

pub(crate) mod cells;
pub(crate) mod connect;
pub(crate) mod connection;
mod error;
mod insert;
pub(crate) mod schema;
pub(crate) mod transaction;
pub(crate) mod translate;
