//! The files of a tar archive: ustar, with the long names of GNU tar and of POSIX.1-2001.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Entry, is_hidden, shown};

const BLOCK: usize = 512;
/// A header's further fields, such as a long name, have at most so many bytes.
const MOST_FIELDS: u64 = 1 << 20;

/// The files in the order of the archive.
pub(in crate::ingest::source) struct TarMembers {
    stream: Arc<Mutex<Stream>>,
    ended: bool,
    any: bool,
    /// What the headers before a file's own say of it.
    path: Option<Vec<u8>>,
    size: Option<u64>,
}

/// The archive as it is read on, by the iterator and by the member it gave last.
struct Stream {
    source: Box<dyn Read + Send>,
    at: u64,
    /// Bytes of the member that were not read, and those that fill its last block.
    left: u64,
    filling: u64,
    /// A block that was read and put back.
    back: Option<Vec<u8>>,
}

impl Stream {
    /// So many bytes; fewer at the end.
    fn take(&mut self, count: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if let Some(block) = self.back.take() {
            self.at += block.len() as u64;
            return Ok(block);
        }
        self.source.by_ref().take(count).read_to_end(&mut bytes)?;
        self.at += bytes.len() as u64;
        Ok(bytes)
    }

    /// Passes over the rest of a member; false where the archive ends within it.
    fn pass_over(&mut self) -> io::Result<bool> {
        let count = self.left + self.filling;
        let passed = io::copy(&mut self.source.by_ref().take(count), &mut io::sink())?;
        self.at += passed;
        // Some writers leave out what fills the last block.
        let whole = passed >= self.left;
        (self.left, self.filling) = (0, 0);
        Ok(whole)
    }

    fn expect(&mut self, size: u64) {
        self.left = size;
        self.filling = (BLOCK as u64 - size % BLOCK as u64) % BLOCK as u64;
    }
}

impl TarMembers {
    pub fn new(source: Box<dyn Read + Send>) -> Self {
        let stream = Stream { source, at: 0, left: 0, filling: 0, back: None };
        Self { stream: Arc::new(Mutex::new(stream)), ended: false, any: false, path: None, size: None }
    }

    fn advance(&mut self) -> io::Result<Option<Entry>> {
        let shared = Arc::clone(&self.stream);
        let mut stream = shared.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if !stream.pass_over()? {
                self.ended = true;
                return Ok(Some(cut_off(stream.at)));
            }
            let block = stream.take(BLOCK as u64)?;
            // Zeros end an archive; archives that were appended to each other go on behind them.
            if block.is_empty() {
                return Ok(None);
            }
            if block.len() == BLOCK && block.iter().all(|&byte| byte == 0) {
                continue;
            }
            match Header::of(&block) {
                Some(header) => {
                    self.any = true;
                    if let Some(entry) = self.entry(&mut stream, header)? {
                        return Ok(Some(entry));
                    }
                }
                None if !self.any || block.len() < BLOCK => {
                    self.ended = true;
                    return Ok(Some(if self.any { cut_off(stream.at) } else { no_archive() }));
                }
                None => return self.find_header(&mut stream).map(Some),
            }
        }
    }

    /// Reads on to the next block that is a header, and puts it back.
    fn find_header(&mut self, stream: &mut Stream) -> io::Result<Entry> {
        let damaged = stream.at - BLOCK as u64;
        loop {
            let block = stream.take(BLOCK as u64)?;
            if block.len() < BLOCK {
                self.ended = true;
                return Ok(Entry::Refused(None, format!("is damaged from byte {damaged} to its end")));
            }
            if Header::of(&block).is_some() {
                stream.back = Some(block);
                stream.at -= BLOCK as u64;
                let reason = format!("is damaged at byte {damaged}; reading goes on at byte {}", stream.at);
                return Ok(Entry::Refused(None, reason));
            }
        }
    }

    /// What comes of a header; nothing where it only speaks of the next, or of a folder.
    fn entry(&mut self, stream: &mut Stream, header: Header) -> io::Result<Option<Entry>> {
        if let b'L' | b'x' = header.kind {
            if header.size > MOST_FIELDS {
                stream.expect(header.size);
                let reason =
                    format!("has a header of {} bytes before byte {}, which is passed over", header.size, stream.at);
                return Ok(Some(Entry::Refused(None, reason)));
            }
            stream.expect(header.size);
            let fields = stream.take(header.size)?;
            stream.left -= fields.len() as u64;
            match header.kind {
                b'L' => self.path = Some(fields.split(|&byte| byte == 0).next().unwrap_or_default().to_vec()),
                _ => self.take_fields(&fields),
            }
            return Ok(None);
        }
        stream.expect(self.size.take().unwrap_or(header.size));
        let path = shown(&self.path.take().unwrap_or(header.path));
        Ok(match header.kind {
            b'g' | b'K' | b'V' | b'5' => None,
            _ if path.is_empty() || path.ends_with('/') => None,
            b'0' | 0 | b'7' if is_hidden(&path) => Some(Entry::Skipped(path, "is hidden".to_owned())),
            b'0' | 0 | b'7' => Some(Entry::Member(path, Box::new(TarMember(Arc::clone(&self.stream))))),
            b'S' => Some(Entry::Refused(Some(path), "is stored as a sparse file: unpack it first".to_owned())),
            _ => Some(Entry::Skipped(path, "is a link or a device, and no file".to_owned())),
        })
    }

    /// Takes path and size from lines such as "30 path=news/2012/report.html".
    fn take_fields(&mut self, fields: &[u8]) {
        let mut rest = fields;
        while let Some(space) = memchr::memchr(b' ', rest) {
            let length = std::str::from_utf8(&rest[..space]).ok().and_then(|length| length.parse::<usize>().ok());
            let Some(field) = length.and_then(|length| rest.get(space + 1..length)) else { return };
            let field = field.strip_suffix(b"\n").unwrap_or(field);
            if let Some(path) = field.strip_prefix(b"path=") {
                self.path = Some(path.to_vec());
            } else if let Some(size) = field.strip_prefix(b"size=") {
                self.size = std::str::from_utf8(size)
                    .ok()
                    .and_then(|size| size.parse().ok().filter(|size| *size <= u64::MAX >> 1));
            }
            rest = &rest[length.unwrap_or(rest.len())..];
        }
    }
}

