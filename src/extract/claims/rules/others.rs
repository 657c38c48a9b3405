//! "All other members voted for it": all but who stood against it, by the same sentence or those before.

use super::phrase::matches;
use super::set_apart::rest;
use crate::domain::{ClaimKind, VoteOption};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::Code;
use crate::extract::claims::subject::{Before, is_against};
use crate::extract::text::token::Class;

/// The others as the subject of what follows.
const SUBJECT: [&str; 5] = [
    "all|every|each ?of ?the ?its other|remaining $",
    "the|its other|remaining $ all",
    "the rest of the|its security council|members",
    "the rest of the|its council|body|members",
    "everyone|everybody else ?on|in ?the ?security ?council",
];

/// The others behind what they did.
const OBJECT: [&str; 2] = [
    "backed|supported|endorsed|approved|favoured|favored by all|every ?of ?the ?its other|remaining $",
    "support|backing|approval of|from all|every ?of ?the ?its other|remaining $",
];

/// The claims of a sentence by these words, where no number says how many the others were.
pub(in crate::extract::claims) fn find(view: &View<'_>, before: &Before, found: &mut Vec<Found>) {
    for at in view.first..view.end {
        let behind = |phrases: &[&str]| phrases.iter().find_map(|phrase| Some(matches(view, at, phrase)?.end));
        let subject = || subject(view, behind(&SUBJECT)?);
        let object = || behind(&OBJECT).map(|end| (at, end));
        let Some((verb, end)) = subject().or_else(object) else { continue };
        let support = view.any(verb, &["support", "approval"]).then_some(VoteOption::Yes);
        let Some(option) = support.or_else(|| rest(view, verb, end)) else { continue };
        let here =
            found.iter().filter(|one| is_against(one) && one.rule != "set-apart").map(|one| &one.members).next_back();
        let mut except = here.unwrap_or(&before.against).clone();
        except.extend(excepted(view, at, verb));
        let taken =
            found.iter().any(|one| one.kind == ClaimKind::Tally && one.first < end && at < one.end && !one.is_veto());
        let modality = modality::of_noun(view, at, at);
        if except.is_empty() || taken || !modality.states_fact() {
            continue;
        }
        let mut one = Found::new(at, view.clause_end(end - 1).max(end), at, ClaimKind::Tally, modality, "set-apart");
        one.option = Some(option);
        one.except = except;
        found.push(one);
        return;
    }
}

/// Those that the words between take out: "all other countries, but for China, voted".
fn excepted<'v>(view: &'v View<'_>, from: usize, verb: usize) -> impl Iterator<Item = Code> + 'v {
    let out =
        (from..verb).find(|&at| view.any(at, &["but", "except", "apart", "save", "bar", "exception", "excluding"]));
    let groups = view.groups.iter().filter(move |group| out.is_some_and(|out| out < group.first && group.end <= verb));
    groups.flat_map(|group| group.members.iter().copied())
}

/// The verb behind the others and what stands between commas there ("all other members, China among them, voted"), and
/// the index behind it.
fn subject(view: &View<'_>, end: usize) -> Option<(usize, usize)> {
    let comma = |at: usize| view.class(at) == Some(Class::Comma);
    let verb = if comma(end) { (end + 1..end + 16).find(|&at| comma(at))? + 1 } else { end };
    let votes = ["voted", "backed", "supported", "endorsed", "approved", "favoured", "favored", "abstained"];
    view.any(verb, &votes).then_some((verb, verb + 1))
}
