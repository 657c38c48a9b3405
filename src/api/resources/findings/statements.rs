//! Statements: the same words by the same speaker in several reports.

use actix_web::http::header::LOCATION;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use uuid::Uuid;

use crate::api::extract::list_query::{ListQuery, NoFilter, NoQuery};
use crate::api::problem::{HandlerResult, NotFound, Problem};
use crate::api::response::list::{mark, shown};
use crate::api::state::StoreHandle;
use crate::domain::{Quote, Statement};
use crate::store::{NamedStatement, Page, StatementFilter};

/// List statements
///
/// What was said, each once, however many reports quote it whole or in part: with the outlets that carried it, the
/// first report and the last day. Only direct quotes of known speakers are joined.
#[utoipa::path(tag = "statements", params(ListQuery<StatementFilter>), responses(
    (status = 200, description = "A page of statements", content(
        (Page<Statement> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/statements")]
pub(in crate::api) async fn list_statements(store: StoreHandle, query: ListQuery<StatementFilter>) -> HandlerResult {
    query
        .list_rows::<Statement, _>(store, async |snapshot, filter, paging| {
            Ok(snapshot.statements(filter, paging).await?)
        })
        .await
}

/// Get a statement
///
/// One statement by its id. An id that it had before an earlier report was loaded redirects to the present one.
#[utoipa::path(tag = "statements", params(("id" = Uuid, Path, description = "The statement's id")), responses(
    (status = 200, description = "The statement", body = Statement),
    (status = 308, description = "The statement has another id now", headers(("Location" = String))),
    NotFound, Problem,
))]
#[get("/statements/{id}")]
pub(in crate::api) async fn get_statement(store: StoreHandle, id: Path<Uuid>, _query: NoQuery) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    match snapshot.statement(*id).await?.ok_or_else(|| Problem::unknown_id("statement", id))? {
        NamedStatement::Present(statement) => Ok(shown(&snapshot, &*statement)),
        NamedStatement::Moved(present) => Ok(mark(&snapshot, moved(&present.to_string()))),
    }
}

/// List a statement's quotes
///
/// Every quote of one statement, the earliest first: how each report prints the words. An id that the statement had
/// before redirects to the present one.
#[utoipa::path(tag = "statements",
    params(("id" = Uuid, Path, description = "The statement's id"), ListQuery<NoFilter>),
    responses(
        (status = 200, description = "A page of quotes", content(
            (Page<Quote> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
        (status = 308, description = "The statement has another id now", headers(("Location" = String))),
        NotFound, Problem,
    ))]
#[get("/statements/{id}/quotes")]
pub(in crate::api) async fn list_statement_quotes(
    store: StoreHandle,
    id: Path<Uuid>,
    request: HttpRequest,
    query: ListQuery<NoFilter>,
) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    if let NamedStatement::Moved(present) =
        snapshot.statement(*id).await?.ok_or_else(|| Problem::unknown_id("statement", &id))?
    {
        let asked = request.query_string();
        let mark_of_query = if asked.is_empty() { "" } else { "?" };
        return Ok(mark(&snapshot, moved(&format!("{present}/quotes{mark_of_query}{asked}"))));
    }
    drop(snapshot);
    query
        .list_rows::<Quote, _>(store, async move |snapshot, _, paging| {
            Ok(snapshot.statement_quotes(*id, paging).await?)
        })
        .await
}

/// The answer that leads to a statement's present place.
fn moved(place: &str) -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((LOCATION, format!("/v1/statements/{place}"))).finish()
}
