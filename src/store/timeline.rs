//! Counts over time: articles, quotes, claims, mentions, votes and vetoes, by period and by up to two splits.
//!
//! # Design
//!
//! SQL counts by day and split, walking an index of the filter where there is one; periods are put together
//! here, because weeks and quarters are no matter of the engine. Between the first and the last period of
//! all, every split value has an item for every period, so that a chart needs no filling.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use super::computed::page_of;
use super::filter::{actor_number, plain, publisher_number};
use super::list::{UNDATED, age, day};
use super::metric::{Counted, counted};
use super::period::{next, period};
use super::sql::{Sql, word};
use super::{Error, OneOf, Page, Paging, Result, Snapshot};
use crate::domain::{Convention, Day, Interval, Metric, Outcome, SplitBy, TimelineItem, Verdict, slug};

/// Items a timeline may have.
const MOST: usize = 100_000;

/// What is counted, by what, and in which selection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct TimelineFilter {
    /// What is counted.
    #[param(required = true, inline)]
    pub metric: Option<Metric>,
    /// How long a period is.
    #[param(required = false, inline)]
    pub interval: Interval,
    /// What the counts are split by, at most two: for articles `publisher`; for quotes `publisher`, `speaker`,
    /// `speaker_state`, `kind`, `via`; for claims `publisher`, `member`, `kind`, `verdict`, `via`; for mentions
    /// `publisher`, `speaker`, `speaker_state`, `kind`; for votes `topic`, `outcome`, `kind`; for vetoes `topic`,
    /// `member`.
    #[param(required = false, value_type = Vec<SplitBy>, style = Form, explode = false)]
    pub split_by: OneOf<SplitBy>,
    /// Only so many values of each split, those with most; the others are left out.
    #[param(required = false, minimum = 1, maximum = 100)]
    pub top: Option<u32>,
    /// Of articles, quotes, claims and mentions: who published them.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false)]
    pub publisher: OneOf<String>,
    /// Of quotes and articles: the speaker; of mentions: who is named.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false)]
    pub speaker: OneOf<String>,
    /// Of quotes: the state spoken for; of mentions: the state the actor belongs to.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false)]
    pub speaker_state: OneOf<String>,
    /// Of votes and vetoes: the topic.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false)]
    pub topic: OneOf<String>,
    /// Of vetoes: who cast them; of claims: whom they speak of.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false)]
    pub member: OneOf<String>,
    /// Of votes: what became of them.
    #[param(required = false, value_type = Vec<Outcome>, style = Form, explode = false)]
    pub outcome: OneOf<Outcome>,
    /// Of quotes, claims, mentioned actors and votes: the kind.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false)]
    pub kind: OneOf<String>,
    /// Of claims: how the record answers.
    #[param(required = false, value_type = Vec<Verdict>, style = Form, explode = false)]
    pub verdict: OneOf<Verdict>,
    /// Of quotes and claims: the outlet the words are taken from.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false)]
    pub via: OneOf<String>,
    /// Of vetoes: how they are counted.
    #[param(required = false, inline)]
    pub convention: Option<Convention>,
    /// Of articles, quotes, claims and mentions: the first day of publication.
    #[param(required = false)]
    pub published_from: Option<Day>,
    /// Of articles, quotes, claims and mentions: the last day of publication.
    #[param(required = false)]
    pub published_to: Option<Day>,
    /// Of votes and vetoes: the first day.
    #[param(required = false)]
    pub date_from: Option<Day>,
    /// Of votes and vetoes: the last day.
    #[param(required = false)]
    pub date_to: Option<Day>,
}

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
    /// The statement that counts by day.
    fn sql(&self, metric: Metric) -> Result<Sql> {
        let counted = counted(metric);
        let [first, second] = self.splits(&counted)?;
        let mut from = counted.from.to_owned();
        if self.split_by.0.contains(&SplitBy::Member) {
            from.push_str(counted.by_member);
        }
        let Counted { age: day, value, .. } = counted;
        let mut sql = Sql::new(format!(
            "SELECT {day} AS age, {first} AS first, {second} AS second, {value} AS value FROM {from} WHERE TRUE"
        ));
        self.conditions(&counted, &mut sql)?;
        sql.push(" GROUP BY 1, 2, 3");
        Ok(sql)
    }

    fn splits(&self, counted: &Counted) -> Result<[&'static str; 2]> {
        let mut splits = ["NULL"; 2];
        if self.split_by.0.len() > splits.len() {
            return Err(bad("split_by", "takes at most two values".to_owned()));
        }
        for (split, by) in splits.iter_mut().zip(&self.split_by.0) {
            let known = counted.splits.iter().find(|(known, _)| known == by);
            let names = || counted.splits.iter().map(|(known, _)| word(known)).collect::<Vec<_>>().join(", ");
            let fault = || bad("split_by", format!("{} are split by {}", counted.name, names()));
            *split = known.ok_or_else(fault)?.1;
        }
        Ok(splits)
    }

    fn conditions(&self, counted: &Counted, sql: &mut Sql) -> Result<()> {
        let plainly = |values: &OneOf<String>| values.0.iter().map(|value| plain(value)).collect::<Vec<_>>();
        let outcomes = self.outcome.0.iter().map(|outcome| plain(&word(outcome)));
        let verdicts = self.verdict.0.iter().map(|verdict| plain(&word(verdict)));
        let given: [(&'static str, Vec<Sql>); 9] = [
            ("publisher", self.publisher.0.iter().map(|name| publisher_number(name)).collect()),
            ("speaker", self.speaker.0.iter().map(|id| actor_number(id)).collect()),
            ("speaker_state", plainly(&self.speaker_state)),
            ("topic", plainly(&self.topic)),
            ("member", plainly(&self.member)),
            ("outcome", outcomes.collect()),
            ("kind", plainly(&self.kind)),
            ("verdict", verdicts.collect()),
            ("via", self.via.0.iter().map(|name| plain(&slug(name))).collect()),
        ];
        for (parameter, values) in given.iter().filter(|(_, values)| !values.is_empty()) {
            let (_, check) = counted.filter(parameter)?;
            sql.push(&format!(" AND {check} ("));
            for (place, value) in values.iter().enumerate() {
                sql.push(if place > 0 { ", " } else { "" }).append(value);
            }
            let open = check.matches('(').count() - check.matches(')').count();
            sql.push(&")".repeat(open + 1));
        }
        self.days(counted, sql)
    }

    fn days(&self, counted: &Counted, sql: &mut Sql) -> Result<()> {
        let of_votes = [self.date_from, self.date_to];
        let of_articles = [self.published_from, self.published_to];
        let (given, other, parameter) = if counted.of_votes {
            (of_votes, of_articles, "published_from")
        } else {
            (of_articles, of_votes, "date_from")
        };
        if other.iter().any(Option::is_some) {
            let right = if counted.of_votes { "date_from and date_to" } else { "published_from and published_to" };
            return Err(bad(parameter, format!("{} are selected by {right}", counted.name)));
        }
        let [from, to] = given;
        if from.is_some() || to.is_some() {
            sql.push(&format!(" AND {} BETWEEN ", counted.age)).bind(to.map_or(0, |to| age(Some(to))));
            sql.push(" AND ").bind(from.map_or(UNDATED - 1, |from| age(Some(from))));
        }
        if self.convention.is_some() && counted.name != "vetoes" {
            return Err(bad("convention", format!("{} are counted in one way only", counted.name)));
        }
        if counted.name == "vetoes" && self.convention.unwrap_or_default() == Convention::Official {
            sql.push(" AND c.official");
        }
        Ok(())
    }

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

fn bad(parameter: &'static str, detail: String) -> Error {
    Error::BadFilter { parameter, detail }
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
    /// [`Error::BadFilter`] for what does not go together; else as [`Snapshot::quotes`].
    pub async fn timeline(&mut self, filter: &TimelineFilter, paging: &Paging) -> Result<Page<TimelineItem>> {
        let metric = filter.metric.ok_or_else(|| bad("metric", "says what is counted".to_owned()))?;
        let rows: Vec<Row> = filter.sql(metric)?.all(self.conn()).await?;
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

    use super::super::sample::{Database, five};
    use super::*;

    #[tokio::test]
    async fn each_metric_counts_by_period_and_split() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for (asked, expected) in [
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
        ] {
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
                    let splits: String = splits.into_iter().flatten().map(|split| format!(" {split}")).collect();
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
