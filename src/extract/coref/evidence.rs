//! What stands around a name and shows that it is one, and whose: verbs, nouns, articles.

use std::sync::LazyLock;

use super::Cast;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::names::Names;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

impl Cast<'_, '_> {
    /// Whether initials are a body's where they stand: "the FBI", "FBI director", "NATO said", "NASA’s".
    pub(super) fn is_body(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens;
        let behind = tokens.get(name.end as usize).filter(|next| next.gap != Gap::Line);
        let before = (name.first as usize).checked_sub(1).map(|at| &tokens[at]);
        before.is_some_and(|before| before.is(Words::ARTICLE) && before.key != words::ascii_key("a"))
            || behind.is_some_and(|next| {
                next.class == Class::Suffix || (next.is(Words::ROLE | Words::GROUP) && next.gap == Gap::Space)
            })
            || self.speaks(name)
    }

    /// "the spokesman Ekwu Zadar": whether the word before is a noun for a person.
    pub(super) fn follows_role(&self, first: u32) -> bool {
        let before = (first as usize).checked_sub(1).map(|at| &self.doc.tokens[at]);
        let near = self.doc.tokens[first as usize].gap == Gap::Space;
        near && before.is_some_and(|before| before.is(Words::ROLE) && before.shape == Shape::Lower)
    }

    /// Whether its last word is one for a body or a place.
    pub(super) fn is_thing(&self, name: Tokens) -> bool {
        let last = Names::of(self.doc.tokens[name.end as usize - 1].key);
        last.is(Names::ORGANISATION.or(Names::THING)) && !last.is(Names::FAMILY_TOO)
    }

    /// Whether no list knows the words, so that they are likely to be a name.
    pub(super) fn is_plain(&self, name: Tokens) -> bool {
        let others =
            Names::ORGANISATION.or(Names::THING).or(Names::AREA).or(Names::AFFILIATION).or(Names::ABBREVIATION);
        self.doc.tokens[name.range()].iter().all(|token| {
            let names = Names::of(token.key);
            !names.is(others) && (token.words == Words(0) || token.is(Words::NAME_SUFFIX) || names.is_given())
        })
    }

    /// Whether a verb of saying touches the name: "Zhang said", "said Zhang".
    pub(super) fn speaks(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens;
        let says = |token: &&Token| token.shape == Shape::Lower && token.gap == Gap::Space;
        let mut behind = tokens[name.end as usize..].iter().take(3);
        // "Zadar has said", but not "Zadar was praised"
        let passed = |token: &&Token| !token.is(Words::ADVERB | Words::AUXILIARY) || is_passive(token.key);
        let behind = behind.find(passed).filter(says);
        if behind.is_some_and(|token| token.is(Words::SAYING)) {
            return true;
        }
        // "said Roe", but not "said Roe is …" nor "said Roe campaigners …"
        let next = tokens.get(name.end as usize);
        let goes_on = next.is_some_and(|next| {
            let verbal = next.words.is_auxiliary() || !next.words.is_function();
            next.class == Class::Suffix || (next.class == Class::Word && next.shape == Shape::Lower && verbal)
        });
        let before = (name.first as usize).checked_sub(1).and_then(|at| tokens.get(at)).filter(says);
        !goes_on && before.is_some_and(|token| token.is(Words::SAYING_SURE) && token.key != words::ascii_key("told"))
    }
}

fn is_passive(key: u32) -> bool {
    static BE: LazyLock<[u32; 5]> = LazyLock::new(|| ["was", "were", "been", "be", "being"].map(words::key));
    BE.contains(&key)
}
