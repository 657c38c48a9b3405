//! Spellings of a name that no list has: the Arabic article joined, parted or left out.

/// Articles of Arabic names, as they are printed.
const ARTICLES: [&str; 8] = ["al", "el", "ad", "ar", "as", "ash", "at", "an"];

/// "Bashar al-Assad" is also printed "al Assad", "alAssad", "Al-Assad", "Assad".
///
/// Case is no concern: names are compared by keys of their lower-case forms.
#[must_use]
pub(super) fn variants(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let Some((at, article, rest)) = words.iter().enumerate().rev().find_map(|(at, word)| split(&words, at, word))
    else {
        return Vec::new();
    };
    let skip = if words[at].contains('-') { 1 } else { 2 };
    let (before, behind) = (&words[..at], &words[at + skip..]);
    let others = [format!("{article}-{rest}"), format!("{article} {rest}"), format!("{article}{rest}")];
    let bare = (!before.is_empty()).then(|| rest.to_owned());
    others.into_iter().chain(bare).map(|middle| joined(before, &middle, behind)).filter(|made| made != name).collect()
}

fn split<'n>(words: &[&'n str], at: usize, word: &'n str) -> Option<(usize, &'n str, &'n str)> {
    let is_article = |word: &str| ARTICLES.contains(&word.to_lowercase().as_str());
    if let Some((article, rest)) = word.split_once('-') {
        return (is_article(article) && !rest.is_empty()).then_some((at, article, rest));
    }
    let rest = words.get(at + 1)?;
    is_article(word).then_some((at, word, *rest))
}

fn joined(before: &[&str], middle: &str, behind: &[&str]) -> String {
    let words: Vec<&str> = before.iter().copied().chain([middle]).chain(behind.iter().copied()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_joined_parted_or_left_out() {
        assert_eq!(variants("Amin al-Karim"), ["Amin al Karim", "Amin alKarim", "Amin Karim"]);
        assert_eq!(variants("Amin Al Karim"), ["Amin Al-Karim", "Amin AlKarim", "Amin Karim"]);
        assert_eq!(variants("al-Karim"), ["al Karim", "alKarim"]);
        assert!(variants("Alan Alda").is_empty());
    }
}
