//! What stands around a name and shows that it is one, and whose: verbs, nouns, articles.

mod speech;

use speech::is_passive;

use super::Cast;
use crate::domain::ActorKind;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::letters::is_post_nominal;
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::{is_before_name, is_person_noun, is_portfolio, is_relation, is_trade};
use crate::extract::text::particles::is_surname_particle;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// What is done to persons, and hardly to bodies or places.
const SUFFERED: [u32; 12] = [
    words::ascii_key("asked"),
    words::ascii_key("told"),
    words::ascii_key("interviewed"),
    words::ascii_key("arrested"),
    words::ascii_key("jailed"),
    words::ascii_key("sentenced"),
    words::ascii_key("born"),
    words::ascii_key("married"),
    words::ascii_key("injured"),
    words::ascii_key("overheard"),
    words::ascii_key("heard"),
    words::ascii_key("elected"),
];
/// Words for a person behind a name.
const WHO: [u32; 3] = [words::ascii_key("who"), words::ascii_key("whose"), words::ascii_key("whom")];
/// What papers do with somebody's words.
const QUOTED: [u32; 4] =
    [words::ascii_key("quoted"), words::ascii_key("quotes"), words::ascii_key("cited"), words::ascii_key("cites")];
/// Prepositions behind which a place stands.
const PLACE: [u32; 6] = [
    words::ascii_key("in"),
    words::ascii_key("at"),
    words::ascii_key("near"),
    words::ascii_key("outside"),
    words::ascii_key("across"),
    words::ascii_key("on"),
];

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
        near && before.is_some_and(|before| {
            let noun = before.class == Class::Word && is_person_noun(before) && !before.is(Words::SAYING_SURE);
            noun && (before.shape == Shape::Lower || before.is(Words::ROLE) || is_trade(before))
        })
    }

    /// "her daughter Lauren": whether the word before says whose relative it is.
    pub(super) fn follows_relation(&self, first: u32) -> bool {
        let before = (first as usize).checked_sub(1).map(|at| &self.doc.tokens[at]);
        let near = self.doc.tokens[first as usize].gap == Gap::Space;
        near && before.is_some_and(|before| before.shape == Shape::Lower && is_relation(before))
    }

    /// Whether what stands around the name introduces a person: an age, "who", a party, a label's colon, a post.
    pub(super) fn is_introduced(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens;
        let (first, end) = (name.first as usize, name.end as usize);
        let class = |at: usize| tokens.get(at).filter(|token| token.gap != Gap::Line).map(|token| token.class);
        let starts = tokens[first].gap == Gap::Line || first == 0;
        let who = tokens.get(end + 1).is_some_and(|next| WHO.contains(&next.key));
        let age = class(end + 1) == Some(Class::Number) && matches!(class(end + 2), Some(Class::Comma | Class::Stop));
        if class(end) == Some(Class::Comma) && (who || age) && !self.is_placed(name) {
            return true;
        }
        // "Jane Roe OBE", "Jane Roe, PhD,"
        let letters = end + usize::from(class(end) == Some(Class::Comma));
        if tokens.get(letters).is_some_and(|token| token.gap == Gap::Space && is_post_nominal(token)) {
            return true;
        }
        let quote = matches!(class(end + 1), Some(Class::Double | Class::Single));
        // "Local media quoted Jane Roe: “…”"
        let quoted = first > 0 && QUOTED.contains(&tokens[first - 1].key);
        if (starts || quoted) && class(end) == Some(Class::Colon) && quote {
            return true;
        }
        let near = |at: usize| tokens.get(end + at).filter(|token| token.gap != Gap::Line);
        // "Jane Roe – the mayor –", "Jane Roe, in an interview with the Herald, said", "Jane Roe's brother"
        let dash = class(end) == Some(Class::Dash)
            && near(1).is_some_and(|next| next.is(Words::ARTICLE) || next.key == words::ascii_key("who"));
        let aside = class(end) == Some(Class::Comma) && near(1).is_some_and(is_aside) && !self.is_placed(name);
        let owns = class(end) == Some(Class::Suffix) && near(1).is_some_and(is_relation) && !self.is_placed(name);
        if dash || owns && self.is_plain(name) {
            return true;
        }
        if aside || self.speaks_behind_aside(name) {
            return true;
        }
        // "Jane Roe was asked by", "Jane Roe was jailed": what is done to persons alone.
        let passive =
            near(0).is_some_and(|be| is_passive(be.key)) && near(1).is_some_and(|verb| SUFFERED.contains(&verb.key));
        if passive && self.is_plain(name) {
            return true;
        }
        // "From Jane Roe (@jroe):", "Then Jane Roe, of the union: “…”"
        let handle =
            class(end) == Some(Class::Open) && near(1).is_some_and(|next| next.text(self.doc.text).starts_with('@'));
        if handle || self.leads_sentence(first) && !self.is_placed(name) && self.is_credited(name) {
            return true;
        }
        // "Jane Roe (National Renewal) said"
        let party = tokens[end.min(tokens.len())..].iter().take(8).position(|token| token.class == Class::Close);
        let says = |at: usize| tokens.get(end + at + 1).is_some_and(|verb| verb.is(Words::SAYING));
        if class(end) == Some(Class::Open) && party.is_some_and(says) {
            return true;
        }
        // "— Jane Roe" below the words.
        let dash = first.checked_sub(1).map(|at| &tokens[at]);
        if dash.is_some_and(|dash| dash.class == Class::Dash && dash.gap == Gap::Line) {
            return true;
        }
        self.post_of(first).is_some()
    }

    /// "the foreign minister, Wibowo,": one word between commas behind a post.
    pub(super) fn is_apposed(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens;
        let comma = |at: usize| tokens.get(at).is_some_and(|token| token.class == Class::Comma);
        let first = name.first as usize;
        first > 0 && comma(first - 1) && comma(name.end as usize) && self.post_of(first).is_some()
    }

    /// The noun of the post that introduces a name: "the foreign minister, Jane Roe,", "ambassador to the United Nations Jane Roe".
    pub(super) fn post_of(&self, first: usize) -> Option<usize> {
        let tokens = &self.doc.tokens;
        let before = first.checked_sub(1).filter(|_| tokens[first].gap == Gap::Space)?;
        let comma = tokens[before].class == Class::Comma;
        let within = |at: &usize| {
            let token = &tokens[*at];
            let on_line = tokens[*at + 1].gap != Gap::Line && matches!(token.class, Class::Word | Class::Suffix);
            (*at == before || on_line) && !token.is(Words::SAYING_SURE | Words::CONJUNCTION | Words::VERB)
        };
        let reach = (first.saturating_sub(12)..first).rev().take_while(within);
        let mut joined = comma;
        for at in reach.skip(usize::from(comma)) {
            let token = &tokens[at];
            if is_person_noun(token) && (comma || is_before_name(token)) {
                return (joined && !token.is(Words::PLURAL)).then_some(at);
            }
            // Between post and name stands a body: "to the United Nations".
            joined |= token.is(Words::PREPOSITION) && self.mention_or_article(at + 1, before);
            let part = token.is_capital() || token.is(Words::PREPOSITION | Words::ARTICLE) || is_portfolio(token);
            if !comma && !part {
                return None;
            }
        }
        None
    }

    /// Whether a body stands between the preposition and the name, or what a minister is in charge of.
    fn mention_or_article(&self, from: usize, last: usize) -> bool {
        let tokens = &self.doc.tokens;
        let inside = tokens.get(from..=last).unwrap_or_default();
        let body =
            tokens[last].is_capital() && inside.iter().all(|token| token.is_capital() || token.is(Words::ARTICLE));
        // "minister for roads"
        !inside.is_empty() && (body || inside.iter().all(is_portfolio))
    }

    /// Whether the words show a person's name by themselves: initials, particles, suffixes.
    pub(super) fn is_shaped_like_person(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens[name.range()];
        let initial = |token: &Token| token.has_stop(self.doc.text) && token.end - token.start <= 3;
        let inside = tokens.iter().skip(1).any(|token| {
            token.shape == Shape::Lower && token.is_wordlike()
                || token.is(Words::NAME_SUFFIX)
                || initial(token)
                || is_surname_particle(token)
        });
        let nickname = tokens.iter().any(|token| matches!(token.class, Class::Double | Class::Single));
        (inside || nickname || tokens.first().is_some_and(initial)) && !self.is_placed(name) && !self.is_thing(name)
    }

    /// "Jane Roe of Natural Aid said": whether a preposition governs the name, so that the verb is another's.
    pub(super) fn is_governed(&self, name: Tokens) -> bool {
        const BY: [u32; 2] = [words::ascii_key("by"), words::ascii_key("to")];
        let before = (name.first as usize).checked_sub(1).map(|at| &self.doc.tokens[at]);
        before.is_some_and(|before| before.is(Words::PREPOSITION) && !BY.contains(&before.key))
    }

    /// "in Porto Verdasco", "the Delta Institute": whether a place or a body stands where the name does.
    pub(super) fn is_placed(&self, name: Tokens) -> bool {
        let before = (name.first as usize).checked_sub(1).map(|at| &self.doc.tokens[at]);
        before.is_some_and(|before| before.is(Words::ARTICLE) || PLACE.contains(&before.key))
    }

    /// "The prize went to Jane Roe. She said": whether the next sentence takes a name up by "he" or "she", and the sentence
    /// names no one else, nor the paragraph somebody known for a person.
    pub(super) fn is_taken_up(&self, name: Tokens) -> bool {
        let at = self.doc.statement_of(name.first);
        let (Some(own), Some(next)) = (self.doc.statements.get(at), self.doc.statements.get(at + 1)) else {
            return false;
        };
        let tokens = &self.doc.tokens;
        let near = self.doc.paragraph_of(next.first) <= self.doc.paragraph_of(own.first) + 1;
        let quoted = |at: u32| {
            let run = self.doc.quoted.partition_point(|run| run.inner.end <= at);
            self.doc.quoted.get(run).is_some_and(|run| run.inner.holds(at))
        };
        let pronoun = |at: &u32| {
            let token = &tokens[*at as usize];
            token.is(Words::PRONOUN) && token.is(Words::MALE | Words::FEMALE) && !quoted(*at)
        };
        let capital = |at: &u32| {
            let token = &tokens[*at as usize];
            let other = token.is_capital() && !token.words.is_function() && !token.is(Words::DAY | Words::MONTH);
            !name.holds(*at) && *at != own.first && other
        };
        let paragraph = self.doc.paragraph_of(name.first);
        let known = || {
            self.entities.all.iter().any(|one| {
                one.kind == ActorKind::Person && self.doc.paragraph_of(one.name.first).abs_diff(paragraph) < 2
            })
        };
        near && !(own.first..own.end).any(|at| capital(&at))
            && (next.first..next.end).take(40).any(|at| pronoun(&at))
            && !known()
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
        let tokens = &self.doc.tokens[name.range()];
        tokens.iter().enumerate().all(|(at, token)| {
            let names = Names::of(token.key);
            // "Serdar Can Yıldız"; "Stone" and "Field" are families, too.
            let inside = at > 0 && at + 1 < tokens.len();
            let family = names.is(Names::FAMILY_TOO) && at + 1 == tokens.len() && at > 0;
            // "Jun Sakamoto", "Sunday Okafor", "Mian Aslam Sheikh"
            let date = at == 0 && tokens.len() > 1 && token.is(Words::MONTH | Words::DAY);
            let honour = at > 1 && at + 1 == tokens.len() && token.is(Words::TITLE) && !token.is(Words::ROLE);
            (!names.is(others) || family)
                && (inside
                    || family
                    || date
                    || honour
                    || token.words == Words(0)
                    || token.is(Words::NAME_SUFFIX)
                    || names.is_given())
        })
    }
}

/// "Jane Roe, speaking for": how a phrase begins that stands behind a person's name.
fn is_aside(token: &Token) -> bool {
    const BEGINS: [u32; 8] = [
        words::ascii_key("speaking"),
        words::ascii_key("quoted"),
        words::ascii_key("writing"),
        words::ascii_key("posting"),
        words::ascii_key("flanked"),
        words::ascii_key("aged"),
        words::ascii_key("formerly"),
        words::ascii_key("himself"),
    ];
    BEGINS.contains(&token.key)
}
