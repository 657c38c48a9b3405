//! From sources to findings: articles pass in batches, and each batch is worked on by all cores.
//!
//! # Design
//!
//! Three batches are in flight at most, where they hold much: one being cut from the sources, one on its way, one that
//! the receiver waits for or works on. Of small ones more wait, so that nobody waits for somebody else's longer
//! article, or for a commit: each takes room in the queue by its bytes. So memory is bounded by the batch and not by
//! the sources, whoever stores or prints never waits for extraction while there are cores to spare, and results come in
//! the order of the sources, so that of two texts for one URL the later wins: each batch has its place in the queue
//! before it is worked on, and no worker waits for the others at its end. Large articles take turns. Where one worker
//! extracts, articles are read by the thread that cuts them, beside it.

use std::io;
use std::iter;
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
/// Room in the queue between the batch that is cut and the receiver's. Measured over 840 articles of news with `extract
/// --workers 1`: room for 1, 3, 5 and 8 small batches gave 2,685, 2,903, 3,005 and 3,000 articles a second; and with
/// `ingest` over 60,000 of the benchmarks': 25.0 s where one batch waits, 22.5 where five do, 23.4 where eight do.
const ROOM: usize = 16;
/// What a batch takes of it, at most: two of these do not fit.
const MOST: u64 = 9;
/// The bytes for which a batch takes a further part of it: one of those that are stored takes three, if usual.
const PART: u64 = 512 << 10;

/// What became of one input: what was found in it, or why it was refused.
pub type Outcome<T> = Result<T, Refusal>;

/// A batch's place in the order of the sources: where its results will be.
type Place<T> = Receiver<Vec<Outcome<T>>>;

/// What comes out, batch by batch.
#[derive(Debug)]
pub struct Batches<T> {
    /// Before the place of a batch that holds much: nothing, as often as it takes more room than others.
    places: Receiver<Option<Place<T>>>,
    /// The place of the next, where it was taken and its results were not there in time.
    next: Option<Place<T>>,
    reading: thread::JoinHandle<u64>,
}

impl<T> Batches<T> {
    /// The next batch, if it comes within that time.
    #[must_use]
    pub fn next_within(&mut self, time: Duration) -> Option<Vec<Outcome<T>>> {
        let since = Instant::now();
        let left = || time.saturating_sub(since.elapsed());
        let place = self.place(|places| places.recv_timeout(left()).ok())?;
        let results = place.recv_timeout(left()).ok();
        self.next = results.is_none().then_some(place);
        results
    }

    /// The place of the next batch, from what `receive` gives as long as it gives anything.
    fn place(&mut self, receive: impl Fn(&Receiver<Option<Place<T>>>) -> Option<Option<Place<T>>>) -> Option<Place<T>> {
        self.next.take().or_else(|| iter::from_fn(|| receive(&self.places)).flatten().next())
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
        self.place(|places| places.recv().ok())?.recv().ok()
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
    let (order, places) = sync_channel(ROOM);
    let find = Arc::new(find);
    let give_out = move |batch: Vec<Outcome<R>>, bytes: u64| {
        let (found, place) = sync_channel(1);
        // Before it is worked on: what waits for its place has cost only its sources. The receiver is gone when
        // nobody wants the rest.
        let further = (bytes / PART).min(MOST - 1);
        let wanted = (0..further).all(|_| order.send(None).is_ok()) && order.send(Some(place)).is_ok();
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
    give_out: impl Fn(Vec<Outcome<R>>, u64) -> bool,
) -> u64 {
    loop {
        let (batch, bytes) = batch(&mut sources, articles, cut);
        if batch.is_empty() || !give_out(batch, bytes) {
            return sources.skipped();
        }
    }
}

/// The next batch, and its bytes.
fn batch<R>(
    sources: &mut Sources,
    articles: usize,
    cut: &impl Fn(Unread, u64) -> Outcome<R>,
) -> (Vec<Outcome<R>>, u64) {
    let (mut batch, mut bytes, since) = (Vec::with_capacity(articles), 0, Instant::now());
    while batch.len() < articles && bytes < BYTES && since.elapsed() < TIME {
        let Some(input) = sources.next() else { break };
        let size = input.as_ref().map_or(0, Unread::size);
        bytes += size;
        batch.push(input.and_then(|unread| cut(unread, size)));
    }
    (batch, bytes)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::domain::Registry;
    use crate::ingest::source::{Format, Options, Reader};

    /// `count` records on standard input, each with its number for a text, in so many digits.
    fn sources(count: usize, digits: usize) -> (Reader, Sources) {
        let lines = (0..count).map(|n| format!("{{\"text\": \"{n:0digits$}\"}}\n")).collect::<Vec<_>>().concat();
        let reader = Reader::new(Options { from: Format::Jsonl, ..Options::default() }, &Registry::default());
        let sources = reader.sources_with(&["-".into()], Box::new(std::io::Cursor::new(lines)));
        (reader, sources)
    }

    #[test]
    fn results_come_in_the_order_of_the_source_whatever_the_workers() {
        for workers in [1, 3] {
            let (reader, sources) = sources(1000, 1);
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
        // Batches in flight, those that hold much and small ones.
        for (pace, digits, most) in [(Pace::stored(None), 8_300, 3), (Pace::printed(None), 1, ROOM + 2)] {
            let (reader, sources) = sources(4_000, digits);
            let read = Arc::new(AtomicUsize::new(0));
            let counter = read.clone();
            let read_one = move |unread| {
                counter.fetch_add(1, Ordering::SeqCst);
                reader.read(unread)
            };
            let mut batches = in_batches(sources, pace, read_one, Ok).unwrap();
            assert_eq!(batches.next().map(|batch| batch.len()), Some(pace.articles as usize));
            assert_eq!(batches.skipped(), 0);
            assert!(read.load(Ordering::SeqCst) <= most * pace.articles as usize);
        }
    }
}
