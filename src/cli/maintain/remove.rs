//! `remove`: deletes articles with their findings.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use crate::cli::args::RemoveArgs;
use crate::cli::{Exit, Failure, now};
use crate::store::Writer;

/// Takes articles out, with their findings: those that are named, listed in a file, or of a publisher.
pub async fn remove(db: &Path, args: &RemoveArgs) -> Result<Exit, Failure> {
    let listed = args.file.as_deref().map(list).transpose()?.unwrap_or_default();
    let mut writer = Writer::open(db, now()).await?;
    let (mut ids, mut missing) = (Vec::new(), 0_u64);
    for article in args.articles.iter().chain(&listed) {
        if let Some(id) = writer.find(article).await? {
            ids.push(id);
        } else {
            missing += 1;
            eprintln!("no article has the id or URL {article}");
        }
    }
    if let Some(publisher) = &args.publisher {
        let found = writer.articles_of(publisher).await?;
        if found.is_empty() {
            missing += 1;
            eprintln!("no article is published by {publisher}: `communique export` lists the publishers");
        }
        ids.extend(found);
    }
    let removed = writer.remove_all(&ids, now()).await?;
    writer.close().await?;
    let mut out = io::stdout().lock();
    match ids.as_slice() {
        [id] => writeln!(out, "removed {id}")?,
        _ => writeln!(out, "removed {removed} articles")?,
    }
    Ok(Exit::of(removed, missing))
}

/// The ids and URLs in a file, one a line; blank lines and those that begin with # are none.
fn list(path: &Path) -> Result<Vec<String>, Failure> {
    let text = if path.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(path)
    };
    let text = text.map_err(|error| Failure::Usage(format!("{} cannot be read: {error}", path.display())))?;
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    Ok(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect())
}
