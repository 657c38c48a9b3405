//! Whether the database can be read, looked at now and then and remembered in between.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::store::Store;

/// How long a look counts: probes by the hundred cost no more than one.
const FRESH: Duration = Duration::from_millis(500);

/// The last look.
#[derive(Debug, Default)]
pub(in crate::api) struct Readiness(Mutex<Option<Look>>);

/// When it was, and why the database could not be read.
#[derive(Debug)]
struct Look {
    at: Instant,
    fault: Option<String>,
}

impl Readiness {
    /// Why the database cannot be read, if it cannot. Who comes while it is looked at waits for that look.
    pub(in crate::api) async fn fault(&self, store: &Store) -> Option<String> {
        let mut last = self.0.lock().await;
        if let Some(look) = last.as_ref().filter(|look| look.at.elapsed() < FRESH) {
            return look.fault.clone();
        }
        let fault = store.probe().await.err().map(|error| error.to_string());
        *last = Some(Look { at: Instant::now(), fault: fault.clone() });
        fault
    }
}
