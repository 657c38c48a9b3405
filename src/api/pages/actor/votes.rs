//! How a state voted in the Council.

use maud::{Markup, html};

use crate::api::html::words::{counted, day, option, outcome, path_of, whole};
use crate::api::problem::Problem;
use crate::domain::{Actor, ActorKind, MemberVote, MemberVoteTotal};
use crate::store::{MemberVoteFilter, MemberVoteGroup, MemberVoteTotalFilter, Paging, Snapshot};

/// The state's totals, by topic too, and its latest ballots; nothing for who never sat there.
pub(super) async fn votes(snapshot: &mut Snapshot, actor: &Actor) -> Result<Markup, Problem> {
    let code = match actor.kind {
        ActorKind::State => snapshot.member_code(&actor.id).await?,
        _ => None,
    };
    let Some(code) = code else { return Ok(html! {}) };
    let few = |limit| Paging { limit, ..Paging::default() };
    let all = snapshot.member_vote_totals(&code, &MemberVoteTotalFilter::default(), &few(1)).await?.items;
    let filter = MemberVoteTotalFilter { by: Some(MemberVoteGroup::Topic), ..MemberVoteTotalFilter::default() };
    let mut topics = snapshot.member_vote_totals(&code, &filter, &Paging::whole()).await?.items;
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.vote_count));
    let latest = snapshot.member_votes::<MemberVote>(&code, &MemberVoteFilter::default(), &few(12)).await?.items;
    Ok(html! {
        section aria-labelledby="voted" {
            h2 #voted { "How " (actor.name) " voted in the Security Council" }
            @for total in &all { p { (sentence(total)) } }
            p.more { a href={ "/agreement?members=" (code) ",CHN,FRA,GBR,RUS,USA" } { "With whom it votes" } }
            (by_topic(&topics))
            h3 { "Latest ballots" }
            ul.reports { @for vote in &latest { li { (ballot(vote)) } } }
        }
    })
}

fn sentence(total: &MemberVoteTotal) -> String {
    format!(
        "{}: {} in favour, {} against, {} abstaining; {} by the official count.",
        counted(total.vote_count, "ballot", "ballots"),
        whole(total.yes_count.into()),
        whole(total.no_count.into()),
        whole(total.abstain_count.into()),
        counted(total.official_veto_count, "veto", "vetoes"),
    )
}

fn by_topic(topics: &[MemberVoteTotal]) -> Markup {
    html! {
        details {
            summary { "By topic" }
            section.scroll tabindex="0" aria-label="Ballots by topic" {
                table {
                    caption { "Ballots by topic" }
                    thead { tr { th scope="col" { "Topic" } th scope="col" { "In favour" } th scope="col" { "Against" } th scope="col" { "Abstaining" } th scope="col" { "Vetoes" } } }
                    tbody {
                        @for topic in topics {
                            tr {
                                th scope="row" {
                                    @let name = topic.name.as_deref().unwrap_or("Other");
                                    @match &topic.key { Some(slug) => a href=(path_of("topics", slug)) { (name) }, None => (name) }
                                }
                                td { (topic.yes_count) } td { (topic.no_count) } td { (topic.abstain_count) } td { (topic.official_veto_count) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn ballot(vote: &MemberVote) -> Markup {
    let (sign, words, class) = option(vote.option);
    html! {
        span class={ "ballot " (class) } { span aria-hidden="true" { (sign) } " " @if vote.is_veto { "veto" } @else { (words) } } " "
        a href=(path_of("votes", &vote.vote_id)) { (vote.symbol.as_deref().unwrap_or(&vote.vote_id)) }
        @if let Some(title) = &vote.title { " " (title) }
        span.of { (day(Some(vote.date))) ", " (outcome(vote.outcome)) }
    }
}
