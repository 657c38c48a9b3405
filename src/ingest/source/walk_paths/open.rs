//! Opening what the walk comes to, and the next article of what is open.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use super::{Sources, StandardInput, TELL};
use crate::ingest::source::container::Area;
use crate::ingest::source::opening::{Input, Label, Next, Open};
use crate::ingest::source::progress::Observed;
use crate::ingest::source::{Content, Format, Refusal, Unread, read_bounded, unreadable};

impl Sources {
    /// Opens a file of records, or an archive.
    pub(super) fn open_file(&mut self, path: &Path, format: Format, label: Label, length: u64) -> Result<(), String> {
        let file = File::open(path).map_err(|error| unreadable(&error))?;
        let input = if matches!(format, Format::Zip | Format::Wacz) {
            // It is read here and there; what is passed over has been read as well.
            self.opener.progress.add(length);
            Input::Area(Area::of_file(file).map_err(|error| unreadable(&error))?)
        } else {
            Input::Stream(Box::new(Observed::new(file, Arc::clone(&self.opener.progress))))
        };
        self.open.push(self.opener.open(format, input, label, Some(length))?);
        Ok(())
    }

    pub(super) fn open_input(&mut self) -> Option<Result<Unread, Refusal>> {
        let name = "standard input".to_owned();
        let refuse = |reason| Some(Err(Refusal { name: "standard input".to_owned(), reason }));
        let Some(StandardInput(input)) = self.input.take() else {
            return refuse("is named twice; it can be read once".to_owned());
        };
        let input = Box::new(Observed::new(input, Arc::clone(&self.opener.progress)));
        match self.opener.from {
            Format::Auto => refuse(format!("does not show its format: {TELL}")),
            format if format.is_archive() || format.is_of_records() => {
                let label = Label { name, file: None, row: None };
                match self.opener.open(format, Input::Stream(input), label, None) {
                    Ok(open) => self.open.push(open),
                    Err(reason) => return refuse(reason),
                }
                None
            }
            format => match read_bounded(input, self.opener.most) {
                Ok(bytes) => {
                    Some(Ok(Unread { name, file: None, format, content: Content::Bytes(bytes), row: None, feed: None }))
                }
                Err(reason) => refuse(reason),
            },
        }
    }

    /// The next article of what is open, if anything is.
    pub(super) fn next_open(&mut self) -> Option<Result<Unread, Refusal>> {
        while let Some(open) = self.open.last_mut() {
            match open {
                Open::Records(records) => {
                    if let Some(record) = records.next() {
                        return Some(record);
                    }
                    if let Some(passed_over) = records.passed_over() {
                        self.skips.add(passed_over);
                    }
                    self.open.pop();
                }
                Open::Archive(archive) => {
                    let mut faults = Vec::new();
                    let next = archive.next(&self.opener, &mut faults, &mut self.skips);
                    self.faults.extend(faults);
                    match next {
                        Next::Article(article) => return Some(*article),
                        Next::Open(inner) => self.open.push(inner),
                        Next::Nothing => {}
                        Next::End => drop(self.open.pop()),
                    }
                }
            }
            if let Some(fault) = self.faults.pop_front() {
                return Some(Err(fault));
            }
        }
        None
    }
}
