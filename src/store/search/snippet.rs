//! Snippets: the words around the best match in a text, with highlights of the query's words.

use std::ops::Range;

use super::analysis::analyzer::{Word, words};
use super::analysis::bigrams::is_unspaced;
use super::analysis::stemmer::has_stem;
use super::query_parser::{Query, Term};
use crate::domain::CodePoints;

/// Characters of an excerpt.
const LENGTH: usize = 280;
/// Characters shown before the first match, to read it in context.
const BEFORE: usize = 60;

/// An excerpt, and the code-point offsets of the matches in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Excerpt {
    pub text: String,
    pub highlights: Vec<[u32; 2]>,
}

/// A match: which term, and where.
struct Hit {
    term: usize,
    bytes: Range<usize>,
}

/// The part of `text` in which most of the query's terms stand, in any form where it is `english`; its
/// beginning where none does.
pub(in crate::store) fn excerpt(text: &str, query: &Query, english: bool) -> Excerpt {
    let words: Vec<Word<'_>> = words(text).collect();
    let hits = hits(text, &words, query, english);
    let first = best(&hits, text).map_or(0, |best| back(text, hits[best].bytes.start));
    let end = text[first..].char_indices().nth(LENGTH).map_or(text.len(), |(at, _)| first + at);
    // Whole words only.
    let end = if end < text.len() {
        words.iter().map(|(at, _)| at.end).filter(|&at| at <= end).max().unwrap_or(end)
    } else {
        end
    };
    let end = end.max(first);
    let mut shown = String::with_capacity(end - first + 8);
    let cut = first > 0;
    shown.push_str(if cut { "…" } else { "" });
    // One character for one, so that offsets stay true.
    shown.extend(text[first..end].chars().map(|c| if c.is_whitespace() { ' ' } else { c }));
    shown.push_str(if end < text.trim_end().len() { "…" } else { "" });
    let points = CodePoints::new(&text[first..end]);
    let mut highlights: Vec<[u32; 2]> = hits
        .iter()
        .filter(|hit| hit.bytes.start >= first && hit.bytes.end <= end)
        .map(|hit| points.span(hit.bytes.start - first..hit.bytes.end - first))
        .map(|span| [span.start + u32::from(cut), span.end + u32::from(cut)])
        .collect();
    highlights.sort_unstable();
    highlights.dedup();
    Excerpt { text: shown, highlights }
}

/// Every place where a term of the query stands, in the order of the text.
fn hits(text: &str, words: &[Word<'_>], query: &Query, english: bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (number, term) in query.groups.iter().flatten().enumerate() {
        let stem = term.stem().filter(|_| english);
        let last = term.words.len() - 1;
        for at in 0..words.len().saturating_sub(last) {
            let here = &words[at..=at + last];
            if stands(term, here) || (english && !term.is_phrase() && is_form(&here[0].1, term, stem.as_deref())) {
                let bytes = here[0].0.start..end_of(term, text, &here[last].0);
                hits.push(Hit { term: number, bytes });
            }
        }
    }
    hits.sort_unstable_by_key(|hit| (hit.bytes.start, hit.bytes.end));
    hits
}

