//! Tells fast of nearly every line that none of some phrases stands in it.
//!
//! Looking for phrases letter by letter waits for memory at each of them. Here every four letters in a row are
//! looked at by themselves, which a processor does for several at once: a phrase can only stand where its four
//! letters do that are the rarest in English.

/// Letters from the most frequent in English to the rarest; signs are rarer.
const FREQUENT: &[u8] = b" etaoinshrdlcumwfgypbvkjxqz";

/// Four letters in a row without case, as a number.
fn folded(letters: [u8; 4]) -> u32 {
    u32::from_le_bytes(letters) | 0x2020_2020
}

/// Some phrases by what they have in them.
#[derive(Debug)]
pub(crate) struct Sieve {
    /// One bit for each hash of four letters.
    bits: Box<[u64; 1024]>,
    /// The four letters of each phrase and where they begin in it, in order.
    sure: Vec<(u32, usize, &'static [u8])>,
    /// Phrases of fewer letters, each by a byte.
    short: Vec<u8>,
}

impl Sieve {
    /// The sieve for phrases in lower case.
    pub(crate) fn of<'p>(phrases: impl Iterator<Item = &'p &'static str>) -> Self {
        let mut sieve = Self { bits: Box::new([0; 1024]), sure: Vec::new(), short: Vec::new() };
        for phrase in phrases.map(|phrase| phrase.as_bytes()) {
            let fours = phrase.array_windows::<4>().enumerate();
            match fours.max_by_key(|(_, letters)| letters.iter().map(|&byte| rarity(byte)).sum::<usize>()) {
                Some((offset, &letters)) => {
                    let (at, bit) = place(folded(letters));
                    sieve.bits[at] |= bit;
                    sieve.sure.push((folded(letters), offset, phrase));
                }
                None => sieve.short.extend(phrase.iter().copied().max_by_key(|&byte| rarity(byte))),
            }
        }
        sieve.sure.sort_unstable();
        sieve.short.dedup();
        sieve
    }

    /// Whether one of the phrases may stand in the line; if not, none does.
    pub(crate) fn passes(&self, line: &str) -> bool {
        let line = line.as_bytes();
        line.array_windows().enumerate().any(|(n, &letters)| {
            let (at, bit) = place(folded(letters));
            self.bits[at] & bit != 0 && self.stands(line, n, folded(letters))
        }) || self.short.iter().any(|&byte| memchr::memchr(byte, line).is_some())
    }

    /// Whether one of the phrases with these letters has them here.
    fn stands(&self, line: &[u8], at: usize, letters: u32) -> bool {
        let from = self.sure.partition_point(|(four, ..)| *four < letters);
        self.sure[from..].iter().take_while(|(four, ..)| *four == letters).any(|(_, offset, phrase)| {
            let stretch = at.checked_sub(*offset).and_then(|from| line.get(from..from + phrase.len()));
            stretch.is_some_and(|stretch| stretch.eq_ignore_ascii_case(phrase))
        })
    }
}

fn rarity(byte: u8) -> usize {
    FREQUENT.iter().position(|&known| known == byte).unwrap_or(2 * FREQUENT.len())
}

fn place(four: u32) -> (usize, u64) {
    let hash = four.wrapping_mul(0x9E37_79B1) >> 16;
    ((hash >> 6) as usize, 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_a_phrase_passes_and_little_else() {
        let phrases = ["our site", "/ap", "photo:"];
        let sieve = Sieve::of(phrases.iter());
        for line in ["Visit OUR SITE", "(/AP)", "Photo: Roe", "PHOTO: ROE"] {
            assert!(sieve.passes(line), "{line}");
        }
        for line in ["", "the", "The river rose by our house on Monday.", "a photo of the site"] {
            assert!(!sieve.passes(line), "{line}");
        }
    }
}
