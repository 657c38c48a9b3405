//! Comparison of a batch with what is stored: what is new, changed and unchanged, for storing it and for a rehearsal alike.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::prepared::Prepared;
use crate::domain::{Basis, Stated};
use crate::store::Result;
use crate::store::corrections::set::Corrections;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::sql::state::instant;

/// Ids asked for at once.
const CHUNK: usize = 512;

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Put {
    /// Articles that were not there.
    pub new: u64,
    /// Articles that were there with another text, metadata or findings.
    pub changed: u64,
    /// Articles that were there just so.
    pub unchanged: u64,
}

impl std::ops::AddAssign for Put {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
    }
}

/// What is stored of an article with the same id.
#[derive(Clone, Debug)]
pub(in crate::store) struct Stored {
    /// Its number; none of one that is only rehearsed.
    pub number: Option<i64>,
    pub fingerprint: Uuid,
    pub ingested_at: String,
    pub url: Stated<String>,
}

/// A report that differs from what is stored.
pub(in crate::store) struct Fresh<'a> {
    pub prepared: Cow<'a, Prepared>,
    /// When its article was first stored.
    pub ingested_at: String,
}

pub(in crate::store) struct Compared<'a> {
    pub put: Put,
    /// What is to be put in, in the order in which it came.
    pub fresh: Vec<Fresh<'a>>,
    /// The numbers of what is to be taken out for it.
    pub old: Vec<i64>,
    /// Which corrections of the batch's articles have a place.
    pub places: Vec<(i64, bool)>,
}

/// What is stored under the ids of a batch.
pub(in crate::store) async fn stored(
    conn: &mut impl Engine,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Stored>> {
    let ids: Vec<Uuid> = ids.collect();
    let mut stored = HashMap::new();
    for chunk in ids.chunks(CHUNK) {
        let mut sql = Sql::new("SELECT uuid, id, fingerprint, ingested_at, url, url_basis FROM article WHERE uuid IN ");
        sql.tuple(chunk.iter().copied());
        stored.extend(sql.all::<Row>(conn).await?.into_iter().map(Row::stored));
    }
    Ok(stored)
}

struct Row {
    uuid: Hyphenated,
    id: i64,
    fingerprint: Uuid,
    ingested_at: String,
    url: Option<String>,
    url_basis: Basis,
}

from_row!(Row { uuid, id, fingerprint, ingested_at, url, url_basis });

impl Row {
    fn stored(self) -> (Uuid, Stored) {
        let Self { uuid, id, fingerprint, ingested_at, url, url_basis } = self;
        (uuid.into_uuid(), Stored { number: Some(id), fingerprint, ingested_at, url: Stated::new(url, url_basis) })
    }
}

/// Sorts a batch into what is to be put in, and the numbers of what is to be taken out for it.
pub(in crate::store) fn compare<'a>(
    reports: &'a [Prepared],
    stored: &HashMap<Uuid, Stored>,
    corrections: &Corrections,
    now: Timestamp,
) -> Compared<'a> {
    let mut put = Put::default();
    let (latest, places) = latest(reports, stored, corrections, &mut put);
    let (mut fresh, mut old) = (Vec::new(), Vec::new());
    for prepared in latest {
        let ingested_at = match stored.get(&prepared.report.detail.article.id) {
            Some(stored) if stored.fingerprint == prepared.fingerprint => {
                put.unchanged += 1;
                continue;
            }
            Some(stored) => {
                put.changed += 1;
                old.extend(stored.number);
                stored.ingested_at.clone()
            }
            None => {
                put.new += 1;
                instant(now)
            }
        };
        fresh.push(Fresh { prepared, ingested_at });
    }
    Compared { put, fresh, old, places }
}

/// The reports of a batch as they are to be stored, of two with the same id the later one, and which corrections have
/// a place in them.
fn latest<'a>(
    reports: &'a [Prepared],
    stored: &HashMap<Uuid, Stored>,
    corrections: &Corrections,
    put: &mut Put,
) -> (Vec<Cow<'a, Prepared>>, Vec<(i64, bool)>) {
    let urls = urls(reports, stored);
    let mut noted: HashMap<i64, bool> = HashMap::new();
    let mut latest: HashMap<Uuid, (usize, Cow<'a, Prepared>)> = HashMap::with_capacity(reports.len());
    for (place, prepared) in reports.iter().enumerate() {
        let id = prepared.report.detail.article.id;
        let url = urls.get(&id).filter(|url| url.value != prepared.report.metadata.url.value);
        let own = corrections.of(id);
        let prepared = if url.is_some() || !own.is_empty() {
            let (revised, has_place) = prepared.revised(url.cloned(), own, corrections.actors());
            noted.extend(own.iter().map(|correction| correction.number).zip(has_place));
            Cow::Owned(revised)
        } else {
            Cow::Borrowed(prepared)
        };
        let fingerprint = prepared.fingerprint;
        if let Some((_, earlier)) = latest.insert(id, (place, prepared)) {
            *(if earlier.fingerprint == fingerprint { &mut put.unchanged } else { &mut put.changed }) += 1;
        }
    }
    let mut latest: Vec<_> = latest.into_values().collect();
    // In the order they came, so that a run can be followed in the file.
    latest.sort_unstable_by_key(|&(place, ..)| place);
    (latest.into_iter().map(|(_, prepared)| prepared).collect(), noted.into_iter().collect())
}

/// The address to keep of each article that has several: the first by its characters, so that no order of loading shows.
fn urls(reports: &[Prepared], stored: &HashMap<Uuid, Stored>) -> HashMap<Uuid, Stated<String>> {
    let ids: HashSet<Uuid> = reports.iter().map(|prepared| prepared.report.detail.article.id).collect();
    let of_stored = stored.iter().filter(|(id, _)| ids.contains(*id)).map(|(id, stored)| (*id, stored.url.clone()));
    let of_report = |prepared: &Prepared| (prepared.report.detail.article.id, prepared.report.metadata.url.clone());
    let mut urls: HashMap<Uuid, Stated<String>> = HashMap::new();
    for (id, url) in of_stored.chain(reports.iter().map(of_report)) {
        match urls.entry(id) {
            Entry::Vacant(none) => _ = none.insert(url),
            Entry::Occupied(mut other) if url.value < other.get().value => _ = other.insert(url),
            Entry::Occupied(_) => {}
        }
    }
    urls
}
