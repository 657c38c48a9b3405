//! The items of a page, as whoever asks wants them: made, or written as JSON.
//!
//! # Design
//!
//! A page that is sent as JSON is never made: what the engine wrote goes into the answer as it is, name by name; only
//! UUIDs get their hyphens and doubles their digits. Twenty quotes would be hundreds of strings, each read, copied and
//! written again. `rows_are_the_same_both_ways` compares both, for every resource that is told so.

use memchr::memchr2;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::json_page::{Form, Packed};
use crate::domain::real::Real;
use crate::store::{Error, Page, PageInfo, Result};

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
pub(in crate::store) struct Taken {
    /// How many.
    pub count: usize,
    /// The sort keys of the last of them.
    pub end: Option<Vec<serde_json::Value>>,
    /// Whether there are others.
    pub more: bool,
}

impl<T: DeserializeOwned + Serialize> Items<'_, T> {
    /// Takes as many of packed rows as there is room for.
    pub(in crate::store) fn take(&mut self, rows: Option<&str>, packed: &Packed, room: usize) -> Result<Taken> {
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
            Self::Written(json) => Values(rows.as_bytes()).take(json, packed, room),
        }
    }

    /// Adds things.
    pub(in crate::store) fn add(&mut self, things: Vec<T>) -> Result<()> {
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
    pub(in crate::store) async fn made(fill: impl AsyncFnOnce(Items<'_, T>) -> Result<PageInfo>) -> Result<Self> {
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

/// Parts an object from the one before it.
fn part(json: &mut Vec<u8>) {
    if json.last() == Some(&b'}') {
        json.push(b',');
    }
}

/// What is left of JSON that the engine wrote, which has no spaces.
///
/// Where a value ends is all that is asked of it: with `serde_json`, which reads what may be anything,
/// finding the ends took a twelfth of a page's processor time.
struct Values<'r>(&'r [u8]);

impl<'r> Values<'r> {
    /// Writes as many rows as there is room for: arrays of their sort keys and of their columns.
    fn take(mut self, json: &mut Vec<u8>, packed: &Packed, room: usize) -> Result<Taken> {
        let (mut count, mut end) = (0, None);
        self.step(b'[')?;
        while self.0.first() != Some(&b']') && count < room {
            if count > 0 {
                self.step(b',')?;
            }
            self.step(b'[')?;
            end = Some(self.value()?);
            self.step(b',')?;
            self.row(json, packed)?;
            self.step(b']')?;
            count += 1;
        }
        let end = end.map(serde_json::from_slice).transpose()?;
        Ok(Taken { count, end, more: self.0.first() != Some(&b']') })
    }

    /// Writes a row as an object.
    fn row(&mut self, json: &mut Vec<u8>, packed: &Packed) -> Result<()> {
        part(json);
        for (place, (label, form)) in packed.members.iter().enumerate() {
            self.step(if place == 0 { b'[' } else { b',' })?;
            json.extend_from_slice(label.as_bytes());
            write(json, *form, self.value()?)?;
        }
        json.push(b'}');
        self.step(b']')
    }

    /// Steps over this byte, which must be the next.
    fn step(&mut self, byte: u8) -> Result<()> {
        let rest = self.0.strip_prefix(&[byte]);
        self.0 = rest.ok_or_else(|| self.unreadable())?;
        Ok(())
    }

    /// Steps over a value.
    fn value(&mut self) -> Result<&'r [u8]> {
        let end = match self.0.first() {
            Some(b'"') => string(self.0),
            Some(b'[' | b'{') => nested(self.0),
            _ => self.0.iter().position(|byte| matches!(byte, b',' | b']' | b'}')),
        };
        let parted = end.filter(|end| *end > 0).and_then(|end| self.0.split_at_checked(end));
        let (value, rest) = parted.ok_or_else(|| self.unreadable())?;
        self.0 = rest;
        Ok(value)
    }

    fn unreadable(&self) -> Error {
        Error::Unreadable(format!("rows of which {} bytes are not as the engine writes them", self.0.len()))
    }
}

/// Where the string ends that these bytes begin with.
fn string(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Where the array or object ends that these bytes begin with.
fn nested(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0usize);
    loop {
        match bytes.get(at)? {
            b'"' => at += string(&bytes[at..])? - 1,
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth == 1 => return Some(at + 1),
            b']' | b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at += 1;
    }
}

/// Writes a value as it is shown.
fn write(json: &mut Vec<u8>, form: Form, value: &[u8]) -> Result<()> {
    match form {
        Form::Plain => json.extend_from_slice(value),
        Form::Uuid => {
            let digits = value.strip_prefix(b"\"").and_then(|value| value.strip_suffix(b"\""));
            let uuid = Uuid::try_parse_ascii(digits.unwrap_or(value));
            let uuid = uuid.map_err(|error| Error::Unreadable(error.to_string()))?;
            json.push(b'"');
            json.extend_from_slice(uuid.hyphenated().encode_lower(&mut Uuid::encode_buffer()).as_bytes());
            json.push(b'"');
        }
        Form::Real => serde_json::to_writer(json, &serde_json::from_slice::<Option<Real>>(value)?)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(forms: &[Form]) -> Packed {
        let members = forms.iter().enumerate().map(|(place, form)| {
            let before = if place == 0 { '{' } else { ',' };
            (format!("{before}\"{place}\":"), *form)
        });
        Packed { array: String::new(), members: members.collect() }
    }

    fn taken(rows: &str, packed: &Packed, room: usize) -> Result<(String, Taken)> {
        let mut json = Vec::new();
        let taken = Values(rows.as_bytes()).take(&mut json, packed, room)?;
        Ok((String::from_utf8(json).unwrap(), taken))
    }

    #[test]
    fn arrays_become_objects() {
        let packed = packed(&[Form::Plain, Form::Uuid, Form::Real, Form::Plain]);
        let id = "1CC7AAB1B0CF5400A445B65EB9F0B3ED";
        let rows = format!(
            r#"[[[7,"\u00e9"],["a \"b\\","{id}",null,[["x]",{{"y":"}}"}}],-1.5]]],[[8],[null,"{id}","0.5",true]],[[9],[]]]"#
        );
        let (json, taken) = taken(&rows, &packed, 2).unwrap();
        let id = "1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed";
        let shown = format!(
            r#"{{"0":"a \"b\\","1":"{id}","2":null,"3":[["x]",{{"y":"}}"}}],-1.5]}},{{"0":null,"1":"{id}","2":0.5,"3":true}}"#
        );
        assert_eq!(json, shown);
        assert_eq!((taken.count, taken.end, taken.more), (2, Some(vec![8.into()]), true));
    }

    #[test]
    fn what_is_cut_is_an_error_and_never_a_panic() {
        let packed = packed(&[Form::Plain, Form::Plain]);
        let rows = r#"[[[1,"a\\"],["b\"",[{"c":2},"]"]]],[[2],[3,"d"]]]"#;
        assert_eq!(taken(rows, &packed, 5).unwrap().1.count, 2);
        for end in 0..rows.len() {
            // Without its last bracket it could go on.
            let cut = taken(&rows[..end], &packed, 5);
            assert!(cut.is_err() || end == rows.len() - 1, "{}", &rows[..end]);
            assert!(taken(&rows[end..], &packed, 5).is_err() || end == 0);
        }
        assert!(taken("[[[1],[2]]]", &packed, 5).is_err(), "too few columns");
        assert!(taken("[[[1],[2,3,4]]]", &packed, 5).is_err(), "too many");
    }
}
