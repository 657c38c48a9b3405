//! Request targets as people type them: `/v1/quotes?q=Wałęsa`, `q="no first use"`.
//!
//! # Design
//!
//! Browsers percent-encode an address; `curl` and programs written by hand send its bytes as they are. httparse lets
//! them through, and the http crate of actix then refuses what is no ASCII, with a bare 400 and before there is a
//! request. So they are encoded in what is read from the connection, before actix sees it, as RFC 3987 (3.1) makes an
//! address of them; bytes that are no UTF-8 become a parameter that is no text, which has a problem of its own.
//!
//! A second reader of HTTP could differ from actix about where a request begins, and change bytes of a body. So this one
//! finds no length of a body: it follows a connection only as long as its requests have none, and lets everything pass
//! from the first head on that names a length, a coding of the transfer or another protocol.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use actix_web::rt::net::TcpStream;
use actix_web::web::{Buf, Bytes};
use memchr::memchr;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// How lines of a head begin behind which there may be something else than the next request.
const LAST: [&[u8]; 4] = [b"content-length", b"transfer-encoding", b"upgrade", b"connect "];

/// Bytes of a line that are enough to know one of these.
const BEGINNING: usize = 17;

/// A connection, whose requests are read with their targets encoded.
#[derive(Debug)]
pub(in crate::api) struct TypedTargets<S> {
    stream: S,
    requests: Requests,
    /// Read and encoded, and not yet taken.
    waiting: Bytes,
}

impl<S> TypedTargets<S> {
    pub(in crate::api) fn new(stream: S) -> Self {
        Self { stream, requests: Requests::default(), waiting: Bytes::new() }
    }
}

