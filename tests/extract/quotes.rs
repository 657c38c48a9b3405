//! Words in quotation marks and their speakers: one phenomenon a case, in sentences of our own.

use communique::domain::{Metadata, RawArticle, Registry};
use communique::extract::DIRECT_RULES as RULES;
use communique::extract::{Direct, Doc, Gazetteer, direct, findings};
use proptest::prelude::*;

use super::fuzz::texts;

/// `words | speaker | cue`, a line each, in the order of the text.
fn told(text: &str) -> String {
    let doc = Doc::new(text);
    let line = |quote: &Direct| {
        let speaker = quote.speaker.map_or("-", |speaker| doc.slice(speaker.span));
        let cue = quote.cue.map_or("-", |cue| doc.slice(cue));
        format!("{} | {speaker} | {cue}", doc.slice(quote.span))
    };
    direct(&doc).iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn speakers_are_found_wherever_they_stand() {
    let cases = [
        (
            "cue before",
            "Marta Olsen said: “We will open the bridge in May.”",
            "We will open the bridge in May. | Marta Olsen | said",
        ),
        (
            "cue after",
            "“We will open the bridge in May,” Marta Olsen said.",
            "We will open the bridge in May, | Marta Olsen | said",
        ),
        ("inverted", "“We will open the bridge in May,” said Olsen.", "We will open the bridge in May, | Olsen | said"),
        (
            "cue inside",
            "“The bridge,” Olsen said on Monday, “will open in May.”",
            "The bridge, | Olsen | said\nwill open in May. | Olsen | said",
        ),
        (
            "the same speaker goes on",
            "“The bridge is safe,” she said. “It will open in May, whatever the weather.”",
            "The bridge is safe, | she | said\nIt will open in May, whatever the weather. | she | said",
        ),
        (
            "according to",
            "The bridge will be “as safe as any in the region,” according to Marta Olsen.",
            "as safe as any in the region, | Marta Olsen | according to",
        ),
        (
            "long apposition",
            "Marta Olsen, a spokeswoman for the harbor office, who was speaking in Bergen on Tuesday, said: “We will open in May.”",
            "We will open in May. | Marta Olsen | said",
        ),
        (
            "noun as speaker",
            "“Nobody was hurt in the fire,” a spokesman for the ministry said.",
            "Nobody was hurt in the fire, | a spokesman for the ministry | said",
        ),
        (
            "quoted by agencies",
            "“The talks were useful and open,” they quoted Olsen as saying on Friday.",
            "The talks were useful and open, | Olsen | quoted",
        ),
        (
            "agent of a passive",
            "The first plan by Norway was rejected by Denmark as “far too expensive.”",
            "far too expensive. | Denmark | rejected",
        ),
        (
            "signed",
            "“I never voted before this year.” – Marta Olsen",
            "I never voted before this year. | Marta Olsen | -",
        ),
        (
            "dialogue in single marks inside",
            "“She told me, ‘Go home,’ and I went home,” Olsen said.",
            "She told me, ‘Go home,’ and I went home, | Olsen | said",
        ),
    ];
    for (name, text, expected) in cases {
        assert_eq!(told(text), expected, "{name}: {text}");
    }
}

#[test]
fn what_opens_inside_unclosed_marks_ends_where_the_next_ones_begin() {
    let text = "The paper quoted Doe as saying \"`It fell over the bridge said «'»«»‘";
    let found = direct(&Doc::new(text));
    let words: Vec<&str> = found.iter().map(|quote| &text[quote.span.range()]).collect();
    assert_eq!(words, ["`It fell over the bridge said"]);
}

#[test]
fn marks_are_read_whatever_their_form() {
    let said = "The bridge is safe, | Olsen | said";
    for text in [
        "\"The bridge is safe,\" Olsen said.",
        "“The bridge is safe,” Olsen said.",
        "''The bridge is safe,'' Olsen said.",
        "``The bridge is safe,'' Olsen said.",
        "«The bridge is safe,» Olsen said.",
        "Olsen‘s office opened. “The bridge is safe,” Olsen said.",
    ] {
        assert_eq!(told(text), said, "{text}");
    }
}

#[test]
fn a_quotation_over_paragraphs_has_one_speaker() {
    let text = "“We began in the spring,” said Marta Olsen. “The ice was still thick.\n\n“Then the ships came, one after the other.\n\n“Now the harbor is full.”";
    let doc = Doc::new(text);
    let found = direct(&doc);
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(|quote| quote.speaker == found[0].speaker && quote.utterance == 0));
    assert_eq!((found[2].rule, found[3].rule), ("continued", "continued"));
}

#[test]
fn transcripts_name_their_speakers() {
    let text = "Here is a part of the talk:\n\n“REYES: When will it open?\n\n“OLSEN: In May, if the ice allows.”";
    assert_eq!(told(text), "When will it open? | REYES | -\nIn May, if the ice allows. | OLSEN | -");
}

