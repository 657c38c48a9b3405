//! Actors: lists, one with its names and offices, and its quotes, mentions and relations.

use actix_web::get;
use actix_web::web::Path;

use crate::api::extract::list_query::{ListQuery, NoFilter, NoQuery};
use crate::api::problem::{HandlerResult, NotFound, Problem};
use crate::api::response::list::shown;
use crate::api::state::StoreHandle;
use crate::domain::{Actor, ActorDetail, Article, Quote, RelatedActor};
use crate::store::{ActorFilter, ArticleFilter, ModalityFilter, Page, QuoteFilter, Snapshot};

/// List actors
///
/// Persons, states and organisations, by name: to find the id of somebody, or who is quoted or named most.
#[utoipa::path(tag = "actors", params(ListQuery<ActorFilter>), responses(
    (status = 200, description = "A page of actors", content(
        (Page<Actor> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/actors")]
pub(in crate::api) async fn list_actors(store: StoreHandle, query: ListQuery<ActorFilter>) -> HandlerResult {
    query
        .list_rows::<Actor, _>(store, async |snapshot, filter, paging| Ok(snapshot.actors(filter, paging).await?))
        .await
}

/// Get an actor
///
/// One actor with other names and with the offices held, each with its dates and where they are known from.
#[utoipa::path(tag = "actors",
    params(("id" = String, Path, description = "The actor's id, or a state's ISO 3166 alpha-3 code", example = "china")),
    responses(
        (status = 200, description = "The actor", body = ActorDetail),
        NotFound, Problem,
    ))]
#[get("/actors/{id}")]
pub(in crate::api) async fn get_actor(store: StoreHandle, id: Path<String>, _query: NoQuery) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let detail = snapshot.actor_detail(&id).await?.ok_or_else(|| unknown(&id))?;
    Ok(shown(&snapshot, &detail))
}

/// List an actor's quotes
///
/// What one actor said, the newest first. What others said for a state is under `/v1/quotes?speaker_state=`.
#[utoipa::path(tag = "actors",
    params(
        ("id" = String, Path, description = "The actor's id, or a state's ISO 3166 alpha-3 code", example = "china"),
        ListQuery<ModalityFilter>,
    ),
    responses(
        (status = 200, description = "A page of quotes", content(
            (Page<Quote> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"),
        (String = "application/atom+xml"))),
        NotFound, Problem,
    ))]
#[get("/actors/{id}/quotes")]
pub(in crate::api) async fn list_actor_quotes(
    store: StoreHandle,
    id: Path<String>,
    query: ListQuery<ModalityFilter>,
) -> HandlerResult {
    query
        .list_rows::<Quote, _>(store, async move |snapshot, ModalityFilter { modality }, paging| {
            let speaker = known_actor_id(snapshot, &id).await?.into();
            let filter = QuoteFilter { speaker, modality: modality.clone(), ..QuoteFilter::default() };
            Ok(snapshot.quotes(&filter, paging).await?)
        })
        .await
}

/// List an actor's articles
///
/// The reports that name one actor, the newest first.
#[utoipa::path(tag = "actors",
    params(
        ("id" = String, Path, description = "The actor's id, or a state's ISO 3166 alpha-3 code", example = "china"),
        ListQuery<NoFilter>,
    ),
    responses(
        (status = 200, description = "A page of articles", content(
            (Page<Article> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"),
        (String = "application/atom+xml"))),
        NotFound, Problem,
    ))]
#[get("/actors/{id}/articles")]
pub(in crate::api) async fn list_actor_articles(
    store: StoreHandle,
    id: Path<String>,
    query: ListQuery<NoFilter>,
) -> HandlerResult {
    query
        .list_rows::<Article, _>(store, async move |snapshot, _, paging| {
            let filter =
                ArticleFilter { actor: known_actor_id(snapshot, &id).await?.into(), ..ArticleFilter::default() };
            Ok(snapshot.articles(&filter, paging).await?)
        })
        .await
}

/// List related actors
///
/// Who is named in the same reports, the closest first. A report weighs the less the more actors it names.
#[utoipa::path(tag = "actors",
    params(
        ("id" = String, Path, description = "The actor's id, or a state's ISO 3166 alpha-3 code", example = "china"),
        ListQuery<NoFilter>,
    ),
    responses(
        (status = 200, description = "A page of actors", content(
            (Page<RelatedActor> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
        NotFound, Problem,
    ))]
#[get("/actors/{id}/related")]
pub(in crate::api) async fn list_related_actors(
    store: StoreHandle,
    id: Path<String>,
    query: ListQuery<NoFilter>,
) -> HandlerResult {
    query
        .list_rows::<RelatedActor, _>(store, async move |snapshot, _, paging| {
            let id = known_actor_id(snapshot, &id).await?;
            Ok(snapshot.related(&id, paging).await?)
        })
        .await
}

/// The id of the actor, given by its id or by a state's code.
async fn known_actor_id(snapshot: &mut Snapshot, id: &str) -> Result<String, Problem> {
    snapshot.actor(id).await?.map(|actor| actor.id).ok_or_else(|| unknown(id))
}

fn unknown(id: &str) -> Problem {
    Problem::unknown_id("actor", id)
}
