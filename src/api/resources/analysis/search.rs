//! Full-text search across articles, quotes, actors and votes.

use actix_web::get;

use crate::api::extract::list_query::ListQuery;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::SearchHit;
use crate::store::{Page, SearchFilter};

/// Search everything
///
/// Articles, quotes, actors and votes that match, the best first, each with the words around the match and
/// where in them it stands: for a search box. Words are ranked by how rare they are (BM25).
#[utoipa::path(tag = "search", params(ListQuery<SearchFilter>), responses(
    (status = 200, description = "A page of what was found", content(
        (Page<SearchHit> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/search")]
pub(in crate::api) async fn list_hits(store: StoreHandle, query: ListQuery<SearchFilter>) -> HandlerResult {
    query.list_things(store, async |snapshot, filter, paging| Ok(snapshot.search(filter, paging).await?)).await
}
