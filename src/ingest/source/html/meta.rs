//! Page metadata about its report: JSON-LD first, then OpenGraph, `meta`, `time`, `title`.

use dom_query::Document;
use url::Url;

use crate::domain::{Basis, Day, Metadata, Stated};

use super::entities::unescape;
use super::jsonld::Linked;
use super::site;
use crate::ingest::source::dates;

/// `meta` elements that date the report, the surest first; names and properties alike.
const DATES: [&str; 18] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dcterms.issued",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "date.created",
    "date",
];
/// `meta` elements that name who wrote it.
const AUTHORS: [&str; 7] =
    ["author", "byl", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author"];
/// `meta` elements that name the headline.
const TITLES: [&str; 5] = ["og:title", "headline", "dc.title", "parsely-title", "twitter:title"];

/// What the page says of its report; `saved_from` is where it was saved, if that is known.
pub(super) fn metadata(document: &Document, linked: &Linked, saved_from: Option<String>) -> Metadata {
    let metas = metas(document);
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| metas.iter().find(|(key, _)| key == name)).map(|(_, value)| value.clone())
    };
    let markup = |value: Option<String>| {
        Stated::new(value.map(|value| squeeze(&unescape(&value))).filter(|value| !value.is_empty()), Basis::Markup)
    };
    let publisher = linked.publisher.clone().or_else(|| meta(&["og:site_name", "dc.publisher", "dcterms.publisher"]));
    let canonical = document.select_single("link[rel='canonical']").attr("href").map(|href| href.to_string());
    let web = |url: &String| is_web(url);
    let stated = meta(&["og:url"]).filter(web).or_else(|| linked.url.clone().filter(web));
    let url = site::address(saved_from.filter(web), canonical.filter(web), stated);
    let author = linked.author.clone().or_else(|| meta(&AUTHORS).filter(|author| !author.contains("://")));
    let language = linked.language.clone().filter(|tag| tag.len() <= 12);
    let language = language
        .or_else(|| document.select_single("html").attr("lang").map(|lang| lang.to_string()))
        .or_else(|| meta(&["og:locale", "content-language", "language", "dc.language"]));
    Metadata {
        url: markup(url),
        title: markup(title(document, linked, meta(&TITLES), publisher.as_deref())),
        publisher: markup(publisher),
        published_on: Stated::new(published(document, linked, meta(&DATES).as_deref()), Basis::Markup),
        byline: markup(author.map(|author| author.trim_start_matches("By ").to_owned())),
        language: markup(language.map(|tag| tag.replace('_', "-"))),
    }
}

/// The summary that the page gives of itself.
pub(super) fn standfirst(document: &Document, linked: &Linked) -> Option<String> {
    let metas = metas(document);
    let meta = |name: &str| metas.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    linked.description.clone().or_else(|| meta("og:description")).or_else(|| meta("description"))
}

/// The page's `meta` elements: name, property or item, in lower case, and content.
fn metas(document: &Document) -> Vec<(String, String)> {
    let selection = document.select("meta[content]");
    let read = selection.nodes().iter().filter_map(|meta| {
        let key = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|name| meta.attr(name))?;
        let value = meta.attr("content").filter(|value| !value.trim().is_empty())?;
        Some((key.trim().to_ascii_lowercase(), value.trim().to_owned()))
    });
    read.collect()
}

/// The headline, without the site's name behind it.
fn title(document: &Document, linked: &Linked, meta: Option<String>, site: Option<&str>) -> Option<String> {
    let heading = || {
        let headings = document.select("h1");
        (headings.length() == 1).then(|| squeeze(&headings.text())).filter(|heading| !heading.is_empty())
    };
    let page = || Some(squeeze(&document.select_single("head title").text())).filter(|title| !title.is_empty());
    let title = linked.headline.clone().or(meta).or_else(heading).or_else(page)?;
    Some(without_site(&squeeze(&unescape(&title)), site).to_owned())
}

/// "Envoy arrives | The Daily Example" without what stands behind the sign, where that names the site.
fn without_site<'t>(title: &'t str, site: Option<&str>) -> &'t str {
    for sign in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
        if let Some((rest, end)) = title.rsplit_once(sign) {
            let end = end.trim();
            let is_site = site.is_some_and(|site| site.eq_ignore_ascii_case(end)) || (site.is_none() && sign == " | ");
            if is_site && rest.len() > end.len() {
                return rest.trim_end();
            }
        }
    }
    title
}

/// The day of publication: as linked data, `meta` or a marked `time` state it, or the only day of all `time`s.
fn published(document: &Document, linked: &Linked, meta: Option<&str>) -> Option<Day> {
    if let Some(day) = linked.published.as_deref().and_then(any_day).or_else(|| meta.and_then(any_day)) {
        return Some(day);
    }
    let times = document.select("time, [itemprop='datePublished']");
    let (mut marked, mut all) = (None, Vec::new());
    for time in times.nodes() {
        let stated = time.attr("datetime").or_else(|| time.attr("content")).unwrap_or_else(|| time.text());
        let Some(day) = any_day(&stated) else { continue };
        let class = time.class().map(|class| class.to_ascii_lowercase()).unwrap_or_default();
        let item = time.attr("itemprop").is_some_and(|item| item.eq_ignore_ascii_case("datePublished"));
        if item || time.has_attr("pubdate") || class.contains("publish") || class.contains("entry-date") {
            marked = marked.or(Some(day));
        }
        all.push(day);
    }
    // Times without a mark may be those of related links; only where all agree they date the page.
    marked.or_else(|| all.first().copied().filter(|day| all.iter().all(|other| other == day)))
}

/// The day in any notation that is plain, where a report can be of that day.
fn any_day(text: &str) -> Option<Day> {
    dates::any_day(text.trim()).filter(|&day| dates::is_plausible(day))
}

fn is_web(url: &str) -> bool {
    Url::parse(url.trim()).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// Single spaces instead of any white space.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
