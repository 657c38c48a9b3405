//! The subjects of votes.

use actix_web::get;

use crate::api::extract::list_query::Ask;
use crate::api::response::problem::{Answer, Problem};
use crate::api::state::Opened;
use crate::domain::Topic;
use crate::store::{Page, TopicFilter};

/// List topics
///
/// The subjects of votes, each with what it covers and how many votes it has; every vote has one.
#[utoipa::path(tag = "votes", params(Ask<TopicFilter>), responses(
    (status = 200, description = "A page of topics", content(
        (Page<Topic> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/topics")]
pub(in crate::api) async fn list_topics(store: Opened, ask: Ask<TopicFilter>) -> Answer {
    ask.list_rows::<Topic, _>(store, async |snapshot, filter, paging| Ok(snapshot.topics(filter, paging).await?)).await
}
