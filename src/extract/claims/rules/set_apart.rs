//! Members set apart from the rest: "all but Russia voted for it", "China alone abstained", "every permanent member
//! except the United States".

use super::phrase::matches;
use crate::domain::{ClaimKind, VoteOption};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::phrases::exceptions::{ALONE, PERMANENT, PHRASES};
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::text::token::Class;

/// "All five permanent members voted in favour": how all of them voted.
fn permanent(view: &View<'_>, at: usize) -> Option<Found> {
    let read = PERMANENT.iter().find_map(|phrase| matches(view, at, phrase))?;
    // "four of the five permanent members", "the five permanent members except China"
    let part =
        view.any(at.wrapping_sub(1), &["of"]) || (read.end..read.end + 3).any(|at| view.any(at, &["but", "except"]));
    let against = (read.end..read.end + 3).any(|at| view.any(at, &["against", "no"]));
    let plain = view.any(read.end - 1, &["voted"]) && rest(view, read.end, read.end) != Some(VoteOption::Yes);
    let modality = modality::of_noun(view, at, at);
    if part || against || plain || !modality.states_fact() {
        return None;
    }
    let mut one =
        Found::new(at, view.clause_end(read.end - 1).max(read.end), at, ClaimKind::Tally, modality, "set-apart");
    one.option = Some(VoteOption::Yes);
    one.permanent = true;
    Some(one)
}

/// The claims of a sentence by these phrases; what other rules read of the same words gives way.
pub(in crate::extract::claims) fn find(view: &View<'_>, found: &mut Vec<Found>) {
    for at in view.first..view.end {
        let named = view.group_from(at).is_some();
        let opens = |phrase: &str| named || !phrase.starts_with("@ ");
        let apart = PHRASES.iter().filter(|(.., phrase)| opens(phrase)).find_map(|(option, permanent, phrase)| {
            let read = matches(view, at, phrase)?;
            let option = option.or_else(|| rest(view, read.end, read.end)).or_else(|| rest(view, at, read.end))?;
            Some((read, option, *permanent, false))
        });
        let alone = || {
            ALONE
                .iter()
                .filter(|(_, phrase)| opens(phrase))
                .find_map(|(option, phrase)| Some((matches(view, at, phrase)?, *option, false, true)))
        };
        let Some((read, option, permanent, alone)) = apart.or_else(alone) else {
            if let Some(one) = self::permanent(view, at) {
                found.retain(|other| other.rule != "tally" || other.first < one.first || one.end <= other.first);
                found.push(one);
                return;
            }
            continue;
        };
        let Some(group) = read.group else { continue };
        let end = view.clause_end(read.end - 1).max(read.end);
        let first = at.min(group.first);
        let members = group.members.clone();
        // "Apart from Russia, which abstained, all members": the clause of those set apart states a ballot of its own.
        let aside = |one: &Found| !alone && at < one.trigger && one.trigger < read.end && opens_aside(view, one);
        let mine = |one: &Found| {
            if aside(one) {
                return false;
            }
            one.members.iter().any(|code| members.contains(code)) && !one.is_veto()
                || one.rule == "tally"
                    && one.tally.yes.and(one.tally.no).is_none()
                    && first < one.end
                    && one.first < end
                || one.kind == ClaimKind::Adoption && !alone && one.first <= first && first < one.end
        };
        found.retain(|one| !mine(one));
        let modality = modality::of_noun(view, first, first);
        if !modality.states_fact() {
            return;
        }
        let kind = if alone && option == VoteOption::Abstain { ClaimKind::Abstention } else { ClaimKind::Tally };
        let mut one = Found::new(first, end, at, kind, modality, "set-apart");
        one.option = Some(option);
        one.alone = alone;
        if alone {
            one.members = members;
        } else {
            one.except = members;
            // "was the only permanent member not to vote for it": of the permanent members alone.
            one.permanent = permanent || (at..read.end).any(|at| view.any(at, &["permanent"]));
        }
        found.push(one);
        return;
    }
}

fn opens_aside(view: &View<'_>, one: &Found) -> bool {
    view.any(one.verb_first.wrapping_sub(1), &["which", "who"])
}

/// How the rest voted: "voted for", "backed", "abstained" behind the members or before them.
pub(super) fn rest(view: &View<'_>, from: usize, end: usize) -> Option<VoteOption> {
    let aside = |at: usize| view.class(at) == Some(Class::Comma) && view.any(at + 1, &["which", "who"]);
    (from..view.end.min(end + 14)).take_while(|&at| !aside(at)).find_map(|at| {
        let against = view.any(at, &["against", "opposed", "rejected"]);
        let yes = view
            .any(at, &["for", "favour", "favor", "supported", "backed", "yes", "supporting", "backing", "approved"]);
        match () {
            () if view.is(at, vocabulary::ABSTAIN) => Some(VoteOption::Abstain),
            () if against => Some(VoteOption::No),
            () if yes => Some(VoteOption::Yes),
            () => None,
        }
    })
}
