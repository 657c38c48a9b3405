//! Reading: paths, folders, records, manifests, encodings, pages, and what is none of these.

mod archives;
mod bytes;
mod compressed;
mod feeds;
mod fields;
mod files;
mod manifest;
mod pages;
mod records;
mod tables;
mod webarchives;

use std::path::{Path, PathBuf};

use communique::domain::{RawArticle, Registry, RegistryActor};
use communique::ingest::source::{Noted, Options, Reader, Refusal};

/// What came of some paths.
struct Read {
    articles: Vec<RawArticle>,
    refusals: Vec<Refusal>,
    skipped: u64,
    skips: Vec<Refusal>,
    noted: Noted,
}

impl Read {
    /// The reasons given, with the last part of each name.
    fn reasons(&self) -> Vec<String> {
        let short = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        self.refusals.iter().map(|refusal| format!("{}: {}", short(&refusal.name), refusal.reason)).collect()
    }

    fn texts(&self) -> Vec<&str> {
        self.articles.iter().map(|article| article.text.as_str()).collect()
    }
}

fn read_with(options: Options, paths: &[PathBuf], input: &[u8]) -> Read {
    let reader = Reader::new(options, &registry());
    let mut sources = reader.sources_with(paths, Box::new(std::io::Cursor::new(input.to_vec())));
    let (mut articles, mut refusals) = (Vec::new(), Vec::new());
    for unread in &mut sources {
        match unread.and_then(|unread| reader.read(unread)) {
            Ok(article) => articles.push(article),
            Err(refusal) => refusals.push(refusal),
        }
    }
    Read {
        articles,
        refusals,
        skipped: sources.skips().count,
        skips: sources.skips().named.clone(),
        noted: reader.notes().noted(),
    }
}

fn read(paths: &[&Path]) -> Read {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    read_with(Options::default(), &paths, b"")
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it is in the folder")).expect("a folder for the file");
        std::fs::write(path, bytes).expect("a file for the test");
    }
    folder
}

fn registry() -> Registry {
    let outlet = RegistryActor {
        id: "daily-example".to_owned(),
        kind: communique::domain::ActorKind::Organisation,
        name: "The Daily Example".to_owned(),
        gender: None,
        iso3: None,
        wikidata: None,
        description: None,
        is_outlet: true,
        domain: Some("daily.example".to_owned()),
        body: None,
        basis: "memory".to_owned(),
        aliases: Vec::new(),
        offices: Vec::new(),
    };
    Registry { actors: vec![outlet], ..Registry::default() }
}
