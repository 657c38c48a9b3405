//! Segments of postings: the rows of each word, packed so that all of them can be scored at once.
//!
//! # Design
//!
//! FTS5 finds matches well, but to rank them it scores each by itself: 56 to 79 ms for 38,000. What was
//! looked at instead:
//!
//! - *A bounded set of candidates* (the newest, or the best for each word): what is best for both words need
//!   not be among the best for either, so the order is wrong where the words are frequent, or the set is large.
//! - *Tantivy*: fast, but a folder beside the file. A crash between the two commits, `backup`, `remove`,
//!   read-only serving and a copied file would each need a second truth brought into step with the first.
//! - *Another order by default*: the newest first is fast, and not what was asked for.
//!
//! So the ranking stays exhaustive and exact, and scoring becomes cheap: a word's rows lie side by side as a
//! distance and a weight of a byte or two each, and a score is a handful of instructions. They are written in
//! the transaction that writes the rows, into the same file.
//!
//! The rows of a transaction are a *segment*: their numbers run on without gaps, their terms stand sorted in *blocks* of
//! some 4 kB. A segment is never changed. Rows that are taken out are marked as deleted, and segments are merged as
//! [`super::merge_policy`] says, without the deleted rows. So loading rewrites each word two or three times in a hundred
//! thousand articles, and a query reads some forty segments at most.
//!
//! Both indexes get their words from [`super::analysis`], FTS5 as one string of them: what one finds, the
//! other finds. The score is FTS5's own formula with the same sums, to the last bit, where a row has at most 65,535 words:
//! longer ones count as that long.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::postings::{BlockWriter, PostingsWriter, postings, terms_of};

/// Rows in the making of a segment.
#[derive(Debug, Default)]
pub(in crate::store) struct SegmentBuilder {
    words: HashMap<Box<str>, PostingsWriter, RandomState>,
    /// Words of each row.
    pub lengths: Vec<u16>,
    /// Rows but those passed over.
    pub count: i64,
}

impl SegmentBuilder {
    /// Adds a row, given its texts as words parted by spaces, each text with what a word in it weighs.
    pub fn row(&mut self, texts: &[(&str, u32)]) {
        let row = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        let mut length = 0usize;
        for &(text, weight) in texts {
            for word in text.split(' ').filter(|word| !word.is_empty()) {
                length += 1;
                if let Some(postings_writer) = self.words.get_mut(word) {
                    postings_writer.add(row, weight);
                } else {
                    self.words.entry(word.into()).or_default().add(row, weight);
                }
            }
        }
        self.lengths.push(u16::try_from(length).unwrap_or(u16::MAX));
        self.count += 1;
    }

    /// Passes over the numbers up to `row`, which nothing has.
    pub fn skip_to(&mut self, row: usize) {
        self.lengths.resize(row.max(self.lengths.len()), 0);
    }

    /// How many words all rows have.
    pub fn word_count(&self) -> i64 {
        self.lengths.iter().map(|&length| i64::from(length)).sum()
    }

    /// The lengths and the blocks.
    pub fn finish(self) -> (Vec<u16>, Vec<(String, Vec<u8>)>) {
        let mut words: Vec<(Box<str>, PostingsWriter)> = self.words.into_iter().collect();
        words.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut blocks = BlockWriter::default();
        for (word, postings_writer) in words {
            blocks.add(&word, &postings_writer.finish());
        }
        (self.lengths, blocks.finish())
    }
}

/// A segment as it is merged with others.
#[derive(Debug)]
pub(in crate::store) struct MergeInput {
    /// Its blocks in order.
    pub blocks: Vec<Vec<u8>>,
    /// What its rows' places become: its first row's place in the merged segment.
    pub from: u32,
    /// The deleted, a bit each.
    pub deleted: Vec<u8>,
}

