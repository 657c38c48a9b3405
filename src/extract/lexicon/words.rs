//! What is known of single words: closed classes, verbs of saying, titles, nouns that name speakers.
//!
//! The lists are in `words.txt`, written for this project; a class is a bit of [`Words`]. Looking a word
//! up costs one probe of a table keyed by the word's hash, computed while the word is read. What a word
//! means in its place (is "present" a verb here?) is left to those who see its neighbours.

use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

use super::table::{Lookup, lists};

/// The classes a word may belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(pub u64);

lists! {
    pub Words;
    ARTICLE = 0 "article"; // "the", "a", "an"
    POSSESSIVE = 1 "possessive"; // "his", "their"
    DEMONSTRATIVE = 2 "demonstrative"; // "this", "those"
    /// "some", "several", "each", and numbers in words.
    QUANTIFIER = 3 "quantifier";
    PRONOUN = 4 "pronoun"; // "he", "they", "I"
    OBJECT_PRONOUN = 5 "object_pronoun"; // "him", "them", "me"
    /// Words for a man: "he", "his", "spokesman", "Mr."
    MALE = 6 "male";
    /// Words for a woman: "she", "her", "spokeswoman", "Ms."
    FEMALE = 7 "female";
    PLURAL = 8 "plural"; // "they", "officials", "police"
    RELATIVE = 9 "relative"; // "who", "which", "whose"
    PREPOSITION = 10 "preposition"; // "of", "in", "for"
    CONJUNCTION = 11 "conjunction"; // "and", "or", "but"
    SUBORDINATOR = 12 "subordinator"; // "while", "after", "because"
    /// Forms of "be", "have", "do".
    AUXILIARY = 13 "auxiliary";
    MODAL = 14 "modal"; // "would", "may"
    NEGATION = 15 "negation"; // "not", "never", "n't"
    /// Verbs of saying in any form: "said", "adds", "telling".
    SAYING = 16 "saying";
    /// Those which hardly mean anything else: "said", "told".
    SAYING_SURE = 17 "saying_sure";
    /// Those which may introduce words without being verbs of saying: "called", "slammed", "laughed".
    SAYING_LOOSE = 18 "saying_loose";
    /// What is said: "statement", "speech", "tweet".
    SAYING_NOUN = 19 "saying_noun";
    /// Forms of address before a name: "Mr.", "Sen.", "President".
    TITLE = 20 "title";
    /// Nouns for one who speaks: "spokesman", "minister", "analyst".
    ROLE = 21 "role";
    /// Nouns for those who speak together: "ministry", "campaign", "police".
    GROUP = 22 "group";
    DAY = 23 "day"; // "Monday"
    MONTH = 24 "month"; // "February"
    /// Written with a stop that ends no sentence: "Mr", "Gen", "Corp".
    ABBREVIATION = 25 "abbreviation";
    /// Abbreviations only before a number: "No".
    ABBREVIATION_NUMBER = 26 "abbreviation_number";
    /// Adverbs that stand between subject and verb: "also", "later".
    ADVERB = 27 "adverb";
    /// Verbs other than those of saying, in forms that are hardly ever nouns: "went", "became".
    VERB = 28 "verb";
    /// "outlet" words: "newspaper", "agency", "magazine".
    OUTLET = 29 "outlet";
    /// Particles of names: "bin", "al", "de", "von".
    NAME_PARTICLE = 30 "name_particle";
    /// Behind a name: "Jr.", "III".
    NAME_SUFFIX = 31 "name_suffix";
    /// Generic nouns for people: "man", "woman", "voter", "people".
    PEOPLE = 32 "people";
    /// First and second person: "I", "we", "you", "my".
    FIRST_SECOND = 33 "first_second";
    /// Adjectives that stand before nouns for speakers: "senior", "former".
    ADJECTIVE = 34 "adjective";
    /// Texts that ask for something, but say nothing: "resolution", "treaty", "law".
    DOCUMENT = 35 "document";
    /// Nouns for one who asks for a living: "reporter", "host".
    ASKER = 36 "asker";
}

