//! Corrections as they are stored: applied, kept through other texts and programs, taken back without a trace.

use crate::council::Report;
use crate::domain::{Actor, AskedCorrection, Claim, CorrectedPart, Correction, Quote};
use crate::store::fixtures::{Database, NOON, Sample, five};
use crate::store::{
    ActorFilter, AnsweredCorrections, AskedModality, ClaimFilter, Paging, Put, QuoteFilter, Snapshot, Writer,
};

fn asked(id: impl std::fmt::Display, change: CorrectedPart, actor: &str) -> AskedCorrection {
    let actor = Some(actor.to_owned()).filter(|actor| !actor.is_empty());
    let id = id.to_string();
    AskedCorrection { label: id.clone(), id, change: Some(change), actor, ..AskedCorrection::default() }
}

fn mention(report: &Report, text: &str, change: CorrectedPart, actor: &str) -> AskedCorrection {
    let mention = report.detail.mentions.iter().find(|mention| mention.text == text).unwrap();
    AskedCorrection { start: Some(mention.start), ..asked(report.detail.article.id, change, actor) }
}

/// Corrects, and stores the reports again as extracting them anew does.
async fn correct(writer: &mut Writer, asked: &[AskedCorrection], reports: &[Report]) -> AnsweredCorrections {
    let mut storing = writer.begin().await.unwrap();
    let answered = storing.correct(asked, NOON).await.unwrap();
    if answered.faults.is_empty() {
        storing.commit(NOON).await.unwrap();
        writer.put(reports, NOON).await.unwrap();
    }
    answered
}

async fn take_back(writer: &mut Writer, asked: &[AskedCorrection], reports: &[Report]) -> AnsweredCorrections {
    let mut storing = writer.begin().await.unwrap();
    let answered = storing.take_back(asked).await.unwrap();
    storing.commit(NOON).await.unwrap();
    writer.put(reports, NOON).await.unwrap();
    answered
}

/// Everything a client can see of findings, in words.
async fn everything(database: &Database) -> Vec<String> {
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    assert_eq!(snapshot.check().await.unwrap().faults, []);
    let whole = Paging::whole();
    let all = QuoteFilter { modality: AskedModality::All.into(), ..QuoteFilter::default() };
    let mut told = vec![format!("{:#?}", snapshot.quotes::<Quote>(&all, &whole).await.unwrap().items)];
    told.push(format!("{:#?}", snapshot.claims::<Claim>(&ClaimFilter::default(), &whole).await.unwrap().items));
    told.push(format!("{:#?}", snapshot.actors::<Actor>(&ActorFilter::default(), &whole).await.unwrap().items));
    for report in five() {
        told.push(format!("{:#?}", snapshot.article_detail(report.detail.article.id).await.unwrap()));
    }
    told
}

async fn listed(database: &Database) -> Vec<Correction> {
    database.store().await.snapshot().await.unwrap().corrections().await.unwrap()
}

async fn count_of(snapshot: &mut Snapshot, actor: &str) -> u32 {
    snapshot.actor(actor).await.unwrap().map_or(0, |actor| actor.quote_count)
}

#[tokio::test]
async fn a_quote_gets_another_speaker_and_keeps_its_id() {
    let reports = five();
    let database = Database::of(&reports).await;
    let before = everything(&database).await;
    let state = database.store().await.state().await.unwrap();
    let mut writer = database.writer().await;
    // "a winter of vetoes" of a scholar, whom the registry does not know; a claim stands across its end.
    let id = reports[1].detail.quotes[0].id;
    let answered = correct(&mut writer, &[asked(id, CorrectedPart::Speaker, "ada-minister")], &reports).await;
    assert_eq!((answered.changed, answered.articles.len()), (1, 1));
    assert_ne!(database.store().await.state().await.unwrap(), state);
    let corrected = everything(&database).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let quote = snapshot.quote(id).await.unwrap().unwrap();
    assert_eq!((quote.speaker_name.as_deref(), quote.corrected), (Some("Ada Minister"), true));
    assert_eq!(
        (quote.speaker_office.as_deref(), quote.speaker_state.as_deref()),
        (Some("Minister of Russia"), Some("RUS"))
    );
    assert!((quote.confidence - 0.9999).abs() < 1e-9 && quote.statement_id.is_some());
    assert_eq!((quote.speaker_text, quote.speaker_start), (None, None), "the mention is another's");
    assert_eq!((count_of(&mut snapshot, "ada-minister").await, count_of(&mut snapshot, "bo-scholar").await), (3, 0));
    drop(snapshot);
    // Loading the same again changes nothing, and nor does asking for the same.
    assert_eq!(writer.put(&reports, NOON).await.unwrap(), Put { unchanged: 5, ..Put::default() });
    let again = correct(&mut writer, &[asked(id, CorrectedPart::Speaker, "ada-minister")], &reports).await;
    assert_eq!((again.changed, again.unchanged), (0, 1));
    assert_eq!(everything(&database).await, corrected);
    let correction = listed(&database).await.remove(0);
    assert_eq!((correction.text.as_str(), correction.kind.as_str()), ("a winter of vetoes", "direct"));
    assert_eq!(
        (correction.prefix.as_str(), correction.suffix.as_str()),
        ("Bo Scholar wrote of “", "” and of China; “it is cold,” sa")
    );
    assert_eq!((correction.old_value.as_deref(), correction.placed), (Some("bo-scholar"), true));
    take_back(&mut writer, &[asked(id, CorrectedPart::False, "")], &reports).await;
    assert_eq!(everything(&database).await, before, "taken back without a trace");
    assert_eq!(listed(&database).await, []);
}

