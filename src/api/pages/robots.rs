//! What search engines may do: nothing, unless the operator lets them; then a bounded list of pages.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use maud::html;

use crate::api::html::site::Site;
use crate::api::html::words::path_of;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::response::list::mark;
use crate::api::state::StoreHandle;
use crate::domain::{Actor, Article, Topic, Vote};
use crate::store::{ActorFilter, ActorSort, ArticleFilter, BATCH, Paging, Snapshot, TopicFilter, VoteFilter};

/// Pages of one kind that the sitemap names at most; those of the latest days.
const MOST: usize = 10_000;

pub(super) async fn get_robots(request: HttpRequest, site: Site) -> HttpResponse {
    let rules = if site.indexable {
        // Lists, results and data are for programs that were asked for them.
        let (below, base) = (site.base_path(), base(&request, &site));
        format!("User-agent: *\nDisallow: {below}/v1/\nDisallow: {below}/search\nSitemap: {base}/sitemap.xml\n")
    } else {
        format!("User-agent: *\nDisallow: {}/\n", site.base_path())
    };
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(rules)
}

pub(super) async fn get_sitemap(request: HttpRequest, store: StoreHandle, site: Site) -> HandlerResult {
    if !site.indexable {
        return Err(Problem::new(ProblemKind::NotFound).detail("This server is not to be listed by search engines."));
    }
    let mut snapshot = store.snapshot().await?;
    let paths = paths(&mut snapshot).await?;
    let base = base(&request, &site);
    let map = html! {
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" { @for path in paths { url { loc { (base) (path) } } } }
    };
    let content = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", map.into_string());
    let response = HttpResponse::Ok().content_type("application/xml").body(content);
    // Otherwise it depends on the name that this client has used.
    Ok(if site.public_url.is_some() { mark(&snapshot, response) } else { response })
}

/// The server's own address, as far as it is known.
fn base(request: &HttpRequest, site: &Site) -> String {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    site.public_url.clone().unwrap_or_else(|| format!("http://{host}{}", site.base_path()))
}

/// The paths of all pages that may be listed.
async fn paths(snapshot: &mut Snapshot) -> Result<Vec<String>, Problem> {
    let mut paths = vec!["/".to_owned(), "/agreement".to_owned()];
    let topics = snapshot.topics::<Topic>(&TopicFilter::default(), &Paging::whole()).await?;
    paths.extend(topics.items.iter().map(|topic| path_of("topics", &topic.slug)));
    let mut paging = Paging::whole();
    for _ in 0..MOST / BATCH as usize {
        let page = snapshot.articles::<Article>(&ArticleFilter::default(), &paging).await?;
        paths.extend(page.items.iter().map(|article| format!("/articles/{}", article.id)));
        if !paging.follow(&page) {
            break;
        }
    }
    let mut paging = Paging::whole();
    for _ in 0..MOST / BATCH as usize {
        let page = snapshot.votes::<Vote>(&VoteFilter::default(), &paging).await?;
        paths.extend(page.items.iter().map(|vote| path_of("votes", &vote.id)));
        if !paging.follow(&page) {
            break;
        }
    }
    let filter = ActorFilter { sort: ActorSort::Quotes, ..ActorFilter::default() };
    let actors = snapshot.actors::<Actor>(&filter, &Paging::whole()).await?;
    let listed = actors.items.iter().filter(|actor| actor.in_registry && actor.article_count > 0);
    paths.extend(listed.map(|actor| path_of("actors", &actor.id)));
    Ok(paths)
}
