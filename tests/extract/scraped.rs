//! Texts as scrapers leave them: what stands above a headline, between paragraphs, and where lines break.

use communique::domain::{Basis, Metadata, RawArticle, Registry, SegmentKind, Stated};
use communique::extract::{Gazetteer, findings, segments, unwrapped};

const LEAD: &str = "Council leaders rejected the plan on Thursday after a debate of four hours.";

fn title(text: &str) -> Option<String> {
    segments(text, None, &[]).metadata.title.value
}

fn labelled(text: &str, kind: SegmentKind) -> Vec<String> {
    let layout = segments(text, None, &[]);
    let of = layout.labelled.iter().filter(|one| one.kind == kind);
    of.map(|one| text[one.span.range()].to_owned()).collect()
}

#[test]
fn what_stands_above_a_headline_is_none() {
    const HEADLINE: &str = "Ostfield council rejects bridge plan";
    for head in [
        "Your web browser is no longer supported. To improve your experience update it here\n\n",
        "Skip to navigationSkip to contentSkip to footer\nAdvertisement\n\n",
        "Facebook icon\nTwitter icon\ne-mail icon\n\n",
        "May 2nd, 2024\n04:41 PM ET\n3 years ago\n\n",
        "Estimated read time: 3-4 minutes\n\n",
    ] {
        assert_eq!(title(&format!("{head}{HEADLINE}\n\n{LEAD}")).as_deref(), Some(HEADLINE), "{head}");
    }
}

#[test]
fn a_text_without_a_headline_has_no_title() {
    for text in [
        format!("Watch more of our videos on OstfieldTV.com\n\n{LEAD}\n\n“No,” said Ada Osei."),
        format!("Councillors hold a vote on the bridge in Ostfield on May 2, 2024. Photo: AFP\nOSTFIELD, Norland - {LEAD}"),
        "US envoy Ada Osei termed it “a dark, dark day” for the council.\n\n“It is unfathomable to all of us,” she said.".to_owned(),
    ] {
        assert_eq!(title(&text), None, "{text}");
    }
    assert_eq!(title(&format!("Plan vetoed by the U.S.\n\n{LEAD}")).as_deref(), Some("Plan vetoed by the U.S."));
}

#[test]
fn scripts_that_part_no_words_have_headlines() {
    let lead =
        "特使は火曜日、三日間の協議のために首都に到着した。会談は水曜日に始まり、二つの団体が参加しないと述べている。";
    for headline in ["特使が停戦協議で首都に到着、二団体は不参加", "理事会、決議案を否決　常任理事国が反対"]
    {
        assert_eq!(title(&format!("{headline}\n\n{lead}\n\n{lead}")).as_deref(), Some(headline));
    }
    assert_eq!(title(&format!("{lead}\n\n{lead}")), None);
}

#[test]
fn a_lone_widget_swallows_nothing() {
    let text = format!(
        "Bridge plan fails after long debate\n{LEAD}\nTrending\n“We cannot afford it,” said Ada Osei, the treasurer.\n“It would cost us the school,” she added.\nThe vote was 9-4."
    );
    assert_eq!(labelled(&text, SegmentKind::Furniture), ["Trending"]);
}

#[test]
fn captions_with_an_agencys_or_a_photographers_name_are_captions() {
    let text = format!(
        "Pressure mounts on the mayor\n\n{LEAD}\n\nGreens leader Ada Osei. AAP\n\n{LEAD} It is late.\n\nMayor Lund meeting the Ostfield cricket team. Bo Lund"
    );
    let captions = labelled(&text, SegmentKind::Caption);
    assert_eq!(captions, ["Greens leader Ada Osei. AAP", "Mayor Lund meeting the Ostfield cricket team. Bo Lund"]);
}

#[test]
fn other_reports_and_lists_of_sources_are_furniture() {
    for line in [
        "MORE: Ostfield stars announce major change for season five",
        "Related Key route to Ostfield closes",
        "The post Key envoy quits appeared first on Ostfield Herald.",
        "Osei says town ‘ready for anything the river does’ as his visit ends",
        "- \"Ostfield: Council backs action against bridge\" — Ostfield News Online, March 17, 2011",
    ] {
        let text = format!("Key envoy quits\n\n{LEAD}\n\n{line}\n\n{LEAD} It is late, and everybody has gone home.");
        assert_eq!(labelled(&text, SegmentKind::Furniture), [line]);
    }
}

