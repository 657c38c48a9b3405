//! What the engine plans for every list, filter and order that is offered: no table that grows with the articles is
//! read from end to end, and nothing is sorted but what is known to be little.

#[cfg(feature = "postgres")]
mod engines;
mod exceptions;
#[cfg(feature = "postgres")]
mod lost_connections;
mod offered;
#[cfg(feature = "postgres")]
mod server;
mod statements;

use crate::domain::{
    Actor, Article, Change, Claim, Member, Quote, RelatedActor, Statement, Topic, Veto, Vote, statement_id,
};
use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::Value as Json;
use sqlx::Row;

use super::council::fixture::filter;
use super::fixtures::{Database, five};
use super::sql::builder::Sql;
use super::sql::dialect::of_sqlite;
use super::{ChangeFilter, Paging, Snapshot};
use exceptions::EXCEPTIONS;
use offered::offered;

thread_local! {
    /// What was asked on this thread.
    static ASKED: RefCell<Vec<Sql>> = const { RefCell::new(Vec::new()) };
}

/// Notes a statement that is asked, with what either engine alone is asked of it.
pub(super) fn note(sql: &Sql) {
    ASKED.with_borrow_mut(|asked| asked.push(sql.clone()));
}

/// A statement as SQLite is asked it.
fn asked_of_sqlite(Sql { text, values }: Sql) -> Sql {
    Sql { text: of_sqlite(text), values }
}

/// The tables that grow with the articles; those of the record hold some thousand rows, `day` one for each day.
const GROWING: [&str; 21] = [
    "actor",
    "actor_alias",
    "article",
    "article_actor",
    "article_text",
    "article_vote",
    "change",
    "claim",
    "claim_member",
    "claim_vote",
    "dataset_commit",
    "index_block",
    "index_segment",
    "known_value",
    "publisher",
    "quote",
    "quote_vote",
    "sighting",
    "statement",
    "statement_key",
    "statement_quote",
];

/// Asks for a page of a list; the cursor of the next.
async fn ask(snapshot: &mut Snapshot, list: &str, fields: Json, paging: &Paging) -> Option<String> {
    let page = match list {
        "articles" | "ranked articles" => {
            snapshot.articles::<Article>(&filter(fields), paging).await.map(|page| page.page)
        }
        "quotes" => snapshot.quotes::<Quote>(&filter(fields), paging).await.map(|page| page.page),
        "statements" => snapshot.statements::<Statement>(&filter(fields), paging).await.map(|page| page.page),
        "quotes of a statement" => {
            let first = statement_id(five()[0].detail.quotes[0].id);
            snapshot.statement_quotes::<Quote>(first, paging).await.map(|page| page.page)
        }
        "claims" => snapshot.claims::<Claim>(&filter(fields), paging).await.map(|page| page.page),
        "actors" => snapshot.actors::<Actor>(&filter(fields), paging).await.map(|page| page.page),
        "actors of an article" => {
            let article = five()[0].detail.article.id;
            snapshot.actors_of::<Actor>(article, &filter(fields), paging).await.map(|page| page.page)
        }
        "related actors" => snapshot.related::<RelatedActor>("china", paging).await.map(|page| page.page),
        "votes" => snapshot.votes::<Vote>(&filter(fields), paging).await.map(|page| page.page),
        "totals of vetoes" => snapshot.veto_totals(&filter(fields), paging).await.map(|page| page.page),
        "vetoes" => snapshot.vetoes::<Veto>(&filter(fields), paging).await.map(|page| page.page),
        "members" => snapshot.members::<Member>(&filter(fields), paging).await.map(|page| page.page),
        "topics" => snapshot.topics::<Topic>(&filter(fields), paging).await.map(|page| page.page),
        "agreement" => snapshot.agreement(&filter(fields), paging).await.map(|page| page.page),
        "facets" => snapshot.facets(&filter(fields), paging).await.map(|page| page.page),
        "network" => snapshot.network(&filter(fields), paging).await.map(|page| page.page),
        "changes" => {
            let mut asked: ChangeFilter = filter(fields);
            if asked.since.is_some() {
                asked.since = Some(snapshot.state().to_string());
            }
            snapshot.changes::<Change>(&asked, paging).await.map(|page| page.page)
        }
        "search" => snapshot.search(&filter(fields), paging).await.map(|page| page.page),
        "timeline" => snapshot.timeline(&filter(fields), paging).await.map(|page| page.page),
        other => panic!("no list {other}"),
    };
    page.unwrap_or_else(|error| panic!("{list}: {error}")).next_cursor
}

