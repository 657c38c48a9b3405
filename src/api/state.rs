//! Shared state of a server: its store, once that is open, and the latest state of its database seen.
//!
//! Every other part of the state stands in the room that uses it; [`mod@super::application`] puts them together.

use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::problem::Problem;
use super::problem::types::ProblemKind;
use crate::store::{Modified, Snapshot, State, Store};

/// Changes with every build of this program.
pub(in crate::api) const BUILD: &str = env!("COMMUNIQUE_BUILD");

/// The store of all workers.
#[derive(Debug)]
pub(in crate::api) struct SharedStore {
    /// Set once the database is open; until then `/v1` answers 503.
    store: OnceLock<Store>,
    /// The latest state seen.
    state: AtomicU64,
    /// As many batches of streams at once as there are cores.
    streams: Arc<Semaphore>,
}

impl SharedStore {
    pub(in crate::api) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self { store: OnceLock::new(), state: AtomicU64::default(), streams: Arc::new(Semaphore::new(cores)) }
    }

    /// Serves from `store` from now on; the first one given stays.
    pub(in crate::api) fn open(&self, store: Store) {
        let _ = self.store.set(store);
    }

    /// The store, or the problem of a server that is still opening its database.
    pub(in crate::api) fn get(&self) -> Result<&Store, Problem> {
        self.store.get().ok_or_else(starting)
    }

    /// The latest state seen.
    pub(in crate::api) fn state(&self) -> State {
        State::from_bits(self.state.load(Ordering::Acquire))
    }

    /// Notes a state that was read after `before` was the latest one seen; whether it is another one.
    ///
    /// States have no order. But what was read after another was seen is the later of the two; and where a third has
    /// been noted meanwhile, which of those is the later is not known, and the next look decides.
    pub(in crate::api) fn advance(&self, before: State, state: State) -> bool {
        let (from, to) = (before.bits(), state.bits());
        from != to && self.state.compare_exchange(from, to, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }
}

/// The open store, as an extractor of handlers.
#[derive(Clone, Debug)]
pub(in crate::api) struct StoreHandle {
    store: Store,
    streams: Arc<Semaphore>,
}

/// Held while a batch of a stream is read and written.
#[derive(Debug)]
pub(in crate::api) struct StreamPermit {
    _permit: Option<OwnedSemaphorePermit>,
}

impl StoreHandle {
    /// Waits until a batch of a stream may be read.
    ///
    /// A worker looks for new requests only when none of its tasks is ready. Batches take milliseconds, and of
    /// hundreds of streams some batch is always ready; so the holder of a permit lets the worker look first.
    pub(in crate::api) async fn stream_permit(&self) -> StreamPermit {
        let permit = self.streams.clone().acquire_owned().await.ok();
        tokio::task::yield_now().await;
        StreamPermit { _permit: permit }
    }
}

impl Deref for StoreHandle {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl FromRequest for StoreHandle {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(shared) = request.app_data::<Data<SharedStore>>() else { return ready(Err(starting())) };
        ready(shared.get().map(|store| Self { store: store.clone(), streams: shared.streams.clone() }))
    }
}

fn starting() -> Problem {
    Problem::new(ProblemKind::Unavailable)
        .detail("The server has started and is still opening its database.")
        .header("Retry-After", "2")
}

/// The version of the database that a response shows, from which the middleware makes its `ETag`.
#[derive(Clone, Copy, Debug)]
pub(in crate::api) struct SnapshotVersion {
    pub(in crate::api) state: State,
    /// The date of the state.
    pub(in crate::api) modified: Modified,
}

impl SnapshotVersion {
    pub(in crate::api) fn of(snapshot: &Snapshot) -> Self {
        Self { state: snapshot.state(), modified: snapshot.modified() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_that_was_read_earlier_does_not_come_back() {
        let shared = SharedStore::new();
        let [first, second, third] = [1, 2, 3].map(State::from_bits);
        let none = shared.state();
        assert!(shared.advance(none, first));
        assert!(!shared.advance(first, first), "nothing has changed");
        // Both were read while the first was the latest seen: which is later is not known.
        assert!(shared.advance(first, third) && !shared.advance(first, second));
        assert_eq!(shared.state(), third);
        // A copy of the first that is put back is a change like any other.
        assert!(shared.advance(third, first));
        assert_eq!(shared.state(), first);
    }
}
