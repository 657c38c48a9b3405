//! Runs of capitalised words: where a name of any kind may stand.
//!
//! At the beginning of a sentence, and in headlines, a capital tells nothing; there a word counts if the
//! lists have it, or if the text never writes it small.

mod case;
mod homonym;
mod start;

use std::sync::LazyLock;

pub use case::Case;
use homonym::{is_day_name, is_homonym, is_middle_name, is_plain, is_small_name, is_title_cased};
pub use start::is_start;

use super::letters::{SEATS, is_post_nominal};
use super::names::Names;
use crate::extract::Doc;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::text::particles::{is_last_adverb, particles};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};
use crate::extract::text::word_boundary;

/// No name is longer, in tokens; keeps hostile texts linear.
const LONGEST: usize = 24;

/// "Bank of Ostmark said", "National Weather Service said": a word that begins a sentence and the name of a body.
fn begins_body(tokens: &[Token], at: usize) -> bool {
    const OF: [u32; 2] = [words::ascii_key("of"), words::ascii_key("for")];
    let joined = |at: usize| tokens.get(at).filter(|token| token.gap == Gap::Space);
    let is_head = |token: &Token| Names::of(token.key).is(Names::ORGANISATION);
    let first = &tokens[at];
    if is_head(first) && joined(at + 1).is_some_and(|of| OF.contains(&of.key)) {
        return joined(at + 2).is_some_and(Token::is_capital);
    }
    // "International Federation of Roads said", but "Former Bank of Ostmark …"
    let broad = BROAD.contains(&first.key) && joined(at + 1).is_some_and(is_head);
    if broad && joined(at + 2).is_some_and(|of| OF.contains(&of.key)) {
        return joined(at + 3).is_some_and(Token::is_capital);
    }
    // "Open Roads Foundation", but "Quoting Roads Foundation"
    let other = first.words.is_function() || first.is(Words::SAYING | Words::VERB | Words::MONTH | Words::DAY);
    if first.is(Words::TITLE | Words::ROLE)
        || other
        || ADVERBS.contains(&first.key)
        || !first.is(Words::ADJECTIVE) && first.end - first.start > 7
    {
        return false;
    }
    let plain = |token: &&Token| token.is_capital() && !token.words.is_function();
    let run = (at + 1..at + 6).map_while(joined).take_while(plain);
    run.clone().count() > 1 && run.last().is_some_and(is_head)
}

/// Adjectives that the names of bodies begin with.
const BROAD: [u32; 14] = [
    words::ascii_key("international"),
    words::ascii_key("independent"),
    words::ascii_key("national"),
    words::ascii_key("royal"),
    words::ascii_key("federal"),
    words::ascii_key("central"),
    words::ascii_key("global"),
    words::ascii_key("european"),
    words::ascii_key("african"),
    words::ascii_key("general"),
    words::ascii_key("joint"),
    words::ascii_key("united"),
    words::ascii_key("western"),
    words::ascii_key("northern"),
];

/// "Van der Roe said", "De Roe said": a particle that begins a sentence and a surname.
fn begins_surname(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !token.is(Words::NAME_PARTICLE) || token.words.is_function() || token.shape != Shape::Capital {
        return false;
    }
    let next = at + 1 + particles(tokens, at + 1, is_plain);
    tokens.get(next).is_some_and(|name| {
        name.gap == Gap::Space && name.shape == Shape::Capital && name.words == Words(0) && is_plain(name)
    })
}

/// Adverbs that begin a sentence with a capital before the name of its subject.
static ADVERBS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    [
        "imagine",
        "suppose",
        "picture",
        "assume",
        "nobody",
        "unlike",
        "consider",
        "tonight",
        "last",
        "next",
        "afterwards",
        "separately",
        "elsewhere",
        "nonetheless",
        "nevertheless",
        "midweek",
    ]
    .iter()
    .map(|each| words::key(each))
    .collect()
});

/// Initials of two letters, with their stop.
static DIGRAPHS: LazyLock<Vec<u32>> =
    LazyLock::new(|| word_boundary::DIGRAPHS.iter().map(|each| words::key(&format!("{each}."))).collect());

/// "Jane Roe OBE", "Jane Roe, QC,", but "Port Roe MP Jane Doe": whether letters stand behind the name that they belong to.
fn follows_name(tokens: &[Token], at: usize) -> bool {
    let capital = |back: usize| at.checked_sub(back).is_some_and(|at| tokens[at].is_capital());
    let next = tokens.get(at + 1);
    let named = |next: &Token| next.gap == Gap::Space && next.shape == Shape::Capital && !next.words.is_function();
    let seat = SEATS.contains(&tokens[at].key) && next.is_some_and(named);
    let closed = next.is_none_or(|next| matches!(next.class, Class::Comma | Class::Stop));
    capital(1) && !seat || capital(2) && closed && tokens[at - 1].class == Class::Comma
}

