//! A record of a web archive as a page: its bytes without the codings of HTTP, its address, its encoding.

use encoding_rs::Encoding;

use super::head::{Answer, Fields};
use super::{digest, http};

/// A page out of an archive.
#[derive(Debug)]
pub(in crate::ingest::source) struct Page {
    pub bytes: Vec<u8>,
    pub url: Option<String>,
    /// The encoding that the server states.
    pub charset: Option<&'static Encoding>,
    /// What is wrong with a record that is read all the same.
    pub warnings: Vec<String>,
}

/// Reads a record: its head without the first line, a blank line, and its block.
///
/// # Errors
/// Where it is damaged, or its page is larger than an article may be.
pub(in crate::ingest::source) fn parse(record: &[u8], most: usize) -> Result<Page, String> {
    let damaged = || "is no answer of a web server: its head is damaged".to_owned();
    let start = memchr::memmem::find(record, b"\r\n\r\n").ok_or_else(damaged)? + 4;
    let (head, block) = record.split_at(start);
    let fields = Fields::read(head).ok_or_else(damaged)?;
    let answer = Answer::read(block).ok_or_else(damaged)?;
    let body = &block[answer.body.min(block.len())..];
    let whole = http::without_chunks(&answer, body).into_owned();
    let of_whole = fields.get("warc-payload-digest").and_then(|stated| digest::matches(stated, &whole));
    let bytes = http::decoded(&answer, whole, most)?;
    let is_right = match fields.get("warc-block-digest").and_then(|stated| digest::matches(stated, block)) {
        Some(is_right) => is_right,
        // Writers differ in whether the codings of HTTP belong to the payload.
        None => fields.get("warc-payload-digest").is_none_or(|stated| {
            of_whole != Some(false)
                || [body, &bytes].into_iter().any(|payload| digest::matches(stated, payload) != Some(false))
        }),
    };
    let mut warnings = Vec::new();
    if !is_right && fields.get("warc-truncated").is_none() {
        warnings
            .push("has another digest than the one stated: it was changed or damaged after it was archived".to_owned());
    }
    if let Some(reason) = fields.get("warc-truncated") {
        warnings.push(format!(
            "is not whole: its archive says that it was cut off ({})",
            reason.chars().take(40).collect::<String>()
        ));
    }
    let url = fields.get("warc-target-uri").map(|url| url.trim_start_matches('<').trim_end_matches('>').to_owned());
    Ok(Page { bytes, url: url.filter(|url| !url.is_empty()), charset: answer.charset(), warnings })
}
