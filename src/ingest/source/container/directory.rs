//! The directory at the end of a ZIP archive, after PKWARE's APPNOTE: read entry by entry, with the 64-bit fields.

use std::io;

use super::area::Area;

/// Bytes of the record at the end, without its comment; the comment's, at most.
const END: usize = 22;
const COMMENT: usize = 0xffff;
const LOCATOR: usize = 20;
const ENTRY: usize = 46;
/// What a field of 32 or 16 bits holds where the 64-bit one counts.
const ELSEWHERE: u64 = 0xffff_ffff;

/// What the directory says of one file.
#[derive(Clone, Debug, Default)]
pub(super) struct FileEntry {
    pub path: Vec<u8>,
    pub encrypted: bool,
    pub method: u16,
    pub checksum: u32,
    pub packed: u64,
    pub size: u64,
    /// Where its own header stands.
    pub header: u64,
}

/// The place in the directory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    at: u64,
    end: u64,
    /// What stands before the archive, such as a program that unpacks it.
    before: u64,
}

impl Place {
    /// The beginning of an archive's directory.
    ///
    /// # Errors
    /// Where there is none.
    pub fn first(area: &Area) -> Result<Self, String> {
        let missing = "has no directory at its end: it is cut off, or no ZIP archive".to_owned();
        let from = area.len().saturating_sub((END + COMMENT) as u64);
        let tail = area.bytes(from, END + COMMENT).map_err(|error| explain(&error))?;
        let Some(found) = memchr::memmem::rfind(&tail, b"PK\x05\x06") else { return Err(missing) };
        let record = &tail[found..];
        if record.len() < END {
            return Err(missing);
        }
        let mut end = from + found as u64;
        let (mut size, mut offset) = (number(record, 12, 4), number(record, 16, 4));
        if size == ELSEWHERE || offset == ELSEWHERE || number(record, 10, 2) == 0xffff {
            let locator = end.checked_sub(LOCATOR as u64).map(|at| area.bytes(at, LOCATOR));
            let locator = locator.transpose().map_err(|error| explain(&error))?.unwrap_or_default();
            if locator.starts_with(b"PK\x06\x07") {
                let at = number(&locator, 8, 8);
                let record = area.bytes(at, 56).map_err(|error| explain(&error))?;
                if record.len() < 56 || !record.starts_with(b"PK\x06\x06") {
                    return Err(missing);
                }
                (size, offset, end) = (number(&record, 40, 8), number(&record, 48, 8), at);
            }
        }
        let Some(at) = end.checked_sub(size) else { return Err(missing) };
        let Some(before) = at.checked_sub(offset) else { return Err(missing) };
        Ok(Self { at, end, before })
    }

    /// The next entry; none at the end.
    ///
    /// # Errors
    /// Where the directory is damaged, behind which nothing is known.
    pub fn next(&mut self, area: &Area) -> Result<Option<FileEntry>, String> {
        if self.at >= self.end {
            return Ok(None);
        }
        let damaged = || format!("has a damaged directory at byte {}: unpack what can be unpacked", self.at);
        let fixed = area.bytes(self.at, ENTRY).map_err(|error| explain(&error))?;
        if fixed.len() < ENTRY || !fixed.starts_with(b"PK\x01\x02") {
            return Err(damaged());
        }
        let length = |at| usize::try_from(number(&fixed, at, 2)).unwrap_or_default();
        let (path, extra, comment) = (length(28), length(30), length(32));
        let rest = area.bytes(self.at + ENTRY as u64, path + extra).map_err(|error| explain(&error))?;
        if rest.len() < path + extra {
            return Err(damaged());
        }
        let mut entry = FileEntry {
            path: rest[..path].to_vec(),
            encrypted: number(&fixed, 8, 2) & 1 == 1,
            method: u16::try_from(number(&fixed, 10, 2)).unwrap_or_default(),
            checksum: u32::try_from(number(&fixed, 16, 4)).unwrap_or_default(),
            packed: number(&fixed, 20, 4),
            size: number(&fixed, 24, 4),
            header: number(&fixed, 42, 4),
        };
        wide(&rest[path..], [&mut entry.size, &mut entry.packed, &mut entry.header]);
        entry.header = entry.header.saturating_add(self.before);
        self.at += (ENTRY + path + extra + comment) as u64;
        Ok(Some(entry))
    }
}

/// Where a file's own bytes begin, behind its header.
///
/// # Errors
/// Where the header is not there.
pub(super) fn data_start(area: &Area, header: u64) -> Result<u64, String> {
    let fixed = area.bytes(header, 30).map_err(|error| explain(&error))?;
    if fixed.len() < 30 || !fixed.starts_with(b"PK\x03\x04") {
        return Err("is not where the archive's directory says: it is damaged".to_owned());
    }
    Ok(header + 30 + number(&fixed, 26, 2) + number(&fixed, 28, 2))
}

/// Takes from the extra fields what does not fit into 32 bits, in this order.
fn wide(mut extra: &[u8], fields: [&mut u64; 3]) {
    while extra.len() >= 4 {
        let (id, length) = (number(extra, 0, 2), usize::try_from(number(extra, 2, 2)).unwrap_or_default());
        let Some(mut field) = extra.get(4..4 + length) else { return };
        if id == 1 {
            for value in fields.into_iter().filter(|value| **value == ELSEWHERE) {
                if field.len() >= 8 {
                    *value = number(field, 0, 8);
                    field = &field[8..];
                }
            }
            return;
        }
        extra = &extra[4 + length..];
    }
}

/// A little-endian number; bytes that are not there are zero.
fn number(bytes: &[u8], at: usize, length: usize) -> u64 {
    let field = bytes.get(at..).unwrap_or_default().iter().take(length);
    field.rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

fn explain(error: &io::Error) -> String {
    crate::ingest::source::unreadable(error)
}
