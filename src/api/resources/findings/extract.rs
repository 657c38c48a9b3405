//! Reading a text without storing it.
//!
//! # Design
//!
//! Extraction is pure computation, some hundred microseconds for a usual report and seconds for the
//! largest body that is accepted. It runs beside the threads that answer requests, on as many threads as the
//! operator allows; who comes when all are taken waits as long as the deadline lets him. What was found is up to
//! fifteen times as large as its text; while answers not yet sent take all the room there is for them, whoever
//! has another keeps his thread and waits. Registry and record are the database's, read when first needed and again when they have been renewed.

use std::sync::Arc;

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, mime, post};
use serde::Deserialize;
use tokio::sync::{Mutex, Semaphore};
use utoipa::ToSchema;

use crate::api::extract::json_body::Body;
use crate::api::extract::list_query::AskOne;
use crate::api::response::chunked_body::portions;
use crate::api::response::problem::{Answer, BadBody, Fault, Problem};
use crate::api::response::problem_types::ProblemKind;
use crate::api::state::{Opened, Served};
use crate::council::Record;
use crate::council::Report;
use crate::domain::{ArticleDetail, Basis, Day, Metadata, RawArticle, Stated};
use crate::extract::{Gazetteer, findings};
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
    /// Who published it.
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
            text: self.text,
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
    store: Opened,
    served: Data<Served>,
    _ask: AskOne,
    body: Body<ExtractRequest>,
) -> Answer {
    let Body { value: asked, share } = body;
    if asked.text.trim().is_empty() {
        let fault = Fault::new("text", "is empty");
        return Err(Problem { errors: vec![fault], ..Problem::new(ProblemKind::InvalidBody) });
    }
    let prepared = served.reader.prepared(&store).await?;
    let turn = Arc::clone(&served.reader.turns).acquire_owned().await.map_err(Problem::internal)?;
    // Written there, too: what is found in the largest text takes a tenth of a second to write. The turn is held
    // until the work is done, even if nobody waits for it any more, and on until there is room for what was found.
    let read = web::block(move || (serde_json::to_vec(&prepared.read(asked.into_raw())), turn, share));
    let (report, _turn, _share) = read.await.map_err(Problem::internal)?;
    let mut report = report.map_err(Problem::internal)?;
    report.shrink_to_fit();
    let room = served.extracts.wait_for(report.len()).await;
    Ok(HttpResponse::Ok().content_type(mime::APPLICATION_JSON).body(portions(report.into(), room)))
}

/// Reads texts: a bounded number at a time.
#[derive(Debug)]
pub(in crate::api) struct Reader {
    turns: Arc<Semaphore>,
    prepared: Mutex<Option<Kept>>,
}

/// What was prepared, from which versions, and of which state these are known to hold.
#[derive(Debug)]
struct Kept {
    state: State,
    versions: (Option<u32>, Option<u32>),
    prepared: Arc<Prepared>,
}

/// Registry and record, made ready.
#[derive(Debug)]
struct Prepared {
    gazetteer: Gazetteer,
    record: Record,
}

impl Prepared {
    fn read(&self, raw: RawArticle) -> ArticleDetail {
        let found = findings(&raw, &self.gazetteer);
        Report::new(raw, found, &self.record).detail
    }
}

impl Reader {
    /// Reads so many texts at the same time.
    pub(in crate::api) fn new(turns: usize) -> Self {
        Self { turns: Arc::new(Semaphore::new(turns.max(1))), prepared: Mutex::new(None) }
    }

    /// Registry and record as they are now. Who comes while they are read waits instead of reading them too.
    async fn prepared(&self, store: &Opened) -> Result<Arc<Prepared>, Problem> {
        let mut kept = self.prepared.lock().await;
        let mut snapshot = store.snapshot().await?;
        let state = snapshot.state();
        if let Some(kept) = kept.as_ref().filter(|kept| kept.state == state) {
            return Ok(Arc::clone(&kept.prepared));
        }
        let dataset = snapshot.dataset().await?;
        let versions = (dataset.registry_version, dataset.record_version);
        if let Some(kept) = kept.as_mut().filter(|kept| kept.versions == versions) {
            kept.state = state;
            return Ok(Arc::clone(&kept.prepared));
        }
        let (registry, record) = (snapshot.registry().await?, snapshot.record().await?);
        let gazetteer = web::block(move || Gazetteer::new(&registry)).await.map_err(Problem::internal)?;
        let prepared = Arc::new(Prepared { gazetteer, record });
        *kept = Some(Kept { state, versions, prepared: Arc::clone(&prepared) });
        Ok(prepared)
    }
}
