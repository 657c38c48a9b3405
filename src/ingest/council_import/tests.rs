//! Renewing from tables of ours, from the library's file, and from what is neither.

use tempfile::TempDir;

use std::path::Path;

use super::{RecordImport, import_record, in_words};
use crate::council::{Record, RecordVote};
use crate::domain::VoteOption;
use crate::store::{Store, Writer};
use jiff::Timestamp;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

async fn fresh() -> (TempDir, Writer) {
    let folder = tempfile::tempdir().unwrap();
    let writer = Writer::open(&folder.path().join("test.db"), NOW).await.unwrap();
    (folder, writer)
}

async fn stored(writer: Writer) -> Record {
    let path = writer.path().to_owned();
    writer.close().await.unwrap();
    Store::open(&path).await.unwrap().snapshot().await.unwrap().record().await.unwrap()
}

fn code(option: VoteOption) -> &'static str {
    match option {
        VoteOption::Yes => "Y",
        VoteOption::No => "N",
        VoteOption::Abstain => "A",
        VoteOption::NotVoting | VoteOption::Absent => "X",
    }
}

/// The lines that the library's file would have for a vote.
fn lines(vote: &RecordVote, ballots: &[(String, VoteOption)]) -> String {
    let resolution = vote.resolution.as_deref().unwrap().replace(' ', "");
    let title = vote.title.as_deref().unwrap_or_default().replace('"', "");
    let modality = if vote.without_vote { "Without vote" } else { "Recorded vote" };
    let line = |(member, option): &(String, VoteOption)| {
        format!("1,{member},{},{},{resolution},,\"{title}\",{modality}\n", code(*option), vote.date)
    };
    ballots.iter().map(line).collect()
}

const HEADER: &str = "undl_id,ms_code,ms_vote,date,resolution,meeting,description,modality\n";

#[tokio::test]
async fn the_bundled_tables_change_nothing() {
    let (_folder, mut writer) = fresh().await;
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/record");
    let (renewal, judged) = import_record(&mut writer, &seeds, RecordImport::default(), NOW).await.unwrap();
    // Terms, sources and flags come back in the order in which they are kept.
    assert!(renewal.changes.iter().all(|change| change.field == "table"), "{}", in_words(&renewal));
    assert_eq!((renewal.faults.len(), renewal.kept, judged), (0, 0, 0));
    let record = stored(writer).await;
    assert!(record.votes == crate::seeds::record().votes && record.topics == crate::seeds::record().topics);
}

/// All adopted resolutions as the library would write them: what it cannot know does not differ.
#[tokio::test]
async fn the_library_s_file_of_the_same_votes_changes_nothing() {
    let (folder, mut writer) = fresh().await;
    let record = crate::seeds::record();
    let mut text = HEADER.to_owned();
    // An amendment can be adopted too, and is no resolution.
    for vote in record.votes.iter().filter(|vote| vote.resolution.is_some()) {
        let mut ballots = vote.ballots.clone();
        if ballots.is_empty() {
            // Without a vote, or in parts: a yes from everybody.
            ballots.extend(record.council(vote.date).map(|term| (term.iso3.clone(), VoteOption::Yes)));
        }
        text.push_str(&lines(vote, &ballots));
    }
    let file = folder.path().join("2026_02_06_sc_voting.csv");
    std::fs::write(&file, text).unwrap();
    let (renewal, _) = import_record(&mut writer, &file, RecordImport::default(), NOW).await.unwrap();
    assert_eq!(in_words(&renewal), "");
    assert_eq!(renewal.kept, 405, "votes that are no adopted resolutions stay");
}

