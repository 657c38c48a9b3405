//! Rows of statements and of their quotes.

use std::collections::HashSet;

use uuid::Uuid;

use super::quotes::StatementQuote;
use super::wording::Wording;
use crate::store::Result;
use crate::store::sql::builder::{Insert, Sql, Value, list};
use crate::store::sql::day_key::{UNDATED, day, key};
use crate::store::sql::engine::Engine;

/// Rows to be written.
#[derive(Debug)]
pub(in crate::store) struct StatementRows {
    statement: Insert,
    quote: Insert,
}

impl StatementRows {
    pub fn new() -> Self {
        Self {
            statement: Insert::new(
                "statement (id, uuid, speaker, speaker_state, age, article_key, start, last_published_on, text_quote, publishers, \
                 publisher_count, quote_count, article_count)",
            ),
            quote: Insert::new("statement_quote (quote, statement, uuid, wording, own_key, age, article_key, start)"),
        }
    }

    /// A statement of these quotes, of which it has one at least. Returns the first, and those that were of no
    /// statement or of another.
    pub fn add<'q>(&mut self, mut quotes: Vec<&'q StatementQuote>) -> (&'q StatementQuote, Vec<&'q StatementQuote>) {
        quotes.sort_by_key(|quote| quote.order());
        let first = quotes[0];
        let uuid = first.own_statement();
        // The last of equally long ones is the earliest, seen from behind.
        let text =
            quotes.iter().rev().max_by_key(|quote| quote.text.chars().count()).map_or(first.number, |q| q.number);
        let last = quotes.iter().map(|quote| quote.age).filter(|age| *age < UNDATED).min();
        let (mut outlets, mut names) = (HashSet::new(), Vec::new());
        for quote in &quotes {
            if quote.publisher.is_some_and(|publisher| outlets.insert(publisher)) {
                names.extend(quote.outlet.as_deref());
            }
        }
        let (reports, said) = reports(&quotes);
        self.statement.row([
            first.number.into(),
            uuid.into(),
            first.speaker.into(),
            first.state.as_ref().into(),
            first.age.into(),
            first.article_key.into(),
            first.start.into(),
            last.and_then(day).into(),
            text.into(),
            serde_json::to_string(&names).unwrap_or_default().into(),
            count(names.len()),
            count(said),
            count(reports),
        ]);
        let here = Some((first.number, uuid));
        quotes.retain(|quote| quote.joined() != here);
        (first, quotes)
    }

    /// A quote of the statement that begins with `first`.
    pub fn add_quote(&mut self, quote: &StatementQuote, first: &StatementQuote, wording: &Wording) {
        self.quote.row([
            quote.number.into(),
            first.number.into(),
            first.own_statement().into(),
            wording.hash.into(),
            key(quote.own_statement()).into(),
            quote.age.into(),
            quote.article_key.into(),
            quote.start.into(),
        ]);
    }

    pub async fn run(self, conn: &mut impl Engine) -> Result<()> {
        self.statement.run(conn).await?;
        self.quote.run(conn).await
    }
}

#[derive(Debug, Default)]
pub(in crate::store) struct Keys(Vec<(i64, i64)>);

impl Keys {
    pub fn add(&mut self, wording: &Wording) {
        self.0.extend(wording.keys.iter().map(|&key| (key, wording.hash)));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Inserts those that are not there, in their order: each page of the table is written once.
    pub async fn run(mut self, conn: &mut impl Engine) -> Result<()> {
        self.0.sort_unstable();
        let mut insert = Insert::new("statement_key (key, wording)");
        self.0.into_iter().for_each(|(key, wording)| insert.row([key.into(), wording.into()]));
        insert.run_or_ignore(conn).await
    }
}

fn count(number: usize) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

/// How many reports there are, and how many quotes where copies of one report count once: of each report as many as its
/// copy with the most has.
fn reports(quotes: &[&StatementQuote]) -> (usize, usize) {
    let mut of: Vec<(Uuid, Uuid)> =
        quotes.iter().map(|quote| (quote.report.into_uuid(), quote.article.into_uuid())).collect();
    of.sort_unstable();
    let reports = of.chunk_by(|a, b| a.0 == b.0);
    let most = |copies: &[(Uuid, Uuid)]| copies.chunk_by(|a, b| a == b).map(<[_]>::len).max().unwrap_or_default();
    reports.fold((0, 0), |(reports, quotes), copies| (reports + 1, quotes + most(copies)))
}

/// Deletes statements; the links of their quotes stay.
pub(in crate::store) async fn delete(conn: &mut impl Engine, statements: impl Iterator<Item = i64>) -> Result<()> {
    let sql = "DELETE FROM statement WHERE id IN (SELECT value FROM json_each(?))";
    Sql::with(sql, list(statements)).run(conn).await?;
    Ok(())
}
