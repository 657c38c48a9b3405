//! Places of corrections: where the words that a correction keeps stand in a text.
//!
//! # Design
//!
//! White space is left out of account: a text that is wrapped otherwise, or read by another reader, has the same words. Of
//! several places that have the words, one counts whose neighbourhood is the old one on one side at least; words that stand
//! there once count without it where they are as long as a neighbourhood. Everything else may be another finding: then
//! there is no place, for a missing correction is better than a wrong one.

use crate::domain::{CodePoints, Correction, Span};

/// Words of this length are unlikely to be others than those that were corrected.
const LONG: usize = 32;
/// A neighbourhood of fewer bytes tells nothing, unless the text begins or ends there.
const TELLING: usize = 8;

/// A text without its white space, and where each character of it stands.
#[derive(Debug)]
pub(in crate::store) struct Squeezed {
    text: String,
    /// Offsets of the characters, in code points of the text.
    offsets: Vec<u32>,
}

impl Squeezed {
    pub fn new(text: &str) -> Self {
        let (mut squeezed, mut offsets) = (String::with_capacity(text.len()), Vec::new());
        for (offset, c) in (0..).zip(text.chars()).filter(|(_, c)| !c.is_whitespace()) {
            squeezed.push(c);
            offsets.push(offset);
        }
        Self { text: squeezed, offsets }
    }

    /// The place of a correction's words; none where they do not stand, or it cannot be told which of several is meant.
    pub fn place(&self, correction: &Correction) -> Option<Span> {
        let [words, prefix, suffix] =
            [&correction.text, &correction.prefix, &correction.suffix].map(|text| squeezed(text));
        if words.is_empty() {
            return None;
        }
        let found: Vec<usize> = self.text.match_indices(&words).map(|(at, _)| at).collect();
        // How many of its sides are as they were.
        let sides = |&at: &usize| {
            let (before, behind) = (&self.text[..at], &self.text[at + words.len()..]);
            let begins = before.ends_with(&prefix) && (prefix.len() >= TELLING || before == prefix);
            let ends = behind.starts_with(&suffix) && (suffix.len() >= TELLING || behind == suffix);
            u8::from(begins) + u8::from(ends)
        };
        let alone = found.len() == 1 && words.chars().count() >= LONG;
        let most = found.iter().map(sides).max().filter(|&sides| sides > 0 || alone)?;
        let points = CodePoints::new(&self.text);
        let span = |at: usize| {
            let (first, end) = (points.offset(at) as usize, points.offset(at + words.len()) as usize);
            Some(Span { start: *self.offsets.get(first)?, end: self.offsets.get(end.checked_sub(1)?)? + 1 })
        };
        let spans = found.into_iter().filter(|at| sides(at) == most).filter_map(span);
        // The same words in the same neighbourhood: the place that is nearest to the old one.
        spans.min_by_key(|span| (span.start.abs_diff(correction.start), span.start))
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::corrections::fixtures::correction;

    /// The words at the place of a correction of `words` in `old`, looked for in `new`, and where they begin.
    fn placed(old: &str, words: &str, nth: usize, new: &str) -> Option<(u32, String)> {
        let (at, _) = old.match_indices(words).nth(nth).unwrap();
        let points = CodePoints::new(old);
        let span = points.span(at..at + words.len());
        let place = Squeezed::new(new).place(&correction(old, span))?;
        Some((place.start, CodePoints::new(new).slice(place).to_owned()))
    }

    const OLD: &str =
        "Geneva — Ada Minister met Bo. “We will not move,” she said. Naïve 😀 voices: “We will not move,” he said.";

    #[test]
    fn words_are_found_where_they_stood() {
        for (words, nth, start) in [("We will not move,", 0, 31), ("We will not move,", 1, 77), ("he", 1, 96)] {
            assert_eq!(placed(OLD, words, nth, OLD), Some((start, words.to_owned())), "{words}");
        }
    }

    #[test]
    fn words_are_found_in_another_text_that_has_them() {
        let longer = format!("An update of Monday’s report.\n\n{OLD}");
        assert_eq!(placed(OLD, "We will not move,", 1, &longer).unwrap().0, 108);
        let wrapped = OLD.replace("not move", "not\n  move");
        assert_eq!(placed(OLD, "We will not move,", 0, &wrapped).unwrap().1, "We will not\n  move,");
        // One side is another.
        let other = "Geneva — Ada Minister met Bo. “We will not move,” they said. Then: “We will not move,” said all.";
        assert_eq!(placed(OLD, "We will not move,", 0, other).unwrap().0, 31);
        let long = "We will not move from here until somebody tells us why";
        let moved = format!("It was he who said it: {long}.");
        assert_eq!(placed(&format!("“{long},” said Ada."), long, 0, &moved).unwrap().0, 23);
    }

    #[test]
    fn words_that_may_be_others_are_not_found() {
        for new in ["", "She said: “We will not move,” and left.", "We will. Not. Move."] {
            assert_eq!(placed(OLD, "We will not move,", 0, new), None, "{new}");
        }
    }

    #[test]
    fn of_equal_places_the_nearest_to_the_old_one_counts() {
        let block = "A block of words of which the lead consists, said Ada to all. ";
        let text = block.repeat(3);
        for nth in 0..3 {
            let start = text.match_indices("Ada").nth(nth).unwrap().0;
            assert_eq!(placed(&text, "Ada", nth, &text), Some((u32::try_from(start).unwrap(), "Ada".to_owned())));
        }
    }
}
