//! Whatever can be asked for, asked of PostgreSQL: it answers, and its pages end where SQLite's do.
//!
//! Where `COMMUNIQUE_TEST_DB` names a server, each run copies the same articles into a schema of its own there; without it
//! there is nothing to do. That the answers are the same bytes is held over HTTP, with more articles: `.ci/engines/run`.

use std::path::PathBuf;

use uuid::Uuid;

use super::ask;
use super::offered::offered;
use crate::store::fixtures::{Database, five};
use crate::store::postgres::connect::Server;
use crate::store::{Paging, Store, copy};

/// The address of a new schema on the server that the environment names.
pub(in crate::store) async fn schema() -> Option<PathBuf> {
    let address = std::env::var("COMMUNIQUE_TEST_DB").ok()?;
    let name = format!("test_{}", Uuid::new_v4().simple());
    let mut conn = Server::of(&PathBuf::from(&address)).unwrap().writer().await.unwrap();
    conn.run_text(&format!("CREATE SCHEMA {name}")).await.unwrap();
    let sign = if address.contains('?') { '&' } else { '?' };
    Some(PathBuf::from(format!("{address}{sign}options=-c%20search_path={name}")))
}

#[tokio::test]
async fn postgresql_answers_whatever_can_be_asked_for() {
    let Some(address) = schema().await else { return };
    let database = Database::of(&five()).await;
    copy(&database.path, &address).await.unwrap();
    let (one, other) = (database.store().await, Store::open(&address).await.unwrap());
    for offered in offered() {
        for fields in offered.asked() {
            let mut paging = Paging { limit: 1, count: true, ..Paging::default() };
            let (mut one, mut other) = (one.snapshot().await.unwrap(), other.snapshot().await.unwrap());
            for page in 1..4 {
                let end = ask(&mut one, offered.list, fields.clone(), &paging).await;
                let told = ask(&mut other, offered.list, fields.clone(), &paging).await;
                assert_eq!(told, end, "{} {fields}, page {page}", offered.list);
                paging.cursor = end;
                if paging.cursor.is_none() {
                    break;
                }
            }
        }
    }
    assert_eq!(other.snapshot().await.unwrap().check().await.unwrap().faults, []);
    let again = copy(&database.path, &address).await;
    assert!(matches!(again, Err(crate::store::Error::Exists(_))), "{again:?}");
}
