//! Words of closed classes, months and days that are parts of names: "Theresa May", "Sunday Okafor", "Nor Azizah binti Roe".

use super::start::{is_behind_words, is_start};
use crate::extract::lexicon::words::{self, Words};
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::is_before_name;
use crate::extract::text::particles::{is_modal_name, particles};
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// "Theresa May", "Will Smith": words of closed classes that are names beside other parts of a name.
pub(super) fn is_homonym(tokens: &[Token], at: usize) -> bool {
    let names = Names::of(tokens[at].key);
    let touches = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space && token.is_capital());
    let behind_given = at > 0 && touches(at) && {
        let before = &tokens[at - 1];
        Names::of(before.key).is_given() && !before.words.is_function() && before.is_capital()
    };
    let is_surname = tokens[at].is(Words::MONTH | Words::MODAL) && tokens[at].shape == Shape::Capital;
    let before_name = names.is_given() && touches(at + 1) && !is_start(tokens, at);
    // "Ms March", "Prime Minister May"
    let dated = tokens.get(at + 1).is_some_and(|next| next.class == Class::Number);
    let title = |title: &Token| title.is_capital() && title.is(Words::TITLE);
    let titled = is_surname && !dated && touches(at) && at.checked_sub(1).is_some_and(|at| title(&tokens[at]));
    is_modal_name(tokens, at)
        || titled
        || (behind_given && is_surname)
        || (before_name && !tokens[at + 1].words.is_function())
        || (tokens[at].is(Words::MONTH) && is_month_name(tokens, at))
}

/// "tailor Nor Azizah binti Roe", "said So Roe": names that are small words of English, before another part of a name.
pub(super) fn is_small_name(tokens: &[Token], at: usize) -> bool {
    const SMALL: [u32; 6] = [
        words::ascii_key("nor"),
        words::ascii_key("so"),
        words::ascii_key("do"),
        words::ascii_key("an"),
        words::ascii_key("he"),
        words::ascii_key("yet"),
    ];
    let plain = |at: usize| {
        let next = tokens.get(at).filter(|next| next.gap == Gap::Space);
        next.is_some_and(|next| next.shape == Shape::Capital && next.words == Words(0) && next.class == Class::Word)
    };
    if tokens[at].shape != Shape::Capital || !SMALL.contains(&tokens[at].key) || !plain(at + 1) {
        return false;
    }
    // "Nor did", but "Nor Azizah binti Roe"
    let goes_on = plain(at + 2) || particles(tokens, at + 2, is_plain) > 0;
    if is_start(tokens, at) {
        return tokens[at].key == SMALL[0] && goes_on;
    }
    // In a title or headline a capital tells nothing.
    is_behind_words(tokens, at) || tokens[at - 1].shape == Shape::Lower && tokens[at].gap == Gap::Space
}

/// "Serdar Can Yıldız": a word of a closed class between two that can only be names.
pub(super) fn is_middle_name(tokens: &[Token], at: usize) -> bool {
    let plain = |at: usize| {
        let token = &tokens[at];
        token.class == Class::Word && token.shape == Shape::Capital && token.words == Words(0)
    };
    let function =
        tokens[at].shape == Shape::Capital && !tokens[at].is(Words::MONTH | Words::PREPOSITION | Words::ARTICLE);
    let touches = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    function && at > 0 && touches(at) && touches(at + 1) && plain(at - 1) && plain(at + 1)
}

/// "Doctors Without Borders": a preposition that a name of three words has in capitals.
pub(super) fn is_title_cased(tokens: &[Token], at: usize) -> bool {
    let joined = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    let plain = |at: usize| {
        let token = &tokens[at];
        token.class == Class::Word && token.shape == Shape::Capital && !token.words.is_function()
    };
    tokens[at].shape == Shape::Capital
        && tokens[at].is(Words::PREPOSITION)
        && tokens[at].end - tokens[at].start > 5
        && at > 0
        && joined(at)
        && joined(at + 1)
        && plain(at - 1)
        && plain(at + 1)
}

/// Whether the subject of a verb of saying may begin here.
fn begins(tokens: &[Token], at: usize) -> bool {
    is_start(tokens, at) || is_behind_words(tokens, at)
}

