//! `registry`: the operator's own actors, names, offices and outlets.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::args::RegistryCommand;
use crate::cli::{Exit, Failure, now};
use crate::council::Record;
use crate::domain::{OwnRow, OwnTable, Registry};
use crate::extract::Extractor;
use crate::ingest::source::{Options, Reader};
use crate::ingest::{Renewal, add_to_registry, read_own_rows, remove_from_registry};
use crate::seeds;
use crate::store::{Store, Writer};

/// Adds own rows to the registry, lists them, or takes them out.
pub async fn registry(db: &Path, command: RegistryCommand) -> Result<Exit, Failure> {
    let mut writer = Writer::open(db, now()).await?;
    let bundled = seeds::registry();
    let record = Store::open(db).await?.snapshot().await?.record().await?;
    let tools = tools(record);
    let renewal = Renewal { tools: &tools, clock: now };
    let done = match command {
        RegistryCommand::List => {
            let rows = writer.own_rows().await?;
            writer.close().await?;
            print(&rows)?;
            return Ok(Exit::Done);
        }
        RegistryCommand::Add { files } => {
            let rows = read_own_rows(&files)?;
            let count = rows.len();
            let searched = add_to_registry(&mut writer, rows, &bundled, renewal).await?;
            (format!("{count} rows added"), searched)
        }
        RegistryCommand::Remove { actors } => {
            let searched = remove_from_registry(&mut writer, &actors, &bundled, renewal).await?;
            (format!("your rows about {} actors removed", actors.len()), searched)
        }
    };
    writer.close().await?;
    let (what, (searched, changed)) = done;
    writeln!(io::stdout(), "{what}; {searched} articles searched again, {changed} of them with other findings")?;
    Ok(Exit::Done)
}

/// What searches stored articles again, with this record and any registry.
pub(super) fn tools(record: Record) -> impl Fn(&Registry) -> (Reader, Extractor) {
    move |registry| (Reader::new(Options::default(), registry), Extractor::new(registry, record.clone()))
}

/// Prints rows as the files that they can be added from, one after the other.
fn print(rows: &[OwnRow]) -> Result<(), Failure> {
    for table in OwnTable::ALL {
        let rows: Vec<&OwnRow> = rows.iter().filter(|row| row.table == table).collect();
        if !rows.is_empty() {
            let mut out = csv::Writer::from_writer(io::stdout());
            let written = out.write_record(table.columns());
            written
                .and_then(|()| rows.iter().try_for_each(|row| out.write_record(&row.fields)))
                .map_err(io::Error::other)?;
            out.flush()?;
        }
    }
    Ok(())
}
