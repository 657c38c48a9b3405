//! Test fixtures of this room: small articles with the findings that a test gives them.

use std::path::PathBuf;
use std::sync::LazyLock;

use jiff::Timestamp;

use super::{Store, Writer};
use crate::council::Record;
use crate::council::Report;
use crate::domain::{
    ActorKind, Assertion, Basis, ClaimKind, Findings, FoundActor, FoundMention, FoundQuote, FoundSpeaker, MentionKind,
    Metadata, Modality, QuoteKind, QuoteModality, RawArticle, Registry, RegistryActor, RegistryOffice, Segment,
    SegmentKind, Span, State, Stated,
};

/// An article in the making.
#[derive(Clone)]
pub(super) struct Sample {
    raw: RawArticle,
    findings: Findings,
}

impl Sample {
    pub fn new(url: &str, publisher: &str, day: &str, text: &str) -> Self {
        let stated = |value: &str| Stated::new((!value.is_empty()).then(|| value.to_owned()), Basis::Manifest);
        let metadata = Metadata {
            url: stated(url),
            title: stated("A headline about the Council"),
            publisher: stated(publisher),
            published_on: Stated::new(day.parse().ok(), Basis::Manifest),
            language: stated("en"),
            ..Metadata::default()
        };
        let end = u32::try_from(text.chars().count()).unwrap();
        let segments = vec![Segment { kind: SegmentKind::Body, start: 0, end }];
        let findings = Findings { segments, word_count: 10, ..Findings::default() };
        Self {
            raw: RawArticle { source_format: "txt", text: text.to_owned(), metadata, ..RawArticle::default() },
            findings,
        }
    }

    fn span(&self, words: &str) -> Span {
        let at = self.raw.text.find(words).unwrap_or_else(|| panic!("{words:?} in {:?}", self.raw.text));
        let start = u32::try_from(self.raw.text[..at].chars().count()).unwrap();
        Span { start, end: start + u32::try_from(words.chars().count()).unwrap() }
    }

    pub fn mention(mut self, actor: &str, words: &str) -> Self {
        let actor_id = (!actor.is_empty()).then(|| actor.into());
        let name = Some(words.into());
        self.findings.mentions.push(FoundMention {
            span: self.span(words),
            kind: MentionKind::Name,
            actor_id,
            actor_name: name,
        });
        self
    }

    /// Who speaks for a body has `body:` and its id in the place of the state.
    pub fn quote(mut self, speaker: &str, state: &str, words: &str) -> Self {
        let body = state.strip_prefix("body:");
        let id = (!speaker.is_empty()).then(|| speaker.to_owned());
        let speaker = (id.is_some() || !state.is_empty()).then(|| FoundSpeaker {
            span: Span { start: 0, end: 3 },
            actor_id: id.clone(),
            name: id,
            office: None,
            state: (!state.is_empty() && body.is_none()).then(|| state.to_owned()),
            organisation: body.map(str::to_owned),
            organisation_name: body.map(str::to_owned),
        });
        self.findings.quotes.push(FoundQuote {
            span: self.span(words),
            kind: QuoteKind::Direct,
            modality: QuoteModality::Asserted,
            partial: words.len() < 12,
            utterance: self.findings.quotes.len(),
            speaker,
            cue: None,
            via: None,
            rule: "cue-after",
            confidence: 0.9,
        });
        self
    }

    /// Makes the last quote one that was not said, or was.
    pub fn modality(mut self, modality: QuoteModality) -> Self {
        self.findings.quotes.last_mut().unwrap().modality = modality;
        self
    }

    pub fn via(mut self, name: &str) -> Self {
        self.findings.quotes.last_mut().unwrap().via = Some((name.to_owned(), None));
        self
    }

    pub fn claim(mut self, members: &[&str], words: &str) -> Self {
        let span = self.span(words);
        self.findings.assertions.push(Assertion {
            members: members.iter().map(|&member| member.to_owned()).collect(),
            plural: true,
            topic: Some("syria".to_owned()),
            via: Some("Reuters".to_owned()),
            confidence: 0.8,
            ..Assertion::new(span, ClaimKind::Veto, Modality::Asserted, "veto-verb")
        });
        self
    }

    pub fn discovers(mut self, name: &str, description: &str) -> Self {
        self.findings.actors.push(FoundActor {
            id: crate::domain::slug(name),
            kind: ActorKind::Person,
            name: name.to_owned(),
            description: Some(description.to_owned()),
            office: None,
            state: None,
            span: self.span(name),
        });
        let id = crate::domain::slug(name);
        self.mention(&id, name)
    }

    pub fn report(&self) -> Report {
        Report::new(self.raw.clone(), self.findings.clone(), record())
    }
}

