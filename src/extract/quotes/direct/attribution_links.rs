//! What connects a phrase with a verb of saying: "Doe said", "Doe, 67, who left in May, said", "said
//! Doe", "according to Doe", "told Doe", "DOE:".

use super::quoting::{self, Entry};
use super::verb_group::{is_passive, is_promise, verb_at};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::document::Doc;
use crate::extract::text::noun_phrase::Phrase;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Token};

/// How a phrase hangs on its verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum How {
    /// No verb of saying.
    #[default]
    None,
    /// "Doe said", "Doe also has said".
    Direct,
    /// "Doe of Ohio said".
    Behind,
    /// "Doe, a farmer, said".
    Apposition,
    Relative, // "Doe, who said"
    /// "Doe stood up and said".
    Later,
    Inverted,  // "…,” said Doe"
    According, // "according to Doe"
    Object,    // "told Doe"
    Colon,     // "DOE: …"
    Owned,     // "Doe's statement"
    Loose,     // "Doe laughed"
    /// "…” – Doe" at the end of a line.
    Signed,
    /// "quoted Doe as saying".
    Quoted,
    /// "was called … by Doe".
    Passive,
    /// "Doe was asked": the words are another's.
    Patient,
    /// "the words of Doe".
    WordsOf,
}

/// A phrase's verb, if it has one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Link {
    pub how: How,
    pub verb: u32,
    /// Whether a verb of saying stands before the phrase, perhaps with "that": 1 or 2.
    pub object: u8,
}

impl Link {
    /// Whether the phrase is most likely the verb's subject.
    #[must_use]
    pub fn is_sure(self) -> bool {
        matches!(
            self.how,
            How::Direct | How::Behind | How::Apposition | How::Inverted | How::According | How::Colon | How::Signed
        )
    }
}

/// How long the line may be that signs words above it, in tokens.
const SIGNATURE: usize = 16;
/// How far the verb may stand from its subject, in tokens.
const REACH: usize = 32;

/// The link of `phrase`, whose statement is made of the tokens from `start` to `stop`.
#[must_use]
pub fn link(doc: &Doc<'_>, phrase: &Phrase, start: u32, stop: u32) -> Link {
    let before = before(&doc.tokens, phrase.tokens, start as usize);
    let end = phrase.tokens.end as usize;
    let stop = (stop as usize).clamp(end, end + REACH);
    // "Doe, whom Roe had invited, said": Roe only invites.
    if phrase.tokens.first > start && doc.tokens[phrase.tokens.first as usize - 1].key == key("whom") {
        return Link::default();
    }
    let object = match before {
        Some((How::Object, _)) => 1,
        None if follows_that(&doc.tokens, phrase.tokens, start as usize) => 2,
        _ => 0,
    };
    let found = |how, at: usize| Link { how, verb: u32::try_from(at).unwrap_or(u32::MAX), object };
    if let Some(at) = quoting::quoted(&doc.tokens, phrase.tokens.first as usize, end, stop) {
        return found(How::Quoted, at);
    }
    if let Some((how, at)) = before.filter(|(how, _)| *how != How::Object) {
        return found(how, at);
    }
    let after = if phrase.owns { owned(&doc.tokens, end, stop) } else { after(&doc.tokens, end, stop) };
    // "as envoy for Syria and said": what a preposition governs is no subject of a later verb.
    let governed = phrase.tokens.first > start && doc.tokens[phrase.tokens.first as usize - 1].is(Words::PREPOSITION);
    // "On Doe: “…”": what the words are about.
    let topic = governed && phrase.tokens.first == start + 1;
    let after = after.filter(|(how, _)| !governed || *how != How::Later && !(topic && *how == How::Colon));
    // "When asked about Ostmark, the official replied": what the subject of the verb has before it describes no speaker.
    let leads_in = || governed || is_subordinate(doc, phrase.tokens.first, start);
    let after = after.filter(|(how, verb)| {
        let closed =
            || doc.tokens[end + 1..*verb].iter().any(|token| matches!(token.class, Class::Comma | Class::Dash));
        *how != How::Apposition || closed() || !leads_in()
    });
    // "Jane Roe, Natural Aid: “…”": the first name of an entry, and no other one of its label.
    let after = match (after, quoting::entry(doc, phrase)) {
        (None, Some(Entry::Speaker(colon))) => Some((How::Colon, colon)),
        (Some((How::Colon, _)), Some(Entry::Described)) => None,
        _ => after,
    };
    let noun = || quoting::words_of(&doc.tokens, phrase.tokens.first as usize, start as usize);
    let noun = || noun().map(|noun| (How::WordsOf, noun));
    after.or(before).or_else(noun).map_or(Link { object, ..Link::default() }, |(how, at)| found(how, at))
}

