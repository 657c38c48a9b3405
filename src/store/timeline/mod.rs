//! Timelines, counts over time: articles, quotes, claims, mentions, votes and vetoes, by period and by up to two splits.
//!
//! # Design
//!
//! SQL counts by day and split, walking an index of the filter where there is one; periods are put together
//! here, because weeks and quarters are no matter of the engine. Between the first and the last period of
//! all, every split value has an item for every period, so that a chart needs no filling. Only those of the page are
//! made: days of eighty years by two splits may be millions.

pub(crate) mod counts;
pub(crate) mod facet;
pub(crate) mod filter;
pub(crate) mod metric;
pub(crate) mod modality;
pub(crate) mod names;
pub(crate) mod period;
pub(crate) mod selection;
#[cfg(test)]
mod selection_tests;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::list::cursor::Cursor;
use super::list::page::PageInfo;
use super::pool::batch::Then;
use super::sql::builder::{Value, word};
use super::timeline::counts::{Counts, Splits};
use super::timeline::filter::{TimelineFilter, TimelineGrouping, bad};
use super::timeline::names::have_names;
use super::timeline::period::{count, next, period};
use super::{Error, Page, Paging, Result, Snapshot};
use crate::domain::{Day, Interval, Metric, SplitBy, TimelineItem};

/// What stands along the chart.
#[derive(Default)]
struct Periods {
    interval: Interval,
    /// The first and the last; none where nothing has a date.
    dated: Option<(Day, Day)>,
    /// Whether one without a day ends them.
    undated: bool,
}

impl Periods {
    /// How many they are.
    fn count(&self) -> u64 {
        self.dated.map_or(0, |(first, last)| count(self.interval, first, last)) + u64::from(self.undated)
    }

    /// They, from that of a place on.
    fn from(&self, place: Option<&Place>) -> impl Iterator<Item = Option<Day>> + use<> {
        let interval = self.interval;
        // What has no day stands behind all days.
        let dated = self.dated.filter(|_| place.is_none_or(|(period, _)| period.is_some()));
        let begin = place.and_then(|(period, _)| *period).or(dated.map(|(first, _)| first));
        let last = dated.map(|(_, last)| last);
        std::iter::successors(begin, move |&day| next(interval, day))
            .take_while(move |&day| last.is_some_and(|last| day <= last))
            .map(Some)
            .chain(self.undated.then_some(None))
    }
}

/// Periods of one timeline at most: days of 270 years. More is no chart, and takes long to read page by page.
const MAX_PERIODS: u64 = 100_000;

/// A place in a timeline: cursors hold it as JSON.
type Place = (Option<Day>, Splits);

fn place(cursor: &str, list: &str) -> Result<Place> {
    match Cursor::read(cursor, list)?.keys.as_slice() {
        [Value::Text(text)] => serde_json::from_str(text).map_err(|_| Error::BadCursor),
        _ => Err(Error::BadCursor),
    }
}

impl TimelineFilter {
    /// The periods from the first to the last, with what was asked for where that is said.
    fn periods(&self, counts: &Counts) -> Periods {
        let interval = self.grouping.interval;
        let dated = || counts.keys().filter_map(|(period, _)| *period);
        let asked = |day: Option<Day>| day.and_then(|day| period(interval, day));
        let (from, to) = self.selection.days();
        let (from, to) = (asked(from).or_else(|| dated().min()), asked(to).or_else(|| dated().max()));
        let undated = interval == Interval::All || counts.keys().any(|(period, _)| period.is_none());
        Periods { interval, dated: from.zip(to), undated }
    }

    /// A page of the items: every period with every split.
    fn page(&self, metric: Metric, counts: &Counts, lines: &[Splits], paging: &Paging) -> Result<Page<TimelineItem>> {
        let list = format!("timeline {}", serde_json::to_string(self).unwrap_or_default());
        let after = paging.cursor.as_deref().map(|cursor| place(cursor, &list)).transpose()?;
        let periods = if lines.is_empty() { Periods::default() } else { self.periods(counts) };
        let count = periods.count();
        if count > MAX_PERIODS {
            let detail = format!(
                "makes {count} periods of the days asked for, and {MAX_PERIODS} at most are counted: take a longer interval, \
                 or days nearer to each other"
            );
            return Err(bad("interval", detail));
        }
        let passed = |at: &(Option<Day>, &Splits)| {
            after.as_ref().is_some_and(|(period, splits)| at.0 == *period && at.1 <= splits)
        };
        let mut rest = periods
            .from(after.as_ref())
            .flat_map(|period| lines.iter().map(move |splits| (period, splits)))
            .skip_while(passed);
        let page: Vec<_> = rest.by_ref().take(paging.limit.max(1) as usize).collect();
        let end = rest.next().and_then(|_| page.last());
        let next_cursor = end.map(|end| {
            let keys = vec![Value::Text(serde_json::to_string(end).unwrap_or_default())];
            Cursor { block: 0, keys }.write(&list)
        });
        let all = || count.saturating_mul(lines.len() as u64);
        let total = paging.count.then(all);
        let value = |at: Option<Day>, splits: &Splits| counts.get(&(at, splits.clone())).copied().unwrap_or_default();
        let items = page.iter().map(|&(at, splits)| self.item(metric, at, splits, value(at, splits))).collect();
        Ok(Page { items, page: PageInfo { limit: paging.limit, next_cursor, total } })
    }

    fn item(&self, metric: Metric, period: Option<Day>, splits: &Splits, value: u64) -> TimelineItem {
        let mut item = TimelineItem { period, metric: word(metric), value, ..TimelineItem::default() };
        for (by, value) in self.grouping.split_by.0.iter().zip([&splits.0, &splits.1]) {
            let field = match by {
                SplitBy::Publisher => &mut item.publisher,
                SplitBy::Speaker => &mut item.speaker,
                SplitBy::SpeakerState => &mut item.speaker_state,
                SplitBy::SpeakerOrganisation => &mut item.speaker_organisation,
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

impl Snapshot {
    /// Counts over time, by period and then by split.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownValues`], [`Error::BadFilter`] for more than two splits; else as [`Snapshot::quotes`].
    pub async fn timeline(&mut self, filter: &TimelineFilter, paging: &Paging) -> Result<Page<TimelineItem>> {
        let TimelineGrouping { metric, split_by, .. } = &filter.grouping;
        let metric = metric.ok_or_else(|| bad("metric", "says what is counted".to_owned()))?;
        let selection = filter.selection.known(self).await?;
        let known = TimelineFilter { selection, ..filter.clone() };
        let looked_up = known.selection.look_up().filter(|_| paging.cursor.is_none());
        let then = if have_names(&split_by.0) { Then::More } else { Then::Nothing };
        let counts = self.counts_of(&known, metric, looked_up, then).await?;
        let mut splits: BTreeSet<Splits> = counts.keys().map(|(_, splits)| splits.clone()).collect();
        if split_by.is_empty() {
            splits.insert((None, None));
        }
        if filter.selection.selects_nothing(metric) {
            // There are no such things to count, which is not the same as a count of 0.
            splits.clear();
        }
        let lines: Vec<Splits> = splits.into_iter().collect();
        let mut page = filter.page(metric, &counts, &lines, paging)?;
        self.name_splits(&split_by.0, &mut page.items).await?;
        Ok(page)
    }
}
