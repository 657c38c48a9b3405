//! What a text says of someone where it names them: titles and nouns before the name, appositions behind it.

use super::entity::Entity;
use super::{Cast, Named, gender_of, roles};
use crate::domain::{ActorKind, MentionKind};
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::charge::post_in_charge;
use crate::extract::ner::letters::is_post_nominal;
use crate::extract::ner::person_nouns::{is_before_name, is_hyphenated_post, is_person_noun, is_trade};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How many words before a name may describe it.
const BEFORE: u32 = 6;
/// What may stand before an age.
pub(super) const AGED: [u32; 2] = [words::ascii_key("aged"), words::ascii_key("now")];
/// How long an apposition may be, in tokens.
const BEHIND: u32 = 24;

impl Cast<'_, '_> {
    /// Reads the surroundings of all names of persons.
    pub(super) fn describe(&mut self) {
        for at in 0..self.mentions.len() {
            let named = self.mentions[at];
            let Some(who) = named.who.filter(|_| named.kind == MentionKind::Name) else { continue };
            if self.entity(who).kind != ActorKind::Person {
                continue;
            }
            let mut before = self.words_before(named.whole.first);
            // "Kenya's Foreign Minister Jane Roe"
            if before == named.whole.first && before < named.tokens.first {
                before = self.owner_before(before);
            }
            // "Kenyan party member and roads minister Jane Roe"
            if before < named.whole.first {
                before = self.joined_post(before);
            }
            // "Minister for Energy Dr Jane Roe"
            if let Some(post) = self.post_in_charge(before.max(named.whole.first), before) {
                before = post;
            }
            let titles = Tokens { first: before, end: named.tokens.first };
            self.take(who, titles, at);
            if let Some(post) = self.post_before(named.whole.first).filter(|_| self.closes(named.tokens.end)) {
                self.take(who, post, at);
                self.entities.all[who as usize].described.get_or_insert(post);
            }
            if let Some(called) = self.called(named.whole.first) {
                self.take(who, called, at);
            }
            if let Some(age) = self.age_behind(named.tokens.end).or_else(|| self.age_before(named.whole.first)) {
                note(&mut self.entities.all[who as usize].roles, age);
            }
            if let Some(post) = self.is_said_to_be(named.tokens) {
                self.take(who, post, at);
            }
            if let Some(apposition) = self.apposition(named.tokens.end) {
                self.take(who, apposition, at);
                let entity = &mut self.entities.all[who as usize];
                entity.described.get_or_insert(apposition);
            } else if !titles.is_empty() && self.has_role(titles) {
                self.entities.all[who as usize].described.get_or_insert(titles);
            }
        }
    }

    /// "the foreign minister, Jane Roe,": the post before the comma.
    fn post_before(&self, name: u32) -> Option<Tokens> {
        let comma = name.checked_sub(1).filter(|&at| self.doc.tokens[at as usize].class == Class::Comma)?;
        let noun = u32::try_from(self.post_of(name as usize)?).ok()?;
        let first = self.nouns_before(noun, noun + 1);
        // "Kenya's foreign minister, Jane Roe,"
        let owned = self.doc.tokens[first as usize].class == Class::Suffix;
        let first = if owned { self.owner_before(first + 1) } else { first };
        (first <= noun).then_some(Tokens { first, end: comma })
    }

    /// "a striker called Jane Roe", "a nurse at Natural Aid named Jane Roe": the words before the participle.
    fn called(&self, name: u32) -> Option<Tokens> {
        const CALLED: [u32; 3] = [words::ascii_key("called"), words::ascii_key("named"), words::ascii_key("surnamed")];
        let verb = name.checked_sub(1).filter(|&at| CALLED.contains(&self.doc.tokens[at as usize].key))?;
        let near = (verb.saturating_sub(BEFORE + 2)..verb).rev();
        let mut near = near.take_while(|&at| self.doc.tokens[at as usize].class == Class::Word);
        let noun = near.find(|&at| is_person_noun(&self.doc.tokens[at as usize]))?;
        let first = self.nouns_before(noun, noun + 1);
        Some(Tokens { first, end: noun + 1 })
    }

