//! Agreement between members as a heat map.

use actix_web::web::Query;
use maud::{Markup, html};
use serde::Deserialize;

use crate::api::html::frame::Frame;
use crate::api::html::site::Site;
use crate::api::html::words::whole;
use crate::api::problem::HandlerResult;
use crate::api::state::StoreHandle;
use crate::domain::{Agreement, Member, Topic};
use crate::store::{AgreementFilter, MAX_LIMIT, MemberFilter, OneOf, Paging, TopicFilter};

/// What the page may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    members: String,
    topic: String,
    contested: String,
}

/// How often the members vote alike: those of the record's last day, unless others are asked for.
pub(super) async fn get_agreement_page(store: StoreHandle, site: Site, asked: Query<Asked>) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let last = snapshot.dataset().await?.record_to;
    let sitting =
        snapshot.members::<Member>(&MemberFilter { on: last, ..Default::default() }, &Paging::whole()).await?;
    let topics = snapshot.topics::<Topic>(&TopicFilter::default(), &Paging::whole()).await?.items;
    let given: Vec<String> =
        asked.members.split(',').map(str::trim).filter(|code| !code.is_empty()).map(str::to_ascii_uppercase).collect();
    let members = if given.is_empty() { sitting.items.into_iter().map(|member| member.iso3).collect() } else { given };
    let contested = !asked.contested.is_empty();
    let filter = AgreementFilter {
        members: OneOf(members.clone()),
        topic: if asked.topic.is_empty() { OneOf::default() } else { asked.topic.clone().into() },
        contested,
        ..AgreementFilter::default()
    };
    let pairs = snapshot.agreement(&filter, &Paging { limit: MAX_LIMIT, ..Paging::default() }).await?.items;
    let content = html! {
        p.kicker { "Security Council" }
        h1 { "Who votes with whom" }
        p.standfirst {
            "For each pair of members, in how many of a hundred votes in which both took a position it was the same. "
            @if let Some(last) = last { "The record reaches to " (last.in_words()) "." }
        }
        (form(&asked, &topics, contested))
        (map(&members, &pairs))
        p.hint { "Most votes are unanimous. A dash stands for pairs that never voted together. Of more than twenty members not every pair is shown." }
    };
    let frame = Frame {
        title: "Who votes with whom in the Security Council".to_owned(),
        description: "How often each pair of members of the UN Security Council votes alike, as a heat map.".to_owned(),
        path: "/agreement".to_owned(),
        json: Some(format!(
            "/v1/agreement?members={}&limit=200{}",
            members.join(","),
            if contested { "&contested=true" } else { "" }
        )),
        indexable: true,
        class: "wide",
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.show(&snapshot, &site))
}

fn form(asked: &Asked, topics: &[Topic], contested: bool) -> Markup {
    html! {
        form.filters action="/agreement" {
            p {
                label for="members" { "Members, by their codes" }
                input #members name="members" value=(asked.members) placeholder="CHN,RUS,USA" maxlength="200" autocomplete="off";
            }
            p {
                label for="topic" { "Topic" }
                select #topic name="topic" {
                    option value="" { "All topics" }
                    @for topic in topics { option value=(topic.slug) selected[topic.slug == asked.topic] { (topic.label) } }
                }
            }
            p.check {
                input #contested type="checkbox" name="contested" value="true" checked[contested];
                label for="contested" { "Contested votes only" }
            }
            button type="submit" { "Show" }
        }
    }
}

/// The table: a row and a column for each member, in each cell the rate in words and in a shade.
fn map(members: &[String], pairs: &[Agreement]) -> Markup {
    let name = |code: &str| {
        let named = pairs.iter().find_map(|pair| match code {
            code if code == pair.a => Some(&pair.a_name),
            code if code == pair.b => Some(&pair.b_name),
            _ => None,
        });
        named.cloned().unwrap_or_else(|| code.to_owned())
    };
    html! {
        section.scroll tabindex="0" aria-label="How often members vote alike" {
            table.heat {
                caption { "Votes alike, in percent" }
                thead { tr { td {} @for member in members { th scope="col" { abbr title=(name(member)) { (member) } } } } }
                tbody {
                    @for row in members {
                        tr {
                            th scope="row" { a href={ "/actors/" (row) } { (name(row)) } }
                            @for column in members { (cell(row, column, pairs)) }
                        }
                    }
                }
            }
        }
    }
}

fn cell(row: &str, column: &str, pairs: &[Agreement]) -> Markup {
    let pair = pairs.iter().find(|pair| (pair.a == row && pair.b == column) || (pair.b == row && pair.a == column));
    let Some((pair, rate)) = pair.and_then(|pair| Some((pair, pair.rate?))) else {
        return html! { td.none { @if row == column { "" } @else { "–" } } };
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate is from 0 to 1")]
    let percent = (rate.clamp(0.0, 1.0) * 100.0).round() as u32;
    html! {
        td class={ "rate r" (percent / 10) } title={ (whole(pair.same.into())) " of " (whole(pair.both_voted.into())) " votes" } { (percent) }
    }
}
