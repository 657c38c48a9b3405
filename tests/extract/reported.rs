//! Words given without quotation marks.