#[tokio::test]
async fn what_is_no_finding_is_left_out_and_the_others_keep_their_ids() {
    let reports = five();
    let database = Database::of(&reports).await;
    let before = everything(&database).await;
    let mut writer = database.writer().await;
    let first = &reports[0].detail;
    let (quote, claim) = (first.quotes[0].id, first.claims[0].id);
    let wrong = [
        asked(quote, CorrectedPart::False, ""),
        asked(claim, CorrectedPart::False, ""),
        mention(&reports[0], "Bo Scholar", CorrectedPart::False, ""),
    ];
    assert_eq!(correct(&mut writer, &wrong, &reports).await.changed, 3);
    everything(&database).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let detail = snapshot.article_detail(first.article.id).await.unwrap().unwrap();
    assert_eq!((detail.quotes.len(), detail.claims.len(), detail.mentions.len()), (0, 0, 2));
    assert_eq!((detail.article.quote_count, detail.article.claim_count), (0, 0));
    assert!(snapshot.quote(quote).await.unwrap().is_none() && snapshot.claim(claim).await.unwrap().is_none());
    let scholar = snapshot.actor("bo-scholar").await.unwrap().unwrap();
    assert_eq!((scholar.article_count, scholar.description.as_deref()), (1, Some("a writer on winters")));
    assert_eq!(snapshot.quote(reports[1].detail.quotes[0].id).await.unwrap().map(|quote| quote.corrected), Some(false));
    drop(snapshot);
    // By what it was called, though it has no row, by its place, and by its number.
    let number = listed(&database).await.iter().find(|one| one.id == Some(claim)).unwrap().number;
    let back = [
        asked(quote, CorrectedPart::False, ""),
        asked(number, CorrectedPart::False, ""),
        mention(&reports[0], "Bo Scholar", CorrectedPart::False, ""),
    ];
    assert_eq!(take_back(&mut writer, &back, &reports).await.changed, 3);
    assert_eq!(everything(&database).await, before);
}

#[tokio::test]
async fn a_mention_means_another_actor_and_quotes_read_off_it_follow() {
    let mut reports = five();
    let place = reports[0].detail.mentions[0].clone();
    let quote = &mut reports[0].detail.quotes[0];
    (quote.speaker_start, quote.speaker_end) = (Some(place.start), Some(place.end));
    quote.speaker_text = Some(place.text.clone());
    let database = Database::of(&reports).await;
    let mut writer = database.writer().await;
    let china = [mention(&reports[0], "Ada Minister", CorrectedPart::Actor, "CHN")];
    assert_eq!(correct(&mut writer, &china, &reports).await.faults, [""; 0]);
    everything(&database).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let detail = snapshot.article_detail(reports[0].detail.article.id).await.unwrap().unwrap();
    let mention = &detail.mentions[0];
    assert_eq!((mention.actor_id.as_deref(), mention.corrected), (Some("china"), true));
    assert!(!detail.mentions[1].corrected);
    let quote = &detail.quotes[0];
    assert_eq!((quote.speaker_id.as_deref(), quote.speaker_state.as_deref()), (Some("china"), Some("CHN")));
    assert_eq!((quote.speaker_text.as_deref(), quote.corrected), (Some("Ada Minister"), false));
    assert_eq!(count_of(&mut snapshot, "china").await, 1);
}

