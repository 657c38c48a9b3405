//! The word that somebody who mistyped may have meant.

/// The nearest of `words`, if one is near enough to be worth saying: a third of the letters may differ. Of equally
/// near ones one that begins alike: few mistype the first letter.
pub(in crate::api) fn nearest<'w>(given: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    // Nobody mistypes a name of this length, and the comparison is quadratic.
    if given.len() > 64 {
        return None;
    }
    let given = given.to_lowercase().replace('-', "_");
    words
        .map(|word| {
            let plain = word.to_lowercase().replace('-', "_");
            (distance(&given, &plain), plain.chars().next() != given.chars().next(), word)
        })
        .min()
        .filter(|&(distance, _, word)| {
            let contained = given.len() > 3 && (word.contains(&given) || given.contains(word));
            distance <= word.chars().count().max(given.chars().count()).div_ceil(3) || contained
        })
        .map(|(.., word)| word)
}

/// How many letters must be put in, left out, changed or swapped with their neighbour.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut second: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for i in 1..=from.len() {
        let mut line = vec![i];
        for j in 1..=to.len() {
            let change = last[j - 1] + usize::from(from[i - 1] != to[j - 1]);
            let mut cost = change.min(last[j] + 1).min(line[j - 1] + 1);
            if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                cost = cost.min(second[j - 2] + 1);
            }
            line.push(cost);
        }
        second = std::mem::replace(&mut last, line);
    }
    last[to.len()]
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
