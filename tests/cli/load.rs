//! Loading as an operator does it: rehearsed, watched, looked up afterwards, taken back.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::{Desk, Server, text};

fn line(number: u32, publisher: &str) -> String {
    let text = format!("A convoy reached the city before the truce ended, said observer {number}.");
    format!("{{\"url\": \"https://x.example/{number}\", \"publisher\": \"{publisher}\", \"text\": \"{text}\"}}\n")
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{error}: {}", text(bytes)))
}

#[test]
fn a_dry_run_says_what_a_load_would_do_and_stores_nothing() {
    let desk = Desk::new();
    fs::write(desk.path("a.jsonl"), line(1, "Ours") + &line(2, "Ours") + "{\n").unwrap();
    let dry = ["ingest", "--dry-run", "--report", "json", "a.jsonl"];
    let said = json(&desk.run(&dry).stdout);
    assert_eq!((&said["new"], &said["refused_count"], &said["dry_run"]), (&2.into(), &1.into(), &true.into()));
    assert!(!desk.path("communique.db").exists(), "no database is made");
    desk.ingest(1, &desk.path("a.jsonl"));
    fs::write(desk.path("a.jsonl"), line(1, "Ours") + &line(2, "Theirs") + &line(3, "Ours")).unwrap();
    let said = json(&desk.run(&dry).stdout);
    assert_eq!((&said["new"], &said["changed"], &said["unchanged"]), (&1.into(), &1.into(), &1.into()));
    let done = desk.ingest(0, &desk.path("a.jsonl"));
    assert_eq!((&done["new"], &done["changed"], &done["unchanged"]), (&1.into(), &1.into(), &1.into()));
    let output = desk.run(&["ingest", "--dry-run", "a.jsonl"]);
    assert!(text(&output.stdout).contains("nothing was stored"), "{}", text(&output.stdout));
}

#[test]
fn what_is_skipped_or_refused_is_named_and_remembered() {
    let desk = Desk::new();
    let folder = desk.path("news");
    fs::create_dir(&folder).unwrap();
    for (name, bytes) in
        [("a.jsonl", line(1, "Ours")), ("b.png", "picture".into()), (".c.txt", "x".into()), ("d.txt", String::new())]
    {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let report = desk.ingest(1, &folder);
    let named = |list: &str| {
        let items = report[list].as_array().unwrap().iter();
        items.map(|item| item["name"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        (named("skipped"), named("refused")),
        (vec![".c.txt".to_owned(), "b.png".to_owned()], vec!["d.txt".to_owned()])
    );
    let shown = text(&desk.run(&["ingest", folder.to_str().unwrap()]).stderr);
    assert!(shown.contains("b.png: has a name that does not show its format"), "{shown}");
    let listed = text(&desk.run(&["runs"]).stdout);
    assert!(
        listed.starts_with("run 2: ") && listed.contains("run 1: ") && listed.contains("d.txt: holds no text"),
        "{listed}"
    );
    let first = json(&desk.run(&["runs", "1", "--report", "json"]).stdout);
    assert_eq!(
        (&first["new_count"], &first["skipped_count"], first["refused"].as_array().map(Vec::len)),
        (&1.into(), &2.into(), Some(1))
    );
    let output = desk.run(&["runs", "77"]);
    assert!(output.status.code() == Some(2) && text(&output.stderr).contains("no run has the number 77"));
}

#[test]
fn articles_are_removed_by_a_list_and_by_their_publisher() {
    let desk = Desk::new();
    let lines: String =
        (0..10).map(|number| line(number, if number < 6 { "The Daily Ours" } else { "Theirs" })).collect();
    fs::write(desk.path("a.jsonl"), lines).unwrap();
    desk.ingest(0, &desk.path("a.jsonl"));
    fs::write(
        desk.path("list.txt"),
        "# wrong ones\nhttps://x.example/1\n\nhttps://x.example/9\nhttps://x.example/none\n",
    )
    .unwrap();
    let output = desk.run(&["remove", "--file", "list.txt"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), "removed 2 articles\n".to_owned()));
    assert!(text(&output.stderr).contains("https://x.example/none"), "{}", text(&output.stderr));
    let output = desk.run(&["remove", "--publisher", "the daily OURS", "https://x.example/8"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), "removed 6 articles\n".to_owned()));
    assert_eq!(desk.run(&["remove", "--publisher", "Nobody"]).status.code(), Some(2));
    assert_eq!(desk.run(&["remove"]).status.code(), Some(2));
    assert!(desk.run(&["check"]).status.success());
    assert_eq!(desk.ingest(0, &desk.path("a.jsonl"))["new"], 8);
}

/// Waits until a command prints what is wanted.
fn wait_for(desk: &Desk, command: &[&str], wanted: &str) {
    let since = Instant::now();
    loop {
        let said = text(&desk.run(command).stdout);
        if said.contains(wanted) {
            return;
        }
        assert!(since.elapsed() < Duration::from_mins(2), "{wanted}: {said}");
        thread::sleep(Duration::from_millis(200));
    }
}

#[test]
#[cfg(unix)]
fn a_watched_folder_is_loaded_as_it_changes_until_a_signal() {
    let desk = Desk::new();
    fs::create_dir(desk.path("news")).unwrap();
    fs::write(desk.path("news/a.jsonl"), line(1, "Ours")).unwrap();
    let mut command = desk.command(&["ingest", "--watch", "--watch-interval", "1", "--report", "json", "news"]);
    let mut watching = Server(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    wait_for(&desk, &["runs"], "1 new, 0 changed");
    fs::write(desk.path("news/b.jsonl"), line(2, "Ours")).unwrap();
    wait_for(&desk, &["runs"], "run 2: 1 new or changed files of news");
    fs::write(desk.path("news/a.jsonl"), line(1, "Others")).unwrap();
    wait_for(&desk, &["runs"], "0 new, 1 changed");
    let killed = Command::new("sh").args(["-c", "kill -TERM \"$0\"", &watching.0.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(watching.0.wait().unwrap().code(), Some(0));
    let output = desk.run(&["ingest", "--watch", "news/a.jsonl"]);
    assert!(output.status.code() == Some(2) && text(&output.stderr).contains("takes folders"));
    assert!(desk.run(&["check"]).status.success());
}
