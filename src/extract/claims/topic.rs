//! What the votes are about: the topic that a clause names, else its sentence, its paragraph, the headline,
//! the whole article; none where several stand side by side.

use super::sentence::View;
use super::states::{Naming, States};
use super::vocabulary;
use crate::domain::SegmentKind;
use crate::extract::Doc;
use crate::extract::text::token::Class;

/// States that are often named as members, and so point to their own topic only behind "on" and the like.
const WEAK: [([u8; 3], &str); 28] = [
    (*b"ZAF", "south-africa"),
    (*b"COL", "colombia"),
    (*b"EGY", "egypt-suez"),
    (*b"PAK", "india-pakistan"),
    (*b"CUB", "cuba"),
    (*b"ALB", "albania"),
    (*b"GRC", "greece"),
    (*b"ESP", "spain"),
    (*b"SEN", "senegal"),
    (*b"BEN", "benin"),
    (*b"ZMB", "zambia"),
    (*b"JOR", "jordan"),
    (*b"PAN", "panama"),
    (*b"THA", "thailand"),
    (*b"GIN", "guinea"),
    (*b"BHR", "bahrain"),
    (*b"GMB", "gambia"),
    (*b"COM", "comoros"),
    (*b"SYC", "seychelles"),
    (*b"LAO", "laos"),
    (*b"VNM", "vietnam"),
    (*b"HUN", "hungary"),
    (*b"TUN", "tunisia"),
    (*b"IDN", "indonesia"),
    (*b"GTM", "guatemala"),
    (*b"DOM", "dominican-republic"),
    (*b"GRD", "grenada"),
    (*b"TCD", "chad"),
];

/// Topics that name no place; a place named beside one is what the vote was on.
const THEMES: [&str; 4] = ["terrorism", "women-peace-security", "children-armed-conflict", "protection-of-civilians"];

/// Topics named in the tokens `from..to`, each once. Members that act and papers' sponsors name none.
pub(super) fn named<'v>(view: &'v View<'_>, from: usize, to: usize, members: &[[u8; 3]]) -> Vec<&'v str> {
    let mut topics: Vec<&str> = Vec::new();
    for named in view.named.iter().filter(|named| from <= named.first && named.end <= to) {
        let acts = named.naming != Naming::Subject && named.members.iter().all(|code| members.contains(code));
        let sponsors = named.naming == Naming::Demonym && view.is(named.end, vocabulary::PAPER);
        let listed = view.any(named.first.wrapping_sub(1), &["including"]) || votes_along(view, named.first);
        let sponsors = sponsors || is_sponsor(view, named.first);
        let listed = listed || is_ballot(view, named.first);
        let led = is_led(view, named.first);
        let weak = || WEAK.iter().find(|(code, _)| led && named.members == [*code]).map(|(_, topic)| *topic);
        if let Some(topic) = named.topic.filter(|_| !acts && !sponsors && !listed).or_else(weak)
            && !topics.contains(&topic)
        {
            topics.push(topic);
        }
    }
    merge(topics)
}

/// Whether the name, or the list that it stands in, is what something is about.
pub(super) fn is_led(view: &View<'_>, at: usize) -> bool {
    let first = view.group_at(at).map_or(at, |group| group.first);
    let before = view.before_the(first);
    view.any(before, &["on", "about", "over", "concerning", "regarding", "against", "condemning", "targeting"])
        || view.any(before, &["concerns", "concerned", "addresses", "addressed"])
        // "addressed the situation in Iraq"
        || view.any(before, &["in"]) && view.any(before.wrapping_sub(1), &["situation"])
        // "When it comes to Namibia", "as for Libya", "the question of Cyprus"
        || view.any(before, &["to"]) && view.any(before.wrapping_sub(1), &["comes", "came", "regard"])
        || view.any(before, &["for"]) && view.any(before.wrapping_sub(1), &["as"])
        || view.any(before, &["of"])
            && view.any(before.wrapping_sub(1), &["question", "issue", "subject", "matter", "mandate", "mandates"])
        || view.any(before, &["with"]) && view.any(before.wrapping_sub(1), &["deals", "dealing", "dealt", "concerned"])
}

/// Whether the topic is named as what the draft is about: "a draft on Mali", "the Mali draft".
pub(super) fn is_about(view: &View<'_>, topic: Option<&str>) -> bool {
    let weak = |code: &[u8; 3]| WEAK.iter().any(|(own, slug)| own == code && Some(*slug) == topic);
    view.named.iter().any(|named| {
        let own = named.topic.is_some() && named.topic == topic || named.members.iter().any(weak);
        let paper = named.naming != Naming::Demonym && view.is(named.end, vocabulary::PAPER);
        own && (is_led(view, named.first) || paper || has_mandate(view, named.first, named.end))
    })
}

