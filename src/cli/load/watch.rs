//! `ingest --watch`: folders whose new and changed files are loaded until a signal ends it.

use std::io;
use std::path::Path;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::sleep;

use crate::cli::args::IngestArgs;
use crate::cli::{Exit, Failure};
use crate::ingest::Watcher;
use crate::ingest::source::Progress;

use super::loading::{Inputs, read_and_store};

/// Loads what is in the folders, and from then on what changes in them.
///
/// A signal ends it: articles that have been read are stored first.
pub(super) async fn watch(db: &Path, args: &IngestArgs) -> Result<Exit, Failure> {
    if let Some(path) = args.source.paths.iter().find(|path| !path.is_dir()) {
        return Err(Failure::Usage(format!("--watch takes folders, and {} is none", path.display())));
    }
    let mut watchers: Vec<Watcher> = args.source.paths.iter().map(|path| Watcher::new(path)).collect();
    let mut stopping = pin!(stopped());
    loop {
        for watcher in &mut watchers {
            let changed = watcher.changed()?;
            if changed.is_empty() {
                continue;
            }
            let current: Mutex<Option<Arc<Progress>>> = Mutex::new(None);
            let inputs = Inputs { paths: &changed, root: Some(watcher.root()) };
            let mut loading = pin!(read_and_store(db, args, &inputs, |progress| {
                *current.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
            }));
            tokio::select! {
                loaded = &mut loading => drop(loaded?),
                ended = &mut stopping => {
                    ended?;
                    // Before the first file is opened there is nothing to end.
                    let Some(progress) = current.lock().unwrap_or_else(PoisonError::into_inner).clone() else {
                        return Ok(Exit::Done);
                    };
                    progress.stop();
                    loading.await?;
                    return Ok(Exit::Done);
                }
            }
        }
        tokio::select! {
            () = sleep(Duration::from_secs(args.watch_interval)) => {}
            ended = &mut stopping => {
                ended?;
                return Ok(Exit::Done);
            }
        }
    }
}

/// Waits for the signals that ask a program to end.
#[cfg(unix)]
async fn stopped() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn stopped() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}
