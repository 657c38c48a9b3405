//! Agreement between members: how often two voted alike.

use actix_web::get;

use crate::api::extract::list_query::ListQuery;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::Agreement;
use crate::store::{AgreementFilter, Page};

/// List how members agree
///
/// For each pair of members the votes in which both took a position, how often it was the same, the rate, and
/// Cohen's kappa, which corrects for agreement by chance. Most votes are unanimous; `contested=true` leaves those out.
#[utoipa::path(tag = "votes", params(ListQuery<AgreementFilter>), responses(
    (status = 200, description = "A page of pairs", content(
        (Page<Agreement> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/agreement")]
pub(in crate::api) async fn list_agreement(store: StoreHandle, query: ListQuery<AgreementFilter>) -> HandlerResult {
    query.list_things(store, async |snapshot, filter, paging| Ok(snapshot.agreement(filter, paging).await?)).await
}
