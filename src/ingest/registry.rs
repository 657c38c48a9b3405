//! The operator's own registry: tables read, held against what is known, and findings renewed where they matter,
//! in one transaction.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::operator_table::{TableError, header};
use super::renewal::Renewal;
use crate::domain::{OwnRow, OwnTable, Registry};
use crate::store::{Storing, Writer};

/// The rows of tables, each told by its header.
///
/// # Errors
///
/// [`TableError::File`] for the first that cannot be read.
pub fn read_own_rows(paths: &[PathBuf]) -> Result<Vec<OwnRow>, TableError> {
    let mut rows = Vec::new();
    for path in paths {
        let told = |reason: String| TableError::File { path: path.clone(), reason };
        rows.extend(rows_of(path).map_err(told)?);
    }
    Ok(rows)
}

fn rows_of(path: &Path) -> Result<Vec<OwnRow>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .flexible(true)
        .from_path(path)
        .map_err(|error| error.to_string())?;
    let header = header(&mut reader)?;
    let fits = |table: &OwnTable| {
        table.needed_columns().iter().all(|name| header.iter().any(|column| column == name))
            && header.iter().all(|name| table.columns().contains(&name.as_str()))
    };
    let table = OwnTable::ALL.into_iter().find(fits).ok_or_else(|| {
        let tables = OwnTable::ALL.map(|table| format!("{} ({})", table.name(), table.columns().join(",")));
        format!("its header {:?} is that of none of the tables {}", header.join(","), tables.join("; "))
    })?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        if record.len() > header.len() {
            let line = record.position().map_or(0, csv::Position::line);
            return Err(format!(
                "line {line} has {} fields, the header {}: put a field with a comma in quotation marks",
                record.len(),
                header.len()
            ));
        }
        let field = |name: &&str| {
            let given =
                header.iter().position(|column| column == name).and_then(|at| record.get(at)).unwrap_or_default();
            // Without a source, the operator is it.
            if *name == "basis" && given.is_empty() { "operator".to_owned() } else { given.to_owned() }
        };
        rows.push(OwnRow { table, fields: table.columns().iter().map(field).collect() });
    }
    Ok(rows)
}

/// Adds rows to the operator's own; one that has the key of another takes its place. Returns how many articles were searched
/// again, and how many of them have other findings.
///
/// # Errors
///
/// [`TableError::Faults`] where a row cannot be so: then nothing is changed.
pub async fn add_to_registry(
    writer: &mut Writer,
    rows: Vec<OwnRow>,
    bundled: &Registry,
    renewal: Renewal<'_>,
) -> Result<(u64, u64), TableError> {
    let mut storing = writer.begin().await?;
    let before = storing.own_rows().await?;
    let mut after = before.clone();
    for row in rows {
        match after.iter_mut().find(|other| row.replaces(other)) {
            Some(other) => *other = row,
            None => after.push(row),
        }
    }
    replace(storing, &before, &after, bundled, renewal).await
}

/// Takes the operator's own rows about these actors out again; the bundled ones come to light. Otherwise as [`add_to_registry`].
///
/// # Errors
///
/// [`TableError::Faults`] where other rows stand on these, or there are none about an actor.
pub async fn remove_from_registry(
    writer: &mut Writer,
    actors: &[String],
    bundled: &Registry,
    renewal: Renewal<'_>,
) -> Result<(u64, u64), TableError> {
    let mut storing = writer.begin().await?;
    let before = storing.own_rows().await?;
    let unknown = actors.iter().filter(|actor| !before.iter().any(|row| row.actor() == *actor));
    let unknown: Vec<String> = unknown.map(|actor| format!("{actor}: no row of yours is about it")).collect();
    if !unknown.is_empty() {
        return Err(TableError::Faults(unknown));
    }
    let after: Vec<OwnRow> =
        before.iter().filter(|row| !actors.iter().any(|actor| actor == row.actor())).cloned().collect();
    replace(storing, &before, &after, bundled, renewal).await
}

/// Replaces the rows and renews what is found with them, in the transaction that they were read in: a kill leaves both as
/// they were, and no other rows are lost.
async fn replace(
    mut storing: Storing<'_>,
    before: &[OwnRow],
    after: &[OwnRow],
    bundled: &Registry,
    renewal: Renewal<'_>,
) -> Result<(u64, u64), TableError> {
    let faults = bundled.faults(after);
    if !faults.is_empty() {
        return Err(TableError::Faults(faults));
    }
    let gone = before.iter().filter(|row| !after.contains(row));
    let changed: Vec<&OwnRow> = gone.chain(after.iter().filter(|row| !before.contains(row))).collect();
    let registries = [bundled.clone().with(before), bundled.clone().with(after)];
    let mut touched: BTreeSet<String> = changed.iter().map(|row| row.actor().to_owned()).collect();
    touched.extend(holders(&registries, &changed));
    let (names, domains) = names_of(&registries, &touched);
    // Before and behind: an actor that is taken out is named by the articles that name it now.
    let mut articles = storing.articles_naming(&touched, &names, &domains).await?;
    storing.replace_own_rows(after, bundled).await?;
    articles.extend(storing.articles_naming(&touched, &names, &domains).await?);
    let articles: Vec<i64> = articles.into_iter().collect();
    let put = renewal.renew(&mut storing, &articles, &registries[1]).await?;
    storing.commit((renewal.clock)()).await?;
    Ok((put.changed + put.unchanged + put.new, put.changed))
}

/// Who holds an office of an organisation that these rows make another: its name and what it speaks for are theirs.
fn holders(registries: &[Registry], changed: &[&OwnRow]) -> BTreeSet<String> {
    let of: BTreeSet<&str> = changed
        .iter()
        .filter(|row| matches!(row.table, OwnTable::Actors | OwnTable::Bodies))
        .map(|row| row.actor())
        .collect();
    let actors = registries.iter().flat_map(|registry| &registry.actors);
    let holders = actors.filter(|actor| actor.offices.iter().any(|office| of.contains(office.of.as_str())));
    holders.map(|actor| actor.id.clone()).collect()
}

/// All names and domains of these actors in any of the registries.
fn names_of(registries: &[Registry], actors: &BTreeSet<String>) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut names, mut domains) = (BTreeSet::new(), BTreeSet::new());
    for registry in registries {
        for actor in registry.actors.iter().filter(|actor| actors.contains(&actor.id)) {
            names.insert(actor.name.clone());
            names.extend(actor.aliases.iter().map(|alias| alias.name.clone()));
            domains.extend(actor.domain.clone());
        }
        for state in registry.states.iter().filter(|state| actors.contains(&state.id)) {
            names.extend(state.aliases.iter().map(|alias| alias.name.clone()));
        }
    }
    (names, domains)
}
