//! Vetoes: one row for each cast, and how many there were under each convention.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::domain::VetoGroup::{All, Decade, Holder, Member, RegionalGroup, Seat, Topic, Year};
use crate::domain::{Convention, Day, VetoGroup, VetoTotal};
use crate::store::list::access_path::{AccessPaths, Resource, list_name};
use crate::store::list::in_memory::page_of;
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, Order};
use crate::store::list::validate::{known_members, known_topics, together};
use crate::store::sql::builder::{Sql, word};
use crate::store::sql::dialect::only_postgres;
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// The filter of the list of vetoes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct VetoFilter {
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
    /// The sort order of the rows.
    #[param(required = false, inline)]
    pub sort: VetoSort,
}

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

/// The filter of the totals of vetoes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct VetoTotalFilter {
    /// What the rows count: one group after the other in the order given, by default each but years and regional
    /// groups, beginning with one row for all.
    #[param(required = false, value_type = Vec<VetoGroup>, style = Form, explode = false, example = json!(["all", "member"]))]
    pub by: OneOf<VetoGroup>,
    /// The convention by which vetoes count.
    #[param(required = false, inline)]
    pub convention: Convention,
    /// The members that cast them, by their ISO 3166 alpha-3 codes.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["RUS"]))]
    pub member: OneOf<String>,
    /// The seats they were cast from, by the codes of who holds them today.
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
    /// The sort order of the rows.
    #[param(required = false, inline)]
    pub sort: VetoTotalSort,
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

/// What both lists are filtered by; `c` is the cast, `v` the vote.
struct Conditions<'f> {
    convention: Convention,
    member: &'f OneOf<String>,
    seat: &'f OneOf<String>,
    topic: &'f OneOf<String>,
    from: Option<Day>,
    to: Option<Day>,
}

