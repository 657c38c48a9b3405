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

#[cfg(test)]
mod tests {
    use super::*;

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
