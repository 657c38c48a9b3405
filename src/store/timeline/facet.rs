//! Facets: the values of properties in a selection, those with most first.
//!
//! # Design
//!
//! A facet is a timeline of one period, split by one property: it is counted by the same statements, and with the same
//! filters. All of one request are of one state.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::counts::REST;
use super::filter::{TimelineFilter, bad};
use super::modality::CountedModality;
use super::names::name;
use crate::domain::{Convention, Day, Facet, Interval, Metric, Outcome, SplitBy, Verdict};
use crate::store::list::access_path::list_name;
use crate::store::list::in_memory::page_of;
use crate::store::list::validate::{known_members, known_topics, together};
use crate::store::pool::batch::Then;
use crate::store::sql::builder::{Sql, word};
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

/// The filter of facets: what is counted, by which properties, and the selection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct FacetFilter {
    /// What is counted.
    #[param(required = true, inline)]
    pub of: Option<Metric>,
    /// The properties, each counted by itself: for articles `publisher`; for quotes `publisher`, `speaker`,
    /// `speaker_state`, `speaker_organisation`, `kind`, `via`; for claims `publisher`, `speaker`, `topic`, `member`, `kind`, `verdict`, `via`; for
    /// mentions `publisher`, `speaker`, `speaker_state`, `kind`; for votes `topic`, `outcome`, `kind`; for vetoes `topic`,
    /// `member`.
    #[param(required = true, value_type = Vec<SplitBy>, style = Form, explode = false, example = json!(["speaker", "publisher"]))]
    pub by: OneOf<SplitBy>,
    /// So many values of each property by name, those with most; the others are summed up as `rest`, and what has none
    /// stands behind them.
    #[param(required = false, minimum = 1, maximum = 1000, default = 10, example = 10)]
    pub top: Option<u32>,
    /// `previous` counts as many days before the first one as well; it needs a first and a last day.
    #[param(required = false, inline)]
    pub compare: Option<Compare>,
    /// Words: of articles and mentions, in headline or report; of quotes and claims, in their own words; of votes and
    /// vetoes, in title or agenda item. All of them, "a phrase", prefix*, -not, one OR another.
    #[param(required = false, example = "veto Syria")]
    pub q: Option<String>,
    /// Of articles and of what is found in them: an actor that the article names, by its id; a state also by its code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["china"]))]
    pub actor: OneOf<String>,
    /// Of quotes and claims: the least confidence, from 0 to 1.
    #[param(required = false, minimum = 0.0, maximum = 1.0, example = 0.9)]
    pub min_confidence: Option<f64>,
    /// Of articles, quotes, claims and mentions: who published them.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["The Jerusalem Post"]))]
    pub publisher: OneOf<String>,
    /// Of quotes and articles: the speaker; of claims: who says them; of mentions: who is named.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["sergei-lavrov"]))]
    pub speaker: OneOf<String>,
    /// Of quotes: the state spoken for; of mentions: the state the actor belongs to.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["CHN"]))]
    pub speaker_state: OneOf<String>,
    /// Of quotes: the international body spoken for, by its actor's id.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["united-nations"]))]
    pub speaker_organisation: OneOf<String>,
    /// Of votes, vetoes and claims: the topic.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["syria"]))]
    pub topic: OneOf<String>,
    /// Of vetoes: who cast them; of claims: whom they speak of.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["RUS"]))]
    pub member: OneOf<String>,
    /// Of votes: what became of them.
    #[param(required = false, value_type = Vec<Outcome>, style = Form, explode = false)]
    pub outcome: OneOf<Outcome>,
    /// Of quotes, claims, mentioned actors and votes: the kind.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["direct"]))]
    pub kind: OneOf<String>,
    /// Of quotes: whether the words were said, `asserted` ones alone unless others are named. Of claims: how the article
    /// puts them forward, all of them unless some are named. `all` names every one.
    #[param(required = false, value_type = Vec<CountedModality>, style = Form, explode = false, example = json!(["asserted"]))]
    pub modality: OneOf<CountedModality>,
    /// Of claims: how the record answers.
    #[param(required = false, value_type = Vec<Verdict>, style = Form, explode = false)]
    pub verdict: OneOf<Verdict>,
    /// Of quotes and claims: the outlet the words are taken from.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["reuters"]))]
    pub via: OneOf<String>,
    /// Of vetoes: how they are counted; nothing else depends on it.
    #[param(required = false, inline)]
    pub convention: Option<Convention>,
    /// The first day: of publication; of votes and vetoes, the day they are of.
    #[param(required = false)]
    pub published_from: Option<Day>,
    /// The last day: of publication; of votes and vetoes, the day they are of.
    #[param(required = false)]
    pub published_to: Option<Day>,
    /// The same as `published_from`, as lists of votes call it; of two days the later holds.
    #[param(required = false)]
    pub date_from: Option<Day>,
    /// The same as `published_to`, as lists of votes call it; of two days the earlier holds.
    #[param(required = false)]
    pub date_to: Option<Day>,
}

