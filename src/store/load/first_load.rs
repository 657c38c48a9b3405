//! The end of a load that has made its file: all that was left out until its rows were there.

use jiff::Timestamp;

use crate::store::sql::engine::Engine;
use crate::store::sql::state::changed;
use crate::store::sqlite::deferred_indexes;
use crate::store::statements;
use crate::store::{Error, Result, Snapshot, Writer};

/// Indexes of statements, which are made when these are joined.
const OF_STATEMENTS: &str = "name LIKE 'statement%'";

impl Writer {
    /// Makes the indexes that were left out, groups all copies and joins all quotes to statements, where that was.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Writer::put`] lists.
    pub async fn end_load(&mut self, now: Timestamp) -> Result<()> {
        // What another's first load left out is for that one to make, at its end.
        if self.takes_turns() && !self.opened().created {
            return Ok(());
        }
        let waiting = statements::are_deferred(&mut self.conn).await?;
        let any = self.make_deferred(&format!("NOT {OF_STATEMENTS}")).await?;
        // Before statements, in which copies count once.
        if let Some(checkpoints) = &mut self.checkpoints {
            checkpoints.before().await;
        }
        self.group_copies(now).await?;
        if let Some(checkpoints) = &mut self.checkpoints {
            checkpoints.behind();
        }
        if waiting {
            if let Some(checkpoints) = &mut self.checkpoints {
                checkpoints.before().await;
            }
            let mut tx = self.transaction().await?;
            statements::rebuild::join_all(&mut tx).await?;
            changed(&mut tx, now).await?;
            tx.commit().await?;
            if let Some(checkpoints) = &mut self.checkpoints {
                checkpoints.behind();
            }
            self.make_deferred(OF_STATEMENTS).await?;
        }
        self.end_deferral(any || waiting).await
    }
}

impl Snapshot {
    /// Refuses to be read by those who answer from it, while a first load of a server has not ended: lists would be slow,
    /// and lack statements. Loaders beside it read what they look up. A writer that opens a file ends its first load,
    /// and one that may only be read is still whole in its articles, which is what `check` proves.
    ///
    /// # Errors
    ///
    /// [`Error::Unready`] then, or the error of looking.
    pub async fn refuse_first_load(&mut self) -> Result<()> {
        let conn = self.conn().await?;
        let unready = conn.is_postgres() && deferred_indexes::are_missing(conn).await?;
        if unready { Err(Error::Unready) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::Statement;
    use crate::store::fixtures::{FirstLoad, NOON, five};
    use crate::store::{Paging, StatementFilter, Store};

    #[tokio::test]
    async fn a_first_load_ends_with_its_statements() {
        let mut load = FirstLoad::begun().await;
        load.writer.put(&five(), NOON).await.unwrap();
        load.writer.end_load(NOON).await.unwrap();
        let mut snapshot = Store::open(&load.path).await.unwrap().snapshot().await.unwrap();
        assert_eq!(snapshot.check().await.unwrap().faults, []);
        let (filter, paging) = (StatementFilter::default(), Paging::default());
        assert_eq!(snapshot.statements::<Statement>(&filter, &paging).await.unwrap().items.len(), 4);
    }

    #[tokio::test]
    async fn a_killed_load_gets_its_statements_from_the_next_that_writes() {
        let database = FirstLoad::killed(&five()).await;
        drop(database.writer().await);
        assert_eq!(database.store().await.snapshot().await.unwrap().check().await.unwrap().faults, []);
    }
}
