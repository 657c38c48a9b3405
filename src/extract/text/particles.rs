//! Small words inside names: "Osama bin Laden", "Ana dos Reis e Luz", "Jane van ’t Roe".

use std::sync::LazyLock;

use super::token::{Class, Gap, Shape, Token};
use crate::extract::lexicon::words::{self, Words};

/// How many tokens at `at` are particles that lead on to a capital: at most two and a Dutch article.
#[must_use]
pub(crate) fn particles(tokens: &[Token], at: usize, plain: impl Fn(&Token) -> bool) -> usize {
    let joins = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    let count = (at..at + 2).take_while(|&at| joins(at) && is_particle(tokens, at, &plain)).count();
    count + article(tokens, at + count)
}

/// "Will Roe said", "May Roe, a farmer,", "Will Roe (mayor)": a modal that is a given name, before what no question goes on with.
#[must_use]
pub(crate) fn is_modal_name(tokens: &[Token], at: usize) -> bool {
    const NAMES: [u32; 3] = [words::ascii_key("will"), words::ascii_key("may"), words::ascii_key("can")];
    let Some([modal, name, next]) = tokens.get(at..at + 3) else { return false };
    let plain = name.gap == Gap::Space && name.is_capital() && name.class == Class::Word && name.words == Words(0);
    let behind = matches!(next.class, Class::Comma | Class::Open | Class::Suffix) || next.is(Words::SAYING_SURE);
    modal.shape == Shape::Capital && NAMES.contains(&modal.key) && plain && behind
}

/// "Clean Harbour Now said": whether a name of at least two words before it ends in this adverb, which has a capital while
/// what follows has none.
#[must_use]
pub(crate) fn is_last_adverb(tokens: &[Token], first: usize, at: usize) -> bool {
    let Some(adverb) = tokens.get(at).filter(|token| token.gap == Gap::Space) else { return false };
    let goes_on = tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space && next.is_capital());
    at > first + 1 && adverb.shape == Shape::Capital && adverb.is(Words::ADVERB) && !goes_on
}

/// "Lo", "Di", "Van" in capitals: what a surname begins with, and the name of no state or body.
pub(crate) fn is_surname_particle(token: &Token) -> bool {
    static LARGE: LazyLock<Vec<u32>> =
        LazyLock::new(|| SURNAME_PARTICLES.iter().map(|each| words::key(each)).collect());
    matches!(token.shape, Shape::Capital | Shape::Upper) && LARGE.contains(&token.key)
}

/// Whether a particle in lower case stands here, as in "Osama bin Laden".
fn is_particle(tokens: &[Token], at: usize, plain: impl Fn(&Token) -> bool) -> bool {
    let token = &tokens[at];
    token.shape == Shape::Lower
        && (token.is(Words::NAME_PARTICLE) && !token.words.is_function() || is_rare(tokens, at, plain))
}

/// "Jane van 't Roe": how many tokens the Dutch article has here.
fn article(tokens: &[Token], at: usize) -> usize {
    static T: LazyLock<[u32; 2]> = LazyLock::new(|| ["t", "'t"].map(words::key));
    let Some(first) = tokens.get(at).filter(|token| token.gap == Gap::Space) else { return 0 };
    // A mark that pairs with nothing is a sign.
    let mark = matches!(first.class, Class::Single | Class::Symbol);
    let parted = mark
        && tokens
            .get(at + 1)
            .is_some_and(|next| next.gap == Gap::None && next.shape == Shape::Lower && next.key == T[0]);
    if parted { 2 } else { usize::from(first.key == T[1]) }
}

/// "Sjoerd ten Hartog", "Ana dos Reis e Luz": particles that English has as words, or hardly has at all. They count
/// between words that can only be names.
fn is_rare(tokens: &[Token], at: usize, plain: impl Fn(&Token) -> bool) -> bool {
    static RARE: LazyLock<Vec<u32>> = LazyLock::new(|| RARE_PARTICLES.iter().map(|each| words::key(each)).collect());
    if at == 0 || !RARE.contains(&tokens[at].key) {
        return false;
    }
    let plain = |token: &Token| {
        token.is_capital() && (token.words == Words(0) || token.is(Words::NAME_PARTICLE)) && plain(token)
    };
    let behind = tokens[at + 1..].iter().take(2).find(|token| token.shape != Shape::Lower);
    // "Jane de los Reyes"
    let joined = at > 1 && tokens[at - 1].shape == Shape::Lower && tokens[at - 1].is(Words::NAME_PARTICLE);
    let before = &tokens[at - 1 - usize::from(joined)];
    let mark = matches!(before.class, Class::Double | Class::Single);
    let before = mark || plain(before) || before.is_capital() && before.is(Words::TITLE | Words::ROLE);
    before && behind.is_some_and(plain)
}

const RARE_PARTICLES: [&str; 22] = [
    "zu", "zum", "zur", "vom", "ten", "te", "op", "af", "av", "e", "i", "do", "das", "los", "las", "lo", "binti",
    "bte", "delos", "wa", "ap", "ferch",
];
/// Written large in surnames of their countries: Italian, French and Dutch ones.
const SURNAME_PARTICLES: [&str; 18] = [
    "lo", "li", "di", "de", "da", "del", "della", "dello", "degli", "delle", "dalla", "du", "des", "van", "vander",
    "ter", "mac", "o'",
];
