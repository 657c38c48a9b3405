//! The record's tables as typed rows: the bundled ones, and files of the same columns.
//!
//! # Design
//!
//! A table's columns are found once, then read by position, so that the bundled 900 kB cost a few
//! milliseconds. Whether what they say holds together (ballots equal the members of that day, outcome
//! follows from ballots) is for `store` to judge before it takes a record; the bundled one is judged by a test.

#[cfg(test)]
mod tests;

use crate::council::{
    Correction, FlagMeaning, GivenRecord, Record, RecordMember, RecordSource, RecordTopic, RecordVote, Term,
};
use crate::domain::{MemberRole, Outcome, VoteOption};
use crate::seeds::table::{TableError, header, rows};

/// Raised with every change of the bundled tables; a database with a lower one takes them.
pub const RECORD_VERSION: u32 = 2;

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

const TERM_COLUMNS: [&str; 7] = ["iso3", "role", "regional_group", "from", "to", "sat_as", "note"];
const MEMBER_COLUMNS: [&str; 3] = ["iso3", "name", "seat"];
const TOPIC_COLUMNS: [&str; 5] = ["slug", "label", "covers", "words", "general"];
const SOURCE_COLUMNS: [&str; 5] = ["key", "name", "url", "licence", "note"];
const FLAG_COLUMNS: [&str; 2] = ["flag", "meaning"];
const CORRECTION_COLUMNS: [&str; 5] = ["vote_id", "field", "source_value", "value", "basis"];

/// The ballots' columns of `votes.csv`, with the option each stands for.
const OPTIONS: [(usize, VoteOption); 5] = [
    (12, VoteOption::Yes),
    (13, VoteOption::No),
    (14, VoteOption::Abstain),
    (15, VoteOption::NotVoting),
    (16, VoteOption::Absent),
];

/// The bundled record of the Council's votes, read anew: it takes a few milliseconds.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "a test reads the bundled tables")]
pub fn record() -> Record {
    read().expect("the bundled tables are read by a test")
}

/// The codes of the bundled record's members, in its order.
pub fn member_codes() -> impl Iterator<Item = &'static str> {
    keys(include_str!("../../../seeds/record/members.csv"))
}

/// The slugs of the bundled record's topics, in its order.
pub fn topic_slugs() -> impl Iterator<Item = &'static str> {
    keys(include_str!("../../../seeds/record/topics.csv"))
}

/// The first column of a bundled table, without reading the rest: the contract names these.
fn keys(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().skip(1).filter_map(|line| line.split(',').next())
}

fn read() -> Result<Record, TableError> {
    Ok(Record {
        version: RECORD_VERSION,
        votes: votes(include_str!("../../../seeds/record/votes.csv"))?,
        terms: terms(include_str!("../../../seeds/record/terms.csv"))?,
        members: members(include_str!("../../../seeds/record/members.csv"))?,
        topics: topics(include_str!("../../../seeds/record/topics.csv"))?,
        sources: sources(include_str!("../../../seeds/record/sources.csv"))?,
        flags: flags(include_str!("../../../seeds/record/flags.csv"))?,
        corrections: corrections(include_str!("../../../seeds/record/corrections.csv"))?,
    })
}

/// The tables of the record, by what their columns are; a table of members differs from one of terms by its name.
const TABLES: [(&str, &[&str]); 7] = [
    ("votes", &VOTE_COLUMNS),
    ("terms", &TERM_COLUMNS),
    ("members", &MEMBER_COLUMNS),
    ("topics", &TOPIC_COLUMNS),
    ("sources", &SOURCE_COLUMNS),
    ("flags", &FLAG_COLUMNS),
    ("corrections", &CORRECTION_COLUMNS),
];

/// Reads one of the record's tables, whichever the first line says it is, into `given`.
///
/// The columns may come in any order. Those that no table has are noted in `given` and passed over.
///
/// # Errors
///
/// When the columns are those of no table of the record, one of them lacks, or a line cannot be read.
pub fn record_table(text: &str, given: &mut GivenRecord) -> Result<(), TableError> {
    let header = header(text);
    let has = |column: &&&str| header.iter().any(|given| given == **column);
    // The table most of whose columns are there: one that is misspelt must not hide which table it is.
    let share = |columns: &[&str]| columns.iter().filter(has).count() * 100 / columns.len();
    let nearest = TABLES.iter().max_by_key(|(_, columns)| (share(columns), columns.len()));
    let Some((name, columns)) = nearest.filter(|(_, columns)| share(columns) >= 50) else {
        return Err(TableError::Columns { table: "a table of the record", expected: VOTE_COLUMNS.join(",") });
    };
    match *name {
        "votes" => given.votes = Some(votes(text)?),
        "terms" => given.terms = Some(terms(text)?),
        "members" => given.members = Some(members(text)?),
        "topics" => given.topics = Some(topics(text)?),
        "sources" => given.sources = Some(sources(text)?),
        "flags" => given.flags = Some(flags(text)?),
        _ => given.corrections = Some(corrections(text)?),
    }
    let unknown = header.iter().filter(|given| !columns.contains(&given.as_str()));
    given.passed_over.extend(unknown.map(|column| format!("{name}: {column}")));
    Ok(())
}

fn votes(text: &str) -> Result<Vec<RecordVote>, TableError> {
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

fn members(text: &str) -> Result<Vec<RecordMember>, TableError> {
    rows("members.csv", &MEMBER_COLUMNS, text, |row| {
        Ok(RecordMember { iso3: row.text(0), name: row.text(1), seat: row.optional(2) })
    })
}

fn topics(text: &str) -> Result<Vec<RecordTopic>, TableError> {
    rows("topics.csv", &TOPIC_COLUMNS, text, |row| {
        Ok(RecordTopic {
            slug: row.text(0),
            label: row.text(1),
            covers: row.text(2),
            words: row.list(3, ';'),
            general: row.one_of(4, &[("yes", true), ("", false)])?,
        })
    })
}

fn flags(text: &str) -> Result<Vec<FlagMeaning>, TableError> {
    rows("flags.csv", &FLAG_COLUMNS, text, |row| Ok(FlagMeaning { flag: row.text(0), meaning: row.text(1) }))
}

fn terms(text: &str) -> Result<Vec<Term>, TableError> {
    rows("terms.csv", &TERM_COLUMNS, text, |row| {
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
    rows("sources.csv", &SOURCE_COLUMNS, text, |row| {
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
    rows("corrections.csv", &CORRECTION_COLUMNS, text, |row| {
        Ok(Correction {
            vote_id: row.text(0),
            field: row.text(1),
            source_value: row.text(2),
            value: row.text(3),
            basis: row.text(4),
        })
    })
}
