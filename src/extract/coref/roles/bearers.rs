//! Who of several, or of those named only later, bears a post: "the minister" beside a Prime Minister.

use super::super::entity::Entity;
use super::super::{Cast, Named};
use super::{RolePhrase, canonical, has_word};
use crate::domain::{ActorKind, MentionKind};
use crate::extract::lexicon::words;
use crate::extract::text::token::Token;

/// How many mentions behind a noun its bearer's name may stand.
const SOON: usize = 8;
/// Words before a noun that make another post of it, and those whose bearer the noun alone never means.
pub(super) const RANKS: [&str; 5] = ["prime", "vice", "deputy", "assistant", "junior"];
pub(super) const OTHER_POSTS: [&str; 2] = ["prime", "vice"];

impl Cast<'_, '_> {
    /// "The Labour MP" behind "Shadow health secretary Jane Roe": the only politician named of late.
    pub(super) fn politician(&self, head: &Token, before: &[Named]) -> Option<u32> {
        const MEMBERS: [u32; 5] = [
            words::ascii_key("mp"),
            words::ascii_key("msp"),
            words::ascii_key("lawmaker"),
            words::ascii_key("politician"),
            words::ascii_key("parliamentarian"),
        ];
        const POSTS: [&str; 9] =
            ["secretary", "minister", "senator", "leader", "chancellor", "president", "premier", "mayor", "whip"];
        if !MEMBERS.contains(&head.key) {
            return None;
        }
        let political = |who: &u32| {
            let entity = self.entity(*who);
            entity.kind == ActorKind::Person
                && POSTS.iter().any(|post| entity.roles.contains(&canonical(words::key(post))))
        };
        let mut recent = before.iter().rev().take(12).filter_map(|named| named.who).filter(political);
        let last = recent.next()?;
        recent.all(|who| who == last).then_some(last)
    }

    /// "The Energy Secretary said so. … Energy Secretary Jane Roe": the only bearer of a post, named soon behind it.
    pub(super) fn named_later(&self, phrase: RolePhrase, bears: impl Fn(&Entity) -> bool) -> Option<u32> {
        let from = self.mentions.partition_point(|named| named.tokens.first < phrase.tokens.end);
        let near = self.mentions[from..].iter().take(SOON).filter_map(|named| Some((named.who?, named.tokens.first)));
        let mut bearers = near.filter(|&(who, _)| bears(self.entity(who)));
        let (who, name) = bearers.next()?;
        let apart = self.doc.paragraph_of(name) - self.doc.paragraph_of(phrase.tokens.first);
        let only = bearers.all(|(other, _)| other == who);
        (only && self.entity(who).kind == ActorKind::Person && apart <= 3).then_some(who)
    }

    /// The latest of those named before who passes; none where they are too far back.
    pub(super) fn latest(&self, before: &[Named], passes: impl Fn(&Entity) -> bool) -> Option<u32> {
        let recent = before.iter().rev().take(120).filter(|named| named.kind != MentionKind::Demonym);
        let mut seen: Option<u32> = None;
        for who in recent.filter_map(|named| named.who) {
            if seen != Some(who) && passes(self.entity(who)) {
                return Some(who);
            }
            seen = Some(who);
        }
        None
    }

    /// Whether a title has a word before the noun that makes another post of it: "Prime Minister", "Vice-President".
    pub(super) fn is_ranked(&self, entity: &Entity, head: &Token, ranks: &[&str]) -> bool {
        let noun = canonical(head.key);
        let told = ranks.iter().any(|rank| entity.traits.contains(&canonical(words::key(rank))));
        let rank = |title: &str| ranks.iter().any(|rank| title.to_lowercase().starts_with(rank));
        let known = entity.known.and_then(|who| self.gazetteer.known(who)).zip(self.day);
        known.map_or(told, |(known, day)| {
            let offices = known.offices_on(day);
            let mut posts = offices.iter().filter(|office| has_word(&office.title, noun)).peekable();
            posts.peek().is_none() && told || posts.any(|office| rank(&office.title))
        })
    }
}
