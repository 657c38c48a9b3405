//! Those whom one article names, each once, and the short forms of their names.

use std::collections::HashMap;

use crate::domain::{ActorKind, Day};
use crate::extract::Doc;
use crate::extract::lexicon::maps::ByKey;
use crate::extract::lexicon::words::{Words, key};
use crate::extract::ner::gazetteer::{Form, Gazetteer};
use crate::extract::ner::names::Names;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Shape, Token};

/// How many of one surname an article may name before further ones are left to themselves;
/// keeps hostile texts linear.
const NAMESAKES: usize = 16;

/// Who is spoken for: actors of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpokenFor {
    /// A state.
    State(u16),
    /// An international body.
    Body(u16),
}

/// Someone whom the article names.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The actor of the registry.
    pub known: Option<u16>,
    pub kind: ActorKind,
    /// Where the fullest form of its name stands.
    pub name: Tokens,
    /// The surname of two that is printed behind the other's name only: "John and Jane Roe".
    pub surname: Option<Tokens>,
    /// Whether that is more than a surname.
    pub full: bool,
    pub gender: Option<char>,
    /// The state it belongs to, an actor of the registry.
    pub state: Option<u16>,
    /// Whom the text says that it speaks for.
    pub spoken_for: Option<SpokenFor>,
    /// Keys of nouns for what it does: "minister".
    pub roles: Vec<u32>,
    /// Keys of words that describe it: "foreign", "vermont".
    pub traits: Vec<u32>,
    /// The words that describe it where it is first named ("a professor at …").
    pub described: Option<Tokens>,
    /// How often its full name stands in the text.
    pub full_count: u32,
}

/// The entities of an article and the ways to find them.
#[derive(Debug, Default)]
pub(super) struct Entities {
    pub all: Vec<Entity>,
    /// By the actor of the registry.
    by_known: ByKey<u32>,
    by_full: HashMap<u64, u32>,
    /// By surname, or by the name's initials.
    by_last: ByKey<Vec<u32>>,
    by_first: ByKey<Vec<u32>>,
    /// By the words between the two.
    by_part: ByKey<Vec<u32>>,
    /// By the initials of a body's words.
    by_initials: ByKey<Vec<u32>>,
    /// How often a word stands as a name alone.
    pub(super) alone: ByKey<u16>,
}

impl Entities {
    /// The entity of an actor of the registry, if the text names it in full.
    pub(super) fn of_known(&self, who: u16) -> Option<u32> {
        self.by_known.get(&u32::from(who)).copied()
    }

    /// Whom the names of the registry at one place mean: those that are safe alone, in a text of this day.
    pub(super) fn safe(meant: &[(u16, Form)], gazetteer: &Gazetteer, day: Option<Day>) -> Option<u16> {
        let mut safe = meant.iter().filter(|(who, form)| {
            *form != Form::Short && gazetteer.known(*who).is_some_and(|known| known.exists_on(day))
        });
        match (safe.next(), safe.next()) {
            (Some((who, _)), None) => Some(*who),
            _ => None,
        }
    }

    /// Notes that the text names an actor of the registry here.
    pub(super) fn meet_known(&mut self, doc: &Doc<'_>, gazetteer: &Gazetteer, who: u16, name: Tokens) -> u32 {
        let at = self.of_known(who).unwrap_or_else(|| self.add_known(gazetteer, who, name));
        let tokens = &doc.tokens[name.range()];
        let entity = &mut self.all[at as usize];
        entity.full_count += 1;
        if entity.kind == ActorKind::Person && name.len() > 1 {
            if entity.name.len() < 2 {
                entity.name = name;
            }
            self.note_parts(tokens, at);
        }
        at
    }

    fn add_known(&mut self, gazetteer: &Gazetteer, who: u16, name: Tokens) -> u32 {
        let known = gazetteer.known(who);
        let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(Entity {
            known: Some(who),
            kind: known.map_or(ActorKind::Organisation, |known| known.kind),
            name,
            surname: None,
            full: true,
            gender: known.and_then(|known| known.gender),
            state: known.and_then(|known| known.iso3.as_deref()).and_then(|code| gazetteer.by_code(code)),
            spoken_for: None,
            roles: Vec::new(),
            traits: Vec::new(),
            described: None,
            full_count: 0,
        });
        self.by_known.insert(u32::from(who), at);
        at
    }

