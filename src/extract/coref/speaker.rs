//! Whom the words of an attribution name: from a span of the text to an actor with an office.

use super::Cast;
use super::noun_run::{Head, is_inner_preposition};
use super::speaker_phrase::SpeakerPhrase;
use crate::domain::{ActorKind, MentionKind};
use crate::extract::Stretch;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::capitalized::is_start;
use crate::extract::ner::mentions::is_origin;
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::{is_before_name, is_person_noun, is_portfolio};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// The actor's id, where it is known.
    pub actor_id: Option<String>,
    /// The actor's name, or the name that the text gives.
    pub name: Option<String>,
    /// The post held on the article's day.
    pub office: Option<String>,
    /// The state the speaker is or speaks for, by its ISO 3166 alpha-3 code.
    pub state: Option<String>,
    /// The words of the mention: those asked about, and those between them and the head of their phrase.
    pub span: Stretch,
}

impl Cast<'_, '_> {
    /// Reads the words of an attribution: "Liu", "he", "the ministry’s spokesman, Jane Roe".
    #[must_use]
    pub fn speaker(&self, span: Stretch) -> Speaker {
        let first = self.doc.token_at(span.start);
        let end = self.doc.tokens.partition_point(|token| token.start < span.end);
        let tokens = Tokens { first, end: u32::try_from(end).unwrap_or(u32::MAX) };
        if tokens.is_empty() {
            return Speaker::default();
        }
        let tokens = self.without_verb(tokens);
        let span = Stretch { start: span.start.max(self.doc.span(tokens).start), end: span.end };
        let read = |head: u32| match self.who(head).or_else(|| self.apposed(head, tokens.end)) {
            Some(who) => self.portrait(who),
            None => Speaker { name: self.bare_name(tokens.first, head), ..Speaker::default() },
        };
        if let Some(author) = self.author(tokens) {
            let found = match self.who(author.name.end - 1) {
                Some(who) => self.portrait(who),
                None => Speaker { name: author.named.then(|| self.words(author.name)), ..Speaker::default() },
            };
            let of = self.doc.span(author.of);
            let start = if author.named { span.start } else { of.start };
            return Speaker { span: Stretch { start, end: span.end.max(of.end) }, ..found };
        }
        // Pronouns have no phrase around them.
        let pronoun = tokens.len() == 1 && self.doc.tokens[first as usize].is(Words::PRONOUN | Words::RELATIVE);
        let phrase = if pronoun { None } else { self.speaker_phrase(tokens) };
        let Some(SpeakerPhrase { tokens: whole, head }) = phrase else {
            if !pronoun && self.is_where(tokens.first) && !self.names_person(span) && !self.begins_clause(tokens) {
                return self.subject(tokens, span);
            }
            return Speaker { span, ..read(self.head(tokens)) };
        };
        let found = match head {
            Head::Person(name) => match self.who(name.end - 1) {
                // "Open Doors said": a word alone that follows a capital is a part of the name.
                Some(who) if self.is_cut_name(who, name, tokens.first) => {
                    Speaker { name: self.bare_name(tokens.first, name.end - 1), ..Speaker::default() }
                }
                // "Stop the Dam said"
                Some(who) if self.is_alone(who, name) => {
                    Speaker { name: self.title_cased(name).map(|name| self.words(name)), ..Speaker::default() }
                }
                Some(who) => self.portrait(who),
                None => Speaker { name: Some(self.words(name)), ..Speaker::default() },
            },
            Head::Noun(noun) => self.who(noun).map_or_else(|| self.office_holder(noun), |who| self.portrait(who)),
            // "Russian and Chinese envoys": an adjective names no person.
            Head::Other(at) if self.is_demonym(at) => Speaker::default(),
            Head::Other(_) if self.is_where(whole.first) => return self.subject(whole, span),
            Head::Other(_) => read(self.head(tokens)),
        };
        let (whole, other) = (self.doc.span(whole), matches!(head, Head::Other(_)));
        let start = self.doc.span(self.without_verb(tokens)).start.min(whole.start);
        let around = Stretch { start, end: span.end.max(whole.end) };
        Speaker { span: if other { span } else { around }, ..found }
    }

