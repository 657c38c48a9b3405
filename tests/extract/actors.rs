//! Who is named, and as whom.

use std::sync::LazyLock;

use communique::domain::{ActorKind, Day, Findings, FoundMention, MentionKind, Metadata, RawArticle, Stated};
use communique::extract::{Cast, Doc, Gazetteer, Stretch, findings};
use communique::seeds::registry;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&registry()));

fn found(text: &str, day: &str) -> Findings {
    let published_on = Stated { value: day.parse().ok(), ..Stated::default() };
    let metadata = Metadata { published_on, ..Metadata::default() };
    findings(&RawArticle { text: text.to_owned(), metadata, ..RawArticle::default() }, &GAZETTEER)
}

/// `words=name` of each mention, with the kind where it is no name; `?` where the actor is left open.
fn told(text: &str, mention: &FoundMention) -> String {
    let chars: Vec<char> = text.chars().collect();
    let words: String = chars[mention.span.start as usize..mention.span.end as usize].iter().collect();
    let name = mention.actor_id.as_deref().unwrap_or("?");
    match mention.kind {
        MentionKind::Name => format!("{words}={name}"),
        kind => format!("{words}={name} {}", format!("{kind:?}").to_lowercase()),
    }
}

fn check(cases: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (what, text, expected) in cases {
        let found = found(text, "2012-06-05");
        let told: Vec<String> = found.mentions.iter().map(|mention| told(text, mention)).collect();
        if told != *expected {
            wrong.push(format!("{what}: {text}\n  found    {told:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_of_the_registry() {
    check(&[
        ("full, then short", "Xi Jinping landed. Later Xi spoke.", &["Xi Jinping=xi-jinping", "Xi=xi-jinping"]),
        (
            "short first: a headline",
            "Lavrov in Cairo\n\nSergei Lavrov has left Cairo.",
            &["Lavrov=sergei-lavrov", "Sergei Lavrov=sergei-lavrov"],
        ),
        ("a surname of nobody in the text", "The plan of Xi was praised.", &[]),
        (
            "a title that only one of them has",
            "President Assad spoke. Mr Assad left.",
            &["Assad=bashar-al-assad", "Assad=bashar-al-assad"],
        ),
        (
            "the article joined",
            "They met Bashar alAssad and alAssad agreed.",
            &["Bashar alAssad=bashar-al-assad", "alAssad=bashar-al-assad"],
        ),
        ("the article parted", "They met Bashar al Assad.", &["Bashar al Assad=bashar-al-assad"]),
        ("no article", "They met Bashar Assad.", &["Bashar Assad=bashar-al-assad"]),
        (
            "a space for a hyphen",
            "They met Kim Jong Un and Ban Ki Moon.",
            &["Kim Jong Un=kim-jong-un", "Ban Ki Moon=ban-ki-moon"],
        ),
        ("a hyphen for a space", "They met Amir-Saeid Iravani.", &["Amir-Saeid Iravani=amir-saeid-iravani"]),
        (
            "a full name of another with a registered surname",
            "They met David B. Lavrov. Lavrov left.",
            &["David B. Lavrov=david-b-lavrov", "Lavrov=david-b-lavrov"],
        ),
        (
            "a registered name as the given name of another",
            "They met Francis R. Hollowell. Hollowell left.",
            &["Francis R. Hollowell=francis-r-hollowell", "Hollowell=francis-r-hollowell"],
        ),
        ("initials need capitals", "The UN told us to wait.", &["UN=united-nations"]),
        ("initials spelled as a word", "Afp reported it.", &["Afp=agence-france-presse"]),
        (
            "a hyphen behind initials",
            "The UN-backed truce and a US-led force failed.",
            &["UN=united-nations", "US=united-states"],
        ),
        ("owner and owned", "Syria’s opposition agreed.", &["Syria=syria", "opposition=syrian-opposition"]),
        (
            "initials in brackets",
            "The Syrian National Council (SNC) met; the SNC agreed.",
            &[
                "Syrian National Council=syrian-national-council",
                "SNC=syrian-national-council",
                "SNC=syrian-national-council",
            ],
        ),
        ("a name that is also a word", "It was time, and Dawn came.", &[]),
    ]);
}

#[test]
fn states_by_adjective_and_capital() {
    check(&[
        ("adjective", "Chinese ships and two Russians arrived.", &["Chinese=china demonym", "Russians=russia demonym"]),
        (
            "the capital acts",
            "Beijing said so. Moscow’s plan failed.",
            &["Beijing=china metonym", "Moscow=russia metonym"],
        ),
        ("two capitals act", "Both Beijing and Moscow oppose it.", &["Beijing=china metonym", "Moscow=russia metonym"]),
        ("the capital is a place", "They met in Beijing, went to Moscow and visited Damascus.", &[]),
        ("a dateline", "BEIJING - Talks began.", &[]),
        ("a longer name", "The Beijing Olympics were held.", &[]),
        (
            "a state that is a given name",
            "Jordan Pickwell sang in Jordan.",
            &["Jordan Pickwell=jordan-pickwell", "Jordan=jordan"],
        ),
        ("a capital that is a surname", "Harold Paris sang.", &["Harold Paris=harold-paris"]),
    ]);
}

#[test]
fn persons_and_bodies_that_the_registry_does_not_know() {
    check(&[
        ("a given name", "Marta Olund arrived. Olund sat down.", &["Marta Olund=marta-olund", "Olund=marta-olund"]),
        ("a role before", "The spokesman Ekwu Zadar waited.", &["Ekwu Zadar=ekwu-zadar"]),
        ("an apposition behind", "Ekwu Zadar, a retired judge, waited.", &["Ekwu Zadar=ekwu-zadar"]),
        ("a title alone", "Mr. Zadar waited. Zadar left.", &["Zadar=?", "Zadar=?"]),
        ("a verb of saying", "“No,” said Zadar.", &["Zadar=?"]),
        (
            "initials inside",
            "Ann B. Zadar waited. Ann Zadar left.",
            &["Ann B. Zadar=ann-b-zadar", "Ann Zadar=ann-b-zadar"],
        ),
        (
            "father and son",
            "Paul Zadar and Paul Zadar Jr. waited.",
            &["Paul Zadar=paul-zadar", "Paul Zadar Jr.=paul-zadar-jr"],
        ),
        (
            "two of one surname",
            "Ann Zadar met Paul Zadar. Zadar left.",
            &["Ann Zadar=ann-zadar", "Paul Zadar=paul-zadar", "Zadar=?"],
        ),
        (
            "told apart by the title",
            "Ann Zadar met Paul Zadar. Ms. Zadar left.",
            &["Ann Zadar=ann-zadar", "Paul Zadar=paul-zadar", "Zadar=ann-zadar"],
        ),
        ("the family name first", "Shen Boqing waited. Shen left.", &["Shen Boqing=shen-boqing", "Shen=shen-boqing"]),
        (
            "two surnames",
            "Pilar Zadar Olund waited. Mrs. Zadar Olund left.",
            &["Pilar Zadar Olund=pilar-zadar-olund", "Zadar Olund=pilar-zadar-olund"],
        ),
        ("a university", "The University of Eastmark closed.", &["University of Eastmark=university-of-eastmark"]),
        (
            "joined words",
            "The Eastmark Securities and Exchange Commission met.",
            &["Eastmark Securities and Exchange Commission=eastmark-securities-and-exchange-commission"],
        ),
        (
            "a body of a state",
            "The Ukrainian Health Ministry met.",
            &["Ukrainian Health Ministry=ukrainian-health-ministry"],
        ),
        ("initials of nobody known", "The QZRF met; QZRF officials left.", &["QZRF=qzrf", "QZRF=qzrf"]),
    ]);
}

#[test]
fn nothing_where_nobody_is_named() {
    check(&[
        ("places", "Rain fell on New York and the Baker River.", &[]),
        ("events and works", "The Winter Games and the Patriot Act ended.", &[]),
        ("days and months", "On Monday, in March and May, it rained.", &[]),
        ("a sentence's first word", "Speaking was hard. Rebels fled. Will it rain?", &[]),
        ("a street of somebody", "They met at Harold Street.", &[]),
        ("a headline", "Leaders Seek Wider Cooperation Before Summit", &[]),
        ("shouting", "STOP THE RAIN NOW AND GO", &[]),
        ("no words", "12,000 … — “”", &[]),
        ("a small us", "They told us so.", &[]),
    ]);
}

#[test]
fn posts_and_pronouns() {
    check(&[
        (
            "a post with a state",
            "Sergei Lavrov met Hillary Clinton. The Russian minister left.",
            &[
                "Sergei Lavrov=sergei-lavrov",
                "Hillary Clinton=hillary-clinton",
                "The Russian minister=sergei-lavrov role",
                "Russian=russia demonym",
            ],
        ),
        (
            "a post that the text gives",
            "Governor Ann Zadar met Paul Olund. The governor left.",
            &["Ann Zadar=ann-zadar", "Paul Olund=paul-olund", "The governor=ann-zadar role"],
        ),
        ("a post that nobody has", "Ann Zadar waited. The mayor left.", &["Ann Zadar=ann-zadar"]),
        (
            "a post of somebody else",
            "Governor Ann Zadar waited. The governor of every province left.",
            &["Ann Zadar=ann-zadar"],
        ),
        ("any holder of a post", "Governor Ann Zadar waited. A governor left.", &["Ann Zadar=ann-zadar"]),
        (
            "gender decides",
            "Ann Zadar met Paul Olund. She left, he stayed.",
            &["Ann Zadar=ann-zadar", "Paul Olund=paul-olund", "She=ann-zadar pronoun", "he=paul-olund pronoun"],
        ),
        (
            "the speaker before, not the one spoken of",
            "“Ask Paul Olund,” said Tom Zadar. “No,” he added.",
            &["Paul Olund=paul-olund", "Tom Zadar=tom-zadar", "he=tom-zadar pronoun"],
        ),
        ("who", "Ann Zadar, who waited, left.", &["Ann Zadar=ann-zadar", "who=ann-zadar pronoun"]),
        ("nobody named before", "He left. She stayed.", &[]),
        (
            "a body by its noun",
            "The Chinese foreign ministry agreed. The ministry said no more.",
            &[
                "Chinese foreign ministry=ministry-of-foreign-affairs-of-china",
                "The ministry=ministry-of-foreign-affairs-of-china role",
            ],
        ),
        (
            "a collective",
            "The Syrian opposition met. The opposition agreed.",
            &["Syrian opposition=syrian-opposition", "The opposition=syrian-opposition role"],
        ),
    ]);
}

/// Name, office and state that `words` mean in `text` on a day.
fn speaker(text: &str, words: &str, day: &str) -> (String, String, String) {
    let doc = Doc::new(text);
    let cast = Cast::read(&doc, &GAZETTEER, day.parse::<Day>().ok(), &[]);
    let byte = |at: usize| u32::try_from(at).expect("a short text");
    let start = text.rfind(words).expect("words of the text");
    let speaker = cast.speaker(Stretch { start: byte(start), end: byte(start + words.len()) });
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    (or_none(speaker.name), or_none(speaker.office), or_none(speaker.state))
}

#[test]
fn an_office_is_the_one_of_the_day() {
    let cases = [
        ("Xi Jinping", "2012-02-15", "Vice President of China", "CHN"),
        ("Xi Jinping", "2023-09-22", "President of China", "CHN"),
        ("Vladimir Putin", "2012-02-15", "Prime Minister of Russia", "RUS"),
        ("Vladimir Putin", "2012-06-05", "President of Russia", "RUS"),
        ("Qin Gang", "2012-08-14", "Spokesperson, Ministry of Foreign Affairs of China", "CHN"),
        ("Qin Gang", "2023-03-01", "Minister of Foreign Affairs of China", "CHN"),
        ("Hillary Clinton", "2012-02-07", "Secretary of State of the United States", "USA"),
        ("Hillary Clinton", "2016-09-07", "-", "-"),
        ("Sergei Lavrov", "no day", "-", "RUS"),
    ];
    for (name, day, office, state) in cases {
        let text = format!("“It is so,” {name} said.");
        let expected = (name.to_owned(), office.to_owned(), state.to_owned());
        assert_eq!(speaker(&text, name, day), expected, "{day}");
    }
}

#[test]
fn the_words_of_an_attribution_name_one_speaker() {
    let cases = [
        ("a spokesman behind his body", "Eastmark campaign spokesman Tom Zadar", "Tom Zadar"),
        ("a list of posts behind", "Tom Zadar, president of the Eastmark Bank and a friend of Ann Olund", "Tom Zadar"),
        ("a name in apposition", "the governor’s spokesman, Tom Zadar,", "Tom Zadar"),
        ("two speakers: the first", "Tom Zadar and Ann Olund", "Tom Zadar"),
        ("a party in brackets", "Sen. Tom Zadar (R-Ohio)", "Tom Zadar"),
        ("a reflexive", "Tom Zadar himself", "Tom Zadar"),
        ("an owner is not who speaks", "Tom Zadar’s lawyer", "-"),
        ("nobody in particular", "a source close to Tom Zadar", "-"),
        ("a title with its field", "Secretary of State Ann Olund", "Ann Olund"),
        ("somebody's spokesman", "a spokesman of Ann Olund", "-"),
        ("a word of no list", "Xanadoo", "Xanadoo"),
    ];
    for (what, words, name) in cases {
        let text = format!("“It is so,” {words} said.");
        assert_eq!(speaker(&text, words, "2012-06-05").0, name, "{what}");
    }
}

#[test]
fn a_discovered_actor_has_what_the_text_says_of_it() {
    let text =
        "“No,” Ekwu Zadar, also a professor at Renmin University of China, said. Chinese analyst Ann Olund agreed.";
    let actors = found(text, "2012-06-05").actors;
    let zadar = &actors[0];
    assert_eq!((zadar.id.as_str(), zadar.kind), ("ekwu-zadar", ActorKind::Person));
    assert_eq!(zadar.description.as_deref(), Some("professor at Renmin University of China"));
    assert_eq!(zadar.office.as_deref(), Some("Professor, Renmin University of China"));
    assert_eq!((actors[1].id.as_str(), actors[1].state.as_deref()), ("ann-olund", Some("CHN")));
    assert_eq!(actors.len(), 2, "a body of the registry is not discovered");
}

#[test]
fn credited_outlets_are_found_by_any_of_their_names() {
    let cases = [
        ("AFP", Some("agence-france-presse")),
        ("the Washington Post", Some("the-washington-post")),
        ("Washington Post", Some("the-washington-post")),
        ("The BBC", Some("bbc")),
        ("Chinese state media", Some("chinese-state-media")),
        ("the Eastmark Gazette", None),
        ("", None),
    ];
    for (name, id) in cases {
        assert_eq!(GAZETTEER.outlet(name).map(|known| known.id.as_str()), id, "{name}");
    }
}

/// The name that `words` mean in `text`, or the words of the phrase where it names no actor.
fn spoken(text: &str, words: &str) -> String {
    let doc = Doc::new(text);
    let cast = Cast::read(&doc, &GAZETTEER, "2012-06-05".parse::<Day>().ok(), &[]);
    let byte = |at: usize| u32::try_from(at).expect("a short text");
    let start = text.rfind(words).expect("words of the text");
    let speaker = cast.speaker(Stretch { start: byte(start), end: byte(start + words.len()) });
    speaker.name.unwrap_or_else(|| format!("[{}]", doc.slice(speaker.span)))
}

#[test]
fn the_head_of_the_whole_phrase_speaks() {
    let cases = [
        ("a possessor", "said Iran’s President Odil Zadar.", "Iran", "Odil Zadar"),
        ("a possessor before a post", "said Peru’s foreign minister, Odil Zadar, in Lima.", "Peru", "Odil Zadar"),
        ("a firm", "said Eastmark’s chief executive Ann Olund.", "Eastmark", "Ann Olund"),
        ("a post", "The mayor of Eastmark, Ann Olund, said no.", "The mayor", "Ann Olund"),
        ("a post to a body", "said Adviser to the African Union Odil Zadar.", "Adviser", "Odil Zadar"),
        ("the body", "said Adviser to the African Union Odil Zadar.", "African Union", "Odil Zadar"),
        ("a portfolio", "Deputy Minister of Health Odil Zadar said no.", "Deputy Minister", "Odil Zadar"),
        ("a portfolio written small", "said Peru’s minister for roads Odil Zadar.", "minister", "Odil Zadar"),
        ("an organisation behind", "Odil Zadar of Clear Water said no.", "Odil Zadar of Clear Water", "Odil Zadar"),
        ("an apposition", "Odil Zadar, 43, a teacher, said no.", "a teacher", "Odil Zadar"),
        ("a campaign’s spokesman", "said Zadar campaign spokesman Tom Olund.", "Zadar", "Tom Olund"),
        ("an adjective", "the outgoing mayor, Odil Zadar, said no.", "the outgoing mayor", "Odil Zadar"),
    ];
    for (what, text, words, expected) in cases {
        assert_eq!(spoken(text, words), expected, "{what}: {text}");
    }
}

#[test]
fn a_name_inside_the_description_does_not_speak() {
    let cases = [
        ("close to", "A source close to Sergei Lavrov said no.", "Sergei Lavrov", "[A source close to Sergei Lavrov]"),
        ("a participle", "said a lawyer representing Ann Olund.", "Ann Olund", "[a lawyer representing Ann Olund]"),
        ("opponents", "Opponents of Ann Olund said no.", "Ann Olund", "[Opponents of Ann Olund]"),
        ("a relative", "Ann Olund’s brother said no.", "Ann Olund", "[Ann Olund’s brother]"),
        ("an aide", "An aide to President Ann Olund said no.", "Ann Olund", "[An aide to President Ann Olund]"),
        ("someone else", "Someone impersonating Ann Olund said no.", "Ann Olund", "[Someone impersonating Ann Olund]"),
        ("an adjective of a state", "Russian and Chinese envoys said no.", "Russian", "[Russian]"),
    ];
    for (what, text, words, expected) in cases {
        assert_eq!(spoken(text, words), expected, "{what}: {text}");
    }
}

#[test]
fn titles_and_trades_are_no_part_of_a_name() {
    let cases = [
        ("Councillor Ann Olund said no.", "ann-olund"),
        ("Filmmaker Odil Zadar said no.", "odil-zadar"),
        ("Baker Odil Zadar said no.", "odil-zadar"),
        ("Town Planner Odil Zadar said no.", "odil-zadar"),
        ("Judge Simon Zadar QC said no.", "simon-zadar"),
        ("EPD MP Manoj Zadar said no.", "manoj-zadar"),
    ];
    for (text, id) in cases {
        let found = found(text, "2012-06-05");
        let ids: Vec<_> = found.mentions.iter().filter_map(|mention| mention.actor_id.as_deref()).collect();
        assert_eq!(ids, [id], "{text}");
    }
}

#[test]
fn names_of_many_cultures_are_whole_and_their_parts_mean_them() {
    let cases = [
        ("particles", "Sjoerd ten Hartveld said no. Hartveld left.", "Hartveld", "Sjoerd ten Hartveld"),
        ("a conjunction", "Ana dos Reis e Luzada said no. Luzada left.", "Luzada", "Ana dos Reis e Luzada"),
        ("a father’s name", "Noraini binti Jafri, 40, said no. Noraini left.", "Noraini", "Noraini binti Jafri"),
        ("a family name first", "Zheng Yulan said no. Zheng left.", "Zheng", "Zheng Yulan"),
        ("a month", "“No,” April Zadar said. Zadar left.", "Zadar", "April Zadar"),
        ("a state", "India Zadar said no. Zadar left.", "Zadar", "India Zadar"),
        ("a modal", "Serdar Can Zadarlı said no. Zadarlı left.", "Zadarlı", "Serdar Can Zadarlı"),
        ("a nickname", "Ann “Bunny” Olund said no. Olund left.", "Olund", "Ann Olund"),
        ("a part", "Odil Mensah Zadar said no. Mensah left.", "Mensah", "Odil Mensah Zadar"),
        ("a trade", "Odil Zadar, a tailor, said no. The tailor left.", "The tailor", "Odil Zadar"),
        ("a post", "The coroner, Odil Zadar, said no. The coroner left.", "The coroner", "Odil Zadar"),
        ("a patronymic", "Vassily Alekseevich Nebenzia said no.", "Nebenzia", "Vasily Nebenzya"),
        ("two of a surname", "Owen Zadar said no. Ann Zadar left. Zadar spoke.", "Zadar spoke", "Zadar"),
    ];
    for (what, text, words, expected) in cases {
        assert_eq!(spoken(text, words.trim_end_matches(" spoke")), expected, "{what}: {text}");
    }
}

/// `speaker state organisation` of the quotes in a text of a day; `-` for none.
fn spoken_for(text: &str, day: &str) -> Vec<String> {
    let quotes = found(text, day).quotes;
    let speakers = quotes.into_iter().map(|quote| quote.speaker.unwrap_or_default());
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    speakers
        .map(|speaker| {
            format!("{} {} {}", or_none(speaker.actor_id), or_none(speaker.state), or_none(speaker.organisation))
        })
        .collect()
}

#[test]
fn an_office_held_that_day_decides_whom_a_speaker_speaks_for() {
    for (text, day, expected) in [
        // One man in three posts, and what he is called does not matter.
        ("“We will wait,” Sergei Lavrov said.", "2012-06-05", "sergei-lavrov RUS -"),
        ("“We will wait,” Ban Ki-moon said.", "2012-06-05", "ban-ki-moon - united-nations"),
        ("“We will wait,” South Korean diplomat Ban Ki-moon said.", "2012-06-05", "ban-ki-moon - united-nations"),
        ("“We will wait,” Antonio Guterres said.", "2020-06-05", "antonio-guterres - united-nations"),
        ("“We will wait,” Antonio Guterres said.", "2012-06-05", "antonio-guterres - unhcr"),
        // An organ of the state speaks for it, whoever its spokesman is.
        ("“We will wait,” Liu Weimin said.", "2012-06-05", "liu-weimin CHN -"),
        ("“We will wait,” the Kremlin said.", "2012-06-05", "kremlin RUS -"),
        ("“We will wait,” the Arab League said.", "2012-06-05", "arab-league - arab-league"),
        // Neither states nor international bodies.
        ("“We will wait,” Human Rights Watch said.", "2012-06-05", "human-rights-watch - -"),
        ("“We will wait,” Hezbollah said.", "2012-06-05", "hezbollah - -"),
        ("“We will wait,” China said.", "2012-06-05", "china CHN -"),
    ] {
        assert_eq!(spoken_for(text, day), [expected], "{text}");
    }
}

#[test]
fn without_an_office_the_text_s_own_words_decide_and_no_passport_does() {
    for (text, expected) in [
        ("“We will wait,” the Russian ambassador said.", "- RUS -"),
        ("“We will wait,” the representative of Russia said.", "- RUS -"),
        ("“We will wait,” said Russian Ambassador Ann Olund.", "ann-olund RUS -"),
        ("“We will wait,” said Ann Olund, Russia’s envoy to the talks.", "ann-olund RUS -"),
        ("“We will wait,” said Ann Olund, a Russian biologist.", "ann-olund - -"),
        ("“We will wait,” the Russian analyst said.", "- - -"),
        ("“We will wait,” said Ann Olund, a United Nations spokeswoman.", "ann-olund - united-nations"),
        ("“We will wait,” said Ann Olund, an official of Human Rights Watch.", "ann-olund - -"),
        ("“We will wait,” said Ann Olund.", "ann-olund - -"),
    ] {
        assert_eq!(spoken_for(text, "2012-06-05"), [expected], "{text}");
    }
}
