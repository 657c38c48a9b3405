//! `remove`: deletes an article with its findings.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::{Exit, Failure, now};
use crate::store::Writer;

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
