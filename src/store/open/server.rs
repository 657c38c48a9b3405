//! Opening a database on a server for writing.
//!
//! # Design
//!
//! Migrations queue at a lock of their own, each in a transaction. The row of `dataset`, without which nothing is served,
//! comes with what is bundled, in one transaction behind those of all others who write: a kill leaves no corpus or a whole
//! one, and loaders that start at once on an empty database make one together.

use std::path::Path;

use jiff::Timestamp;

use super::bundled;
use crate::council::Record;
use crate::domain::Registry;
use crate::store::pool::connection::Connection;
use crate::store::postgres::connect::Server;
use crate::store::postgres::schema::{self, SchemaState};
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::first_load;
use crate::store::sqlite::deferred_indexes;
use crate::store::writer::{Opened, Transaction};
use crate::store::{Error, Result, Writer, copies, statements};

/// Opens the database of a server: makes or migrates its schema, loads what is bundled.
pub(super) async fn open(
    server: &Server,
    path: &Path,
    registry: &Registry,
    record: &Record,
    now: Timestamp,
) -> Result<Writer> {
    let mut conn = server.writer().await?;
    let older = schema::state(&mut conn).await? == SchemaState::Older;
    schema::migrate(&mut conn).await?;
    if schema::uuid(&mut conn).await?.is_none() {
        if is_being_copied(&mut conn).await? {
            return Err(Error::CutShort(server.shown()));
        }
        // What a load looks things up by, and what keeps them unique.
        schema::make_indexes(&mut conn).await?;
    }
    let (conn, opened) = (Connection::Postgres(Box::new(conn)), Opened::default());
    let mut writer = Writer { conn, path: path.to_owned(), opened, checkpoints: None };
    writer.opened = Box::pin(prepare(&mut writer, registry, record, now)).await?;
    writer.opened.migrated |= older;
    Ok(writer)
}

async fn prepare(writer: &mut Writer, registry: &Registry, record: &Record, now: Timestamp) -> Result<Opened> {
    let mut tx = writer.transaction().await?;
    let created = Sql::new("SELECT 1 FROM dataset").first::<(i64,)>(&mut tx).await?.is_none();
    if created {
        bundled::begin_dataset(&mut tx, now).await?;
    }
    let migrated = make_left_out(&mut tx).await?;
    bundled::renew_and_commit(tx, registry, record, Opened { created, migrated, ..Opened::default() }, now).await
}

/// Makes what a first load that was cut short left out; whether there was any. One that goes on makes it at its end.
async fn make_left_out(tx: &mut Transaction<'_>) -> Result<bool> {
    if !deferred_indexes::are_missing(tx).await? || first_load::goes_on(tx).await? {
        return Ok(false);
    }
    let unjoined = statements::are_deferred(tx).await?;
    deferred_indexes::make_missing(tx).await.map_err(schema::of_the_owner)?;
    copies::all::make_missing(tx, false).await?;
    if unjoined {
        statements::rebuild::rejoin_all(tx).await?;
    }
    Ok(true)
}

/// Whether a copy fills it, or was cut short.
async fn is_being_copied(conn: &mut impl Engine) -> Result<bool> {
    Ok(Sql::new("SELECT 1 FROM copied_table LIMIT 1").first::<(i64,)>(conn).await?.is_some())
}