    /// Notes a person or a body that the registry does not know.
    pub(super) fn meet_unknown(&mut self, doc: &Doc<'_>, kind: ActorKind, name: Tokens) -> u32 {
        let tokens = &doc.tokens[name.range()];
        let id = if kind == ActorKind::Person { person_key(tokens) } else { body_key(tokens) };
        if let Some(&at) = self.by_full.get(&id) {
            self.all[at as usize].full_count += 1;
            // "JANE ROE" of a headline is Jane Roe elsewhere.
            let shouted = |name: Tokens| doc.tokens[name.range()].iter().all(|token| token.shape == Shape::Upper);
            let before = self.all[at as usize].name;
            if name.len() > before.len() && !shouted(name) || shouted(before) && !shouted(name) {
                self.all[at as usize].name = name;
            }
            return at;
        }
        let at = self.push(kind, name, true, None);
        self.by_full.insert(id, at);
        match kind {
            ActorKind::Person => {
                self.all[at as usize].gender = gender(tokens, doc.text);
                self.note_parts(tokens, at);
            }
            _ => self.note_initials(doc, name, at),
        }
        at
    }

    /// Notes the one of a couple whose surname stands behind the other's name.
    pub(super) fn meet_partner(&mut self, doc: &Doc<'_>, given: Tokens, surname: Tokens) -> u32 {
        let parts = [doc.tokens[given.first as usize], doc.tokens[surname.first as usize]];
        let id = person_key(&parts);
        if let Some(&at) = self.by_full.get(&id) {
            return at;
        }
        let at = self.push(ActorKind::Person, given, true, None);
        self.by_full.insert(id, at);
        self.all[at as usize].surname = Some(surname);
        self.all[at as usize].gender = gender(&parts[..1], doc.text);
        self.note_parts(&parts, at);
        at
    }

    /// Notes a name that is not full: it stays inside the article.
    pub(super) fn add_bare(&mut self, doc: &Doc<'_>, name: Tokens) -> u32 {
        let at = self.push(ActorKind::Person, name, false, None);
        let tokens = &doc.tokens[name.range()];
        // "Lauren" alone tells the gender, where no list has it as a family's or a word, too.
        let only = |token: &Token| Names::of(token.key).0 & !(Names::MALE.0 | Names::FEMALE.0) == 0;
        if let [only_one] = tokens
            && only(only_one)
        {
            self.all[at as usize].gender = gender(tokens, doc.text);
        }
        self.note_parts(tokens, at);
        at
    }

    fn push(&mut self, kind: ActorKind, name: Tokens, full: bool, known: Option<u16>) -> u32 {
        let at = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(Entity {
            known,
            kind,
            name,
            surname: None,
            full,
            gender: None,
            state: None,
            spoken_for: None,
            roles: Vec::new(),
            traits: Vec::new(),
            described: None,
            full_count: u32::from(full),
        });
        at
    }

    /// Makes a person findable by surname and given name.
    fn note_parts(&mut self, tokens: &[Token], at: u32) {
        let (given, surname) = ends(tokens);
        note(&mut self.by_last, surname, at);
        // "Liu Weimin" is called "Liu", "al-Karim" also "Karim".
        note(&mut self.by_first, given, at);
        let inner = tokens.iter().filter(|token| token.is_capital() && token.end - token.start > 2);
        for part in inner.filter(|part| part.key != given && part.key != surname && !part.is(Words::NAME_SUFFIX)) {
            note(&mut self.by_part, part.key, at);
        }
    }

    /// "Syrian National Council (SNC)": the initials are a name from here on. Where a text prints them without brackets,
    /// "the HC" behind "the Harbour Commission", they are those of the capitals.
    fn note_initials(&mut self, doc: &Doc<'_>, name: Tokens, at: u32) {
        let words = doc.tokens[name.range()].iter().filter(|word| word.is_capital());
        let letters: String = words.filter_map(|word| word.text(doc.text).chars().next()).collect();
        if letters.len() > 1 {
            note(&mut self.by_initials, key(&letters), at);
        }
        let behind = name.end as usize;
        let Some([open, initials, close, ..]) = doc.tokens.get(behind..) else { return };
        if open.class == Class::Open && close.class == Class::Close && initials.class == Class::Word {
            note(&mut self.by_last, initials.key, at);
        }
    }

