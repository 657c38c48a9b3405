//! Known values of filters: whether there is, or ever was, what a filter names.
//!
//! # Design
//!
//! `speaker=Lavrov` has no quote, and an empty list would not say that the speaker's id is another one. So each value
//! is looked up, in the registry, in the stored rows and among those that rows had before they were removed
//! (`known_value`). The look-up is a statement of the page's own trip; only where it finds something unknown a second
//! trip fetches what may have been meant.

use std::collections::HashMap;

use sqlx::Row;

use super::conditions::MAX_VALUES;
use crate::domain::slug;
use crate::store::error::UnknownValue;
use crate::store::search::query_parser::{Expression, Query};
use crate::store::sql::builder::Sql;
use crate::store::sqlite::batch::{Then, TransactionState};
use crate::store::{Error, OneOf, Result, Snapshot};

/// Unknown values of one request for which suggestions are looked for: each takes milliseconds.
const SUGGESTED: usize = 5;

/// What the values of a parameter name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Named {
    /// Actors, by id or by a state's code.
    Actor,
    /// States, by code.
    State,
    /// Outlets that publish.
    Publisher,
    /// Outlets that words are taken from.
    Via,
    /// Votes, by id.
    Vote,
}

/// A parameter with what its values name.
type Parameter = (&'static str, Named);

/// The parameters whose values are looked up.
const PARAMETERS: [Parameter; 7] = [
    ("actor", Named::Actor),
    ("speaker", Named::Actor),
    ("speaker_state", Named::State),
    ("speaker_organisation", Named::Actor),
    ("publisher", Named::Publisher),
    ("via", Named::Via),
    ("vote", Named::Vote),
];

impl Named {
    /// The condition that a value, `j.value ->> 1`, is known.
    fn known(self) -> &'static str {
        match self {
            Self::Actor => {
                "EXISTS (SELECT 1 FROM actor WHERE slug = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM actor WHERE iso3 = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM known_value WHERE kind = 'actor' AND value = j.value ->> 1)"
            }
            Self::State => {
                "EXISTS (SELECT 1 FROM actor WHERE iso3 = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM actor WHERE state = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM member WHERE iso3 = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM quote WHERE speaker_state = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM known_value WHERE kind = 'state' AND value = j.value ->> 1)"
            }
            // Rows of publishers stay when their articles go.
            Self::Publisher => {
                "EXISTS (SELECT 1 FROM publisher WHERE slug = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM actor WHERE name_key = j.value ->> 1 AND is_outlet)"
            }
            Self::Via => {
                "EXISTS (SELECT 1 FROM quote WHERE via_key = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM claim WHERE via_key = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM publisher WHERE slug = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM actor WHERE slug = j.value ->> 1 AND is_outlet) \
                 OR EXISTS (SELECT 1 FROM actor WHERE name_key = j.value ->> 1 AND is_outlet) \
                 OR EXISTS (SELECT 1 FROM known_value WHERE kind = 'via' AND value = j.value ->> 1)"
            }
            Self::Vote => {
                "EXISTS (SELECT 1 FROM vote WHERE id = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM claim_vote WHERE vote = j.value ->> 1) \
                 OR EXISTS (SELECT 1 FROM known_value WHERE kind = 'vote' AND value = j.value ->> 1)"
            }
        }
    }

    /// A value as rows have it.
    fn key(self, given: &str) -> String {
        match self {
            Self::Publisher | Self::Via => slug(given),
            Self::Actor | Self::State | Self::Vote => given.to_owned(),
        }
    }

    /// What an unknown value is not.
    fn detail(self) -> &'static str {
        match self {
            Self::Actor => "is the id of no actor here; /v1/actors?q= finds ids by name",
            Self::State => "is the code of no state here; states have ISO 3166 alpha-3 codes such as CHN",
            Self::Publisher => "is no outlet that published anything here",
            Self::Via => "is no outlet that words here are taken from",
            Self::Vote => "is the id of no vote; /v1/votes?symbol= finds ids by symbol",
        }
    }

    /// Names that may have been meant, each with its value: those of [`Named::Actor`] depend on what was given.
    fn candidates(self) -> &'static str {
        match self {
            Self::Actor => {
                "SELECT s.slug, s.slug FROM (SELECT rowid FROM actor_fts WHERE actor_fts MATCH ? LIMIT 1000) f \
                 CROSS JOIN actor s ON s.id = f.rowid"
            }
            Self::State => {
                "SELECT iso3, iso3 FROM member UNION ALL SELECT name, iso3 FROM member \
                 UNION ALL SELECT iso3, iso3 FROM actor WHERE iso3 IS NOT NULL \
                 UNION ALL SELECT name, iso3 FROM actor WHERE iso3 IS NOT NULL \
                 UNION ALL SELECT slug, iso3 FROM actor WHERE iso3 IS NOT NULL \
                 UNION ALL SELECT n.name, a.iso3 FROM actor a JOIN actor_alias n ON n.actor = a.id \
                   WHERE a.iso3 IS NOT NULL AND n.kind <> 'capital'"
            }
            Self::Publisher | Self::Via => "SELECT slug, slug FROM publisher LIMIT 5000",
            Self::Vote => {
                "SELECT id, id FROM vote UNION ALL SELECT symbol, id FROM vote WHERE symbol IS NOT NULL \
                 UNION ALL SELECT draft_symbol, id FROM vote WHERE draft_symbol IS NOT NULL"
            }
        }
    }
}

