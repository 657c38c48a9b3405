//! Loading of a whole record into the database.
//!
//! # Design
//!
//! A record is replaced, never merged: its rows are numbered by their place in it. The 45,000 ballots are
//! sent as some 4,700 lists of members, one for each vote and option, which SQLite splits.

use std::collections::HashMap;

use super::OPTIONS;
use crate::council::{Record, RecordMember, RecordVote};
use crate::domain::{ChangeKind, Day, MemberRole, VoteOption};
use crate::store::Result;
use crate::store::search::rebuild::refill;
use crate::store::sql::builder::{Insert, Sql, Value, word};
use crate::store::sql::changes::{differing, note_gone, note_present, told};
use crate::store::sql::engine::Engine;
use crate::store::sqlite::full_text::FullText;

/// Lists of a statement: SQLite takes 32,766 values at once.
const LISTS: usize = 1_000;

/// All columns of a vote that clients see, but for counts of claims.
const TOLD: &str = "SELECT id, json_array(date, symbol, resolution, draft_symbol, meeting, agenda_item, title, topic, \
     vote_kind, outcome, yes, \"no\", abstain, not_voting, absent, without_vote, vetoed_by, in_official_veto_list, \
     provisional, flags, sources, (SELECT group_concat(b.member || b.option) FROM (SELECT member, option FROM ballot \
       WHERE vote = v.pk ORDER BY member) b), (SELECT json_group_array(json_array(c.field, c.source_value, c.value, \
       c.basis)) FROM (SELECT * FROM correction WHERE vote = v.pk ORDER BY pk) c)) FROM vote v";

/// What a record is put in the place of, in an order in which nothing points at what is gone.
const REPLACED: [&str; 9] = ["correction", "veto", "ballot", "vote", "topic", "term", "member", "source", "flag"];

/// Replaces the stored record.
pub(in crate::store) async fn load(conn: &mut impl Engine, record: &Record) -> Result<()> {
    let before = told(conn, TOLD).await?;
    Sql::new("INSERT OR IGNORE INTO known_value (kind, value) SELECT 'vote', id FROM vote").run(conn).await?;
    for table in REPLACED {
        Sql::new(format!("DELETE FROM {table}")).run(conn).await?;
    }
    put_members(conn, record).await?;
    put_words(conn, record).await?;
    put_votes(conn, &record.votes).await?;
    put_ballots(conn, &record.votes).await?;
    put_vetoes(conn, record).await?;
    put_corrections(conn, record).await?;
    refill(conn, FullText::Vote).await?;
    let sql = "DELETE FROM known_value WHERE kind = 'vote' AND value IN (SELECT id FROM vote)";
    Sql::new(sql).run(conn).await?;
    let after = told(conn, TOLD).await?;
    let (there, gone): (Vec<_>, Vec<_>) =
        differing(&before, &after).into_iter().partition(|vote| after.contains_key(vote));
    note_present(conn, ChangeKind::Vote, &there).await?;
    note_gone(conn, ChangeKind::Vote, &gone).await?;
    Sql::with("UPDATE dataset SET record_version = ?", record.version).run(conn).await?;
    Ok(())
}

async fn put_members(conn: &mut impl Engine, record: &Record) -> Result<()> {
    let name = |iso3: &str| record.members.iter().find(|member| member.iso3 == iso3).map(|member| member.name.as_str());
    let mut terms: Vec<_> = record.terms.iter().collect();
    terms.sort_by_key(|term| (term.role != MemberRole::Permanent, name(&term.iso3), term.from));
    let mut rows = Insert::new("member (iso3, name, seat)");
    for member in &record.members {
        rows.row([(&member.iso3).into(), (&member.name).into(), member.seat.as_ref().into()]);
    }
    rows.run(conn).await?;
    let mut rows = Insert::new(r#"term (iso3, role, regional_group, "from", "to", sat_as, note)"#);
    for term in terms {
        rows.row([
            (&term.iso3).into(),
            word(term.role).into(),
            term.regional_group.as_ref().into(),
            term.from.into(),
            term.to.into(),
            term.sat_as.as_ref().into(),
            term.note.as_ref().into(),
        ]);
    }
    rows.run(conn).await
}

/// What votes refer to by a word: topics, sources, flags.
async fn put_words(conn: &mut impl Engine, record: &Record) -> Result<()> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for vote in &record.votes {
        *counts.entry(&vote.topic).or_default() += 1;
    }
    let mut rows = Insert::new("topic (slug, label, covers, words, general, vote_count)");
    for topic in &record.topics {
        rows.row([
            (&topic.slug).into(),
            (&topic.label).into(),
            (&topic.covers).into(),
            json(&topic.words),
            topic.general.into(),
            counts.get(topic.slug.as_str()).copied().unwrap_or_default().into(),
        ]);
    }
    rows.run(conn).await?;
    let mut rows = Insert::new("source (key, name, url, licence, note)");
    for source in &record.sources {
        rows.row([
            (&source.key).into(),
            (&source.name).into(),
            source.url.as_ref().into(),
            (&source.licence).into(),
            (&source.note).into(),
        ]);
    }
    rows.run(conn).await?;
    let mut rows = Insert::new("flag (flag, meaning)");
    for flag in &record.flags {
        rows.row([(&flag.flag).into(), (&flag.meaning).into()]);
    }
    rows.run(conn).await
}

/// A list as it is kept.
fn json(list: &impl serde::Serialize) -> Value {
    serde_json::to_string(list).unwrap_or_default().into()
}

