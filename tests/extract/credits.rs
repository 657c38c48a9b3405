//! Which outlet the words are taken from, in the many ways in which the press credits one, and where it
//! credits none. Every sentence is of our own making.

use std::sync::LazyLock;

use communique::domain::{Metadata, QuoteKind, RawArticle};
use communique::extract::{Gazetteer, findings};
use communique::seeds;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&seeds::registry()));

/// The outlet of each direct quote in a report that ends in `words`; "-" where there is none.
fn credits(words: &str) -> String {
    credits_of(QuoteKind::Direct, words)
}

/// The same for quotes of one kind.
fn credits_of(kind: QuoteKind, words: &str) -> String {
    let text = format!("Talks in the old town\n\nThe talks went on late into the night in the old town.\n\n{words}");
    let found = findings(&RawArticle { text, metadata: Metadata::default(), ..RawArticle::default() }, &GAZETTEER);
    let quotes = found.quotes.iter().filter(|quote| quote.kind == kind);
    let via: Vec<_> = quotes.map(|quote| quote.via.as_ref().map_or("-", |(name, _)| name.as_str())).collect();
    via.join(", ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = credits(text);
        if found != *expected {
            wrong.push(format!("{text}\n    found    {found}\n    expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of sentences")]
fn outlets_are_credited_in_all_these_words() {
    check(&[
        ("\"We will not yield to pressure,\" Ana Brandt told Reuters on Monday.", "Reuters"),
        ("\"We will not yield to pressure,\" Ana Brandt told the Reuters news agency.", "Reuters"),
        ("\"We will not yield to pressure,\" Ana Brandt told AFP by telephone.", "AFP"),
        ("\"We will not yield to pressure,\" Ana Brandt told Agence France-Presse.", "Agence France-Presse"),
        ("\"We will not yield to pressure,\" Ana Brandt told The New York Times.", "New York Times"),
        ("\"We will not yield to pressure,\" Ana Brandt told state television.", "state television"),
        (
            "\"We will not yield to pressure,\" Ana Brandt told state-run television late on Sunday.",
            "state-run television",
        ),
        ("\"We will not yield to pressure,\" Ana Brandt was quoted as saying by Xinhua.", "Xinhua"),
        ("\"We will not yield to pressure,\" Ana Brandt was quoted by Xinhua as saying.", "Xinhua"),
        ("\"We will not yield to pressure,\" Xinhua quoted Ana Brandt as saying.", "Xinhua"),
        (
            "\"We will not yield to pressure,\" the state news agency Xinhua quoted Ana Brandt as saying on Monday.",
            "Xinhua",
        ),
        (
            "The official Xinhua news agency quoted Ana Brandt as saying: \"We will not yield to pressure.\"",
            "Xinhua news agency",
        ),
        ("Xinhua cited Ana Brandt as saying \"we will not yield to pressure\".", "Xinhua"),
        ("\"We will not yield to pressure,\" Interfax cited Ana Brandt as saying.", "Interfax"),
        (
            "\"We will not yield to pressure,\" Ana Brandt said, according to the Interfax news agency.",
            "Interfax news agency",
        ),
        ("\"We will not yield to pressure,\" Ana Brandt said, Interfax reported.", "Interfax"),
        ("\"We will not yield to pressure,\" Ana Brandt said, according to a report by Interfax.", "Interfax"),
        ("According to Interfax, Ana Brandt said: \"We will not yield to pressure.\"", "Interfax"),
        ("Interfax reported Ana Brandt as saying: \"We will not yield to pressure.\"", "Interfax"),
        ("\"We will not yield to pressure,\" Ana Brandt said in an interview with Al Jazeera.", "Al Jazeera"),
        ("In an interview with the BBC, Ana Brandt said: \"We will not yield to pressure.\"", "BBC"),
        ("\"We will not yield to pressure,\" Ana Brandt said in remarks carried by Interfax.", "Interfax"),
        ("\"We will not yield to pressure,\" Ana Brandt said in comments published by Le Monde on Sunday.", "Le Monde"),
        ("\"We will not yield to pressure,\" Ana Brandt said in comments broadcast by Al Arabiya.", "Al Arabiya"),
        ("\"We will not yield to pressure,\" Ana Brandt wrote in the Washington Post.", "Washington Post"),
        ("\"We will not yield to pressure,\" Ana Brandt wrote in an op-ed in the Financial Times.", "Financial Times"),
        ("\"We will not yield to pressure,\" Ana Brandt said on CNN.", "CNN"),
        ("\"We will not yield to pressure,\" Ana Brandt said, speaking to Sky News.", "Sky News"),
        ("Speaking to Reuters, Ana Brandt said: \"We will not yield to pressure.\"", "Reuters"),
        ("\"We will not yield to pressure,\" she said, as quoted by Tass.", "Tass"),
        ("\"We will not yield to pressure,\" Ana Brandt said, as reported by Tass.", "Tass"),
        (
            "\"We will not yield to pressure,\" Ana Brandt said in a statement carried by the state-run SANA news agency.",
            "SANA",
        ),
        (
            "Russian news agencies quoted Ana Brandt as saying: \"We will not yield to pressure.\"",
            "Russian news agencies",
        ),
        (
            "Russian news agencies announced the start of the talks.\n\n\"We will not yield to pressure,\" they quoted Ana Brandt as saying. \"We hope for peace,\" she added.",
            "Russian news agencies, Russian news agencies",
        ),
        (
            "The Tass agency was first to report the visit.\n\n\"We will not yield to pressure,\" it quoted Ana Brandt as saying.",
            "Tass",
        ),
        (
            "Local media reported the visit. \"We will not yield to pressure,\" they quoted Ana Brandt as saying.",
            "Local media",
        ),
        (
            "Norwegian newspapers covered the visit at length. They quoted Ana Brandt as saying \"we will not yield to pressure\".",
            "Norwegian newspapers",
        ),
        ("\"We will not yield to pressure,\" Ana Brandt said in quotes carried by Ria Novosti.", "Ria Novosti"),
        (
            "Kommersant carried a long interview. \"We will not yield to pressure,\" the newspaper quoted Ana Brandt as saying.",
            "Kommersant",
        ),
        (
            "\"We will not yield to pressure,\" Ana Brandt said in an interview published in Tuesday's Kommersant.",
            "Kommersant",
        ),
        (
            "\"We will not yield to pressure,\" said Ana Brandt in an interview with The Guardian. \"It is our land.\"",
            "Guardian, Guardian",
        ),
        ("\"We will not yield to pressure,\" Ana Brandt told Reuters. \"It is our land.\"", "Reuters, Reuters"),
        ("\"We will not yield,\" Ana Brandt told Reuters.\n\n\"It is our land,\" she added.", "Reuters, Reuters"),
        ("\"We will not yield to pressure,\" Ana Brandt told the daily Al-Hayat.", "Al-Hayat"),
        (
            "\"We will not yield to pressure,\" Ana Brandt told the London-based Asharq al-Awsat newspaper.",
            "Asharq al-Awsat",
        ),
        ("\"We will not yield to pressure,\" a resident told the BBC's Arabic service.", "BBC"),
        ("\"We will not yield to pressure,\" a resident told Al Jazeera English via Skype.", "Al Jazeera English"),
        (
            "\"We will not yield to pressure,\" the Associated Press quoted a rebel commander as saying.",
            "Associated Press",
        ),
        (
            "\"We will not yield to pressure,\" a rebel commander told the Associated Press on condition of anonymity.",
            "Associated Press",
        ),
        ("\"We will not yield to pressure,\" Iranian state TV quoted Ana Brandt as saying.", "Iranian state TV"),
        ("\"We will not yield to pressure,\" Ana Brandt said on Iranian state television.", "Iranian state television"),
        ("State media quoted Ana Brandt as saying that \"we will not yield to pressure\".", "State media"),
        ("\"We will not yield to pressure,\" Ana Brandt said, state media reported.", "state media"),
        ("\"We will not yield to pressure,\" Ana Brandt said, according to state media.", "state media"),
        ("\"We will not yield to pressure,\" Ana Brandt said in a televised interview with NBC.", "NBC"),
        ("\"We will not yield to pressure,\" Ana Brandt said on NBC's \"Meet the Press\".", "NBC"),
        ("The Global Times said in an editorial: \"The West must stop meddling in the region.\"", "Global Times"),
        ("\"The West must stop meddling in the region,\" the Global Times said in an editorial.", "Global Times"),
        ("\"The West must stop meddling in the region,\" said an editorial in the Global Times.", "Global Times"),
        ("\"We will not yield to pressure,\" Ana Brandt said, per Reuters.", "Reuters"),
        ("Reuters reports that Ana Brandt said: \"We will not yield to pressure.\"", "Reuters"),
        ("As Ana Brandt told Reuters, \"we will not yield to pressure\".", "Reuters"),
        ("Ana Brandt told Reuters that she would \"not yield to pressure\" from abroad.", "Reuters"),
        ("Ana Brandt has told the Financial Times she would \"not yield to pressure\" from abroad.", "Financial Times"),
        ("\"We will not yield to pressure,\" Ana Brandt told Der Spiegel magazine in an interview.", "Der Spiegel"),
        ("\"We will not yield to pressure,\" Ana Brandt told Lebanon's Al-Manar television.", "Al-Manar"),
        ("\"We will not yield to pressure,\" Ana Brandt told Egypt's official MENA news agency.", "MENA"),
        ("Ana Brandt, speaking on Al Arabiya television, said: \"We will not yield to pressure.\"", "Al Arabiya"),
        ("\"We will not yield to pressure,\" Interfax quoted her as saying.", "Interfax"),
        ("\"We will not yield to pressure,\" Ana Brandt was reported as saying by Interfax.", "Interfax"),
        ("\"We will not yield to pressure,\" Ana Brandt was cited as saying by Kyodo News.", "Kyodo News"),
        ("\"The door is closed,\" the minister was quoted as telling the Tasnim news agency.", "Tasnim"),
        ("\"The door is closed,\" the minister told the BBC World Service.", "BBC World Service"),
        ("The minister said in remarks broadcast live on Syrian state TV: \"The door is closed.\"", "Syrian state TV"),
        ("\"The door is closed,\" the minister said, quoted by the official Petra news agency.", "Petra news agency"),
        ("The minister told Britain's Sunday Times newspaper: \"The door is closed.\"", "Sunday Times"),
        ("\"The door is closed,\" he told CBS's \"Face the Nation\".", "CBS"),
        ("\"The door is closed,\" he told NBC's Ana Brandt.", "NBC"),
        ("\"The door is closed,\" Dmitri Olsen said in an interview with the newspaper Izvestia.", "Izvestia"),
        ("\"The door is closed,\" Dmitri Olsen told Izvestia, a Moscow daily.", "Izvestia"),
        ("Citing Dmitri Olsen, Interfax reported that \"the door is closed\".", "Interfax"),
        ("Interfax, citing Dmitri Olsen, said \"the door is closed\".", "Interfax"),
        ("\"The door is closed,\" Dmitri Olsen said, according to China's Xinhua news agency.", "Xinhua news agency"),
        ("\"The door is closed,\" Yonhap news agency quoted a South Korean official as saying.", "Yonhap news agency"),
        ("\"The door is closed,\" a source close to the talks told Reuters on Friday.", "Reuters"),
        (
            "\"The door is closed,\" a senior diplomat, who spoke on condition of anonymity, told The Associated Press.",
            "Associated Press",
        ),
        ("\"The door is closed,\" Olsen told a news conference, according to Reuters.", "Reuters"),
        ("\"The door is closed,\" Olsen said in a statement on Twitter, Reuters reported.", "Reuters"),
        (
            "Olsen spoke to Reuters by phone from Homs. \"The door is closed,\" he said.\n\n\"Nobody can leave,\" he added.",
            "Reuters, Reuters",
        ),
        (
            "In an interview with Al Jazeera on Sunday, Olsen was blunt.\n\n\"The door is closed,\" he said.",
            "Al Jazeera",
        ),
        ("Olsen told AFP the door was shut.\n\n\"The door is closed,\" he said. \"Nobody can leave.\"", "AFP, AFP"),
        ("Tass said the talks had begun. \"The door is closed,\" it quoted Olsen as saying.", "Tass"),
        (
            "The Kommersant newspaper wrote about the talks. The daily quoted Olsen as saying: \"The door is closed.\"",
            "Kommersant",
        ),
        ("The ministry, quoted by RIA Novosti, said \"the door is closed\" to further talks.", "RIA Novosti"),
        ("A report on the Al-Manar website quoted Olsen as saying \"the door is closed\".", "Al-Manar"),
        ("Al-Manar reported on its website that Olsen had said \"the door is closed\".", "Al-Manar"),
        ("\"The door is closed,\" Olsen, the interior minister, told state radio on Thursday.", "state radio"),
        ("\"The door is closed,\" Olsen told Kenyan broadcaster Citizen TV.", "Citizen TV"),
        ("\"The door is closed,\" Olsen told the Nairobi Chronicle.", "Nairobi Chronicle"),
    ]);
}

#[test]
fn an_outlet_that_only_stands_by_is_not_credited() {
    check(&[
        ("\"We will not yield to pressure,\" the paper quoted Ana Brandt as saying.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt told reporters in Geneva.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt told parliament on Tuesday.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt told the Security Council.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt said at the Reuters office in London.", "-"),
        ("\"We will not yield to pressure,\" said Ana Brandt, a former reporter for Reuters.", "-"),
        ("\"We will not yield to pressure,\" said Ana Brandt, who used to write for the Guardian.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt said after the BBC closed its bureau.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt said, criticising CNN for its coverage.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt said of the New York Times report.", "-"),
        ("\"We will not yield to pressure,\" said Ana Brandt, editor of the Daily Sabah.", "-"),
        ("Reuters named a new editor on Monday.\n\n\"We will not yield to pressure,\" Ana Brandt said in Geneva.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt said. Reuters could not verify the claim.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt told the Washington conference.", "-"),
        ("The ministers met in Oslo.\n\n\"We will not yield to pressure,\" they said in a statement.", "-"),
        ("Their lawyers were there too. \"We will not yield to pressure,\" they quoted Ana Brandt as saying.", "-"),
        ("\"We will not yield to pressure,\" the president told a rally broadcast by state television.", "-"),
        ("\"We will not yield to pressure,\" said Ana Brandt, according to her lawyer.", "-"),
        ("\"We will not yield to pressure,\" Ana Brandt told her aides, according to two people present.", "-"),
        ("\"The door is closed,\" Olsen told a news conference.", "-"),
        ("\"The door is closed,\" Olsen told the state assembly.", "-"),
        ("\"The door is closed,\" Olsen wrote in a letter to the Security Council.", "-"),
        ("\"The door is closed,\" Olsen wrote on Twitter.", "-"),
        ("\"The door is closed,\" Olsen said in a video posted on YouTube.", "-"),
        ("\"The door is closed,\" said Olsen, a columnist for the Times.", "-"),
        ("\"The door is closed,\" said Olsen, whose column appears in the Financial Times.", "-"),
        ("\"The door is closed,\" said Olsen, Reuters' bureau chief in Cairo.", "-"),
        ("Olsen has worked for Reuters and the BBC. \"The door is closed,\" he said.", "-"),
        ("Olsen told AFP the door was shut.\n\nBrandt saw it otherwise. \"The door is open,\" she said.", "-"),
        ("\"The door is closed,\" the agency quoted Olsen as saying.", "-"),
        ("\"The door is closed,\" said a Pentagon spokesman, adding that the New York Times had been misled.", "-"),
        ("\"The door is closed,\" Olsen said as CNN cameras rolled.", "-"),
        ("\"The door is closed,\" Olsen said in a debate with the editor of Haaretz.", "-"),
        ("Haaretz was banned on Monday.\n\n\"The door is closed,\" the minister said.", "-"),
        ("\"The door is closed,\" Olsen told the Central Intelligence Agency.", "-"),
        ("\"The door is closed,\" Olsen told the Nordic Energy Agency.", "-"),
        ("\"The door is closed,\" Olsen told his press officer.", "-"),
        ("\"The door is closed,\" Olsen told the press.", "-"),
        ("\"The door is closed,\" Olsen told a television interviewer.", "-"),
        ("\"The door is closed,\" Olsen told the Nobel committee.", "-"),
    ]);
}

#[test]
fn what_is_reported_has_its_outlet_too() {
    for (text, expected) in [
        ("The finance minister told Reuters that the border would stay closed until May.", "Reuters"),
        ("Xinhua reported that both sides had agreed on a truce of three days.", "Xinhua"),
        ("State television said that both sides had agreed on a truce.", "State television"),
        ("The finance minister told reporters that the border would stay closed until May.", "-"),
        ("The finance minister said that the border would stay closed until May.", "-"),
    ] {
        assert_eq!(credits_of(QuoteKind::Reported, text), expected, "{text}");
    }
}
