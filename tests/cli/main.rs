//! The program as an operator uses it: commands, what they print, their exit statuses.

#![expect(clippy::unwrap_used, reason = "what these tests take for granted, they may panic without")]

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

mod copies;
#[path = "../../benches/corpus/mod.rs"]
mod corpus;
mod correct;
mod export;
mod load;
mod registry;
mod stop;

/// The demo articles: eight files, of which two are no articles.
const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles");
const DEMO_ARTICLES: u64 = 7;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_communique"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_remove("DATABASE_URL")
            .env("COMMUNIQUE_LOG", "error");
        command
    }

    fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Output {
        self.command(arguments).output().expect("the program runs")
    }

    /// What the loader reports of a run with this exit status.
    fn ingest(&self, status: i32, path: &Path) -> Value {
        let output = self.run(&[OsStr::new("ingest"), "--report".as_ref(), "json".as_ref(), path.as_ref()]);
        assert_eq!(output.status.code(), Some(status), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("a report in JSON")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A server that is ended with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn serve_makes_a_database_says_what_it_holds_and_answers() {
    let desk = Desk::new();
    let mut command = desk.command(&["serve", "--listen", "127.0.0.1:0"]);
    let mut server = Server(command.stdout(Stdio::piped()).spawn().unwrap());
    let mut said = String::new();
    let mut lines = BufReader::new(server.0.stdout.take().unwrap());
    while !said.contains("/docs") {
        assert_ne!(lines.read_line(&mut said).unwrap(), 0, "{said}");
    }
    assert!(said.contains("3216 votes") && said.contains(&format!("{DEMO_ARTICLES} articles")), "{said}");
    let address = said.split("http://").nth(1).unwrap().split_whitespace().next().unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /v1/votes/S-2012-77 HTTP/1.0\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("200 OK") && answer.contains("\"vetoed_by\":[\"CHN\",\"RUS\"]"), "{answer}");
    let second = desk.run(&["serve", "--listen", address]);
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("cannot be listened on"), "{}", text(&second.stderr));
}

#[test]
fn loading_twice_changes_nothing_and_the_database_is_whole() {
    let desk = Desk::new();
    let first = desk.ingest(0, Path::new(DEMO));
    assert_eq!((&first["new"], &first["skipped_count"]), (&DEMO_ARTICLES.into(), &1.into()));
    let second = desk.ingest(0, Path::new(DEMO));
    assert_eq!(
        (&second["new"], &second["changed"], &second["unchanged"]),
        (&0.into(), &0.into(), &DEMO_ARTICLES.into())
    );
    let again = desk.run(&["reextract", "--report", "json"]);
    let again: Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!(
        (&again["changed"], &again["unchanged"]),
        (&0.into(), &DEMO_ARTICLES.into()),
        "found from the stored text alone"
    );
    let checked = desk.run(&["check"]);
    assert!(checked.status.success() && text(&checked.stdout).contains(" 0 faults"), "{}", text(&checked.stdout));
}

#[test]
fn what_a_source_spells_its_own_way_is_found_again_unchanged() {
    let desk = Desk::new();
    let lines = desk.path("lines.jsonl");
    let record = r#"{"url": "HTTPS://News.Example/josé/?utm_source=x&b=1#top", "title": " Rain in San José ",
        "publisher": " The Example ", "published_on": "2019-05-16", "text": "“It rains,” Mayor Ana Example said."}"#;
    fs::write(&lines, record.replace('\n', " ")).unwrap();
    assert_eq!(desk.ingest(0, &lines)["new"], 1);
    let again = desk.run(&["reextract", "--report", "json"]);
    let again: Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!((&again["changed"], &again["unchanged"]), (&0.into(), &1.into()), "{again}");
}

#[test]
fn what_cannot_be_read_is_named_and_stops_nothing() {
    let desk = Desk::new();
    let folder = desk.path("mixed");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("good.txt"), "A mayor spoke\n\n\"We will rebuild the bridge,\" Mayor Ana Example said.\n")
        .unwrap();
    fs::write(folder.join("empty.txt"), " \n").unwrap();
    fs::write(folder.join("lines.jsonl"), "{\"text\": \"One.\"}\n{\"text\": 7}\n").unwrap();
    let report = desk.ingest(1, &folder);
    assert_eq!((&report["new"], &report["refused_count"]), (&2.into(), &2.into()), "{report}");
    let refused = report["refused"].to_string();
    assert!(refused.contains("empty.txt") && refused.contains("lines.jsonl line 2"), "{refused}");
    assert_eq!(desk.run(&["ingest", "nowhere.txt"]).status.code(), Some(2));
    assert_eq!(desk.run(&["ingest"]).status.code(), Some(2));
    assert_eq!(desk.run(&["extract", "--min-confidence", "2", "-"]).status.code(), Some(2));
}

