//! Names of what the record knows by codes: members and other states, and topics.

use std::collections::HashMap;

use crate::store::sql::builder::Sql;
use crate::store::{Result, Snapshot};

/// What codes of states and slugs of topics are called.
///
/// One table is enough for both: codes are capitals, and slugs have none.
#[derive(Debug, Default)]
pub struct RecordNames(HashMap<String, String>);

impl RecordNames {
    /// The name, or the code itself where none is known.
    #[must_use]
    pub fn of<'a>(&'a self, code: &'a str) -> &'a str {
        self.0.get(code).map_or(code, String::as_str)
    }

    /// The names of several.
    #[must_use]
    pub fn all<'a>(&'a self, codes: &'a [String]) -> Vec<&'a str> {
        codes.iter().map(|code| self.of(code)).collect()
    }
}

impl Snapshot {
    /// The names of all members, other states and topics: some hundred short rows, so that a page reads them once.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub async fn record_names(&mut self) -> Result<RecordNames> {
        // A member's own name comes last, and so holds: the registry may write it in full.
        let sql = "SELECT iso3, name FROM actor WHERE iso3 IS NOT NULL \
                   UNION ALL SELECT iso3, name FROM member UNION ALL SELECT slug, label FROM topic";
        let rows: Vec<(String, String)> = Sql::new(sql).all(self.conn().await?).await?;
        Ok(RecordNames(rows.into_iter().collect()))
    }

    /// The same of votes with these ids: the symbols by which readers know them.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub async fn vote_symbols(&mut self, ids: &[&str]) -> Result<RecordNames> {
        let sql = "SELECT v.id, v.symbol FROM json_each(?) j JOIN vote v ON v.id = j.value WHERE v.symbol IS NOT NULL";
        let sql = Sql::with(sql, serde_json::to_string(ids)?);
        let rows: Vec<(String, String)> = sql.all(self.conn().await?).await?;
        Ok(RecordNames(rows.into_iter().collect()))
    }
}

#[cfg(test)]
mod tests {
    use crate::store::council::fixture::snapshot;

    #[tokio::test]
    async fn codes_and_slugs_have_names_and_what_is_unknown_stays_itself() {
        let (_folder, mut snapshot) = snapshot().await;
        let names = snapshot.record_names().await.unwrap();
        let codes = ["CHN", "SUN", "syria", "XYZ"].map(str::to_owned);
        assert_eq!(names.all(&codes), ["China", "Soviet Union", "Syria", "XYZ"]);
        let symbols = snapshot.vote_symbols(&["S-RES-2042-2012", "S-2012-77"]).await.unwrap();
        let ids = ["S-RES-2042-2012", "S-2012-77", "S-none"].map(str::to_owned);
        assert_eq!(symbols.all(&ids), ["S/RES/2042 (2012)", "S/2012/77", "S-none"]);
    }
}
