//! The files of a ZIP archive, stored or compressed with Deflate or Zstandard.

use std::io::{self, Read};

use flate2::Crc;

use super::area::Area;
use super::directory::{FileEntry, Place, data_start};
use super::{Entries, Entry, is_hidden, shown};
use crate::ingest::source::compression::Coding;

/// The entries of an archive; first those that are called `first`.
///
/// # Errors
/// Where it has no directory.
pub(in crate::ingest::source) fn zip_entries(area: &Area, first: &'static str) -> Result<Entries, String> {
    let place = Place::first(area)?;
    let is_first = move |path: &[u8]| path.rsplit(|&byte| byte == b'/').next() == Some(first.as_bytes());
    let all = || Directory { area: area.clone(), place: Some(place) };
    let earlier = all().filter_map(move |found| found.ok().filter(|entry| is_first(&entry.path)));
    let (area, same) = (area.clone(), area.clone());
    let others = all().filter(move |found| !found.as_ref().is_ok_and(|entry| is_first(&entry.path)));
    let others = others.filter_map(move |found| match found {
        Ok(file) => opened(&area, &file),
        Err(reason) => Some(Entry::Refused(None, reason)),
    });
    Ok(Box::new(earlier.filter_map(move |file| opened(&same, &file)).chain(others)))
}

/// The entries of the directory, up to the end or the first damage.
struct Directory {
    area: Area,
    place: Option<Place>,
}

impl Iterator for Directory {
    type Item = Result<FileEntry, String>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.place.as_mut()?.next(&self.area).transpose();
        if !matches!(next, Some(Ok(_))) {
            self.place = None;
        }
        next
    }
}

/// What comes of an entry of the directory; nothing of a folder.
fn opened(area: &Area, file: &FileEntry) -> Option<Entry> {
    let path = shown(&file.path);
    if path.is_empty() || path.ends_with('/') {
        return None;
    }
    if is_hidden(&path) {
        return Some(Entry::Skipped(path, "is hidden".to_owned()));
    }
    Some(match source(area, file) {
        Ok(source) => Entry::Member(path, source),
        Err(reason) => Entry::Refused(Some(path), reason),
    })
}

fn source(area: &Area, file: &FileEntry) -> Result<Box<dyn Read + Send>, String> {
    if file.encrypted {
        return Err("is encrypted: decrypt it first".to_owned());
    }
    let coding = match file.method {
        0 => None,
        8 => Some(Coding::Deflate),
        20 | 93 => Some(Coding::Zstd),
        other => return Err(format!("is compressed by a method that is not read ({other}): unpack it first")),
    };
    let start = data_start(area, file.header)?;
    let end = start.saturating_add(file.packed);
    if end > area.len() {
        return Err("is cut off: the archive ends within it".to_owned());
    }
    let packed = area.section(start, end);
    let source: Box<dyn Read + Send> = match coding {
        None => Box::new(packed),
        Some(coding) => coding.decoder(packed).map_err(|error| crate::ingest::source::unreadable(&error))?,
    };
    Ok(Box::new(Checked { source, sum: Crc::new(), wanted: file.checksum, left: file.size }))
}

/// Compares the checksum at the end.
struct Checked {
    source: Box<dyn Read + Send>,
    sum: Crc,
    wanted: u32,
    /// Bytes that should still come.
    left: u64,
}

impl Read for Checked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(into)?;
        self.sum.update(&into[..read]);
        let is_longer = self.left < read as u64;
        self.left = self.left.saturating_sub(read as u64);
        let ends = read == 0 && !into.is_empty();
        if is_longer || (ends && (self.left > 0 || self.sum.sum() != self.wanted)) {
            return Err(io::Error::other(
                "its checksum or length is not the one in the archive's directory: it is damaged",
            ));
        }
        Ok(read)
    }
}
