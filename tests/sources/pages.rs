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

/// A page of paragraphs that are long enough to be a report, with this among them.
fn with(markup: &str) -> RawArticle {
    let filler = "<p>The council met on Saturday, and envoys from several delegations said afterwards that it lasted for four hours and that nobody had left the room.</p>";
    page(
        format!("<html><body><article><h1>Council meets</h1>{filler}{markup}{filler}</article></body></html>")
            .as_bytes(),
    )
}

#[test]
fn elements_that_no_browser_knows_stand_within_the_line() {
    for (markup, line) in [
        ("<p>“We will never vote for a US<wbr>-backed text,” Susan Rice said.</p>", "a US-backed text,"),
        (
            "<p>“Never for <st1:country-region w:st=\"on\">Syria</st1:country-region>,” <st1:PersonName>Susan Rice</st1:PersonName> said.</p>",
            "“Never for Syria,” Susan Rice said.",
        ),
        (
            "<p>“We will never vote for this <x-tooltip>text</x-tooltip> of Friday,” Susan Rice said.</p>",
            "this text of Friday,",
        ),
        (
            "<p>“For a US<img class=\"emoji\" alt=\"\" src=\"x.svg\">-backed text,” Susan Rice said.</p>",
            "For a US-backed text,",
        ),
        (
            "<p>It ends <o:p></o:p>here, <output>she</output> <slot>said</slot> on Monday.</p>",
            "It ends here, she said on Monday.",
        ),
    ] {
        let article = with(markup);
        assert!(article.text.split("\n\n").any(|block| block.contains(line)), "{}", article.text);
    }
}

#[test]
fn a_quotation_without_marks_gets_those_that_browsers_show() {
    let article = with("<p><q>We will never vote for a <q>text</q> like this,</q> Susan Rice said.</p>");
    assert!(article.text.contains("“We will never vote for a ‘text’ like this,” Susan Rice said."), "{}", article.text);
}

#[test]
fn paragraphs_hidden_from_assistive_programs_alone_are_kept() {
    let article = with("<p class=paywall aria-hidden=true>“We will vote no on part 3,” Susan Rice said.</p>");
    assert!(article.text.contains("on part 3"), "{}", article.text);
    assert!(!with("<p style='display:none'>Nothing that is seen by anybody stands here.</p>").text.contains("anybody"));
}

#[test]
fn the_foot_of_a_block_quotation_is_its_speaker() {
    for markup in [
        "<blockquote><p>“We will vote no.”</p><footer>— Susan Rice</footer></blockquote>",
        "<blockquote><p>“We will vote no.”</p><footer>Susan Rice</footer></blockquote>",
        "<blockquote><p>“We will vote no.”</p><cite>— Susan Rice</cite></blockquote>",
        "<figure><blockquote><p>“We will vote no.”</p></blockquote><figcaption>— Susan Rice</figcaption></figure>",
    ] {
        let article = with(markup);
        assert!(article.text.contains("“We will vote no.”\n\n— Susan Rice"), "{markup}: {}", article.text);
        assert!(labelled(&article, SegmentKind::Caption).is_empty(), "{markup}");
    }
}

#[test]
fn embedded_posts_are_quotations_of_their_authors() {
    let article = with(
        "<blockquote class='twitter-tweet'><p lang=en>We will vote no on every text of this kind.</p>&mdash; Susan Rice (@AmbassadorRice) <a href='https://twitter.com/x'>February 4, 2012</a></blockquote>",
    );
    let wanted = "“We will vote no on every text of this kind.”\n— Susan Rice, Twitter, February 4, 2012";
    assert_eq!(labelled(&article, SegmentKind::Embedded), [wanted], "{}", article.text);
    let picture =
        with("<blockquote class='instagram-media'><p>A post shared by Ada Osei (@ada) on Feb 4, 2012</p></blockquote>");
    assert!(!picture.text.contains("Osei"), "{}", picture.text);
}

