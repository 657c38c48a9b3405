//! Whom the words of an attribution name: from a span of the text to an actor with an office.

use super::Cast;
use super::entity::SpokenFor;
use super::noun_run::Head;
use super::speaker_phrase::SpeakerPhrase;
use crate::domain::{ActorKind, MentionKind};
use crate::extract::Stretch;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::letters::is_post_nominal;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape};

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
    /// The international body that the speaker is or speaks for: its id and its name.
    pub organisation: Option<(String, String)>,
    /// The words of the mention: those asked about, and those between them and the head of their phrase.
    pub span: Stretch,
    /// Whom of the article's cast the words mean.
    pub(super) who: Option<u32>,
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
        let tokens = self.without_letters(self.without_verb(tokens));
        let span = Stretch { start: span.start.max(self.doc.span(tokens).start), end: span.end };
        let read = |head: u32| match self.who(head).or_else(|| self.apposed(head, tokens.end)) {
            Some(who) => self.portrait(who),
            None => Speaker { name: self.bare_name(tokens.first, head), ..Speaker::default() },
        };
        if let Some(found) = self.by_author(tokens, span).or_else(|| self.by_noun(tokens, span)) {
            return found;
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
        if let Some(speaker) = self.name_that_owns(tokens).or_else(|| self.named_behind(head, whole, span)) {
            return speaker;
        }
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
            Head::Noun(noun) => match self.who(noun).or_else(|| self.described(whole.first, noun)) {
                Some(who) => self.portrait(who),
                None => self.office_holder(noun),
            },
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

    /// Whose letter, book or statement it is.
    fn by_author(&self, tokens: Tokens, span: Stretch) -> Option<Speaker> {
        let author = self.author(tokens)?;
        let found = match self.who(author.name.end - 1) {
            Some(who) => self.portrait(who),
            None => Speaker { name: author.named.then(|| self.words(author.name)), ..Speaker::default() },
        };
        let of = self.doc.span(author.of);
        let start = if author.named { span.start } else { of.start };
        Some(Speaker { span: Stretch { start, end: span.end.max(of.end) }, ..found })
    }

    /// "Jane Roe OBE", the letters of "Jane Roe, `PhD`": the name that letters stand behind.
    fn without_letters(&self, tokens: Tokens) -> Tokens {
        let last = self.token(tokens.end - 1);
        if !is_post_nominal(last) || last.is(Words::ROLE) {
            return tokens;
        }
        if tokens.len() > 1 {
            return Tokens { first: tokens.first, end: tokens.end - 1 };
        }
        let name = tokens.first.checked_sub(2).and_then(|at| self.name_at(at));
        name.filter(|name| name.end + 1 == tokens.first).unwrap_or(tokens)
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

    /// The person that the sentence of such words begins with; none where it begins otherwise.
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

    pub(super) fn is_demonym(&self, token: u32) -> bool {
        self.mention_at(token).is_some_and(|at| self.mentions[at].kind == MentionKind::Demonym)
    }

    pub(super) fn who(&self, head: u32) -> Option<u32> {
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

    /// "Russia's ambassador", "the representative of Russia": unnamed, but of a state.
    fn office_holder(&self, noun: u32) -> Speaker {
        let told = self.role_phrase(noun).and_then(|phrase| {
            let told = self.told_spoken_for(phrase.tokens);
            // "the representative of Russia": the state stands behind the phrase.
            told.or_else(|| self.is_official(noun).then_some(SpokenFor::State(phrase.state?)))
        });
        let (state, organisation) = self.names_of(told);
        Speaker { state, organisation, ..Speaker::default() }
    }

    pub(super) fn portrait(&self, who: u32) -> Speaker {
        let entity = self.entity(who);
        let known = entity.known.and_then(|who| self.gazetteer.known(who));
        let office = match (known, self.day) {
            (Some(known), Some(day)) => known.offices_on(day).first().map(|office| self.gazetteer.office_name(office)),
            _ => None,
        };
        let office = office.or_else(|| self.stated_office(entity));
        let (state, organisation) = self.names_of(self.spoken_for(entity));
        let (actor_id, name) = (self.id(who), Some(self.actor_name(who)));
        Speaker { actor_id, name, office, state, organisation, who: Some(who), ..Speaker::default() }
    }
}

/// Verbs that are of saying with "in".
const PHRASAL: [u32; 8] =
    [key("threw"), key("cut"), key("chimed"), key("broke"), key("weighed"), key("joined"), key("butted"), key("put")];

/// Whether a pronoun stresses the name before it: "Trump himself".
fn is_reflexive(words: Words) -> bool {
    words.is(Words::OBJECT_PRONOUN) && !words.is(Words::PRONOUN) && !words.is(Words::POSSESSIVE)
}
