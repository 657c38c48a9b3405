//! What a sentence asserts and no claim took up: another member, a number of votes, an ordinal, a share.

use crate::domain::{ClaimKind, VoteOption};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::Code;
use crate::extract::claims::{numbers, subject, vocabulary};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Whether the sentence asserts what none of its claims took up: another member, a number of votes, an ordinal.
pub(in crate::extract::claims) fn is_unread(view: &View<'_>, claims: &[Found]) -> bool {
    let veto = claims.iter().any(Found::is_veto);
    let counted = claims.iter().any(|one| one.count.is_some() || !one.except.is_empty() || one.unanimous);
    veto && names_other(view, claims)
        || veto && !counted && has_ordinal(view)
        || has_number(view, claims, counted)
        || has_score(view, claims)
        || has_share(view, claims, counted)
        || leaves_veto(view, claims)
        || leaves_abstention(view, claims)
        || is_without_dissent(view, claims)
        || leaves_reply(view, claims)
        || has_range(view)
        || left_ballot(view, claims)
        || leaves_member(view, claims)
}

/// "13-2", where no claim has a tally.
fn has_score(view: &View<'_>, claims: &[Found]) -> bool {
    let open = claims.iter().any(|one| !one.is_veto()) && !has_yes(claims);
    open && (view.first..view.end).any(|at| {
        let word = view.word(at);
        word.len() < 9
            && word.split('-').count() > 1
            && word.split('-').all(|part| part.parse::<u8>().is_ok_and(|part| part < 20))
    })
}

fn has_yes(claims: &[Found]) -> bool {
    claims.iter().any(|one| one.tally.yes.is_some())
}

/// "its third veto", "for the second time"
fn has_ordinal(view: &View<'_>) -> bool {
    (view.first..view.end).any(|at| {
        numbers::ordinal(view, at).is_some()
            && !(at..at + 4).any(|at| numbers::is_within(view, at))
            && ((at + 1..at + 4).any(|at| view.is(at, vocabulary::VETO) || view.any(at, &["time"]))
                || view.any(at + 1, &["by", "such", "since"]))
    })
}

/// "two thirds of the members", "every African member", where no claim took them up.
fn has_share(view: &View<'_>, claims: &[Found], counted: bool) -> bool {
    let shared = claims.iter().any(|one| one.tally.counts_some());
    if shared || has_yes(claims) {
        return false;
    }
    let set_apart = !claims.iter().any(|one| !one.except.is_empty() || one.permanent || one.alone || one.unanimous)
        && claims.iter().any(|one| !one.is_veto())
        && (view.first..view.end).any(|at| {
            view.any(at, &["all", "every", "each"]) && (at + 1..at + 5).any(|at| view.is(at, vocabulary::COUNTRIES))
        });
    let share = !counted
        && (view.first..view.end)
            .any(|at| view.any(at, &["thirds", "two-thirds", "half", "majority"]) && view.any(at + 1, &["of"]))
        && claims.iter().any(|one| one.kind == ClaimKind::Tally);
    set_apart || share
}

/// "without a dissenting vote"
fn is_without_dissent(view: &View<'_>, claims: &[Found]) -> bool {
    !claims.iter().any(|one| one.unanimous || one.tally.no.is_some())
        && (view.first..view.end).any(|at| {
            view.any(at, &["without"])
                && (at + 1..at + 5).any(|at| {
                    view.is(at, vocabulary::ABSTENTION | vocabulary::ABSTAIN)
                        || view.any(at, &["dissent", "dissenting", "opposition", "objection", "objections"])
                })
        })
        && claims.iter().any(|one| !one.is_veto())
}

