//! Words beside a run that tell what it is: lists of `words.txt`, a bit of [`Beside`] each.

use std::sync::LazyLock;

use crate::extract::lexicon::table::{Lookup, lists};
use crate::extract::lexicon::words;
use crate::extract::text::token::Token;

/// The lists a word is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside(u16);

lists! { pub(super) Beside;
    WORK = 0 "work";
    NAMING = 1 "naming";
    PERFORMS = 2 "performs";
    IS_WORK = 3 "is_work";
    CALLED = 4 "called";
    AS_WORD = 5 "as_word";
    AS_MEANS = 6 "as_means";
    MEANS = 7 "means";
    ASKS = 8 "asks";
}

static TABLE: LazyLock<Lookup<Beside>> =
    LazyLock::new(|| Lookup::of_lists(include_str!("words.txt"), LISTS, words::key, |all, one| all.0 |= one.0));

/// Whether the word is in one of the lists.
pub(super) fn is(token: &Token, lists: Beside) -> bool {
    TABLE.get(token.key).0 & lists.0 != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        for (list, bit) in LISTS {
            let line = include_str!("words.txt").lines().find(|line| line.starts_with(list)).expect(list);
            let word = line.split_once(": ").and_then(|(_, words)| words.split(' ').next()).expect(list);
            assert!(TABLE.get(words::key(word)).0 & bit.0 != 0, "{list}");
        }
    }
}
