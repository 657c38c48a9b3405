//! The layout of records in a source, detected from its first bytes.

use serde::de::IgnoredAny;

use super::envelope::{self, Shape};

/// How records stand in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    Unknown,
    Lines,
    Values,
    /// A list inside so many objects.
    Envelope(u32),
}

/// How records stand in a source that begins so, and how many bytes to pass over; none where `more` may tell.
pub(super) fn layout(seen: &[u8], more: bool) -> Option<(Layout, usize)> {
    let space = seen.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let rest = &seen[space..];
    match rest.first() {
        None if more => return None,
        Some(b'[') => return Some((Layout::Values, 0)),
        Some(b'{') => {}
        _ => return Some((Layout::Lines, 0)),
    }
    let shape = envelope::shape(rest);
    if let Shape::Envelope(at, depth) = shape {
        return Some((Layout::Envelope(depth), space + at));
    }
    let line = rest.split(|&byte| byte == b'\n').next().unwrap_or_default();
    // A line longer than what was read so far decides nothing by its end.
    let opens = line.len() < rest.len()
        && matches!(line.trim_ascii_end().last(), Some(b'{' | b'[' | b','))
        && serde_json::from_slice::<IgnoredAny>(line).is_err();
    if shape == Shape::Unsure && more && (opens || line.len() == rest.len()) {
        return None;
    }
    Some((if opens { Layout::Values } else { Layout::Lines }, 0))
}
