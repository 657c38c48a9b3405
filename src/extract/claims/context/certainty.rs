//! Whether a claim says plainly which votes it means: what does not is never accused.

use crate::domain::ClaimKind;
use crate::extract::claims::candidate::Found;
use crate::extract::claims::sentence::View;
use crate::extract::claims::{dates, numbers, topic, vocabulary};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Votes on how the Council proceeds, of which the record has few.
pub(in crate::extract::claims) fn is_procedural(view: &View<'_>) -> bool {
    let topics = ["meeting", "session", "debate", "invitation", "agenda", "briefing", "discussion"];
    let on_it = |at: usize| {
        let behind = at + 1 + usize::from(view.any(at + 1, &["the", "a", "this"]));
        view.any(at, &["against", "for", "of", "on"]) && view.any(behind, &topics) && votes_before(view, at)
    };
    (view.first..view.end).any(|at| {
        view.any(at, &["procedural"])
            || on_it(at)
            || view.any(
                at,
                &["hold", "convene", "holding", "convening", "discuss", "invite", "inviting", "let", "letting"],
            ) && view.find(view.first, at, vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB).is_some()
                && (view.any(at, &["discuss"])
                    || (at + 1..at + 5).any(|at| view.any(at, &topics) || view.any(at, &["speak", "address"])))
    })
}

/// "voted against the meeting"
fn votes_before(view: &View<'_>, at: usize) -> bool {
    view.find(at.saturating_sub(3).max(view.first), at, vocabulary::VOTE_VERB).is_some()
}

/// "proposed by the United States and backed by eight other countries": whether the sponsor is counted is open.
pub(in crate::extract::claims) fn leaves_out_sponsor(view: &View<'_>, found: &Found) -> bool {
    let sponsors = ["proposed", "sponsored", "drafted", "tabled", "submitted", "introduced", "authored", "presented"];
    let other = (found.first..found.end + 2)
        .any(|at| view.any(at, &["other", "others"]) && numbers::cardinal(view, at.wrapping_sub(1)).is_some());
    found.kind == ClaimKind::Tally && other && (view.first..found.first).any(|at| view.any(at, &sponsors))
}

/// Stretches of time that have no date: "over the two-year war", "in the first ten years".
const STRETCHES: [&str; 22] = [
    "war",
    "conflict",
    "offensive",
    "crisis",
    "campaign",
    "fighting",
    "uprising",
    "decade",
    "decades",
    "years",
    "year",
    "months",
    "month",
    "weeks",
    "week",
    "days",
    "period",
    "era",
    "presidency",
    "term",
    "administration",
    "two-year",
];

/// Whether a count is of some of the votes on its topic alone: by a purpose ("to shield its ally"), by what the drafts
/// asked for ("demanding a ceasefire"), or over a stretch that has no date.
pub(in crate::extract::claims) fn is_restricted(view: &View<'_>, found: &Found) -> bool {
    is_of_last(view, found) || names_stretch(view, found) || narrows(view, found)
}

/// "seven of the last nine vetoes"
fn is_of_last(view: &View<'_>, found: &Found) -> bool {
    let from = found.first.saturating_sub(6).max(view.first);
    (from..found.end).any(|at| {
        view.any(at, &["last", "past", "latest", "previous", "recent"])
            && numbers::cardinal(view, at + 1).is_some()
            && (at.saturating_sub(3)..at).any(|at| view.any(at, &["of"]))
    })
}

fn names_stretch(view: &View<'_>, found: &Found) -> bool {
    let dated = !dates::all(view, view.first, view.end, None).is_empty();
    let led = |at: usize| {
        (at.saturating_sub(5).max(view.first)..at)
            .any(|at| view.any(at, &["since", "over", "during", "in", "within", "throughout", "for", "under", "amid"]))
    };
    let stretch = |at: usize| view.any(at, &STRETCHES) && led(at);
    let since = |at: usize| view.any(at, &["since"]) && view.class(at + 1) == Some(Class::Word);
    !dated && (found.first.saturating_sub(14).max(view.first)..view.end).any(|at| stretch(at) || since(at))
}