/// How many have each value; under none, what has no value.
type Values = BTreeMap<Option<String>, u64>;

impl FacetFilter {
    /// The timeline of one property: the values with most, or all.
    fn timeline(&self, of: Metric, by: SplitBy, top: Option<u32>) -> TimelineFilter {
        let given = self.clone();
        TimelineFilter {
            metric: Some(of),
            interval: Interval::All,
            split_by: by.into(),
            top,
            q: given.q,
            actor: given.actor,
            min_confidence: given.min_confidence,
            publisher: given.publisher,
            speaker: given.speaker,
            speaker_state: given.speaker_state,
            speaker_organisation: given.speaker_organisation,
            topic: given.topic,
            member: given.member,
            outcome: given.outcome,
            kind: given.kind,
            modality: given.modality,
            verdict: given.verdict,
            via: given.via,
            convention: given.convention,
            published_from: given.published_from,
            published_to: given.published_to,
            date_from: given.date_from,
            date_to: given.date_to,
        }
    }

    /// The properties asked for, each once.
    fn properties(&self, of: Metric) -> Result<Vec<SplitBy>> {
        let mut by: Vec<SplitBy> = Vec::new();
        for &property in &self.by.0 {
            let known = self.timeline(of, property, None).properties(of);
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
    fn previous(&self, of: Metric) -> Result<Option<Self>> {
        let Some(Compare::Previous) = self.compare else { return Ok(None) };
        let (from, to) = self.timeline(of, SplitBy::Kind, None).days();
        let (Some(from), Some(to)) = (from, to) else {
            return Err(bad("compare", "needs `published_from` and `published_to`".to_owned()));
        };
        let days = from.days_until(to) + 1;
        if days < 1 {
            return Err(bad("published_to", "is before the first day".to_owned()));
        }
        let (published_from, published_to) = (Some(from.plus(-days)), Some(from.plus(-1)));
        Ok(Some(Self { published_from, published_to, date_from: None, date_to: None, ..self.clone() }))
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
        let of = filter.of.ok_or_else(|| bad("of", "says what is counted".to_owned()))?;
        let by = filter.properties(of)?;
        let [topic, member] = together([
            known_topics(self, "topic", &filter.topic).await,
            known_members(self, "member", &filter.member).await,
        ])?
        .map(OneOf);
        let known = FacetFilter { topic, member, ..filter.clone() };
        let previous = known.previous(of)?;
        let mut looked_up = known.timeline(of, by[0], None).look_up().filter(|_| paging.cursor.is_none());
        let mut facets = Vec::new();
        for property in by {
            let top = Some(filter.top.unwrap_or(TOP));
            let values = self.values_of(&known.timeline(of, property, top), of, looked_up.take()).await?;
            let before = match &previous {
                Some(previous) => Some(self.values_of(&previous.timeline(of, property, None), of, None).await?),
                None => None,
            };
            facets.extend(ranked(property, &values, before.as_ref()));
        }
        let key = |facet: &Facet| serde_json::to_string(&(facet.by, &facet.value)).unwrap_or_default();
        let mut page = page_of(facets, key, &list_name("facets", filter), paging)?;
        self.name_facets(&mut page.items).await?;
        Ok(page)
    }

    /// The counts of one property.
    async fn values_of(&mut self, known: &TimelineFilter, of: Metric, looked_up: Option<Sql>) -> Result<Values> {
        let counts = self.counts_of(known, of, looked_up, Then::More).await?;
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::store::Error;
    use crate::store::fixtures::{Database, five};

    async fn told(snapshot: &mut Snapshot, asked: serde_json::Value) -> Result<Vec<String>> {
        let filter: FacetFilter = serde_json::from_value(asked).unwrap();
        let page = snapshot.facets(&filter, &Paging { limit: 200, ..Paging::default() }).await?;
        let text = |facet: &Facet| {
            let before = facet.previous_count.map_or(String::new(), |count| format!(" before {count}"));
            format!("{} {} {}{before}", word(facet.by), facet.value.as_deref().unwrap_or("-"), facet.count)
        };
        Ok(page.items.iter().map(text).collect())
    }

    #[tokio::test]
    async fn values_come_by_count() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for (asked, expected) in [
            (
                json!({"of": "quotes", "by": "speaker,publisher"}),
                vec![
                    "speaker ada-minister 2",
                    "speaker bo-scholar 1",
                    "speaker zoe-envoy 1",
                    "speaker - 1",
                    "publisher The Example Post 3",
                    "publisher Daily Sample 1",
                    "publisher - 1",
                ],
            ),
            (
                json!({"of": "quotes", "by": "speaker", "top": 1}),
                vec!["speaker ada-minister 2", "speaker rest 2", "speaker - 1"],
            ),
            (json!({"of": "quotes", "by": "publisher", "q": "winter OR cold"}), vec!["publisher The Example Post 2"]),
            (json!({"of": "claims", "by": "topic"}), vec!["topic syria 3"]),
            (json!({"of": "claims", "by": "kind", "topic": "cyprus"}), vec![]),
            (
                json!({"of": "vetoes", "by": "member", "date_from": "2012-01-01", "date_to": "2012-12-31", "topic": "syria"}),
                vec!["member CHN 2", "member RUS 2"],
            ),
            (json!({"of": "quotes", "by": "kind,kind", "speaker_state": "CHN"}), vec!["kind direct 1"]),
            (json!({"of": "claims", "by": "member"}), vec!["member CHN 3", "member RUS 1"]),
            (
                json!({"of": "quotes", "by": "speaker", "published_from": "2012-02-06", "published_to": "2012-02-06", "compare": "previous"}),
                vec!["speaker ada-minister 1 before 1", "speaker bo-scholar 1 before 0"],
            ),
            (
                json!({"of": "quotes", "by": "speaker", "top": 1, "date_from": "2012-02-06", "date_to": "2012-02-07", "compare": "previous"}),
                vec!["speaker ada-minister 1 before 1", "speaker rest 1 before 0"],
            ),
            (json!({"of": "quotes", "by": "speaker", "topic": "syria"}), vec![]),
        ] {
            assert_eq!(told(&mut snapshot, asked.clone()).await.unwrap(), expected, "{asked}");
        }
        let filter = FacetFilter { of: Some(Metric::Quotes), by: SplitBy::Speaker.into(), ..FacetFilter::default() };
        let page = snapshot.facets(&filter, &Paging::default()).await.unwrap();
        assert_eq!(page.items[0].name.as_deref(), Some("Ada Minister"));
    }

    #[tokio::test]
    async fn what_cannot_be_counted_is_told() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for (asked, faulty) in [
            (json!({"by": "speaker"}), "of"),
            (json!({"of": "quotes"}), "by"),
            (json!({"of": "quotes", "by": "verdict"}), "by"),
            (json!({"of": "quotes", "by": "speaker", "compare": "previous"}), "compare"),
            (
                json!({"of": "quotes", "by": "speaker", "compare": "previous", "published_from": "2012-02-06"}),
                "compare",
            ),
            (
                json!({"of": "quotes", "by": "speaker", "compare": "previous", "published_from": "2012-02-06", "date_to": "2012-02-05"}),
                "published_to",
            ),
        ] {
            let error = told(&mut snapshot, asked.clone()).await.unwrap_err();
            assert!(matches!(error, Error::BadFilter { parameter, .. } if parameter == faulty), "{asked}: {error}");
        }
    }
}
