//! Statements: filtered lists, one by its id or by one it had, and the quotes of one.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use crate::domain::{Day, Statement, statement_id};
use crate::store::list::access_path::{AccessPath, AccessPaths, Resource, actor_number, plain};
use crate::store::list::day_sort::DaySort;
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, List, Order};
use crate::store::list::known_values::look_up;
use crate::store::resources::findings::quote;
use crate::store::sql::builder::Sql;
use crate::store::sql::day_key::key;
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// The order of statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum StatementSort {
    /// Those first reported last come first; the undated last.
    #[default]
    #[serde(rename = "-first_published_on")]
    Newest,
    /// Those reported first come first; the undated last.
    #[serde(rename = "first_published_on")]
    Oldest,
    /// Those that most outlets carried come first, of equally many the newest.
    #[serde(rename = "-publisher_count")]
    Publishers,
}

/// The filter of the list of statements.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct StatementFilter {
    /// Words in the statement: all of them, in any form; "a phrase"; prefix*; -not or NOT; one OR another.
    #[param(required = false, example = "\"external intervention\"")]
    pub q: Option<String>,
    /// The speaker's id; a state also answers to its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["liu-weimin"]))]
    pub speaker: OneOf<String>,
    /// The state the speaker is or speaks for, by its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["CHN"]))]
    pub speaker_state: OneOf<String>,
    /// The first day of the first report.
    #[param(required = false)]
    pub published_from: Option<Day>,
    /// The last day of the first report.
    #[param(required = false)]
    pub published_to: Option<Day>,
    /// The least number of outlets that carried it.
    #[param(required = false, minimum = 0, maximum = 1_000_000, example = 2)]
    pub min_publishers: Option<u32>,
    /// The sort order: by the day of the first report, or by outlets.
    #[param(required = false, inline)]
    pub sort: StatementSort,
}

/// The one column list of statements.
const COLUMNS: &str = "t.uuid AS id, x.text, s.slug AS speaker_id, s.name AS speaker_name, t.speaker_state, \
     f.published_on AS first_published_on, t.last_published_on, t.publishers, t.publisher_count, t.quote_count, \
     t.article_count, f.uuid AS first_quote_id, f.article_uuid AS first_article_id, \
     f.article_title AS first_article_title, f.article_url AS first_article_url, f.article_publisher AS first_publisher";

/// The columns of a statement's JSON row.
static ROW: LazyLock<JsonRow> =
    LazyLock::new(|| JsonRow::new(COLUMNS, ColumnTypes { json: &["publishers"], ..ColumnTypes::default() }));

const TABLES: &str = "statement t ON t.id = k.id CROSS JOIN quote f ON f.id = t.id \
     CROSS JOIN quote x ON x.id = t.text_quote LEFT JOIN actor s ON s.id = t.speaker";

/// Access paths from filters to statements, the most selective first.
const SEARCH: AccessPath = AccessPath {
    parameter: "q",
    from: "\u{3}quote_fts f CROSS JOIN \u{4}statement t\u{3} ON t.text_quote = f.rowid\u{4}",
    walked: "t",
    id: "t.id",
    column: "quote_fts",
    check: "SELECT o.id FROM quote_fts f CROSS JOIN statement o ON o.text_quote = f.rowid WHERE \u{3}quote_fts\u{4}\u{1}f\u{2} MATCH",
};
const SPEAKER: AccessPath =
    AccessPath { parameter: "speaker", from: "statement t", column: "t.speaker", check: "+t.speaker IN", ..SEARCH };
const STATE: AccessPath =
    AccessPath { parameter: "speaker_state", column: "t.speaker_state", check: "+t.speaker_state IN", ..SPEAKER };
/// The quotes of one.
const QUOTES: AccessPath = AccessPath {
    parameter: "statement",
    from: "statement_quote v CROSS JOIN quote q ON q.id = v.quote",
    walked: "v",
    id: "v.quote",
    column: "v.statement",
    check: "",
};

impl StatementSort {
    fn order(self) -> Order {
        match self {
            Self::Newest => DaySort::Newest.order(),
            Self::Oldest => DaySort::Oldest.order(),
            Self::Publishers => Order {
                keys: &["{w}.publishers_first", "{w}.age", "{w}.article_key", "{w}.start"],
                reverse: false,
                blocks: ALL,
            },
        }
    }
}

