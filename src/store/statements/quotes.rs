//! Quotes as statements see them: read with all that joins them and all that a statement tells of them.

use std::cmp::Reverse;
use std::collections::HashMap;

use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::join::Candidate;
use super::wording::Wording;
use crate::domain::statement_id;
use crate::store::Result;
use crate::store::sql::builder::{Numbers, Sql};
use crate::store::sql::day_key::UNDATED;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;

/// The report that a quote stands in: copies of one report share it, and count once.
const REPORT: &str = "coalesce(a.copy_group, a.uuid)";

/// The quotes that can be of a statement.
const JOINED: &str = "q.speaker IS NOT NULL AND q.asserted AND q.kind = 'direct'";

/// A quote that can be of a statement.
#[derive(Clone, Debug)]
pub(in crate::store) struct StatementQuote {
    pub number: i64,
    pub uuid: Hyphenated,
    pub age: i64,
    pub article_key: i64,
    pub start: i64,
    pub speaker: i64,
    pub state: Option<String>,
    pub article: Hyphenated,
    pub report: Hyphenated,
    /// The outlet's number and its name, as the article gives it.
    pub publisher: Option<i64>,
    pub outlet: Option<String>,
    pub text: String,
    /// The statement it was of, and that one's id.
    pub statement: Option<i64>,
    pub statement_uuid: Option<Hyphenated>,
}

from_row!(StatementQuote {
    number,
    uuid,
    age,
    article_key,
    start,
    speaker,
    state,
    article,
    report,
    publisher,
    outlet,
    text,
    statement,
    statement_uuid
});

impl StatementQuote {
    /// The id of a statement that begins with it.
    pub fn own_statement(&self) -> Uuid {
        statement_id(self.uuid.into_uuid())
    }

    /// The statement it was of: its number and its id.
    pub fn joined(&self) -> Option<(i64, Uuid)> {
        self.statement.zip(self.statement_uuid.map(Hyphenated::into_uuid))
    }

    /// Sorts quotes from the earliest: by day (the undated last), article and place.
    pub fn order(&self) -> (bool, Reverse<i64>, Uuid, i64) {
        (self.age >= UNDATED, Reverse(self.age), self.article.into_uuid(), self.start)
    }

    fn candidate(&self, wording: usize) -> Candidate {
        Candidate { uuid: self.uuid.into_uuid(), age: self.age, wording, statement: self.statement.unwrap_or_default() }
    }
}

/// The quotes that a condition with one value leaves, which can be of a statement.
pub(in crate::store) async fn read(
    conn: &mut impl Engine,
    condition: &str,
    numbers: &Numbers,
) -> Result<Vec<StatementQuote>> {
    let sql = format!(
        "SELECT q.id AS number, q.uuid, q.age, q.article_key, q.start, q.speaker, q.speaker_state AS state, \
         q.article_uuid AS article, {REPORT} AS report, q.publisher, q.article_publisher AS outlet, q.text, j.statement, \
         j.uuid AS statement_uuid FROM quote q CROSS JOIN article a ON a.id = q.article \
         LEFT JOIN statement_quote j ON j.quote = q.id WHERE {condition} AND {JOINED}"
    );
    Sql::with(sql, numbers).all(conn).await
}

/// Quotes with their wordings.
#[derive(Debug, Default)]
pub(in crate::store) struct Selection {
    pub wordings: Vec<Wording>,
    pub quotes: Vec<StatementQuote>,
    pub candidates: Vec<Candidate>,
    places: HashMap<i64, usize>,
}

impl Selection {
    /// Those of these quotes that have words.
    pub fn new(quotes: Vec<StatementQuote>) -> Self {
        let mut all = Self::default();
        for quote in quotes {
            let wording = Wording::new(quote.speaker, &quote.text);
            if wording.words.is_empty() {
                continue;
            }
            let next = all.wordings.len();
            let place = *all.places.entry(wording.hash).or_insert(next);
            if place == next {
                all.wordings.push(wording);
            }
            all.candidates.push(quote.candidate(place));
            all.quotes.push(quote);
        }
        all
    }

    /// The wording of a quote.
    pub fn wording(&self, quote: usize) -> &Wording {
        &self.wordings[self.candidates[quote].wording]
    }
}
