//! Bodies and places that stand between a post and a name: "head of research at the Grain Union Jane Roe".

use super::names::Names;
use super::person_nouns::is_before_name;
use crate::extract::lexicon::words::{Words, ascii_key};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// "the head of Green Valley Jane Roe", "ambassador to the Labour Organization Jane Roe", "envoy to the United Nations in
/// Geneva Jane Roe": how many words, up to one for a body or place, stand between a post's preposition and a name.
pub(super) fn body_of_post(tokens: &[Token], run: Tokens) -> usize {
    let words = &tokens[run.range()];
    if words.len() < 3 || !follows_post(tokens, run.first as usize) {
        return 0;
    }
    let plain = |token: &Token| {
        let particle = token.is(Words::NAME_PARTICLE);
        let listed = Names::of(token.key).is(Names::ORGANISATION.or(Names::AFFILIATION));
        particle || (token.words == Words(0) || Names::of(token.key).is_given()) && token.is_capital() && !listed
    };
    let is_name = |from: usize| {
        let rest = &words[from..];
        rest.iter().all(plain) && rest.iter().filter(|token| token.is_capital()).count() > 1 && rest[0].is_capital()
    };
    let thing = |token: &Token| {
        let area = Names::of(token.key).is(Names::AREA) && !Names::of(token.key).is_given();
        Names::of(token.key).is(Names::ORGANISATION.or(Names::THING)) || area
    };
    let body = (0..words.len() - 1).rev().find(|&at| thing(&words[at])).map(|at| at + 1).filter(|&at| is_name(at));
    let place = tokens[run.first as usize - 1].key == ascii_key("in");
    let place = || (place && is_name(1)).then_some(1);
    body.or_else(place).or_else(|| held_at(tokens, run).filter(|&at| is_name(at))).unwrap_or(0)
}

/// "mayor of Sandvik Jane Roe": how many words of the run are where an office is held, by what the rest of the text
/// shows of its words, or by their number.
fn held_at(tokens: &[Token], run: Tokens) -> Option<usize> {
    let first = run.first as usize;
    let article = usize::from(tokens[first - 1].is(Words::ARTICLE));
    let of = first.checked_sub(1 + article).filter(|&of| tokens[of].gap == Gap::Space)?;
    let noun = &tokens[of.checked_sub(1)?];
    let joins = [ascii_key("of"), ascii_key("for"), ascii_key("at")].contains(&tokens[of].key);
    // "curator of", "shift manager at": any post that is not a person's own to somebody.
    let other = tokens[of].key != ascii_key("for") && is_before_name(noun) && !OF_PERSONS.contains(&noun.key);
    let other = other && noun.class == Class::Word && noun.shape == Shape::Lower && !noun.is(Words::PLURAL);
    // "a member of Jane Roe’s staff"
    let owns = tokens.get(run.end as usize).is_some_and(|suffix| suffix.class == Class::Suffix);
    if !joins || !(OFFICES.contains(&noun.key) || other && !owns) {
        return None;
    }
    let words = &tokens[run.range()];
    let capitals: Vec<usize> = (0..words.len()).filter(|&at| words[at].is_capital()).collect();
    let most = capitals.len().saturating_sub(2).min(3);
    let mut parted = capitals.iter().copied().skip(1).take(most).filter(|&at| is_parted(tokens, run, at));
    if let Some(first) = parted.next() {
        // "Sandvik United Jane Roe": "United" by itself is of other bodies, and no given name.
        let given = |at: usize| Names::of(words[at].key).is_given();
        return Some(parted.take_while(|&next| !(first..next).any(given)).last().unwrap_or(first));
    }
    // "the Sandvik Rovers Jane Roe", "director of Sandvik Cement Jane Roe": a body, and hardly of one word.
    let body = article > 0 || OF_BODIES.contains(&noun.key);
    let two = BEGINS.contains(&words[0].key) || body && capitals.len() > 3;
    match capitals.len() {
        3 if !two => Some(1),
        4 if two => Some(2),
        _ => None,
    }
}

/// Whether two words of a run stand apart elsewhere in the text: the second without the first, or the
/// first without the second.
fn is_parted(tokens: &[Token], run: Tokens, at: usize) -> bool {
    let (before, behind) = (&tokens[run.first as usize + at - 1], &tokens[run.first as usize + at]);
    let inside = |at: usize| run.range().contains(&at);
    let mut others = tokens.iter().enumerate().take(SEEN).filter(|(at, token)| token.is_capital() && !inside(*at));
    others.any(|(at, token)| {
        let follows = tokens.get(at + 1).is_some_and(|next| next.key == behind.key && next.gap == Gap::Space);
        let leads = at > 0 && tokens[at - 1].key == before.key && token.gap == Gap::Space;
        // "Ms Roe" tells nothing of where "Jane Roe" begins; "Jane told" does.
        token.key == before.key && !follows || token.key == behind.key && !leads
    })
}

