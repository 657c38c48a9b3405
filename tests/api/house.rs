//! A server in process, over a database that is built once from the bundled seeds and never written to.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::rc::Rc;

use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Bytes;
use communique::api::{AppState, Rate, ServeOptions, application};
use communique::store::{Store, Writer};
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::corpus::reports;

/// The time at which everything in the database was loaded.
pub const NOW: &str = "2026-01-01T00:00:00Z";

static DATABASE: OnceCell<(TempDir, PathBuf)> = OnceCell::const_new();
static FILE: OnceCell<(TempDir, PathBuf)> = OnceCell::const_new();

/// The database of all tests: a file, or what `COMMUNIQUE_TEST_DB` names a server for.
pub async fn database() -> &'static Path {
    let (_, path) = DATABASE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().unwrap();
            let path = place(&folder, "communique.db").await;
            fill(&path).await;
            (folder, path)
        })
        .await;
    path
}

/// The same as a file, for tests that copy it, or are about files.
pub async fn file() -> &'static Path {
    if std::env::var_os("COMMUNIQUE_TEST_DB").is_none() {
        return database().await;
    }
    let (_, path) = FILE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("communique.db");
            fill(&path).await;
            (folder, path)
        })
        .await;
    path
}

async fn fill(path: &Path) {
    let now = NOW.parse().unwrap();
    let mut writer = Writer::open(path, now).await.unwrap();
    writer.put(&reports(&communique::seeds::record()), now).await.unwrap();
    writer.close().await.unwrap();
}

/// Where a database is made: under this name in the folder, or, where `COMMUNIQUE_TEST_DB` names a server, in a schema of its own there.
pub async fn place(folder: &TempDir, name: &str) -> PathBuf {
    #[cfg(feature = "postgres")]
    if let Ok(address) = std::env::var("COMMUNIQUE_TEST_DB") {
        use sqlx::{AssertSqlSafe, Connection, PgConnection};
        let schema = format!("api_{}", uuid::Uuid::new_v4().simple());
        let mut conn = PgConnection::connect(&address).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&mut conn).await.unwrap();
        let sign = if address.contains('?') { '&' } else { '?' };
        return PathBuf::from(format!("{address}{sign}options=-c%20search_path={schema}"));
    }
    folder.path().join(name)
}

/// A database of one's own, which may be written to, with the rows of all tests'.
pub async fn own() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = place(&folder, "own.db").await;
    if path.starts_with(folder.path()) {
        std::fs::copy(file().await, &path).unwrap();
    } else {
        fill(&path).await;
    }
    (folder, path)
}

/// A server in process, built once: the document it derives on the way is not cheap.
pub struct House {
    state: AppState,
    app: Box<dyn Fn(TestRequest) -> Replying>,
}

/// An answer under way.
type Replying = Pin<Box<dyn Future<Output = Reply>>>;

/// An answer, read to its end.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl House {
    /// Opens a server with default options, but without a rate limit.
    pub async fn open() -> Self {
        Self::with(|_| {}).await
    }

    /// With some options changed.
    pub async fn with(change: impl FnOnce(&mut ServeOptions)) -> Self {
        Self::over(database().await, change).await
    }

    /// Over another database.
    pub async fn over(path: &Path, change: impl FnOnce(&mut ServeOptions)) -> Self {
        let house = Self::closed(change).await;
        house.state.open(Store::open(path).await.unwrap()).await;
        house
    }

    /// Before the database is open.
    pub async fn closed(change: impl FnOnce(&mut ServeOptions)) -> Self {
        let mut options = ServeOptions { rate: Rate::Off, ..ServeOptions::default() };
        change(&mut options);
        let state = AppState::new(options);
        let app = Rc::new(init_service(application(&state)).await);
        let app = Box::new(move |request: TestRequest| -> Replying {
            let app = Rc::clone(&app);
            Box::pin(async move {
                let response = call_service(&*app, request.to_request()).await;
                let (status, headers) = (response.status(), response.headers().clone());
                Reply { status, headers, body: read_body(response).await }
            })
        });
        Self { state, app }
    }

    /// Opens the house with this store.
    pub async fn serve(&self, store: Store) {
        self.state.open(store).await;
    }

    /// Sends any request.
    pub async fn send(&self, request: TestRequest) -> Reply {
        let peer = "192.0.2.1:9999".parse().unwrap();
        (self.app)(request.peer_addr(peer)).await
    }

    /// Sends a GET.
    pub async fn get(&self, target: &str) -> Reply {
        self.send(TestRequest::get().uri(target)).await
    }

    /// Sends a GET with one header.
    pub async fn get_with(&self, target: &str, header: (&str, &str)) -> Reply {
        self.send(TestRequest::get().uri(target).insert_header(header)).await
    }

    /// Sends a GET that must be answered with JSON.
    pub async fn json(&self, target: &str) -> Value {
        let reply = self.get(target).await;
        assert_eq!(reply.status, 200, "{target}: {}", reply.text());
        reply.json()
    }
}

impl Reply {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}