/// Classes whose words carry no meaning of their own.
const FUNCTION: u64 = Words::ARTICLE.0
    | Words::POSSESSIVE.0
    | Words::DEMONSTRATIVE.0
    | Words::QUANTIFIER.0
    | Words::PRONOUN.0
    | Words::OBJECT_PRONOUN.0
    | Words::RELATIVE.0
    | Words::PREPOSITION.0
    | Words::CONJUNCTION.0
    | Words::SUBORDINATOR.0
    | Words::AUXILIARY.0
    | Words::MODAL.0
    | Words::NEGATION.0
    | Words::ADVERB.0;

impl Words {
    /// Whether the word belongs to one of the classes of `any`.
    #[must_use]
    pub const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Whether it belongs to a closed class.
    #[must_use]
    pub const fn is_function(self) -> bool {
        self.0 & FUNCTION != 0
    }

    /// Whether it is a form of "be", "have", "do" or a modal.
    #[must_use]
    pub const fn is_auxiliary(self) -> bool {
        self.is(Self(Self::AUXILIARY.0 | Self::MODAL.0))
    }

    /// What the lists say of the word with this key.
    #[must_use]
    pub fn of(key: u32) -> Self {
        TABLE.get(key)
    }

    /// The lists, for those who look up many words.
    pub(crate) fn table() -> &'static Table {
        &TABLE
    }
}

impl BitOr for Words {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Words {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The key of a word: a hash (FNV-1a) of its lower-case form, curly apostrophes written straight.
#[must_use]
pub fn key(word: &str) -> u32 {
    let mut hash = Hash::new();
    for char in word.chars() {
        hash.add(char);
    }
    hash.key()
}

/// The key of a word in lower-case ASCII, for constants.
#[must_use]
pub const fn ascii_key(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut hash = Hash::new();
    let mut at = 0;
    while at < bytes.len() {
        hash.0 = (hash.0 ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash.key()
}

/// A word's hash while it is read.
#[derive(Clone, Copy, Debug)]
pub struct Hash(u32);

impl Hash {
    /// The hash of no letters.
    #[must_use]
    pub const fn new() -> Self {
        Self(0x811c_9dc5)
    }

    #[inline]
    pub fn add(&mut self, char: char) {
        match char {
            'A'..='Z' => self.byte(char as u8 | 0x20),
            '\0'..='\x7f' => self.byte(char as u8),
            '’' | '‘' => self.byte(b'\''),
            _ => {
                for lower in char.to_lowercase() {
                    for byte in u32::from(lower).to_le_bytes() {
                        self.byte(byte);
                    }
                }
            }
        }
    }

    /// Adds a lower-case ASCII letter.
    #[inline]
    pub(crate) fn ascii(&mut self, letter: u8) {
        self.byte(letter);
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    #[must_use]
    pub const fn key(self) -> u32 {
        self.0
    }
}

impl Default for Hash {
    fn default() -> Self {
        Self::new()
    }
}

/// The classes of each listed word.
pub(crate) type Table = Lookup<Words>;

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::of_lists(include_str!("words.txt"), LISTS, key, |all, one| *all |= one));

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn every_list_has_a_class_and_no_two_words_share_a_key() {
        let mut seen: HashMap<u32, String> = HashMap::new();
        for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (name, words) = line.split_once(':').unwrap();
            assert!(LISTS.iter().any(|(known, _)| *known == name), "{name}");
            for word in words.split_whitespace() {
                let lower = word.to_lowercase();
                assert_eq!(*seen.entry(key(word)).or_insert_with(|| lower.clone()), lower);
            }
        }
    }

    #[test]
    fn words_are_known_whatever_their_case_and_apostrophes() {
        assert!(Words::of(key("Said")).is(Words::SAYING_SURE));
        assert!(Words::of(key("n’t")).is(Words::NEGATION));
        assert!(Words::of(key("HE")).is(Words::PRONOUN | Words::MALE));
        assert_eq!(Words::of(key("perihelion")), Words(0));
        assert_eq!(ascii_key("n't"), key("N’t"));
    }
}
