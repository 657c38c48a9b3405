//! Metrics for Prometheus: requests, the response cache, the database and what is stored in it.

use std::fmt;
use std::time::Duration;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Registry;

use super::health::Readiness;
use crate::api::extract::list_query::no_parameters;
use crate::api::middleware::MiddlewareState;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::SharedStore;
use crate::store::{self, Loads, Snapshot, Store};

/// Metrics for Prometheus
///
/// Requests by route and status with their times and bytes, how many came from the cache, the revision and size
/// of the database, whether it can be read and how many of its connections are at rest, what is stored, and what
/// loads made of their inputs.
#[utoipa::path(tag = "service", responses(
    (status = 200, description = "All metrics, in the text format of Prometheus", body = String,
     content_type = "text/plain"),
    Problem,
))]
#[get("/metrics")]
pub(in crate::api) async fn get_metrics(
    request: HttpRequest,
    shared: Data<SharedStore>,
    middleware: Data<MiddlewareState>,
    readiness: Data<Readiness>,
) -> HandlerResult {
    no_parameters(&request)?;
    let mut scrape = Scrape(Registry::default());
    middleware.metrics.register(&mut scrape.0);
    scrape.gauge("communique_up_seconds", "Seconds since the server began", readiness.uptime().as_secs());
    let cache = middleware.cache.statistics();
    scrape.counter("communique_cache_hits", "Responses sent from the cache", cache.hits);
    scrape.counter("communique_cache_misses", "Responses that the cache did not have", cache.misses);
    scrape.gauge("communique_cache_entries", "Responses in the cache", cache.entries);
    scrape.gauge("communique_cache_bytes", "Memory they take", cache.bytes);
    if let Ok(store) = shared.get() {
        database(&mut scrape, store, &readiness).await;
        // A busy or broken database has no time for being counted; the rest is reported all the same.
        if let Ok(mut snapshot) = store.snapshot_within(Duration::from_secs(1)).await
            && let Err(error) = stored(&mut scrape, &mut snapshot).await
        {
            tracing::warn!(%error, "what is stored cannot be counted for the metrics");
        }
    }
    let text = scrape.text().map_err(Problem::internal)?;
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(text))
}

async fn database(scrape: &mut Scrape, store: &Store, readiness: &Readiness) {
    let (idle, all) = store.connections();
    scrape.gauge("communique_connections_idle", "Reading connections at rest", idle);
    scrape.gauge("communique_connections", "Reading connections", all);
    let bytes = std::fs::metadata(store.path()).map_or(0, |file| file.len());
    scrape.gauge("communique_database_bytes", "Size of the database file", bytes);
    let is_readable = readiness.fault(store).await.is_none();
    scrape.gauge("communique_database_readable", "1 where the database can be read", u8::from(is_readable));
}

/// What is stored, and how it came in: loaders are other processes, and the database knows what they did.
async fn stored(scrape: &mut Scrape, snapshot: &mut Snapshot) -> store::Result<()> {
    let dataset = snapshot.dataset().await?;
    let counts = dataset.counts;
    let Loads { ended, open, new, changed, unchanged, refused, skipped } = snapshot.loads().await?;
    scrape.gauge("communique_revision", "Revision of the database", dataset.revision);
    scrape.gauge("communique_articles", "Articles stored", counts.article_count);
    scrape.gauge("communique_quotes", "Quotes stored", counts.quote_count);
    scrape.gauge("communique_claims", "Claims stored", counts.claim_count);
    scrape.counter("communique_loads", "Loads of articles that ended", ended);
    scrape.gauge("communique_loads_open", "Loads that have not ended: running, or killed", open);
    let inputs = Family::<[(&str, &str); 1], Counter>::default();
    let outcomes =
        [("new", new), ("changed", changed), ("unchanged", unchanged), ("refused", refused), ("skipped", skipped)];
    for (outcome, count) in outcomes {
        inputs.get_or_create(&[("outcome", outcome)]).inc_by(u64::try_from(count).unwrap_or_default());
    }
    scrape.0.register("communique_inputs", "Inputs of loads that ended, by what became of them", inputs);
    Ok(())
}

/// The metrics of one scrape. Those that are read where they stand are constants of it.
struct Scrape(Registry);

impl Scrape {
    fn counter(&mut self, name: &str, help: &str, value: impl TryInto<u64>) {
        self.0.register(name, help, ConstCounter::new(value.try_into().unwrap_or_default()));
    }

    fn gauge(&mut self, name: &str, help: &str, value: impl TryInto<u64>) {
        self.0.register(name, help, ConstGauge::new(value.try_into().unwrap_or_default()));
    }

    fn text(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.0)?;
        Ok(text)
    }
}