impl TypedTargets<TcpStream> {
    pub(in crate::api) fn socket(&self) -> &TcpStream {
        &self.stream
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TypedTargets<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.waiting.is_empty() {
            let before = buffer.filled().len();
            ready!(Pin::new(&mut this.stream).poll_read(cx, buffer))?;
            let Some(encoded) = this.requests.encoded(&buffer.filled()[before..]) else { return Poll::Ready(Ok(())) };
            buffer.set_filled(before);
            this.waiting = encoded.into();
        }
        let taken = this.waiting.len().min(buffer.remaining());
        buffer.put_slice(&this.waiting[..taken]);
        this.waiting.advance(taken);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TypedTargets<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

/// Where in its requests a connection is.
#[derive(Debug, Default)]
struct Requests {
    place: Place,
    /// How the line begins, in small letters.
    beginning: [u8; BEGINNING],
    /// Bytes of the line so far, of its end without the line feed.
    length: usize,
    /// Whether a line has said that this request is the last that is followed.
    last: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    /// Before the method, or in it.
    #[default]
    Method,
    /// Behind the method, in the line of the request.
    Target,
    Header,
    /// Where nothing is looked at any more.
    Behind,
}

impl Requests {
    /// What is to be read instead of the next bytes of the connection; none where they may stay.
    fn encoded(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        let (mut out, mut rest): (Option<Vec<u8>>, _) = (None, bytes);
        while !rest.is_empty() && self.place != Place::Behind {
            let end = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
            let (line, behind) = rest.split_at(end);
            let target = match self.place {
                Place::Method => memchr(b' ', line).map(|space| space + 1),
                Place::Target => Some(0),
                Place::Header | Place::Behind => None,
            };
            let from = target.unwrap_or(line.len());
            if out.is_some() || line[from..].iter().any(|byte| is_to_be_encoded(*byte)) {
                let out = out.get_or_insert_with(|| bytes[..bytes.len() - rest.len()].to_vec());
                out.extend_from_slice(&line[..from]);
                line[from..].iter().for_each(|byte| encode(*byte, out));
            }
            self.pass(line, target.is_some());
            rest = behind;
        }
        if let Some(out) = &mut out {
            out.extend_from_slice(rest);
        }
        out
    }

    /// Goes behind a line, or a part of one.
    fn pass(&mut self, line: &[u8], has_target: bool) {
        let (text, ended) = line.strip_suffix(b"\n").map_or((line, false), |text| (text, true));
        for (to, byte) in self.beginning.iter_mut().skip(self.length).zip(text) {
            *to = byte.to_ascii_lowercase();
        }
        self.length += text.len();
        let blank = self.length == 0 || self.length == 1 && self.beginning[0] == b'\r';
        self.last |= LAST.iter().any(|last| self.length >= last.len() && self.beginning.starts_with(last));
        self.place = match self.place {
            Place::Method if has_target && !ended => Place::Target,
            // Empty lines before a request are allowed.
            Place::Method if blank || !ended => Place::Method,
            Place::Method | Place::Target if ended => Place::Header,
            Place::Header if ended && blank && self.last => Place::Behind,
            Place::Header if ended && blank => Place::Method,
            same => same,
        };
        if ended {
            (self.length, self.beginning) = (0, [0; BEGINNING]);
        }
    }
}

/// Whether a byte that httparse takes for part of a target is none to the http crate, in a path or in a query.
fn is_to_be_encoded(byte: u8) -> bool {
    !byte.is_ascii() || matches!(byte, b'"' | b'<' | b'>' | b'`')
}

fn encode(byte: u8, out: &mut Vec<u8>) {
    const DIGITS: [u8; 16] = *b"0123456789ABCDEF";
    if is_to_be_encoded(byte) {
        out.extend([b'%', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    } else {
        out.push(byte);
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    /// With a line of one letter, which is no blank one.
    const HEAD: &str = "Host: x\r\nX-Name: \"é\"\r\na\n\r\n";

    /// What is read of a connection whose bytes come in pieces of a size.
    fn read(sent: &[u8], size: usize) -> Vec<u8> {
        let mut requests = Requests::default();
        sent.chunks(size).flat_map(|piece| requests.encoded(piece).unwrap_or_else(|| piece.to_vec())).collect()
    }

    #[test]
    fn only_targets_are_encoded_and_only_before_a_body_however_the_bytes_come() {
        let get = |target: &str| format!("GET {target} HTTP/1.1\r\n{HEAD}");
        let post = |length: &str| format!("POST /v1/extract?q=ł HTTP/1.1\r\n{length}: 3\r\n{HEAD}a\n\nGET /é \n\n");
        let posted = |length: &str| post(length).replacen('ł', "%C5%82", 1);
        for (sent, expected) in [
            (get("/v1/quotes?q=veto&a=%C5%82#x"), get("/v1/quotes?q=veto&a=%C5%82#x")),
            (get("/Łódź?q=\"no<first>use\""), get("/%C5%81%C3%B3d%C5%BA?q=%22no%3Cfirst%3Euse%22")),
            (format!("\r\n\n{}{}", get("/é"), get("/`")), format!("\r\n\n{}{}", get("/%C3%A9"), get("/%60"))),
            (get("/é").replace('\r', ""), get("/%C3%A9").replace('\r', "")),
            // No method that the parser would refuse is made one that it takes.
            ("GÉT /x HTTP/1.1\r\n\r\n".to_owned(), "GÉT /x HTTP/1.1\r\n\r\n".to_owned()),
            (post("content-length"), posted("content-length")),
            (post("Content-Length "), posted("Content-Length ")),
            (post("TRANSFER-ENCODING"), posted("TRANSFER-ENCODING")),
            (post("Upgrade"), posted("Upgrade")),
            ("CONNECT é:1 HTTP/1.1\n\nGET /é\n".to_owned(), "CONNECT %C3%A9:1 HTTP/1.1\n\nGET /é\n".to_owned()),
        ] {
            for size in [1, 2, 3, 7, 16, 17, 18, sent.len()] {
                let read = read(sent.as_bytes(), size);
                assert_eq!(String::from_utf8_lossy(&read), expected, "in pieces of {size}");
            }
        }
        assert_eq!(read(b"GET /?q=\xe9 HTTP/1.1\r\n", 4), b"GET /?q=%E9 HTTP/1.1\r\n");
    }

    #[test]
    fn what_may_stay_is_not_copied() {
        assert_eq!(Requests::default().encoded(b"GET /v1/quotes?q=a%20b HTTP/1.1\r\nX-Name: \xc3\xa9\r\n\r\n"), None);
    }

    #[tokio::test]
    async fn a_reader_with_little_room_gets_all_of_it() {
        let (mut client, server) = duplex(64);
        client.write_all("GET /ééééé HTTP/1.1\r\n".as_bytes()).await.unwrap();
        drop(client);
        let (mut connection, mut read) = (TypedTargets::new(server), Vec::new());
        let mut piece = [0; 5];
        loop {
            let count = connection.read(&mut piece).await.unwrap();
            if count == 0 {
                break;
            }
            read.extend_from_slice(&piece[..count]);
        }
        assert_eq!(String::from_utf8(read).unwrap(), format!("GET /{} HTTP/1.1\r\n", "%C3%A9".repeat(5)));
    }
}
