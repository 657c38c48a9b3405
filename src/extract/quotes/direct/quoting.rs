//! Words that somebody else hands on: "quoted Doe as saying", "the words of Doe"; and who heads an entry of a list.

use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::names::Names;
use crate::extract::text::document::Doc;
use crate::extract::text::noun_phrase::Phrase;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// "quoted Doe, a farmer, as saying": the verb; not "was quoted by the Daily as saying".
pub(super) fn quoted(tokens: &[Token], first: usize, end: usize, stop: usize) -> Option<usize> {
    let before = first.checked_sub(1).map(|at| &tokens[at]);
    if before.is_some_and(|before| before.key == key("by")) {
        return None;
    }
    // "Local media quoted Doe: “…”"
    let labels = tokens.get(end).is_some_and(|colon| colon.class == Class::Colon) && end < stop;
    if labels && before.is_some_and(|verb| is_quoting(verb) && verb.key != key("reported")) {
        return Some(end);
    }
    let verb = as_saying(tokens, end)?;
    // "citing the storm, Doe was quoted as saying": Doe, who stands before the verb.
    if verb > end + 1 && is_quoting(&tokens[verb - 2]) {
        return None;
    }
    if tokens.get(end).is_some_and(|suffix| suffix.class == Class::Suffix) {
        return None;
    }
    // "quoted this year's winner, Doe, as saying"
    let possessor = first > 2
        && tokens[first - 1].class == Class::Suffix
        && tokens[first.saturating_sub(6)..first]
            .iter()
            .rev()
            .take_while(|word| matches!(word.class, Class::Word | Class::Suffix) && word.gap != Gap::Line)
            .any(is_quoting);
    let behind_verb = possessor || before.is_some_and(is_quoting) || first > 1 && is_quoting(&tokens[first - 2]);
    (verb < stop && (verb == end + 1 || behind_verb)).then_some(verb)
}

/// "quoted", "cites", "reported", of somebody's words.
pub(super) fn is_quoting(token: &Token) -> bool {
    const QUOTING: [u32; 8] = [
        key("quoted"),
        key("quotes"),
        key("quote"),
        key("quoting"),
        key("cited"),
        key("cites"),
        key("citing"),
        key("reported"),
    ];
    QUOTING.contains(&token.key)
}

/// "as saying", "as having said" within some words: the verb.
pub(super) fn as_saying(tokens: &[Token], from: usize) -> Option<usize> {
    let near = tokens.get(from..(from + 16).min(tokens.len()))?;
    let near = near.iter().take_while(|token| {
        !matches!(token.class, Class::Stop | Class::Double | Class::Single | Class::Semicolon) && token.gap != Gap::Line
    });
    let at = from + near.clone().position(|token| token.key == key("as"))?;
    let verb = tokens.get(at + 1)?;
    let goes_on = verb.is(Words::SAYING) && verb.shape == Shape::Lower && verb.class == Class::Word;
    (goes_on && at + 1 < from + near.count()).then_some(at + 1)
}

/// "the words of Doe", "a statement by Doe": the noun.
pub(super) fn words_of(tokens: &[Token], first: usize, start: usize) -> Option<usize> {
    let noun = first.checked_sub(2).filter(|&noun| noun >= start)?;
    (OF.contains(&tokens[first - 1].key) && tokens[noun].is(Words::SAYING_NOUN)).then_some(noun)
}

