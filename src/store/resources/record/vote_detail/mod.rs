//! Vote detail: ballots, sources, flags in words, neighbours, what articles claim.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::domain::{Ballot, FlagNote, GroupTotal, Vote, VoteDetail, VoteOption, VoteSource};
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{List, leading_of};
use crate::store::pool::batch::Then;
use crate::store::resources::record::vote::by_id;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::{ClaimFilter, OneOf, QuoteFilter, Result, Snapshot};

/// Claims and quotes that the detail shows: of votes that are spoken of most there are thousands.
const NEWEST: usize = 10;

/// What the detail shows and lists do not.
struct More {
    pk: i64,
    sources: String,
    previous_on_topic: Option<String>,
    next_on_topic: Option<String>,
}

from_row!(More { pk, sources, previous_on_topic, next_on_topic });

/// The columns of a ballot's JSON row.
static BALLOT: LazyLock<JsonRow> = LazyLock::new(|| {
    let columns = "b.member, m.name, b.option, t.role, t.regional_group, \
         EXISTS (SELECT 1 FROM veto x WHERE x.vote = b.vote AND x.member = b.member) AS is_veto";
    JsonRow::new(columns, ColumnTypes { flags: &["is_veto"], ..ColumnTypes::default() })
});

impl Snapshot {
    /// Whether there is a vote with this id.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read, or not in time.
    pub async fn has_vote(&mut self, id: &str) -> Result<bool> {
        let by_id = Sql::with("SELECT 1 FROM vote WHERE id = ?", id);
        Ok(by_id.first::<(i64,)>(self.conn().await?).await?.is_some())
    }

    /// The vote with this id, if there is one.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read, or not in time.
    pub async fn vote(&mut self, id: &str) -> Result<Option<VoteDetail>> {
        let Some(vote) = by_id(id).first_json::<Vote>(self.conn().await?).await? else { return Ok(None) };
        let more = Sql::with(
            "SELECT v.pk, v.sources, \
             (SELECT o.id FROM vote o WHERE o.topic = v.topic AND o.pk < v.pk ORDER BY o.pk DESC LIMIT 1) AS previous_on_topic, \
             (SELECT o.id FROM vote o WHERE o.topic = v.topic AND o.pk > v.pk ORDER BY o.pk LIMIT 1) AS next_on_topic \
             FROM vote v WHERE v.id = ?",
            id,
        );
        let more: Option<More> = more.first(self.conn().await?).await?;
        let Some(more) = more else { return Ok(None) };
        let claims = ClaimFilter { vote: OneOf::from(id.to_owned()), ..ClaimFilter::default() };
        let quotes = QuoteFilter { vote: OneOf::from(id.to_owned()), ..QuoteFilter::default() };
        let newest = |list: List| list.leading(NEWEST);
        let ballots = ballots(self.conn().await?, more.pk).await?;
        let sources = sources(self.conn().await?, &vote, &more).await?;
        let flag_notes = flag_notes(self.conn().await?, &vote).await?;
        let asked = vec![newest(claims.list()?), newest(quotes.list()?)];
        let answered = self.run_batch(asked, Then::Nothing).await?;
        let [claims, quotes] = &answered[..] else { return Ok(None) };
        Ok(Some(VoteDetail {
            totals_by_group: totals_by_group(&ballots),
            ballots,
            sources,
            flag_notes,
            document_url: vote.symbol.as_deref().map(document),
            meeting_url: vote.meeting.as_deref().map(document),
            previous_on_topic: more.previous_on_topic,
            next_on_topic: more.next_on_topic,
            claims: leading_of(claims)?,
            claims_url: format!("/v1/votes/{}/claims", vote.id),
            quotes: leading_of(quotes)?,
            vote,
        }))
    }
}

/// The UN's own document: `S/RES/2254 (2015)` stands at <https://undocs.org/S/RES/2254(2015)>.
fn document(symbol: &str) -> String {
    format!("https://undocs.org/{}", symbol.replace(' ', ""))
}

