//! Revisions: how they are counted and dated.

use jiff::Timestamp;
use sqlx::SqliteConnection;

use crate::store::Result;
use crate::store::sqlite::writer::instant;

/// The date of a revision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modified {
    /// In seconds of the epoch: when it was made, by the clock of whoever made it, or up to five seconds later where
    /// others were made in the same second.
    pub second: i64,
    /// Whether it is later than the dates of all earlier revisions. If not, it tells this one from no other.
    pub alone: bool,
    /// What clients are told: that, but nothing later than the time of reading (RFC 9110, 8.8.2.1). What is told instead
    /// is no later revision's date.
    pub told: i64,
}

/// Raises the revision: the last act of a transaction that changed something.
///
/// It is dated later than all revisions before it, unless the clock was set back by more than five seconds or a long load
/// makes more than one a second; then its date tells it from no other, and that is noted.
pub(in crate::store) async fn changed(conn: &mut SqliteConnection, now: Timestamp) -> Result<()> {
    let sql = "UPDATE dataset SET revision = revision + 1, changed_at = ?1, \
               dated = CASE WHEN ?2 BETWEEN latest_dated - 4 AND latest_dated THEN latest_dated + 1 ELSE ?2 END, \
               dated_alone = ?2 > latest_dated - 5, \
               latest_dated = max(latest_dated + (?2 BETWEEN latest_dated - 4 AND latest_dated), ?2)";
    sqlx::query(sql).bind(instant(now)).bind(now.as_second()).execute(conn).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::store::fixtures::{NOON, record, registry};
    use crate::store::sqlite::writer::Writer;

    #[tokio::test]
    async fn a_date_that_another_revision_had_is_not_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let mut writer = Writer::open_with(&path, &registry(), record(), NOON).await.unwrap();
        let mut given = Vec::new();
        // As clocks go: not at all, on, a little back, a day back and on from there, far ahead, and home again.
        for (seconds, expected) in [
            (0, (1, true)),
            (0, (2, true)),
            (0, (3, true)),
            (0, (4, true)),
            (0, (5, true)),
            (0, (0, false)),
            (2, (6, true)),
            (5, (7, true)),
            (20, (20, true)),
            (18, (21, true)),
            (-86_400, (-86_400, false)),
            (-86_380, (-86_380, false)),
            (1_000_000, (1_000_000, true)),
            (30, (30, false)),
            (1_000_001, (1_000_001, true)),
        ] {
            changed(&mut writer.conn, NOON + SignedDuration::from_secs(seconds)).await.unwrap();
            let sql = "SELECT dated - ?, dated_alone FROM dataset";
            let sql = sqlx::query_as(sql).bind(NOON.as_second());
            let dated: (i64, bool) = sql.fetch_one(&mut writer.conn).await.unwrap();
            assert_eq!(dated, expected, "at {seconds}, after {given:?}");
            assert!(!dated.1 || given.iter().all(|earlier| *earlier < dated.0), "{dated:?} after {given:?}");
            given.push(dated.0);
        }
    }
}
