//! Changes since a state: what a mirror has to read anew.

use actix_web::get;
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::api::extract::list_query::ListQuery;
use crate::api::problem::{HandlerResult, Problem, UnknownState};
use crate::api::state::StoreHandle;
use crate::domain::Change;
use crate::store::{ChangeFilter, Page, PageInfo, State};

/// A page of changes.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct ChangePage {
    /// The changes, in the order of commits.
    #[schema(value_type = Vec<Change>)]
    items: Vec<Box<RawValue>>,
    /// The position of this page in the list, and the state to ask with next.
    page: ChangePageInfo,
}

/// The position of a page of changes.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct ChangePageInfo {
    /// Items a page has at most.
    #[schema(example = 25)]
    limit: u32,
    /// The `cursor` of the next page; null on the last.
    next_cursor: Option<String>,
    /// How many items match in all; null unless `count=true`.
    total: Option<u64>,
    /// The state to ask with next, as `since`; null but on the last page.
    #[schema(example = "c0ffee0123456789")]
    next_since: Option<String>,
}

/// List changes
///
/// What to read anew to keep a mirror: the latest change of each article, actor and vote that has changed since a state,
/// in the order of commits. Quotes and claims change with their article. The last page gives the state to ask with next;
/// in CSV and NDJSON that is the last row's. Where the database does not know the state, the answer is a 410:
/// begin anew without `since`.
#[utoipa::path(tag = "service", params(ListQuery<ChangeFilter>), responses(
    (status = 200, description = "A page of changes", content(
        (ChangePage = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    UnknownState, Problem,
))]
#[get("/changes")]
pub(in crate::api) async fn list_changes(store: StoreHandle, query: ListQuery<ChangeFilter>) -> HandlerResult {
    query
        .list_rows_in::<Change, _, _>(
            store,
            async |snapshot, filter, paging| Ok(snapshot.changes(filter, paging).await?),
            envelope,
        )
        .await
}

/// The page with the state to ask with next: on the last page, the one that was read.
fn envelope(page: Page<Box<RawValue>>, state: State) -> ChangePage {
    let PageInfo { limit, next_cursor, total } = page.page;
    let next_since = next_cursor.is_none().then(|| state.to_string());
    ChangePage { items: page.items, page: ChangePageInfo { limit, next_cursor, total, next_since } }
}
