//! Suggestions for mistyped names.

use strsim::osa_distance;

/// The nearest of `words`, if one is near enough for a suggestion: a third of the letters may differ. Of equally
/// near ones one that begins alike: few mistype the first letter.
pub(in crate::api) fn nearest<'w>(given: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    // No parameter has a name of this length, and the comparison is quadratic.
    if given.len() > 64 {
        return None;
    }
    let given = given.to_lowercase().replace('-', "_");
    words
        .map(|word| {
            let plain = word.to_lowercase().replace('-', "_");
            (osa_distance(&given, &plain), plain.chars().next() != given.chars().next(), word)
        })
        .min()
        .filter(|&(distance, _, word)| {
            let contained = given.len() > 3 && (word.contains(&given) || given.contains(word));
            distance <= word.chars().count().max(given.chars().count()).div_ceil(3) || contained
        })
        .map(|(.., word)| word)
}

/// What other services call parameters of ours, each with ours of that meaning, of which a list has one or none.
const OTHER_NAMES: [(&[&str], &[&str]); 12] = [
    (&["lang", "locale"], &["language"]),
    (
        &[
            "from",
            "since",
            "start",
            "begin",
            "start_date",
            "from_date",
            "date_from",
            "published_from",
            "published_after",
        ],
        &["published_from", "date_from"],
    ),
    (
        &["to", "until", "end", "end_date", "to_date", "date_to", "published_to", "published_before"],
        &["published_to", "date_to"],
    ),
    (&["page", "offset", "skip", "page_token", "next"], &["cursor"]),
    (&["size", "page_size", "pagesize", "per_page", "perpage", "max", "max_results", "rows", "take"], &["limit"]),
    (&["order", "order_by", "orderby", "sort_by", "sortby"], &["sort"]),
    (&["query", "search", "keyword", "keywords", "term"], &["q"]),
    (&["author", "person", "by"], &["speaker", "actor"]),
    (&["source", "outlet", "newspaper", "domain"], &["publisher"]),
    (&["country", "state", "nationality"], &["speaker_state", "state", "member", "iso3"]),
    (&["group_by", "groupby", "split"], &["split_by", "by"]),
    (&["type"], &["kind", "vote_kind"]),
];

/// The parameter that an unknown name may stand for: what it is called elsewhere, else the nearest.
pub(in crate::api) fn meant<'w>(given: &str, known: impl Iterator<Item = &'w str> + Clone) -> Option<&'w str> {
    let plain = given.to_lowercase().replace('-', "_");
    let mut ours =
        OTHER_NAMES.iter().filter(|(others, _)| others.contains(&plain.as_str())).flat_map(|(_, ours)| *ours);
    let named = ours.find_map(|ours| known.clone().find(|known| known == ours));
    named.or_else(|| nearest(given, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_call_it_is_understood_where_it_is_taken() {
        let quotes = ["q", "speaker", "published_from", "published_to", "limit", "cursor", "sort"];
        let votes = ["q", "topic", "date_from", "date_to", "vote_kind", "limit", "cursor", "sort"];
        for (given, of_quotes, of_votes) in [
            ("from", Some("published_from"), Some("date_from")),
            ("published-to", Some("published_to"), Some("date_to")),
            ("date_from", Some("published_from"), Some("date_from")),
            ("page", Some("cursor"), Some("cursor")),
            ("offset", Some("cursor"), Some("cursor")),
            ("Size", Some("limit"), Some("limit")),
            ("lang", None, None),
            ("limits", Some("limit"), Some("limit")),
            ("type", None, Some("vote_kind")),
        ] {
            assert_eq!(meant(given, quotes.into_iter()), of_quotes, "{given}");
            assert_eq!(meant(given, votes.into_iter()), of_votes, "{given}");
        }
    }

    #[test]
    fn a_near_word_is_found_and_a_far_one_is_not() {
        let words = ["speaker", "speaker_state", "published_from", "dated", "libya", "syria"];
        for (given, near) in [
            ("speker", Some("speaker")),
            ("spaeker", Some("speaker")),
            ("publishedFrom", Some("published_from")),
            ("date", Some("dated")),
            ("speaker-state", Some("speaker_state")),
            ("sirya", Some("syria")),
            ("colour", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(given, words.into_iter()), near, "{given}");
        }
    }
}
