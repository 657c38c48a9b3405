//! Import files of the Council's record: tables of ours, or the library's votes by member.
//!
//! # The library's file
//!
//! The Dag Hammarskjöld Library publishes `…_sc_voting.csv` (<https://digitallibrary.un.org/record/4055387>): a line
//! for each member and adopted resolution, `ms_vote` `Y`, `N`, `A` or `X` (no vote). Drafts that failed and
//! votes on parts are not in it. Its columns may come in any order, and further ones are passed over.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use csv::{ReaderBuilder, StringRecord};
use jiff::Timestamp;
use thiserror::Error;

use crate::council::{GivenRecord, LibraryVote, Renewal, Symbol};
use crate::domain::VoteOption;
use crate::seeds::{TableError, record_table};
use crate::store::Writer;

/// Why a record could not be renewed.
#[derive(Debug, Error)]
pub enum RecordImportError {
    /// A file cannot be read.
    #[error("{path} cannot be read: {source}")]
    Read {
        /// The path of the file.
        path: PathBuf,
        /// The error of the operating system or reader.
        source: std::io::Error,
    },
    /// A folder holds no table of the record.
    #[error("{0} holds no .csv file")]
    Empty(PathBuf),
    /// A table cannot be read.
    #[error("{path}: {source}")]
    Table {
        /// The path of the file.
        path: PathBuf,
        /// The error of the operating system or reader.
        source: TableError,
    },
    /// The library's file cannot be read.
    #[error("{path}, line {line}: {detail}")]
    Library {
        /// The path of the file.
        path: PathBuf,
        /// The line, counted from 1.
        line: u64,
        /// The error of the operating system or reader.
        detail: String,
    },
    /// The database did not do what was asked.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
}

/// How a record is to be renewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordImport {
    /// Take over what cannot be so, too.
    pub force: bool,
    /// Tell what differs, and change nothing.
    pub dry_run: bool,
}

/// Renews the record from a file, or from every table in a folder.
///
/// The number is that of stored claims with another answer than before.
///
/// # Errors
///
/// A file cannot be read or is none of these tables, or the database cannot be written; nothing has changed then.
pub async fn import_record(
    writer: &mut Writer,
    path: &Path,
    how: RecordImport,
    now: Timestamp,
) -> Result<(Renewal, u64), RecordImportError> {
    let given = read_record(path)?;
    Ok(writer.renew_record(given, how.force, !how.dry_run, now).await?)
}

/// What a renewal did, a line for each difference and fault.
#[must_use]
pub fn in_words(renewal: &Renewal) -> String {
    let mut text = String::new();
    for change in &renewal.changes {
        let (id, field) = (&change.id, change.field);
        let stored = if change.stored.is_empty() { "nothing" } else { &change.stored };
        let _ = writeln!(text, "{id}: {field}: {stored} -> {}", change.given);
    }
    for fault in &renewal.faults {
        let _ = writeln!(text, "{}: cannot be so: {}", fault.id, fault.fault);
    }
    text
}

