//! As much of HTTP as it takes to ask once and to count what comes.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What came.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (of, value) = line.split_once(':')?;
            of.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }
}

/// Asks once; `headers` are whole lines.
pub fn get(port: u16, path: &str, headers: &str) -> io::Result<Answer> {
    let mut reader = ask(port, path, headers)?;
    let head = head(&mut reader)?;
    let mut body = Vec::new();
    reader.read_to_end(&mut body)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    Ok(Answer { status, head, body })
}

/// Reads an answer to its end and returns how many bytes came, the head and the marks of chunks included.
pub fn drain(port: u16, path: &str) -> io::Result<u64> {
    let mut reader = ask(port, path, "")?;
    let (mut bytes, mut buffer) = (0, vec![0; 1 << 18]);
    loop {
        match reader.read(&mut buffer)? {
            0 => return Ok(bytes),
            some => bytes += some as u64,
        }
    }
}

fn ask(port: u16, path: &str, headers: &str) -> io::Result<BufReader<TcpStream>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_mins(2)))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{headers}\r\n")?;
    Ok(BufReader::with_capacity(1 << 18, stream))
}

fn head(reader: &mut impl BufRead) -> io::Result<String> {
    let mut head = String::new();
    while reader.read_line(&mut head)? > 2 {}
    Ok(head)
}
