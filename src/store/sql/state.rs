//! States: what names the content of the database after a commit, and how it is dated.

use std::fmt;

use jiff::Timestamp;
use uuid::Uuid;

use crate::store::Result;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;

/// The name of what the database holds: 64 random bits, drawn by each commit that changes anything a client could see.
///
/// Two states of one name hold the same. A count of commits does not tell as much: once a copy of the file is put back,
/// other changes reach the same count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct State(u64);

impl State {
    /// Another state than any before.
    pub(in crate::store) fn random() -> Self {
        Self(Uuid::new_v4().as_u64_pair().1 ^ Uuid::new_v4().as_u64_pair().0)
    }

    /// The state of this name; none where it is not the name of one.
    pub(in crate::store) fn parse(name: &str) -> Option<Self> {
        u64::from_str_radix(name, 16).ok().map(Self)
    }

    /// The state as a number, for those who keep it in one.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The state of [`State::bits`].
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The date of a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modified {
    /// In seconds of the epoch: when it was made, by the clock of the program that made it, or up to five seconds later
    /// where others were made in the same second.
    pub second: i64,
    /// Whether the date is later than those of all earlier states; if not, it identifies no state.
    pub alone: bool,
    /// `Last-Modified` as clients get it: that date, but never later than the time of reading (RFC 9110, 8.8.2.1); the
    /// date sent in its place belongs to no later state.
    pub told: i64,
}

/// Names the new state: the last act of a transaction that changed something.
///
/// It is dated later than all states before it, unless the clock was set back by more than five seconds or a long load
/// makes more than one a second; then its date does not identify it, which the row notes. The log of commits keeps its
/// name, by which what has changed since is asked for.
pub(in crate::store) async fn changed(conn: &mut impl Engine, now: Timestamp) -> Result<()> {
    let mut sql = Sql::with("UPDATE dataset SET state = ?", State::random().to_string());
    let second = now.as_second();
    sql.push(", revision = revision + 1, changed_at = ").bind(instant(now));
    sql.push(", dated = CASE WHEN ").bind(second);
    sql.push(" BETWEEN latest_dated - 4 AND latest_dated THEN latest_dated + 1 ELSE ").bind(second);
    sql.push(" END, dated_alone = CASE WHEN ").bind(second);
    sql.push(" > latest_dated - 5 THEN 1 ELSE 0 END, latest_dated = max(latest_dated + CASE WHEN ").bind(second);
    sql.push(" BETWEEN latest_dated - 4 AND latest_dated THEN 1 ELSE 0 END, ").bind(second).push(")");
    sql.run(conn).await?;
    let sql = "INSERT INTO dataset_commit (number, state, at) SELECT revision, state, changed_at FROM dataset";
    Sql::new(sql).run(conn).await?;
    Ok(())
}

/// A time as it is kept: RFC 3339 in UTC, in whole seconds, so that it sorts as text.
pub(in crate::store) fn instant(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::store::Writer;
    use crate::store::fixtures::{NOON, record, registry};

    #[test]
    fn a_state_is_known_by_its_name() {
        for bits in [0, 1, 0x0123_4567_89ab_cdef, u64::MAX] {
            let name = State::from_bits(bits).to_string();
            assert_eq!((name.len(), State::parse(&name)), (16, Some(State::from_bits(bits))));
        }
        assert_ne!(State::random(), State::random());
    }

    #[tokio::test]
    async fn a_date_that_another_state_had_is_not_alone() {
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
            let dated: (i64, bool) = sql.fetch_one(writer.conn.sqlite()).await.unwrap();
            assert_eq!(dated, expected, "at {seconds}, after {given:?}");
            assert!(!dated.1 || given.iter().all(|earlier| *earlier < dated.0), "{dated:?} after {given:?}");
            given.push(dated.0);
        }
    }
}
