//! Copies of a whole corpus from a file to a server.
//!
//! # Design
//!
//! A copy is of one state: all is read in one snapshot. Rows go over as they are, table by table, with their numbers, so that
//! what was found is found again and postings, which name rows, are the same bytes. Words of full-text indexes, of which
//! SQLite keeps no copy, are made from the stored texts, as [`crate::store::search::rebuild`] makes them anew. Indexes come
//! last, and the row of `dataset`, without which nothing is served, behind them.
//!
//! A table is filled in one transaction with the note that it is. So a copy that was cut short goes on with the next
//! table, if the file is still in the same state; if not, it begins anew.

#[cfg(feature = "postgres")]
mod rows;
#[cfg(feature = "postgres")]
mod tables;
#[cfg(feature = "postgres")]
mod target;

use std::path::Path;

use crate::store::{Error, Result};

/// What a copy did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Tables that were filled, and those that an earlier copy had filled.
    pub table_count: u64,
    /// Tables that an earlier copy, which was cut short, had filled.
    pub resumed_count: u64,
    /// Rows that were copied now.
    pub row_count: u64,
}

/// Copies the corpus of a file to a server, which has none.
///
/// # Errors
///
/// [`Error::NotBuiltIn`] without the engine; [`Error::Exists`] where the server has a corpus; else the error of reading or
/// writing, behind which the copy can go on.
#[cfg(feature = "postgres")]
pub async fn copy(from: &Path, to: &Path) -> Result<Copied> {
    use crate::store::postgres::connect::Server;
    let Some(server) = Server::of(to) else { return Err(not_an_address(to)) };
    if Server::of(from).is_some() {
        return Err(Error::BadAddress(format!("{}: --from is a file", server.shown())));
    }
    target::copy(from, &server).await
}

/// Copies the corpus of a file to a server, for which this program has no engine.
///
/// # Errors
///
/// Always: [`Error::NotBuiltIn`].
#[cfg(not(feature = "postgres"))]
pub async fn copy(_: &Path, to: &Path) -> Result<Copied> {
    if crate::store::address::is_server(to) { Err(Error::NotBuiltIn) } else { Err(not_an_address(to)) }
}

fn not_an_address(to: &Path) -> Error {
    Error::BadAddress(format!("{} is none", to.display()))
}
