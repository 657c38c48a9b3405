//! Integrity check of the whole database: the file, every span, every count, every word in a search index.

mod copies;
mod corrections;
mod postings;
mod sums;
mod terms;
#[cfg(feature = "postgres")]
mod vectors;

use std::fmt;

use serde::Serialize;
use sqlx::SqliteConnection;
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::resources::corpus::article;
use super::sql::builder::Sql;
use super::sql::codec::{unpack_mentions, unpack_segments};
use super::{Result, Snapshot, council, statements};
use crate::council::{Record, judge};
use crate::domain::{Assertion, Basis, CodePoints, Day, Metadata, Span, Stated, Verdict, article_id};
use crate::store::pool::connection::Connection;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use sums::SUMS;

/// Faults listed one by one; further ones are only counted.
const TOLD: usize = 1_000;

/// Something that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// Where: a table, an article, an actor.
    pub subject: String,
    /// The inconsistency found, in words.
    pub detail: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.detail)
    }
}

/// What checking has found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The number of articles checked.
    pub article_count: u64,
    /// Spans held against their text.
    pub span_count: u64,
    /// How many faults there are.
    pub fault_count: u64,
    /// The first thousand of them.
    pub faults: Vec<Fault>,
}

impl Checked {
    pub(super) fn fault(&mut self, subject: impl fmt::Display, detail: impl Into<String>) {
        self.fault_count += 1;
        if self.faults.len() < TOLD {
            self.faults.push(Fault { subject: subject.to_string(), detail: detail.into() });
        }
    }

    /// Holds the words of a finding against the characters it points at.
    fn span(&mut self, article: Uuid, what: &str, points: &CodePoints<'_>, span: (i64, i64), words: &str) {
        self.span_count += 1;
        let at = |offset: i64| u32::try_from(offset).unwrap_or(u32::MAX);
        let found = points.slice(Span { start: at(span.0), end: at(span.1) });
        if found != words {
            self.fault(article, format!("{what} at {}..{} is not its text", span.0, span.1));
        }
    }
}

struct ArticleRow {
    id: i64,
    uuid: Hyphenated,
    url: Option<String>,
    publisher: Option<String>,
    publisher_basis: Basis,
    published_on: Option<Day>,
    published_on_basis: Basis,
    text: String,
    segments: Vec<u8>,
    mentions: Vec<u8>,
    mention_count: i64,
}

from_row!(ArticleRow {
    id,
    uuid,
    url,
    publisher,
    publisher_basis,
    published_on,
    published_on_basis,
    text,
    segments,
    mentions,
    mention_count
});

impl ArticleRow {
    fn uuid(&self) -> Uuid {
        self.uuid.into_uuid()
    }
}

struct QuoteRow {
    text: String,
    start: i64,
    end: i64,
    speaker_text: Option<String>,
    speaker_start: Option<i64>,
    speaker_end: Option<i64>,
    cue: Option<String>,
    cue_start: Option<i64>,
    cue_end: Option<i64>,
}

from_row!(QuoteRow { text, start, end, speaker_text, speaker_start, speaker_end, cue, cue_start, cue_end });

struct ClaimRow {
    text: String,
    start: i64,
    end: i64,
    assertion: String,
    votes: String,
    verdict: Option<Verdict>,
    compared: String,
    reason: Option<String>,
}

from_row!(ClaimRow { text, start, end, assertion, votes, verdict, compared, reason });

