//! Vetoes: one row for each cast, and how many there were under each convention.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::openapi::path::{Parameter, ParameterIn};
use utoipa::{IntoParams, ToSchema};

use crate::domain::VetoGroup::{All, Decade, Holder, Member, RegionalGroup, Seat, Topic, Year};
use crate::domain::{Convention, Day, VetoGroup, VetoTotal};
use crate::store::list::access_path::{AccessPaths, Resource, list_name};
use crate::store::list::composite_filter::parameters_of_parts;
use crate::store::list::in_memory::page_of;
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, Order};
use crate::store::list::validate::{known_members, known_topics, together};
use crate::store::sql::builder::{Sql, word};
use crate::store::sql::dialect::only_postgres;
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// Which vetoes are listed, or counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct VetoSelection {
    /// The convention by which vetoes count.
    #[param(required = false, inline)]
    pub convention: Convention,
    /// The member that cast it, by its ISO 3166 alpha-3 code: `RUS` since 24 December 1991, `SUN` before.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["RUS"]))]
    pub member: OneOf<String>,
    /// The seat it was cast from, by the code of who holds it today: `RUS` is the Soviet Union's too.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["RUS"]))]
    pub seat: OneOf<String>,
    /// The topic's slug; `/v1/topics` lists them.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["syria"]))]
    pub topic: OneOf<String>,
    /// The first day of votes, included (`YYYY-MM-DD`).
    #[param(required = false)]
    pub date_from: Option<Day>,
    /// The last day of votes, included (`YYYY-MM-DD`).
    #[param(required = false)]
    pub date_to: Option<Day>,
}

/// How vetoes are listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct VetoOrder {
    /// The sort order of the rows.
    #[param(required = false, inline)]
    pub sort: VetoSort,
}

/// The filter of the list of vetoes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct VetoFilter {
    /// Which vetoes are listed.
    #[serde(flatten)]
    pub selection: VetoSelection,
    /// How they are listed.
    #[serde(flatten)]
    pub order: VetoOrder,
}

parameters_of_parts!(VetoFilter: VetoSelection, VetoOrder);

/// The order of vetoes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum VetoSort {
    /// Sorted by day, the latest first.
    #[default]
    #[serde(rename = "-date")]
    Latest,
    /// Sorted by day, the earliest first.
    #[serde(rename = "date")]
    Earliest,
}

/// How vetoes are summed up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct VetoGrouping {
    /// What the rows count: one group after the other in the order given, by default each but years and regional
    /// groups, beginning with one row for all.
    #[param(required = false, value_type = Vec<VetoGroup>, style = Form, explode = false, example = json!(["all", "member"]))]
    pub by: OneOf<VetoGroup>,
    /// The sort order of the rows.
    #[param(required = false, inline)]
    pub sort: VetoTotalSort,
}

/// The filter of the totals of vetoes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct VetoTotalFilter {
    /// How they are summed up.
    #[serde(flatten)]
    pub grouping: VetoGrouping,
    /// Which vetoes are counted.
    #[serde(flatten)]
    pub selection: VetoSelection,
}

impl IntoParams for VetoTotalFilter {
    fn into_params(parameter_in: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = VetoGrouping::into_params(&parameter_in);
        // The order is the last parameter of every list.
        let sort = parameters.pop();
        parameters.extend(VetoSelection::into_params(parameter_in));
        parameters.extend(sort);
        parameters
    }
}

/// The order of totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum VetoTotalSort {
    /// Sorted by key, from A to Z.
    #[default]
    #[serde(rename = "key")]
    Key,
    /// Most vetoes cast first, then by key.
    #[serde(rename = "-cast_count")]
    MostCast,
}

/// The one column list of vetoes.
const COLUMNS: &str = "v.id AS vote_id, v.date, v.symbol, v.title, c.member, m.name AS member_name, c.seat, c.holder, b.option AS ballot, v.topic, \
     v.vote_kind, v.in_official_veto_list, v.provisional";

/// The columns of a veto's JSON row.
static ROW: LazyLock<JsonRow> = LazyLock::new(|| {
    let flags = &["in_official_veto_list", "provisional"];
    JsonRow::new(COLUMNS, ColumnTypes { flags, ..ColumnTypes::default() })
});

const TABLES: &str = "veto c ON c.pk = k.id JOIN vote v ON v.pk = c.vote JOIN member m ON m.iso3 = c.member \
     LEFT JOIN ballot b ON b.vote = c.vote AND b.member = c.member";