#[test]
fn lines_broken_in_mid_sentence_are_one_paragraph() {
    let text = "Ostfield: The town\ncouncil Thursday rejected the plan to build a bridge\nand asked the treasurer to find another way to spend the\nmoney in the coming year.\nTreasurer Ada Osei, who had not openly backed\nthe plan, voted against it, saying, \"The council\nhas listened to the people of this town.\"\nThe council also asked for a report.";
    let joined = unwrapped(text).expect("it is wrapped");
    assert_eq!(joined.lines().count(), 3, "{joined}");
    assert!(joined.contains("\"The council has listened to the people of this town.\""));
    assert_eq!(title(&joined), None);
    assert_eq!(unwrapped(&format!("{LEAD}\n{LEAD}\n{LEAD}\n{LEAD}\n{LEAD}")), None);
}

#[test]
fn texts_that_are_not_english_say_so_and_get_no_findings() {
    let gazetteer = Gazetteer::new(&Registry::default());
    let of = |text: &str, stated: Option<&str>| {
        let language = Stated::new(stated.map(str::to_owned), Basis::Markup);
        let metadata = Metadata { language, ..Metadata::default() };
        findings(&RawArticle { text: text.to_owned(), metadata, ..RawArticle::default() }, &gazetteer)
    };
    let english = "“We will vote no,” said Ada Osei, the envoy of Norland, who was in the hall with her staff when the council met on Monday to vote.";
    let german = "„Wir werden dagegen stimmen“, sagte Ada Osei, die Gesandte von Norland, die mit ihren Leuten im Saal war, als der Rat am Montag über den Entwurf abstimmte. “Nein”, sagte sie noch.";
    let russian = "Совет Безопасности в понедельник отклонил проект резолюции, сообщил представитель министерства.";
    let found = of(english, None);
    assert_eq!(
        (found.metadata.language.value.as_deref(), found.metadata.language.basis),
        (Some("en"), Basis::Inferred)
    );
    assert_eq!(found.quotes.len(), 1);
    for (text, tag) in [(german, "de"), (russian, "ru")] {
        let found = of(text, None);
        assert_eq!(found.metadata.language.value.as_deref(), Some(tag));
        assert!(found.quotes.is_empty() && found.mentions.is_empty() && found.actors.is_empty());
        assert!(found.word_count > 0 && !found.segments.is_empty());
        assert!(of(text, Some("en")).quotes.is_empty(), "a template's word counts less than the text's");
    }
    assert_eq!(of(english, Some("de")).quotes.len(), 1);
    assert_eq!(of("“No,” said Ada Osei.", None).metadata.language.value, None, "too short to tell");
}

#[test]
fn a_headline_is_told_from_menus_promotions_and_standfirsts() {
    const HEADLINE: &str = "Ostfield council rejects the plan for a bridge";
    const STANDFIRST: &str = "Residents on both banks of the river had waited for it";
    for (head, below) in [
        // The name of a section, and a line in capitals, above it.
        ("World\nBRIDGE TROUBLE\n", "By Ada Osei\n5 June 2012"),
        // Another headline, parted by the name of a section.
        ("Ten bridges that every traveller should have crossed\nNEWS\n", "5 June 2012"),
        // Menus that lost their line breaks, and names of icons.
        ("HomeNewsBusinessMarkets\n", "Share\nFacebook Twitter Email"),
        ("Saved articles account_circle Log out\n", "11:30 am"),
        // The site's own sentence.
        ("You have read two of your five free articles this month.\n", "By Ada Osei"),
        // A standfirst without a stop, parted from the byline by a section's name.
        ("", "Residents on both banks had waited for it\nNews\nAda Osei Deputy Content Director\n08:39, 06 Jan 2026"),
    ] {
        let text = format!("{head}{HEADLINE}\n{below}\n\n{LEAD}\n\n{LEAD}");
        assert_eq!(title(&text).as_deref(), Some(HEADLINE), "{text}");
    }
    let text = format!("Read this first or later on\n{HEADLINE}\n{HEADLINE}\n{STANDFIRST}\n\n{LEAD}");
    assert_eq!(title(&text).as_deref(), Some(HEADLINE), "what is printed twice");
    let stopped = "Council Rejects Bridge Plan. What Comes Next Is Unclear.";
    assert_eq!(title(&format!("{stopped}\n\n{LEAD}")).as_deref(), Some(stopped));
    for head in ["News\nWorld", "By Ada Osei published\n5 June 2012", "Associated PressApril 28, 2023 GMT"] {
        assert_eq!(title(&format!("{head}\n\n{LEAD}\n\n{LEAD}")), None, "{head}");
    }
}