fn stands(term: &Term, here: &[Word<'_>]) -> bool {
    let last = term.words.len() - 1;
    term.words.iter().zip(here).enumerate().all(|(at, (wanted, (_, word)))| {
        if at == last && term.prefix { word.starts_with(wanted.as_str()) } else { word == wanted }
    })
}

/// Whether a word is another form of a term, whose stem is given where it is another word.
fn is_form(word: &str, term: &Term, stem: Option<&str>) -> bool {
    let stem = stem.unwrap_or(&term.words[0]);
    // No stem begins with another letter than its words. Most words are passed over by that.
    !term.prefix && word.as_bytes().first() == stem.as_bytes().first() && has_stem(word, stem)
}

/// Where a match ends: of a pair of characters in which one was looked for, behind that one.
fn end_of(term: &Term, text: &str, last: &Range<usize>) -> usize {
    let wanted = term.words.last().map_or(0, |word| word.chars().count());
    match text[last.clone()].char_indices().nth(1) {
        Some((second, _)) if term.prefix && wanted == 1 && text[last.clone()].starts_with(is_unspaced) => {
            last.start + second
        }
        _ => last.end,
    }
}

/// The match from which on most different terms, and then most matches, fit into an excerpt.
fn best(hits: &[Hit], text: &str) -> Option<usize> {
    let mut best: Option<(usize, usize, usize)> = None;
    for (first, hit) in hits.iter().enumerate() {
        // Bytes are at least as many as characters, so that what is counted does fit.
        let end = (hit.bytes.start + LENGTH - BEFORE).min(text.len());
        let fitting = hits[first..].iter().take_while(|hit| hit.bytes.end <= end);
        let (mut terms, mut count) = (0u64, 0);
        for hit in fitting {
            terms |= 1 << (hit.term % 64);
            count += 1;
        }
        let weight = (terms.count_ones() as usize, count);
        if best.is_none_or(|(most, many, _)| weight > (most, many)) {
            best = Some((weight.0, weight.1, first));
        }
    }
    best.map(|(_, _, first)| first)
}

/// The beginning of a word, some characters before `at`.
fn back(text: &str, at: usize) -> usize {
    let Some((from, _)) = text[..at].char_indices().rev().nth(BEFORE - 1).filter(|&(from, _)| from > 0) else {
        return 0;
    };
    text[from..at].find(char::is_whitespace).map_or(from, |gap| {
        let rest = &text[from + gap..at];
        at - rest.trim_start().len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, q: &str) -> (String, Vec<String>) {
        let Excerpt { text, highlights } = excerpt(text, &Query::parse(q).unwrap(), true);
        let chars: Vec<char> = text.chars().collect();
        let marked = highlights.iter().map(|[start, end]| chars[*start as usize..*end as usize].iter().collect());
        (text.clone(), marked.collect())
    }

    #[test]
    fn matches_are_marked_in_code_points() {
        let (text, marked) = shown("Naïve 😀 voices:\nboth vetoed the\tresolution", "naive veto* \"the resolution\"");
        assert_eq!(text, "Naïve 😀 voices: both vetoed the resolution");
        assert_eq!(marked, ["Naïve", "vetoed", "the resolution"]);
    }

    #[test]
    fn other_forms_are_marked_and_phrases_are_not() {
        let text = "Russia vetoed it. Vetoes by the U.N. vetoing; a veto, vetos, veterans.";
        assert_eq!(shown(text, "veto").1, ["vetoed", "Vetoes", "vetoing", "veto", "vetos"]);
        assert_eq!(shown(text, "vetoes UN").1, ["vetoed", "Vetoes", "U.N", "vetoing", "veto", "vetos"]);
        assert_eq!(shown(text, "\"veto\"").1, ["veto"]);
        let query = Query::parse("veto").unwrap();
        assert_eq!(excerpt("Les vetoes, le veto.", &query, false).highlights, [[15, 19]]);
    }

    #[test]
    fn scripts_without_spaces_are_marked_to_the_character() {
        let text = "联合国安全理事会第2254号决议";
        for (q, marked) in [
            ("理事会", vec!["理事会"]),
            ("会", vec!["会"]),
            ("安", vec!["安"]),
            ("联合国 决议", vec!["联合国", "决议"]),
        ] {
            assert_eq!(shown(text, q).1, marked, "{q}");
        }
    }

    #[test]
    fn the_part_with_most_of_the_words_is_shown() {
        let text = format!(
            "A veto. {} Here a veto on Syria was cast. {}",
            "Filler goes on. ".repeat(40),
            "More filler. ".repeat(40)
        );
        let (shown, marked) = shown(&text, "veto syria");
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains("Here a veto on Syria"), "{shown}");
        assert!(shown.chars().count() <= LENGTH + 2);
        assert_eq!(marked, ["veto", "Syria"]);
    }

    #[test]
    fn any_text_has_an_excerpt() {
        for (text, q) in
            [("", "a"), ("no match here", "other"), ("x", "x"), ("\u{301}", "a"), ("é".repeat(500).as_str(), "é")]
        {
            assert!(shown(text, q).0.chars().count() <= LENGTH + 2);
        }
    }
}
