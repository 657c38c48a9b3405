//! Structured data (schema.org): reports as `NewsArticle`, claims as `Claim` with our verdict in words.
//!
//! Never `ClaimReview`: a program compared the claim with a record, no reviewer did.

use serde_json::{Value, json};

use crate::api::config::ServeOptions;
use crate::api::html::words::verdict;
use crate::domain::{Article, Claim};

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
pub(in crate::api::pages) fn claim(claim: &Claim, options: &ServeOptions) -> Value {
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
        "url": options.public_url.as_ref().map(|_| options.address(&format!("/claims/{}", claim.id))),
        "text": claim.text,
        "description": verdict,
        "appearance": known(appearance),
    }))
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
