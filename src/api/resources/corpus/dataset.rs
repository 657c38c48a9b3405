//! The dataset: identity, totals, sources and licences of the database.

use actix_web::get;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::extract::list_query::NoQuery;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::response::list::shown;
use crate::api::state::{BUILD, StoreHandle};
use crate::council::RecordSource;
use crate::domain::{DatasetCounts, Day};

/// The database, the program that serves it, and where its facts come from.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Dataset {
    /// The database's id, drawn at random when it was made.
    id: Uuid,
    /// The state: names the content, drawn at random at every change.
    #[schema(example = "c0ffee0123456789")]
    state: String,
    /// Raised by every change.
    #[schema(example = 17)]
    revision: i64,
    /// The time of the last change, RFC 3339 in UTC.
    #[schema(format = DateTime, example = "2026-03-01T12:00:00Z")]
    changed_at: String,
    /// The day of the record's last vote: it knows nothing of later days.
    record_to: Option<Day>,
    /// The day of the earliest dated article.
    published_from: Option<Day>,
    /// The day of the latest dated article.
    published_to: Option<Day>,
    /// Totals of articles, findings and the record's votes.
    counts: DatasetCounts,
    /// What made it and what serves it.
    versions: DatasetVersions,
    /// The sources of the record's facts, each under its own terms.
    sources: Vec<DatasetSource>,
    /// Under which terms what is served may be used.
    licences: Vec<DatasetLicence>,
}

/// Versions of the program and of the bundled tables.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct DatasetVersions {
    /// The version of the program that serves it.
    #[schema(example = "0.1.0")]
    program: &'static str,
    /// Identifies this build of the program.
    #[schema(example = "6a09e667f3bcc908")]
    build: &'static str,
    /// The version of the registry of actors.
    #[schema(example = 1)]
    registry: u32,
    /// The version of the record of votes.
    #[schema(example = 1)]
    record: u32,
}

/// A source of the record.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct DatasetSource {
    /// The key that flags and corrections name it by.
    #[schema(example = "SCPO")]
    key: String,
    /// The source's name, as its publisher gives it.
    #[schema(example = "UNSC votes since 1946 Database (Benoit Martin, Sciences Po)")]
    name: String,
    /// Where it is to be had; `{resolution}` stands for a resolution's symbol.
    url: Option<String>,
    /// The licence of the source, by its usual name.
    #[schema(example = "CC BY 4.0")]
    licence: String,
    /// What was taken from it, and how it was read.
    note: String,
}

/// The terms for a part of what is served.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct DatasetLicence {
    /// The part of the data that the licence covers.
    #[schema(example = "votes")]
    part: &'static str,
    /// The licence by its usual name.
    #[schema(example = "CC BY 4.0")]
    licence: &'static str,
    /// The URL of the licence's text; null where it has none.
    #[schema(format = "uri", example = "https://creativecommons.org/licenses/by/4.0/")]
    url: Option<&'static str>,
    /// What to do to keep them.
    note: &'static str,
}

const LICENCES: [DatasetLicence; 3] = [
    DatasetLicence {
        part: "votes",
        licence: "CC BY 4.0",
        url: Some("https://creativecommons.org/licenses/by/4.0/"),
        note: "Name the source: UNSC votes since 1946 Database, Benoit Martin, Sciences Po, 2026, \
               adapted: symbols, dates and ballots corrected, own schema.",
    },
    DatasetLicence {
        part: "articles",
        licence: "the publishers' own",
        url: None,
        note: "Texts belong to their publishers; findings quote them by offsets. The operator of this server \
               decides which texts it serves.",
    },
    DatasetLicence {
        part: "registry and program",
        licence: "MIT OR Apache-2.0",
        url: Some("https://spdx.org/licenses/"),
        note: "Actors, aliases and offices are facts; each row names what it rests on.",
    },
];

/// Get the dataset
///
/// Which database this is, how far it goes, what it holds, and under which terms: to cite it, to see whether it
/// has changed, and to know up to which day the record reaches.
#[utoipa::path(tag = "service", responses(
    (status = 200, description = "The dataset", body = Dataset),
    Problem,
))]
#[get("/dataset")]
pub(in crate::api) async fn get_dataset(store: StoreHandle, _query: NoQuery) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let (state, sources) = (snapshot.dataset().await?, snapshot.sources().await?);
    let versions = DatasetVersions {
        program: env!("CARGO_PKG_VERSION"),
        build: BUILD,
        // Every database has both before it can be served.
        registry: state.registry_version.unwrap_or_default(),
        record: state.record_version.unwrap_or_default(),
    };
    let dataset = Dataset {
        id: state.id,
        state: state.state,
        revision: state.revision,
        changed_at: state.changed_at,
        record_to: state.record_to,
        published_from: state.published_from,
        published_to: state.published_to,
        counts: state.counts,
        versions,
        sources: sources.into_iter().map(DatasetSource::from).collect(),
        licences: LICENCES.into(),
    };
    Ok(shown(&snapshot, &dataset))
}

impl From<RecordSource> for DatasetSource {
    fn from(source: RecordSource) -> Self {
        let RecordSource { key, name, url, licence, note } = source;
        Self { key, name, url, licence, note }
    }
}
