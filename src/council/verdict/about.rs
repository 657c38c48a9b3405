//! Whether a vote is on the topic that a text names.
//!
//! The record files each vote under one topic; reports name a part of a conflict, its neighbour, or what the
//! title of the vote names. A vote that is near enough must not accuse, though it may not vouch.

use crate::council::{Record, RecordVote};

/// How near the vote's topic is to the one named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    Other,
    /// A theme that any subject may stand under.
    Theme,
    Near,
    /// The same, or its title names it.
    Same,
}

/// Topics that one report may put under either name: neighbours in a war, a part and its whole.
const NEIGHBOURS: [&str; 16] = [
    "syria golan-undof lebanon palestine iraq egypt-suez jordan tunisia",
    "palestine membership lebanon egypt-suez iran golan-undof entebbe",
    "sudan south-sudan chad central-african-republic",
    "iraq iraq-kuwait iran-iraq iran",
    "libya chad chad-libya terrorism",
    "bosnia-herzegovina croatia former-yugoslavia kosovo north-macedonia albania tribunals membership",
    "somalia piracy eritrea-ethiopia yemen",
    "rwanda burundi dr-congo great-lakes tribunals",
    "zimbabwe-rhodesia south-africa namibia angola mozambique zambia portuguese-territories seychelles membership",
    "dprk korea membership",
    "iran yemen",
    "mali-sahel lake-chad-basin",
    "nicaragua el-salvador guatemala central-america",
    "vietnam cambodia laos membership",
    "ukraine us-soviet-incidents georgia",
    "liberia sierra-leone cote-divoire guinea-bissau guinea",
];
/// Topics that any subject may be filed under.
const THEMES: [&str; 12] = [
    "terrorism",
    "non-proliferation-and-disarmament",
    "tribunals",
    "protection-of-civilians",
    "council-procedure",
    "climate",
    "health",
    "outer-space",
    "piracy",
    "hostage-taking-and-hijacking",
    "women-peace-and-security",
    "international-peace-and-security",
];

/// What reports call by the first is filed under the second: Palestine's admission, the war over Suez.
const FILED: [(&str, &str); 2] = [("palestine", "membership"), ("egypt-suez", "palestine")];

/// How near `vote` is to the topic with the slug `topic`.
pub(super) fn about(record: &Record, vote: &RecordVote, topic: &str) -> About {
    let filed = FILED.iter().any(|(named, under)| *named == topic && *under == vote.topic);
    if vote.topic == topic || filed || names(record, vote, topic) {
        return About::Same;
    }
    let general = |slug: &str| record.topics.iter().any(|known| known.slug == slug && known.general);
    let together = |group: &str| {
        let has = |slug: &str| group.split(' ').any(|member| member == slug);
        has(topic) && has(&vote.topic)
    };
    let themes = THEMES.contains(&vote.topic.as_str()) || THEMES.contains(&topic) || general(&vote.topic);
    match () {
        () if NEIGHBOURS.iter().any(|group| together(group)) => About::Near,
        () if themes => About::Theme,
        () => About::Other,
    }
}

/// Whether the vote's title or its item of the agenda names the topic.
fn names(record: &Record, vote: &RecordVote, topic: &str) -> bool {
    let Some(known) = record.topics.iter().find(|known| known.slug == topic) else { return false };
    let texts = [&vote.title, &vote.agenda_item].into_iter().flatten();
    texts
        .map(|text| text.to_lowercase())
        .any(|text| known.words.iter().filter(|word| word.len() > 3).any(|word| text.contains(word.as_str())))
}