    /// "the foreign minister, Jane Roe," but "In the eyes of his grandmother, Jane Roe won": whether the name ends the
    /// apposition, or a verb of saying follows it.
    fn closes(&self, end: u32) -> bool {
        self.doc.tokens.get(end as usize).is_none_or(|next| {
            next.gap == Gap::Line || next.class != Class::Word || next.is(Words::SAYING | Words::CONJUNCTION)
        })
    }

    /// Where the post begins that is in charge of what stands right before a name.
    fn post_in_charge(&self, charge: u32, before: u32) -> Option<u32> {
        let noun = post_in_charge(&self.doc.tokens, charge as usize)?;
        let noun = u32::try_from(noun).ok().filter(|&noun| noun < before)?;
        Some(self.nouns_before(noun, noun + 1))
    }

    /// Where a post begins that "and" joins to the one that begins here.
    fn joined_post(&self, second: u32) -> u32 {
        let and = second.checked_sub(1).filter(|&at| self.doc.tokens[at as usize].key == words::ascii_key("and"));
        let noun = and.and_then(|and| and.checked_sub(1)).filter(|&noun| {
            let noun = &self.doc.tokens[noun as usize];
            is_person_noun(noun) && !noun.is(Words::PLURAL) && noun.gap == Gap::Space
        });
        noun.map_or(second, |noun| self.nouns_before(noun, noun + 1))
    }

    fn has_role(&self, tokens: Tokens) -> bool {
        self.doc.tokens[tokens.range()]
            .iter()
            .any(|token| token.is(Words::ROLE) || (token.is(Words::TITLE) && token.end - token.start > 4))
    }

    /// Where the nouns begin that stand before a name: "Clinton campaign spokesman" of "… Brian Roe".
    pub(super) fn words_before(&self, first: u32) -> u32 {
        self.nouns_before(first, first)
    }

    /// Where the state begins that owns what begins here: "Kenya's".
    fn owner_before(&self, first: u32) -> u32 {
        let suffix = first.checked_sub(1).filter(|&at| at > 0 && self.doc.tokens[at as usize].class == Class::Suffix);
        // "the Kenyan government's minister"
        let body =
            suffix.filter(|&at| at > 1 && self.doc.tokens[at as usize - 1].key == words::ascii_key("government"));
        if let Some(first) = body.map(|at| at - 2).filter(|&at| self.is_demonym(at)) {
            return first;
        }
        let owner = suffix.and_then(|at| self.mention_at(at - 1)).map(|at| &self.mentions[at]);
        let state = owner.filter(|owner| owner.who.is_some_and(|who| self.entity(who).kind == ActorKind::State));
        state.filter(|owner| owner.tokens.end + 1 == first).map_or(first, |owner| owner.tokens.first)
    }

