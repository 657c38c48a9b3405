//! Record members, split into those that map to our fields and the rest.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::fields::{Field, FieldNames};

/// A member whose name is known.
#[derive(Debug)]
pub(super) struct Member {
    pub name: String,
    pub value: Value,
    pub used: bool,
    meanings: Vec<(Field, usize)>,
}

/// The members of a record.
#[derive(Debug, Default)]
pub(super) struct Members {
    known: Vec<Member>,
    /// The names of members that say something and mean nothing here.
    unknown: Vec<String>,
}

impl Members {
    /// Reads a record's JSON object into an article.
    ///
    /// # Errors
    /// Where it is no JSON object.
    pub fn read(json: &str, names: &FieldNames) -> serde_json::Result<Self> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let members = Seed(names).deserialize(&mut reader)?;
        reader.end()?;
        Ok(members)
    }

    /// The first value for this field, the surest name first, of which `read` makes something.
    pub fn take<T>(&mut self, field: Field, mut read: impl FnMut(&str, &mut Value) -> Option<T>) -> Option<T> {
        let mut candidates: Vec<(usize, usize)> = Vec::new();
        for (at, member) in self.known.iter().enumerate().filter(|(_, member)| !member.used) {
            let meaning = member.meanings.iter().find(|(meant, _)| *meant == field);
            candidates.extend(meaning.map(|(_, rank)| (*rank, at)));
        }
        candidates.sort_unstable();
        for (_, at) in candidates {
            let member = &mut self.known[at];
            if let Some(found) = read(&member.name, &mut member.value) {
                member.used = true;
                return Some(found);
            }
        }
        None
    }

    /// The names of all members that say something, for a refusal.
    pub fn names(&self) -> Vec<&str> {
        self.known.iter().map(|member| &member.name).chain(&self.unknown).map(String::as_str).collect()
    }

    /// The names of members that say something and were not used.
    pub fn into_unused(self) -> Vec<String> {
        let left = self.known.into_iter().filter(|member| !member.used && says_something(&member.value));
        self.unknown.into_iter().chain(left.map(|member| member.name)).collect()
    }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(values) => !values.is_empty(),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

struct Seed<'n>(&'n FieldNames);

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Members;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Members, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Members::default();
        while let Some(name) = map.next_key::<String>()? {
            let meanings = self.0.of(&name);
            if meanings.is_empty() {
                // Null says nothing, so nothing is lost with it.
                if map.next_value::<Option<IgnoredAny>>()?.is_some() {
                    members.unknown.push(name);
                }
                continue;
            }
            let (value, meanings) = (map.next_value()?, meanings.to_vec());
            members.known.push(Member { name, value, used: false, meanings });
        }
        Ok(members)
    }
}
