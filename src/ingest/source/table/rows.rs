//! The rows of a table as records, each read when it is asked for.

use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs_io::DecodeReaderBytesBuilder;
use serde_json::{Map, Value};

use super::delimiter;
use crate::ingest::source::json::fields::FieldNames;
use crate::ingest::source::json::peek::Peek;
use crate::ingest::source::json::splitter::{Cut, Cutter};
use crate::ingest::source::metered::Metered;
use crate::ingest::source::notes::begin;
use crate::ingest::source::{encoding, too_large, unreadable};

/// Bytes that the parser may read beyond a row.
const BUFFER: usize = 1 << 16;

/// The rows of one table.
pub(in crate::ingest::source) struct Rows {
    /// The table, until its header has been read.
    start: Option<Peek>,
    table: Option<csv::Reader<Metered>>,
    header: Vec<String>,
    names: Arc<FieldNames>,
    /// Bytes that may be read before the row at hand must end.
    left: Arc<AtomicU64>,
    most: usize,
    row: csv::ByteRecord,
}

impl Rows {
    /// The rows of `source`, none of them larger than `most` bytes, with these meanings of column names.
    pub fn new(source: impl Read + Send + 'static, most: usize, names: Arc<FieldNames>) -> Self {
        let text = DecodeReaderBytesBuilder::new().strip_bom(true).utf8_passthru(true).build(source);
        Self {
            start: Some(Peek::new(Box::new(text))),
            table: None,
            header: Vec::new(),
            names,
            left: Arc::default(),
            most,
            row: csv::ByteRecord::new(),
        }
    }

    fn begin(&mut self, mut source: Peek) -> Result<(), String> {
        while matches!(source.seen(), (seen, true) if !seen.contains(&b'\n')) {
            source.more().map_err(|error| unreadable(&error))?;
        }
        let sign = delimiter(source.seen().0);
        let reason = format!("a row {}, or a quotation mark has no end", too_large(self.most));
        let metered = Metered::new(Box::new(source), Arc::clone(&self.left), reason);
        let mut table = csv::ReaderBuilder::new()
            .delimiter(sign)
            .flexible(true)
            .has_headers(false)
            .buffer_capacity(BUFFER)
            .from_reader(metered);
        self.allow();
        if !table.read_byte_record(&mut self.row).map_err(|error| explain(&error))? {
            return Ok(());
        }
        self.header = cells(&self.row)?.into_iter().map(|cell| cell.trim().to_owned()).collect();
        if !self.header.iter().any(|name| self.names.is_text(name)) {
            let columns: Vec<String> = self.header.iter().take(8).map(|name| begin(name, 30)).collect();
            return Err(format!(
                "has no column of texts that is known; of its columns ({}) name the one with --map theirs=text",
                columns.join(", ")
            ));
        }
        self.table = Some(table);
        Ok(())
    }

    /// Lets the next row be as long as an article may be.
    fn allow(&self) {
        self.left.store((self.most + BUFFER) as u64, Ordering::Relaxed);
    }

    /// The row at hand as a JSON object, without empty cells.
    fn record(&self) -> Result<Vec<u8>, String> {
        if self.row.len() > self.header.len() {
            return Err("has more cells than the header: put a text with such signs in quotation marks".to_owned());
        }
        if self.row.as_slice().len() > self.most {
            return Err(too_large(self.most));
        }
        let named = self.header.iter().zip(cells(&self.row)?);
        let said = named.filter(|(name, cell)| !name.is_empty() && !cell.trim().is_empty());
        let members: Map<String, Value> = said.map(|(name, cell)| (name.clone(), Value::String(cell))).collect();
        serde_json::to_vec(&members).map_err(|error| error.to_string())
    }
}

impl Iterator for Rows {
    type Item = Cut;

    fn next(&mut self) -> Option<Cut> {
        if let Some(start) = self.start.take()
            && let Err(reason) = self.begin(start)
        {
            return Some(("header".to_owned(), Err(reason)));
        }
        self.allow();
        let read = self.table.as_mut()?.read_byte_record(&mut self.row);
        let line = self.row.position().map_or(0, csv::Position::line);
        match read {
            Ok(true) => Some((format!("line {line}"), self.record())),
            Ok(false) => None,
            Err(error) => {
                // The text behind a row without an end is indistinguishable from it.
                self.table = None;
                Some((format!("after line {line}"), Err(explain(&error))))
            }
        }
    }
}

impl Cutter for Rows {}

/// A row's cells as text, in the row's encoding.
fn cells(row: &csv::ByteRecord) -> Result<Vec<String>, String> {
    let decoded = |cell: &[u8]| match std::str::from_utf8(cell) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => encoding::decode(cell.to_vec(), encoding::Hint::None),
    };
    row.iter().map(decoded).collect()
}

fn explain(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => unreadable(error),
        _ => format!("is no table: {error}"),
    }
}
