//! Structured data (schema.org): reports as `NewsArticle`, claims as `Claim` with our verdict in words, statements as
//! `Quotation`.
//!
//! Never `ClaimReview`: a program compared the claim with a record, no reviewer did.

use serde_json::{Value, json};

use crate::api::html::site::Site;
use crate::api::html::words::verdict;
use crate::domain::{ActorKind, Article, Claim, Statement};

/// A report, as its publisher has it.
pub(in crate::api::pages) fn news_article(article: &Article) -> Value {
    let mut data = report(article.title.as_deref(), article.url.as_deref(), article.publisher.as_deref());
    data["@context"] = "https://schema.org".into();
    data["datePublished"] = json!(article.published_on);
    data["inLanguage"] = json!(article.language);
    data["wordCount"] = article.word_count.into();
    known(data)
}

/// A claim, where it appears, and how the record answers it.
pub(in crate::api::pages) fn claim(claim: &Claim, site: &Site) -> Value {
    let mut appearance =
        report(claim.article_title.as_deref(), claim.article_url.as_deref(), claim.publisher.as_deref());
    appearance["datePublished"] = json!(claim.published_on);
    let (_, words, _) = verdict(claim.verdict);
    let verdict = match &claim.reason {
        Some(reason) => format!("Compared with the Security Council’s record by a program: {words}. {reason}"),
        None => format!("Compared with the Security Council’s record by a program: {words}."),
    };
    known(json!({
        "@context": "https://schema.org",
        "@type": "Claim",
        "url": whole_address(site, &format!("/claims/{}", claim.id)),
        "text": claim.text,
        "description": verdict,
        "appearance": known(appearance),
    }))
}

/// A statement, who said it, and its first report.
pub(in crate::api::pages) fn quotation(statement: &Statement, speaker: Option<ActorKind>, site: &Site) -> Value {
    // States speak as bodies do; there is no other kind of creator.
    let kind = if speaker == Some(ActorKind::Person) { "Person" } else { "Organization" };
    let mut first = report(
        statement.first_article_title.as_deref(),
        statement.first_article_url.as_deref(),
        statement.first_publisher.as_deref(),
    );
    first["datePublished"] = json!(statement.first_published_on);
    known(json!({
        "@context": "https://schema.org",
        "@type": "Quotation",
        "url": whole_address(site, &format!("/statements/{}", statement.id)),
        "text": statement.text.trim_end_matches(','),
        "creator": { "@type": kind, "name": statement.speaker_name },
        "isPartOf": known(first),
    }))
}

/// The address of a path, where it is known as a whole.
fn whole_address(site: &Site, path: &str) -> Option<String> {
    site.public_url.as_ref().map(|_| site.address(path))
}

fn report(title: Option<&str>, url: Option<&str>, publisher: Option<&str>) -> Value {
    let publisher = publisher.map(|name| json!({ "@type": "Organization", "name": name }));
    json!({ "@type": "NewsArticle", "headline": title, "url": url, "publisher": publisher })
}

/// Without what is unknown.
fn known(mut data: Value) -> Value {
    if let Some(members) = data.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    data
}
