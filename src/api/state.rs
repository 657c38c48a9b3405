//! What the handlers share: the store, once it is there, and how this server is set up.

use std::collections::BTreeMap;
use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::config::{Rate, ServeOptions};
use super::extract::json_body::Budget;
use super::middleware::cache::Answers;
use super::middleware::rate_limit::Rates;
use super::middleware::request_id::RequestIds;
use super::ops::metrics::Metrics;
use super::ops::readiness::Readiness;
use super::resources::findings::extract::Reader;
use super::response::problem::Problem;
use super::response::problem_types::ProblemKind;
use crate::store::{Modified, Snapshot, State, Store};

/// What all workers of a server share.
#[derive(Debug)]
pub struct Served {
    pub(super) options: ServeOptions,
    /// Set once the database is open; until then `/v1` answers 503.
    store: OnceLock<Store>,
    /// The latest state seen.
    state: AtomicU64,
    pub(super) answers: Answers,
    /// The methods of each path of the document, for 405 and `OPTIONS`.
    pub(super) methods: BTreeMap<String, Vec<String>>,
    pub(super) rates: Option<Rates>,
    pub(super) metrics: Metrics,
    pub(super) ids: RequestIds,
    pub(super) readiness: Readiness,
    pub(super) reader: Reader,
    /// The memory that bodies may take.
    pub(super) bodies: Budget,
    /// The memory that what was found in texts may take until it is sent.
    pub(super) extracts: Budget,
    /// Whose turn it is among the streams, as many at once as there are cores.
    turns: Arc<Semaphore>,
    pub(super) started: Instant,
}

impl Served {
    /// A server without a database yet.
    #[must_use]
    pub fn new(options: ServeOptions) -> Self {
        Self {
            store: OnceLock::new(),
            state: AtomicU64::default(),
            answers: Answers::new(options.cache),
            methods: super::openapi::methods(),
            rates: match options.rate {
                Rate::Off => None,
                Rate::PerSecond(rate) => Some(Rates::new(rate, options.burst)),
            },
            metrics: Metrics::default(),
            ids: RequestIds::new(),
            readiness: Readiness::default(),
            reader: Reader::new(options.extractors),
            bodies: Budget::new(options.max_bodies.max(options.max_body)),
            extracts: Budget::new(options.max_extracts),
            turns: Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from))),
            started: Instant::now(),
            options,
        }
    }

    /// Begins to serve from `store`; the first one given stays.
    pub async fn open(&self, store: Store) {
        // Where it cannot be read, requests say so.
        if let Ok(state) = store.state().await {
            self.saw(self.state(), state);
        }
        let _ = self.store.set(store);
    }

    /// Notes a state that was read after `before` was the latest one seen; what was kept of that is dropped.
    ///
    /// States have no order. But what was read after another was seen is the later of the two; and where a third has
    /// been noted meanwhile, which is the later of those is not known, and the next look decides.
    pub fn saw(&self, before: State, state: State) {
        let exchanged =
            self.state.compare_exchange(before.bits(), state.bits(), Ordering::AcqRel, Ordering::Relaxed).is_ok();
        if exchanged && before != state {
            self.answers.clear();
        }
    }

    /// The latest state seen.
    pub fn state(&self) -> State {
        State::from_bits(self.state.load(Ordering::Acquire))
    }

    /// The store, if it is open.
    #[must_use]
    pub fn store(&self) -> Option<&Store> {
        self.store.get()
    }
}

/// The open store, as handlers ask for it.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    store: Store,
    turns: Arc<Semaphore>,
}

/// Held while a batch of a stream is read and written down.
#[derive(Debug)]
pub(super) struct Turn {
    _permit: Option<OwnedSemaphorePermit>,
}

impl Opened {
    /// Waits until a batch of a stream may be read.
    ///
    /// A worker looks for new requests only when nothing of what it has is ready. Batches take milliseconds, and of
    /// hundreds of streams some batch is always ready; so whoever has the turn lets the worker look first.
    pub(super) async fn turn(&self) -> Turn {
        let permit = self.turns.clone().acquire_owned().await.ok();
        tokio::task::yield_now().await;
        Turn { _permit: permit }
    }
}

impl Deref for Opened {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl FromRequest for Opened {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let served = request.app_data::<Data<Served>>();
        let opened =
            served.and_then(|served| Some(Self { store: served.store()?.clone(), turns: served.turns.clone() }));
        ready(opened.ok_or_else(starting))
    }
}

/// The database is not open yet.
pub(super) fn starting() -> Problem {
    Problem::new(ProblemKind::Unavailable)
        .detail("The server has started and is still opening its database.")
        .header("Retry-After", "2")
}

/// Marks a response as read from one state of the database, so that the edge can give it an `ETag` and keep it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// The state.
    pub(super) state: State,
    /// Its date.
    pub(super) modified: Modified,
}

impl Shown {
    /// What has been read from a snapshot.
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        Self { state: snapshot.state(), modified: snapshot.modified() }
    }
}
