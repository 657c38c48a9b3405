//! The cast in the shape of the findings: ids, names, mentions, and whom the registry does not know.

use std::sync::Arc;

use super::{Cast, Entity};
use crate::domain::{CodePoints, FoundActor, FoundMention, slug};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Token};

/// An actor's id and name.
type Called = (Option<Arc<str>>, Arc<str>);

impl Cast<'_, '_> {
    /// The actor's id: the registry's, or a function of the full name.
    pub(super) fn id(&self, at: u32) -> Option<String> {
        let entity = self.entity(at);
        if let Some(known) = entity.known.and_then(|who| self.gazetteer.known(who)) {
            return Some(known.id.clone());
        }
        // The registry has the name, but as one that is unsafe alone.
        let id = entity.full.then(|| slug(&self.full_name(entity)))?;
        self.gazetteer.by_id(&id).is_none().then_some(id)
    }

    /// The actor's name: the registry's, or the fullest that the text gives.
    pub(super) fn actor_name(&self, at: u32) -> String {
        let entity = self.entity(at);
        match entity.known.and_then(|who| self.gazetteer.known(who)) {
            Some(known) => known.name.clone(),
            None => self.full_name(entity),
        }
    }

    /// The name with the surname that stands elsewhere: "John Roe" of "John and Jane Roe".
    fn full_name(&self, entity: &Entity) -> String {
        let name = self.words(entity.name);
        entity.surname.map_or_else(|| name.clone(), |surname| format!("{name} {}", self.words(surname)))
    }

    /// The words of a name, parted by single spaces.
    pub(super) fn words(&self, tokens: Tokens) -> String {
        if let Some(bare) = self.without_nickname(tokens) {
            return bare;
        }
        let words = self.doc.slice(self.doc.span(tokens));
        if words.is_ascii() && !words.contains("  ") && !words.contains('\n') {
            return words.to_owned();
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// `Jane “Bunny” Roe` without what stands in marks, so that both forms of the name are one actor.
    fn without_nickname(&self, tokens: Tokens) -> Option<String> {
        let words = &self.doc.tokens[tokens.range()];
        let is_mark = |token: &Token| matches!(token.class, Class::Double | Class::Single);
        let open = words.iter().position(is_mark)?;
        let close = words.iter().rposition(is_mark).filter(|&close| close > open && close + 1 < words.len())?;
        let kept = words[..open].iter().chain(&words[close + 1..]);
        let mut name = String::new();
        for token in kept {
            // "van ’t Roe"
            if !name.is_empty() && token.gap != Gap::None {
                name.push(' ');
            }
            name.push_str(token.text(self.doc.text));
        }
        Some(name).filter(|_| open > 0)
    }

    /// The mentions in the shape of the findings.
    #[must_use]
    pub fn mentions(&self, points: &CodePoints<'_>) -> Vec<FoundMention> {
        // An actor is mentioned many times, and its id and name are made once.
        let mut known: Vec<Option<Called>> = vec![None; self.entities.all.len()];
        let mut actor = |who: u32| {
            let made = || (self.id(who).map(Arc::from), Arc::from(self.actor_name(who)));
            let (id, name) = known[who as usize].get_or_insert_with(made);
            (id.clone(), Some(name.clone()))
        };
        let mut found = Vec::with_capacity(self.mentions.len());
        for named in &self.mentions {
            let bare = || (None, Some(Arc::from(self.words(named.tokens))));
            let (actor_id, actor_name) = named.who.map_or_else(bare, &mut actor);
            let span = points.span(named.span.range());
            found.push(FoundMention { span, kind: named.kind, actor_id, actor_name });
        }
        // A noun phrase begins before the state inside it.
        found.sort_by_key(|mention| (mention.span.start, mention.span.end));
        found
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
                name: self.full_name(entity),
                description: self.description(entity),
                office: self.stated_office(entity),
                state: entity.state.and_then(|state| self.gazetteer.known(state)).and_then(|state| state.iso3.clone()),
                span: points.span(self.doc.span(entity.name).range()),
            });
        }
        found.sort_by_key(|actor| actor.span);
        found
    }
}