#[test]
fn words_under_a_figure_are_a_caption_and_links_between_paragraphs_are_none_of_the_report() {
    let article = with(
        "<figure><img src=a.jpg><div><p>The envoy at the airport</p></div></figure><p><a href=/x>Storm closes the northern ports</a></p><p>MORE: <a href=/y>Striker leaves for the rival club</a></p><p>As <a href=/z>reported on Monday by this paper</a>, talks go on.</p>",
    );
    assert_eq!(labelled(&article, SegmentKind::Caption), ["The envoy at the airport"]);
    assert_eq!(
        labelled(&article, SegmentKind::Furniture),
        ["Storm closes the northern ports", "MORE: Striker leaves for the rival club"]
    );
}

/// Paragraphs of some length that differ.
fn paragraphs(name: &str, from: usize) -> String {
    let one = |n: usize| {
        format!(
            "<p>“Part {n} is what {name} asked for,” the envoy said in the hall, and went on to speak of the {n} towns that had not been heard.</p>"
        )
    };
    (from..from + 4).map(one).collect()
}

#[test]
fn a_report_in_several_containers_is_joined() {
    let part = |from: usize| {
        format!(
            "<div class=grid><div><div class=body__container><div class=body__inner-container>{}</div></div></div></div>",
            paragraphs("Norland", from)
        )
    };
    let aside =
        "<aside class=ad><p>Buy the new bicycle with the seven bells, as long as they last this week.</p></aside>";
    for order in [2, 3] {
        let parts: Vec<String> = (0..order).map(|n| part(n * 4 + 1)).collect();
        let article = page(
            format!("<html><body><article><h1>Towns heard</h1>{}</article></body></html>", parts.join(aside))
                .as_bytes(),
        );
        let numbers: Vec<String> = (1..=order * 4)
            .filter(|n| !article.text.contains(&format!("“Part {n} is")))
            .map(|n| n.to_string())
            .collect();
        assert!(numbers.is_empty(), "missing {numbers:?}");
        let place = |n: usize| article.text.find(&format!("“Part {n} is"));
        assert!((2..=order * 4).all(|n| place(n - 1) < place(n)), "in their order: {}", article.text);
        assert!(!article.text.contains("bicycle"));
    }
    // Another report below, with its own headline and its own article, stays out.
    let other = format!(
        "<html><body><article><h1>One</h1><div class=text>{}</div></article><article><h1>Two</h1><div class=text>{}</div></article></body></html>",
        paragraphs("Norland", 1).repeat(3),
        paragraphs("Ostfield", 1)
    );
    assert!(!page(other.as_bytes()).text.contains("Ostfield"));
}

#[test]
fn a_page_that_sets_each_paragraph_into_a_container_of_its_own_is_read_whole() {
    let one = |text: &str| format!("<div class=block><div class=inner><div class=rich><p>{text}</p></div></div></div>");
    let mut parts: Vec<String> = (1..=8)
        .map(|n| {
            one(&format!(
                "“Part {n} is what Norland asked for,” the envoy said in the hall, and went on to speak of {n} towns."
            ))
        })
        .collect();
    parts.insert(4, one("The treaty says that <a href=/treaty>all of its members may keep their own roads</a>."));
    let html = format!("<html><body><article><h1>Towns heard</h1>{}</article></body></html>", parts.concat());
    let text = page(html.as_bytes()).text;
    assert!(text.contains("\n\nThe treaty says that all of its members may keep their own roads.\n\n"), "{text}");
}

#[test]
fn the_stated_text_wins_where_the_page_shows_less_or_a_notice() {
    let stated: String = paragraphs("Norland", 1).replace("<p>", "").replace("</p>", "\\n").replace('“', "&#8220;");
    let page_of = |shown: &str| {
        page(format!("<html><head><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"Towns heard\", \"articleBody\": \"{stated}\"}}</script></head><body><article>{shown}</article></body></html>").as_bytes())
    };
    let notice = "<p>We and our partners store data on your device, and use it to show what fits to you. You can accept or decline, and change your mind at any time on the page about privacy of this site.</p>".repeat(2);
    let first = paragraphs("Norland", 1).split_inclusive("</p>").take(2).collect::<String>();
    for shown in [notice.as_str(), first.as_str(), ""] {
        let article = page_of(shown);
        assert!(article.text.contains("“Part 4 is"), "{}", article.text);
        assert!(!article.text.contains("partners") && !article.text.contains("&#8220;"), "{}", article.text);
    }
    // What the page shows whole is taken from the page.
    let whole = paragraphs("Norland", 1) + "<p>And a last one that is nowhere else, the envoy said in the end.</p>";
    assert!(page_of(&whole).text.contains("nowhere else"));
}