/// What is wrong with a plan.
fn faults(sql: &str, steps: &[String]) -> Vec<String> {
    let words: Vec<&str> =
        sql.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
    let table = |alias: &str| {
        let named = |table: &str| ["FROM", "JOIN"].iter().any(|from| sql.contains(&format!("{from} {table} {alias}")));
        GROWING.into_iter().find(|table| *table == alias || named(table))
    };
    let limited = sql.contains(" LIMIT ");
    let grows = words.iter().any(|word| GROWING.contains(word) || word.ends_with("_fts"));
    let fault = |step: &String| {
        let mut words = step.split(' ');
        match (words.next(), words.next()) {
            (Some("USE" | "UNION" | "EXCEPT" | "INTERSECT"), _) => {
                (grows && step.contains("TEMP B-TREE")).then(|| step.clone())
            }
            (Some("SCAN"), Some(alias)) if step.contains("VIRTUAL TABLE") => {
                (alias.contains("fts") && !step.contains(":M")).then(|| step.clone())
            }
            (Some("SCAN"), Some(alias)) => {
                let table = table(alias)?;
                (!step.contains(" USING ") || !limited).then(|| format!("SCAN {table}"))
            }
            _ => None,
        }
    };
    steps.iter().filter_map(fault).collect()
}

/// Reads single resources and the totals of the dataset.
async fn ask_for_one(snapshot: &mut Snapshot) -> Vec<(&'static str, Vec<Sql>)> {
    let detail = &five()[0].detail;
    let article = detail.article.id;
    let mut asked = Vec::new();
    let mut note = |what| asked.push((what, ASKED.take()));
    assert!(snapshot.article_detail(article).await.unwrap().is_some());
    note("an article");
    assert!(snapshot.text(article).await.unwrap().is_some() && snapshot.segments(article).await.unwrap().is_some());
    note("a text and its segments");
    assert!(snapshot.mentions(article).await.unwrap().is_some());
    note("the mentions of an article");
    assert!(snapshot.quote(detail.quotes[0].id).await.unwrap().is_some());
    note("a quote");
    let statement = statement_id(detail.quotes[0].id);
    assert!(snapshot.statement(statement).await.unwrap().is_some());
    assert!(snapshot.statement(article).await.unwrap().is_none());
    note("a statement");
    assert!(snapshot.claim(detail.claims[0].id).await.unwrap().is_some());
    note("a claim");
    assert!(snapshot.actor_detail("ada-minister").await.unwrap().is_some());
    note("an actor");
    assert!(snapshot.vote("S-2012-77").await.unwrap().is_some());
    note("a vote");
    snapshot.dataset().await.unwrap();
    snapshot.sources().await.unwrap();
    note("the dataset");
    asked
}

/// Whatever can be asked for, with the statements that answer it.
async fn asked(snapshot: &mut Snapshot) -> Vec<(String, Vec<Sql>)> {
    let untried: Vec<_> = offered().map(|offered| (offered.list, offered.untried())).collect();
    assert!(untried.iter().all(|(_, untried)| untried.is_empty()), "these can be asked for, too: {untried:?}");
    let mut all = Vec::new();
    for offered in offered() {
        for fields in offered.asked() {
            ASKED.take();
            let mut paging = Paging { limit: 1, count: true, ..Paging::default() };
            paging.cursor = ask(snapshot, offered.list, fields.clone(), &paging).await;
            if paging.cursor.is_some() {
                ask(snapshot, offered.list, fields.clone(), &paging).await;
            }
            all.push((format!("{} {fields}", offered.list), ASKED.take()));
        }
    }
    let one = ask_for_one(snapshot).await;
    all.extend(one.into_iter().map(|(what, asked)| (what.to_owned(), asked)));
    all
}

#[tokio::test]
async fn nothing_that_is_asked_for_reads_or_sorts_what_grows() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let (mut used, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for (what, statements) in asked(&mut snapshot).await {
        for asked in statements.into_iter().map(asked_of_sqlite) {
            let mut sql = Sql::new("EXPLAIN QUERY PLAN ");
            sql.append(&asked);
            let steps = sql.query().fetch_all(snapshot.conn().await.unwrap().sqlite()).await.unwrap();
            let steps: Vec<String> = steps.iter().map(|step| step.get("detail")).collect();
            for fault in faults(&asked.text, &steps) {
                match EXCEPTIONS.iter().position(|known| known.covers(&what, &asked.text, &fault, &steps)) {
                    Some(place) => used.insert(place),
                    None => refused.insert(format!("{what}: {fault}\n    {}\n    {}", asked.text, steps.join(" | "))),
                };
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.into_iter().collect::<Vec<_>>().join("\n"));
    let idle = EXCEPTIONS.iter().enumerate().filter(|(place, _)| !used.contains(place));
    let idle: Vec<String> = idle.map(|(_, known)| known.told()).collect();
    assert!(idle.is_empty(), "needed no more:\n{}", idle.join("\n"));
}
