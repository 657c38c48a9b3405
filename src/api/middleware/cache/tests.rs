//! The cache of answers: what it holds, and for how long.

use super::*;
use actix_web::http::header::ContentEncoding;

fn cached(bytes: usize) -> Arc<CachedResponse> {
    let tag = HeaderValue::from_static("\"1-x\"");
    let version = SnapshotVersion { state: State::from_bits(1), modified: Modified::default() };
    Arc::new(CachedResponse::new(version, tag, "/v1/votes".to_owned(), &HeaderMap::new(), &vec![b'x'; bytes]))
}

#[actix_web::test]
async fn the_bound_holds() {
    let cache = ResponseCache::new(1 << 20);
    for n in 0..2_000 {
        cache.insert(format!("key {n}"), cached(4_000)).await;
    }
    cache.settle().await;
    let CacheStatistics { entries, bytes, .. } = cache.statistics();
    assert!(bytes <= 1 << 20 && entries > 100 && bytes >= entries * 4_500, "{entries} entries, {bytes} bytes");
    let fits = |bytes: usize| cache.fits(&HeaderMap::new(), &vec![b'x'; bytes]);
    assert!(fits(60_000) && !fits(70_000));
    cache.clear();
    cache.settle().await;
    assert_eq!((cache.statistics().entries, cache.statistics().bytes), (0, 0));
}

fn variant(target: &str) -> Variant {
    Variant::new(&target.parse().unwrap(), &HeaderMap::new(), ContentEncoding::Identity, "")
}

#[actix_web::test]
async fn a_full_cache_admits_the_second_request() {
    let cache = ResponseCache::new(1 << 20);
    let (often, once) = (variant("/v1/votes"), variant("/v1/vetoes"));
    assert!(cache.admits(&often) && cache.admits(&once), "there is room");
    for n in 0..2_000 {
        cache.insert(format!("key {n}"), cached(4_000)).await;
    }
    cache.settle().await;
    let (third, fourth) = (variant("/v1/topics"), variant("/v1/members"));
    assert_eq!([&often, &third, &fourth, &third].map(|variant| cache.admits(variant)), [true, false, false, true]);
    assert_eq!(cache.statistics().misses, 2, "what is not admitted was a miss, too");
}

#[actix_web::test]
async fn what_cannot_be_cached_is_filled_by_each() {
    let cache = ResponseCache::new(1 << 20);
    for _ in 0..3 {
        assert!(cache.get_or_fill("key".to_owned(), async { Err(NotCached) }).await.is_err());
    }
    assert_eq!((cache.statistics().hits, cache.statistics().misses), (0, 3));
    assert!(cache.get_or_fill("key".to_owned(), async { Ok(cached(1)) }).await.is_ok());
    assert!(cache.get("key").is_some() && cache.get("other").is_none());
    assert_eq!((cache.statistics().hits, cache.statistics().misses), (1, 4));
}

#[actix_web::test]
async fn a_cache_of_no_bytes_admits_nothing() {
    let cache = ResponseCache::new(0);
    cache.insert("key".to_owned(), cached(1)).await;
    assert!(!cache.admits(&variant("/v1/votes")) && cache.get("key").is_none());
}
