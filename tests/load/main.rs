//! Loading in the large: the corpus that is measured on, and the loader on it.

#[path = "../../benches/corpus/mod.rs"]
mod articles;
mod corpus;
mod loading;
