//! Claims in the words of the world's press: wires, American, British, Indian and Arab papers.
//!
//! Every sentence is of our own making; the votes, numbers and days in them are the record's. A third of them
//! state no fact about a vote.

use super::claims::check;

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn what_the_press_states_is_found_and_judged() {
    check(&[
        (
            "2024-11-21",
            "The United States wielded its veto at the UN Security Council on Wednesday to kill a resolution demanding an immediate ceasefire in Gaza.",
            &["veto USA agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "Washington cast the lone vote against the Gaza ceasefire text in the 15-member Security Council on Wednesday.",
            &["tally USA agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "The only vote against the Security Council resolution on Gaza came from the United States.",
            &["tally USA agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "The lone \"no\" vote in the Security Council on the Gaza ceasefire came from the United States.",
            &["tally USA agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "The US was the only council member to vote against the Security Council resolution on Gaza.",
            &["tally USA agrees S-2024-835"],
        ),
        (
            "2024-11-21",
            "The US exercised its veto power for the fourth time since the Gaza war began in October 2023, the Security Council's records show.",
            &["veto_count 4 USA agrees S-2023-773 S-2023-970 S-2024-173 S-2024-835"],
        ),
        (
            "2023-10-19",
            "The US vetoed a Brazilian text in the UN Security Council on Wednesday that called for humanitarian pauses in Gaza; 12 countries voted in favour, Russia and Britain abstained.",
            &["veto USA agrees S-2023-773", "tally agrees S-2023-773", "abstention GBR+RUS agrees S-2023-773"],
        ),
        (
            "2023-10-17",
            "A Russian-drafted UN Security Council resolution calling for a ceasefire in Gaza failed to pass on Monday, winning only five votes.",
            &["rejection agrees S-2023-772", "tally agrees S-2023-772"],
        ),
        (
            "2023-10-17",
            "The Security Council voted down a Russian resolution on Gaza on Monday.",
            &["rejection agrees S-2023-772"],
        ),
        (
            "2023-10-17",
            "The UN Security Council on Monday rejected a Russian draft on Gaza by a vote of five in favour, four against and six abstentions.",
            &["rejection agrees S-2023-772", "tally agrees S-2023-772"],
        ),
        ("2023-10-17", "The Security Council vote on Gaza on Monday was 5-4-6.", &["tally agrees S-2023-772"]),
        (
            "2012-07-20",
            "Russia and China on Thursday torpedoed a Western-backed Security Council resolution threatening Damascus with sanctions.",
            &["block CHN+RUS agrees S-2012-538"],
        ),
        (
            "2012-07-20",
            "A UN Security Council resolution on Syria failed to pass on Thursday after Russia and China vetoed it.",
            &["rejection agrees S-2012-538", "veto CHN+RUS agrees S-2012-538"],
        ),
        (
            "2012-07-20",
            "For the third time in nine months, Russia and China used a double veto to block Security Council action on Syria.",
            &["veto CHN+RUS agrees S-2012-538"],
        ),
        (
            "2012-07-20",
            "The vote in the Security Council on Syria was 11 in favour, two against and two abstentions, by South Africa and Pakistan.",
            &["tally agrees S-2012-538", "abstention PAK+ZAF agrees S-2012-538"],
        ),
        (
            "2012-07-20",
            "Eleven nations voted for the Syria draft in the Security Council, Russia and China opposed it, and Pakistan and South Africa abstained.",
            &["tally agrees S-2012-538", "tally CHN+RUS agrees S-2012-538", "abstention PAK+ZAF agrees S-2012-538"],
        ),
        (
            "2012-02-05",
            "Russia and China killed a Security Council resolution on Syria on Saturday.",
            &["block CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Moscow and Beijing scuppered a UN Security Council draft resolution on Syria on Saturday.",
            &["block CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "The UN draft resolution on Syria was shot down by Russia and China in the Security Council on Saturday.",
            &["block CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "The double veto by Russia and China of the Security Council text on Syria drew fury.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "The remaining 13 members of the Security Council voted in favour of the Syria text.",
            &["tally agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "All the other 13 council members backed the Syria resolution in the Security Council on Saturday, but Russia and China vetoed it.",
            &["tally agrees S-2012-77", "veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Saturday's vote in the Security Council on Syria was 13-2 in favour, but the negative votes of Russia and China doomed it.",
            &["tally agrees S-2012-77", "tally CHN+RUS agrees S-2012-77"],
        ),
        (
            "2011-10-05",
            "China and Russia vetoed a European-drafted resolution in the UN Security Council on Tuesday that threatened Syria with sanctions; Brazil, India, Lebanon and South Africa abstained.",
            &["veto CHN+RUS agrees S-2011-612", "abstention BRA+IND+LBN+ZAF agrees S-2011-612"],
        ),
        (
            "2011-10-05",
            "Nine countries voted in favour of the draft on Syria in the Security Council and four abstained.",
            &["tally agrees S-2011-612"],
        ),
        (
            "2011-10-05",
            "It was the first time since 2008 that Russia and China had jointly vetoed a resolution in the Security Council.",
            &["veto_count 1 CHN+RUS agrees S-2008-447"],
        ),
        (
            "2012-03-10",
            "Russia and China have twice vetoed Security Council resolutions condemning Damascus.",
            &["veto_count 2 CHN+RUS agrees S-2011-612 S-2012-77"],
        ),
        (
            "2012-03-10",
            "Russia and China have three times vetoed Security Council resolutions condemning Damascus.",
            &["veto_count 3 CHN+RUS disagrees S-2011-612 S-2012-77"],
        ),
        (
            "2014-05-23",
            "Moscow and Beijing exercised their veto in the Security Council on Thursday for the fourth time on Syria.",
            &["veto_count 4 CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348"],
        ),
        (
            "2014-05-23",
            "It was the fourth veto by Russia and China of Security Council action on Syria.",
            &["veto_count 4 CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348"],
        ),
        (
            "2018-04-11",
            "Russia vetoed a U.S.-drafted U.N. Security Council resolution on Tuesday that would have created a new inquiry into chemical attacks in Syria; Bolivia joined Russia in voting against, and China abstained.",
            &["veto RUS agrees S-2018-321", "tally BOL+RUS agrees S-2018-321", "abstention CHN agrees S-2018-321"],
        ),
        (
            "2018-04-11",
            "The Security Council vote on Syria was 12 in favor, two against and one abstention.",
            &["tally agrees S-2018-321"],
        ),
        (
            "2018-04-11",
            "The resolution on Syria, which won 12 votes in the 15-member Security Council, was vetoed by Moscow.",
            &["veto RUS agrees S-2018-321", "tally agrees S-2018-321"],
        ),
        (
            "2017-12-19",
            "The 14-1 vote in the Security Council on Jerusalem on Monday left Washington isolated.",
            &["tally agrees S-2017-1060"],
        ),
        (
            "2017-12-19",
            "All 14 other members of the UN Security Council voted in favor of the Egyptian-drafted resolution on Jerusalem on Monday, but the United States vetoed it.",
            &["tally agrees S-2017-1060", "veto USA agrees S-2017-1060"],
        ),
        (
            "2011-02-19",
            "The United States on Friday vetoed a Security Council resolution that would have branded Israeli settlements illegal, while the other 14 members voted in favour.",
            &["veto USA agrees S-2011-24", "tally agrees S-2011-24"],
        ),
        (
            "2011-02-19",
            "The US cast its veto on Friday, blocking a UN Security Council resolution on Israeli settlements.",
            &["veto USA agrees S-2011-24"],
        ),
        (
            "2011-03-18",
            "The UN Security Council voted 10-0 with five abstentions on Thursday to authorise a no-fly zone over Libya.",
            &["tally agrees S-RES-1973-2011"],
        ),
        (
            "2011-03-18",
            "Resolution 1973 was adopted by 10 votes to none, with China, Russia, Brazil, India and Germany abstaining, giving the Security Council's blessing to a no-fly zone over Libya.",
            &[
                "adoption agrees S-RES-1973-2011",
                "tally agrees S-RES-1973-2011",
                "abstention BRA+CHN+DEU+IND+RUS agrees S-RES-1973-2011",
            ],
        ),
        (
            "2011-03-18",
            "Russia and China could have vetoed the Libya resolution in the Security Council but chose to abstain on Thursday.",
            &["hypothetical veto CHN+RUS", "abstention CHN+RUS agrees S-RES-1973-2011"],
        ),
        (
            "2010-06-10",
            "The UN Security Council on Wednesday approved a fourth round of sanctions against Iran by 12 votes to 2, with Brazil and Turkey opposed and Lebanon abstaining.",
            &[
                "adoption agrees S-RES-1929-2010",
                "tally agrees S-RES-1929-2010",
                "tally BRA+TUR agrees S-RES-1929-2010",
                "abstention LBN agrees S-RES-1929-2010",
            ],
        ),
        (
            "2010-06-10",
            "The Security Council adopted resolution 1929 on Iran 12-2-1.",
            &["adoption agrees S-RES-1929-2010", "tally agrees S-RES-1929-2010"],
        ),
        (
            "2012-04-15",
            "The UN Security Council on Saturday unanimously authorised an advance team of observers for Syria.",
            &["adoption agrees S-RES-2042-2012"],
        ),
        (
            "2012-04-22",
            "The 15-nation Security Council unanimously adopted a resolution on Saturday to expand its observer mission in Syria to 300.",
            &["adoption agrees S-RES-2043-2012"],
        ),
        (
            "2012-04-22",
            "The Security Council voted 15-0 on Saturday to send 300 observers to Syria.",
            &["tally agrees S-RES-2043-2012"],
        ),
        (
            "2013-09-28",
            "The Security Council voted 15 to 0 late Friday to require Syria to give up its chemical weapons.",
            &["tally agrees S-RES-2118-2013"],
        ),
        (
            "2015-07-21",
            "The UN Security Council unanimously endorsed the Iran nuclear deal on Monday in resolution 2231.",
            &["adoption agrees S-RES-2231-2015"],
        ),
        (
            "2024-03-26",
            "The UN Security Council demanded an immediate ceasefire in Gaza on Monday after the United States abstained.",
            &["abstention USA agrees S-RES-2728-2024"],
        ),
        (
            "2024-03-26",
            "The US abstention allowed the Security Council to pass resolution 2728 on Gaza on Monday.",
            &["abstention USA agrees S-RES-2728-2024", "adoption agrees S-RES-2728-2024"],
        ),
        (
            "2024-03-26",
            "Fourteen members of the Security Council voted in favour of the Gaza text on Monday; the US abstained rather than use its veto.",
            &["tally agrees S-RES-2728-2024", "abstention USA agrees S-RES-2728-2024", "negated veto USA"],
        ),
        (
            "2024-03-23",
            "Russia and China on Friday vetoed a US-drafted Security Council resolution on Gaza; Algeria also voted no and Guyana abstained.",
            &["veto CHN+RUS agrees S-2024-239", "tally DZA agrees S-2024-239", "abstention GUY agrees S-2024-239"],
        ),
        (
            "2024-04-19",
            "The United States blocked the Palestinian bid for full UN membership on Thursday by vetoing a Security Council resolution; Britain and Switzerland abstained and 12 members voted yes.",
            &["block USA agrees S-2024-312", "abstention CHE+GBR agrees S-2024-312", "tally agrees S-2024-312"],
        ),
        (
            "2024-11-19",
            "Russia on Monday vetoed a Security Council resolution on Sudan drafted by Britain and Sierra Leone; the 14 other members backed it.",
            &["veto RUS agrees S-2024-826", "tally agrees S-2024-826"],
        ),
        (
            "2023-07-12",
            "Russia vetoed a nine-month extension of cross-border aid to Syria at the UN Security Council on Tuesday. Thirteen members voted in favour and China abstained.",
            &["veto RUS agrees S-2023-506", "tally agrees S-2023-506", "abstention CHN agrees S-2023-506"],
        ),
        (
            "2019-12-21",
            "Russia, backed by China, on Friday cast its 14th veto on Syria in the UN Security Council since 2011.",
            &[
                "veto_count 14 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846 S-2016-1026 S-2017-172 S-2017-315 S-2017-884 S-2017-962 S-2017-970 S-2018-321 S-2019-756 S-2019-961",
            ],
        ),
        (
            "2020-08-15",
            "The UN Security Council on Friday resoundingly rejected a US resolution to extend an arms embargo on Iran. Only the Dominican Republic joined Washington in voting yes, Russia and China voted no and 11 members abstained.",
            &[
                "rejection agrees S-2020-797",
                "tally DOM+USA agrees S-2020-797",
                "tally CHN+RUS agrees S-2020-797",
                "tally agrees S-2020-797",
            ],
        ),
        (
            "2021-12-14",
            "Russia and India voted against a Security Council resolution on climate change on Monday, and China abstained.",
            &["tally IND+RUS agrees S-2021-990", "abstention CHN agrees S-2021-990"],
        ),
        (
            "2008-07-12",
            "Russia and China vetoed UN Security Council sanctions on Zimbabwe on Friday. South Africa, Libya and Vietnam also voted against, and Indonesia abstained.",
            &[
                "veto CHN+RUS agrees S-2008-447",
                "tally LBY+VNM+ZAF agrees S-2008-447",
                "abstention IDN agrees S-2008-447",
            ],
        ),
        (
            "2016-10-09",
            "Russia used its veto on Saturday to sink a French text on Aleppo in the Security Council; a rival Russian draft won just four votes.",
            &["veto RUS agrees S-2016-846", "tally agrees S-2016-847"],
        ),
        (
            "2025-11-18",
            "The UN Security Council on Monday endorsed a US plan for Gaza in a 13-0 vote, with Russia and China abstaining.",
            &[
                "adoption agrees S-RES-2803-2025",
                "tally agrees S-RES-2803-2025",
                "abstention CHN+RUS agrees S-RES-2803-2025",
            ],
        ),
        (
            "2025-09-19",
            "The United States vetoed a UN Security Council resolution on Gaza for the sixth time on Thursday.",
            &["veto_count 6 USA agrees S-2023-773 S-2023-970 S-2024-173 S-2024-835 S-2025-353 S-2025-583"],
        ),
        (
            "2025-06-05",
            "The US on Wednesday vetoed a Security Council resolution on Gaza that the 14 other members supported.",
            &["veto USA agrees S-2025-353", "tally agrees S-2025-353"],
        ),
        (
            "2012-02-17",
            "The UN General Assembly voted 137-12 with 17 abstentions on Thursday to condemn Syria; Russia and China, which vetoed a Security Council draft this month, voted against.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2022-02-26",
            "Russia vetoed the Security Council draft on Ukraine, as expected. Eleven members voted in favor. China, India and the UAE abstained.",
            &["veto RUS agrees S-2022-155", "tally agrees S-2022-155", "abstention ARE+CHN+IND agrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "India abstained from voting on the US-sponsored UN Security Council resolution on Ukraine on Friday.",
            &["abstention IND agrees S-2022-155"],
        ),
        (
            "2022-02-26",
            "New Delhi abstained on a Security Council resolution that deplores in the strongest terms Moscow's aggression against Ukraine.",
            &["abstention IND agrees S-2022-155"],
        ),
        (
            "2018-06-02",
            "The United States vetoed an Arab-backed UN draft on protection for Palestinians at the Security Council on Friday; Ten countries voted in favor, while Britain, Ethiopia, the Netherlands and Poland abstained.",
            &["veto USA agrees S-2018-516", "tally agrees S-2018-516", "abstention ETH+GBR+NLD+POL agrees S-2018-516"],
        ),
        (
            "2019-09-20",
            "Russia and China on Thursday vetoed a Security Council resolution calling for a truce in Idlib. It was Russia's 13th veto on Syria.",
            &[
                "veto CHN+RUS agrees S-2019-756",
                "veto_count 13 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846 S-2016-1026 S-2017-172 S-2017-315 S-2017-884 S-2017-962 S-2017-970 S-2018-321 S-2019-756",
            ],
        ),
        (
            "2024-06-11",
            "The UN Security Council on Monday adopted a resolution backing a ceasefire plan for Gaza. Fourteen of its 15 members voted in favour, with Russia abstaining.",
            &[
                "adoption agrees S-RES-2735-2024",
                "tally agrees S-RES-2735-2024",
                "abstention RUS agrees S-RES-2735-2024",
            ],
        ),
        (
            "2012-02-05",
            "Draft resolution S/2012/77 received 13 votes in favour and two against in the Security Council on Syria.",
            &["tally agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Syria's ambassador thanked Russia and China for their vetoes in the Security Council.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "China defended its decision to veto the UN Security Council resolution on Syria.",
            &["veto CHN agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Clinton called the vetoes by Russia and China in the Security Council on Syria a travesty.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "The Russian-Chinese veto in the Security Council emboldened Damascus, the opposition said.",
            &["attributed veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "By vetoing the Security Council resolution, Moscow and Beijing gave Assad a licence to kill, activists said.",
            &["attributed veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "China followed Russia's lead in vetoing the Security Council's Syria resolution on Saturday.",
            &["veto CHN agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "China joined Russia in vetoing the Security Council resolution on Syria on Saturday.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Russia, together with China, vetoed the UN resolution on Syria on Saturday in the Security Council.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Both Moscow and Beijing vetoed the text on Syria at the Security Council.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Two permanent members, Russia and China, vetoed the Security Council draft on Syria.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "Two days after Russia and China vetoed a Security Council resolution on Syria, Lavrov flew to Damascus.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Hours after Moscow and Beijing struck down a UN Security Council resolution on Syria, troops shelled Homs.",
            &["block CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-05-01",
            "Three months after vetoing a Security Council resolution on Syria, Russia backed a new text.",
            &["veto RUS partly_agrees S-2011-612 S-2012-77"],
        ),
        (
            "2012-06-01",
            "Moscow has vetoed two Security Council resolutions on Syria, in October and February.",
            &["veto_count 2 RUS agrees S-2011-612 S-2012-77"],
        ),
        (
            "2012-02-05",
            "Russia and China have vetoed a U.N. resolution backing an Arab League plan for Assad to quit, drawing condemnation from the 13 other Security Council members.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "UNITED NATIONS, Feb 4 - Russia and China vetoed on Saturday an Arab-Western U.N. Security Council resolution on Syria.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Russia and China, in a rare double veto, killed off a Security Council resolution condemning the bloodshed in Syria.",
            &["block CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "In a 13-2 vote, the Security Council failed to adopt the draft on Syria.",
            &["tally agrees S-2012-77", "rejection agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "The Security Council's 13 other members, among them India and South Africa, voted for the Syria draft.",
            &["tally IND+ZAF agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "India voted in favour of the Security Council resolution on Syria, while Russia and China vetoed it.",
            &["tally IND agrees S-2012-77", "veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "India, which had abstained in October, voted for the Security Council text on Syria on Saturday.",
            &["abstention IND agrees S-2011-612", "tally IND agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Germany's foreign minister said the Russian and Chinese veto of the Syria draft in the Security Council was a slap in the face.",
            &["attributed veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "\"The veto by Russia and China is a betrayal of the Syrian people,\" the envoy told the Security Council.",
            &["attributed veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Ambassador Susan Rice said the United States was disgusted by the double veto in the Security Council on Syria.",
            &["attributed veto agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Russia's ambassador Vitaly Churkin vetoed the text on Syria in the Security Council on Saturday.",
            &["veto RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Hours after the veto by Russia and China in the Security Council, Syrian forces shelled Homs.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "China's vote against the Security Council draft on Syria surprised Arab diplomats.",
            &["tally CHN agrees S-2012-77"],
        ),
        (
            "2012-02-05",
            "Beijing's second veto on Syria in four months angered Arab members of the Security Council.",
            &["veto_count 2 CHN agrees S-2011-612 S-2012-77"],
        ),
        (
            "2011-10-06",
            "India, Brazil and South Africa, the so-called IBSA nations, abstained in Tuesday's Security Council vote on Syria along with Lebanon.",
            &["abstention BRA+IND+ZAF agrees S-2011-612"],
        ),
        (
            "2011-10-06",
            "Four members, including Brazil and India, abstained from the Security Council vote on Syria.",
            &["tally BRA+IND agrees S-2011-612"],
        ),
        (
            "2011-10-06",
            "Moscow blocked a European bid to pass Security Council sanctions on Syria on Tuesday.",
            &["block RUS agrees S-2011-612"],
        ),
        (
            "2017-11-17",
            "Russia on Thursday vetoed the renewal of the UN inquiry into chemical weapons in Syria in its 10th veto at the Security Council since the war began.",
            &[
                "veto RUS agrees S-2017-962",
                "veto_count 10 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846 S-2016-1026 S-2017-172 S-2017-315 S-2017-884 S-2017-962",
            ],
        ),
        (
            "2017-03-01",
            "Russia and China on Tuesday vetoed a Western-drafted UN resolution that sought to sanction Syria over chemical weapons at the Security Council; Egypt, Ethiopia and Kazakhstan abstained and Bolivia voted no.",
            &[
                "veto CHN+RUS agrees S-2017-172",
                "abstention EGY+ETH+KAZ agrees S-2017-172",
                "tally BOL agrees S-2017-172",
            ],
        ),
        (
            "2017-03-01",
            "It was Russia's seventh veto to protect the Syrian government from Security Council action.",
            &["veto_count 7 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846 S-2016-1026 S-2017-172"],
        ),
        (
            "2017-03-01",
            "Since 2011 Moscow has used its Security Council veto seven times on Syria and Beijing six times.",
            &["veto_count 7 RUS agrees S-2011-612 S-2012-77 S-2012-538 S-2014-348 S-2016-846 S-2016-1026 S-2017-172"],
        ),
        (
            "2014-03-16",
            "Thirteen Council members voted for the Security Council draft on Crimea, Russia used its veto and China abstained on Saturday.",
            &["tally agrees S-2014-189", "veto RUS agrees S-2014-189", "abstention CHN agrees S-2014-189"],
        ),
        (
            "2014-03-16",
            "Russia was isolated at the UN Security Council on Saturday as it vetoed a US-sponsored resolution on Crimea's referendum.",
            &["veto RUS agrees S-2014-189"],
        ),
        (
            "2014-03-16",
            "China's abstention in the Security Council vote on Ukraine on Saturday left Moscow isolated.",
            &["abstention CHN agrees S-2014-189"],
        ),
        (
            "2015-07-09",
            "Russia vetoed on Wednesday a UN Security Council draft that would have called the 1995 Srebrenica massacre a genocide; Angola, China, Nigeria and Venezuela abstained.",
            &["veto RUS agrees S-2015-508", "abstention AGO+CHN+NGA+VEN agrees S-2015-508"],
        ),
        (
            "2015-07-30",
            "Eleven countries voted for the MH17 tribunal in the Security Council on Wednesday while Angola, China and Venezuela abstained.",
            &["tally agrees S-2015-562", "abstention AGO+CHN+VEN agrees S-2015-562"],
        ),
        (
            "2016-12-24",
            "The US on Friday broke with decades of practice by abstaining in a Security Council vote on Israeli settlements.",
            &["abstention USA agrees S-RES-2334-2016"],
        ),
        (
            "2016-12-24",
            "Resolution 2334 passed 14-0 in the Security Council with the United States abstaining.",
            &[
                "adoption agrees S-RES-2334-2016",
                "tally agrees S-RES-2334-2016",
                "abstention USA agrees S-RES-2334-2016",
            ],
        ),
        (
            "2016-12-24",
            "The Security Council resolution on Israeli settlements passed with 14 votes for and one abstention.",
            &["adoption agrees S-RES-2334-2016", "tally agrees S-RES-2334-2016"],
        ),
        (
            "2006-07-14",
            "The United States on Thursday vetoed a Security Council resolution demanding that Israel halt its offensive in Gaza; Britain, Denmark, Peru and Slovakia abstained.",
            &["veto USA agrees S-2006-508", "abstention DNK+GBR+PER+SVK agrees S-2006-508"],
        ),
        (
            "2006-08-12",
            "The Security Council voted unanimously on Friday for a resolution calling for a full cessation of hostilities in Lebanon.",
            &["adoption agrees S-RES-1701-2006"],
        ),
        (
            "2006-07-16",
            "The UN Security Council unanimously passed sanctions on North Korea on Saturday over its missile tests.",
            &["adoption agrees S-RES-1695-2006"],
        ),
        (
            "2017-08-06",
            "The UN Security Council on Saturday imposed new sanctions on North Korea in a unanimous 15-0 vote.",
            &["adoption agrees S-RES-2371-2017", "tally agrees S-RES-2371-2017"],
        ),
        (
            "2017-08-06",
            "By a vote of 15 to nil, the Security Council toughened sanctions on North Korea on Saturday.",
            &["tally agrees S-RES-2371-2017"],
        ),
        (
            "2020-07-11",
            "The UN Security Council on Saturday approved aid to Syria through one crossing by 12 votes in favour with three abstentions from Russia, China and the Dominican Republic.",
            &[
                "adoption agrees S-RES-2533-2020",
                "tally agrees S-RES-2533-2020",
                "abstention CHN+DOM+RUS agrees S-RES-2533-2020",
            ],
        ),
        (
            "2012-08-01",
            "\"Three times Russia and China have vetoed action on Syria in this Security Council,\" the ambassador said.",
            &["attributed veto_count 3 CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2012-08-01",
            "Russia and China have vetoed three resolutions, the last on July 19, that would have put pressure on Damascus, according to the UN Security Council.",
            &["attributed veto_count 3 CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2012-08-01",
            "Russia and China have blocked three Security Council resolutions on Syria.",
            &["veto_count 3 CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2012-08-01",
            "Russia has repeatedly vetoed Security Council action against Syria.",
            &["veto RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2012-08-01",
            "The United States has repeatedly accused Russia of blocking Security Council action on Syria.",
            &["attributed block RUS agrees S-2012-538"],
        ),
        (
            "2012-08-01",
            "Successive vetoes by Moscow and Beijing have paralysed the Security Council on Syria.",
            &["veto CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2012-08-01",
            "After three Russian and Chinese vetoes, the Security Council was deadlocked on Syria.",
            &["veto CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2012-08-01",
            "Kofi Annan quit after the third veto by Russia and China on Syria in the Security Council.",
            &["veto_count 3 CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2012-02-06",
            "Beijing was accused of having blood on its hands after it blocked a Security Council resolution on Syria with Moscow.",
            &["block CHN agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "The veto cast by Moscow and Beijing on Saturday in the Security Council has been called a licence to kill in Homs.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "Russia's and China's vetoes of the UN draft on Syria were condemned by Ankara, whose envoy left the Security Council chamber.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        ("2012-02-06", "Thirteen of fifteen Security Council members voted yes on Syria.", &["tally agrees S-2012-77"]),
        (
            "2012-02-06",
            "The Security Council resolution on Syria got 13 votes but fell to two vetoes.",
            &["tally agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "Only Russia and China voted against the text on Syria in the 15-member Security Council.",
            &["tally CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "The Security Council voted 13 for and 2 against the Arab League plan for Syria.",
            &["tally agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "Britain voted against the Security Council text on Syria on Saturday.",
            &["tally GBR disagrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "The Security Council unanimously adopted a resolution on Syria on Saturday.",
            &["adoption disagrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "The vote on Syria in the Security Council on Saturday was 14-1.",
            &["tally disagrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "South Africa abstained in the Security Council vote on Syria on Saturday.",
            &["abstention ZAF disagrees S-2012-77"],
        ),
        ("2012-02-06", "France vetoed the Security Council text on Syria on Saturday.", &["veto FRA disagrees"]),
        (
            "2012-02-06",
            "China has vetoed three Security Council resolutions on Syria.",
            &["veto_count 3 CHN disagrees S-2011-612 S-2012-77"],
        ),
        (
            "2012-02-06",
            "Russia used its veto on Syria for the second time since the uprising began in March 2011, the Security Council's second failure to act.",
            &["veto_count 2 RUS agrees S-2011-612 S-2012-77"],
        ),
        (
            "2012-02-06",
            "In October, the same two countries, China and Russia, vetoed a Security Council resolution on Syria.",
            &["veto CHN+RUS agrees S-2011-612"],
        ),
        (
            "2012-02-06",
            "Last October China and Russia vetoed another Security Council resolution on Syria.",
            &["veto CHN+RUS agrees S-2011-612"],
        ),
        (
            "2012-02-06",
            "Four months ago Russia and China vetoed a similar Security Council text on Syria.",
            &["veto CHN+RUS agrees S-2011-612"],
        ),
        (
            "2012-02-06",
            "Russia and China vetoed a Security Council resolution on Syria on Oct. 4.",
            &["veto CHN+RUS agrees S-2011-612"],
        ),
        (
            "2012-02-06",
            "Russia and China vetoed a Security Council resolution on Syria on 4 October 2011 and again on Saturday.",
            &["veto CHN+RUS agrees S-2011-612 S-2012-77"],
        ),
        (
            "2012-02-06",
            "Russia and China vetoed the Security Council resolution on Syria over the weekend.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "The weekend veto by Russia and China at the Security Council drew street protests in Homs.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "Earlier this month Russia and China vetoed the Security Council's draft on Syria.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-02-06",
            "This year's first veto in the Security Council was cast by Russia and China on Syria.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2012-03-06",
            "Last month's double veto in the Security Council by Russia and China on Syria still rankles in Riyadh.",
            &["veto CHN+RUS agrees S-2012-77"],
        ),
        (
            "2013-06-01",
            "Since the conflict in Syria began, Russia and China have vetoed three Security Council draft resolutions.",
            &["veto_count 3 CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2013-06-01",
            "Russia, with China, has thrice vetoed Security Council resolutions on Syria.",
            &["veto_count 3 CHN+RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2013-06-01",
            "Moscow, a close ally of Damascus, has thrice vetoed Security Council resolutions on Syria.",
            &["veto_count 3 RUS agrees S-2011-612 S-2012-77 S-2012-538"],
        ),
        (
            "2023-09-20",
            "A Russian veto has made the Security Council helpless over Ukraine, Zelensky said.",
            &["attributed veto RUS partly_agrees S-2014-189 S-2015-562 S-2022-155 S-2022-720"],
        ),
        (
            "2022-05-28",
            "The resolution on North Korea won 13 votes in favour, but China and Russia used their vetoes in the Security Council on Thursday.",
            &["tally agrees S-2022-431", "veto CHN+RUS agrees S-2022-431"],
        ),
        (
            "2022-05-28",
            "It was the first time China and Russia had vetoed sanctions on North Korea since the Security Council began punishing Pyongyang in 2006.",
            &["veto CHN+RUS agrees S-2022-431"],
        ),
        (
            "2024-03-29",
            "Moscow's veto on Thursday ends the mandate of the Security Council's panel of experts on North Korea.",
            &["veto RUS agrees S-2024-255"],
        ),
        (
            "2017-12-19",
            "Britain, France, Italy, Japan and Ukraine were among the 14 countries that voted in favour of the Security Council text on Jerusalem.",
            &["tally agrees S-2017-1060"],
        ),
        (
            "2017-12-19",
            "Nikki Haley raised her hand to veto the Security Council resolution on Jerusalem, the first US veto in more than six years.",
            &["veto USA agrees S-2017-1060"],
        ),
        (
            "2018-04-15",
            "Only China and Bolivia joined Russia in voting for its text on Syria in the Security Council on Saturday.",
            &["tally BOL+CHN+RUS agrees S-2018-355"],
        ),
        (
            "2018-04-15",
            "Russia's draft on Syria got only three votes in the Security Council on Saturday, with eight against and four abstentions.",
            &["tally agrees S-2018-355"],
        ),
        (
            "2020-08-16",
            "Washington's bid to extend the Iran arms embargo was defeated in the Security Council on Friday, with two votes in favour, two against and 11 abstentions.",
            &["tally agrees S-2020-797"],
        ),
        (
            "2023-12-23",
            "The UN Security Council on Friday adopted a resolution on aid for Gaza by 13 votes in favour, with the United States and Russia abstaining.",
            &[
                "adoption agrees S-RES-2720-2023",
                "tally agrees S-RES-2720-2023",
                "abstention RUS+USA agrees S-RES-2720-2023",
            ],
        ),
        (
            "2024-04-19",
            "Twelve of the 15 council members voted for Palestinian membership in the Security Council on Thursday but the US vetoed it, while Britain and Switzerland abstained.",
            &["tally agrees S-2024-312", "veto USA agrees S-2024-312", "abstention CHE+GBR agrees S-2024-312"],
        ),
        (
            "2016-12-24",
            "Instead of vetoing the Security Council resolution on Israeli settlements on Friday, Washington abstained.",
            &["abstention USA agrees S-RES-2334-2016"],
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn what_the_press_fears_denies_or_tells_of_others_is_no_fact() {
    check(&[
        (
            "2012-03-10",
            "The two powers vetoed a UN draft on Syria in October and another in February, the Security Council was reminded by France. Russia and China say they were right.",
            &[],
        ),
        (
            "2011-03-18",
            "Russia and China declined to use their vetoes on the Libya resolution in the Security Council.",
            &["negated veto CHN+RUS"],
        ),
        (
            "2012-02-01",
            "Russia warned it would veto any Security Council resolution calling on Assad to go.",
            &["hypothetical veto RUS"],
        ),
        (
            "2012-02-01",
            "Moscow has vowed to use its veto against the Arab-European draft on Syria in the Security Council.",
            &["planned veto RUS"],
        ),
        (
            "2012-02-01",
            "Diplomats hope to avert a second double veto by Russia and China on Syria in the Security Council.",
            &["planned veto_count 2 CHN+RUS"],
        ),
        (
            "2012-02-01",
            "The United States dared Russia to veto the Security Council resolution on Syria.",
            &["planned veto RUS"],
        ),
        (
            "2012-02-01",
            "Even if Russia abstains, the Security Council draft on Syria may fall short of nine votes.",
            &["hypothetical abstention RUS"],
        ),
        (
            "2012-02-01",
            "Had it not been for Russia's veto threat, the Security Council would have adopted the Syria text.",
            &["hypothetical adoption"],
        ),
        (
            "2012-02-01",
            "A vote in the Security Council on Syria could come as early as Friday, and Russia has veto power.",
            &[],
        ),
        ("2012-02-01", "The Security Council failed to agree on a statement on Syria.", &[]),
        ("2012-02-01", "Russia blocked a press statement by the Security Council on the Houla killings in Syria.", &[]),
        (
            "2012-02-01",
            "Lavrov vetoed the idea of a ministerial meeting, aides said after the UN Security Council session on Syria.",
            &[],
        ),
        (
            "2012-02-01",
            "The United States has no plan to put a draft on Syria to a vote in the Security Council this week.",
            &[],
        ),
        ("2012-02-17", "In the 193-nation General Assembly no country has a veto.", &[]),
        ("2022-03-03", "China and India abstained in the UN General Assembly vote on Ukraine on Wednesday.", &[]),
        (
            "2012-03-02",
            "The UN Human Rights Council adopted a resolution on Syria 37-3, with Russia, China and Cuba voting against.",
            &[],
        ),
        (
            "2003-03-20",
            "France never vetoed the second resolution on Iraq in the Security Council because it was never put to a vote.",
            &["negated veto_count 2 FRA"],
        ),
        (
            "2003-03-10",
            "Chirac said France would vote against any Security Council resolution leading to war in Iraq.",
            &["hypothetical tally FRA"],
        ),
        (
            "2012-07-18",
            "Britain, France and the United States expect Russia to veto the Security Council draft on Syria on Thursday.",
            &["planned veto RUS"],
        ),
        ("2012-07-18", "A veto would be Russia's third on Syria in the Security Council.", &[]),
        (
            "2012-07-18",
            "Annan pleaded with Moscow not to block the Security Council resolution on Syria.",
            &["negated block RUS"],
        ),
        (
            "2012-07-18",
            "It is unclear whether China will use its veto in the Security Council on Syria.",
            &["planned veto CHN"],
        ),
        (
            "2012-07-18",
            "Unless Russia changes course, the draft on Syria will be vetoed, diplomats at the Security Council said.",
            &["planned veto"],
        ),
        (
            "2012-07-18",
            "Russia's readiness to use its veto has kept the Security Council from acting on Syria.",
            &["planned veto RUS"],
        ),
        (
            "2012-07-18",
            "Fearing a Russian veto, the sponsors delayed the Security Council vote on Syria.",
            &["hypothetical veto RUS"],
        ),
        (
            "2012-07-18",
            "The council should not let the fear of vetoes stop it, the Security Council's president said of Syria.",
            &[],
        ),
        (
            "2012-07-18",
            "The Security Council is due to vote on a draft on Syria on Wednesday, needing nine votes in favour and no vetoes to pass.",
            &[],
        ),
        (
            "2012-07-18",
            "Nine votes in favor and no vetoes by the five permanent members are required to adopt a Security Council resolution on Syria.",
            &[],
        ),
        ("2012-07-18", "The General Assembly, where no state holds a veto, voted 133-12 on Syria.", &[]),
        (
            "2012-07-18",
            "The governor vetoed a measure on Tuesday that would have cut ties with Russia, a Security Council member at the UN.",
            &[],
        ),
        ("2012-07-18", "Warsaw blocked an EU statement on Syria before the UN Security Council met.", &[]),
        ("2012-07-18", "Police blocked protesters outside the Security Council who wanted a resolution on Syria.", &[]),
        (
            "2012-07-18",
            "The Russian parliament adopted a resolution on Syria 400-0, Moscow's envoy told the Security Council.",
            &[],
        ),
        ("2012-07-18", "Israel's cabinet voted 12-2 for the plan before the Security Council discussed it.", &[]),
        (
            "2012-07-18",
            "The Turkish parliament is expected to adopt a resolution on Syria, the Security Council heard.",
            &[],
        ),
        (
            "2012-07-18",
            "The Security Council has adopted no resolution under Chapter VII on Syria.",
            &["negated adoption"],
        ),
        (
            "2012-07-18",
            "France wants the Security Council to adopt a resolution on Syria under Chapter VII.",
            &["planned adoption"],
        ),
        ("2012-07-18", "The killing of 13 people, two of them children, was discussed in the Security Council.", &[]),
        ("2012-07-18", "Turkey beat Syria 3-1 as the UN Security Council prepared to vote.", &[]),
        ("2012-07-18", "Syria's army killed 20 people while the Security Council debated a draft resolution.", &[]),
        (
            "2013-06-01",
            "Both permanent members have three times blocked UN Security Council moves against Assad. Russia and China say dialogue is the only way.",
            &[],
        ),
        (
            "2023-09-20",
            "Zelensky told the Security Council that Russia should be stripped of its veto.",
            &["hypothetical veto RUS"],
        ),
        ("2023-09-20", "Zelensky urged the UN to suspend Russia's veto power in the Security Council.", &[]),
        (
            "2022-04-27",
            "The General Assembly decided by consensus that any veto in the Security Council must be explained within ten days.",
            &[],
        ),
        (
            "2022-04-27",
            "Liechtenstein's initiative makes the five permanent members justify each veto before the Assembly and the Security Council.",
            &[],
        ),
        (
            "2011-02-20",
            "The first veto of the Obama presidency in the Security Council came on Friday, over Israeli settlements.",
            &[],
        ),
        (
            "2016-12-24",
            "Israel had urged Washington to veto the Security Council resolution on Israeli settlements.",
            &["planned veto USA"],
        ),
        (
            "2016-12-24",
            "Egypt dropped its Security Council draft on Israeli settlements on Thursday after Trump called for a US veto.",
            &["planned veto USA"],
        ),
        (
            "2016-12-24",
            "Trump said the US should veto the Security Council resolution on Israeli settlements.",
            &["hypothetical veto USA"],
        ),
        (
            "2016-12-24",
            "The US chose not to veto the Security Council resolution on Israeli settlements on Friday.",
            &["negated veto USA"],
        ),
        (
            "2016-12-24",
            "For once, Washington did not shield Israel with its veto in the Security Council.",
            &["negated veto USA"],
        ),
        (
            "2011-03-16",
            "Russia and China have not said whether they would veto a no-fly zone over Libya in the Security Council.",
            &["hypothetical veto CHN+RUS"],
        ),
        (
            "2011-03-16",
            "Germany may abstain when the Security Council votes on Libya.",
            &["hypothetical abstention DEU"],
        ),
        (
            "2011-03-16",
            "Ten votes would be enough for the Security Council to adopt the Libya resolution if no one vetoed it.",
            &[],
        ),
        ("2012-02-03", "The draft on Syria was softened to avoid a veto in the Security Council.", &[]),
        ("2012-02-03", "\"We will veto it,\" Russia's envoy said of the Security Council draft on Syria.", &[]),
        ("2012-02-03", "Syria rejected the Arab League resolution before the Security Council met.", &[]),
        ("2012-02-03", "China and Russia oppose the Security Council draft on Syria.", &[]),
        ("2012-02-03", "Britain supports the Security Council draft on Syria and 14 states sponsor it.", &[]),
    ]);
}
