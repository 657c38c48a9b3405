//! Votes: lists, and one with every ballot.

use actix_web::get;
use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Path;

use crate::api::extract::list_query::{ListQuery, NoFilter, NoQuery};
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{HandlerResult, NotFound, Problem};
use crate::api::response::list::shown;
use crate::api::state::StoreHandle;
use crate::domain::{Claim, Vote, VoteDetail};
use crate::store::{ClaimFilter, Page, VoteFilter};

/// List the votes of the Council
///
/// The Council's decisions since 1946, the latest first: by topic, outcome, symbol, day, how members voted and
/// who vetoed. Counts are null where the ballots are unknown or there was no vote.
#[utoipa::path(tag = "votes", params(ListQuery<VoteFilter>), responses(
    (status = 200, description = "A page of votes", content(
        (Page<Vote> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"),
        (String = "application/atom+xml"))),
    Problem,
))]
#[get("/votes")]
pub(in crate::api) async fn list_votes(store: StoreHandle, query: ListQuery<VoteFilter>) -> HandlerResult {
    query.list_rows::<Vote, _>(store, async |snapshot, filter, paging| Ok(snapshot.votes(filter, paging).await?)).await
}

/// Get a vote of the Council
///
/// One decision with every member's ballot, its sources, what they disagree on, its neighbours on the topic,
/// and what stored articles claim of it. The symbol of a draft or a resolution in any spelling stands for the id of
/// the only vote it names; `Content-Location` then says that id.
#[utoipa::path(tag = "votes",
    params(("id" = String, Path, description = "The vote's id, or a symbol that names one vote", example = "S-2012-77")),
    responses(
        (status = 200, description = "The vote", body = VoteDetail),
        NotFound, Problem,
    ))]
#[get("/votes/{id}")]
pub(in crate::api) async fn get_vote(store: StoreHandle, id: Path<String>, _query: NoQuery) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    if let Some(vote) = snapshot.vote(&id).await? {
        return Ok(shown(&snapshot, &vote));
    }
    let named = match snapshot.votes_named(&id).await?.as_slice() {
        [only] => only.id.clone(),
        [] => return Err(Problem::unknown_id("vote", id)),
        _ => {
            let detail = format!("`{id}` names several votes: ask /v1/votes with it as `symbol`, then for one's id.");
            return Err(Problem::new(ProblemKind::NotFound).detail(detail));
        }
    };
    let vote = snapshot.vote(&named).await?.ok_or_else(|| Problem::unknown_id("vote", id))?;
    let mut answer = shown(&snapshot, &vote);
    if let Ok(place) = HeaderValue::from_str(&format!("/v1/votes/{named}")) {
        answer.headers_mut().insert(header::CONTENT_LOCATION, place);
    }
    Ok(answer)
}

/// List a vote's claims
///
/// What stored articles claim of one decision, the newest first, with how the record answers.
#[utoipa::path(tag = "votes",
    params(
        ("id" = String, Path, description = "The vote's id", example = "S-2012-77"),
        ListQuery<NoFilter>,
    ),
    responses(
        (status = 200, description = "A page of claims", content(
            (Page<Claim> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"),
        (String = "application/atom+xml"))),
        NotFound, Problem,
    ))]
#[get("/votes/{id}/claims")]
pub(in crate::api) async fn list_vote_claims(
    store: StoreHandle,
    id: Path<String>,
    query: ListQuery<NoFilter>,
) -> HandlerResult {
    query
        .list_rows::<Claim, _>(store, async move |snapshot, _, paging| {
            if !snapshot.has_vote(&id).await? {
                return Err(Problem::unknown_id("vote", &id));
            }
            let filter = ClaimFilter { vote: id.as_str().to_owned().into(), ..ClaimFilter::default() };
            Ok(snapshot.claims(&filter, paging).await?)
        })
        .await
}
