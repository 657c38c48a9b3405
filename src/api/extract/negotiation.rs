//! Content negotiation: the formats of lists, and which of them a request gets.
//!
//! # Design
//!
//! actix's typed `Accept` sorts what the client likes; what counts here is the reverse, how much it likes each of
//! what a route offers, by the most specific range (RFC 9110, 12.5.1). The typed header allocates a MIME type for each
//! range, and this is asked of every request, also of those that are answered from the cache.

use actix_web::http::header::{ACCEPT, HeaderMap};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::problem::types::ProblemKind;
use crate::api::problem::{MEDIA_TYPE, Problem};

/// The media type of most answers.
pub(in crate::api) const JSON: &str = "application/json";

/// The media type of an article's text.
pub(in crate::api) const TEXT: &str = "text/plain";

/// The media types that lists are offered in.
pub(in crate::api) const LISTS: [&str; 3] = [JSON, "text/csv", "application/x-ndjson"];

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// `application/json`: one page, with its cursor.
    Json,
    /// `text/csv` (RFC 4180): a header, then a row an item.
    Csv,
    /// `application/x-ndjson`: a line of JSON an item.
    Ndjson,
    /// `application/atom+xml` (RFC 4287): a page of articles, quotes, statements, claims or votes as a feed.
    Atom,
}

impl Format {
    /// The value of `Content-Type`.
    pub(in crate::api) fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Ndjson => "application/x-ndjson",
            Self::Atom => "application/atom+xml; charset=utf-8",
        }
    }

    /// The format asked for by name, else by the `Accept` header, else JSON. Only some lists are feeds, so that these are
    /// asked for by name.
    ///
    /// # Errors
    /// Where `Accept` rules out all three.
    pub(in crate::api) fn negotiate(named: Option<Self>, headers: &HeaderMap) -> Result<Self, Problem> {
        if let Some(format) = named {
            return Ok(format);
        }
        let offered = [Self::Json, Self::Csv, Self::Ndjson];
        preferred(headers, &LISTS).map(|at| offered[at]).ok_or_else(|| Problem::new(ProblemKind::NotAcceptable))
    }

    /// Whether JSON is acceptable, where there is nothing else.
    ///
    /// # Errors
    /// Where `Accept` rules it out.
    pub(in crate::api) fn accepts_json(headers: &HeaderMap) -> Result<(), Problem> {
        preferred(headers, &[JSON]).map(drop).ok_or_else(|| Problem::new(ProblemKind::NotAcceptable))
    }
}

/// Whether `Accept` prefers HTML to JSON.
///
/// # Errors
/// Where neither is acceptable.
pub(in crate::api) fn prefers_html(headers: &HeaderMap) -> Result<bool, Problem> {
    preferred(headers, &[JSON, "text/html"]).map(|at| at == 1).ok_or_else(|| Problem::new(ProblemKind::NotAcceptable))
}

/// The index of the offered media type that the `Accept` header prefers; of equals the first offered.
pub(in crate::api) fn preferred(headers: &HeaderMap, offered: &[&str]) -> Option<usize> {
    let mut ranges = Vec::new();
    for header in headers.get_all(ACCEPT) {
        let Ok(text) = header.to_str() else { continue };
        ranges.extend(text.split(',').filter_map(range));
    }
    // Some generated clients name here what failures alone are sent as, and nothing of what they would like.
    ranges.retain(|(media, _)| !media.eq_ignore_ascii_case(MEDIA_TYPE));
    if ranges.is_empty() {
        return Some(0);
    }
    let mut best = None;
    for (at, media) in offered.iter().enumerate() {
        let quality = quality(&ranges, media);
        if quality > best.map_or(0, |(quality, _)| quality) {
            best = Some((quality, at));
        }
    }
    best.map(|(_, at)| at)
}

/// A media range of an `Accept` header, and its weight in thousandths.
fn range(text: &str) -> Option<(&str, u32)> {
    let mut parts = text.split(';').map(str::trim);
    let media = parts.next().filter(|media| !media.is_empty())?;
    let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse::<f64>().ok())?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=1000")]
    Some((media, (weight.clamp(0.0, 1.0) * 1000.0) as u32))
}

/// The weight of the most specific range that covers `media`.
fn quality(ranges: &[(&str, u32)], media: &str) -> u32 {
    let class = media.split('/').next().unwrap_or_default();
    let specific = ranges.iter().filter_map(|&(range, weight)| {
        let rank = if range.eq_ignore_ascii_case(media) {
            3
        } else if range.strip_suffix("/*").is_some_and(|range| range.eq_ignore_ascii_case(class)) {
            2
        } else if range == "*/*" || range == "*" {
            1
        } else {
            return None;
        };
        Some((rank, weight))
    });
    specific.max().map_or(0, |(_, weight)| weight)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn accept_chooses() {
        for (accept, format) in [
            ("*/*", Some(Format::Json)),
            ("text/csv", Some(Format::Csv)),
            ("text/html,application/xhtml+xml,*/*;q=0.8", Some(Format::Json)),
            ("application/json;q=0.5, text/csv", Some(Format::Csv)),
            ("text/*", Some(Format::Csv)),
            ("application/x-ndjson, application/json;q=0", Some(Format::Ndjson)),
            ("*/*, application/json;q=0.1", Some(Format::Csv)),
            ("image/png", None),
            ("application/json;q=0", None),
            ("application/problem+json", Some(Format::Json)),
            ("application/problem+json, text/csv", Some(Format::Csv)),
            ("application/problem+json, image/png", None),
            ("", Some(Format::Json)),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
            assert_eq!(Format::negotiate(None, &headers).ok(), format, "{accept}");
        }
        assert_eq!(Format::negotiate(None, &HeaderMap::new()).ok(), Some(Format::Json));
    }
}
