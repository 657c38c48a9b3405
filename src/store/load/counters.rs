//! Counters kept in step with the findings: of actors, of days and of the whole database.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use serde::Serialize;

use super::unregistered_actors::{self, Sightings};
use crate::domain::{Day, FoundActor};
use crate::store::Result;
use crate::store::copies::regroup::Regrouping;
use crate::store::search::segments;
use crate::store::search::segments::Kind;
use crate::store::sql::builder::{Sql, list};
use crate::store::sql::day_key::age;
use crate::store::sql::engine::Engine;
use crate::store::sqlite::deferred_indexes;
use crate::store::sqlite::full_text::FullText;
use crate::store::statements::settle::ChangedQuotes;

/// What a transaction changes in the counts.
#[derive(Debug, Default)]
pub(in crate::store) struct Counts {
    /// By the actor's number.
    actors: BTreeMap<i64, More>,
    /// Those of them that an article was taken from: their days are looked for anew.
    taken: BTreeSet<i64>,
    /// Articles, quotes, claims and mentions more or fewer.
    all: [i64; 4],
    /// The same by the age of the articles, with only those mentions that are an actor's.
    days: BTreeMap<i64, [i64; 4]>,
    sightings: Sightings,
    /// What changes of the groups of copies.
    pub copies: Regrouping,
    statements: ChangedQuotes,
}

/// What an actor has more, or fewer.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct More {
    articles: i64,
    mentions: i64,
    quotes: i64,
    /// The first and the last day of the new articles.
    first: Option<Day>,
    last: Option<Day>,
}

/// The same with the actor's number.
#[derive(Serialize)]
struct MoreOf {
    actor: i64,
    #[serde(flatten)]
    more: More,
}

impl Counts {
    /// An article more that names an actor.
    pub fn actor(&mut self, number: i64, day: Option<Day>, mentions: i64, quotes: i64) {
        self.add_day(age(day), [0, 0, 0, mentions]);
        let more = self.add(number, [1, mentions, quotes]);
        more.first = more.first.into_iter().chain(day).min();
        more.last = more.last.max(day);
    }

    /// An actor that the registry does not know, seen once more at that place: day and article.
    pub fn sighting(&mut self, number: i64, place: (i64, i64), actor: &FoundActor) {
        self.sightings.add(number, place, actor);
    }

    /// Quotes more, by their numbers.
    pub fn quotes(&mut self, numbers: RangeInclusive<i64>) {
        self.statements.add(numbers);
    }

    pub fn article(&mut self, day: Option<Day>, quotes: i64, claims: i64, mentions: i64) {
        self.add_all([1, quotes, claims, mentions]);
        self.add_day(age(day), [1, quotes, claims, 0]);
    }

    fn add(&mut self, number: i64, [articles, mentions, quotes]: [i64; 3]) -> &mut More {
        let more = self.actors.entry(number).or_default();
        more.articles += articles;
        more.mentions += mentions;
        more.quotes += quotes;
        more
    }

    fn add_all(&mut self, more: [i64; 4]) {
        self.all.iter_mut().zip(more).for_each(|(count, more)| *count += more);
    }

    fn add_day(&mut self, age: i64, more: [i64; 4]) {
        self.days.entry(age).or_default().iter_mut().zip(more).for_each(|(count, more)| *count += more);
    }

    /// Takes articles out with everything found in them.
    pub async fn take_out(&mut self, conn: &mut impl Engine, articles: &[i64]) -> Result<()> {
        deferred_indexes::make_needed(conn).await?;
        let these = &list(articles.iter().copied());
        self.statements.take(conn, these).await?;
        let of = |sql: &str| Sql::with(format!("{sql} IN (SELECT value FROM json_each(?))"), these);
        let named: Vec<(i64, i64, i64, i64)> =
            of("SELECT actor, age, mention_count, quote_count FROM article_actor WHERE article").all(conn).await?;
        for (actor, age, mentions, quotes) in named {
            self.add(actor, [-1, -mentions, -quotes]);
            self.add_day(age, [0, 0, 0, -mentions]);
            self.taken.insert(actor);
        }
        let whole: Vec<(i64, i64, i64, i64)> =
            of("SELECT age, quote_count, claim_count, mention_count FROM article WHERE id").all(conn).await?;
        for (age, quotes, claims, mentions) in whole {
            self.add_all([-1, -quotes, -claims, -mentions]);
            self.add_day(age, [-1, -quotes, -claims, 0]);
        }
        let quotes: Vec<(i64, bool)> = of("SELECT id, asserted FROM quote WHERE article").all(conn).await?;
        let ranked: Vec<i64> = quotes.iter().filter(|(_, asserted)| *asserted).map(|(id, _)| *id).collect();
        segments::delete_rows(conn, Kind::Quote, &ranked).await?;
        segments::delete_rows(conn, Kind::Article, articles).await?;
        FullText::Quote.delete(conn, &list(quotes.into_iter().map(|(id, _)| id))).await?;
        for (kind, column, table) in
            [("via", "via_key", "quote"), ("via", "via_key", "claim"), ("state", "speaker_state", "quote")]
        {
            let known = format!(
                "INSERT OR IGNORE INTO known_value (kind, value) SELECT DISTINCT '{kind}', {column} FROM {table} \
                 WHERE {column} IS NOT NULL AND article"
            );
            of(&known).run(conn).await?;
        }
        let claims: Vec<(i64,)> = of("SELECT id FROM claim WHERE article").all(conn).await?;
        FullText::Claim.delete(conn, &list(claims.into_iter().map(|(id,)| id))).await?;
        FullText::Article.delete(conn, these).await?;
        self.copies.take_out(conn, these).await?;
        // All other rows of an article go with it.
        of("DELETE FROM article WHERE id").run(conn).await?;
        Ok(())
    }

