//! Articles: lists, one with everything found in it, and its parts.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use uuid::Uuid;

use crate::api::config::ServeOptions;
use crate::api::extract::list_query::{ListQuery, NoFilter, NoQuery, no_parameters};
use crate::api::extract::negotiation::{TEXT, preferred};
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{HandlerResult, NotFound, Problem};
use crate::api::response::list::{mark, shown};
use crate::api::state::StoreHandle;
use crate::domain::{Actor, Article, ArticleDetail, Claim, Quote};
use crate::store::{ActorFilter, ArticleFilter, ClaimFilter, ModalityFilter, Page, QuoteFilter, Snapshot};

/// List articles
///
/// Reports as published, the newest first: to see what is stored, to search it, or to find the reports that
/// name an actor, quote a speaker or speak of a vote.
#[utoipa::path(tag = "articles", params(ListQuery<ArticleFilter>), responses(
    (status = 200, description = "A page of articles", content(
        (Page<Article> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"),
        (String = "application/atom+xml"))),
    Problem,
))]
#[get("/articles")]
pub(in crate::api) async fn list_articles(store: StoreHandle, query: ListQuery<ArticleFilter>) -> HandlerResult {
    query
        .list_rows::<Article, _>(store, async |snapshot, filter, paging| Ok(snapshot.articles(filter, paging).await?))
        .await
}

/// Get an article
///
/// One report with its text and everything found in it: segments, quotes, mentions and claims, all with
/// their offsets into the text.
#[utoipa::path(tag = "articles", params(("id" = Uuid, Path, description = "The article's id")), responses(
    (status = 200, description = "The article", body = ArticleDetail),
    NotFound, Problem,
))]
#[get("/articles/{id}")]
pub(in crate::api) async fn get_article(
    store: StoreHandle,
    options: Data<ServeOptions>,
    id: Path<Uuid>,
    _query: NoQuery,
) -> HandlerResult {
    let mut snapshot = store.glance().await?;
    let mut detail = snapshot.article_detail(*id).await?.ok_or_else(|| unknown(*id))?;
    if options.without_text {
        detail.text = None;
    }
    Ok(shown(&snapshot, &detail))
}

/// Get an article's text
///
/// The stored text alone, to which all offsets refer; 404 where the operator may not publish texts.
#[utoipa::path(tag = "articles", params(("id" = Uuid, Path, description = "The article's id")), responses(
    (status = 200, description = "The text", body = String, content_type = "text/plain"),
    NotFound, Problem,
))]
#[get("/articles/{id}/text")]
pub(in crate::api) async fn get_article_text(
    store: StoreHandle,
    options: Data<ServeOptions>,
    id: Path<Uuid>,
    request: HttpRequest,
) -> HandlerResult {
    no_parameters(&request)?;
    if preferred(request.headers(), &[TEXT]).is_none() {
        return Err(Problem::new(ProblemKind::NotAcceptable).detail("A text is served as text/plain."));
    }
    let mut snapshot = store.glance().await?;
    if options.without_text {
        require_article(&mut snapshot, *id).await?;
        return Err(Problem::new(ProblemKind::TextWithheld));
    }
    let text = snapshot.text(*id).await?.ok_or_else(|| unknown(*id))?;
    Ok(mark(&snapshot, HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text)))
}

/// List an article's quotes
///
/// What is quoted in one report, in the order of its text: words that were said, unless `modality` names others.
#[utoipa::path(tag = "articles",
    params(("id" = Uuid, Path, description = "The article's id"), ListQuery<ModalityFilter>),
    responses(
        (status = 200, description = "A page of quotes", content(
            (Page<Quote> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"),
        (String = "application/atom+xml"))),
        NotFound, Problem,
    ))]
#[get("/articles/{id}/quotes")]
pub(in crate::api) async fn list_article_quotes(
    store: StoreHandle,
    id: Path<Uuid>,
    query: ListQuery<ModalityFilter>,
) -> HandlerResult {
    query
        .list_rows::<Quote, _>(store, async move |snapshot, ModalityFilter { modality }, paging| {
            require_article(snapshot, *id).await?;
            let filter = QuoteFilter { article: (*id).into(), modality: modality.clone(), ..QuoteFilter::default() };
            Ok(snapshot.quotes(&filter, paging).await?)
        })
        .await
}

/// List an article's claims
///
/// What one report states about votes, in the order of its text, with how the record answers.
#[utoipa::path(tag = "articles",
    params(("id" = Uuid, Path, description = "The article's id"), ListQuery<NoFilter>),
    responses(
        (status = 200, description = "A page of claims", content(
            (Page<Claim> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"),
        (String = "application/atom+xml"))),
        NotFound, Problem,
    ))]
#[get("/articles/{id}/claims")]
pub(in crate::api) async fn list_article_claims(
    store: StoreHandle,
    id: Path<Uuid>,
    query: ListQuery<NoFilter>,
) -> HandlerResult {
    query
        .list_rows::<Claim, _>(store, async move |snapshot, _, paging| {
            require_article(snapshot, *id).await?;
            let filter = ClaimFilter { article: (*id).into(), ..ClaimFilter::default() };
            Ok(snapshot.claims(&filter, paging).await?)
        })
        .await
}

/// List an article's actors
///
/// Who is named in one report, by name. Its `mentions` say where.
#[utoipa::path(tag = "articles",
    params(("id" = Uuid, Path, description = "The article's id"), ListQuery<ActorFilter>),
    responses(
        (status = 200, description = "A page of actors", content(
            (Page<Actor> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
        NotFound, Problem,
    ))]
#[get("/articles/{id}/actors")]
pub(in crate::api) async fn list_article_actors(
    store: StoreHandle,
    id: Path<Uuid>,
    query: ListQuery<ActorFilter>,
) -> HandlerResult {
    query
        .list_rows::<Actor, _>(store, async move |snapshot, filter, paging| {
            require_article(snapshot, *id).await?;
            Ok(snapshot.actors_of(*id, filter, paging).await?)
        })
        .await
}

/// Refuses an id that no article has.
async fn require_article(snapshot: &mut Snapshot, id: Uuid) -> Result<(), Problem> {
    snapshot.article(id).await?.map(drop).ok_or_else(|| unknown(id))
}

fn unknown(id: Uuid) -> Problem {
    Problem::unknown_id("article", id)
}
