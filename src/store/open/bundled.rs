//! What is bundled, loaded where the stored is older.

use jiff::Timestamp;
use uuid::Uuid;

use crate::council::Record;
use crate::domain::Registry;
use crate::store::load::claim_votes;
use crate::store::registry::{load, own};
use crate::store::sql::builder::{Sql, Value};
use crate::store::sql::engine::Engine;
use crate::store::sql::state::{State, changed, instant};
use crate::store::writer::{Opened, Transaction};
use crate::store::{Result, council};

/// Enters the row of `dataset`, with which a database begins.
pub(super) async fn begin_dataset(conn: &mut impl Engine, now: Timestamp) -> Result<()> {
    let mut sql = Sql::new("INSERT INTO dataset (id, uuid, state, revision, changed_at) VALUES ");
    let uuid = Value::Blob(Uuid::new_v4().as_bytes().to_vec());
    sql.tuple([Value::Int(1), uuid, State::random().to_string().into(), Value::Int(0), instant(now).into()]);
    sql.run(conn).await?;
    Ok(())
}

/// Renews what is bundled, and commits where that, or what was done before, changed something.
pub(super) async fn renew_and_commit(
    mut tx: Transaction<'_>,
    registry: &Registry,
    record: &Record,
    mut opened: Opened,
    now: Timestamp,
) -> Result<Opened> {
    renew(&mut tx, registry, record, &mut opened).await?;
    if opened == Opened::default() {
        tx.rollback().await?;
    } else {
        changed(&mut tx, now).await?;
        tx.commit().await?;
    }
    Ok(opened)
}

/// Loads the registry and the record, each where the stored one is older or none; notes which.
async fn renew(conn: &mut impl Engine, registry: &Registry, record: &Record, opened: &mut Opened) -> Result<()> {
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
