//! The Council's record in the database.

use sqlx::SqliteConnection;

use super::Result;
use crate::domain::Record;

/// Replaces the stored record.
#[expect(clippy::unused_async, reason = "its tables follow")]
pub(super) async fn load(_conn: &mut SqliteConnection, _record: &Record) -> Result<()> {
    Ok(())
}
