//! Ballots, numbers and results in further wordings of the press, each with a part changed beside it.
//!
//! Every sentence is of our own making; the votes, numbers and days in them are the record's, but for the part that is
//! changed on purpose.

use super::claims::check;

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn what_is_so_agrees() {
    check(&[
        (
            "2024-11-21",
            "Thrown out by Washington's veto, the Gaza ceasefire draft won the support of the other fourteen Security Council members on Wednesday.",
            &["veto USA agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "UN Security Council: US kills off Gaza ceasefire resolution with its veto",
            &["block USA agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "A Gaza ceasefire resolution was vetoed by the United States in the UN Security Council on Wednesday, the other fourteen members backing it.",
            &["veto USA agrees S-2024-835", "tally agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "The Gaza ceasefire draft, put to the Security Council on Wednesday, was voted for by all but the United States.",
            &["tally agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "Britain and France joined twelve other members of the UN Security Council on Wednesday in voting for the Gaza resolution.",
            &["tally FRA+GBR agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "Every permanent member of the Security Council except the United States backed the Gaza draft on Wednesday.",
            &["tally agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "Japan's ambassador cast her country's vote in favour of the Gaza draft in the Security Council on Wednesday.",
            &["tally JPN agrees S-2024-835"],
        ),
        (
            "2025-09-20",
            "A draft resolution to keep UN sanctions on Iran suspended failed to get the nine votes it needed in the Security Council on Friday.",
            &["rejection agrees S-2025-561"],
        ),
        (
            "2025-09-20",
            "A Security Council resolution on Iran fell short on Friday, with only four of fifteen members in support.",
            &["rejection agrees S-2025-561", "tally agrees S-2025-561"],
        ),
        (
            "2025-09-20",
            "Four members of the Security Council, among them Russia, China and Pakistan, favoured the Iran draft on Friday; nine were opposed.",
            &["tally agrees S-2025-561"],
        ),
        (
            "2025-09-20",
            "Nine members of the Security Council opposed the resolution on Iran on Friday and two, Guyana and South Korea, abstained.",
            &["tally agrees S-2025-561", "abstention GUY+KOR agrees S-2025-561"],
        ),
        (
            "2025-09-20",
            "The Iran text attracted just four votes in the Security Council on Friday.",
            &["tally agrees S-2025-561"],
        ),
        (
            "2025-09-20",
            "Algeria sided with Russia, China and Pakistan in voting for the Iran resolution in the Security Council on Friday.",
            &["tally CHN+DZA+PAK+RUS agrees S-2025-561"],
        ),
        (
            "2025-11-18",
            "Thirteen of the 15 Security Council members endorsed the American resolution on Gaza on Monday while Russia and China sat it out.",
            &["tally agrees S-RES-2803-2025"],
        ),
        (
            "2025-11-18",
            "Resolution 2803 sailed through the Security Council on Monday without a single vote against.",
            &["adoption agrees S-RES-2803-2025"],
        ),
        (
            "2025-11-18",
            "Resolution 2803 was backed by Pakistan, Algeria and eleven other members of the Security Council.",
            &["tally DZA+PAK agrees S-RES-2803-2025"],
        ),
        (
            "2022-02-26",
            "The Ukraine draft had eleven supporters in the Security Council on Friday, one opponent and three abstainers.",
            &["tally agrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "India, which has long ties with Moscow, chose not to take sides and abstained when the Security Council voted on Ukraine on Friday.",
            &["abstention IND agrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "Friday's Security Council vote on Ukraine: 11 for, 1 against, 3 abstaining.",
            &["tally agrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "China, India and the UAE refrained from voting either way on the Ukraine draft in the Security Council on Friday.",
            &["abstention ARE+CHN+IND agrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "Albania and the United States put forward the Ukraine draft, which Russia struck down in the Security Council on Friday with its veto.",
            &["block RUS agrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "More than two thirds of the Security Council's members supported the draft on Ukraine that Russia vetoed on Friday.",
            &["veto RUS agrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "Mexico voted yes, India abstained and Russia voted no on the Ukraine draft in the Security Council on Friday.",
            &["tally MEX agrees S-2022-155", "abstention IND agrees S-2022-155", "tally RUS agrees S-2022-155"],
        ),
        (
            "2025-02-25",
            "On Monday the Security Council put its weight behind an American resolution on Ukraine, five Europeans abstaining.",
            &["adoption agrees S-RES-2774-2025"],
        ),
        (
            "2025-02-25",
            "France, Britain, Denmark, Greece and Slovenia abstained from Monday's Security Council vote on the American resolution on Ukraine.",
            &["abstention DNK+FRA+GBR+GRC+SVN agrees S-RES-2774-2025"],
        ),
        (
            "2025-02-25",
            "Ten members, Russia and China among them, approved the American resolution on Ukraine in the Security Council on Monday.",
            &["tally CHN+RUS agrees S-RES-2774-2025"],
        ),
        (
            "2025-02-25",
            "An American resolution on Ukraine won ten votes in the Security Council on Monday, a day after being tabled.",
            &["tally agrees S-RES-2774-2025"],
        ),
        (
            "2023-08-31",
            "A French-Emirati resolution on Mali's sanctions was blocked by a Russian veto in the Security Council on Wednesday; China abstained.",
            &["veto RUS agrees S-2023-638", "abstention CHN agrees S-2023-638"],
        ),
        (
            "2024-03-29",
            "Russia's veto on Thursday killed the UN panel that watches North Korea sanctions; 13 of the Security Council's members had voted to keep it.",
            &["veto RUS agrees S-2024-255", "tally agrees S-2024-255"],
        ),
        (
            "2024-11-19",
            "Fourteen members of the Security Council said yes on Monday to the British text on Sudan. Only Russia said no.",
            &["tally agrees S-2024-826"],
        ),
        (
            "2024-11-19",
            "Russia stood alone against a Sudan ceasefire resolution in the Security Council on Monday.",
            &["tally RUS agrees S-2024-826"],
        ),
        (
            "2011-03-18",
            "Five members of the Security Council, Germany included, abstained on Thursday when it authorised a no-fly zone over Libya.",
            &["tally DEU agrees S-RES-1973-2011"],
        ),
        (
            "2011-03-18",
            "Germany sided with Russia and China in abstaining on the Libya resolution in the Security Council on Thursday.",
            &["abstention CHN+DEU+RUS agrees S-RES-1973-2011"],
        ),
        (
            "2011-03-18",
            "By ten votes to nil, with five abstentions, the Security Council authorised a no-fly zone over Libya on Thursday.",
            &["tally agrees S-RES-1973-2011"],
        ),
        (
            "2024-03-26",
            "The United States let the Security Council's Gaza ceasefire resolution pass on Monday by abstaining.",
            &["abstention USA agrees S-RES-2728-2024"],
        ),
        (
            "2024-03-26",
            "Washington's abstention on Monday allowed the Security Council to pass a resolution on Gaza.",
            &["abstention USA agrees S-RES-2728-2024", "adoption agrees S-RES-2728-2024"],
        ),
        (
            "2024-06-11",
            "Russia alone abstained on Monday as fourteen members of the Security Council adopted the American resolution on Gaza.",
            &["abstention RUS agrees S-RES-2735-2024"],
        ),
        (
            "2022-05-27",
            "China and Russia, in their first split from the rest of the Security Council on the issue, vetoed more sanctions on North Korea on Thursday.",
            &["veto CHN+RUS agrees S-2022-431"],
        ),
        (
            "2022-05-27",
            "The thirteen other members of the Security Council voted for the North Korea resolution that Russia and China vetoed on Thursday.",
            &["tally agrees S-2022-431", "veto CHN+RUS agrees S-2022-431"],
        ),
        (
            "2017-04-13",
            "Bolivia joined Russia in voting against the draft on Syria in the Security Council on Wednesday, and China, Ethiopia and Kazakhstan abstained.",
            &["tally BOL+RUS agrees S-2017-315", "abstention CHN+ETH+KAZ agrees S-2017-315"],
        ),
        (
            "2017-04-13",
            "Opposition to the Syria draft in the Security Council on Wednesday came from Russia and Bolivia.",
            &["tally BOL+RUS agrees S-2017-315"],
        ),
        (
            "2017-04-13",
            "Support for the Syria draft in the Security Council on Wednesday came from ten members.",
            &["tally agrees S-2017-315"],
        ),
        (
            "2017-04-13",
            "There were ten votes for the draft on Syria in the Security Council on Wednesday, two against and three abstentions.",
            &["tally agrees S-2017-315"],
        ),
        (
            "2024-04-19",
            "The Palestinian bid for UN membership was vetoed by the US in the Security Council on Thursday, with Britain and Switzerland abstaining.",
            &["veto USA agrees S-2024-312", "abstention CHE+GBR agrees S-2024-312"],
        ),
        (
            "2024-04-19",
            "Twelve members of the Security Council recommended Palestinian membership on Thursday, but the US vetoed it.",
            &["veto USA agrees S-2024-312"],
        ),
        (
            "2024-06-11",
            "The Council, at a meeting on Monday, adopted resolution 2735 with 14 votes in favour and Russia abstaining.",
            &[
                "adoption agrees S-RES-2735-2024",
                "tally agrees S-RES-2735-2024",
                "abstention RUS agrees S-RES-2735-2024",
            ],
        ),
        (
            "2025-12-20",
            "The UN Security Council extended the mandate of the peacekeepers in the Democratic Republic of Congo on Friday.",
            &["adoption agrees S-RES-2808-2025"],
        ),
        (
            "2025-11-18",
            "Britain lined up behind the Gaza resolution in the Security Council vote on Monday.",
            &["tally GBR agrees S-RES-2803-2025"],
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn what_has_one_part_changed_disagrees() {
    check(&[
        (
            "2024-11-21",
            "The Gaza ceasefire draft, put to the Security Council on Wednesday, was voted for by all but Britain.",
            &["tally disagrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "Every permanent member of the Security Council except Russia backed the Gaza draft on Wednesday.",
            &["tally disagrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "Japan abstained in Wednesday's Security Council vote on the Gaza draft.",
            &["abstention JPN disagrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "Japan withheld its support from the Gaza draft in the Security Council on Wednesday.",
            &["abstention JPN disagrees S-2024-835"],
        ),
        (
            "2025-09-20",
            "A Security Council resolution on Iran fell short on Friday, with only six of fifteen members in support.",
            &["rejection agrees S-2025-561", "tally disagrees S-2025-561"],
        ),
        (
            "2025-09-20",
            "Nine members of the Security Council opposed the resolution on Iran on Friday and two, Guyana and Panama, abstained.",
            &["tally agrees S-2025-561", "abstention GUY+PAN disagrees S-2025-561"],
        ),
        (
            "2025-09-20",
            "The Iran text attracted just seven votes in the Security Council on Friday.",
            &["tally disagrees S-2025-561"],
        ),
        (
            "2025-11-18",
            "Eleven of the 15 Security Council members endorsed the American resolution on Gaza on Monday while Russia and China sat it out.",
            &["tally disagrees S-RES-2803-2025"],
        ),
        (
            "2025-11-18",
            "Resolution 2803 sailed through the Security Council on Monday with three votes against.",
            &["adoption agrees S-RES-2803-2025", "tally disagrees S-RES-2803-2025"],
        ),
        (
            "2025-11-18",
            "Resolution 2803 was backed by Pakistan, China and eleven other members of the Security Council.",
            &["tally CHN+PAK disagrees S-RES-2803-2025"],
        ),
        (
            "2022-02-26",
            "The Ukraine draft had thirteen supporters in the Security Council on Friday, one opponent and one abstainer.",
            &["tally disagrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "Friday's Security Council vote on Ukraine: 12 for, 1 against, 2 abstaining.",
            &["tally disagrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "Mexico was one of three members that abstained on the Ukraine draft in the Security Council on Friday.",
            &["abstention MEX disagrees S-2022-155", "tally disagrees S-2022-155"],
        ),
        (
            "2023-08-31",
            "A French-Emirati resolution on Mali's sanctions was blocked by a Russian veto in the Security Council on Wednesday; Japan abstained.",
            &["veto RUS agrees S-2023-638", "abstention JPN disagrees S-2023-638"],
        ),
        (
            "2024-03-29",
            "Russia's veto on Thursday killed the UN panel that watches North Korea sanctions; ten of the Security Council's members had voted to keep it.",
            &["veto RUS agrees S-2024-255", "tally disagrees S-2024-255"],
        ),
        (
            "2024-11-19",
            "China stood alone against a Sudan ceasefire resolution in the Security Council on Monday.",
            &["tally CHN disagrees S-2024-826"],
        ),
        (
            "2011-03-18",
            "Five members of the Security Council, Portugal included, abstained on Thursday when it authorised a no-fly zone over Libya.",
            &["tally PRT disagrees S-RES-1973-2011"],
        ),
        (
            "2011-03-18",
            "By twelve votes to nil, with three abstentions, the Security Council authorised a no-fly zone over Libya on Thursday.",
            &["tally disagrees S-RES-1973-2011"],
        ),
        (
            "2024-06-11",
            "China alone abstained on Monday as fourteen members of the Security Council adopted the American resolution on Gaza.",
            &["abstention CHN disagrees S-RES-2735-2024"],
        ),
        (
            "2024-06-11",
            "The American resolution on Gaza was adopted unanimously by the Security Council on Monday.",
            &["adoption disagrees S-RES-2735-2024"],
        ),
        (
            "2022-05-27",
            "The eleven other members of the Security Council voted for the North Korea resolution that Russia and China vetoed on Thursday.",
            &["tally disagrees S-2022-431", "veto CHN+RUS agrees S-2022-431"],
        ),
        (
            "2017-04-13",
            "Bolivia joined Russia in voting against the draft on Syria in the Security Council on Wednesday, and China, Ethiopia and Egypt abstained.",
            &["tally BOL+RUS agrees S-2017-315", "abstention CHN+EGY+ETH disagrees S-2017-315"],
        ),
        (
            "2017-04-13",
            "Kazakhstan joined Russia in voting against the draft on Syria in the Security Council on Wednesday.",
            &["tally KAZ+RUS disagrees S-2017-315"],
        ),
        (
            "2017-04-13",
            "Ethiopia rejected the draft on Syria in Wednesday's vote in the Security Council.",
            &["tally ETH disagrees S-2017-315"],
        ),
        (
            "2017-04-13",
            "Opposition to the Syria draft in the Security Council on Wednesday came from Russia and China.",
            &["tally CHN+RUS disagrees S-2017-315"],
        ),
        (
            "2017-04-13",
            "Support for the Syria draft in the Security Council on Wednesday came from twelve members.",
            &["tally disagrees S-2017-315"],
        ),
        (
            "2024-04-19",
            "The Palestinian bid for UN membership was vetoed by the US in the Security Council on Thursday, with Britain and France abstaining.",
            &["veto USA agrees S-2024-312", "abstention FRA+GBR disagrees S-2024-312"],
        ),
        (
            "2024-06-11",
            "The Council, at a meeting on Monday, adopted resolution 2735 with 14 votes in favour and China abstaining.",
            &[
                "adoption agrees S-RES-2735-2024",
                "tally agrees S-RES-2735-2024",
                "abstention CHN disagrees S-RES-2735-2024",
            ],
        ),
        (
            "2025-11-18",
            "China lined up behind the Gaza resolution in the Security Council vote on Monday.",
            &["tally CHN disagrees S-RES-2803-2025"],
        ),
        (
            "2025-11-18",
            "China threw in its lot with the United States and voted for the Gaza resolution in the Security Council on Monday.",
            &["tally CHN disagrees S-RES-2803-2025"],
        ),
        (
            "2025-11-18",
            "China's ambassador voted to approve the Gaza resolution in the Security Council on Monday.",
            &["tally CHN disagrees S-RES-2803-2025"],
        ),
    ]);
}

#[test]
fn ballots_of_one_sentence_are_of_one_vote() {
    check(&[
        (
            "2022-10-01",
            "Ten of the council's 15 members voted for the Security Council draft on Ukraine on Friday, but China, India, Brazil and Gabon abstained.",
            &["tally agrees S-2022-720", "abstention BRA+CHN+GAB+IND agrees S-2022-720"],
        ),
        (
            "2022-10-01",
            "Ten of the council's 15 members voted for the Security Council draft on Ukraine on Friday, but China, India, Brazil and Kenya abstained.",
            &["tally agrees S-2022-720", "abstention BRA+CHN+IND+KEN disagrees S-2022-720"],
        ),
        (
            "2017-11-17",
            "The US voted yes on a Security Council text on Syria on Thursday, whereas Senegal abstained.",
            &["tally USA undetermined S-2017-962", "abstention SEN undetermined S-2017-968"],
        ),
    ]);
}

#[test]
fn what_the_council_did_not_do_is_no_claim() {
    check(&[
        (
            "2022-10-01",
            "A Russian veto in the Security Council over Ukraine cannot be ruled out.",
            &["hypothetical veto RUS"],
        ),
        ("2022-10-01", "Russia withheld its veto in the Security Council over Ukraine.", &["negated veto RUS"]),
        ("2024-03-26", "The National Security Council unanimously adopted a plan on Gaza on Monday.", &[]),
        ("2024-03-26", "The 193-member world body adopted the UN text on Gaza with the United States abstaining.", &[]),
        (
            "2025-09-19",
            "The Security Council on Friday voted on a resolution that would have kept sanctions on Iran lifted.",
            &[],
        ),
    ]);
}

#[test]
fn counts_and_ordinals_in_further_wordings() {
    check(&[
        (
            "2024-11-21",
            "For the fourth time, the US on Wednesday vetoed a Security Council resolution demanding a ceasefire in Gaza.",
            &["veto_count 4 USA agrees S-2023-773 S-2023-970 S-2024-173 S-2024-835"],
        ),
        (
            "2017-10-26",
            "Two members of the Council voted against Security Council draft S/2017/884 on Tuesday.",
            &["tally agrees S-2017-884"],
        ),
        (
            "2022-05-27",
            "China and Russia vetoed a Security Council draft on North Korea. Thirteen members of the 15-member Security Council supported the resolution.",
            &["veto CHN+RUS agrees S-2022-431", "tally agrees S-2022-431"],
        ),
    ]);
}
