//! Who is meant: names and their short forms, posts and pronouns within one article.
//!
//! [`Cast::read`] goes over an article's spots twice: full names first, so that a headline's "Xi" finds the
//! Xi Jinping of the lead; then, in the order of the text, everything that means one of them. What fits
//! several, or none, stays open: two men of one surname are never joined, and a surname that nobody bears
//! in full stays inside the article.

mod describe;
mod entity;
mod pronoun;
mod role;
mod speaker;

use super::gazetteer::{Form, Gazetteer};
use super::mention::{Sort, Spot, spots};
use super::name::kind::Kind;
use super::name::run::Case;
use super::sentence::Tokens;
use super::token::{Class, Gap, Shape, Token};
use super::word::{self, Words};
use super::{Doc, Stretch};
use crate::domain::{ActorKind, CodePoints, Day, FoundActor, FoundMention, MentionKind, slug};

use entity::Entities;
pub use entity::Entity;
pub use speaker::Speaker;

/// A place where someone is named, and who that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The words.
    pub tokens: Tokens,
    /// The words with titles before them.
    pub whole: Tokens,
    /// Their bytes.
    pub span: Stretch,
    /// How the actor is named.
    pub kind: MentionKind,
    /// Who; none where several fit.
    pub who: Option<u32>,
}

/// Everyone whom an article names, and where.
#[derive(Debug)]
pub struct Cast<'a, 't> {
    doc: &'a Doc<'t>,
    gazetteer: &'a Gazetteer,
    day: Option<Day>,
    entities: Entities,
    /// In the order of the text, none overlapping.
    mentions: Vec<Named>,
}

impl<'a, 't> Cast<'a, 't> {
    /// Finds out who is named where in an article of this day.
    #[must_use]
    pub fn read(doc: &'a Doc<'t>, gazetteer: &'a Gazetteer, day: Option<Day>) -> Self {
        let spots = spots(doc, gazetteer, &Case::of(doc));
        let mut cast = Self { doc, gazetteer, day, entities: Entities::default(), mentions: Vec::new() };
        let full: Vec<Option<u32>> = spots.iter().map(|spot| cast.meet(spot)).collect();
        for (spot, full) in spots.iter().zip(full) {
            cast.name(spot, full);
        }
        cast.describe();
        cast.follow();
        cast
    }

    /// Notes whom a full name introduces.
    fn meet(&mut self, spot: &Spot) -> Option<u32> {
        match &spot.sort {
            Sort::Known(meant) => {
                let who = Entities::safe(meant, self.gazetteer, self.day)?;
                Some(self.entities.meet_known(self.doc, self.gazetteer, who, spot.name))
            }
            Sort::Unknown(Kind::Person) if spot.name.len() > 1 => {
                Some(self.entities.meet_unknown(self.doc, ActorKind::Person, spot.name))
            }
            Sort::Unknown(Kind::Organisation) => {
                let initials = spot.name.len() == 1;
                let known = initials.then(|| self.entities.surnamed(self.doc.tokens[spot.name.first as usize].key));
                if let Some([at]) = known {
                    return Some(*at);
                }
                Some(self.entities.meet_unknown(self.doc, ActorKind::Organisation, spot.name))
            }
            Sort::Unknown(_) => None,
        }
    }

    /// Notes a mention by a name.
    fn name(&mut self, spot: &Spot, full: Option<u32>) {
        let who = full.or_else(|| self.short(spot));
        let token = &self.doc.tokens[spot.name.first as usize];
        let who = match (&spot.sort, who) {
            (_, Some(who)) => Some(who),
            // "the opposition" of nobody in this text
            (Sort::Known(_), None) if token.shape == Shape::Lower => return,
            _ if spot.titled
                || self.speaks(spot.name)
                || (spot.name.len() > 1 && self.apposition(spot.name.end).is_some()) =>
            {
                (spot.cut.is_none()).then(|| self.entities.add_bare(self.doc, spot.name))
            }
            (Sort::Known(meant), None) if meant.len() > 1 => None,
            _ => return,
        };
        let mut span = self.doc.span(spot.name);
        span.end = spot.cut.unwrap_or(span.end);
        let kind = self.kind(spot);
        self.mentions.push(Named { tokens: spot.name, whole: spot.whole, span, kind, who });
    }

    fn kind(&self, spot: &Spot) -> MentionKind {
        let Sort::Known(meant) = &spot.sort else { return MentionKind::Name };
        let lower = self.doc.tokens[spot.name.range()].iter().all(|token| token.shape == Shape::Lower);
        match meant.first() {
            Some((_, Form::Demonym)) => MentionKind::Demonym,
            Some((_, Form::Capital)) => MentionKind::Metonym,
            // "the opposition" behind "the Syrian opposition"
            _ if lower => MentionKind::Role,
            _ => MentionKind::Name,
        }
    }

    /// Whom a short form means: "Liu", "Mr Assad", "Ms. Clinton", "SNC".
    fn short(&self, spot: &Spot) -> Option<u32> {
        if let Sort::Known(meant) = &spot.sort {
            let named = meant.iter().filter_map(|(who, _)| self.entities.of_known(*who));
            let found = self.only(named, spot);
            if found.is_some() || spot.name.len() > 1 {
                return found;
            }
        }
        let tokens = &self.doc.tokens[spot.name.range()];
        let (first, last) = (tokens.first()?, tokens.last()?);
        let family = self.entities.surnamed(last.key).iter().copied();
        let family = family.filter(|&at| self.ends_with(at, spot.name));
        if let Some(found) = self.only(family.clone(), spot) {
            return Some(found);
        }
        if family.count() > 0 || spot.name.len() > 1 {
            return None;
        }
        // A given name alone: "Chelsea" behind "Chelsea Roe".
        self.only(self.entities.called(first.key).iter().copied(), spot)
    }

