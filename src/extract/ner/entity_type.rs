//! What a run of capitals names that the registry does not know: a person, a body, or something else.
//!
//! Words of the run decide first (a title before it, a given name, "University" at its end), then what
//! stands around it. What stays open is [`Kind::Bare`]: the rest of the text may tell.

use super::capitalized::{Case, is_name_word, run};
use super::charge::portfolio;
use super::names::Names;
use super::person_nouns::{is_before_name, is_person_noun, is_portfolio};
use super::person_title::{
    behind_letters, describes, hyphenated, is_address, is_behind_rank, is_given, skipped, title_end,
};
use super::post::{body_of_post, follows_post};
use crate::extract::Doc;
use crate::extract::lexicon::words::{Words, ascii_key};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Person,
    Organisation,
    /// Somebody or something; the words alone do not tell.
    Bare,
}

/// A name that the registry does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub name: Tokens,
    /// The name with the capitals before it: titles, parties, places.
    pub whole: Tokens,
    pub kind: Kind,
    /// Whether a title stands before it.
    pub titled: bool,
}

/// Reads the words `run` of `doc`; none where they name a place, an event, a day, or stand for a post alone.
#[must_use]
pub fn unknown(doc: &Doc<'_>, case: &Case, run: Tokens) -> Option<Unknown> {
    let tokens = &doc.tokens;
    let words = &tokens[run.range()];
    if is_post_abroad(tokens, run) {
        return None;
    }
    if let Some(found) = body(doc, case, run) {
        return Some(found);
    }
    if is_thing(words) {
        return None;
    }
    // "Hong Kong Governor Jane Roe": a place of two words that are both given names elsewhere.
    if let [first, second, rest @ ..] = words
        && PLACES.contains(&[first.key, second.key])
    {
        let behind = Tokens { first: run.first + 2, end: run.end };
        return if rest.is_empty() { None } else { unknown(doc, case, behind) };
    }
    // "On Telegram Jane Roe wrote"
    let on = run.first > 0 && tokens[run.first as usize - 1].key == OF[2];
    if words.len() > 1 && on && PLATFORMS.contains(&words[0].key) {
        return unknown(doc, case, Tokens { first: run.first + 1, end: run.end });
    }
    let portfolio = portfolio(tokens, run).max(body_of_post(tokens, run));
    let from = portfolio + title_end(&words[portfolio..], doc.text);
    if from == words.len() {
        return None;
    }
    let titled = from > 0 && (portfolio > 0 || is_before_name(&words[from - 1]));
    let titled = titled || is_behind_rank(tokens, run.first as usize);
    // "Ex-mayor Jane Roe", "Ostmark Editor-in-Chief Jane Roe"
    let hyphened = hyphenated(words, from, doc.text);
    let (from, titled) = (hyphened.map_or(from, |at| at + 1), titled || hyphened.is_some());
    let from = from + skipped(&words[from..], titled, doc.text);
    let mut name = Tokens { first: run.first + count(from), end: run.end };
    name.end = behind_letters(tokens, name);
    let words = &tokens[name.range()];
    let last = Names::of(words.last()?.key);
    let given = (0..words.len()).find(|&at| is_given(&words[at], doc.text) && !is_place_before(words, at, doc.text));
    let kind = match given {
        _ if titled => Kind::Person,
        Some(0) if words.len() == 1 => Kind::Bare,
        // "Sally Field", but "Easter Island"
        Some(0) if last.is(Names::THING) && !(last.is(Names::FAMILY_TOO) && words.len() < 4) => return None,
        Some(0) => Kind::Person,
        // "Hill" behind "Rose Hill", "North" behind "Carolina North"
        _ if words.len() == 1 && last.is(Names::THING.or(Names::AREA)) => Kind::Bare,
        _ if last.is(Names::THING) && !(last.is(Names::FAMILY_TOO) && words.len() == 2) => return None,
        _ if last.is(Names::AREA.or(Names::AFFILIATION)) => return None,
        Some(at) if at + 1 < words.len() => {
            // "Ohio Representative-elect Jane Doe", "the head of Green Valley Jane Doe", but "J. Robert Doe"
            let thing = |token: &Token| Names::of(token.key).is(Names::ORGANISATION.or(Names::THING));
            // "Director of Public Prosecution Jane Roe"
            let matter = |words: &[Token]| is_plain(words) || words.iter().any(is_portfolio);
            if at > 0 && matter(&words[..at]) && follows_post(tokens, name.first as usize)
                || words[..at].iter().all(|word| describes(word) && !word.is(Words::NAME_PARTICLE))
                || at > 0 && is_where_or_what(&words[at - 1])
                || at > 0 && thing(&words[at - 1]) && words[..at - 1].iter().all(|word| !is_given(word, doc.text))
            {
                name.first += count(at);
            }
            Kind::Person
        }
        _ if is_family_first(words) => Kind::Person,
        _ => Kind::Bare,
    };
    Some(Unknown { name, whole: run, kind, titled })
}

