//! Archives of inputs: ZIP (WACZ among them) and tar, read member by member, never unpacked to disk.
//!
//! # Design
//!
//! A member is a reader of its own, so that a file of records in an archive is cut apart like any other, and an archive
//! in an archive is opened like the outer one. No list of members is kept: the directory of a ZIP archive and the headers
//! of a tar archive are read one by one, so that memory does not grow with their number. The crates zip and tar lend
//! their members from the archive, which leaves none to hand on, and zip reads the whole directory first.
//!
//! What comes out is bounded: each compressed stream by its ratio, all of a file together by [`Budget`], and archives in
//! each other by [`DEEPEST`].

mod area;
mod directory;
mod tar;
mod zip;

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub(super) use area::Area;
pub(super) use tar::TarMembers;
pub(super) use zip::zip_entries;

/// Archives in each other, at most.
pub(super) const DEEPEST: u32 = 3;
/// An archive inside another that has to be read whole before its members are known may have so many bytes.
pub(super) const LARGEST_INNER: usize = 64 << 20;
/// Bytes that come out of a file for each of its own, at most.
const RATIO: u64 = 200;
/// Bytes that may come out of any file.
const FREE: u64 = 64 << 20;

/// What stands in an archive at one place.
pub(super) enum Entry {
    /// A file, with its path inside.
    Member(String, Box<dyn Read + Send>),
    /// What is no file of interest, and why.
    Skipped(String, String),
    /// What cannot be read, and why; without a name where the archive itself is damaged.
    Refused(Option<String>, String),
}

/// The entries of an archive, in the order in which they stand there.
pub(super) type Entries = Box<dyn Iterator<Item = Entry> + Send>;

/// The bytes that may still come out of one file, however its archives stand in each other.
#[derive(Debug)]
pub(super) struct Budget(AtomicU64);

impl Budget {
    /// That of a file with so many bytes; of a stream, as many as have been read are added with [`Budget::earn`].
    pub fn of(bytes: u64) -> Arc<Self> {
        Arc::new(Self(AtomicU64::new(FREE.saturating_add(bytes.saturating_mul(RATIO)))))
    }

    fn earn(&self, bytes: usize) {
        self.0.fetch_add(RATIO * bytes as u64, Ordering::Relaxed);
    }

    fn spend(&self, bytes: usize) -> io::Result<()> {
        let left = self.0.load(Ordering::Relaxed);
        self.0.store(left.saturating_sub(bytes as u64), Ordering::Relaxed);
        if left < bytes as u64 {
            let what =
                format!("its archive swells to more than {RATIO} times its size, as no text does: unpack it first");
            return Err(io::Error::other(what));
        }
        Ok(())
    }

    /// A source whose bytes add to what may come out.
    pub fn earning(self: &Arc<Self>, source: impl Read + Send + 'static) -> Box<dyn Read + Send> {
        Box::new(Earning { source, budget: Arc::clone(self) })
    }

    /// A member whose bytes are counted.
    pub fn spending(self: &Arc<Self>, source: impl Read + Send + 'static) -> Box<dyn Read + Send> {
        Box::new(Spending { source, budget: Arc::clone(self) })
    }
}

struct Earning<R> {
    source: R,
    budget: Arc<Budget>,
}

impl<R: Read> Read for Earning<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        self.budget.earn(read);
        Ok(read)
    }
}

struct Spending<R> {
    source: R,
    budget: Arc<Budget>,
}

impl<R: Read> Read for Spending<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        self.budget.spend(read)?;
        Ok(read)
    }
}

/// Why a member with this path is passed over whatever it holds.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part == "__MACOSX" || (part.starts_with('.') && part != "." && part != ".."))
}

/// A path inside an archive as it is shown: without the `./` that tar writes.
fn shown(path: &[u8]) -> String {
    let path = String::from_utf8_lossy(path).replace('\\', "/");
    path.trim_start_matches("./").trim_start_matches('/').to_owned()
}
