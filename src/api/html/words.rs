//! Words of pages: days, counts, lists, and what the values of enumerations are called.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::domain::{ActorKind, ClaimKind, Compared, Day, Outcome, QuoteModality, SegmentKind, Verdict, VoteOption};

/// The day as an element, or "undated".
pub(in crate::api) fn day(day: Option<Day>) -> Markup {
    html! {
        @match day {
            Some(day) => time datetime=(day) { (day.in_words()) },
            None => "undated",
        }
    }
}

/// `2012`, `July 2012` or `19 July 2012`: a date as precise as it is known.
pub(in crate::api) fn partial_date(text: &str) -> String {
    if let Ok(day) = text.parse::<Day>() {
        return day.in_words();
    }
    let month = format!("{text}-01").parse::<Day>().map(Day::month_in_words);
    month.unwrap_or_else(|_| text.to_owned())
}

/// `3,202`.
pub(in crate::api) fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1 veto`, `2 vetoes`.
pub(in crate::api) fn counted(number: impl Into<u64>, one: &str, more: &str) -> String {
    let number = number.into();
    format!("{} {}", whole(number), if number == 1 { one } else { more })
}

/// `a, b and c`.
pub(in crate::api) fn listed<T: AsRef<str>>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [init @ .., last] => {
            let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", init.join(", "), last.as_ref())
        }
    }
}

/// The first characters of a long text, for titles.
pub(in crate::api) fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(80).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// A link to an address from outside; one that is not of the web is shown as text.
pub(in crate::api) fn outside(address: &str, words: &str) -> Markup {
    let web = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    html! {
        @if web.starts_with("https://") || web.starts_with("http://") {
            a href=(address) rel="noreferrer external nofollow" { (words) }
        } @else { span { (words) } }
    }
}

/// A text whose words between backticks are values, as code.
pub(in crate::api) fn with_code(text: &str) -> Markup {
    html! {
        @for (at, part) in text.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// A path with an id in it, as an address.
pub(in crate::api) fn path_of(folder: &str, id: &str) -> String {
    let mut path = format!("/{folder}/");
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            path.push(byte.into());
        } else {
            let _ = write!(path, "%{byte:02X}");
        }
    }
    path
}

/// The sign, the word and the class of a verdict; a claim without one states no fact.
pub(in crate::api) fn verdict(verdict: Option<Verdict>) -> (&'static str, &'static str, &'static str) {
    match verdict {
        Some(Verdict::Agrees) => ("✓", "agrees with the record", "agrees"),
        Some(Verdict::PartlyAgrees) => ("≈", "agrees in part", "partly"),
        Some(Verdict::Disagrees) => ("✗", "disagrees with the record", "disagrees"),
        Some(Verdict::Undetermined) => ("?", "cannot be determined", "undetermined"),
        None => ("–", "states no fact", "none"),
    }
}

/// The sign, the word and the class of a ballot.
pub(in crate::api) fn option(option: VoteOption) -> (&'static str, &'static str, &'static str) {
    match option {
        VoteOption::Yes => ("✓", "in favour", "yes"),
        VoteOption::No => ("✗", "against", "no"),
        VoteOption::Abstain => ("–", "abstaining", "abstain"),
        VoteOption::NotVoting => ("○", "not voting", "out"),
        VoteOption::Absent => ("○", "absent", "out"),
    }
}

pub(in crate::api) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Adopted => "adopted",
        Outcome::Vetoed => "vetoed",
        Outcome::NotAdopted => "not adopted",
    }
}

pub(in crate::api) fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "Person",
        ActorKind::State => "State",
        ActorKind::Organisation => "Organisation",
    }
}

/// What a quote is that was not simply said.
pub(in crate::api) fn quote_modality(modality: QuoteModality) -> Option<&'static str> {
    match modality {
        QuoteModality::Asserted => None,
        QuoteModality::Negated => Some("not said, by the report"),
        QuoteModality::Hypothetical => Some("only imagined"),
        QuoteModality::Planned => Some("not said yet"),
        QuoteModality::Disputed => Some("disputed"),
    }
}

/// What a finding says that the operator has corrected.
pub(in crate::api) fn corrected(is_corrected: bool) -> Option<&'static str> {
    is_corrected.then_some("corrected by hand")
}

pub(in crate::api) fn claim_kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Veto => "a veto",
        ClaimKind::VetoCount => "a count of vetoes",
        ClaimKind::Block => "a block",
        ClaimKind::Tally => "a tally",
        ClaimKind::Abstention => "an abstention",
        ClaimKind::Adoption => "an adoption",
        ClaimKind::Rejection => "a rejection",
    }
}

/// What a part of a claim is called.
pub(in crate::api) fn compared(part: Compared) -> &'static str {
    match part {
        Compared::Abstain => "the abstentions",
        Compared::Count => "the count",
        Compared::Members => "the members",
        Compared::No => "the votes against",
        Compared::On => "the day",
        Compared::Option => "how they voted",
        Compared::Ordinal => "which vote it was",
        Compared::Outcome => "the outcome",
        Compared::Period => "the period",
        Compared::Symbol => "the symbol",
        Compared::Topic => "the topic",
        Compared::Yes => "the votes in favour",
    }
}

pub(in crate::api) fn segment(kind: SegmentKind) -> &'static str {
    match kind {
        SegmentKind::Title => "Headline",
        SegmentKind::Byline => "Byline",
        SegmentKind::Dateline => "Dateline",
        SegmentKind::Standfirst => "Standfirst",
        SegmentKind::Body => "Report",
        SegmentKind::Heading => "Heading",
        SegmentKind::Embedded => "From another outlet",
        SegmentKind::Caption => "Caption",
        SegmentKind::Furniture => "Around the report: links, notices, share lines",
        SegmentKind::Comment => "Readers’ comments",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lists_and_dates_read_as_written_by_hand() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(whole), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(["2012", "2012-07", "2012-07-19"].map(partial_date), ["2012", "July 2012", "19 July 2012"]);
        assert_eq!(partial_date("2012-99"), "2012-99");
        assert_eq!(
            (counted(1_u32, "veto", "vetoes"), counted(0_u32, "veto", "vetoes")),
            ("1 veto".into(), "0 vetoes".into())
        );
    }

    #[test]
    fn values_are_code_and_stay_text() {
        let shown = with_code("`<b>` is no outlet; see `errors`.").into_string();
        assert_eq!(shown, "<code>&lt;b&gt;</code> is no outlet; see <code>errors</code>.");
        assert_eq!(with_code("plain").into_string(), "plain");
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for (address, links) in [
            ("https://news.example/a", true),
            ("HTTP://news.example/a", true),
            ("javascript:alert(1)", false),
            ("//news.example", false),
            ("é", false),
            ("data:text/html,x", false),
        ] {
            assert_eq!(outside(address, "as published").into_string().starts_with("<a "), links, "{address}");
        }
        assert_eq!(path_of("actors", "a/b é\""), "/actors/a%2Fb%20%C3%A9%22");
    }
}
