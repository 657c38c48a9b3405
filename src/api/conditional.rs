//! Which state of an answer a client has, and whether that is still the latest.
//!
//! # Design
//!
//! All that can be answered about a URL follows from the database (its uuid and revision), this program
//! (its build), the format and the coding. So a strong `ETag` is a name made of these and of the URL, and
//! a matching `If-None-Match` is answered before anything is routed, decoded or read. That is safe because
//! a client can only have a matching tag from an answer to the very same URL at the same revision.

use actix_web::http::header::{ACCEPT_ENCODING, HeaderMap, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use uuid::Uuid;

use super::format::best;

/// What changes with every build of this program.
pub(super) const BUILD: &str = env!("COMMUNIQUE_BUILD");

/// How an answer is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Identity,
    Gzip,
    Brotli,
    Zstd,
}

impl Coding {
    /// The name, as in `Accept-Encoding`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
            Self::Zstd => "zstd",
        }
    }

    /// The coding that the client likes best; of equals the cheapest to make.
    pub(super) fn negotiate(headers: &HeaderMap) -> Self {
        let Some(accepted) = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()) else {
            return Self::Identity;
        };
        let mut best = (0, Self::Identity);
        for coding in [Self::Zstd, Self::Brotli, Self::Gzip] {
            let weight = accepted.split(',').filter_map(|part| weight(part, coding.name())).max().unwrap_or(0);
            if weight > best.0 {
                best = (weight, coding);
            }
        }
        best.1
    }
}

/// The weight in thousandths that a part of `Accept-Encoding` gives to `name`.
fn weight(part: &str, name: &str) -> Option<u32> {
    let mut fields = part.split(';').map(str::trim);
    fields.next().filter(|coding| coding.eq_ignore_ascii_case(name))?;
    let quality = fields.find_map(|field| field.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse::<f64>().ok())?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=1000")]
    Some((quality.clamp(0.0, 1.0) * 1000.0) as u32)
}

/// What a tag is made of, beside the revision.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    database: Uuid,
    /// Everything of the request that decides on the bytes of the answer.
    name: String,
}

impl Variant {
    /// The variant that a request for `target` (path and query) gets.
    pub(super) fn new(database: Uuid, target: &str, headers: &HeaderMap, coding: Coding) -> Self {
        let medium = best(headers, &["application/json", "text/csv", "application/x-ndjson", "text/plain"]);
        // An `Accept` that suits none of these is a problem and gets no tag.
        let medium = medium.unwrap_or(usize::MAX);
        Self { database, name: format!("{BUILD} {medium} {} {target}", coding.name()) }
    }

    /// The tag of this variant at a revision.
    pub(super) fn tag(&self, revision: i64) -> String {
        let name = format!("{revision} {}", self.name);
        format!("\"{revision}-{}\"", Uuid::new_v5(&self.database, name.as_bytes()).simple())
    }
}

/// Whether the client says that it has `tag`.
pub(super) fn has(headers: &HeaderMap, tag: &str) -> bool {
    headers.get_all(IF_NONE_MATCH).filter_map(|value| value.to_str().ok()).any(|tags| {
        // A comparison for reading is weak (RFC 9110, 13.1.2).
        tags.split(',').any(|given| given.trim().trim_start_matches("W/") == tag)
    })
}

/// Whether the client has whatever there is, or what was there at `modified` (seconds of the epoch).
pub(super) fn has_latest(headers: &HeaderMap, modified: Option<i64>) -> bool {
    if let Some(tags) = headers.get(IF_NONE_MATCH) {
        return tags.as_bytes() == b"*";
    }
    let since = headers.get(IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok()).and_then(read_date);
    matches!((since, modified), (Some(since), Some(modified)) if modified <= since)
}

/// Seconds of the epoch as an HTTP date.
pub(super) fn http_date(seconds: i64) -> String {
    let time = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Reads an HTTP date into seconds of the epoch.
fn read_date(text: &str) -> Option<i64> {
    jiff::fmt::rfc2822::parse(text).ok().map(|date| date.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{ACCEPT, HeaderName, HeaderValue};

    use super::*;

    fn headers(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn the_cheapest_of_the_best_codings_is_taken() {
        for (accepted, coding) in [
            ("gzip, deflate, br, zstd", Coding::Zstd),
            ("gzip, br;q=0.9", Coding::Gzip),
            ("gzip;q=0", Coding::Identity),
            ("identity", Coding::Identity),
            ("*", Coding::Identity),
            ("BR", Coding::Brotli),
        ] {
            assert_eq!(Coding::negotiate(&headers(&[(ACCEPT_ENCODING, accepted)])), coding, "{accepted}");
        }
    }

    #[test]
    fn a_tag_tells_apart_what_differs() {
        let variant = |target: &str, accept: &'static str, coding| {
            Variant::new(Uuid::nil(), target, &headers(&[(ACCEPT, accept)]), coding).tag(7)
        };
        let tag = variant("/v1/votes", "*/*", Coding::Identity);
        assert_eq!(variant("/v1/votes", "application/json", Coding::Identity), tag);
        for other in [
            variant("/v1/votes?q=x", "*/*", Coding::Identity),
            variant("/v1/votes", "text/csv", Coding::Identity),
            variant("/v1/votes", "*/*", Coding::Gzip),
        ] {
            assert_ne!(other, tag);
        }
        for (given, matches) in [
            (format!("\"x\", W/{tag}"), true),
            (tag.clone(), true),
            (tag.replace('7', "8"), false),
            ("*".to_owned(), false),
        ] {
            let mut map = HeaderMap::new();
            map.insert(IF_NONE_MATCH, HeaderValue::from_str(&given).unwrap());
            assert_eq!(has(&map, &tag), matches, "{given}");
        }
    }

    #[test]
    fn a_date_counts_only_without_a_tag() {
        let date = (IF_MODIFIED_SINCE, "Thu, 01 Jan 2026 00:00:00 GMT");
        let given = headers(std::slice::from_ref(&date));
        assert!(has_latest(&given, Some(1_767_225_600)));
        assert_eq!(http_date(1_767_225_600), "Thu, 01 Jan 2026 00:00:00 GMT");
        assert!(!has_latest(&given, Some(1_767_225_601)));
        assert!(!has_latest(&headers(&[date, (IF_NONE_MATCH, "\"x\"")]), Some(0)));
        assert!(has_latest(&headers(&[(IF_NONE_MATCH, "*")]), None));
    }
}
