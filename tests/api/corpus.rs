//! Articles made for these tests, with findings set by hand: what the extractor finds is tested elsewhere.

use communique::council::Record;
use communique::council::Report;
use communique::domain::ActorKind;
use communique::domain::{
    Assertion, Basis, ClaimKind, CodePoints, Day, Findings, FoundActor, FoundMention, FoundQuote, FoundSpeaker,
    MentionKind, Metadata, Modality, QuoteKind, QuoteModality, RawArticle, Segment, SegmentKind, Span, Stated, When,
};

/// How many articles there are: more than two pages of the usual size.
pub const ARTICLES: usize = 60;

/// An article whose text is a copy of another's.
pub const COPY: (usize, usize) = (58, 55);

/// The articles, each with two quotes, of which a few were not said, three mentions and, every third, a claim.
pub fn reports(record: &Record) -> Vec<Report> {
    (0..ARTICLES).map(|n| report(n, record)).collect()
}

/// Who speaks in article `n`: a known actor, an unknown one, no speaker.
fn speaker(n: usize) -> (&'static str, Option<&'static str>) {
    [("Sergei Lavrov", Some("sergei-lavrov")), ("Ada Testwell", Some("ada-testwell")), ("an official", None)][n % 3]
}

fn report(n: usize, record: &Record) -> Report {
    let (name, id) = speaker(n);
    let title = format!("Naïve headline {n}");
    // One is printed a second time.
    let point = if n == COPY.0 { COPY.1 } else { n };
    let text = format!(
        "{title}\n\n{name} said in Geneva: “Point {point} of our paper is open.” =SUM(1,2) was the file's name.\n\n\
         “We wait,” {name} added. China and Russia vetoed the draft on 4 February 2012."
    );
    let found = Finder { text: &text, points: CodePoints::new(&text) };
    let raw = RawArticle {
        source_format: "txt",
        metadata: metadata(n, title.clone()),
        text: text.clone(),
        ..RawArticle::default()
    };
    let speaker = |span| {
        let state = (id == Some("sergei-lavrov")).then(|| "RUS".to_owned());
        let name = id.map(|_| name.to_owned());
        Some(FoundSpeaker { span, actor_id: id.map(str::to_owned), name, state, ..FoundSpeaker::default() })
    };
    let (first, second) = (found.span(name, 0), found.span(name, 1));
    let quote = |words: &str, by, cue, modality| FoundQuote {
        span: found.span(words, 0),
        kind: QuoteKind::Direct,
        modality,
        partial: false,
        utterance: 0,
        speaker: speaker(by),
        // Not every quote has a word that introduces it.
        cue: (n != 7).then(|| found.span(cue, 0)),
        via: n.is_multiple_of(5).then(|| ("Example Wire".to_owned(), None)),
        rule: "cue-before",
        confidence: if n.is_multiple_of(2) { 0.95 } else { 0.6 },
    };
    let mentions = [(name, first), (name, second)].map(|(name, span)| FoundMention {
        span,
        kind: MentionKind::Name,
        actor_id: id.map(Into::into),
        actor_name: id.map(|_| name.into()),
    });
    let china = FoundMention {
        span: found.span("China", 0),
        kind: MentionKind::Name,
        actor_id: Some("china".into()),
        actor_name: Some("China".into()),
    };
    let findings = Findings {
        segments: found.segments(&title),
        word_count: u32::try_from(text.split_whitespace().count()).unwrap(),
        quotes: vec![
            quote(&format!("Point {point} of our paper is open."), first, "said", QuoteModality::Asserted),
            quote("We wait,", second, "added", modality(n)),
        ],
        mentions: mentions.into_iter().chain([china]).collect(),
        assertions: if n.is_multiple_of(3) { vec![found.veto()] } else { Vec::new() },
        actors: (id == Some("ada-testwell")).then(|| unknown(first)).into_iter().collect(),
        ..Findings::default()
    };
    Report::new(raw, findings, record)
}

/// Whether the second quote of article `n` was said: in all but a few.
fn modality(n: usize) -> QuoteModality {
    match n {
        12 => QuoteModality::Negated,
        24 | 25 => QuoteModality::Disputed,
        _ => QuoteModality::Asserted,
    }
}

fn metadata(n: usize, title: String) -> Metadata {
    // Every tenth is undated; the others are of February to June 2012.
    let day = (n % 10 != 9).then(|| Day::new(2012, 2, 5).unwrap().plus(i32::try_from(n * 2).unwrap()));
    let publisher = ["The Example Times", "Beispiel-Zeitung"][n % 2].to_owned();
    Metadata {
        url: Stated::new(Some(format!("https://news.example/{n}")), Basis::Manifest),
        title: Stated::new(Some(title), Basis::Text),
        publisher: Stated::new(Some(publisher), Basis::Manifest),
        published_on: Stated::new(day, Basis::Manifest),
        language: Stated::new(Some("en".to_owned()), Basis::Inferred),
        ..Metadata::default()
    }
}

/// Finds words in a text.
struct Finder<'t> {
    text: &'t str,
    points: CodePoints<'t>,
}

impl Finder<'_> {
    fn span(&self, words: &str, occurrence: usize) -> Span {
        let (at, _) = self.text.match_indices(words).nth(occurrence).unwrap_or_else(|| panic!("{words} is missing"));
        self.points.span(at..at + words.len())
    }

    fn segments(&self, title: &str) -> Vec<Segment> {
        let head = self.span(title, 0);
        let end = self.points.offset(self.text.len());
        let body = Segment { kind: SegmentKind::Body, start: head.end + 2, end };
        vec![Segment { kind: SegmentKind::Title, start: head.start, end: head.end }, body]
    }

    fn veto(&self) -> Assertion {
        let day = Day::new(2012, 2, 4).unwrap();
        let span = self.span("China and Russia vetoed the draft on 4 February 2012", 0);
        Assertion {
            members: vec!["CHN".to_owned(), "RUS".to_owned()],
            when: When::Between(day, day),
            topic: Some("syria".to_owned()),
            ..Assertion::new(span, ClaimKind::Veto, Modality::Asserted, "veto-verb")
        }
    }
}

fn unknown(span: Span) -> FoundActor {
    FoundActor {
        id: "ada-testwell".to_owned(),
        kind: ActorKind::Person,
        name: "Ada Testwell".to_owned(),
        description: Some("a delegate".to_owned()),
        office: None,
        state: None,
        span,
    }
}
