//! Whatever can be asked for, asked of PostgreSQL: it answers, and its pages end where SQLite's do.
//!
//! Where `COMMUNIQUE_TEST_DB` names a server, each run copies the same articles into a schema of its own there; without it
//! there is nothing to do. That the answers are the same bytes is held over HTTP, with more articles: `.ci/engines/run`.

use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::ask;
use super::offered::offered;
use crate::domain::Statement;
use crate::store::fixtures::{Database, NOON, five, record, registry};
use crate::store::postgres::connect::Server;
use crate::store::sql::builder::Sql;
use crate::store::{Error, Opened, Paging, StatementFilter, Store, Writer, copy};

/// The address of a new schema on the server that the environment names.
pub(super) async fn schema() -> Option<PathBuf> {
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

/// The indexes of the schema, each with its statement.
async fn indexes(writer: &mut Writer) -> Vec<(String, String)> {
    let sql = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname";
    Sql::new(sql).all(&mut writer.conn).await.unwrap()
}

async fn opened(address: &Path) -> Writer {
    Writer::open_with(address, &registry(), record(), NOON).await.unwrap()
}

#[tokio::test]
async fn a_first_load_of_postgresql_ends_with_the_indexes_it_left_out() {
    let Some(address) = schema().await else { return };
    let mut first = opened(&address).await;
    let all = indexes(&mut first).await;
    first.begin_load().await.unwrap();
    assert!(indexes(&mut first).await.len() + 20 < all.len());
    first.put(&five()[..3], NOON).await.unwrap();
    let mut snapshot = Store::open(&address).await.unwrap().snapshot().await.unwrap();
    assert!(matches!(snapshot.refuse_first_load().await, Err(Error::Unready)), "no answers yet");
    drop(snapshot);
    // Another one that loads meanwhile leaves that to the first.
    let mut other = opened(&address).await;
    other.begin_load().await.unwrap();
    other.put(&five()[2..], NOON).await.unwrap();
    other.end_load(NOON).await.unwrap();
    assert!(indexes(&mut other).await.len() < all.len());
    first.end_load(NOON).await.unwrap();
    assert_eq!(indexes(&mut first).await, all);
    let database = Database::of(&five()).await;
    assert_eq!(statements(&address).await, statements(&database.path).await);
}

#[tokio::test]
async fn a_killed_first_load_of_postgresql_is_made_whole_by_the_next_that_writes() {
    let Some(address) = schema().await else { return };
    let mut first = opened(&address).await;
    let all = indexes(&mut first).await;
    first.begin_load().await.unwrap();
    first.put(&five(), NOON).await.unwrap();
    first.close().await.unwrap();
    let mut next = opened(&address).await;
    assert!(next.opened().migrated);
    assert_eq!(indexes(&mut next).await, all);
    assert_eq!(opened(&address).await.opened(), Opened::default());
    statements(&address).await;
}

/// All statements, of a database without faults.
async fn statements(database: &Path) -> Vec<String> {
    let mut snapshot = Store::open(database).await.unwrap().snapshot().await.unwrap();
    snapshot.refuse_first_load().await.unwrap();
    assert_eq!(snapshot.check().await.unwrap().faults, []);
    let page = snapshot.statements::<Statement>(&StatementFilter::default(), &Paging::default()).await.unwrap();
    page.items.iter().map(|statement| format!("{statement:?}")).collect()
}
