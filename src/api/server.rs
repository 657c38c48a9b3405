//! The HTTP server: bound first, ready later, shut down gracefully.
//!
//! # Design
//!
//! The port is bound before the database is open, so that the operator sees at once whether the address is free,
//! and a probe reads "not ready" instead of finding nothing. While a new file is being filled, `/v1` and
//! `/health/ready` answer 503.
//!
//! The kernel cuts a connection whose client takes nothing while a response waits (`TCP_USER_TIMEOUT`, on
//! Linux), since nothing else ends it.
//!
//! actix's `HttpServer` takes only sockets as they are. So what it puts together is put together here: the same service over
//! a stream that has the targets of requests encoded ([`request_target`](super::middleware::request_target)).
//!
//! actix parses requests; what it refuses before there is a request (more than 96 headers, a head of more
//! than 128 KiB, a head that does not arrive in time) it answers itself, with a bare status and no problem.

use std::future::{Future, Ready, ready};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_http::HttpService;
use actix_http::error::DispatchError;
use actix_service::{ServiceFactoryExt, fn_service, map_config};
use actix_web::dev::{AppConfig, Server};
use actix_web::rt::net::TcpStream;

use super::application::{AppState, application};
use super::config::ServeOptions;
use super::middleware::connection_limit::ConnectionLimit;
use super::middleware::request_target::TypedTargets;
use crate::store::Store;

/// The interval between two looks at the state: responses are to be at most 100 ms behind the database.
const WATCH_INTERVAL: Duration = Duration::from_millis(40);

/// How long a look may take: a server that hangs must not keep the state of another from being seen.
const WATCH_PATIENCE: Duration = Duration::from_secs(1);

/// The backlog: connections that may wait to be accepted; the kernel may allow fewer (`net.core.somaxconn`).
const BACKLOG: i32 = 4_096;

/// How long a client may take to close a connection that was closed on this side.
const CLOSING: Duration = Duration::from_secs(1);

/// Serves on `listener` from the store that `opening` opens, until a signal stops the process; calls `opened`
/// as soon as `/v1` answers.
///
/// SIGTERM and SIGINT stop it: no new connections, and what is under way is finished within
/// [`ServeOptions::shutdown`].
///
/// # Errors
/// What `opening` and `opened` fail with; and where the listener cannot be used.
pub async fn serve<E: From<io::Error>>(
    listener: TcpListener,
    options: ServeOptions,
    opening: impl Future<Output = Result<Store, E>>,
    opened: impl AsyncFnOnce(&Store) -> Result<(), E>,
) -> Result<(), E> {
    // The standard library lets 128 connections wait to be accepted; the next client would try again a second
    // later, a health probe beside a burst too.
    socket2::SockRef::from(&listener).listen(BACKLOG)?;
    let state = AppState::new(options.clone());
    let running = server(listener, &state, &options)?;
    let handle = running.handle();
    let keeping = async {
        let store = opening.await?;
        state.open(store.clone()).await;
        opened(&store).await?;
        tokio::join!(watch(&state, &store), store.monitor());
        Ok::<(), E>(())
    };
    tokio::select! {
        ended = running => {
            ended?;
            // The last line of a log that is whole.
            tracing::info!("stopped serving");
            Ok(())
        }
        failed = keeping => {
            handle.stop(false).await;
            failed
        }
    }
}

/// The server of the application, running.
fn server(listener: TcpListener, state: &AppState, options: &ServeOptions) -> io::Result<Server> {
    let workers = options.workers.max(1);
    let connections = ConnectionLimit::new(options.max_client_connections, options.trusted_proxy.clone());
    let builder = Server::build()
        .workers(workers)
        .max_concurrent_connections(options.max_connections.div_ceil(workers))
        .shutdown_timeout(options.shutdown.as_secs().max(1));
    let stopping = builder.graceful_shutdown_signal();
    let (address, state) = (listener.local_addr()?, state.clone());
    let (arrival, keep_alive, stall) = (options.arrival, options.keep_alive, options.stall);
    let service = move || {
        let (connections, stopping) = (Arc::clone(&connections), stopping.clone());
        let http = HttpService::build()
            .client_request_timeout(arrival)
            .client_disconnect_timeout(CLOSING)
            .keep_alive(keep_alive)
            .local_addr(address)
            // A client that has gone cannot be told from one that has closed its half of the connection. Both are left, so
            // that the query of one who has gone stops (`store::pool`), as proxies leave them, too.
            .h1_allow_half_closed(false)
            // Connections at rest are closed at once when the server has to stop.
            .graceful_shutdown_signal(move || {
                let stopping = stopping.clone();
                async move { stopping.notified().await }
            })
            .on_connect_ext(move |stream: &TypedTargets<TcpStream>, data| {
                connections.admit(stream.socket(), data);
                cut_when_stalled(stream.socket(), stall);
            })
            .h1(map_config(application(&state), |()| AppConfig::default()));
        fn_service(accepted).and_then(http)
    };
    Ok(builder.listen("communique", listener, service)?.run())
}

/// A connection as it is read, and whose it is.
type Accepted = (TypedTargets<TcpStream>, Option<SocketAddr>);

fn accepted(stream: TcpStream) -> Ready<Result<Accepted, DispatchError>> {
    let peer = stream.peer_addr().ok();
    ready(Ok((TypedTargets::new(stream), peer)))
}

/// Has the kernel cut a connection whose other end has taken nothing for so long.
///
/// actix stops asking a body for more while the socket is full, and would wait for ever.
fn cut_when_stalled(stream: &TcpStream, stall: Duration) {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    if let Err(error) = socket2::SockRef::from(stream).set_tcp_user_timeout(Some(stall)) {
        tracing::warn!(%error, "stalled readers of a connection will not be cut");
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let _ = (stream, stall);
}

/// Watches the state of the database, which other processes change, too; never ends.
async fn watch(state: &AppState, store: &Store) {
    let mut watch = None;
    loop {
        tokio::time::sleep(WATCH_INTERVAL).await;
        if watch.is_none() {
            watch = store.watch().await.ok();
        }
        let Some(watching) = &mut watch else { continue };
        let before = state.state();
        match tokio::time::timeout(WATCH_PATIENCE, watching.state()).await {
            Ok(Ok(now)) => {
                state.advance(before, now);
            }
            // Requests say what is wrong; the log need not fill at every read.
            Ok(Err(_)) | Err(_) => watch = None,
        }
    }
}