/// Whether a subordinate clause, or a participle, begins the statement and goes on to here.
fn is_subordinate(doc: &Doc<'_>, first: u32, start: u32) -> bool {
    let Some(lead) = doc.tokens.get(start as usize..first as usize).filter(|lead| !lead.is_empty()) else {
        return false;
    };
    let begins = lead[0].is(Words::SUBORDINATOR | Words::PREPOSITION) || lead[0].text(doc.text).ends_with("ing");
    let inside = |token: &Token| matches!(token.class, Class::Word | Class::Suffix | Class::Number);
    begins && lead.len() < REACH && lead.iter().all(inside)
}

/// "“…” (Jane Roe, a farmer)" at the end of a line: whether the bracket signs the words before it.
fn signs_in_brackets(tokens: &[Token], open: usize) -> bool {
    let behind = open > 0 && matches!(tokens[open - 1].class, Class::Double | Class::Single);
    if tokens[open].class != Class::Open || !behind {
        return false;
    }
    let inside = tokens[open..].iter().take(SIGNATURE).position(|token| token.class == Class::Close);
    inside.is_some_and(|at| {
        let says =
            tokens[open..open + at].iter().any(|token| token.is(Words::SAYING_SURE) || token.words.is_auxiliary());
        !says && tokens.get(open + at + 1).is_none_or(|next| next.gap == Gap::Line)
    })
}

/// "said Doe", "according to Doe", "told Doe".
fn before(tokens: &[Token], phrase: Tokens, start: usize) -> Option<(How, usize)> {
    let first = phrase.first as usize;
    let mut at = first.checked_sub(1).filter(|&at| at >= start)?;
    if signs_in_brackets(tokens, at) {
        return Some((How::Signed, at));
    }
    if tokens[at].class == Class::Dash && (at == start || tokens[at - 1].class == Class::Double) {
        let ends = tokens
            .get(phrase.end as usize)
            .is_none_or(|next| next.gap == Gap::Line || matches!(next.class, Class::Comma | Class::Stop | Class::Open));
        // "- Doe, a farmer: “…”" is an entry of a list, and its words follow.
        let line = tokens[phrase.end as usize..].iter().take(REACH).take_while(|next| next.gap != Gap::Line);
        let labels = line.take_while(|next| next.class != Class::Double).any(|next| next.class == Class::Colon);
        // "— Doe of Natural Aid", "— the mayor, Jane Roe": a line of its own below the words.
        let signs =
            tokens[at].gap == Gap::Line && at > 0 && matches!(tokens[at - 1].class, Class::Double | Class::Single);
        let line = tokens[at + 1..].iter().take(REACH).take_while(|next| next.gap != Gap::Line);
        // "– Portugal's water minister Jane Roe"
        let owned = tokens.get(phrase.end as usize).is_some_and(|next| next.class == Class::Suffix);
        let signs = (signs || owned && tokens[first].is_capital())
            && line.clone().count() < SIGNATURE
            && !line.clone().any(|next| next.is(Words::SAYING_SURE));
        return ((ends || signs) && !labels).then_some((How::Signed, at));
    }
    if tokens[at].key == key("to") && at > start && tokens[at - 1].key == key("according") {
        return Some((How::According, at - 1));
    }
    if tokens[at].key == key("by") && at > start && tokens[at - 1].is(Words::SAYING) {
        // "said the city will not be told by any council": no teller.
        let group = &tokens[start.max(at.saturating_sub(5))..at - 1];
        if group.iter().any(|word| word.is(Words::MODAL)) && group.iter().any(|word| word.is(Words::NEGATION)) {
            return None;
        }
        return Some((How::Passive, at - 1));
    }
    while tokens[at].is(Words::ADVERB) && at > start {
        at -= 1;
    }
    if !tokens[at].is(Words::SAYING) || tokens[at].class != Class::Word {
        return None;
    }
    // Inverted order follows the words themselves; elsewhere what follows the verb is its object.
    let so = || at == start + 1 && tokens[start].key == key("so"); // "So said Doe"
    let leads = at == start
        || so()
        || matches!(tokens[at - 1].class, Class::Double | Class::Single | Class::Comma | Class::Dash);
    Some((if leads { How::Inverted } else { How::Object }, at))
}

