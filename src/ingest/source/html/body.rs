//! The report's text as linked data states it (`articleBody`), where the page itself shows less or something else.

use std::collections::HashSet;

use super::blocks::{self, Block};
use super::entities::unescape;

/// A stated text is the report's from so many words on; shorter ones are summaries.
const LEAST_WORDS: usize = 40;
/// Words in a row that two texts share only where one is taken from the other.
const ROW: usize = 5;

/// The blocks of the stated text, where it is fuller than what the page shows.
///
/// That is where it holds most of what is shown and has 1.3 times its words, or where it holds next to nothing of
/// it: then a notice about consent or payment is shown. Else the page is better, for it parts its paragraphs.
pub(super) fn fuller(stated: &str, shown: &[Block]) -> Option<Vec<Block>> {
    let stated = plain(&unescape(stated));
    let words = words(&stated);
    if words.len() < LEAST_WORDS {
        return None;
    }
    let shown: Vec<String> = shown.iter().flat_map(|block| self::words(&block.text)).collect();
    let rows: HashSet<&[String]> = words.windows(ROW).collect();
    let held = shown.windows(ROW).filter(|row| rows.contains(row)).count();
    let rows_shown = shown.len().saturating_sub(ROW - 1).max(1);
    let (mostly, hardly) = (held * 10 > rows_shown * 4, held * 10 < rows_shown);
    let longer = words.len() * 10 >= shown.len() * 13;
    ((longer && mostly) || (hardly && (longer || words.len() >= 150))).then(|| blocks::of_text(&stated))
}

/// The text without markup, which some sites leave in it: ends of paragraphs are ends of lines.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        let tag = &rest[at..];
        let end =
            tag.find('>').filter(|&end| end < 400 && tag[1..].starts_with(|c: char| c.is_alphabetic() || c == '/'));
        let Some(end) = end else {
            plain.push('<');
            rest = &tag[1..];
            continue;
        };
        let name = tag[1..end].trim_start_matches('/').to_ascii_lowercase();
        let parts = ["p", "br", "div", "li", "h"].iter().any(|part| name.starts_with(part));
        plain.push_str(if parts { "\n" } else { "" });
        rest = &tag[end + 1..];
    }
    plain + rest
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
