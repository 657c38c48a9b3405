//! Renewal of the stored record from a file; the stored claims are judged again in the same transaction.

use jiff::Timestamp;

use super::{load, read};
use crate::council::{GivenRecord, Renewal, renew};
use crate::store::load::claim_votes::judge_again;
use crate::store::sql::state::changed;
use crate::store::{Result, Writer};

impl Writer {
    /// Imports the votes of `given`, except invalid ones unless `force` is set; returns the differences.
    ///
    /// The number is that of stored claims with another answer than before. Nothing is written where nothing
    /// differs, or with `apply` unset. The version stays: a newer bundled record still replaces this one.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read or written.
    pub async fn renew_record(
        &mut self,
        given: GivenRecord,
        force: bool,
        apply: bool,
        now: Timestamp,
    ) -> Result<(Renewal, u64)> {
        let mut tx = self.transaction().await?;
        let stored = read::read(&mut tx).await?;
        let renewal = renew(&stored, given, force);
        if !apply || renewal.record == stored {
            tx.rollback().await?;
            return Ok((renewal, 0));
        }
        tx.defer_foreign_keys().await?;
        load::load(&mut tx, &renewal.record).await?;
        let judged = judge_again(&mut tx, &renewal.record).await?;
        changed(&mut tx, now).await?;
        tx.commit().await?;
        Ok((renewal, judged))
    }
}
