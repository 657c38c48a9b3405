//! The server over a real port: answering before the database is open, and what only a socket can show.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use communique::api::{Rate, ServeOptions, serve};
use communique::store::Store;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use crate::house::database;

/// Starts a server whose database opens when the sender says so.
fn start(options: ServeOptions) -> (SocketAddr, oneshot::Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (open, opened) = oneshot::channel::<()>();
    let opening = async {
        opened.await.map_err(io::Error::other)?;
        Store::open(database().await).await.map_err(io::Error::other)
    };
    actix_web::rt::spawn(serve::<io::Error>(listener, options, opening, async |_: &Store| Ok(())));
    (address, open)
}

fn options() -> ServeOptions {
    ServeOptions { rate: Rate::Off, workers: 1, ..ServeOptions::default() }
}

/// Sends bytes and reads until the server closes.
async fn talk(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

pub async fn get(address: SocketAddr, target: &str) -> String {
    talk(address, &format!("GET {target} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")).await
}

#[actix_web::test]
async fn the_port_answers_before_the_database_is_open() {
    let (address, open) = start(options());
    assert!(get(address, "/v1/articles").await.starts_with("HTTP/1.1 503 "));
    assert!(get(address, "/health/live").await.starts_with("HTTP/1.1 200 "));
    open.send(()).unwrap();
    let mut answer = get(address, "/v1/articles").await;
    while answer.starts_with("HTTP/1.1 503 ") {
        tokio::time::sleep(Duration::from_millis(5)).await;
        answer = get(address, "/v1/articles").await;
    }
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("\"next_cursor\""), "{answer}");
    let head = talk(address, "HEAD /v1/articles HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n").await;
    let length = answer.split("\r\n\r\n").nth(1).unwrap().len();
    assert!(
        head.to_lowercase().contains(&format!("content-length: {length}\r\n")) && head.ends_with("\r\n\r\n"),
        "{head}"
    );
}

#[actix_web::test]
async fn an_address_is_understood_as_it_is_typed() {
    let (address, open) = start(options());
    open.send(()).unwrap();
    while get(address, "/health/ready").await.starts_with("HTTP/1.1 503 ") {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let body = |answer: &str| answer.split_once("\r\n\r\n").unwrap().1.to_owned();
    for (typed, encoded) in [
        ("/v1/search?q=Lukášenka", "/v1/search?q=Luk%C3%A1%C5%A1enka"),
        ("/v1/articles?q=\"Security/Council\"", "/v1/articles?q=%22Security%2FCouncil%22"),
        ("/v1/actors/Wałęsa", "/v1/actors/Wa%C5%82%C4%99sa"),
        ("/v1/quotes?q=<b>", "/v1/quotes?q=%3Cb%3E"),
    ] {
        let (as_typed, as_encoded) = (get(address, typed).await, get(address, encoded).await);
        assert_eq!(as_typed[..12], as_encoded[..12], "{typed}");
        assert_eq!(body(&as_typed), body(&as_encoded), "{typed}");
        assert!(!body(&as_typed).is_empty(), "{typed}");
    }
}

#[actix_web::test]
async fn what_is_not_sent_in_time_is_given_up() {
    let (address, _open) = start(ServeOptions { arrival: Duration::from_millis(200), ..options() });
    let answer = talk(address, "GET /health/live HTTP/1.1\r\nHost: he").await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
}

#[actix_web::test]
async fn a_database_that_cannot_be_opened_ends_the_server() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let opening = async { Err(io::Error::other("no database")) };
    let ended =
        serve::<io::Error>(listener, options(), opening, async |_: &Store| unreachable!("nothing is opened")).await;
    assert_eq!(ended.unwrap_err().to_string(), "no database");
}

#[actix_web::test]
async fn a_client_with_too_many_connections_is_told_and_others_are_not() {
    let (address, _open) = start(ServeOptions { max_client_connections: 2, ..options() });
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n").await.unwrap();
        let mut begun = [0; 12];
        stream.read_exact(&mut begun).await.unwrap();
        assert_eq!(&begun, b"HTTP/1.1 200");
        held.push(stream);
    }
    let mut refused = Vec::new();
    // Whatever was written may have been reset behind the answer.
    let _ = TcpStream::connect(address).await.unwrap().read_to_end(&mut refused).await;
    let refused = String::from_utf8_lossy(&refused).into_owned();
    assert!(refused.starts_with("HTTP/1.1 429 ") && refused.contains("/problems/too-many-requests"), "{refused}");
    held.clear();
    let mut answer = get(address, "/health/live").await;
    while answer.starts_with("HTTP/1.1 429 ") {
        tokio::time::sleep(Duration::from_millis(5)).await;
        answer = get(address, "/health/live").await;
    }
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}