impl Snapshot {
    /// Checks the whole database: the file itself, that every finding is the characters it points at, that
    /// every count is what it counts, that what is stored can be searched for, and that every claim has the
    /// answer the stored record gives. Takes long; give the snapshot time.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read at all; what can be read and is wrong is in the answer.
    pub async fn check(&mut self) -> Result<Checked> {
        let mut checked = Checked::default();
        let conn = self.conn().await?;
        if let Connection::Sqlite(conn) = conn {
            check_file(conn, &mut checked).await?;
        }
        for (sql, subject) in SUMS {
            let sql = format!(
                "SELECT CAST(\"1\" AS TEXT), \"2\" FROM (SELECT NULL AS \"1\", NULL AS \"2\" WHERE FALSE UNION ALL {sql})"
            );
            let rows: Vec<(String, String)> = Sql::new(sql).all(conn).await?;
            for (which, detail) in rows {
                checked.fault(format!("{subject} {which}"), detail);
            }
        }
        let record = council::read(conn).await?;
        let mut after = 0;
        loop {
            let sql = "SELECT a.id, a.uuid, a.url, a.publisher, a.publisher_basis, a.published_on, a.published_on_basis, a.mention_count, t.text, t.segments, t.mentions \
                       FROM article a CROSS JOIN article_text t ON t.article = a.id WHERE a.id > ? ORDER BY a.id LIMIT 200";
            let rows: Vec<ArticleRow> = Sql::with(sql, after).all(conn).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in &rows {
                checked.article_count += 1;
                check_text(conn, row, &mut checked).await?;
                check_quotes(conn, row, &mut checked).await?;
                check_claims(conn, row, &record, &mut checked).await?;
            }
        }
        copies::check(conn, &mut checked).await?;
        corrections::check(conn, &mut checked).await?;
        // A first load that goes on, or was killed, joins them at its end.
        if !statements::are_deferred(conn).await? {
            for (quote, fault) in statements::faults(conn).await? {
                checked.fault(format!("quote row {quote}"), fault);
            }
        }
        match conn {
            Connection::Sqlite(conn) => terms::check(conn, &mut checked).await?,
            #[cfg(feature = "postgres")]
            Connection::Postgres(conn) => vectors::check(&mut **conn, &mut checked).await?,
        }
        postings::check(conn, &mut checked).await?;
        Ok(checked)
    }
}

/// Checks the file itself, and that what points at rows points at some.
async fn check_file(conn: &mut SqliteConnection, checked: &mut Checked) -> Result<()> {
    let lines: Vec<(String,)> = Sql::new("PRAGMA integrity_check").all(conn).await?;
    for (line,) in lines.into_iter().filter(|(line,)| line != "ok") {
        checked.fault("file", line);
    }
    let broken: Vec<(String, Option<i64>)> =
        Sql::new("SELECT \"table\", rowid FROM pragma_foreign_key_check").all(conn).await?;
    for (table, row) in broken {
        checked.fault(table, format!("row {row:?} points at nothing"));
    }
    Ok(())
}

async fn check_text(conn: &mut impl Engine, row: &ArticleRow, checked: &mut Checked) -> Result<()> {
    let metadata = Metadata {
        url: Stated::new(row.url.clone(), Basis::Manifest),
        publisher: Stated::new(row.publisher.clone(), row.publisher_basis),
        published_on: Stated::new(row.published_on, row.published_on_basis),
        ..Metadata::default()
    };
    if article_id(&metadata, &row.text) != row.uuid() {
        checked.fault(row.uuid(), "its id is not that of its URL, or of its publisher, day and text");
    }
    let length = i64::try_from(row.text.chars().count()).unwrap_or(i64::MAX);
    let mut end = 0;
    let segments = unpack_segments(&row.segments);
    for segment in &segments {
        let inside = i64::from(segment.start) >= end && segment.start <= segment.end;
        if !inside || i64::from(segment.end) > length {
            checked
                .fault(row.uuid(), format!("the segment at {}..{} overlaps or overruns", segment.start, segment.end));
        }
        end = segment.end.into();
    }
    let actors = article::names(&conn.rows(article::actors_of(row.uuid())).await?)?;
    let mentions = unpack_mentions(&row.mentions, &actors, &row.text);
    if i64::try_from(mentions.len()).ok() != Some(row.mention_count) {
        checked.fault(row.uuid(), format!("of {} mentions {} can be read", row.mention_count, mentions.len()));
    }
    for mention in mentions {
        checked.span_count += 1;
        if mention.start >= mention.end || i64::from(mention.end) > length {
            checked.fault(row.uuid(), format!("the mention at {}..{} overruns", mention.start, mention.end));
        }
    }
    Ok(())
}

