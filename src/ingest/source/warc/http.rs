//! The codings of HTTP bodies. Archives differ in whether they keep them: what is not coded as stated stays as it is.

use std::borrow::Cow;
use std::io::Read;

use super::head::Answer;
use crate::ingest::source::{compression, read_bounded};

/// A body without its transfer coding.
pub(super) fn without_chunks<'b>(answer: &Answer, body: &'b [u8]) -> Cow<'b, [u8]> {
    let is_chunked =
        answer.fields.get("transfer-encoding").is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"));
    if is_chunked { joined(body).map_or(Cow::Borrowed(body), Cow::Owned) } else { Cow::Borrowed(body) }
}

/// The chunks of a body as one; none where it has none. Of a body that is cut off, what is there.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let Some(end) = memchr::memchr(b'\n', body).filter(|&end| end <= 64) else {
            return (!whole.is_empty()).then_some(whole);
        };
        let line = std::str::from_utf8(&body[..end]).unwrap_or_default();
        let size = usize::from_str_radix(line.split(';').next().unwrap_or_default().trim(), 16);
        let Ok(size) = size else { return (!whole.is_empty()).then_some(whole) };
        if size == 0 {
            return Some(whole);
        }
        let rest = &body[end + 1..];
        let chunk = &rest[..size.min(rest.len())];
        whole.extend_from_slice(chunk);
        body = &rest[chunk.len()..];
        body = body.strip_prefix(b"\r").unwrap_or(body);
        body = body.strip_prefix(b"\n").unwrap_or(body);
    }
}

/// A body without its content coding.
///
/// # Errors
/// Where it is larger than an article may be, or damaged.
pub(super) fn decoded(answer: &Answer, body: Vec<u8>, most: usize) -> Result<Vec<u8>, String> {
    let coding = answer.fields.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    if is_markup(&body) {
        return Ok(body);
    }
    match coding.trim() {
        "br" => read_bounded(brotli::Decompressor::new(body.as_slice(), 4096), most),
        "deflate" => {
            let zlib = read_bounded(flate2::read::ZlibDecoder::new(body.as_slice()), most);
            // Some servers send it without its head.
            zlib.or_else(|reason| {
                read_bounded(flate2::read::DeflateDecoder::new(body.as_slice()), most).map_err(|_| reason)
            })
        }
        // What shows its coding by its first bytes needs no statement.
        _ => compression::expanded(body, most),
    }
}

/// Whether bytes begin as a page does, whatever coding is stated.
fn is_markup(bytes: &[u8]) -> bool {
    let mut start = [0; 64];
    let read = bytes.take(64).read(&mut start).unwrap_or_default();
    start[..read].trim_ascii_start().starts_with(b"<")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined_as_far_as_they_are_there() {
        for (body, whole) in [
            (&b"4\r\nWiki\r\n6;x=y\r\npedia \r\n0\r\n\r\n"[..], Some(&b"Wikipedia "[..])),
            (b"4\nWiki\n", Some(b"Wiki")),
            (b"ff\r\ncut", Some(b"cut")),
            (b"0\r\n\r\n", Some(b"")),
            (b"<html>\n", None),
            (b"", None),
        ] {
            assert_eq!(joined(body).as_deref(), whole);
        }
    }
}