/// "UNSMIL's mandate", "the mandate of the UN mission in Sierra Leone (UNAMSIL)": what is extended or ended is on it.
fn has_mandate(view: &View<'_>, first: usize, end: usize) -> bool {
    let own = view.class(end) == Some(Class::Suffix) && view.any(end + 1, &["mandate"]);
    let of = |mandate: usize| {
        view.any(mandate, &["mandate"])
            && view.any(mandate + 1, &["of", "for"])
            && !(mandate..first).any(|at| view.class(at) == Some(Class::Comma))
    };
    own || (first.saturating_sub(12).max(view.first)..first).any(of)
}

/// Whether the word is for who rules a state.
pub(super) fn is_ruler(view: &View<'_>, at: usize) -> bool {
    view.any(at, &["regime", "government", "rulers", "leadership", "authorities"])
}

/// Whether the sentence names a part of the topic alone: "Gaza" without Israel or the Palestinians.
pub(super) fn is_narrow(view: &View<'_>, topic: Option<&str>) -> bool {
    const PARTS: [&str; 4] = ["gaza", "gaza strip", "rafah", "hamas"];
    let mut parts = view.named.iter().filter(|named| named.topic.is_some() && named.topic == topic).peekable();
    let is_part = |first: usize, end: usize| {
        let words: Vec<_> = (first..end).map(|at| view.word(at).to_ascii_lowercase()).collect();
        PARTS.contains(&words.join(" ").as_str())
    };
    parts.peek().is_some() && parts.all(|named| is_part(named.first, named.end))
}

/// Members listed beside others: "China, Lebanon and India abstained".
fn votes_along(view: &View<'_>, at: usize) -> bool {
    view.group_at(at).is_some_and(|group| group.members.len() > 2)
}

/// "drafted by Britain and Sierra Leone"
fn is_sponsor(view: &View<'_>, at: usize) -> bool {
    let sponsors = [
        "drafted",
        "sponsored",
        "co-sponsored",
        "proposed",
        "submitted",
        "prepared",
        "penned",
        "tabled",
        "introduced",
        "presented",
        "authored",
        "circulated",
        "written",
    ];
    let first = view.group_at(at).map_or(at, |group| group.first);
    let by = view.before_the(first);
    view.any(by, &["by"]) && view.any(by.wrapping_sub(1), &sponsors)
}

/// "two opposing (Cuba and Yemen)", "with Cuba and Yemen opposed": who voted, not what was voted on.
fn is_ballot(view: &View<'_>, at: usize) -> bool {
    let Some(group) = view.group_at(at).filter(|group| !group.adjective) else { return false };
    let noted =
        view.class(view.before_the(group.first)) == Some(Class::Open) && view.class(group.end) == Some(Class::Close);
    let verb = group.end + usize::from(view.any(group.end, &["being", "both", "all"]));
    noted && group.members.len() > 1
        || view.any(verb, &["opposed", "opposing", "abstaining", "abstained", "dissenting"])
        || view.any(verb, &["voting", "voted"]) && !view.any(verb + 1, &["on"])
}

/// Of two topics that one story names together, the narrower.
fn merge(mut topics: Vec<&str>) -> Vec<&str> {
    let pairs: [(&str, &str); 8] = [
        ("membership", "palestine"),
        ("lebanon", "palestine"),
        ("golan-undof", "palestine"),
        ("golan-undof", "syria"),
        ("iraq-kuwait", "iraq"),
        ("kosovo", "former-yugoslavia"),
        ("bosnia-herzegovina", "former-yugoslavia"),
        ("south-sudan", "sudan"),
    ];
    for (narrow, wide) in pairs {
        if topics.contains(&narrow) {
            topics.retain(|topic| *topic != wide);
        }
    }
    if topics.iter().any(|topic| !THEMES.contains(topic)) {
        topics.retain(|topic| !THEMES.contains(topic));
    }
    topics
}

/// The topic that an article is mostly about: of its headline, or of three in five of the names in it.
pub(super) fn of_article(doc: &Doc<'_>, states: &States) -> Option<String> {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    let mut at = 0;
    while at < doc.tokens.len() {
        let Some(named) = states.at(&doc.tokens, at) else {
            at += 1;
            continue;
        };
        let kind = doc.kind_at(doc.tokens[at].start);
        at = named.end;
        let Some(topic) = named.topic.filter(|_| kind.has_findings()) else { continue };
        let weight = if kind == SegmentKind::Title { 3 } else { 1 };
        match counts.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, count)) => *count += weight,
            None => counts.push((topic, weight)),
        }
    }
    let total: u32 = counts.iter().map(|(_, count)| count).sum();
    let (topic, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 5 >= total * 3).then(|| topic.to_owned())
}
