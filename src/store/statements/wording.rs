//! Wordings: the words of a quote as they are compared, and the keys by which one is found within another.
//!
//! # Design
//!
//! Words are compared without case, diacritics, quotation marks, ellipses and punctuation. A fragment must have four words
//! that are no function words; they stand in a row among those of whatever holds the fragment. So it is enough to look
//! for rows of three such words, and of every two neighbouring rows only the one with the lower hash is noted: two rows
//! have the same lower one wherever both stand ("minimizers"). A fragment has two rows at least, and shares that one.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The least words of a fragment that are no function words.
const CONTENT: usize = 4;
/// Content words in a row that make a key.
const ROW: usize = 3;

/// English words that tell nothing of what is said: articles, pronouns, prepositions, conjunctions, auxiliaries
/// and the commonest adverbs.
const FUNCTION_WORDS: &str = "a about above across after again against all almost along already also although always am \
     among amongst an and another any anybody anyone anything are arent around as at away back be became because been \
     before behind being below beneath beside besides between beyond both but by can cannot cant could couldnt did didnt \
     do does doesnt doing done dont down during each either else enough even ever every everybody everyone everything \
     except few for from further had hadnt has hasnt have havent having he hed her here hers herself hes him himself his \
     how however i id if ill im in indeed inside instead into is isnt it itd itll its itself ive just least less lets \
     like many may maybe me might mine more most much must my myself near neither never no nobody none nor not nothing \
     now of off often on once one only onto or other others otherwise ought our ours ourselves out outside over own per \
     perhaps quite rather really same shall shant she shed shes should shouldnt since so some somebody someone something \
     soon still such than that thats the their theirs them themselves then there therefore theres these they theyd \
     theyll theyre theyve this those though through throughout thus till to together too toward towards under unless \
     until up upon us very was wasnt we wed well were werent weve what whatever when whenever where wherever whether \
     which while who whoever whom whose why will with within without wont would wouldnt yes yet you youd youll your \
     youre yours yourself yourselves youve";

static FUNCTION_HASHES: LazyLock<HashSet<u64>> =
    LazyLock::new(|| FUNCTION_WORDS.split_whitespace().map(|word| hash(word.bytes())).collect());

/// FNV-1a in 64 bits: what is stored must be the same in every build.
fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The hash of numbers, as it is stored.
fn hash_of(speaker: i64, words: &[u64]) -> i64 {
    let bytes = words.iter().flat_map(|word| word.to_le_bytes());
    hash(speaker.to_le_bytes().into_iter().chain(bytes)).cast_signed()
}

/// The words of a speaker, as they are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Wording {
    /// Of speaker and words.
    pub hash: i64,
    pub words: Vec<u64>,
    /// By what it is found in longer ones, and shorter ones in it; none where it has too few content words.
    pub keys: Vec<i64>,
}

impl Wording {
    pub fn new(speaker: i64, text: &str) -> Self {
        let words: Vec<u64> = words(text).iter().map(|word| hash(word.bytes())).collect();
        let content: Vec<u64> = words.iter().copied().filter(|word| !FUNCTION_HASHES.contains(word)).collect();
        let rows: Vec<i64> = content.windows(ROW).map(|row| hash_of(speaker, row)).collect();
        let mut keys: Vec<i64> =
            rows.windows(CONTENT - ROW + 1).filter_map(|rows| rows.iter().copied().min()).collect();
        keys.sort_unstable();
        keys.dedup();
        Self { hash: hash_of(speaker, &words), words, keys }
    }

    /// Whether it is long enough not to be said twice by chance.
    pub fn is_long(&self) -> bool {
        self.words.len() >= 8
    }

    /// Whether another of the same speaker stands in it word for word, and is no mere phrase.
    pub fn holds(&self, other: &Self) -> bool {
        let shorter = other.words.len() < self.words.len();
        shorter && !other.keys.is_empty() && self.words.windows(other.words.len()).any(|part| part == other.words)
    }
}

/// The words of a text in lower case, without diacritics and punctuation; `U.N.` and `don’t` are one word each.
fn words(text: &str) -> Vec<String> {
    let folded: String = text.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect();
    let (mut words, mut word, mut run) = (Vec::new(), String::new(), 0);
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let inside = run > 0 && next.is_alphanumeric();
        let number = inside && next.is_ascii_digit() && word.ends_with(|c: char| c.is_ascii_digit());
        match c {
            _ if c.is_alphanumeric() => {
                word.push(c);
                run += 1;
            }
            '.' if number => word.push(c),
            ',' if number => {}
            '\'' | '’' | 'ʼ' if inside => {}
            '.' if inside && run == 1 => run = 0,
            _ => {
                words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
                run = 0;
            }
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_marks() {
        for (text, expected) in [
            ("“We will NOT move,”", "we will not move"),
            ("We will … not move...", "we will not move"),
            ("The U.N. and U.S. don’t, can't", "the un and us dont cant"),
            ("3.5 percent of 1,000; a cease-fire", "3.5 percent of 1000 a cease fire"),
            ("Wałęsa’s Café", "wałesas cafe"),
            ("the end.[He] left", "the end he left"),
            ("", ""),
            ("— … !", ""),
        ] {
            assert_eq!(words(text).join(" "), expected);
        }
    }

    #[test]
    fn a_fragment_has_four_words_that_tell_something() {
        let whole = "We will continue to oppose any external military intervention in Syria, whatever others do.";
        let holds = |part: &str| Wording::new(1, whole).holds(&Wording::new(1, part));
        assert!(holds("oppose any external military intervention"));
        assert!(holds("oppose any external military intervention in Syria, whatever others do"));
        assert!(!holds("oppose any external intervention in Syria"), "a word is missing");
        assert!(!holds("external military intervention in"), "three words tell something");
        assert!(!holds("oppose any external military interventions"), "another word");
        assert!(!holds(whole), "equal is not in part");
        assert!(!holds(""));
    }

    #[test]
    fn whatever_holds_a_fragment_shares_all_its_keys() {
        let text = "China vetoed Russia agreed France abstained Syria protested Britain wondered Peru waited Togo left";
        let all: Vec<&str> = text.split(' ').collect();
        let whole = Wording::new(1, text);
        for from in 0..all.len() {
            for to in from + CONTENT..=all.len() {
                let part = Wording::new(1, &all[from..to].join(" "));
                assert!(!part.keys.is_empty() && part.keys.iter().all(|key| whole.keys.contains(key)));
            }
        }
        assert!(Wording::new(2, text).keys.iter().all(|key| !whole.keys.contains(key)), "another speaker's");
        assert!(whole.keys.len() < all.len() - 3, "{}", whole.keys.len());
    }
}