/// "“…” The words were Doe's." "Those were the words of Doe." "It was Doe who said so.": whether the sentence that
/// begins at `start` says of the words before it that they are the phrase's.
pub(super) fn comments(tokens: &[Token], phrase: std::ops::Range<usize>, start: usize) -> bool {
    let behind_words = start.checked_sub(1).is_some_and(|at| matches!(tokens[at].class, Class::Double | Class::Single));
    // "With those words Doe left.", where the phrase has the words, too.
    if let [with, this, noun] = tokens.get(start..start + 3).unwrap_or_default()
        && behind_words
        && with.key == key("with")
        && this.is(Words::DEMONSTRATIVE)
        && WORDS.contains(&noun.key)
    {
        return phrase.contains(&(start + 3)) || phrase.start == start + 3;
    }
    let Some(lead) = tokens.get(start..phrase.start).filter(|lead| behind_words && (2..=8).contains(&lead.len()))
    else {
        return false;
    };
    let be = |token: &Token| token.is(Words::AUXILIARY);
    let words = |token: &Token| token.is(Words::SAYING_NOUN) || WORDS.contains(&token.key);
    let points = |token: &Token| token.is(Words::ARTICLE | Words::DEMONSTRATIVE);
    let next = |at: usize| tokens.get(phrase.end + at);
    let of = lead.last().is_some_and(|last| OF.contains(&last.key));
    match lead {
        [it, is] if it.key == key("it") && be(is) => {
            // "It was the mayor of Brno, Doe, who put it so."
            let who = |at: &usize| next(*at).is_some_and(|who| who.key == key("who"));
            let within = (0..14).take_while(|&at| next(at).is_some_and(|token| token.class != Class::Stop));
            let verb = within.into_iter().find(who).and_then(|at| next(at + 1));
            verb.is_some_and(|verb| verb.is(Words::SAYING) || verb.key == key("put"))
        }
        // "Those were the words with which Doe greeted them."
        [this, is, the, noun, with, which]
            if points(this) && be(is) && points(the) && words(noun) && with.key == key("with") =>
        {
            which.is(Words::RELATIVE)
        }
        // "The speaker was Doe."
        [the, noun, is] if points(the) && SPEAKERS.contains(&noun.key) && be(is) => true,
        // "So said Doe at the gate."
        [so, says] if SO.contains(&so.key) && says.is(Words::SAYING) && says.shape == Shape::Lower => true,
        // "That was how Doe put it."
        [this, is, how] if this.is(Words::DEMONSTRATIVE) && be(is) && how.key == key("how") => {
            next(0).is_some_and(|put| put.key == key("put") || put.is(Words::SAYING_SURE) || put.class == Class::Suffix)
        }
        [this, noun, is] if points(this) && words(noun) && be(is) => {
            next(0).is_some_and(|suffix| suffix.class == Class::Suffix)
                && next(1).is_some_and(|stop| stop.class == Class::Stop)
        }
        [this, noun, verb, ..] if points(this) && words(noun) && (be(verb) || verb.key == key("came")) => of,
        [this, is, rest @ ..] if this.is(Words::DEMONSTRATIVE) && be(is) => of && rest.iter().any(words),
        _ => false,
    }
}

/// Nouns for who said the words.
const SPEAKERS: [u32; 4] = [key("speaker"), key("author"), key("writer"), key("source")];
/// What such a sentence begins with before an inverted verb.
const SO: [u32; 3] = [key("so"), key("thus"), key("thereupon")];
/// What joins words to whose they are.
pub(super) const OF: [u32; 3] = [key("of"), key("from"), key("by")];
/// Nouns for what was said, beside those of the lexicon.
const WORDS: [u32; 10] = [
    key("word"),
    key("words"),
    key("sentence"),
    key("sentences"),
    key("phrase"),
    key("line"),
    key("lines"),
    key("verdict"),
    key("sentiment"),
    key("view"),
];

/// What a name is in an entry of a list of reactions: "Jane Roe, mayor, Ostmark: “…”", "- Jane Roe, Natural Aid: “…”".
pub(super) enum Entry {
    /// The first one, with the colon behind its label.
    Speaker(usize),
    /// Another, which only describes the speaker.
    Described,
}

/// How long the label of an entry may be, in tokens.
const LABEL: usize = 24;

/// What a phrase is in such an entry; none elsewhere.
pub(super) fn entry(doc: &Doc<'_>, phrase: &Phrase) -> Option<Entry> {
    let (first, end) = (phrase.tokens.first as usize, phrase.tokens.end as usize);
    let line = doc.paragraphs[doc.paragraph_of(phrase.tokens.first)].first as usize;
    let begin = line + usize::from(matches!(doc.tokens[line].class, Class::Dash | Class::Symbol));
    if first == begin {
        return label(&doc.tokens, first, end).map(Entry::Speaker);
    }
    let comma = (begin..first.min(begin + LABEL)).find(|&at| doc.tokens[at].class == Class::Comma)?;
    let colon = label(&doc.tokens, begin, comma)?;
    (first < colon).then_some(Entry::Described)
}

/// The colon of the label that a name of two words and more begins, where words in marks follow it.
fn label(tokens: &[Token], first: usize, end: usize) -> Option<usize> {
    let thing = Names::ORGANISATION.or(Names::AREA).or(Names::THING);
    let [name @ .., last] = &tokens[first..end] else { return None };
    let person = !name.is_empty() && last.is_capital() && !Names::of(last.key).is(thing);
    if !person || !tokens[first].is_capital() || tokens.get(end)?.class != Class::Comma {
        return None;
    }
    let colon = (end..tokens.len().min(end + LABEL)).find(|&at| !is_label_word(&tokens[at]))?;
    let quoted = matches!(tokens.get(colon + 1)?.class, Class::Double | Class::Single);
    (quoted && tokens[colon].class == Class::Colon && tokens[colon].gap != Gap::Line).then_some(colon)
}

/// Whether a token may stand in what describes the speaker of an entry: nouns and commas, no verb.
fn is_label_word(token: &Token) -> bool {
    let verb = token.is(Words::SAYING | Words::VERB | Words::RELATIVE) && !token.is(Words::ROLE | Words::GROUP);
    let word = token.class == Class::Word && (token.is_capital() || !verb && !token.words.is_auxiliary());
    token.gap != Gap::Line && (word || matches!(token.class, Class::Comma | Class::Suffix | Class::Number))
}
