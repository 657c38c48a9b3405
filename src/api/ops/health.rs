//! Health: whether the process lives, and whether its database can be read.

use std::time::{Duration, Instant};

use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use serde::Serialize;
use tokio::sync::Mutex;
use utoipa::ToSchema;

use crate::api::extract::list_query::NoQuery;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::SharedStore;
use crate::store::{NodeStatus, Store};

/// How long a probe counts: requests by the hundred cost no more than one.
const FRESH: Duration = Duration::from_millis(500);

/// How the server is.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Health {
    /// Always `ok`: where it is not, the answer is a problem.
    #[schema(example = "ok")]
    status: &'static str,
    /// Of `/health/ready`, where answers are read from replicas (`serve --read-db`): the databases, in the order in which they
    /// are preferred, the primary last. Empty otherwise.
    databases: Vec<Database>,
}

/// One of several databases that answers are read from.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Database {
    /// Host, port and name of the database.
    #[schema(example = "replica.example:5432/communique")]
    name: String,
    /// `replica` or `primary`.
    #[schema(example = "replica")]
    role: &'static str,
    /// Whether it answered when it was last asked; it is asked twice a second.
    readable: bool,
    /// Whether answers are read there now: at one at a time, the first that is readable and does not lag too much.
    serving: bool,
    /// Seconds since the first commit of the primary that it does not show, as far as the primary's were seen; 0 where it shows
    /// the last one. Of one that is not readable, as it was when it was last.
    #[schema(example = 0)]
    lag_seconds: u64,
}

impl From<NodeStatus> for Database {
    fn from(node: NodeStatus) -> Self {
        Self {
            name: node.name,
            role: if node.is_replica { "replica" } else { "primary" },
            readable: node.is_readable,
            serving: node.is_chosen,
            lag_seconds: node.lag.unwrap_or_default().as_secs(),
        }
    }
}

/// Whether the server lives
///
/// For a supervisor that restarts a hung process: answers as soon as the port is bound, in any state of the database.
#[utoipa::path(tag = "service", responses((status = 200, description = "It lives", body = Health), Problem))]
#[get("/health/live")]
pub(in crate::api) async fn get_live(_query: NoQuery) -> HttpResponse {
    HttpResponse::Ok().json(Health { status: "ok", databases: Vec::new() })
}

/// Whether the server is ready
///
/// For a load balancer: 503 while the database is opened, made or migrated, and whenever it cannot be read. A server that
/// reads from replicas tells how far each lags, and is ready while any of them can be read.
#[utoipa::path(tag = "service", responses((status = 200, description = "It is ready", body = Health), Problem))]
#[get("/health/ready")]
pub(in crate::api) async fn get_ready(
    store: Data<SharedStore>,
    readiness: Data<Readiness>,
    _query: NoQuery,
) -> HandlerResult {
    let store = store.get()?;
    match readiness.fault(store).await {
        None => {
            let databases = store.nodes().into_iter().map(Database::from).collect();
            Ok(HttpResponse::Ok().json(Health { status: "ok", databases }))
        }
        Some(fault) => Err(Problem::new(ProblemKind::Unavailable)
            .detail("The database cannot be read.")
            .header("Retry-After", "5")
            .cause(fault)),
    }
}

/// The cached readiness probe.
#[derive(Debug)]
pub(in crate::api) struct Readiness {
    started: Instant,
    last: Mutex<Option<Probe>>,
}

#[derive(Debug)]
struct Probe {
    at: Instant,
    /// Why the database could not be read.
    fault: Option<String>,
}

impl Readiness {
    pub(in crate::api) fn new() -> Self {
        Self { started: Instant::now(), last: Mutex::default() }
    }

    /// The time since the server started.
    pub(super) fn uptime(&self) -> Duration {
        self.started.elapsed()
    }

    /// Why the database cannot be read, if it cannot. Requests that come during a probe wait for it.
    pub(super) async fn fault(&self, store: &Store) -> Option<String> {
        let mut last = self.last.lock().await;
        if let Some(probe) = last.as_ref().filter(|probe| probe.at.elapsed() < FRESH) {
            return probe.fault.clone();
        }
        let fault = store.probe().await.err().map(|error| error.to_string());
        *last = Some(Probe { at: Instant::now(), fault: fault.clone() });
        fault
    }
}
