//! Bulk export, and reproducible loading: in any order, in any parts, with any number of workers.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use communique::seeds;
use serde_json::Value;

use super::corpus::Corpus;
use super::{DEMO, Desk, text};

const LISTS: [&str; 10] =
    ["articles", "actors", "quotes", "claims", "votes", "ballots", "vetoes", "members", "topics", "statements"];

/// The rows of a list as exported, without the time of loading.
fn rows(folder: &Path, list: &str) -> Vec<Value> {
    let lines = fs::read_to_string(folder.join(format!("{list}.ndjson"))).unwrap();
    let mut rows: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for row in &mut rows {
        row.as_object_mut().unwrap().remove("ingested_at");
    }
    rows
}

fn exported(desk: &Desk, folder: &str) -> Vec<Vec<Value>> {
    let output = desk.run(&["export", "--format", "ndjson", folder]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    LISTS.iter().map(|list| rows(&desk.path(folder), list)).collect()
}

/// Loads these lines from standard input.
fn load(desk: &Desk, lines: &[String], workers: &str) {
    let mut command = desk.command(&["ingest", "--from", "jsonl", "--workers", workers, "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.concat().as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn shuffled_split_and_parallel_loads_export_equal() {
    let corpus = Corpus::new(7, &seeds::registry(), &seeds::record());
    let lines: Vec<String> =
        (0..240).map(|number| format!("{}\n", serde_json::to_string(&corpus.article(number)).unwrap())).collect();
    let whole = Desk::new();
    load(&whole, &lines, "4");
    let expected = exported(&whole, "out");
    assert_eq!(expected[0].len(), lines.len());
    assert!(expected[2].len() > lines.len() && expected[3].len() > 10, "quotes and claims are exported");

    // 77 and 240 have no common factor: each line once, in another order.
    let shuffled: Vec<String> = (0..lines.len()).map(|nth| lines[nth * 77 % lines.len()].clone()).collect();
    let parts = Desk::new();
    for part in shuffled.chunks(50) {
        load(&parts, part, "1");
    }
    // Some of it again.
    load(&parts, &shuffled[20..90], "3");
    for (list, (found, expected)) in LISTS.iter().zip(exported(&parts, "out").iter().zip(&expected)) {
        for (found, expected) in found.iter().zip(expected) {
            assert_eq!(found, expected, "{list}");
        }
        assert_eq!(found.len(), expected.len(), "{list}");
    }
}

#[test]
fn files_are_written_whole_and_overwrite_nothing() {
    let desk = Desk::new();
    desk.ingest(0, Path::new(DEMO));
    let output = desk.run(&["export", "--only", "quotes,votes", "out"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("votes.csv: 3216 rows"), "{}", text(&output.stdout));
    let mut names: Vec<_> =
        fs::read_dir(desk.path("out")).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["quotes.csv", "votes.csv"]);
    let votes = fs::read(desk.path("out/votes.csv")).unwrap();
    assert!(text(&votes).starts_with("id,date,symbol,"));
    let again = desk.run(&["export", "--only", "votes,topics", "out"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("exists already"), "{}", text(&again.stderr));
    assert_eq!(fs::read(desk.path("out/votes.csv")).unwrap(), votes);
    assert!(!desk.path("out/topics.csv").exists(), "nothing is written where something would be overwritten");
}
