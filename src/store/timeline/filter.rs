//! The timeline's filter, and the statement that counts by day.

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use super::metric::{Counted, Split, counted};
use super::selection::CountFilter;
use crate::domain::{Interval, Metric, SplitBy};
use crate::store::list::composite_filter::parameters_of_parts;
use crate::store::sql::builder::Sql;
use crate::store::{Error, OneOf, Result};

/// Properties that one timeline may be split by: each has a column of its own in the statement.
pub const MAX_SPLITS: usize = 2;

/// What a count of all is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Whole {
    /// What the split leaves of it has nothing to be split by.
    WithNone,
    /// What the split leaves of it are the values that are not among those with most.
    WithRest,
}

/// What a timeline counts, and how: its metric, interval and splits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct TimelineGrouping {
    /// The metric to count per period.
    #[param(required = true, inline)]
    pub metric: Option<Metric>,
    /// The interval: the length of a timeline's periods.
    #[param(required = false, inline)]
    pub interval: Interval,
    /// What the counts are split by, at most two. There are for articles `publisher`; for quotes `publisher`, `speaker`,
    /// `speaker_state`, `speaker_organisation`, `kind`, `via`; for claims `publisher`, `speaker`, `topic`, `member`, `kind`, `verdict`, `via`; for
    /// mentions `publisher`, `speaker`, `speaker_state`, `kind`; for votes `topic`, `outcome`, `kind`; for vetoes `topic`,
    /// `member`. Anything else is null.
    #[param(required = false, value_type = Vec<SplitBy>, style = Form, explode = false)]
    pub split_by: OneOf<SplitBy>,
    /// So many values of each split by name, those with most; what has none of it stays null, and the others are
    /// summed up as `rest`.
    #[param(required = false, minimum = 1, maximum = 100, example = 10)]
    pub top: Option<u32>,
}

/// The filter of a timeline: how its counts are grouped, and what is counted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimelineFilter {
    /// The metric, and what its counts are grouped by.
    #[serde(flatten)]
    pub grouping: TimelineGrouping,
    /// Which things are counted.
    #[serde(flatten)]
    pub selection: CountFilter,
}

parameters_of_parts!(TimelineFilter: TimelineGrouping, CountFilter);

impl TimelineGrouping {
    /// How the counts are split; a property that the metric's things do not have is null for all of them.
    fn splits(&self, counted: &Counted) -> Result<[Option<Split>; MAX_SPLITS]> {
        let mut splits = [None; MAX_SPLITS];
        if self.split_by.0.len() > splits.len() {
            return Err(bad("split_by", format!("takes at most {MAX_SPLITS} values")));
        }
        for (split, by) in splits.iter_mut().zip(&self.split_by.0) {
            *split = counted.splits.iter().find(|(known, _)| known == by).map(|(_, split)| *split);
        }
        Ok(splits)
    }
}

