//! Reports in order, on several threads.

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
        let size = BatchSize::printed(NonZeroUsize::new(workers));
        let mut batches = in_batches(sources, size, move |unread| reader.read(unread), Ok).unwrap();
        let mut texts = Vec::new();
        for batch in batches.by_ref() {
            texts.extend(batch.into_iter().map(|article| article.unwrap().text));
        }
        assert_eq!(texts, (0..1000).map(|n| n.to_string()).collect::<Vec<_>>());
        assert_eq!(batches.skips().count, 0);
    }
}

#[test]
fn reading_waits_for_the_receiver_and_stops_when_it_is_gone() {
    // Batches in flight, those that hold much and small ones.
    for (size, digits, most) in [(BatchSize::stored(None), 8_300, 3), (BatchSize::printed(None), 1, QUEUE_SLOTS + 2)] {
        let (reader, sources) = sources(4_000, digits);
        let read = Arc::new(AtomicUsize::new(0));
        let counter = read.clone();
        let read_one = move |unread| {
            counter.fetch_add(1, Ordering::SeqCst);
            reader.read(unread)
        };
        let mut batches = in_batches(sources, size, read_one, Ok).unwrap();
        assert_eq!(batches.next().map(|batch| batch.len()), Some(size.articles as usize));
        assert_eq!(batches.skips().count, 0);
        assert!(read.load(Ordering::SeqCst) <= most * size.articles as usize);
    }
}
