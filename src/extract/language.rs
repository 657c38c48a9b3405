//! Which language a text is in; the rules of this room are those of English.
//!
//! A text that holds the small words of English as often as English does is English, which shows in a pass over a
//! stretch of it. Any other is judged by `whatlang` from its trigrams and its script, which takes fifty times as long.

use crate::domain::{Basis, Metadata, Stated, language_tag, primary_subtag};

/// So many bytes of a text are looked at.
const STRETCH: usize = 3_000;
/// A text is judged from so many words on; names and numbers alone tell nothing.
const LEAST_WORDS: usize = 20;
/// Of so many letters a text in a script of its own is judged.
const LEAST_LETTERS: usize = 24;
/// `whatlang` is believed from this confidence on. Of neighbours such as Norwegian and Danish either may be named.
const LEAST_CONFIDENCE: f64 = 0.8;

/// A text's language, as far as it can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Language {
    /// What the text itself tells, where nothing states it.
    pub detected: Stated<String>,
    /// Whether findings are to be looked for. What the text tells counts before what a page's template states.
    pub is_english: bool,
}

/// Judges a text, about which `stated` is known.
pub(crate) fn language(text: &str, stated: &Metadata) -> Language {
    let stated = stated.language.value.as_deref();
    let stretch = stretch(text);
    let told = if reads_as_english(stretch) { Some("en".to_owned()) } else { by_trigrams(stretch) };
    let is_english = primary_subtag(told.as_deref().or(stated).unwrap_or("en")).eq_ignore_ascii_case("en");
    Language { detected: Stated::new(told.filter(|_| stated.is_none()), Basis::Inferred), is_english }
}

/// A stretch from the middle, where the report is and not what surrounds it.
fn stretch(text: &str) -> &str {
    if text.len() <= STRETCH {
        return text;
    }
    let from = text.ceil_char_boundary((text.len() - STRETCH) / 3);
    &text[from..text.floor_char_boundary(from + STRETCH)]
}

/// Whether the small words of English make up a tenth of the words, and several of them stand there.
fn reads_as_english(text: &str) -> bool {
    const SMALL: [&str; 16] = [
        "the", "of", "and", "to", "that", "was", "for", "with", "his", "said", "were", "has", "have", "is", "it", "by",
    ];
    let (mut words, mut small, mut seen) = (0, 0, 0u32);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        if let Some(n) = SMALL.iter().position(|one| word.eq_ignore_ascii_case(one)) {
            small += 1;
            seen |= 1 << n;
        }
    }
    words >= LEAST_WORDS && small * 10 >= words && seen.count_ones() >= 4
}

fn by_trigrams(text: &str) -> Option<String> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < LEAST_LETTERS {
        return None;
    }
    let found = whatlang::detect(text)?;
    let latin = found.script() == whatlang::Script::Latin;
    let long = !latin || text.split_whitespace().count() >= LEAST_WORDS;
    (long && found.confidence() >= LEAST_CONFIDENCE).then(|| language_tag(found.lang().code()))
}