/// How many words of a text are looked at; keeps hostile texts linear.
const SEEN: usize = 4096;
/// How places of two words begin.
const BEGINS: [u32; 19] = [
    ascii_key("santa"),
    ascii_key("san"),
    ascii_key("santo"),
    ascii_key("saint"),
    ascii_key("st"),
    ascii_key("port"),
    ascii_key("puerto"),
    ascii_key("porto"),
    ascii_key("villa"),
    ascii_key("new"),
    ascii_key("fort"),
    ascii_key("mount"),
    ascii_key("north"),
    ascii_key("south"),
    ascii_key("east"),
    ascii_key("west"),
    ascii_key("upper"),
    ascii_key("lower"),
    ascii_key("great"),
];
/// Offices that bodies have, and hardly towns.
const OF_BODIES: [u32; 11] = [
    ascii_key("director"),
    ascii_key("captain"),
    ascii_key("coach"),
    ascii_key("skipper"),
    ascii_key("head"),
    ascii_key("chair"),
    ascii_key("chairman"),
    ascii_key("chairwoman"),
    ascii_key("chief"),
    ascii_key("treasurer"),
    ascii_key("chairperson"),
];
/// Offices that are held at a place or in a body, and are hardly anybody's own, as a lawyer is.
const OFFICES: [u32; 44] = [
    ascii_key("mayor"),
    ascii_key("governor"),
    ascii_key("president"),
    ascii_key("premier"),
    ascii_key("chancellor"),
    ascii_key("minister"),
    ascii_key("secretary"),
    ascii_key("ambassador"),
    ascii_key("bishop"),
    ascii_key("archbishop"),
    ascii_key("magistrate"),
    ascii_key("coroner"),
    ascii_key("sheriff"),
    ascii_key("registrar"),
    ascii_key("captain"),
    ascii_key("skipper"),
    ascii_key("coach"),
    ascii_key("head"),
    ascii_key("director"),
    ascii_key("chair"),
    ascii_key("chairman"),
    ascii_key("chairwoman"),
    ascii_key("chairperson"),
    ascii_key("chief"),
    ascii_key("treasurer"),
    ascii_key("speaker"),
    ascii_key("senator"),
    ascii_key("superintendent"),
    ascii_key("prefect"),
    ascii_key("commissioner"),
    ascii_key("principal"),
    ascii_key("headteacher"),
    ascii_key("rector"),
    ascii_key("dean"),
    ascii_key("provost"),
    ascii_key("vicar"),
    ascii_key("mp"),
    ascii_key("whip"),
    ascii_key("councillor"),
    ascii_key("judge"),
    ascii_key("commander"),
    ascii_key("master"),
    ascii_key("leader"),
    ascii_key("administrator"),
];

/// Nouns for what somebody is to a person, behind which a name is that person's.
const OF_PERSONS: [u32; 27] = [
    ascii_key("member"),
    ascii_key("friend"),
    ascii_key("ally"),
    ascii_key("aide"),
    ascii_key("lawyer"),
    ascii_key("attorney"),
    ascii_key("solicitor"),
    ascii_key("barrister"),
    ascii_key("supporter"),
    ascii_key("opponent"),
    ascii_key("critic"),
    ascii_key("colleague"),
    ascii_key("adviser"),
    ascii_key("advisor"),
    ascii_key("assistant"),
    ascii_key("associate"),
    ascii_key("biographer"),
    ascii_key("neighbour"),
    ascii_key("neighbor"),
    ascii_key("relative"),
    ascii_key("student"),
    ascii_key("pupil"),
    ascii_key("victim"),
    ascii_key("fan"),
    ascii_key("rival"),
    ascii_key("publicist"),
    ascii_key("bodyguard"),
];

/// Whether a noun for a person stands before, and nothing between it and here but a preposition and what that governs.
pub(super) fn follows_post(tokens: &[Token], first: usize) -> bool {
    let mut prepositions = 0;
    for at in (first.saturating_sub(14)..first).rev() {
        let token = &tokens[at];
        let touches = tokens[at + 1].gap == Gap::Space || tokens[at + 1].class == Class::Suffix;
        if !touches {
            return false;
        }
        let lower = token.class == Class::Word && token.shape == Shape::Lower;
        if prepositions > 0 && token.class == Class::Word && is_before_name(token) && !token.is(Words::PLURAL) {
            return true;
        }
        let joins = [ascii_key("of"), ascii_key("to"), ascii_key("at"), ascii_key("for"), ascii_key("in")];
        prepositions += usize::from(joins.contains(&token.key));
        let part = token.is_capital()
            || token.class == Class::Suffix
            || joins.contains(&token.key)
            || token.is(Words::ARTICLE)
            || prepositions > 0 && lower && !token.words.is_function() && !token.is(Words::SAYING | Words::VERB);
        if !part || prepositions > 3 {
            return false;
        }
    }
    false
}