impl Conditions<'_> {
    async fn sql(&self, snapshot: &mut Snapshot) -> Result<Sql> {
        let mut sql = Sql::new(if self.convention == Convention::Official { "c.official" } else { "TRUE" });
        let values = together([
            known_members(snapshot, "member", self.member).await,
            known_members(snapshot, "seat", self.seat).await,
            known_topics(snapshot, "topic", self.topic).await,
        ])?;
        for (column, values) in
            ["c.member", "c.seat", "v.topic"].into_iter().zip(values).filter(|(_, values)| !values.is_empty())
        {
            sql.push(&format!(" AND {column} IN ")).tuple(values);
        }
        if let Some(from) = self.from {
            sql.push(" AND v.date >= ").bind(from);
        }
        if let Some(to) = self.to {
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
        let conditions = Conditions {
            convention: filter.convention,
            member: &filter.member,
            seat: &filter.seat,
            topic: &filter.topic,
            from: filter.date_from,
            to: filter.date_to,
        };
        let lead = conditions.sql(self).await?;
        let order = Order { keys: &["c.pk"], reverse: filter.sort == VetoSort::Latest, blocks: ALL };
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
        let conditions = Conditions {
            convention: filter.convention,
            member: &filter.member,
            seat: &filter.seat,
            topic: &filter.topic,
            from: filter.date_from,
            to: filter.date_to,
        };
        let conditions = conditions.sql(self).await?;
        let every = [All, Member, Seat, Holder, Decade, Topic];
        let groups = if filter.by.is_empty() { &every } else { filter.by.0.as_slice() };
        let mut totals = Vec::new();
        for group in groups {
            let sql = grouped(*group, filter.convention, &conditions);
            let mut rows: Vec<VetoTotal> = sql.all_json(self.conn().await?).await?;
            if filter.sort == VetoTotalSort::MostCast {
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
fn grouped(group: VetoGroup, convention: Convention, conditions: &Sql) -> Sql {
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
    sql.append(conditions).push(&format!(" GROUP BY {key}{shown} ORDER BY {key}{first}"));
    sql
}

#[cfg(test)]
mod tests {
    use crate::domain::Veto;
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;
    use crate::council::RecordVote;
    use crate::domain::Outcome;
    use crate::store::council::fixture::{filter, snapshot};

    const EVERYTHING: Paging = Paging { limit: u32::MAX - 1, cursor: None, count: false };

    #[tokio::test]
    async fn casts_are_the_record_s_vetoed_by_under_every_filter() {
        type Predicate = fn(&RecordVote, &str) -> bool;
        let cases: [(Value, Predicate); 8] = [
            (json!({"convention": "wide"}), |_, _| true),
            (json!({}), |vote, _| vote.in_official_veto_list != Some(false)),
            (json!({"convention": "wide", "member": "sun"}), |_, member| member == "SUN"),
            (json!({"convention": "wide", "seat": "RUS"}), |_, member| member == "SUN" || member == "RUS"),
            (json!({"convention": "wide", "topic": "syria"}), |vote, _| vote.topic == "syria"),
            (json!({"convention": "wide", "date_from": "2022-05-27"}), |vote, _| {
                vote.date > "2022-05-26".parse().unwrap()
            }),
            (json!({"convention": "official", "date_to": "1950-12-31"}), |vote, _| {
                vote.in_official_veto_list == Some(true) && vote.date.0.year() <= 1950
            }),
            (json!({"convention": "wide", "sort": "date"}), |_, _| true),
        ];
        let (_folder, mut snapshot) = snapshot().await;
        let record = crate::seeds::record();
        for (fields, predicate) in cases {
            let found = snapshot.vetoes::<Veto>(&filter(fields.clone()), &EVERYTHING).await.unwrap().items;
            let found: Vec<_> = found.into_iter().map(|veto| (veto.vote_id, veto.member)).collect();
            let mut expected = Vec::new();
            for vote in record.votes.iter().filter(|vote| vote.outcome == Outcome::Vetoed) {
                let members = vote.vetoed_by.iter().filter(|member| predicate(vote, member));
                expected.extend(members.map(|member| (vote.id.clone(), member.clone())));
            }
            if fields.get("sort").is_none() {
                expected.reverse();
            }
            assert_eq!(found, expected, "{fields}");
        }
    }

    async fn casts(snapshot: &mut Snapshot, fields: Value) -> BTreeMap<String, (u32, u32)> {
        let totals = snapshot.veto_totals(&filter(fields), &EVERYTHING).await.unwrap().items;
        totals.into_iter().map(|total| (total.key.unwrap_or_default(), (total.cast_count, total.vote_count))).collect()
    }

    fn counts(expected: &[(&str, u32)]) -> BTreeMap<String, u32> {
        expected.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
    }

    /// The totals published for the library's list as of 26 May 2022.
    #[tokio::test]
    async fn the_official_totals_are_the_library_s() {
        let (_folder, snapshot) = &mut snapshot().await;
        let to = "2022-05-26";
        let by_member = casts(snapshot, json!({"by": "member", "date_to": to})).await;
        let published = counts(&[("SUN", 90), ("RUS", 30), ("USA", 82), ("GBR", 29), ("FRA", 17), ("CHN", 17)]);
        assert_eq!(by_member.into_iter().map(|(key, (casts, _))| (key, casts)).collect::<BTreeMap<_, _>>(), published);
        assert_eq!(casts(snapshot, json!({"by": "all", "date_to": to})).await[""], (265, 213));
        assert_eq!(casts(snapshot, json!({"by": "all", "date_to": to, "convention": "wide"})).await[""].1, 250);
        let by_seat = casts(snapshot, json!({"by": "seat", "date_to": to})).await;
        assert_eq!(by_seat["RUS"].0, 120);
        // The Republic of China's one veto is not in the library's list.
        let by_holder =
            casts(snapshot, json!({"by": "holder", "date_to": to, "seat": "CHN", "convention": "wide"})).await;
        assert_eq!((by_holder["Republic of China"].0, by_holder["China"].0), (1, 18));
    }

    #[tokio::test]
    async fn without_by_every_group_stands_in_turn() {
        let (_folder, snapshot) = &mut snapshot().await;
        let rows = |fields| VetoTotalFilter { topic: OneOf::from("syria".to_owned()), ..filter(fields) };
        let every = snapshot.veto_totals(&rows(json!({})), &EVERYTHING).await.unwrap().items;
        let mut joined = Vec::new();
        for by in ["all", "member", "seat", "holder", "decade", "topic"] {
            joined.extend(snapshot.veto_totals(&rows(json!({"by": by})), &EVERYTHING).await.unwrap().items);
        }
        assert_eq!(every, joined);
        // Pages of one row lead through all of them, though keys recur from group to group.
        let mut paging = Paging { limit: 1, ..Paging::default() };
        let mut paged = Vec::new();
        loop {
            let page = snapshot.veto_totals(&rows(json!({})), &paging).await.unwrap();
            paged.extend(page.items.clone());
            if !paging.follow(&page) {
                break;
            }
        }
        assert_eq!(paged, every);
        let nothing: VetoTotalFilter = filter(json!({"date_from": "2100-01-01"}));
        assert_eq!(snapshot.veto_totals(&nothing, &EVERYTHING).await.unwrap().items, []);
    }

    #[tokio::test]
    async fn groups_add_up() {
        let (_folder, snapshot) = &mut snapshot().await;
        for by in ["member", "seat", "holder", "year", "decade", "topic", "regional_group"] {
            let groups = casts(snapshot, json!({"by": by, "convention": "wide"})).await;
            let all = casts(snapshot, json!({"by": "all", "convention": "wide"})).await[""];
            assert_eq!(groups.values().map(|(casts, _)| casts).sum::<u32>(), all.0, "{by}");
            let votes: u32 = groups.values().map(|(_, votes)| votes).sum();
            // A vote that three members vetoed stands in three groups of members, in one decade and topic.
            assert_eq!(votes == all.1, by == "year" || by == "decade" || by == "topic", "{by}");
        }
        let by_group = casts(snapshot, json!({"by": "regional_group", "date_from": "1992-01-01"})).await;
        let by_member = casts(snapshot, json!({"by": "member", "date_from": "1992-01-01"})).await;
        assert_eq!(by_group["eastern_european"], by_member["RUS"]);
        assert_eq!(casts(snapshot, json!({"by": "year", "seat": "RUS"})).await["2012"].0, 2);
    }
}
