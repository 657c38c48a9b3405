//! A report with what was found in it, at the place where it stands.

mod annotations;
mod blocks;
mod findings;
mod margin;
mod text;

use actix_web::web::Path;
use maud::{Markup, html};
use uuid::Uuid;

use super::parts::quote::spreads;
use super::parts::structured::news_article;
use crate::api::html::frame::Frame;
use crate::api::html::site::Site;
use crate::api::html::words::{counted, day, outside, path_of};
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::{ArticleDetail, Basis};
use crate::store::RecordNames;

/// A report: its text with segments, quotes, mentions and claims; where texts are withheld, the findings alone.
pub(super) async fn get_article_page(store: StoreHandle, site: Site, id: Path<Uuid>) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let detail = snapshot.article_detail(*id).await?.ok_or_else(|| Problem::unknown_id("article", *id))?;
    let article = &detail.article;
    let spreads = spreads(&mut snapshot, &detail.quotes).await?;
    let text = detail.text.as_deref().filter(|_| !site.without_text);
    // Beside the text a claim has its verdict alone.
    let names = if text.is_none() { snapshot.record_names().await? } else { RecordNames::default() };
    let content = html! {
        article.report-page lang=[language(article.language.as_deref())] {
            @match text {
                Some(text) => (text::annotated(&detail, text, &lead(&detail), &spreads)),
                None => (findings::listed(&detail, &lead(&detail), &spreads, &names)),
            }
        }
        (named(&detail))
    };
    let title = article.title.clone().unwrap_or_else(|| "Untitled report".to_owned());
    let counts = [
        counted(article.quote_count, "quote", "quotes"),
        counted(article.claim_count, "claim about votes", "claims about votes"),
    ];
    let frame = Frame {
        description: format!("{} with the record beside them. {}", counts.join(" and "), article.excerpt),
        title,
        path: format!("/articles/{id}"),
        json: Some(format!("/v1/articles/{id}")),
        indexable: true,
        data: Some(news_article(article)),
        class: "wide",
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.show(&snapshot, &site))
}

/// Who published it and when, and where it stands.
fn lead(detail: &ArticleDetail) -> Markup {
    let article = &detail.article;
    let doubt = match article.published_on_basis {
        Basis::Inferred => " (inferred)",
        _ => "",
    };
    html! {
        p.dateline {
            @if let Some(publisher) = &article.publisher { b { (publisher) } " · " }
            (day(article.published_on)) (doubt)
            @if let Some(byline) = &article.byline { " · " (byline) }
            @if let Some(url) = &article.url { " · " (outside(url, "as published")) }
        }
    }
}

/// Who is named, most often first.
fn named(detail: &ArticleDetail) -> Markup {
    let mut actors: Vec<(&str, &str, u32)> = Vec::new();
    for mention in &detail.mentions {
        let Some(id) = mention.actor_id.as_deref() else { continue };
        match actors.iter_mut().find(|(known, ..)| *known == id) {
            Some((.., count)) => *count += 1,
            None => actors.push((id, mention.actor_name.as_deref().unwrap_or(id), 1)),
        }
    }
    actors.sort_by_key(|&(.., count)| std::cmp::Reverse(count));
    html! {
        @if !actors.is_empty() {
            section.named {
                h2 { "Named in this report" }
                ul.tags { @for (id, name, count) in actors { li { a href=(path_of("actors", id)) { (name) } " " span.of { (count) } } } }
            }
        }
    }
}

/// The language, where it can be one.
fn language(tag: Option<&str>) -> Option<&str> {
    tag.filter(|tag| {
        *tag != "en"
            && tag.len() < 36
            && tag
                .split('-')
                .all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    })
}
