//! Apostrophes that are letters at the edges of names: "Mele 'Otunuku", "Achieng' Ogola".

/// How far another mark is looked for, in bytes.
const REACH: usize = 400;

/// Whether the mark before `at` is a glottal stop, which stands before vowels, rather than the opening mark of a quotation,
/// which a later one closes.
pub(super) fn begins(text: &str, at: usize) -> bool {
    let mut letters = text[at..].chars();
    let vowel = letters.next().is_some_and(|first| "AEIOUĀĒĪŌŪ".contains(first));
    vowel && letters.next().is_some_and(char::is_lowercase) && next_side(text, at) != Some(Side::Close)
}

/// Where a name ends that the mark at `at` belongs to: a capital follows, no "s" stands before it whose possessive it may
/// be, and no quotation is open that it may close.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let mark = text[at..].chars().next().filter(|&char| is_mark(char))?;
    let end = at + mark.len_utf8();
    let mut behind = text[end..].chars();
    let named = behind.next() == Some(' ') && behind.next().is_some_and(char::is_uppercase);
    let owner = text[..at].ends_with(['s', 'S', 'x', 'z']);
    (named && !owner && last_side(text, at) != Some(Side::Open)).then_some(end)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

fn is_mark(char: char) -> bool {
    matches!(char, '\'' | '‘' | '’')
}

/// Which way a mark is turned by what touches it; none inside a word.
fn side(before: Option<char>, next: Option<char>) -> Option<Side> {
    let opens = before.is_none_or(|before| before.is_whitespace() || matches!(before, '(' | '"' | '“' | '—' | '–'));
    let inside = !opens && next.is_some_and(char::is_alphanumeric);
    (!inside).then_some(if opens { Side::Open } else { Side::Close })
}

/// How the next mark on the line behind `at` is turned.
fn next_side(text: &str, at: usize) -> Option<Side> {
    let rest = &text[at..text.floor_char_boundary(at + REACH)];
    let line = rest.split('\n').next().unwrap_or_default();
    first_side(text, line.char_indices().map(|(place, char)| (at + place, char)))
}

/// How the last mark on the line before `at` is turned.
fn last_side(text: &str, at: usize) -> Option<Side> {
    let from = text.floor_char_boundary(at.saturating_sub(REACH));
    let from = text[from..at].rfind('\n').map_or(from, |line| from + line + 1);
    first_side(text, text[from..at].char_indices().rev().map(|(place, char)| (from + place, char)))
}

/// How the first of these marks that stands in no word is turned.
fn first_side(text: &str, chars: impl Iterator<Item = (usize, char)>) -> Option<Side> {
    let mut marks = chars.filter(|&(_, char)| is_mark(char));
    marks.find_map(|(at, mark)| side(text[..at].chars().next_back(), text[at + mark.len_utf8()..].chars().next()))
}
