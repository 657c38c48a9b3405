//! The words before and behind a name that say what its bearer is: titles, ranks, posts, parties, letters of an honour.

use super::letters::is_retired;
use super::names::Names;
use super::person_nouns::{is_before_name, is_hyphenated_post};
use crate::extract::lexicon::words::{Words, ascii_key};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Shape, Token};

const COLOURS: [u32; 6] =
    [ascii_key("green"), ascii_key("white"), ascii_key("black"), ascii_key("blue"), ascii_key("red"), ascii_key("new")];
/// Titles that are a part of what their bearers are called: "Prince Harry", and given names elsewhere.
const ROYAL: [u32; 4] = [ascii_key("prince"), ascii_key("princess"), ascii_key("king"), ascii_key("queen")];

/// The last of the first words behind `from` that is a post with a hyphen: "Ex-mayor", "Editor-in-Chief".
pub(super) fn hyphenated(words: &[Token], from: usize, text: &str) -> Option<usize> {
    let end = (from + 3).min(words.len().saturating_sub(1));
    (from..end).rev().find(|&at| is_hyphenated_post(words[at].text(text)))
}

/// "Simon Doe QC": the name's end without such letters.
pub(super) fn behind_letters(tokens: &[Token], name: Tokens) -> u32 {
    let mut end = name.end;
    while end - name.first > 2 && is_letters(&tokens[end as usize - 1]) {
        end -= 1;
    }
    end
}

/// "QC", "MP": capitals alone behind a name that tell what its bearer is.
fn is_letters(token: &Token) -> bool {
    token.shape == Shape::Upper && token.end - token.start < 4 && !token.is(Words::NAME_SUFFIX) && is_before_name(token)
}

/// "Lt Col (Retd) Jane Roe": whether a rank in retirement stands right before.
pub(super) fn is_behind_rank(tokens: &[Token], first: usize) -> bool {
    let Some([rank, retired @ ..]) = first.checked_sub(4).and_then(|from| tokens.get(from..first)) else {
        return false;
    };
    is_retired(retired) && is_before_name(rank)
}

/// "Gda", "Sgt", "Cst": three letters and more without a vowel are no part of a name, but what its bearer is.
fn is_abbreviated(token: &Token, text: &str) -> bool {
    let word = token.text(text);
    let vowel = |letter: char| "aeiouy".contains(letter.to_ascii_lowercase());
    token.shape == Shape::Capital
        && (3..=4).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !word.chars().any(vowel)
        && Names::of(token.key) == Names(0)
}

/// "Mr", "Ms": whether the title says nothing but that somebody's surname follows.
pub(super) fn is_address(token: &Token) -> bool {
    let address = token.is(Words::TITLE) && token.is(Words::MALE | Words::FEMALE) && !token.is(Words::ROLE);
    address && token.is_capital() && token.end - token.start <= 4 && !ROYAL.contains(&token.key)
}

pub(super) fn is_given(token: &Token, text: &str) -> bool {
    token.shape != Shape::Upper && Names::of_token(token, text).is_given()
}

/// Whether a word before a name only describes its bearer.
pub(super) fn describes(token: &Token) -> bool {
    let names = Names::of(token.key);
    names.is(Names::AREA.or(Names::AFFILIATION).or(Names::ORGANISATION).or(Names::ABBREVIATION))
        || token.words != Words(0)
        || (token.shape == Shape::Upper && token.end - token.start > 2)
}

