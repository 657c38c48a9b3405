//! Web pages shaped as common systems make them.

use communique::domain::{Basis, CodePoints, RawArticle, SegmentKind, Span};

use super::{folder, read};

const WIRE: &[u8] = include_bytes!("pages/wire.html");
const BLOG: &[u8] = include_bytes!("pages/blog.html");

fn page(bytes: &[u8]) -> RawArticle {
    let folder = folder(&[("page.html", bytes)]);
    let mut found = read(&[folder.path()]);
    assert_eq!(found.reasons(), Vec::<String>::new());
    found.articles.remove(0)
}

fn labelled(article: &RawArticle, kind: SegmentKind) -> Vec<String> {
    let points = CodePoints::new(&article.text);
    let of = article.segments.iter().filter(|segment| segment.kind == kind);
    of.map(|segment| points.slice(Span { start: segment.start, end: segment.end }).to_owned()).collect()
}

#[test]
fn a_news_page_is_its_report() {
    let article = page(WIRE);
    let paragraphs: Vec<&str> = article.text.split("\n\n").collect();
    assert_eq!(paragraphs[0], "Envoy arrives in Geneva for talks on ceasefire");
    for kept in [
        "GENEVA, Sept 14 (Reuters) - The special",
        "“We will talk with whoever",
        "A spokesman for",
        "Aid agencies, for",
    ] {
        assert!(paragraphs.iter().any(|paragraph| paragraph.starts_with(kept)), "{kept}: {paragraphs:#?}");
    }
    for left in ["cookie policy", "Striker leaves", "All rights reserved", "Sport", "color:red"] {
        assert!(!article.text.contains(left), "{left}");
    }
    assert_eq!(labelled(&article, SegmentKind::Title), ["Envoy arrives in Geneva for talks on ceasefire"]);
    assert!(labelled(&article, SegmentKind::Heading).contains(&"Two groups stay away".to_owned()));
    assert!(labelled(&article, SegmentKind::Caption)[0].starts_with("The envoy at the airport"));
}

#[test]
fn linked_data_states_the_metadata() {
    let metadata = page(WIRE).metadata;
    assert_eq!(metadata.title.value.as_deref(), Some("Envoy arrives in Geneva for talks on ceasefire"));
    assert_eq!(
        metadata.published_on.value.map(|day| day.to_string()).as_deref(),
        Some("2015-09-14"),
        "the day written"
    );
    assert_eq!(metadata.publisher.value.as_deref(), Some("The Daily Example"));
    assert_eq!(metadata.byline.value.as_deref(), Some("Ada Osei and Bo Lund"));
    assert_eq!(metadata.language.value.as_deref(), Some("en-GB"));
    assert_eq!(metadata.url.value.as_deref(), Some("https://www.daily.example/world/2015/09/envoy-arrives"));
    assert_eq!(metadata.url.basis, Basis::Markup);
}

#[test]
fn an_old_page_is_decoded_as_it_says() {
    let article = page(BLOG);
    assert!(article.text.contains("the café where"), "{}", article.text);
    assert!(!article.text.contains("August 2015"));
    let metadata = &article.metadata;
    assert_eq!(metadata.published_on.value.map(|day| day.to_string()).as_deref(), Some("2015-09-15"));
    assert_eq!(metadata.byline.value.as_deref(), Some("Bo Lund"));
    assert_eq!(metadata.url.value, None, "an address without a host is none");
    assert_eq!(metadata.language.basis, Basis::Unknown);
}

#[test]
fn the_host_tells_the_publisher_where_nothing_else_does() {
    let body = "<p>The envoy landed in Geneva on Monday evening to open a third round of talks.</p>".repeat(8);
    let page_of =
        |head: &str| page(format!("<html><head>{head}</head><body><article>{body}</article></body></html>").as_bytes());
    let article = page_of("<link rel=canonical href='https://www.daily.example/a'><title>Talks open | Page</title>");
    assert_eq!(
        (article.metadata.publisher.value.as_deref(), article.metadata.publisher.basis),
        (Some("The Daily Example"), Basis::Inferred)
    );
    assert_eq!(article.metadata.title.value.as_deref(), Some("Talks open"));
    assert_eq!(article.metadata.published_on.value, None);
    // Two days in `time` elements that say nothing of themselves date nothing.
    let two = page_of("<time datetime=2015-01-02></time><time datetime=2015-01-03></time>");
    assert_eq!(two.metadata.published_on.value, None);
    let graph = page_of(
        "<script type='application/ld+json'>{\"@type\": \"Article\", \"headline\": \"A \n B\", \"datePublished\": \"20150914\"}</script>",
    );
    assert_eq!(graph.metadata.title.value.as_deref(), Some("A B"), "a raw line end within a string");
    assert_eq!(graph.metadata.published_on.value.map(|day| day.to_string()).as_deref(), Some("2015-09-14"));
}

#[test]
fn a_page_that_shows_nothing_may_carry_its_text_in_linked_data() {
    let body = "The envoy landed in Geneva on Monday evening to open a third round of talks on a ceasefire. ".repeat(6);
    let html = format!(
        "<html><body><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"articleBody\": \"{body}\"}}</script><div id=app></div></body></html>"
    );
    assert_eq!(page(html.as_bytes()).text, body.trim());
}

#[test]
fn pages_that_would_choke_the_parser_are_refused() {
    let deep = |tag: &str| format!("<html><body>{}words", tag.repeat(5000));
    let folder = folder(&[
        ("a.html", deep("<div>").as_bytes()),
        ("b.html", deep("<table><tr><td>").as_bytes()),
        ("c.html", deep("<b><div>").as_bytes()),
    ]);
    let found = read(&[folder.path()]);
    assert!(found.articles.is_empty());
    assert!(found.reasons().iter().all(|reason| reason.contains("nests more than")), "{:?}", found.reasons());
}

#[test]
fn linked_data_is_read_as_sites_write_it() {
    let data = r#"{"@type": "NewsArticle", "headline": "Rice&#8217;s &#8216;no&#8217;", "publisher": {"name": "Here &amp; There",}, "author": {"name": "Ana O&#039;Example"}, "datePublished": "2012-02-04",}"#;
    let paragraph =
        "The envoy said on Monday that talks would go on, and that all had agreed to meet again. ".repeat(4);
    for (kind, before, after) in [
        ("", "", ""),
        ("; charset=utf-8", "\n<!-- ", " -->"),
        ("", "//<![CDATA[\n", "\n//]]>"),
        ("", "/*<![CDATA[*/", "/*]]>*/"),
    ] {
        let page_of = format!(
            "<html><head><script type=\"application/ld+json{kind}\">{before}{data}{after}</script></head><body><article><p>{paragraph}</p><p>{paragraph}</p></article></body></html>"
        );
        let metadata = page(page_of.as_bytes()).metadata;
        let said =
            (metadata.title.value.as_deref(), metadata.publisher.value.as_deref(), metadata.byline.value.as_deref());
        assert_eq!(said, (Some("Rice’s ‘no’"), Some("Here & There"), Some("Ana O'Example")), "{before}");
        assert_eq!(metadata.published_on.value.map(|day| day.to_string()).as_deref(), Some("2012-02-04"), "{before}");
    }
}
