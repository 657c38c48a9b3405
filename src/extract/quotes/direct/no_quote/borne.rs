//! Words that nobody says at this moment: what all say, what a body goes by, what a wall bears, what a thing is called.

use super::super::attribution_links::How;
use super::super::model_input::{Candidate, View};
use super::super::span::Run;
use super::{is_named, sides};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Shape, Token};

/// Nouns for words that have no author: what all say, and what a body has chosen to go by.
const COMMON: [u32; 12] = [
    key("proverb"),
    key("saying"),
    key("adage"),
    key("maxim"),
    key("aphorism"),
    key("dictum"),
    key("motto"),
    key("slogan"),
    key("watchword"),
    key("catchphrase"),
    key("tagline"),
    key("strapline"),
];

/// Whether the words are no one's.
pub(super) fn is_borne(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    is_common(view, run, speaker)
        || is_inscribed(view, run, speaker)
        || is_read_off(view, run)
        || is_nickname(view, run)
}

/// "There is an old proverb: “…”", "The regiment's motto is “…”", "“…”, as the saying goes": but "Doe’s motto is “…”".
fn is_common(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    let theirs = |one: &Candidate| {
        let said = !matches!(one.link.how, How::None | How::Owned | How::WordsOf | How::Colon);
        let near = one.statement == run.statement;
        near && (said && view.may_speak(one) || one.link.how == How::Owned && is_named(view, one))
    };
    if speaker.is_some_and(theirs) {
        return false;
    }
    let (before, behind) = sides(view, run);
    let common = |word: &Token| COMMON.contains(&word.key) && word.shape == Shape::Lower;
    let before: Vec<&Token> = before.collect();
    let noun = |at: usize| {
        before
            .get(at)
            .is_some_and(|word| common(word) && !is_participle(word, before.get(at + 1..).unwrap_or_default()))
    };
    let joins = |word: &&&Token| {
        matches!(word.class, Class::Colon | Class::Comma)
            || word.is(Words::AUXILIARY | Words::ADVERB | Words::ADJECTIVE)
    };
    let lead = before.iter().take(3).take_while(joins).count();
    let goes = |word: &Token| word.key == key("goes") || word.key == key("has") || word.key == key("runs");
    let told = noun(lead);
    let as_told = (0..6).any(noun) && before.iter().take(4).any(|word| goes(word));
    let behind: Vec<&Token> = behind.take(6).collect();
    told || as_told || behind.windows(2).any(|pair| common(pair[0]) && goes(pair[1]))
}

/// "Doe, saying only: “…”", but "an old saying: “…”"
fn is_participle(word: &Token, before: &[&Token]) -> bool {
    let determined = |word: &&Token| word.class == Class::Suffix || word.is(Words::ARTICLE | Words::POSSESSIVE);
    word.key == key("saying") && !before.iter().take(2).any(determined)
}

/// "Someone had painted “…” on the wall": words that are the object of what is done to a thing.
fn is_inscribed(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    let tokens = &view.doc.tokens;
    let (mut before, behind) = sides(view, run);
    let Some(verb) = before.next() else { return false };
    let past = verb.shape == Shape::Lower && verb.class == Class::Word && verb.text(view.doc.text).ends_with("ed");
    let says = verb.is(Words::SAYING_SURE)
        || speaker.is_some_and(|one| matches!(one.kind, 2 | 4) || one.kind == 6 && one.support > 1);
    let behind: Vec<&Token> = behind.take(3).collect();
    let [on, a, noun] = behind[..] else { return false };
    let place = [key("on"), key("onto"), key("across"), key("over"), key("above")].contains(&on.key);
    let thing = a.is(Words::ARTICLE | Words::POSSESSIVE) && noun.shape == Shape::Lower;
    let beside = tokens.get(run.after as usize).is_some_and(|next| next.key == on.key);
    past && !says && place && thing && beside && !noun.is(Words::DAY | Words::DOCUMENT | Words::OUTLET)
}

/// "They carried banners reading “…”", "One placard read: “…”": read off a thing, which is neither somebody nor something said.
fn is_read_off(view: &View<'_>, run: &Run) -> bool {
    let (before, _) = sides(view, run);
    let light = |word: &&Token| {
        matches!(word.class, Class::Colon | Class::Comma)
            || word.is(Words::ADVERB | Words::AUXILIARY | Words::MODAL | Words::RELATIVE)
    };
    let mut words = before.filter(|word| !light(word));
    let read = words.next().is_some_and(|verb| [key("read"), key("reads"), key("reading")].contains(&verb.key));
    let author = Words::SAYING_NOUN
        | Words::OUTLET
        | Words::DOCUMENT
        | Words::ROLE
        | Words::GROUP
        | Words::PEOPLE
        | Words::ASKER
        | Words::MALE
        | Words::FEMALE
        | Words::PLURAL;
    let function = Words::PRONOUN | Words::QUANTIFIER | Words::DEMONSTRATIVE | Words::ARTICLE | Words::PREPOSITION;
    read && words.next().is_some_and(|noun| {
        noun.class == Class::Word && noun.shape == Shape::Lower && !noun.is(author) && !noun.is(function)
    })
}

/// "The dam is called “the Old Lady” by those who work there": a name that several give a thing.
fn is_nickname(view: &View<'_>, run: &Run) -> bool {
    let (before, _) = sides(view, run);
    let near: Vec<&Token> = before.take(3).collect();
    let [called, be, ..] = near[..] else { return false };
    let passive = [key("called"), key("nicknamed"), key("known")].contains(&called.key) && be.is(Words::AUXILIARY);
    let Some((the, name)) = view.inner(run).split_first() else { return false };
    let capitals = name.len() < 5 && !name.is_empty() && name.iter().all(Token::is_capital);
    passive && capitals && the.is(Words::ARTICLE)
}