/// "fourteen voted for it; China did not", "abstained, as did Malta": whether who did so too, or not, is in no claim.
fn leaves_reply(view: &View<'_>, claims: &[Found]) -> bool {
    let left = |members: &[Code]| !claims.iter().any(|one| members.iter().all(|code| one.members.contains(code)));
    let did_not = claims.iter().any(|one| !one.is_veto())
        && !claims.iter().any(|one| !one.except.is_empty())
        && view.groups.iter().any(|group| {
            !view.has(view.before_the(group.first), Words::PREPOSITION)
                && view.any(group.end, &["did"])
                && view.any(group.end + 1, &["not", "n't", "n’t"])
                && left(&group.members)
        });
    let likewise = claims.iter().any(|one| one.option.is_some() || one.kind == ClaimKind::Abstention)
        && view.groups.iter().any(|group| {
            let did = view.before_the(group.first);
            view.any(did, &["did"]) && view.any(did.wrapping_sub(1), &["as", "so"]) && left(&group.members)
        });
    did_not || likewise
}

/// "adopted resolutions 1967 to 2032, 63 in all"
fn has_range(view: &View<'_>) -> bool {
    (view.first..view.end).any(|at| {
        view.any(at, &["resolutions"])
            && view.class(at + 1) == Some(Class::Number)
            && view.any(at + 2, &["to", "through", "-"])
            && view.class(at + 3) == Some(Class::Number)
    })
}

/// Whether a permanent member that no claim took up joins in.
fn names_other(view: &View<'_>, claims: &[Found]) -> bool {
    let taken = |code: &[u8; 3]| claims.iter().any(|one| one.members.contains(code) || one.except.contains(code));
    view.groups.iter().any(|group| {
        let led = view.has(group.first.wrapping_sub(1), Words::PREPOSITION)
            || view.has(group.first.wrapping_sub(2), Words::PREPOSITION);
        let did = view.any(group.end, &["did", "also", "joined", "followed", "likewise", "too"]);
        group.is_permanent()
            && !group.adjective
            && (did || !led && view.any(group.first.wrapping_sub(1), &["and", "with"]))
            && !group.members.iter().all(taken)
    })
}

/// Whether a number of votes, members or times stands in the sentence that no claim took up.
fn has_number(view: &View<'_>, claims: &[Found], counted: bool) -> bool {
    let read = |number: u32| claims.iter().any(|one| one.counts(number));
    // "four -- China, Libya, Uganda and Vietnam -- abstained"
    let listed = |at: usize, number: u32| {
        claims.iter().any(|one| one.members.len() == number as usize && (at + 1..at + 5).any(|next| next == one.first))
    };
    let whole = |at: usize| {
        view.class(at.wrapping_sub(1)) == Some(Class::Suffix) || view.any(at.wrapping_sub(1), &["of", "its", "the"])
    };
    let many = claims.iter().any(|one| one.count.is_some());
    (view.first..view.end).any(|at| {
        numbers::cardinal(view, at)
            .is_some_and(|number| number > 1 && number <= 15 && !read(number) && !listed(at, number))
            && !whole(at)
            && (view.is(at + 1, vocabulary::VOTE_NOUN | vocabulary::ABSTENTION)
                || view.any(at + 1, &["supporters", "opponents", "abstainers"])
                || is_part(view, at)
                || view.is(at + 1, vocabulary::COUNTRIES)
                    && !counted
                    && (at + 2..at + 8).any(|at| view.is(at, vocabulary::VOTE_VERB | vocabulary::ABSTAIN))
                || view.any(at + 1, &["against", "yes", "for"])
                || view.any(at + 1, &["times"]) && !many
                || view.any(at + 1, &["in"]) && view.is(at + 2, vocabulary::IN_FAVOUR))
    })
}

/// Whose a veto or an abstention is stands right before or behind it; "instead of vetoing" and "two vetoes"
/// are no other claim.
fn is_owned(view: &View<'_>, at: usize) -> bool {
    let apart = || view.class(at.wrapping_sub(1)) == Some(Class::Comma) && view.group_ending(at - 1).is_some();
    view.group_ending(at).is_some() || apart() || subject::agent(view, at).is_some()
}

