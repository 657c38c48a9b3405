//! The stored record, read back whole: claims are judged by it, and an import is compared with it.

use std::collections::HashMap;

use sqlx::types::Json;

use super::OPTIONS;
use crate::council::{Correction, FlagMeaning, Record, RecordMember, RecordSource, RecordTopic, RecordVote, Term};
use crate::domain::VoteOption;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::sql::row::Row;
use crate::store::{Result, Snapshot};

impl Snapshot {
    /// The whole record, as it was loaded.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub async fn record(&mut self) -> Result<Record> {
        read(self.conn().await?).await
    }
}

pub(in crate::store) async fn read(conn: &mut impl Engine) -> Result<Record> {
    let sql = Sql::new("SELECT record_version FROM dataset");
    let (version,): (Option<u32>,) = sql.first(conn).await?.ok_or(sqlx::Error::RowNotFound)?;
    Ok(Record {
        version: version.unwrap_or_default(),
        votes: votes(conn).await?,
        terms: terms(conn).await?,
        members: rows(conn, "SELECT iso3, name, seat FROM member ORDER BY iso3", |row| {
            Ok(RecordMember { iso3: row.try_get(0)?, name: row.try_get(1)?, seat: row.try_get(2)? })
        })
        .await?,
        topics: rows(conn, "SELECT slug, label, covers, words, general FROM topic ORDER BY pk", |row| {
            Ok(RecordTopic {
                slug: row.try_get(0)?,
                label: row.try_get(1)?,
                covers: row.try_get(2)?,
                words: row.try_get::<Json<Vec<String>>, _>(3)?.0,
                general: row.try_get(4)?,
            })
        })
        .await?,
        sources: rows(conn, "SELECT key, name, url, licence, note FROM source ORDER BY key", |row| {
            Ok(RecordSource {
                key: row.try_get(0)?,
                name: row.try_get(1)?,
                url: row.try_get(2)?,
                licence: row.try_get(3)?,
                note: row.try_get(4)?,
            })
        })
        .await?,
        flags: rows(conn, "SELECT flag, meaning FROM flag ORDER BY flag", |row| {
            Ok(FlagMeaning { flag: row.try_get(0)?, meaning: row.try_get(1)? })
        })
        .await?,
        corrections: corrections(conn).await?,
    })
}

async fn terms(conn: &mut impl Engine) -> Result<Vec<Term>> {
    rows(conn, r#"SELECT iso3, role, regional_group, "from", "to", sat_as, note FROM term ORDER BY pk"#, |row| {
        Ok(Term {
            iso3: row.try_get(0)?,
            role: row.try_get(1)?,
            regional_group: row.try_get(2)?,
            from: row.try_get(3)?,
            to: row.try_get(4)?,
            sat_as: row.try_get(5)?,
            note: row.try_get(6)?,
        })
    })
    .await
}

async fn corrections(conn: &mut impl Engine) -> Result<Vec<Correction>> {
    rows(
        conn,
        "SELECT v.id, c.field, c.source_value, c.value, c.basis FROM correction c JOIN vote v ON v.pk = c.vote \
             ORDER BY c.pk",
        |row| {
            Ok(Correction {
                vote_id: row.try_get(0)?,
                field: row.try_get(1)?,
                source_value: row.try_get(2)?,
                value: row.try_get(3)?,
                basis: row.try_get(4)?,
            })
        },
    )
    .await
}

async fn rows<T>(conn: &mut impl Engine, sql: &'static str, each: impl Fn(&Row) -> sqlx::Result<T>) -> Result<Vec<T>> {
    Ok(conn.rows(Sql::new(sql)).await?.iter().map(each).collect::<sqlx::Result<_>>()?)
}

struct VoteRow {
    pk: i64,
    id: String,
    date: crate::domain::Day,
    resolution: Option<String>,
    draft_symbol: Option<String>,
    meeting: Option<String>,
    agenda_item: Option<String>,
    title: Option<String>,
    topic: String,
    vote_kind: String,
    outcome: crate::domain::Outcome,
    without_vote: bool,
    vetoed_by: Json<Vec<String>>,
    in_official_veto_list: Option<bool>,
    flags: Json<Vec<String>>,
    sources: Json<Vec<String>>,
}

