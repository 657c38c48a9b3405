//! Connections to PostgreSQL that are lost, and transactions that have to give way.
//!
//! Where `COMMUNIQUE_TEST_DB` names a server, in a schema of its own there; without it there is nothing to do.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::engines::schema;
use crate::store::fixtures::{NOON, five, record, registry};
use crate::store::postgres::connect::Server;
use crate::store::sql::builder::Sql;
use crate::store::{ArticleFilter, Error, Paging, Put, Snapshot, State, Store, Writer};

/// A schema with articles in it.
async fn stored() -> Option<PathBuf> {
    let address = schema().await?;
    let mut writer = Writer::open_with(&address, &registry(), record(), NOON).await.unwrap();
    writer.put(&five()[..3], NOON).await.unwrap();
    writer.close().await.unwrap();
    Some(address)
}

/// Runs a text as one who may do all.
async fn run(address: &Path, text: &str) {
    Server::of(address).unwrap().writer().await.unwrap().run_text(text).await.unwrap();
}

async fn process(snapshot: &mut Snapshot) -> i64 {
    let sql = Sql::new("SELECT pg_backend_pid()");
    sql.first::<(i64,)>(snapshot.conn().await.unwrap()).await.unwrap().unwrap().0
}

/// What becomes of a server's processes when it is started again.
async fn end(address: &Path, processes: &[i64]) {
    for process in processes {
        run(address, &format!("SELECT pg_terminate_backend({process})")).await;
    }
    tokio::time::sleep(Duration::from_millis(100)).await;
}

/// A store with connections at rest whose processes have ended.
async fn with_lost(address: &Path) -> Store {
    let store = Store::open_with(address, 4, Duration::from_secs(20)).await.unwrap();
    let (mut open, mut processes) = (Vec::new(), Vec::new());
    for _ in 0..4 {
        let mut snapshot = store.snapshot().await.unwrap();
        processes.push(process(&mut snapshot).await);
        open.push(snapshot);
    }
    drop(open);
    while store.connections().0 < 4 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    end(address, &processes).await;
    store
}

async fn count(snapshot: &mut Snapshot) -> Option<u64> {
    let paging = Paging { count: true, ..Paging::default() };
    snapshot.articles::<serde_json::Value>(&ArticleFilter::default(), &paging).await.unwrap().page.total
}

#[tokio::test]
async fn a_connection_that_was_lost_at_rest_costs_no_answer() {
    let Some(address) = stored().await else { return };
    let store = with_lost(&address).await;
    assert_eq!(count(&mut store.glance().await.unwrap()).await, Some(3));
    let store = with_lost(&address).await;
    assert_eq!(count(&mut store.snapshot().await.unwrap()).await, Some(3));
    let store = with_lost(&address).await;
    assert_ne!(store.state().await.unwrap(), State::default());
    store.probe().await.unwrap();
}

#[tokio::test]
async fn a_snapshot_goes_on_elsewhere_if_the_state_is_the_same() {
    let Some(address) = stored().await else { return };
    let store = Store::open(&address).await.unwrap();
    let mut snapshot = store.snapshot().await.unwrap();
    let state = snapshot.state();
    let lost = process(&mut snapshot).await;
    end(&address, &[lost]).await;
    assert_eq!((count(&mut snapshot).await, snapshot.state()), (Some(3), state));
    let lost = process(&mut snapshot).await;
    let mut writer = Writer::open_with(&address, &registry(), record(), NOON).await.unwrap();
    assert_eq!(writer.put(&five(), NOON).await.unwrap().new, 2);
    end(&address, &[lost]).await;
    let answered = snapshot.articles::<serde_json::Value>(&ArticleFilter::default(), &Paging::default()).await;
    assert!(matches!(answered, Err(Error::Unreachable(_))), "an answer is of one state");
    assert_eq!(count(&mut store.snapshot().await.unwrap()).await, Some(5));
}

#[tokio::test]
async fn a_read_that_has_to_give_way_is_repeated() {
    let Some(address) = stored().await else { return };
    let store = Store::open(&address).await.unwrap();
    for (longest, is_answered) in [("50 milliseconds", true), ("1 hour", false)] {
        // As a replica does while it has to apply what the read is in the way of.
        let text = format!(
            "DROP FUNCTION IF EXISTS conflict; DO $do$ BEGIN EXECUTE format($text$CREATE FUNCTION conflict() RETURNS bigint \
             LANGUAGE plpgsql AS $body$ BEGIN IF clock_timestamp() < %L THEN RAISE EXCEPTION 'canceling statement due to \
             conflict with recovery' USING ERRCODE = '40001'; END IF; RETURN 1; END $body$ $text$, \
             clock_timestamp() + interval '{longest}'); END $do$"
        );
        let mut snapshot = store.snapshot().await.unwrap();
        run(&address, &text).await;
        let answered = Sql::new("SELECT conflict()").first::<(i64,)>(snapshot.conn().await.unwrap()).await;
        match answered {
            Ok(Some((1,))) => assert!(is_answered),
            Err(Error::Conflict) => assert!(!is_answered),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_batch_that_has_to_give_way_is_stored_again() {
    let Some(address) = stored().await else { return };
    let text = "CREATE SEQUENCE attempts; CREATE FUNCTION conflict() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                IF nextval('attempts') < 3 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF; \
                RETURN NULL; END $$; CREATE TRIGGER conflict AFTER INSERT ON article EXECUTE FUNCTION conflict()";
    run(&address, text).await;
    let mut writer = Writer::open_with(&address, &registry(), record(), NOON).await.unwrap();
    assert_eq!(writer.put(&five(), NOON).await.unwrap(), Put { new: 2, unchanged: 3, changed: 0 });
    let store = Store::open(&address).await.unwrap();
    let mut snapshot = store.snapshot().await.unwrap();
    assert_eq!(count(&mut snapshot).await, Some(5));
    assert_eq!(snapshot.check().await.unwrap().faults, []);
}