    /// Whether an entity's name ends in these words ("Bin Helli"), or they are its initials.
    fn ends_with(&self, at: u32, short: Tokens) -> bool {
        let full = self.entities.all[at as usize].name;
        let short = &self.doc.tokens[short.range()];
        if short.len() == 1 || full.len() < 2 {
            return true;
        }
        let full = &self.doc.tokens[full.range()];
        full.len() >= short.len()
            && full[full.len() - short.len()..].iter().zip(short).all(|(full, short)| full.key == short.key)
    }

    /// The one that fits the title before the name; of several, the one who is by far named most.
    fn only(&self, candidates: impl Iterator<Item = u32>, spot: &Spot) -> Option<u32> {
        let title = self.title_gender(spot.name.first);
        let mut fitting: Vec<u32> = candidates
            .filter(|&at| match (title, self.entities.all[at as usize].gender) {
                (Some(title), Some(gender)) => title == gender,
                _ => true,
            })
            .collect();
        fitting.sort_by_key(|&at| std::cmp::Reverse(self.entities.all[at as usize].full_count));
        fitting.dedup();
        match fitting.as_slice() {
            [only] => Some(*only),
            [most, next, ..] => {
                let count = |at: u32| self.entities.all[at as usize].full_count;
                (count(*most) >= 2 * count(*next)).then_some(*most)
            }
            [] => None,
        }
    }

    /// What "Mr" or "Ms" before a name tells.
    fn title_gender(&self, first: u32) -> Option<char> {
        let before = self.doc.tokens.get(first.checked_sub(1)? as usize)?;
        if self.doc.tokens[first as usize].gap != Gap::Space || !before.is(Words::TITLE) {
            return None;
        }
        gender_of(before.words)
    }

    /// Whether a verb of saying touches the name: "Zhang said", "said Zhang".
    fn speaks(&self, name: Tokens) -> bool {
        let tokens = &self.doc.tokens;
        let says = |token: &&Token| token.shape == Shape::Lower && token.gap == Gap::Space;
        let mut behind = tokens[name.end as usize..].iter().take(3);
        let behind = behind.find(|token| !token.is(Words::ADVERB | Words::AUXILIARY)).filter(says);
        if behind.is_some_and(|token| token.is(Words::SAYING)) {
            return true;
        }
        // "said Roe", but not "said Roe is …"
        let next = tokens.get(name.end as usize);
        let goes_on = next.is_some_and(|next| next.words.is_auxiliary() || next.class == Class::Suffix);
        let before = (name.first as usize).checked_sub(1).and_then(|at| tokens.get(at)).filter(says);
        !goes_on && before.is_some_and(|token| token.is(Words::SAYING_SURE) && token.key != word::key("told"))
    }

    /// The index of the mention with this token.
    fn mention_at(&self, token: u32) -> Option<usize> {
        let at = self.mentions.partition_point(|named| named.tokens.end <= token);
        self.mentions.get(at).filter(|named| named.tokens.holds(token)).map(|_| at)
    }

    /// The entity with this index.
    fn entity(&self, at: u32) -> &Entity {
        &self.entities.all[at as usize]
    }

    /// The actor's id: the registry's, or a function of the full name.
    fn id(&self, at: u32) -> Option<String> {
        let entity = self.entity(at);
        if let Some(known) = entity.known.and_then(|who| self.gazetteer.known(who)) {
            return Some(known.id.clone());
        }
        // The registry has the name, but as one that is unsafe alone.
        let id = entity.full.then(|| slug(&self.words(entity.name)))?;
        self.gazetteer.by_id(&id).is_none().then_some(id)
    }

    /// The actor's name: the registry's, or the fullest that the text gives.
    fn actor_name(&self, at: u32) -> String {
        let entity = self.entity(at);
        match entity.known.and_then(|who| self.gazetteer.known(who)) {
            Some(known) => known.name.clone(),
            None => self.words(entity.name),
        }
    }

    /// The words of a name, parted by single spaces.
    fn words(&self, tokens: Tokens) -> String {
        let words = self.doc.slice(self.doc.span(tokens));
        if words.is_ascii() && !words.contains("  ") && !words.contains('\n') {
            return words.to_owned();
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The mentions in the shape of the findings.
    #[must_use]
    pub fn mentions(&self, points: &CodePoints<'_>) -> Vec<FoundMention> {
        let found = self.mentions.iter().map(|named| FoundMention {
            span: points.span(named.span.range()),
            kind: named.kind,
            actor_id: named.who.and_then(|who| self.id(who)),
            actor_name: named.who.map(|who| self.actor_name(who)).or_else(|| Some(self.words(named.tokens))),
        });
        found.collect()
    }

    /// Whom the registry does not know, each once.
    #[must_use]
    pub fn actors(&self, points: &CodePoints<'_>) -> Vec<FoundActor> {
        let mut found = Vec::new();
        for (at, entity) in self.entities.all.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let Some(id) = entity.known.is_none().then(|| self.id(at)).flatten() else { continue };
            found.push(FoundActor {
                id,
                kind: entity.kind,
                name: self.words(entity.name),
                description: self.description(entity),
                office: self.stated_office(entity),
                state: entity.state.and_then(|state| self.gazetteer.known(state)).and_then(|state| state.iso3.clone()),
                span: points.span(self.doc.span(entity.name).range()),
            });
        }
        found
    }
}

/// The gender that a word tells.
fn gender_of(words: Words) -> Option<char> {
    match (words.is(Words::MALE), words.is(Words::FEMALE)) {
        (true, false) => Some('m'),
        (false, true) => Some('f'),
        _ => None,
    }
}
