//! The log: lines on standard error, written in batches.
//!
//! # Design
//!
//! A line for each request costs a call of the kernel, which is a tenth of what answering from memory takes. So lines
//! are buffered and written together, at the latest [`PAUSE`] after the first of them. Nothing is lost by that: a
//! thread that finds [`MAX_BUFFERED`] bytes waiting writes them itself, warnings and errors are written at once with
//! all before them, and the rest is written when the program ends. Only a kill loses the last few milliseconds.
//!
//! The crate tracing-appender has a channel in place of the buffer. By its source (0.2.5) it copies each line, flushes as soon
//! as the channel is empty, so that lines a little apart cost a call each, and writes no line at once; so it is not used.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::cli::args::{Config, LogFormat};
use tracing::{Level, Metadata};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;
use tracing_subscriber::fmt::MakeWriter;

/// How long a line may wait for others.
const PAUSE: Duration = Duration::from_millis(5);

/// Bytes that may wait.
const MAX_BUFFERED: usize = 1 << 18;

/// Lines that are not written yet.
static LINES: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Notified of the first line.
static BEGUN: Condvar = Condvar::new();

/// Starts the log on standard error, so that standard output holds results alone.
///
/// # Errors
/// Where the filter is none.
pub fn init(config: &Config) -> Result<LogGuard, ParseError> {
    let filter = EnvFilter::try_new(&config.log)?;
    let lines = tracing_subscriber::fmt().with_writer(Lines).with_env_filter(filter);
    match config.log_format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
    // Without the thread lines wait until there are many, or until the end.
    let _ = thread::Builder::new().name("log".to_owned()).spawn(write_batches);
    Ok(LogGuard)
}

/// Flushes the log when it is dropped.
#[must_use = "what is left of the log is written when this is dropped"]
pub struct LogGuard;

impl Drop for LogGuard {
    fn drop(&mut self) {
        write(&mut lines());
    }
}

fn lines() -> MutexGuard<'static, Vec<u8>> {
    LINES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes all lines. A standard error that cannot be written to has no place to report that.
fn write(lines: &mut Vec<u8>) {
    let _ = io::stderr().write_all(lines);
    lines.clear();
}

/// Writes the lines of each pause together; never ends.
fn write_batches() {
    let mut taken = Vec::new();
    loop {
        drop(BEGUN.wait_while(lines(), |lines| lines.is_empty()).unwrap_or_else(PoisonError::into_inner));
        thread::sleep(PAUSE);
        // LogGuard under the lock, so that no line overtakes another.
        let mut lines = lines();
        std::mem::swap(&mut *lines, &mut taken);
        write(&mut taken);
    }
}

/// Makes the writer of each line.
#[derive(Clone, Copy, Debug)]
struct Lines;

struct Line {
    at_once: bool,
}

impl MakeWriter<'_> for Lines {
    type Writer = Line;

    fn make_writer(&self) -> Line {
        Line { at_once: false }
    }

    fn make_writer_for(&self, line: &Metadata<'_>) -> Line {
        Line { at_once: *line.level() <= Level::WARN }
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut lines = lines();
        let first = lines.is_empty();
        lines.extend_from_slice(bytes);
        if self.at_once || lines.len() > MAX_BUFFERED {
            write(&mut lines);
        } else if first {
            BEGUN.notify_one();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
