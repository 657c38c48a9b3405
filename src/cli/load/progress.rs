//! How far a load has come: a line on a terminal, else one line every ten seconds.

use std::fmt::Write as _;
use std::io::{self, IsTerminal};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanDuration, ProgressBar, ProgressStyle};
use tokio::task::JoinHandle;

use crate::ingest::LoadCounts;
use crate::ingest::source::Progress;

use super::report::counts;

/// The time between two lines where there is no terminal.
const EVERY: Duration = Duration::from_secs(10);

/// The line, and what it is made of.
pub(super) struct ProgressLine {
    shown: Arc<Mutex<LoadCounts>>,
    bar: ProgressBar,
    ticker: JoinHandle<()>,
}

impl ProgressLine {
    /// Shows how far a load has come, in bytes where its sources tell them.
    pub fn start(bytes: Option<Arc<Progress>>) -> Self {
        let bar = if io::stderr().is_terminal() { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        let shown: Arc<Mutex<LoadCounts>> = Arc::default();
        let (line, read, began) = (bar.clone(), Arc::clone(&shown), Instant::now());
        let ticker = tokio::spawn(async move {
            let every = if line.is_hidden() { EVERY } else { Duration::from_millis(500) };
            loop {
                tokio::time::sleep(every).await;
                let loaded = read.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let text = describe(&loaded, bytes.as_deref(), began.elapsed());
                if line.is_hidden() { eprintln!("{text}") } else { line.set_message(text) }
            }
        });
        Self { shown, bar, ticker }
    }

    /// Takes in the counts so far.
    pub fn show(&self, loaded: &LoadCounts) {
        let LoadCounts { new, changed, unchanged, skipped_count, refused_count, .. } = *loaded;
        let counts = LoadCounts { new, changed, unchanged, skipped_count, refused_count, ..LoadCounts::default() };
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = counts;
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.ticker.abort();
        self.bar.finish_and_clear();
    }
}

/// "1200 articles: …; 40% of 1.20 GiB, 300 articles and 2.10 MiB a second, 3 minutes left".
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a figure for people"
)]
fn describe(loaded: &LoadCounts, bytes: Option<&Progress>, elapsed: Duration) -> String {
    let mut text = counts(loaded);
    let seconds = elapsed.as_secs_f64().max(0.1);
    let rate = loaded.read_count() as f64 / seconds;
    let Some(progress) = bytes.filter(|progress| progress.read() > 0) else {
        let _ = write!(text, "; {rate:.0} a second");
        return text;
    };
    let (read, speed) = (progress.read(), progress.read() as f64 / seconds);
    match progress.total().filter(|total| *total >= read) {
        Some(total) => {
            let left = Duration::from_secs_f64(((total - read) as f64 / speed).min(1e9));
            let share = read as f64 / total as f64 * 100.0;
            let _ = write!(text, "; {share:.0}% of {}, about {} left", HumanBytes(total), HumanDuration(left));
        }
        None => {
            let _ = write!(text, "; {} read", HumanBytes(read));
        }
    }
    let _ = write!(text, "; {rate:.0} articles and {} a second", HumanBytes(speed as u64));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_told_with_and_without_bytes() {
        let loaded = LoadCounts { new: 20, ..LoadCounts::default() };
        let told = describe(&loaded, None, Duration::from_secs(2));
        assert_eq!(told, "20 articles: 20 new, 0 changed, 0 unchanged, 0 refused; 10 a second");
        let told = describe(&loaded, Some(&Progress::default()), Duration::from_secs(2));
        assert!(told.ends_with("; 10 a second"), "{told}");
    }
}