/// Whether the word may be (a part of) a name where it stands.
#[must_use]
pub fn is_name_word(tokens: &[Token], at: usize, case: &Case) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.is_capital()) else { return false };
    if token.is(Words::DAY) {
        return is_day_name(tokens, at);
    }
    if token.words.is_function() || token.is(Words::MONTH) {
        let small = is_small_name(tokens, at);
        return small || is_homonym(tokens, at) || is_middle_name(tokens, at) || is_title_cased(tokens, at);
    }
    if token.shape != Shape::Capital && is_post_nominal(token) && follows_name(tokens, at) {
        return false;
    }
    if !is_start(tokens, at) {
        return true;
    }
    // "Deflated, he went back": a participle, and the pronoun of who is so.
    let pronoun = matches!(tokens.get(at + 1..at + 3), Some([comma, he]) if comma.class == Class::Comma
        && he.is(Words::PRONOUN) && he.is(Words::MALE | Words::FEMALE));
    if pronoun && token.words == Words(0) && !Names::of(token.key).is_given() {
        return false;
    }
    // "Tonight Jane Roe said", "….” Said Roe"
    let inverted = at > 0 && tokens[at - 1].class == Class::Double && token.is(Words::SAYING_SURE);
    let other = tokens[at + 1..].iter().take(5).any(|next| next.is(Words::SAYING_SURE));
    if ADVERBS.contains(&token.key) || inverted && !other {
        return false;
    }
    if begins_body(tokens, at) || begins_surname(tokens, at) {
        return true;
    }
    // "R. L. Roe", "Ts. Roe"
    let letter = token.shape == Shape::Upper && token.end - token.start == 2;
    let initial = (letter || DIGRAPHS.contains(&token.key)) && token.words.0 & !Words::NAME_SUFFIX.0 == 0;
    if initial && tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space && next.is_capital()) {
        return true;
    }
    // "Thin Thin Roe"
    if tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space && next.key == token.key && next.is_capital()) {
        return true;
    }
    let names = Names::of(token.key);
    let listed = Names::AREA.or(Names::AFFILIATION).or(Names::FAMILY_FIRST);
    let goes_on = tokens.get(at + 1).is_some_and(|next| {
        next.gap == Gap::Space && next.is_capital() && !next.words.is_function() && next.words == Words(0)
    });
    if (names.is_given() && (goes_on || !names.is(Names::WORD))) || names.is(listed) || token.is(Words::TITLE) {
        return true;
    }
    token.words == Words(0) && !case.is_small(token.key)
}

/// The run that begins with this token; none where no name can.
#[must_use]
pub fn run(doc: &Doc<'_>, case: &Case, at: usize) -> Option<Tokens> {
    let tokens = &doc.tokens;
    if !is_name_word(tokens, at, case) {
        return None;
    }
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut end = at + 1;
    while end < at + LONGEST {
        let joins = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        // "Ursula von der Leyen": at most two particles.
        let particles = particles(tokens, end, is_plain);
        if joins(end + particles) && is_name_word(tokens, end + particles, case) {
            end += particles + 1;
        } else if is_last_adverb(tokens, at, end)
            && !Names::of(tokens[at].key).is_given()
            && !case.is_headline(doc.sentence_of(index(at)))
        {
            end += 1;
            break;
        } else if let Some(behind) = nickname(tokens, end, case) {
            end = behind + 1;
        } else {
            break;
        }
    }
    Some(Tokens { first: index(at), end: index(end) })
}

/// `Jane “Bunny” Roe`: the index of the name behind a nickname in marks of one or two words.
fn nickname(tokens: &[Token], open: usize, case: &Case) -> Option<usize> {
    let is_mark = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.class, Class::Double | Class::Single));
    let near = tokens.get(open).is_some_and(|token| token.gap == Gap::Space);
    if !near || !is_mark(open) {
        return None;
    }
    let close = (open + 2..open + 4).find(|&at| is_mark(at))?;
    let inside = tokens[open + 1..close].iter().all(|token| token.is_capital() && !token.words.is_function());
    let touches = tokens[open + 1].gap == Gap::None && tokens[close].gap == Gap::None;
    // `Jane “Bunny” van der Roe`
    let name = close + 1 + particles(tokens, close + 1, is_plain);
    let next = tokens.get(name).filter(|token| token.gap == Gap::Space)?;
    (inside && touches && next.is_capital() && is_name_word(tokens, name, case)).then_some(name)
}