/// How many words belong to titles: up to the last title that has a name behind it.
pub(super) fn title_end(words: &[Token], text: &str) -> usize {
    // `Jane “Chief” Roe`: what stands in marks is a name.
    let mark = words.iter().position(|token| matches!(token.class, Class::Double | Class::Single));
    if let Some(mark) = mark.filter(|&mark| mark > 0) {
        return title_end(&words[..mark], text).min(mark - 1);
    }
    // "RJD MP Jane Roe", "Fr. John Doe"
    let is_title =
        |token: &Token| token.is(Words::TITLE | Words::ROLE) || is_letters(token) || is_abbreviated(token, text);
    // "Baker Joan Pell", but "Joan Baker" and "Baker Mayfield"
    let is_given = |token: &Token| Names::of(token.key).is_given();
    let trade = |at: &usize| is_before_name(&words[*at]) && !is_given(&words[*at]);
    // "Fisherman Sulastri": one word is enough behind what is no family's name.
    let alone = |at: &usize| *at + 2 < words.len() || words[*at + 1].words == Words(0);
    let last = (0..words.len().saturating_sub(1).min(3)).rev().find(|at| trade(at) && alone(at));
    if let Some(last) = last.filter(|&last| !words[..last].iter().any(is_given)) {
        return last + 1 + title_end(&words[last + 1..], text);
    }
    let behind = |at: usize| words[at + 1..].iter().any(|token| !token.is(Words::NAME_SUFFIX));
    // "Bandar bin Sultan", "Sultan bin Malik": beside a particle a title is a name; so is it in "Prince Mensah".
    let particle = |at: usize| words.get(at).is_some_and(|token| token.shape == Shape::Lower);
    let royal = |at: usize| at + 2 == words.len() && ROYAL.contains(&words[at].key) && words[at + 1].words == Words(0);
    let last = (0..words.len())
        .rev()
        .find(|&at| is_title(&words[at]) && (at == 0 || !particle(at - 1)) && !particle(at + 1) && !royal(at));
    match last {
        None => 0,
        // "Deputy Chief", but "April Bishop"
        Some(at)
            if at + 1 == words.len()
                && words[..at].iter().all(|token| is_title(token) || describes(token) && !is_given(token)) =>
        {
            words.len()
        }
        // "Stephen King", "Martin Luther King Jr.": a title as a family name.
        Some(at) if !behind(at) => title_end(&words[..at], text).min(at),
        Some(at) => at + 1,
    }
}

/// How many words behind the title, or at the beginning, describe: parties, "State" of "Secretary of State".
pub(super) fn skipped(words: &[Token], titled: bool, text: &str) -> usize {
    let is_given_next = |at: usize| words.get(at + 1).is_some_and(|token| is_given(token, text));
    let skip = |at: usize| {
        let names = Names::of(words[at].key);
        let party = names.is(Names::AFFILIATION) || words[at].is(Words::ADJECTIVE);
        // A small word that a title has in capitals.
        // "Green Furrow said", "Open Doors said": before one word that nothing shows to be a person's name, a colour or
        // adjective belongs to the name.
        let plain = COLOURS.contains(&words[at].key) || words[at].is(Words::ADJECTIVE) && !party_like(&words[at]);
        if plain && at + 2 == words.len() && !titled && !is_given_next(at) {
            return false;
        }
        // "Christian Roe": a creed that is a given name before one word that no list has.
        let called = names.is_given() && at + 2 == words.len() && words[at + 1].words == Words(0);
        // "Christian J Roe"
        let initial = names.is_given() && at + 2 < words.len() && is_initial(&words[at + 1]);
        if party && (called && Names::of(words[at + 1].key) == Names(0) || initial) {
            return false;
        }
        party || (words[at].is(Words::GROUP) && is_given_next(at)) || (titled && names.is(Names::ABBREVIATION))
    };
    (0..words.len().saturating_sub(1)).take_while(|&at| skip(at)).count()
}

/// "J", "J.": one letter of a name.
fn is_initial(token: &Token) -> bool {
    token.shape == Shape::Upper && token.end - token.start <= 2
}

/// "Former", "Republican": said of somebody, and hardly of what a body is called after.
fn party_like(token: &Token) -> bool {
    const OF_PERSONS: [u32; 4] = [ascii_key("former"), ascii_key("late"), ascii_key("acting"), ascii_key("ex")];
    OF_PERSONS.contains(&token.key) || Names::of(token.key).is(Names::AFFILIATION)
}
