//! The articles that measurements stand on are the same everywhere, and look like articles.

use std::sync::LazyLock;

use communique::extract::Extractor;
use communique::ingest::source::{Format, Options, Reader};

use super::articles::{Article, Corpus};

static CORPUS: LazyLock<Corpus> =
    LazyLock::new(|| Corpus::new(1, &communique::seeds::registry(), &communique::seeds::record()));

fn first(count: u64) -> Vec<Article> {
    (0..count).map(|number| CORPUS.article(number)).collect()
}

/// Of the articles, how many in a hundred.
fn percent(articles: &[Article], of: impl Fn(&Article) -> bool) -> usize {
    articles.iter().filter(|article| of(article)).count() * 100 / articles.len()
}

#[test]
fn a_seed_gives_the_same_articles_for_ever() {
    let mut bytes = Vec::new();
    for article in first(200) {
        serde_json::to_writer(&mut bytes, &article).unwrap();
        bytes.push(b'\n');
    }
    let sum = uuid::Uuid::new_v5(&uuid::Uuid::nil(), &bytes);
    // A change here changes the corpus of every earlier figure: say so in benches/README.md.
    assert_eq!(sum.to_string(), "a036bc9f-d47c-5b2d-9fc3-7355e4f3137a");
    let other = Corpus::new(2, &communique::seeds::registry(), &communique::seeds::record());
    assert_ne!(other.article(0).text, CORPUS.article(0).text);
}

#[test]
fn an_article_has_the_length_and_the_parts_of_one() {
    let articles = first(2_000);
    let lengths: Vec<usize> = articles.iter().map(|article| article.text.chars().count()).collect();
    let mean = lengths.iter().sum::<usize>() / lengths.len();
    assert!((2_600..=2_800).contains(&mean), "{mean} characters");
    assert!(lengths.iter().all(|length| (1_500..=5_000).contains(length)), "{:?}", lengths.iter().max());
    for article in &articles {
        let Article { title, text, .. } = article;
        assert!(text.starts_with(title.as_str()) && text.contains(" — "), "{text}");
        assert!(!text.contains(['{', '}']) && !text.contains("  "), "{text}");
        let marks = text.matches(['“', '"']).count();
        let pairs = if text.contains('“') { marks } else { marks / 2 };
        assert!((1..=9).contains(&pairs), "{pairs} quotes\n{text}");
    }
    assert!(percent(&articles, |article| article.published_on.is_none()) < 5);
    assert!(percent(&articles, |article| article.url.is_none()) < 5);
    let years: std::collections::BTreeSet<_> =
        articles.iter().filter_map(|article| article.published_on.as_deref()?.get(..4)).collect();
    assert_eq!((years.len(), years.first(), years.last()), (12, Some(&"2012"), Some(&"2023")));
    let outlets: std::collections::BTreeSet<_> =
        articles.iter().filter_map(|article| article.publisher.as_ref()).collect();
    assert!(outlets.len() > 20, "{outlets:?}");
}

#[test]
fn an_article_has_as_many_quotes_as_one() {
    let reader = Reader::new(Options { from: Format::Jsonl, ..Options::default() }, &communique::seeds::registry());
    let lines: Vec<String> = first(400).iter().map(|article| serde_json::to_string(article).unwrap()).collect();
    let sources = reader.sources_with(&["-".into()], Box::new(std::io::Cursor::new(lines.join("\n"))));
    let extractor = Extractor::new(&communique::seeds::registry(), communique::seeds::record());
    let mut quotes: Vec<u32> = sources
        .map(|input| extractor.report(reader.read(input.unwrap()).unwrap()).detail.article.quote_count)
        .collect();
    quotes.sort_unstable();
    let mean = f64::from(quotes.iter().sum::<u32>()) / 400.0;
    assert!((3.0..=4.2).contains(&mean), "{mean} quotes");
    assert!(quotes[20] >= 1 && quotes[379] <= 7, "{quotes:?}");
}

#[test]
fn words_are_as_frequent_as_in_the_news() {
    let articles = first(4_000);
    for word in ["council", "resolution"] {
        let share = percent(&articles, |article| {
            let text = article.text.to_lowercase();
            text.split(|c: char| !c.is_alphanumeric()).any(|one| one == word)
        });
        assert!((34..=42).contains(&share), "{word} stands in {share} of a hundred");
    }
    assert!((10..=40).contains(&percent(&articles, |article| article.text.contains("veto"))));
}