impl StatementFilter {
    pub(in crate::store) fn list(&self) -> Result<List> {
        let mut leads = AccessPaths::default();
        leads.search(self.q.as_deref(), SEARCH)?;
        leads.offer(SPEAKER, &self.speaker, |id| actor_number(id))?;
        leads.offer(STATE, &self.speaker_state, |code| plain(code))?;
        let least = self.min_publishers.unwrap_or_default();
        // Nearly all are one outlet's alone: the others have an index of their own.
        let walk_shared = least > 1 && !leads.taken() && self.sort != StatementSort::Publishers;
        let from = if walk_shared { "statement t INDEXED BY statement_shared" } else { "statement t" };
        let resource = Resource::new("statements", self, &ROW, TABLES);
        let mut list = leads.into_list(IndexScan::all(from, "t", "t.id"), resource, self.sort.order());
        if least > 0 {
            list.only(Sql::with("t.publisher_count >= ?", least));
        }
        if least > 1 {
            // As the index has it.
            list.only(Sql::new("t.publisher_count >= 2"));
        }
        list.only_days(self.published_from, self.published_to, None);
        list.looked_up = look_up(&[("speaker", &self.speaker), ("speaker_state", &self.speaker_state)]);
        Ok(list)
    }
}

/// What an id of statements stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum NamedStatement {
    /// The statement that has it.
    Present(Box<Statement>),
    /// The statement that had it before an earlier quote was loaded has this one now.
    Moved(Uuid),
}

/// How many carried a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Outlets.
    pub publisher_count: u32,
    /// Articles; copies of one report count once.
    pub article_count: u32,
}

impl Snapshot {
    /// Statements, filtered and in order.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn statements<T: DeserializeOwned>(
        &mut self,
        filter: &StatementFilter,
        paging: &Paging,
    ) -> Result<Page<T>> {
        filter.list()?.page(self, paging).await
    }

    /// What an id stands for: a statement, or the present id of one that had it; none for an unknown one.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn statement(&mut self, id: Uuid) -> Result<Option<NamedStatement>> {
        let sql = ROW.select(&format!("(SELECT id FROM statement WHERE uuid = ?) k CROSS JOIN {TABLES}"));
        let found = Sql::with(sql, id).first_json::<Statement>(self.conn().await?).await?;
        if let Some(found) = found {
            return Ok(Some(NamedStatement::Present(Box::new(found))));
        }
        let sql =
            "SELECT q.uuid, j.uuid FROM statement_quote j CROSS JOIN quote q ON q.id = j.quote WHERE j.own_key = ?";
        let quotes: Vec<(Hyphenated, Hyphenated)> = Sql::with(sql, key(id)).all(self.conn().await?).await?;
        let of = quotes.into_iter().find(|(quote, _)| statement_id(quote.into_uuid()) == id);
        Ok(of.map(|(_, statement)| NamedStatement::Moved(statement.into_uuid())))
    }

    /// How many carried each of these statements, by their present ids; those of one report and one
    /// outlet are left out.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn statement_spread(&mut self, ids: &[Uuid]) -> Result<HashMap<Uuid, Spread>> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let sql = "SELECT uuid, publisher_count, article_count FROM statement \
                   WHERE uuid IN (SELECT value FROM json_each(?)) AND (article_count > 1 OR publisher_count > 1)";
        let ids = serde_json::to_string(ids).unwrap_or_default();
        let rows: Vec<(Hyphenated, u32, u32)> = Sql::with(sql, ids).all(self.conn().await?).await?;
        let spread = |(id, publisher_count, article_count): (Hyphenated, u32, u32)| {
            (id.into_uuid(), Spread { publisher_count, article_count })
        };
        Ok(rows.into_iter().map(spread).collect())
    }

    /// The quotes of a statement by its present id, the earliest first; the undated last.
    ///
    /// # Errors
    ///
    /// A bad cursor, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn statement_quotes<T: DeserializeOwned>(&mut self, id: Uuid, paging: &Paging) -> Result<Page<T>> {
        let mut paths = AccessPaths::default();
        paths.offer(QUOTES, &id.into(), |id| Sql::with("(SELECT id FROM statement WHERE uuid = ?)", *id))?;
        let resource = quote::resource("quotes of a statement", &id);
        paths
            .into_list(IndexScan::all("quote q", "q", "q.id"), resource, DaySort::Oldest.order())
            .page(self, paging)
            .await
    }
}