    /// "in New Delhi": whether the words only tell where.
    fn is_where(&self, first: u32) -> bool {
        const WHERE: [u32; 5] = [key("in"), key("at"), key("near"), key("outside"), key("across")];
        let here = self.doc.tokens.get(first as usize).is_some_and(|token| token.gap == Gap::Space);
        // "threw in Jane Roe"
        let phrasal = first > 1 && PHRASAL.contains(&self.doc.tokens[first as usize - 2].key);
        here && first > 0 && !phrasal && WHERE.contains(&self.doc.tokens[first as usize - 1].key)
    }

    /// "At the gate Mali said": whether the phrase holds a place and, behind it, a name with a verb of its own.
    fn begins_clause(&self, tokens: Tokens) -> bool {
        let Some(name) = self.name_at(tokens.end - 1).filter(|name| name.first > tokens.first) else { return false };
        let place = self.token(name.first - 1);
        let says = self.next(tokens.end).is_some_and(|verb| verb.is(Words::SAYING_SURE) && verb.shape == Shape::Lower);
        says && place.shape == Shape::Lower && !place.words.is_function() && !place.is(Words::ADJECTIVE)
    }

    /// The person that the sentence of such words begins with; nobody where it begins with none.
    fn subject(&self, place: Tokens, span: Stretch) -> Speaker {
        let none = Speaker { span, ..Speaker::default() };
        let Some(sentence) = self.doc.sentences.get(self.doc.sentence_of(place.first)) else { return none };
        let begin = self.behind_determiners(sentence.first);
        let Some(run) = self.noun_run(begin, Tokens { first: begin, end: begin + 1 }) else { return none };
        let Head::Person(name) = run.head else { return none };
        let between = self.doc.tokens.get(run.end as usize..place.first as usize).unwrap_or_default();
        let whole =
            between.len() < 16 && between.iter().all(|word| word.class == Class::Word && !word.is(Words::SAYING_SURE));
        match self.who(name.end - 1).filter(|_| whole && !between.is_empty()) {
            Some(who) => Speaker { span: self.doc.span(Tokens { first: begin, end: run.end }), ..self.portrait(who) },
            None => none,
        }
    }

    /// Whether a human being is named in these words.
    #[must_use]
    pub fn names_person(&self, span: Stretch) -> bool {
        let from = self.mentions.partition_point(|named| named.span.end <= span.start);
        let inside = self.mentions[from..].iter().take_while(|named| named.span.start < span.end);
        inside.filter_map(|named| named.who).any(|who| self.entity(who).kind == ActorKind::Person)
    }

    /// The token that names: the last before a comma, a bracket, a preposition or a relative.
    fn head(&self, tokens: Tokens) -> u32 {
        let mut head = tokens.first;
        let mut at = tokens.first;
        while at < tokens.end {
            // A name counts whole, whatever stands inside it.
            if let Some(named) = self.name_at(at) {
                at = named.end.max(at + 1);
                head = at.min(tokens.end) - 1;
                // "Jane Roe and John Doe": the first.
                if self.doc.tokens.get(at as usize).is_some_and(|token| token.is(Words::CONJUNCTION)) {
                    break;
                }
                continue;
            }
            let token = &self.doc.tokens[at as usize];
            let ends = !matches!(token.class, Class::Word | Class::Number | Class::Suffix)
                || token.is(Words::PREPOSITION | Words::RELATIVE) && at > tokens.first && !token.is_capital()
                || token.gap == Gap::Line && at > tokens.first;
            if ends && at > tokens.first {
                if let Some(named) = self.titled(at, tokens.end) {
                    head = named - 1;
                }
                break;
            }
            if token.is_wordlike() && !token.is(Words::ADVERB) && !is_reflexive(token.words) {
                head = at;
            }
            at += 1;
        }
        head
    }

