//! The codec of packed columns: mentions and segments of an article as a few bytes each.
//!
//! Numbers are written seven bits to a byte, the last byte first bit clear; offsets as the distance from
//! the one before, which may run backward. What cannot be read back is an error of the file, and ends the
//! list instead of the program.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{CodePoints, Mention, MentionKind, Segment, SegmentKind, Span};

const SEGMENTS: [SegmentKind; 10] = [
    SegmentKind::Title,
    SegmentKind::Byline,
    SegmentKind::Dateline,
    SegmentKind::Standfirst,
    SegmentKind::Body,
    SegmentKind::Heading,
    SegmentKind::Embedded,
    SegmentKind::Caption,
    SegmentKind::Furniture,
    SegmentKind::Comment,
];

const MENTIONS: [MentionKind; 5] =
    [MentionKind::Name, MentionKind::Metonym, MentionKind::Demonym, MentionKind::Role, MentionKind::Pronoun];

/// A mention whose actor is known by number.
const NUMBERED: u64 = 8;
/// A mention that only gives a name.
const NAMED: u64 = 16;
/// A mention whose actor the operator has set.
const CORRECTED: u64 = 32;

pub(in crate::store) fn segments(segments: &[Segment]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(segments.len() * 4);
    let mut at = 0;
    for segment in segments {
        number(&mut bytes, place(&SEGMENTS, &segment.kind));
        span(&mut bytes, &mut at, segment.start, segment.end);
    }
    bytes
}

pub(in crate::store) fn unpack_segments(bytes: &[u8]) -> Vec<Segment> {
    let (mut bytes, mut at) = (bytes, 0);
    std::iter::from_fn(|| {
        let kind = *SEGMENTS.get(usize::try_from(read(&mut bytes)?).ok()?)?;
        let Span { start, end } = read_span(&mut bytes, &mut at)?;
        Some(Segment { kind, start, end })
    })
    .collect()
}

/// Packs mentions; `actor` gives the database's number of an actor's id.
pub(in crate::store) fn mentions(mentions: &[Mention], actor: impl Fn(&str) -> Option<i64>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(mentions.len() * 5);
    let mut at = 0;
    for mention in mentions {
        let kind = place(&MENTIONS, &mention.kind) | if mention.corrected { CORRECTED } else { 0 };
        let known = mention.actor_id.as_deref().and_then(&actor).and_then(|number| u64::try_from(number).ok());
        match (known, &mention.actor_name) {
            (Some(actor), _) => {
                number(&mut bytes, kind | NUMBERED);
                number(&mut bytes, actor);
            }
            (None, Some(name)) => {
                number(&mut bytes, kind | NAMED);
                number(&mut bytes, name.len() as u64);
                bytes.extend(name.as_bytes());
            }
            (None, None) => number(&mut bytes, kind),
        }
        span(&mut bytes, &mut at, mention.start, mention.end);
    }
    bytes
}

/// The ids and names of an article's actors, by their numbers; all mentions of one share them.
pub(in crate::store) type Names = HashMap<i64, (Arc<str>, Arc<str>)>;

/// Reads mentions back; `actors` are the ids and names of the article's actors by their numbers.
pub(in crate::store) fn unpack_mentions(bytes: &[u8], actors: &Names, text: &str) -> Vec<Mention> {
    let points = CodePoints::new(text);
    let (mut bytes, mut at) = (bytes, 0);
    std::iter::from_fn(|| {
        let head = read(&mut bytes)?;
        let kind = *MENTIONS.get(usize::try_from(head & 7).ok()?)?;
        let (mut actor_id, mut actor_name) = (None, None);
        if head & NUMBERED > 0 {
            let actor = actors.get(&i64::try_from(read(&mut bytes)?).ok()?);
            (actor_id, actor_name) = actor.cloned().unzip();
        } else if head & NAMED > 0 {
            let length = usize::try_from(read(&mut bytes)?).ok()?;
            let (name, rest) = bytes.split_at_checked(length)?;
            bytes = rest;
            actor_name = Some(std::str::from_utf8(name).ok()?.into());
        }
        let span = read_span(&mut bytes, &mut at)?;
        let text = points.slice(span).to_owned();
        let corrected = head & CORRECTED > 0;
        Some(Mention { actor_id, actor_name, kind, text, start: span.start, end: span.end, corrected })
    })
    .collect()
}

fn place<T: PartialEq>(all: &[T], one: &T) -> u64 {
    all.iter().position(|other| other == one).unwrap_or_default() as u64
}

fn span(bytes: &mut Vec<u8>, at: &mut u32, start: u32, end: u32) {
    let ahead = i64::from(start) - i64::from(*at);
    // Zigzag: small distances backward are small numbers too.
    number(bytes, (ahead << 1 ^ ahead >> 63).cast_unsigned());
    number(bytes, end.saturating_sub(start).into());
    *at = start;
}

fn read_span(bytes: &mut &[u8], at: &mut u32) -> Option<Span> {
    let ahead = read(bytes)?;
    let ahead = (ahead >> 1).cast_signed() ^ -(ahead & 1).cast_signed();
    let start = u32::try_from(i64::from(*at).checked_add(ahead)?).ok()?;
    let end = start.checked_add(u32::try_from(read(bytes)?).ok()?)?;
    *at = start;
    Some(Span { start, end })
}

pub(in crate::store) fn number(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.extend(u8::try_from(number & 0x7f | 0x80));
        number >>= 7;
    }
    bytes.extend(u8::try_from(number));
}

pub(in crate::store) fn read(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mention(text: &str, start: u32, actor: Option<&str>, name: Option<&str>, kind: MentionKind) -> Mention {
        let end = start + u32::try_from(text.chars().count()).unwrap();
        let (actor_id, actor_name) = (actor.map(Arc::from), name.map(Arc::from));
        Mention { actor_id, actor_name, kind, text: text.to_owned(), start, end, corrected: start == 20 }
    }

    #[test]
    fn mentions_come_back_as_they_were() {
        let text = "Pékin a dit; he, la Chine et M. Nobody";
        let given = [
            mention("Pékin", 0, Some("china"), Some("China"), MentionKind::Metonym),
            mention("Chine", 20, Some("china"), Some("China"), MentionKind::Name),
            mention("he", 13, None, None, MentionKind::Pronoun),
            mention("M. Nobody", 29, None, Some("M. Nobody"), MentionKind::Name),
        ];
        let actors = HashMap::from([(300, ("china".into(), "China".into()))]);
        let packed = mentions(&given, |id| (id == "china").then_some(300));
        assert_eq!(unpack_mentions(&packed, &actors, text), given);
        assert!(packed.len() < 32, "{} bytes", packed.len());
    }

    proptest! {
        #[test]
        fn segments_come_back_as_they_were(spans in prop::collection::vec((0usize..10, any::<u32>(), 0u32..10_000), 0..20)) {
            let given: Vec<Segment> = spans
                .into_iter()
                .map(|(kind, start, length)| Segment { kind: SEGMENTS[kind], start, end: start.saturating_add(length) })
                .collect();
            prop_assert_eq!(unpack_segments(&segments(&given)), given);
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            unpack_segments(&bytes);
            unpack_mentions(&bytes, &HashMap::new(), "some text");
        }
    }
}
