//! Warnings of a run: what was left out of articles that were read all the same.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use super::Refusal;

/// Warnings kept by name; of further ones only the number.
const MAX_WARNINGS: usize = 10_000;
/// Names of fields kept: a record can invent any number.
const MAX_FIELDS: usize = 1_000;

/// What was left out so far. The reader's workers share one.
#[derive(Debug, Default)]
pub struct Notes(Mutex<Noted>);

/// What was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// Fields of records that were not used, each with the number of records.
    pub unused_fields: BTreeMap<String, u64>,
    /// Warnings about articles that were read.
    pub warned_count: u64,
    /// Their names and what was left out, the first ten thousand.
    pub warned: Vec<Refusal>,
}

impl Notes {
    /// What was noted so far, in the order of names, whichever worker came first.
    #[must_use]
    pub fn noted(&self) -> Noted {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        noted.warned.sort_unstable_by(|a, b| (&a.name, &a.reason).cmp(&(&b.name, &b.reason)));
        noted
    }

    /// Notes what was left out of the article called `name`.
    pub(super) fn add(&self, name: &str, unused: &[String], warnings: Vec<String>) {
        if unused.is_empty() && warnings.is_empty() {
            return;
        }
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for field in unused {
            if let Some(count) = noted.unused_fields.get_mut(field) {
                *count += 1;
            } else if noted.unused_fields.len() < MAX_FIELDS {
                noted.unused_fields.insert(begin(field, 80), 1);
            }
        }
        for reason in warnings {
            noted.warned_count += 1;
            if noted.warned.len() < MAX_WARNINGS {
                noted.warned.push(Refusal { name: name.to_owned(), reason });
            }
        }
    }
}

/// Skipped inputs kept by name; of further ones only the number.
const MAX_SKIPS: usize = 10_000;

/// Inputs that were passed over, and why: their names show no format that is read, or they are hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skips {
    /// How many inputs were passed over.
    pub count: u64,
    /// Their names and reasons, the first ten thousand.
    pub named: Vec<Refusal>,
}

impl Skips {
    pub(super) fn add(&mut self, skipped: Refusal) {
        self.count += 1;
        if self.named.len() < MAX_SKIPS {
            self.named.push(skipped);
        }
    }
}

/// The first characters of what may be long.
pub(super) fn begin(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
