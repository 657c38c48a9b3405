//! From sources to findings: articles pass in batches, and each batch is worked on by all cores.
//!
//! # Design
//!
//! Three batches are in flight at most: one being cut from the sources, one on its way, one that the receiver
//! waits for or works on. So memory is bounded by the batch and not by the sources, whoever stores or prints
//! never waits for extraction while there are cores to spare, and results come in the order of the
//! sources, so that of two texts for one URL the later wins: each batch has its place in the queue before it is
//! worked on, and no worker waits for the others at its end. Large articles take turns. Where one worker extracts,
//! articles are read by the thread that cuts them, beside it.

use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::source::{Refusal, Sources, Unread};

/// Articles in a batch that is stored in one transaction, unless they are large or slow to come.
pub(super) const ARTICLES: u32 = 512;
/// Bytes after which a batch is closed early: what bounds the memory.
const BYTES: u64 = 8 << 20;
/// The time after which a batch is closed early, so that a slow source is stored as it comes.
const TIME: Duration = Duration::from_secs(1);
/// Bytes above which articles are searched one after the other: while one is searched, it takes many times its size.
const LARGE: u64 = 4 << 20;
/// Batches that wait between the one that is cut and the receiver's.
const WAITING: usize = 1;

/// What became of one input: what was found in it, or why it was refused.
pub type Outcome<T> = Result<T, Refusal>;

/// A batch's place in the order of the sources: where its results will be.
type Place<T> = Receiver<Vec<Outcome<T>>>;

/// What comes out, batch by batch.
#[derive(Debug)]
pub struct Batches<T> {
    places: Receiver<Place<T>>,
    /// The place of the next, where it was taken and its results were not there in time.
    next: Option<Place<T>>,
    reading: thread::JoinHandle<u64>,
}

impl<T> Batches<T> {
    /// The next batch, if it comes within that time.
    #[must_use]
    pub fn next_within(&mut self, time: Duration) -> Option<Vec<Outcome<T>>> {
        let since = Instant::now();
        let place = self.next.take().or_else(|| self.places.recv_timeout(time).ok())?;
        let results = place.recv_timeout(time.saturating_sub(since.elapsed())).ok();
        self.next = results.is_none().then_some(place);
        results
    }

    /// How many files were skipped because of their names. Waits for the end of the sources.
    #[must_use]
    pub fn skipped(self) -> u64 {
        drop((self.places, self.next));
        self.reading.join().unwrap_or_default()
    }
}

impl<T> Iterator for Batches<T> {
    type Item = Vec<Outcome<T>>;

    fn next(&mut self) -> Option<Self::Item> {
        let place = self.next.take().or_else(|| self.places.recv().ok())?;
        place.recv().ok()
    }
}

/// How much is worked on at once.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Threads that extract; one for each core by default.
    pub workers: Option<NonZeroUsize>,
    /// Articles in a batch.
    pub articles: u32,
}

impl Pace {
    /// For what is stored: large batches, since a transaction costs as much as some hundred articles.
    #[must_use]
    pub fn stored(workers: Option<NonZeroUsize>) -> Self {
        Self { workers, articles: ARTICLES }
    }

