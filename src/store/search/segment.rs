//! Words for ranking: which rows a word stands in, packed so that all of them can be scored at once.
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
//! The rows of a transaction are a *slab*: their numbers run on without gaps, their words stand sorted in *blocks* of some
//! 4 kB. A slab is never changed. Rows that are taken out are marked dead; whenever there are sixteen slabs of one
//! level, they are joined into one of the next, without the dead, up to [`MOST`] rows. So loading rewrites each
//! word two or three times in a hundred thousand articles, and a question reads some forty slabs at most.
//!
//! Both indexes get their words from [`super::query_parser::words`], FTS5 as one string of them: what one finds, the
//! other finds. The score is FTS5's own formula with the same sums, to the last bit.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::store::sql::codec::{number, read};

/// Slabs of one level that are joined into one of the next.
pub(in crate::store) const JOINED: usize = 16;
/// Rows beyond which slabs are not joined: bounds the memory of joining.
pub(in crate::store) const MOST: i64 = 100_000;
/// What a word of a headline weighs, and one of a report or a quote: as `article_fts` has them in its `rank`.
pub(in crate::store) const TITLE: u32 = 4;
/// See [`TITLE`].
pub(in crate::store) const BODY: u32 = 1;
/// Bytes after which a block is closed.
const BLOCK: usize = 4_096;

/// A row that a word stands in: its place in the slab, and the word's weight in it.
pub(in crate::store) type Posting = (u32, u32);

/// Sorted words, packed into blocks.
#[derive(Debug, Default)]
pub(in crate::store) struct Blocks {
    /// Each with its first word.
    pub done: Vec<(String, Vec<u8>)>,
    first: String,
    data: Vec<u8>,
}

impl Blocks {
    /// Adds the next word with its packed postings.
    pub fn add(&mut self, word: &str, postings: &[u8]) {
        if !self.data.is_empty() && self.data.len() + postings.len() > BLOCK {
            self.close();
        }
        if self.data.is_empty() {
            word.clone_into(&mut self.first);
        }
        number(&mut self.data, word.len() as u64);
        self.data.extend(word.as_bytes());
        number(&mut self.data, postings.len() as u64);
        self.data.extend(postings);
    }

    fn close(&mut self) {
        self.done.push((std::mem::take(&mut self.first), std::mem::take(&mut self.data)));
    }

    /// All blocks.
    pub fn finish(mut self) -> Vec<(String, Vec<u8>)> {
        if !self.data.is_empty() {
            self.close();
        }
        self.done
    }
}

/// The words of a block, each with its packed postings; what cannot be read ends it.
pub(in crate::store) fn words_of(mut block: &[u8]) -> impl Iterator<Item = (&str, &[u8])> {
    std::iter::from_fn(move || {
        let length = usize::try_from(read(&mut block)?).ok()?;
        let (word, rest) = block.split_at_checked(length)?;
        block = rest;
        let length = usize::try_from(read(&mut block)?).ok()?;
        let (postings, rest) = block.split_at_checked(length)?;
        block = rest;
        Some((std::str::from_utf8(word).ok()?, postings))
    })
}

/// Unpacks postings.
pub(in crate::store) fn postings(mut bytes: &[u8]) -> impl Iterator<Item = Posting> {
    let mut at = 0u32;
    std::iter::from_fn(move || {
        // Nearly all numbers are a byte.
        let mut next = || match bytes {
            [byte @ 0..0x80, rest @ ..] => {
                let byte = u32::from(*byte);
                bytes = rest;
                Some(byte)
            }
            _ => read(&mut bytes).and_then(|number| u32::try_from(number).ok()),
        };
        let ahead = next()?;
        let weight = next()?;
        at = at.checked_add(ahead)?;
        Some((at, weight))
    })
}

/// Postings of one word, being packed.
#[derive(Debug, Default)]
pub(in crate::store) struct Packing {
    bytes: Vec<u8>,
    last: u32,
    open: Posting,
}

impl Packing {
    /// The word weighs so much more in a row; rows come in their order.
    pub fn add(&mut self, row: u32, weight: u32) {
        if self.open.0 != row {
            self.flush();
            self.open = (row, 0);
        }
        self.open.1 = self.open.1.saturating_add(weight);
    }

    fn flush(&mut self) {
        let (row, weight) = self.open;
        if weight > 0 {
            number(&mut self.bytes, (row - self.last).into());
            number(&mut self.bytes, weight.into());
            self.last = row;
        }
    }

    /// The packed postings.
    pub fn finish(mut self) -> Vec<u8> {
        self.flush();
        self.bytes
    }
}

/// Rows in the making of a slab.
#[derive(Debug, Default)]
pub(in crate::store) struct Building {
    words: HashMap<Box<str>, Packing, RandomState>,
    /// Words of each row.
    pub lengths: Vec<u16>,
    /// Rows but those passed over.
    pub count: i64,
}