#[tokio::test]
async fn what_differs_is_told_and_what_cannot_be_is_refused() {
    let record = crate::seeds::record();
    let known = |id: &str| record.votes.iter().find(|vote| vote.id == id).unwrap();
    let mut text = HEADER.to_owned();
    // Another ballot of a known resolution.
    let mut ballots = known("S-RES-1973-2011").ballots.clone();
    ballots.iter_mut().find(|(member, _)| member == "DEU").unwrap().1 = VoteOption::Yes;
    text.push_str(&lines(known("S-RES-1973-2011"), &ballots));
    // A known resolution whose file lacks a member.
    text.push_str(&lines(known("S-RES-2254-2015"), &known("S-RES-2254-2015").ballots[1..]));
    // A new resolution, with the Soviet Union's code for Russia's seat.
    let mut new = known("S-RES-2254-2015").clone();
    new.date = "2026-01-14".parse().unwrap();
    new.resolution = Some("S/RES/2812 (2026)".to_owned());
    new.title = Some("extension of reporting on attacks in the Red Sea".to_owned());
    let council: Vec<(String, VoteOption)> = record
        .council(new.date)
        .map(
            |term| {
                if term.iso3 == "RUS" { ("SUN", VoteOption::Abstain) } else { (term.iso3.as_str(), VoteOption::Yes) }
            },
        )
        .map(|(member, option)| (member.to_owned(), option))
        .collect();
    text.push_str(&lines(&new, &council));

    let (folder, mut writer) = fresh().await;
    let file = folder.path().join("votes.csv");
    std::fs::write(&file, &text).unwrap();
    let dry = RecordImport { dry_run: true, ..RecordImport::default() };
    let (told_first, _) = import_record(&mut writer, &file, dry, NOW).await.unwrap();
    let (renewal, _) = import_record(&mut writer, &file, RecordImport::default(), NOW).await.unwrap();
    assert_eq!(renewal, told_first, "a dry run tells the same and changes nothing");
    let told = in_words(&renewal);
    for line in [
        "S-RES-1973-2011: ballot: DEU abstain -> DEU yes\n",
        "S-RES-1973-2011: sources: SCPO SCACT -> SCPO SCACT UNDL",
        "S-RES-2254-2015: cannot be so: AGO sat that day and has no ballot",
        "S-RES-2812-2026: vote: nothing -> 2026-01-14; extension of reporting on attacks in the Red Sea; yes ",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let after = stored(writer).await;
    let found = |id: &str| after.votes.iter().find(|vote| vote.id == id).unwrap();
    assert_eq!(found("S-RES-1973-2011").count(VoteOption::Yes), Some(11));
    assert_eq!(found("S-RES-2254-2015"), known("S-RES-2254-2015"));
    let new = found("S-RES-2812-2026");
    assert_eq!((new.topic.as_str(), new.count(VoteOption::Abstain)), ("yemen", Some(1)));
    assert!(new.ballots.contains(&("RUS".to_owned(), VoteOption::Abstain)));
    assert_eq!(after.to().unwrap().to_string(), "2026-01-14");
}

#[tokio::test]
async fn force_takes_over_what_cannot_be() {
    let (folder, mut writer) = fresh().await;
    let record = crate::seeds::record();
    let vote = record.votes.iter().find(|vote| vote.id == "S-RES-2254-2015").unwrap();
    let file = folder.path().join("votes.csv");
    std::fs::write(&file, HEADER.to_owned() + &lines(vote, &vote.ballots[1..])).unwrap();
    let how = RecordImport { force: true, ..RecordImport::default() };
    let (renewal, _) = import_record(&mut writer, &file, how, NOW).await.unwrap();
    assert_eq!(renewal.faults.len(), 1);
    let after = stored(writer).await;
    assert_eq!(after.votes.iter().find(|other| other.id == vote.id).unwrap().ballots.len(), 14);
}

#[tokio::test]
async fn what_is_no_table_is_refused_with_its_reason() {
    let (folder, mut writer) = fresh().await;
    let file = folder.path().join("file.csv");
    let cases = [
        ("a,b\n1,2\n", "must begin with the columns id,date,"),
        ("iso3,name\nCHN,China\n", "members.csv lacks the column seat"),
        ("ms_code,ms_vote,date\n", "line 1: there is no column resolution"),
        ("ms_code,ms_vote,date,resolution\nCHN,Q,2012-02-04,S/RES/2042(2012)\n", "line 2: ms_vote cannot be \"Q\""),
        ("ms_code,ms_vote,date,resolution\nCHN,Y,4 Feb,S/RES/2042(2012)\n", "line 2: date cannot be"),
        ("ms_code,ms_vote,date,resolution\nCHN,Y,2012-02-04,2042\n", "line 2: resolution cannot be \"2042\""),
    ];
    for (text, reason) in cases {
        std::fs::write(&file, text).unwrap();
        let error = import_record(&mut writer, &file, RecordImport::default(), NOW).await.unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
    for missing in [folder.path().join("nothing"), folder.path().join("none.csv")] {
        let error = import_record(&mut writer, &missing, RecordImport::default(), NOW).await.unwrap_err();
        assert!(error.to_string().contains("cannot be read"), "{error}");
    }
}