/// "said that Doe", "told reporters that Doe".
fn follows_that(tokens: &[Token], phrase: Tokens, start: usize) -> bool {
    let Some(that) = (phrase.first as usize).checked_sub(1).filter(|&at| at > start) else { return false };
    tokens[that].key == key("that")
        && tokens[start.max(that.saturating_sub(3))..that].iter().any(|token| token.is(Words::SAYING))
}

/// "Doe's statement": what is said, up to three words on.
fn owned(tokens: &[Token], end: usize, stop: usize) -> Option<(How, usize)> {
    let near = tokens.get(end + 1..stop.min(end + 5))?;
    let at =
        near.iter().take_while(|token| token.class == Class::Word).position(|token| token.is(Words::SAYING_NOUN))?;
    Some((How::Owned, end + 1 + at))
}

fn after(tokens: &[Token], end: usize, stop: usize) -> Option<(How, usize)> {
    let mut how = How::Direct;
    let mut at = end;
    while at < stop {
        let token = &tokens[at];
        match token.class {
            Class::Colon => return (at == end).then_some((How::Colon, at)),
            Class::Open => at = close(tokens, at, stop),
            Class::Comma | Class::Dash => return apposition(tokens, at, stop),
            Class::Word if token.is(Words::SAYING) && is_promise(tokens, end, at) => how = How::Later,
            Class::Word if token.is(Words::SAYING) => {
                let passive = how == How::Direct && at > end && is_passive(tokens, end, at);
                return Some((if passive { How::Patient } else { how }, at));
            }
            Class::Word if token.is(Words::SAYING_LOOSE) && how == How::Direct => return Some((How::Loose, at)),
            Class::Word if token.words.is_auxiliary() || token.is(Words::ADVERB | Words::NEGATION) => {}
            Class::Word if token.is(Words::CONJUNCTION) || turns(token) => {
                if let Some(verb) = verb_at(tokens, at + 1, stop) {
                    return Some((How::Later, verb));
                }
                if at > end && turns(token) {
                    return None;
                }
                how = if how == How::Direct { How::Behind } else { how };
            }
            Class::Word if token.is(Words::RELATIVE) => how = How::Relative,
            Class::Word if token.is(Words::VERB | Words::SAYING_LOOSE) => how = How::Later,
            Class::Word | Class::Number if how == How::Direct => how = How::Behind,
            Class::Word | Class::Number | Class::Suffix => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// "but", "while", "because": what follows has a subject of its own.
fn turns(token: &Token) -> bool {
    (token.is(Words::CONJUNCTION) && token.key != key("and") && token.key != key("or"))
        || (token.is(Words::SUBORDINATOR) && !token.is(Words::PREPOSITION | Words::RELATIVE))
}

/// The verb behind the comma that ends an apposition; up to three commas on.
fn apposition(tokens: &[Token], comma: usize, stop: usize) -> Option<(How, usize)> {
    let relative = tokens.get(comma + 1).is_some_and(|next| next.is(Words::RELATIVE));
    let mut commas = 0;
    let mut at = comma + 1;
    while at < stop && commas < 3 {
        match tokens[at].class {
            Class::Open => at = close(tokens, at, stop),
            Class::Comma | Class::Dash => {
                commas += 1;
                if let Some(verb) = verb_at(tokens, at + 1, stop) {
                    return Some((How::Apposition, verb));
                }
            }
            Class::Double | Class::Stop | Class::Semicolon | Class::Colon => break,
            _ => {}
        }
        at += 1;
    }
    if relative {
        return verb_at(tokens, comma + 2, stop).map(|verb| (How::Relative, verb));
    }
    unclosed(tokens, comma, stop)
}

/// "Doe, a professor at the university told": an apposition without its second comma.
fn unclosed(tokens: &[Token], comma: usize, stop: usize) -> Option<(How, usize)> {
    let skip = usize::from(tokens.get(comma + 1)?.is(Words::ADVERB));
    if !tokens.get(comma + 1 + skip)?.is(Words::ARTICLE) {
        return None;
    }
    let inside = tokens[comma + 1..stop].iter().take(14).take_while(|token| token.class == Class::Word);
    let verb = inside.clone().position(|token| token.is(Words::SAYING_SURE))?;
    let other = inside.take(verb).any(|token| token.is(Words::VERB | Words::RELATIVE) || token.words.is_auxiliary());
    (!other).then_some((How::Apposition, comma + 1 + verb))
}

/// The closing bracket, at most twelve tokens on; else the opening one.
fn close(tokens: &[Token], open: usize, stop: usize) -> usize {
    let inside = tokens[open..stop.min(open + 12)].iter().position(|token| token.class == Class::Close);
    inside.map_or(open, |at| open + at)
}
