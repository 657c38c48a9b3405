//! Corrections of several articles, ready to be applied to their reports.

use std::collections::HashMap;

use uuid::Uuid;

use super::actors::NamedActors;
use super::apply::apply;
use super::rows::{any, of_all, of_articles};
use crate::council::Report;
use crate::domain::Correction;
use crate::store::sql::engine::Engine;
use crate::store::{Result, Snapshot};

/// Ids asked for at once.
const CHUNK: usize = 512;

/// The corrections of some articles, and the actors that they name.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    of: HashMap<Uuid, Vec<Correction>>,
    actors: NamedActors,
}

impl Corrections {
    /// The corrections of these articles.
    pub(in crate::store) async fn of_articles(
        conn: &mut impl Engine,
        articles: impl ExactSizeIterator<Item = Uuid>,
    ) -> Result<Self> {
        // Most databases have none.
        if !any(conn).await? {
            return Ok(Self::default());
        }
        let articles: Vec<Uuid> = articles.collect();
        let mut of = HashMap::new();
        for chunk in articles.chunks(CHUNK) {
            of.extend(of_articles(conn, chunk.iter().copied()).await?);
        }
        Self::new(conn, of).await
    }

    async fn new(conn: &mut impl Engine, of: HashMap<Uuid, Vec<Correction>>) -> Result<Self> {
        let actors = NamedActors::read(conn, of.values().flatten()).await?;
        Ok(Self { of, actors })
    }

    /// Those of one article.
    pub(in crate::store) fn of(&self, article: Uuid) -> &[Correction] {
        self.of.get(&article).map_or(&[], Vec::as_slice)
    }

    /// The actors that they name.
    pub(in crate::store) fn actors(&self) -> &NamedActors {
        &self.actors
    }

    /// Applies those of its article to a report that is not stored, as storing it would.
    pub fn apply(&self, report: &mut Report) {
        let own = self.of(report.detail.article.id);
        if !own.is_empty() {
            apply(report, own, &self.actors);
        }
    }
}

impl Snapshot {
    /// All corrections, by their articles.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn all_corrections(&mut self) -> Result<Corrections> {
        let conn = self.conn().await?;
        let of = of_all(conn).await?;
        Corrections::new(conn, of).await
    }
}

#[cfg(test)]
mod tests {
    use crate::council::Report;
    use crate::domain::{AskedCorrection, CorrectedPart};
    use crate::store::fixtures::{Database, NOON, five};

    #[tokio::test]
    async fn what_is_not_stored_is_corrected_as_what_is() {
        let database = Database::of(&five()).await;
        let quoted = |reports: &[Report]| reports.iter().position(|report| !report.detail.quotes.is_empty()).unwrap();
        let at = quoted(&five());
        let id = five()[at].detail.quotes[0].id;
        let asked = AskedCorrection {
            id: id.to_string(),
            change: Some(CorrectedPart::Speaker),
            actor: Some("china".to_owned()),
            ..AskedCorrection::default()
        };
        let mut writer = database.writer().await;
        let mut storing = writer.begin().await.unwrap();
        assert_eq!(storing.correct(&[asked], NOON).await.unwrap().faults, [""; 0]);
        storing.commit(NOON).await.unwrap();
        writer.put(&five(), NOON).await.unwrap();
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let corrections = snapshot.all_corrections().await.unwrap();
        for mut report in five() {
            corrections.apply(&mut report);
            for quote in &report.detail.quotes {
                let stored = snapshot.quote(quote.id).await.unwrap().unwrap();
                assert_eq!((quote.corrected, quote.id == id), (stored.corrected, quote.corrected));
                assert_eq!((&quote.speaker_id, &quote.speaker_state), (&stored.speaker_id, &stored.speaker_state));
            }
        }
    }
}