/// Words behind a count that narrow it to nothing.
const PLAIN: [&str; 66] = [
    "times",
    "time",
    "occasions",
    "numbered",
    "totalled",
    "course",
    "years",
    "period",
    "conflict",
    "war",
    "crisis",
    "civil",
    "issue",
    "question",
    "situation",
    "file",
    "so",
    "least",
    "most",
    "more",
    "less",
    "than",
    "only",
    "both",
    "each",
    "total",
    "far",
    "now",
    "began",
    "started",
    "beginning",
    "start",
    "outbreak",
    "all",
    "related",
    "relating",
    "down",
    "today",
    "yesterday",
    "last",
    "this",
    "week",
    "month",
    "year",
    "power",
    "right",
    "alone",
    "first",
    "began",
    "separate",
    "different",
    "to",
    "block",
    "kill",
    "defeat",
    "stop",
    "united",
    "nations",
    "council",
    "security",
    "now",
    "ago",
    "used",
    "cast",
    "its",
    "their",
];

/// Whether the word is one that leaves a count as wide as its topic.
fn is_known(view: &View<'_>, at: usize) -> bool {
    view.class(at) != Some(Class::Word)
        || view.any(at, &PLAIN)
        || view
            .has(at, Words::PREPOSITION | Words::ARTICLE | Words::DAY | Words::MONTH | Words::ADVERB | Words::AUXILIARY)
        || view.is(
            at,
            vocabulary::DRAFT
                | vocabulary::DRAFTS
                | vocabulary::RESOLUTION
                | vocabulary::VETO
                | vocabulary::UN
                | vocabulary::ADOPT
                | vocabulary::VOTE_NOUN,
        )
        || view.is(at, vocabulary::NUMBER | vocabulary::ORDINAL | vocabulary::TIMES)
        || view.named.iter().any(|named| named.first <= at && at < named.end)
        || topic::is_ruler(view, at) && view.named.iter().any(|named| named.end == at)
        || view.group_at(at).is_some()
}

/// Whether the words behind the count say more than the topic and the time.
fn narrows(view: &View<'_>, found: &Found) -> bool {
    let clause_ends = |at: usize| {
        // "for the second time, to shield its ally"
        if view.class(at) == Some(Class::Comma) && view.any(at + 1, &["to"]) {
            return false;
        }
        matches!(
            view.class(at),
            Some(
                Class::Stop
                    | Class::Semicolon
                    | Class::Colon
                    | Class::Dash
                    | Class::Comma
                    | Class::Double
                    | Class::Open
            )
        ) || view.any(at, &["and", "while", "but", "when", "as", "with", "including", "between"])
    };
    // "were vetoed by both Russia and China on Syria"
    let by = usize::from(view.any(found.trigger + 1, &["by"]));
    let agent =
        view.groups.iter().find(|group| by == 1 && (found.trigger + 2..found.trigger + 5).contains(&group.first));
    // "was the ninth by China of a resolution on Syria"
    let by_member = |at: usize| {
        view.group_from(at + 1).is_some_and(|group| group.members.iter().all(|code| found.members.contains(code)))
    };
    let from = agent.map_or(found.trigger + 1, |group| group.end);
    (from..view.end)
        .take_while(|&at| !clause_ends(at))
        .any(|at| !is_known(view, at) || view.any(at, &["by"]) && !view.names_council(at, at + 6) && !by_member(at))
}

/// "the first veto by Moscow in ten years", "cast its first veto": what is said to be the first was not compared.
pub(in crate::extract::claims) fn is_first(view: &View<'_>, found: &Found) -> bool {
    let from = found.first.saturating_sub(3).max(view.first);
    found.is_veto()
        && found.count.is_none()
        && (from..found.end).any(|at| {
            view.any(at, &["first"])
                && !view.any(at.wrapping_sub(1), &["at"])
                && (at + 1..at + 5).any(|at| view.is(at, vocabulary::VETO) || view.any(at, &["time"]))
        })
}
