//! Reads the tables of the Council's record: the bundled ones, and files of the same columns.
//!
//! # Design
//!
//! A table is checked for its columns once, then read by position, so that the bundled 900 kB cost a few
//! milliseconds. Whether what they say holds together (ballots equal the members of that day, outcome
//! follows from ballots) is for `store` to judge before it takes a record; the bundled one is judged by a test.

use csv::{ReaderBuilder, StringRecord};
use thiserror::Error;

use crate::domain::{
    Correction, Day, FlagMeaning, MemberRole, Outcome, Record, RecordMember, RecordSource, RecordTopic, RecordVote,
    Term, VoteOption,
};

/// Raised with every change of the bundled tables; a database with a lower one takes them.
pub const RECORD_VERSION: u32 = 1;

/// The columns of `votes.csv`; lists of members are parted by spaces, flags and sources by semicolons.
pub const VOTE_COLUMNS: [&str; 20] = [
    "id",
    "date",
    "resolution",
    "draft_symbol",
    "meeting",
    "agenda_item",
    "title",
    "topic",
    "vote_kind",
    "outcome",
    "in_official_veto_list",
    "vetoed_by",
    "yes",
    "no",
    "abstain",
    "not_voting",
    "absent",
    "without_vote",
    "flags",
    "sources",
];

/// The ballots' columns of `votes.csv`, with the option each stands for.
const OPTIONS: [(usize, VoteOption); 5] = [
    (12, VoteOption::Yes),
    (13, VoteOption::No),
    (14, VoteOption::Abstain),
    (15, VoteOption::NotVoting),
    (16, VoteOption::Absent),
];

/// Why a table cannot be read.
#[derive(Debug, Error)]
pub enum TableError {
    /// The first line is not the expected one.
    #[error("{table} must begin with the columns {expected}")]
    Columns {
        /// The table.
        table: &'static str,
        /// Its columns, parted by commas.
        expected: String,
    },
    /// It is no CSV.
    #[error("{table}: {source}")]
    Csv {
        /// The table.
        table: &'static str,
        /// What the reader says.
        source: csv::Error,
    },
    /// A field has a value it cannot have.
    #[error("{table}, line {line}: {column} cannot be \"{value}\"")]
    Value {
        /// The table.
        table: &'static str,
        /// The line, counted from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// What stands there.
        value: String,
    },
}

/// The bundled record of the Council's votes, read anew: it takes a few milliseconds.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "a test reads the bundled tables")]
pub fn record() -> Record {
    read().expect("the bundled tables are read by a test")
}

fn read() -> Result<Record, TableError> {
    Ok(Record {
        version: RECORD_VERSION,
        votes: votes(include_str!("../../seeds/record/votes.csv"))?,
        terms: terms(include_str!("../../seeds/record/terms.csv"))?,
        members: rows(
            "members.csv",
            &["iso3", "name", "seat"],
            include_str!("../../seeds/record/members.csv"),
            |row| Ok(RecordMember { iso3: row.text(0), name: row.text(1), seat: row.optional(2) }),
        )?,
        topics: rows(
            "topics.csv",
            &["slug", "label", "covers"],
            include_str!("../../seeds/record/topics.csv"),
            |row| Ok(RecordTopic { slug: row.text(0), label: row.text(1), covers: row.text(2) }),
        )?,
        sources: sources(include_str!("../../seeds/record/sources.csv"))?,
        flags: rows("flags.csv", &["flag", "meaning"], include_str!("../../seeds/record/flags.csv"), |row| {
            Ok(FlagMeaning { flag: row.text(0), meaning: row.text(1) })
        })?,
        corrections: corrections(include_str!("../../seeds/record/corrections.csv"))?,
    })
}

/// Reads a table of votes with the columns of [`VOTE_COLUMNS`].
///
/// # Errors
///
/// When the columns are others, the text is no CSV, or a date, an outcome or a yes-or-no has no such value.
pub fn votes(text: &str) -> Result<Vec<RecordVote>, TableError> {
    rows("votes.csv", &VOTE_COLUMNS, text, |row| {
        Ok(RecordVote {
            id: row.text(0),
            date: row.day(1)?,
            resolution: row.optional(2),
            draft_symbol: row.optional(3),
            meeting: row.optional(4),
            agenda_item: row.optional(5),
            title: row.optional(6),
            topic: row.text(7),
            vote_kind: row.text(8),
            outcome: row.one_of(
                9,
                &[("adopted", Outcome::Adopted), ("vetoed", Outcome::Vetoed), ("not_adopted", Outcome::NotAdopted)],
            )?,
            in_official_veto_list: row.one_of(10, &[("yes", Some(true)), ("no", Some(false)), ("", None)])?,
            vetoed_by: row.list(11, ' '),
            ballots: OPTIONS
                .iter()
                .flat_map(|&(column, option)| row.words(column).map(move |member| (member.to_owned(), option)))
                .collect(),
            without_vote: row.one_of(17, &[("yes", true), ("", false)])?,
            flags: row.list(18, ';'),
            sources: row.list(19, ';'),
        })
    })
}

fn terms(text: &str) -> Result<Vec<Term>, TableError> {
    let columns = ["iso3", "role", "regional_group", "from", "to", "sat_as", "note"];
    rows("terms.csv", &columns, text, |row| {
        Ok(Term {
            iso3: row.text(0),
            role: row.one_of(1, &[("permanent", MemberRole::Permanent), ("elected", MemberRole::Elected)])?,
            regional_group: row.optional(2),
            from: row.day(3)?,
            to: if row.get(4).is_empty() { None } else { Some(row.day(4)?) },
            sat_as: row.optional(5),
            note: row.optional(6),
        })
    })
}

