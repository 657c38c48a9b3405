//! Records with the field names of the tools that gather news.

use communique::domain::RawArticle;
use communique::domain::SegmentKind;
use communique::ingest::source::{DateOrder, Format, Options};

use super::read_with;

fn from_input(json: &str) -> super::Read {
    read_with(Options { from: Format::Jsonl, ..Options::default() }, &["-".into()], json.as_bytes())
}

/// Text, day, publisher, byline, title, address.
fn said(article: &RawArticle) -> [Option<String>; 6] {
    let metadata = &article.metadata;
    [
        Some(article.text.clone()),
        metadata.published_on.value.map(|day| day.to_string()),
        metadata.publisher.value.clone(),
        metadata.byline.value.clone(),
        metadata.title.value.clone(),
        metadata.url.value.clone(),
    ]
}

/// Records as each tool writes them, all of the same article.
const TOOLS: [(&str, &str); 10] = [
    (
        "newspaper",
        r#"{"url": "https://daily.example/a", "source_url": "https://daily.example", "title": "T", "authors": ["Ana Example"], "publish_date": "2012-02-04 17:30:00", "text": "Words."}"#,
    ),
    (
        "trafilatura",
        r#"{"title": "T", "author": "Ana Example", "hostname": "daily.example", "source-hostname": "The Daily Example", "source": "https://daily.example/a", "date": "2012-02-04", "text": "Words."}"#,
    ),
    (
        "news-please",
        r#"{"url": "https://daily.example/a", "title": "T", "authors": ["Ana Example"], "date_download": "2020-01-01 00:00:00", "date_modify": null, "date_publish": "2012-02-04 17:30:00", "source_domain": "daily.example", "maintext": "Words.", "description": "Less."}"#,
    ),
    (
        "NewsAPI",
        r#"{"status": "ok", "totalResults": 1, "articles": [{"source": {"id": null, "name": "The Daily Example"}, "author": "Ana Example", "title": "T", "url": "https://daily.example/a", "publishedAt": "2012-02-04T17:30:00Z", "content": "Words."}]}"#,
    ),
    (
        "GDELT with texts",
        r#"{"articles": [ {"url": "https://daily.example/a", "title": "T", "seendate": "20120204T173000Z", "domain": "daily.example", "language": "English", "author": "Ana Example", "text": "Words."} ]}"#,
    ),
    (
        "Media Cloud",
        r#"{"id": "9", "media_name": "daily.example", "publish_date": "2012-02-04", "title": "T", "url": "https://daily.example/a", "author": "Ana Example", "story_text": "Words."}"#,
    ),
    (
        "FA-KES",
        r#"{"unit_id": "9", "article_title": "T", "article_content": "Words.", "source": "The Daily Example", "date": "2012/2/4", "url": "https://daily.example/a", "author": "Ana Example"}"#,
    ),
    (
        "fundus",
        r#"{"title": "T", "authors": ["Ana Example"], "publishing_date": "2012-02-04 17:30:00+00:00", "url": "https://daily.example/a", "body": {"summary": [], "sections": [{"headline": [], "paragraphs": ["Words."]}]}}"#,
    ),
    (
        "JSON-LD",
        r#"{"@type": "NewsArticle", "headline": "T", "articleBody": "Words.", "datePublished": "2012-02-04T23:30:00-05:00", "author": [{"@type": "Person", "name": "Ana Example"}], "publisher": {"name": "The Daily Example"}, "mainEntityOfPage": {"@id": "https://daily.example/a"}}"#,
    ),
    (
        "JSON Feed",
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Daily Example", "items": [{"id": "https://daily.example/a", "title": "T", "content_html": "<p>Words.</p>", "date_published": "2012-02-04T17:30:00Z", "authors": [{"name": "Ana Example"}]}], "expired": false}"#,
    ),
];

#[test]
fn records_of_the_usual_tools_are_read_without_an_option() {
    let wanted = ["Words.", "2012-02-04", "The Daily Example", "Ana Example", "T", "https://daily.example/a"];
    for (tool, json) in TOOLS {
        let found = from_input(json);
        assert_eq!((found.reasons(), found.noted.warned_count), (vec![], 0), "{tool}");
        assert_eq!(found.articles.len(), 1, "{tool}");
        assert_eq!(said(&found.articles[0]), wanted.map(|value| Some(value.to_owned())), "{tool}");
    }
}

