//! Spellings of a name that no list has: the Arabic article joined, parted or left out, given names
//! with a hyphen, a space or neither between them.

/// Articles of Arabic names, as they are printed.
const ARTICLES: [&str; 8] = ["al", "el", "ad", "ar", "as", "ash", "at", "an"];

/// "Bashar al-Assad" is also printed "al Assad", "alAssad", "Al-Assad", "Assad".
///
/// Case is no concern: names are compared by keys of their lower-case forms.
#[must_use]
pub(super) fn variants(name: &str) -> Vec<String> {
    let mut made = with_article(name);
    made.extend(with_hyphens(name));
    made.extend(without_stops(name));
    made
}

/// "K.P. Roe" is also printed "KP Roe" and "K. P. Roe".
fn without_stops(name: &str) -> Vec<String> {
    let Some((initials, rest)) = name.split_once(' ') else { return Vec::new() };
    let stops = initials.bytes().filter(|&byte| byte == b'.').count();
    if stops < 2 || stops * 2 != initials.len() {
        return Vec::new();
    }
    let parted = initials.replace('.', ". ");
    vec![format!("{} {rest}", initials.replace('.', "")), format!("{parted}{rest}")]
}

/// "Kim Yo-jong" is also printed "Kim Yo Jong" and "Kim Yojong", "Amir Saeid Iravani" also "Amir-Saeid Iravani".
///
/// A hyphen is put into names of three words only: in longer ones it stands at the article.
fn with_hyphens(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() > 1 && words.iter().any(|word| parts(word).is_some()) {
        let with = |between: &str| {
            let joined =
                |word: &&str| parts(word).map_or((*word).to_owned(), |(one, two)| format!("{one}{between}{two}"));
            words.iter().map(joined).collect::<Vec<_>>().join(" ")
        };
        return vec![with(" "), with("")];
    }
    let given = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic) && !is_article(word);
    match words[..] {
        [one, two, three] if [one, two, three].into_iter().all(given) => {
            vec![format!("{one}-{two} {three}"), format!("{one} {two}-{three}")]
        }
        _ => Vec::new(),
    }
}

/// The halves of a word with one hyphen, but for a hyphen behind an article.
fn parts(word: &str) -> Option<(&str, &str)> {
    let (one, two) = word.split_once('-')?;
    let whole = |half: &str| !half.is_empty() && half.chars().all(char::is_alphabetic);
    (whole(one) && whole(two) && !is_article(one)).then_some((one, two))
}

fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word.to_lowercase().as_str())
}

fn with_article(name: &str) -> Vec<String> {
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

    #[test]
    fn initials_stand_with_and_without_stops() {
        assert_eq!(variants("K.P. Roe"), ["KP Roe", "K. P. Roe"]);
        assert!(variants("K. Roe").is_empty());
    }

    #[test]
    fn given_names_are_parted_by_a_hyphen_a_space_or_nothing() {
        assert_eq!(variants("Han Min-jae"), ["Han Min jae", "Han Minjae"]);
        assert_eq!(variants("Amir Karim Sohrabi"), ["Amir-Karim Sohrabi", "Amir Karim-Sohrabi"]);
        assert!(variants("Anna B. Cohen").is_empty());
        assert!(variants("Cohen-Levi").is_empty());
    }
}
