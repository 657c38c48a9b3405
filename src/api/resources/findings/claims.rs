//! Claims: what articles state about votes, held against the record.

use actix_web::get;
use actix_web::web::Path;
use uuid::Uuid;

use crate::api::extract::list_query::{ListQuery, NoQuery};
use crate::api::problem::{HandlerResult, NotFound, Problem};
use crate::api::response::list::shown;
use crate::api::state::StoreHandle;
use crate::domain::Claim;
use crate::store::{ClaimFilter, Page};

/// List claims
///
/// What reports state about votes, the newest first, with how the record answers as of each report's day: to
/// find what disagrees with it, or what is said of one vote or one member.
#[utoipa::path(tag = "claims", params(ListQuery<ClaimFilter>), responses(
    (status = 200, description = "A page of claims", content(
        (Page<Claim> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"),
        (String = "application/atom+xml"))),
    Problem,
))]
#[get("/claims")]
pub(in crate::api) async fn list_claims(store: StoreHandle, query: ListQuery<ClaimFilter>) -> HandlerResult {
    query
        .list_rows::<Claim, _>(store, async |snapshot, filter, paging| Ok(snapshot.claims(filter, paging).await?))
        .await
}

/// Get a claim
///
/// One claim by its id, with the votes it means and why the record answers as it does.
#[utoipa::path(tag = "claims", params(("id" = Uuid, Path, description = "The claim's id")), responses(
    (status = 200, description = "The claim", body = Claim),
    NotFound, Problem,
))]
#[get("/claims/{id}")]
pub(in crate::api) async fn get_claim(store: StoreHandle, id: Path<Uuid>, _query: NoQuery) -> HandlerResult {
    let mut snapshot = store.glance().await?;
    let claim = snapshot.claim(*id).await?.ok_or_else(|| Problem::unknown_id("claim", id))?;
    Ok(shown(&snapshot, &claim))
}
