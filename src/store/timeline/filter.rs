//! The timeline's filter, and the statement that counts by day.

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use super::metric::{Counted, Quotes, Split, counted};
use super::modality::CountedModality;
use crate::domain::{Convention, Day, Interval, Metric, Outcome, SplitBy, Verdict, slug};
use crate::store::list::access_path::{actor_number, plain, publisher_number};
use crate::store::list::conditions::words_in;
use crate::store::list::known_values::look_up;
use crate::store::sql::builder::{Sql, word};
use crate::store::sql::day_key::{UNDATED, age};
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

/// The filter of a timeline: its metric, interval, split and selection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct TimelineFilter {
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
    /// So many values of each split by name, those with most; what has none of it stays null, and the others are summed
    /// up as `rest`.
    #[param(required = false, minimum = 1, maximum = 100, example = 10)]
    pub top: Option<u32>,
    /// Words: of articles and mentions, in headline or report; of quotes and claims, in their own words; of votes and
    /// vetoes, in title or agenda item. All of them, in any form; "a phrase"; prefix*; -not or NOT; one OR another.
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
    /// Of votes and vetoes: the topic; of claims: the topic asserted.
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

impl TimelineFilter {
    /// The statement that finds unknown values.
    pub(in crate::store) fn look_up(&self) -> Option<Sql> {
        let Self { actor, speaker, speaker_state, speaker_organisation, publisher, via, .. } = self;
        look_up(&[
            ("actor", actor),
            ("speaker", speaker),
            ("speaker_state", speaker_state),
            ("speaker_organisation", speaker_organisation),
            ("publisher", publisher),
            ("via", via),
        ])
    }

    /// Which quotes are counted.
    fn quotes(&self) -> Quotes {
        match &self.modality.0[..] {
            [] | [CountedModality::Asserted] => Quotes::Said,
            values if values.iter().any(|value| matches!(value, CountedModality::Asserted | CountedModality::All)) => {
                Quotes::All
            }
            _ => Quotes::Unsaid,
        }
    }

    /// What selects by modality: of quotes, those that were said are what is counted anyway.
    fn modalities(&self, metric: Option<Metric>) -> Vec<Sql> {
        let all = self.modality.0.contains(&CountedModality::All);
        let implied = metric == Some(Metric::Quotes) && self.quotes() == Quotes::Said;
        if all || implied {
            return Vec::new();
        }
        self.modality.0.iter().map(|modality| plain(&word(modality))).collect()
    }

