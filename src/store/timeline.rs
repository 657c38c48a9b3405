//! Counts over time: articles, quotes, claims, mentions, votes and vetoes, by period and by up to two splits.
//!
//! # Design
//!
//! SQL counts by day and split, walking an index of the filter where there is one; periods are put together
//! here, because weeks and quarters are no matter of the engine. Between the first and the last period of
//! all, every split value has an item for every period, so that a chart needs no filling.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::age::day;
use super::computed::page_of;
use super::known::{known_members, known_topics, together};
use super::period::{next, period};
use super::sql::word;
use super::timeline_filter::{TimelineFilter, bad};
use super::{OneOf, Page, Paging, Result, Snapshot};
use crate::domain::{Day, Interval, Metric, SplitBy, TimelineItem};

/// Items a timeline may have.
const MOST: usize = 100_000;

/// A count of one day, with the values it is split by.
#[derive(sqlx::FromRow)]
struct Row {
    age: i64,
    first: Option<String>,
    second: Option<String>,
    value: i64,
}

/// The values one line of the chart stands for.
type Splits = (Option<String>, Option<String>);

/// Counts by period and splits.
type Counts = BTreeMap<(Option<Day>, Splits), u64>;

impl TimelineFilter {
    /// The periods from the first to the last, with what was asked for where that is said.
    fn periods(&self, counts: &Counts) -> Vec<Option<Day>> {
        let dated = || counts.keys().filter_map(|(period, _)| *period);
        let asked = |day: Option<Day>| day.and_then(|day| period(self.interval, day));
        let from = asked(self.published_from.or(self.date_from)).or_else(|| dated().min());
        let to = asked(self.published_to.or(self.date_to)).or_else(|| dated().max());
        let mut periods: Vec<Option<Day>> = Vec::new();
        if let (Some(from), Some(to)) = (from, to) {
            let mut at = Some(from);
            while let Some(day) = at.filter(|&day| day <= to && periods.len() <= MOST) {
                periods.push(Some(day));
                at = next(self.interval, day);
            }
        }
        if self.interval == Interval::All || counts.keys().any(|(period, _)| period.is_none()) {
            periods.push(None);
        }
        periods
    }

    fn item(&self, metric: Metric, period: Option<Day>, splits: &Splits, value: u64) -> TimelineItem {
        let mut item = TimelineItem { period, metric: word(metric), value, ..TimelineItem::default() };
        for (by, value) in self.split_by.0.iter().zip([&splits.0, &splits.1]) {
            let field = match by {
                SplitBy::Publisher => &mut item.publisher,
                SplitBy::Speaker => &mut item.speaker,
                SplitBy::SpeakerState => &mut item.speaker_state,
                SplitBy::Topic => &mut item.topic,
                SplitBy::Member => &mut item.member,
                SplitBy::Outcome => &mut item.outcome,
                SplitBy::Kind => &mut item.kind,
                SplitBy::Verdict => &mut item.verdict,
                SplitBy::Via => &mut item.via,
            };
            field.clone_from(value);
        }
        item
    }
}

/// Leaves the values with most, of each of the two splits.
fn leave_top(counts: &mut Counts, top: usize) {
    for of in [|splits: &Splits| splits.0.clone(), |splits: &Splits| splits.1.clone()] {
        let mut totals: HashMap<Option<String>, u64> = HashMap::new();
        for ((_, splits), value) in &*counts {
            *totals.entry(of(splits)).or_default() += value;
        }
        let mut ranked: Vec<(u64, Option<String>)> = totals.into_iter().map(|(split, total)| (total, split)).collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let kept: HashSet<Option<String>> = ranked.into_iter().take(top).map(|(_, split)| split).collect();
        counts.retain(|(_, splits), _| kept.contains(&of(splits)));
    }
}