async fn check_quotes(conn: &mut impl Engine, row: &ArticleRow, checked: &mut Checked) -> Result<()> {
    let points = CodePoints::new(&row.text);
    let sql = "SELECT text, start, \"end\", speaker_text, speaker_start, speaker_end, cue, cue_start, cue_end \
               FROM quote WHERE article = ?";
    let quotes: Vec<QuoteRow> = Sql::with(sql, row.id).all(conn).await?;
    for quote in quotes {
        checked.span(row.uuid(), "the quote", &points, (quote.start, quote.end), &quote.text);
        if let (Some(text), Some(start), Some(end)) = (quote.speaker_text, quote.speaker_start, quote.speaker_end) {
            checked.span(row.uuid(), "the speaker", &points, (start, end), &text);
        }
        if let (Some(text), Some(start), Some(end)) = (quote.cue, quote.cue_start, quote.cue_end) {
            checked.span(row.uuid(), "the cue", &points, (start, end), &text);
        }
    }
    Ok(())
}

async fn check_claims(conn: &mut impl Engine, row: &ArticleRow, record: &Record, checked: &mut Checked) -> Result<()> {
    let points = CodePoints::new(&row.text);
    let sql = "SELECT text, start, \"end\", assertion, votes, verdict, compared, reason FROM claim WHERE article = ?";
    let claims: Vec<ClaimRow> = Sql::with(sql, row.id).all(conn).await?;
    for claim in claims {
        checked.span(row.uuid(), "the claim", &points, (claim.start, claim.end), &claim.text);
        let Ok(assertion) = serde_json::from_str::<Assertion>(&claim.assertion) else {
            checked.fault(row.uuid(), "what a claim asserts cannot be read");
            continue;
        };
        let judged = judge(&assertion, row.published_on, record);
        let votes = serde_json::to_string(&judged.votes).unwrap_or_default();
        let compared = serde_json::to_string(&judged.compared).unwrap_or_default();
        let stored = (claim.votes, claim.verdict, claim.compared, claim.reason);
        if (votes, judged.verdict, compared, judged.reason) != stored {
            checked.fault(
                row.uuid(),
                format!("the claim at {}..{} has another verdict than the record's", claim.start, claim.end),
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::store::fixtures::{Database, five};

    #[tokio::test]
    async fn a_sound_database_has_no_faults() {
        let database = Database::of(&five()).await;
        let checked = database.store().await.snapshot().await.unwrap().check().await.unwrap();
        assert_eq!(checked.faults, []);
        assert_eq!((checked.article_count, checked.span_count), (5, 23));
    }

    #[tokio::test]
    async fn every_kind_of_damage_to_corrections_is_told() {
        let wrong = "INSERT INTO finding_correction (article, finding, kind, start, text, prefix, suffix, change, \
                     corrected_at, placed) SELECT article_uuid, 'quote', kind, start, text, prefix, suffix, 'false', '', 1 \
                     FROM quote WHERE id = 1";
        for (damage, expected) in [
            ("UPDATE quote SET corrected = 1 WHERE id = 1", "nothing corrects it"),
            ("UPDATE claim SET corrected = 1 WHERE id = 1", "nothing corrects it"),
            (wrong, "not as correction 1 has them"),
        ] {
            is_told(damage, expected).await;
        }
    }

    /// Does this damage to a sound database, and looks for it among the faults.
    async fn is_told(damage: &'static str, expected: &str) {
        let database = Database::of(&five()).await;
        let mut writer = database.writer().await;
        sqlx::raw_sql(damage).execute(&mut writer.conn).await.unwrap();
        let checked = database.store().await.snapshot().await.unwrap().check().await.unwrap();
        let told = checked.faults.iter().any(|fault| fault.detail.contains(expected));
        assert!(told, "{damage}: {:?}", checked.faults);
    }

    #[tokio::test]
    async fn every_kind_of_damage_is_told() {
        for (damage, expected) in [
            ("UPDATE quote SET start = start + 1", "the quote at"),
            ("UPDATE quote SET speaker_text = 'Somebody' WHERE speaker_text IS NOT NULL", "the speaker at"),
            ("UPDATE claim SET text = 'Nobody vetoed'", "the claim at"),
            ("UPDATE claim SET verdict = 'disagrees'", "another verdict"),
            ("UPDATE article_text SET text = substr(text, 1, 20)", "overruns"),
            ("UPDATE article_text SET mentions = x'ff'", "can be read"),
            ("UPDATE article SET url = 'https://c.example'", "its id is not"),
            ("UPDATE article SET copy_group = uuid WHERE id = 1", "its copy group is not"),
            ("UPDATE copy_sketch SET bands = x'' WHERE article = 1", "its sketch is not"),
            ("DELETE FROM copy_sketch WHERE article = 2", "its sketch is not"),
            ("DELETE FROM copy_band", "its bands are not"),
            ("UPDATE article SET quote_count = 9", "not those of its findings"),
            ("UPDATE quote SET (modality, asserted) = ('negated', 0) WHERE id = 1", "not those of its findings"),
            ("UPDATE article_actor SET quote_count = quote_count + 1", "not those of its speakers"),
            ("UPDATE claim SET compared = '[\"on\"]'", "another verdict"),
            ("UPDATE actor SET quote_count = 9 WHERE slug = 'china'", "not those of its articles"),
            ("UPDATE actor SET last_seen_on = '2020-01-01' WHERE slug = 'china'", "first or last day"),
            ("UPDATE actor SET description = 'another' WHERE slug = 'bo-scholar'", "earliest article"),
            ("UPDATE actor SET sighted_key = 1 WHERE slug = 'bo-scholar'", "earliest article"),
            ("UPDATE dataset SET claim_count = 9", "not those of the tables"),
            ("UPDATE day SET mention_count = mention_count + 1 WHERE age < 9999999", "not those of its articles"),
            ("DELETE FROM day WHERE age = 9999999", "lacks a day"),
            ("UPDATE quote SET age = 1", "what it has of its article"),
            ("DELETE FROM quote_fts WHERE rowid = 1", "cannot be searched for"),
            ("INSERT INTO article_fts (rowid, title, text) VALUES (99, '', 'ghost')", "is searched for and not there"),
            (
                "DELETE FROM quote_fts WHERE rowid = 1; INSERT INTO quote_fts (rowid, text) VALUES (1, 'x')",
                "its words are not those",
            ),
            (
                "DELETE FROM article_fts WHERE rowid = 1; INSERT INTO article_fts (rowid, title, text) \
                 SELECT 1, '', title FROM article WHERE id = 1",
                "its words are not those",
            ),
            ("UPDATE statement_quote SET statement = 7 WHERE quote = 1", "not of its statement"),
            ("DELETE FROM statement WHERE id = 1", "not those of its quotes"),
            ("UPDATE statement SET quote_count = 9 WHERE id = 1", "not those of its quotes"),
            ("INSERT INTO quote_fts (rowid, text) VALUES (99, 'ghost')", "words of it"),
            ("UPDATE actor SET name = 'Somebody' WHERE slug = 'bo-scholar'", "its words are not those"),
            ("DELETE FROM vote_fts", "its words are not those"),
            ("UPDATE index_block SET data = substr(data, 1, 9)", "not those of its rows"),
            ("UPDATE index_segment SET deleted = x'01'", "not those of its rows"),
            ("DELETE FROM index_segment", "can be ranked"),
            ("PRAGMA foreign_keys = OFF; DELETE FROM actor WHERE slug = 'china'", "points at nothing"),
        ] {
            is_told(damage, expected).await;
        }
    }
}
