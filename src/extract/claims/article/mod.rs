//! An article as a whole, and the claims of its sentences.

mod assertion;
mod council;

use super::candidate::Found;
use super::rules::{self, ballot, decision, veto};
use super::sentence::View;
use super::subject::Before;
use super::{Doc, context};
use crate::domain::{ClaimKind, Day};

/// What is known of the article as a whole.
pub(super) struct Article<'d> {
    pub on: Option<Day>,
    /// Whether it names the Security Council.
    council: bool,
    /// Whether it is written from the United Nations.
    nations: bool,
    /// What it is mostly about.
    topic: Option<String>,
    doc: &'d Doc<'d>,
}

impl Article<'_> {
    /// The claims of one sentence that are about the Council.
    pub fn claims(&self, view: &View<'_>, before: &Before, voted: bool) -> Vec<Found> {
        let mut found = Vec::new();
        veto::find(view, before, &mut found);
        ballot::find(view, before, &mut found);
        decision::find(view, self.council, &mut found);
        rules::result_phrases::find(view, self.council, &mut found);
        if view.is_about_votes() || voted {
            rules::ballot_phrases::find(view, before, voted, &mut found);
            rules::tally::find(view, &mut found);
            rules::set_apart::find(view, &mut found);
            rules::others::find(view, before, &mut found);
            rules::only_one::find(view, before, &mut found);
        }
        for one in &mut found {
            rules::counting::complete(view, one);
            context::joined_vetoes(view, one);
            context::joined_ballots(view, one);
        }
        // "Russia's abstentions since 2011 number eight": counted votes, not the ballots of one.
        let counted: Vec<_> = found
            .iter()
            .filter(|one| one.kind == ClaimKind::Abstention && one.count.is_some())
            .map(|one| one.first..one.end)
            .collect();
        found.retain(|one| {
            one.kind != ClaimKind::Tally || !counted.iter().any(|span| one.first < span.end && span.start < one.end)
        });
        context::inherit_modality(view, &mut found);
        if !found.is_empty() && view.is_fiction() {
            found.clear();
        }
        found.retain(|found| self.is_of_council(view, found));
        found.sort_by_key(|found| (found.first, found.end));
        found.dedup_by(|b, a| a.kind == b.kind && b.first < a.end && !matches!(a.kind, ClaimKind::Tally));
        found
    }
}