impl Snapshot {
    /// Counts over time, by period and then by split.
    ///
    /// # Errors
    ///
    /// [`super::Error::UnknownValues`], [`super::Error::BadFilter`] for what does not go together; else as [`Snapshot::quotes`].
    pub async fn timeline(&mut self, filter: &TimelineFilter, paging: &Paging) -> Result<Page<TimelineItem>> {
        let metric = filter.metric.ok_or_else(|| bad("metric", "says what is counted".to_owned()))?;
        // What does not go together is told before what is unknown.
        filter.sql(metric)?;
        let [topic, member] = together([
            known_topics(self, "topic", &filter.topic).await,
            known_members(self, "member", &filter.member).await,
        ])?
        .map(OneOf);
        let known = TimelineFilter { topic, member, ..filter.clone() };
        let rows: Vec<Row> = self.last(known.sql(metric)?).await?;
        let mut counts = Counts::new();
        for Row { age, first, second, value } in rows {
            let period = day(age).and_then(|day| period(filter.interval, day));
            *counts.entry((period, (first, second))).or_default() += u64::try_from(value).unwrap_or_default();
        }
        if let Some(top) = filter.top {
            leave_top(&mut counts, top as usize);
        }
        let mut splits: BTreeSet<Splits> = counts.keys().map(|(_, splits)| splits.clone()).collect();
        if filter.split_by.is_empty() {
            splits.insert((None, None));
        }
        let periods = filter.periods(&counts);
        if periods.len().saturating_mul(splits.len()) > MOST {
            let detail = format!("gives more than {MOST} counts; take a longer interval, fewer splits or top");
            return Err(bad("interval", detail));
        }
        let mut items = Vec::with_capacity(periods.len() * splits.len());
        for period in periods {
            for splits in &splits {
                let value = counts.get(&(period, splits.clone())).copied().unwrap_or_default();
                items.push(filter.item(metric, period, splits, value));
            }
        }
        let list = format!("timeline {}", serde_json::to_string(filter).unwrap_or_default());
        page_of(items, |item| serde_json::to_string(item).unwrap_or_default(), &list, paging)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::Error;
    use super::super::sample::{Database, five};
    use super::*;

    fn cases() -> Vec<(serde_json::Value, Vec<&'static str>)> {
        vec![
            (
                json!({"metric": "articles", "interval": "month"}),
                vec!["2011-10-01 1", "2011-11-01 0", "2011-12-01 0", "2012-01-01 0", "2012-02-01 3", "- 1"],
            ),
            (json!({"metric": "articles", "interval": "all"}), vec!["- 5"]),
            (
                json!({"metric": "articles", "interval": "year", "split_by": "publisher"}),
                vec![
                    "2011-01-01 1",
                    "2011-01-01 0 Daily Sample",
                    "2011-01-01 0 The Example Post",
                    "2012-01-01 0",
                    "2012-01-01 1 Daily Sample",
                    "2012-01-01 2 The Example Post",
                    "- 0",
                    "- 1 Daily Sample",
                    "- 0 The Example Post",
                ],
            ),
            (json!({"metric": "quotes", "interval": "quarter", "speaker": "ada-minister"}), vec!["2012-01-01 2"]),
            (
                json!({"metric": "quotes", "interval": "week", "speaker_state": "RUS", "split_by": "speaker"}),
                vec!["2012-01-30 1 ada-minister", "2012-02-06 1 ada-minister"],
            ),
            (
                json!({"metric": "quotes", "interval": "all", "split_by": "speaker,kind", "top": 2}),
                vec!["- 1 direct", "- 2 ada-minister direct"],
            ),
            (
                json!({"metric": "quotes", "interval": "all", "via": "Reuters", "publisher": "The Example Post", "kind": "direct"}),
                vec!["- 1"],
            ),
            (
                json!({"metric": "claims", "interval": "year", "split_by": "member"}),
                vec!["2012-01-01 2 CHN", "2012-01-01 0 RUS", "- 1 CHN", "- 1 RUS"],
            ),
            (json!({"metric": "claims", "interval": "all", "verdict": "undetermined", "member": "CHN"}), vec!["- 1"]),
            (
                json!({"metric": "mentions", "interval": "all", "split_by": "speaker", "speaker_state": "RUS,CHN"}),
                vec!["- 1 ada-minister", "- 3 china", "- 2 russia"],
            ),
            (
                json!({"metric": "votes", "interval": "year", "topic": "syria", "outcome": "vetoed", "date_to": "2012-12-31", "date_from": "2010-06-01"}),
                vec!["2010-01-01 0", "2011-01-01 1", "2012-01-01 2"],
            ),
            (
                json!({"metric": "vetoes", "interval": "all", "split_by": "member", "date_to": "2012-12-31"}),
                vec!["- 3 CHN", "- 3 RUS"],
            ),
            (
                json!({"metric": "quotes", "interval": "day", "published_from": "2012-02-04", "published_to": "2012-02-06"}),
                vec!["2012-02-04 0", "2012-02-05 1", "2012-02-06 2"],
            ),
        ]
    }

    #[tokio::test]
    async fn each_metric_counts_by_period_and_split() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for (asked, expected) in cases() {
            let filter: TimelineFilter = serde_json::from_value(asked.clone()).unwrap();
            let page = snapshot.timeline(&filter, &Paging { limit: 200, ..Paging::default() }).await.unwrap();
            let told: Vec<String> = page
                .items
                .iter()
                .map(|item| {
                    let period = item.period.map_or("-".to_owned(), |day| day.to_string());
                    let splits = [
                        &item.publisher,
                        &item.speaker,
                        &item.speaker_state,
                        &item.topic,
                        &item.member,
                        &item.outcome,
                        &item.kind,
                        &item.verdict,
                        &item.via,
                    ];
                    let splits: String = splits.into_iter().flatten().flat_map(|split| [" ", split.as_str()]).collect();
                    format!("{period} {}{splits}", item.value)
                })
                .collect();
            assert_eq!(told, expected, "{asked}");
        }
    }

    #[tokio::test]
    async fn what_does_not_go_together_is_refused() {
        let database = Database::empty().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for (asked, parameter) in [
            (json!({}), "metric"),
            (json!({"metric": "articles", "split_by": "verdict"}), "split_by"),
            (json!({"metric": "quotes", "split_by": "kind,via,speaker"}), "split_by"),
            (json!({"metric": "votes", "via": "Reuters"}), "via"),
            (json!({"metric": "votes", "published_from": "2012-01-01"}), "published_from"),
            (json!({"metric": "quotes", "date_from": "2012-01-01"}), "date_from"),
            (json!({"metric": "quotes", "convention": "wide"}), "convention"),
            (
                json!({"metric": "votes", "interval": "day", "date_from": "0001-01-01", "date_to": "9999-12-31"}),
                "interval",
            ),
        ] {
            let filter: TimelineFilter = serde_json::from_value(asked.clone()).unwrap();
            let Err(Error::BadFilter { parameter: told, .. }) = snapshot.timeline(&filter, &Paging::default()).await
            else {
                panic!("{asked} is answered");
            };
            assert_eq!(told, parameter, "{asked}");
        }
    }
}