#[tokio::test]
async fn corrections_give_the_same_before_and_after_loading() {
    let reports = five();
    let database = Database::of(&reports).await;
    let mut writer = database.writer().await;
    let quotes = reports.iter().flat_map(|report| &report.detail.quotes).map(|quote| quote.id).collect::<Vec<_>>();
    let all = [
        // A scholar of other articles, whom no registry knows.
        asked(quotes[0], CorrectedPart::Speaker, "bo-scholar"),
        asked(quotes[3], CorrectedPart::Speaker, "zoe-envoy"),
        asked(quotes[2], CorrectedPart::Speaker, ""),
        asked(reports[0].detail.claims[0].id, CorrectedPart::Speaker, "ada-minister"),
        mention(&reports[1], "Russia", CorrectedPart::Actor, "zoe-envoy"),
    ];
    assert_eq!(correct(&mut writer, &all, &reports).await.faults, [""; 0]);
    let expected = everything(&database).await;
    let anchors = listed(&database).await;
    assert!(anchors.iter().all(|correction| correction.placed), "{anchors:?}");
    let from_list = |anchor: &Correction| AskedCorrection {
        anchor: Some(anchor.clone()),
        ..asked(
            anchor.id.map(|id| id.to_string()).unwrap_or_default(),
            anchor.change,
            anchor.actor_id.as_deref().unwrap_or_default(),
        )
    };
    let asked: Vec<AskedCorrection> = anchors.iter().map(from_list).collect();
    for order in [[4, 3, 2, 1, 0], [3, 1, 0, 4, 2]] {
        let other = Database::empty().await;
        let mut writer = other.writer().await;
        let answered = correct(&mut writer, &asked, &[]).await;
        assert_eq!((answered.changed, answered.faults.len()), (5, 0), "{:?}", answered.faults);
        assert_eq!(other.store().await.snapshot().await.unwrap().corrections_without_place().await.unwrap().len(), 5);
        for place in order {
            writer.put(&reports[place..=place], NOON).await.unwrap();
        }
        assert_eq!(everything(&other).await, expected, "{order:?}");
        assert!(listed(&other).await.iter().all(|correction| correction.placed));
    }
}

#[tokio::test]
async fn a_correction_outlasts_other_texts_and_other_programs() {
    let text = "The talks failed. “We will not move on this,” Ada Minister said. Nobody answered her in the hall.";
    let url = "https://a.example/1";
    let report = |text: &str, words: &str, speaker: &str| {
        Sample::new(url, "", "2012-02-05", text).quote(speaker, "", words).report()
    };
    let old = report(text, "We will not move on this,", "ada-minister");
    let database = Database::of(std::slice::from_ref(&old)).await;
    let mut writer = database.writer().await;
    correct(&mut writer, &[asked(old.detail.quotes[0].id, CorrectedPart::Speaker, "china")], &[old]).await;
    let longer = format!("An update of a report of yesterday.\n\n{text} More follows.");
    let gone = "The talks went on, and nothing of them was told: “We do not know,” Ada Minister said.";
    for (text, words, speaker, expected) in [
        (longer.as_str(), "We will not move on this,", "ada-minister", Some("china")),
        // A program that finds fewer words, or more.
        (text, "not move on", "ada-minister", Some("china")),
        (text, "The talks failed. “We will not move", "ada-minister", Some("china")),
        (gone, "We do not know,", "ada-minister", None),
        (text, "We will not move on this,", "russia", Some("china")),
    ] {
        writer.put(&[report(text, words, speaker)], NOON).await.unwrap();
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        assert_eq!(snapshot.check().await.unwrap().faults, []);
        let quote =
            snapshot.quotes::<Quote>(&QuoteFilter::default(), &Paging::default()).await.unwrap().items.remove(0);
        assert_eq!(
            (quote.speaker_id.as_deref(), quote.corrected),
            (Some(expected.unwrap_or(speaker)), expected.is_some())
        );
        let lost = snapshot.corrections_without_place().await.unwrap();
        assert_eq!(lost.len(), usize::from(expected.is_none()), "{text}");
    }
    let article = Sample::new(url, "", "", "").report().detail.article.id;
    writer.remove(article, NOON).await.unwrap();
    let lost = database.store().await.snapshot().await.unwrap().corrections_without_place().await.unwrap();
    assert_eq!((lost.len(), lost[0].placed), (1, false), "it is kept without its article");
}

