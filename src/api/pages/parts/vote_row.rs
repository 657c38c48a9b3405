//! Votes in a row: day, symbol, subject, outcome.

use maud::{Markup, html};

use crate::api::html::words::{counted, day, listed, outcome, path_of};
use crate::domain::{Outcome, Vote};
use crate::store::RecordNames;

/// A table of votes.
pub(in crate::api::pages) fn vote_table(votes: &[Vote], caption: &str, names: &RecordNames) -> Markup {
    html! {
        section.scroll tabindex="0" aria-label=(caption) {
            table.votes {
                caption { (caption) }
                thead { tr { th scope="col" { "Day" } th scope="col" { "Vote" } th scope="col" { "Outcome" } th scope="col" { "For–against–abstaining" } } }
                tbody {
                    @for vote in votes {
                        tr {
                            td { (day(Some(vote.date))) }
                            th scope="row" {
                                a href=(path_of("votes", &vote.id)) { (vote.symbol.as_deref().unwrap_or(&vote.id)) }
                                @if let Some(title) = &vote.title { span.of { (title) } }
                            }
                            td { (outcome_words(vote, names)) @if vote.claim_count > 0 { span.of { (counted(vote.claim_count, "claim", "claims")) } } }
                            td.tally { (tally(vote).unwrap_or_else(|| "unknown".to_owned())) }
                        }
                    }
                }
            }
        }
    }
}

/// `vetoed by China and Russia`.
pub(in crate::api::pages) fn outcome_words(vote: &Vote, names: &RecordNames) -> String {
    match vote.outcome {
        Outcome::Vetoed if !vote.vetoed_by.is_empty() => format!("✗ vetoed by {}", listed(&names.all(&vote.vetoed_by))),
        Outcome::Adopted if vote.without_vote => "✓ adopted without a vote".to_owned(),
        Outcome::Adopted => "✓ adopted".to_owned(),
        other => format!("✗ {}", outcome(other)),
    }
}

/// `13–2–0`; none where the ballots are unknown.
pub(in crate::api::pages) fn tally(vote: &Vote) -> Option<String> {
    Some(format!("{}–{}–{}", vote.yes?, vote.no?, vote.abstain?))
}