#[test]
fn a_json_feed_names_the_outlet_where_neither_its_items_nor_their_addresses_do() {
    let feed = |version: &str, more: &str| {
        let items = r#"[{"id": "1", "url": "https://unlisted.example/a", "content_text": "Words."}]"#;
        let found = from_input(&format!(
            r#"{{"version": "{version}", "title": "The Unlisted Gazette"{more}, "items": {items}}}"#
        ));
        found.articles[0].metadata.publisher.value.clone()
    };
    let version = "https://jsonfeed.org/version/1.1";
    assert_eq!(feed(version, "").as_deref(), Some("The Unlisted Gazette"));
    assert_eq!(feed(version, r#", "authors": [{"name": "Ana"}]"#).as_deref(), Some("The Unlisted Gazette"));
    assert_eq!(feed("2", ""), None, "the title of another envelope is no outlet");
}

#[test]
fn fields_that_are_not_used_are_named_once_a_run() {
    let found = from_input(
        r#"{"text": "a", "tags": ["x"], "keywords": null, "maintext": "b"}
{"text": "b", "tags": ["y"], "description": "c"}"#,
    );
    let unused: Vec<_> = found.noted.unused_fields.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(unused, [("description", 1), ("maintext", 1), ("tags", 2)]);
}

#[test]
fn an_operator_says_what_other_names_mean() {
    let map = [("Zeilen", "text"), ("when", "published_on"), ("text", "title")];
    let map = map.map(|(theirs, ours)| (theirs.to_owned(), ours.to_owned())).to_vec();
    let options = Options { from: Format::Jsonl, map, ..Options::default() };
    let json = br#"{"zeilen": "Words.", "when": "2012-02-04", "text": "T", "date": "2000-01-01"}"#;
    let found = read_with(options, &["-".into()], json);
    let [text, day, _, _, title, _] = said(&found.articles[0]);
    assert_eq!([text, day, title].map(Option::unwrap), ["Words.", "2012-02-04", "T"]);
    let refused = from_input(r#"{"zeilen": "Words."}"#).reasons();
    assert!(refused[0].contains("zeilen") && refused[0].contains("--map"), "{refused:?}");
}

#[test]
fn unusable_dates_leave_articles_undated_with_a_warning() {
    let json = r#"{"text": "a", "date": "8/1/2016"}
{"text": "b", "date": "0001-01-01"}
{"text": "c", "published_on": "0001-01-01", "date": "2016-08-01"}
{"text": "d", "date": "Mon, 01 Aug 2016 10:00:00 GMT"}"#;
    let days = |found: &super::Read| -> Vec<_> {
        found.articles.iter().map(|article| said(article)[1].clone().unwrap_or_default()).collect()
    };
    let found = from_input(json);
    assert_eq!(days(&found), ["", "", "2016-08-01", "2016-08-01"]);
    let warned: Vec<_> = found.noted.warned.iter().map(ToString::to_string).collect();
    assert_eq!(warned.len(), 2, "{warned:?}");
    assert!(warned[0].contains("line 1") && warned[0].contains("--dates"), "{warned:?}");
    assert!(warned[1].contains("line 2") && warned[1].contains("1800"), "{warned:?}");
    let options = Options { from: Format::Jsonl, dates: Some(DateOrder::Mdy), ..Options::default() };
    assert_eq!(days(&read_with(options, &["-".into()], json.as_bytes()))[0], "2016-08-01");
}

#[test]
fn a_summary_alone_is_read_and_marked_as_one() {
    let found = from_input(
        r#"{"title": "T", "description": "Envoys met."}
{"content": "Envoys met on… [+2134 chars]", "text": null}"#,
    );
    assert_eq!(found.texts(), ["Envoys met.", "Envoys met on"]);
    let segments = &found.articles[0].segments;
    assert_eq!((segments.len(), segments[0].kind, segments[0].end), (1, SegmentKind::Standfirst, 11));
    assert_eq!(found.noted.warned_count, 2);
}

#[test]
fn half_an_emoji_costs_no_article() {
    let found = from_input(r#"{"text": "“No,” she said. \ud83d"}"#);
    assert_eq!((found.texts(), found.reasons()), (vec!["“No,” she said. \u{fffd}"], vec![]));
}

#[test]
fn envelopes_are_opened_wherever_they_stand() {
    let long = format!("{{\"note\": \"{}\", \"articles\": [{{\"text\": \"a\"}}]}}", "x".repeat(30_000));
    for json in [
        "{\"articles\": [{\"text\": \"a\"}, {\"text\": \"b\", \"tags\": [\"]\"]}], \"more\": {\"x\": [1, \"}\"]}}",
        "{\"ok\": 1, \"articles\": [{\"text\": \"a\"}]}\n{\"ok\": 1, \"articles\": [{\"text\": \"b\"}]}\n",
        "{\n  \"response\": {\n    \"docs\": [\n      {\n        \"text\": \"a\"\n      },\n      {\"text\": \"b\"}\n    ]\n  }\n}\n",
        "{\"articles\": []}\n{\"articles\": [{\"text\": \"a\"}]}\n{\"text\": \"b\", \"items\": [{\"x\": 1}]}",
        &format!("{long}\n{}", long.replace("\"a\"", "\"b\"")),
    ] {
        let found = from_input(json);
        assert_eq!((found.texts(), found.reasons()), (vec!["a", "b"], vec![]), "{}", &json[..60]);
    }
}

#[test]
fn markup_in_a_field_is_read_as_paragraphs() {
    let found = from_input(r#"{"content": "<p>One &#8220;two&#8221;.</p><p>Three<br>four.</p>"}"#);
    assert_eq!(found.texts(), ["One “two”.\n\nThree\nfour."]);
    // What is called `text` is a text, to the letter.
    assert_eq!(from_input(r#"{"text": "<p>One</p>"}"#).texts(), ["<p>One</p>"]);
}
