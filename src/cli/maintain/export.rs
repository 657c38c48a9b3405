//! `export`: bulk files from one snapshot.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::api::{Bulk, BulkFormat, bulk};
use crate::cli::args::{BulkFile, ExportArgs};
use crate::store::{Error, Snapshot, Store};
use clap::ValueEnum;

use crate::cli::{Exit, Failure};

/// Writes a file for each list, all from one snapshot. None is overwritten, and none is there before it is whole.
pub async fn export(db: &Path, args: ExportArgs) -> Result<Exit, Failure> {
    let format = BulkFormat { csv: args.format == BulkFile::Csv, raw: args.raw };
    let wanted = if args.only.is_empty() { Bulk::value_variants() } else { &args.only };
    let store = Store::open_unhurried(db).await?;
    let mut snapshot = store.snapshot().await?;
    snapshot.refuse_first_load().await?;
    fs::create_dir_all(&args.folder)?;
    let named = wanted.iter().map(|what| (*what, file_name(*what, format))).collect::<Vec<_>>();
    if let Some((_, name)) = named.iter().find(|(_, name)| args.folder.join(name).exists()) {
        return Err(Error::Exists(args.folder.join(name)).into());
    }
    for (what, name) in named {
        let path = args.folder.join(&name);
        let part = args.folder.join(format!("{name}.part"));
        let written = write(&mut snapshot, what, format, &part).await;
        let count = match written.and_then(|count| Ok(fs::rename(&part, &path).map(|()| count)?)) {
            Ok(count) => count,
            Err(failure) => {
                // What was written of it is of no use; that it stays where even this fails, its name says.
                let _ = fs::remove_file(&part);
                return Err(failure);
            }
        };
        writeln!(io::stdout(), "{}: {count} rows", path.display())?;
    }
    Ok(Exit::Done)
}

fn file_name(what: Bulk, format: BulkFormat) -> String {
    let list = what.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
    format!("{list}.{}", if format.csv { "csv" } else { "ndjson" })
}

async fn write(snapshot: &mut Snapshot, what: Bulk, format: BulkFormat, path: &Path) -> Result<u64, Failure> {
    let mut out = BufWriter::new(File::create(path)?);
    let count = bulk(snapshot, what, format, &mut out).await?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(count)
}
