//! Whether every finding is the characters it points at, and every claim has the record's answer.

use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::Checked;
use crate::council::{Record, judge};
use crate::domain::{Assertion, Basis, CodePoints, Day, Metadata, Stated, Verdict, article_id};
use crate::store::Result;
use crate::store::resources::corpus::article;
use crate::store::sql::builder::Sql;
use crate::store::sql::codec::{unpack_mentions, unpack_segments};
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;

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

/// Checks each article with what was found in it.
pub(super) async fn check(conn: &mut impl Engine, record: &Record, checked: &mut Checked) -> Result<()> {
    let mut after = 0;
    loop {
        let sql = "SELECT a.id, a.uuid, a.url, a.publisher, a.publisher_basis, a.published_on, a.published_on_basis, a.mention_count, t.text, t.segments, t.mentions \
                   FROM article a CROSS JOIN article_text t ON t.article = a.id WHERE a.id > ? ORDER BY a.id LIMIT 200";
        let rows: Vec<ArticleRow> = Sql::with(sql, after).all(conn).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            checked.article_count += 1;
            check_text(conn, row, checked).await?;
            check_quotes(conn, row, checked).await?;
            check_claims(conn, row, record, checked).await?;
        }
    }
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
