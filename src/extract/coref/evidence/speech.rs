//! What somebody does in a text that shows a name to be a person's: speaks, or acts as persons do.

use crate::extract::coref::Cast;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::names::Names;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// Prepositions that join a body to a name: "Jane Roe of Natural Aid".
const OF: [u32; 3] = [words::ascii_key("of"), words::ascii_key("from"), words::ascii_key("at")];
/// How long the words between two commas behind a name may be, in tokens.
const ASIDE: usize = 14;
/// Verbs whose subject is a person.
const PERSONAL: [u32; 31] = [
    words::ascii_key("arrived"),
    words::ascii_key("lived"),
    words::ascii_key("lives"),
    words::ascii_key("sat"),
    words::ascii_key("walked"),
    words::ascii_key("smiled"),
    words::ascii_key("nodded"),
    words::ascii_key("laughed"),
    words::ascii_key("shrugged"),
    words::ascii_key("wept"),
    words::ascii_key("sighed"),
    words::ascii_key("married"),
    words::ascii_key("studied"),
    words::ascii_key("retired"),
    words::ascii_key("spoke"),
    words::ascii_key("stood"),
    words::ascii_key("recalls"),
    words::ascii_key("remembers"),
    words::ascii_key("born"),
    words::ascii_key("waved"),
    words::ascii_key("looked"),
    words::ascii_key("paused"),
    words::ascii_key("grinned"),
    words::ascii_key("wiped"),
    words::ascii_key("fled"),
    words::ascii_key("died"),
    words::ascii_key("drove"),
    words::ascii_key("cried"),
    words::ascii_key("thinks"),
    words::ascii_key("believes"),
    words::ascii_key("hopes"),
];
/// Verbs that tell what somebody of a body thinks.
const WANTS: [u32; 8] = [
    words::ascii_key("wants"),
    words::ascii_key("wanted"),
    words::ascii_key("thinks"),
    words::ascii_key("feels"),
    words::ascii_key("hopes"),
    words::ascii_key("fears"),
    words::ascii_key("believes"),
    words::ascii_key("agrees"),
];

impl Cast<'_, '_> {
    /// "Gurdeep Roe, another of the deported, said": whether a verb of saying follows the words between two commas behind a
    /// name, none of which tells of a body or a place.
    pub(super) fn speaks_behind_aside(&self, name: Tokens) -> bool {
        let end = name.end as usize;
        let [comma, first, rest @ ..] = self.doc.tokens.get(end..).unwrap_or_default() else { return false };
        let begins = comma.class == Class::Comma && first.gap == Gap::Space && first.shape == Shape::Lower;
        if !begins {
            return false;
        }
        let inside = |token: &&Token| matches!(token.class, Class::Word | Class::Number | Class::Suffix);
        let aside = rest.iter().take(ASIDE).take_while(|token| inside(token) && token.gap != Gap::Line).count();
        let verb = |verb: &Token| verb.is(Words::SAYING_SURE) && verb.shape == Shape::Lower;
        let closed =
            matches!(rest.get(aside..aside + 2), Some([close, says]) if close.class == Class::Comma && verb(says));
        // "Jane Roe, co-headteacher at Hollin School said"
        let open = || rest[..aside].iter().position(verb).is_some_and(|at| at > 0 && rest[at - 1].is_capital());
        let says = closed || open();
        let other = |token: &Token| {
            let thing = token.is(Words::GROUP) || Names::of(token.key).is(Names::ORGANISATION.or(Names::THING));
            thing && token.shape == Shape::Lower
        };
        let body = || other(first) || rest[..aside].iter().any(other);
        says && !body() && !self.is_placed(name) && self.is_plain(name)
    }

    /// "Jane Roe of Natural Aid said", "according to Jane Roe": whether words are given to it beyond its neighbours.
    pub(in crate::extract::coref) fn speaks_for(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens;
        let (first, end) = (name.first as usize, name.end as usize);
        let Some(_) = tokens.get(end).filter(|of| of.gap == Gap::Space && OF.contains(&of.key)) else {
            let according = |at: usize| {
                tokens[at].key == words::ascii_key("to") && tokens[at - 1].key == words::ascii_key("according")
            };
            return first > 1 && according(first - 1);
        };
        // "of Natural Aid in Cape Town"
        let place = |token: &Token| OF.contains(&token.key) || token.key == words::ascii_key("in");
        let body = tokens[end + 1..].iter().take(9);
        let joined = body
            .take_while(|token| {
                let sign = token.class == Class::Symbol || token.gap == Gap::None && token.is_capital();
                sign || token.gap == Gap::Space && (token.is_capital() || token.is(Words::ARTICLE) || place(token))
            })
            .count();
        let next = tokens.get(end + 1 + joined);
        let says = next.is_some_and(|next| {
            next.is(Words::SAYING) || matches!(next.class, Class::Colon | Class::Stop | Class::Comma)
        });
        let behind = (first > 0).then(|| &tokens[first - 1]);
        let said = behind.is_some_and(|verb| verb.is(Words::SAYING) && verb.shape == Shape::Lower);
        let sure =
            next.is_some_and(|next| (next.is(Words::SAYING) || WANTS.contains(&next.key)) && next.gap == Gap::Space);
        joined > 0 && (sure || said && says)
    }

    /// "Suharti arrived in", "Jane Roe has lived": whether what it does is done by persons.
    pub(in crate::extract::coref) fn acts(&self, name: Tokens) -> bool {
        let mut behind = self.doc.tokens[name.end as usize..].iter().take(3);
        // "Jane Roe, fled the north": a comma that should not be there.
        let verb = behind.find(|token| !token.is(Words::ADVERB | Words::AUXILIARY) && token.class != Class::Comma);
        verb.is_some_and(|verb| verb.gap == Gap::Space && PERSONAL.contains(&verb.key)) && !self.is_governed(name)
    }

    /// Whether a verb of saying touches the name: "Zhang said", "said Zhang".
    pub(in crate::extract::coref) fn speaks(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens;
        let says = |token: &&Token| token.shape == Shape::Lower && token.gap == Gap::Space;
        let mut behind = tokens[name.end as usize..].iter().take(3);
        // "Zadar has said", but not "Zadar was praised"
        let passed = |token: &&Token| {
            !token.is(Words::ADVERB | Words::AUXILIARY | Words::MODAL | Words::NEGATION) || is_passive(token.key)
        };
        let behind = behind.find(passed).filter(says);
        if behind.is_some_and(|token| token.is(Words::SAYING)) {
            return true;
        }
        // "quoted councillor Jane Roe as saying"
        let next_word = |at: usize| tokens.get(name.end as usize + at).filter(|token| token.gap == Gap::Space);
        if next_word(0).is_some_and(|word| word.key == words::ascii_key("as"))
            && next_word(1).is_some_and(|verb| verb.is(Words::SAYING) && verb.text(self.doc.text).ends_with("ing"))
        {
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

pub(super) fn is_passive(key: u32) -> bool {
    const BE: [u32; 5] = [
        words::ascii_key("was"),
        words::ascii_key("were"),
        words::ascii_key("been"),
        words::ascii_key("be"),
        words::ascii_key("being"),
    ];
    BE.contains(&key)
}