/// "Ravens DL Jane Roe", "Lagoon Florida Jane Roe": a position in capitals, or a place, before a given name.
fn is_where_or_what(word: &Token) -> bool {
    let position = word.shape == Shape::Upper && word.end - word.start == 2 && word.words == Words(0);
    position || Names::of(word.key).is(Names::AREA)
}

/// "Lagoon Florida Jane Roe": a place that is a given name elsewhere, between another word and a given name.
fn is_place_before(words: &[Token], at: usize, text: &str) -> bool {
    let next = words.get(at + 1).is_some_and(|next| is_given(next, text)) && at + 2 < words.len();
    at > 0 && next && Names::of(words[at].key).is(Names::AREA)
}

/// "Chilean Observer to the Arab League": a post and where it is held, without a name.
fn is_post_abroad(tokens: &[Token], run: Tokens) -> bool {
    let words = &tokens[run.range()];
    let governs = tokens.get(run.end as usize).is_some_and(|of| of.gap == Gap::Space && POST_OF.contains(&of.key));
    governs && words.last().is_some_and(is_before_name) && words[..words.len() - 1].iter().all(describes)
}

/// Whether the words by themselves name an event, a place or a post.
fn is_thing(words: &[Token]) -> bool {
    // "Tour de France", "Stade de France"
    let inner = words.get(1).is_some_and(|word| word.shape == Shape::Lower);
    inner && Names::of(words[0].key).is(Names::ORGANISATION.or(Names::THING))
        || words[0].shape == Shape::Lower && words.len() == 2 && Names::of(words[1].key).is(Names::AREA)
        // "Inspector-General" alone
        || words.len() == 1 && words[0].shape == Shape::Mixed && is_before_name(&words[0])
}

/// Whether one of the words is in a list, and no particle of names.
fn is_plain(words: &[Token]) -> bool {
    words.iter().any(|word| word.words != Words(0) && !word.is(Words::NAME_PARTICLE))
}