impl VetoSelection {
    /// The condition on a veto `c` of a vote `v`.
    async fn condition(&self, snapshot: &mut Snapshot) -> Result<Sql> {
        let mut sql = Sql::new(if self.convention == Convention::Official { "c.official" } else { "TRUE" });
        let values = together([
            known_members(snapshot, "member", &self.member).await,
            known_members(snapshot, "seat", &self.seat).await,
            known_topics(snapshot, "topic", &self.topic).await,
        ])?;
        for (column, values) in
            ["c.member", "c.seat", "v.topic"].into_iter().zip(values).filter(|(_, values)| !values.is_empty())
        {
            sql.push(&format!(" AND {column} IN ")).tuple(values);
        }
        if let Some(from) = self.date_from {
            sql.push(" AND v.date >= ").bind(from);
        }
        if let Some(to) = self.date_to {
            sql.push(" AND v.date <= ").bind(to);
        }
        Ok(sql)
    }
}

impl Snapshot {
    /// Cast vetoes, by default the latest first.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownValues`](crate::store::Error::UnknownValues) for codes and topics that are not in the record,
    /// [`Error::BadCursor`](crate::store::Error::BadCursor).
    pub async fn vetoes<T: DeserializeOwned>(&mut self, filter: &VetoFilter, paging: &Paging) -> Result<Page<T>> {
        let lead = filter.selection.condition(self).await?;
        let order = Order { keys: &["c.pk"], reverse: filter.order.sort == VetoSort::Latest, blocks: ALL };
        let all = IndexScan { lead, ..IndexScan::all("veto c CROSS JOIN vote v ON v.pk = c.vote", "c", "c.pk") };
        let resource = Resource::new("vetoes", filter, &ROW, TABLES);
        let list = AccessPaths::default().into_list(all, resource, order);
        list.page(self, paging).await
    }

    /// How many vetoes were cast, and how many votes they stopped.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::vetoes`].
    pub async fn veto_totals(&mut self, filter: &VetoTotalFilter, paging: &Paging) -> Result<Page<VetoTotal>> {
        let VetoTotalFilter { grouping, selection } = filter;
        let condition = selection.condition(self).await?;
        let every = [All, Member, Seat, Holder, Decade, Topic];
        let groups = if grouping.by.is_empty() { &every } else { grouping.by.0.as_slice() };
        let mut totals = Vec::new();
        for group in groups {
            let sql = grouped(*group, selection.convention, &condition);
            let mut rows: Vec<VetoTotal> = sql.all_json(self.conn().await?).await?;
            if grouping.sort == VetoTotalSort::MostCast {
                rows.sort_by_key(|total| std::cmp::Reverse(total.cast_count));
            }
            totals.extend(rows);
        }
        let list = &list_name("veto totals", filter);
        page_of(
            totals,
            |total| format!("{}/{}", word(total.by), total.key.as_deref().unwrap_or_default()),
            list,
            paging,
        )
    }
}

/// The regional group of who cast a veto, that day.
const GROUP: &str = "(SELECT t.regional_group FROM term t WHERE t.iso3 = c.member AND t.\"from\" <= v.date \
     AND coalesce(t.\"to\", '9999') >= v.date)";

/// The totals of one group. They are grouped by its key even where that is null: without a `GROUP BY` an empty
/// selection would still count to one row, of nulls.
fn grouped(group: VetoGroup, convention: Convention, condition: &Sql) -> Sql {
    let (key, label) = match group {
        All => ("NULL", "NULL"),
        Member => ("c.member", "(SELECT name FROM member WHERE iso3 = c.member)"),
        Seat => ("c.seat", "(SELECT name FROM member WHERE iso3 = c.seat)"),
        Holder => ("c.holder", "c.holder"),
        Year => ("substr(v.date, 1, 4)", "substr(v.date, 1, 4)"),
        RegionalGroup => (GROUP, GROUP),
        Decade => ("substr(v.date, 1, 3) || '0'", "substr(v.date, 1, 3) || '0s'"),
        Topic => ("v.topic", "(SELECT label FROM topic WHERE slug = v.topic)"),
    };
    let columns = format!(
        "'{}' AS convention, '{}' AS \"by\", {key} AS key, {label} AS name, count(DISTINCT v.pk) AS vote_count, \
         count(*) AS cast_count, count(DISTINCT CASE WHEN v.provisional THEN v.pk END) AS provisional_count, \
         min(v.date) AS first_on, max(v.date) AS last_on",
        word(convention),
        word(group)
    );
    let row = JsonRow::new(&columns, ColumnTypes::default());
    let mut sql = Sql::new(row.select("veto c JOIN vote v ON v.pk = c.vote WHERE "));
    // PostgreSQL asks for all that is shown, and has what is missing last.
    let (shown, first) = (only_postgres(&format!(", {label}")), only_postgres(" NULLS FIRST"));
    sql.append(condition).push(&format!(" GROUP BY {key}{shown} ORDER BY {key}{first}"));
    sql
}
