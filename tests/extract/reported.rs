//! What others are said to say or think: our own sentences by phenomenon, and those that report nothing.

use communique::extract::{Doc, REPORTED_RULES, Reported, reported};

/// Speaker, cue and content of each finding.
fn told(text: &str) -> Vec<(Option<String>, String, String)> {
    let doc = Doc::new(text);
    let words = |span| doc.slice(span).to_owned();
    reported(&doc).iter().map(|one| (one.speaker.map(words), words(one.cue), words(one.content))).collect()
}

/// A sentence, and the content, speaker and cue of what is reported in it.
type Case<'c> = (&'c str, &'c [(&'c str, &'c str, &'c str)]);

fn check(cases: &[Case<'_>]) {
    for (text, expected) in cases {
        let expected: Vec<_> = expected
            .iter()
            .map(|(speaker, cue, content)| {
                (
                    Some((*speaker).to_owned()).filter(|speaker| !speaker.is_empty()),
                    (*cue).to_owned(),
                    (*content).to_owned(),
                )
            })
            .collect();
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn a_clause_behind_the_verb() {
    check(&[
        (
            "The ministry said on Tuesday that both countries oppose any use of force.",
            &[("The ministry", "said", "that both countries oppose any use of force")],
        ),
        (
            "Marlow has said that the talks will resume next week in Geneva.",
            &[("Marlow", "said", "that the talks will resume next week in Geneva")],
        ),
        (
            "Rebels said on Monday they were no longer bound by the ceasefire.",
            &[("Rebels", "said", "they were no longer bound by the ceasefire")],
        ),
        (
            "The mayor, who had visited the town, told reporters that most of the houses were destroyed.",
            &[("The mayor", "told", "that most of the houses were destroyed")],
        ),
        (
            "Reporters asked whether the minister would attend the summit.",
            &[("Reporters", "asked", "whether the minister would attend the summit")],
        ),
    ]);
}

#[test]
fn a_clause_before_the_verb() {
    check(&[
        (
            "The border crossing has been closed since Friday, officials said.",
            &[("officials", "said", "The border crossing has been closed since Friday")],
        ),
        (
            "The delegation would leave on Friday, the source added.",
            &[("the source", "added", "The delegation would leave on Friday")],
        ),
    ]);
}

#[test]
fn thoughts_and_intentions() {
    check(&[
        (
            "The president believes the sanctions have failed.",
            &[("The president", "believes", "the sanctions have failed")],
        ),
        (
            "Few experts think the agreement can survive the winter.",
            &[("Few experts", "think", "the agreement can survive the winter")],
        ),
        (
            "The government promised to release all prisoners by the end of the month.",
            &[("The government", "promised", "to release all prisoners by the end of the month")],
        ),
    ]);
}

#[test]
fn according_to_someone() {
    let cases = [
        "According to the ministry, at least 40 people were wounded in the attack.",
        "At least 40 people were wounded in the attack, according to the ministry.",
    ];
    for text in cases {
        let doc = Doc::new(text);
        let found = reported(&doc);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].rule, "according-to");
        assert_eq!(found[0].speaker.map(|span| doc.slice(span)), Some("the ministry"));
        assert!(doc.slice(found[0].cue).eq_ignore_ascii_case("according to"));
    }
}

#[test]
fn content_on_both_sides_is_one_utterance() {
    let text = "The plan, the senator said, would cost more than the country can afford.";
    let doc = Doc::new(text);
    let utterances: Vec<usize> = reported(&doc).iter().map(|one| one.utterance).collect();
    assert_eq!(utterances, [0, 0]);
}

#[test]
fn nothing_is_reported() {
    let cases = [
        "",
        "\n\n",
        "said",
        ", said",
        "Snow fell in the mountains on Sunday and the road to the lake was closed.",
        "The train left the station at noon and arrived two hours later.",
        "He walked to the window and looked at the empty street.",
        "The bridge was built in 1932 and repaired after the war.",
        // A direct quote is found elsewhere.
        "“We will not leave the city until the last train has gone,” Keller said.",
        "Keller said: “We will not leave the city until the last train has gone.”",
    ];
    for text in cases {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn no_content_overlaps_another_or_holds_marks() {
    let text = "The ministry said that Keller had promised that the army would “hold the line” and that aid \
                would come. Marlow said he thinks the plan, officials warned, could fail, according to a report. \
                Critics argue that the court said the law was void. She wants what he says he wants. "
        .repeat(20);
    let doc = Doc::new(&text);
    let found = reported(&doc);
    assert!(found.len() > 20);
    for pair in found.windows(2) {
        assert!(pair[0].content.end <= pair[1].content.start);
    }
    for one in &found {
        assert!(!doc.slice(one.content).contains(['“', '”']));
        assert!((0.0..=1.0).contains(&one.confidence));
        assert!(REPORTED_RULES.iter().any(|(name, _)| *name == one.rule));
    }
}

#[test]
fn hostile_texts_have_findings_within_them() {
    let texts =
        ["said ".repeat(3000), "he said that ".repeat(2000), "“said” ,".repeat(2000), "a, said b ".repeat(2000)];
    for text in texts {
        let doc = Doc::new(&text);
        let end = u32::try_from(text.len()).unwrap();
        let inside = |one: &Reported| one.content.start < one.content.end && one.content.end <= end;
        assert!(reported(&doc).iter().all(inside));
    }
}