    /// The statement that counts by day. Days may come several times.
    ///
    /// Behind it may stand one that counts all of each day, split or not: then the first counts only what has the split,
    /// since to read every row for those that have nothing takes ten times as long; or only the actors with most, since
    /// there may be one for each article.
    pub(in crate::store) fn sql(&self, metric: Metric) -> Result<(Sql, Option<(Sql, Whole)>)> {
        let mut counted = &counted(metric, self.quotes());
        let mut splits = self.splits(counted)?;
        if self.selects_nothing(metric) {
            let none = Sql::new("SELECT 0 AS age, NULL AS first, NULL AS second, 0 AS value WHERE FALSE");
            return Ok((none, None));
        }
        if splits == [None; MAX_SPLITS]
            && let Some(days) = self.days_of(counted)?
        {
            return Ok((days, None));
        }
        if let ([SplitBy::Publisher], Some(of_article)) = (&self.split_by.0[..], counted.of_article)
            && self.q.is_none()
            && self.given().all(|(parameter, _)| parameter == "publisher")
        {
            counted = of_article;
            splits = self.splits(counted)?;
        }
        let mut from = counted.from.to_owned();
        if self.split_by.0.contains(&SplitBy::Member) {
            from.push_str(counted.by_member);
        }
        // One period over all time has no day.
        let (day, mut groups) =
            if self.interval == Interval::All { ("0", Vec::new()) } else { (counted.age, vec!["1"]) };
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
        self.conditions(counted, &mut sql)?;
        let whole = match (self.top, splits) {
            (Some(top), [Some(split), None]) if split.is_of_actors() => {
                self.only_top(top, counted, split.by, &from, &mut sql)?;
                let whole = match self.days_of(counted)? {
                    Some(days) => days,
                    None => self.unsplit(counted, day)?,
                };
                Some((whole, Whole::WithRest))
            }
            (_, [Some(Split { by, sparse: true, .. }), None]) => {
                let days = self.days_of(counted)?;
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

    /// The statement that counts all of each day as one.
    fn unsplit(&self, counted: &Counted, day: &str) -> Result<Sql> {
        let mut sql = Sql::new(format!(
            "SELECT k.age, NULL AS first, NULL AS second, k.value FROM (SELECT {day} AS age, {} AS value FROM {} WHERE {}",
            counted.value, counted.from, counted.rows
        ));
        self.conditions(counted, &mut sql)?;
        sql.push(" GROUP BY 1) k");
        Ok(sql)
    }

    /// The statement that adds up what is counted of each day, where all of it is asked for.
    fn days_of(&self, counted: &Counted) -> Result<Option<Sql>> {
        let all = self.q.is_none() && self.given().next().is_none();
        let Some(value) = counted.of_day.filter(|_| all) else { return Ok(None) };
        let mut sql = Sql::new(format!(
            "SELECT w.age, NULL AS first, NULL AS second, {value} AS value FROM day w WHERE {value} > 0"
        ));
        self.conditions(counted, &mut sql)?;
        Ok(Some(sql))
    }

    /// Leaves those actors that have most, and what has none: they are ranked among all later, and many are left out here.
    fn only_top(&self, top: u32, counted: &Counted, actor: &str, from: &str, sql: &mut Sql) -> Result<()> {
        sql.push(&format!(
            " AND ({actor} IS NULL OR {actor} IN (SELECT {actor} FROM {from} WHERE {actor} IS NOT NULL AND {}",
            counted.rows
        ));
        self.conditions(counted, sql)?;
        sql.push(&format!(
            " GROUP BY {actor} ORDER BY {} DESC, (SELECT slug FROM actor WHERE id = {actor}) LIMIT 0 + ",
            counted.value
        ));
        sql.bind(top).push("))");
        Ok(())
    }

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

    /// What the things of a metric can be split by.
    pub(in crate::store) fn properties(&self, metric: Metric) -> Vec<SplitBy> {
        counted(metric, self.quotes()).splits.iter().map(|(by, _)| *by).collect()
    }

    /// What is given to select by, with its values.
    fn given(&self) -> impl Iterator<Item = (&'static str, Vec<Sql>)> {
        let plainly = |values: &OneOf<String>| values.0.iter().map(|value| plain(value)).collect::<Vec<_>>();
        let outcomes = self.outcome.0.iter().map(|outcome| plain(&word(outcome)));
        let verdicts = self.verdict.0.iter().map(|verdict| plain(&word(verdict)));
        let given: [(&'static str, Vec<Sql>); 13] = [
            ("actor", self.actor.0.iter().map(|id| actor_number(id)).collect()),
            ("min_confidence", self.min_confidence.map(|least| Sql::with("?", least)).into_iter().collect()),
            ("publisher", self.publisher.0.iter().map(|name| publisher_number(name)).collect()),
            ("speaker", self.speaker.0.iter().map(|id| actor_number(id)).collect()),
            ("speaker_state", plainly(&self.speaker_state)),
            ("speaker_organisation", plainly(&self.speaker_organisation)),
            ("topic", plainly(&self.topic)),
            ("member", plainly(&self.member)),
            ("outcome", outcomes.collect()),
            ("kind", plainly(&self.kind)),
            ("modality", self.modalities(self.metric)),
            ("verdict", verdicts.collect()),
            ("via", self.via.0.iter().map(|name| plain(&slug(name))).collect()),
        ];
        given.into_iter().filter(|(_, values)| !values.is_empty())
    }

    /// Whether something is asked for that no thing of the metric has: a vote no speaker, an article no verdict.
    pub(in crate::store) fn selects_nothing(&self, metric: Metric) -> bool {
        let counted = counted(metric, self.quotes());
        let modality = &self.modality.0;
        if !modality.is_empty() && !modality.iter().any(|modality| modality.is_of(metric)) {
            return true;
        }
        self.given().any(|(parameter, _)| counted.filter(parameter).is_none())
    }

    fn conditions(&self, counted: &Counted, sql: &mut Sql) -> Result<()> {
        for (parameter, values) in self.given() {
            let Some(check) = counted.filter(parameter) else { continue };
            // Of one value an index has the days in order.
            let check =
                check.strip_suffix("IN").filter(|_| values.len() == 1).map_or(check.to_owned(), |of| format!("{of}="));
            sql.push(&format!(" AND {check} ("));
            for (place, value) in values.iter().enumerate() {
                sql.push(if place > 0 { ", " } else { "" }).append(value);
            }
            let open = check.matches('(').count() - check.matches(')').count();
            sql.push(&")".repeat(open + 1));
        }
        let (from, to) = self.days();
        if from.is_some() || to.is_some() {
            sql.push(&format!(" AND {} BETWEEN ", counted.age)).bind(to.map_or(0, |to| age(Some(to))));
            sql.push(" AND ").bind(from.map_or(UNDATED - 1, |from| age(Some(from))));
        }
        if counted.name == "vetoes" && self.convention.unwrap_or_default() == Convention::Official {
            sql.push(" AND c.official");
        }
        let (id, check) = counted.words;
        if let Some(words) = words_in(self.q.as_deref(), id, check)? {
            sql.push(" AND ").append(&words);
        }
        Ok(())
    }

    /// The first and the last day. Whatever is counted has one day, so that either name will do; both given, both hold.
    pub(in crate::store) fn days(&self) -> (Option<Day>, Option<Day>) {
        let to = [self.published_to, self.date_to].into_iter().flatten().min();
        (self.published_from.max(self.date_from), to)
    }
}

pub(in crate::store) fn bad(parameter: &'static str, detail: String) -> Error {
    Error::BadFilter { parameter, detail }
}
