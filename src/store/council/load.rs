//! Loading of a whole record into the database.
//!
//! # Design
//!
//! A record is replaced, never merged: its rows are numbered by their place in it. The 45,000 ballots are
//! sent as some 4,700 lists of members, one for each vote and option, which SQLite splits.

use std::collections::HashMap;

use sqlx::{Sqlite, SqliteConnection};

use super::OPTIONS;
use crate::council::{Record, RecordMember, RecordVote};
use crate::domain::{ChangeKind, Day, MemberRole, VoteOption};
use crate::store::Result;
use crate::store::search::rebuild::refill;
use crate::store::sql::builder::word;
use crate::store::sql::changes::{differing, note_gone, note_present, told};
use crate::store::sqlite::full_text::FullText;

type QueryBuilder = sqlx::QueryBuilder<Sqlite>;

/// Rows of a statement: SQLite takes 32,766 values at once, and a vote has 25.
const ROWS: usize = 1_000;

/// All columns of a vote that clients see, but for counts of claims.
const TOLD: &str = "SELECT id, json_array(date, symbol, resolution, draft_symbol, meeting, agenda_item, title, topic, \
     vote_kind, outcome, yes, \"no\", abstain, not_voting, absent, without_vote, vetoed_by, in_official_veto_list, \
     provisional, flags, sources, (SELECT group_concat(b.member || b.option) FROM (SELECT member, option FROM ballot \
       WHERE vote = v.pk ORDER BY member) b), (SELECT json_group_array(json_array(c.field, c.source_value, c.value, \
       c.basis)) FROM (SELECT * FROM correction WHERE vote = v.pk ORDER BY pk) c)) FROM vote v";

/// Replaces the stored record.
pub(in crate::store) async fn load(conn: &mut SqliteConnection, record: &Record) -> Result<()> {
    let before = told(conn, TOLD).await?;
    sqlx::raw_sql(
        "INSERT OR IGNORE INTO known_value (kind, value) SELECT 'vote', id FROM vote;
         DELETE FROM correction; DELETE FROM veto; DELETE FROM ballot; DELETE FROM vote; DELETE FROM topic;
         DELETE FROM term; DELETE FROM member; DELETE FROM source; DELETE FROM flag;",
    )
    .execute(&mut *conn)
    .await?;
    put_members(conn, record).await?;
    put_words(conn, record).await?;
    put_votes(conn, &record.votes).await?;
    put_ballots(conn, &record.votes).await?;
    put_vetoes(conn, record).await?;
    put_corrections(conn, record).await?;
    refill(conn, FullText::Vote).await?;
    let sql = "DELETE FROM known_value WHERE kind = 'vote' AND value IN (SELECT id FROM vote)";
    sqlx::query(sql).execute(&mut *conn).await?;
    let after = told(conn, TOLD).await?;
    let (there, gone): (Vec<_>, Vec<_>) =
        differing(&before, &after).into_iter().partition(|vote| after.contains_key(vote));
    note_present(conn, ChangeKind::Vote, &there).await?;
    note_gone(conn, ChangeKind::Vote, &gone).await?;
    sqlx::query("UPDATE dataset SET record_version = ?").bind(record.version).execute(conn).await?;
    Ok(())
}

