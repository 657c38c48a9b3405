//! Variants of responses and their `ETag`: what of a request decides on the bytes, and whether a client has them.
//!
//! # Design
//!
//! All that can be answered about a URL follows from the database (its uuid and state), this program (its build, and the
//! options that decide on bytes: [`ServeOptions::of_responses`]), the format and the encoding. So a strong `ETag` is a name made of these and of the URL, and
//! a matching `If-None-Match` is answered before anything is routed, decoded or read. That is safe because
//! a client can only have a matching tag from a response to the very same request of the same state.
//! The cache ([`crate::api::middleware::cache`]) uses the same name.
//!
//! actix's typed `If-None-Match` allocates a string for each tag, and drops the whole header for one malformed tag;
//! here they are compared where they stand.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt::Write;
use std::time::{Duration, SystemTime};

use actix_web::http::Uri;
use actix_web::http::header::{
    ACCEPT, ACCEPT_ENCODING, ContentEncoding, HeaderMap, HttpDate, IF_MODIFIED_SINCE, IF_NONE_MATCH, Quality,
    QualityItem,
};
use url::form_urlencoded;
use uuid::Uuid;

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

/// The normalized spelling of `query`: one for all queries that ask the same.
///
/// `?limit=5&speaker=a`, `?speaker=a&limit=5` and `?limit=5&speaker=%61` do. Pairs stand in the order of their names, equal
/// names in the order given, each byte encoded in one way. Handlers write their links in the same order, so that the
/// whole response is a function of it.
fn normalized(query: &str) -> Cow<'_, str> {
    if is_normalized(query) {
        return Cow::Borrowed(query);
    }
    let mut pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    // Stable: equal names keep their order.
    pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
    Cow::Owned(form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
}

/// Whether a query is surely normalized already; most are, and need no second string.
fn is_normalized(query: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-' | b'.' | b'_');
    let mut before = "";
    query.is_empty()
        || query.split('&').all(|pair| {
            let Some((name, value)) = pair.split_once('=') else { return false };
            let sorted = before <= name;
            before = name;
            sorted && name.bytes().all(plain) && value.bytes().all(|byte| plain(byte) || byte == b'+')
        })
}

/// The encoding that the client prefers; of equals the cheapest to make.
///
/// actix's typed `Accept-Encoding` allocates a list and ranks by its own order; its items are read here one by one,
/// since every request asks, also those answered from the cache.
pub(in crate::api) fn preferred_encoding(headers: &HeaderMap) -> ContentEncoding {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut preferred = (Quality::ZERO, ContentEncoding::Identity);
    for encoding in [ContentEncoding::Zstd, ContentEncoding::Brotli, ContentEncoding::Gzip] {
        let items = accepted.split(',').filter_map(|item| item.trim().parse::<QualityItem<ContentEncoding>>().ok());
        let quality = items.filter(|item| item.item == encoding).map(|item| item.quality).max();
        if let Some(quality) = quality.filter(|quality| *quality > preferred.0) {
            preferred = (quality, encoding);
        }
    }
    preferred.1
}

/// Whether `If-None-Match` names `tag`.
pub(in crate::api) fn is_tag_matched(headers: &HeaderMap, tag: &str) -> bool {
    headers.get_all(IF_NONE_MATCH).filter_map(|value| value.to_str().ok()).any(|tags| {
        // A comparison for reading is weak (RFC 9110, 13.1.2).
        tags.split(',').any(|given| without_suffix(given.trim().trim_start_matches("W/")) == tag.trim_end_matches('"'))
    })
}

/// A tag without its last mark, and without what a proxy that compresses adds to it: `-gzip` (Apache httpd), `;br`
/// (Jetty and others).
fn without_suffix(tag: &str) -> &str {
    let tag = tag.strip_suffix('"').unwrap_or_default();
    let codings = ["gzip", "br", "zstd", "deflate"];
    let bare = codings.into_iter().find_map(|coding| tag.strip_suffix(coding)?.strip_suffix(['-', ';']));
    bare.unwrap_or(tag)
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
