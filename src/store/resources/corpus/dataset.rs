//! The dataset: identity, state, totals and time range of the database.

use uuid::Uuid;

use crate::council::RecordSource;
use crate::domain::{DatasetCounts, DatasetState, Day};
use crate::store::sql::builder::Sql;
use crate::store::sql::day_key::day;
use crate::store::sql::from_row::from_row;
use crate::store::{Result, Snapshot};

struct Row {
    uuid: Uuid,
    state: String,
    revision: i64,
    changed_at: String,
    registry_version: Option<u32>,
    record_version: Option<u32>,
    record_to: Option<Day>,
    newest: Option<i64>,
    oldest: Option<i64>,
    article_count: i64,
    quote_count: i64,
    claim_count: i64,
    mention_count: i64,
    actor_count: i64,
    vote_count: i64,
    veto_count: i64,
    official_veto_count: i64,
}

from_row!(Row {
    uuid,
    state,
    revision,
    changed_at,
    registry_version,
    record_version,
    record_to,
    newest,
    oldest,
    article_count,
    quote_count,
    claim_count,
    mention_count,
    actor_count,
    vote_count,
    veto_count,
    official_veto_count
});

impl Snapshot {
    /// Which database this is, what it holds, how far it goes.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn dataset(&mut self) -> Result<DatasetState> {
        let sql = "SELECT d.uuid, d.state, d.revision, d.changed_at, d.registry_version, d.record_version, \
                   (SELECT max(date) FROM vote) AS record_to, \
                   (SELECT min(age) FROM article WHERE age < 9999999) AS newest, \
                   (SELECT max(age) FROM article WHERE age < 9999999) AS oldest, \
                   d.article_count, d.quote_count, d.claim_count, d.mention_count, \
                   (SELECT count(*) FROM actor) AS actor_count, (SELECT count(*) FROM vote) AS vote_count, \
                   (SELECT count(*) FROM veto) AS veto_count, \
                   (SELECT count(*) FROM veto WHERE official) AS official_veto_count FROM dataset d";
        let row: Row = Sql::new(sql).first(self.conn().await?).await?.ok_or(sqlx::Error::RowNotFound)?;
        let count = |count: i64| u64::try_from(count).unwrap_or_default();
        Ok(DatasetState {
            id: row.uuid,
            state: row.state,
            revision: row.revision,
            changed_at: row.changed_at,
            registry_version: row.registry_version,
            record_version: row.record_version,
            record_to: row.record_to,
            published_from: row.oldest.and_then(day),
            published_to: row.newest.and_then(day),
            counts: DatasetCounts {
                article_count: count(row.article_count),
                quote_count: count(row.quote_count),
                claim_count: count(row.claim_count),
                mention_count: count(row.mention_count),
                actor_count: count(row.actor_count),
                vote_count: count(row.vote_count),
                veto_count: count(row.veto_count),
                official_veto_count: count(row.official_veto_count),
                wide_veto_count: count(row.veto_count),
            },
        })
    }

    /// The sources of the record's facts, by their keys.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn sources(&mut self) -> Result<Vec<RecordSource>> {
        let sql = "SELECT key, name, url, licence, note FROM source ORDER BY key";
        let rows: Vec<(String, String, Option<String>, String, String)> = Sql::new(sql).all(self.conn().await?).await?;
        let source = |(key, name, url, licence, note)| RecordSource { key, name, url, licence, note };
        Ok(rows.into_iter().map(source).collect())
    }
}