#[test]
fn a_byline_is_known_by_its_class() {
    for (markup, name) in [
        ("<p class=byline>By Holly Brandt</p>", Some("Holly Brandt")),
        ("<div class='article__author-name'><a href=/h>Holly Brandt</a></div>", Some("Holly Brandt")),
        ("<a rel=author href=/h>Holly Brandt</a>", Some("Holly Brandt")),
        ("<div class=author-bio>Holly Brandt writes about rivers and has won a prize for it.</div>", None),
    ] {
        assert_eq!(with(markup).metadata.byline.value.as_deref(), name, "{markup}");
    }
}

#[test]
fn a_day_in_the_address_or_in_the_reports_own_time_element_dates_the_page() {
    let date = |article: RawArticle| article.metadata.published_on.value.map(|day| day.to_string());
    let canonical = "<link rel=canonical href='https://www.daily.example/2012/02/04/council-meets'>";
    assert_eq!(date(with(canonical)).as_deref(), Some("2012-02-04"));
    assert_eq!(
        date(with("<abbr class=published title='2012-02-04T10:00:00Z'>Saturday</abbr>")).as_deref(),
        Some("2012-02-04")
    );
    let listed = "<ul><li><time datetime=2012-01-02>other</time></li></ul>";
    let filler = "<p>The council met on Saturday, and envoys from several delegations said afterwards that it lasted for four hours.</p>".repeat(3);
    let page_of =
        format!("<html><body>{listed}<article><time datetime=2012-02-04>4 Feb</time>{filler}</article></body></html>");
    assert_eq!(date(page(page_of.as_bytes())).as_deref(), Some("2012-02-04"));
}

#[test]
fn a_summary_apart_from_the_report_is_read_where_the_page_shows_its_own_description() {
    let summary = "Thirteen members were for the draft and two against, after a week of talks.";
    let body: String = (1..6).map(|n| format!("<p>Paragraph {n} of the report says, in a sentence of some length, what was done in the chamber and why.</p>")).collect::<Vec<_>>().concat();
    let read = |head: &str, shown: &str| {
        let said = format!("<meta name=\"description\" content=\"{head}\">");
        let main = format!(
            "<h1>Two against thirteen</h1><div class=\"top\">{shown}</div><article><div class=\"b\">{body}</div></article>"
        );
        let markup = format!("<html><head><title>Two against thirteen</title>{said}</head><body>{main}</body></html>");
        let article = page(markup.as_bytes());
        let first: Vec<String> = article.text.split("\n\n").take(2).map(str::to_owned).collect();
        (first, labelled(&article, SegmentKind::Standfirst))
    };
    let stated = || vec![summary.to_owned()];
    for shown in [
        format!("<h2 class=\"x1\">{summary}</h2>"),
        format!("<p class=\"x1\">{}</p>", summary.replace("the draft", "the <a href=\"/d\">draft</a>")),
        format!("<div><span>  {summary}\n</span></div>"),
    ] {
        let (first, labelled) = read(summary, &shown);
        assert_eq!((first[1].as_str(), labelled), (summary, stated()), "{shown}");
    }
    for shown in [
        String::new(),
        format!("<aside><p>{summary}</p></aside>"),
        format!("<footer><p>{summary}</p></footer>"),
        format!("<script>{summary}</script>"),
        "<p>Thirteen members were for it.</p>".to_owned(),
    ] {
        let (first, labelled) = read(summary, &shown);
        assert!(!first.contains(&summary.to_owned()) && labelled.is_empty(), "{shown}: {first:?}");
    }
    let again = "Paragraph 1 of the report says, in a sentence of some length, what was done in the chamber and why.";
    assert_eq!(read(again, "").0[1], again, "what stands in the report is not put before it again");
}