#[test]
fn fragments_are_told_from_whole_sentences() {
    for (text, partial) in [
        ("Olsen called the plan “a gift to the city.”", true),
        ("Olsen said the plan was “good for the city” and left.", true),
        ("“The plan is good,” Olsen said.", false),
        ("“The plan,” Olsen said, “is good for the city.”", false),
        ("Olsen said: “The plan is good.”", false),
    ] {
        let doc = Doc::new(text);
        let found = direct(&doc);
        assert!(!found.is_empty() && found.iter().all(|quote| quote.partial == partial), "{text} {found:?}");
    }
}

#[test]
fn titles_and_words_at_a_distance_are_no_quotes() {
    for text in [
        "'Norway, Denmark agree on bridge'\n\nThe two countries will build it together.",
        "The rebels' camp lay behind the soldiers' tents, and the '90s were long gone.",
        "She starred in ''The Long Winter'' and ''Harbor Nights'' on the same stage.",
        "The bridge was closed for the winter, and nobody complained.",
        "“”\n\n\"\"\n\n'' ''",
    ] {
        assert_eq!(told(text), "", "{text}");
    }
}

#[test]
fn outlets_are_credited_where_they_are_named() {
    let text = "Envoy speaks\n\nNorwegian state media quoted the envoy on Monday.\n\n“The talks were useful,” they quoted Olsen as saying.\n\nThe bridge will stay “closed until May,” according to Norwegian state media.";
    let found = findings(&raw(text), &Gazetteer::new(&Registry::default()));
    let via: Vec<_> =
        found.quotes.iter().filter_map(|quote| quote.via.as_ref()).map(|(name, _)| name.as_str()).collect();
    assert_eq!(via, ["Norwegian state media", "Norwegian state media"]);
}

fn raw(text: &str) -> RawArticle {
    RawArticle {
        source_id: None,
        file: None,
        source_format: "extract",
        text: text.to_owned(),
        metadata: Metadata::default(),
        segments: Vec::new(),
    }
}

/// Pieces that quotations are made of, in any order and number.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[“”\"‘’'`«»]{1,4}",
        "[A-Z][a-z]{1,6}",
        "[a-z]{1,8}",
        "[.,:;!?…—–(\\[)\\]-]{1,3}",
        Just("\n".to_owned()),
        Just(" said ".to_owned()),
        Just(" according to ".to_owned()),
        Just(" told Reuters ".to_owned()),
        Just(" quoted Doe as saying ".to_owned()),
        Just("DOE: ".to_owned()),
        Just(" by Doe as ".to_owned()),
        Just(" n't".to_owned()),
        "\\PC{1,3}",
    ];
    let spaced = (piece, prop_oneof![Just(""), Just(" "), Just("\u{a0}")]).prop_map(|(piece, space)| piece + space);
    prop::collection::vec(spaced, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: texts(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_the_extractor(text in hostile()) {
        let found = findings(&raw(&text), &Gazetteer::new(&Registry::default()));
        let length = u32::try_from(text.chars().count()).unwrap();
        let mut before = 0;
        for (n, quote) in found.quotes.iter().enumerate() {
            prop_assert!(quote.span.start < quote.span.end && quote.span.end <= length, "{:?}", quote);
            prop_assert!(before <= quote.span.start && quote.utterance <= n);
            prop_assert!((0.0..=1.0).contains(&quote.confidence));
            prop_assert!(quote.speaker.iter().all(|speaker| speaker.span.start < speaker.span.end && speaker.span.end <= length));
            prop_assert!(quote.cue.iter().all(|cue| cue.start < cue.end && cue.end <= length));
            before = quote.span.start;
        }
    }

    #[test]
    fn direct_quotes_never_overlap(text in hostile()) {
        let doc = Doc::new(&text);
        let found = direct(&doc);
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        prop_assert!(found.iter().all(|quote| RULES.contains(&quote.rule)));
    }
}

/// What the extractor keeps of a text grows with the text, whatever the text: marks alone, marks that
/// nothing closes, one line without end. (Its work is bounded per token: every look ahead or back has a limit.)
#[test]
fn findings_grow_no_faster_than_the_text() {
    for unit in ["\"", "“", "“a ", "'a b ", "“Yes,” he said, “no” and ", "Foo minister ", "“a\n\n", "he said that "]
    {
        let size = |times: usize| {
            let text = unit.repeat(times);
            let doc = Doc::new(&text);
            doc.tokens.len() + doc.quoted.len() + doc.phrases.len() + doc.statements.len() + direct(&doc).len()
        };
        let (small, large) = (size(500), size(5000));
        assert!(large <= small * 11, "{unit:?}: {small} {large}");
    }
}
