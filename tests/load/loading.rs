//! The loader as it is run, on the corpus: everything arrives, a kill costs nothing, and the file is sound.

use std::io::Write;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use super::articles::Corpus;

fn communique(db: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_communique"));
    command.args(args).arg("--db").arg(db);
    command
}

/// Runs a command that must end well, and reads what it prints as JSON.
fn report(command: &mut Command) -> Value {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or_default()
}

fn corpus(count: u64) -> Vec<u8> {
    let corpus = Corpus::new(1, &communique::seeds::registry(), &communique::seeds::record());
    let mut lines = Vec::new();
    for number in 0..count {
        serde_json::to_writer(&mut lines, &corpus.article(number)).unwrap();
        lines.push(b'\n');
    }
    lines
}

/// How many articles are in a file that somebody else may be writing.
async fn stored(db: &Path) -> u64 {
    let Ok(mut conn) = SqliteConnectOptions::new().filename(db).read_only(true).connect().await else { return 0 };
    let count = sqlx::query_scalar("SELECT article_count FROM dataset").fetch_one(&mut conn).await;
    count.map_or(0, |count: i64| u64::try_from(count).unwrap_or_default())
}

/// Starts a load of standard input.
fn start(db: &Path) -> (Child, ChildStdin) {
    let mut command = communique(db, &["ingest", "--from", "jsonl", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let stdin = child.stdin.take().unwrap();
    (child, stdin)
}

#[tokio::test]
async fn a_killed_load_leaves_whole_articles_and_is_finished_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let (db, jsonl) = (folder.path().join("killed.db"), folder.path().join("corpus.jsonl"));
    let lines = corpus(300);
    std::fs::write(&jsonl, &lines).unwrap();
    let nth = |count: usize| lines.split_inclusive(|byte| *byte == b'\n').take(count).map(<[u8]>::len).sum::<usize>();
    // What comes later than a second closes a batch, which is stored; what comes with it waits for more.
    let (mut child, mut stdin) = start(&db);
    stdin.write_all(&lines[..nth(100)]).unwrap();
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    stdin.write_all(&lines[nth(100)..nth(200)]).unwrap();
    let since = Instant::now();
    while stored(&db).await == 0 && child.try_wait().unwrap().is_none() {
        assert!(since.elapsed() < Duration::from_mins(5), "nothing is stored");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    drop(stdin);
    let killed = stored(&db).await;
    let output = communique(&db, &["check"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(killed > 0 && killed < 200, "{killed} articles before the kill");
    let path = jsonl.to_str().unwrap();
    let finished = report(&mut communique(&db, &["ingest", "--report", "json", path]));
    assert_eq!((&finished["new"], &finished["unchanged"]), (&(300 - killed).into(), &killed.into()), "{finished}");
    let again = report(&mut communique(&db, &["ingest", "--report", "json", path]));
    assert_eq!((&again["new"], &again["unchanged"]), (&0.into(), &300.into()), "{again}");
    let output = communique(&db, &["check"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