fn count(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// "Liu Weimin": a family name that stands first, and a word that is no English name behind it.
fn is_family_first(words: &[Token]) -> bool {
    let plain = |token: &Token| token.shape == Shape::Capital && token.words == Words(0);
    (2..=3).contains(&words.len())
        && Names::of(words[0].key).is(Names::FAMILY_FIRST)
        && words[1..].iter().all(|token| plain(token) && Names::of(token.key).0 & !Names::FAMILY_FIRST.0 == 0)
}

/// "Renmin University of China", "Goldman Group", "FBI": the names of bodies.
fn body(doc: &Doc<'_>, case: &Case, run: Tokens) -> Option<Unknown> {
    let tokens = &doc.tokens;
    let words = &tokens[run.range()];
    let last = words.last()?;
    // In "Leaders Seek Cooperation" a capital tells nothing.
    if case.is_headline(doc.sentence_of(run.first)) {
        return None;
    }
    let first = owned(doc, run.first).unwrap_or_else(|| joined(doc, run.first));
    let first = spelled(doc, run).map_or(first, |spelled| spelled.min(first));
    let is_head = |token: &Token| Names::of(token.key).is(Names::ORGANISATION);
    let made = |first: u32, end: u32| {
        let name = Tokens { first, end };
        Some(Unknown { name, whole: name, kind: Kind::Organisation, titled: false })
    };
    if let Some(end) = is_head(last).then(|| completed(doc, case, run.end)).flatten() {
        return made(first, end);
    }
    // "Clean Harbour Now": no person's name ends so.
    if words.len() > 2 && last.is(Words::ADVERB) {
        return made(first, run.end);
    }
    if (words.len() > 1 || first < run.first) && is_head(last) && !is_told_of(doc, run) && !is_address(&words[0]) {
        // "Justice Department", but "House Speaker Jane Council"
        let post =
            words.iter().any(|token| token.is(Words::TITLE)) && words.iter().any(|token| is_given(token, doc.text));
        return (!post).then(|| made(first, run.end)).flatten();
    }
    // Heads inside: "National Guard Bureau Chief" is no body, "Communist Party Congress" ended above.
    let letters = last.end - last.start;
    let initials = words.len() == 1 && last.shape == Shape::Upper && (2..=6).contains(&letters);
    let alone =
        initials && !Names::of(last.key).is(Names::ABBREVIATION) && last.words == Words(0) && !last.has_stop(doc.text);
    alone.then(|| made(run.first, run.end)).flatten()
}

/// "Ruth Church, a pharmacist", "Ruth Church, 43,", "Ruth Church, who": what is said of persons alone, behind a given name.
fn is_told_of(doc: &Doc<'_>, run: Tokens) -> bool {
    // "a lawyer for the Sierra Club, who has"
    let governed = (run.first as usize).checked_sub(1).is_some_and(|at| doc.tokens[at].is(Words::ARTICLE));
    let named = run.len() == 2 && is_given(&doc.tokens[run.first as usize], doc.text) && !governed;
    let Some([comma, next, rest @ ..]) = doc.tokens.get(run.end as usize..).filter(|_| named) else { return false };
    let aged = next.class == Class::Number && rest.first().is_some_and(|end| end.class == Class::Comma);
    let mut nouns = rest.iter().take(4).take_while(|word| word.class == Class::Word && !word.is(Words::PREPOSITION));
    let person = next.is(Words::ARTICLE) && nouns.any(is_person_noun);
    comma.class == Class::Comma && (aged || person || next.key == ascii_key("who"))
}

/// "Teachers’ Federation", "St Bede’s Hospital", "Children’s Fund": where the words begin that own what begins here.
fn owned(doc: &Doc<'_>, first: u32) -> Option<u32> {
    let [.., before, suffix] = doc.tokens.get(..first as usize)? else { return None };
    let here = doc.tokens.get(first as usize).is_some_and(|token| token.gap == Gap::Space);
    let bare = suffix.class == Class::Suffix && ["'", "’"].contains(&suffix.text(doc.text));
    let many = [ascii_key("children"), ascii_key("women"), ascii_key("people")].contains(&before.key);
    let bare = bare || suffix.class == Class::Suffix && many;
    let saint = first.checked_sub(3).filter(|&at| {
        let word = &doc.tokens[at as usize];
        let saint = [ascii_key("st"), ascii_key("st."), ascii_key("saint")].contains(&word.key);
        saint && word.is_capital() && before.gap == Gap::Space && suffix.class == Class::Suffix
    });
    if !here || !(bare || saint.is_some()) || !before.is_capital() {
        return None;
    }
    if saint.is_some() {
        return saint;
    }
    let is_part = |at: &u32| {
        let token = &doc.tokens[*at as usize];
        token.is_capital()
            && !token.words.is_function()
            && (*at + 2 == first || doc.tokens[*at as usize + 1].gap == Gap::Space)
    };
    (first.saturating_sub(5)..first - 1).rev().take_while(is_part).last()
}

/// "Securities and Exchange Commission": where the name begins whose last words begin here.
fn joined(doc: &Doc<'_>, first: u32) -> u32 {
    let Some([.., before, and]) = doc.tokens.get(..first as usize) else { return first };
    let here = doc.tokens.get(first as usize).is_some_and(|token| token.gap == Gap::Space);
    let joins = here && and.gap == Gap::Space && and.key == AND;
    if !joins || !before.is_capital() || !Names::of(before.key).is(Names::JOINED) {
        return first;
    }
    // "Eastmark Securities and …": the capitals before belong to it.
    let is_part = |at: usize| {
        let (token, next) = (&doc.tokens[at], &doc.tokens[at + 1]);
        next.gap == Gap::Space && token.is_capital() && !token.words.is_function()
    };
    let before = (first - 4.min(first)..first - 2).rev().take_while(|&at| is_part(at as usize)).last();
    before.unwrap_or(first - 2)
}

/// Where posts stand: "Natural Relief wrote on Bluesky" names no "Relief on Bluesky".
const PLATFORMS: [u32; 17] = [
    ascii_key("x"),
    ascii_key("bluesky"),
    ascii_key("telegram"),
    ascii_key("facebook"),
    ascii_key("twitter"),
    ascii_key("instagram"),
    ascii_key("threads"),
    ascii_key("mastodon"),
    ascii_key("tiktok"),
    ascii_key("whatsapp"),
    ascii_key("youtube"),
    ascii_key("truth"),
    ascii_key("linkedin"),
    ascii_key("weibo"),
    ascii_key("wechat"),
    ascii_key("reddit"),
    ascii_key("substack"),
];

/// Whether the word names where posts stand.
pub(crate) fn is_platform(token: &Token) -> bool {
    PLATFORMS.contains(&token.key)
}

/// "City and Industrial Works Board (CIWB)": where the name begins whose initials stand in brackets behind it.
fn spelled(doc: &Doc<'_>, run: Tokens) -> Option<u32> {
    let [open, initials, close, ..] = doc.tokens.get(run.end as usize..)? else { return None };
    let letters = initials.text(doc.text);
    let brackets = open.class == Class::Open && close.class == Class::Close && initials.shape == Shape::Upper;
    if !brackets || !(3..8).contains(&letters.len()) || !letters.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut left = letters.chars().rev().peekable();
    let mut at = run.end;
    while left.peek().is_some() {
        let next = &doc.tokens[at as usize];
        at = at.checked_sub(1)?;
        let token = &doc.tokens[at as usize];
        let small = token.shape == Shape::Lower && token.words.is_function();
        let touches = at + 1 == run.end || next.gap == Gap::Space;
        if !touches || !(small || token.is_capital() && token.text(doc.text).chars().next() == left.next()) {
            return None;
        }
    }
    Some(at)
}

/// Places of two words that lists have as names of persons.
const PLACES: [[u32; 2]; 4] = [
    [ascii_key("hong"), ascii_key("kong")],
    [ascii_key("san"), ascii_key("jose")],
    [ascii_key("st"), ascii_key("louis")],
    [ascii_key("santa"), ascii_key("maria")],
];

/// Whether a place of two words begins there.
pub(super) fn is_place(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at..at + 2), Some([first, second]) if PLACES.contains(&[first.key, second.key]))
}

