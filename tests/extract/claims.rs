//! What is stated about votes, by way of the whole extractor and held against the bundled record.
//!
//! Every sentence is of our own making; the votes, numbers and days in them are the record's.

use std::sync::LazyLock;

use communique::council::Record;
use communique::council::Report;
use communique::domain::{Basis, Metadata, RawArticle, Stated};
use communique::extract::{Gazetteer, findings};
use communique::seeds;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&seeds::registry()));
static RECORD: LazyLock<Record> = LazyLock::new(seeds::record);

/// The claims of an article as `kind members verdict votes`, or with a modality that states no fact as
/// `modality kind members`; with the count and the attribution where there are any.
fn claims(day: &str, text: &str) -> Vec<String> {
    let published_on = Stated::new(day.parse().ok(), Basis::Manifest);
    let raw = RawArticle {
        text: text.to_owned(),
        metadata: Metadata { published_on, ..Metadata::default() },
        ..RawArticle::default()
    };
    let found = findings(&raw, &GAZETTEER);
    let report = Report::new(raw, found, &RECORD);
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let told = |claim: &communique::domain::Claim| {
        let kind = word(serde_json::to_value(claim.kind).expect("a name"));
        let modality = word(serde_json::to_value(claim.modality).expect("a name"));
        let mut words = Vec::new();
        if modality != "asserted" {
            words.push(modality);
        }
        words.push(kind);
        words.extend(claim.count.map(|count| count.to_string()));
        words.push(claim.members.join("+"));
        words.push(
            claim.verdict.map(|verdict| word(serde_json::to_value(verdict).expect("a name"))).unwrap_or_default(),
        );
        words.extend(claim.votes.iter().cloned());
        assert_eq!(claim.verdict.is_some(), claim.reason.is_some());
        words.retain(|word| !word.is_empty());
        words.join(" ")
    };
    report.detail.claims.iter().map(told).collect()
}

