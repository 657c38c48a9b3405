//! Communiqué turns news reports into a documented REST API: who met whom, who said what, and how the
//! Security Council voted, each statement traceable to the characters it stands on.
//!
//! # The rooms, in the order in which an article passes them
//!
//! - [`domain`]: what we talk about. No I/O.
//! - [`seeds`]: the bundled tables (registry of actors, the Council's record) as typed rows.
//! - [`extract`]: text in, findings with spans out. Total functions, no errors, no I/O.
//! - [`store`]: every line of SQL.
//! - [`ingest`]: reads sources, has them extracted and stored, counts what is refused.
//! - [`api`]: routes, parameters, formats, problems, the OpenAPI document.
//!
//! A room names only those above it, and `extract` and `store` do not know each other; `tests/layers.rs`
//! holds the rooms to it. `main` and [`cli`] wire them together.

pub mod api;
pub mod cli;
pub mod council;
pub mod domain;
pub mod extract;
pub mod ingest;
pub mod seeds;
pub mod store;
