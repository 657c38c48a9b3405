//! A prepared report: packed for storing on any thread, as far as that needs no database.

use uuid::Uuid;

use crate::council::Report;
use crate::domain::{Correction, NAMESPACE, Stated};
use crate::store::copies::sketch::Sketch;
use crate::store::corrections::actors::NamedActors;
use crate::store::corrections::apply::apply;
use crate::store::search::analysis::fields::{Fields, is_english};
use crate::store::search::analysis::indexed_text::searched;

/// A report with what storing it takes time to compute.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub(in crate::store) report: Report,
    pub(in crate::store) fingerprint: Uuid,
    /// The words of headline and report, of each quote and each claim, as they are indexed.
    pub(in crate::store) words: Fields,
    pub(in crate::store) quotes: Vec<Fields>,
    pub(in crate::store) claims: Vec<Fields>,
    /// What tells its copies; none of a text of a few words.
    pub(in crate::store) sketch: Option<Sketch>,
}

impl Prepared {
    /// Packs a report's columns and index entries before the transaction that stores them.
    #[must_use]
    pub fn new(report: Report) -> Self {
        let sketch = Sketch::of(report.detail.text.as_deref().unwrap_or_default(), &report.detail.segments);
        Self::packed(report, sketch)
    }

    /// The same of a report whose copies are not looked for: what looking for them costs is measured beside it.
    #[must_use]
    pub fn without_copies(report: Report) -> Self {
        Self::packed(report, None)
    }

    fn packed(report: Report, sketch: Option<Sketch>) -> Self {
        let detail = &report.detail;
        let english = is_english(detail.article.language.as_deref());
        Self {
            fingerprint: fingerprint(&report),
            words: Fields::new(detail.article.title.as_deref().unwrap_or_default(), &searched(&report), english),
            quotes: detail
                .quotes
                .iter()
                .map(|quote| Fields::of_quote(&quote.text, quote.speaker_name.as_deref(), english))
                .collect(),
            claims: detail.claims.iter().map(|claim| Fields::new("", &claim.text, english)).collect(),
            sketch,
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
