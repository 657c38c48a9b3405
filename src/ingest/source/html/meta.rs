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
    let author = author.or_else(|| signed(document));
    let day = published(document, linked, meta(&DATES).as_deref());
    let day = day.or_else(|| url.as_deref().and_then(day_in_address));
    let language = linked.language.clone().filter(|tag| tag.len() <= 12);
    let language = language
        .or_else(|| document.select_single("html").attr("lang").map(|lang| lang.to_string()))
        .or_else(|| meta(&["og:locale", "content-language", "language", "dc.language"]));
    Metadata {
        url: markup(url),
        title: markup(title(document, linked, meta(&TITLES), publisher.as_deref())),
        publisher: markup(publisher),
        published_on: Stated::new(day, Basis::Markup),
        byline: markup(author.map(|author| author.trim_start_matches("By ").to_owned())),
        language: markup(language.map(|tag| tag.replace('_', "-"))),
    }
}

/// The page's `meta` elements: name, property or item, in lower case, and content.
pub(super) fn metas(document: &Document) -> Vec<(String, String)> {
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
    let times = document.select("time, [itemprop='datePublished'], abbr.published[title]");
    let (mut marked, mut all) = (None, Vec::new());
    for time in times.nodes() {
        let stated = time
            .attr("datetime")
            .or_else(|| time.attr("content"))
            .or_else(|| time.attr("title"))
            .unwrap_or_else(|| time.text());
        let Some(day) = any_day(&stated) else { continue };
        let class = time.class().map(|class| class.to_ascii_lowercase()).unwrap_or_default();
        let item = time.attr("itemprop").is_some_and(|item| item.eq_ignore_ascii_case("datePublished"));
        if item || time.has_attr("pubdate") || class.contains("publish") || class.contains("entry-date") {
            marked = marked.or(Some(day));
        }
        all.push(day);
    }
    // Times without a mark may be those of related links; only where all agree they date the page, or where
    // there is one article and all in it agree.
    let agreed = |days: &[Day]| days.first().copied().filter(|day| days.iter().all(|other| other == day));
    marked.or_else(|| agreed(&all)).or_else(|| {
        let articles = document.select("article");
        let own = document.select("article time[datetime]");
        let own: Vec<Day> =
            own.nodes().iter().filter_map(|time| time.attr("datetime").and_then(|day| any_day(&day))).collect();
        agreed(&own).filter(|_| articles.length() == 1)
    })
}

/// The day in an address such as `/2012/02/04/council-meets`.
fn day_in_address(url: &str) -> Option<Day> {
    let url = Url::parse(url.trim()).ok()?;
    let parts: Vec<&str> = url.path_segments()?.collect();
    let number = |text: &str, digits: usize| {
        text.parse::<i16>().ok().filter(|_| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let day = parts.windows(3).find_map(|three| {
        let (year, month, day) = (number(three[0], 4)?, number(three[1], 2)?, number(three[2], 2)?);
        Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
    });
    day.filter(|&day| dates::is_plausible(day))
}

/// The byline that the page marks as one, by what other pages call it.
fn signed(document: &Document) -> Option<String> {
    const MARKED: &str = "[itemprop='author'] [itemprop='name'], [rel='author'], [itemprop='author'], .byline, \
        .author, [class*='byline'], [class*='author-name'], [class*='author_name'], [class*='authorName']";
    const MOST_BYTES: usize = 100;
    document.select(MARKED).nodes().iter().find_map(|node| {
        let text = squeeze(&node.text());
        let name = ["By ", "by ", "BY "].iter().find_map(|by| text.strip_prefix(by)).unwrap_or(&text);
        let names = name.starts_with(char::is_uppercase) && !name.ends_with('.') && !name.contains("://");
        let short = name.len() <= MOST_BYTES && name.split(' ').count() <= 12;
        (names && short).then(|| name.to_owned())
    })
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