impl Building {
    /// Adds a row, given its texts as words parted by spaces, each text with what a word in it weighs.
    pub fn row(&mut self, texts: &[(&str, u32)]) {
        let row = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        let mut length = 0usize;
        for &(text, weight) in texts {
            for word in text.split(' ').filter(|word| !word.is_empty()) {
                length += 1;
                if let Some(packing) = self.words.get_mut(word) {
                    packing.add(row, weight);
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
        let mut words: Vec<(Box<str>, Packing)> = self.words.into_iter().collect();
        words.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut blocks = Blocks::default();
        for (word, packing) in words {
            blocks.add(&word, &packing.finish());
        }
        (self.lengths, blocks.finish())
    }
}

/// A slab as it is joined with others.
#[derive(Debug)]
pub(in crate::store) struct Part {
    /// Its blocks in order.
    pub blocks: Vec<Vec<u8>>,
    /// What its rows' places become: its first row's place in the joined slab.
    pub from: u32,
    /// The dead, a bit each.
    pub dead: Vec<u8>,
}

/// Joins slabs, given in the order of their rows, into the blocks of one.
pub(in crate::store) fn join(parts: &[Part]) -> Vec<(String, Vec<u8>)> {
    let mut words: Vec<_> =
        parts.iter().map(|part| part.blocks.iter().flat_map(|block| words_of(block)).peekable()).collect();
    let mut joined = Blocks::default();
    loop {
        let least = words.iter_mut().filter_map(|words| words.peek().map(|&(word, _)| word)).min();
        let Some(word) = least else { return joined.finish() };
        let mut packing = Packing::default();
        for (words, part) in words.iter_mut().zip(parts) {
            if let Some((_, bytes)) = words.next_if(|&(other, _)| other == word) {
                for (row, weight) in postings(bytes).filter(|&(row, _)| !is_dead(&part.dead, row)) {
                    packing.add(part.from.saturating_add(row), weight);
                }
            }
        }
        let packed = packing.finish();
        if !packed.is_empty() {
            joined.add(word, &packed);
        }
    }
}

/// Whether a row is marked dead.
pub(in crate::store) fn is_dead(dead: &[u8], row: u32) -> bool {
    dead.get(row as usize / 8).is_some_and(|bits| bits >> (row % 8) & 1 == 1)
}

/// Marks a row of a slab of so many rows dead.
pub(in crate::store) fn bury(dead: &mut Vec<u8>, row: u32, rows: usize) {
    dead.resize(rows.div_ceil(8), 0);
    if let Some(bits) = dead.get_mut(row as usize / 8) {
        *bits |= 1 << (row % 8);
    }
}

/// Lengths as bytes.
pub(in crate::store) fn pack_lengths(lengths: &[u16]) -> Vec<u8> {
    lengths.iter().flat_map(|length| length.to_le_bytes()).collect()
}

/// Lengths from bytes.
pub(in crate::store) fn lengths(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    type Plain = BTreeMap<String, Vec<Posting>>;

    fn unpacked(blocks: &[(String, Vec<u8>)]) -> Plain {
        let mut plain = Plain::new();
        for (first, block) in blocks {
            assert_eq!(words_of(block).next().map(|(word, _)| word), Some(first.as_str()));
            for (word, bytes) in words_of(block) {
                assert!(plain.last_key_value().is_none_or(|(last, _)| last.as_str() < word));
                plain.insert(word.to_owned(), postings(bytes).collect());
            }
        }
        plain
    }

    fn built(rows: &[String]) -> Vec<(String, Vec<u8>)> {
        let mut building = Building::default();
        for row in rows {
            building.row(&[(row, 1)]);
        }
        building.finish().1
    }

    #[test]
    fn a_word_has_its_rows_and_weights() {
        let mut building = Building::default();
        building.row(&[("veto veto", 4), ("the veto", 1)]);
        building.row(&[("", 4), ("", 1)]);
        building.row(&[("a", 4), ("the", 1)]);
        assert_eq!((building.lengths.clone(), building.word_count()), (vec![4, 0, 2], 6));
        let expected = [("a", vec![(2, 4)]), ("the", vec![(0, 1), (2, 1)]), ("veto", vec![(0, 9)])]
            .map(|(w, p)| (w.to_owned(), p));
        assert_eq!(unpacked(&building.finish().1), Plain::from(expected));
    }

    proptest! {
        #[test]
        fn joined_slabs_are_the_slab_of_all_rows(
            rows in prop::collection::vec("([a-e]{1,2} ){0,6}", 1..60), size in 1usize..20, dead in prop::collection::vec(any::<bool>(), 60)
        ) {
            let parts: Vec<Part> = rows.chunks(size).enumerate().map(|(n, chunk)| {
                let mut bits = Vec::new();
                for row in (0..chunk.len()).filter(|row| dead[n * size + row]) {
                    bury(&mut bits, u32::try_from(row).unwrap(), chunk.len());
                }
                let blocks = built(chunk).into_iter().map(|(_, block)| block).collect();
                Part { blocks, from: u32::try_from(n * size).unwrap(), dead: bits }
            }).collect();
            let living: Vec<String> =
                rows.iter().zip(&dead).map(|(row, dead)| if *dead { String::new() } else { row.clone() }).collect();
            prop_assert_eq!(unpacked(&join(&parts)), unpacked(&built(&living)));
        }

        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            words_of(&bytes).for_each(|(_, bytes)| { postings(bytes).count(); });
        }
    }
}
