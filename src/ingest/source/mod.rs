//! Sources: paths and standard input become [`RawArticle`]s, or refusals with a reason.
//!
//! # Design
//!
//! Reading goes in two steps, so that a loader can keep one cheap loop over the sources and spread the costly
//! part over its workers: [`Sources`] walks folders and cuts files of records apart, yielding an [`Unread`]
//! for each article, archives opened member by member; [`Reader::read`] decodes and parses it. Nothing here stops at a bad input: it is named,
//! with what can be done about it, and the next one follows. No more than one article of at most
//! [`Options::max_bytes`] is in memory for each `Unread`, however large the files are.
//!
//! What an operator says beside the files (flags, then `manifest.csv`) overrules what the files say.

mod bundled;
mod compression;
mod container;
mod dates;
mod encoding;
mod feed;
mod format;
mod html;
mod json;
mod manifest;
mod metered;
mod notes;
mod opening;
mod options;
mod progress;
mod publisher_domain;
mod table;
mod walk_paths;
mod warc;

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use crate::domain::{Basis, RawArticle, Registry, Stated};
use crate::extract::unwrapped;

pub use dates::DateOrder;
pub use format::Format;
use json::Rules;
use json::fields::FieldNames;
pub(crate) use json::fields::mapping;
pub(crate) use manifest::NAME as MANIFEST;
use manifest::Row;
pub use notes::{Noted, Notes, Skips};
pub use options::{MAX_BYTES, Options};
pub use progress::Progress;
use publisher_domain::Outlets;
pub use walk_paths::Sources;

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{name}: {reason}")]
pub struct Refusal {
    /// Which one: a path, or a path and a line.
    pub name: String,
    /// Why, and what to do about it.
    pub reason: String,
}

/// An article that has been found but not read.
#[derive(Debug)]
pub struct Unread {
    /// Which one: a path, or a path and a line.
    pub name: String,
    file: Option<String>,
    format: Format,
    content: Content,
    row: Option<Arc<Row>>,
    /// The title of the feed it is from, which publishes it where nothing says who does.
    feed: Option<String>,
}

impl Unread {
    /// How many bytes it has, as far as is known without reading it.
    #[must_use]
    pub fn size(&self) -> u64 {
        match &self.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::File(path) => path.metadata().map_or(0, |file| file.len()),
        }
    }
}

/// Where an article's bytes are.
#[derive(Debug)]
enum Content {
    File(PathBuf),
    Bytes(Vec<u8>),
}

/// Reads articles. One serves any number of workers.
#[derive(Debug)]
pub struct Reader {
    options: Options,
    outlets: Outlets,
    rules: Rules,
    notes: Arc<Notes>,
}

impl Reader {
    /// A reader that knows outlets by the domains of `registry`.
    #[must_use]
    pub fn new(options: Options, registry: &Registry) -> Self {
        let rules = Rules { names: FieldNames::new(&options.map), dates: options.dates };
        Self { options, outlets: Outlets::new(registry), rules, notes: Arc::default() }
    }

    /// What is left out of the articles that are read.
    #[must_use]
    pub fn notes(&self) -> Arc<Notes> {
        Arc::clone(&self.notes)
    }

    /// The articles of these paths, in order; folders in the order of their names. `-` is standard input.
    #[must_use]
    pub fn sources(&self, paths: &[PathBuf]) -> Sources {
        self.sources_with(paths, Box::new(std::io::stdin()))
    }

    /// The same with something else for standard input.
    #[must_use]
    pub fn sources_with(&self, paths: &[PathBuf], input: Box<dyn Read + Send>) -> Sources {
        Sources::new(&self.options, paths, input)
    }

