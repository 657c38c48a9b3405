//! Timelines: counts by period.

use actix_web::get;

use crate::api::extract::list_query::ListQuery;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::TimelineItem;
use crate::store::{Page, TimelineFilter};

/// Count over time
///
/// Articles, quotes, claims, mentions, votes or vetoes by period, without gaps, split by up to two
/// properties: ready to be drawn. What has no date is counted in an item without a period. A filter on what the
/// counted things do not have (votes by `publisher`) leaves none of them: the list is empty, without zeros.
#[utoipa::path(tag = "search", params(ListQuery<TimelineFilter>), responses(
    (status = 200, description = "A page of counts", content(
        (Page<TimelineItem> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/timeline")]
pub(in crate::api) async fn list_timeline(store: StoreHandle, query: ListQuery<TimelineFilter>) -> HandlerResult {
    query.list_things(store, async |snapshot, filter, paging| Ok(snapshot.timeline(filter, paging).await?)).await
}
