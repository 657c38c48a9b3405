//! Loading in the large: the corpus that is measured on, and the loader on it.

#![expect(clippy::unwrap_used, reason = "what these tests take for granted, they may panic without")]

#[path = "../../benches/corpus/mod.rs"]
mod articles;
mod corpus;
mod loading;
