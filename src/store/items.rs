//! The items of a page, as whoever asks wants them: made, or written as JSON.
//!
//! # Design
//!
//! A page that is sent as JSON is never made: what the engine wrote goes into the answer as it is, name by name; only
//! UUIDs get their hyphens and doubles their digits. Twenty quotes would be hundreds of strings, each read, copied and
//! written again. `rows_are_the_same_both_ways` compares both, for every resource that is told so.

use std::fmt;

use serde::de::{DeserializeOwned, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::list_packed::{Form, Packed};
use super::{Error, Page, PageInfo, Result};
use crate::domain::real::Real;

/// Where the items of a page go.
#[derive(Debug)]
pub enum Items<'i, T> {
    /// As things.
    Made(&'i mut Vec<T>),
    /// As JSON: objects, with a comma between each two.
    Written(&'i mut Vec<u8>),
}

/// What was taken of some rows.
#[derive(Debug)]
pub(super) struct Taken {
    /// How many.
    pub count: usize,
    /// The sort keys of the last of them.
    pub end: Option<Vec<serde_json::Value>>,
    /// Whether there are others.
    pub more: bool,
}

impl<T: DeserializeOwned + Serialize> Items<'_, T> {
    /// Takes as many of packed rows as there is room for.
    pub(super) fn take(&mut self, rows: Option<&str>, packed: &Packed, room: usize) -> Result<Taken> {
        let rows = rows.unwrap_or("[]");
        match self {
            Self::Made(items) => {
                let mut found: Vec<(Vec<serde_json::Value>, T)> = serde_json::from_str(rows)?;
                let more = found.len() > room;
                found.truncate(room);
                let (count, mut end) = (found.len(), None);
                items.extend(found.into_iter().map(|(keys, thing)| {
                    end = Some(keys);
                    thing
                }));
                Ok(Taken { count, end, more })
            }
            Self::Written(json) => {
                let found: Vec<(&RawValue, Cells<'_>)> = serde_json::from_str(rows)?;
                let (count, more) = (found.len().min(room), found.len() > room);
                for (_, cells) in &found[..count] {
                    write(json, packed, cells)?;
                }
                let end = found[..count].last().map(|(keys, _)| serde_json::from_str(keys.get()));
                Ok(Taken { count, end: end.transpose()?, more })
            }
        }
    }

    /// Adds things.
    pub(super) fn add(&mut self, things: Vec<T>) -> Result<()> {
        match self {
            Self::Made(items) => items.extend(things),
            Self::Written(json) => {
                for thing in things {
                    part(json);
                    serde_json::to_writer(&mut **json, &thing)?;
                }
            }
        }
        Ok(())
    }
}

impl<T> Page<T> {
    /// The page whose items `fill` makes.
    pub(super) async fn made(fill: impl AsyncFnOnce(Items<'_, T>) -> Result<PageInfo>) -> Result<Self> {
        let mut items = Vec::new();
        let page = fill(Items::Made(&mut items)).await?;
        Ok(Self { items, page })
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// The columns of a row, as the engine wrote them.
struct Cells<'r>(Vec<&'r RawValue>);

impl<'r> Deserialize<'r> for Cells<'r> {
    fn deserialize<D: Deserializer<'r>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_seq(Columns)
    }
}

struct Columns;

impl<'r> Visitor<'r> for Columns {
    type Value = Cells<'r>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the columns of a row")
    }

    fn visit_seq<A: SeqAccess<'r>>(self, mut columns: A) -> std::result::Result<Cells<'r>, A::Error> {
        // As many as most rows have, at once.
        let mut cells = Vec::with_capacity(32);
        while let Some(cell) = columns.next_element()? {
            cells.push(cell);
        }
        Ok(Cells(cells))
    }
}

/// Parts an object from the one before it.
fn part(json: &mut Vec<u8>) {
    if json.last() == Some(&b'}') {
        json.push(b',');
    }
}

/// Writes a row as an object.
fn write(json: &mut Vec<u8>, packed: &Packed, Cells(cells): &Cells<'_>) -> Result<()> {
    if cells.len() != packed.members.len() {
        return Err(Error::Unreadable(format!("a row of {} columns", cells.len())));
    }
    part(json);
    for ((label, form), cell) in packed.members.iter().zip(cells) {
        json.extend_from_slice(label.as_bytes());
        let cell = cell.get();
        match form {
            Form::Plain => json.extend_from_slice(cell.as_bytes()),
            Form::Uuid => again::<Option<Uuid>>(json, cell)?,
            Form::Real => again::<Option<Real>>(json, cell)?,
        }
    }
    json.push(b'}');
    Ok(())
}

/// Reads a value, and writes it as it is shown.
fn again<T: DeserializeOwned + Serialize>(json: &mut Vec<u8>, cell: &str) -> serde_json::Result<()> {
    serde_json::to_writer(json, &serde_json::from_str::<T>(cell)?)
}
