//! `health`: asks the server on this machine whether it is ready, for images without a shell and without curl.

use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

use crate::cli::{Exit, Failure};

/// How long the server may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// Asks `/health/ready` of the server that listens on this address.
pub fn health(listen: SocketAddr) -> Result<Exit, Failure> {
    let status = ready(reachable(listen))?;
    if status == "200" {
        return Ok(Exit::Done);
    }
    Err(Failure::Usage(format!("the server at {listen} is not ready: it answers {status}")))
}

/// The address to ask: one that stands for all of a machine's is answered at its own.
fn reachable(listen: SocketAddr) -> SocketAddr {
    let own: IpAddr = if listen.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
    SocketAddr::new(if listen.ip().is_unspecified() { own } else { listen.ip() }, listen.port())
}

fn ready(address: SocketAddr) -> Result<String, Failure> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream
        .write_all(format!("GET /health/ready HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line)?;
    Ok(line.split(' ').nth(1).unwrap_or("nothing").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_addresses_are_asked_at_the_own_one() {
        for (listen, asked) in
            [("0.0.0.0:8080", "127.0.0.1:8080"), ("[::]:80", "[::1]:80"), ("192.0.2.1:8080", "192.0.2.1:8080")]
        {
            assert_eq!(reachable(listen.parse().expect("an address")), asked.parse().expect("an address"));
        }
    }
}