    /// "Secretary of State Jane Roe": a name at the end, behind a capital, takes a title with a preposition
    /// in it; "director of Human Rights Watch" has none behind its preposition's noun. The name's end.
    fn titled(&self, preposition: u32, end: u32) -> Option<u32> {
        // "Secretary of", not "people close to Mr. Roe".
        let office = preposition.checked_sub(1).is_some_and(|at| self.doc.tokens[at as usize].is_capital());
        (preposition + 2..end.min(preposition + 8)).filter(|_| office).find_map(|at| {
            let named = self.name_at(at).filter(|named| named.end == end)?;
            let who = self.who(named.end - 1).filter(|&who| self.entity(who).kind == ActorKind::Person);
            who?;
            self.doc.tokens[at as usize - 1].is_capital().then_some(named.end)
        })
    }

    /// The tokens of the name that holds this token.
    pub(super) fn name_at(&self, token: u32) -> Option<Tokens> {
        let named = &self.mentions[self.mention_at(token)?];
        (named.kind == MentionKind::Name).then_some(named.tokens)
    }

    fn is_demonym(&self, token: u32) -> bool {
        self.mention_at(token).is_some_and(|at| self.mentions[at].kind == MentionKind::Demonym)
    }

    fn who(&self, head: u32) -> Option<u32> {
        let named = &self.mentions[self.mention_at(head)?];
        named.who.filter(|_| named.kind != MentionKind::Demonym)
    }

    /// "a spokesman, Jane Roe,": the name behind the comma.
    fn apposed(&self, head: u32, end: u32) -> Option<u32> {
        let tokens = &self.doc.tokens;
        if !tokens[head as usize].is(Words::ROLE | Words::PEOPLE | Words::TITLE) {
            return None;
        }
        // "the director of the centre, Jane Roe,"
        let comma = (head + 1..end.min(head + 16)).find(|&at| tokens[at as usize].class == Class::Comma)?;
        let named = &self.mentions[self.mention_at(comma + 1)?];
        let who = named.who.filter(|&who| self.entity(who).kind == ActorKind::Person)?;
        (named.whole.first == comma + 1).then_some(who)
    }

    /// Whether nothing in the text shows more of a name than this one word, which is joined to others here.
    fn is_alone(&self, who: u32, name: Tokens) -> bool {
        let entity = self.entity(who);
        let alone = entity.known.is_none() && !entity.full && name.len() == 1;
        alone && self.title_cased(name) != Some(name)
    }

    /// Whether a single word that no full name has stands behind a capitalised word that only a sentence begins with.
    fn is_cut_name(&self, who: u32, name: Tokens, first: u32) -> bool {
        let Some(before) = name.first.checked_sub(1).filter(|&before| before >= first && name.len() == 1) else {
            return false;
        };
        let word = &self.doc.tokens[before as usize];
        let entity = self.entity(who);
        let origin = is_origin(word.text(self.doc.text));
        let described = origin || is_before_name(word) || is_portfolio(word) || self.mention_at(before).is_some();
        let body = word.is(Words::GROUP) && !word.is(Words::PLURAL);
        let part = word.is_capital() && !word.words.is_function() && !described && !body;
        entity.known.is_none()
            && !entity.full
            && part
            && self.doc.tokens[name.first as usize].gap == Gap::Space
            && is_start(&self.doc.tokens, before as usize)
    }

