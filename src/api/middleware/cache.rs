//! Answers kept as they were sent, so that asking again costs little more than sending the bytes.
//!
//! # Design
//!
//! What an answer is follows from the state and the [`Variant`]: path, query in one spelling, format and coding.
//! Both together are the key, so an answer of another state, format or coding can never be found under it, and a
//! commit makes all that was kept unreachable at once (it is dropped then). What is kept is what was read in one
//! transaction together with its state; only answers that carry that mark are kept, which leaves out problems,
//! streams and everything outside the database.
//!
//! When many ask the same at once, one asks the routes and the others wait for what comes of it; before them another
//! one where answers are kept at the second time only (below). Where it cannot be kept, each asks for itself.
//!
//! The bound counts all bytes an entry holds: key, headers, body, and what the table needs for it. An answer
//! larger than a sixteenth of the bound is not kept, so that a few large ones do not push out all others. Once most
//! of the bound is taken, an answer is kept when it is asked for a second time: whoever walks through all pages asks
//! for each once, and would push out what others ask for; and keeping costs a tenth of a page's processor time.
//! Content delivery networks do so, too (B. Maggs, R. Sitaraman: Algorithmic Nuggets in Content Delivery, 2015). What
//! was asked for is noted in a table of marks, one for each place, and forgotten when another falls there.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use actix_web::HttpResponse;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::web::Bytes;
use futures_util::FutureExt;
use moka::future::Cache;

use super::etag::{Variant, has, has_latest};
use crate::api::extract::json_body::Share;
use crate::api::response::chunked_body::portions;
use crate::api::state::Shown;
use crate::store::{Modified, State};

/// What the table needs for an entry beside key, headers and body.
const ENTRY: usize = 512;

/// What a header takes beside its bytes.
const HEADER: usize = 96;

/// Places for marks of what was asked for, one for each `u16`: some seconds of questions that are all different.
const PLACES: usize = 1 << 16;