fn read_record(path: &Path) -> Result<GivenRecord, RecordImportError> {
    let cannot = |source| RecordImportError::Read { path: path.to_owned(), source };
    let mut given = GivenRecord::default();
    if !path.is_dir() {
        table(path, &mut given)?;
        return Ok(given);
    }
    let mut files = Vec::new();
    for entry in path.read_dir().map_err(cannot)? {
        let file = entry.map_err(cannot)?.path();
        // What the record leaves out is documented beside its tables, and is none of them.
        let excluded = file.file_name().is_some_and(|name| name == "excluded.csv");
        if file.extension().is_some_and(|extension| extension == "csv") && !excluded {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(RecordImportError::Empty(path.to_owned()));
    }
    for file in files {
        table(&file, &mut given)?;
    }
    Ok(given)
}

/// Reads one table, whichever it is.
fn table(path: &Path, given: &mut GivenRecord) -> Result<(), RecordImportError> {
    let text =
        std::fs::read_to_string(path).map_err(|source| RecordImportError::Read { path: path.to_owned(), source })?;
    let header = text.lines().next().unwrap_or_default();
    if header.contains("ms_vote") && header.contains("ms_code") {
        let fault = |(line, detail)| RecordImportError::Library { path: path.to_owned(), line, detail };
        given.voting_data = Some(library(&text).map_err(fault)?);
        return Ok(());
    }
    record_table(&text, given).map_err(|source| RecordImportError::Table { path: path.to_owned(), source })
}

/// Reads the library's file; where that fails, the line and why.
fn library(text: &str) -> Result<Vec<LibraryVote>, (u64, String)> {
    let mut reader = ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|error| (1, error.to_string()))?.clone();
    for needed in ["ms_code", "ms_vote", "date", "resolution"] {
        if !header.iter().any(|column| column == needed) {
            return Err((1, format!("there is no column {needed}")));
        }
    }
    let mut votes: Vec<LibraryVote> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for line in reader.records() {
        let line = line.map_err(|error| (error.position().map_or(0, csv::Position::line), error.to_string()))?;
        let number = line.position().map_or(0, csv::Position::line);
        let line = Line { header: &header, fields: &line };
        let vote = line.vote().map_err(|detail| (number, detail))?;
        let ballot = line.ballot().map_err(|detail| (number, detail))?;
        let place = *places.entry(vote.resolution.clone()).or_insert_with(|| {
            votes.push(vote);
            votes.len() - 1
        });
        votes[place].ballots.push(ballot);
    }
    Ok(votes)
}

/// One line of the library's file: one member's vote.
struct Line<'f> {
    header: &'f StringRecord,
    fields: &'f StringRecord,
}

impl Line<'_> {
    fn get(&self, column: &str) -> &str {
        let place = self.header.iter().position(|known| known == column);
        place.and_then(|place| self.fields.get(place)).unwrap_or_default().trim()
    }

    fn optional(&self, column: &str) -> Option<String> {
        Some(self.get(column).to_owned()).filter(|text| !text.is_empty())
    }

    /// A symbol in the record's spelling; as it stands where it is none.
    fn symbol(&self, column: &str) -> Option<String> {
        let text = self.optional(column)?;
        Some(Symbol::parse(&text).map_or(text, |symbol| symbol.to_string()))
    }

    fn vote(&self) -> Result<LibraryVote, String> {
        let date = self.get("date").parse().map_err(|_| format!("date cannot be \"{}\"", self.get("date")))?;
        let resolution = match Symbol::parse(self.get("resolution")) {
            Some(Symbol::Resolution { number, year: Some(year) }) => format!("S/RES/{number} ({year})"),
            _ => return Err(format!("resolution cannot be \"{}\"", self.get("resolution"))),
        };
        let modality = self.get("modality").to_lowercase();
        Ok(LibraryVote {
            resolution,
            date,
            draft_symbol: self.symbol("draft"),
            meeting: self.symbol("meeting"),
            agenda_item: self.optional("agenda"),
            description: self.optional("description"),
            subjects: self.optional("subjects"),
            without_vote: ["without", "acclamation", "consensus"].iter().any(|word| modality.contains(word)),
            ballots: Vec::new(),
        })
    }

    fn ballot(&self) -> Result<(String, VoteOption), String> {
        let option = match self.get("ms_vote") {
            "Y" | "y" => VoteOption::Yes,
            "N" | "n" => VoteOption::No,
            "A" | "a" => VoteOption::Abstain,
            "X" | "x" | "" => VoteOption::NotVoting,
            other => return Err(format!("ms_vote cannot be \"{other}\"")),
        };
        match self.get("ms_code") {
            "" => Err("ms_code is empty".to_owned()),
            code => Ok((code.to_uppercase(), option)),
        }
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::council::{Record, RecordVote};
    use crate::store::Store;

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
        let council: Vec<(String, VoteOption)> =
            record
                .council(new.date)
                .map(|term| {
                    if term.iso3 == "RUS" {
                        ("SUN", VoteOption::Abstain)
                    } else {
                        (term.iso3.as_str(), VoteOption::Yes)
                    }
                })
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
            "S-RES-1973-2011: ballots: yes BIH COL FRA GAB GBR LBN NGA PRT USA ZAF; abstain BRA CHN DEU IND RUS -> ",
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
}
