//! The connection limit of one client: connections beyond it are answered 429 and closed.
//!
//! # Design
//!
//! The server takes a bounded number of connections, and a client that holds all of them, by sending its
//! requests a byte at a time, would keep all others waiting. actix counts connections, but not whose they
//! are; so each is counted where it is accepted, and the count goes back when actix drops the connection's data.
//! Behind a trusted proxy it never counts; it protects a server that is reached directly.

use std::collections::HashMap;
use std::net::{IpAddr, Shutdown};
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;
use ipnet::IpNet;
use socket2::SockRef;

use super::client_ip::{is_among, subscriber};
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{MEDIA_TYPE, Problem};

/// The open connections of all clients.
#[derive(Debug)]
pub(in crate::api) struct ConnectionLimit {
    /// Connections of one client; 0 for any number.
    most: usize,
    /// Addresses that may have any number.
    proxies: Vec<IpNet>,
    open: Mutex<HashMap<IpAddr, usize>>,
    /// The response to a connection too many, as it goes over the wire.
    refusal: Vec<u8>,
}

/// A connection that counts until it is dropped.
#[derive(Debug)]
struct CountedConnection {
    client: IpAddr,
    limit: Arc<ConnectionLimit>,
}

impl Drop for CountedConnection {
    fn drop(&mut self) {
        let mut open = self.limit.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.client) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.client);
            }
        }
    }
}

impl ConnectionLimit {
    pub(in crate::api) fn new(most: usize, proxies: Vec<IpNet>) -> Arc<Self> {
        Arc::new(Self { most, proxies, open: Mutex::default(), refusal: refusal(most) })
    }

    /// Counts a connection as long as its data live, or closes it.
    pub(in crate::api) fn admit(self: &Arc<Self>, stream: &TcpStream, data: &mut Extensions) {
        let Ok(peer) = stream.peer_addr() else { return };
        if self.most == 0 || is_among(&self.proxies, peer.ip().to_canonical()) {
            return;
        }
        if let Some(counted) = self.count(subscriber(peer.ip())) {
            data.insert(counted);
            return;
        }
        // Past tokio, which does not know yet that a new socket can be written to. A socket that cannot be is closed
        // all the same.
        let socket = SockRef::from(stream);
        let _ = socket.send(&self.refusal);
        let _ = socket.shutdown(Shutdown::Both);
    }

    fn count(self: &Arc<Self>, client: IpAddr) -> Option<CountedConnection> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(client).or_default();
        (*count < self.most).then(|| {
            *count += 1;
            CountedConnection { client, limit: Arc::clone(self) }
        })
    }
}

fn refusal(most: usize) -> Vec<u8> {
    let problem = Problem::new(ProblemKind::TooManyRequests)
        .detail(format!("One client may have {most} connections at the same time; close some of them."));
    let body = serde_json::to_string(&problem.body("")).unwrap_or_default();
    let head = "HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\nRetry-After: 10\r\n";
    format!("{head}Content-Type: {MEDIA_TYPE}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_has_its_number_and_no_more() {
        let connections = ConnectionLimit::new(2, Vec::new());
        let client = "192.0.2.1".parse().unwrap();
        let (first, second) = (connections.count(client), connections.count(client));
        assert!(first.is_some() && second.is_some() && connections.count(client).is_none());
        assert!(connections.count("192.0.2.2".parse().unwrap()).is_some());
        drop(first);
        let third = connections.count(client);
        assert!(third.is_some());
        drop((second, third));
        assert!(connections.open.lock().unwrap().is_empty(), "a client without connections is forgotten");
    }
}
