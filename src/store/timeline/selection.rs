//! The selection of what is counted: the same for timelines and facets, of every metric.

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use uuid::Uuid;

use super::metric::{Counted, EITHER, Quotes, counted};
use super::modality::CountedModality;
use crate::domain::{Convention, Day, Metric, Outcome, SplitBy, Verdict, VoteOption, slug};
use crate::store::list::access_path::{actor_number, article_number, plain, publisher_number};
use crate::store::list::conditions::{at_most, either, in_language, spoken_by_name, words_in};
use crate::store::list::known_values::look_up;
use crate::store::list::validate::{known_members, known_topics, together};
use crate::store::sql::builder::{Sql, word};
use crate::store::sql::day_key::{UNDATED, age};
use crate::store::{OneOf, Result, Snapshot};

/// Which things are counted: each parameter says which of them have what it selects by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct CountFilter {
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
    /// Of quotes: the speaker's name, for people without an id.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["Liu Weimin"]))]
    pub speaker_name: OneOf<String>,
    /// Of quotes: the state spoken for; of mentions: the state the actor belongs to.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["CHN"]))]
    pub speaker_state: OneOf<String>,
    /// Of quotes: the international body spoken for, by its actor's id.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["united-nations"]))]
    pub speaker_organisation: OneOf<String>,
    /// Of articles: the language of the text, as a BCP 47 tag; `en` is `en-GB`, too.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["en"]))]
    pub language: OneOf<String>,
    /// Of what is found in articles: the article it stands in.
    #[param(required = false, value_type = Vec<Uuid>, style = Form, explode = false, example = json!(["1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed"]))]
    pub article: OneOf<Uuid>,
    /// Of claims: a vote that they mean, by its id; of quotes and articles: one that a claim in them means.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["S-2012-77"]))]
    pub vote: OneOf<String>,
    /// Of quotes: only fragments within the reporter's sentence, or only whole ones.
    #[param(required = false)]
    pub partial: Option<bool>,
    /// Of votes and vetoes: the topic; of claims: the topic asserted.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["syria"]))]
    pub topic: OneOf<String>,
    /// Of vetoes: who cast them; of claims: whom they speak of.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["RUS"]))]
    pub member: OneOf<String>,
    /// Of claims: how they say that members voted.
    #[param(required = false, value_type = Vec<VoteOption>, style = Form, explode = false)]
    pub option: OneOf<VoteOption>,
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

impl CountFilter {
    /// The same with the topics and members of the record that are meant.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownValues`](crate::store::Error::UnknownValues) for those that are not in it, and
    /// [`Error::BadFilter`](crate::store::Error::BadFilter) for a parameter of more values than lists take.
    pub(in crate::store) async fn known(&self, snapshot: &mut Snapshot) -> Result<Self> {
        self.few_values()?;
        let [topic, member] = together([
            known_topics(snapshot, "topic", &self.topic).await,
            known_members(snapshot, "member", &self.member).await,
        ])?
        .map(OneOf);
        Ok(Self { topic, member, ..self.clone() })
    }

    /// Refuses a parameter of more values than lists take.
    fn few_values(&self) -> Result<()> {
        let names = [
            ("actor", &self.actor),
            ("publisher", &self.publisher),
            ("speaker", &self.speaker),
            ("speaker_name", &self.speaker_name),
            ("speaker_state", &self.speaker_state),
            ("speaker_organisation", &self.speaker_organisation),
            ("language", &self.language),
            ("vote", &self.vote),
            ("kind", &self.kind),
            ("via", &self.via),
        ];
        names.into_iter().try_for_each(|(parameter, values)| at_most(parameter, values.0.len()))?;
        at_most("article", self.article.0.len())
    }

    /// The statement that finds unknown values.
    pub(in crate::store) fn look_up(&self) -> Option<Sql> {
        let Self { actor, speaker, speaker_state, speaker_organisation, publisher, via, vote, .. } = self;
        look_up(&[
            ("actor", actor),
            ("speaker", speaker),
            ("speaker_state", speaker_state),
            ("speaker_organisation", speaker_organisation),
            ("publisher", publisher),
            ("via", via),
            ("vote", vote),
        ])
    }

    /// Which quotes are counted.
    pub(in crate::store) fn quotes(&self) -> Quotes {
        match &self.modality.0[..] {
            [] | [CountedModality::Asserted] => Quotes::Said,
            values if values.iter().any(|value| matches!(value, CountedModality::Asserted | CountedModality::All)) => {
                Quotes::All
            }
            _ => Quotes::Unsaid,
        }
    }

    /// What selects by modality: of quotes, those that were said are what is counted anyway.
    fn modalities(&self, metric: Metric) -> Vec<Sql> {
        let all = self.modality.0.contains(&CountedModality::All);
        let implied = metric == Metric::Quotes && self.quotes() == Quotes::Said;
        if all || implied {
            return Vec::new();
        }
        self.modality.0.iter().map(|modality| plain(&word(modality))).collect()
    }

    /// What is given to select by, with its values.
    pub(in crate::store) fn given(&self, metric: Metric) -> impl Iterator<Item = (&'static str, Vec<Sql>)> {
        let plainly = |values: &OneOf<String>| values.0.iter().map(|value| plain(value)).collect::<Vec<_>>();
        let outcomes = self.outcome.0.iter().map(|outcome| plain(&word(outcome)));
        let verdicts = self.verdict.0.iter().map(|verdict| plain(&word(verdict)));
        let options = self.option.0.iter().map(|option| plain(&word(option)));
        let given: [(&'static str, Vec<Sql>); 19] = [
            ("actor", self.actor.0.iter().map(|id| actor_number(id)).collect()),
            ("min_confidence", self.min_confidence.map(|least| Sql::with("?", least)).into_iter().collect()),
            ("publisher", self.publisher.0.iter().map(|name| publisher_number(name)).collect()),
            ("speaker", self.speaker.0.iter().map(|id| actor_number(id)).collect()),
            ("speaker_name", self.speaker_name.0.iter().flat_map(|name| spoken_by_name("", "w", name)).collect()),
            ("language", self.language.0.iter().map(|range| in_language("", "w", range)).collect()),
            ("article", self.article.0.iter().map(|id| article_number(*id)).collect()),
            ("vote", plainly(&self.vote)),
            ("partial", self.partial.map(|partial| Sql::with("?", partial)).into_iter().collect()),
            ("option", options.collect()),
            ("speaker_state", plainly(&self.speaker_state)),
            ("speaker_organisation", plainly(&self.speaker_organisation)),
            ("topic", plainly(&self.topic)),
            ("member", plainly(&self.member)),
            ("outcome", outcomes.collect()),
            ("kind", plainly(&self.kind)),
            ("modality", self.modalities(metric)),
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
        self.given(metric).any(|(parameter, _)| counted.filter(parameter).is_none())
    }

    /// Adds the conditions on the rows counted, each behind an `AND`.
    pub(in crate::store) fn conditions(&self, metric: Metric, counted: &Counted, sql: &mut Sql) -> Result<()> {
        for (parameter, values) in self.given(metric) {
            let Some(check) = counted.filter(parameter) else { continue };
            if check == EITHER {
                sql.push(" AND ").append(&either(values));
                continue;
            }
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

    /// What the things of a metric can be split by.
    pub(in crate::store) fn properties(&self, metric: Metric) -> Vec<SplitBy> {
        counted(metric, self.quotes()).splits.iter().map(|(by, _)| *by).collect()
    }
}
