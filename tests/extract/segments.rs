//! What is the report and what surrounds it.

use communique::domain::{Segment, SegmentKind};
use communique::extract::{Layout, segments};

use SegmentKind::{Body, Byline, Caption, Comment, Dateline, Embedded, Furniture, Heading, Standfirst, Title};

const LEAD: &str = "The special envoy landed in Geneva on Monday to open a third round of talks, officials said.";
const SECOND: &str = "Two of the largest groups said that they would stay away until the prisoners were exchanged.";
const THIRD: &str = "Diplomats expect a draft before the end of the month, although nobody has seen a text of it yet.";

/// Each stretch as its kind and its first three words.
fn outline(text: &str) -> Vec<(SegmentKind, String)> {
    let first = |text: &str| text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    let layout = segments(text, None, &[]);
    layout.labelled.iter().map(|labelled| (labelled.kind, first(&text[labelled.span.range()]))).collect()
}

#[track_caller]
fn check(text: &str, expected: &[(SegmentKind, &str)]) {
    let found = outline(text);
    let found: Vec<_> = found.iter().map(|(kind, first)| (*kind, first.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn nothing_is_nothing() {
    for text in ["", " ", "\n\n", "\u{a0}\r\n"] {
        assert_eq!(segments(text, None, &[]), Layout::default());
    }
    assert_eq!(segments("x", None, &[Segment { kind: Title, start: 0, end: 9 }]).labelled.len(), 1);
}

#[test]
fn a_plain_report_is_title_and_body() {
    let text = format!("Envoy opens talks\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n");
    check(&text, &[(Title, "Envoy opens talks"), (Body, "The special envoy")]);
    // No headline: a lead is none.
    check(&format!("{LEAD} {SECOND}\n\n{THIRD}"), &[(Body, "The special envoy")]);
    check(&format!("{LEAD}\r\n{SECOND}\r\n"), &[(Body, "The special envoy")]);
}

#[test]
fn a_dateline_on_a_line_of_its_own_leaves_no_empty_stretch() {
    for dateline in ["GENEVA:", "GENEVA (Reuters) -", "Oslo (AFP) –"] {
        check(&format!("{dateline}\n{LEAD}\n{SECOND}"), &[(Dateline, dateline), (Body, "The special envoy")]);
    }
    check("AAA:\n,", &[(Dateline, "AAA:"), (Furniture, ",")]);
}

#[test]
fn the_head_is_told_apart() {
    let text = format!(
        "- The Daily Example\nWorld\nHome > World > Europe\n\nEnvoy opens talks in Geneva\n\nThe third round begins without two groups.\n\nBy Ada Osei, Geneva\nPublished: 14 September 2015 11:20\n2 min read\nShare\n\nGENEVA, Sept 14 (Reuters) - {LEAD}\n\n{SECOND}"
    );
    check(
        &text,
        &[
            (Furniture, "- The Daily"),
            (Title, "Envoy opens talks"),
            (Standfirst, "The third round"),
            (Byline, "By Ada Osei,"),
            (Dateline, "Published: 14 September"),
            (Furniture, "2 min read"),
            (Dateline, "GENEVA, Sept 14"),
            (Body, "The special envoy"),
        ],
    );
    let metadata = segments(&text, None, &[]).metadata;
    assert_eq!(metadata.title.value.as_deref(), Some("Envoy opens talks in Geneva"));
    assert_eq!(metadata.byline.value.as_deref(), Some("Ada Osei, Geneva"));
    assert_eq!(metadata.publisher.value.as_deref(), Some("The Daily Example"));
    assert_eq!(metadata.published_on.value.map(|day| day.to_string()).as_deref(), Some("2015-09-14"));
}

#[test]
fn a_known_headline_is_found_below_the_sites_header() {
    let text = format!("Example\nOne line more of a site's header here\nEnvoy opens talks\n{LEAD}\n{SECOND}");
    let layout = segments(&text, Some("Envoy Opens Talks | The Daily Example"), &[]);
    assert_eq!(layout.metadata.title.value.as_deref(), Some("Envoy opens talks"));
    assert_eq!(layout.labelled[0].kind, Furniture);
}

#[test]
fn days_that_are_not_the_reports_date_nothing() {
    for (head, day) in [
        ("June 5, 2012\nUpdated: June 7, 2012", Some("2012-06-05")),
        ("Last updated June 7, 2012", Some("2012-06-07")),
        ("updated 2/18/2011 7:33:22 PM ET", Some("2011-02-18")),
        ("Last updated 2:19am, 9 Jun, 2022", Some("2022-06-09")),
        ("Date: 30/03/2021 | Source: Herald | Read original version at source", Some("2021-03-30")),
        ("Meetings Coverage\nSecurity Council\n10,001st Meeting\nSC/16175\n19 September 2025", Some("2025-09-19")),
        ("June 5, 2012\nJune 9, 2012", None),
        ("June 9, 2012\nPublished June 5, 2012 at 9pm", Some("2012-06-05")),
        ("05/06/2012", None),
        ("June 5", None),
    ] {
        let text = format!("Envoy opens talks\n{head}\n\n{LEAD}\n\n{SECOND}");
        let found = segments(&text, None, &[]).metadata.published_on.value.map(|day| day.to_string());
        assert_eq!(found.as_deref(), day, "{head}");
    }
}

#[test]
fn captions_are_no_report() {
    for caption in [
        "The envoy in Geneva on Monday. Pic: Agence Example/via Reuters",
        "The envoy in Geneva (photo credit: ADA OSEI/REUTERS)",
        "The envoy arrives at the airport on Monday [Bo Lund/Reuters]",
        "File photo: the envoy at an earlier round",
        "The envoy at the airport. Photograph: Bo Lund/AFP/Getty Images",
        "The envoy waves as she leaves the plane, Monday, in Geneva. (AP Photo/Bo Lund)",
        "Image caption The envoy has asked for patience",
    ] {
        let text = format!("Envoy opens talks\n\n{LEAD}\n\n{caption}\n\n{SECOND}\n\n{THIRD}");
        let kinds: Vec<_> = outline(&text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Title, Body, Caption, Body], "{caption}");
    }
    let text = format!(
        "Envoy opens talks\n\n{LEAD}\n\nThe envoy in Geneva\n\nThe envoy in Geneva, 2015. (photo credit: BO LUND)\n\n{SECOND}\n\n{THIRD}"
    );
    assert_eq!(outline(&text)[2..4].iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [Caption, Caption]);
}

#[test]
fn what_only_looks_like_furniture_stays() {
    for line in [
        "He painted a grim picture: the ceasefire had lasted for eleven days and no more than that.",
        "Please consider what that means, the envoy said: a truce that nobody has signed.",
        "Share prices fell by two per cent after the talks had failed, brokers in Geneva said.",
        "“Read more about it before you judge us,” the spokesman told reporters at the airport.",
        "The group's newsletter asked subscribers to donate, the ministry said, and 40 were detained.",
        "Comments by the minister on Tuesday had raised hopes that both sides would sign a text.",
        "Related matters, such as the exchange of prisoners, will be left for the next round of talks.",
        "You have to ask who gains from it, a diplomat said after the meeting had been adjourned.",
        "Video of the attack was shown to the ministers, who then agreed to meet again in a week.",
        "No.",
        "“No comment,” he said.",
    ] {
        let text = format!("Envoy opens talks\n\n{LEAD}\n\n{line}\n\n{THIRD}");
        check(&text, &[(Title, "Envoy opens talks"), (Body, "The special envoy")]);
    }
}

#[test]
fn lists_of_links_end_where_the_report_goes_on() {
    let text = format!(
        "Envoy opens talks\n\n{LEAD}\n\nRead more world news:\nStorm closes northern ports\nStriker leaves for rival club\n\n{SECOND}\n\nRelated\n\nWho is who at the table\n\n{THIRD}\n\nMost read\n\nStorm closes northern ports\nA storm has closed the ports of the north, and ferries wait for better weather.\nStriker leaves\n\n3"
    );
    check(
        &text,
        &[
            (Title, "Envoy opens talks"),
            (Body, "The special envoy"),
            (Furniture, "Read more world"),
            (Body, "Two of the"),
            (Furniture, "Related Who is"),
            (Body, "Diplomats expect a"),
            (Furniture, "Most read Storm"),
        ],
    );
}

#[test]
fn notices_are_furniture() {
    for notice in [
        "We are a non-profit newsroom and need your support to go on with our work for you.",
        "Sign up for our newsletter and get the news in your inbox every day.",
        "Please use Chrome browser for a more accessible video player",
        "This website uses cookies. By continuing to browse you agree to our privacy policy.",
        "© 2015 The Daily Example. All rights reserved.",
        "Advertisement",
        "12 Shares",
        "Click here to read the whole series.",
        "Follow the author on Twitter: @example",
        "width:100%;",
        "* * *",
    ] {
        let text = format!("Envoy opens talks\n\n{LEAD}\n\n{SECOND}\n\n{notice}\n\n{THIRD}");
        let kinds: Vec<_> = outline(&text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Title, Body, Furniture, Body], "{notice}");
    }
}

#[test]
fn comments_run_to_the_end() {
    let text = format!(
        "Envoy opens talks\n\nComments\n\n{LEAD}\n\n{SECOND}\n\nCOMMENTS (2)\n\nreader7 | 3 years ago | Reply\n\n{THIRD}\n\nReplying to X\n\nComments are moderated."
    );
    check(
        &text,
        &[
            (Title, "Envoy opens talks"),
            (Furniture, "Comments"),
            (Body, "The special envoy"),
            (Comment, "COMMENTS (2) reader7"),
        ],
    );
    let text = format!("Envoy opens talks\n\n{LEAD}\n\n{SECOND}\n\nAda says:\n\n{THIRD}");
    check(&text, &[(Title, "Envoy opens talks"), (Body, "The special envoy")]);
}

#[test]
fn what_is_printed_twice_counts_once() {
    let text = format!("Envoy opens talks\n\nSubscribe\n{LEAD}\n\n{LEAD}\n\n{SECOND}");
    check(&text, &[(Title, "Envoy opens talks"), (Furniture, "Subscribe The special"), (Body, "The special envoy")]);
    let pull = "they would stay away until the prisoners were exchanged once and for all";
    let text = format!(
        "Envoy opens talks\n\n{LEAD}\n\nTwo groups said that {pull}, in the words of both.\n\n{pull}\n\n{THIRD}"
    );
    assert_eq!(outline(&text).iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [Title, Body, Furniture, Body]);
}

#[test]
fn blocks_of_other_outlets_are_embedded() {
    let text = format!(
        "Digest\n\nThe talks are opening. From AFP:\n\n{LEAD}\n\n{SECOND}\n\nThe groups are in no hurry, the Daily Herald reports:\n\n{THIRD}\n\nRead more about the talks, via our archive."
    );
    check(
        &text,
        &[
            (Title, "Digest"),
            (Body, "The talks are"),
            (Embedded, "The special envoy"),
            (Body, "The groups are"),
            (Embedded, "Diplomats expect a"),
            (Furniture, "Read more about"),
        ],
    );
    let layout = segments(&text, None, &[]);
    let outlets: Vec<&str> = layout.taken.iter().map(|taken| &text[taken.outlet.range()]).collect();
    assert_eq!(outlets, ["AFP", "Daily Herald"]);
    // After a lone introduction only the next paragraph is surely taken over.
    let text = format!("Digest\n\nAccording to the Evening Post, talks are opening:\n\n{LEAD}\n\n{SECOND}");
    check(
        &text,
        &[(Title, "Digest"), (Body, "According to the"), (Embedded, "The special envoy"), (Body, "Two of the")],
    );
    // No outlet, or its own words in quotation marks.
    let text = format!("Digest\n\nThe minister said in a statement:\n\n{LEAD}");
    check(&text, &[(Title, "Digest"), (Body, "The minister said")]);
    let text = format!("Digest\n\nThe Evening Post said in a statement:\n\n“{LEAD}”");
    check(&text, &[(Title, "Digest"), (Body, "The Evening Post")]);
}

#[test]
fn headings_stand_between_paragraphs() {
    let text = format!("Envoy opens talks\n\n{LEAD}\n\n{SECOND}\n\nAnalysis: why the groups wait\n\n{THIRD}");
    assert_eq!(outline(&text)[2].0, Heading);
}

#[test]
fn markup_is_believed_but_for_stock_headings() {
    let text = format!("Envoy opens talks\n\n{LEAD}\n\nMost read\n\nStorm closes ports\n\nThe envoy, once more");
    let at = |words: &str| u32::try_from(text.find(words).unwrap()).unwrap();
    let given = [
        Segment { kind: Heading, start: at("Most read"), end: at("Storm") - 2 },
        Segment { kind: Caption, start: at("The envoy, once"), end: u32::try_from(text.len()).unwrap() },
    ];
    let kinds: Vec<_> = segments(&text, None, &given).labelled.iter().map(|labelled| labelled.kind).collect();
    assert_eq!(kinds, [Title, Body, Furniture, Caption]);
}
