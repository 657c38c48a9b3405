//! Couples, and genders that relations tell: "Kim Roe and her brother Lee Roe" are a woman and a man.
//!
//! They are read before short names are resolved, so that "Mr Roe" means the brother.

use super::{Cast, gender_of};
use crate::domain::ActorKind;
use crate::extract::lexicon::words::{Words, ascii_key};
use crate::extract::ner::entity_type::Kind;
use crate::extract::ner::mentions::{Sort, Spot};
use crate::extract::ner::names::Names;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Token};

impl Cast<'_, '_> {
    /// Notes the gender of each relative that is named with a relation, and that of whom the relation is to.
    pub(super) fn relate(&mut self, spots: &[Spot], full: &[Option<u32>]) {
        let mut last: Option<(usize, u32)> = None;
        for (spot, who) in spots.iter().zip(full) {
            let Some(who) = who.filter(|&who| self.entity(who).kind == ActorKind::Person) else { continue };
            let sentence = self.doc.sentence_of(spot.name.first);
            if let Some([owner, relative]) = self.relation_before(spot.name.first) {
                if let Some((_, whose)) = last.filter(|&(before, whose)| before == sentence && whose != who) {
                    let gender = &mut self.entities.all[whose as usize].gender;
                    *gender = gender.or(owner);
                }
                let gender = &mut self.entities.all[who as usize].gender;
                *gender = gender.or(relative);
            }
            last = Some((sentence, who));
        }
    }

    /// "her brother", "his younger sister," before a name: the genders that the possessive and the noun tell.
    fn relation_before(&self, name: u32) -> Option<[Option<char>; 2]> {
        let tokens = &self.doc.tokens[..name as usize];
        let comma = usize::from(tokens.last()?.class == Class::Comma);
        let mut before = tokens.iter().rev().skip(comma).take(4).take_while(|token| token.gap != Gap::Line);
        let noun = before.next()?;
        let relative = gender_of(noun.words).filter(|_| noun.is(Words::PEOPLE))?;
        let whose = |token: &&Token| token.is(Words::POSSESSIVE) || token.class == Class::Suffix;
        let owner = before.find(whose)?;
        Some([gender_of(owner.words).filter(|_| owner.is(Words::POSSESSIVE)), Some(relative)])
    }

    /// "John and Jane Roe": the surname of both, where the first spot is a given name alone and `who` the second.
    pub(super) fn shared_surname(&self, pair: &[Spot], who: u32) -> Option<Tokens> {
        let [one, other] = pair else { return None };
        let tokens = &self.doc.tokens;
        let entity = self.entity(who);
        let and =
            tokens.get(one.name.end as usize).filter(|and| and.key == ascii_key("and") && and.gap == Gap::Space)?;
        let joined = other.name.first == one.name.end + 1 && !and.is_capital() && !one.headline && !other.headline;
        let given = |token: &Token| Names::of_token(token, self.doc.text).gender().is_some();
        let names = one.name.len() == 1 && other.name.len() == 2 && entity.known.is_none();
        let couple = given(&tokens[one.name.first as usize]) && given(&tokens[other.name.first as usize]);
        let person = entity.kind == ActorKind::Person && one.sort == Sort::Unknown(Kind::Bare);
        (joined && names && couple && person).then_some(Tokens { first: other.name.end - 1, end: other.name.end })
    }
}
