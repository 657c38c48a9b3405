//! BM25 ranking: the best matches of a query, every row that has its words with its score.
//!
//! The score is that of FTS5's `bm25`, in the same order of the same sums: what is served does not depend on
//! which of the two indexes answered.
//!
//! Phrase positions are in FTS5 alone: it names the rows with a phrase, without scoring them, and the score is that of
//! the phrase's words. That bm25 would count the phrase as one word is given up: it takes 192 ms where 150,000 articles
//! are searched for two frequent words.

use std::collections::HashMap;
use std::sync::Arc;

use sqlx::SqliteConnection;

use super::query_parser::{Expression, Query, Term};
use super::segment::{Posting, is_deleted, postings, terms_of};
use super::segments::{Kind, SegmentRow};
use crate::store::sql::builder::Sql;
use crate::store::sqlite::blocking::run_blocking;
use crate::store::{Result, Snapshot};

/// A match: its rank, the best being the most negative, and its number.
pub(in crate::store) type ScoredRow = (f64, i64);

/// All matches of a query, in no order; none where it asks for a phrase among others, or without one.
pub(in crate::store) async fn ranked(
    snapshot: &mut Snapshot,
    kind: Kind,
    query: &Query,
) -> Result<Option<Vec<ScoredRow>>> {
    if query.groups.is_empty() {
        return Ok(None);
    }
    let Some(words) = query.by_words() else { return Ok(None) };
    let hits = by_words(snapshot.conn().await?, kind, words).await?;
    let phrased = query.groups.iter().flatten().any(|term| term.words.len() > 1);
    if let (true, Expression::Match(text)) = (phrased, query.expression()) {
        let sql = match kind {
            Kind::Article => "SELECT json_group_array(rowid) FROM article_fts WHERE article_fts MATCH ?",
            Kind::Quote => "SELECT json_group_array(rowid) FROM quote_fts WHERE quote_fts MATCH ?",
        };
        // In their order, as FTS5 finds them.
        let (told,): (String,) = Sql::with(sql, text).first(snapshot.conn().await?).await?.unwrap_or_default();
        return run_blocking(move || {
            let numbers: Vec<i64> = serde_json::from_str(&told).unwrap_or_default();
            hits.into_iter().filter(|(_, number)| numbers.binary_search(number).is_ok()).collect()
        })
        .await
        .map(Some);
    }
    Ok(Some(hits))
}

/// All matches of a query of words alone.
async fn by_words(conn: &mut SqliteConnection, kind: Kind, query: Query) -> Result<Vec<ScoredRow>> {
    let segments = Arc::new(SegmentRow::select(conn, kind, &Sql::default()).await?);
    let mut found: Vec<Box<dyn FnOnce() -> OfTerm + Send>> = Vec::new();
    for term in query.groups.iter().flatten().chain(&query.not) {
        let blocks = blocks(&mut *conn, kind, term).await?;
        let (term, segments, prefix) = (term.clone(), Arc::clone(&segments), term.prefix);
        let gather = move || term_postings(&term, &segments, &blocks);
        if prefix {
            // Read and dropped one after the other: a prefix may stand for a tenth of all words.
            let rows = run_blocking(gather).await?;
            found.push(Box::new(move || rows));
        } else {
            found.push(Box::new(gather));
        }
    }
    run_blocking(move || {
        let found: Vec<OfTerm> = found.into_iter().map(|rows| rows()).collect();
        scored(&query, &segments, &found)
    })
    .await
}

/// The rows of each segment in which a term stands.
type OfTerm = Vec<Vec<Posting>>;

/// Reads them from the blocks of a term.
fn term_postings(term: &Term, segments: &[SegmentRow], blocks: &[Block]) -> OfTerm {
    let places: HashMap<i64, usize> = segments.iter().enumerate().map(|(place, segment)| (segment.id, place)).collect();
    let mut of_term = vec![TermPostings::default(); segments.len()];
    for (segment, block) in blocks {
        if let Some(&place) = places.get(segment) {
            of_term[place].add(term, block, segments[place].rows());
        }
    }
    of_term.into_iter().zip(segments).map(|(postings, segment)| postings.alive(segment)).collect()
}

/// The matches among the rows of all segments; `found` has the rows of each term, those ruled out behind the others.
fn scored(query: &Query, segments: &[SegmentRow], found: &[OfTerm]) -> Vec<ScoredRow> {
    let bm25 = Bm25::new(segments, found);
    let mut hits = Vec::new();
    for (place, segment) in segments.iter().enumerate() {
        let rows: Vec<&[Posting]> = found.iter().map(|of_term| &of_term[place][..]).collect();
        score(query, &bm25, segment, &rows, &mut hits);
    }
    hits
}