/// Whether a member's veto stands in the sentence that no claim took up.
fn leaves_veto(view: &View<'_>, claims: &[Found]) -> bool {
    let vetoed = vocabulary::VETOED | vocabulary::VETO;
    !claims.iter().any(Found::is_veto) && (view.first..view.end).any(|at| view.is(at, vetoed) && is_owned(view, at))
}

/// Whether a member's abstention stands in the sentence that no claim took up.
fn leaves_abstention(view: &View<'_>, claims: &[Found]) -> bool {
    let abstains = vocabulary::ABSTAIN | vocabulary::ABSTENTION;
    let abstained = |one: &Found| {
        one.kind == ClaimKind::Abstention
            || one.tally.abstain.is_some()
            || one.option.is_some_and(|option| option == VoteOption::Abstain)
            || one.unanimous
    };
    !claims.iter().any(abstained)
        && claims.iter().any(|one| !one.is_veto() || one.members.len() == 1)
        && (view.first..view.end).any(|at| view.is(at, abstains) && is_owned(view, at))
}

/// "six of the 15 members", "ten of the Council's members"
fn is_part(view: &View<'_>, at: usize) -> bool {
    let whole = (at + 2..at + 8).find(|&at| view.is(at, vocabulary::COUNTRIES));
    view.any(at + 1, &["of"])
        && whole.is_some_and(|noun| {
            let light = |at: usize| {
                view.any(at, &["the", "its", "council", "security", "un"])
                    || view.class(at) == Some(Class::Suffix)
                    || numbers::cardinal(view, at).is_some()
            };
            (at + 2..noun).all(light)
        })
}

/// "Washington's yes", "Britain's opposition to the draft": a ballot as a noun, where no claim is of that member.
fn left_ballot(view: &View<'_>, claims: &[Found]) -> bool {
    view.groups.iter().any(|group| {
        let noun = group.end + usize::from(view.class(group.end) == Some(Class::Suffix));
        let taken = |one: &Found| group.members.iter().all(|code| one.members.contains(code));
        (noun > group.end || group.adjective)
            && view.any(noun, &["yes", "no", "nay", "aye"])
            && !claims.iter().any(taken)
    })
}

/// "with the votes of Russia and Nigeria", "despite Greece's objection", "with Kenya among the abstainers": a member beside
/// a word for its ballot that no claim is of.
fn leaves_member(view: &View<'_>, claims: &[Found]) -> bool {
    let taken = |code: &Code| claims.iter().any(|one| one.members.contains(code) || one.except.contains(code));
    let nouns = vocabulary::VOTE_NOUN | vocabulary::ABSTENTION | vocabulary::VETO;
    // "Syria's opposition" is a party, "the opposition of Syria" none.
    let owned = |at: usize| view.is(at, nouns) || view.any(at, &["objection", "objections", "dissent", "assent"]);
    let ballot = |at: usize| owned(at) || view.any(at, &["support", "backing", "opposition"]);
    let does = |at: usize| {
        view.is(at, vocabulary::ABSTAIN | vocabulary::ABSTENTION | vocabulary::AGAINST | vocabulary::IN_FAVOUR)
            || view
                .any(at, &["abstainers", "opponents", "supporters", "dissenters", "objecting", "voting", "dissenting"])
    };
    view.groups.iter().filter(|group| !group.adjective && !group.members.iter().all(taken)).any(|group| {
        let led = view.before_the(group.first);
        // "the veto of the Syria draft": of what it was.
        let by =
            view.any(led, &["by", "from"]) || view.any(led, &["of"]) && !view.is(led.wrapping_sub(1), vocabulary::VETO);
        let of = by && ballot(led.wrapping_sub(1)) && !view.is(group.end, vocabulary::DRAFT);
        let owns = view.class(group.end) == Some(Class::Suffix) && (group.end + 1..group.end + 3).any(owned);
        let beside = view.any(led, &["with"]) && (group.end..view.clause_end(group.end).min(group.end + 6)).any(does);
        let named = view.any(led, &["being", "were", "was", "included", "including"])
            && (led.saturating_sub(4).max(view.first)..led).any(does);
        of || owns || beside || named
    })
}
