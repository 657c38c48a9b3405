//! What an operator does to a database beside loading it.

use std::io::{self, Write};
use std::path::Path;

use communique::api;
use communique::domain::{article_id, canonical_url};
use communique::store::Writer;

use super::{Exit, Failure, now};

/// Takes an article out, with its findings.
pub async fn remove(db: &Path, article: &str) -> Result<Exit, Failure> {
    let mut writer = Writer::open(db, now()).await?;
    let id = article.parse().unwrap_or_else(|_| article_id(Some(&canonical_url(article)), ""));
    let removed = writer.remove(id, now()).await?;
    writer.close().await?;
    if !removed {
        return Err(Failure::Usage(format!("no article has the id or URL {article}")));
    }
    writeln!(io::stdout(), "removed {id}")?;
    Ok(Exit::Done)
}

/// Prints the contract.
pub fn openapi() -> Result<Exit, Failure> {
    let document = serde_json::to_string_pretty(api::openapi()).map_err(io::Error::from)?;
    writeln!(io::stdout(), "{document}")?;
    Ok(Exit::Done)
}
