//! The registry of actors in the database.

use sqlx::SqliteConnection;

use super::Result;
use crate::domain::Registry;

/// Replaces the stored registry.
#[expect(clippy::unused_async, reason = "its tables follow")]
pub(super) async fn load(_conn: &mut SqliteConnection, _registry: &Registry) -> Result<()> {
    Ok(())
}