    /// For what is printed: small ones, so that nobody waits for long at the beginning and at the end.
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
pub fn in_batches<R, T, Read, Find>(sources: Sources, pace: Pace, read: Read, find: Find) -> io::Result<Batches<T>>
where
    R: Send + 'static,
    T: Send + 'static,
    Read: Fn(Unread) -> Outcome<R> + Send + Sync + 'static,
    Find: Fn(R) -> Outcome<T> + Send + Sync + 'static,
{
    let pool = ThreadPoolBuilder::new()
        .num_threads(pace.workers.map_or(0, NonZeroUsize::get))
        .thread_name(|n| format!("extract-{n}"))
        .build()
        .map_err(io::Error::other)?;
    let articles = pace.articles as usize;
    if pool.current_num_threads() == 1 {
        begin(sources, articles, move |unread, _| read(unread), pool, find)
    } else {
        let large = Mutex::new(());
        begin(
            sources,
            articles,
            |unread, size| Ok((unread, size)),
            pool,
            move |(unread, size)| {
                let _turn = (size > LARGE).then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
                read(unread).and_then(&find)
            },
        )
    }
}

/// Starts the thread that cuts and gives out to the pool.
fn begin<R, T, Cut, Find>(
    sources: Sources,
    articles: usize,
    cut: Cut,
    pool: ThreadPool,
    find: Find,
) -> io::Result<Batches<T>>
where
    R: Send + 'static,
    T: Send + 'static,
    Cut: Fn(Unread, u64) -> Outcome<R> + Send + 'static,
    Find: Fn(R) -> Outcome<T> + Send + Sync + 'static,
{
    let (order, places) = sync_channel(WAITING);
    let find = Arc::new(find);
    let give_out = move |batch: Vec<Outcome<R>>| {
        let (found, place) = sync_channel(1);
        // Before it is worked on: what waits for its place has cost only its sources. The receiver is gone when
        // nobody wants the rest.
        let wanted = order.send(place).is_ok();
        if wanted {
            let find = Arc::clone(&find);
            pool.spawn(move || {
                let results = batch.into_par_iter().map(|input| input.and_then(&*find)).collect();
                drop(found.send(results));
            });
        }
        wanted
    };
    let reading =
        thread::Builder::new().name("read".to_owned()).spawn(move || cut_all(sources, articles, &cut, give_out))?;
    Ok(Batches { places, next: None, reading })
}

/// Cuts the sources into batches for as long as they are wanted; how many files were skipped.
fn cut_all<R>(
    mut sources: Sources,
    articles: usize,
    cut: &impl Fn(Unread, u64) -> Outcome<R>,
    give_out: impl Fn(Vec<Outcome<R>>) -> bool,
) -> u64 {
    loop {
        let batch = batch(&mut sources, articles, cut);
        if batch.is_empty() || !give_out(batch) {
            return sources.skipped();
        }
    }
}

fn batch<R>(sources: &mut Sources, articles: usize, cut: &impl Fn(Unread, u64) -> Outcome<R>) -> Vec<Outcome<R>> {
    let (mut batch, mut bytes, since) = (Vec::with_capacity(articles), 0, Instant::now());
    while batch.len() < articles && bytes < BYTES && since.elapsed() < TIME {
        let Some(input) = sources.next() else { break };
        let size = input.as_ref().map_or(0, Unread::size);
        bytes += size;
        batch.push(input.and_then(|unread| cut(unread, size)));
    }
    batch
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::domain::Registry;
    use crate::ingest::source::{Format, Options, Reader};

    /// `count` records on standard input, each with its number for a text.
    fn sources(count: usize) -> (Reader, Sources) {
        let lines: String =
            (0..count).flat_map(|n| ["{\"text\": \"".to_owned(), n.to_string(), "\"}\n".to_owned()]).collect();
        let reader = Reader::new(Options { from: Format::Jsonl, ..Options::default() }, &Registry::default());
        let sources = reader.sources_with(&["-".into()], Box::new(std::io::Cursor::new(lines)));
        (reader, sources)
    }

    #[test]
    fn results_come_in_the_order_of_the_source_whatever_the_workers() {
        for workers in [1, 3] {
            let (reader, sources) = sources(1000);
            let pace = Pace::printed(NonZeroUsize::new(workers));
            let mut batches = in_batches(sources, pace, move |unread| reader.read(unread), Ok).unwrap();
            let mut texts = Vec::new();
            for batch in batches.by_ref() {
                texts.extend(batch.into_iter().map(|article| article.unwrap().text));
            }
            assert_eq!(texts, (0..1000).map(|n| n.to_string()).collect::<Vec<_>>());
            assert_eq!(batches.skipped(), 0);
        }
    }

    #[test]
    fn reading_waits_for_the_receiver_and_stops_when_it_is_gone() {
        let (reader, sources) = sources(100_000);
        let read = Arc::new(AtomicUsize::new(0));
        let counter = read.clone();
        let read_one = move |unread| {
            counter.fetch_add(1, Ordering::SeqCst);
            reader.read(unread)
        };
        let mut batches = in_batches(sources, Pace::stored(None), read_one, Ok).unwrap();
        assert_eq!(batches.next().map(|batch| batch.len()), Some(ARTICLES as usize));
        assert_eq!(batches.skipped(), 0);
        assert!(read.load(Ordering::SeqCst) <= 3 * ARTICLES as usize);
    }
}
