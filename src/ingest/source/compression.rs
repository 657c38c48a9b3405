//! Compressed inputs: gzip and Zstandard, recognized by their magic bytes, never unpacked to disk.
//!
//! # Design
//!
//! What comes out is bounded thrice: an article has at most [`super::Options::max_bytes`], a stream of records is read
//! record by record, and what swells out of all proportion is no text but a bomb. News compresses four- to tenfold.

use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::{DeflateDecoder, MultiGzDecoder};

use super::{read_bounded, unreadable};

/// Bytes for each compressed one beyond which it is a bomb; highly repetitive news stays far below.
const RATIO: u64 = 200;
/// Uncompressed bytes allowed at any ratio.
const FREE: u64 = 16 << 20;
/// The binary logarithm of the largest window that is kept: 128 MiB, Zstandard's own default.
const WINDOW_LOG: u32 = 27;

/// How bytes are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Gzip,
    Zstd,
    /// As in ZIP archives, without a head of its own.
    Deflate,
}

impl Coding {
    fn of(start: &[u8]) -> Option<Self> {
        match start {
            [0x1f, 0x8b, 0x08, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            _ => None,
        }
    }

    /// What decodes a stream, and stops where it swells out of proportion.
    ///
    /// # Errors
    /// Where there is no memory for it.
    pub fn decoder(self, source: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
        let taken = Arc::new(AtomicU64::new(0));
        let counted = Counted::new(source, Arc::clone(&taken));
        let decoder: Box<dyn Read + Send> = match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(counted)),
            Self::Deflate => Box::new(DeflateDecoder::new(counted)),
            Self::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::new(counted)?;
                decoder.window_log_max(WINDOW_LOG)?;
                Box::new(decoder)
            }
        };
        Ok(Box::new(Guarded::new(decoder, taken)))
    }
}

/// Whether bytes that begin so are compressed.
pub(super) fn is_compressed(start: &[u8]) -> bool {
    Coding::of(start).is_some()
}

/// Whether a file with this ending is taken for a compressed one, whose format the name before it shows.
pub(super) fn is_ending(ending: &str) -> bool {
    matches!(ending, "gz" | "zst")
}

/// An article's bytes, out of their compression where they have one.
///
/// # Errors
/// Where they are damaged, or more than `most`.
pub(super) fn expanded(bytes: Vec<u8>, most: usize) -> Result<Vec<u8>, String> {
    match Coding::of(&bytes) {
        None => Ok(bytes),
        Some(coding) => {
            let decoder = coding.decoder(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
            read_bounded(decoder, most)
        }
    }
}

/// A stream, out of its compression where it has one.
///
/// # Errors
/// Where its first bytes cannot be read.
pub(super) fn stream(mut source: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let mut start = Vec::new();
    source.by_ref().take(4).read_to_end(&mut start)?;
    let coding = Coding::of(&start);
    let whole = Cursor::new(start).chain(source);
    match coding {
        Some(coding) => coding.decoder(whole),
        None => Ok(Box::new(whole)),
    }
}

/// Counts the compressed bytes.
pub(super) struct Counted<R> {
    source: R,
    taken: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    pub fn new(source: R, taken: Arc<AtomicU64>) -> Self {
        Self { source, taken }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Stops what swells out of proportion.
pub(super) struct Guarded<D> {
    decoder: D,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl<D> Guarded<D> {
    /// What a decoder gives, bounded by the bytes that it has `taken`.
    pub fn new(decoder: D, taken: Arc<AtomicU64>) -> Self {
        Self { decoder, taken, given: 0 }
    }

    pub fn decoder(&mut self) -> &mut D {
        &mut self.decoder
    }
}

impl<D: Read> Read for Guarded<D> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(into)?;
        self.given += read as u64;
        if self.given > FREE + RATIO * self.taken.load(Ordering::Relaxed) {
            let what = format!("it swells to more than {RATIO} times its size, as no text does: unpack it first");
            return Err(io::Error::other(what));
        }
        Ok(read)
    }
}
