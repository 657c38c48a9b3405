//! Prepares the registry's rows for searching.

use super::{Entry, Form, Gazetteer, Known, variants};
use crate::domain::{ActorKind, AliasKind, RegistryActor, State};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::{Shape, Token};
use crate::extract::text::tokenizer::tokenize;

impl Gazetteer {
    pub(super) fn add_actor(&mut self, actor: &RegistryActor) {
        let who = self.add(Known {
            id: actor.id.clone(),
            kind: actor.kind,
            name: actor.name.clone(),
            gender: actor.gender,
            iso3: actor.iso3.clone(),
            is_outlet: actor.is_outlet,
            body: actor.body,
            offices: actor.offices.clone(),
            term: (None, None),
        });
        let is_person = actor.kind == ActorKind::Person;
        // A name that is listed as short ("Time", "Dawn") is unsafe although it is the name.
        let unsafe_name = actor.aliases.iter().any(|alias| alias.kind == AliasKind::Short && alias.name == actor.name);
        self.name(who, &actor.name, if unsafe_name { Form::Short } else { Form::Name }, is_person);
        for alias in &actor.aliases {
            self.name(who, &alias.name, form(alias.kind), is_person);
        }
    }

    pub(super) fn add_state(&mut self, state: &State) {
        let who = self.add(Known {
            id: state.id.clone(),
            kind: ActorKind::State,
            name: state.name.clone(),
            gender: None,
            iso3: Some(state.iso3.clone()),
            is_outlet: false,
            body: None,
            offices: Vec::new(),
            term: (state.from, state.to),
        });
        self.by_code.insert(state.iso3.clone(), who);
        self.name(who, &state.name, Form::Name, false);
        self.name(who, state.full_name.split(" (").next().unwrap_or_default(), Form::Name, false);
        for alias in &state.aliases {
            self.name(who, &alias.name, form(alias.kind), false);
        }
        for demonym in &state.demonyms {
            self.name(who, demonym, Form::Demonym, false);
        }
        for capital in state.capitals.iter().filter(|capital| **capital != state.name) {
            self.name(who, capital, Form::Capital, false);
        }
    }

    fn add(&mut self, known: Known) -> u16 {
        let who = u16::try_from(self.known.len()).unwrap_or(u16::MAX);
        self.by_id.insert(known.id.clone(), who);
        self.known.push(known);
        who
    }

    fn name(&mut self, who: u16, name: &str, form: Form, is_person: bool) {
        // The article counts only where the name is one word: "the West".
        let bare = name.strip_prefix("the ").filter(|bare| form == Form::Name && bare.contains(' '));
        self.enter(who, bare.unwrap_or(name), form);
        if is_person {
            for spelling in variants::variants(name) {
                self.enter(who, &spelling, form);
            }
        } else if let Some(bare) = name.strip_prefix("The ").filter(|bare| bare.contains(' ')) {
            self.enter(who, bare, form);
        }
    }

    fn enter(&mut self, who: u16, name: &str, form: Form) {
        let tokens = tokenize(name);
        let Some((first, others)) = tokens.split_first() else { return };
        let bits = |test: fn(&Token) -> bool| {
            tokens.iter().take(16).enumerate().fold(0, |bits, (n, token)| bits | (u16::from(test(token)) << n))
        };
        let rest = u32::try_from(self.rest.len()).unwrap_or(u32::MAX);
        self.rest.extend(others.iter().map(|token| token.key));
        self.entries.push(Entry {
            first: first.key,
            second: others.first().map_or(0, |second| second.key),
            rest: (rest, u8::try_from(others.len()).unwrap_or(u8::MAX)),
            capitals: bits(|token| token.shape != Shape::Lower && !token.is(Words::NAME_PARTICLE)),
            uppers: bits(|token| token.shape == Shape::Upper && token.end - token.start > 1),
            who,
            form,
        });
    }

    /// Sorts the entries for searching and drops those that are there twice.
    pub(super) fn arrange(&mut self) {
        let mut entries = std::mem::take(&mut self.entries);
        let rest = |entry: &Entry| &self.rest[entry.rest.0 as usize..][..usize::from(entry.rest.1)];
        entries.sort_by(|a, b| {
            let by_name = || (a.first, b.rest.1).cmp(&(b.first, a.rest.1)).then_with(|| rest(a).cmp(rest(b)));
            by_name().then_with(|| (a.who, a.form).cmp(&(b.who, b.form)))
        });
        // "Chinese Foreign Ministry" and "Chinese foreign ministry": what either writes small may be small.
        entries.dedup_by(|b, a| {
            let same = a.first == b.first && a.who == b.who && rest(a) == rest(b);
            if same {
                (a.capitals, a.uppers) = (a.capitals & b.capitals, a.uppers & b.uppers);
            }
            same
        });
        for (at, entry) in entries.iter().enumerate() {
            self.begins.entry(entry.first).or_insert(u32::try_from(at).unwrap_or(u32::MAX));
            self.filter[0].add(entry.first);
            self.pairs.add(super::pair(entry.first, entry.second));
            if (entry.capitals | entry.uppers) & 1 == 0 {
                self.filter[1].add(entry.first);
            }
        }
        self.entries = entries;
    }
}

fn form(kind: AliasKind) -> Form {
    match kind {
        AliasKind::Acronym => Form::Acronym,
        AliasKind::Short => Form::Short,
        AliasKind::Name | AliasKind::Transliteration => Form::Name,
    }
}