#[tokio::test]
async fn runs_of_one_utterance_are_parted_by_their_speakers() {
    let text = "“We wait,” Ada Minister said. “We hope,” she added. “We go,” she said.";
    let sample = Sample::new("https://a.example/1", "", "2012-02-05", text);
    let sample = ["We wait,", "We hope,", "We go,"]
        .iter()
        .fold(sample, |sample, words| sample.quote("ada-minister", "RUS", words));
    let mut report = sample.report();
    let ids: Vec<_> = report.detail.quotes.iter().map(|quote| quote.id).collect();
    report.detail.quotes.iter_mut().for_each(|quote| quote.utterance = ids[0]);
    let reports = [report];
    let database = Database::of(&reports).await;
    let mut writer = database.writer().await;
    let mut expected = Vec::new();
    for (asked, utterances) in [
        (asked(ids[1], CorrectedPart::Speaker, "china"), vec![ids[0], ids[1], ids[0]]),
        (asked(ids[0], CorrectedPart::False, ""), vec![ids[1], ids[2]]),
        (asked(ids[2], CorrectedPart::Speaker, "china"), vec![ids[1], ids[1]]),
    ] {
        assert_eq!(correct(&mut writer, &[asked], &reports).await.faults, [""; 0]);
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let quotes = snapshot.quotes::<Quote>(&QuoteFilter::default(), &Paging::default()).await.unwrap().items;
        expected = quotes.iter().map(|quote| quote.utterance).collect();
        assert_eq!(expected, utterances);
    }
    assert_eq!(expected.len(), 2);
}

#[tokio::test]
async fn what_cannot_be_meant_is_refused_with_what_to_do() {
    let reports = five();
    let database = Database::of(&reports).await;
    let before = everything(&database).await;
    let mut writer = database.writer().await;
    let (quote, article) = (reports[0].detail.quotes[0].id, reports[0].detail.article.id);
    let nobody = uuid::Uuid::nil();
    for (wrong, told) in [
        (asked(nobody, CorrectedPart::False, ""), "no quote or claim has the id"),
        (asked("x", CorrectedPart::False, ""), "\"x\" is no id"),
        (asked(article, CorrectedPart::False, ""), "is an article: a mention in it is named with --start"),
        (
            AskedCorrection { start: Some(1), ..asked(article, CorrectedPart::False, "") },
            "the nearest is \"Ada Minister\" at 0",
        ),
        (AskedCorrection { start: Some(1), ..asked(nobody, CorrectedPart::False, "") }, "no article has the id"),
        (asked(quote, CorrectedPart::Speaker, "ada-ministra"), "did you mean ada-minister?"),
        (asked(quote, CorrectedPart::Speaker, "minister"), "did you mean ada-minister?"),
        (asked(quote, CorrectedPart::Speaker, "quux"), "registry add"),
        (asked(quote, CorrectedPart::Actor, "china"), "--speaker says who speaks"),
        (mention(&reports[0], "China", CorrectedPart::Speaker, "china"), "a mention has no speaker"),
    ] {
        let answered = correct(&mut writer, std::slice::from_ref(&wrong), &reports).await;
        assert!(answered.faults[0].contains(told), "{wrong:?}: {:?}", answered.faults);
    }
    let both = [asked(quote, CorrectedPart::Speaker, "china"), asked(quote, CorrectedPart::False, "")];
    let answered = correct(&mut writer, &both, &reports).await;
    assert!(answered.faults[0].contains("two corrections for one place"), "{:?}", answered.faults);
    assert_eq!(everything(&database).await, before);
    assert_eq!(listed(&database).await, [], "all or nothing");
    for change in [CorrectedPart::Speaker, CorrectedPart::False] {
        let number = {
            correct(&mut writer, &[asked(quote, change, "china")], &reports).await;
            listed(&database).await[0].number
        };
        let answered = correct(&mut writer, &[asked(quote, CorrectedPart::Speaker, "russia")], &reports).await;
        let told = format!("`communique correct {number} --undo`");
        assert!(answered.faults[0].contains(&told), "{:?}", answered.faults);
        take_back(&mut writer, &[asked(number, CorrectedPart::False, "")], &reports).await;
    }
    let answered = take_back(&mut writer, &[asked(quote, CorrectedPart::False, "")], &reports).await;
    assert!(answered.faults[0].contains("nothing is corrected of"), "{:?}", answered.faults);
}
