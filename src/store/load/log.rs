//! The log of loading: what was read when, and what was refused and why.
//!
//! It is the operator's, not the clients': writing it draws no new state.

use jiff::Timestamp;
use serde::Serialize;

use crate::store::sql::builder::{Insert, Sql};
use crate::store::sql::from_row::from_row;
use crate::store::sql::state::instant;
use crate::store::{Put, Result, Snapshot, Writer};

/// An input that was not read, or passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The file, the file and its line, or the record's own id.
    pub input: String,
    /// What was wrong with it.
    pub reason: String,
}

from_row!(Refusal { input, reason });

/// A row of the log: one run of `ingest`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Its number in this database.
    pub id: i64,
    /// The start of the run, RFC 3339 in UTC.
    pub started_at: String,
    /// When it ended; null where it runs, or was killed.
    pub ended_at: Option<String>,
    /// The sources named on its command line.
    pub sources: String,
    /// Articles that were not there.
    pub new_count: i64,
    /// Articles that were there otherwise.
    pub changed_count: i64,
    /// Articles that were there just so.
    pub unchanged_count: i64,
    /// The number of inputs refused.
    pub refused_count: i64,
    /// Files passed over for their extension.
    pub skipped_count: i64,
}

from_row!(Run {
    id,
    started_at,
    ended_at,
    sources,
    new_count,
    changed_count,
    unchanged_count,
    refused_count,
    skipped_count
});

/// All loadings together, as far as they have ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loads {
    /// The number of runs that ended.
    pub ended: i64,
    /// How many began and have not ended: they run, or were killed.
    pub open: i64,
    /// Articles that were not there.
    pub new: i64,
    /// Articles that were there otherwise.
    pub changed: i64,
    /// Articles that were there just so.
    pub unchanged: i64,
    /// The number of inputs refused.
    pub refused: i64,
    /// Files passed over for their extension.
    pub skipped: i64,
}

from_row!(Loads { ended, open, new, changed, unchanged, refused, skipped });

impl Writer {
    /// Notes that a loading begins; returns its number.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Writer::put`] lists.
    pub async fn begin_run(&mut self, sources: &str, now: Timestamp) -> Result<i64> {
        let mut sql = Sql::new("INSERT INTO run (started_at, sources) VALUES ");
        sql.tuple([instant(now).as_str(), sources]).push(" RETURNING id");
        let (id,): (i64,) = sql.first(&mut self.conn).await?.unwrap_or_default();
        Ok(id)
    }

    /// Notes how a loading ended: what was stored, how many inputs were skipped and refused, and those of
    /// each that are named.
    ///
    /// # Errors
    ///
    /// As [`Writer::put`].
    pub async fn end_run(
        &mut self,
        run: i64,
        put: Put,
        (skipped, refused_count): (u64, u64),
        [skips, refused]: [&[Refusal]; 2],
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.transaction().await?;
        let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let mut sql = Sql::new(
            "UPDATE run SET (ended_at, new_count, changed_count, unchanged_count, refused_count, skipped_count) = (",
        );
        sql.bind(instant(now));
        for number in [count(put.new), count(put.changed), count(put.unchanged), count(refused_count), count(skipped)] {
            sql.push(", ").bind(number);
        }
        sql.push(") WHERE id = ").bind(run);
        sql.run(&mut tx).await?;
        let mut rows = Insert::new("refusal (run, place, input, reason, skipped)");
        let named = refused.iter().map(|one| (one, false)).chain(skips.iter().map(|one| (one, true)));
        for (place, (Refusal { input, reason }, skipped)) in (0i64..).zip(named) {
            rows.row([run.into(), place.into(), input.into(), reason.into(), skipped.into()]);
        }
        rows.run(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }
}

impl Snapshot {
    /// The last loadings, the latest first.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn runs(&mut self, limit: u32) -> Result<Vec<Run>> {
        let sql = "SELECT id, started_at, ended_at, sources, new_count, changed_count, unchanged_count, \
                   refused_count, skipped_count FROM run ORDER BY id DESC LIMIT ?";
        Sql::with(sql, limit).all(self.conn().await?).await
    }

    /// One loading, by its number.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn load_run(&mut self, id: i64) -> Result<Option<Run>> {
        let sql = "SELECT id, started_at, ended_at, sources, new_count, changed_count, unchanged_count, \
                   refused_count, skipped_count FROM run WHERE id = ?";
        Sql::with(sql, id).first(self.conn().await?).await
    }

    /// Totals over all runs of `ingest`.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn loads(&mut self) -> Result<Loads> {
        let sql = "SELECT count(ended_at) AS ended, count(*) - count(ended_at) AS open, \
                   coalesce(sum(new_count), 0) AS new, coalesce(sum(changed_count), 0) AS changed, \
                   coalesce(sum(unchanged_count), 0) AS unchanged, coalesce(sum(refused_count), 0) AS refused, \
                   coalesce(sum(skipped_count), 0) AS skipped FROM run";
        Ok(Sql::new(sql).first(self.conn().await?).await?.unwrap_or_default())
    }

    /// What one loading refused, in its order.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn refusals(&mut self, run: i64) -> Result<Vec<Refusal>> {
        self.not_read(run, false).await
    }

    /// The files that one loading passed over, in its order.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn skips(&mut self, run: i64) -> Result<Vec<Refusal>> {
        self.not_read(run, true).await
    }

    async fn not_read(&mut self, run: i64, skipped: bool) -> Result<Vec<Refusal>> {
        let mut sql = Sql::with("SELECT input, reason FROM refusal WHERE run = ?", run);
        sql.push(" AND skipped = ").bind(skipped).push(" ORDER BY place");
        sql.all(self.conn().await?).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::{Database, NOON};

    #[tokio::test]
    async fn a_run_is_told_with_its_refusals() {
        let database = Database::empty().await;
        let state = database.store().await.state().await.unwrap();
        let mut writer = database.writer().await;
        let killed = writer.begin_run("first", NOON).await.unwrap();
        let run = writer.begin_run("second", NOON).await.unwrap();
        let refused = [("a.txt", "empty"), ("b.jsonl:7", "no text")]
            .map(|(input, reason)| Refusal { input: input.to_owned(), reason: reason.to_owned() });
        let put = Put { new: 3, changed: 2, unchanged: 1 };
        let skips = [Refusal { input: "c.png".to_owned(), reason: "no reader".to_owned() }];
        writer.end_run(run, put, (4, 2), [&skips, &refused], NOON).await.unwrap();
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        assert_eq!(snapshot.state(), state);
        let runs = snapshot.runs(5).await.unwrap();
        assert_eq!((runs[1].id, runs[1].ended_at.as_deref()), (killed, None));
        let Run { new_count, changed_count, unchanged_count, refused_count, skipped_count, .. } = runs[0];
        assert_eq!((new_count, changed_count, unchanged_count, refused_count, skipped_count), (3, 2, 1, 2, 4));
        assert_eq!(snapshot.refusals(run).await.unwrap(), refused);
        assert_eq!(snapshot.skips(run).await.unwrap(), skips);
        assert_eq!(snapshot.load_run(run).await.unwrap().as_ref(), Some(&runs[0]));
        assert_eq!(snapshot.load_run(99).await.unwrap(), None);
        let loads = Loads { ended: 1, open: 1, new: 3, changed: 2, unchanged: 1, refused: 2, skipped: 4 };
        assert_eq!(snapshot.loads().await.unwrap(), loads);
    }
}
