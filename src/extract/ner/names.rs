//! What capitalised words tell of what they name: given names, family names, words of bodies and places.
//!
//! The lists are in `names.txt`. [`super::capitalized`] finds the runs of capitals in a text, [`super::entity_type`] decides what a run
//! that the registry does not know names.

use std::sync::LazyLock;

use crate::extract::lexicon::table::{Lookup, lists};
use crate::extract::lexicon::words;
use crate::extract::text::token::{Shape, Token};

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Names(pub u16);

lists! { pub Names;
    /// Given names of men.
    MALE = 0 "male";
    /// Given names of women.
    FEMALE = 1 "female";
    /// Given names of both.
    EITHER = 2 "either";
    /// Family names that stand before the given one: "Liu".
    FAMILY_FIRST = 3 "family_first";
    /// Given names that are also words or places.
    WORD = 4 "word";
    /// Words that end (or, before "of", begin) the names of bodies: "University".
    ORGANISATION = 5 "organisation";
    /// Words that end the names of places, events, works: "Street", "Act".
    THING = 6 "thing";
    /// Words of places that stand before the names of bodies and persons: "Ohio".
    AREA = 7 "area";
    /// Parties and creeds: "Republican".
    AFFILIATION = 8 "affiliation";
    /// Words in capitals that are no name: "TV".
    ABBREVIATION = 9 "abbreviation";
    /// Words behind which a city is a place: "in Beijing".
    PLACE_BEFORE = 10 "place_before";
    /// Words behind which its government is meant: "by Beijing".
    ACTOR_BEFORE = 11 "actor_before";
    /// Words of places that are also family names: "Field".
    FAMILY_TOO = 12 "family_too";
    /// Words that "and" joins with others in the names of bodies: "Securities and Exchange Commission".
    JOINED = 13 "joined";
}

static TABLE: LazyLock<Lookup<Names>> =
    LazyLock::new(|| Lookup::of_lists(include_str!("names.txt"), LISTS, words::key, |all, one| all.0 |= one.0));

impl Names {
    /// What the lists say of the word with this key.
    #[must_use]
    pub fn of(key: u32) -> Self {
        TABLE.get(key)
    }

    /// What they say of a token; of "Jo-Anne" what they say of "Jo", where they lack the whole.
    #[must_use]
    pub fn of_token(token: &Token, text: &str) -> Self {
        let whole = Self::of(token.key);
        if whole != Self(0) || token.shape != Shape::Mixed && token.end - token.start < 6 {
            return whole;
        }
        match token.text(text).split_once('-') {
            Some((first, rest)) if rest.starts_with(char::is_uppercase) => {
                let first = Self::of(words::key(first));
                Self(first.0 & (Self::MALE.0 | Self::FEMALE.0 | Self::EITHER.0))
            }
            _ => whole,
        }
    }

    /// Whether the word is in one of these lists.
    #[must_use]
    pub const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it is a given name.
    #[must_use]
    pub const fn is_given(self) -> bool {
        self.is(Self(Self::MALE.0 | Self::FEMALE.0 | Self::EITHER.0))
    }

    /// The gender that a given name tells: `m`, `f`, or none.
    #[must_use]
    pub const fn gender(self) -> Option<char> {
        match (self.is(Self::MALE), self.is(Self::FEMALE)) {
            (true, false) => Some('m'),
            (false, true) => Some('f'),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        for line in include_str!("names.txt").lines().filter(|line| !line.starts_with('#')) {
            let (list, words) = line.split_once(": ").expect(line);
            let (_, flag) = LISTS.iter().find(|(known, _)| *known == list).expect(list);
            for word in words.split(' ') {
                assert!(Names::of(words::key(word)).is(*flag), "{word}");
            }
        }
    }

    #[test]
    fn given_names_tell_the_gender() {
        let gender = |name| Names::of(words::key(name)).gender();
        assert_eq!((gender("Sergei"), gender("Hillary"), gender("Robin")), (Some('m'), Some('f'), None));
    }
}