async fn put_members(conn: &mut SqliteConnection, record: &Record) -> Result<()> {
    let name = |iso3: &str| record.members.iter().find(|member| member.iso3 == iso3).map(|member| member.name.as_str());
    let mut terms: Vec<_> = record.terms.iter().collect();
    terms.sort_by_key(|term| (term.role != MemberRole::Permanent, name(&term.iso3), term.from));
    for rows in record.members.chunks(ROWS) {
        let mut insert = QueryBuilder::new("INSERT INTO member (iso3, name, seat) ");
        insert.push_values(rows, |mut row, member| {
            row.push_bind(&member.iso3).push_bind(&member.name).push_bind(&member.seat);
        });
        insert.build().execute(&mut *conn).await?;
    }
    for rows in terms.chunks(ROWS) {
        let mut insert =
            QueryBuilder::new(r#"INSERT INTO term (iso3, role, regional_group, "from", "to", sat_as, note) "#);
        insert.push_values(rows, |mut row, term| {
            row.push_bind(&term.iso3).push_bind(word(term.role)).push_bind(&term.regional_group).push_bind(term.from);
            row.push_bind(term.to).push_bind(&term.sat_as).push_bind(&term.note);
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}

/// What votes refer to by a word: topics, sources, flags.
async fn put_words(conn: &mut SqliteConnection, record: &Record) -> Result<()> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for vote in &record.votes {
        *counts.entry(&vote.topic).or_default() += 1;
    }
    for rows in record.topics.chunks(ROWS) {
        let mut insert = QueryBuilder::new("INSERT INTO topic (slug, label, covers, words, general, vote_count) ");
        insert.push_values(rows, |mut row, topic| {
            row.push_bind(&topic.slug).push_bind(&topic.label).push_bind(&topic.covers);
            row.push_bind(sqlx::types::Json(&topic.words)).push_bind(topic.general);
            row.push_bind(counts.get(topic.slug.as_str()).copied().unwrap_or_default());
        });
        insert.build().execute(&mut *conn).await?;
    }
    for rows in record.sources.chunks(ROWS) {
        let mut insert = QueryBuilder::new("INSERT INTO source (key, name, url, licence, note) ");
        insert.push_values(rows, |mut row, source| {
            row.push_bind(&source.key).push_bind(&source.name).push_bind(&source.url);
            row.push_bind(&source.licence).push_bind(&source.note);
        });
        insert.build().execute(&mut *conn).await?;
    }
    for rows in record.flags.chunks(ROWS) {
        let mut insert = QueryBuilder::new("INSERT INTO flag (flag, meaning) ");
        insert.push_values(rows, |mut row, flag| {
            row.push_bind(&flag.flag).push_bind(&flag.meaning);
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}

async fn put_votes(conn: &mut SqliteConnection, votes: &[RecordVote]) -> Result<()> {
    for (chunk, rows) in votes.chunks(ROWS).enumerate() {
        let mut insert = QueryBuilder::new(
            "INSERT INTO vote (pk, id, date, symbol, resolution, resolution_number, draft_symbol, meeting, agenda_item, \
             title, topic, vote_kind, outcome, yes, \"no\", abstain, not_voting, absent, without_vote, vetoed_by, \
             in_official_veto_list, provisional, flags, sources, positions) ",
        );
        insert.push_values((pk(chunk * ROWS)..).zip(rows), |mut row, (pk, vote)| {
            row.push_bind(pk).push_bind(&vote.id).push_bind(vote.date).push_bind(vote.symbol());
            row.push_bind(&vote.resolution).push_bind(resolution_number(vote)).push_bind(&vote.draft_symbol);
            row.push_bind(&vote.meeting).push_bind(&vote.agenda_item).push_bind(&vote.title).push_bind(&vote.topic);
            row.push_bind(&vote.vote_kind).push_bind(word(vote.outcome));
            for option in OPTIONS {
                row.push_bind(vote.count(option).map(|count| i64::try_from(count).unwrap_or(i64::MAX)));
            }
            row.push_bind(vote.without_vote).push_bind(sqlx::types::Json(&vote.vetoed_by));
            row.push_bind(vote.in_official_veto_list).push_bind(vote.is_provisional());
            row.push_bind(sqlx::types::Json(&vote.flags)).push_bind(sqlx::types::Json(&vote.sources));
            row.push_bind(positions(vote));
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}

/// `CHNnFRAyGBRy…`, by code; what `agreement` counts.
fn positions(vote: &RecordVote) -> String {
    let mut ballots: Vec<(&str, char)> = vote
        .ballots
        .iter()
        .filter_map(|(member, option)| match option {
            VoteOption::Yes => Some((member.as_str(), 'y')),
            VoteOption::No => Some((member.as_str(), 'n')),
            VoteOption::Abstain => Some((member.as_str(), 'a')),
            VoteOption::NotVoting | VoteOption::Absent => None,
        })
        .collect();
    ballots.sort_unstable();
    ballots.iter().flat_map(|(member, position)| member.chars().chain([*position])).collect()
}

/// The row of the vote at this place.
fn pk(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX).saturating_add(1)
}

/// 2254 of `S/RES/2254 (2015)`.
fn resolution_number(vote: &RecordVote) -> Option<u32> {
    vote.resolution.as_deref()?.strip_prefix("S/RES/")?.split(' ').next()?.parse().ok()
}

async fn put_ballots(conn: &mut SqliteConnection, votes: &[RecordVote]) -> Result<()> {
    let lists: Vec<(i64, VoteOption, String)> = (1..)
        .zip(votes)
        .flat_map(|(pk, vote)| OPTIONS.map(|option| (pk, option, members(vote, option))))
        .filter(|(_, _, members)| !members.is_empty())
        .collect();
    for rows in lists.chunks(ROWS) {
        // A code is three letters and a space.
        let mut insert = QueryBuilder::new(
            "WITH RECURSIVE place (at) AS (SELECT 1 UNION ALL SELECT at + 4 FROM place WHERE at < 60), \
             list (vote, option, members) AS (",
        );
        insert.push_values(rows, |mut row, (pk, option, members)| {
            row.push_bind(pk).push_bind(word(option)).push_bind(members);
        });
        insert.push(
            ") INSERT INTO ballot (vote, member, option) SELECT vote, substr(members, at, 3), option \
             FROM list JOIN place ON at < length(members)",
        );
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}

fn members(vote: &RecordVote, option: VoteOption) -> String {
    let chosen = vote.ballots.iter().filter(|(_, theirs)| *theirs == option).map(|(member, _)| member.as_str());
    chosen.collect::<Vec<_>>().join(" ")
}

async fn put_vetoes(conn: &mut SqliteConnection, record: &Record) -> Result<()> {
    let casts: Vec<_> = (1i64..)
        .zip(&record.votes)
        .flat_map(|(pk, vote)| vote.vetoed_by.iter().map(move |member| (pk, vote, member.as_str())))
        .collect();
    for rows in casts.chunks(ROWS) {
        let mut insert = QueryBuilder::new("INSERT INTO veto (vote, member, seat, holder, official) ");
        insert.push_values(rows, |mut row, &(pk, vote, iso3)| {
            let member = record.members.iter().find(|member| member.iso3 == iso3);
            row.push_bind(pk)
                .push_bind(iso3)
                .push_bind(member.and_then(|member| member.seat.as_deref()).unwrap_or(iso3));
            row.push_bind(holder(record, member, iso3, vote.date));
            row.push_bind(vote.in_official_veto_list != Some(false));
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}

/// Who held a seat on `day`, by the name of that time.
fn holder<'r>(record: &'r Record, member: Option<&'r RecordMember>, iso3: &'r str, day: Day) -> &'r str {
    let term = record.council(day).find(|term| term.iso3 == iso3);
    term.and_then(|term| term.sat_as.as_deref()).or(member.map(|member| member.name.as_str())).unwrap_or(iso3)
}

async fn put_corrections(conn: &mut SqliteConnection, record: &Record) -> Result<()> {
    let places: HashMap<&str, i64> = record.votes.iter().map(|vote| vote.id.as_str()).zip(1..).collect();
    let known: Vec<_> = record
        .corrections
        .iter()
        .filter_map(|correction| Some((*places.get(correction.vote_id.as_str())?, correction)))
        .collect();
    for rows in known.chunks(ROWS) {
        let mut insert = QueryBuilder::new("INSERT INTO correction (vote, field, source_value, value, basis) ");
        insert.push_values(rows, |mut row, (pk, correction)| {
            row.push_bind(pk).push_bind(&correction.field).push_bind(&correction.source_value);
            row.push_bind(&correction.value).push_bind(&correction.basis);
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}
