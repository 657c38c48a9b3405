//! Reads sources, has them extracted and stored, and counts what is refused.
//!
//! The way of an article: [`source`] finds and reads it, [`Extractor::report`] finds what is in it,
//! [`load()`] stores it. [`in_batches`] spreads the first two over all cores. [`reextract()`] does the same with what
//! is stored already.

mod batch;
mod extractor;
mod load;
mod printed;
mod record;
pub mod source;

pub use batch::{Batches, Outcome, Pace, in_batches};
pub use extractor::Extractor;
pub use load::{Loaded, load, reextract};
pub use printed::{Named, printed};
pub use record::{RecordImport, RecordImportError, import_record, in_words};
