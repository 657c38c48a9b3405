//! The response cache: responses as they were sent, so that a repeated request costs little more than its bytes.
//!
//! # Design
//!
//! A response follows from the state and the [`Variant`]: path, normalized query, format and encoding. Both
//! together are the key, so a response of another state, format or encoding can never be found under it, and a
//! commit makes all that was cached unreachable at once (it is dropped then). Only responses that carry the version of
//! the transaction they were read in are cached, which leaves out problems, streams and everything outside the
//! database.
//!
//! Of many requests for the same, one asks the routes and the others wait for its response ([`crate::api::middleware::single_flight`]);
//! two where responses are admitted at the second request only (below). Where it cannot be cached, each asks for
//! itself.
//!
//! The bound counts all bytes of an entry: key, headers, body, and what the table needs for it. A response larger
//! than a sixteenth of the bound is not cached, so that a few large ones do not evict all others. Once most of the
//! bound is taken, a response is admitted at its second request: a client that walks through all pages asks for each
//! once, and would evict what others ask for; and an entry costs a tenth of a page's processor time. moka admits by
//! frequency, too (`TinyLFU`), but only what has been made into an entry: 6,964 requests a second became 8,372 where
//! none repeats. Content delivery networks do so, too (B. Maggs, R. Sitaraman: Algorithmic Nuggets in Content
//! Delivery, 2015). Requests are remembered as marks in a table, one for each slot, and forgotten when another falls
//! there.

#[cfg(test)]
mod tests;

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::web::Bytes;
use futures_util::FutureExt;
use moka::future::Cache;

use crate::api::extract::memory_budget::BudgetPermit;
use crate::api::middleware::etag::{Variant, is_latest_known, is_tag_matched};
use crate::api::response::chunked_body::chunked;
use crate::api::state::SnapshotVersion;
use crate::store::{Modified, State};

/// Bytes of an entry beside key, headers and body.
const ENTRY: usize = 512;

/// Bytes of a header beside its name and value.
const HEADER: usize = 96;

/// Slots for marks of requests, one for each `u16`: some seconds of requests that are all different.
const SLOTS: usize = 1 << 16;

/// A response, ready to be sent again.
#[derive(Debug)]
pub(in crate::api) struct CachedResponse {
    pub(in crate::api) state: State,
    modified: Modified,
    tag: HeaderValue,
    /// The pattern of the path, for the metrics.
    pub(in crate::api) route: String,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl CachedResponse {
    /// A response with these headers, all but those of a single request.
    pub(in crate::api) fn new(
        version: SnapshotVersion,
        tag: HeaderValue,
        route: String,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Self {
        let SnapshotVersion { state, modified } = version;
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        // Copied, because the buffer it was written into is up to twice as large.
        Self { state, modified, tag, route, headers, body: Bytes::copy_from_slice(body) }
    }

    fn full(&self) -> HttpResponse {
        let mut response = HttpResponse::Ok().finish().set_body(chunked(self.body.clone(), BudgetPermit::default()));
        let headers = response.headers_mut();
        for (name, value) in &self.headers {
            headers.append(name.clone(), value.clone());
        }
        response
    }

    /// The 304: the headers that do not speak of a body.
    fn not_modified(&self) -> HttpResponse {
        let mut response = HttpResponse::NotModified().finish();
        let headers = response.headers_mut();
        let of_body = [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::CONTENT_LENGTH, header::LINK];
        for (name, value) in self.headers.iter().filter(|(name, _)| !of_body.contains(name)) {
            headers.append(name.clone(), value.clone());
        }
        response
    }

    /// The response to a request with these headers: 304 to a client that has it.
    pub(in crate::api) fn respond_to(&self, headers: &HeaderMap) -> HttpResponse {
        let is_known =
            self.tag.to_str().is_ok_and(|tag| is_tag_matched(headers, tag)) || is_latest_known(headers, self.modified);
        if is_known { self.not_modified() } else { self.full() }
    }

    /// Bytes of the body.
    pub(in crate::api) fn len(&self) -> usize {
        self.body.len()
    }

    fn weight(&self, key: &str) -> usize {
        let headers = self.headers.iter().map(|(name, value)| (name, value));
        ENTRY + key.len() + self.route.len() + weight(headers) + self.body.len()
    }
}

fn weight<'h>(headers: impl Iterator<Item = (&'h HeaderName, &'h HeaderValue)>) -> usize {
    headers.map(|(name, value)| HEADER + name.as_str().len() + value.len()).sum()
}

/// A response that could not be cached; the request that made it has it.
#[derive(Debug)]
pub(in crate::api) struct NotCached;

/// Requests answered from the cache and not, and what it holds.
#[derive(Clone, Copy, Debug)]
pub(in crate::api) struct CacheStatistics {
    pub(in crate::api) hits: u64,
    pub(in crate::api) misses: u64,
    pub(in crate::api) entries: u64,
    pub(in crate::api) bytes: u64,
}

/// The cached responses of all workers.
#[derive(Debug)]
pub(in crate::api) struct ResponseCache {
    entries: Option<Cache<String, Arc<CachedResponse>>>,
    largest: usize,
    /// Bytes up to which everything is admitted.
    ample: u64,
    /// Marks of requests; 0 for none.
    marks: Vec<AtomicU32>,
    hasher: RandomState,
    hits: AtomicU64,
    misses: AtomicU64,
}

impl ResponseCache {
    /// A cache of up to so many bytes; 0 caches nothing.
    pub(in crate::api) fn new(bytes: u64) -> Self {
        let weigh = |key: &String, cached: &Arc<CachedResponse>| u32::try_from(cached.weight(key)).unwrap_or(u32::MAX);
        let entries = (bytes > 0).then(|| Cache::builder().max_capacity(bytes).weigher(weigh).build());
        let largest = usize::try_from(bytes / 16).unwrap_or(usize::MAX);
        let slots = if entries.is_some() { SLOTS } else { 0 };
        Self {
            entries,
            largest,
            ample: bytes / 8 * 7,
            marks: (0..slots).map(|_| AtomicU32::new(0)).collect(),
            hasher: RandomState::new(),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
        }
    }

