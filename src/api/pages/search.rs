//! Search results of all kinds, each with its day, outlet and speaker.

use actix_web::web::Query;
use maud::{Markup, html};
use serde::Deserialize;
use url::form_urlencoded;
use uuid::Uuid;

use super::parts::quote::quote_path;
use super::parts::vote_row::outcome_words;
use crate::api::html::frame::{Feed, Frame};
use crate::api::html::site::Site;
use crate::api::html::words::{actor_kind, counted, day, path_of, whole};
use crate::api::problem::{HandlerResult, ParameterFault, Problem};
use crate::api::state::StoreHandle;
use crate::domain::{Day, HitType, SearchHit, slug};
use crate::store::{OneOf, Paging, RecordNames, SearchFilter, Snapshot};

/// The kinds of hits, and what they are called.
const KINDS: [(&str, &str, HitType); 4] = [
    ("article", "Reports", HitType::Article),
    ("quote", "Quotes", HitType::Quote),
    ("actor", "People and bodies", HitType::Actor),
    ("vote", "Votes", HitType::Vote),
];

/// What is searched for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    r#type: String,
    publisher: String,
    speaker: String,
    published_from: String,
    published_to: String,
    cursor: Option<String>,
}

impl Asked {
    /// What the form's own fields add to the words, as the API's parameters; a field left empty asks nothing.
    fn fields(&self) -> [(&'static str, &str); 4] {
        let Self { publisher, speaker, published_from, published_to, .. } = self;
        [
            ("publisher", publisher.trim()),
            ("speaker", speaker.trim()),
            ("published_from", published_from.trim()),
            ("published_to", published_to.trim()),
        ]
    }

    fn filter(&self) -> Result<SearchFilter, Problem> {
        let [(_, publisher), (_, speaker), from, to] = self.fields();
        let one = |value: &str| if value.is_empty() { OneOf::default() } else { OneOf::from(value.to_owned()) };
        let day = |(parameter, value): (&'static str, &str)| -> Result<Option<Day>, Problem> {
            let wrong = |_| {
                let detail = format!("`{value}` is no day; write it as 2012-02-04");
                Problem::parameters(vec![ParameterFault::new(parameter, detail)])
            };
            if value.is_empty() { Ok(None) } else { value.parse().map(Some).map_err(wrong) }
        };
        Ok(SearchFilter {
            q: self.q.trim().to_owned(),
            r#type: self.kind().map_or_else(OneOf::default, |(.., kind)| kind.into()),
            publisher: one(publisher),
            speaker: one(&speaker_id(speaker)),
            published_from: day(from)?,
            published_to: day(to)?,
        })
    }

    fn kind(&self) -> Option<(&'static str, &'static str, HitType)> {
        KINDS.into_iter().find(|(name, ..)| *name == self.r#type)
    }
}

/// A hit with where it leads and what is known of it.
struct Found {
    path: String,
    facts: Markup,
    hit: SearchHit,
}

/// The search page: the form, and what was found.
pub(super) async fn get_search_page(store: StoreHandle, site: Site, asked: Query<Asked>) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let words = asked.q.trim();
    let (mut results, mut total, mut next) = (Vec::new(), None, None);
    if !words.is_empty() {
        let filter = asked.filter()?;
        let paging = Paging { limit: 20, cursor: asked.cursor.clone(), count: true };
        let page = snapshot.search(&filter, &paging).await?;
        (total, next) = (page.page.total, page.page.next_cursor);
        let names = snapshot.record_names().await?;
        for hit in page.items {
            results.push(found(&mut snapshot, hit, &names).await?);
        }
    }
    let content = html! {
        h1 { @if words.is_empty() { "Search" } @else { "Search: " (words) } }
        (form(words, &asked))
        @if !words.is_empty() {
            p.found role="status" {
                @match total { Some(0) | None => { "Nothing matches " b { (words) } "." }, Some(total) => (counted(total, "match", "matches")) }
            }
            ol.hits { @for result in &results { (item(result)) } }
            @if let Some(next) = &next { p.more { a rel="next" href=(address("/search", &asked, Some(next))) { "More results" } } }
        }
    };
    let frame = Frame {
        title: if words.is_empty() { "Search".to_owned() } else { format!("Search: {words}") },
        description: "Search articles, quotes, people and votes.".to_owned(),
        path: "/search".to_owned(),
        json: (!words.is_empty()).then(|| address("/v1/search", &asked, None)),
        feeds: if words.is_empty() { Vec::new() } else { feeds(&asked) },
        searches: true,
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.show(&snapshot, &site))
}

/// The id of a speaker as it is asked for: a name in full is one but for its spelling.
fn speaker_id(asked: &str) -> String {
    if asked.contains(' ') { slug(asked) } else { asked.to_owned() }
}

/// The address of the same query, or of its next page.
fn address(path: &str, asked: &Asked, cursor: Option<&str>) -> String {
    let more = asked.kind().map(|(name, ..)| ("type", name)).into_iter().chain(cursor.map(|cursor| ("cursor", cursor)));
    format!("{path}?{}", query(asked, more))
}

/// The words and fields as parameters, and `more` of them.
fn query<'a>(asked: &'a Asked, more: impl Iterator<Item = (&'static str, &'a str)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", asked.q.trim());
    for (name, value) in asked.fields().into_iter().filter(|(_, value)| !value.is_empty()) {
        let id = if name == "speaker" { speaker_id(value) } else { value.to_owned() };
        query.append_pair(name, &id);
    }
    query.extend_pairs(more);
    query.finish()
}

