//! The name of a request, by which a caller and a line of the log speak of the same one.

use std::sync::atomic::{AtomicU64, Ordering};

use uuid::Uuid;

/// 32 hexadecimal digits: 64 bits of this server's own, 64 of the request's.
#[derive(Clone, Copy, Debug)]
pub(in crate::api) struct RequestId([u8; 32]);

impl RequestId {
    /// The digits.
    pub(in crate::api) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Names requests. Random bits for each would cost a call of the kernel.
#[derive(Debug)]
pub(in crate::api) struct RequestIds {
    server: u64,
    next: AtomicU64,
}

impl RequestIds {
    /// Begins with random bits.
    pub(in crate::api) fn new() -> Self {
        let (server, first) = Uuid::new_v4().as_u64_pair();
        Self { server, next: AtomicU64::new(first) }
    }

    /// A name that no request had before.
    pub(in crate::api) fn next(&self) -> RequestId {
        let count = self.next.fetch_add(1, Ordering::Relaxed);
        // An odd factor takes no two counts to the same number, and hides how many requests there were.
        let request = count.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut digits = [0; 32];
        Uuid::from_u64_pair(self.server, request).simple().encode_lower(&mut digits);
        RequestId(digits)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_requests_have_one_name() {
        let (one, other) = (RequestIds::new(), RequestIds::new());
        let names: HashSet<_> = (0..500).flat_map(|_| [one.next().0, other.next().0]).collect();
        assert_eq!(names.len(), 1000);
        assert!(names.iter().flatten().all(u8::is_ascii_hexdigit));
    }
}
