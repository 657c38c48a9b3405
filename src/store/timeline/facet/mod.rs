//! Facets: the values of properties in a selection, those with most first.
//!
//! # Design
//!
//! A facet is a timeline of one period, split by one property: it is counted by the same statements, and with the same
//! filters. All of one request are of one state.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::domain::{Facet, Interval, Metric, SplitBy};
use crate::store::list::access_path::list_name;
use crate::store::list::composite_filter::parameters_of_parts;
use crate::store::list::in_memory::page_of;
use crate::store::pool::batch::Then;
use crate::store::sql::builder::{Sql, word};
use crate::store::timeline::counts::REST;
use crate::store::timeline::filter::{TimelineFilter, TimelineGrouping, bad};
use crate::store::timeline::names::name;
use crate::store::timeline::selection::CountFilter;
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// Values of each property, where the request does not say how many.
const TOP: u32 = 10;

/// What counts are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// As many days before the first one.
    Previous,
}

/// What facets count: the metric, and the properties by which it is counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct FacetGrouping {
    /// What is counted.
    #[param(required = true, inline)]
    pub of: Option<Metric>,
    /// The properties, each counted by itself: for articles `publisher`; for quotes `publisher`, `speaker`,
    /// `speaker_state`, `speaker_organisation`, `kind`, `via`; for claims `publisher`, `speaker`, `topic`, `member`, `kind`, `verdict`, `via`; for
    /// mentions `publisher`, `speaker`, `speaker_state`, `kind`; for votes `topic`, `outcome`, `kind`;
    /// for vetoes `topic`, `member`.
    #[param(required = true, value_type = Vec<SplitBy>, style = Form, explode = false, example = json!(["speaker", "publisher"]))]
    pub by: OneOf<SplitBy>,
    /// So many values of each property by name, those with most; the others are summed up as `rest`, and what has
    /// none stands behind them.
    #[param(required = false, minimum = 1, maximum = 1000, default = 10, example = 10)]
    pub top: Option<u32>,
    /// `previous` counts as many days before the first one as well; it needs a first and a last day.
    #[param(required = false, inline)]
    pub compare: Option<Compare>,
}

/// The filter of facets: what is counted by which properties, and the selection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FacetFilter {
    /// The metric, and the properties.
    #[serde(flatten)]
    pub grouping: FacetGrouping,
    /// Which things are counted.
    #[serde(flatten)]
    pub selection: CountFilter,
}

parameters_of_parts!(FacetFilter: FacetGrouping, CountFilter);

/// How many have each value; under none, what has no value.
type Values = BTreeMap<Option<String>, u64>;

impl FacetGrouping {
    /// The properties asked for, each once.
    fn properties(&self, of: Metric, known: &[SplitBy]) -> Result<Vec<SplitBy>> {
        let mut by: Vec<SplitBy> = Vec::new();
        for &property in &self.by.0 {
            if !known.contains(&property) {
                let known: Vec<String> = known.iter().map(word).collect();
                let (of, property) = (word(of), word(property));
                return Err(bad("by", format!("{of} have no {property}; they have {}", known.join(", "))));
            }
            if !by.contains(&property) {
                by.push(property);
            }
        }
        if by.is_empty() { Err(bad("by", "says by which properties is counted".to_owned())) } else { Ok(by) }
    }

    /// The selection with as many days before the first one; none where nothing is compared.
    fn previous(&self, selection: &CountFilter) -> Result<Option<CountFilter>> {
        let Some(Compare::Previous) = self.compare else { return Ok(None) };
        let (Some(from), Some(to)) = selection.days() else {
            return Err(bad("compare", "needs `published_from` and `published_to`".to_owned()));
        };
        let days = from.days_until(to) + 1;
        if days < 1 {
            return Err(bad("published_to", "is before the first day".to_owned()));
        }
        let (published_from, published_to) = (Some(from.plus(-days)), Some(from.plus(-1)));
        Ok(Some(CountFilter { published_from, published_to, date_from: None, date_to: None, ..selection.clone() }))
    }
}