/// "Sunday Okafor said", "said Friday Adamu, a farmer", "Minister Monday Ubani": a day where a given name stands.
pub(super) fn is_day_name(tokens: &[Token], at: usize) -> bool {
    let plain = |token: &Token| {
        token.gap == Gap::Space
            && token.shape == Shape::Capital
            && token.class == Class::Word
            && token.words == Words(0)
    };
    let Some(end) = tokens.get(at + 1).filter(|next| plain(next)).and_then(|_| tokens.get(at + 2)) else {
        return false;
    };
    let comma = end.class == Class::Comma;
    let before = at.checked_sub(1).filter(|_| tokens[at].gap == Gap::Space).map(|at| &tokens[at]);
    let inverted = || {
        at > 1
            && tokens[at - 1].is(Words::SAYING_SURE)
            && matches!(tokens[at - 2].class, Class::Double | Class::Single | Class::Comma)
    };
    // Whether it is a day, the reporter would say "on".
    let post = before.is_some_and(|before| {
        let lower = before.shape == Shape::Lower && before.is(Words::ROLE | Words::TITLE) && !before.is(Words::PLURAL);
        is_before_name(before) && (before.is_capital() || lower && !end.is_capital())
    });
    tokens[at].shape == Shape::Capital
        && (post || begins(tokens, at) && (end.is(Words::SAYING_SURE) || comma) || comma && inverted())
}

/// "Zhang Jun told", "April Keller said": a month beside the other part of a name, and no day or year behind it.
fn is_month_name(tokens: &[Token], at: usize) -> bool {
    let joined = |at: usize| tokens.get(at).filter(|token| token.gap == Gap::Space);
    // "April Bishop"
    let plain = |token: &Token| {
        let family = token.words == Words(0) || Names::of(token.key).is(Names::FAMILY_TOO) && !token.is(Words::MONTH);
        token.class == Class::Word && token.shape == Shape::Capital && family
    };
    let dated = tokens.get(at + 1).is_some_and(|next| next.class == Class::Number);
    let says =
        |at: usize| tokens.get(at).is_some_and(|token| token.is(Words::SAYING_SURE) || token.class == Class::Suffix);
    let behind = at > 0 && tokens[at].gap == Gap::Space && {
        let before = &tokens[at - 1];
        let alone =
            at < 2 || !tokens[at - 2].is_capital() || is_start(tokens, at - 1) || is_before_name(&tokens[at - 2]);
        // "Bishop Cho Jun told"
        let unit = at > 1 && (tokens[at - 2].shape == Shape::Upper || is_start(tokens, at - 2) && says(at + 1));
        plain(before) && (alone || unit) && (Names::of(before.key).is(Names::FAMILY_FIRST) || says(at + 1))
    };
    let post = at > 0 && tokens[at].gap == Gap::Space && tokens[at - 1].is_capital() && is_before_name(&tokens[at - 1]);
    let comma = |at: usize| tokens.get(at).is_some_and(|token| token.class == Class::Comma);
    // "April Dunne, a farmer", "Jane Roe’s wife, April Dunne,"
    let apposed = comma(at + 2) && (begins(tokens, at) || at > 0 && comma(at - 1));
    let before = joined(at + 1).is_some_and(plain)
        && (begins(tokens, at) && (says(at + 2) || joined(at + 2).is_some_and(plain) || is_joined(tokens, at + 2))
            || apposed
            || post);
    // "May Winters said": no question ends so.
    let modal = tokens[at].words.is_auxiliary() && !(before && tokens[at + 2].is(Words::SAYING_SURE));
    // "“…,” April said"
    let quoted = at > 1 && matches!(tokens[at - 1].class, Class::Double | Class::Single);
    let alone = (at == 0 || tokens[at].gap == Gap::Line || quoted) && joined(at + 1).is_some_and(|_| says(at + 1));
    // "Jan van der Roe"
    let count = particles(tokens, at + 1, is_plain);
    let joined_by = count > 0 && joined(at + 1 + count).is_some_and(Token::is_capital);
    tokens[at].shape == Shape::Capital && !modal && !dated && (behind || before || alone || joined_by)
}

/// "Jan Bart van de Roe": whether particles and a capital follow.
fn is_joined(tokens: &[Token], at: usize) -> bool {
    let count = particles(tokens, at, is_plain);
    count > 0 && tokens.get(at + count).is_some_and(|name| name.gap == Gap::Space && name.is_capital())
}

/// Whether a word beside a rare particle can be a part of a name.
pub(super) fn is_plain(token: &Token) -> bool {
    let others = Names::ORGANISATION.or(Names::AFFILIATION).or(Names::ABBREVIATION);
    !Names::of(token.key).is(others)
}
