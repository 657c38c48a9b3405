//! What the handlers share: the store, once it is there, and how this server is set up.

use std::collections::BTreeMap;
use std::future::{Ready, ready};
use std::ops::Deref;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use super::limit::Rates;
use super::metrics::Metrics;
use super::problem::Problem;
use super::problem_kind::ProblemKind;
use crate::store::Store;

/// How a server is set up. Every field has a flag of `serve`.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// Threads that answer requests.
    pub workers: usize,
    /// Connections at once; more wait to be accepted.
    pub connections: usize,
    /// The most bytes of a URL (path and query); more are answered 414.
    pub url_bytes: usize,
    /// The most bytes of all request headers; more are answered 431.
    pub header_bytes: usize,
    /// The most bytes of a body, uncompressed; more are answered 413.
    pub body_bytes: usize,
    /// How long a request may take to arrive, head and body each; longer is answered 408.
    pub arrival: Duration,
    /// How long an answer may take to begin; longer is answered 503.
    pub deadline: Duration,
    /// How long a reader may stall before the connection is cut.
    pub stall: Duration,
    /// How long an idle connection is kept.
    pub keep_alive: Duration,
    /// How long answers under way are waited for when the server is told to stop.
    pub shutdown: Duration,
    /// Requests a second that one client may make on average; none for no limit.
    pub rate: Option<u32>,
    /// Requests that one client may make at once on top of the average.
    pub burst: u32,
    /// Whether `Forwarded` and `X-Forwarded-For` say who the client is: only behind a proxy that sets them.
    pub trusted_proxy: bool,
    /// Texts that may be searched for findings at the same time (`POST /v1/extract`).
    pub extractors: usize,
    /// Whether full texts are withheld: findings and excerpts are served without them.
    pub without_text: bool,
}

impl Default for ServeOptions {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            workers: cores,
            connections: 4096,
            url_bytes: 8 * 1024,
            header_bytes: 32 * 1024,
            body_bytes: 2 * 1024 * 1024,
            arrival: Duration::from_secs(10),
            deadline: Duration::from_secs(30),
            stall: Duration::from_secs(60),
            keep_alive: Duration::from_secs(30),
            shutdown: Duration::from_secs(20),
            rate: Some(50),
            burst: 200,
            trusted_proxy: false,
            extractors: cores,
            without_text: false,
        }
    }
}

/// What all workers of a server share.
#[derive(Debug)]
pub struct Served {
    pub(super) options: ServeOptions,
    /// Set once the database is open; until then `/v1` answers 503.
    store: OnceLock<Store>,
    /// The latest revision seen, and when it was made, in seconds of the epoch.
    revision: AtomicI64,
    modified: AtomicI64,
    /// The methods of each path of the document, for 405 and `OPTIONS`.
    pub(super) methods: BTreeMap<String, Vec<String>>,
    pub(super) rates: Option<Rates>,
    pub(super) metrics: Metrics,
    pub(super) started: Instant,
}

impl Served {
    /// A server without a database yet.
    #[must_use]
    pub fn new(options: ServeOptions) -> Self {
        Self {
            store: OnceLock::new(),
            revision: AtomicI64::new(-1),
            modified: AtomicI64::new(0),
            methods: super::openapi::methods(),
            rates: options.rate.map(|rate| Rates::new(rate, options.burst)),
            metrics: Metrics::default(),
            started: Instant::now(),
            options,
        }
    }

    /// Begins to serve from `store`; the first one given stays.
    pub fn open(&self, store: Store) {
        let _ = self.store.set(store);
    }

    /// Notes that the database has come to a revision, made at a second of the epoch.
    pub(super) fn seen(&self, revision: i64, modified: i64) {
        self.modified.store(modified, Ordering::Relaxed);
        self.revision.store(revision, Ordering::Release);
    }

    /// The latest revision seen.
    pub(super) fn revision(&self) -> i64 {
        self.revision.load(Ordering::Acquire)
    }

    /// When a revision was made, if it is the latest one seen.
    pub(super) fn modified(&self, revision: i64) -> Option<i64> {
        (revision == self.revision()).then(|| self.modified.load(Ordering::Relaxed))
    }

    /// The store, if it is open.
    #[must_use]
    pub fn store(&self) -> Option<&Store> {
        self.store.get()
    }
}

/// The open store, as handlers ask for it.
#[derive(Clone, Debug)]
pub(super) struct Opened(Store);

impl Deref for Opened {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.0
    }
}

impl FromRequest for Opened {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let store = request.app_data::<Data<Served>>().and_then(|served| served.store());
        ready(store.cloned().map(Self).ok_or_else(starting))
    }
}

/// The database is not open yet.
pub(super) fn starting() -> Problem {
    Problem::new(ProblemKind::Unavailable)
        .detail("The server has started and is still opening its database.")
        .header("Retry-After", "2")
}

/// Marks a response as read from one revision of the database, so that the edge can give it an `ETag`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown {
    /// The revision.
    pub(super) revision: i64,
}
