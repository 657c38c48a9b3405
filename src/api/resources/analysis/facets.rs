//! Facets and networks: what a selection is made of, and who is named together in it.

use actix_web::get;

use crate::api::extract::list_query::ListQuery;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::{Facet, NetworkEdge};
use crate::store::{FacetFilter, NetworkFilter, Page};

/// Count by property
///
/// What a selection is made of: for each property its values with how many things have them, those with most
/// first, and behind them what has none. With `compare=previous`, also how many there were in as many days before.
#[utoipa::path(tag = "search", params(ListQuery<FacetFilter>), responses(
    (status = 200, description = "A page of counts", content(
        (Page<Facet> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/facets")]
pub(in crate::api) async fn list_facets(store: StoreHandle, query: ListQuery<FacetFilter>) -> HandlerResult {
    query.list_things(store, async |snapshot, filter, paging| Ok(snapshot.facets(filter, paging).await?)).await
}

/// List who is named together
///
/// The actors that most articles of a selection name, as pairs of which each stands in the same articles: the edges
/// of a network, those of most articles first. Of a large selection the newest 10,000 articles are looked at.
#[utoipa::path(tag = "search", params(ListQuery<NetworkFilter>), responses(
    (status = 200, description = "A page of pairs", content(
        (Page<NetworkEdge> = "application/json"), (String = "text/csv"), (String = "application/x-ndjson"))),
    Problem,
))]
#[get("/network")]
pub(in crate::api) async fn list_network_edges(store: StoreHandle, query: ListQuery<NetworkFilter>) -> HandlerResult {
    query.list_things(store, async |snapshot, filter, paging| Ok(snapshot.network(filter, paging).await?)).await
}
