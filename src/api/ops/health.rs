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
use crate::store::Store;

/// How long a probe counts: requests by the hundred cost no more than one.
const FRESH: Duration = Duration::from_millis(500);

/// How the server is.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Health {
    /// Always `ok`: where it is not, the answer is a problem.
    #[schema(example = "ok")]
    status: &'static str,
}

/// Whether the server lives
///
/// For a supervisor that restarts a hung process: answers as soon as the port is bound, in any state of the database.
#[utoipa::path(tag = "service", responses((status = 200, description = "It lives", body = Health), Problem))]
#[get("/health/live")]
pub(in crate::api) async fn get_live(_query: NoQuery) -> HttpResponse {
    HttpResponse::Ok().json(Health { status: "ok" })
}

/// Whether the server is ready
///
/// For a load balancer: 503 while the database is opened, made or migrated, and whenever it cannot be read.
#[utoipa::path(tag = "service", responses((status = 200, description = "It is ready", body = Health), Problem))]
#[get("/health/ready")]
pub(in crate::api) async fn get_ready(
    store: Data<SharedStore>,
    readiness: Data<Readiness>,
    _query: NoQuery,
) -> HandlerResult {
    match readiness.fault(store.get()?).await {
        None => Ok(HttpResponse::Ok().json(Health { status: "ok" })),
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
