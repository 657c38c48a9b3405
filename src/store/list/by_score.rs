//! A page of a list whose order is how well its rows match: the matches are ranked already, and only the best
//! of them are looked at, as many as it takes to fill the page.

use serde::de::DeserializeOwned;

use super::json_row::{KeyedRow, read_rows};
use super::keyset::{ALL, IndexScan, List, Order, counted, wanted};
use crate::store::pool::batch::Then;
use crate::store::search::rank::bm25::{ScoredRow, place, split_best};
use crate::store::sql::builder::{Sql, Value};
use crate::store::sqlite::blocking::run_blocking;
use crate::store::{Page, Paging, Result, Snapshot};

/// The first key is the rank as [`place`] has it: its value survives JSON exactly.
const KEYS: &[&str] = &["f.place", "a.article_key"];

impl List {
    /// Reads one page of the list, the best of `hits` first.
    pub async fn page_by_score<T: DeserializeOwned>(
        mut self,
        snapshot: &mut Snapshot,
        mut hits: Vec<ScoredRow>,
        paging: &Paging,
    ) -> Result<Page<T>> {
        let total = if !paging.count {
            None
        } else if self.conditions.is_empty() && !self.days.is_bounded() {
            Some(hits.len() as u64)
        } else {
            // Whatever else is asked for, the engine has to count.
            counted(snapshot.run_batch(vec![self.count()], Then::More).await?.pop().as_deref())?
        };
        self.order = Order { keys: KEYS, ..self.order };
        let cursor = self.read_cursor(paging)?;
        if let Some([Value::Int(from), _]) = cursor.as_ref().map(|cursor| &cursor.keys[..]) {
            hits.retain(|(rank, _)| place(*rank) >= *from);
        }
        let wanted = wanted(paging) + 1;
        let (mut rows, mut most): (Vec<(KeyedRow<T>, u8)>, _) = (Vec::new(), wanted * 2);
        while rows.len() < wanted && !hits.is_empty() {
            let (these, rest) = run_blocking(move || split_best(hits, most)).await?;
            hits = rest;
            self.scans = vec![arm(&these)];
            let sql = self.select(ALL[0], cursor.as_ref(), wanted - rows.len());
            let answered = snapshot.scalars(vec![sql], Then::More).await?;
            rows.extend(read_rows(answered.last(0)?)?.into_iter().map(|row| (row, 0)));
            // Few of them meet the other conditions.
            most *= 8;
        }
        self.page_of(rows, total, paging)
    }
}

fn arm(hits: &[ScoredRow]) -> IndexScan {
    let told: Vec<(i64, i64)> = hits.iter().map(|&(rank, number)| (number, place(rank))).collect();
    let from = "(SELECT value ->> 0 AS number, value ->> 1 AS place FROM json_each(?)) f \
                CROSS JOIN article a ON a.id = f.number";
    let from = Sql::with(from, serde_json::to_string(&told).unwrap_or_default());
    IndexScan { from, walked: "a", id: "a.id", lead: Sql::default() }
}