const OF: [u32; 3] = [ascii_key("of"), ascii_key("for"), ascii_key("on")];
const POST_OF: [u32; 3] = [ascii_key("to"), ascii_key("of"), ascii_key("for")];
const AND: u32 = ascii_key("and");
const THE: u32 = ascii_key("the");

/// Where a post begins that has a name behind it, behind another word: "Governor" of "Ostmark Governor Jane Roe", 0 without.
fn post_within(words: &[Token]) -> usize {
    let end = words.len().saturating_sub(1);
    let Some(noun) = (1..end).find(|&at| is_before_name(&words[at]) && !Names::of(words[at].key).is_given()) else {
        return 0;
    };
    (1..noun).rev().take_while(|&at| words[at].is(Words::ADJECTIVE)).last().unwrap_or(noun)
}

/// "University of Michigan", "Center for Strategic and International Studies": the end of what follows.
fn completed(doc: &Doc<'_>, case: &Case, end: u32) -> Option<u32> {
    let tokens = &doc.tokens;
    let mut at = end as usize;
    let is = |at: usize, words: &[u32]| {
        tokens
            .get(at)
            .is_some_and(|token| token.gap == Gap::Space && token.class == Class::Word && words.contains(&token.key))
    };
    if !is(at, &OF) {
        return None;
    }
    let mut found = None;
    // At most three parts: "Office for the Coordination of Humanitarian Affairs".
    for _ in 0..3 {
        let joined = if found.is_none() { is(at, &OF) } else { is(at, &[OF[0], OF[1], OF[2], AND]) };
        let next = at + 1 + usize::from(is(at + 1, &[THE]));
        // "the Delta Institute on X"
        let letter =
            tokens.get(next).is_some_and(|token| token.end - token.start == 1 || PLATFORMS.contains(&token.key));
        if !joined || letter || !is_name_word(tokens, next, case) {
            break;
        }
        let part = run(doc, case, next)?;
        // "Center for Strategic and International Studies", but "University of Michigan and Ohio State"
        if tokens[at].key == AND && !Names::of(tokens[at - 1].key).is(Names::JOINED) {
            break;
        }
        // "the Ministry of Health Jane Roe": whom the ministry's post introduces.
        let charge = tokens[part.range()].iter().take_while(|token| is_portfolio(token)).count();
        let rest = &tokens[part.first as usize + charge..part.end as usize];
        if charge > 0 && rest.len() > 1 && rest.iter().all(|token| token.words == Words(0)) {
            found = Some(part.first + count(charge));
            break;
        }
        // "Bank of Ostmark Governor Jane Roe": whose post goes on behind the body's name.
        let post = post_within(&tokens[part.range()]);
        if post > 0 {
            found = Some(part.first + count(post));
            break;
        }
        at = part.end as usize;
        found = Some(part.end);
    }
    found
}
