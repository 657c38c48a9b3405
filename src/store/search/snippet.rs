//! Snippets: the words around the best match in a text, with highlights of the query's words.

use std::borrow::Cow;
use std::ops::Range;

use super::query_parser::{Query, Term, words};
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

/// A word: where it stands, and as the index has it.
type Word<'t> = (Range<usize>, Cow<'t, str>);

/// A match: which term, and where.
struct ScoredRow {
    term: usize,
    bytes: Range<usize>,
}

/// The part of `text` in which most of the query's terms stand; its beginning where none does.
pub(in crate::store) fn excerpt(text: &str, query: &Query) -> Excerpt {
    let words: Vec<Word<'_>> = words(text).collect();
    let hits = hits(&words, query);
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
fn hits(words: &[Word<'_>], query: &Query) -> Vec<ScoredRow> {
    let mut hits = Vec::new();
    for (number, term) in query.groups.iter().flatten().enumerate() {
        for at in 0..words.len().saturating_sub(term.words.len() - 1) {
            let here = &words[at..at + term.words.len()];
            if stands(term, here) {
                let bytes = here[0].0.start..here[here.len() - 1].0.end;
                hits.push(ScoredRow { term: number, bytes });
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

/// The match from which on most different terms, and then most matches, fit into an excerpt.
fn best(hits: &[ScoredRow], text: &str) -> Option<usize> {
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
        let Excerpt { text, highlights } = excerpt(text, &Query::parse(q).unwrap());
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
