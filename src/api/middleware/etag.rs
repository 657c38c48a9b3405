//! `ETag`, `If-None-Match` and `If-Modified-Since`: whether a client has the latest response.
//!
//! # Design
//!
//! All that can be answered about a URL follows from the database (its uuid and state), this program (its build, and the
//! options that decide on bytes: [`ServeOptions::of_responses`]), the format and the encoding. So a strong `ETag` is a name made of these and of the URL, and
//! a matching `If-None-Match` is answered before anything is routed, decoded or read. That is safe because
//! a client can only have a matching tag from a response to the very same request of the same state.
//! The cache ([`super::cache`]) uses the same name.
//!
//! actix's typed `If-None-Match` allocates a string for each tag, and drops the whole header for one malformed tag;
//! here they are compared where they stand.

use std::fmt::Write;
use std::time::{Duration, SystemTime};

use actix_web::http::Uri;
use actix_web::http::header::{ACCEPT, ContentEncoding, HeaderMap, HttpDate, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use uuid::Uuid;

use super::normalized_query::normalized;
use crate::api::config::ServeOptions;
use crate::api::extract::negotiation::{JSON, LISTS, TEXT, preferred};
use crate::api::state::BUILD;
use crate::store::{Modified, State};

/// The variant of a response: everything of a request that decides on its bytes.
#[derive(Clone, Debug, Hash)]
pub(in crate::api) struct Variant(String);

impl Variant {
    /// The variant that a request for `target` (path and query) gets.
    ///
    /// `Accept` counts by what it selects of what the route offers: plain text where the path ends in `/text`, else
    /// JSON, or the formats of lists; the front page is JSON or HTML. A route that offers others belongs here, too.
    /// Links on pages and in feeds begin with the base path of the request.
    pub(in crate::api) fn new(target: &Uri, headers: &HeaderMap, encoding: ContentEncoding, base_path: &str) -> Self {
        let (path, query) = (target.path(), normalized(target.query().unwrap_or_default()));
        // An `Accept` that suits nothing is a problem, which has no tag and is not cached.
        let accepted = |offered: &[&str]| preferred(headers, offered).map_or('-', |at| ['0', '1', '2'][at]);
        let (list, one) = match headers.contains_key(ACCEPT) {
            false => ('0', '0'),
            true if path == "/" => ('0', accepted(&[JSON, "text/html"])),
            true if path.ends_with("/text") => ('0', accepted(&[TEXT])),
            true => (accepted(&LISTS), accepted(&[JSON])),
        };
        let links = !path.starts_with("/v1/") || query.contains("format=atom");
        let base_path = if links { base_path } else { "" };
        let mut name = String::with_capacity(path.len() + query.len() + base_path.len() + 32);
        name.extend([list, one, ' ']);
        for part in [encoding.as_str(), " ", base_path, " ", path, "?", &*query] {
            name.push_str(part);
        }
        Self(name)
    }

    /// The cache key of this variant of a state.
    pub(in crate::api) fn key(&self, state: State) -> String {
        let mut key = String::with_capacity(self.0.len() + 17);
        let _ = write!(key, "{state} {}", self.0);
        key
    }

    /// The `ETag` of this variant of a state.
    pub(in crate::api) fn tag(&self, database: Uuid, options: &ServeOptions, state: State) -> String {
        let name = format!("{BUILD} {} {}", options.of_responses(), self.key(state));
        format!("\"{state}-{}\"", Uuid::new_v5(&database, name.as_bytes()).simple())
    }
}

/// Whether the client has the latest response, by `If-None-Match: *` or by its date.
///
/// Seconds are coarse and clocks are set back: a date stands for a state only if no other has it.
pub(in crate::api) fn is_latest_known(headers: &HeaderMap, modified: Modified) -> bool {
    if let Some(tags) = headers.get(IF_NONE_MATCH) {
        return tags.as_bytes() == b"*";
    }
    let since = headers.get(IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok()).and_then(parse_http_date);
    // Not whether it is later: a clock that was set back makes a later change an earlier one.
    modified.alone && since == Some(modified.second)
}

/// An HTTP date of seconds since the epoch.
pub(in crate::api) fn http_date(seconds: i64) -> String {
    let since_epoch = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    HttpDate::from(SystemTime::UNIX_EPOCH + since_epoch).to_string()
}

/// Seconds since the epoch of an HTTP date.
fn parse_http_date(text: &str) -> Option<i64> {
    let time = SystemTime::from(text.parse::<HttpDate>().ok()?);
    i64::try_from(time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs()).ok()
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn headers(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_tag_tells_apart_what_differs() {
        let options = ServeOptions::default();
        let variant = |target: &str, accept: &'static str, encoding| {
            Variant::new(&target.parse().unwrap(), &headers(&[(ACCEPT, accept)]), encoding, "").tag(
                Uuid::nil(),
                &options,
                State::from_bits(7),
            )
        };
        let tag = variant("/v1/votes", "*/*", ContentEncoding::Identity);
        assert_eq!(variant("/v1/votes", "application/json", ContentEncoding::Identity), tag);
        assert_eq!(variant("/v1/votes?", "text/html, */*;q=0.1", ContentEncoding::Identity), tag);
        let text = |accept| variant("/v1/articles/1/text", accept, ContentEncoding::Identity);
        assert_eq!(text("text/plain"), text("*/*"));
        assert_ne!(text("text/plain"), text("application/json"));
        let none = Variant::new(&"/v1/votes".parse().unwrap(), &HeaderMap::new(), ContentEncoding::Identity, "/news");
        assert_eq!(none.tag(Uuid::nil(), &options, State::from_bits(7)), tag, "JSON is the same below any path");
        assert_ne!(none.tag(Uuid::max(), &options, State::from_bits(7)), tag);
        for other in [
            variant("/v1/votes?q=x", "*/*", ContentEncoding::Identity),
            variant("/v1/votes", "text/csv", ContentEncoding::Identity),
            // The best of all is plain text in both; of what lists are written in it is another.
            variant("/v1/votes", "text/plain, text/csv;q=0.5", ContentEncoding::Identity),
            // The same list; of one thing, which is JSON alone, the second has none.
            variant("/v1/votes", "text/csv, application/json;q=0.5", ContentEncoding::Identity),
            variant("/v1/articles/1/text", "*/*", ContentEncoding::Identity),
            variant("/v1/votes", "*/*", ContentEncoding::Gzip),
        ] {
            assert_ne!(other, tag);
        }
    }

    #[test]
    fn a_tag_tells_apart_what_the_operator_has_set() {
        let tag = |change: fn(&mut ServeOptions)| {
            let mut options = ServeOptions::default();
            change(&mut options);
            let target = "/articles/1".parse().unwrap();
            Variant::new(&target, &HeaderMap::new(), ContentEncoding::Identity, &options.base_path).tag(
                Uuid::nil(),
                &options,
                State::from_bits(7),
            )
        };
        let plain = tag(|_| {});
        assert_eq!(tag(|options| options.cache = 0), plain);
        let changes: [fn(&mut ServeOptions); 4] = [
            |options| options.without_text = true,
            |options| options.indexable = true,
            |options| options.base_path = "/news".to_owned(),
            |options| options.public_url = Some("https://a.example".to_owned()),
        ];
        for change in changes {
            assert_ne!(tag(change), plain);
        }
        let placed = |base_path| {
            Variant::new(&"/votes/1".parse().unwrap(), &HeaderMap::new(), ContentEncoding::Identity, base_path)
                .key(State::from_bits(7))
        };
        assert_ne!(placed("/news"), placed("/wire"), "pages link below the path of their request");
    }

    #[test]
    fn a_date_counts_only_without_a_tag() {
        let date = (IF_MODIFIED_SINCE, "Thu, 01 Jan 2026 00:00:00 GMT");
        let given = headers(std::slice::from_ref(&date));
        let alone = |second| Modified { second, alone: true, told: second };
        assert!(is_latest_known(&given, alone(1_767_225_600)));
        assert_eq!(http_date(1_767_225_600), "Thu, 01 Jan 2026 00:00:00 GMT");
        assert!(!is_latest_known(&given, Modified { alone: false, ..alone(1_767_225_600) }));
        assert!(!is_latest_known(&given, alone(1_767_225_601)));
        assert!(!is_latest_known(&given, alone(1_767_225_599)));
        assert!(!is_latest_known(&headers(&[date, (IF_NONE_MATCH, "\"x\"")]), alone(1_767_225_600)));
        assert!(!is_latest_known(&HeaderMap::new(), alone(0)));
        assert!(is_latest_known(&headers(&[(IF_NONE_MATCH, "*")]), Modified::default()));
    }
}
