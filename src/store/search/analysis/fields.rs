//! Indexed fields: what a row of a full-text index holds.

use super::analyzer::{folded, words};
use super::stemmer::add_stems;
use crate::domain::primary_subtag;

/// What a word of a headline or a name weighs, and one of a report or a quote: as the indexes have them in their `rank`.
pub(in crate::store) const TITLE: u32 = 4;
pub(in crate::store) const TEXT: u32 = 1;

/// Stands before the words of a speaker's name. No word of a text has it, so that a list's `q` finds what was said, and
/// the search also by whom.
pub(in crate::store) const SPEAKER: char = '@';

/// The words of one row, parted by single spaces: as written, and apart from them the stems that differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Fields {
    pub title: String,
    /// Report, quote, claim, or what else there is to a name.
    pub text: String,
    pub title_stems: String,
    pub text_stems: String,
}

impl Fields {
    /// A row with a headline or name and a text; stems are added where they are `english`.
    pub fn new(title: &str, text: &str, english: bool) -> Self {
        let ((title, title_stems), (text, text_stems)) = (analyzed(title, english), analyzed(text, english));
        Self { title, text, title_stems, text_stems }
    }

    /// A quote with its speaker's name.
    pub fn of_quote(text: &str, speaker: Option<&str>, english: bool) -> Self {
        let name: Vec<String> =
            words(speaker.unwrap_or_default()).map(|(_, word)| format!("{SPEAKER}{word}")).collect();
        Self { title: name.join(" "), ..Self::new("", text, english) }
    }

    /// In the order of the columns, each with what a word in it weighs.
    pub fn weighed(&self) -> [(&str, u32); 4] {
        [(&self.title, TITLE), (&self.text, TEXT), (&self.title_stems, TITLE), (&self.text_stems, TEXT)]
    }

    pub fn bytes(&self) -> usize {
        self.weighed().iter().map(|(text, _)| text.len()).sum()
    }
}

/// Whether a text in a language, which may be unknown, has English stems.
pub(in crate::store) fn is_english(language: Option<&str>) -> bool {
    language.is_none_or(|tag| primary_subtag(tag).eq_ignore_ascii_case("en"))
}

/// The words of a text, and the stems of those that have another.
fn analyzed(text: &str, english: bool) -> (String, String) {
    let all = folded(text);
    let mut stems = String::new();
    if english {
        add_stems(&all, &mut stems);
    }
    (all, stems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_stand_apart_from_the_words() {
        let fields = Fields::new("Russia vetoed resolutions", "The U.N. vetoes", true);
        assert_eq!((fields.title.as_str(), fields.title_stems.as_str()), ("russia vetoed resolutions", "veto resolut"));
        assert_eq!((fields.text.as_str(), fields.text_stems.as_str()), ("the un vetoes", "veto"));
        let other = Fields::new("Les vetoes", "", false);
        assert_eq!((other.title.as_str(), other.title_stems.as_str()), ("les vetoes", ""));
        assert_eq!(Fields::of_quote("No.", Some("Li Baodong"), true).title, "@li @baodong");
        for (language, english) in [(None, true), (Some("en-GB"), true), (Some("EN"), true), (Some("fr"), false)] {
            assert_eq!(is_english(language), english, "{language:?}");
        }
    }
}
