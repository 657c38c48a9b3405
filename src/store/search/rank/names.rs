//! Ranking of names and votes where the engine does not rank them.
//!
//! # Design
//!
//! FTS5 scores what it finds; PostgreSQL has no such score. Actors and votes have no segments, because a query finds few of
//! them: so all that are found are read with their words, and scored as FTS5's `bm25` does, with the same weights, in
//! the same order of the same sums, that a page and its cursor do not depend on the engine.

use crate::store::Result;
use crate::store::search::analysis::fields::{TEXT, TITLE};
use crate::store::search::hits::{Place, order};
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::sqlite::full_text::{Phrase, Ranked, phrases};

/// A match with its words.
struct Named {
    number: i64,
    tie: String,
    title: String,
    text: String,
    title_stems: String,
    text_stems: String,
}

from_row!(Named { number, tie, title, text, title_stems, text_stems });

/// What scores are relative to.
struct Scale {
    /// Of each phrase, the fewer rows have it, the higher.
    weights: Vec<f64>,
    /// Words of a row on average.
    average: f64,
}

/// The best matches behind a place, each with its number; `kind` is what they are among the types of hits.
pub(in crate::store::search) async fn page(
    conn: &mut impl Engine,
    ranked: Ranked,
    kind: u8,
    expression: &str,
    only: &Sql,
    after: Option<&Place>,
    limit: usize,
) -> Result<Vec<(Place, i64)>> {
    let phrases = phrases(expression);
    let Ranked { index, table, number, tie } = ranked;
    let index = index.table();
    let mut sql = Sql::with(
        format!(
            "SELECT f.rowid AS number, {tie} AS tie, f.title, f.text, f.title_stems, f.text_stems \
             FROM {index} f JOIN {table} w ON w.{number} = f.rowid WHERE f MATCH ?"
        ),
        expression,
    );
    sql.append(only);
    let found: Vec<Named> = sql.all(conn).await?;
    let scale = Scale::of(conn, index, &phrases).await?;
    let placed = found.into_iter().map(|row| ((-scale.score(&row, &phrases), kind, row.tie), row.number));
    let mut placed: Vec<(Place, i64)> = placed.collect();
    placed.retain(|(place, _)| after.is_none_or(|after| order(place, after).is_gt()));
    placed.sort_by(|(a, _), (b, _)| order(a, b));
    placed.truncate(limit);
    Ok(placed)
}

impl Scale {
    async fn of(conn: &mut impl Engine, index: &str, phrases: &[Phrase]) -> Result<Self> {
        let sql = Sql::new(format!("SELECT count(*), coalesce(sum(word_count), 0) FROM {index}"));
        let (rows, words): (i64, i64) = sql.first(conn).await?.unwrap_or_default();
        let mut weights = Vec::new();
        for phrase in phrases {
            let sql = Sql::with(format!("SELECT count(*) FROM {index} f WHERE f MATCH ?"), phrase.expression());
            let (with,): (i64,) = sql.first(conn).await?.unwrap_or_default();
            let weight = ((float(rows) - float(with) + 0.5) / (float(with) + 0.5)).ln();
            weights.push(if weight <= 0.0 { 1e-6 } else { weight });
        }
        Ok(Self { weights, average: float(words) / float(rows) })
    }

    fn score(&self, row: &Named, phrases: &[Phrase]) -> f64 {
        const K1: f64 = 1.2;
        const B: f64 = 0.75;
        let fields = [(&row.title, TITLE), (&row.text, TEXT), (&row.title_stems, TITLE), (&row.text_stems, TEXT)];
        let fields = fields.map(|(text, weight)| (words(text), f64::from(weight)));
        let length = float(fields.iter().map(|(words, _)| i64::try_from(words.len()).unwrap_or(i64::MAX)).sum());
        let mut score = 0.0;
        for (phrase, weight) in phrases.iter().zip(&self.weights) {
            // Phrases are looked for among the words as written.
            let fields = if phrase.written { &fields[..2] } else { &fields[..] };
            let mut frequency = 0.0;
            for (words, of_field) in fields {
                for _ in 0..phrase.count_in(words) {
                    frequency += of_field;
                }
            }
            score += weight * ((frequency * (K1 + 1.0)) / (frequency + K1 * (1.0 - B + B * length / self.average)));
        }
        score
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(' ').filter(|word| !word.is_empty()).collect()
}

#[expect(clippy::cast_precision_loss, reason = "FTS5 divides the same numbers as doubles")]
fn float(number: i64) -> f64 {
    number as f64
}