fn sources(text: &str) -> Result<Vec<RecordSource>, TableError> {
    rows("sources.csv", &["key", "name", "url", "licence", "note"], text, |row| {
        Ok(RecordSource {
            key: row.text(0),
            name: row.text(1),
            url: row.optional(2),
            licence: row.text(3),
            note: row.text(4),
        })
    })
}

fn corrections(text: &str) -> Result<Vec<Correction>, TableError> {
    rows("corrections.csv", &["vote_id", "field", "source_value", "value", "basis"], text, |row| {
        Ok(Correction {
            vote_id: row.text(0),
            field: row.text(1),
            source_value: row.text(2),
            value: row.text(3),
            basis: row.text(4),
        })
    })
}

/// One line of a table whose columns have been checked.
struct Row<'r> {
    table: &'static str,
    columns: &'r [&'static str],
    fields: &'r StringRecord,
}

impl<'r> Row<'r> {
    fn get(&self, column: usize) -> &'r str {
        self.fields.get(column).unwrap_or_default()
    }

    fn text(&self, column: usize) -> String {
        self.get(column).to_owned()
    }

    fn optional(&self, column: usize) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    fn words(&self, column: usize) -> impl Iterator<Item = &'r str> {
        self.get(column).split_ascii_whitespace()
    }

    fn list(&self, column: usize, separator: char) -> Vec<String> {
        self.get(column).split(separator).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    fn day(&self, column: usize) -> Result<Day, TableError> {
        self.get(column).parse().map_err(|_| self.fault(column))
    }

    fn one_of<T: Copy>(&self, column: usize, values: &[(&str, T)]) -> Result<T, TableError> {
        let text = self.get(column);
        values.iter().find(|(name, _)| *name == text).map(|&(_, value)| value).ok_or_else(|| self.fault(column))
    }

    fn fault(&self, column: usize) -> TableError {
        TableError::Value {
            table: self.table,
            line: self.fields.position().map_or(0, csv::Position::line),
            column: self.columns.get(column).copied().unwrap_or_default(),
            value: self.text(column),
        }
    }
}

fn rows<T>(
    table: &'static str,
    columns: &[&'static str],
    text: &str,
    read: impl Fn(&Row<'_>) -> Result<T, TableError>,
) -> Result<Vec<T>, TableError> {
    let mut reader = ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|source| TableError::Csv { table, source })?;
    if header != columns {
        return Err(TableError::Columns { table, expected: columns.join(",") });
    }
    let (mut found, mut fields) = (Vec::new(), StringRecord::new());
    while reader.read_record(&mut fields).map_err(|source| TableError::Csv { table, source })? {
        found.push(read(&Row { table, columns, fields: &fields })?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_tables_are_whole() {
        let record = read().unwrap();
        let count = |outcome| record.votes.iter().filter(|vote| vote.outcome == outcome).count();
        assert_eq!(record.votes.len(), 3202);
        assert_eq!((count(Outcome::Adopted), count(Outcome::Vetoed), count(Outcome::NotAdopted)), (2811, 269, 122));
        assert_eq!(record.votes.iter().map(|vote| vote.ballots.len()).sum::<usize>(), 44_888);
        assert_eq!((record.terms.len(), record.members.len(), record.topics.len()), (388, 138, 117));
        assert_eq!(record.to().map(|day| day.to_string()).as_deref(), Some("2025-12-29"));
    }

    #[test]
    fn every_name_in_the_votes_is_explained() {
        let record = read().unwrap();
        for vote in &record.votes {
            assert!(record.topics.iter().any(|topic| topic.slug == vote.topic), "{}: {}", vote.id, vote.topic);
            for (member, _) in &vote.ballots {
                assert!(record.members.iter().any(|known| known.iso3 == *member), "{}: {member}", vote.id);
            }
            for source in &vote.sources {
                assert!(record.sources.iter().any(|known| known.key == *source), "{}: {source}", vote.id);
            }
            for flag in &vote.flags {
                let name = flag.split_once(':').map_or(flag.as_str(), |(name, _)| name);
                assert!(record.flags.iter().any(|known| known.flag == name), "{}: {flag}", vote.id);
            }
        }
        for correction in &record.corrections {
            assert!(record.votes.iter().any(|vote| vote.id == correction.vote_id), "{}", correction.vote_id);
        }
    }

    #[test]
    fn the_bundled_record_holds_together() {
        assert_eq!(crate::domain::record_faults(&read().unwrap()), []);
    }

    #[test]
    fn a_table_that_cannot_be_read_says_why() {
        let header = VOTE_COLUMNS.join(",");
        let line = |date: &str, outcome: &str| {
            format!("{header}\nS-1,{date},,S/1,,,,syria,draft_resolution,{outcome},,,CHN,RUS,,,,,,\n")
        };
        assert_eq!(votes(&line("2012-02-04", "not_adopted")).unwrap()[0].ballots.len(), 2);
        for (text, told) in [
            ("id,date\n".to_owned(), "must begin with the columns id,date,resolution"),
            (line("2012-02-30", "adopted"), "votes.csv, line 2: date cannot be \"2012-02-30\""),
            (line("2012-02-04", "passed"), "line 2: outcome cannot be \"passed\""),
            (format!("{header}\nS-1,2012-02-04\n"), "found record with 2 fields"),
        ] {
            let error = votes(&text).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }
}
