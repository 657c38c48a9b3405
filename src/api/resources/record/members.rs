//! Members: terms in the Council, and how a state voted there.

use actix_web::get;
use actix_web::web::Path;

use crate::api::extract::list_query::ListQuery;
use crate::api::problem::{HandlerResult, NotFound, Problem};
use crate::api::state::StoreHandle;
use crate::domain::{Member, MemberVote, MemberVoteTotal};
use crate::store::{MemberFilter, MemberVoteFilter, MemberVoteTotalFilter, Page, Snapshot};

/// List members
///
/// Terms in the Council since 1946, permanent members first: who sat on a day, or when a state sat.
#[utoipa::path(tag = "votes", params(ListQuery<MemberFilter>), responses(
    (status = 200, description = "A page of terms", content(
        (Page<Member> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/members")]
pub(in crate::api) async fn list_members(store: StoreHandle, query: ListQuery<MemberFilter>) -> HandlerResult {
    query
        .list_rows::<Member, _>(store, async |snapshot, filter, paging| Ok(snapshot.members(filter, paging).await?))
        .await
}

/// List a state's votes
///
/// How a state voted in the Council, the latest first; 404 for an actor that never sat there. Russia's and
/// the Soviet Union's are apart.
#[utoipa::path(tag = "actors",
    params(("id" = String, Path, description = "The state's id or its ISO 3166 alpha-3 code", example = "russia"),
           ListQuery<MemberVoteFilter>),
    responses(
        (status = 200, description = "A page of ballots", content(
            (Page<MemberVote> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
        NotFound, Problem,
    ))]
#[get("/actors/{id}/votes")]
pub(in crate::api) async fn list_actor_votes(
    store: StoreHandle,
    id: Path<String>,
    query: ListQuery<MemberVoteFilter>,
) -> HandlerResult {
    query
        .list_rows::<MemberVote, _>(store, async move |snapshot, filter, paging| {
            let code = member_code(snapshot, &id).await?;
            Ok(snapshot.member_votes(&code, filter, paging).await?)
        })
        .await
}

/// Count a state's votes
///
/// How often a state voted yes, no, abstained and vetoed, in all or by topic or year.
#[utoipa::path(tag = "actors",
    params(("id" = String, Path, description = "The state's id or its ISO 3166 alpha-3 code", example = "russia"),
           ListQuery<MemberVoteTotalFilter>),
    responses(
        (status = 200, description = "A page of counts", content(
            (Page<MemberVoteTotal> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
        NotFound, Problem,
    ))]
#[get("/actors/{id}/votes/totals")]
pub(in crate::api) async fn list_actor_vote_totals(
    store: StoreHandle,
    id: Path<String>,
    query: ListQuery<MemberVoteTotalFilter>,
) -> HandlerResult {
    query
        .list_things(store, async move |snapshot, filter, paging| {
            let code = member_code(snapshot, &id).await?;
            Ok(snapshot.member_vote_totals(&code, filter, paging).await?)
        })
        .await
}

/// The code of a state that ever sat.
async fn member_code(snapshot: &mut Snapshot, id: &str) -> Result<String, Problem> {
    snapshot.member_code(id).await?.ok_or_else(|| Problem::unknown_id("member of the Council", id))
}
