//! How often one client may ask.
//!
//! # Design
//!
//! `governor` keeps a token bucket for each client. A client is an IPv4 address or an IPv6 network of 64
//! bits (what one subscriber gets). What a proxy says of the client counts only where the operator says
//! that there is one, because anybody can send `X-Forwarded-For`. Buckets that are full again are
//! forgotten now and then, so that memory follows the clients of the last minute, not of all time.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use actix_web::dev::ServiceRequest;
use actix_web::http::header::{HeaderMap, HeaderValue};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use super::problem::Problem;
use super::problem_kind::ProblemKind;

/// Requests between two looks for buckets to forget.
const SWEEP: u32 = 4096;

/// The buckets of all clients.
#[derive(Debug)]
pub(super) struct Rates {
    limiter: RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>,
    rate: u32,
    burst: u32,
    policy: HeaderValue,
    asked: AtomicU32,
}

/// What a request leaves its client.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowance {
    /// Requests that may follow at once.
    pub(super) remaining: u32,
    /// Seconds until the bucket is full again.
    pub(super) reset: u64,
}

impl Rates {
    /// So many requests a second on average, and so many at once.
    pub(super) fn new(rate: u32, burst: u32) -> Self {
        let rate = NonZeroU32::new(rate).unwrap_or(NonZeroU32::MIN);
        let burst = NonZeroU32::new(burst).unwrap_or(rate);
        let quota = Quota::per_second(rate).allow_burst(burst);
        let limiter = RateLimiter::keyed(quota).with_middleware();
        let (rate, burst) = (rate.get(), burst.get());
        let policy = format!("\"client\";q={burst};w={}", burst.div_ceil(rate));
        let policy = HeaderValue::try_from(policy).unwrap_or_else(|_| HeaderValue::from_static(""));
        Self { limiter, rate, burst, policy, asked: AtomicU32::new(0) }
    }

    /// Takes one request from the client's bucket.
    ///
    /// # Errors
    /// Where the bucket is empty.
    pub(super) fn take(&self, client: IpAddr) -> Result<Allowance, Problem> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
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
                let wait = refused.wait_time_from(DefaultClock::default().now()).max(Duration::from_secs(1));
                let wait = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                Err(Problem::new(ProblemKind::TooManyRequests)
                    .header("Retry-After", wait.to_string())
                    .header("RateLimit-Policy", self.policy.to_str().unwrap_or_default())
                    .header("RateLimit", format!("\"client\";r=0;t={wait}")))
            }
        }
    }

    /// The policy, as the `RateLimit-Policy` header says it.
    pub(super) fn policy(&self) -> &HeaderValue {
        &self.policy
    }
}

/// Who asks.
pub(super) fn client(request: &ServiceRequest, trusted_proxy: bool) -> Option<IpAddr> {
    let peer = request.peer_addr().map(|peer| peer.ip());
    let address = if trusted_proxy { forwarded(request.headers()).or(peer) } else { peer }?;
    Some(match address {
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        },
        v4 @ IpAddr::V4(_) => v4,
    })
}

/// The address the nearest proxy saw: the last one it appended. Earlier ones are what the client wrote.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    if let Some(header) = headers.get_all("forwarded").last() {
        let last = header.to_str().ok()?.rsplit(',').next()?;
        let named = last.split(';').find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            name.eq_ignore_ascii_case("for").then(|| value.trim_matches('"'))
        })?;
        return address(named);
    }
    address(headers.get_all("x-forwarded-for").last()?.to_str().ok()?.rsplit(',').next()?)
}

/// `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]:80`.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    if let Some(bracketed) = text.strip_prefix('[') {
        return bracketed.split(']').next()?.parse().ok();
    }
    text.parse().ok().or_else(|| text.rsplit_once(':')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn seen(trusted: bool, header: (&str, &str)) -> String {
        let peer = "[2001:db8:1:2:3:4:5:6]:9000".parse().unwrap();
        let request = TestRequest::default().peer_addr(peer).insert_header(header).to_srv_request();
        client(&request, trusted).unwrap().to_string()
    }

    #[test]
    fn a_client_is_its_address_or_what_a_trusted_proxy_says() {
        let forged = ("X-Forwarded-For", "10.0.0.1, 192.0.2.7");
        assert_eq!(seen(false, forged), "2001:db8:1:2::");
        assert_eq!(seen(true, forged), "192.0.2.7");
        assert_eq!(seen(true, ("Forwarded", "for=10.0.0.1, for=\"[2001:db8:9::1]:80\";proto=https")), "2001:db8:9::");
        assert_eq!(seen(true, ("X-Forwarded-For", "unknown")), "2001:db8:1:2::");
        assert_eq!(seen(true, ("X-Forwarded-For", "::ffff:192.0.2.9")), "192.0.2.9");
    }

    #[test]
    fn an_empty_bucket_refuses() {
        let rates = Rates::new(1, 2);
        let client = "192.0.2.1".parse().unwrap();
        assert_eq!(rates.take(client).unwrap().remaining, 1);
        assert!(rates.take(client).is_ok());
        let refused = rates.take(client).unwrap_err();
        assert_eq!(refused.kind, ProblemKind::TooManyRequests);
        assert!(refused.headers.contains(&("Retry-After", "1".to_owned())));
        assert!(rates.take("192.0.2.2".parse().unwrap()).is_ok());
    }
}
