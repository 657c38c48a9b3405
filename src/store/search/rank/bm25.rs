//! BM25: what a row's words score, and the best of the scores.
//!
//! The score is that of FTS5's `bm25`, in the same order of the same sums: what is served does not depend on
//! which of the two indexes answered.

use crate::store::search::expression::ByWords;
use crate::store::search::postings::Posting;
use crate::store::search::segments::SegmentRow;

/// A match: its rank, the best being the most negative, and its number.
pub(in crate::store) type ScoredRow = (f64, i64);

/// The rows of each segment in which a word stands.
pub(in crate::store) type OfWord = Vec<Vec<Posting>>;

/// What scores are relative to.
pub(in crate::store) struct Bm25 {
    /// Inverse document frequency of each term: the fewer rows have it, the higher.
    idf: Vec<f64>,
    /// Words of a row on average.
    average: f64,
}

impl Bm25 {
    pub fn new(segments: &[SegmentRow], found: &[OfWord]) -> Self {
        let rows = segments.iter().map(|segment| segment.row_count).sum();
        let words = segments.iter().map(|segment| segment.word_count).sum();
        let with =
            |of_word: &OfWord| of_word.iter().map(|segment| i64::try_from(segment.len()).unwrap_or(i64::MAX)).sum();
        Self::of(rows, words, found.iter().map(with))
    }

    /// Relative to so many rows with so many words, of which so many have each term.
    pub fn of(rows: i64, words: i64, with: impl Iterator<Item = i64>) -> Self {
        let rows = float(rows);
        let weight = |with: i64| {
            let with = float(with);
            let weight = ((rows - with + 0.5) / (with + 0.5)).ln();
            // The weight of a word that most rows have is next to nothing, but not negative.
            if weight <= 0.0 { 1e-6 } else { weight }
        };
        Self { idf: with.map(weight).collect(), average: float(words) / rows }
    }

    /// What a row's length takes from the weight of the words in it.
    pub fn length_norm(&self, length: u32) -> f64 {
        const B: f64 = 0.75;
        K1 * (1.0 - B + B * f64::from(length) / self.average)
    }

    /// What a term adds to the score of a row.
    pub fn term_score(&self, term: usize, weight: u32, norm: f64) -> f64 {
        let weight = f64::from(weight);
        self.idf[term] * ((weight * (K1 + 1.0)) / (weight + norm))
    }
}

#[expect(clippy::cast_precision_loss, reason = "FTS5 divides the same numbers as doubles")]
fn float(number: i64) -> f64 {
    number as f64
}

/// How soon a word said again stops to count.
const K1: f64 = 1.2;

/// Scores the rows of one segment that have a term of each group and none of those ruled out. `found` has the
/// rows of each term, those ruled out behind the others.
pub(in crate::store) fn score(
    query: &ByWords,
    bm25: &Bm25,
    segment: &SegmentRow,
    found: &[&[Posting]],
    hits: &mut Vec<ScoredRow>,
) {
    if query.groups.iter().all(|words| words.len() == 1) {
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
        let norm = bm25.length_norm(segment.length(row).into());
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
fn score_any(query: &ByWords, bm25: &Bm25, segment: &SegmentRow, found: &[&[Posting]], hits: &mut Vec<ScoredRow>) {
    let rows = segment.rows();
    let mut scores = vec![0.0; rows];
    // Groups met so far, all those before the present one included.
    let mut met = vec![0u16; rows];
    let mut found = found.iter().enumerate();
    for (group, words) in (0u16..).zip(&query.groups) {
        for (term, rows) in found.by_ref().take(words.len()) {
            for &(row, weight) in *rows {
                let at = row as usize;
                if met.get(at).is_some_and(|&met| met == group || met == group + 1) {
                    met[at] = group + 1;
                    scores[at] += bm25.term_score(term, weight, bm25.length_norm(segment.length(row).into()));
                }
            }
        }
    }
    for (_, rows) in found {
        for &(row, _) in *rows {
            if let Some(met) = met.get_mut(row as usize) {
                *met = u16::MAX;
            }
        }
    }
    let all = u16::try_from(query.groups.len()).unwrap_or(u16::MAX - 1);
    let matches = (segment.first..).zip(met.iter().zip(&scores)).filter(|(_, (met, _))| **met == all);
    hits.extend(matches.map(|(number, (_, score))| (-score, number)));
}

/// The first `most` in the order of ranks, with all that equal the last of them, and the others.
pub(in crate::store) fn split_best(mut hits: Vec<ScoredRow>, most: usize) -> (Vec<ScoredRow>, Vec<ScoredRow>) {
    if most >= hits.len() {
        return (hits, Vec::new());
    }
    let (_, &mut (last, _), _) = hits.select_nth_unstable_by(most.max(1) - 1, |a, b| a.0.total_cmp(&b.0));
    hits.into_iter().partition(|(rank, _)| *rank <= last)
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
        let sorted = |hits: Vec<ScoredRow>| {
            let mut ranks: Vec<f64> = hits.into_iter().map(|(rank, _)| rank).collect();
            ranks.sort_unstable_by(f64::total_cmp);
            ranks
        };
        for (most, best, rest) in
            [(3, &[1.0, 1.0, 2.0, 2.0, 2.0][..], &[3.0, 5.0][..]), (0, &[1.0, 1.0], &[2.0, 2.0, 2.0, 3.0, 5.0])]
        {
            let (these, others) = split_best(hits.clone(), most);
            assert_eq!((&sorted(these)[..], &sorted(others)[..]), (best, rest));
        }
        assert_eq!(split_best(hits.clone(), 9), (hits, Vec::new()));
    }
}
