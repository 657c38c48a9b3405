//! Vote detail: ballots, sources, flags in words, neighbours, what articles claim.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use super::vote::by_id;
use crate::domain::{Ballot, FlagNote, GroupTotal, Vote, VoteDetail, VoteOption, VoteSource};
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{List, leading_of};
use crate::store::pool::batch::Then;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::sql::row::{FromRow, things};
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

/// The vote's sources in the record's order; a correction stands with the source it departs from.
/// Where the record departs from its source in a vote.
const CORRECTIONS: &str = "SELECT field, source_value, value, basis FROM correction WHERE vote = ? ORDER BY pk";

/// The first row of a small table.
async fn first<T: FromRow>(conn: &mut impl Engine, sql: Sql) -> Result<Option<T>> {
    Ok(conn.row(sql).await?.as_ref().map(T::from_row).transpose()?)
}

async fn sources(conn: &mut impl Engine, vote: &Vote, more: &More) -> Result<Vec<VoteSource>> {
    let corrections: Vec<(String, String, String, String)> =
        things(&conn.rows(Sql::with(CORRECTIONS, more.pk)).await?)?;
    let mut sources = Vec::new();
    let keys: Vec<String> = serde_json::from_str(&more.sources)?;
    for key in &keys {
        let row: Option<(String, Option<String>, String, String)> =
            first(conn, Sql::with("SELECT name, url, licence, note FROM source WHERE key = ?", key)).await?;
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
        let meaning: Option<(String,)> =
            first(conn, Sql::with("SELECT meaning FROM flag WHERE flag = ?", name)).await?;
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

#[cfg(test)]
mod tests {
    use crate::domain::{MemberRole, Outcome, Vote, VoteOption};
    use crate::store::council::fixture::snapshot;
    use crate::store::fixtures::{Database, five};
    use crate::store::{Paging, VoteFilter, VoteSort};

    #[tokio::test]
    async fn a_vote_shows_every_ballot_and_which_were_vetoes() {
        let (_folder, mut snapshot) = snapshot().await;
        let vote = snapshot.vote("S-2012-77").await.unwrap().unwrap();
        assert_eq!((vote.vote.yes, vote.vote.no, vote.vote.abstain), (Some(13), Some(2), Some(0)));
        let names: Vec<_> = vote.ballots.iter().map(|ballot| ballot.name.as_str()).collect();
        assert_eq!(names[..5], ["China", "France", "Russia", "United Kingdom", "United States"]);
        assert!(names.len() == 15 && names[5..].is_sorted());
        for ballot in &vote.ballots {
            let against = ["CHN", "RUS"].contains(&ballot.member.as_str());
            assert_eq!(ballot.is_veto, against, "{}", ballot.member);
            assert_eq!(ballot.option == VoteOption::No, against, "{}", ballot.member);
            let permanent = ["CHN", "FRA", "GBR", "RUS", "USA"].contains(&ballot.member.as_str());
            assert_eq!(ballot.role == MemberRole::Permanent, permanent, "{}", ballot.member);
        }
        let groups: Vec<_> = vote.totals_by_group.iter().map(|total| total.regional_group.as_deref()).collect();
        assert_eq!((groups.len(), groups.is_sorted(), groups.contains(&None)), (5, true, false), "{groups:?}");
        let sum = |count: fn(&crate::domain::GroupTotal) -> u32| vote.totals_by_group.iter().map(count).sum::<u32>();
        assert_eq!(
            (sum(|total| total.member_count), sum(|total| total.yes_count), sum(|total| total.no_count)),
            (15, 13, 2)
        );
        let old = snapshot.vote("S-RES-3-1946").await.unwrap().unwrap();
        // The elected members of that time were of no group.
        assert_eq!((&old.totals_by_group[0].regional_group, old.totals_by_group[0].member_count), (&None, 6));
        assert_eq!(vote.document_url.as_deref(), Some("https://undocs.org/S/2012/77"));
        assert_eq!(vote.meeting_url.as_deref(), Some("https://undocs.org/S/PV.6711"));
        assert_eq!(vote.previous_on_topic.as_deref(), Some("S-2011-612"));
        assert_eq!(vote.next_on_topic.as_deref(), Some("S-RES-2042-2012"));
        assert_eq!(vote.sources.len(), 3);
        assert!(snapshot.vote("S-2012-78").await.unwrap().is_none());
    }

    #[tokio::test]
    async fn flags_and_corrections_are_told_in_words() {
        let (_folder, mut snapshot) = snapshot().await;
        for (id, told) in [
            ("S-RES-3-1946", "has the tally 9-0-1; the ballots here give 9-0-0"),
            ("S-RES-143-1960", "has the date 1960-07-13; the record has 1960-07-14"),
            ("S-7285-Add.1", "The source names Algeria where Argentina sat"),
            ("S-PV.49-preliminary-1", "The library’s list names FRA among those who vetoed"),
            ("S-2020-654", "S/2020/657, S/2020/661"),
        ] {
            let vote = snapshot.vote(id).await.unwrap().unwrap();
            assert!(vote.flag_notes.iter().any(|note| note.meaning.contains(told)), "{id}: {:?}", vote.flag_notes);
        }
        let corrected = snapshot.vote("S-2001-270").await.unwrap().unwrap();
        let note = corrected.sources[0].note.as_str();
        assert!(note.contains("ballots: it has no=USA; abstain=COL"), "{note}");
        let added = snapshot.vote("S-2023-1023").await.unwrap().unwrap();
        let note = added.sources[0].note.as_str();
        assert!(note.contains("the record's main source lacks this vote: press release SC/15544"), "{note}");
        assert_eq!(added.flag_notes[0].meaning, "An amendment to S/2023/999.");
        assert_eq!((added.vote.outcome, added.vote.resolution.as_deref()), (Outcome::Adopted, None));
        let resolution = snapshot.vote("S-RES-176-1962").await.unwrap().unwrap();
        assert_eq!(resolution.document_url.as_deref(), Some("https://undocs.org/S/RES/176(1962)"));
        let official = resolution.sources.iter().find(|source| source.name.starts_with("Official text")).unwrap();
        assert_eq!(official.url.as_deref(), Some("https://undocs.org/S/RES/176(1962)"));
    }

    #[tokio::test]
    async fn what_articles_claim_of_a_vote_stands_beside_it() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let vote = snapshot.vote("S-2012-77").await.unwrap().unwrap();
        assert_eq!(vote.claims.len(), 2);
        assert!(vote.claims.iter().all(|claim| claim.votes.contains(&"S-2012-77".to_owned())));
        assert_eq!((vote.vote.claim_count, vote.claims_url.as_str()), (2, "/v1/votes/S-2012-77/claims"));
        assert_eq!(vote.quotes.len(), 1, "one of the claims stands in a quote");
        let most = VoteFilter { sort: VoteSort::MostClaimed, ..VoteFilter::default() };
        let first = snapshot.votes::<Vote>(&most, &Paging { limit: 1, ..Paging::default() }).await.unwrap().items;
        assert_eq!(first[0].id, "S-2012-77");
    }

    /// No flag, in any vote, is left without words or with a place unfilled.
    #[tokio::test]
    async fn every_vote_can_be_shown() {
        let (_folder, mut snapshot) = snapshot().await;
        for known in crate::seeds::record().votes.iter().filter(|vote| !vote.flags.is_empty()).step_by(7) {
            let vote = snapshot.vote(&known.id).await.unwrap().unwrap();
            assert_eq!(vote.ballots.len(), known.ballots.len(), "{}", known.id);
            assert_eq!(vote.flag_notes.len(), known.flags.len(), "{}", known.id);
            for note in &vote.flag_notes {
                assert!(note.meaning.ends_with('.') && !note.meaning.contains(['{', '}']), "{}: {note:?}", known.id);
            }
        }
    }
}
