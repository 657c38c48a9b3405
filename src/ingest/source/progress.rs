//! How much of the sources has been read, in bytes of their files.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Bytes read and bytes to read. The walk, its readers and the display share one.
#[derive(Debug, Default)]
pub struct Progress {
    read: AtomicU64,
    /// Zero while it is not known.
    total: AtomicU64,
    stopped: AtomicBool,
}

impl Progress {
    /// Bytes of files that were read so far.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Bytes of all files, where they have been counted.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        Some(self.total.load(Ordering::Relaxed)).filter(|total| *total > 0)
    }

    /// Ends the sources before the next article; what has been read is worked on.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    pub(super) fn add(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Counts the bytes of all files below these paths. Takes a call of the kernel for each, so it is done beside
    /// the reading. What is no file, such as standard input, leaves the total unknown.
    pub fn count(&self, paths: &[PathBuf]) {
        let total: Option<u64> = paths.iter().map(|path| bytes(path)).sum();
        self.total.store(total.unwrap_or_default(), Ordering::Relaxed);
    }
}

/// The bytes of a file, or of those in a folder; none where it is neither.
fn bytes(path: &Path) -> Option<u64> {
    let found = fs::metadata(path).ok()?;
    if !found.is_dir() {
        return found.is_file().then_some(found.len());
    }
    let (mut folders, mut total) = (vec![path.to_owned()], 0);
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(folder).ok()?.flatten().filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
        {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(_) => {
                    total += fs::metadata(entry.path()).map_or(0, |file| if file.is_file() { file.len() } else { 0 });
                }
                Err(_) => {}
            }
        }
    }
    Some(total)
}

/// A source whose bytes count as read.
pub(super) struct Observed<R> {
    source: R,
    progress: Arc<Progress>,
}

impl<R> Observed<R> {
    pub fn new(source: R, progress: Arc<Progress>) -> Self {
        Self { source, progress }
    }
}

impl<R: Read> Read for Observed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        self.progress.add(read as u64);
        Ok(read)
    }
}