/// A segment's number, and the words in one of its blocks.
type Block = (i64, Vec<u8>);

/// The blocks in which a term may stand, with their segments.
async fn blocks(conn: &mut SqliteConnection, kind: Kind, term: &Term) -> Result<Vec<Block>> {
    let word = term.words.first().map(String::as_str).unwrap_or_default();
    let mut sql = Sql::with(
        "SELECT b.segment, b.data FROM index_segment s CROSS JOIN index_block b ON b.segment = s.id AND b.first >= \
         coalesce((SELECT max(first) FROM index_block WHERE segment = s.id AND first <= ?), '') AND b.first <= ",
        word,
    );
    // All that begins with a word stands before the word with the last character behind it.
    sql.bind(if term.prefix { format!("{word}{}", char::MAX) } else { word.to_owned() });
    sql.push(" WHERE s.kind = ").bind(kind).push(" ORDER BY b.segment, b.first");
    sql.all(conn).await
}

/// The rows of a segment in which a term stands.
#[derive(Clone, Default)]
struct TermPostings {
    postings: Vec<Posting>,
    /// Of all words that begin alike, the weight in each row, 0 where none stands: a row counts once, with all of them.
    weights: Vec<u32>,
}

impl TermPostings {
    /// Adds what is in one block of a segment of so many rows.
    fn add(&mut self, term: &Term, block: &[u8], rows: usize) {
        let wanted = term.words.first().map(String::as_str).unwrap_or_default();
        if !term.prefix {
            let bytes = terms_of(block).find(|(word, _)| *word == wanted).map_or(&[][..], |(_, bytes)| bytes);
            self.postings.reserve(bytes.len() / 2);
            self.postings.extend(postings(bytes));
            return;
        }
        self.weights.resize(rows, 0);
        for (_, bytes) in terms_of(block).filter(|(word, _)| word.starts_with(wanted)) {
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

impl SegmentRow {
    /// How many rows there are, the deleted included.
    fn rows(&self) -> usize {
        self.lengths.len() / 2
    }

    /// How many words a row has.
    fn length(&self, row: u32) -> u16 {
        let at = row as usize * 2;
        self.lengths.get(at..at + 2).map_or(0, |pair| u16::from_le_bytes([pair[0], pair[1]]))
    }
}

/// What scores are relative to.
struct Bm25 {
    /// Inverse document frequency of each term: the fewer rows have it, the higher.
    idf: Vec<f64>,
    /// Words of a row on average.
    average: f64,
}

impl Bm25 {
    fn new(segments: &[SegmentRow], found: &[OfTerm]) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "FTS5 divides the same numbers as doubles")]
        let float = |number: i64| number as f64;
        let rows = float(segments.iter().map(|segment| segment.row_count).sum());
        let words = float(segments.iter().map(|segment| segment.word_count).sum());
        let weight = |of_term: &OfTerm| {
            let with = float(of_term.iter().map(|segment| i64::try_from(segment.len()).unwrap_or(i64::MAX)).sum());
            let weight = ((rows - with + 0.5) / (with + 0.5)).ln();
            // The weight of a word that most rows have is next to nothing, but not negative.
            if weight <= 0.0 { 1e-6 } else { weight }
        };
        Self { idf: found.iter().map(weight).collect(), average: words / rows }
    }

    /// What a row's length takes from the weight of the words in it.
    fn length_norm(&self, length: u16) -> f64 {
        const B: f64 = 0.75;
        K1 * (1.0 - B + B * f64::from(length) / self.average)
    }

    /// What a term adds to the score of a row.
    fn term_score(&self, term: usize, weight: u32, norm: f64) -> f64 {
        let weight = f64::from(weight);
        self.idf[term] * ((weight * (K1 + 1.0)) / (weight + norm))
    }
}

/// How soon a word said again stops to count.
const K1: f64 = 1.2;

/// Scores the rows of one segment that have a term of each group and none of those ruled out. `found` has the
/// rows of each term, those ruled out behind the others.
fn score(query: &Query, bm25: &Bm25, segment: &SegmentRow, found: &[&[Posting]], hits: &mut Vec<ScoredRow>) {
    if query.groups.iter().all(|terms| terms.len() == 1) {
        let (wanted, not) = found.split_at(query.groups.len());
        score_common(bm25, segment, wanted, not, hits);
    } else {
        score_any(query, bm25, segment, found, hits);
    }
}

