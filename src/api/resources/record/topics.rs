//! Topics: the subjects of votes.

use actix_web::get;

use crate::api::extract::list_query::ListQuery;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::Topic;
use crate::store::{Page, TopicFilter};

/// List topics
///
/// The subjects of votes, each with what it covers and how many votes it has; every vote has one.
#[utoipa::path(tag = "votes", params(ListQuery<TopicFilter>), responses(
    (status = 200, description = "A page of topics", content(
        (Page<Topic> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/topics")]
pub(in crate::api) async fn list_topics(store: StoreHandle, query: ListQuery<TopicFilter>) -> HandlerResult {
    query
        .list_rows::<Topic, _>(store, async |snapshot, filter, paging| Ok(snapshot.topics(filter, paging).await?))
        .await
}
