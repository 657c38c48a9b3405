//! The analyzer: the words of a text, each with where it stands.

use std::borrow::Cow;
use std::ops::Range;

use super::bigrams::{Bigrams, is_unspaced};
use super::folding::{fold, is_inside};

/// A word: where it stands, and as the indexes have it.
pub(in crate::store) type Word<'t> = (Range<usize>, Cow<'t, str>);

/// The words of a text as written, in their order.
pub(in crate::store) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, pairs: None }
}

/// The words of a text, parted by single spaces: those of [`words`], without looking at each character of plain ones.
pub(in crate::store) fn folded(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    let (bytes, mut at) = (text.as_bytes(), 0);
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let plain = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let behind = bytes.get(at + plain).copied().unwrap_or(b' ');
        if plain > 0 && behind.is_ascii() && (plain > 1 || behind != b'.') {
            let from = part(&mut all);
            all.push_str(&text[at..at + plain]);
            all[from..].make_ascii_lowercase();
            at += plain;
        } else {
            at = slow_words(text, at, &mut all);
        }
    }
    all
}

/// Parts what follows from the words before it; returns where it begins.
fn part(all: &mut String) -> usize {
    if !all.is_empty() {
        all.push(' ');
    }
    all.len()
}

/// Adds the word, or the pairs, that begin at a character that is no mark of ASCII; returns where they end.
fn slow_words(text: &str, at: usize, all: &mut String) -> usize {
    let first = text[at..].chars().next().map_or(1, char::len_utf8);
    if begin(&text[at..at + first]).is_none() {
        return at + first;
    }
    let mut words = Words { text, at, pairs: None };
    if let Some((_, word)) = words.next() {
        part(all);
        all.push_str(&word);
    }
    for (_, pair) in words.pairs.into_iter().flatten() {
        part(all);
        all.push_str(&pair);
    }
    words.at
}

/// The words of a phrase that is looked for: as those of a text that begins with it and goes on.
pub(in crate::store) fn phrase(text: &str) -> Vec<String> {
    let mut all: Vec<Word<'_>> = words(text).collect();
    // Of a run of characters the last stands alone only where the run ends.
    let tail = all.last().is_some_and(|(_, word)| word.starts_with(is_unspaced));
    if let [.., (before, _), (last, _)] = &all[..]
        && tail
        && before.end == last.end
    {
        all.pop();
    }
    all.into_iter().map(|(_, word)| word.into_owned()).collect()
}

#[derive(Debug)]
pub(in crate::store) struct Words<'t> {
    text: &'t str,
    at: usize,
    pairs: Option<Bigrams>,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        if let Some(pairs) = &mut self.pairs {
            if let Some((range, pair)) = pairs.next() {
                return Some((range, Cow::Owned(pair)));
            }
            self.pairs = None;
        }
        let text = self.text;
        let start = self.at + begin(&text[self.at..])?;
        if text[start..].starts_with(is_unspaced) {
            self.at = start + text[start..].find(|c| !is_unspaced(c)).unwrap_or(text.len() - start);
            self.pairs = Some(Bigrams::new(&text[start..self.at], start));
            return self.next();
        }
        self.at = start + length(&text[start..]);
        if let Some(end) = acronym(text, start, self.at) {
            self.at = end;
            return Some((start..end, Cow::Owned(letters(&text[start..end]))));
        }
        let word = &text[start..self.at];
        if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
            return Some((start..self.at, Cow::Borrowed(word)));
        }
        let mut folded = String::with_capacity(word.len());
        fold(word, &mut folded);
        if folded.is_empty() { self.next() } else { Some((start..self.at, Cow::Owned(folded))) }
    }
}

/// Where the next word begins.
fn begin(text: &str) -> Option<usize> {
    text.find(|c: char| c.is_alphanumeric() || !c.is_ascii() && is_unspaced(c))
}

/// The bytes of the word that a text begins with.
fn length(text: &str) -> usize {
    // Marks are looked up in a table, which for each space would cost as much as all else.
    let ends = |c: char| if c.is_ascii() { !c.is_ascii_alphanumeric() } else { ends_word(c) };
    text.find(ends).unwrap_or(text.len())
}

fn ends_word(c: char) -> bool {
    is_unspaced(c) || !c.is_alphanumeric() && !is_inside(c)
}

/// Where an acronym with points ends that begins with this word of one letter: `U.N.`, `U.S`, `e.g.`; none where there
/// is no second letter.
fn acronym(text: &str, start: usize, end: usize) -> Option<usize> {
    if !is_letter(&text[start..end]) {
        return None;
    }
    let mut last = end;
    while let Some(behind) = text[last..].strip_prefix('.') {
        let next = length(behind);
        if !is_letter(&behind[..next]) {
            break;
        }
        last += 1 + next;
    }
    (last > end).then_some(last)
}

/// Whether a word is a single letter.
fn is_letter(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_alphabetic) && !characters.any(|c| !is_inside(c))
}

/// The letters of an acronym.
fn letters(acronym: &str) -> String {
    let mut folded = String::with_capacity(acronym.len());
    acronym.split('.').for_each(|letter| fold(letter, &mut folded));
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_become_words() {
        for (text, expected) in [
            ("L’État, 2254", "l etat 2254"),
            ("The U.N. and the UN", "the un and the un"),
            ("U.N.-backed, U.S.A., e.g. the U.K", "un backed usa eg the uk"),
            ("at 5 p.m. J.K. Rowling and George W. Bush", "at 5 pm jk rowling and george w bush"),
            ("С.Ш.А. и США", "сша и сша"),
            ("A. B. and a.bc 1.5", "a b and a bc 1 5"),
            ("S/RES/1973 (2011)", "s res 1973 2011"),
            ("安理会第2254号决议", "安理 理会 会第 第 2254 号决 决议 议"),
            ("UN安理会", "un 安理 理会 会"),
            ("안보리 결의", "안보 보리 리 결의 의"),
            ("คณะมนตรี", "คณ ณะ ะม มน นต ตร รี ี"),
            ("co\u{AD}operate \u{301}x", "cooperate x"),
            ("😀 — …", ""),
            ("", ""),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "The U.N. — 北京会 naïve";
        let found: Vec<(&str, String)> = words(text).map(|(at, word)| (&text[at], word.into_owned())).collect();
        let expected =
            [("The", "the"), ("U.N", "un"), ("北京", "北京"), ("京会", "京会"), ("会", "会"), ("naïve", "naive")];
        assert_eq!(found, expected.map(|(written, word)| (written, word.to_owned())));
    }

    #[test]
    fn what_is_looked_for_may_go_on() {
        for (text, expected) in [
            ("安理会", "安理 理会"),
            ("会", "会"),
            ("安理会 决议", "安理 理会 会 决议"),
            ("会 UN", "会 un"),
            ("U.N.", "un"),
        ] {
            assert_eq!(phrase(text).join(" "), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_words_in_order(text in "(\\PC{0,5}|[a-zA-Z0-9. ]{0,5}|[一-三がんÉßل.\u{301}\u{AD}]{0,4}){0,12}") {
            let mut last = 0;
            for (range, word) in words(&text) {
                prop_assert!(range.start >= last && range.end <= text.len() && text.is_char_boundary(range.end));
                // What is no letter or digit parts words in the indexes.
                let part = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() || c.is_ascii_uppercase();
                prop_assert!(!word.is_empty() && !word.contains(part), "{}", word);
                last = range.start;
            }
            let all: Vec<String> = words(&text).map(|(_, word)| word.into_owned()).collect();
            prop_assert_eq!(folded(&text), all.join(" "));
        }
    }
}
