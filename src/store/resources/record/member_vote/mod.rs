//! Ballots of one state, and their totals by topic and year.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::domain::{Day, MemberVoteTotal, Outcome, VoteOption};
use crate::store::list::access_path::{AccessPaths, Resource, list_name};
use crate::store::list::in_memory::page_of;
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, Order};
use crate::store::list::validate::{known_topics, known_vote_kinds, together};
use crate::store::sql::builder::{Sql, word};
use crate::store::sql::dialect::only_postgres;
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// The filter of the list of a state's ballots.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct MemberVoteFilter {
    /// The ballot cast: `yes`, `no`, `abstain`, `absent` or `not_voting`.
    #[param(required = false, value_type = Vec<VoteOption>, style = Form, explode = false)]
    pub option: OneOf<VoteOption>,
    /// Only vetoes, or only what was none.
    #[param(required = false)]
    pub veto: Option<bool>,
    /// The topic's slug; `/v1/topics` lists them.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["syria"]))]
    pub topic: OneOf<String>,
    /// The outcome of the vote.
    #[param(required = false, value_type = Vec<Outcome>, style = Form, explode = false)]
    pub outcome: OneOf<Outcome>,
    /// The kind of vote, by what was voted on; known values as for votes.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["draft_resolution"]))]
    pub vote_kind: OneOf<String>,
    /// The first day of votes, included (`YYYY-MM-DD`).
    #[param(required = false)]
    pub date_from: Option<Day>,
    /// The last day of votes, included (`YYYY-MM-DD`).
    #[param(required = false)]
    pub date_to: Option<Day>,
    /// The sort order, by the day of the vote.
    #[param(required = false, inline)]
    pub sort: MemberVoteSort,
}

/// The order of a state's ballots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum MemberVoteSort {
    /// Sorted by day, the latest first.
    #[default]
    #[serde(rename = "-date")]
    Latest,
    /// Sorted by day, the earliest first.
    #[serde(rename = "date")]
    Earliest,
}

/// The filter of the totals of a state's ballots.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct MemberVoteTotalFilter {
    /// What each row sums up; without it there is one row for all.
    #[param(required = false, inline)]
    pub by: Option<MemberVoteGroup>,
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

/// The group that a row of totals sums up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberVoteGroup {
    /// The votes of one topic.
    Topic,
    /// The votes of one year.
    Year,
    /// The votes of ten years: `2010` is 2010 to 2019.
    Decade,
    /// The votes of the state's time in one regional group; null before 1966.
    RegionalGroup,
}

const COLUMNS: &str = "v.id AS vote_id, v.date, v.symbol, v.title, v.topic, v.vote_kind, v.outcome, b.member, m.name AS member_name, b.option, \
     t.role, EXISTS (SELECT 1 FROM veto x WHERE x.vote = b.vote AND x.member = b.member) AS is_veto";

/// The columns of the JSON row of a state's ballot.
static ROW: LazyLock<JsonRow> =
    LazyLock::new(|| JsonRow::new(COLUMNS, ColumnTypes { flags: &["is_veto"], ..ColumnTypes::default() }));

/// The day a term's state sat.
const TABLES: &str = "vote v ON v.pk = k.id JOIN ballot b ON b.vote = v.pk AND b.member = k.k1 JOIN member m ON m.iso3 = b.member \
     JOIN term t ON t.iso3 = b.member AND t.\"from\" <= v.date AND coalesce(t.\"to\", '9999') >= v.date";

