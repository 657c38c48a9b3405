//! Renews a record from another: what differs, vote by vote, and what may be taken over.
//!
//! # Design
//!
//! A table of ours says everything of a vote and replaces it. The library's file says less (adopted
//! resolutions alone, no topic, no difference between absent and not voting, and for adoptions without a
//! vote a yes from everybody): it fills gaps and changes what it contradicts, never what it cannot know.
//! Votes that the file lacks are kept. Each changed vote is judged by itself, so that one wrong line
//! refuses one vote and not the file.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::diff::differences;
use super::un_library::merged;
use super::{
    Correction, FlagMeaning, LibraryVote, Record, RecordChange, RecordFault, RecordMember, RecordSource, RecordTopic,
    RecordVote, Term, record_faults,
};

/// What a file to renew the record from says; a table it lacks stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenRecord {
    pub votes: Option<Vec<RecordVote>>,
    /// Votes as the library publishes them.
    pub voting_data: Option<Vec<LibraryVote>>,
    pub terms: Option<Vec<Term>>,
    pub members: Option<Vec<RecordMember>>,
    pub topics: Option<Vec<RecordTopic>>,
    pub sources: Option<Vec<RecordSource>>,
    pub flags: Option<Vec<FlagMeaning>>,
    pub corrections: Option<Vec<Correction>>,
    /// Columns that were not read, each with its table before it.
    pub passed_over: Vec<String>,
}

/// What comes of renewing a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// The record with everything that may be taken over.
    pub record: Record,
    /// What differs, in the order of the votes, refused votes included.
    pub changes: Vec<RecordChange>,
    /// What cannot be so; the votes it is about are left as they were, unless forced.
    pub faults: Vec<RecordFault>,
    /// Votes that are stored and not given, where the given table could hold them.
    pub kept: usize,
    /// Columns that were not read, each with its table before it.
    pub passed_over: Vec<String>,
}

/// Renews `stored` from `given`; `force` takes over what cannot be so, too.
#[must_use]
pub fn renew(stored: &Record, given: GivenRecord, force: bool) -> Renewal {
    let mut renewal = Renewal {
        record: stored.clone(),
        changes: Vec::new(),
        faults: Vec::new(),
        kept: 0,
        passed_over: given.passed_over.clone(),
    };
    tables(&mut renewal, stored, &given);
    let places: HashMap<&str, usize> = stored.votes.iter().enumerate().map(|(i, vote)| (vote.id.as_str(), i)).collect();
    let mut candidates = given.votes.unwrap_or_default();
    if let Some(votes) = given.voting_data {
        candidates.extend(votes.iter().map(|vote| merged(stored, &renewal.record, vote)));
    }
    if !candidates.is_empty() {
        let ids: HashSet<&str> = candidates.iter().map(|vote| vote.id.as_str()).collect();
        renewal.kept = stored.votes.iter().filter(|vote| !ids.contains(vote.id.as_str())).count();
    }
    for vote in candidates {
        let place = places.get(vote.id.as_str()).copied();
        let changes = differences(place.map(|place| &stored.votes[place]), &vote);
        if changes.is_empty() {
            continue;
        }
        renewal.changes.extend(changes);
        let faults = faults_of(&renewal.record, &vote);
        let sound = faults.is_empty();
        renewal.faults.extend(faults);
        if sound || force {
            match place {
                Some(place) => renewal.record.votes[place] = vote,
                None => renewal.record.votes.push(vote),
            }
        }
    }
    // Stable: votes of one day keep their order, new ones come behind them.
    renewal.record.votes.sort_by_key(|vote| vote.date);
    renewal
}

/// Takes over the tables other than votes, and tells what differs in them.
fn tables(renewal: &mut Renewal, stored: &Record, given: &GivenRecord) {
    let mut table = |id: &str, same: bool, before: usize, after: usize| {
        if !same {
            let (stored, given) = (format!("{before} rows"), format!("{after} rows"));
            renewal.changes.push(RecordChange { id: id.to_owned(), field: "table", stored, given });
        }
    };
    macro_rules! take {
        ($($name:ident),+) => {$(
            if let Some(rows) = &given.$name {
                table(stringify!($name), *rows == stored.$name, stored.$name.len(), rows.len());
                renewal.record.$name.clone_from(rows);
            }
        )+};
    }
    take!(terms, members, topics, sources, flags, corrections);
}

/// What cannot be so in this vote, in the Council of its day.
fn faults_of(record: &Record, vote: &RecordVote) -> Vec<RecordFault> {
    let alone = Record {
        votes: vec![vote.clone()],
        terms: record.terms.clone(),
        topics: record.topics.clone(),
        ..Record::default()
    };
    let mut faults = record_faults(&alone);
    let is_member = |code: &String| record.members.iter().any(|member| member.iso3 == *code);
    let codes = vote.ballots.iter().map(|(code, _)| code).chain(&vote.vetoed_by);
    let unknown: BTreeSet<&String> = codes.filter(|code| !is_member(code)).collect();
    faults.extend(unknown.into_iter().map(|code| fault(vote, format!("{code} is the code of no member"))));
    for flag in &vote.flags {
        let name = flag.split_once(':').map_or(flag.as_str(), |(name, _)| name);
        if !record.flags.iter().any(|known| known.flag == name) {
            faults.push(fault(vote, format!("there is no flag \"{name}\"")));
        }
    }
    for source in &vote.sources {
        if !record.sources.iter().any(|known| known.key == *source) {
            faults.push(fault(vote, format!("there is no source \"{source}\"")));
        }
    }
    faults
}

fn fault(vote: &RecordVote, fault: String) -> RecordFault {
    RecordFault { id: vote.id.clone(), fault }
}
