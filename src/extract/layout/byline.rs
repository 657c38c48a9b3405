//! Lines that say who wrote the report, and the place and day in front of its first sentence.

use crate::domain::Day;

use super::dates::date;

/// A line that is one of these says who wrote it.
const AGENCIES: [&str; 45] = [
    "reuters",
    "afp",
    "ap",
    "upi",
    "dpa",
    "efe",
    "ani",
    "pti",
    "ians",
    "app",
    "aap",
    "bernama",
    "xinhua",
    "tass",
    "itar-tass",
    "ria novosti",
    "interfax",
    "kyodo",
    "yonhap",
    "anadolu agency",
    "associated press",
    "the associated press",
    "agence france-presse",
    "agence france presse",
    "press association",
    "bloomberg",
    "bloomberg news",
    "staff",
    "staff reporter",
    "staff writer",
    "staff report",
    "staff reports",
    "staff correspondent",
    "news desk",
    "web desk",
    "news agencies",
    "agencies",
    "our correspondent",
    "our correspondents",
    "from our correspondent",
    "by our correspondent",
    "special correspondent",
    "wire services",
    "from wire reports",
    "editorial board",
];

/// What a paper calls reports that it took over, behind its own name: "Ostfield News wire services".
const WIRES: [&str; 4] = [" wire services", " wire reports", " staff reports", " staff report"];

/// Whether the line only announces the name below it: "By", "Article by:", "Author".
pub(super) fn announces_author(line: &str) -> bool {
    const LABELS: [&str; 9] = [
        "by",
        "article by",
        "written by",
        "story by",
        "report by",
        "posted by",
        "author",
        "authors",
        "author of the article",
    ];
    let bare = line.trim_end_matches([':', ' ']);
    LABELS.iter().any(|label| label.eq_ignore_ascii_case(bare))
}

/// The name in a line that says who wrote the report: "By Ada Osei, Geneva", "REUTERS", "Posted by Bo Lund".
pub(super) fn signed(line: &str) -> Option<&str> {
    if line.len() > 140 {
        return None;
    }
    // "| by Ada Osei", "by Ada Osei —": signs that parted it from what stood beside it.
    let line = line.trim_start_matches(['|', ' ', '/', '—', '–', '•', '·']).trim_end_matches([' ', '—', '–', '•', '·']);
    let lower = line.trim_end_matches(['.', '|', ':']).to_ascii_lowercase();
    let paper = WIRES.iter().find_map(|end| lower.strip_suffix(end)).and_then(|paper| line.get(..paper.len()));
    if paper.is_some_and(is_names) || AGENCIES.contains(&lower.as_str()) {
        return Some(line.trim_end_matches(['.', '|', ':']));
    }
    // "By Ada Osei published", above the day.
    let name = bare(line).trim_end_matches(" published").trim_end_matches(" updated").trim_end_matches(" Updated");
    (bare(line).len() < line.len() && is_names(name)).then_some(name)
}

/// A byline without "By" in front.
pub(super) fn bare(line: &str) -> &str {
    const OPENINGS: [&str; 8] =
        ["story by ", "words by ", "written by ", "posted by ", "report by ", "author: ", "by: ", "by "];
    let starts = |opening: &&str| line.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening));
    match OPENINGS.iter().find(|opening| starts(opening)) {
        Some(opening) => line[opening.len()..].trim_start(),
        None => line,
    }
}

/// Whether these are names with posts and places: capitals throughout, apart from small words.
fn is_names(text: &str) -> bool {
    const SMALL: [&str; 20] = [
        "and", "in", "at", "for", "of", "the", "van", "von", "de", "da", "di", "del", "der", "al", "bin", "with", "|",
        "-", "–", "&",
    ];
    // "By Monday", "By March": a sentence about time.
    const TIMES: [&str; 10] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Then", "Now", "The"];
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches(',');
    let names = |word: &str| word.starts_with(char::is_uppercase) || word.starts_with('@') || SMALL.contains(&word);
    first.starts_with(char::is_uppercase)
        && !TIMES.contains(&first)
        && date(&[first, "1"]).is_none()
        && text.split_whitespace().count() <= 14
        && words.all(|word| names(word.trim_start_matches(['(', '"'])))
}

