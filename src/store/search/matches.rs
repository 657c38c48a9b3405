//! Matches: every row that has a query's words, with its score.
//!
//! Phrase positions are in FTS5 alone: it names the rows with a phrase, without scoring them, and the score is that of
//! the phrase's words. That bm25 would count the phrase as one word is given up: it takes 192 ms where 150,000 articles
//! are searched for two frequent words.

use std::collections::HashMap;
use std::sync::Arc;

use super::expression::{ByWords, Expression, QueryWord, Scope};
use super::postings::{Posting, postings, terms_of};
use super::query_parser::Query;
use super::rank::bm25::{Bm25, OfWord, ScoredRow, score};
use super::segment::is_deleted;
use super::segments::{Kind, SegmentRow};
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sqlite::blocking::run_blocking;
use crate::store::sqlite::full_text::FullText;
use crate::store::{Result, Snapshot};

/// All matches of a query, in no order; none where it only rules words out.
pub(in crate::store) async fn ranked(
    snapshot: &mut Snapshot,
    kind: Kind,
    query: &Query,
    scope: Scope,
) -> Result<Option<Vec<ScoredRow>>> {
    let Some(words) = query.by_words(scope) else { return Ok(None) };
    let exact = words.exact;
    let hits = by_words(snapshot.conn().await?, kind, words).await?;
    match query.expression(scope) {
        Expression::Match(text) if !exact => {
            let sql = kind.full_text().matching(text);
            // In their order, as FTS5 finds them.
            let (told,): (String,) = sql.first(snapshot.conn().await?).await?.unwrap_or_default();
            run_blocking(move || {
                let numbers: Vec<i64> = serde_json::from_str(&told).unwrap_or_default();
                hits.into_iter().filter(|(_, number)| numbers.binary_search(number).is_ok()).collect()
            })
            .await
            .map(Some)
        }
        _ => Ok(Some(hits)),
    }
}

/// The numbers of the articles that have a phrase.
pub(in crate::store) async fn articles_with(conn: &mut impl Engine, phrase: &str) -> Result<Vec<i64>> {
    let Ok(query) = Query::parse(&format!("\"{}\"", phrase.replace('"', " "))) else { return Ok(Vec::new()) };
    let Expression::Match(text) = query.expression(Scope::Texts) else { return Ok(Vec::new()) };
    let (told,): (String,) = FullText::Article.matching(text).first(conn).await?.unwrap_or_default();
    Ok(serde_json::from_str(&told)?)
}

/// All matches of a query of words alone.
async fn by_words(conn: &mut impl Engine, kind: Kind, query: ByWords) -> Result<Vec<ScoredRow>> {
    let segments = Arc::new(SegmentRow::select(conn, kind, &Sql::default()).await?);
    let mut found: Vec<Box<dyn FnOnce() -> OfWord + Send>> = Vec::new();
    for word in query.groups.iter().flatten().chain(&query.not) {
        let blocks = blocks(&mut *conn, kind, word).await?;
        let (word, segments, prefix) = (word.clone(), Arc::clone(&segments), word.prefix);
        let gather = move || word_postings(&word, &segments, &blocks);
        if prefix {
            // Read and dropped one after the other: a prefix may stand for a tenth of all words.
            let rows = run_blocking(gather).await?;
            found.push(Box::new(move || rows));
        } else {
            found.push(Box::new(gather));
        }
    }
    run_blocking(move || {
        let found: Vec<OfWord> = found.into_iter().map(|rows| rows()).collect();
        scored(&query, &segments, &found)
    })
    .await
}

/// Reads the rows of a word from its blocks.
fn word_postings(word: &QueryWord, segments: &[SegmentRow], blocks: &[Block]) -> OfWord {
    let places: HashMap<i64, usize> = segments.iter().enumerate().map(|(place, segment)| (segment.id, place)).collect();
    let mut of_word = vec![WordPostings::default(); segments.len()];
    for (segment, block) in blocks {
        if let Some(&place) = places.get(segment) {
            of_word[place].add(word, block, segments[place].rows());
        }
    }
    of_word.into_iter().zip(segments).map(|(postings, segment)| postings.alive(segment)).collect()
}

/// The matches among the rows of all segments; `found` has the rows of each word, those ruled out behind the others.
fn scored(query: &ByWords, segments: &[SegmentRow], found: &[OfWord]) -> Vec<ScoredRow> {
    let bm25 = Bm25::new(segments, found);
    let mut hits = Vec::new();
    for (place, segment) in segments.iter().enumerate() {
        let rows: Vec<&[Posting]> = found.iter().map(|of_word| &of_word[place][..]).collect();
        score(query, &bm25, segment, &rows, &mut hits);
    }
    hits
}

/// A segment's number, and the words in one of its blocks.
type Block = (i64, Vec<u8>);

/// The blocks in which a word may stand, with their segments.
async fn blocks(conn: &mut impl Engine, kind: Kind, word: &QueryWord) -> Result<Vec<Block>> {
    let QueryWord { word, prefix } = word;
    let mut sql = Sql::with(
        "SELECT b.segment, b.data FROM index_segment s CROSS JOIN index_block b ON b.segment = s.id AND b.first >= \
         coalesce((SELECT max(first) FROM index_block WHERE segment = s.id AND first <= ?), '') AND b.first <= ",
        word,
    );
    // All that begins with a word stands before the word with the last character behind it.
    sql.bind(if *prefix { format!("{word}{}", char::MAX) } else { word.clone() });
    sql.push(" WHERE s.kind = ").bind(kind).push(" ORDER BY b.segment, b.first");
    sql.all(conn).await
}

/// The rows of a segment in which a word stands.
#[derive(Clone, Default)]
struct WordPostings {
    postings: Vec<Posting>,
    /// Of all words that begin alike, the weight in each row, 0 where none stands: a row counts once, with all of them.
    weights: Vec<u32>,
}

impl WordPostings {
    /// Adds what is in one block of a segment of so many rows.
    fn add(&mut self, QueryWord { word: wanted, prefix }: &QueryWord, block: &[u8], rows: usize) {
        if !prefix {
            let bytes = terms_of(block).find(|(word, _)| word == wanted).map_or(&[][..], |(_, bytes)| bytes);
            self.postings.reserve(bytes.len() / 2);
            self.postings.extend(postings(bytes));
            return;
        }
        self.weights.resize(rows, 0);
        for (_, bytes) in terms_of(block).filter(|(word, _)| word.starts_with(wanted.as_str())) {
            for (row, weight) in postings(bytes) {
                if let Some(all) = self.weights.get_mut(row as usize) {
                    *all += weight;
                }
            }
        }
    }

    /// The rows that are not deleted, in their order.
    fn alive(self, segment: &SegmentRow) -> Vec<Posting> {
        let Self { mut postings, weights } = self;
        postings.extend((0..).zip(weights).filter(|&(_, weight)| weight > 0));
        if !segment.deleted.is_empty() {
            postings.retain(|&(row, _)| !is_deleted(&segment.deleted, row));
        }
        postings
    }
}
