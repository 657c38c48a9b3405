//! Vetoes: each cast, and how many there were under each convention of counting.

use actix_web::get;

use crate::api::extract::list_query::Ask;
use crate::api::response::problem::{Answer, Problem};
use crate::api::state::Opened;
use crate::domain::{Veto, VetoTotal};
use crate::store::{Page, VetoFilter, VetoTotalFilter};

/// List vetoes
///
/// One item for each veto cast, the latest first: a vote that three members vetoed has three. Votes and casts
/// are different counts; which votes count at all is the convention's to say.
#[utoipa::path(tag = "votes", params(Ask<VetoFilter>), responses(
    (status = 200, description = "A page of vetoes", content(
        (Page<Veto> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/vetoes")]
pub(in crate::api) async fn list_vetoes(store: Opened, ask: Ask<VetoFilter>) -> Answer {
    ask.list_rows::<Veto, _>(store, async |snapshot, filter, paging| Ok(snapshot.vetoes(filter, paging).await?)).await
}

/// Count vetoes
///
/// Votes vetoed and vetoes cast, in all and by member, seat, holder, decade and topic; every row names what it
/// counts and the convention that counted it.
#[utoipa::path(tag = "votes", params(Ask<VetoTotalFilter>), responses(
    (status = 200, description = "A page of counts", content(
        (Page<VetoTotal> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/vetoes/totals")]
pub(in crate::api) async fn list_veto_totals(store: Opened, ask: Ask<VetoTotalFilter>) -> Answer {
    ask.list_things(store, async |snapshot, filter, paging| Ok(snapshot.veto_totals(filter, paging).await?)).await
}
