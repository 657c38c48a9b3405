//! Votes: filtered lists. One vote with all its ballots stands in `vote_detail`.
//!
//! # Design
//!
//! The record has some three thousand votes and grows by a few a week, so a list walks them in their order
//! and checks each: at most two milliseconds, and no index to keep for any filter.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::council::Symbol;
use crate::domain::{Day, Outcome, Vote, VoteOption};
use crate::store::list::access_path::{AccessPath, AccessPaths, Resource};
use crate::store::list::day_sort::Match;
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, List, Order};
use crate::store::list::validate::{known_members, known_topics, known_vote_kinds, together};
use crate::store::sql::builder::{Sql, word};
use crate::store::sql::engine::Engine;
use crate::store::{Error, OneOf, Page, Paging, Result, Snapshot};

/// The filter of the list of votes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct VoteFilter {
    /// Words in title, agenda item or symbols: all of them, in any form; "a phrase"; prefix*; -not or NOT; one OR another.
    #[param(required = false, example = "chemical weapons")]
    pub q: Option<String>,
    /// The topic's slug; `/v1/topics` lists them.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["syria"]))]
    pub topic: OneOf<String>,
    /// The outcome of the vote.
    #[param(required = false, value_type = Vec<Outcome>, style = Form, explode = false)]
    pub outcome: OneOf<Outcome>,
    /// What was voted on; known values: `draft_resolution`, `recommendation`,
    /// `paragraph`, `amendment`, `procedural`, `preliminary_question`.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["draft_resolution"]))]
    pub vote_kind: OneOf<String>,
    /// A resolution, draft or meeting in any spelling: `S/2012/77`, `s-2012-77`, `2254`, `resolution 2254`,
    /// `S/RES/2254 (2015)`, `S/PV.6711`. A draft's symbol finds its revisions too.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["S/2012/77"]))]
    pub symbol: OneOf<String>,
    /// Members that have a ballot in it, by their ISO 3166 alpha-3 codes; `SUN` is the Soviet Union.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["CHN"]))]
    pub member: OneOf<String>,
    /// How they voted; without `member`, how any did.
    #[param(required = false, value_type = Vec<VoteOption>, style = Form, explode = false)]
    pub option: OneOf<VoteOption>,
    /// Members that vetoed it, by their codes.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["CHN", "RUS"]))]
    pub vetoed_by: OneOf<String>,
    /// Whether one of the members in `vetoed_by` (and of those in `member`) is enough, or all are meant.
    #[param(required = false, inline)]
    pub r#match: Match,
    /// The first day of votes, included (`YYYY-MM-DD`).
    #[param(required = false)]
    pub date_from: Option<Day>,
    /// The last day of votes, included (`YYYY-MM-DD`).
    #[param(required = false)]
    pub date_to: Option<Day>,
    /// The sort order: by the day of the vote, or by the number of claims.
    #[param(required = false, inline)]
    pub sort: VoteSort,
}

/// The order of votes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum VoteSort {
    /// The latest first; those of one day in the reverse of the Council's order.
    #[default]
    #[serde(rename = "-date")]
    Latest,
    /// The earliest first; those of one day in the Council's order.
    #[serde(rename = "date")]
    Earliest,
    /// Those that most claims speak of first, among equals the latest.
    #[serde(rename = "-claim_count")]
    MostClaimed,
}

/// The one column list of votes.
const COLUMNS: &str = "v.id, v.date, v.symbol, v.resolution, v.draft_symbol, v.meeting, v.agenda_item, v.title, \
     v.topic, v.vote_kind, v.outcome, v.yes, v.\"no\", v.abstain, v.not_voting, v.absent, v.without_vote, v.vetoed_by, \
     v.in_official_veto_list, v.provisional, v.flags, (SELECT count(*) FROM claim_vote c WHERE c.vote = v.id) AS claim_count";

/// The columns of a vote's JSON row.
static ROW: LazyLock<JsonRow> = LazyLock::new(|| {
    let types =
        ColumnTypes { flags: &["without_vote", "in_official_veto_list", "provisional"], json: &["vetoed_by", "flags"] };
    JsonRow::new(COLUMNS, types)
});

const SEARCH: AccessPath = AccessPath {
    parameter: "q",
    from: "\u{3}vote_fts CROSS JOIN \u{4}vote w\u{3} ON w.pk = vote_fts.rowid\u{4}",
    walked: "w",
    id: "w.pk",
    column: "vote_fts",
    check: "SELECT rowid FROM vote_fts WHERE vote_fts MATCH",
};

impl VoteSort {
    fn order(self) -> Order {
        match self {
            Self::Latest => Order { keys: &["w.pk"], reverse: true, blocks: ALL },
            Self::Earliest => Order { keys: &["w.pk"], reverse: false, blocks: ALL },
            Self::MostClaimed => {
                let keys = &["(SELECT count(*) FROM claim_vote c WHERE c.vote = w.id)", "w.pk"];
                Order { keys, reverse: true, blocks: ALL }
            }
        }
    }
}