    /// Writes the counts, and settles what follows from them.
    pub async fn settle(mut self, conn: &mut impl Engine) -> Result<()> {
        let [articles, quotes, claims, mentions] = self.all;
        let mut sql = Sql::with("UPDATE dataset SET article_count = article_count + ?", articles);
        sql.push(", quote_count = quote_count + ").bind(quotes).push(", claim_count = claim_count + ").bind(claims);
        sql.push(", mention_count = mention_count + ").bind(mentions);
        sql.run(conn).await?;
        add_days(conn, &self.days).await?;
        add_to_actors(conn, &self.actors).await?;
        self.statements.regroup(self.copies.settle(conn).await?);
        unregistered_actors::describe(conn, self.sightings).await?;
        if !self.taken.is_empty() {
            let taken = list(self.taken);
            Sql::with(
                "UPDATE actor SET first_seen_on = \
                   (SELECT a.published_on FROM article_actor m CROSS JOIN article a ON a.id = m.article \
                    WHERE m.actor = actor.id AND m.age < 9999999 ORDER BY m.age DESC LIMIT 1), last_seen_on = \
                   (SELECT a.published_on FROM article_actor m CROSS JOIN article a ON a.id = m.article \
                    WHERE m.actor = actor.id AND m.age < 9999999 ORDER BY m.age LIMIT 1) \
                 WHERE id IN (SELECT value FROM json_each(?))",
                &taken,
            )
            .run(conn)
            .await?;
            unregistered_actors::settle(conn, &taken).await?;
        }
        self.statements.settle(conn).await
    }
}

/// Adds to the counts of days, by their ages; a day without an article has no row.
async fn add_days(conn: &mut impl Engine, days: &BTreeMap<i64, [i64; 4]>) -> Result<()> {
    if days.is_empty() {
        return Ok(());
    }
    let rows: Vec<(i64, i64, i64, i64, i64)> = days.iter().map(|(age, [a, q, c, m])| (*age, *a, *q, *c, *m)).collect();
    Sql::with(
        "INSERT INTO day (age, article_count, quote_count, claim_count, mention_count) \
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 \
         FROM json_each(?) WHERE TRUE ON CONFLICT (age) DO UPDATE SET \
         article_count = day.article_count + excluded.article_count, \
         quote_count = day.quote_count + excluded.quote_count, \
         claim_count = day.claim_count + excluded.claim_count, \
         mention_count = day.mention_count + excluded.mention_count",
        serde_json::to_string(&rows).unwrap_or_default(),
    )
    .run(conn)
    .await?;
    let sql = "DELETE FROM day WHERE article_count = 0 AND age IN (SELECT value FROM json_each(?))";
    Sql::with(sql, list(days.keys().copied())).run(conn).await?;
    Ok(())
}

/// Adds to the counts of actors, by their numbers.
async fn add_to_actors(conn: &mut impl Engine, actors: &BTreeMap<i64, More>) -> Result<()> {
    if actors.is_empty() {
        return Ok(());
    }
    let rows: Vec<MoreOf> = actors.iter().map(|(&actor, &more)| MoreOf { actor, more }).collect();
    Sql::with(
        "UPDATE actor SET article_count = article_count + CAST(d.value ->> 'articles' AS INTEGER), \
         mention_count = mention_count + CAST(d.value ->> 'mentions' AS INTEGER), \
         quote_count = quote_count + CAST(d.value ->> 'quotes' AS INTEGER), \
         first_seen_on = coalesce(min(first_seen_on, d.value ->> 'first'), first_seen_on, d.value ->> 'first'), \
         last_seen_on = coalesce(max(last_seen_on, d.value ->> 'last'), last_seen_on, d.value ->> 'last') \
         FROM json_each(?) d WHERE actor.id = CAST(d.value ->> 'actor' AS INTEGER)",
        serde_json::to_string(&rows).unwrap_or_default(),
    )
    .run(conn)
    .await?;
    Ok(())
}
