//! A topic: its votes, its vetoes, and the latest claims about it.

use actix_web::web::{Path, Query};
use maud::html;
use serde::Deserialize;

use super::parts::claim::claim;
use super::parts::vote_row::vote_table;
use crate::api::html::frame::{Feed, Frame};
use crate::api::html::site::Site;
use crate::api::html::words::{counted, path_of};
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::{Claim, Topic, VetoGroup, Vote};
use crate::store::{ClaimFilter, Paging, TopicFilter, VetoGrouping, VetoSelection, VetoTotalFilter, VoteFilter};

/// The parameter of pages with a list.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Place {
    cursor: Option<String>,
}

/// A topic of votes.
pub(super) async fn get_topic_page(
    store: StoreHandle,
    site: Site,
    slug: Path<String>,
    place: Query<Place>,
) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let topics = snapshot.topics::<Topic>(&TopicFilter::default(), &Paging::whole()).await?;
    let topic = topics.items.into_iter().find(|topic| topic.slug == *slug);
    let topic = topic.ok_or_else(|| Problem::unknown_id("topic", &*slug))?;
    let paging = Paging { limit: 50, cursor: place.into_inner().cursor, count: false };
    let filter = VoteFilter { topic: topic.slug.clone().into(), ..VoteFilter::default() };
    let votes = snapshot.votes::<Vote>(&filter, &paging).await?;
    let grouping = VetoGrouping { by: VetoGroup::Member.into(), ..VetoGrouping::default() };
    let selection = VetoSelection { topic: topic.slug.clone().into(), ..VetoSelection::default() };
    let filter = VetoTotalFilter { grouping, selection };
    let vetoes = snapshot.veto_totals(&filter, &Paging::default()).await?;
    let filter = ClaimFilter { topic: topic.slug.clone().into(), ..ClaimFilter::default() };
    let claims = snapshot.claims::<Claim>(&filter, &Paging { limit: 4, ..Paging::default() }).await?;
    let names = snapshot.record_names().await?;
    let path = path_of("topics", &topic.slug);
    let content = html! {
        p.kicker { "Topic" }
        h1 { (topic.label) }
        p.standfirst { (topic.covers) }
        @if !vetoes.items.is_empty() {
            p {
                "Vetoes cast: "
                @for (at, total) in vetoes.items.iter().enumerate() {
                    @if at > 0 { ", " }
                    (total.name.as_deref().or(total.key.as_deref()).unwrap_or_default()) " " b { (total.cast_count) }
                }
                "."
            }
        }
        h2 { (counted(topic.vote_count, "vote", "votes")) }
        (vote_table(&votes.items, "Votes on the topic, the latest first", &names))
        @if let Some(next) = &votes.page.next_cursor { p.more { a rel="next" href={ (path) "?cursor=" (next) } { "Earlier votes" } } }
        @if !claims.items.is_empty() {
            h2 { "Latest claims about it" }
            div.columns { @for each in &claims.items { (claim(each, true, &names)) } }
        }
    };
    let frame = Frame {
        title: format!("{} in the Security Council", topic.label),
        description: format!("{} {}.", topic.covers, counted(topic.vote_count, "vote", "votes")),
        json: Some(format!("/v1/votes?topic={}", topic.slug)),
        feeds: vec![
            Feed::new(format!("Votes: {}", topic.label), format!("/v1/votes?topic={}&format=atom", topic.slug)),
            Feed::new(format!("Claims: {}", topic.label), format!("/v1/claims?topic={}&format=atom", topic.slug)),
        ],
        path,
        indexable: true,
        class: "wide",
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.show(&snapshot, &site))
}
