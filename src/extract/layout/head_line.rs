//! What a line above the report tells of where its headline stands.

use super::body;
use super::boilerplate::{self, Mark};
use super::byline::{self, dateline};
use super::dates::date_line;
use super::line::Line;

/// A headline has no more words, one that ends like a sentence no more than the second figure.
const MOST_WORDS: (usize, usize) = (30, 22);
/// From so many long words on, a headline's capitals can be judged.
const LONG_WORDS: usize = 4;
/// A line of two sentences and more words is of the report, though the second ends in a question.
const TWO_SENTENCES: usize = 14;
/// A line that leads over to another has no more words, unless it is of the report.
const LABEL_WORDS: usize = 5;

/// What a line is to a headline above or below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadLine {
    /// A sentence or a dateline: the report has begun.
    Report,
    /// What stands between headline and report: days, bylines, share lines, pictures.
    BelowHeadline,
    /// Furniture that stands anywhere.
    Furniture,
    /// A menu or an address: what stands above it is not of the report.
    Menu,
    /// Anything else: a headline, a standfirst, the name of a section.
    Text,
}

/// What line `n` is.
pub(super) fn kind_of(lines: &[Line<'_>], n: usize) -> HeadLine {
    let line = &lines[n];
    if !line.is_open() || line.text.starts_with("- ") || line.notices >= 2 || boilerplate::is_path(line.text) {
        return HeadLine::Furniture;
    }
    let is_dated = |line: &Line<'_>| date_line(line.text).is_some() || has_date_and_clock(line);
    let is_told = |next: &Line<'_>| is_dated(next) || boilerplate::is_counter(next.text);
    let is_named = lines.get(n + 1).is_some_and(is_told) && (byline::is_name(line.text) || names_post(line));
    if is_dated(line) || is_named || byline::signed(line.text).is_some() || boilerplate::is_clock(line.text) {
        return HeadLine::BelowHeadline;
    }
    if is_share_bar(line.text) || byline::announces_author(line.text) {
        return HeadLine::BelowHeadline;
    }
    if is_menu(line.text) || boilerplate::is_code(line.text) {
        return HeadLine::Menu;
    }
    if line.text.starts_with('…') || line.text.starts_with("...") {
        return HeadLine::Furniture; // It goes on from a headline above.
    }
    match body::role(line, false) {
        Some(_) if is_announced(lines, n) => HeadLine::Text,
        Some(Mark::Caption | Mark::Credit) => HeadLine::BelowHeadline,
        Some(_) => HeadLine::Furniture,
        None if begins_report(line) => HeadLine::Report,
        None if line.text.ends_with([':', ',', ';']) => HeadLine::Menu,
        None => HeadLine::Text,
    }
}

/// Whether the line has another end or length than headlines have.
fn begins_report(line: &Line<'_>) -> bool {
    // A full stop ends a sentence, and headlines are none.
    let stops = line.last() == Some('.') && !ends_abbreviated(line.text) && !is_title_case(line.text);
    let most = if line.ends_sentence() { MOST_WORDS.1 } else { MOST_WORDS.0 };
    let leads = line.text.ends_with([':', ',', ';']) && line.words > LABEL_WORDS;
    stops || leads || line.words > most || has_place(line) || is_two_sentences(line)
}

/// Whether the line begins with a dateline. "IMF: Growth slows in spring" looks like one, as many headlines do: without
/// agency, day or a full stop a capital word is no place.
fn has_place(line: &Line<'_>) -> bool {
    dateline(line.text).is_some_and(|found| {
        let told = &line.text[..found.length];
        let dated = told.split_whitespace().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        line.ends_sentence() || dated || told.contains('(') || told.len() == line.text.len()
    })
}

/// "Today is the last day to vote. Do you know where your candidate stands?"
fn is_two_sentences(line: &Line<'_>) -> bool {
    let stops = |(at, _): (usize, &str)| {
        let before = line.text[..at].bytes().rev().take(3);
        before.filter(u8::is_ascii_lowercase).count() == 3
            && line.text[at + 2..].starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
    };
    line.words > TWO_SENTENCES
        && line.ends_sentence()
        && !is_title_case(line.text)
        && line.text.match_indices(". ").any(stops)
}

/// Whether a headline stands behind a label that elsewhere makes a caption or a link: "Watch: Crane lifts the bridge", above
/// byline or day. Without these it is a video's caption.
fn is_announced(lines: &[Line<'_>], n: usize) -> bool {
    const LABELS: [&str; 6] = ["watch", "video", "photos", "pictures", "in pictures", "listen"];
    let line = &lines[n];
    let Some((label, rest)) = line.text.split_once(": ") else { return false };
    LABELS.iter().any(|known| known.eq_ignore_ascii_case(label))
        && rest.split_whitespace().count() >= LONG_WORDS
        && !line.ends_sentence()
        && line.credit.is_none()
        && lines.get(n + 1).is_some_and(is_byline_or_day)
}

/// Whether the line says who wrote the report, or of which day it is.
pub(super) fn is_byline_or_day(line: &Line<'_>) -> bool {
    byline::signed(line.text).is_some() || date_line(line.text).is_some()
}

/// Whether the line has a year and a time of day and little else, even where words around them are joined to them.
fn has_date_and_clock(line: &Line<'_>) -> bool {
    const CLOCKS: [&str; 8] = ["GMT", "UTC", "BST", "IST", "EST", "EDT", "AM", "PM"];
    let runs = || line.text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
    let is_time = |word: &str| {
        word.split_once(':').is_some_and(|(hour, rest)| {
            hour.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let has_clock = || line.text.split_whitespace().any(|word| is_time(word) || CLOCKS.contains(&word));
    let is_opened =
        ["By ", "Updated ", "Published ", "Posted ", "Last "].iter().any(|open| line.text.starts_with(open));
    line.words <= if is_opened { 20 } else { 10 }
        && runs().any(|run| run.starts_with("19") || run.starts_with("20"))
        && has_clock()
}

/// Whether the line has a name with a post of the press: "Ada Osei Deputy Content Director".
fn names_post(line: &Line<'_>) -> bool {
    const POSTS: [&str; 7] = ["Editor", "Reporter", "Correspondent", "Director", "Writer", "Columnist", "Contributor"];
    let words = || line.text.split_whitespace();
    (3..=9).contains(&line.words)
        && words().all(|word| word.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric()))
        && words().any(|word| POSTS.contains(&word.trim_end_matches(',')))
}

/// Whether the last word is an abbreviation: "… vetoed by the U.S.", "… of Ada Osei Jr."
fn ends_abbreviated(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default().trim_end_matches(['"', '”', '’', '\'', ')']);
    let inner = word.strip_suffix('.').unwrap_or(word);
    // "… said Ada Osei (I-Vt.).": the bracket has ended before the stop.
    (inner.contains('.') && !inner.ends_with(')')) || ["Jr", "Sr", "Inc", "Co", "Ltd", "Corp", "etc"].contains(&inner)
}

/// Whether all words but small ones begin with capitals, as in the headlines of many papers and in no sentence: of two
/// sentences that are a headline the second has its stop.
fn is_title_case(text: &str) -> bool {
    let words = || text.split_whitespace().map(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let long = || words().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4);
    long().count() >= LONG_WORDS && !long().any(|word| word.starts_with(char::is_lowercase))
}

/// Whether the line is made of the words of share bars: "Facebook Twitter Email", "3 comments".
fn is_share_bar(text: &str) -> bool {
    const TELLING: &str = "facebook twitter whatsapp telegram reddit pinterest linkedin tumblr instagram youtube flipboard \
        messenger email e-mail print share shares tweet save comment comments pocket sms bluesky threads mastodon";
    const OTHERS: &str = "x on via this to article icon copy link mail";
    let is_of = |list: &str, word: &str| list.split_whitespace().any(|known| word.eq_ignore_ascii_case(known));
    let words = || text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    text.len() < 120
        && words().any(|word| is_of(TELLING, word))
        && words().all(|word| is_of(TELLING, word) || is_of(OTHERS, word) || is_number(word))
}

/// Whether the line is a menu that lost its line breaks, or names icons.
fn is_menu(text: &str) -> bool {
    let joints = |word: &str| {
        let pairs = word.chars().zip(word.chars().skip(1));
        pairs.filter(|(before, behind)| before.is_lowercase() && behind.is_uppercase()).count()
    };
    // The names of icons, where their font is missing.
    let is_icon = |word: &str| word.contains('_') && word.chars().all(|c| c.is_alphabetic() || c == '_');
    text.split_whitespace().any(|word| (joints(word) >= 2 && !word.starts_with(['#', '@'])) || is_icon(word))
}

/// Whether the line is the name of a section, and so no headline.
pub(super) fn is_section(text: &str) -> bool {
    const SECTIONS: &str = "news|world|world news|uk news|us news|uk|us|sport|sports|football|soccer|cricket|tennis|politics|\
        business|business news|opinion|opinions|comment|analysis|article|articles|entertainment|technology|tech|science|health|\
        travel|culture|lifestyle|life|style|money|markets|economy|environment|climate|education|home|local|local news|national|\
        international|europe|asia|africa|americas|middle east|crime|courts|weather|video|videos|photos|pictures|features|\
        feature|interview|interviews|editorial|editorials|blog|blogs|magazine|arts|books|film|music|food|fashion|property|cars|\
        motoring|media|royals|celebrity|celebrities|showbiz|tv|latest|latest news|breaking|breaking news|exclusive|live|latest in";
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    SECTIONS.split('|').any(|section| section.eq_ignore_ascii_case(bare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::layout::line;

    fn kind(text: &str) -> HeadLine {
        let text = format!("{text}\nThe council met again on Monday to speak of the bridge and its price.");
        kind_of(&line::lines(&text), 0)
    }

    #[test]
    fn lines_tell_where_the_headline_stands() {
        for (text, expected) in [
            ("Facebook Twitter Email LinkedIn", HeadLine::BelowHeadline),
            ("Share on WhatsApp", HeadLine::BelowHeadline),
            ("12 Comments", HeadLine::BelowHeadline),
            ("By Ada Osei", HeadLine::BelowHeadline),
            ("Associated PressApril 28, 2023 GMT", HeadLine::BelowHeadline),
            ("08:39, 06 Jan 2026Updated 08:41, 06 Jan 2026", HeadLine::BelowHeadline),
            ("5 June 2012", HeadLine::BelowHeadline),
            ("you are here: HomeNewsBusinessMarkets", HeadLine::Menu),
            ("Word puzzlesexpand_circle_down", HeadLine::Menu),
            ("https://a.example/news/1", HeadLine::Menu),
            ("Log in account_circle Contact us", HeadLine::Menu),
            ("Chosen for you:", HeadLine::Menu),
            ("Council rejects bridge plan", HeadLine::Text),
            ("IMF: Growth slows in spring", HeadLine::Text),
            ("COP27: Host calls #NoMoreDebtNow a start", HeadLine::Text),
            ("Tokyo Games: Osei wins the first race on rain", HeadLine::Text),
            ("DEA Officials Arrest Premier On Drug Charges – Governor Calls For Calm", HeadLine::Text),
            ("Watch: Crane lifts the old bridge", HeadLine::Furniture),
            ("…as the mayor looks on", HeadLine::Furniture),
            ("By", HeadLine::BelowHeadline),
            ("Article by:", HeadLine::BelowHeadline),
            ("| by Ada Osei", HeadLine::BelowHeadline),
            ("by Ada Osei —", HeadLine::BelowHeadline),
            ("Ostfield News wire services", HeadLine::BelowHeadline),
            ("October 25th, 2012 by Ada Osei", HeadLine::BelowHeadline),
            ("On 11/13/19 at 4:00 PM EST", HeadLine::BelowHeadline),
            ("Today 12:01 AM", HeadLine::BelowHeadline),
            ("New, 15 comments", HeadLine::Furniture),
            ("Home > Guides > How to cross the old bridge in winter", HeadLine::Furniture),
            ("The mayor won in Ostfield on Tuesday (I-Vt.).", HeadLine::Report),
            ("Today it is two months until the vote. Do you know where your mayor stands?", HeadLine::Report),
            ("OSTFIELD: The mayor of the town has left the council.", HeadLine::Report),
            ("Plan Fails After Long Debate. What Comes Next Is Unclear.", HeadLine::Text),
            ("YouTube and TikTok ban the clip", HeadLine::Text),
            ("The plan failed on Monday.", HeadLine::Report),
            ("OSTFIELD (AP) — The plan failed", HeadLine::Report),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn a_headline_stands_behind_a_label_above_its_byline() {
        let lines = line::lines("Watch: Crane lifts the old bridge\nBy Ada Osei\nThe council met again on Monday.");
        assert_eq!(kind_of(&lines, 0), HeadLine::Text);
        let lines = line::lines("Watch: A crane\nBy Ada Osei\nThe council met again on Monday.");
        assert_eq!(kind_of(&lines, 0), HeadLine::Furniture);
    }

    #[test]
    fn sections_are_no_headlines() {
        assert!(is_section("World") && is_section("» SPORT") && !is_section("World Cup"));
    }
}
