//! Search hits: what is shown of a match, and where it stands among all.

use std::cmp::Ordering;

use super::analysis::fields::is_english;
use super::analysis::indexed_text::searched_of;
use super::query_parser::Query;
use super::snippet::excerpt;
use crate::domain::{Day, HitType, SearchHit};
use crate::store::sql::codec::unpack_segments;
use crate::store::sql::from_row::from_row;

/// Where a match stands among all: its rank (the best is the most negative), its type, its tie.
pub(in crate::store) type Place = (f64, u8, String);

/// The best first; equal ones by type and tie.
pub(in crate::store) fn order(a: &Place, b: &Place) -> Ordering {
    a.0.total_cmp(&b.0).then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2)))
}

/// A match with what is shown of it.
pub(in crate::store) struct Row {
    pub rank: f64,
    pub tie: String,
    uuid: Option<String>,
    id: Option<String>,
    title: Option<String>,
    text: String,
    segments: Option<Vec<u8>>,
    language: Option<String>,
    published_on: Option<Day>,
    date: Option<Day>,
    publisher: Option<String>,
    speaker_id: Option<String>,
    speaker_name: Option<String>,
}

from_row!(Row {
    rank,
    tie,
    uuid,
    id,
    title,
    text,
    segments,
    language,
    published_on,
    date,
    publisher,
    speaker_id,
    speaker_name,
});

impl Row {
    /// The same with its rank and what orders it among equal ones.
    pub fn ranked(self, rank: f64, tie: String) -> Self {
        Self { rank, tie, ..self }
    }

    pub fn hit(self, kind: HitType, query: &Query) -> SearchHit {
        let text = match &self.segments {
            Some(segments) => searched_of(&self.text, &unpack_segments(segments)),
            None => self.text,
        };
        let excerpt = excerpt(&text, query, is_english(self.language.as_deref()));
        SearchHit {
            kind,
            id: self.uuid.or(self.id).unwrap_or_default(),
            title: self.title,
            published_on: self.published_on,
            date: self.date,
            publisher: self.publisher,
            speaker_id: self.speaker_id,
            speaker_name: self.speaker_name,
            excerpt: excerpt.text,
            // Four digits are more than anybody compares, and the same on every machine.
            score: (-self.rank * 10_000.0).round() / 10_000.0,
            highlights: excerpt.highlights,
        }
    }
}