/// Without alternatives: walks the rows of all terms side by side.
fn score_common(
    bm25: &Bm25,
    segment: &SegmentRow,
    wanted: &[&[Posting]],
    not: &[&[Posting]],
    hits: &mut Vec<ScoredRow>,
) {
    let Some((first, others)) = wanted.split_first() else { return };
    let (mut others, mut not) = (others.to_vec(), not.to_vec());
    let mut weights = Vec::with_capacity(wanted.len());
    'rows: for &(row, weight) in *first {
        weights.clear();
        weights.push(weight);
        for rows in &mut others {
            let Some(weight) = seek(rows, row) else { continue 'rows };
            weights.push(weight);
        }
        if not.iter_mut().any(|rows| seek(rows, row).is_some()) {
            continue;
        }
        let norm = bm25.length_norm(segment.length(row));
        let score: f64 =
            weights.iter().enumerate().fold(0.0, |sum, (term, &weight)| sum + bm25.term_score(term, weight, norm));
        hits.push((-score, segment.first + i64::from(row)));
    }
}

/// Passes over the rows before `row`; the weight in it, if it is there.
fn seek(rows: &mut &[Posting], row: u32) -> Option<u32> {
    while let [(first, weight), rest @ ..] = *rows {
        if *first >= row {
            return (*first == row).then_some(*weight);
        }
        *rows = rest;
    }
    None
}

/// With alternatives: adds up each term's part in every row.
fn score_any(query: &Query, bm25: &Bm25, segment: &SegmentRow, found: &[&[Posting]], hits: &mut Vec<ScoredRow>) {
    let rows = segment.lengths.len() / 2;
    let mut scores = vec![0.0; rows];
    // Groups met so far, all those before the present one included.
    let mut met = vec![0u8; rows];
    let mut found = found.iter().enumerate();
    for (group, terms) in (0u8..).zip(&query.groups) {
        for (term, rows) in found.by_ref().take(terms.len()) {
            for &(row, weight) in *rows {
                let at = row as usize;
                if met.get(at).is_some_and(|&met| met == group || met == group + 1) {
                    met[at] = group + 1;
                    scores[at] += bm25.term_score(term, weight, bm25.length_norm(segment.length(row)));
                }
            }
        }
    }
    for (_, rows) in found {
        for &(row, _) in *rows {
            if let Some(met) = met.get_mut(row as usize) {
                *met = u8::MAX;
            }
        }
    }
    let all = u8::try_from(query.groups.len()).unwrap_or(u8::MAX - 1);
    let matches = (segment.first..).zip(met.iter().zip(&scores)).filter(|(_, (met, _))| **met == all);
    hits.extend(matches.map(|(number, (_, score))| (-score, number)));
}

/// Leaves the best of those ranked `from` or behind, and all that are equal to the last of them.
///
/// `so_many` counts beside those ranked exactly `from`.
pub(in crate::store) fn best(mut hits: Vec<ScoredRow>, from: Option<f64>, so_many: usize) -> Vec<ScoredRow> {
    let mut wanted = so_many;
    if let Some(from) = from {
        hits.retain(|(rank, _)| *rank >= from);
        wanted += hits.iter().filter(|(rank, _)| rank.total_cmp(&from).is_eq()).count();
    }
    if (1..hits.len()).contains(&wanted) {
        let (_, &mut (last, _), _) = hits.select_nth_unstable_by(wanted - 1, |a, b| a.0.total_cmp(&b.0));
        hits.retain(|(rank, _)| *rank <= last);
    }
    hits.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    hits
}

/// A rank as an integer of the same order, which JSON holds exactly.
pub(in crate::store) fn place(rank: f64) -> i64 {
    let bits = rank.to_bits().cast_signed();
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_in_the_order_of_ranks() {
        let ranks = [f64::MIN, -7.25, -1e-6, -0.0, 0.0, 1e-9, 3.5, f64::MAX];
        assert!(ranks.windows(2).all(|two| place(two[0]) < place(two[1])));
    }

    #[test]
    fn the_best_keep_their_equals() {
        let hits: Vec<ScoredRow> = [3.0, 1.0, 2.0, 2.0, 5.0, 2.0, 1.0].into_iter().zip(0..).collect();
        let ranks = |hits: Vec<ScoredRow>| hits.into_iter().map(|(rank, _)| rank).collect::<Vec<_>>();
        assert_eq!(ranks(best(hits.clone(), None, 3)), [1.0, 1.0, 2.0, 2.0, 2.0]);
        assert_eq!(ranks(best(hits.clone(), Some(2.0), 1)), [2.0, 2.0, 2.0, 3.0]);
        assert_eq!(ranks(best(hits, None, 9)), [1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 5.0]);
    }
}
