//! One vote with all that belongs to it.

use crate::domain::{MemberRole, Outcome, Vote, VoteOption};
use crate::store::council::fixture::snapshot;
use crate::store::fixtures::{Database, five};
use crate::store::{Paging, VoteFilter, VoteSort};

#[tokio::test]
async fn a_vote_shows_every_ballot_and_which_were_vetoes() {
    let (_folder, mut snapshot) = snapshot().await;
    let vote = snapshot.vote("S-2012-77").await.unwrap().unwrap();
    assert_eq!((vote.vote.yes, vote.vote.no, vote.vote.abstain), (Some(13), Some(2), Some(0)));
    let names: Vec<_> = vote.ballots.iter().map(|ballot| ballot.name.as_str()).collect();
    assert_eq!(names[..5], ["China", "France", "Russia", "United Kingdom", "United States"]);
    assert!(names.len() == 15 && names[5..].is_sorted());
    for ballot in &vote.ballots {
        let against = ["CHN", "RUS"].contains(&ballot.member.as_str());
        assert_eq!(ballot.is_veto, against, "{}", ballot.member);
        assert_eq!(ballot.option == VoteOption::No, against, "{}", ballot.member);
        let permanent = ["CHN", "FRA", "GBR", "RUS", "USA"].contains(&ballot.member.as_str());
        assert_eq!(ballot.role == MemberRole::Permanent, permanent, "{}", ballot.member);
    }
    let groups: Vec<_> = vote.totals_by_group.iter().map(|total| total.regional_group.as_deref()).collect();
    assert_eq!((groups.len(), groups.is_sorted(), groups.contains(&None)), (5, true, false), "{groups:?}");
    let sum = |count: fn(&crate::domain::GroupTotal) -> u32| vote.totals_by_group.iter().map(count).sum::<u32>();
    assert_eq!(
        (sum(|total| total.member_count), sum(|total| total.yes_count), sum(|total| total.no_count)),
        (15, 13, 2)
    );
    let old = snapshot.vote("S-RES-3-1946").await.unwrap().unwrap();
    // The elected members of that time were of no group.
    assert_eq!((&old.totals_by_group[0].regional_group, old.totals_by_group[0].member_count), (&None, 6));
    assert_eq!(vote.document_url.as_deref(), Some("https://undocs.org/S/2012/77"));
    assert_eq!(vote.meeting_url.as_deref(), Some("https://undocs.org/S/PV.6711"));
    assert_eq!(vote.previous_on_topic.as_deref(), Some("S-2011-612"));
    assert_eq!(vote.next_on_topic.as_deref(), Some("S-RES-2042-2012"));
    assert_eq!(vote.sources.len(), 3);
    assert!(snapshot.vote("S-2012-78").await.unwrap().is_none());
}

#[tokio::test]
async fn flags_and_corrections_are_told_in_words() {
    let (_folder, mut snapshot) = snapshot().await;
    for (id, told) in [
        ("S-RES-3-1946", "has the tally 9-0-1; the ballots here give 9-0-0"),
        ("S-RES-143-1960", "has the date 1960-07-13; the record has 1960-07-14"),
        ("S-7285-Add.1", "The source names Algeria where Argentina sat"),
        ("S-PV.49-preliminary-1", "The library’s list names FRA among those who vetoed"),
        ("S-2020-654", "S/2020/657, S/2020/661"),
    ] {
        let vote = snapshot.vote(id).await.unwrap().unwrap();
        assert!(vote.flag_notes.iter().any(|note| note.meaning.contains(told)), "{id}: {:?}", vote.flag_notes);
    }
    let corrected = snapshot.vote("S-2001-270").await.unwrap().unwrap();
    let note = corrected.sources[0].note.as_str();
    assert!(note.contains("ballots: it has no=USA; abstain=COL"), "{note}");
    let added = snapshot.vote("S-2023-1023").await.unwrap().unwrap();
    let note = added.sources[0].note.as_str();
    assert!(note.contains("the record's main source lacks this vote: press release SC/15544"), "{note}");
    assert_eq!(added.flag_notes[0].meaning, "An amendment to S/2023/999.");
    assert_eq!((added.vote.outcome, added.vote.resolution.as_deref()), (Outcome::Adopted, None));
    let resolution = snapshot.vote("S-RES-176-1962").await.unwrap().unwrap();
    assert_eq!(resolution.document_url.as_deref(), Some("https://undocs.org/S/RES/176(1962)"));
    let official = resolution.sources.iter().find(|source| source.name.starts_with("Official text")).unwrap();
    assert_eq!(official.url.as_deref(), Some("https://undocs.org/S/RES/176(1962)"));
}

#[tokio::test]
async fn what_articles_claim_of_a_vote_stands_beside_it() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let vote = snapshot.vote("S-2012-77").await.unwrap().unwrap();
    assert_eq!(vote.claims.len(), 2);
    assert!(vote.claims.iter().all(|claim| claim.votes.contains(&"S-2012-77".to_owned())));
    assert_eq!((vote.vote.claim_count, vote.claims_url.as_str()), (2, "/v1/votes/S-2012-77/claims"));
    assert_eq!(vote.quotes.len(), 1, "one of the claims stands in a quote");
    let most = VoteFilter { sort: VoteSort::MostClaimed, ..VoteFilter::default() };
    let first = snapshot.votes::<Vote>(&most, &Paging { limit: 1, ..Paging::default() }).await.unwrap().items;
    assert_eq!(first[0].id, "S-2012-77");
}

/// No flag, in any vote, is left without words or with a place unfilled.
#[tokio::test]
async fn every_vote_can_be_shown() {
    let (_folder, mut snapshot) = snapshot().await;
    for known in crate::seeds::record().votes.iter().filter(|vote| !vote.flags.is_empty()).step_by(7) {
        let vote = snapshot.vote(&known.id).await.unwrap().unwrap();
        assert_eq!(vote.ballots.len(), known.ballots.len(), "{}", known.id);
        assert_eq!(vote.flag_notes.len(), known.flags.len(), "{}", known.id);
        for note in &vote.flag_notes {
            assert!(note.meaning.ends_with('.') && !note.meaning.contains(['{', '}']), "{}: {note:?}", known.id);
        }
    }
}