/// Feeds of what is found, the newest first: of the kinds asked for, as far as they come as feeds. Votes have no outlet.
fn feeds(asked: &Asked) -> Vec<Feed> {
    let only_words = asked.fields().iter().all(|(_, value)| value.is_empty());
    let kinds = [
        ("Reports", "/v1/articles", HitType::Article, true),
        ("Quotes", "/v1/quotes", HitType::Quote, true),
        ("Votes", "/v1/votes", HitType::Vote, only_words),
    ];
    let is_asked = |kind: HitType| asked.kind().is_none_or(|(.., only)| only == kind);
    let feeds = kinds.into_iter().filter(|(.., kind, fits)| *fits && is_asked(*kind)).map(|(name, path, ..)| {
        let address = format!("{path}?{}", query(asked, [("format", "atom")].into_iter()));
        Feed::new(format!("{name}: {}", asked.q.trim()), address)
    });
    feeds.collect()
}

fn form(words: &str, asked: &Asked) -> Markup {
    let kind = asked.kind().map(|(name, ..)| name);
    let labels = ["Outlet", "Speaker", "From", "To"];
    html! {
        form role="search" action="/search" {
            label for="q" { "Words in any form, “phrases”, prefix*, -without, OR" }
            div.field { input #q type="search" name="q" value=(words) required maxlength="200" autocomplete="off"; button type="submit" { "Search" } }
            fieldset.kinds {
                legend { "What to find" }
                label { input type="radio" name="type" value="" checked[kind.is_none()]; " Everything" }
                @for (name, words, _) in KINDS {
                    label { input type="radio" name="type" value=(name) checked[kind == Some(name)]; " " (words) }
                }
            }
            fieldset.kinds {
                legend { "In reports" }
                @for ((name, value), label) in asked.fields().into_iter().zip(labels) {
                    label { (label) " " input type=(if name.starts_with("published") { "date" } else { "text" }) name=(name) value=(value); }
                }
            }
        }
    }
}

/// Looks up what a hit alone does not say.
async fn found(snapshot: &mut Snapshot, hit: SearchHit, names: &RecordNames) -> Result<Found, Problem> {
    let uuid: Uuid = hit.id.parse().unwrap_or_default();
    let (mut path, mut facts) = (path_of("votes", &hit.id), html! {});
    match hit.kind {
        HitType::Article => {
            path = path_of("articles", &hit.id);
            if let Some(article) = snapshot.article(uuid).await? {
                facts = html! {
                    "Report · " (day(article.published_on)) @if let Some(publisher) = &article.publisher { " · " (publisher) }
                    " · " (counted(article.quote_count, "quote", "quotes"))
                };
            }
        }
        HitType::Quote => {
            if let Some(quote) = snapshot.quote(uuid).await? {
                path = quote_path(&quote);
                let speaker = quote.speaker_name.as_deref().or(quote.speaker_text.as_deref());
                facts = html! {
                    "Quote · " (speaker.unwrap_or("speaker unknown")) " · " (day(quote.published_on))
                    @if let Some(publisher) = &quote.publisher { " · " (publisher) }
                };
            }
        }
        HitType::Actor => {
            path = path_of("actors", &hit.id);
            if let Some(actor) = snapshot.actor(&hit.id).await? {
                facts = html! {
                    (actor_kind(actor.kind)) @if let Some(office) = &actor.office { " · " (office) }
                    " · " (whole(actor.quote_count.into())) " quotes in " (counted(actor.article_count, "report", "reports"))
                };
            }
        }
        HitType::Vote => {
            if let Some(detail) = snapshot.vote(&hit.id).await? {
                facts = html! { "Vote · " (day(Some(detail.vote.date))) " · " (outcome_words(&detail.vote, names)) };
            }
        }
    }
    Ok(Found { path, facts, hit })
}

fn item(Found { path, facts, hit }: &Found) -> Markup {
    html! {
        li {
            p.dateline { (facts) }
            h2 { a href=(path) { (hit.title.as_deref().unwrap_or(&hit.id)) } }
            p { (highlighted(&hit.excerpt, &hit.highlights)) }
        }
    }
}

/// The excerpt with its matches marked; offsets count code points.
fn highlighted(excerpt: &str, highlights: &[[u32; 2]]) -> Markup {
    let points: Vec<char> = excerpt.chars().collect();
    let text = |from: usize, to: usize| -> String {
        points
            .get(from.min(points.len())..to.clamp(from.min(points.len()), points.len()))
            .unwrap_or_default()
            .iter()
            .collect()
    };
    let mut at = 0;
    html! {
        @for [start, end] in highlights {
            (text(at, *start as usize)) mark { (text(*start as usize, *end as usize)) }
            @let () = at = *end as usize;
        }
        (text(at, points.len()))
    }
}