    /// The capitalised words that end in the head: a name that only the attribution shows to be one.
    fn bare_name(&self, first: u32, head: u32) -> Option<String> {
        let tokens = &self.doc.tokens;
        let word = &tokens[head as usize];
        // "In a post on X"
        if !word.is_capital() || word.words.is_function() || word.end - word.start < 2 {
            return None;
        }
        // "the Taoiseach", "Members of the board": a common noun, whatever its capital.
        let alone = head == first || !tokens[head as usize - 1].is_capital();
        if alone && (MEMBERS.contains(&word.key) || is_person_noun(word) && !Names::of(word.key).is_given()) {
            return None;
        }
        // "Russian FM"
        if OFFICES.contains(&word.key) && head > first && self.mention_at(head - 1).is_some() {
            return None;
        }
        let mut from = head;
        let part = |at: u32| {
            let token = &tokens[at as usize];
            let name = !token.words.is_function() || is_inner_preposition(token);
            token.is_capital() && name && !is_origin(token.text(self.doc.text))
        };
        while from > first {
            // "Ana dos Anjos"
            let particles = (first..from).rev().take(2).take_while(|&at| self.is_particle(at)).count();
            let before = from.checked_sub(1 + u32::try_from(particles).unwrap_or_default()).filter(|&at| at >= first);
            let Some(before) = before.filter(|&at| part(at)) else { break };
            from = before;
        }
        // "Chadian Finance Minister Cyprus London"
        let describes = |at: u32| {
            let word = &tokens[at as usize];
            is_before_name(word) || is_portfolio(word) || word.is(Words::ADJECTIVE) || self.is_demonym(at)
        };
        if (from..head).any(|at| is_before_name(&tokens[at as usize])) {
            from += u32::try_from((from..head).take_while(|&at| describes(at)).count()).unwrap_or_default();
        }
        self.title_cased(Tokens { first: from, end: head + 1 }).map(|name| self.words(name))
    }

    /// "Stop the Dam", "Mothers of the Valley", "Hollin & Webb": the whole of a name that small words or signs part;
    /// none where a plain word that begins a sentence is no name by itself.
    fn title_cased(&self, name: Tokens) -> Option<Tokens> {
        let tokens = &self.doc.tokens;
        let joined = |at: u32| tokens.get(at as usize).is_some_and(|token| token.gap == Gap::Space);
        let joins = |at: u32| joined(at) && self.is_small_part(at);
        let capital = |at: u32| tokens.get(at as usize).is_some_and(Token::is_capital);
        let Tokens { mut first, mut end } = name;
        for small in 1..=2 {
            let begin = first.checked_sub(small + 1).filter(|&begin| capital(begin) && self.is_common(begin));
            let inside = |begin: &u32| (begin + 1..first).all(joins) && joined(first);
            first = begin.filter(inside).unwrap_or(first);
            let sign = tokens.get(end as usize).is_some_and(|sign| sign.class == Class::Symbol);
            let goes_on = (end..end + small).all(joins) && capital(end + small) && joined(end + small);
            // "Mothers of the Valley", but "Giles Roe of Natural Aid"
            let begins = self.is_common(first) && (end == first + 1 || self.token(first).words != Words(0));
            if goes_on && (sign || begins || self.is_plural_for(first, end)) {
                end += small + 1;
            }
        }
        let word = &tokens[first as usize];
        let alone = end - first == 1 && is_start(&self.doc.tokens, first as usize);
        // "Prices have risen": no name, where nothing shows that it speaks.
        let mut behind = self.doc.tokens[end as usize..].iter().take(3);
        let verb = behind.find(|next| !next.is(Words::AUXILIARY | Words::MODAL | Words::NEGATION | Words::ADVERB));
        let silent = verb.is_some_and(|next| {
            let says = next.is(Words::SAYING | Words::SAYING_LOOSE | Words::PREPOSITION | Words::CONJUNCTION);
            next.class == Class::Word && next.shape == Shape::Lower && next.gap == Gap::Space && !says
        });
        let alone = alone && (self.is_common(first) && word.is(Words::PLURAL | Words::GROUP) || silent);
        (!alone).then_some(Tokens { first, end })
    }

