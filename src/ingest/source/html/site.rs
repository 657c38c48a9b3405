//! Sites: whether two addresses are of one owner, and which of a page's addresses is its own.
//!
//! # Design
//!
//! A page that was taken over from an agency may call the agency's page its canonical one. That is another outlet's
//! article, so a canonical link counts only within the registrable domain of the page. The public suffix list as a crate
//! (`psl` 2.1) costs 820 kB and over a minute of a build; what names of news sites need takes a rule and a table: behind
//! a country's code a label such as `co` or `com` is no name, and some domains are their users'.

use url::{Host, Url};

/// Labels before a country's code that name no outlet.
const CATEGORIES: [&str; 26] = [
    "ac", "co", "com", "edu", "gen", "go", "gob", "gov", "gouv", "govt", "id", "info", "ltd", "me", "mil", "ne", "net",
    "nic", "nom", "or", "org", "plc", "press", "sch", "tv", "web",
];

/// Domains under which everybody has a site.
const HOSTS: [&str; 18] = [
    "appspot.com",
    "blogspot.com",
    "github.io",
    "herokuapp.com",
    "livejournal.com",
    "medium.com",
    "netlify.app",
    "over-blog.com",
    "pages.dev",
    "substack.com",
    "tumblr.com",
    "typepad.com",
    "vercel.app",
    "web.app",
    "weebly.com",
    "wixsite.com",
    "wordpress.com",
    "ghost.io",
];

/// Of a page's addresses, the one that counts: its canonical link, where that is of its own site, or else what it says its
/// address is, or was saved from.
pub(super) fn address(saved_from: Option<String>, canonical: Option<String>, stated: Option<String>) -> Option<String> {
    match (canonical, saved_from.or(stated)) {
        (Some(canonical), Some(own)) if !is_same_site(&canonical, &own) => Some(own),
        (Some(canonical), _) => Some(canonical),
        (None, own) => own,
    }
}

/// The address in the comment that browsers put before a page that they save: `<!-- saved from url=(0027)https://… -->`.
pub(super) fn saved_from(page: &str) -> Option<String> {
    let head: &str = page.char_indices().nth(1_000).map_or(page, |(end, _)| &page[..end]);
    let (_, behind) = head.split_once("<!-- saved from url=(")?;
    let (_, url) = behind.split_once(')')?;
    let (url, _) = url.split_once("-->")?;
    Some(url.trim().to_owned())
}

/// Whether two addresses are of one registrable domain.
pub(in crate::ingest::source) fn is_same_site(one: &str, other: &str) -> bool {
    let site = |url: &str| site(&Url::parse(url.trim()).ok()?);
    site(one).is_some_and(|one| Some(one) == site(other))
}

/// The registrable domain of an address; of a number, the number.
fn site(url: &Url) -> Option<String> {
    let Some(Host::Domain(host)) = url.host() else { return url.host_str().map(str::to_owned) };
    let labels: Vec<&str> = host.trim_end_matches('.').rsplit('.').collect();
    let two = [labels.get(1)?, labels.first()?].map(|label| *label).join(".");
    let is_category = labels[0].len() == 2 && CATEGORIES.contains(&labels[1]);
    // A host of blogs has names in many countries: blogspot.co.uk.
    let is_blog = |label: Option<&&str>| label == Some(&"blogspot");
    let count = if is_category && is_blog(labels.get(2)) {
        4
    } else if is_category || HOSTS.contains(&&*two) || is_blog(labels.get(1)) {
        3
    } else {
        2
    };
    let labels: Vec<&str> = labels.into_iter().take(count).collect();
    Some(labels.into_iter().rev().collect::<Vec<_>>().join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_a_registrable_domain() {
        for (one, other, same) in [
            ("https://www.news.example/a", "http://edition.news.example/b", true),
            ("https://news.example/a", "https://agency.example/a", false),
            ("https://www.post.co.uk/a", "https://m.post.co.uk/a", true),
            ("https://post.co.uk/a", "https://sun.co.uk/a", false),
            ("https://post.com.au/a", "https://sun.com.au/a", false),
            ("https://one.substack.com/p/a", "https://two.substack.com/p/a", false),
            ("https://one.blogspot.co.uk/a", "https://two.blogspot.co.uk/a", false),
            ("https://co.uk/a", "https://co.uk/b", true),
            ("http://192.0.2.1/a", "http://192.0.2.2/a", false),
            ("not a url", "not a url", false),
        ] {
            assert_eq!(is_same_site(one, other), same, "{one} {other}");
            assert_eq!(is_same_site(other, one), same, "{one} {other}");
        }
    }

    #[test]
    fn a_canonical_link_to_another_outlet_does_not_count() {
        let some = |url: &str| Some(url.to_owned());
        let (own, agency) = (some("https://www.post.example/a?x=1"), some("https://agency.example/a"));
        let canonical = some("https://post.example/a");
        assert_eq!(address(None, canonical.clone(), own.clone()), canonical);
        assert_eq!(address(None, agency.clone(), own.clone()), own);
        assert_eq!(address(own.clone(), agency.clone(), agency.clone()), own);
        assert_eq!(address(None, agency.clone(), None), agency, "nothing says where the page is from");
        assert_eq!(address(None, None, own.clone()), own);
    }

    #[test]
    fn a_saved_page_says_where_it_is_from() {
        let page = "<!DOCTYPE html>\n<!-- saved from url=(0024)https://post.example/a/b -->\n<html></html>";
        assert_eq!(saved_from(page).as_deref(), Some("https://post.example/a/b"));
        for none in ["", "<html>", "<!-- saved from url=(0014)about:internet", "<!-- saved from url=("] {
            assert_eq!(saved_from(none), None);
        }
    }
}
