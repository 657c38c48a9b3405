//! The library's votes by member.
//!
//! The Dag Hammarskjöld Library publishes `…_sc_voting.csv` (<https://digitallibrary.un.org/record/4055387>): a line
//! for each member and adopted resolution, `ms_vote` `Y`, `N`, `A` or `X` (no vote). Drafts that failed and
//! votes on parts are not in it.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use crate::council::{LibraryVote, Symbol};
use crate::domain::VoteOption;

/// The columns of the library's file: those that are read, and those that say no more or what is known of members.
const COLUMNS: [&str; 20] = [
    "ms_code",
    "ms_vote",
    "date",
    "resolution",
    "draft",
    "meeting",
    "agenda",
    "description",
    "subjects",
    "modality",
    "undl_id",
    "undl_link",
    "ms_name",
    "permanent_member",
    "total_yes",
    "total_no",
    "total_abstentions",
    "total_non_voting",
    "total_ms",
    "vote_note",
];

/// The columns of this first line that the library's file is not known to have.
pub(super) fn unknown(header: &str) -> impl Iterator<Item = &str> {
    header.trim_end().split(',').filter(|column| !COLUMNS.contains(column))
}

/// Reads the library's file; where that fails, the line and why.
pub(super) fn read(text: &str) -> Result<Vec<LibraryVote>, (u64, String)> {
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
