//! Ranking of names and votes where the engine does not rank them.
//!
//! # Design
//!
//! FTS5 scores what it finds; PostgreSQL has no such score. Actors and votes have no segments, because a query finds few of
//! them: so all that are found are read with their words, and scored as FTS5's `bm25` does, with the same weights, in
//! the same order of the same sums, that a page and its cursor do not depend on the engine.

use super::bm25::Bm25;
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
    let scale = scale(conn, index, &phrases).await?;
    let placed = found.into_iter().map(|row| ((-row.score(&scale, &phrases), kind, row.tie), row.number));
    let mut placed: Vec<(Place, i64)> = placed.collect();
    placed.retain(|(place, _)| after.is_none_or(|after| order(place, after).is_gt()));
    placed.sort_by(|(a, _), (b, _)| order(a, b));
    placed.truncate(limit);
    Ok(placed)
}

async fn scale(conn: &mut impl Engine, index: &str, phrases: &[Phrase]) -> Result<Bm25> {
    let sql = Sql::with("SELECT row_count, word_count FROM words_total WHERE name = ?", index);
    let (rows, words): (i64, i64) = sql.first(conn).await?.unwrap_or_default();
    let mut with = Vec::new();
    for phrase in phrases {
        let sql = Sql::with(format!("SELECT count(*) FROM {index} f WHERE f MATCH ?"), phrase.expression());
        let (rows,): (i64,) = sql.first(conn).await?.unwrap_or_default();
        with.push(rows);
    }
    Ok(Bm25::of(rows, words, with.into_iter()))
}

impl Named {
    fn score(&self, scale: &Bm25, phrases: &[Phrase]) -> f64 {
        let fields = [(&self.title, TITLE), (&self.text, TEXT), (&self.title_stems, TITLE), (&self.text_stems, TEXT)];
        let fields = fields.map(|(text, weight)| (words(text), weight));
        let length: usize = fields.iter().map(|(words, _)| words.len()).sum();
        let norm = scale.length_norm(u32::try_from(length).unwrap_or(u32::MAX));
        phrases.iter().enumerate().fold(0.0, |sum, (term, phrase)| {
            // Phrases are looked for among the words as written.
            let fields = if phrase.written { &fields[..2] } else { &fields[..] };
            let times = |words: &[&str]| u32::try_from(phrase.count_in(words)).unwrap_or(u32::MAX);
            let weight = fields.iter().map(|(words, weight)| times(words) * weight).sum();
            sum + scale.term_score(term, weight, norm)
        })
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split(' ').filter(|word| !word.is_empty()).collect()
}
