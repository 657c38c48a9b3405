//! The loader as it is run, on the corpus: everything arrives, a kill costs nothing, and the file is sound.

use std::io::Write;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread::JoinHandle;
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

/// Starts a load of these lines that waits for more until what is returned beside it is dropped.
fn start(db: &Path, lines: &[u8]) -> (Child, JoinHandle<ChildStdin>) {
    let mut command = communique(db, &["ingest", "--from", "jsonl", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let (mut stdin, lines) = (child.stdin.take().unwrap(), lines.to_vec());
    let feeding = std::thread::spawn(move || {
        // The loader may be killed while it is fed.
        drop(stdin.write_all(&lines));
        stdin
    });
    (child, feeding)
}

#[tokio::test]
async fn a_killed_load_leaves_whole_articles_and_is_finished_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let (db, jsonl) = (folder.path().join("killed.db"), folder.path().join("corpus.jsonl"));
    let lines = corpus(1_100);
    std::fs::write(&jsonl, &lines).unwrap();
    // Of what comes in one piece all may be committed at once.
    let (mut child, feeding) = start(&db, &corpus(700));
    let since = Instant::now();
    while stored(&db).await == 0 && child.try_wait().unwrap().is_none() {
        assert!(since.elapsed() < Duration::from_mins(5), "nothing is stored");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    drop(feeding);
    let killed = stored(&db).await;
    let output = communique(&db, &["check"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(killed > 0 && killed < 700, "{killed} articles before the kill");
    let path = jsonl.to_str().unwrap();
    let finished = report(&mut communique(&db, &["ingest", "--report", "json", path]));
    assert_eq!((&finished["new"], &finished["unchanged"]), (&(1_100 - killed).into(), &killed.into()), "{finished}");
    let again = report(&mut communique(&db, &["ingest", "--report", "json", path]));
    assert_eq!((&again["new"], &again["unchanged"]), (&0.into(), &1_100.into()), "{again}");
    let output = communique(&db, &["check"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
