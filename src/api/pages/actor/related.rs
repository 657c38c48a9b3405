//! Whom an actor is named with, and in which reports.

use maud::{Markup, html};

use crate::api::html::words::{counted, day, path_of};
use crate::api::problem::Problem;
use crate::domain::{Actor, Article, RelatedActor};
use crate::store::{ArticleFilter, Paging, Snapshot};

/// The actors named in the same reports, the closest first, and the latest of these reports.
pub(super) async fn related(snapshot: &mut Snapshot, actor: &Actor) -> Result<Markup, Problem> {
    let few = |limit| Paging { limit, ..Paging::default() };
    let related = snapshot.related::<RelatedActor>(&actor.id, &few(16)).await?.items;
    let filter = ArticleFilter { actor: actor.id.clone().into(), ..ArticleFilter::default() };
    let articles = snapshot.articles::<Article>(&filter, &few(8)).await?.items;
    Ok(html! {
        @if !related.is_empty() {
            section aria-labelledby="with" {
                h2 #with { "Named together with" }
                ul.tags {
                    @for other in &related {
                        li {
                            a href=(path_of("actors", &other.id)) { (other.name) } " "
                            span.of { (counted(other.article_count, "report", "reports")) }
                        }
                    }
                }
            }
        }
        @if !articles.is_empty() {
            section aria-labelledby="reports" {
                h2 #reports { "Latest reports that name " (actor.name) }
                ul.reports {
                    @for article in &articles {
                        li {
                            a href={ "/articles/" (article.id) } { (article.title.as_deref().unwrap_or("Untitled report")) }
                            span.of { (day(article.published_on)) @if let Some(publisher) = &article.publisher { " · " (publisher) } }
                        }
                    }
                }
            }
        }
    })
}