    /// Decodes and parses one article.
    ///
    /// # Errors
    /// Where it is no text, too large, empty, or not in the format it is said to be in.
    pub fn read(&self, unread: Unread) -> Result<RawArticle, Refusal> {
        let Unread { name, file, format, content, row, feed } = unread;
        let article = self.parse(&name, format, content).map(|article| RawArticle { file, ..article });
        let mut article = article.map_err(|reason| Refusal { name, reason })?;
        let metadata = std::mem::take(&mut article.metadata);
        let mut said = row.map(|row| row.metadata()).unwrap_or_default();
        said.publisher = Stated::new(self.options.publisher.clone(), Basis::Manifest).or(said.publisher);
        said.published_on = Stated::new(self.options.published_on, Basis::Manifest).or(said.published_on);
        article.metadata = said.or(metadata);
        if let Some(joined) = unwrapped(&article.text) {
            article.text = joined;
        }
        article = self.infer(article);
        article.metadata.publisher = article.metadata.publisher.or(Stated::new(feed, Basis::Markup));
        Ok(article)
    }

    /// Concludes from the URL who published an article that does not say it.
    #[must_use]
    pub fn infer(&self, mut article: RawArticle) -> RawArticle {
        let publisher = article.metadata.url.value.as_deref().and_then(|url| self.outlets.of(url));
        let inferred = Stated::new(publisher.map(str::to_owned), Basis::Inferred);
        article.metadata.publisher = std::mem::take(&mut article.metadata.publisher).or(inferred);
        article
    }

    /// Calls a publisher that is stated as a domain by its name, where it is known.
    fn named(&self, mut article: RawArticle) -> RawArticle {
        let publisher = &mut article.metadata.publisher.value;
        let name = publisher.as_deref().and_then(|host| self.outlets.of(&format!("https://{host}/")));
        *publisher = name.map(str::to_owned).or(publisher.take());
        article
    }

    fn parse(&self, name: &str, format: Format, content: Content) -> Result<RawArticle, String> {
        let bytes = match content {
            Content::Bytes(bytes) => bytes,
            Content::File(path) => self.bytes(&path)?,
        };
        if format == Format::Warc {
            return self.page(name, &bytes);
        }
        let bytes = compression::expanded(bytes, self.options.max_bytes)?;
        let article = match format {
            Format::Html => html::parse(&encoding::decode(bytes, encoding::Hint::Markup)?)?,
            Format::Jsonl | Format::Csv | Format::Feed => {
                let parsed = json::parse(&encoding::decode(bytes, encoding::Hint::None)?, &self.rules)?;
                self.notes.add(name, &parsed.unused, parsed.warnings);
                let source_format = match format {
                    Format::Csv => "csv",
                    Format::Feed => "feed",
                    _ => "json",
                };
                self.named(RawArticle { source_format, ..parsed.article })
            }
            // The others are cut apart before they come here.
            _ => {
                let text = encoding::decode(bytes, encoding::Hint::None)?;
                RawArticle { source_format: "txt", text, ..RawArticle::default() }
            }
        };
        if article.text.trim().is_empty() {
            return Err("holds no text: it is empty or only white space".to_owned());
        }
        Ok(article)
    }

    /// A page out of a web archive.
    fn page(&self, name: &str, record: &[u8]) -> Result<RawArticle, String> {
        let page = warc::page::parse(record, self.options.max_bytes)?;
        let text = encoding::decode(page.bytes, encoding::Hint::Served(page.charset))?;
        let mut article = html::parse(&text)?;
        self.notes.add(name, &[], page.warnings);
        article.metadata.url = Stated::new(page.url, Basis::Manifest).or(article.metadata.url);
        Ok(article)
    }

    /// The bytes of a file, at most as many as an article may have.
    fn bytes(&self, path: &PathBuf) -> Result<Vec<u8>, String> {
        let file = File::open(path).map_err(|error| unreadable(&error))?;
        read_bounded(file, self.options.max_bytes)
    }
}

/// Reads to the end, or refuses what does not end in time.
fn read_bounded(source: impl Read, most: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    source.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() > most { Err(too_large(most)) } else { Ok(bytes) }
}

fn too_large(most: usize) -> String {
    format!("is larger than an article may be ({most} bytes): split it, or raise the limit with --max-article-bytes")
}

fn unreadable(error: &std::io::Error) -> String {
    format!("cannot be read: {error}")
}
