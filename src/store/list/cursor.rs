//! Cursors: where in an ordered list a page ends, as an opaque string.
//!
//! A cursor holds the sort keys of the last item, so that the next page begins with a seek in an index
//! and a deep page costs what the first does. Its checksum covers the list, its filters and its order:
//! a cursor taken to another list, or altered, is refused instead of answering with the wrong rows.

use uuid::Uuid;

use crate::domain::NAMESPACE;
use crate::store::sql::builder::Value;
use crate::store::{Error, Result};

/// The end of a page, from which the next begins.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct Cursor {
    /// Which block of the order the item was in: 0, or 1 among those without the sorted value.
    pub block: u8,
    pub keys: Vec<Value>,
}

impl Cursor {
    /// The string for clients. `list` names the list with its filters and its order.
    pub fn write(&self, list: &str) -> String {
        let mut bytes = vec![self.block];
        for key in &self.keys {
            match key {
                Value::Int(number) => {
                    bytes.push(b'i');
                    bytes.extend(number.to_be_bytes());
                }
                Value::Real(number) => {
                    bytes.push(b'r');
                    bytes.extend(number.to_bits().to_be_bytes());
                }
                Value::Text(text) => {
                    bytes.push(b't');
                    bytes.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
                    bytes.extend(text.as_bytes());
                }
                Value::Numbers(_) | Value::Blob(_) | Value::Null => {
                    unreachable!("no list is ordered by bytes or by what may be null")
                }
            }
        }
        let mut text = hex(&checksum(list, &bytes));
        text.push_str(&hex(&bytes));
        text
    }

    /// Reads a client's string for a list with so many keys.
    ///
    /// # Errors
    ///
    /// [`Error::BadCursor`] for anything that [`Cursor::write`] did not write for the same list.
    pub fn read(text: &str, list: &str) -> Result<Self> {
        let bytes = unhex(text).ok_or(Error::BadCursor)?;
        let (sum, bytes) = bytes.split_at_checked(SUM).ok_or(Error::BadCursor)?;
        if checksum(list, bytes) != sum {
            return Err(Error::BadCursor);
        }
        Self::decode(bytes).ok_or(Error::BadCursor)
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (&block, mut rest) = bytes.split_first()?;
        let mut keys = Vec::new();
        while let Some((tag, tail)) = rest.split_first() {
            let (key, tail) = match tag {
                b'i' => tail.split_first_chunk().map(|(n, tail)| (Value::Int(i64::from_be_bytes(*n)), tail))?,
                b'r' => tail
                    .split_first_chunk()
                    .map(|(n, tail)| (Value::Real(f64::from_bits(u64::from_be_bytes(*n))), tail))?,
                b't' => {
                    let (length, tail) = tail.split_first_chunk()?;
                    let (text, tail) = tail.split_at_checked(u32::from_be_bytes(*length) as usize)?;
                    (Value::Text(std::str::from_utf8(text).ok()?.to_owned()), tail)
                }
                _ => return None,
            };
            keys.push(key);
            rest = tail;
        }
        Some(Self { block, keys })
    }
}

/// Bytes of the checksum.
const SUM: usize = 8;

fn checksum(list: &str, bytes: &[u8]) -> [u8; SUM] {
    let list = Uuid::new_v5(&NAMESPACE, list.as_bytes());
    let sum = Uuid::new_v5(&list, bytes);
    let mut short = [0; SUM];
    short.copy_from_slice(&sum.as_bytes()[..SUM]);
    short
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|n| char::from_digit(n.into(), 16)).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect::<Option<_>>()?;
    digits.len().is_multiple_of(2).then(|| digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_for_its_own_list_alone() {
        let cursor = Cursor { block: 1, keys: vec![Value::Int(-7), Value::Text("Łódź".into()), Value::Real(-1.5)] };
        let text = cursor.write("quotes speaker=china");
        assert_eq!(Cursor::read(&text, "quotes speaker=china").unwrap(), cursor);
        assert!(Cursor::read(&text, "quotes speaker=russia").is_err());
        for i in 0..text.len() {
            let mut altered = text.clone().into_bytes();
            altered[i] = if altered[i] == b'0' { b'1' } else { b'0' };
            assert!(Cursor::read(&String::from_utf8(altered).unwrap(), "quotes speaker=china").is_err());
        }
        for broken in ["", "z", "00", "é", &text[..text.len() - 1], &text[..text.len() - 2]] {
            assert!(Cursor::read(broken, "quotes speaker=china").is_err());
        }
    }
}
