//! What an operator says of all inputs.

use super::{DateOrder, Format};
use crate::domain::Day;

/// Options of the readers.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the inputs are taken for.
    pub from: Format,
    /// The publisher of all inputs; overrides their own.
    pub publisher: Option<String>,
    /// The day of publication of all inputs; overrides their own.
    pub published_on: Option<Day>,
    /// Field names of records, each with ours; overrides the usual names.
    pub map: Vec<(String, String)>,
    /// Whether month or day comes first in dates such as `8/1/2016`; without it they date nothing.
    pub dates: Option<DateOrder>,
    /// An article of more bytes, as it stands in its file, is refused.
    pub max_bytes: usize,
}

/// The limit on an article's bytes unless another is asked for: 16 MiB.
pub const MAX_BYTES: usize = 16 << 20;

impl Default for Options {
    fn default() -> Self {
        Self {
            from: Format::Auto,
            publisher: None,
            published_on: None,
            map: Vec::new(),
            dates: None,
            max_bytes: MAX_BYTES,
        }
    }
}
