//! The stock phrases, read from `stock.txt` once: phrases of whole lines, of beginnings, of anywhere.

use std::sync::LazyLock;

/// What a stock phrase makes of its line and of those behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Furniture, this line alone.
    Alone,
    /// The heading of a list of links; its items follow.
    List,
    /// The heading of a box that pages have behind the report.
    Box,
    /// The heading of the readers' comments.
    Comments,
    /// The same words stand on share bars: the heading only where comments follow.
    MaybeComments,
    /// A player's notice; the words under the video may follow.
    Player,
    /// Who reported, edited, contributed.
    Credit,
    /// Words under a picture, introduced by their label.
    Caption,
}

/// The phrases by where they count.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Those that are a whole line.
    pub lines: Vec<(&'static str, Mark)>,
    /// Those that begin a line.
    pub starts: Vec<(&'static str, Mark)>,
    /// Those of picture credits, wherever they stand.
    pub credits: Vec<&'static str>,
    /// Those of notices, wherever they stand.
    pub notices: Vec<&'static str>,
}

/// The phrases of `stock.txt`.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| read(include_str!("stock.txt")));

fn read(text: &'static str) -> Words {
    let mut words = Words::default();
    let mut section = ("", "");
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with(';')) {
        match (line.strip_prefix("## ").and_then(|name| name.split_once(' ')), section) {
            (Some(name), _) => section = name,
            (None, ("line", mark)) => words.lines.extend(named(mark).map(|mark| (line, mark))),
            (None, ("start", mark)) => words.starts.extend(named(mark).map(|mark| (line, mark))),
            (None, (_, "credit")) => words.credits.push(line),
            (None, _) => words.notices.push(line),
        }
    }
    words
}

/// The mark that a section is named after.
fn named(mark: &str) -> Option<Mark> {
    Some(match mark {
        "alone" | "services" => Mark::Alone,
        "list" => Mark::List,
        "box" => Mark::Box,
        "comments" => Mark::Comments,
        "maybe-comments" => Mark::MaybeComments,
        "player" => Mark::Player,
        "credit" => Mark::Credit,
        "caption" => Mark::Caption,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_read_and_none_stands_twice() {
        let phrases =
            include_str!("stock.txt").lines().filter(|line| !line.is_empty() && !line.starts_with([';', '#']));
        let read = WORDS.lines.len() + WORDS.starts.len() + WORDS.credits.len() + WORDS.notices.len();
        assert_eq!(phrases.count(), read, "a section's name is unknown");
        for list in [&WORDS.lines, &WORDS.starts] {
            let mut seen = std::collections::HashSet::new();
            let twice = list.iter().find(|(phrase, _)| !seen.insert(phrase));
            assert_eq!(twice, None);
        }
        let signed =
            WORDS.lines.iter().find(|(phrase, _)| *phrase != phrase.trim_matches(|c: char| !c.is_alphanumeric()));
        assert_eq!(signed, None, "signs around a line are left out before it is looked up");
        assert!(WORDS.notices.len() <= 64, "a line keeps them as bits");
    }
}
