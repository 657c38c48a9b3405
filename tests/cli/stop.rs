//! Graceful shutdown: requests under way are answered, and no line of the log is lost.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::{Desk, Server};

/// Requests answered before the server gets the signal to stop.
const ANSWERED: usize = 200;

/// Clients that ask without a pause, and streams that are not read, at the signal.
const UNDER_WAY: usize = 8;

/// Asked in turn: from memory, from the database, refused, and a stream.
const TARGETS: [&str; 4] =
    ["/v1/topics", "/v1/votes?limit=", "/v1/votes?limit=none&limit=", "/v1/vetoes?format=ndjson&topic="];

fn ask(address: &str, target: &str) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(address).ok()?;
    let request = format!("GET {target} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    Some(stream)
}

/// The id of a request that is answered whole; none where the server has gone before.
fn answered(mut stream: TcpStream) -> Option<String> {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let header = |name| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    };
    let whole = match header("content-length") {
        Some(length) => body.len() == length.parse::<usize>().ok()?,
        None => body.ends_with("0\r\n\r\n"),
    };
    whole.then(|| header("x-request-id").map(str::to_owned)).flatten()
}

#[test]
fn a_server_that_is_told_to_stop_loses_no_line_of_its_log() {
    let desk = Desk::new();
    let log = desk.path("log.jsonl");
    let mut command = desk.command(&["serve", "--listen", "127.0.0.1:0", "--rate", "off", "--log-format", "json"]);
    command.env("COMMUNIQUE_LOG", "info").stdout(Stdio::piped()).stderr(File::create(&log).unwrap());
    let mut server = Server(command.spawn().unwrap());
    let mut out = BufReader::new(server.0.stdout.take().unwrap());
    let mut said = String::new();
    while !said.contains("/docs") {
        assert_ne!(out.read_line(&mut said).unwrap(), 0, "{said}");
    }
    let address = said.split("http://").nth(1).unwrap().split_whitespace().next().unwrap();
    let count = AtomicUsize::new(0);
    let ids: Vec<String> = thread::scope(|scope| {
        let clients = (0..UNDER_WAY).map(|client| {
            let count = &count;
            scope.spawn(move || {
                let answers = (client..).map_while(|n| {
                    let target = TARGETS[n % TARGETS.len()];
                    let value = if target.ends_with('=') { (n % 199 + 1).to_string() } else { String::new() };
                    let id = answered(ask(address, &format!("{target}{value}"))?);
                    count.fetch_add(1, Ordering::Relaxed);
                    id
                });
                answers.collect::<Vec<_>>()
            })
        });
        let clients: Vec<_> = clients.collect();
        while count.load(Ordering::Relaxed) < ANSWERED {
            thread::sleep(Duration::from_millis(1));
        }
        let streams: Vec<_> = (0..UNDER_WAY).map(|_| ask(address, "/v1/votes?format=ndjson").unwrap()).collect();
        let begun = |stream: &TcpStream| assert_eq!(stream.peek(&mut [0]).unwrap(), 1, "the answer has begun");
        streams.iter().for_each(begun);
        let told = Command::new("sh").args(["-c", "kill -TERM \"$0\"", &server.0.id().to_string()]).status();
        assert!(told.unwrap().success());
        let streams = streams.into_iter().map(|stream| answered(stream).expect("what has begun is finished"));
        let mut ids: Vec<_> = streams.collect();
        ids.extend(clients.into_iter().flat_map(|client| client.join().unwrap()));
        ids
    });
    assert!(server.0.wait().unwrap().success());
    let log = fs::read_to_string(log).unwrap();
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let mut logged = BTreeMap::<&str, usize>::new();
    for id in lines.iter().filter_map(|line| line["request"].as_str()) {
        *logged.entry(id).or_default() += 1;
    }
    assert!(ids.len() >= ANSWERED + UNDER_WAY, "{} are answered", ids.len());
    let wrong: Vec<_> = ids.iter().filter(|id| logged.get(id.as_str()) != Some(&1)).collect();
    assert!(wrong.is_empty(), "of {} answers these have no line or several: {wrong:?}", ids.len());
    assert!(logged.values().all(|times| *times == 1), "a request is logged twice");
    assert_eq!(lines.last().unwrap()["message"], "stopped serving");
}
