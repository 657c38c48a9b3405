//! Comparison of `ETag`s with what a client names.

use actix_web::http::header::{HeaderMap, IF_NONE_MATCH};

/// Whether `If-None-Match` names `tag`, a strong one with its quotation marks.
pub(in crate::api) fn is_tag_matched(headers: &HeaderMap, tag: &str) -> bool {
    headers.get_all(IF_NONE_MATCH).filter_map(|value| value.to_str().ok()).any(|tags| {
        // A comparison for reading is weak (RFC 9110, 13.1.2).
        tags.split(',').any(|given| without_suffix(given.trim().trim_start_matches("W/")) == tag.trim_end_matches('"'))
    })
}

/// A tag without its last mark, and without what a proxy that compresses adds to it: `-gzip` (Apache httpd),
/// `;br` (Jetty and others).
fn without_suffix(tag: &str) -> &str {
    let tag = tag.strip_suffix('"').unwrap_or_default();
    let codings = ["gzip", "br", "zstd", "deflate"];
    let bare = codings.into_iter().find_map(|coding| tag.strip_suffix(coding)?.strip_suffix(['-', ';']));
    bare.unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn a_tag_is_known_by_all_that_proxies_make_of_it() {
        let tag = "\"0007-abc\"";
        for (given, matches) in [
            (format!("\"x\", W/{tag}"), true),
            (tag.to_owned(), true),
            (tag.replace('7', "8"), false),
            (format!("{}-gzip\"", tag.trim_end_matches('"')), true),
            (format!("\"x\", W/{};br\"", tag.trim_end_matches('"')), true),
            (format!("{}-other\"", tag.trim_end_matches('"')), false),
            (tag.trim_end_matches('"').to_owned(), false),
            ("\"-gzip\"".to_owned(), false),
            ("*".to_owned(), false),
        ] {
            let mut map = HeaderMap::new();
            map.insert(IF_NONE_MATCH, HeaderValue::from_str(&given).unwrap());
            assert_eq!(is_tag_matched(&map, tag), matches, "{given}");
        }
    }
}
