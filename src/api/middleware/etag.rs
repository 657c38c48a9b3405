//! Which state of an answer a client has, and whether that is still the latest.
//!
//! # Design
//!
//! All that can be answered about a URL follows from the database (its uuid and state), this program
//! (its build), the format and the coding. So a strong `ETag` is a name made of these and of the URL, and
//! a matching `If-None-Match` is answered before anything is routed, decoded or read. That is safe because
//! a client can only have a matching tag from an answer to the very same question of the same state.
//! The cache ([`super::cache`]) goes by the same name.

use std::fmt::Write;

use actix_web::http::Uri;
use actix_web::http::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use uuid::Uuid;

use super::normalized_query::canonical;
use crate::api::response::negotiation::{JSON, LISTS, TEXT, best};
use crate::store::{Modified, State};

/// What changes with every build of this program.
pub(in crate::api) const BUILD: &str = env!("COMMUNIQUE_BUILD");

/// How an answer is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) enum Coding {
    Identity,
    Gzip,
    Brotli,
    Zstd,
}

impl Coding {
    /// The name, as in `Accept-Encoding`.
    pub(in crate::api) fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
            Self::Zstd => "zstd",
        }
    }

    /// The coding that the client likes best; of equals the cheapest to make.
    pub(in crate::api) fn negotiate(headers: &HeaderMap) -> Self {
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

/// Everything of a request that decides on the bytes of its answer.
#[derive(Clone, Debug, Hash)]
pub(in crate::api) struct Variant(String);

impl Variant {
    /// The variant that a request for `target` (path and query) gets.
    ///
    /// What `Accept` leads to is said for what the route offers: plain text where the path ends in `/text`, else
    /// JSON, or all that lists are written in. A route that offers others belongs here, too.
    pub(in crate::api) fn new(target: &Uri, headers: &HeaderMap, coding: Coding) -> Self {
        let (path, query) = (target.path(), canonical(target.query().unwrap_or_default()));
        // An `Accept` that suits nothing is a problem, which has no tag and is not kept.
        let accepted = |offered: &[&str]| best(headers, offered).map_or('-', |at| ['0', '1', '2'][at]);
        let (list, one) = match headers.contains_key(ACCEPT) {
            false => ('0', '0'),
            true if path.ends_with("/text") => ('0', accepted(&[TEXT])),
            true => (accepted(&LISTS), accepted(&[JSON])),
        };
        let mut name = String::with_capacity(path.len() + query.len() + 32);
        name.extend([list, one, ' ']);
        for part in [coding.name(), " ", path, "?", &*query] {
            name.push_str(part);
        }
        Self(name)
    }

    /// What answers of this variant of a state are kept under.
    pub(in crate::api) fn key(&self, state: State) -> String {
        let mut key = String::with_capacity(self.0.len() + 17);
        let _ = write!(key, "{state} {}", self.0);
        key
    }

    /// The tag of this variant of a state.
    pub(in crate::api) fn tag(&self, database: Uuid, state: State) -> String {
        let name = format!("{BUILD} {}", self.key(state));
        format!("\"{state}-{}\"", Uuid::new_v5(&database, name.as_bytes()).simple())
    }
}

/// Whether the client says that it has `tag`.
pub(in crate::api) fn has(headers: &HeaderMap, tag: &str) -> bool {
    headers.get_all(IF_NONE_MATCH).filter_map(|value| value.to_str().ok()).any(|tags| {
        // A comparison for reading is weak (RFC 9110, 13.1.2).
        tags.split(',').any(|given| given.trim().trim_start_matches("W/") == tag)
    })
}

/// Whether the client has whatever there is, or the state of this date.
///
/// Seconds are coarse and clocks are set back: only a state that is alone in having its date is known by it.
pub(in crate::api) fn has_latest(headers: &HeaderMap, modified: Modified) -> bool {
    if let Some(tags) = headers.get(IF_NONE_MATCH) {
        return tags.as_bytes() == b"*";
    }
    let since = headers.get(IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok()).and_then(read_date);
    // Not whether it is later: a clock that was set back makes a later change an earlier one.
    modified.alone && since == Some(modified.second)
}

/// Seconds of the epoch as an HTTP date.
pub(in crate::api) fn http_date(seconds: i64) -> String {
    let time = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Reads an HTTP date into seconds of the epoch.
fn read_date(text: &str) -> Option<i64> {
    jiff::fmt::rfc2822::parse(text).ok().map(|date| date.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

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
            Variant::new(&target.parse().unwrap(), &headers(&[(ACCEPT, accept)]), coding)
                .tag(Uuid::nil(), State::from_bits(7))
        };
        let tag = variant("/v1/votes", "*/*", Coding::Identity);
        assert_eq!(variant("/v1/votes", "application/json", Coding::Identity), tag);
        assert_eq!(variant("/v1/votes?", "text/html, */*;q=0.1", Coding::Identity), tag);
        let text = |accept| variant("/v1/articles/1/text", accept, Coding::Identity);
        assert_eq!(text("text/plain"), text("*/*"));
        assert_ne!(text("text/plain"), text("application/json"));
        let none = Variant::new(&"/v1/votes".parse().unwrap(), &HeaderMap::new(), Coding::Identity);
        assert_eq!(none.tag(Uuid::nil(), State::from_bits(7)), tag);
        assert_ne!(none.tag(Uuid::max(), State::from_bits(7)), tag);
        for other in [
            variant("/v1/votes?q=x", "*/*", Coding::Identity),
            variant("/v1/votes", "text/csv", Coding::Identity),
            // The best of all is plain text in both; of what lists are written in it is another.
            variant("/v1/votes", "text/plain, text/csv;q=0.5", Coding::Identity),
            // The same list; of one thing, which is JSON alone, the second has none.
            variant("/v1/votes", "text/csv, application/json;q=0.5", Coding::Identity),
            variant("/v1/articles/1/text", "*/*", Coding::Identity),
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
        let alone = |second| Modified { second, alone: true, told: second };
        assert!(has_latest(&given, alone(1_767_225_600)));
        assert_eq!(http_date(1_767_225_600), "Thu, 01 Jan 2026 00:00:00 GMT");
        assert!(!has_latest(&given, Modified { alone: false, ..alone(1_767_225_600) }));
        assert!(!has_latest(&given, alone(1_767_225_601)));
        assert!(!has_latest(&given, alone(1_767_225_599)));
        assert!(!has_latest(&headers(&[date, (IF_NONE_MATCH, "\"x\"")]), alone(1_767_225_600)));
        assert!(!has_latest(&HeaderMap::new(), alone(0)));
        assert!(has_latest(&headers(&[(IF_NONE_MATCH, "*")]), Modified::default()));
    }
}
