//! Where the words for a draft begin.

use crate::extract::claims::sentence::View;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// First word of the noun phrase of a draft, not before `from`.
pub(super) fn noun_start(view: &View<'_>, noun: usize, from: usize) -> usize {
    let stops = |at: &usize| {
        view.class(*at) != Some(Class::Word)
            || view.has(*at, Words::PREPOSITION | Words::AUXILIARY | Words::CONJUNCTION | Words::RELATIVE)
    };
    let first = (from..noun).rev().find(stops).map_or(from, |at| at + 1);
    // "S/RES/2254 (2015) was adopted"
    let symbol = first >= from + 2 && view.word(first - 1) == "/" && view.any(first - 2, &["s"]);
    if symbol { first - 2 } else { first }
}