#[test]
fn extract_prints_one_object_for_each_input_and_stores_nothing() {
    let desk = Desk::new();
    let output = desk.run(&["extract", DEMO]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found.len() as u64, DEMO_ARTICLES);
    let lavrov = found.iter().find(|found| found["file"].to_string().contains("lavrov")).unwrap();
    assert_eq!((&lavrov["publisher_basis"], &lavrov["title_basis"]), (&"manifest".into(), &"text".into()));
    let speakers: Vec<&Value> = found
        .iter()
        .flat_map(|found| found["quotes"].as_array().unwrap())
        .map(|quote| &quote["speaker"]["name"])
        .collect();
    for name in ["Sergei Lavrov", "Liu Weimin", "Qin Gang", "Shi Yinhong", "Hillary Clinton", "Xi Jinping", "Mao Ning"]
    {
        assert!(speakers.contains(&&name.into()), "{name} of {speakers:?}");
    }
    let verdicts: Vec<&Value> =
        found.iter().flat_map(|found| found["claims"].as_array().unwrap()).map(|claim| &claim["verdict"]).collect();
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == "disagrees").count(), 1, "{verdicts:?}");
    let json = desk.run(&["extract", "--format", "json", "--min-confidence", "1", DEMO]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json.as_array().unwrap().len() as u64, DEMO_ARTICLES);
    assert!(!desk.path("communique.db").exists());
}

#[test]
fn extract_reads_records_from_standard_input_and_echoes_their_ids() {
    let desk = Desk::new();
    let mut command = desk.command(&["extract", "--from", "jsonl", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"{\"id\": \"a 1\", \"text\": \"\\\"Go on,\\\" Ana Example said.\"}\n")
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&found["id"], &found["quotes"][0]["text"]), (&"a 1".into(), &"Go on,".into()));
}

#[test]
fn a_backup_is_a_database_and_overwrites_nothing() {
    let desk = Desk::new();
    desk.ingest(0, Path::new(DEMO));
    assert!(desk.run(&["backup", "copy.db"]).status.success());
    assert!(desk.run(&["check", "--db", "copy.db"]).status.success());
    let again = desk.run(&["backup", "copy.db"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(text(&again.stderr).contains("exists already"), "{}", text(&again.stderr));
}

#[test]
fn an_article_is_removed_by_its_url() {
    let desk = Desk::new();
    desk.ingest(0, Path::new(DEMO));
    let url = "https://demo.communique.example/2012/02/07/lavrov-in-damascus";
    assert!(desk.run(&["remove", url]).status.success());
    assert_eq!(desk.run(&["remove", url]).status.code(), Some(2));
    assert_eq!(desk.ingest(0, Path::new(DEMO))["new"], 1);
    assert!(desk.run(&["check"]).status.success());
}

#[test]
fn no_command_makes_a_database_that_only_reads_one() {
    let desk = Desk::new();
    for command in [&["check"][..], &["backup", "copy.db"], &["export", "out"]] {
        let output = desk.run(command);
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        assert!(text(&output.stderr).contains("no database"), "{}", text(&output.stderr));
    }
    assert!(!desk.path("communique.db").exists());
}

#[test]
fn the_contract_is_printed() {
    let output = Desk::new().run(&["openapi"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
}

#[test]
fn what_is_left_out_of_articles_is_reported() {
    let desk = Desk::new();
    let records = desk.path("a.jsonl");
    fs::write(&records, "{\"maintext\": \"Words.\", \"date\": \"8/1/2016\", \"tags\": [1]}\n").unwrap();
    let report = desk.ingest(0, &records);
    assert_eq!((&report["new"], &report["refused_count"], &report["warned_count"]), (&1.into(), &0.into(), &1.into()));
    assert!(report["warned"][0]["reason"].as_str().is_some_and(|reason| reason.contains("--dates")), "{report}");
    assert_eq!(report["unused_fields"], serde_json::json!({"date": 1, "tags": 1}));
    let printed = desk.run(&["extract", "--dates", "mdy", "--map", "tags=id", records.to_str().unwrap()]);
    let findings: Value = serde_json::from_slice(&printed.stdout).expect("findings in JSON");
    assert_eq!(findings["published_on"], "2016-08-01");
    assert_eq!(text(&printed.stderr), "");
    assert_eq!(desk.run(&["extract", "--map", "a=b", "-"]).status.code(), Some(2));
}
