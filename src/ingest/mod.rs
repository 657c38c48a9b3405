//! Ingestion: reads sources, has them extracted and stored, and counts what is refused.
//!
//! The way of an article: [`source`] finds and reads it, [`crate::extract::Extractor::report`] finds what is in it,
//! [`load()`] stores it. [`in_batches`] spreads the first two over all cores. [`reextract()`] does the same with what
//! is stored already.

mod corrections;
mod council_import;
mod load;
mod operator_table;
mod pipeline;
mod registry;
mod renewal;
pub mod source;
mod watcher;

pub use corrections::{correct, read_corrections};
pub use council_import::{RecordImport, RecordImportError, import_record, in_words};
pub use load::{LoadCounts, load, reextract, rehearse};
pub use operator_table::TableError;
pub use pipeline::{BatchSize, Batches, Outcome, in_batches};
pub use registry::{add_to_registry, read_own_rows, remove_from_registry};
pub use renewal::Renewal;
pub use watcher::Watcher;
