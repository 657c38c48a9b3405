//! Agreement between members: how often two voted alike.
//!
//! # Design
//!
//! Each vote brings its positions in one text (`positions`); they are counted here, for each pair how often
//! which met which, and rates and kappa follow from these nine numbers. Joining the ballots with themselves in
//! SQL took ten times as long.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::domain::{Agreement, Day};
use crate::store::list::access_path::list_name;
use crate::store::list::in_memory::page_of;
use crate::store::list::validate::{known_members, known_topics, known_vote_kinds, together};
use crate::store::sql::builder::Sql;
use crate::store::{Error, OneOf, Page, Paging, Result, Snapshot};

/// Whose agreement is asked for, and over which votes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct AgreementFilter {
    /// The members to compare, each with each, two or more, by their ISO 3166 alpha-3 codes, `SUN` and `RUS`
    /// apart; without it every pair that ever took a position in the same vote.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["CHN", "RUS", "USA"]))]
    pub members: OneOf<String>,
    /// The topic's slug; `/v1/topics` lists them.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["syria"]))]
    pub topic: OneOf<String>,
    /// The first day of votes, included (`YYYY-MM-DD`).
    #[param(required = false)]
    pub date_from: Option<Day>,
    /// The last day of votes, included (`YYYY-MM-DD`).
    #[param(required = false)]
    pub date_to: Option<Day>,
    /// Whether to leave out unanimous votes, in which no member voted against or abstained: most votes are
    /// unanimous, and in them all members agree.
    #[param(required = false)]
    pub contested: bool,
    /// The kind of vote, by what was voted on; known values as for votes.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["draft_resolution"]))]
    pub vote_kind: OneOf<String>,
    /// The sort order of the pairs.
    #[param(required = false, inline)]
    pub sort: AgreementSort,
}

/// The order of pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum AgreementSort {
    /// By the codes of both.
    #[default]
    #[serde(rename = "members")]
    Members,
    /// The most alike first, by rate; pairs without one last.
    #[serde(rename = "-rate")]
    MostAlike,
    /// The least alike first, by rate; pairs without one last.
    #[serde(rename = "rate")]
    LeastAlike,
    /// Those with most votes in common first.
    #[serde(rename = "-both_voted")]
    MostVotes,
}

/// How often which position of one member (row) met which of the other (column).
type Table = [[u32; 3]; 3];

impl Snapshot {
    /// For each pair of members, how often they voted alike.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownValues`] for codes, topics and kinds that are not in the record, [`Error::BadFilter`] for
    /// one member alone, [`Error::BadCursor`].
    pub async fn agreement(&mut self, filter: &AgreementFilter, paging: &Paging) -> Result<Page<Agreement>> {
        let [members, topics, kinds] = together([
            known_members(self, "members", &filter.members).await,
            known_topics(self, "topic", &filter.topic).await,
            known_vote_kinds(self, "vote_kind", &filter.vote_kind).await,
        ])?;
        if members.len() == 1 {
            let detail = "needs two members or more, who are compared; without it every pair is".to_owned();
            return Err(Error::BadFilter { parameter: "members", detail });
        }
        let mut sql = Sql::new("SELECT v.positions FROM vote v WHERE v.positions <> ''");
        if filter.contested {
            sql.push(" AND v.contested");
        }
        for (column, values) in
            [("v.topic", topics), ("v.vote_kind", kinds)].into_iter().filter(|(_, values)| !values.is_empty())
        {
            sql.push(&format!(" AND {column} IN ")).tuple(values);
        }
        if let Some(from) = filter.date_from {
            sql.push(" AND v.date >= ").bind(from);
        }
        if let Some(to) = filter.date_to {
            sql.push(" AND v.date <= ").bind(to);
        }
        let names: Vec<(String, String)> = Sql::new("SELECT iso3, name FROM member").all(self.conn().await?).await?;
        let names: HashMap<String, String> = names.into_iter().collect();
        let votes: Vec<(String,)> = self.last(sql).await?;
        let votes: Vec<Vec<(&str, usize)>> = votes.iter().map(|(text,)| positions(text)).collect();
        let mut pairs = pairs(&votes, &members);
        sort(&mut pairs, filter.sort);
        let list = list_name("agreement", filter);
        let page = page_of(pairs, |pair| format!("{}-{}", pair.a, pair.b), &list, paging)?;
        let name = |code: &str| names.get(code).cloned().unwrap_or_default();
        Ok(page.map(|pair| Agreement { a_name: name(&pair.a), b_name: name(&pair.b), ..pair }))
    }
}

