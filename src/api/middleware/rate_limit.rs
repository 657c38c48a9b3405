//! Rate limiting: how many requests a second one client may make.
//!
//! # Design
//!
//! `governor` keeps a token bucket for each client. Buckets that are full again are dropped now and then, so that
//! memory follows the clients of the last minute, not of all time.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use actix_web::http::header::HeaderValue;
use governor::Quota;
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;

use crate::api::problem::Problem;
use crate::api::problem::types::ProblemKind;

/// Requests between two sweeps of full buckets.
const SWEEP: u32 = 4096;

/// The token buckets of all clients.
#[derive(Debug)]
pub(in crate::api) struct RateLimiter {
    limiter: governor::RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>,
    rate: u32,
    burst: u32,
    policy: HeaderValue,
    requests: AtomicU32,
}

/// What is left to a client after a request.
#[derive(Clone, Copy, Debug)]
pub(in crate::api) struct Allowance {
    /// Requests that may follow at once.
    pub(in crate::api) remaining: u32,
    /// Seconds until the bucket is full again.
    pub(in crate::api) reset: u64,
}

impl RateLimiter {
    pub(in crate::api) fn new(rate: u32, burst: u32) -> Self {
        let rate = NonZeroU32::new(rate).unwrap_or(NonZeroU32::MIN);
        let burst = NonZeroU32::new(burst).unwrap_or(rate);
        let quota = Quota::per_second(rate).allow_burst(burst);
        let limiter = governor::RateLimiter::keyed(quota).with_middleware();
        let (rate, burst) = (rate.get(), burst.get());
        let policy = format!("\"client\";q={burst};w={}", burst.div_ceil(rate));
        let policy = HeaderValue::try_from(policy).unwrap_or_else(|_| HeaderValue::from_static(""));
        Self { limiter, rate, burst, policy, requests: AtomicU32::new(0) }
    }

    /// Takes one request from the client's bucket.
    ///
    /// # Errors
    /// Where the bucket is empty.
    pub(in crate::api) fn check(&self, client: IpAddr) -> Result<Allowance, Problem> {
        if self.requests.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
        }
        match self.limiter.check_key(&client) {
            Ok(state) => {
                let remaining = state.remaining_burst_capacity();
                let used = u64::from(self.burst.saturating_sub(remaining));
                Ok(Allowance { remaining, reset: used.div_ceil(u64::from(self.rate)) })
            }
            Err(refused) => {
                let wait = refused.wait_time_from(self.limiter.clock().now()).max(Duration::from_secs(1));
                let wait = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                Err(Problem::new(ProblemKind::TooManyRequests)
                    .header("Retry-After", wait.to_string())
                    .header("RateLimit-Policy", self.policy.to_str().unwrap_or_default())
                    .header("RateLimit", format!("\"client\";r=0;t={wait}")))
            }
        }
    }

    /// The value of the `RateLimit-Policy` header.
    pub(in crate::api) fn policy(&self) -> &HeaderValue {
        &self.policy
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_bucket_refuses() {
        let limiter = RateLimiter::new(1, 2);
        let client = "192.0.2.1".parse().unwrap();
        assert_eq!(limiter.check(client).unwrap().remaining, 1);
        assert!(limiter.check(client).is_ok());
        let refused = limiter.check(client).unwrap_err();
        assert_eq!(refused.kind, ProblemKind::TooManyRequests);
        assert!(refused.headers.contains(&("Retry-After", "1".to_owned())));
        assert!(limiter.check("192.0.2.2".parse().unwrap()).is_ok());
    }
}