/// Whether the line is a bare name of two to four words; it counts as a byline beside a date.
pub(super) fn is_name(line: &str) -> bool {
    let words = line.split_whitespace().count();
    (2..=4).contains(&words) && line.len() < 48 && !line.contains([':', '?', '!', '"', '“']) && is_names(line)
}

/// The place, and often day and agency, in front of a report's first sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PrintedPlace {
    /// Its bytes, the sign behind it included.
    pub length: usize,
    /// The day, where it is printed with its year.
    pub day: Option<Day>,
    /// Whether a colon ends it: in a transcript such a word is who speaks.
    pub colon: bool,
}

/// Cities whose names papers set in small letters before a colon; another word there may be who speaks.
const CITIES: &str = "New Delhi|Mumbai|Chennai|Kolkata|Bengaluru|Bangalore|Hyderabad|Ahmedabad|Srinagar|Jammu|Lucknow|\
    Patna|Chandigarh|Guwahati|Bhopal|Jaipur|Pune|Thiruvananthapuram|Kochi|Islamabad|Lahore|Karachi|\
    Peshawar|Quetta|Rawalpindi|Dhaka|Kathmandu|Colombo|Kabul|Washington|New York|United Nations|\
    London|Geneva|Vienna|Paris|Berlin|Brussels|Jerusalem|Gaza City|Ramallah|Cairo|Dubai|Doha|Riyadh|\
    Baghdad|Damascus|Beirut|Istanbul|Kyiv|Tokyo|Seoul|Nairobi|Abuja|Lagos|Accra";

/// A dateline is no longer.
const LONGEST: usize = 90;

/// The dateline a paragraph begins with: "GENEVA, Feb 7 (Reuters) -", "NAIROBI/ ADDIS ABABA:", "Oslo (AFP) –".
pub(super) fn dateline(line: &str) -> Option<PrintedPlace> {
    let (at, sign) =
        line.char_indices().take_while(|(at, _)| *at <= LONGEST).find(|&(at, c)| ends_place(line, at, c))?;
    let (place, colon) = (line[..at].trim_end(), sign == ':');
    let bracket = place.rfind('(').filter(|_| place.ends_with(')'));
    let words: Vec<&str> = place[..bracket.unwrap_or(place.len())].split_whitespace().collect();
    let words: Vec<&str> = words.iter().map(|word| word.trim_start_matches('[')).collect();
    let city = CITIES.split('|').any(|city| {
        place.strip_prefix(city).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ' ', '/', '(']))
    });
    let capitals = words.first().is_some_and(|word| is_capitals(word) && !is_label(word));
    let agency = bracket.is_some_and(|open| is_agency(&place[open + 1..place.len() - 1]));
    let fits =
        words.iter().all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || is_joint(word));
    let dated = words.len() > 1 && (1..words.len()).any(|from| date(&words[from..]).is_some());
    let single = !colon || agency || city || dated || words.iter().all(|word| is_capitals(word) || is_joint(word));
    if !(capitals || agency || city) || !fits || !single || words.len() > 9 {
        return None;
    }
    let day = (0..words.len()).find_map(|from| date(&words[from..])).and_then(|(_, day)| day);
    let length = if line[at..].starts_with("--") { at + 2 } else { at + sign.len_utf8() };
    Some(PrintedPlace { length, day, colon })
}

/// Whether the dateline's last sign stands here: a dash between spaces, a dash behind a bracket, or a colon.
fn ends_place(line: &str, at: usize, c: char) -> bool {
    let before = line[..at].chars().next_back();
    let after = line[at + c.len_utf8()..].chars().next();
    let spaced = after.is_none_or(char::is_whitespace);
    match c {
        ':' => spaced && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ' ')),
        '-' if after == Some('-') => before.is_some_and(|c| c.is_whitespace() || c == ')' || c.is_uppercase()),
        '-' => spaced && before.is_some_and(|c| c.is_whitespace() || c == ')'),
        '–' | '—' | '―' => before.is_some_and(|c| c.is_whitespace() || c == ')' || (c.is_uppercase() && !spaced)),
        _ => false,
    }
}

