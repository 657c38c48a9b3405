//! "The Russian minister", "the ministry", "the president": nouns that stand for someone named before.

mod bearers;
mod sole;
mod varied;

use std::sync::LazyLock;

use super::entity::Entity;
use super::{Cast, Named, gender_of};
use crate::domain::ActorKind;
use crate::extract::lexicon::maps::ByKey;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::capitalized::is_start;
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How many words may describe a noun; keeps hostile texts linear.
const REACH: u32 = 8;

/// Words that mean the same post, by the first of them.
const SAME: [&[&str]; 20] = [
    &["spokesperson", "spokesman", "spokeswoman"],
    &["chair", "chairman", "chairwoman", "chairperson"],
    &["representative", "rep.", "rep", "congressman", "congresswoman", "lawmaker", "legislator"],
    &["senator", "sen.", "sen", "lawmaker"],
    &["governor", "gov.", "gov"],
    &["general", "gen.", "gen"],
    &["colonel", "col.", "col"],
    &["lieutenant", "lt.", "lt"],
    &["professor", "prof.", "prof"],
    &["adviser", "advisor"],
    &["minister", "fm"],
    &["nominee", "candidate", "contender"],
    &["attorney", "lawyer", "counsel"],
    &["executive", "ceo"],
    &["reverend", "rev.", "rev", "pastor", "priest"],
    &["ambassador", "envoy"],
    &["police", "officer"],
    &["king", "monarch"],
    &["premier", "prime"],
    &["leader", "head", "chief"],
];

static CANONICAL: LazyLock<ByKey<u32>> = LazyLock::new(|| {
    let pairs = SAME.iter().rev().flat_map(|same| same.iter().map(|each| (words::key(each), words::key(same[0]))));
    pairs.collect()
});

/// The key under which a word for a post is kept.
pub(super) fn canonical(key: u32) -> u32 {
    CANONICAL.get(&key).copied().unwrap_or(key)
}

/// Whether a post's title has a word that is kept under this key.
pub(super) fn has_word(title: &str, key: u32) -> bool {
    title.split(' ').any(|part| canonical(words::key(part)) == key)
}

/// A noun phrase that may stand for someone.
#[derive(Clone, Copy, Debug)]
pub(super) struct RolePhrase {
    /// Its words, the determiner and the state included.
    pub tokens: Tokens,
    pub head: u32,
    /// The state that "Russian" or "Russia’s" names.
    pub state: Option<u16>,
    /// Whether "the", a possessive or a state stands before it.
    pub definite: bool,
}

impl Cast<'_, '_> {
    /// The phrase whose noun is this token, unless the noun introduces a name or describes another noun.
    pub(super) fn role_phrase(&self, head: u32) -> Option<RolePhrase> {
        let tokens = &self.doc.tokens;
        let token = &tokens[head as usize];
        let trade = is_person_noun(token) || is_member(token) || self.is_age(head);
        if !(trade || token.is(Words::GROUP)) || token.is(Words::PLURAL) {
            return None;
        }
        if let Some(next) = tokens.get(head as usize + 1).filter(|next| next.gap == Gap::Space) {
            // "the chief justice" is no chief.
            let title = next.is(Words::TITLE) && next.shape == Shape::Lower;
            let goes_on = (title || next.is(Words::ROLE | Words::GROUP | Words::PEOPLE | Words::SAYING_NOUN))
                && !next.is(Words::SAYING_SURE);
            if goes_on || (next.is_capital() && self.mention_at(head + 1).is_some()) {
                return None;
            }
        }
        if self.introduces(head) {
            return None;
        }
        let mut first = head;
        while first > 0
            && head - first < REACH
            && tokens[first as usize].gap == Gap::Space
            && describes(&tokens[first as usize - 1])
        {
            first -= 1;
        }
        let mut definite = false;
        let mut state = None;
        if first > 0 && tokens[first as usize].gap == Gap::Space {
            let before = &tokens[first as usize - 1];
            if before.class == Class::Suffix && first > 1 {
                // "Russia’s top diplomat"; of others' ("the league’s head") nothing is known.
                state = Some(self.state_at(first - 2)?);
                (definite, first) = (true, first - 2);
            } else if is_the(before) {
                definite = true;
                first -= 1;
            }
        }
        let inside = (first..head).find_map(|at| self.state_at(at));
        // "the president of Syria" tells the state, "the leader of every country" means no person.
        if is_of(tokens, head + 1) {
            state = state.or(Some((head + 2..head + 4).find_map(|at| self.state_at(at))?));
        }
        Some(RolePhrase {
            tokens: Tokens { first, end: head + 1 },
            head,
            state: state.or(inside),
            definite: definite || inside.is_some(),
        })
    }