/// Who took which position in a vote: `CHNnFRAy` says that China voted against and France in favour.
fn positions(text: &str) -> Vec<(&str, usize)> {
    (0..text.len() / 4)
        .filter_map(|i| Some((text.get(4 * i..4 * i + 3)?, "yna".find(text.get(4 * i + 3..4 * i + 4)?)?)))
        .collect()
}

/// Every pair of `members`, or without them every pair that took a position in the same vote, by their codes.
fn pairs(votes: &[Vec<(&str, usize)>], members: &[String]) -> Vec<Agreement> {
    let everybody: BTreeSet<&str> = match members {
        [] => votes.iter().flatten().map(|(code, _)| *code).collect(),
        members => members.iter().map(String::as_str).collect(),
    };
    let codes: Vec<&str> = everybody.into_iter().collect();
    let places: HashMap<&str, usize> = codes.iter().enumerate().map(|(place, code)| (*code, place)).collect();
    let mut tables = vec![Table::default(); codes.len() * codes.len()];
    for vote in votes {
        let present: Vec<(usize, usize)> =
            vote.iter().filter_map(|(code, position)| Some((*places.get(code)?, *position))).collect();
        for (i, &(a, row)) in present.iter().enumerate() {
            // Positions stand by their codes, so the second of two is behind the first in the list as well.
            for &(b, column) in &present[i + 1..] {
                tables[a * codes.len() + b][row][column] += 1;
            }
        }
    }
    let mut pairs = Vec::new();
    for (i, a) in codes.iter().enumerate() {
        for (j, b) in codes.iter().enumerate().skip(i + 1) {
            let table = &tables[i * codes.len() + j];
            if !members.is_empty() || *table != Table::default() {
                pairs.push(pair(a, b, table));
            }
        }
    }
    pairs
}

fn pair(a: &str, b: &str, table: &Table) -> Agreement {
    let both_voted: u32 = table.iter().flatten().sum();
    let same: u32 = (0..3).map(|option| table[option][option]).sum();
    let share = |part: u32| f64::from(part) / f64::from(both_voted);
    // What two members would share by chance, each keeping to its own proportions.
    let chance: f64 =
        (0..3).map(|option| share(table[option].iter().sum()) * share(table.iter().map(|row| row[option]).sum())).sum();
    let rate = (both_voted > 0).then(|| share(same));
    // All of one option on both sides: chance is exactly 1, and nothing is left to measure.
    let certain = (0..3).any(|option| table[option][option] == both_voted);
    let kappa = rate.filter(|_| !certain).map(|rate| (rate - chance) / (1.0 - chance));
    let (a, b) = (a.to_owned(), b.to_owned());
    // The page is given its names once it is known which pairs it has.
    let (a_name, b_name) = (String::new(), String::new());
    Agreement { a, b, a_name, b_name, both_voted, same, rate: rate.map(round), kappa: kappa.map(round) }
}

/// To four places: more would claim what some hundred votes cannot tell.
fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// The pairs come by their codes, and keep that order among equals.
fn sort(pairs: &mut [Agreement], sort: AgreementSort) {
    let rate = |one: &Agreement, other: &Agreement, reverse: bool| match (one.rate, other.rate) {
        (Some(one), Some(other)) if reverse => other.total_cmp(&one),
        (Some(one), Some(other)) => one.total_cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    match sort {
        AgreementSort::Members => {}
        AgreementSort::MostAlike => pairs.sort_by(|one, other| rate(one, other, true)),
        AgreementSort::LeastAlike => pairs.sort_by(|one, other| rate(one, other, false)),
        AgreementSort::MostVotes => pairs.sort_by_key(|pair| std::cmp::Reverse(pair.both_voted)),
    }
}
