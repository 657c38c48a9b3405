//! A reader who takes a stream slowly: he holds no lock and keeps no log from being emptied.

use std::cell::Cell;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;

use communique::api::{Rate, ServeOptions, serve};
use communique::store::Store;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::oneshot;

use crate::house::file;

/// More than the kernel takes on behalf of a reader who takes nothing.
const QUOTES: i64 = 40_000;

/// A copy of the database with so many quotes, and a connection that writes to it.
async fn large(folder: &Path) -> (std::path::PathBuf, SqliteConnection) {
    let path = folder.join("large.db");
    std::fs::copy(file().await, &path).unwrap();
    let mut writer = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    sqlx::query(
        "INSERT INTO quote (id, uuid, article, age, article_key, publisher, kind, modality, asserted, partial, \
         utterance, text, start, \"end\", prefix, suffix, speaker, speaker_name, speaker_text, speaker_start, speaker_end, speaker_office, speaker_state, \
         cue, cue_start, cue_end, via, via_id, via_key, rule, confidence, article_uuid, article_title, article_publisher, \
         published_on) SELECT NULL, substr(uuid, 1, 24) || lower(hex(randomblob(6))), article, age, article_key, publisher, kind, modality, asserted, partial, utterance, \
         text, start + n, \"end\" + n, prefix, suffix, speaker, speaker_name, speaker_text, speaker_start, speaker_end, \
         speaker_office, speaker_state, cue, cue_start, cue_end, via, via_id, via_key, rule, confidence, article_uuid, \
         article_title, article_publisher, published_on \
         FROM (SELECT * FROM quote LIMIT 1) CROSS JOIN (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL \
         SELECT n + 1 FROM c WHERE n < ?) SELECT n FROM c)",
    )
    .bind(QUOTES)
    .execute(&mut writer)
    .await
    .unwrap();
    (path, writer)
}

/// A server over a database, when it answers.
async fn start(path: &Path) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let path = path.to_owned();
    let opening = async move { Store::open(&path).await.map_err(io::Error::other) };
    let options = ServeOptions { rate: Rate::Off, workers: 1, ..ServeOptions::default() };
    let (open, opened) = oneshot::channel();
    let open = Cell::new(Some(open));
    let told = async move |_: &Store| {
        open.take().map_or(Ok(()), |open| open.send(()).map_err(|()| io::ErrorKind::Other.into()))
    };
    actix_web::rt::spawn(serve::<io::Error>(listener, options, opening, told));
    opened.await.unwrap();
    address
}

/// A connection on which a stream has been asked for and has begun to come, into as little room as there can be.
async fn begin(address: SocketAddr, target: &str) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(4_096).unwrap();
    let mut stream = socket.connect(address).await.unwrap();
    let request = format!("GET {target} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut head = [0; 12];
    stream.read_exact(&mut head).await.unwrap();
    assert_eq!(&head, b"HTTP/1.1 200");
    stream
}

/// Changes the database, and empties the write-ahead log: whether somebody stood in the way, and what is left of it.
async fn write_and_empty(writer: &mut SqliteConnection, path: &Path) -> (i64, u64) {
    sqlx::query("UPDATE dataset SET revision = revision + 1, state = lower(hex(randomblob(8)))")
        .execute(&mut *writer)
        .await
        .unwrap();
    let (busy, ..): (i64, i64, i64) =
        sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut *writer).await.unwrap();
    (busy, std::fs::metadata(path.with_extension("db-wal")).unwrap().len())
}

#[actix_web::test]
async fn a_slow_reader_holds_no_lock_and_no_log() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut writer) = large(folder.path()).await;
    sqlx::query("PRAGMA busy_timeout = 300").execute(&mut writer).await.unwrap();
    let address = start(&path).await;
    for format in ["ndjson", "csv"] {
        let mut stream = begin(address, &format!("/v1/quotes?format={format}")).await;
        for _ in 0..3 {
            tokio::time::sleep(std::time::Duration::from_millis(150)).await;
            assert_eq!(write_and_empty(&mut writer, &path).await, (0, 0), "{format}");
        }
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).await.unwrap();
        let rest = String::from_utf8(rest).unwrap();
        // A stream that is cut ends without its last chunk.
        assert!(rest.ends_with("\r\n0\r\n\r\n"), "{format}: {} bytes", rest.len());
        assert!(rest.len() > 12_000_000, "{format}: {} bytes fit into what the kernel holds", rest.len());
    }
    // What would have been seen of a reader who does hold the log.
    let store = Store::open(&path).await.unwrap();
    let snapshot = store.snapshot().await.unwrap();
    let (busy, log) = write_and_empty(&mut writer, &path).await;
    assert!(busy == 1 && log > 0);
    drop(snapshot);
    writer.close().await.unwrap();
}
