//! What is bundled, loaded where the stored is older.

use crate::council::Record;
use crate::domain::Registry;
use crate::store::load::claim_votes;
use crate::store::registry::{load, own};
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::writer::Opened;
use crate::store::{Result, council};

/// Loads the registry and the record, each where the stored one is older or none; notes which.
pub(super) async fn renew(
    conn: &mut impl Engine,
    registry: &Registry,
    record: &Record,
    opened: &mut Opened,
) -> Result<()> {
    let sql = "SELECT registry_version, record_version FROM dataset";
    let stored: Option<(Option<u32>, Option<u32>)> = Sql::new(sql).first(conn).await?;
    let (old_registry, old_record) = stored.unwrap_or_default();
    if old_registry < Some(registry.version) {
        let own = own::own_rows(conn).await?;
        load::load(conn, &registry.clone().with(&own)).await?;
        opened.registry = Some(registry.version);
    }
    if old_record < Some(record.version) {
        council::load(conn, record).await?;
        claim_votes::judge_again(conn, record).await?;
        opened.record = Some(record.version);
    }
    Ok(())
}