impl Snapshot {
    /// The code of a state that ever sat, by its code or by its actor's id.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub async fn member_code(&mut self, actor: &str) -> Result<Option<String>> {
        let mut sql = Sql::with("SELECT iso3 FROM member WHERE iso3 = ?", actor);
        sql.push(" OR iso3 = (SELECT iso3 FROM actor WHERE slug = ").bind(actor).push(") LIMIT 1");
        Ok(sql.first::<(String,)>(self.conn().await?).await?.map(|(code,)| code))
    }

    /// The codes of all states that ever sat, in order.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub async fn member_codes(&mut self) -> Result<Vec<String>> {
        let sql = Sql::new("SELECT iso3 FROM member ORDER BY iso3");
        let codes: Vec<(String,)> = sql.all(self.conn().await?).await?;
        Ok(codes.into_iter().map(|(code,)| code).collect())
    }

    /// The ballots of the state with this code, by default the latest first.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownValues`](crate::store::Error::UnknownValues) for topics and kinds that are not in the record,
    /// [`Error::BadCursor`](crate::store::Error::BadCursor).
    pub async fn member_votes<T: DeserializeOwned>(
        &mut self,
        code: &str,
        filter: &MemberVoteFilter,
        paging: &Paging,
    ) -> Result<Page<T>> {
        let order =
            Order { keys: &["b.vote", "b.member"], reverse: filter.sort == MemberVoteSort::Latest, blocks: ALL };
        let all = IndexScan {
            lead: Sql::with("b.member = ?", code),
            ..IndexScan::all("ballot b CROSS JOIN vote v ON v.pk = b.vote", "b", "b.vote")
        };
        let resource = Resource::new(&format!("votes of {code}"), filter, &ROW, TABLES);
        let mut list = AccessPaths::default().into_list(all, resource, order);
        list.only_in("b.option", filter.option.0.iter().map(word));
        list.only_in("v.outcome", filter.outcome.0.iter().map(word));
        let [kinds, topics] = together([
            known_vote_kinds(self, "vote_kind", &filter.vote_kind).await,
            known_topics(self, "topic", &filter.topic).await,
        ])?;
        list.only_in("v.vote_kind", kinds);
        if let Some(veto) = filter.veto {
            let not = if veto { "" } else { "NOT " };
            let exists = format!("{not}EXISTS (SELECT 1 FROM veto x WHERE x.vote = b.vote AND x.member = b.member)");
            list.only(Sql::new(exists));
        }
        for condition in days_and_topic(topics, filter.date_from, filter.date_to) {
            list.only(condition);
        }
        list.page(self, paging).await
    }

    /// What the ballots of the state with this code sum up to.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::member_votes`].
    pub async fn member_vote_totals(
        &mut self,
        code: &str,
        filter: &MemberVoteTotalFilter,
        paging: &Paging,
    ) -> Result<Page<MemberVoteTotal>> {
        let (key, label) = match filter.by {
            None => ("NULL", "NULL"),
            Some(MemberVoteGroup::Topic) => ("v.topic", "(SELECT label FROM topic WHERE slug = v.topic)"),
            Some(MemberVoteGroup::Decade) => ("substr(v.date, 1, 3) || '0'", "substr(v.date, 1, 3) || '0s'"),
            Some(MemberVoteGroup::RegionalGroup) => (GROUP, GROUP),
            Some(MemberVoteGroup::Year) => ("substr(v.date, 1, 4)", "substr(v.date, 1, 4)"),
        };
        let columns = format!(
            "b.member, (SELECT name FROM member WHERE iso3 = b.member) AS member_name, {key} AS key, {label} AS name, count(*) AS vote_count, \
             count(*) FILTER (WHERE b.option = 'yes') AS yes_count, \
             count(*) FILTER (WHERE b.option = 'no') AS no_count, \
             count(*) FILTER (WHERE b.option = 'abstain') AS abstain_count, \
             count(*) FILTER (WHERE b.option = 'not_voting') AS not_voting_count, \
             count(*) FILTER (WHERE b.option = 'absent') AS absent_count, \
             count(*) FILTER (WHERE x.official) AS official_veto_count, count(x.pk) AS wide_veto_count"
        );
        let from = "ballot b CROSS JOIN vote v ON v.pk = b.vote \
                    LEFT JOIN veto x ON x.vote = b.vote AND x.member = b.member WHERE b.member = ";
        let mut sql = Sql::new(JsonRow::new(&columns, ColumnTypes::default()).select(from));
        sql.bind(code);
        let topics = known_topics(self, "topic", &filter.topic).await?;
        for condition in days_and_topic(topics, filter.date_from, filter.date_to) {
            sql.push(" AND ").append(&condition);
        }
        // PostgreSQL asks for all that is shown, and has what is missing last.
        let (shown, first) = (only_postgres(&format!(", {label}")), only_postgres(" NULLS FIRST"));
        sql.push(&format!(" GROUP BY b.member, {key}{shown} ORDER BY {key}{first}"));
        let totals = sql.all_json(self.conn().await?).await?;
        let list = list_name(&format!("totals of {code}"), filter);
        page_of(totals, |total: &MemberVoteTotal| total.key.clone().unwrap_or_default(), &list, paging)
    }
}

/// The state's regional group on the day of a vote.
const GROUP: &str = "(SELECT t.regional_group FROM term t WHERE t.iso3 = b.member AND t.\"from\" <= v.date \
     AND coalesce(t.\"to\", '9999') >= v.date)";

fn days_and_topic(topics: Vec<String>, from: Option<Day>, to: Option<Day>) -> Vec<Sql> {
    let mut conditions = Vec::new();
    if !topics.is_empty() {
        let mut sql = Sql::new("v.topic IN ");
        sql.tuple(topics);
        conditions.push(sql);
    }
    conditions.extend(from.map(|from| Sql::with("v.date >= ?", from)));
    conditions.extend(to.map(|to| Sql::with("v.date <= ?", to)));
    conditions
}
