//! The pipeline from sources to findings: batches, each worked on by all cores, in the order of the sources.
//!
//! # Design
//!
//! Of large batches three are in flight at most: one being read from the sources, one in the queue, one that the
//! receiver waits for or works on. Of small ones more wait, so that workers do not wait for the longest article of a
//! batch, nor for a commit: a batch takes slots of the queue by its bytes. So memory is bounded by the batch and not
//! by the sources, and storing and printing never wait for extraction while cores are idle. Results come in the order
//! of the sources, so that of two texts for one URL the later wins: a batch is queued before it is worked on, and no
//! worker waits for the others at its end. Large articles take turns. With a single worker, the thread that reads
//! batches parses articles, too, beside it.

#[cfg(test)]
mod tests;

use std::io;
use std::iter;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::ingest::source::{Refusal, Skips, Sources, Unread};

/// Articles in a batch that is stored in one transaction, unless they are large or slow to come.
pub(super) const ARTICLES: u32 = 512;
/// Bytes after which a batch is closed early: what bounds the memory.
const BYTES: u64 = 8 << 20;
/// The time after which a batch is closed early, so that articles of a slow source are stored without delay.
const TIME: Duration = Duration::from_secs(1);
/// Bytes above which articles are searched one after the other: while one is searched, it takes many times its size.
const LARGE: u64 = 4 << 20;
/// Slots of the queue between reader and receiver. Measured over 840 articles of news with `extract --workers 1`:
/// 1, 3, 5 and 8 small batches in it gave 2,685, 2,903, 3,005 and 3,000 articles a second; and with `ingest` over
/// 60,000 of the benchmarks': 25.0 s where one batch waits, 22.5 where five do, 23.4 where eight do.
const QUEUE_SLOTS: usize = 16;
/// Slots of one batch, at most: two such batches do not fit.
const MAX_SLOTS: u64 = 9;
/// Bytes of a batch for each slot beyond the first: a usual batch of `ingest` takes three.
const SLOT_BYTES: u64 = 512 << 10;

/// The outcome of one input: its findings, or why it was refused.
pub type Outcome<T> = Result<T, Refusal>;

/// The results of a batch that is being worked on.
type PendingResults<T> = Receiver<Vec<Outcome<T>>>;

/// Results, batch by batch.
#[derive(Debug)]
pub struct Batches<T> {
    /// The batches in order; `None` fills a further slot of the batch behind it.
    queue: Receiver<Option<PendingResults<T>>>,
    /// The next batch, where it has left the queue and its results were not there in time.
    next: Option<PendingResults<T>>,
    reader: thread::JoinHandle<Skips>,
}

impl<T> Batches<T> {
    /// The next batch, if its results are there within that time.
    #[must_use]
    pub fn next_within(&mut self, time: Duration) -> Option<Vec<Outcome<T>>> {
        let since = Instant::now();
        let left = || time.saturating_sub(since.elapsed());
        let pending = self.pending(|queue| queue.recv_timeout(left()).ok())?;
        let results = pending.recv_timeout(left()).ok();
        self.next = results.is_none().then_some(pending);
        results
    }

    /// The next batch, received by `receive` for as long as that gives anything.
    fn pending(
        &mut self,
        receive: impl Fn(&Receiver<Option<PendingResults<T>>>) -> Option<Option<PendingResults<T>>>,
    ) -> Option<PendingResults<T>> {
        self.next.take().or_else(|| iter::from_fn(|| receive(&self.queue)).flatten().next())
    }

    /// What was skipped because of its name. Waits for the end of the sources.
    #[must_use]
    pub fn skips(self) -> Skips {
        drop((self.queue, self.next));
        self.reader.join().unwrap_or_default()
    }
}

impl<T> Iterator for Batches<T> {
    type Item = Vec<Outcome<T>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.pending(|queue| queue.recv().ok())?.recv().ok()
    }
}

/// The size of batches, and the workers for them.
#[derive(Clone, Copy, Debug)]
pub struct BatchSize {
    /// Threads that extract; one for each core by default.
    pub workers: Option<NonZeroUsize>,
    /// Articles in a batch.
    pub articles: u32,
}

impl BatchSize {
    /// For what is stored: large batches, since a transaction costs as much as some hundred articles.
    #[must_use]
    pub fn stored(workers: Option<NonZeroUsize>) -> Self {
        Self { workers, articles: ARTICLES }
    }