impl Iterator for TarMembers {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        if self.ended {
            return None;
        }
        let next = self.advance().unwrap_or_else(|error| {
            self.ended = true;
            Some(Entry::Refused(None, crate::ingest::source::unreadable(&error)))
        });
        self.ended |= next.is_none();
        next
    }
}

fn cut_off(at: u64) -> Entry {
    Entry::Refused(None, format!("is cut off at byte {at}: what stands before is read"))
}

fn no_archive() -> Entry {
    Entry::Refused(None, "is no tar archive".to_owned())
}

/// A member, until the next one is asked for.
struct TarMember(Arc<Mutex<Stream>>);

impl Read for TarMember {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut stream = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let most = usize::try_from(stream.left).unwrap_or(usize::MAX).min(into.len());
        if most == 0 {
            return Ok(0);
        }
        let read = stream.source.read(&mut into[..most])?;
        if read == 0 {
            return Err(io::Error::other(format!("the archive ends within it, at byte {}", stream.at)));
        }
        stream.at += read as u64;
        stream.left -= read as u64;
        Ok(read)
    }
}

/// What a block says of the file behind it.
struct Header {
    path: Vec<u8>,
    size: u64,
    kind: u8,
}

impl Header {
    /// Reads a header; none where the block's checksum is not right.
    fn of(block: &[u8]) -> Option<Self> {
        if block.len() < BLOCK {
            return None;
        }
        let sum: u64 =
            block.iter().enumerate().map(|(at, &byte)| if (148..156).contains(&at) { 32 } else { byte.into() }).sum();
        if number(&block[148..156])? != sum {
            return None;
        }
        let name = |field: &[u8]| field.split(|&byte| byte == 0).next().unwrap_or_default().to_vec();
        let mut path = name(&block[..100]);
        let prefix = name(&block[345..500]);
        if &block[257..263] == b"ustar\0" && !prefix.is_empty() {
            path = [prefix.as_slice(), b"/", &path].concat();
        }
        Some(Self { path, size: number(&block[124..136])?, kind: block[156] })
    }
}

/// A number in octal digits, or of more than eight gigabytes in bytes.
fn number(field: &[u8]) -> Option<u64> {
    if field[0] & 0x80 != 0 {
        let bytes = &field[field.len() - 8..];
        return Some(bytes.iter().fold(0, |number, &byte| number << 8 | u64::from(byte)) & (u64::MAX >> 1));
    }
    let digits = std::str::from_utf8(field).ok()?.trim_matches(['\0', ' ']);
    if digits.is_empty() { Some(0) } else { u64::from_str_radix(digits, 8).ok() }
}
