//! What our answers are measured against: bytes from memory, and a page as sqlx gives it without further thought.
//!
//! Both run as processes of their own, from this program, so that their processor time is separate from the driver's.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use actix_web::web::{self, Bytes, Data, Query};
use actix_web::{App, HttpResponse, HttpServer};
use communique::domain::{Day, Quote, QuoteKind, QuoteModality};
use communique::store::{Page, PageInfo};
use serde::{Deserialize, Serialize};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions, SqliteRow};
use sqlx::{FromRow, Row, SqlitePool};
use uuid::fmt::Hyphenated;

fn workers() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

/// Serves each file of a folder from memory, under its name, as JSON.
pub async fn bytes(port: u16, folder: &Path) -> io::Result<()> {
    let mut answers = HashMap::new();
    for file in std::fs::read_dir(folder)? {
        let file = file?;
        answers.insert(file.file_name().to_string_lossy().into_owned(), Bytes::from(std::fs::read(file.path())?));
    }
    let answers = Arc::new(answers);
    let server = HttpServer::new(move || {
        answers.iter().fold(App::new(), |app, (name, bytes)| {
            let bytes = bytes.clone();
            let answer = move || {
                let bytes = bytes.clone();
                async move { HttpResponse::Ok().content_type("application/json").body(bytes) }
            };
            app.route(&format!("/{name}"), web::get().to(answer))
        })
    });
    server.workers(workers()).bind(("127.0.0.1", port))?.run().await
}

/// Serves quotes of an actor and ranked articles from the database, in the plainest way that is known to be fast.
pub async fn queries(port: u16, db: &Path) -> io::Result<()> {
    let options = SqliteConnectOptions::new().filename(db).read_only(true).pragma("mmap_size", "1073741824");
    let connections = u32::try_from(workers() * 2).unwrap_or(4);
    let pool = SqlitePoolOptions::new().max_connections(connections).connect_with(options).await;
    let pool = Data::new(pool.map_err(io::Error::other)?);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(pool.clone())
            .route("/quotes", web::get().to(quotes))
            .route("/search", web::get().to(search))
    });
    server.workers(workers()).bind(("127.0.0.1", port))?.run().await
}

#[derive(Debug, Deserialize)]
struct Wanted {
    speaker: String,
    published_to: Option<Day>,
    limit: u32,
}

/// The columns of a quote, as our own page has them.
pub const QUOTES: &str = "SELECT q.uuid AS id, a.uuid AS article_id, a.title AS article_title, a.url AS article_url, a.publisher, \
     a.published_on, q.kind, q.modality, q.partial, q.utterance, q.text, q.start, q.\"end\", q.prefix, q.suffix, \
     s.slug AS speaker_id, coalesce(s.name, q.speaker_name) AS speaker_name, q.speaker_text, q.speaker_start, \
     q.speaker_end, q.speaker_office, q.speaker_state, q.speaker_organisation, \
     (SELECT name FROM actor WHERE slug = q.speaker_organisation) AS speaker_organisation_name, q.cue, q.cue_start, \
     q.cue_end, q.via, q.via_id, q.rule, q.confidence, q.corrected, j.uuid AS statement_id FROM quote q JOIN article a ON a.id = q.article LEFT JOIN actor s ON s.id = q.speaker \
     LEFT JOIN statement_quote j ON j.quote = q.id";

/// A quote as it stands in a row.
struct QuoteRow(Quote);

