//! Integrity check of the whole database: the file, every span, every count, every word in a search index.

mod copies;
mod corrections;
mod findings;
mod postings;
mod sums;
mod terms;
#[cfg(test)]
mod tests;
#[cfg(feature = "postgres")]
mod vectors;

use std::fmt;

use serde::Serialize;
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::pool::connection::Connection;
use super::sql::builder::Sql;
use super::{Result, Snapshot, council, statements};
use crate::domain::{CodePoints, Span};
use sums::SUMS;

/// Faults listed one by one; further ones are only counted.
const TOLD: usize = 1_000;

/// Something that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where: a table, an article, an actor.
    pub subject: String,
    /// The inconsistency found, in words.
    pub detail: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.detail)
    }
}

/// What checking has found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The number of articles checked.
    pub article_count: u64,
    /// Spans held against their text.
    pub span_count: u64,
    /// How many faults there are.
    pub fault_count: u64,
    /// The first thousand of them.
    pub faults: Vec<Fault>,
}

impl Checked {
    pub(super) fn fault(&mut self, subject: impl fmt::Display, detail: impl Into<String>) {
        self.fault_count += 1;
        if self.faults.len() < TOLD {
            self.faults.push(Fault { subject: subject.to_string(), detail: detail.into() });
        }
    }

    /// Holds the words of a finding against the characters it points at.
    fn span(&mut self, article: Uuid, what: &str, points: &CodePoints<'_>, span: (i64, i64), words: &str) {
        self.span_count += 1;
        let at = |offset: i64| u32::try_from(offset).unwrap_or(u32::MAX);
        let found = points.slice(Span { start: at(span.0), end: at(span.1) });
        if found != words {
            self.fault(article, format!("{what} at {}..{} is not its text", span.0, span.1));
        }
    }
}

impl Snapshot {
    /// Checks the whole database: the file itself, that every finding is the characters it points at, that
    /// every count is what it counts, that what is stored can be searched for, and that every claim has the
    /// answer the stored record gives. Takes long; give the snapshot time.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read at all; what can be read and is wrong is in the answer.
    pub async fn check(&mut self) -> Result<Checked> {
        let mut checked = Checked::default();
        let conn = self.conn().await?;
        if let Some(conn) = conn.as_sqlite() {
            check_file(conn, &mut checked).await?;
        }
        for (sql, subject) in SUMS {
            let sql = format!(
                "SELECT CAST(\"1\" AS TEXT), \"2\" FROM (SELECT NULL AS \"1\", NULL AS \"2\" WHERE FALSE UNION ALL {sql})"
            );
            let rows: Vec<(String, String)> = Sql::new(sql).all(conn).await?;
            for (which, detail) in rows {
                checked.fault(format!("{subject} {which}"), detail);
            }
        }
        let record = council::read(conn).await?;
        findings::check(conn, &record, &mut checked).await?;
        copies::check(conn, &mut checked).await?;
        corrections::check(conn, &mut checked).await?;
        // A first load that goes on, or was killed, joins them at its end.
        if !statements::are_deferred(conn).await? {
            for (quote, fault) in statements::faults(conn).await? {
                checked.fault(format!("quote row {quote}"), fault);
            }
        }
        match conn.connection() {
            Connection::Sqlite(conn) => terms::check(conn, &mut checked).await?,
            #[cfg(feature = "postgres")]
            Connection::Postgres(conn) => vectors::check(&mut **conn, &mut checked).await?,
        }
        postings::check(conn, &mut checked).await?;
        Ok(checked)
    }
}

/// Checks the file itself, and that what points at rows points at some.
async fn check_file(conn: &mut SqliteConnection, checked: &mut Checked) -> Result<()> {
    let lines: Vec<(String,)> = Sql::new("PRAGMA integrity_check").all(conn).await?;
    for (line,) in lines.into_iter().filter(|(line,)| line != "ok") {
        checked.fault("file", line);
    }
    let broken: Vec<(String, Option<i64>)> =
        Sql::new("SELECT \"table\", rowid FROM pragma_foreign_key_check").all(conn).await?;
    for (table, row) in broken {
        checked.fault(table, format!("row {row:?} points at nothing"));
    }
    Ok(())
}
