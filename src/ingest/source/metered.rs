//! A source of which no more is read for one record than a record may have.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub(super) struct Metered {
    source: Box<dyn Read + Send>,
    left: Arc<AtomicU64>,
    reason: String,
}

impl Metered {
    /// A source that fails for this `reason` where no bytes are `left`, which its owner raises before each record.
    pub fn new(source: Box<dyn Read + Send>, left: Arc<AtomicU64>, reason: String) -> Self {
        Self { source, left, reason }
    }
}

impl Read for Metered {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::Error::other(self.reason.clone()));
        }
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(into.len());
        let read = self.source.read(&mut into[..most])?;
        self.left.store(left - read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
