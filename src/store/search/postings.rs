//! Postings: the rows that each word stands in, packed into blocks of words.

use crate::store::sql::codec::{number, read};

/// Bytes after which a block is closed.
const BLOCK: usize = 4_096;

/// A row that a word stands in: its place in the segment, and the word's weight in it.
pub(in crate::store) type Posting = (u32, u32);

/// Sorted words, packed into blocks.
#[derive(Debug, Default)]
pub(in crate::store) struct BlockWriter {
    /// Each with its first word.
    pub done: Vec<(String, Vec<u8>)>,
    first: String,
    data: Vec<u8>,
}

impl BlockWriter {
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

    pub fn finish(mut self) -> Vec<(String, Vec<u8>)> {
        if !self.data.is_empty() {
            self.close();
        }
        self.done
    }
}

/// The words of a block, each with its packed postings; what cannot be read ends it.
pub(in crate::store) fn terms_of(mut block: &[u8]) -> impl Iterator<Item = (&str, &[u8])> {
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

/// The rows of one word, from its packed postings.
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
pub(in crate::store) struct PostingsWriter {
    bytes: Vec<u8>,
    last: u32,
    open: Posting,
}

impl PostingsWriter {
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

    pub fn finish(mut self) -> Vec<u8> {
        self.flush();
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            terms_of(&bytes).for_each(|(_, bytes)| { postings(bytes).count(); });
        }
    }
}