    /// Whether the response to a request that missed is admitted; marks the request.
    pub(in crate::api) fn admits(&self, variant: &Variant) -> bool {
        let Some(entries) = &self.entries else { return false };
        let [low, high, _, _, mark @ ..] = self.hasher.hash_one(variant).to_le_bytes();
        let slot = usize::from(u16::from_le_bytes([low, high]));
        let mark = u32::from_le_bytes(mark) | 1;
        let before = self.marks[slot].swap(mark, Ordering::Relaxed);
        let admitted = before == mark || entries.weighted_size() < self.ample;
        if !admitted {
            self.misses.fetch_add(1, Ordering::Relaxed);
        }
        admitted
    }

    /// The response under a key, unless the table is being put in order.
    pub(in crate::api) fn get(&self, key: &str) -> Option<Arc<CachedResponse>> {
        let cached = self.entries.as_ref()?.get(key).now_or_never().flatten();
        if cached.is_some() {
            self.hits.fetch_add(1, Ordering::Relaxed);
        }
        cached
    }

    /// The response under a key, or that of `fill`; of many requests at once, one fills.
    ///
    /// # Errors
    /// Where it could not be cached, for all who waited.
    pub(in crate::api) async fn get_or_fill(
        &self,
        key: String,
        fill: impl Future<Output = Result<Arc<CachedResponse>, NotCached>>,
    ) -> Result<Arc<CachedResponse>, NotCached> {
        let Some(entries) = &self.entries else { return Err(NotCached) };
        let mut missed = false;
        let filling = async {
            missed = true;
            self.misses.fetch_add(1, Ordering::Relaxed);
            fill.await
        };
        let cached = entries.try_get_with(key, filling).await;
        if cached.is_ok() && !missed {
            self.hits.fetch_add(1, Ordering::Relaxed);
        }
        cached.map_err(|_| NotCached)
    }

    /// Caches a response under another key than was asked for.
    pub(in crate::api) async fn insert(&self, key: String, cached: Arc<CachedResponse>) {
        if let Some(entries) = &self.entries {
            entries.insert(key, cached).await;
        }
    }

    /// Whether a response is small enough to be cached.
    pub(in crate::api) fn fits(&self, headers: &HeaderMap, body: &[u8]) -> bool {
        ENTRY + weight(headers.iter()) + body.len() <= self.largest
    }

    /// Drops everything: the database has changed.
    pub(in crate::api) fn clear(&self) {
        if let Some(entries) = &self.entries {
            entries.invalidate_all();
        }
    }

    /// The cache's figures for the metrics, exact but for evictions under way.
    pub(in crate::api) fn statistics(&self) -> CacheStatistics {
        CacheStatistics {
            hits: self.hits.load(Ordering::Relaxed),
            misses: self.misses.load(Ordering::Relaxed),
            entries: self.entries.as_ref().map_or(0, Cache::entry_count),
            bytes: self.entries.as_ref().map_or(0, Cache::weighted_size),
        }
    }

    /// Runs pending evictions, so that [`ResponseCache::statistics`] is exact.
    #[cfg(test)]
    async fn settle(&self) {
        if let Some(entries) = &self.entries {
            entries.run_pending_tasks().await;
        }
    }
}
