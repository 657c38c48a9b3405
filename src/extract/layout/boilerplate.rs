//! Matches lines against the stock phrases of [`WORDS`].
//!
//! Two automata: one anchored at the beginning of a line, one that passes over the lines that may hold
//! phrases that count wherever they stand. Whole lines are looked up in a table.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};

pub(super) use super::stock_phrases::Mark;
use super::stock_phrases::WORDS;
use crate::extract::lexicon::prefilter::Sieve;

/// What a phrase tells wherever it stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// Who took or owns a picture.
    Credit,
    /// One of the phrases of notices, by its number.
    Notice(u8),
}

/// No stock phrase that is a whole line is longer.
const LONGEST: usize = 64;

static WHOLE: LazyLock<HashMap<&'static str, Mark>> = LazyLock::new(|| WORDS.lines.iter().copied().collect());

static STARTS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .start_kind(StartKind::Anchored)
        .build(WORDS.starts.iter().map(|(phrase, _)| phrase))
        .ok()
});

static INSIDE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        // Its bytes stand everywhere in English, so that it would stop and start all the time.
        .prefilter(false)
        .build(WORDS.credits.iter().chain(&WORDS.notices))
        .ok()
});

static SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::of(WORDS.credits.iter().chain(&WORDS.notices)));

/// The phrases of a line that count wherever they stand, by the byte where each begins.
pub(super) fn inside(line: &str) -> impl Iterator<Item = (usize, Inside)> {
    let automaton = if SIEVE.passes(line) { INSIDE.as_ref() } else { None };
    automaton.into_iter().flat_map(move |automaton| automaton.find_iter(line)).map(|found| {
        let notice = found.pattern().as_usize().checked_sub(WORDS.credits.len());
        // The list of notices is far shorter than 255.
        let inside = notice.map_or(Inside::Credit, |n| Inside::Notice(u8::try_from(n).unwrap_or(u8::MAX)));
        (found.start(), inside)
    })
}

/// Looks the line up, without case and without signs around it: "» READ MORE:" is "read more".
pub(super) fn whole(line: &str) -> Option<Mark> {
    let core = line.trim_matches(|c: char| !c.is_alphanumeric());
    if core.len() > LONGEST {
        return None;
    }
    if core.is_empty() {
        // "___", "* * *"
        return Some(Mark::Alone);
    }
    WHOLE.get(core.to_lowercase().replace('’', "'").as_str()).copied()
}

/// The phrase the line begins with; it has to end with a word.
pub(super) fn start(line: &str) -> Option<Mark> {
    let line =
        line.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '\'' | '‘' | '©' | '('));
    let found = STARTS.as_ref()?.find(Input::new(line).anchored(Anchored::Yes))?;
    let begins = line[..found.end()].chars().next_back();
    let follows = line[found.end()..].chars().next();
    let inside_word = begins.is_some_and(char::is_alphanumeric) && follows.is_some_and(char::is_alphanumeric);
    (!inside_word).then(|| WORDS.starts[found.pattern().as_usize()].1)
}

/// Whether the line is a path through the site: "Home > World > Africa", "News / World".
pub(super) fn is_path(line: &str) -> bool {
    const SIGNS: [&str; 5] = [" > ", " » ", " › ", " / ", " | "];
    let is_short = |part: &&str| part.split_whitespace().count() <= 3;
    let is_path = |sign: &str| {
        let count = line.split(sign).count();
        let short = line.split(sign).take_while(is_short).count();
        // "Home > Guides > How to cross the bridge in winter": the headline ends it, and no headline has such a sign.
        let headed = !matches!(sign, " / " | " | ") && count > 2 && short + 1 >= count;
        headed || count > 1 && short == count && !line.ends_with('.')
    };
    line.len() < 120 && SIGNS.into_iter().any(is_path)
}

/// Whether the line only counts something: "0", "1.2k", "23 Shares", "1 minute read.", "12 comments".
pub(super) fn is_counter(line: &str) -> bool {
    const COUNTED: [&str; 27] = [
        "new",
        "share",
        "shares",
        "tweets",
        "likes",
        "views",
        "reads",
        "comments",
        "comment",
        "min",
        "mins",
        "minute",
        "minutes",
        "read",
        "of",
        "votes",
        "followers",
        "retweets",
        "reactions",
        "replies",
        "photos",
        "images",
        "image",
        "photo",
        "picture",
        "slide",
        "k",
    ];
    let mut words = line
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|' | '-' | '/'))
        .filter(|word| !word.is_empty());
    let (mut numbers, mut count) = (false, 0);
    let counts = words.all(|word| {
        count += 1;
        let word = word.trim_end_matches(['.', '+', ':', ',']);
        let number =
            word.trim_end_matches(['k', 'K', 'm', 'M']).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        numbers |= number;
        number || COUNTED.contains(&word.to_ascii_lowercase().as_str())
    });
    counts && numbers && (1..=6).contains(&count)
}

/// Whether the line only tells a time or how long ago something was: "04:41 PM ET", "3 years ago".
pub(super) fn is_clock(line: &str) -> bool {
    const WORDS: [&str; 28] = [
        "today",
        "yesterday",
        "am",
        "pm",
        "a.m",
        "p.m",
        "et",
        "est",
        "edt",
        "gmt",
        "utc",
        "bst",
        "ist",
        "pt",
        "pst",
        "pdt",
        "cet",
        "ago",
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "days",
        "day",
        "hours",
        "minutes",
    ];
    let words = || line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let number = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit()) && word.len() <= 10;
    line.len() < 40
        && words().any(number)
        && words().all(|word| {
            word.is_empty()
                || WORDS.contains(&word.to_ascii_lowercase().as_str())
                || (number(word) && !word.contains(char::is_lowercase))
        })
        && words().any(|word| word.contains(':') || WORDS.contains(&word.to_ascii_lowercase().as_str()))
}

/// Whether the line is left over from a script or a style sheet: "width:100%;", "var player = {".
pub(super) fn is_code(line: &str) -> bool {
    (line.ends_with(['{', '}', ';']) && !line.contains(". ") && (!line.contains(' ') || line.contains(['{', '='])))
        || ["var ", "function(", "window.", "document.", "<script", "<iframe", "<div", "http://", "https://", "www."]
            .iter()
            .any(|start| line.starts_with(start) && !line.contains(". "))
}
