//! The latest reports with who is quoted, the claims that the record contradicts, and the topics.

use maud::{Markup, html};

use crate::api::html::words::{counted, day, listed, outside, path_of, verdict, whole};
use crate::api::pages::parts::claim::claim;
use crate::api::pages::parts::quote::{Spreads, quote, spreads};
use crate::api::problem::Problem;
use crate::domain::{Article, Claim, Interval, Metric, Quote, QuoteKind, SplitBy, Topic, Verdict};
use crate::store::{
    ArticleFilter, ClaimFilter, Paging, QuoteFilter, Snapshot, TimelineFilter, TimelineGrouping, TopicFilter,
};

const VERDICTS: [Verdict; 4] = [Verdict::Agrees, Verdict::PartlyAgrees, Verdict::Disagrees, Verdict::Undetermined];

/// Topics shown at once.
const TOPICS: usize = 24;

fn few(limit: u32) -> Paging {
    Paging { limit, ..Paging::default() }
}

/// The latest reports, each with its first direct quotes.
pub(super) async fn reports(snapshot: &mut Snapshot) -> Result<Markup, Problem> {
    let articles = snapshot.articles::<Article>(&ArticleFilter::default(), &few(5)).await?.items;
    let mut items = Vec::new();
    for article in &articles {
        let filter =
            QuoteFilter { article: article.id.into(), kind: Some(QuoteKind::Direct), ..QuoteFilter::default() };
        let quotes = snapshot.quotes::<Quote>(&filter, &few(2)).await?.items;
        let spreads = spreads(snapshot, &quotes).await?;
        items.push(report(article, &quotes, &spreads));
    }
    Ok(html! {
        section aria-labelledby="reports-title" {
            h2 #reports-title { "Latest reports, and who is quoted" }
            @if items.is_empty() {
                p.nothing { "No reports have been loaded yet. " code { "communique ingest path/to/articles" } " loads yours." }
            }
            @for item in items { (item) }
        }
    })
}

fn report(article: &Article, quotes: &[Quote], spreads: &Spreads) -> Markup {
    let path = format!("/articles/{}", article.id);
    let further = u64::from(article.quote_count).saturating_sub(quotes.len() as u64);
    html! {
        article.report {
            p.dateline { (day(article.published_on)) @if let Some(publisher) = &article.publisher { " · " (publisher) } }
            h3 { a href=(path) { (article.title.as_deref().unwrap_or("Untitled report")) } }
            @if quotes.is_empty() { p { (article.excerpt) } }
            @for each in quotes { (quote(each, false, spreads)) }
            p.more {
                @if further > 0 { a href=(path) { (counted(further, "more quote", "more quotes")) } " " }
                @if article.claim_count > 0 { a href=(path) { (counted(article.claim_count, "claim about votes", "claims about votes")) } " " }
                @if let Some(url) = &article.url { (outside(url, "as published")) }
            }
        }
    }
}

/// The claims that disagree, after how all of them fare.
pub(super) async fn claims(snapshot: &mut Snapshot) -> Result<Markup, Problem> {
    let filter = ClaimFilter { verdict: Verdict::Disagrees.into(), ..ClaimFilter::default() };
    let claims = snapshot.claims::<Claim>(&filter, &few(6)).await?.items;
    let grouping = TimelineGrouping {
        metric: Some(Metric::Claims),
        interval: Interval::All,
        split_by: SplitBy::Verdict.into(),
        top: None,
    };
    let filter = TimelineFilter { grouping, ..TimelineFilter::default() };
    let counts = snapshot.timeline(&filter, &Paging::whole()).await?.items;
    let count = |wanted: Verdict| {
        let name = serde_json::to_value(wanted).ok();
        let found = counts.iter().find(|item| name.as_ref().and_then(|name| name.as_str()) == item.verdict.as_deref());
        found.map_or(0, |item| item.value)
    };
    let names = snapshot.record_names().await?;
    let fare: Vec<String> = VERDICTS
        .into_iter()
        .filter(|each| count(*each) > 0)
        .map(|each| format!("{} {}", whole(count(each)), fares(each, count(each))))
        .collect();
    let all: u64 = VERDICTS.into_iter().map(count).sum();
    Ok(html! {
        section aria-labelledby="claims-title" {
            h2 #claims-title { "Claims that disagree with the record" }
            @if all == 0 { p.nothing { "No report has claimed anything about a vote yet." } }
            @else { p.fare { "Of " (counted(all, "claim", "claims")) " held against the record " (listed(&fare)) "." } }
            @if all > 0 && claims.is_empty() { p.nothing { "None disagrees with the record." } }
            @for each in &claims { (claim(each, true, &names)) }
        }
    })
}

/// The verdict as a verb.
fn fares(given: Verdict, count: u64) -> &'static str {
    match (given, count) {
        (Verdict::Agrees, 1) => "agrees",
        (Verdict::Agrees, _) => "agree",
        (Verdict::PartlyAgrees, 1) => "agrees in part",
        (Verdict::PartlyAgrees, _) => "agree in part",
        (Verdict::Disagrees, 1) => "disagrees",
        (Verdict::Disagrees, _) => "disagree",
        (Verdict::Undetermined, _) => verdict(Some(Verdict::Undetermined)).1,
    }
}

/// The topics with most votes.
pub(super) async fn topics(snapshot: &mut Snapshot) -> Result<Markup, Problem> {
    let mut topics = snapshot.topics::<Topic>(&TopicFilter::default(), &Paging::whole()).await?.items;
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.vote_count));
    let tags = |topics: &[Topic]| {
        html! {
            ul.tags {
                @for topic in topics {
                    li { a href=(path_of("topics", &topic.slug)) { (topic.label) } " " span.of { (whole(topic.vote_count.into())) } }
                }
            }
        }
    };
    let (most, others) = topics.split_at(topics.len().min(TOPICS));
    Ok(html! {
        section.topics aria-labelledby="topics-title" {
            h2 #topics-title { "What the Council votes on" }
            (tags(most))
            @if !others.is_empty() { details { summary { (counted(others.len() as u64, "further topic", "further topics")) } (tags(others)) } }
        }
    })
}