fn is_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 3 && letters().all(char::is_uppercase)
}

/// Words in capitals that announce something instead of naming a place.
fn is_label(word: &str) -> bool {
    const LABELS: [&str; 17] = [
        "BREAKING",
        "UPDATE",
        "UPDATED",
        "EXCLUSIVE",
        "WATCH",
        "VIDEO",
        "ANALYSIS",
        "OPINION",
        "READ",
        "MORE",
        "LIVE",
        "CORRECTION",
        "LOOK",
        "EDITORIAL",
        "ABSTRACT",
        "NOTE",
        "PHOTOS",
    ];
    LABELS.contains(&word.trim_matches(|c: char| !c.is_alphabetic()))
}

fn is_agency(text: &str) -> bool {
    text.len() <= 24 && (is_capitals(text) || text == "AP" || AGENCIES.contains(&text.to_ascii_lowercase().as_str()))
}

fn is_joint(word: &str) -> bool {
    matches!(word, "/" | "and" | "of" | "de" | "al" | "el" | "," | "–" | "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (line, place) in [
            ("GENEVA, Feb 7 (Reuters) - The envoy left.", "GENEVA, Feb 7 (Reuters) -"),
            ("NAIROBI/ ADDIS ABABA: Talks began.", "NAIROBI/ ADDIS ABABA:"),
            ("OSLO - Norway said on Tuesday", "OSLO -"),
            ("WASHINGTON — President", "WASHINGTON —"),
            ("Lima (AFP) – Peru", "Lima (AFP) –"),
            ("New Delhi, Dec. 10 (ANI): The party", "New Delhi, Dec. 10 (ANI):"),
            ("New York [US], April 19 (ANI): The party", "New York [US], April 19 (ANI):"),
            ("UNITED NATIONS, Jan 04 (APP): The council", "UNITED NATIONS, Jan 04 (APP):"),
            ("New Delhi: Party leaders", "New Delhi:"),
            ("NEW DELHI : Unruffled", "NEW DELHI :"),
            ("Islamabad, May 10, 2025: The minister", "Islamabad, May 10, 2025:"),
            ("CLEVELAND--Last summer", "CLEVELAND--"),
            ("KYIV (AP) — Rockets", "KYIV (AP) —"),
            ("ANKARA, Turkey (AP) -- Ministers", "ANKARA, Turkey (AP) --"),
        ] {
            assert_eq!(dateline(line).map(|found| &line[..found.length]), Some(place), "{line}");
        }
        let day = dateline("GENEVA, Feb 7, 2012 (Reuters) - The envoy").and_then(|found| found.day);
        assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2012-02-07"));
    }

    #[test]
    fn no_datelines() {
        for line in [
            "BREAKING: Council vetoes draft",
            "The minister - a former envoy - said no",
            "He said: nothing new",
            "Lavrov: we said no",
            "May 10, 2025: a day to remember",
            "NATO has said no",
            "“NO - never,” she said",
            "",
        ] {
            assert_eq!(dateline(line), None, "{line}");
        }
    }

    #[test]
    fn bylines() {
        for (line, name) in [
            ("By Ada Osei, Geneva", "Ada Osei, Geneva"),
            ("BY BO LUND AND ADA OSEI", "BO LUND AND ADA OSEI"),
            ("Reuters", "Reuters"),
            ("By Ada Osei published", "Ada Osei"),
            ("Posted by Bo van der Meer", "Bo van der Meer"),
        ] {
            assert_eq!(signed(line), Some(name));
        }
        for line in ["By Tuesday the talks had failed", "By March", "By then it was late.", "Russia", "By all accounts"]
        {
            assert_eq!(signed(line), None, "{line}");
        }
    }
}