/// The statement that finds which of these values are unknown, as a JSON array of parameters with values; none where
/// none is given.
pub(in crate::store) fn look_up(given: &[(&'static str, &OneOf<String>)]) -> Option<Sql> {
    let mut sql = Sql::default();
    for (parameter, values) in given.iter().filter(|(_, values)| !values.is_empty() && values.0.len() <= MAX_VALUES) {
        let (_, named) = PARAMETERS.iter().find(|(known, _)| known == parameter)?;
        let pairs: Vec<[String; 2]> = values.0.iter().map(|value| [value.clone(), named.key(value)]).collect();
        sql.push(if sql.text.is_empty() {
            "SELECT json_group_array(json_array(parameter, given)) FROM ("
        } else {
            " UNION ALL "
        });
        sql.push(&format!("SELECT '{parameter}' AS parameter, j.value ->> 0 AS given FROM json_each("));
        sql.bind(serde_json::to_string(&pairs).unwrap_or_default());
        sql.push(&format!(") j WHERE NOT ({})", named.known()));
    }
    (!sql.text.is_empty()).then(|| {
        sql.push(")");
        sql
    })
}

impl Snapshot {
    /// Refuses values that [`look_up`]'s statement finds unknown, in a trip of its own: where what is asked for takes
    /// several anyway.
    pub(in crate::store) async fn require_known(&mut self, looked_up: Option<Sql>) -> Result<()> {
        let Some(sql) = looked_up else { return Ok(()) };
        let rows = self.run_batch(vec![sql], Then::More).await?.pop().unwrap_or_default();
        let found: Option<&str> = rows.first().map(|row| row.try_get(0)).transpose()?;
        let found = found.unwrap_or("[]").to_owned();
        self.refuse_unknown(&found).await
    }

    /// Refuses what [`look_up`]'s statement has found, with what may have been meant.
    pub(in crate::store) async fn refuse_unknown(&mut self, found: &str) -> Result<()> {
        let found: Vec<(String, String)> = serde_json::from_str(found)?;
        if found.is_empty() {
            return Ok(());
        }
        if self.stage == TransactionState::Ended {
            // The page is over. What is suggested may be of a later state.
            self.stage = TransactionState::Fresh;
        }
        let mut unknown = Vec::new();
        let mut read: HashMap<&'static str, Vec<(String, String)>> = HashMap::new();
        for (place, (parameter, given)) in found.into_iter().enumerate() {
            let Some((parameter, named)) = PARAMETERS.iter().find(|(known, _)| *known == parameter) else { continue };
            let meant = match named {
                _ if place >= SUGGESTED => Vec::new(),
                Named::Actor => self.actors_like(&given).await?,
                Named::State | Named::Publisher | Named::Via | Named::Vote => {
                    let sql = named.candidates();
                    if !read.contains_key(sql) {
                        read.insert(sql, Sql::new(sql).all(self.conn().await?).await?);
                    }
                    read[sql].clone()
                }
            };
            unknown.push(UnknownValue { parameter, given, detail: named.detail(), meant });
        }
        Err(Error::NoSuchValues(unknown))
    }

    /// Actors who may have been meant: the one most quoted of those that have all of the words in their names, the
    /// registry's first; else those that have any, for the spelling to decide.
    async fn actors_like(&mut self, given: &str) -> Result<Vec<(String, String)>> {
        let words: Vec<String> = slug(given).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let expression = |between: &str| match Query::parse(&words.join(between)).map(|query| query.expression()) {
            Ok(Expression::Match(text)) => Some(text),
            _ => None,
        };
        let Some(all) = expression(" ") else { return Ok(Vec::new()) };
        let sql = format!("{} ORDER BY s.in_registry DESC, s.quotes_first, s.slug LIMIT 1", Named::Actor.candidates());
        let best: Option<(String, String)> = Sql::with(sql, all).first(self.conn().await?).await?;
        if let Some((_, id)) = best {
            return Ok(vec![(given.to_owned(), id)]);
        }
        let Some(any) = expression(" OR ") else { return Ok(Vec::new()) };
        Sql::with(Named::Actor.candidates(), any).all(self.conn().await?).await
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::domain::{Article, Claim, Quote};
    use crate::store::fixtures::{Database, NOON, five};
    use crate::store::{ArticleFilter, ClaimFilter, Error, Paging, QuoteFilter, Result, Snapshot, TimelineFilter};

    /// The unknown values that a list is refused for.
    async fn refused(snapshot: &mut Snapshot, list: &str, fields: &Value) -> Vec<(&'static str, String)> {
        let paging = Paging::default();
        let fields = fields.clone();
        let answer: Result<()> = match list {
            "articles" => {
                let filter: ArticleFilter = serde_json::from_value(fields).unwrap();
                snapshot.articles::<Article>(&filter, &paging).await.map(drop)
            }
            "quotes" => {
                let filter: QuoteFilter = serde_json::from_value(fields).unwrap();
                snapshot.quotes::<Quote>(&filter, &paging).await.map(drop)
            }
            "claims" => {
                let filter: ClaimFilter = serde_json::from_value(fields).unwrap();
                snapshot.claims::<Claim>(&filter, &paging).await.map(drop)
            }
            _ => {
                let filter: TimelineFilter = serde_json::from_value(fields).unwrap();
                snapshot.timeline(&filter, &paging).await.map(drop)
            }
        };
        match answer {
            Ok(()) => Vec::new(),
            Err(Error::NoSuchValues(unknown)) => unknown.into_iter().map(|one| (one.parameter, one.given)).collect(),
            Err(other) => panic!("{list}: {other}"),
        }
    }

    /// What each list takes of the parameters that are looked up.
    fn lists() -> [(&'static str, Vec<&'static str>, Value); 8] {
        let findings = vec!["speaker", "publisher", "via", "vote"];
        let quotes = [findings.clone(), vec!["speaker_state"]].concat();
        let articles = vec!["actor", "speaker", "publisher", "vote"];
        let counted = vec!["actor", "speaker", "speaker_state", "publisher", "via"];
        [
            ("articles", articles.clone(), json!({})),
            ("articles", articles.clone(), json!({"q": "headline"})),
            ("articles", articles.clone(), json!({"sort": "ingested_at"})),
            ("articles", articles, json!({"q": "headline", "sort": "relevance"})),
            ("quotes", quotes.clone(), json!({})),
            ("quotes", quotes, json!({"q": "winter"})),
            ("claims", findings, json!({})),
            ("timeline", counted, json!({"metric": "quotes"})),
        ]
    }

    fn with(other: &Value, parameter: &str, value: &str) -> Value {
        let mut fields = other.clone();
        fields[parameter] = value.into();
        fields
    }

    #[tokio::test]
    async fn what_never_was_is_refused_and_what_is_is_not() {
        let database = Database::of(&five()).await;
        let store = database.store().await;
        for (list, parameters, others) in lists() {
            for parameter in parameters {
                let (known, unknown) = match parameter {
                    "actor" | "speaker" => (vec!["ada-minister", "CHN", "bo-scholar"], "Ada Minister"),
                    "speaker_state" => (vec!["RUS", "CHN", "SUN"], "Russia"),
                    "publisher" => (vec!["daily sample", "The Example Post"], "Daily Sampler"),
                    "via" => (vec!["reuters", "Daily Sample"], "routers"),
                    _ => (vec!["S-2012-77"], "S/2012/77"),
                };
                for value in known {
                    for mut snapshot in [store.snapshot().await.unwrap(), store.glance().await.unwrap()] {
                        let fields = with(&others, parameter, value);
                        assert_eq!(refused(&mut snapshot, list, &fields).await, [], "{list} {fields}");
                    }
                }
                for mut snapshot in [store.snapshot().await.unwrap(), store.glance().await.unwrap()] {
                    let fields = with(&others, parameter, &format!("{unknown},no-such"));
                    let expected = [(parameter, unknown.to_owned()), (parameter, "no-such".to_owned())];
                    assert_eq!(refused(&mut snapshot, list, &fields).await, expected, "{list} {fields}");
                }
            }
        }
    }

    #[tokio::test]
    async fn several_parameters_are_named_at_once() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.glance().await.unwrap();
        let fields = json!({"speaker": "x,ada-minister", "via": "y", "vote": "z", "speaker_state": "RUS"});
        let refused = refused(&mut snapshot, "quotes", &fields).await;
        assert_eq!(refused, [("speaker", "x".to_owned()), ("via", "y".to_owned()), ("vote", "z".to_owned())]);
    }

    #[tokio::test]
    async fn what_was_there_before_a_removal_stays_known() {
        let reports = five();
        let database = Database::of(&reports).await;
        let mut writer = database.writer().await;
        for report in &reports {
            assert!(writer.remove(report.detail.article.id, NOON).await.unwrap());
        }
        let store = database.store().await;
        for (list, fields) in [
            ("quotes", json!({"speaker": "bo-scholar", "speaker_state": "CHN", "via": "Reuters"})),
            ("quotes", json!({"publisher": "The Example Post"})),
            ("claims", json!({"via": "reuters"})),
            ("articles", json!({"actor": "zoe-envoy"})),
            ("timeline", json!({"metric": "quotes", "speaker": "zoe-envoy"})),
        ] {
            assert_eq!(refused(&mut store.snapshot().await.unwrap(), list, &fields).await, [], "{fields}");
        }
        assert_eq!(store.snapshot().await.unwrap().check().await.unwrap().faults, []);
    }

    #[tokio::test]
    async fn who_may_have_been_meant_is_told() {
        let database = Database::of(&five()).await;
        let store = database.store().await;
        for (fields, meant) in [
            (json!({"speaker": "Minister"}), ("Minister", "ada-minister")),
            (json!({"speaker": "Ada Ministrova"}), ("Ada Ministrova", "ada-minister")),
            (json!({"speaker": "bo-scholr"}), ("bo-scholar", "bo-scholar")),
            (json!({"speaker_state": "Russia"}), ("Russia", "RUS")),
            (json!({"publisher": "Daily Sampler"}), ("daily-sample", "daily-sample")),
            (json!({"vote": "S/2012/77"}), ("S/2012/77", "S-2012-77")),
        ] {
            let filter: QuoteFilter = serde_json::from_value(fields.clone()).unwrap();
            let mut snapshot = store.glance().await.unwrap();
            let answer = snapshot.quotes::<Quote>(&filter, &Paging::default()).await;
            let Err(Error::NoSuchValues(unknown)) = answer else { panic!("{fields} is answered") };
            let meant = (meant.0.to_owned(), meant.1.to_owned());
            assert!(unknown[0].meant.contains(&meant), "{fields}: {:?}", unknown[0].meant);
        }
    }
}