/// Five articles that have one of everything.
pub(super) fn five() -> Vec<Report> {
    let samples = [
        Sample::new(
            "https://a.example/1",
            "The Example Post",
            "2012-02-05",
            "Ada Minister said: “We will not move on this,” after China vetoed the resolution on Syria. Bo Scholar agreed.",
        )
        .quote("ada-minister", "RUS", "We will not move on this,")
        .via("Reuters")
        .mention("ada-minister", "Ada Minister")
        .mention("china", "China")
        .discovers("Bo Scholar", "a scholar of the Council")
        .claim(&["CHN"], "China vetoed the resolution on Syria"),
        Sample::new(
            "https://a.example/2",
            "The Example Post",
            "2012-02-06",
            "Bo Scholar wrote of “a winter of vetoes” and of China; “it is cold,” said Ada Minister of Russia.",
        )
        .quote("bo-scholar", "", "a winter of vetoes")
        .claim(&["CHN"], "of vetoes” and of China")
        .quote("ada-minister", "RUS", "it is cold,")
        .mention("china", "China")
        .mention("russia", "Russia")
        .discovers("Bo Scholar", "a writer on winters"),
        Sample::new("https://b.example/3", "Daily Sample", "2012-02-06", "Nothing was said in the hall about Syria.")
            .mention("", "Syria"),
        Sample::new(
            "https://b.example/4",
            "Daily Sample",
            "",
            "Naïve 😀 voices: “both China and Russia vetoed the resolution,” she said.",
        )
        .quote("", "CHN", "both China and Russia vetoed the resolution,")
        .claim(&["CHN", "RUS"], "China and Russia vetoed the resolution")
        .mention("china", "China")
        .mention("russia", "Russia"),
        Sample::new("", "", "2011-10-05", "Zoë Envoy spoke: “No more of this, please.” Then she left.")
            .discovers("Zoë Envoy", "an envoy")
            .quote("zoe-envoy", "", "No more of this, please."),
    ];
    samples.iter().map(Sample::report).collect()
}

/// An article of the day behind theirs in which one quote of five was said.
pub(super) fn unsaid() -> Report {
    use QuoteModality::{Disputed, Hypothetical, Negated, Planned};
    let text = "“I am a crook,” Ada Minister never said. “We leave,” she might say, and “it is done,” she will. A forged \
                post had her say: “Peace is war.” “We do not move on this winter,” she said.";
    let sample =
        Sample::new("https://b.example/6", "Daily Sample", "2012-02-07", text).mention("russia", "Ada Minister");
    let quoted = [
        ("I am a crook,", Some(Negated)),
        ("We leave,", Some(Hypothetical)),
        ("it is done,", Some(Planned)),
        ("Peace is war.", Some(Disputed)),
        ("We do not move on this winter,", None),
    ];
    let sample = quoted.into_iter().fold(sample, |sample, (words, modality)| {
        sample.quote("ada-minister", "RUS", words).via("Reuters").modality(modality.unwrap_or_default())
    });
    sample.report()
}

/// A registry of three.
pub(super) fn registry() -> Registry {
    let state = |id: &str, iso3: &str, name: &str| State {
        id: id.to_owned(),
        iso3: iso3.to_owned(),
        full_name: format!("The whole of {name}"),
        name: name.to_owned(),
        demonyms: vec![format!("{name}ish")],
        capitals: Vec::new(),
        aliases: Vec::new(),
        wikidata: None,
        from: None,
        to: None,
    };
    let office = |title: &str, from: &str, to: &str| RegistryOffice {
        title: title.to_owned(),
        of: "RUS".to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        basis: "memory".to_owned(),
    };
    let ada = RegistryActor {
        id: "ada-minister".to_owned(),
        kind: ActorKind::Person,
        name: "Ada Minister".to_owned(),
        gender: Some('f'),
        iso3: Some("RUS".to_owned()),
        wikidata: None,
        description: None,
        is_outlet: false,
        domain: None,
        body: None,
        basis: "memory".to_owned(),
        aliases: vec![crate::domain::Alias { name: "Ada Ministrova".to_owned(), kind: crate::domain::AliasKind::Name }],
        offices: vec![office("Deputy Minister", "2001", "2009-05"), office("Minister", "2009-06-01", "")],
    };
    let states = vec![state("china", "CHN", "China"), state("russia", "RUS", "Russia")];
    Registry { version: 1, actors: vec![ada], states }
}

/// The bundled record, but only what was voted on Syria: it loads sixty times faster.
static RECORD: LazyLock<Record> = LazyLock::new(|| {
    let mut record = crate::seeds::record();
    record.votes.retain(|vote| vote.topic == "syria");
    record.corrections.clear();
    record
});

pub(super) fn record() -> &'static Record {
    &RECORD
}

pub(super) const NOON: Timestamp = Timestamp::constant(1_772_366_400, 0);

/// A database in a folder of its own, which goes with it.
pub(super) struct Database {
    pub path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Database {
    /// With the registry of three, the bundled record, and nothing else.
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        Writer::open_with(&path, &registry(), record(), NOON).await.unwrap().close().await.unwrap();
        Self { path, _folder: folder }
    }

    pub async fn of(reports: &[Report]) -> Self {
        let database = Self::empty().await;
        let mut writer = database.writer().await;
        writer.put(reports, NOON).await.unwrap();
        writer.close().await.unwrap();
        database
    }

    pub async fn writer(&self) -> Writer {
        Writer::open_with(&self.path, &registry(), record(), NOON).await.unwrap()
    }

    pub async fn store(&self) -> Store {
        Store::open_with(&self.path, 2, std::time::Duration::from_mins(1)).await.unwrap()
    }
}

/// A load that has made its file, in a folder of its own.
pub(super) struct FirstLoad {
    pub path: PathBuf,
    pub writer: Writer,
    folder: tempfile::TempDir,
}

impl FirstLoad {
    /// Begun, with nothing stored.
    pub async fn begun() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.db");
        let mut writer = Writer::open_with(&path, &registry(), record(), NOON).await.unwrap();
        writer.begin_load().await.unwrap();
        Self { path, writer, folder }
    }

    /// The file of one that was killed when these were stored.
    pub async fn killed(reports: &[Report]) -> Database {
        let mut load = Self::begun().await;
        load.writer.put(reports, NOON).await.unwrap();
        let Self { path, writer, folder } = load;
        drop(writer);
        Database { path, _folder: folder }
    }
}
