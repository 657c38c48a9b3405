//! Blocks taken over from another outlet, introduced by a sentence that names it and ends with a colon.

use crate::domain::SegmentKind;
use crate::extract::Stretch;

use super::line::Line;

/// What such a sentence says behind the outlet's name.
const VERBS: [&str; 22] = [
    "reports",
    "reported",
    "writes",
    "wrote",
    "adds",
    "added",
    "notes",
    "noted",
    "explains",
    "explained",
    "says",
    "said",
    "has",
    "quotes",
    "continues",
    "observes",
    "details",
    "elaborates",
    "describes",
    "summarizes",
    "goes",
    "provides",
];
/// Words that outlets' names end with.
const MASTHEADS: [&str; 48] = [
    "Times",
    "Post",
    "Daily",
    "News",
    "Herald",
    "Tribune",
    "Journal",
    "Guardian",
    "Agency",
    "Press",
    "Telegraph",
    "Gazette",
    "Chronicle",
    "Observer",
    "Mail",
    "Today",
    "Magazine",
    "Review",
    "Week",
    "Weekly",
    "Economist",
    "Monitor",
    "Independent",
    "Standard",
    "Star",
    "Globe",
    "Mirror",
    "Express",
    "Diplomat",
    "Atlantic",
    "Yorker",
    "Dispatch",
    "Radio",
    "Television",
    "TV",
    "Network",
    "Service",
    "Newspaper",
    "Register",
    "Examiner",
    "Inquirer",
    "Beast",
    "Hill",
    "Intercept",
    "Policy",
    "Wire",
    "Affairs",
    "Online",
];
/// Outlets whose names no such word gives away.
const NAMES: [&str; 40] = [
    "Reuters",
    "AFP",
    "AP",
    "BBC",
    "CNN",
    "NPR",
    "PBS",
    "CBS",
    "NBC",
    "ABC",
    "MSNBC",
    "DPA",
    "UPI",
    "PTI",
    "IANS",
    "ANI",
    "SANA",
    "TASS",
    "Xinhua",
    "Interfax",
    "Sputnik",
    "RT",
    "CCTV",
    "CGTN",
    "NHK",
    "Kyodo",
    "Yonhap",
    "Bloomberg",
    "Politico",
    "Axios",
    "Vox",
    "Slate",
    "Salon",
    "Haaretz",
    "Jazeera",
    "Arabiya",
    "Monde",
    "Spiegel",
    "Figaro",
    "Caixin",
];

/// Labels the blocks behind such sentences, each with the outlet's name.
///
/// Nothing in a plain text says where a block ends. A text with two or more introductions is a digest: its
/// blocks run to the next one, or to the furniture behind. After a lone one only the next paragraph counts.
pub(super) fn label(lines: &mut [Line<'_>]) {
    let introductions: Vec<(usize, Stretch)> = (0..lines.len())
        .filter(|&n| {
            lines[n].is_open() && lines[n].text.ends_with(':') && lines.get(n + 1).is_some_and(|next| can_begin(next))
        })
        .filter_map(|n| outlet(&lines[n]).map(|outlet| (n, outlet)))
        .collect();
    for (nth, &(n, outlet)) in introductions.iter().enumerate() {
        let end = match introductions.get(nth + 1) {
            Some(&(next, _)) => next,
            None if introductions.len() > 1 => lines.len(),
            None => (n + 2).min(lines.len()),
        };
        for line in lines[n + 1..end].iter_mut().take_while(|line| line.is_open()) {
            line.kind = Some(SegmentKind::Embedded);
            line.outlet = Some(outlet);
        }
    }
}

/// A block begins with a paragraph; one wholly in quotation marks is a quotation with the outlet as its speaker.
fn can_begin(line: &Line<'_>) -> bool {
    let quoted = line.text.starts_with(['"', '“'])
        && line.text.ends_with(['"', '”'])
        && line.text.matches(['"', '“']).count() <= 2;
    line.is_open() && line.is_prose() && !quoted
}

/// The outlet that the last sentence of this line names as the source of what follows.
fn outlet(line: &Line<'_>) -> Option<Stretch> {
    let from = line
        .text
        .rfind(['.', '?', '!', '”'])
        .filter(|&at| line.text[at..].contains(char::is_whitespace) && !inside_name(line.text, at));
    let sentence = &line.text[from.unwrap_or(0)..];
    let sentence = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    let base = line.text.len() - sentence.len();
    let words: Vec<(usize, &str)> =
        sentence.split_whitespace().map(|word| (word.as_ptr() as usize - sentence.as_ptr() as usize, word)).collect();
    let (first, last) = (0..words.len()).find_map(|last| {
        let first = begins(&words, last)?;
        introduces(&words, first, last).then_some((first, last))
    })?;
    let start = line.start + base + words[first].0;
    let end = line.start + base + words[last].0 + core(words[last].1).len();
    Some(Stretch { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
}

/// Whether the full stop at `at` belongs to initials: "U.S. media report:".
fn inside_name(text: &str, at: usize) -> bool {
    let mut before = text[..at].trim_end_matches('.').chars().rev();
    before.next().is_some_and(char::is_uppercase) && !before.next().is_some_and(char::is_alphabetic)
}

/// A word without the signs and the genitive behind it: "Times’" is "Times".
fn core(word: &str) -> &str {
    let core = word.trim_end_matches([',', ':', ';', ')', '\'', '’']);
    core.strip_suffix("'s").or_else(|| core.strip_suffix("’s")).unwrap_or(core)
}

/// Where the outlet's name that ends with this word begins, if one does.
fn begins(words: &[(usize, &str)], last: usize) -> Option<usize> {
    let word = core(words[last].1);
    let alone = NAMES.contains(&word);
    if !alone && !MASTHEADS.contains(&word) {
        return None;
    }
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word == core(word);
    let mut first = last;
    while first > 0 && capital(words[first - 1].1) && last - first < 5 {
        first -= 1;
    }
    // "According to", "From" begin sentences and names alike.
    while first < last
        && ["From", "According", "As", "The", "Via", "But", "And", "In", "Also"].contains(&words[first].1)
    {
        first += 1;
    }
    (alone || first < last || words[last.saturating_sub(1)].1.eq_ignore_ascii_case("the")).then_some(first)
}

/// Whether the words around the name say that what follows is the outlet's.
fn introduces(words: &[(usize, &str)], first: usize, last: usize) -> bool {
    let before: Vec<String> =
        words[..first].iter().rev().map(|(_, word)| word.to_lowercase()).filter(|word| word != "the").take(2).collect();
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let source = matches!(before[..], ["to", "according"] | ["from" | "via", ..]);
    let end = words[last].1;
    if source && end.ends_with(':') {
        return true;
    }
    let verb = words.get(last + 1).map_or("", |(_, word)| core(word));
    (source && before[0] == "to" && end.ends_with(',')) || VERBS.contains(&verb)
}
