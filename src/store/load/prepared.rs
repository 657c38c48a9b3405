//! A prepared report: packed for storing on any thread, as far as that needs no database.

use uuid::Uuid;

use crate::council::Report;
use crate::domain::{Correction, NAMESPACE, Stated};
use crate::store::copies::sketch::Sketch;
use crate::store::corrections::actors::NamedActors;
use crate::store::corrections::apply::apply;
use crate::store::search::indexed_text::searched;
use crate::store::search::query_parser::folded;

/// A report with what storing it takes time to compute.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(in crate::store) report: Report,
    pub(in crate::store) fingerprint: Uuid,
    /// The words of headline and report, of each quote and each claim, as they are indexed.
    pub(in crate::store) title: String,
    pub(in crate::store) body: String,
    pub(in crate::store) quotes: Vec<String>,
    pub(in crate::store) claims: Vec<String>,
    /// What tells its copies; none of a text of a few words.
    pub(in crate::store) sketch: Option<Sketch>,
}

impl Prepared {
    /// Packs a report's columns and index entries before the transaction that stores them.
    #[must_use]
    pub fn new(report: Report) -> Self {
        Self {
            fingerprint: fingerprint(&report),
            title: folded(report.detail.article.title.as_deref().unwrap_or_default()),
            body: folded(&searched(&report)),
            quotes: report.detail.quotes.iter().map(|quote| folded(&quote.text)).collect(),
            claims: report.detail.claims.iter().map(|claim| folded(&claim.text)).collect(),
            sketch: Sketch::of(report.detail.text.as_deref().unwrap_or_default(), &report.detail.segments),
            report,
        }
    }

    /// The same report with these corrections, and at another spelling of its address where one is given; and which of the
    /// corrections have a place.
    pub(in crate::store) fn revised(
        &self,
        url: Option<Stated<String>>,
        corrections: &[Correction],
        actors: &NamedActors,
    ) -> (Self, Vec<bool>) {
        let report = self.report.clone();
        let mut report = if let Some(url) = url { report.at(url) } else { report };
        let placed = if corrections.is_empty() { Vec::new() } else { apply(&mut report, corrections, actors) };
        (Self::new(report), placed)
    }
}

/// Raised when rows have something more that follows from a report, so that loading it again writes them anew.
const ROWS: u8 = 1;

/// Everything about a report but the verdicts, which follow from the record, and the time.
fn fingerprint(report: &Report) -> Uuid {
    let Report { detail, metadata, assertions, actors, labelled } = report;
    let parts = (&detail.article, metadata, &detail.segments, &detail.quotes, &detail.mentions, assertions, labelled);
    let mut bytes = serde_json::to_vec(&parts).unwrap_or_default();
    bytes.push(ROWS);
    bytes.extend(format!("{actors:?}").bytes());
    bytes.extend(detail.text.as_deref().unwrap_or_default().bytes());
    Uuid::new_v5(&NAMESPACE, &bytes)
}
