//! How often one client may ask.
//!
//! # Design
//!
//! `governor` keeps a token bucket for each client. A client is an IPv4 address or an IPv6 network of 64
//! bits (what one subscriber gets). What a proxy says of the client counts only where the operator names the
//! proxy's address, because anybody can send `X-Forwarded-For`. Buckets that are full again are
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
use ipnet::IpNet;

use crate::api::response::problem::Problem;
use crate::api::response::problem_types::ProblemKind;

/// Requests between two looks for buckets to forget.
const SWEEP: u32 = 4096;

/// The buckets of all clients.
#[derive(Debug)]
pub(in crate::api) struct Rates {
    limiter: RateLimiter<IpAddr, DefaultKeyedStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>,
    rate: u32,
    burst: u32,
    policy: HeaderValue,
    asked: AtomicU32,
}

/// What a request leaves its client.
#[derive(Clone, Copy, Debug)]
pub(in crate::api) struct Allowance {
    /// Requests that may follow at once.
    pub(in crate::api) remaining: u32,
    /// Seconds until the bucket is full again.
    pub(in crate::api) reset: u64,
}

impl Rates {
    /// So many requests a second on average, and so many at once.
    pub(in crate::api) fn new(rate: u32, burst: u32) -> Self {
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
    pub(in crate::api) fn take(&self, client: IpAddr) -> Result<Allowance, Problem> {
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
                let wait = refused.wait_time_from(self.limiter.clock().now()).max(Duration::from_secs(1));
                let wait = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
                Err(Problem::new(ProblemKind::TooManyRequests)
                    .header("Retry-After", wait.to_string())
                    .header("RateLimit-Policy", self.policy.to_str().unwrap_or_default())
                    .header("RateLimit", format!("\"client\";r=0;t={wait}")))
            }
        }
    }

    /// The policy, as the `RateLimit-Policy` header says it.
    pub(in crate::api) fn policy(&self) -> &HeaderValue {
        &self.policy
    }
}

/// Who asks.
pub(in crate::api) fn client(request: &ServiceRequest, proxies: &[IpNet]) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip().to_canonical();
    let address = if is_among(proxies, peer) { forwarded(request.headers(), proxies).unwrap_or(peer) } else { peer };
    Some(subscriber(address))
}

/// Whether an address is one of these networks'.
pub(in crate::api) fn is_among(networks: &[IpNet], address: IpAddr) -> bool {
    networks.iter().any(|network| network.contains(&address))
}

/// What one subscriber gets: an IPv4 address, or an IPv6 network of 64 bits.
pub(in crate::api) fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// The address that proxies say they were asked from.
///
/// A proxy sets one of the headers and may pass the other on as it came, so that two that disagree are worth
/// nothing.
fn forwarded(headers: &HeaderMap, proxies: &[IpNet]) -> Option<IpAddr> {
    let hops = |name: &str| {
        let values = headers.get_all(name).filter_map(|value| value.to_str().ok());
        values.flat_map(|value| value.split(',')).map(str::trim).collect::<Vec<_>>()
    };
    let standard: Vec<_> = hops("forwarded").into_iter().filter_map(for_of).collect();
    match (last(&standard, proxies), last(&hops("x-forwarded-for"), proxies)) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// The last address that is no proxy of ours: earlier ones are what the client wrote.
fn last(hops: &[&str], proxies: &[IpNet]) -> Option<IpAddr> {
    let mut found = None;
    for hop in hops.iter().rev() {
        found = Some(address(hop)?);
        if !found.is_some_and(|found| is_among(proxies, found)) {
            break;
        }
    }
    found
}

/// `192.0.2.1` of `for=192.0.2.1;proto=https`.
fn for_of(hop: &str) -> Option<&str> {
    hop.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        name.eq_ignore_ascii_case("for").then(|| value.trim_matches('"'))
    })
}

/// `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]:80`.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    if let Some(bracketed) = text.strip_prefix('[') {
        return bracketed.split(']').next()?.parse().ok().map(|address: IpAddr| address.to_canonical());
    }
    let address: Option<IpAddr> = text.parse().ok().or_else(|| text.rsplit_once(':')?.0.parse().ok());
    address.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn seen(proxies: &[&str], headers: &[(&'static str, &str)]) -> String {
        let proxies: Vec<IpNet> = proxies.iter().map(|network| network.parse().unwrap()).collect();
        let request = TestRequest::default().peer_addr("[2001:db8:1:2:3:4:5:6]:9000".parse().unwrap());
        let request = headers.iter().fold(request, |request, header| request.append_header(*header));
        client(&request.to_srv_request(), &proxies).unwrap().to_string()
    }

    #[test]
    fn a_client_is_its_address_or_what_a_trusted_proxy_says() {
        let (ours, others) = (&["2001:db8:1::/48", "10.0.0.0/8"][..], &["192.0.2.0/24"][..]);
        let forged = &[("X-Forwarded-For", "198.51.100.1, 192.0.2.7")];
        for (proxies, headers, client) in [
            (&[][..], &forged[..], "2001:db8:1:2::"),
            (others, forged, "2001:db8:1:2::"),
            (ours, forged, "192.0.2.7"),
            (ours, &[("X-Forwarded-For", "192.0.2.7"), ("X-Forwarded-For", "10.0.0.3")], "192.0.2.7"),
            (ours, &[("Forwarded", "for=10.0.0.1, for=\"[2001:db8:9::1]:80\";proto=https")], "2001:db8:9::"),
            (ours, &[("Forwarded", "for=192.0.2.8"), forged[0]], "2001:db8:1:2::"),
            (ours, &[("Forwarded", "for=192.0.2.7;by=_us"), forged[0]], "192.0.2.7"),
            (ours, &[("X-Forwarded-For", "unknown")], "2001:db8:1:2::"),
            (ours, &[("X-Forwarded-For", "::ffff:192.0.2.9")], "192.0.2.9"),
            (ours, &[], "2001:db8:1:2::"),
        ] {
            assert_eq!(seen(proxies, headers), client, "{proxies:?} {headers:?}");
        }
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
