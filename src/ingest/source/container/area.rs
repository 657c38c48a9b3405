//! Bytes that can be read from any place: a file, or an archive that was read from another.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Clone)]
pub(in crate::ingest::source) enum Area {
    File(Arc<Mutex<File>>, u64),
    Bytes(Arc<[u8]>),
}

impl Area {
    /// A file's bytes.
    ///
    /// # Errors
    /// Where the file does not tell its length.
    pub fn of_file(file: File) -> io::Result<Self> {
        let length = file.metadata()?.len();
        Ok(Self::File(Arc::new(Mutex::new(file)), length))
    }

    pub fn len(&self) -> u64 {
        match self {
            Self::File(_, length) => *length,
            Self::Bytes(bytes) => bytes.len() as u64,
        }
    }

    /// The bytes from here to there, as a source.
    pub fn section(&self, at: u64, end: u64) -> Section {
        Section { area: self.clone(), at, end: end.min(self.len()) }
    }

    /// So many bytes from here; fewer at the end.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn bytes(&self, at: u64, count: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.section(at, at.saturating_add(count as u64)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file, _) => {
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(at))?;
                file.read(into)
            }
            Self::Bytes(bytes) => bytes.get(usize::try_from(at).unwrap_or(usize::MAX)..).unwrap_or_default().read(into),
        }
    }
}

/// A stretch of an area, read from its beginning.
pub(in crate::ingest::source) struct Section {
    area: Area,
    at: u64,
    end: u64,
}

impl Read for Section {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let most = left.min(into.len());
        if most == 0 {
            return Ok(0);
        }
        let read = self.area.read_at(self.at, &mut into[..most])?;
        self.at += read as u64;
        Ok(read)
    }
}