    /// Makes one of two: whatever meant `short` means `long` from here on.
    pub(super) fn merge(&mut self, short: u32, long: u32) {
        self.all[long as usize].full_count += self.all[short as usize].full_count;
        self.all[short as usize].full_count = 0;
        self.by_full.values_mut().filter(|at| **at == short).for_each(|at| *at = long);
        for map in [&mut self.by_last, &mut self.by_first, &mut self.by_part] {
            for bearers in map.values_mut().filter(|bearers| bearers.contains(&short)) {
                bearers.retain(|&at| at != short);
                if !bearers.contains(&long) {
                    bearers.push(long);
                }
            }
        }
    }

    /// Those of this surname (or initials).
    pub(super) fn surnamed(&self, key: u32) -> &[u32] {
        self.by_last.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Those of this given name.
    pub(super) fn called(&self, key: u32) -> &[u32] {
        self.by_first.get(&key).map_or(&[], Vec::as_slice)
    }
}

impl Entities {
    /// The bodies whose words begin with these letters.
    pub(super) fn spelled(&self, key: u32) -> &[u32] {
        self.by_initials.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Those who have the word within their name.
    pub(super) fn with_part(&self, key: u32) -> &[u32] {
        self.by_part.get(&key).map_or(&[], Vec::as_slice)
    }
}

fn note(map: &mut ByKey<Vec<u32>>, key: u32, at: u32) {
    let bearers = map.entry(key).or_default();
    if !bearers.contains(&at) && bearers.len() < NAMESAKES {
        bearers.push(at);
    }
}

/// The gender that the given name tells, or what the name is made of: a patronymic, a daughter's, "bint".
fn gender(tokens: &[Token], text: &str) -> Option<char> {
    let given = tokens.iter().find(|token| !(token.has_stop(text) || Names::of(token.key).is(Names::FAMILY_FIRST)));
    // The lists have English names: "Jean" is a woman's there, and "Jean-Paul" a man's everywhere.
    let listed = given.and_then(|given| {
        if given.text(text).starts_with("Jean-") { Some('m') } else { Names::of_token(given, text).gender() }
    });
    listed.or_else(|| tokens.iter().skip(1).find_map(|token| part_gender(token.text(text))))
}

/// "Petrovna", "Jónsdóttir", "binti"; "Petrovich", "bin".
fn part_gender(part: &str) -> Option<char> {
    const FEMALE: [&str; 7] = ["ovna", "evna", "dóttir", "dottir", "skaya", "ová", "ova"];
    const MALE: [&str; 2] = ["ovich", "evich"];
    match part {
        "bint" | "binti" | "bte" => Some('f'),
        "bin" | "ibn" => Some('m'),
        _ if part.chars().count() < 6 => None,
        _ if FEMALE.iter().any(|end| part.ends_with(end)) => Some('f'),
        _ if MALE.iter().any(|end| part.ends_with(end)) => Some('m'),
        _ => None,
    }
}

/// First and last word of a name, without initials and suffixes.
fn ends(tokens: &[Token]) -> (u32, u32) {
    let part = |token: &&Token| !token.is(Words::NAME_SUFFIX) || token.end - token.start > 3;
    let first = tokens.iter().find(part).map_or(0, |token| token.key);
    let last = tokens.iter().rev().find(|token| !token.is(Words::NAME_SUFFIX)).map_or(first, |token| token.key);
    (first, last)
}

/// Equal for "Donald J. Roe" and "Donald Roe", but not for "Donald Roe Jr.".
fn person_key(tokens: &[Token]) -> u64 {
    let (first, last) = ends(tokens);
    let junior = tokens.last().is_some_and(|token| token.is(Words::NAME_SUFFIX));
    (u64::from(first) << 32 | u64::from(last)) ^ u64::from(junior)
}

fn body_key(tokens: &[Token]) -> u64 {
    tokens.iter().fold(1, |hash, token| (hash ^ u64::from(token.key)).wrapping_mul(0x0000_0100_0000_01B3))
}
