//! Extraction on request: `POST /v1/extract`, which stores nothing.
//!
//! # Design
//!
//! Extraction is pure computation, some hundred microseconds for a usual report and seconds for the
//! largest body that is accepted. It runs beside the threads that answer requests, on as many threads as the
//! operator allows; further requests wait for a thread, up to the deadline. Results are up to fifteen times as large
//! as their text; while those not yet sent take all the memory allowed, a request with another keeps its thread and
//! waits. Registry and record are the database's, read when first needed and again when they have been renewed.

use std::sync::Arc;

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, mime, post};
use serde::Deserialize;
use tokio::sync::{Mutex, Semaphore};
use utoipa::ToSchema;

use crate::api::extract::json_body::JsonBody;
use crate::api::extract::list_query::NoQuery;
use crate::api::extract::memory_budget::MemoryBudget;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{BadBody, HandlerResult, ParameterFault, Problem};
use crate::api::response::chunked_body::chunked;
use crate::api::state::StoreHandle;
use crate::domain::{ArticleDetail, Basis, Day, Metadata, RawArticle, Stated};
use crate::extract::{Extractor, unwrapped};
use crate::store::State;

/// A text to be read, with what is known of it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct ExtractRequest {
    /// The report, as plain text.
    #[schema(min_length = 1, example = "\"We will vote tomorrow,\" Sergei Lavrov told reporters in Geneva.")]
    text: String,
    /// Its headline, if it does not stand in the text.
    title: Option<String>,
    /// The publisher, by the outlet's name.
    publisher: Option<String>,
    /// The day of publication; offices and verdicts are as of that day.
    #[schema(example = "2012-02-05")]
    published_on: Option<Day>,
    /// Where it stands on the web; its id is made from that, or else from the text.
    #[schema(example = "https://news.example/2012/02/05/geneva")]
    url: Option<String>,
    /// The language of the text, as a BCP 47 tag.
    #[schema(example = "en")]
    language: Option<String>,
}

impl ExtractRequest {
    /// The same as an article. What the caller says overrules what the text says of itself.
    fn into_raw(self) -> RawArticle {
        let said = |value| Stated::new(value, Basis::Manifest);
        RawArticle {
            source_format: "extract",
            text: unwrapped(&self.text).unwrap_or(self.text),
            metadata: Metadata {
                url: said(self.url),
                title: said(self.title),
                publisher: said(self.publisher),
                published_on: Stated::new(self.published_on, Basis::Manifest),
                language: said(self.language),
                ..Metadata::default()
            },
            ..RawArticle::default()
        }
    }
}

/// Find what is in a text
///
/// Reads a report and answers with what would be stored of it: segments, quotes with their speakers,
/// mentions, and claims with the record's answers. Nothing is stored.
#[utoipa::path(tag = "extract", request_body = ExtractRequest, responses(
    (status = 200, description = "The report with everything found in it", body = ArticleDetail),
    BadBody, Problem,
))]
#[post("/extract")]
pub(in crate::api) async fn extract_article(
    store: StoreHandle,
    pool: Data<ExtractionPool>,
    _query: NoQuery,
    body: JsonBody<ExtractRequest>,
) -> HandlerResult {
    let JsonBody { value: request, permit: body } = body;
    if request.text.trim().is_empty() {
        let fault = ParameterFault::new("text", "is empty");
        return Err(Problem { errors: vec![fault], ..Problem::new(ProblemKind::InvalidBody) });
    }
    let extractor = pool.extractor(&store).await?;
    let thread = Arc::clone(&pool.threads).acquire_owned().await.map_err(Problem::internal)?;
    // Serialized there, too: the findings of the largest text take a tenth of a second to write. The thread is held
    // until the work is done, even if the client is gone, and on until the results have room.
    let extraction = web::block(move || {
        let report = extractor.report(request.into_raw());
        (serde_json::to_vec(&report.detail), thread, body)
    });
    let (json, _thread, _body) = extraction.await.map_err(Problem::internal)?;
    let mut json = json.map_err(Problem::internal)?;
    json.shrink_to_fit();
    let room = pool.results.acquire(json.len()).await;
    Ok(HttpResponse::Ok().content_type(mime::APPLICATION_JSON).body(chunked(json.into(), room)))
}

/// The threads that extract, a bounded number, and the extractor they share.
#[derive(Debug)]
pub(in crate::api) struct ExtractionPool {
    threads: Arc<Semaphore>,
    /// Memory of results that are not sent yet.
    results: MemoryBudget,
    extractor: Mutex<Option<CachedExtractor>>,
}

/// An extractor with the versions it was made from, and the latest state known to have them.
#[derive(Debug)]
struct CachedExtractor {
    state: State,
    versions: (Option<u32>, Option<u32>),
    extractor: Arc<Extractor>,
}

impl ExtractionPool {
    pub(in crate::api) fn new(threads: usize, result_bytes: usize) -> Self {
        Self {
            threads: Arc::new(Semaphore::new(threads.max(1))),
            results: MemoryBudget::new(result_bytes),
            extractor: Mutex::new(None),
        }
    }

    /// The extractor of the current registry and record. Requests that come while it is made wait for it.
    async fn extractor(&self, store: &StoreHandle) -> Result<Arc<Extractor>, Problem> {
        let mut cached = self.extractor.lock().await;
        let mut snapshot = store.snapshot().await?;
        let state = snapshot.state();
        if let Some(cached) = cached.as_ref().filter(|cached| cached.state == state) {
            return Ok(Arc::clone(&cached.extractor));
        }
        let dataset = snapshot.dataset().await?;
        let versions = (dataset.registry_version, dataset.record_version);
        if let Some(cached) = cached.as_mut().filter(|cached| cached.versions == versions) {
            cached.state = state;
            return Ok(Arc::clone(&cached.extractor));
        }
        let (registry, record) = (snapshot.registry().await?, snapshot.record().await?);
        let extractor = web::block(move || Extractor::new(&registry, record)).await.map_err(Problem::internal)?;
        let extractor = Arc::new(extractor);
        *cached = Some(CachedExtractor { state, versions, extractor: Arc::clone(&extractor) });
        Ok(extractor)
    }
}