    /// "said Mothers for Water": people joined by what they are for.
    pub(super) fn is_plural_for(&self, first: u32, end: u32) -> bool {
        const JOINS: [u32; 3] = [key("for"), key("against"), key("without")];
        let word = self.token(first);
        let people = word.text(self.doc.text).ends_with('s') || word.is(Words::PLURAL | Words::PEOPLE);
        end == first + 1 && people && self.next(end).is_some_and(|next| JOINS.contains(&next.key))
    }

    fn is_particle(&self, at: u32) -> bool {
        let token = self.token(at);
        token.shape == Shape::Lower && token.is(Words::NAME_PARTICLE)
    }

    /// "the" of "Stop the Dam", "&" of "Hollin & Webb".
    fn is_small_part(&self, at: u32) -> bool {
        const SMALL: [u32; 7] =
            [key("of"), key("for"), key("to"), key("the"), key("our"), key("without"), key("against")];
        let token = &self.doc.tokens[at as usize];
        SMALL.contains(&token.key) || token.text(self.doc.text) == "&"
    }

    /// Whether a word may have its capital from the sentence that it begins.
    fn is_common(&self, at: u32) -> bool {
        let word = &self.doc.tokens[at as usize];
        let plural = || word.text(self.doc.text).ends_with('s');
        let sign = self.doc.tokens.get(at as usize + 1).is_some_and(|next| next.text(self.doc.text) == "&");
        // "Responding the Roe said", "Members of the Opposition"
        let other = word.text(self.doc.text).ends_with("ing") || MEMBERS.contains(&word.key);
        let begins = is_start(&self.doc.tokens, at as usize) && (word.words != Words(0) || plural()) && !other;
        word.is_capital() && (sign || begins)
    }

    /// "Russia's ambassador", "the representative of Russia": unnamed, but of a state.
    fn office_holder(&self, noun: u32) -> Speaker {
        let official = self.doc.tokens[noun as usize].is(Words::ROLE);
        let state = self.role_phrase(noun).filter(|_| official).and_then(|phrase| phrase.state);
        let state = state.and_then(|state| self.gazetteer.known(state)).and_then(|known| known.iso3.clone());
        Speaker { state, ..Speaker::default() }
    }

    fn portrait(&self, who: u32) -> Speaker {
        let entity = self.entity(who);
        let known = entity.known.and_then(|who| self.gazetteer.known(who));
        let office = match (known, self.day) {
            (Some(known), Some(day)) => known.offices_on(day).first().map(|office| self.gazetteer.office_name(office)),
            _ => None,
        };
        let office = office.or_else(|| self.stated_office(entity));
        let state = entity.state.and_then(|state| self.gazetteer.known(state)).and_then(|state| state.iso3.clone());
        Speaker { actor_id: self.id(who), name: Some(self.actor_name(who)), office, state, ..Speaker::default() }
    }
}

/// Nouns that say whose, and are no part of a body's name.
const MEMBERS: [u32; 14] = [
    key("members"),
    key("residents"),
    key("citizens"),
    key("leaders"),
    key("officials"),
    key("ministers"),
    key("representatives"),
    key("supporters"),
    key("critics"),
    key("opponents"),
    key("relatives"),
    key("employees"),
    key("heads"),
    key("students"),
];
/// Verbs that are of saying with "in".
const PHRASAL: [u32; 8] =
    [key("threw"), key("cut"), key("chimed"), key("broke"), key("weighed"), key("joined"), key("butted"), key("put")];
/// Offices in initials.
const OFFICES: [u32; 3] = [key("fm"), key("pm"), key("dpm")];

/// Whether a pronoun stresses the name before it: "Trump himself".
fn is_reflexive(words: Words) -> bool {
    words.is(Words::OBJECT_PRONOUN) && !words.is(Words::PRONOUN) && !words.is(Words::POSSESSIVE)
}
