//! Doubles read exactly: from the text of one, which says more digits than a number in JSON is sure to keep.
//!
//! To print all digits of a double takes the engine half a microsecond. So where a double is a whole number of parts
//! of 2^-40, as every number of single precision from 2^-16 on is, that number is told instead.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// What a double is multiplied with to be told as a whole number.
pub(crate) const PARTS: f64 = 1_099_511_627_776.0;

/// The double that a text tells: its digits, or without point and exponent how many parts of [`PARTS`] it is.
#[expect(clippy::cast_precision_loss, reason = "it was a double, and a power of two takes no digit from it")]
fn told(text: &str) -> Option<f64> {
    match text.parse::<i64>() {
        Ok(parts) => Some(parts as f64 / PARTS),
        Err(_) => text.parse().ok(),
    }
}

/// A double that is read so.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct Real(#[serde(deserialize_with = "exact")] pub f64);

/// Reads a double that is told as text, or as a number.
pub(super) fn exact<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    deserializer.deserialize_any(Exact)
}

struct Exact;

impl Visitor<'_> for Exact {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or the text of one")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<f64, E> {
        told(text).ok_or_else(|| E::custom("no number"))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<f64, E> {
        Ok(number)
    }

    #[expect(clippy::cast_precision_loss, reason = "whoever writes an integer means one that a double can be")]
    fn visit_u64<E: Error>(self, number: u64) -> Result<f64, E> {
        Ok(number as f64)
    }
}
