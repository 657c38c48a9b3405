//! Commands that read articles: `ingest`, `reextract`, `extract`.

pub(super) mod extract;
pub(super) mod ingest;
mod loading;
pub mod output;
mod progress;
mod report;
mod watch;