async fn put_votes(conn: &mut impl Engine, votes: &[RecordVote]) -> Result<()> {
    let mut rows = Insert::new(
        "vote (pk, id, date, symbol, resolution, resolution_number, draft_symbol, meeting, agenda_item, \
         title, topic, vote_kind, outcome, yes, \"no\", abstain, not_voting, absent, without_vote, vetoed_by, \
         in_official_veto_list, provisional, flags, sources, positions)",
    );
    for (pk, vote) in (1i64..).zip(votes) {
        let [yes, no, abstain, not_voting, absent] =
            OPTIONS.map(|option| vote.count(option).map(|count| i64::try_from(count).unwrap_or(i64::MAX)).into());
        rows.row([
            pk.into(),
            (&vote.id).into(),
            vote.date.into(),
            vote.symbol().into(),
            vote.resolution.as_ref().into(),
            resolution_number(vote).into(),
            vote.draft_symbol.as_ref().into(),
            vote.meeting.as_ref().into(),
            vote.agenda_item.as_ref().into(),
            vote.title.as_ref().into(),
            (&vote.topic).into(),
            (&vote.vote_kind).into(),
            word(vote.outcome).into(),
            yes,
            no,
            abstain,
            not_voting,
            absent,
            vote.without_vote.into(),
            json(&vote.vetoed_by),
            vote.in_official_veto_list.into(),
            vote.is_provisional().into(),
            json(&vote.flags),
            json(&vote.sources),
            positions(vote).into(),
        ]);
    }
    rows.run(conn).await
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

/// 2254 of `S/RES/2254 (2015)`.
fn resolution_number(vote: &RecordVote) -> Option<u32> {
    vote.resolution.as_deref()?.strip_prefix("S/RES/")?.split(' ').next()?.parse().ok()
}

async fn put_ballots(conn: &mut impl Engine, votes: &[RecordVote]) -> Result<()> {
    if conn.is_postgres() {
        return copy_ballots(conn, votes).await;
    }
    let lists: Vec<(i64, VoteOption, String)> = (1..)
        .zip(votes)
        .flat_map(|(pk, vote)| OPTIONS.map(|option| (pk, option, members(vote, option))))
        .filter(|(_, _, members)| !members.is_empty())
        .collect();
    for rows in lists.chunks(LISTS) {
        // A code is three letters and a space.
        let mut insert = Sql::new(
            "WITH RECURSIVE place (at) AS (SELECT 1 UNION ALL SELECT at + 4 FROM place WHERE at < 60), \
             list (vote, option, members) AS (VALUES ",
        );
        for (place, (pk, option, members)) in rows.iter().enumerate() {
            insert.push(if place > 0 { ", " } else { "" });
            insert.tuple([Value::Int(*pk), word(option).into(), members.into()]);
        }
        insert.push(
            ") INSERT INTO ballot (vote, member, option) SELECT vote, substr(members, at, 3), option \
             FROM list JOIN place ON at < length(members)",
        );
        conn.execute_once(insert).await?;
    }
    Ok(())
}

/// The same as rows, which PostgreSQL takes as they come.
async fn copy_ballots(conn: &mut impl Engine, votes: &[RecordVote]) -> Result<()> {
    let mut rows = Insert::new("ballot (vote, member, option)");
    for (pk, vote) in (1i64..).zip(votes) {
        for (member, option) in &vote.ballots {
            rows.row([pk.into(), member.into(), word(option).into()]);
        }
    }
    rows.run(conn).await
}

fn members(vote: &RecordVote, option: VoteOption) -> String {
    let chosen = vote.ballots.iter().filter(|(_, theirs)| *theirs == option).map(|(member, _)| member.as_str());
    chosen.collect::<Vec<_>>().join(" ")
}

async fn put_vetoes(conn: &mut impl Engine, record: &Record) -> Result<()> {
    let mut rows = Insert::new("veto (vote, member, seat, holder, official)");
    for (pk, vote) in (1i64..).zip(&record.votes) {
        for iso3 in &vote.vetoed_by {
            let member = record.members.iter().find(|member| member.iso3 == *iso3);
            rows.row([
                pk.into(),
                iso3.into(),
                member.and_then(|member| member.seat.as_deref()).unwrap_or(iso3).into(),
                holder(record, member, iso3, vote.date).into(),
                (vote.in_official_veto_list != Some(false)).into(),
            ]);
        }
    }
    rows.run(conn).await
}

/// Who held a seat on `day`, by the name of that time.
fn holder<'r>(record: &'r Record, member: Option<&'r RecordMember>, iso3: &'r str, day: Day) -> &'r str {
    let term = record.council(day).find(|term| term.iso3 == iso3);
    term.and_then(|term| term.sat_as.as_deref()).or(member.map(|member| member.name.as_str())).unwrap_or(iso3)
}

async fn put_corrections(conn: &mut impl Engine, record: &Record) -> Result<()> {
    let places: HashMap<&str, i64> = record.votes.iter().map(|vote| vote.id.as_str()).zip(1..).collect();
    let mut rows = Insert::new("correction (vote, field, source_value, value, basis)");
    for correction in &record.corrections {
        if let Some(&pk) = places.get(correction.vote_id.as_str()) {
            rows.row([
                pk.into(),
                (&correction.field).into(),
                (&correction.source_value).into(),
                (&correction.value).into(),
                (&correction.basis).into(),
            ]);
        }
    }
    rows.run(conn).await
}
