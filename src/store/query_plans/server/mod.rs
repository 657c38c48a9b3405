//! What PostgreSQL plans for whatever can be asked: no table that grows is read from end to end, but where a reason is given.
//!
//! A table of two thousand rows is read faster from its beginning than through an index, and joined faster by a hash of
//! all of it; both would be right here, and tell nothing of a million. So both are priced as if they never paid: what reads a whole table
//! then has no other way. Which way is taken at which size is the planner's to know, from its statistics.
//!
//! Where `COMMUNIQUE_TEST_DB` names a server, 2,505 articles are copied into a schema of its own there, and every statement
//! that answers a request is explained there with its values, as a reader of `serve` asks it.

mod corpus;
mod exceptions;
mod steps;

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::asked;
use super::engines::schema;
use crate::store::fixtures::Database;
use crate::store::sql::builder::Sql;
use crate::store::{Snapshot, Store, copy};
use exceptions::EXCEPTIONS;

/// Prices a scan of a whole table, and joins that begin with one, as if they never paid.
const PRICES: &str = "SELECT set_config(name, 'off', TRUE) FROM pg_settings \
                      WHERE name IN ('enable_seqscan', 'enable_hashjoin', 'enable_mergejoin')";

/// What the server plans for a statement.
async fn plan(snapshot: &mut Snapshot, asked: &Sql) -> Json {
    let mut sql = Sql::new("EXPLAIN (FORMAT JSON) ");
    sql.append(asked);
    let told: Option<(String,)> = sql.first(snapshot.conn().await.unwrap()).await.unwrap();
    serde_json::from_str(&told.unwrap().0).unwrap()
}

#[tokio::test]
async fn nothing_that_is_asked_of_postgresql_reads_all_of_what_grows() {
    let Some(address) = schema().await else { return };
    let database = Database::of(&corpus::corpus()).await;
    copy(&database.path, &address).await.unwrap();
    let mut snapshot = Store::open(&address).await.unwrap().snapshot().await.unwrap();
    let set: Vec<(String,)> = Sql::new(PRICES).all(snapshot.conn().await.unwrap()).await.unwrap();
    assert_eq!(set.len(), 3);
    let (mut used, mut refused, mut seen) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (what, statements) in asked(&mut snapshot).await {
        for asked in statements {
            let plan = plan(&mut snapshot, &asked).await;
            for fault in steps::faults(&plan) {
                match EXCEPTIONS.iter().position(|known| known.covers(&what, &asked.text, &fault)) {
                    Some(place) => _ = used.insert(place),
                    None if seen.insert((fault.clone(), asked.text.clone())) => {
                        refused.insert(format!("{what}: {fault}\n    {}\n    {}", asked.text, steps::told(&plan)));
                    }
                    None => {}
                }
            }
        }
    }
    assert!(refused.is_empty(), "{} faults\n{}", refused.len(), refused.into_iter().collect::<Vec<_>>().join("\n"));
    let idle = EXCEPTIONS.iter().enumerate().filter(|(place, _)| !used.contains(place));
    let idle: Vec<String> = idle.map(|(_, known)| known.told()).collect();
    assert!(idle.is_empty(), "needed no more:\n{}", idle.join("\n"));
}
