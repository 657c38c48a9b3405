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

/// The database of all tests.
pub async fn database() -> &'static Path {
    let (_, path) = DATABASE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("communique.db");
            let now = NOW.parse().unwrap();
            let mut writer = Writer::open(&path, now).await.unwrap();
            writer.put(&reports(&communique::seeds::record()), now).await.unwrap();
            writer.close().await.unwrap();
            (folder, path)
        })
        .await;
    path
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
