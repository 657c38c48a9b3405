//! Feeds of each list.

use serde_json::json;

use super::*;

fn addresses() -> Addresses {
    Addresses { this: "/v1/x?a=1&format=atom".into(), json: "/v1/x?a=1".into(), next: None }
}

#[test]
fn what_has_no_date_has_that_of_the_last_change() {
    let items = [json!({"id": "1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed", "text": "a < b & \u{1}c", "speaker_name": null,
        "published_on": null, "article_url": null})];
    let written = feed(Feed::Quotes, &items, &addresses(), 1_767_225_600, "");
    assert_eq!(written.matches("<updated>2026-01-01T00:00:00Z</updated>").count(), 2);
    for part in [
        "<title>Not named: a &lt; b &amp; c</title>",
        "href=\"/v1/quotes/1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed\"",
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"/v1/x?a=1&amp;format=atom\"/>",
    ] {
        assert!(written.contains(part), "{part} in {written}");
    }
}

#[test]
fn a_statement_is_dated_by_its_last_report_and_leads_to_all_that_carried_it() {
    let items =
        [json!({"id": "1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed", "text": "We wait.", "speaker_name": "Ada Minister",
        "first_published_on": "2012-02-05", "last_published_on": "2012-02-07", "first_publisher": "Daily Sample"})];
    let written = feed(Feed::Statements, &items, &addresses(), 1_767_225_600, "");
    for part in [
        "<title>Ada Minister: We wait.</title>",
        "<updated>2012-02-07T00:00:00Z</updated>",
        "href=\"/v1/statements/1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed\"",
    ] {
        assert!(written.contains(part), "{part} in {written}");
    }
}

#[test]
fn a_title_is_cut_at_a_word() {
    let words = "word ".repeat(30);
    assert_eq!(shortened(&words), format!("{}…", "word ".repeat(20).trim_end()));
    assert_eq!(shortened("ééé"), "ééé");
}

#[test]
fn lists_of_what_comes_with_reports_are_feeds() {
    assert_eq!(Feed::of::<Quote>(), Some(Feed::Quotes));
    assert_eq!(Feed::of::<Statement>(), Some(Feed::Statements));
    assert_eq!(Feed::of::<crate::domain::Topic>(), None);
}