impl<'r> FromRow<'r, SqliteRow> for QuoteRow {
    fn from_row(row: &'r SqliteRow) -> sqlx::Result<Self> {
        let kind = match row.try_get("kind")? {
            "direct" => QuoteKind::Direct,
            _ => QuoteKind::Reported,
        };
        let modality = match row.try_get("modality")? {
            "asserted" => QuoteModality::Asserted,
            "negated" => QuoteModality::Negated,
            "hypothetical" => QuoteModality::Hypothetical,
            "planned" => QuoteModality::Planned,
            _ => QuoteModality::Disputed,
        };
        Ok(Self(Quote {
            kind,
            modality,
            article_url: row.try_get("article_url")?,
            id: row.try_get::<Hyphenated, _>("id")?.into_uuid(),
            article_id: row.try_get::<Hyphenated, _>("article_id")?.into_uuid(),
            article_title: row.try_get("article_title")?,
            publisher: row.try_get("publisher")?,
            published_on: row.try_get("published_on")?,
            partial: row.try_get("partial")?,
            utterance: row.try_get::<Hyphenated, _>("utterance")?.into_uuid(),
            text: row.try_get("text")?,
            start: row.try_get("start")?,
            end: row.try_get("end")?,
            prefix: row.try_get("prefix")?,
            suffix: row.try_get("suffix")?,
            speaker_id: row.try_get("speaker_id")?,
            speaker_name: row.try_get("speaker_name")?,
            speaker_text: row.try_get("speaker_text")?,
            speaker_start: row.try_get("speaker_start")?,
            speaker_end: row.try_get("speaker_end")?,
            speaker_office: row.try_get("speaker_office")?,
            speaker_state: row.try_get("speaker_state")?,
            speaker_organisation: row.try_get("speaker_organisation")?,
            speaker_organisation_name: row.try_get("speaker_organisation_name")?,
            cue: row.try_get("cue")?,
            cue_start: row.try_get("cue_start")?,
            cue_end: row.try_get("cue_end")?,
            via: row.try_get("via")?,
            via_id: row.try_get("via_id")?,
            rule: row.try_get("rule")?,
            confidence: row.try_get("confidence")?,
            corrected: row.try_get("corrected")?,
            statement_id: row.try_get::<Option<Hyphenated>, _>("statement_id")?.map(Hyphenated::into_uuid),
        }))
    }
}

async fn quotes(pool: Data<SqlitePool>, wanted: Query<Wanted>) -> actix_web::Result<HttpResponse> {
    const NEWEST: &str = "ORDER BY q.age, q.article_key, q.start LIMIT ?";
    let Wanted { speaker, published_to, limit } = wanted.into_inner();
    let days = if published_to.is_some() { "AND q.age >= ?" } else { "" };
    let sql = format!("{QUOTES} WHERE q.speaker = (SELECT id FROM actor WHERE slug = ?) {days} {NEWEST}");
    let mut query = sqlx::query_as::<_, QuoteRow>(sqlx::AssertSqlSafe(sql)).bind(speaker);
    if let Some(day) = published_to {
        query = query.bind(day.days_until(Day::new(9999, 12, 31).unwrap_or(day)));
    }
    let items = query.bind(limit).fetch_all(&**pool).await.map_err(actix_web::error::ErrorInternalServerError)?;
    let items = items.into_iter().map(|QuoteRow(quote)| quote).collect();
    let page = PageInfo { limit, next_cursor: None, total: None };
    Ok(HttpResponse::Ok().json(Page { items, page }))
}

#[derive(Debug, Serialize)]
struct Found {
    id: String,
    title: Option<String>,
    excerpt: String,
    score: f64,
}

impl<'r> FromRow<'r, SqliteRow> for Found {
    fn from_row(row: &'r SqliteRow) -> sqlx::Result<Self> {
        Ok(Self {
            id: row.try_get("id")?,
            title: row.try_get("title")?,
            excerpt: row.try_get("excerpt")?,
            score: row.try_get("score")?,
        })
    }
}

/// FTS5's own ranking of two words in any of their forms: what the search for them asks.
async fn search(pool: Data<SqlitePool>) -> actix_web::Result<HttpResponse> {
    let sql = "SELECT a.uuid AS id, a.title, a.excerpt, k.score FROM (SELECT rowid AS id, rank AS score FROM article_fts \
               WHERE article_fts MATCH 'council AND (resolution OR resolut)' ORDER BY rank LIMIT 20) k JOIN article a ON a.id = k.id \
               ORDER BY k.score";
    let found: Vec<Found> =
        sqlx::query_as(sql).fetch_all(&**pool).await.map_err(actix_web::error::ErrorInternalServerError)?;
    Ok(HttpResponse::Ok().json(found))
}