/// An answer, ready to be sent again.
#[derive(Debug)]
pub(in crate::api) struct Kept {
    /// The state it shows.
    pub(in crate::api) state: State,
    /// The date of that.
    modified: Modified,
    /// Its `ETag`.
    pub(in crate::api) tag: HeaderValue,
    /// The pattern of its path, for the metrics.
    pub(in crate::api) route: String,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl Kept {
    /// Keeps an answer with these headers, all but those of a single request.
    pub(in crate::api) fn new(shown: Shown, tag: HeaderValue, route: String, headers: &HeaderMap, body: &[u8]) -> Self {
        let Shown { state, modified } = shown;
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        // Copied, because the buffer it was written into is up to twice as large.
        Self { state, modified, tag, route, headers, body: Bytes::copy_from_slice(body) }
    }

    /// The answer.
    fn answer(&self) -> HttpResponse {
        let mut response = HttpResponse::Ok().finish().set_body(portions(self.body.clone(), Share::default()));
        let headers = response.headers_mut();
        for (name, value) in &self.headers {
            headers.append(name.clone(), value.clone());
        }
        response
    }

    /// The answer to who has it already: the headers that do not speak of a body.
    fn unchanged(&self) -> HttpResponse {
        let mut response = HttpResponse::NotModified().finish();
        let headers = response.headers_mut();
        let of_body = [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::CONTENT_LENGTH, header::LINK];
        for (name, value) in self.headers.iter().filter(|(name, _)| !of_body.contains(name)) {
            headers.append(name.clone(), value.clone());
        }
        response
    }

    /// The answer to a request with these headers: nothing of its body to whoever has it already.
    pub(in crate::api) fn answer_to(&self, headers: &HeaderMap) -> HttpResponse {
        let known = self.tag.to_str().is_ok_and(|tag| has(headers, tag)) || has_latest(headers, self.modified);
        if known { self.unchanged() } else { self.answer() }
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

/// What could not be kept; whoever made it has it.
#[derive(Debug)]
pub(in crate::api) struct NotKept;

/// All kept answers.
#[derive(Debug)]
pub(in crate::api) struct Answers {
    kept: Option<Cache<String, Arc<Kept>>>,
    largest: usize,
    /// Bytes up to which everything is kept.
    ample: u64,
    /// Marks of what was asked for once; 0 for nothing.
    asked: Vec<AtomicU32>,
    hasher: RandomState,
    hits: AtomicU64,
    misses: AtomicU64,
}

impl Answers {
    /// Keeps up to so many bytes; 0 keeps nothing.
    pub(in crate::api) fn new(bytes: u64) -> Self {
        let weigh = |key: &String, kept: &Arc<Kept>| u32::try_from(kept.weight(key)).unwrap_or(u32::MAX);
        let kept = (bytes > 0).then(|| Cache::builder().max_capacity(bytes).weigher(weigh).build());
        let largest = usize::try_from(bytes / 16).unwrap_or(usize::MAX);
        let places = if kept.is_some() { PLACES } else { 0 };
        Self {
            kept,
            largest,
            ample: bytes / 8 * 7,
            asked: (0..places).map(|_| AtomicU32::new(0)).collect(),
            hasher: RandomState::new(),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
        }
    }

    /// Whether the answer to this question, which was not found, is worth keeping; notes that it was asked for.
    pub(in crate::api) fn wants(&self, variant: &Variant) -> bool {
        let Some(kept) = &self.kept else { return false };
        let [low, high, _, _, mark @ ..] = self.hasher.hash_one(variant).to_le_bytes();
        let place = usize::from(u16::from_le_bytes([low, high]));
        let mark = u32::from_le_bytes(mark) | 1;
        let before = self.asked[place].swap(mark, Ordering::Relaxed);
        let wanted = before == mark || kept.weighted_size() < self.ample;
        if !wanted {
            self.misses.fetch_add(1, Ordering::Relaxed);
        }
        wanted
    }

    /// The answer kept under a key, unless the table is being put in order.
    pub(in crate::api) fn get(&self, key: &str) -> Option<Arc<Kept>> {
        let kept = self.kept.as_ref()?.get(key).now_or_never().flatten();
        if kept.is_some() {
            self.hits.fetch_add(1, Ordering::Relaxed);
        }
        kept
    }

    /// The answer kept under a key, or what `make` makes of it; of many who ask at once, one makes it.
    ///
    /// # Errors
    /// Where it could not be kept, for all who waited.
    pub(in crate::api) async fn get_or_make(
        &self,
        key: String,
        make: impl Future<Output = Result<Arc<Kept>, NotKept>>,
    ) -> Result<Arc<Kept>, NotKept> {
        let Some(cache) = &self.kept else { return Err(NotKept) };
        let mut missed = false;
        let making = async {
            missed = true;
            self.misses.fetch_add(1, Ordering::Relaxed);
            make.await
        };
        let kept = cache.try_get_with(key, making).await;
        if kept.is_ok() && !missed {
            self.hits.fetch_add(1, Ordering::Relaxed);
        }
        kept.map_err(|_| NotKept)
    }

    /// Keeps an answer under another key than was asked for.
    pub(in crate::api) async fn put(&self, key: String, kept: Arc<Kept>) {
        if let Some(cache) = &self.kept {
            cache.insert(key, kept).await;
        }
    }

    /// Whether an answer is small enough to be kept.
    pub(in crate::api) fn fits(&self, headers: &HeaderMap, body: &[u8]) -> bool {
        ENTRY + weight(headers.iter()) + body.len() <= self.largest
    }

    /// Drops everything: the database has changed.
    pub(in crate::api) fn clear(&self) {
        if let Some(cache) = &self.kept {
            cache.invalidate_all();
        }
    }

    /// Answers found, answers made, entries and their bytes, for the metrics.
    pub(in crate::api) fn state(&self) -> [u64; 4] {
        let (entries, bytes) = self.kept.as_ref().map_or((0, 0), |kept| (kept.entry_count(), kept.weighted_size()));
        [self.hits.load(Ordering::Relaxed), self.misses.load(Ordering::Relaxed), entries, bytes]
    }

    /// Has pending evictions done, so that [`Answers::state`] is exact.
    #[cfg(test)]
    async fn settle(&self) {
        if let Some(cache) = &self.kept {
            cache.run_pending_tasks().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::middleware::etag::Coding;

    fn kept(bytes: usize) -> Arc<Kept> {
        let tag = HeaderValue::from_static("\"1-x\"");
        let shown = Shown { state: State::from_bits(1), modified: Modified::default() };
        Arc::new(Kept::new(shown, tag, "/v1/votes".to_owned(), &HeaderMap::new(), &vec![b'x'; bytes]))
    }

    #[actix_web::test]
    async fn the_bound_holds() {
        let answers = Answers::new(1 << 20);
        for n in 0..2_000 {
            answers.put(format!("key {n}"), kept(4_000)).await;
        }
        answers.settle().await;
        let [_, _, entries, bytes] = answers.state();
        assert!(bytes <= 1 << 20 && entries > 100 && bytes >= entries * 4_500, "{entries} entries, {bytes} bytes");
        let fits = |bytes: usize| answers.fits(&HeaderMap::new(), &vec![b'x'; bytes]);
        assert!(fits(60_000) && !fits(70_000));
        answers.clear();
        answers.settle().await;
        assert_eq!(answers.state()[2..], [0, 0]);
    }

    fn variant(target: &str) -> Variant {
        Variant::new(&target.parse().unwrap(), &HeaderMap::new(), Coding::Identity)
    }

    #[actix_web::test]
    async fn when_it_is_full_what_is_asked_for_twice_is_kept() {
        let answers = Answers::new(1 << 20);
        let (often, once) = (variant("/v1/votes"), variant("/v1/vetoes"));
        assert!(answers.wants(&often) && answers.wants(&once), "there is room");
        for n in 0..2_000 {
            answers.put(format!("key {n}"), kept(4_000)).await;
        }
        answers.settle().await;
        let (third, fourth) = (variant("/v1/topics"), variant("/v1/members"));
        assert_eq!([&often, &third, &fourth, &third].map(|asked| answers.wants(asked)), [true, false, false, true]);
        assert_eq!(answers.state()[1], 2, "what is not kept was not found either");
    }

    #[actix_web::test]
    async fn what_is_not_kept_is_made_by_each() {
        let answers = Answers::new(1 << 20);
        for _ in 0..3 {
            assert!(answers.get_or_make("key".to_owned(), async { Err(NotKept) }).await.is_err());
        }
        assert_eq!(answers.state()[..2], [0, 3]);
        assert!(answers.get_or_make("key".to_owned(), async { Ok(kept(1)) }).await.is_ok());
        assert!(answers.get("key").is_some() && answers.get("other").is_none());
        assert_eq!(answers.state()[..2], [1, 4]);
    }

    #[actix_web::test]
    async fn nothing_is_kept_within_no_bytes() {
        let answers = Answers::new(0);
        answers.put("key".to_owned(), kept(1)).await;
        assert!(!answers.wants(&variant("/v1/votes")) && answers.get("key").is_none());
    }
}
