//! Quotes: words attributed to speakers.

use actix_web::get;
use actix_web::web::Path;
use uuid::Uuid;

use crate::api::extract::list_query::{ListQuery, NoQuery};
use crate::api::problem::{HandlerResult, NotFound, Problem};
use crate::api::response::list::shown;
use crate::api::state::StoreHandle;
use crate::domain::Quote;
use crate::store::{Page, QuoteFilter};

/// List quotes
///
/// Who said what, the newest first: by speaker, state, outlet, words, article or vote, and only as sure as
/// you like them. Each names the characters it stands on.
#[utoipa::path(tag = "quotes", params(ListQuery<QuoteFilter>), responses(
    (status = 200, description = "A page of quotes", content(
        (Page<Quote> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"),
        (String = "application/atom+xml"))),
    Problem,
))]
#[get("/quotes")]
pub(in crate::api) async fn list_quotes(store: StoreHandle, query: ListQuery<QuoteFilter>) -> HandlerResult {
    query
        .list_rows::<Quote, _>(store, async |snapshot, filter, paging| Ok(snapshot.quotes(filter, paging).await?))
        .await
}

/// Get a quote
///
/// One quote by its id: to cite it, and to find it again after its article was loaded anew.
#[utoipa::path(tag = "quotes", params(("id" = Uuid, Path, description = "The quote's id")), responses(
    (status = 200, description = "The quote", body = Quote),
    NotFound, Problem,
))]
#[get("/quotes/{id}")]
pub(in crate::api) async fn get_quote(store: StoreHandle, id: Path<Uuid>, _query: NoQuery) -> HandlerResult {
    let mut snapshot = store.glance().await?;
    let quote = snapshot.quote(*id).await?.ok_or_else(|| Problem::unknown_id("quote", id))?;
    Ok(shown(&snapshot, &quote))
}
