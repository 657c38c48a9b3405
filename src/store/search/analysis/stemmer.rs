//! English stems, by Snowball's algorithm (Porter's second).
//!
//! A report has some 450 words, most of them words that other reports have too: what a thread has stemmed it keeps.

use std::cell::RefCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;
use snowball_stemmers_rs::{Algorithm, Stemmer};

/// Stems that a thread keeps, some 4 MB; with one more it begins anew.
const MOST: usize = 65_536;
/// Letters of words that have a stem. No word has more; what has is no word.
const LETTERS: std::ops::RangeInclusive<usize> = 3..=40;

/// Words with their stems, where these are others.
type Stems = HashMap<Box<str>, Option<Box<str>>, RandomState>;

thread_local! {
    static STEMS: RefCell<Stems> = RefCell::default();
}

/// Adds the stems of the words in a folded text, parted by spaces: of those that have another word for a stem.
pub(in crate::store) fn add_stems(text: &str, into: &mut String) {
    STEMS.with_borrow_mut(|stems| {
        for word in text.split(' ') {
            with_stem(stems, word, |stem| {
                if !into.is_empty() {
                    into.push(' ');
                }
                into.push_str(stem);
            });
        }
    });
}

/// The stem of a folded word, where it is another word.
pub(in crate::store) fn stem(word: &str) -> Option<String> {
    let mut found = None;
    STEMS.with_borrow_mut(|stems| with_stem(stems, word, |stem| found = Some(stem.to_owned())));
    found
}

/// Whether a folded word has this stem, which may be the word itself.
pub(in crate::store) fn has_stem(word: &str, stem: &str) -> bool {
    let mut same = word == stem;
    STEMS.with_borrow_mut(|stems| with_stem(stems, word, |of_word| same |= of_word == stem));
    same
}

/// Hands on the stem of a word, where it is another word; none of words with other characters than English letters.
fn with_stem(stems: &mut Stems, word: &str, use_it: impl FnOnce(&str)) {
    if !LETTERS.contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return;
    }
    if let Some(stem) = stems.get(word) {
        return stem.as_deref().map_or((), use_it);
    }
    let stem = Stemmer::create(Algorithm::English).stem(word).into_owned();
    let stem = (stem != word).then(|| stem.into_boxed_str());
    if let Some(stem) = &stem {
        use_it(stem);
    }
    if stems.len() >= MOST {
        stems.clear();
    }
    stems.insert(word.into(), stem);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["veto", "vetoes", "vetoed", "vetoing"][..],
            &["resolution", "resolutions"],
            &["abstain", "abstained", "abstains", "abstaining"],
            &["country", "countries"],
            &["say", "says", "saying"],
        ] {
            let stems: Vec<String> =
                forms.iter().map(|form| stem(form).unwrap_or_else(|| (*form).to_owned())).collect();
            assert!(stems.windows(2).all(|two| two[0] == two[1]), "{stems:?}");
        }
        assert_eq!(stem("vetoed").as_deref(), Some("veto"));
        // Kept, it is the same.
        assert_eq!(stem("vetoed").as_deref(), Some("veto"));
        for word in ["veto", "un", "2254", "naïve", "安全", "", "lodz2s"] {
            assert_eq!(stem(word), None, "{word}");
        }
    }
}
