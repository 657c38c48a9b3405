//! What an operator does to a database beside loading it.

use std::io::{self, Write};
use std::path::Path;

use communique::api;
use communique::config::Edition;
use communique::store::{self, Checked, Store, Writer};

use super::{Exit, Failure, now};

/// Takes an article out, with its findings.
pub async fn remove(db: &Path, article: &str) -> Result<Exit, Failure> {
    let mut writer = Writer::open(db, now()).await?;
    let Some(id) = writer.find(article).await? else {
        return Err(Failure::Usage(format!("no article has the id or URL {article}")));
    };
    writer.remove(id, now()).await?;
    writer.close().await?;
    writeln!(io::stdout(), "removed {id}")?;
    Ok(Exit::Done)
}

/// Proves that the database is whole, and names what is not.
pub async fn check(db: &Path) -> Result<Exit, Failure> {
    let checked = Store::open_unhurried(db).await?.snapshot().await?.check().await?;
    let mut out = io::stdout().lock();
    for fault in &checked.faults {
        writeln!(out, "{fault}")?;
    }
    let Checked { article_count, span_count, fault_count, .. } = checked;
    writeln!(out, "{article_count} articles and {span_count} spans checked: {fault_count} faults")?;
    Ok(if fault_count == 0 { Exit::Done } else { Exit::Refused })
}

/// Writes a consistent copy.
pub async fn backup(db: &Path, to: &Path) -> Result<Exit, Failure> {
    store::backup(db, to).await?;
    writeln!(io::stdout(), "{} is a copy of {}", to.display(), db.display())?;
    Ok(Exit::Done)
}

/// Prints the contract.
pub fn openapi(edition: Edition) -> Result<Exit, Failure> {
    let document = match edition {
        Edition::V3_1 => api::openapi(),
        Edition::V3_0 => api::openapi_3_0(),
    };
    let document = serde_json::to_string_pretty(document).map_err(io::Error::from)?;
    writeln!(io::stdout(), "{document}")?;
    Ok(Exit::Done)
}
