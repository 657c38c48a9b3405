//! Watching for commits: the state of the database that answers are read from.

use std::sync::Arc;

use super::connection::Connection;
use super::nodes::Nodes;
use super::readers::Readers;
use crate::store::sql::builder::Sql;
use crate::store::sql::state::State;
use crate::store::{Result, Store};

/// Watches for commits of this process and of others.
#[derive(Debug)]
pub struct Watch {
    nodes: Arc<Nodes>,
    /// Which of them the connection is to.
    at: Arc<Readers>,
    conn: Connection,
}

impl Store {
    /// A connection of its own to ask for the state, which waits for no free one.
    ///
    /// # Errors
    ///
    /// The file cannot be read: see [`Store::snapshot`].
    pub async fn watch(&self) -> Result<Watch> {
        let (at, reader) = self.nodes.connect().await?;
        Ok(Watch { nodes: Arc::clone(&self.nodes), at, conn: reader.conn })
    }
}

impl Watch {
    /// The dataset's state as it is now committed, where answers are now read.
    ///
    /// # Errors
    ///
    /// The file cannot be read: see [`Store::snapshot`].
    pub async fn state(&mut self) -> Result<State> {
        if self.nodes.len() > 1 && !Arc::ptr_eq(&self.at, self.nodes.chosen()) {
            let (at, reader) = self.nodes.connect().await?;
            (self.at, self.conn) = (at, reader.conn);
        }
        let sql = Sql::new("SELECT state FROM dataset");
        let (name,): (String,) = sql.first(&mut self.conn).await?.ok_or(sqlx::Error::RowNotFound)?;
        Ok(State::parse(&name).unwrap_or_default())
    }
}
