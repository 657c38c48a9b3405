//! Content encoding: which compression a client gets.

use actix_web::http::header::{ACCEPT_ENCODING, ContentEncoding, HeaderMap, Quality, QualityItem};

/// The encoding that the client prefers; of equals the cheapest to make.
///
/// actix's typed `Accept-Encoding` allocates a list and ranks by its own order; its items are read here one by one,
/// since every request asks, also those answered from the cache.
pub(super) fn preferred_encoding(headers: &HeaderMap) -> ContentEncoding {
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

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn the_cheapest_of_the_best_encodings_is_taken() {
        for (accepted, encoding) in [
            ("gzip, deflate, br, zstd", ContentEncoding::Zstd),
            ("gzip, br;q=0.9", ContentEncoding::Gzip),
            ("gzip;q=0", ContentEncoding::Identity),
            ("identity", ContentEncoding::Identity),
            ("*", ContentEncoding::Identity),
            ("BR", ContentEncoding::Brotli),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            assert_eq!(preferred_encoding(&headers), encoding, "{accepted}");
        }
    }
}
