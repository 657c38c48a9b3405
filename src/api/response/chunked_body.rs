//! Chunked bodies: large ones are handed to their connection a chunk at a time.
//!
//! # Design
//!
//! actix copies all that a body gives it into the buffer of the connection, and asks for no more while that is
//! full. A body in one piece is therefore copied whole for each client, and stays as long as the slowest reads:
//! thirty megabytes each for the answers to the largest texts. In chunks the buffer stays small, and the bytes
//! themselves are shared or, with their part of a memory budget, given back when the last has gone.

use std::convert::Infallible;

use actix_web::body::{self, BodySize, BodyStream, BoxBody, MessageBody, SizedStream};
use actix_web::web::Bytes;
use futures_util::stream;

use crate::api::extract::memory_budget::BudgetPermit;

/// The most bytes that are handed on at once; what is not larger goes in one piece.
const CHUNK: usize = 64 << 10;

/// A body of these bytes, which keeps the permit until the last has gone or the connection is closed.
pub(in crate::api) fn chunked(bytes: Bytes, permit: BudgetPermit) -> BoxBody {
    if bytes.len() <= CHUNK {
        return BoxBody::new(bytes);
    }
    let size = bytes.len();
    let chunks = (0..size).step_by(CHUNK).map(move |start| {
        let _held = &permit;
        Ok::<_, Infallible>(bytes.slice(start..size.min(start + CHUNK)))
    });
    BoxBody::new(SizedStream::new(size as u64, stream::iter(chunks)))
}

/// A body of the same size that holds nothing, for `HEAD`.
///
/// actix sends none for `HEAD`, but reads the body to its end first: a whole list, from the database.
pub(in crate::api) fn without_content(given: &BoxBody) -> BoxBody {
    let nothing = stream::empty::<Result<Bytes, Infallible>>();
    match given.size() {
        BodySize::None => BoxBody::new(body::None::new()),
        BodySize::Sized(size) => BoxBody::new(SizedStream::new(size, nothing)),
        BodySize::Stream => BoxBody::new(BodyStream::new(nothing)),
    }
}

#[cfg(test)]
mod tests {
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use actix_web::body::to_bytes;

    use super::*;

    #[test]
    fn a_large_body_comes_whole_and_in_chunks() {
        let bytes: Bytes = (0..200_000_u32).map(|at| at.to_le_bytes()[0]).collect();
        let mut body = chunked(bytes.clone(), BudgetPermit::default());
        assert_eq!(body.size(), BodySize::Sized(200_000));
        let mut context = Context::from_waker(std::task::Waker::noop());
        let first = Pin::new(&mut body).poll_next(&mut context).map(|part| part.and_then(Result::ok));
        assert_eq!(first, Poll::Ready(Some(bytes.slice(..CHUNK))));
        let rest = actix_web::rt::System::new().block_on(to_bytes(body)).unwrap_or_default();
        assert_eq!(rest, bytes.slice(CHUNK..));
    }
}
