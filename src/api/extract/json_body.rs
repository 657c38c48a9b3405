//! JSON bodies: read within a size, a time and a share of memory, and explained where they are not as they should be.
//!
//! # Design
//!
//! Bodies are gathered here and not by actix, for two reasons. actix unpacks a compressed body before it counts
//! it, a chunk at a time and whatever a chunk becomes: 52 KB of Zstandard took 1.7 GB of memory. So a body with a
//! `Content-Encoding` is refused. And a limit for one body bounds nothing when thousands arrive at once: every
//! byte that is kept is taken from a budget of all connections, and given back when the request has been
//! answered. Who finds it used up is told to come again.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, mime};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::api::response::problem::Problem;
use crate::api::response::problem_types::ProblemKind;
use crate::api::state::{Served, starting};

/// A body, decoded.
pub(in crate::api) struct Body<T> {
    /// What it says.
    pub(in crate::api) value: T,
    /// Its part of the budget: to be kept until nothing of the value is needed any more.
    pub(in crate::api) share: Share,
}

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let served = request.app_data::<Data<Served>>().cloned();
        let announced = served.as_ref().map_or(Ok(()), |served| announced(request, served.options.max_body));
        let payload = payload.take();
        Box::pin(async move {
            let served = served.ok_or_else(starting)?;
            announced?;
            let gathered = gather(payload, &served.bodies, served.options.max_body);
            let (bytes, share) = tokio::time::timeout(served.options.arrival, gathered)
                .await
                .map_err(|_| Problem::new(ProblemKind::RequestTimeout))??;
            // serde names the member and where it stands; nothing of ours is in it.
            let value = serde_json::from_slice(&bytes)
                .map_err(|fault| Problem::new(ProblemKind::InvalidBody).detail(in_short(&fault)))?;
            Ok(Self { value, share })
        })
    }
}

/// What is wrong with a body; what the body itself says there is quoted, but not all of it.
fn in_short(fault: &serde_json::Error) -> String {
    let text = fault.to_string();
    match text.char_indices().nth(300) {
        Some((end, _)) => format!("{}… (line {}, column {}).", &text[..end], fault.line(), fault.column()),
        None => format!("{text}."),
    }
}

/// Refuses by the headers what need not be read.
fn announced(request: &HttpRequest, most: usize) -> Result<(), Problem> {
    let is_json = |media: mime::Mime| media.subtype() == mime::JSON || media.suffix() == Some(mime::JSON);
    if !request.mime_type().ok().flatten().is_some_and(is_json) {
        return Err(Problem::new(ProblemKind::UnsupportedMediaType));
    }
    let plain = |headers: &HeaderMap| {
        headers.get_all(CONTENT_ENCODING).all(|coding| coding.as_bytes().eq_ignore_ascii_case(b"identity"))
    };
    if !plain(request.headers()) {
        return Err(Problem::new(ProblemKind::UnsupportedMediaType)
            .detail("Bodies are read as they are: send it uncompressed, without `Content-Encoding`.")
            .header(ACCEPT_ENCODING.as_str(), "identity"));
    }
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > most) { Err(too_large(most)) } else { Ok(()) }
}

async fn gather(mut payload: Payload, budget: &Budget, most: usize) -> Result<(Vec<u8>, Share), Problem> {
    let (mut bytes, mut share) = (Vec::new(), Share::default());
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| {
            Problem::new(ProblemKind::InvalidBody).detail("The body did not arrive as it was announced.")
        })?;
        if bytes.len() + chunk.len() > most {
            return Err(too_large(most));
        }
        budget.grow(&mut share, bytes.len() + chunk.len())?;
        bytes.extend_from_slice(&chunk);
    }
    Ok((bytes, share))
}

fn too_large(most: usize) -> Problem {
    Problem::new(ProblemKind::BodyTooLarge).detail(format!("The body may have at most {most} bytes."))
}

/// The memory that bodies may take, all together.
#[derive(Debug)]
pub(in crate::api) struct Budget {
    left: Arc<Semaphore>,
    blocks: u32,
}

/// What one body takes of it.
#[derive(Debug, Default)]
pub(in crate::api) struct Share(Option<OwnedSemaphorePermit>);

/// What the budget is counted in.
const BLOCK: usize = 1 << 10;

impl Budget {
    /// So many bytes.
    pub(in crate::api) fn new(bytes: usize) -> Self {
        let blocks = u32::try_from(bytes / BLOCK).unwrap_or(u32::MAX >> 3);
        Self { left: Arc::new(Semaphore::new(blocks as usize)), blocks }
    }

    /// A share for so many bytes, as soon as there is room. What is larger than the budget takes all of it.
    pub(in crate::api) async fn wait_for(&self, bytes: usize) -> Share {
        let blocks = u32::try_from(bytes.div_ceil(BLOCK)).unwrap_or(u32::MAX).min(self.blocks);
        // Never closed.
        Share(Arc::clone(&self.left).acquire_many_owned(blocks).await.ok())
    }

    /// Makes a share large enough for so many bytes.
    fn grow(&self, share: &mut Share, bytes: usize) -> Result<(), Problem> {
        let has = share.0.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let lacks = u32::try_from(bytes.div_ceil(BLOCK).saturating_sub(has)).unwrap_or(u32::MAX);
        if lacks == 0 {
            return Ok(());
        }
        let more = Arc::clone(&self.left).try_acquire_many_owned(lacks).map_err(|_| {
            Problem::new(ProblemKind::Unavailable)
                .detail("Too many bodies are being read at the same time.")
                .header("Retry-After", "2")
        })?;
        match &mut share.0 {
            Some(permit) => permit.merge(more),
            none => *none = Some(more),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_share_their_memory() {
        let budget = Budget::new(4 * BLOCK);
        let (mut one, mut other) = (Share::default(), Share::default());
        budget.grow(&mut one, 1).unwrap();
        budget.grow(&mut one, BLOCK).unwrap();
        budget.grow(&mut one, 3 * BLOCK).unwrap();
        budget.grow(&mut other, BLOCK).unwrap();
        let refused = budget.grow(&mut other, BLOCK + 1).unwrap_err();
        assert_eq!(refused.kind, ProblemKind::Unavailable);
        drop(one);
        budget.grow(&mut other, 4 * BLOCK).unwrap();
    }
    #[tokio::test]
    async fn what_finds_no_room_waits_for_it() {
        let budget = Budget::new(4 * BLOCK);
        // Larger than all there is.
        let share = budget.wait_for(9 * BLOCK).await;
        let waiting = budget.wait_for(1);
        tokio::pin!(waiting);
        assert!(futures_util::poll!(&mut waiting).is_pending());
        drop(share);
        waiting.await;
    }
}
