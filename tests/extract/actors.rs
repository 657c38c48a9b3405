//! Who is named, and as whom.