    /// "the 29-year-old": a noun for who was said to be of that age.
    pub(super) fn is_age(&self, token: u32) -> bool {
        let word = self.doc.word(token);
        word.ends_with("-year-old") && word.starts_with(|first: char| first.is_ascii_digit())
    }

    /// "its head, Jane Roe": whether a name follows the noun and its comma.
    fn introduces(&self, head: u32) -> bool {
        let comma = self.doc.tokens.get(head as usize + 1).is_some_and(|token| token.class == Class::Comma);
        let relative = self.doc.tokens.get(head as usize + 2).is_some_and(|next| next.is(Words::RELATIVE));
        comma
            && !relative
            && (head + 2..head + 4).any(|at| self.mention_at(at).is_some_and(|at| self.is_person(self.mentions[at])))
    }

    pub(super) fn is_person(&self, named: Named) -> bool {
        named.who.is_some_and(|who| self.entity(who).kind == ActorKind::Person)
    }

    /// The state that a name or an adjective at this token means.
    fn state_at(&self, token: u32) -> Option<u16> {
        let who = self.mentions[self.mention_at(token)?].who?;
        let entity = self.entity(who);
        entity.known.filter(|_| entity.kind == ActorKind::State)
    }

    /// Whom the phrase means: the latest of those before it who hold the post and have the traits.
    pub(super) fn role_bearer(&self, phrase: RolePhrase, before: &[Named]) -> Option<u32> {
        let tokens = &self.doc.tokens;
        let head = &tokens[phrase.head as usize];
        // "the House" is a body of its own, not any "… House".
        let proper = head.is_capital() && !is_start(tokens, phrase.tokens.first as usize);
        if !phrase.definite || (proper && head.is(Words::GROUP)) {
            return None;
        }
        let inner = Tokens { first: phrase.tokens.first, end: phrase.head };
        let traits: Vec<u32> = tokens[inner.range()]
            .iter()
            .filter(|token| token.class == Class::Word && !token.words.is_function())
            .filter(|token| self.state_word(token).is_none())
            .map(|token| canonical(token.key))
            .collect();
        // "the student": said of anybody, so that it means one of this text only where no second one bears it.
        let bearers = || self.entities.all.iter().filter(|entity| self.bears(entity, head, &traits, phrase.state));
        if head.is(Words::PEOPLE) && bearers().take(2).count() != 1 {
            return None;
        }
        // "the minister" is no Prime Minister, where another minister was named.
        let bare = traits.iter().all(|&key| is_vague(key));
        let plain = |entity: &Entity| bare && !self.is_ranked(entity, head, &bearers::RANKS);
        let strict = self
            .latest(before, |entity| plain(entity) && self.bears(entity, head, &traits, phrase.state))
            .or_else(|| {
                let other = |entity: &Entity| bare && self.is_ranked(entity, head, &bearers::OTHER_POSTS);
                self.latest(before, |entity| !other(entity) && self.bears(entity, head, &traits, phrase.state))
            });
        // "the Vermont senator", "the Labour senator": where a text does not say where its only senator is from.
        let told = Names::AREA.or(Names::AFFILIATION);
        let places = traits.iter().any(|&key| Names::of(key).is(told));
        strict
            .or_else(|| {
                let rest: Vec<u32> = traits.iter().copied().filter(|&key| !Names::of(key).is(told)).collect();
                places.then(|| self.latest(before, |entity| self.bears(entity, head, &rest, phrase.state))).flatten()
            })
            .or_else(|| self.politician(head, before))
            .or_else(|| self.named_later(phrase, |entity| self.bears(entity, head, &traits, phrase.state)))
    }