#[track_caller]
pub(super) fn check(cases: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (day, text, expected) in cases {
        let found = claims(day, text);
        if found != *expected {
            wrong.push(format!("{day} {text}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn vetoes_and_blocks_are_found_and_judged() {
    check(&[
        (
            "2012-02-06",
            "Russia and China on Saturday vetoed a Security Council resolution on Syria.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "On Saturday, Beijing and Moscow used their veto to kill a draft UN resolution on Syria.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "The text was vetoed by Russia and China, Western diplomats at the Security Council said, dooming the plan for Syria.",
            &["attributed veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2022-02-26",
            "Russia vetoed a UN Security Council resolution deploring its invasion of Ukraine on Friday, while China, India and the United Arab Emirates abstained.",
            &["veto RUS agrees S-2022-155", "abstention ARE+CHN+IND agrees S-2022-155"],
        ),
        (
            "2023-12-09",
            "The United States vetoed a United Nations Security Council demand for a ceasefire in Gaza on Friday, with 13 members voting in favour and Britain abstaining.",
            &["veto USA agrees S-2023-970", "tally agrees S-2023-970", "abstention GBR agrees S-2023-970"],
        ),
        (
            "2023-12-09",
            "Washington blocked a Security Council resolution calling for a ceasefire in Gaza.",
            &["block USA agrees S-2023-970"],
        ),
        (
            "2022-05-28",
            "China and Russia vetoed a US push to impose more UN sanctions on North Korea at the Security Council on Thursday.",
            &["veto CHN+RUS agrees S-2022-431"],
        ),
        (
            "2023-09-05",
            "Russia's veto of the UN resolution ended the sanctions on Mali.",
            &["veto RUS agrees S-2023-638"],
        ),
        (
            "2007-01-15",
            "China and Russia cast a rare double veto on Friday against a Security Council resolution on Myanmar.",
            &["veto CHN+RUS agrees S-2007-14"],
        ),
        (
            "1950-09-10",
            "The Soviet Union vetoed a Security Council resolution on Korea on September 6.",
            &["veto SUN agrees S-1653"],
        ),
        ("2012-08-14", "France has vetoed UN Security Council resolutions on Syria.", &["veto FRA disagrees"]),
        (
            "2017-12-19",
            "The United States on Monday vetoed a draft Security Council resolution on Jerusalem, with all 14 other members voting in favour, the Israeli press reported.",
            &["veto USA agrees S-2017-1060", "tally agrees S-2017-1060"],
        ),
        (
            "2014-03-16",
            "Russia on Saturday vetoed a UN Security Council resolution on Crimea; China abstained.",
            &["veto RUS agrees S-2014-189", "abstention CHN agrees S-2014-189"],
        ),
        (
            "2015-07-30",
            "Moscow's veto of a UN tribunal for the downing of MH17 came on Wednesday.",
            &["veto RUS agrees S-2015-562"],
        ),
        (
            "2012-07-20",
            "It was the third time in nine months that Moscow and Beijing used their veto in the Security Council to block resolutions on Syria.",
            &["veto CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2012-02-05",
            "Draft S/2012/77 was vetoed by China and Russia at the Security Council.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "1999-02-27",
            "China vetoed an extension of the UN force in Macedonia on Thursday at the Security Council.",
            &["veto CHN agrees S-1999-201"],
        ),
        (
            "2012-02-06",
            "The foreign minister said that Russia and China had vetoed the Security Council resolution on Syria.",
            &["attributed veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "\"Russia and China vetoed the Security Council resolution on Syria,\" the envoy told reporters.",
            &["attributed veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "According to Reuters, Russia vetoed the UN Security Council resolution on Syria on Saturday.",
            &["attributed veto RUS agrees S-2012-77"],
        ),
        (
            "2022-03-28",
            "Russia vetoed a UN Security Council resolution on Ukraine on 25 February, while China, India and the United Arab Emirates abstained.",
            &["veto RUS agrees S-2022-155", "abstention ARE+CHN+IND agrees S-2022-155"],
        ),
        (
            "2012-02-05",
            "UN: Russia, China veto Security Council resolution on Syria",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Russia and China veto UN Security Council draft resolution on Syria",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "The U.S. ambassador to the Security Council said she was disgusted that Russia and China had vetoed the Syria resolution.",
            &["attributed veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Russia, backed by China, vetoed the UN Security Council resolution on Syria.",
            &["veto RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "The vetoes by Russia and China of the Security Council resolution on Syria angered the West.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Syria's opposition condemned the double veto in the Security Council.",
            &["veto agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Moscow was accused of vetoing the UN Security Council resolution on Syria to protect an ally.",
            &["attributed veto RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "After vetoing the UN Security Council resolution on Syria on Saturday, Russia sent its foreign minister to Damascus.",
            &["veto RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "China went on to veto the UN Security Council resolution on Syria.",
            &["veto CHN agrees S-2012-77"],
        ),
        (
            "2011-02-20",
            "Fourteen Security Council members backed the draft on Israeli settlements, and the United States vetoed it.",
            &["tally agrees S-2011-24", "veto USA agrees S-2011-24"],
        ),
        (
            "2011-02-19",
            "The US on Friday vetoed a UN resolution condemning Israeli settlements, in the Obama administration's first veto in the Security Council.",
            &["veto USA agrees S-2011-24"],
        ),
        (
            "2023-10-19",
            "Washington vetoed a Brazilian-drafted text on Gaza in the UN Security Council on Wednesday; Russia and the UK abstained.",
            &["veto USA agrees S-2023-773", "abstention GBR+RUS agrees S-2023-773"],
        ),
        (
            "2023-10-26",
            "Russia and China vetoed a US-drafted resolution on Gaza in the Security Council on Wednesday, and a rival Russian text failed to win enough votes.",
            &["veto CHN+RUS agrees S-2023-792", "rejection agrees S-2023-792 S-2023-795"],
        ),
        (
            "2014-05-23",
            "Russia and China blocked a French resolution in the Security Council to refer Syria to the International Criminal Court.",
            &["block CHN+RUS agrees S-2014-348"],
        ),
        (
            "2017-11-18",
            "Russia vetoed a Japanese draft resolution on Syria on Friday, its second veto in 24 hours in the UN Security Council.",
            &["veto RUS agrees S-2017-970", "veto RUS agrees S-2017-970"],
        ),
        (
            "2021-12-14",
            "Russia on Monday vetoed a UN Security Council resolution casting climate change as a threat to peace.",
            &["veto RUS agrees S-2021-990"],
        ),
        (
            "2024-03-29",
            "Russia vetoed the renewal of a UN panel monitoring sanctions on North Korea at the Security Council on Thursday, while China abstained.",
            &["veto RUS agrees S-2024-255", "abstention CHN agrees S-2024-255"],
        ),
        (
            "1982-06-05",
            "Britain and the United States vetoed a Security Council resolution calling for a ceasefire in the Falklands on Friday.",
            &["veto GBR+USA agrees S-15156-Rev.2"],
        ),
        (
            "1956-11-01",
            "Britain and France vetoed a Security Council resolution on Suez on Tuesday.",
            &["veto FRA+GBR agrees S-3710 S-3713-Rev.1"],
        ),
        (
            "1980-01-08",
            "The Soviet Union vetoed a Security Council resolution on Afghanistan on Monday.",
            &["veto SUN agrees S-13729"],
        ),
        (
            "2008-07-13",
            "China and Russia on Friday vetoed UN Security Council sanctions against Zimbabwe's rulers.",
            &["veto CHN+RUS agrees S-2008-447"],
        ),
        (
            "2009-06-16",
            "Moscow vetoed an extension of the UN mission in Georgia at the Security Council on Monday.",
            &["veto RUS agrees S-2009-310"],
        ),
        (
            "2015-07-09",
            "Russia vetoed a UN Security Council resolution on Srebrenica on Wednesday.",
            &["veto RUS agrees S-2015-508"],
        ),
        (
            "2018-02-27",
            "Russia vetoed a British draft on Yemen in the UN Security Council.",
            &["veto RUS agrees S-2018-156"],
        ),
        (
            "2012-02-03",
            "The General Assembly adopted a resolution on Syria after Russia and China vetoed a similar text in the Security Council.",
            &["veto CHN+RUS partly_agrees S-2011-612"],
        ),
        (
            "2012-02-20",
            "The General Assembly voted 137-12 on Syria after Russia and China vetoed a similar text in the Security Council this month.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2022-10-01",
            "Russia used its veto on Friday as the Security Council considered a text condemning its annexation of four regions of Ukraine. Ten members voted in favour, while China, Gabon, India and Brazil abstained.",
            &["veto RUS agrees S-2022-720", "tally agrees S-2022-720", "abstention BRA+CHN+GAB+IND agrees S-2022-720"],
        ),
        (
            "2020-07-11",
            "Russia and China have vetoed a draft on aid to Syria at the UN Security Council. They vetoed a similar text on Tuesday.",
            &["veto CHN+RUS agrees S-2020-667", "veto CHN+RUS agrees S-2020-654"],
        ),
        (
            "2016-12-06",
            "Russia and China vetoed a UN Security Council resolution on a truce in Aleppo; Venezuela also voted against it and Angola abstained.",
            &["veto CHN+RUS agrees S-2016-1026", "tally VEN agrees S-2016-1026", "abstention AGO agrees S-2016-1026"],
        ),
    ]);
}

#[test]
fn counts_are_held_against_all_votes_to_the_day() {
    check(&[
        (
            "2017-04-13",
            "Moscow cast its eighth veto on Syria at the UN Security Council on Wednesday.",
            &[
                "veto_count 8 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846 S-2016-1026 S-2017-172 S-2017-315",
            ],
        ),
        (
            "2017-04-13",
            "It was the eighth time that Russia has vetoed a Security Council resolution on Syria.",
            &[
                "veto_count 8 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846 S-2016-1026 S-2017-172 S-2017-315",
            ],
        ),
        (
            "2018-04-11",
            "Russia on Tuesday used its veto power at the U.N. Security Council for the 12th time to block a resolution on Syria.",
            &[
                "veto_count 12 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846 S-2016-1026 S-2017-172 S-2017-315 S-2017-884 S-2017-962 S-2017-970 S-2018-321",
            ],
        ),
        (
            "2012-06-05",
            "China has twice vetoed UN Security Council resolutions on Syria.",
            &["veto_count 2 CHN agrees S-2011-612 S-2012-77"],
        ),
        (
            "2012-08-14",
            "China has twice vetoed UN Security Council resolutions on Syria.",
            &["veto_count 2 CHN disagrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2018-12-01",
            "Russia has vetoed 12 UN resolutions on Syria since 2011.",
            &[
                "veto_count 12 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846 S-2016-1026 S-2017-172 S-2017-315 S-2017-884 S-2017-962 S-2017-970 S-2018-321",
            ],
        ),
        (
            "2012-07-20",
            "Russia and China vetoed a UN resolution on Syria for the third time on Thursday.",
            &["veto_count 3 CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2020-07-12",
            "Russia and China have vetoed two resolutions on Syria in the UN Security Council this week.",
            &["veto_count 2 CHN+RUS agrees S-2020-654 S-2020-667"],
        ),
        (
            "2016-10-09",
            "France's draft on Aleppo was vetoed by Russia in the Security Council on Saturday; it was Moscow's fifth veto on Syria.",
            &[
                "veto RUS agrees S-2016-846",
                "veto_count 5 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846",
            ],
        ),
    ]);
}

#[test]
fn tallies_votes_and_abstentions() {
    check(&[
        (
            "2022-02-26",
            "Eleven of the council's 15 members voted in favour of the Security Council text on Ukraine; Russia voted against and three countries abstained.",
            &["tally agrees S-2022-155", "tally RUS agrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "The Security Council vote on Ukraine was 11-1 with three abstentions.",
            &["tally agrees S-2022-155"],
        ),
        (
            "2011-03-18",
            "Germany, Brazil and India abstained from the vote on Libya in the UN Security Council, as did Russia and China.",
            &["abstention BRA+DEU+IND agrees S-RES-1973-2011"],
        ),
        (
            "2011-03-20",
            "Ten members voted for the Libya resolution in the Security Council and none voted against.",
            &["tally agrees S-RES-1973-2011"],
        ),
        (
            "2012-02-05",
            "Hours later, Moscow and Beijing both voted against the Security Council text on Syria.",
            &["tally CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Thirteen of the 15 council members, including India and Pakistan, voted for the Security Council text on Syria.",
            &["tally IND+PAK agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "The Security Council text on Syria received 13 votes in favour and two against.",
            &["tally agrees S-2012-77"],
        ),
        ("2012-02-05", "The Security Council vote on Syria was 13-2.", &["tally agrees S-2012-77"]),
        (
            "2012-02-05",
            "The vote in the Security Council on Syria was 13 to 2, with Russia and China casting the negative votes.",
            &["tally agrees S-2012-77", "tally CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Russia could have vetoed the UN Security Council resolution on Libya last year, but chose to abstain.",
            &["hypothetical veto RUS", "abstention RUS agrees S-RES-1973-2011"],
        ),
        (
            "1990-11-30",
            "The Security Council voted 12-2 on Thursday, with China abstaining, to authorise force against Iraq after its invasion of Kuwait.",
            &["tally agrees S-RES-678-1990", "abstention CHN agrees S-RES-678-1990"],
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn adoptions_and_rejections() {
    check(&[
        (
            "2024-03-26",
            "The UN Security Council on Monday adopted a resolution demanding an immediate ceasefire in Gaza, with 14 votes in favor and the United States abstaining.",
            &[
                "adoption agrees S-RES-2728-2024",
                "tally agrees S-RES-2728-2024",
                "abstention USA agrees S-RES-2728-2024",
            ],
        ),
        (
            "2015-12-19",
            "The Security Council unanimously adopted resolution 2254 on Friday, endorsing a road map for peace in Syria.",
            &["adoption agrees S-RES-2254-2015"],
        ),
        (
            "2016-05-01",
            "Resolution 2254, adopted unanimously in December 2015, set out a timetable for Syria, the UN Security Council's envoy recalled.",
            &["adoption agrees S-RES-2254-2015"],
        ),
        (
            "2011-03-18",
            "The UN Security Council passed resolution 1973 by a vote of 10 to zero with five abstentions, authorising a no-fly zone over Libya.",
            &["adoption agrees S-RES-1973-2011", "tally agrees S-RES-1973-2011"],
        ),
        (
            "2022-05-28",
            "The Security Council draft on North Korea was defeated on Thursday by 13 votes to two, China and Russia casting vetoes.",
            &["rejection agrees S-2022-431", "tally agrees S-2022-431", "veto CHN+RUS agrees S-2022-431"],
        ),
        (
            "2016-12-24",
            "The Security Council adopted resolution 2334 on Israeli settlements by 14 votes in favour with the United States abstaining.",
            &[
                "adoption agrees S-RES-2334-2016",
                "tally agrees S-RES-2334-2016",
                "abstention USA agrees S-RES-2334-2016",
            ],
        ),
        (
            "2014-12-31",
            "The Security Council on Tuesday rejected a Palestinian draft resolution, which failed to get the nine votes it needed.",
            &["rejection agrees S-2014-916"],
        ),
        (
            "2018-04-15",
            "A Russian draft resolution on Syria was rejected by the UN Security Council on Saturday, with only three votes in favour.",
            &["rejection agrees S-2018-355", "tally agrees S-2018-355"],
        ),
        (
            "2013-09-28",
            "The Security Council voted unanimously to adopt a resolution on Syria's chemical weapons on Friday.",
            &["adoption agrees S-RES-2118-2013"],
        ),
        (
            "2013-09-28",
            "A resolution on Syria's chemical arms was unanimously approved by the UN Security Council on Friday.",
            &["adoption agrees S-RES-2118-2013"],
        ),
        (
            "2013-09-28",
            "The UN Security Council late Friday passed a binding resolution, 15-0, on Syria's chemical weapons.",
            &["adoption agrees S-RES-2118-2013", "tally agrees S-RES-2118-2013"],
        ),
        (
            "2006-08-12",
            "UN Security Council Resolution 1701, which was adopted on Friday, calls for a truce in Lebanon.",
            &["adoption agrees S-RES-1701-2006"],
        ),
        (
            "1999-06-11",
            "The Security Council adopted resolution 1244 on Kosovo by 14 votes to none, with China abstaining.",
            &[
                "adoption agrees S-RES-1244-1999",
                "tally agrees S-RES-1244-1999",
                "abstention CHN agrees S-RES-1244-1999",
            ],
        ),
        (
            "2003-02-01",
            "UN resolution 1441, passed unanimously in November, gave Iraq a last chance.",
            &["adoption agrees S-RES-1441-2002"],
        ),
        (
            "2019-03-01",
            "Rival US and Russian draft resolutions on Venezuela both failed in the Security Council on Thursday.",
            &["rejection agrees S-2019-186 S-2019-190"],
        ),
        (
            "2022-12-22",
            "The UN Security Council adopted its first resolution on Myanmar in decades on Wednesday, with 12 votes in favour and China, Russia and India abstaining.",
            &[
                "adoption agrees S-RES-2669-2022",
                "tally agrees S-RES-2669-2022",
                "abstention CHN+IND+RUS agrees S-RES-2669-2022",
            ],
        ),
        (
            "2022-07-09",
            "The Security Council failed to adopt either of two texts on aid to Syria on Friday.",
            &["rejection agrees S-2022-538 S-2022-541"],
        ),
        (
            "2025-02-25",
            "The UN Security Council on Monday adopted a US-drafted resolution on Ukraine with 10 votes in favour and five European members abstaining.",
            &["adoption agrees S-RES-2774-2025", "tally agrees S-RES-2774-2025"],
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn threats_fears_plans_conditions_and_denials_state_no_fact() {
    check(&[
        (
            "2003-03-12",
            "France has threatened to veto a Security Council resolution authorising war in Iraq.",
            &["planned veto FRA"],
        ),
        (
            "2003-03-12",
            "France would veto a second UN resolution on Iraq, the president said.",
            &["hypothetical veto_count 2 FRA"],
        ),
        (
            "2012-02-03",
            "Russia may veto the UN draft on Syria, diplomats at the Security Council fear.",
            &["hypothetical veto RUS"],
        ),
        (
            "2012-02-03",
            "Diplomats fear a Russian veto of the Security Council draft on Syria.",
            &["hypothetical veto RUS"],
        ),
        (
            "2012-02-03",
            "If China vetoes the UN Security Council resolution on Syria, talks will end.",
            &["hypothetical veto CHN"],
        ),
        (
            "2012-02-03",
            "China will veto the UN Security Council resolution on Syria on Saturday.",
            &["planned veto CHN"],
        ),
        (
            "2012-04-16",
            "Russia did not veto the UN resolution on Syria that the Security Council adopted on Saturday.",
            &["negated veto RUS"],
        ),
        (
            "2012-04-16",
            "China has never vetoed a UN resolution on Libya, the Security Council's records show.",
            &["negated veto CHN"],
        ),
        (
            "2012-02-03",
            "The envoy urged Russia not to veto the Security Council draft on Syria.",
            &["planned veto RUS"],
        ),
        (
            "2012-02-03",
            "The Security Council is expected to adopt a resolution on Syria on Saturday.",
            &["planned adoption"],
        ),
        (
            "2012-02-03",
            "A resolution needs nine votes in favour and no veto to be adopted by the Security Council.",
            &["planned adoption"],
        ),
        ("2012-02-03", "The Security Council has not adopted a resolution on Syria.", &["negated adoption"]),
        ("2012-02-03", "Would Russia veto the UN Security Council resolution on Syria?", &["hypothetical veto RUS"]),
        (
            "2012-02-05",
            "The UN Security Council resolution on Syria would have passed had Russia and China not vetoed it.",
            &["negated veto CHN+RUS"],
        ),
        (
            "2012-02-05",
            "Had Russia vetoed the UN Security Council resolution on Libya, the war would have gone on.",
            &["hypothetical veto RUS"],
        ),
        (
            "2012-02-05",
            "Russia refrained from vetoing the UN Security Council resolution on Libya.",
            &["negated veto RUS"],
        ),
        ("2012-02-05", "China refused to veto the UN Security Council resolution on Libya.", &["negated veto CHN"]),
        (
            "2012-02-03",
            "To pass, a Security Council resolution needs nine votes and no veto by Russia, China, the United States, France or Britain.",
            &["negated veto CHN+FRA+GBR+RUS+USA"],
        ),
        (
            "2012-02-03",
            "Western diplomats in the Security Council sought to avoid a Russian veto over Syria.",
            &["planned veto RUS"],
        ),
        (
            "2012-02-03",
            "The threat of a Chinese veto hung over the Security Council's talks on Syria.",
            &["hypothetical veto CHN"],
        ),
        (
            "2012-02-03",
            "The Security Council should adopt a resolution on Syria, Britain said.",
            &["hypothetical adoption"],
        ),
        (
            "2012-02-03",
            "China has not said whether it will abstain or veto the Security Council text on Syria.",
            &["planned abstention CHN"],
        ),
        ("2012-02-03", "Germany did not abstain in the Security Council vote on Syria.", &["negated abstention DEU"]),
        (
            "2012-02-20",
            "Unless Moscow vetoes it, the Security Council draft on Syria will pass.",
            &["hypothetical veto RUS"],
        ),
        (
            "2012-02-20",
            "Lavrov denied that Russia would veto the Security Council resolution on Syria.",
            &["hypothetical veto RUS"],
        ),
        ("2012-02-20", "Russia ruled out vetoing the Security Council resolution on Syria.", &["negated veto RUS"]),
        ("2012-02-20", "There was no veto by China in the Security Council's vote on Libya.", &["negated veto CHN"]),
        ("2012-02-20", "Russia never used its veto on Libya in the Security Council.", &["negated veto RUS"]),
        (
            "2012-02-20",
            "Neither Russia nor China vetoed the Security Council resolution on Libya.",
            &["negated veto CHN+RUS"],
        ),
        (
            "2012-02-20",
            "A veto by Russia of the Security Council draft on Syria is likely.",
            &["hypothetical veto RUS"],
        ),
        (
            "2012-02-20",
            "Moscow is ready to veto any Security Council resolution on Syria that allows force.",
            &["planned veto RUS"],
        ),
        (
            "2012-02-20",
            "The Security Council resolution on Syria faces a near-certain Russian veto.",
            &["hypothetical veto RUS"],
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn what_is_no_claim_about_a_vote_of_the_council() {
    check(&[
        ("2012-02-03", "Russia, which holds a veto in the UN Security Council, opposes sanctions on Syria.", &[]),
        ("2012-02-03", "Russia, a veto-wielding member of the Security Council, backs Syria.", &[]),
        ("2012-02-03", "Five states have the right of veto in the UN Security Council.", &[]),
        (
            "2022-03-03",
            "The UN General Assembly adopted a resolution on Ukraine by 141 votes to five with 35 abstentions.",
            &[],
        ),
        ("2016-09-29", "Congress overrode President Barack Obama's veto of a bill on Saudi Arabia.", &[]),
        ("2016-09-29", "Obama vetoed the bill on Friday, and the Senate rejected the veto 97-1.", &[]),
        ("2011-12-10", "Britain vetoed a change to the EU treaty in Brussels on Friday.", &[]),
        (
            "2012-03-24",
            "The UN Human Rights Council adopted a resolution on Syria by 41 votes to three, with Russia and China voting against.",
            &[],
        ),
        ("2012-02-03", "Russia blocked a Security Council statement on Syria.", &[]),
        (
            "2012-02-06",
            "The parliament voted 13-2 to reject the government's bill, the UN Security Council was told.",
            &[],
        ),
        ("2012-02-06", "Russia's president vetoed the law on Saturday.", &[]),
        ("2012-02-05", "Without the vetoes, the UN Security Council would have condemned Syria.", &[]),
        (
            "2012-02-03",
            "A resolution must win nine votes and escape a veto by any of the five permanent members of the Security Council.",
            &[],
        ),
        ("2012-02-03", "Russia has veto power in the Security Council.", &[]),
        ("2012-02-03", "Faced with a veto threat from Russia, the Security Council dropped the draft on Syria.", &[]),
        ("2012-02-03", "France called on the Security Council to adopt a resolution on Syria.", &[]),
        ("2012-02-03", "The Security Council is to vote on a resolution on Syria on Saturday.", &[]),
        ("2012-02-03", "Russia's proposal would have the Security Council adopt a resolution on Syria.", &[]),
        ("2012-02-03", "India's ambassador to the Security Council said it would abstain in the vote on Syria.", &[]),
        ("2012-02-03", "The doctor told the UN Security Council's staff to abstain from alcohol.", &[]),
        ("2012-02-03", "The UN agency says teenagers who abstain are safer, the Security Council heard.", &[]),
        ("2012-02-03", "The Senate adopted a resolution urging the UN Security Council to act on Syria.", &[]),
        ("2012-02-03", "The Arab League adopted a resolution on Syria and sent it to the Security Council.", &[]),
        (
            "2012-02-03",
            "The European Parliament voted 12-2 for sanctions on Syria after the Security Council's talks.",
            &[],
        ),
        (
            "2012-02-03",
            "The draft resolution calls on Syria to end the violence, and the Security Council discusses it today.",
            &[],
        ),
        (
            "2012-02-03",
            "A veto reform that the French government proposed would bind the Security Council's permanent members.",
            &[],
        ),
        ("2012-02-03", "The veto is an outdated privilege, critics of the Security Council say.", &[]),
        ("2012-02-03", "Poland's president vetoed the bill, while the UN Security Council met on Syria.", &[]),
        ("2012-02-03", "The team beat its rivals 3-1, and the UN Security Council had nothing to do with it.", &[]),
        ("2012-02-03", "The Security Council adopted a presidential statement on Syria.", &[]),
        ("2012-02-03", "Syria rejected the Security Council's resolution.", &[]),
        (
            "2012-02-03",
            "Russia rejected the draft resolution on Syria, calling it unbalanced, at the UN Security Council.",
            &[],
        ),
        ("2012-02-20", "It blocked roads leading to the UN's Security Council chamber.", &[]),
    ]);
}

#[test]
fn the_same_words_in_another_month_are_answered_otherwise() {
    let text = "China has twice vetoed UN resolutions against Syria's rulers.";
    check(&[
        ("2012-06-05", text, &["veto_count 2 CHN agrees S-2011-612 S-2012-77"]),
        ("2012-08-14", text, &["veto_count 2 CHN disagrees S-2011-612 S-2012-77 S-2012-538"]),
        ("", text, &["veto_count 2 CHN undetermined"]),
        ("2026-03-01", text, &["veto_count 2 CHN undetermined"]),
    ]);
}

#[test]
fn pronouns_and_pairs_point_back_to_members() {
    check(&[
        (
            "2012-03-01",
            "Russia and China defend Syria at the United Nations. The two countries vetoed a Security Council resolution last October and again in February.",
            &["veto CHN+RUS agrees S-2011-612 S-2012-77"],
        ),
        (
            "2012-02-07",
            "Moscow and Beijing have stood by Damascus. Both countries vetoed a UN resolution on Saturday.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-07",
            "Officials in Moscow defended Russia's course. It vetoed a UN Security Council resolution on Syria on Saturday.",
            &["veto RUS agrees S-2012-77"],
        ),
    ]);
}

#[test]
fn spans_are_the_clause_and_count_code_points() {
    let text = "“Naïve”, said one; Russia vetoed the UN resolution on Syria, which had 13 backers.";
    let found = findings(&RawArticle { text: text.to_owned(), ..RawArticle::default() }, &GAZETTEER);
    let [assertion] = &found.assertions[..] else { panic!("{:?}", found.assertions) };
    let (start, end) = (assertion.span.start as usize, assertion.span.end as usize);
    let clause: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(clause, "Russia vetoed the UN resolution on Syria");
}