async fn ballots(conn: &mut impl Engine, pk: i64) -> Result<Vec<Ballot>> {
    let sql = BALLOT.select(
        "ballot b JOIN vote v ON v.pk = b.vote JOIN member m ON m.iso3 = b.member \
         JOIN term t ON t.iso3 = b.member AND t.\"from\" <= v.date AND coalesce(t.\"to\", '9999') >= v.date \
         WHERE b.vote = ? ORDER BY t.role DESC, m.name",
    );
    Sql::with(sql, pk).all_json(conn).await
}

fn totals_by_group(ballots: &[Ballot]) -> Vec<GroupTotal> {
    let mut totals: BTreeMap<Option<&str>, GroupTotal> = BTreeMap::new();
    for ballot in ballots {
        let total = totals.entry(ballot.regional_group.as_deref()).or_default();
        total.regional_group.clone_from(&ballot.regional_group);
        total.member_count += 1;
        *match ballot.option {
            VoteOption::Yes => &mut total.yes_count,
            VoteOption::No => &mut total.no_count,
            VoteOption::Abstain => &mut total.abstain_count,
            VoteOption::NotVoting => &mut total.not_voting_count,
            VoteOption::Absent => &mut total.absent_count,
        } += 1;
    }
    totals.into_values().collect()
}

/// Where the record departs from its source in a vote.
const CORRECTIONS: &str = "SELECT field, source_value, value, basis FROM correction WHERE vote = ? ORDER BY pk";

/// The vote's sources in the record's order; a correction stands with the source it departs from.
async fn sources(conn: &mut impl Engine, vote: &Vote, more: &More) -> Result<Vec<VoteSource>> {
    let corrections: Vec<(String, String, String, String)> = Sql::with(CORRECTIONS, more.pk).all(conn).await?;
    let mut sources = Vec::new();
    let keys: Vec<String> = serde_json::from_str(&more.sources)?;
    for key in &keys {
        let row: Option<(String, Option<String>, String, String)> =
            Sql::with("SELECT name, url, licence, note FROM source WHERE key = ?", key).first(conn).await?;
        let Some((name, url, licence, mut note)) = row else { continue };
        let _ = write!(note, " ({licence})");
        for (field, theirs, ours, basis) in corrections.iter().filter(|_| Some(key) == keys.first()) {
            let _ = write!(note, "; {}", departure(field, theirs, ours, basis));
        }
        let resolution = vote.resolution.as_deref().map(|symbol| symbol.replace(' ', ""));
        let url = url.and_then(|url| match resolution {
            Some(resolution) => Some(url.replace("{resolution}", &resolution)),
            None => Some(url).filter(|url| !url.contains('{')),
        });
        sources.push(VoteSource { name, url, note });
    }
    Ok(sources)
}

/// A correction in words: a field that differs, or (as field `row`) a vote that the main source lacks.
fn departure(field: &str, theirs: &str, ours: &str, basis: &str) -> String {
    let shown = |value: &str| if value.is_empty() { "none".to_owned() } else { value.to_owned() };
    match field {
        "row" => format!("the record's main source lacks this vote: {basis}"),
        _ => format!("{field}: it has {}, the record {}, by {basis}", shown(theirs), shown(ours)),
    }
}

async fn flag_notes(conn: &mut impl Engine, vote: &Vote) -> Result<Vec<FlagNote>> {
    let mut notes = Vec::new();
    for flag in &vote.flags {
        let (name, value) = flag.split_once(':').unwrap_or((flag, ""));
        let meaning: Option<(String,)> = Sql::with("SELECT meaning FROM flag WHERE flag = ?", name).first(conn).await?;
        let meaning = meaning.map_or_else(|| flag.clone(), |(meaning,)| in_words(&meaning, value, vote));
        notes.push(FlagNote { flag: flag.clone(), meaning });
    }
    Ok(notes)
}

/// Fills the places of a flag's meaning with the flag's value and the vote's own.
fn in_words(meaning: &str, value: &str, vote: &Vote) -> String {
    let (left, right) = value.split_once('>').unwrap_or((value, value));
    let tally = match (vote.yes, vote.no, vote.abstain) {
        (Some(yes), Some(no), Some(abstain)) => format!("{yes}-{no}-{abstain}"),
        _ => "none".to_owned(),
    };
    meaning
        .replace("{value}", &value.replace(',', ", "))
        .replace("{left}", left)
        .replace("{right}", right)
        .replace("{tally}", &tally)
        .replace("{date}", &vote.date.to_string())
}
