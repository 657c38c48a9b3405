//! Members of earlier sentences and clauses, to which pronouns point back.

use crate::domain::{ClaimKind, VoteOption};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::sentence::{Group, View};
use crate::extract::claims::states::Code;
use crate::extract::claims::vocabulary;

/// Groups of earlier sentences, for pronouns.
#[derive(Clone, Debug, Default)]
pub(in crate::extract::claims) struct Before {
    /// The last group of several permanent members.
    pub several: Vec<Code>,
    /// The last single permanent member.
    pub single: Option<Code>,
    /// Who stood against the draft that the sentences speak of, for "all other members".
    pub against: Vec<Code>,
}

impl Before {
    /// Remembers the groups of a sentence that is done with.
    ///
    /// Of several single members the subject is the one that "it" means next: "China vetoed it, together with Russia.
    /// It also …". Where none of them begins the sentence, it stays open.
    pub fn remember(&mut self, view: &View<'_>) {
        let permanent = || view.groups.iter().filter(|group| group.is_permanent());
        if let Some(group) = permanent().rfind(|group| group.members.len() > 1) {
            self.several.clone_from(&group.members);
        }
        let mut singles = permanent().filter(|group| group.members.len() == 1);
        let Some(first) = singles.next() else { return };
        let begins = first.first <= view.first + 1;
        let alone = singles.all(|group| group.members == first.members);
        self.single = (begins || alone).then(|| first.members[0]);
    }

    /// Notes who vetoed or opposed, from the claims of that sentence.
    pub fn note(&mut self, claims: &[Found]) {
        if let Some(one) = claims.iter().rfind(|one| is_against(one)) {
            self.against.clone_from(&one.members);
        }
    }
}

/// "they", "it", "both countries", "the two", ending at `p`.
pub(super) fn pointed(view: &View<'_>, p: usize, before: &Before) -> Option<(usize, Vec<Code>)> {
    if view.any(p, &["they", "both", "pair", "duo"]) {
        let first = p - usize::from(view.any(p.wrapping_sub(1), &["the"]));
        return Some((first, several(view, first, before)?));
    }
    if view.any(p, &["it"]) {
        return Some((p, vec![single(view, p, before)?]));
    }
    let two = view.any(p, &["countries", "nations", "powers", "states", "allies", "governments"])
        && view.any(p.wrapping_sub(1), &["both", "two"]);
    if two || view.any(p, &["two"]) && view.any(p.wrapping_sub(1), &["the"]) {
        let first = p - 1 - usize::from(view.any(p.wrapping_sub(2), &["the"]));
        return Some((first, several(view, first, before)?));
    }
    None
}

/// The nearest group of several permanent members before `at`, in this sentence or before it.
pub(in crate::extract::claims) fn several(view: &View<'_>, at: usize, before: &Before) -> Option<Vec<Code>> {
    let both = view.any(at, &["both"]);
    let here = view.groups.iter().rev().find(|group| {
        group.end <= at && group.members.len() > 1 && (group.is_permanent() || both && group.members.len() == 2)
    });
    let found = here.map(|group| group.members.clone());
    found.or_else(|| (!before.several.is_empty()).then(|| before.several.clone()))
}

/// The nearest single permanent member before `at`.
pub(in crate::extract::claims) fn single(view: &View<'_>, at: usize, before: &Before) -> Option<Code> {
    // "a US draft" names the draft's sponsor.
    let sponsors = |group: &Group| view.is(group.end, vocabulary::PAPER);
    let permanent = view.groups.iter().filter(|group| group.end <= at && group.is_permanent() && !sponsors(group));
    let mut here =
        permanent.filter(|group| group.members.len() == 1 && !view.any(group.first.wrapping_sub(1), &["by"]));
    here.next_back().map(|group| group.members[0]).or(before.single)
}

/// Whether the claim tells of members that stood against one draft.
pub(in crate::extract::claims) fn is_against(one: &Found) -> bool {
    let no = one.kind == ClaimKind::Veto || one.option == Some(VoteOption::No);
    no && one.modality.states_fact() && !one.plural && !one.members.is_empty()
}
