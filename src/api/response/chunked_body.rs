//! Large bodies, handed to their connection a portion at a time.
//!
//! # Design
//!
//! actix copies all that a body gives it into the buffer of the connection, and asks for no more while that is
//! full. A body in one piece is therefore copied whole for each client, and stays as long as the slowest reads:
//! thirty megabytes each for the answers to the largest texts. In portions the buffer stays small, and the bytes
//! themselves are shared or, with what they took of a budget, given back when the last has gone.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::web::Bytes;

use crate::api::extract::json_body::Share;

/// The most bytes that are handed on at once; what is not larger goes in one piece.
const PORTION: usize = 64 << 10;

/// Bytes still to be sent.
struct Portions {
    rest: Bytes,
    /// What they take of a budget, until the last has gone or nobody waits for it.
    _share: Share,
}

/// A body of these bytes.
pub(in crate::api) fn portions(bytes: Bytes, share: Share) -> BoxBody {
    if bytes.len() > PORTION { BoxBody::new(Portions { rest: bytes, _share: share }) } else { BoxBody::new(bytes) }
}

impl MessageBody for Portions {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.rest.len() as u64)
    }

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        let next = self.rest.len().min(PORTION);
        Poll::Ready((next > 0).then(|| Ok(self.rest.split_to(next))))
    }
}

#[cfg(test)]
mod tests {
    use actix_web::body::to_bytes;

    use super::*;

    #[test]
    fn a_large_body_comes_whole_and_in_portions() {
        let bytes: Bytes = (0..200_000_u32).map(|at| at.to_le_bytes()[0]).collect();
        let mut body = portions(bytes.clone(), Share::default());
        assert_eq!(body.size(), BodySize::Sized(200_000));
        let mut context = Context::from_waker(std::task::Waker::noop());
        let first = Pin::new(&mut body).poll_next(&mut context).map(|part| part.and_then(Result::ok));
        assert_eq!(first, Poll::Ready(Some(bytes.slice(..PORTION))));
        assert_eq!(body.size(), BodySize::Sized(200_000 - PORTION as u64));
        let rest = actix_web::rt::System::new().block_on(to_bytes(body)).unwrap_or_default();
        assert_eq!(rest, bytes.slice(PORTION..));
    }
}