    /// The same for words of which those from `at` on are known to be nouns.
    pub(super) fn nouns_before(&self, at: u32, first: u32) -> u32 {
        let tokens = &self.doc.tokens;
        let mut at = at;
        while at > 0 && first - at < BEFORE && tokens[at as usize].gap == Gap::Space {
            let before = &tokens[at as usize - 1];
            let noun = self.is_noun(before);
            let owner = before.class == Class::Suffix;
            // The noun next to the name must be a role, or everything before any name would describe it.
            let near = at < first || is_before_name(before) || before.is_capital();
            if !(noun && near || owner && at < first) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// Whether a word before a name may describe its bearer: no verb, no day, nothing of a closed class.
    pub(super) fn is_noun(&self, token: &Token) -> bool {
        let verb = token.is(Words::SAYING | Words::VERB) && !token.is(Words::ROLE | Words::GROUP);
        let past = token.words == Words(0) && token.text(self.doc.text).ends_with("ed");
        token.class == Class::Word && !token.words.is_function() && !verb && !past && !token.is(Words::DAY)
    }

    /// "Jane Roe, also a professor at …, said": the tokens of the apposition without article and adverb.
    pub(super) fn apposition(&self, end: u32) -> Option<Tokens> {
        let tokens = &self.doc.tokens;
        let end = self.behind_asides(end);
        let comma = tokens.get(end as usize)?;
        // "Jane Roe — a tailor who lost her shop —"
        let article = |at: u32| tokens.get(at as usize).is_some_and(|token| token.is(Words::ARTICLE));
        let noun = |at: u32| tokens.get(at as usize).is_some_and(|token| token.is(Words::ROLE) || is_trade(token));
        let bare = || (end + 1..end + 4).take_while(|&at| tokens.get(at as usize).is_some_and(is_lower)).any(noun);
        let dash = comma.class == Class::Dash && comma.gap != Gap::Line && (article(end + 1) || bare());
        if comma.class != Class::Comma && !dash {
            return None;
        }
        let mut first = end + 1;
        while tokens
            .get(first as usize)
            .is_some_and(|token| token.is(Words::ADVERB | Words::ARTICLE) && token.gap != Gap::Line)
        {
            first += 1;
        }
        let definite = first > end + 1 && tokens[first as usize - 1].key == words::ascii_key("the");
        let mut at = first;
        let mut role = None;
        while at < first + BEHIND {
            let Some(token) = tokens.get(at as usize).filter(|token| token.gap != Gap::Line) else { break };
            let ends = matches!(
                token.class,
                Class::Comma | Class::Stop | Class::Semicolon | Class::Dash | Class::Open | Class::Double
            ) || token.is(Words::RELATIVE)
                || (token.is(Words::SAYING_SURE) || token.words.is_auxiliary()) && token.class == Class::Word;
            // "Echoing Jane Roe, the nurse said": a subject, no apposition.
            let verb = token.class == Class::Word && !token.words.is_function() && !is_person_noun(token);
            if role == Some(at.wrapping_sub(1)) && definite && (verb || token.words.is_auxiliary()) {
                return None;
            }
            if ends {
                break;
            }
            // The head of the noun phrase: up to its first preposition.
            if role.is_none() && token.is(Words::PREPOSITION) {
                return None;
            }
            let is_head = is_person_noun(token);
            if is_head && role.is_none() && !self.starts_name(at + 1) {
                role = Some(at);
            }
            at += 1;
        }
        role.filter(|&role| role < first + 8).map(|_| Tokens { first, end: at })
    }

    /// "Jane Roe OBE, a tailor", "Jane Roe, `PhD`, a tailor", "Jane Roe, 69, a tailor", "Jane Roe (69), a tailor": where what
    /// stands between a name and its apposition ends.
    pub(super) fn behind_asides(&self, end: u32) -> u32 {
        let token = |at: u32| self.doc.tokens.get(at as usize).filter(|token| token.gap != Gap::Line);
        let letters = |at: u32| token(at).is_some_and(is_post_nominal);
        let mut end = end;
        while letters(end) {
            end += 1;
        }
        let aged = u32::from(token(end + 1).is_some_and(|word| AGED.contains(&word.key)));
        let inner = end + 1 + aged;
        let age = token(inner).is_some_and(|age| age.class == Class::Number) || letters(inner);
        let class = |at: u32| token(at).map(|token| token.class);
        match (class(end), class(inner + 1)) {
            (Some(Class::Comma), Some(Class::Comma)) if age => inner + 1,
            (Some(Class::Open), Some(Class::Close)) if age => inner + 2,
            _ => end,
        }
    }

    /// Whether the token begins a name, so that the noun before it only introduces that one.
    fn starts_name(&self, token: u32) -> bool {
        self.mention_at(token).is_some_and(|at| {
            let named = self.mentions[at];
            let person = named.who.is_some_and(|who| self.entity(who).kind == ActorKind::Person);
            person && named.tokens.first == token && self.doc.tokens[token as usize].gap == Gap::Space
        })
    }

    /// Takes over what these words tell of an entity.
    fn take(&mut self, who: u32, words: Tokens, near: usize) {
        let state = self.told_state(words, near);
        let spoken_for = self.told_spoken_for(words);
        let tokens = &self.doc.tokens[words.range()];
        let entity = &mut self.entities.all[who as usize];
        entity.state = entity.state.or(state);
        entity.spoken_for = entity.spoken_for.or(spoken_for);
        let mut post = true;
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.class == Class::Word) {
            // "daughter of the nominee": behind a preposition others' posts begin.
            post = post && !token.is(Words::PREPOSITION);
            let owner = tokens.get(at + 1).is_some_and(|next| next.class == Class::Suffix);
            let is_post = post && !owner && (token.is(Words::TITLE) || is_person_noun(token));
            if is_post {
                entity.gender = entity.gender.or(gender_of(token.words));
            }
            // "Ex-minister Jane Roe"
            let text = token.text(self.doc.text);
            if let Some((before, post)) = text.split_once('-').filter(|_| is_hyphenated_post(text)) {
                note(&mut entity.traits, words::key(before));
                note(&mut entity.roles, roles::canonical(words::key(post)));
            }
            if !token.words.is_function() {
                note(if is_post { &mut entity.roles } else { &mut entity.traits }, roles::canonical(token.key));
            }
        }
    }

    /// The state that the words name: by its adjective, as an owner, or by a body that belongs to it.
    fn told_state(&self, words: Tokens, near: usize) -> Option<u16> {
        let inside = |named: &&Named| words.first <= named.tokens.first && named.tokens.end <= words.end;
        self.mentions[near.saturating_sub(3)..].iter().take(7).filter(inside).find_map(|named| {
            let entity = self.entity(named.who?);
            let owner = self.doc.tokens.get(named.tokens.end as usize).is_some_and(|next| next.class == Class::Suffix);
            let outlet = entity.known.and_then(|who| self.gazetteer.known(who)).is_some_and(|known| known.is_outlet);
            let tells = match entity.kind {
                ActorKind::State => owner || named.kind == MentionKind::Demonym || self.holds_of(named.tokens.first),
                ActorKind::Organisation => !outlet,
                ActorKind::Person => false,
            };
            entity.state.filter(|_| tells)
        })
    }

    /// "minister of Kenya", "president of the United States", but "a critic of Kenya": whether an office of the state
    /// stands before its name.
    fn holds_of(&self, state: u32) -> bool {
        let before = |at: u32| at.checked_sub(1).map(|at| &self.doc.tokens[at as usize]);
        let of = state - u32::from(before(state).is_some_and(|word| word.is(Words::ARTICLE)));
        let noun = of.checked_sub(1).and_then(before);
        before(of).is_some_and(|word| word.key == words::ascii_key("of"))
            && noun.is_some_and(|noun| noun.is(Words::TITLE) || noun.key == words::ascii_key("whip"))
    }

    /// What the text says of someone, without the articles and adverbs before it.
    pub(super) fn description(&self, entity: &Entity) -> Option<String> {
        let Tokens { mut first, mut end } = entity.described?;
        let tokens = &self.doc.tokens;
        // "’s campaign manager", "Democratic nominee Sen."
        while first < end && (tokens[first as usize].class != Class::Word || tokens[first as usize].words.is_function())
        {
            first += 1;
        }
        while end > first
            && (tokens[end as usize - 1].has_stop(self.doc.text) || gender_title(&tokens[end as usize - 1]))
        {
            end -= 1;
        }
        (first < end).then(|| self.words(Tokens { first, end }))
    }

    /// "Professor, Renmin University of China": where a description is a post at a body.
    pub(super) fn stated_office(&self, entity: &Entity) -> Option<String> {
        let described = entity.described?;
        let tokens = &self.doc.tokens[described.range()];
        let of = tokens.iter().position(|token| token.is(Words::PREPOSITION))?;
        let first = described.first + u32::try_from(of).ok()? + 1;
        let at = (first..first + 2)
            .find_map(|token| self.mention_at(token).filter(|&at| self.mentions[at].tokens.first == token))?;
        let body = self.mentions[at].who.filter(|&who| self.entity(who).kind == ActorKind::Organisation)?;
        let post = self.words(Tokens { first: described.first, end: first - 1 });
        let mut letters = post.chars();
        let upper = letters.next()?.to_uppercase();
        Some(format!("{}{}, {}", upper, letters.as_str(), self.actor_name(body)))
    }
}

fn is_lower(token: &Token) -> bool {
    token.class == Class::Word && token.shape == Shape::Lower && !token.words.is_function()
}

/// "Mr", "Sir": titles that say nothing but that.
fn gender_title(token: &Token) -> bool {
    token.is(Words::TITLE) && !token.is(Words::ROLE) && token.end - token.start <= 4
}

/// Notes a word that is said of somebody: once, and no more of them than an article has reason to tell.
fn note(list: &mut Vec<u32>, key: u32) {
    if list.len() < 24 && !list.contains(&key) {
        list.push(key);
    }
}
