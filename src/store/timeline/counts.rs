//! Counts by period and splits: what a timeline and facets are made of.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::filter::{TimelineFilter, Whole};
use super::period::period;
use crate::domain::{Day, Metric};
use crate::store::pool::batch::Then;
use crate::store::sql::builder::Sql;
use crate::store::sql::day_key::day;
use crate::store::{Result, Snapshot};

/// The values one line of the chart stands for.
pub(in crate::store) type Splits = (Option<String>, Option<String>);

/// The age of a day, the values it is split by, and its count.
type Row = (i64, Option<String>, Option<String>, u64);

/// Counts by period and splits.
pub(in crate::store) type Counts = BTreeMap<(Option<Day>, Splits), u64>;

impl Snapshot {
    /// The counts of a filter whose topics and members are known; `looked_up` finds its unknown values.
    pub(in crate::store) async fn counts_of(
        &mut self,
        known: &TimelineFilter,
        metric: Metric,
        looked_up: Option<Sql>,
        then: Then,
    ) -> Result<Counts> {
        // As one value: an actor may have a row for each of some thousand days.
        let packed = |rows: Sql| {
            let mut sql = Sql::new("SELECT json_group_array(json_array(age, first, second, value)) FROM (");
            sql.append(&rows).push(")");
            sql
        };
        let (split, whole) = known.sql(metric)?;
        let (whole, of) = whole.unzip();
        let looks_up = looked_up.is_some();
        let asked = looked_up.into_iter().chain(whole.into_iter().chain([split]).map(packed)).collect();
        let answered = self.scalars(asked, then).await?;
        if looks_up {
            self.refuse_unknown(answered.last(1 + usize::from(of.is_some()))?.unwrap_or("[]")).await?;
        }
        let counted = |place| -> Result<Counts> {
            let rows: Vec<Row> = serde_json::from_str(answered.last(place)?.unwrap_or("[]"))?;
            let mut counts = Counts::new();
            for (age, first, second, value) in rows {
                let period = day(age).and_then(|day| period(known.grouping.interval, day));
                *counts.entry((period, (first, second))).or_default() += value;
            }
            Ok(counts)
        };
        let mut counts = counted(0)?;
        if of == Some(Whole::WithNone) {
            add_rest(&mut counts, counted(1)?, Whole::WithNone);
        }
        if let Some(top) = known.grouping.top {
            leave_top(&mut counts, top as usize);
        }
        if of == Some(Whole::WithRest) {
            add_rest(&mut counts, counted(1)?, Whole::WithRest);
        }
        Ok(counts)
    }
}

/// What stands for all values that are not among those with most.
pub(in crate::store) const REST: &str = "rest";

/// Adds what the values counted leave of the whole of each period: under null, or as `rest`.
fn add_rest(counts: &mut Counts, mut whole: Counts, of: Whole) {
    for ((period, _), value) in &*counts {
        if let Some(rest) = whole.get_mut(&(*period, (None, None))) {
            *rest = rest.saturating_sub(*value);
        }
    }
    let named = (of == Whole::WithRest).then(|| REST.to_owned());
    let left = whole.into_iter().filter(|(_, rest)| *rest > 0);
    counts.extend(left.map(|((period, _), rest)| ((period, (named.clone(), None)), rest)));
}

/// Leaves the values with most, of each of the two splits, and sums up the others.
pub(in crate::store) fn leave_top(counts: &mut Counts, top: usize) {
    let places: [fn(&mut Splits) -> &mut Option<String>; 2] = [|splits| &mut splits.0, |splits| &mut splits.1];
    for place in places {
        let mut totals: HashMap<String, u64> = HashMap::new();
        for ((_, splits), value) in &*counts {
            if let Some(split) = place(&mut splits.clone()).take() {
                *totals.entry(split).or_default() += value;
            }
        }
        let mut ranked: Vec<(u64, String)> = totals.into_iter().map(|(split, total)| (total, split)).collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let others: HashSet<String> = ranked.into_iter().skip(top).map(|(_, split)| split).collect();
        for ((period, mut splits), value) in std::mem::take(counts) {
            if let Some(split) = place(&mut splits).as_mut().filter(|split| others.contains(*split)) {
                REST.clone_into(split);
            }
            *counts.entry((period, splits)).or_default() += value;
        }
    }
}