    /// For what is printed: small ones, so that output begins early and ends without a long wait.
    #[must_use]
    pub fn printed(workers: Option<NonZeroUsize>) -> Self {
        Self { workers, articles: 16 }
    }
}

/// Applies `read` and `find` to every article of `sources`.
///
/// Reading stops early when the batches are dropped.
///
/// # Errors
///
/// Where the threads cannot be started.
pub fn in_batches<R, T, Read, Find>(sources: Sources, size: BatchSize, read: Read, find: Find) -> io::Result<Batches<T>>
where
    R: Send + 'static,
    T: Send + 'static,
    Read: Fn(Unread) -> Outcome<R> + Send + Sync + 'static,
    Find: Fn(R) -> Outcome<T> + Send + Sync + 'static,
{
    let pool = ThreadPoolBuilder::new()
        .num_threads(size.workers.map_or(0, NonZeroUsize::get))
        .thread_name(|n| format!("extract-{n}"))
        .build()
        .map_err(io::Error::other)?;
    let articles = size.articles as usize;
    if pool.current_num_threads() == 1 {
        start(sources, articles, move |unread, _| read(unread), pool, find)
    } else {
        let large = Mutex::new(());
        start(
            sources,
            articles,
            |unread, bytes| Ok((unread, bytes)),
            pool,
            move |(unread, bytes)| {
                let _turn = (bytes > LARGE).then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
                read(unread).and_then(&find)
            },
        )
    }
}

/// Starts the thread that reads batches and hands them to the pool.
fn start<R, T, Prepare, Find>(
    sources: Sources,
    articles: usize,
    prepare: Prepare,
    pool: ThreadPool,
    find: Find,
) -> io::Result<Batches<T>>
where
    R: Send + 'static,
    T: Send + 'static,
    Prepare: Fn(Unread, u64) -> Outcome<R> + Send + 'static,
    Find: Fn(R) -> Outcome<T> + Send + Sync + 'static,
{
    let (slots, queue) = sync_channel(QUEUE_SLOTS);
    let find = Arc::new(find);
    let dispatch = move |batch: Vec<Outcome<R>>, bytes: u64| {
        let (results, pending) = sync_channel(1);
        // Before it is worked on: a batch that waits for slots has cost only its sources. Sending fails when the
        // receiver has been dropped.
        let further = (bytes / SLOT_BYTES).min(MAX_SLOTS - 1);
        let is_queued = (0..further).all(|_| slots.send(None).is_ok()) && slots.send(Some(pending)).is_ok();
        if is_queued {
            let find = Arc::clone(&find);
            pool.spawn(move || {
                let found = batch.into_par_iter().map(|input| input.and_then(&*find)).collect();
                drop(results.send(found));
            });
        }
        is_queued
    };
    let reader = thread::Builder::new()
        .name("read".to_owned())
        .spawn(move || read_batches(sources, articles, &prepare, dispatch))?;
    Ok(Batches { queue, next: None, reader })
}

/// Reads batches for as long as `dispatch` takes them; returns what was skipped.
fn read_batches<R>(
    mut sources: Sources,
    articles: usize,
    prepare: &impl Fn(Unread, u64) -> Outcome<R>,
    dispatch: impl Fn(Vec<Outcome<R>>, u64) -> bool,
) -> Skips {
    loop {
        let (batch, bytes) = next_batch(&mut sources, articles, prepare);
        if batch.is_empty() || !dispatch(batch, bytes) {
            return sources.skips().clone();
        }
    }
}

/// The next batch, and its bytes.
fn next_batch<R>(
    sources: &mut Sources,
    articles: usize,
    prepare: &impl Fn(Unread, u64) -> Outcome<R>,
) -> (Vec<Outcome<R>>, u64) {
    let (mut batch, mut bytes, since) = (Vec::with_capacity(articles), 0, Instant::now());
    while batch.len() < articles && bytes < BYTES && since.elapsed() < TIME {
        let Some(input) = sources.next() else { break };
        let size = input.as_ref().map_or(0, Unread::size);
        bytes += size;
        batch.push(input.and_then(|unread| prepare(unread, size)));
    }
    (batch, bytes)
}
