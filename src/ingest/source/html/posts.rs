//! Posts that pages embed from other platforms: the words, who posted them, where.
//!
//! Platforms hand out a block quotation that stands in until their script shows the post: the words in paragraphs,
//! then "— Ada Osei (@ada) June 5, 2012". The quotation is written out as one, its author below it.

use dom_query::NodeRef;

/// Words in the class of such a block quotation, with the platform's name.
const PLATFORMS: [(&str, &str); 9] = [
    ("twitter-", "Twitter"),
    ("instagram-media", "Instagram"),
    ("tiktok-embed", "TikTok"),
    ("bluesky-embed", "Bluesky"),
    ("mastodon-embed", "Mastodon"),
    ("fb-xfbml", "Facebook"),
    ("reddit-", "Reddit"),
    ("truthsocial-embed", "Truth Social"),
    ("threads-", "Threads"),
];
/// A name is no longer.
const NAME_BYTES: usize = 80;

/// The text of an embedded post: the words in quotation marks, and below them author, platform and day.
///
/// None for a block quotation that is no post; nothing for a post that holds no words, such as a picture's.
pub(super) fn read(node: &NodeRef<'_>) -> Option<String> {
    let class = node.class()?.to_ascii_lowercase();
    let (_, platform) = PLATFORMS.iter().find(|(word, _)| class.contains(word))?;
    let said = node.descendants_it().filter(|inner| inner.has_name("p"));
    let said: Vec<String> = said.map(|inner| squeeze(&inner.text())).filter(|text| !text.is_empty()).collect();
    let all = squeeze(&node.text());
    let words = said.join(" ");
    let Some((name, rest)) = author(&all, &words) else { return Some(String::new()) };
    if words.split(' ').count() < 2 || words.starts_with("A post shared by") {
        return Some(String::new());
    }
    // Marks of the post's own stay the only ones: two pairs within each other read as none.
    let quoted = if words.contains(['"', '“', '”']) { words } else { format!("“{words}”") };
    let rest = if rest.is_empty() { String::new() } else { format!(", {rest}") };
    Some(format!("{quoted}\n— {name}, {platform}{rest}"))
}

/// The author's name and what stands behind it: the day.
fn author(all: &str, words: &str) -> Option<(String, String)> {
    let behind = words.split(' ').next_back().and_then(|last| all.rfind(last).map(|at| &all[at + last.len()..]));
    let behind = behind.filter(|behind| behind.contains(['—', '@']) || behind.contains("osted by ")).unwrap_or(all);
    let from = ["— ", "osted by ", "hared by "].iter().find_map(|sign| {
        let at = behind.rfind(sign)?;
        Some(&behind[at + sign.len()..])
    });
    let from = from.or_else(|| behind.find('@').map(|at| &behind[at..]))?;
    let (name, rest) = match from.split_once('(') {
        Some((name, rest)) => (name, rest.split_once(')').map_or("", |(_, rest)| rest)),
        None => match from.split_once(" on ") {
            Some(parts) => parts,
            None => (from.split(' ').next().unwrap_or_default(), ""),
        },
    };
    let name = name.trim();
    let fits = !name.is_empty() && name.len() <= NAME_BYTES;
    fits.then(|| (name.to_owned(), rest.trim().trim_end_matches('.').to_owned()))
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
