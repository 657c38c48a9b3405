//! Whom a speaker speaks for: the state or the international body whose office is held that day; without an office, what
//! the article says ("the Russian ambassador"). A passport decides nothing: the Secretary-General speaks for no state.

use super::Cast;
use super::entity::{Entity, SpokenFor};
use crate::domain::{ActorKind, Body, MentionKind, RegistryOffice};
use crate::extract::lexicon::words::ascii_key as key;
use crate::extract::ner::gazetteer::Gazetteer;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::Class;

/// Posts whose holders speak for who appointed them: "the Russian analyst" speaks for himself.
const OFFICIAL: [u32; 30] = [
    key("ambassador"),
    key("envoy"),
    key("diplomat"),
    key("representative"),
    key("delegate"),
    key("consul"),
    key("emissary"),
    key("negotiator"),
    key("spokesman"),
    key("spokeswoman"),
    key("spokesperson"),
    key("official"),
    key("minister"),
    key("fm"),
    key("secretary"),
    key("undersecretary"),
    key("president"),
    key("premier"),
    key("chancellor"),
    key("king"),
    key("queen"),
    key("emir"),
    key("sultan"),
    key("monarch"),
    key("leader"),
    key("general"),
    key("commander"),
    key("chief"),
    key("head"),
    key("commissioner"),
];

impl Gazetteer {
    /// Whom somebody speaks for who holds an office of this state or body.
    fn spoken_for_at(&self, of: &str) -> Option<SpokenFor> {
        match self.by_code(of) {
            Some(state) => Some(SpokenFor::State(state)),
            None => self.spoken_for_by(self.by_id(of)?),
        }
    }

    /// Whom an organisation speaks for.
    fn spoken_for_by(&self, who: u16) -> Option<SpokenFor> {
        let known = self.known(who)?;
        match known.body? {
            Body::Organ => known.iso3.as_deref().and_then(|code| self.by_code(code)).map(SpokenFor::State),
            Body::International => Some(SpokenFor::Body(who)),
        }
    }
}

impl Cast<'_, '_> {
    /// Whom somebody speaks for.
    pub(super) fn spoken_for(&self, entity: &Entity) -> Option<SpokenFor> {
        let Some((who, known)) = entity.known.and_then(|who| Some((who, self.gazetteer.known(who)?))) else {
            return entity.spoken_for;
        };
        match known.kind {
            ActorKind::State => Some(SpokenFor::State(who)),
            ActorKind::Organisation => self.gazetteer.spoken_for_by(who),
            ActorKind::Person => {
                let of = |of: &str| self.gazetteer.spoken_for_at(of);
                let Some(day) = self.day else {
                    return entity.spoken_for.or_else(|| RegistryOffice::common(&known.offices, of));
                };
                let offices = known.offices_on(day);
                if offices.is_empty() {
                    return entity.spoken_for;
                }
                offices.iter().find_map(|office| of(&office.of))
            }
        }
    }

    /// The code of the state, or the id and name of the body.
    pub(super) fn names_of(&self, spoken_for: Option<SpokenFor>) -> (Option<String>, Option<(String, String)>) {
        let known = |who| self.gazetteer.known(who);
        match spoken_for {
            Some(SpokenFor::State(who)) => (known(who).and_then(|state| state.iso3.clone()), None),
            Some(SpokenFor::Body(who)) => (None, known(who).map(|body| (body.id.clone(), body.name.clone()))),
            None => (None, None),
        }
    }

    /// Whether a word names a post whose holders speak for somebody.
    pub(super) fn is_official(&self, at: u32) -> bool {
        let token = &self.doc.tokens[at as usize];
        token.class == Class::Word && OFFICIAL.contains(&token.key)
    }

    /// Whom words of a description say that somebody speaks for: by a body among them, else by the state that they name.
    pub(super) fn told_spoken_for(&self, words: Tokens) -> Option<SpokenFor> {
        if !(words.first..words.end).any(|at| self.is_official(at)) {
            return None;
        }
        let from = self.mentions.partition_point(|named| named.tokens.end <= words.first);
        let inside = self.mentions[from..].iter().take(4).take_while(|named| named.tokens.end <= words.end);
        let mut state = None;
        for named in inside {
            let Some(entity) = named.who.map(|who| self.entity(who)) else { continue };
            match entity.kind {
                ActorKind::Organisation => return entity.known.and_then(|who| self.gazetteer.spoken_for_by(who)),
                ActorKind::State => {
                    let before = named.tokens.first.checked_sub(1).map(|at| self.doc.tokens[at as usize].key);
                    let behind = self.doc.tokens.get(named.tokens.end as usize);
                    let owner = behind.is_some_and(|next| next.class == Class::Suffix) || before == Some(key("of"));
                    if owner || named.kind == MentionKind::Demonym || named.tokens.first == words.first {
                        state = state.or(entity.known.map(SpokenFor::State));
                    }
                }
                ActorKind::Person => {}
            }
        }
        state
    }
}
