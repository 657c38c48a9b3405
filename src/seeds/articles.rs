//! Demo articles, so that a new installation has something to show.

/// The file of `seeds/articles` with this name, and the name.
macro_rules! file {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../seeds/articles/", $name)))
    };
}

static ARTICLES: [(&str, &[u8]); 6] = [
    file!("manifest.csv"),
    file!("2012-02-07-lavrov-in-damascus.txt"),
    file!("2012-06-05-one-position-on-syria.html"),
    file!("2012-08-14-an-envoy-in-beijing.txt"),
    file!("2012-arab-league-and-council.jsonl"),
    file!("2023-09-22-a-partnership-in-hangzhou.html"),
];

/// The files of `seeds/articles` by name, the manifest among them; `SOURCES.md` there says what they are.
#[must_use]
pub fn articles() -> &'static [(&'static str, &'static [u8])] {
    &ARTICLES
}