from_row!(VoteRow {
    pk,
    id,
    date,
    resolution,
    draft_symbol,
    meeting,
    agenda_item,
    title,
    topic,
    vote_kind,
    outcome,
    without_vote,
    vetoed_by,
    in_official_veto_list,
    flags,
    sources
});

async fn votes(conn: &mut impl Engine) -> Result<Vec<RecordVote>> {
    // One list for each vote and option: ten times fewer rows than ballots.
    let sql = "SELECT vote, option, group_concat(member, ' ' ORDER BY member) FROM ballot GROUP BY vote, option";
    let lists: Vec<(i64, VoteOption, String)> = Sql::new(sql).all(conn).await?;
    let mut lists: HashMap<(i64, VoteOption), String> =
        lists.into_iter().map(|(vote, option, members)| ((vote, option), members)).collect();
    let sql = "SELECT pk, id, date, resolution, draft_symbol, meeting, agenda_item, title, topic, vote_kind, outcome, \
               without_vote, vetoed_by, in_official_veto_list, flags, sources FROM vote ORDER BY pk";
    let votes: Vec<VoteRow> = Sql::new(sql).all(conn).await?;
    let ballots = |pk: i64, lists: &mut HashMap<(i64, VoteOption), String>| {
        let mut ballots = Vec::new();
        for option in OPTIONS {
            let members = lists.remove(&(pk, option)).unwrap_or_default();
            ballots.extend(members.split_ascii_whitespace().map(|member| (member.to_owned(), option)));
        }
        ballots
    };
    Ok(votes
        .into_iter()
        .map(|row| RecordVote {
            ballots: ballots(row.pk, &mut lists),
            id: row.id,
            date: row.date,
            resolution: row.resolution,
            draft_symbol: row.draft_symbol,
            meeting: row.meeting,
            agenda_item: row.agenda_item,
            title: row.title,
            topic: row.topic,
            vote_kind: row.vote_kind,
            outcome: row.outcome,
            in_official_veto_list: row.in_official_veto_list,
            vetoed_by: row.vetoed_by.0,
            without_vote: row.without_vote,
            flags: row.flags.0,
            sources: row.sources.0,
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use crate::store::{Store, Writer};

    #[tokio::test]
    async fn what_was_loaded_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        Writer::open(&path, jiff::Timestamp::UNIX_EPOCH).await.unwrap().close().await.unwrap();
        let mut stored = Store::open(&path).await.unwrap().snapshot().await.unwrap().record().await.unwrap();
        let mut bundled = crate::seeds::record();
        for record in [&mut stored, &mut bundled] {
            record.terms.sort_by(|a, b| (a.from, &a.iso3).cmp(&(b.from, &b.iso3)));
            record.sources.sort_by(|a, b| a.key.cmp(&b.key));
            record.flags.sort_by(|a, b| a.flag.cmp(&b.flag));
        }
        for (ours, theirs) in stored.votes.iter().zip(&bundled.votes) {
            assert_eq!(ours, theirs);
        }
        assert!(stored == bundled);
    }

    #[tokio::test]
    async fn a_newer_record_replaces_the_stored_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let (registry, mut record) = (crate::seeds::registry(), crate::seeds::record());
        let now = jiff::Timestamp::UNIX_EPOCH;
        let opened = Writer::open_with(&path, &registry, &record, now).await.unwrap().opened();
        assert_eq!(opened.record, Some(record.version));
        assert_eq!(Writer::open_with(&path, &registry, &record, now).await.unwrap().opened().record, None);
        record.version += 1;
        record.votes.truncate(7);
        record.corrections.clear();
        assert_eq!(
            Writer::open_with(&path, &registry, &record, now).await.unwrap().opened().record,
            Some(record.version)
        );
        let stored = Store::open(&path).await.unwrap().snapshot().await.unwrap().record().await.unwrap();
        assert!(stored.votes == record.votes && stored.version == record.version);
    }
}
