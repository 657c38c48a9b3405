//! Canonical addresses: one key for all the spellings under which a document is linked, from which its id is made.
//!
//! # Design
//!
//! Nothing here is shown: an article keeps the address that it was given. Joined are spellings that every news site
//! treats as one: scheme, `www.`, default port, percent-encoding, fragment, a slash at the end, the pages' AMP editions
//! (`amp.` before the host, `amp` at either end of the path, `amp=1`, `output=amp`), and parameters that name a click,
//! a campaign or a share button ([`TRACKING`]). What may name a document stays: the order of parameters, `id`, `p`,
//! `ref`, `source`, `cid`.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use url::{Url, form_urlencoded};

/// Beginnings of the names of parameters that name a campaign.
const CAMPAIGNS: [&str; 9] = ["utm_", "mtm_", "pk_", "piwik_", "hsa_", "at_", "ns_", "_hs", "oly_"];

/// Parameters that name a click, a mailing or a share button, in lower case: those of the networks that sell clicks,
/// of senders of newsletters, of counters of visits, and of newsrooms for their own links.
const TRACKING: [&str; 46] = [
    // Clicks.
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "twclid",
    "ttclid",
    "yclid",
    "ysclid",
    "igshid",
    "igsh",
    "li_fat_id",
    "rdt_cid",
    "scclid",
    "_openstat",
    // Mailings and counters.
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "vero_id",
    "vero_conv",
    "hsctatracking",
    "s_cid",
    "_ga",
    "_gl",
    "wt_mc",
    "wtmc",
    "xtor",
    "spm",
    "cmpid",
    "icid",
    "ncid",
    "__twitter_impression",
    // Newsrooms.
    "ocid",
    "smid",
    "smtyp",
    "ftcamp",
    "cmp",
    "ito",
    "sr_share",
    "srnd",
    "sref",
    "feedtype",
    "feedname",
    "emc",
];

/// Parameters by which an AMP edition, or a cache of it, is asked for.
const AMP: [&str; 4] = ["amp", "amp_js_v", "amp_gsa", "usqp"];

/// One key for all addresses of a document; what is no address is only trimmed.
///
/// ```
/// # use communique::domain::canonical_url;
/// for same in ["http://www.news.example:80/a%7Eb/?utm_source=x&id=7#top", "https://amp.news.example/a~b/amp?id=7"] {
///     assert_eq!(canonical_url(same), "https://news.example/a~b?id=7");
/// }
/// ```
#[must_use]
pub fn canonical_url(url: &str) -> String {
    let url = url.trim();
    let Some((parsed, host)) = Url::parse(url).ok().and_then(|parsed| Some((parsed.clone(), host(&parsed)?))) else {
        return url.to_owned();
    };
    let scheme = if parsed.scheme() == "http" { "https" } else { parsed.scheme() };
    let mut key = format!("{scheme}://{host}");
    if let Some(port) = parsed.port().filter(|port| (scheme, *port) != ("https", 443)) {
        let _ = write!(key, ":{port}");
    }
    for segment in path(&parsed) {
        key.push('/');
        key.push_str(&segment);
    }
    let query = query(&parsed);
    if !query.is_empty() {
        key.push('?');
        key.push_str(&query);
    }
    key
}

/// The host, without what marks the usual and the AMP edition of a site; none for addresses of other kinds.
fn host(url: &Url) -> Option<String> {
    let host = url.host_str().filter(|host| !host.is_empty())?;
    let mut host = host.trim_end_matches('.');
    while let Some(rest) = host.strip_prefix("www.").or_else(|| host.strip_prefix("amp.")) {
        // "www.com" is a site of its own.
        if !rest.contains('.') {
            break;
        }
        host = rest;
    }
    Some(host.to_owned())
}

/// The segments of the path, each in one spelling, without those that mark the AMP edition and empty ones at the end.
fn path(url: &Url) -> Vec<String> {
    let mut segments: Vec<String> = url.path().split('/').skip(1).map(spelled).collect();
    let empty = |segment: &String| segment.is_empty();
    segments.truncate(segments.iter().rposition(|segment| !empty(segment)).map_or(0, |last| last + 1));
    let is_amp = |segment: Option<&String>| segment.is_some_and(|segment| segment == "amp");
    if segments.len() > 1 && is_amp(segments.last()) {
        segments.pop();
    }
    if segments.len() > 1 && is_amp(segments.first()) {
        segments.remove(0);
    }
    segments.truncate(segments.iter().rposition(|segment| !empty(segment)).map_or(0, |last| last + 1));
    segments
}

/// A segment in one spelling: only what would mean something else, or is no character of an address, is encoded.
fn spelled(segment: &str) -> String {
    let mut spelled = String::with_capacity(segment.len());
    for byte in percent_decoded(segment) {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte) {
            spelled.push(byte.into());
        } else {
            let _ = write!(spelled, "%{byte:02X}");
        }
    }
    spelled
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let (bytes, mut decoded, mut at) = (text.as_bytes(), Vec::with_capacity(text.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let digit = |place: usize| bytes.get(at + place).and_then(|&digit| char::from(digit).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (byte, digit(1), digit(2)) {
            decoded.extend(u8::try_from(high * 16 + low));
            at += 3;
        } else {
            decoded.push(byte);
            at += 1;
        }
    }
    decoded
}

/// The parameters that may name a document, in their order and one spelling.
fn query(url: &Url) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in url.query_pairs() {
        // In a page's source, where `&` is written `&amp;`.
        let name = name.strip_prefix("amp;").unwrap_or(&name);
        if is_of_the_document(name, &value) {
            // "?7" and "?7=" are two notations of one.
            query.append_pair(name, &value);
        }
    }
    query.finish()
}

fn is_of_the_document(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let asks_for_amp = AMP.contains(&&*name) || (matches!(&*name, "output" | "outputtype") && value == "amp");
    let is_campaign = CAMPAIGNS.iter().any(|campaign| name.starts_with(campaign));
    !(name.is_empty() || asks_for_amp || is_campaign || TRACKING.contains(&&*name))
}
