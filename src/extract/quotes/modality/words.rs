//! Words that tell the modality of a quotation: lists of `words.txt`, a bit of [`Marks`] each.

use std::sync::LazyLock;

use crate::extract::lexicon::table::{Lookup, lists};
use crate::extract::lexicon::words;

/// The lists a word is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(pub u32);

lists! { pub(super) Marks;
    NOT = 0 "not";
    NOBODY = 1 "nobody";
    MILD = 2 "mild";
    REFUSE = 3 "refuse";
    DENY = 4 "deny";
    EVEN = 5 "even";
    HEARD = 6 "heard";
    PLAN = 7 "plan";
    WISH = 8 "wish";
    ASK = 9 "ask";
    HEARSAY = 10 "hearsay";
    IMAGINE = 11 "imagine";
    IF = 12 "if";
    PERHAPS = 13 "perhaps";
    HABIT = 14 "habit";
    FAKE = 15 "fake";
    SOURCE = 16 "source";
    FORGERY = 17 "forgery";
    FALSELY = 18 "falsely";
    CREDITED = 19 "credited";
    MISQUOTED = 20 "misquoted";
    EVIDENCE = 21 "evidence";
    UNTRUE = 22 "untrue";
    RUMOUR = 23 "rumour";
    POSSIBLE = 24 "possible";
    LESS = 25 "less";
    USE = 26 "use";
    PERCEIVE = 27 "perceive";
    DREAM = 28 "dream";
    THAT = 29 "that";
    SPAN = 30 "span";
}

static TABLE: LazyLock<Lookup<Marks>> =
    LazyLock::new(|| Lookup::of_lists(include_str!("words.txt"), LISTS, words::key, |all, one| all.0 |= one.0));

impl Marks {
    /// What the lists say of the word with this key.
    pub(super) fn of(key: u32) -> Self {
        TABLE.get(key)
    }

    pub(super) const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (list, words) = line.split_once(": ").expect(line);
            let (_, mark) = LISTS.iter().find(|(known, _)| *known == list).expect(list);
            for word in words.split(' ') {
                assert!(Marks::of(words::key(word)).is(*mark), "{word}");
            }
        }
    }
}