impl TimelineFilter {
    /// The statement that counts by day. Days may come several times.
    ///
    /// Behind it may stand one that counts all of each day, split or not: then the first counts only what has the split,
    /// since to read every row for those that have nothing takes ten times as long; or only the actors with most, since
    /// there may be one for each article.
    pub(in crate::store) fn sql(&self, metric: Metric) -> Result<(Sql, Option<(Sql, Whole)>)> {
        let (TimelineGrouping { interval, split_by, top, .. }, selection) = (&self.grouping, &self.selection);
        let mut counted = &counted(metric, selection.quotes());
        let mut splits = self.grouping.splits(counted)?;
        if selection.selects_nothing(metric) {
            let none = Sql::new("SELECT 0 AS age, NULL AS first, NULL AS second, 0 AS value WHERE FALSE");
            return Ok((none, None));
        }
        if splits == [None; MAX_SPLITS]
            && let Some(days) = selection.days_of(metric, counted)?
        {
            return Ok((days, None));
        }
        if let ([SplitBy::Publisher], Some(of_article)) = (&split_by.0[..], counted.of_article)
            && selection.q.is_none()
            && selection.given(metric).all(|(parameter, _)| parameter == "publisher")
        {
            counted = of_article;
            splits = self.grouping.splits(counted)?;
        }
        let mut from = counted.from.to_owned();
        if split_by.0.contains(&SplitBy::Member) {
            from.push_str(counted.by_member);
        }
        // One period over all time has no day.
        let (day, mut groups) = if *interval == Interval::All { ("0", Vec::new()) } else { (counted.age, vec!["1"]) };
        // Grouped by columns inside, in the order of an index where there is one; what is shown of a group is read outside.
        let (mut shown, mut columns, mut place) = (Sql::default(), Sql::default(), ["2", "3"].into_iter());
        for (split, name) in splits.iter().zip(["first", "second"]) {
            let Some(Split { by, shown: [before, behind], .. }) = split else {
                shown.push(&format!(", NULL AS {name}"));
                continue;
            };
            shown.push(&format!(", {before}k.{name}{behind} AS {name}"));
            columns.push(&format!(", {by} AS {name}"));
            groups.extend(place.next());
        }
        let mut sql = Sql::new(format!(
            "SELECT k.age{}, k.value FROM (SELECT {day} AS age{}, {} AS value FROM {from} WHERE {}",
            shown.text, columns.text, counted.value, counted.rows
        ));
        selection.conditions(metric, counted, &mut sql)?;
        let whole = match (*top, splits) {
            (Some(top), [Some(split), None]) if split.is_of_actors() => {
                selection.only_top(top, (metric, counted), split.by, &from, &mut sql)?;
                let whole = match selection.days_of(metric, counted)? {
                    Some(days) => days,
                    None => selection.unsplit(metric, counted, day)?,
                };
                Some((whole, Whole::WithRest))
            }
            (_, [Some(Split { by, sparse: true, .. }), None]) => {
                let days = selection.days_of(metric, counted)?;
                if days.is_some() {
                    sql.push(&format!(" AND {by} IS NOT NULL"));
                }
                days.map(|days| (days, Whole::WithNone))
            }
            _ => None,
        };
        let groups = if groups.is_empty() { "1".to_owned() } else { groups.join(", ") };
        sql.push(&format!(" GROUP BY {groups}) k"));
        Ok((sql, whole))
    }
}

impl CountFilter {
    /// The statement that counts all of each day as one.
    fn unsplit(&self, of: Metric, counted: &Counted, day: &str) -> Result<Sql> {
        let mut sql = Sql::new(format!(
            "SELECT k.age, NULL AS first, NULL AS second, k.value FROM (SELECT {day} AS age, {} AS value FROM {} WHERE {}",
            counted.value, counted.from, counted.rows
        ));
        self.conditions(of, counted, &mut sql)?;
        sql.push(" GROUP BY 1) k");
        Ok(sql)
    }

    /// The statement that adds up what is counted of each day, where all of it is asked for.
    fn days_of(&self, of: Metric, counted: &Counted) -> Result<Option<Sql>> {
        let all = self.q.is_none() && self.given(of).next().is_none();
        let Some(value) = counted.of_day.filter(|_| all) else { return Ok(None) };
        let mut sql = Sql::new(format!(
            "SELECT w.age, NULL AS first, NULL AS second, {value} AS value FROM day w WHERE {value} > 0"
        ));
        self.conditions(of, counted, &mut sql)?;
        Ok(Some(sql))
    }

    /// Leaves those actors that have most, and what has none: they are ranked among all later, and many are left out here.
    fn only_top(
        &self,
        top: u32,
        (of, counted): (Metric, &Counted),
        actor: &str,
        from: &str,
        sql: &mut Sql,
    ) -> Result<()> {
        sql.push(&format!(
            " AND ({actor} IS NULL OR {actor} IN (SELECT {actor} FROM {from} WHERE {actor} IS NOT NULL AND {}",
            counted.rows
        ));
        self.conditions(of, counted, sql)?;
        sql.push(&format!(
            " GROUP BY {actor} ORDER BY {} DESC, (SELECT slug FROM actor WHERE id = {actor}) LIMIT 0 + ",
            counted.value
        ));
        sql.bind(top).push("))");
        Ok(())
    }
}

pub(in crate::store) fn bad(parameter: &'static str, detail: String) -> Error {
    Error::BadFilter { parameter, detail }
}
