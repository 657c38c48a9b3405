//! Rows of lists as JSON objects, made by the engine.
//!
//! # Design
//!
//! sqlx copies every value of every row for the way from the connection's thread, and each row may wake the task that
//! waits for it: a page of 20 quotes is 540 values. As one text it is one. Each row is the object that clients get. A
//! page that is sent as JSON passes it on as a [`RawValue`](serde_json::value::RawValue), of which only the end is looked
//! for; CSV is written from the same rows; and code that needs the thing itself reads it from them.

use serde::de::DeserializeOwned;

use crate::store::sql::builder::Sql;
use crate::store::sql::dialect::{json_flag, json_object, json_of_text};
use crate::store::sql::engine::Engine;
use crate::store::{Error, Result, Snapshot};

/// The columns of a resource that JSON shows otherwise than the table does.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::store) struct ColumnTypes {
    /// 0 or 1, shown as false or true.
    pub flags: &'static [&'static str],
    pub json: &'static [&'static str],
}

/// A JSON row: the SQL expression for a resource's JSON object.
#[derive(Debug)]
pub(in crate::store) struct JsonRow {
    pub object: String,
}

impl JsonRow {
    /// The object of a list of columns, `x.name` or `… AS name`, in their order.
    pub fn new(columns: &str, types: ColumnTypes) -> Self {
        let member = |column: &str| {
            let (expression, name) = column.rsplit_once(" AS ").unwrap_or((column, column));
            let name = name.rsplit('.').next().unwrap_or(name).trim_matches('"');
            let value = if types.flags.contains(&name) {
                json_flag(expression)
            } else if types.json.contains(&name) {
                json_of_text(expression)
            } else {
                expression.to_owned()
            };
            (name.to_owned(), value)
        };
        let members: Vec<(String, String)> = split_columns(columns).into_iter().map(member).collect();
        Self { object: json_object(&members) }
    }

    /// The statement that shows what stands `from` there on: tables and conditions.
    pub fn select(&self, from: &str) -> String {
        format!("SELECT {} FROM {from}", self.object)
    }
}

/// The columns of a list of columns; commas inside brackets do not part them.
fn split_columns(columns: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0);
    for (at, byte) in columns.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(columns[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(columns[from..].trim());
    parts
}

/// A row with its sort keys.
pub(in crate::store) type KeyedRow<T> = (Vec<serde_json::Value>, T);

/// Reads JSON that the engine made; nothing stands for no rows.
pub(in crate::store) fn read_rows<T: DeserializeOwned>(rows: Option<&str>) -> Result<Vec<T>> {
    Ok(serde_json::from_str(rows.unwrap_or("[]"))?)
}

impl Sql {
    /// Runs it, and reads each row's one column as JSON.
    pub async fn all_json<T: DeserializeOwned>(self, conn: &mut impl Engine) -> Result<Vec<T>> {
        let rows: Vec<(String,)> = self.all(conn).await?;
        rows.iter().map(|(row,)| Ok(serde_json::from_str(row)?)).collect()
    }

    /// Runs it, and reads the first row's one column as JSON, if there is a row.
    pub async fn first_json<T: DeserializeOwned>(self, conn: &mut impl Engine) -> Result<Option<T>> {
        let row: Option<(String,)> = self.first(conn).await?;
        row.map(|(row,)| Ok(serde_json::from_str(&row)?)).transpose()
    }
}

impl Snapshot {
    /// The one thing that a statement finds, if there is nothing else to read of it.
    pub(in crate::store) async fn one_json<T: DeserializeOwned>(&mut self, sql: Sql) -> Result<Option<T>> {
        let row: Option<(String,)> = self.one(sql).await?;
        row.map(|(row,)| Ok(serde_json::from_str(&row)?)).transpose()
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::value::RawValue;

    use super::*;
    use crate::domain::{Actor, Article, Claim, Member, MemberVote, Quote, RelatedActor, Statement, Topic, Veto, Vote};
    use crate::store::fixtures::{Database, five};
    use crate::store::{
        ActorFilter, ArticleFilter, ClaimFilter, MemberFilter, MemberVoteFilter, Page, Paging, QuoteFilter,
        StatementFilter, TopicFilter, VetoFilter, VoteFilter,
    };

    #[test]
    fn columns_become_an_object() {
        let types = ColumnTypes { flags: &["b"], json: &["j"] };
        let columns = "a.uuid AS id, a.b, coalesce(a.\"end\", 1) AS c, a.\"end\", a.j";
        let object = "json_object('id', a.uuid, 'b', json(CASE a.b WHEN 1 THEN 'true' WHEN 0 THEN 'false' END), \
                      'c', coalesce(a.\"end\", 1), 'end', a.\"end\", 'j', json(a.j))";
        assert_eq!(JsonRow::new(columns, types).object, object);
    }

    /// Holds rows as the engine makes them against the same things as serde writes them.
    fn same<T: DeserializeOwned + Serialize>(raw: &Page<Box<RawValue>>) {
        assert!(!raw.items.is_empty(), "{}", std::any::type_name::<T>());
        for row in &raw.items {
            let thing: T = serde_json::from_str(row.get()).unwrap();
            assert_eq!(row.get(), serde_json::to_string(&thing).unwrap());
        }
    }

    #[tokio::test]
    async fn rows_are_what_serde_would_write() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let paging = Paging::whole();
        same::<Quote>(&snapshot.quotes(&QuoteFilter::default(), &paging).await.unwrap());
        same::<Statement>(&snapshot.statements(&StatementFilter::default(), &paging).await.unwrap());
        same::<Claim>(&snapshot.claims(&ClaimFilter::default(), &paging).await.unwrap());
        same::<Actor>(&snapshot.actors(&ActorFilter::default(), &paging).await.unwrap());
        same::<RelatedActor>(&snapshot.related("china", &paging).await.unwrap());
        same::<Article>(&snapshot.articles(&ArticleFilter::default(), &paging).await.unwrap());
        same::<Vote>(&snapshot.votes(&VoteFilter::default(), &paging).await.unwrap());
        same::<Veto>(&snapshot.vetoes(&VetoFilter::default(), &paging).await.unwrap());
        same::<Member>(&snapshot.members(&MemberFilter::default(), &paging).await.unwrap());
        same::<Topic>(&snapshot.topics(&TopicFilter::default(), &paging).await.unwrap());
        same::<MemberVote>(&snapshot.member_votes("CHN", &MemberVoteFilter::default(), &paging).await.unwrap());
    }
}
