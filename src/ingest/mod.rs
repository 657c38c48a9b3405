//! Reads sources, has them extracted and stored, and counts what is refused.

pub mod source;