    fn state_word(&self, token: &Token) -> Option<u16> {
        self.state_at(self.doc.token_at(token.start))
    }

    /// Whether someone may be called by the noun, its traits and its state.
    fn bears(&self, entity: &Entity, head: &Token, traits: &[u32], state: Option<u16>) -> bool {
        if state.is_some() && entity.state.is_some() && entity.state != state {
            return false;
        }
        // The digits of a number are no part of its key.
        let age = head.class == Class::Number;
        let noun = if age { words::key(head.text(self.doc.text)) } else { canonical(head.key) };
        match entity.kind {
            ActorKind::Person => {
                if gender_of(head.words).is_some_and(|gender| entity.gender.is_some_and(|other| other != gender)) {
                    return false;
                }
                let holds = |key: u32| entity.roles.contains(&key) || self.holds_office(entity, key);
                let has = |key: u32| holds(key) || entity.traits.contains(&key);
                if state.is_some() && entity.state.is_none() {
                    return false;
                }
                // "the former mayor" is no mayor of today.
                let former = |key: u32| key == words::ascii_key("former") && entity.known.is_none();
                let once = || ONCE.iter().any(|&key| entity.traits.contains(&key));
                holds(noun) && traits.iter().all(|&key| has(key) || is_vague(key) && (!former(key) || once()))
            }
            ActorKind::Organisation => {
                let name = self.name_keys(entity);
                name.contains(&head.key) && traits.iter().all(|key| name.contains(key) || is_vague(*key))
            }
            ActorKind::State => false,
        }
    }

    /// Whether the registry has a post with this word for the article's day.
    fn holds_office(&self, entity: &Entity, key: u32) -> bool {
        let Some(known) = entity.known.and_then(|who| self.gazetteer.known(who)) else { return false };
        let Some(day) = self.day else { return false };
        let leads = key == canonical(words::ascii_key("leader"));
        known.offices_on(day).iter().any(|office| {
            let title = &office.title;
            leads && crate::extract::ner::gazetteer::Rank::of(title) >= crate::extract::ner::gazetteer::Rank::Premier
                || has_word(title, key)
        })
    }

    /// The keys of a body's name.
    fn name_keys(&self, entity: &Entity) -> Vec<u32> {
        match entity.known.and_then(|who| self.gazetteer.known(who)) {
            Some(known) => known.name.split(' ').map(words::key).collect(),
            None => self.doc.tokens[entity.name.range()].iter().map(|token| token.key).collect(),
        }
    }
}

/// Words that say of a post that somebody had it before.
const ONCE: [u32; 9] = [
    words::ascii_key("former"),
    words::ascii_key("one-time"),
    words::ascii_key("onetime"),
    words::ascii_key("erstwhile"),
    words::ascii_key("ex"),
    words::ascii_key("then"),
    words::ascii_key("retired"),
    words::ascii_key("ousted"),
    words::ascii_key("past"),
];

/// "the Labour MP": members of parliaments in capitals alone.
pub(super) fn is_member(token: &Token) -> bool {
    token.shape == Shape::Upper && [words::ascii_key("mp"), words::ascii_key("msp")].contains(&token.key)
}

/// Words before a noun that describe it: "former", "foreign", "Vermont".
fn describes(token: &Token) -> bool {
    token.class == Class::Word
        && !token.words.is_function()
        && (!token.is(Words::SAYING | Words::VERB) || token.is(Words::ROLE | Words::GROUP | Words::ADJECTIVE))
        && !token.is(Words::DAY)
}

fn is_of(tokens: &[Token], at: u32) -> bool {
    const OF: u32 = words::ascii_key("of");
    tokens.get(at as usize).is_some_and(|token| token.key == OF && token.gap == Gap::Space)
}

fn is_the(token: &Token) -> bool {
    const THE: u32 = words::ascii_key("the");
    token.key == THE
}

/// Words that may be said of anybody in a post.
fn is_vague(key: u32) -> bool {
    static VAGUE: LazyLock<Vec<u32>> = LazyLock::new(|| {
        ["former", "new", "senior", "then", "longtime", "top", "veteran", "first", "current", "late", "powerful"]
            .iter()
            .map(|each| words::key(each))
            .collect()
    });
    VAGUE.contains(&key)
}
