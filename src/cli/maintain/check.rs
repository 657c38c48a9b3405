//! `check`: integrity of the whole database.

use std::io::{self, Write};
use std::path::Path;

use super::correct::print_without_place;
use crate::cli::{Exit, Failure};
use crate::store::{Checked, Store};

/// Proves that the database is whole, and names what is not.
pub async fn check(db: &Path) -> Result<Exit, Failure> {
    let mut snapshot = Store::open_unhurried(db).await?.snapshot().await?;
    snapshot.refuse_first_load().await?;
    let checked = snapshot.check().await?;
    let without_place = snapshot.corrections_without_place().await?;
    let mut out = io::stdout().lock();
    // No fault: the database is as the corrections and the texts make it.
    print_without_place(&mut out, &without_place)?;
    for fault in &checked.faults {
        writeln!(out, "{fault}")?;
    }
    let Checked { article_count, span_count, fault_count, .. } = checked;
    writeln!(out, "{article_count} articles and {span_count} spans checked: {fault_count} faults")?;
    Ok(if fault_count == 0 { Exit::Done } else { Exit::Refused })
}