/// Joins segments, given in the order of their rows, into the blocks of one.
pub(in crate::store) fn merge(parts: &[MergeInput]) -> Vec<(String, Vec<u8>)> {
    let mut words: Vec<_> =
        parts.iter().map(|part| part.blocks.iter().flat_map(|block| terms_of(block)).peekable()).collect();
    let mut merged = BlockWriter::default();
    loop {
        let least = words.iter_mut().filter_map(|words| words.peek().map(|&(word, _)| word)).min();
        let Some(word) = least else { return merged.finish() };
        let mut postings_writer = PostingsWriter::default();
        for (words, part) in words.iter_mut().zip(parts) {
            if let Some((_, bytes)) = words.next_if(|&(other, _)| other == word) {
                for (row, weight) in postings(bytes).filter(|&(row, _)| !is_deleted(&part.deleted, row)) {
                    postings_writer.add(part.from.saturating_add(row), weight);
                }
            }
        }
        let packed = postings_writer.finish();
        if !packed.is_empty() {
            merged.add(word, &packed);
        }
    }
}

/// Whether a row is marked deleted.
pub(in crate::store) fn is_deleted(deleted: &[u8], row: u32) -> bool {
    deleted.get(row as usize / 8).is_some_and(|bits| bits >> (row % 8) & 1 == 1)
}

/// Marks a row of a segment of so many rows deleted.
pub(in crate::store) fn mark_deleted(deleted: &mut Vec<u8>, row: u32, rows: usize) {
    deleted.resize(rows.div_ceil(8), 0);
    if let Some(bits) = deleted.get_mut(row as usize / 8) {
        *bits |= 1 << (row % 8);
    }
}

pub(in crate::store) fn pack_lengths(lengths: &[u16]) -> Vec<u8> {
    lengths.iter().flat_map(|length| length.to_le_bytes()).collect()
}

pub(in crate::store) fn lengths(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::store::search::postings::Posting;

    type Plain = BTreeMap<String, Vec<Posting>>;

    fn unpacked(blocks: &[(String, Vec<u8>)]) -> Plain {
        let mut plain = Plain::new();
        for (first, block) in blocks {
            assert_eq!(terms_of(block).next().map(|(word, _)| word), Some(first.as_str()));
            for (word, bytes) in terms_of(block) {
                assert!(plain.last_key_value().is_none_or(|(last, _)| last.as_str() < word));
                plain.insert(word.to_owned(), postings(bytes).collect());
            }
        }
        plain
    }

    fn built(rows: &[String]) -> Vec<(String, Vec<u8>)> {
        let mut builder = SegmentBuilder::default();
        for row in rows {
            builder.row(&[(row, 1)]);
        }
        builder.finish().1
    }

    #[test]
    fn a_word_has_its_rows_and_weights() {
        let mut builder = SegmentBuilder::default();
        builder.row(&[("veto veto", 4), ("the veto", 1)]);
        builder.row(&[("", 4), ("", 1)]);
        builder.row(&[("a", 4), ("the", 1)]);
        assert_eq!((builder.lengths.clone(), builder.word_count()), (vec![4, 0, 2], 6));
        let expected = [("a", vec![(2, 4)]), ("the", vec![(0, 1), (2, 1)]), ("veto", vec![(0, 9)])]
            .map(|(w, p)| (w.to_owned(), p));
        assert_eq!(unpacked(&builder.finish().1), Plain::from(expected));
    }

    proptest! {
        #[test]
        fn merged_segments_are_the_segment_of_all_rows(
            rows in prop::collection::vec("([a-e]{1,2} ){0,6}", 1..60), size in 1usize..20, deleted in prop::collection::vec(any::<bool>(), 60)
        ) {
            let parts: Vec<MergeInput> = rows.chunks(size).enumerate().map(|(n, chunk)| {
                let mut bits = Vec::new();
                for row in (0..chunk.len()).filter(|row| deleted[n * size + row]) {
                    mark_deleted(&mut bits, u32::try_from(row).unwrap(), chunk.len());
                }
                let blocks = built(chunk).into_iter().map(|(_, block)| block).collect();
                MergeInput { blocks, from: u32::try_from(n * size).unwrap(), deleted: bits }
            }).collect();
            let living: Vec<String> =
                rows.iter().zip(&deleted).map(|(row, deleted)| if *deleted { String::new() } else { row.clone() }).collect();
            prop_assert_eq!(unpacked(&merge(&parts)), unpacked(&built(&living)));
        }
    }
}