impl VoteFilter {
    async fn list(&self, snapshot: &mut Snapshot) -> Result<List> {
        let mut leads = AccessPaths::default();
        leads.search(self.q.as_deref(), SEARCH)?;
        let resource = Resource::new("votes", self, &ROW, "vote v ON v.pk = k.id");
        let mut list = leads.into_list(IndexScan::all("vote w", "w", "w.pk"), resource, self.sort.order());
        let [topics, kinds, members, vetoers] = together([
            known_topics(snapshot, "topic", &self.topic).await,
            known_vote_kinds(snapshot, "vote_kind", &self.vote_kind).await,
            known_members(snapshot, "member", &self.member).await,
            known_members(snapshot, "vetoed_by", &self.vetoed_by).await,
        ])?;
        list.only_in("w.topic", topics);
        list.only_in("w.outcome", self.outcome.0.iter().map(word));
        list.only_in("w.vote_kind", kinds);
        if !self.symbol.is_empty() {
            list.only(named(&self.symbol.0)?);
        }
        let mut ballot = Sql::new("SELECT 1 FROM ballot b WHERE b.vote = w.pk");
        if !self.option.is_empty() {
            ballot.push(" AND b.option IN ").tuple(self.option.0.iter().map(word));
        }
        if members.is_empty() && !self.option.is_empty() {
            let mut sql = Sql::new("EXISTS (");
            sql.append(&ballot).push(")");
            list.only(sql);
        }
        self.by_members(&mut list, &ballot, "b.member", members);
        self.by_members(&mut list, &Sql::new("SELECT 1 FROM veto x WHERE x.vote = w.pk"), "x.member", vetoers);
        if let Some(from) = self.date_from {
            list.only(Sql::with("w.date >= ?", from));
        }
        if let Some(to) = self.date_to {
            list.only(Sql::with("w.date <= ?", to));
        }
        Ok(list)
    }

    /// `EXISTS (select AND column IN (…))` for any of the members, one such condition each for all of them.
    fn by_members(&self, list: &mut List, select: &Sql, column: &str, members: Vec<String>) {
        let groups: Vec<Vec<String>> = match self.r#match {
            _ if members.is_empty() => Vec::new(),
            Match::Any => vec![members],
            Match::All => members.into_iter().map(|member| vec![member]).collect(),
        };
        for group in groups {
            let mut sql = Sql::new("EXISTS (");
            sql.append(select).push(&format!(" AND {column} IN ")).tuple(group).push(")");
            list.only(sql);
        }
    }
}

/// The statement for one vote, as JSON.
pub(in crate::store) fn by_id(id: &str) -> Sql {
    Sql::with(ROW.select("vote v WHERE v.id = ?"), id)
}

/// The votes that one of these symbols names.
fn named(symbols: &[String]) -> Result<Sql> {
    let mut sql = Sql::new("(");
    for (i, given) in symbols.iter().enumerate() {
        sql.push(if i > 0 { " OR " } else { "" });
        match Symbol::parse(given) {
            Some(Symbol::Resolution { number, year: None }) => sql.push("w.resolution_number = ").bind(number),
            Some(symbol @ Symbol::Resolution { .. }) => sql.push("w.resolution = ").bind(symbol.to_string()),
            Some(Symbol::Document(symbol)) => {
                sql.push("w.draft_symbol = ").bind(symbol.as_str()).push(" OR w.meeting = ").bind(symbol.as_str());
                // S/15156 finds S/15156/Rev.2: reports seldom name the revision.
                sql.push(" OR w.draft_symbol GLOB ").bind(format!("{symbol}/Rev.*"))
            }
            None if given.starts_with("S-") => sql.push("w.id = ").bind(given.as_str()),
            None => {
                let detail = format!("`{given}` is no symbol; write S/2012/77, 2254 or S/RES/2254 (2015)");
                return Err(Error::BadFilter { parameter: "symbol", detail });
            }
        };
    }
    sql.push(")");
    Ok(sql)
}

/// The numbers of the votes that a symbol names, at most ten: the one whose id it makes, then the whole before its parts.
pub(in crate::store) async fn numbers_named(conn: &mut impl Engine, given: &str) -> Result<Vec<i64>> {
    let mut sql = Sql::new("SELECT w.pk FROM vote w WHERE ");
    sql.append(&named(&[given.to_owned()])?);
    sql.push(" ORDER BY w.id = ").bind(id_of(given)).push(" DESC, length(w.id), w.pk LIMIT 10");
    let rows: Vec<(i64,)> = sql.all(conn).await?;
    Ok(rows.into_iter().map(|(number,)| number).collect())
}

/// The id that a symbol makes, if it is one.
fn id_of(given: &str) -> String {
    let symbol = Symbol::parse(given).map(|symbol| symbol.to_string()).unwrap_or_default();
    symbol.replace(['/', ' '], "-").replace(['(', ')'], "")
}

impl Snapshot {
    /// Votes, by default the latest first.
    ///
    /// # Errors
    ///
    /// [`Error::BadFilter`] and [`Error::UnknownValues`] for values no vote can have, [`Error::BadCursor`], [`Error::Deadline`].
    pub async fn votes<T: DeserializeOwned>(&mut self, filter: &VoteFilter, paging: &Paging) -> Result<Page<T>> {
        let list = filter.list(self).await?;
        list.page(self, paging).await
    }

    /// Votes by symbol, in any spelling: the one whose id the symbol makes, else at most two of those that carry it.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::votes`].
    pub async fn votes_named(&mut self, given: &str) -> Result<Vec<Vote>> {
        if Symbol::parse(given).is_none() {
            return Ok(Vec::new());
        }
        if let Some(vote) = by_id(&id_of(given)).first_json(self.conn().await?).await? {
            return Ok(vec![vote]);
        }
        let filter = VoteFilter { symbol: OneOf::from(given.to_owned()), ..VoteFilter::default() };
        Ok(self.votes(&filter, &Paging { limit: 2, ..Paging::default() }).await?.items)
    }
}
