//! Vetoes: each cast, and how many there were under each convention of counting.

use actix_web::get;

use crate::api::extract::list_query::ListQuery;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::{Veto, VetoTotal};
use crate::store::{Page, VetoFilter, VetoTotalFilter};

/// List vetoes
///
/// One item for each veto cast, the latest first: a vote that three members vetoed has three. Votes and casts
/// are different counts; which votes count at all is the convention's to say.
#[utoipa::path(tag = "votes", params(ListQuery<VetoFilter>), responses(
    (status = 200, description = "A page of vetoes", content(
        (Page<Veto> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/vetoes")]
pub(in crate::api) async fn list_vetoes(store: StoreHandle, query: ListQuery<VetoFilter>) -> HandlerResult {
    query.list_rows::<Veto, _>(store, async |snapshot, filter, paging| Ok(snapshot.vetoes(filter, paging).await?)).await
}

/// Count vetoes
///
/// Votes vetoed and vetoes cast, in all and by member, seat, holder, decade and topic; every row names what it
/// counts and the convention that counted it.
#[utoipa::path(tag = "votes", params(ListQuery<VetoTotalFilter>), responses(
    (status = 200, description = "A page of counts", content(
        (Page<VetoTotal> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/vetoes/totals")]
pub(in crate::api) async fn list_veto_totals(store: StoreHandle, query: ListQuery<VetoTotalFilter>) -> HandlerResult {
    query.list_things(store, async |snapshot, filter, paging| Ok(snapshot.veto_totals(filter, paging).await?)).await
}