/// The values with most, then the others as one, then what has no value; beside each, how many there were `before`.
fn ranked(by: SplitBy, values: &Values, before: Option<&Values>) -> Vec<Facet> {
    let rest = Some(REST.to_owned());
    let mut ranked: Vec<(&Option<String>, u64)> = values.iter().map(|(value, count)| (value, *count)).collect();
    ranked.sort_by_key(|(value, count)| (value.is_none(), **value == rest, std::cmp::Reverse(*count), *value));
    let named: BTreeSet<&Option<String>> = values.keys().filter(|value| **value != rest).collect();
    let previous = |before: &Values, value: &Option<String>| match value {
        value if *value == rest => {
            before.iter().filter(|(value, _)| !named.contains(value)).map(|(_, count)| count).sum()
        }
        value => before.get(value).copied().unwrap_or_default(),
    };
    let facet = |(value, count): (&Option<String>, u64)| {
        let previous_count = before.map(|before| previous(before, value));
        Facet { by, value: value.clone(), name: None, count, previous_count }
    };
    ranked.into_iter().filter(|(_, count)| *count > 0).map(facet).collect()
}

impl Snapshot {
    /// The values of properties in a selection, those with most first.
    ///
    /// # Errors
    ///
    /// [`crate::store::Error::BadFilter`] for a property that what is counted does not have, and where nothing can be compared;
    /// else as [`Snapshot::timeline`].
    pub async fn facets(&mut self, filter: &FacetFilter, paging: &Paging) -> Result<Page<Facet>> {
        let FacetFilter { grouping, selection } = filter;
        let of = grouping.of.ok_or_else(|| bad("of", "says what is counted".to_owned()))?;
        let by = grouping.properties(of, &selection.properties(of))?;
        let known = selection.known(self).await?;
        let previous = grouping.previous(&known)?;
        let mut looked_up = known.look_up().filter(|_| paging.cursor.is_none());
        let mut facets = Vec::new();
        for property in by {
            let top = Some(grouping.top.unwrap_or(TOP));
            let values = self.values_of((of, property), top, &known, looked_up.take()).await?;
            let before = match &previous {
                Some(previous) => Some(self.values_of((of, property), None, previous, None).await?),
                None => None,
            };
            facets.extend(ranked(property, &values, before.as_ref()));
        }
        let key = |facet: &Facet| serde_json::to_string(&(facet.by, &facet.value)).unwrap_or_default();
        let mut page = page_of(facets, key, &list_name("facets", filter), paging)?;
        self.name_facets(&mut page.items).await?;
        Ok(page)
    }

    /// The counts of one property: of the values with most, or of all.
    async fn values_of(
        &mut self,
        (of, by): (Metric, SplitBy),
        top: Option<u32>,
        known: &CountFilter,
        looked_up: Option<Sql>,
    ) -> Result<Values> {
        let grouping = TimelineGrouping { metric: Some(of), interval: Interval::All, split_by: by.into(), top };
        let timeline = TimelineFilter { grouping, selection: known.clone() };
        let counts = self.counts_of(&timeline, of, looked_up, Then::More).await?;
        let mut values = Values::new();
        for ((_, (value, _)), count) in counts {
            *values.entry(value).or_default() += count;
        }
        Ok(if known.selects_nothing(of) { Values::new() } else { values })
    }

    /// Gives the values of a page their names: the last that is read.
    async fn name_facets(&mut self, facets: &mut [Facet]) -> Result<()> {
        let named: BTreeSet<SplitBy> = facets.iter().map(|facet| facet.by).collect();
        let named: Vec<(SplitBy, &str)> = named.into_iter().filter_map(|by| Some((by, name(by)?))).collect();
        let values = |by: SplitBy| {
            let values = facets.iter().filter(|facet| facet.by == by).filter_map(|facet| facet.value.as_deref());
            serde_json::to_string(&values.collect::<BTreeSet<_>>()).unwrap_or_default()
        };
        let asked = named.iter().map(|(by, name)| {
            Sql::with(format!("SELECT json_group_object(j.value, {name}) FROM json_each(?) j"), values(*by))
        });
        let answered = self.run_batch(asked.collect(), Then::Nothing).await?;
        for ((by, _), rows) in named.iter().zip(answered) {
            let text: Option<&str> = rows.first().map(|row| row.try_get(0)).transpose()?;
            let by_value: HashMap<String, Option<String>> = serde_json::from_str(text.unwrap_or("{}"))?;
            for facet in facets.iter_mut().filter(|facet| facet.by == *by) {
                facet.name = facet.value.as_ref().and_then(|value| by_value.get(value).cloned().flatten());
            }
        }
        Ok(())
    }
}
