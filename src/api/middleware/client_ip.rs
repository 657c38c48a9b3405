//! Client addresses: which client sent a request, behind proxies, too.
//!
//! # Design
//!
//! A client is an IPv4 address or an IPv6 network of 64 bits (what one subscriber gets). `Forwarded` and
//! `X-Forwarded-For` count only where the operator names the proxy's address, because any client can send them.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::dev::ServiceRequest;
use actix_web::http::header::HeaderMap;
use ipnet::IpNet;

/// The client of a request.
pub(super) fn client_ip(request: &ServiceRequest, proxies: &[IpNet]) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip().to_canonical();
    let address = if is_among(proxies, peer) { forwarded(request.headers(), proxies).unwrap_or(peer) } else { peer };
    Some(subscriber(address))
}

/// Whether one of these networks contains an address.
pub(super) fn is_among(networks: &[IpNet], address: IpAddr) -> bool {
    networks.iter().any(|network| network.contains(&address))
}

/// The network of one subscriber: an IPv4 address, or an IPv6 network of 64 bits.
pub(super) fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// The client's address by the headers of proxies.
///
/// A proxy sets one of the headers and may pass the other on unchanged, so two that disagree are ignored.
fn forwarded(headers: &HeaderMap, proxies: &[IpNet]) -> Option<IpAddr> {
    let hops = |name: &str| {
        let values = headers.get_all(name).filter_map(|value| value.to_str().ok());
        values.flat_map(|value| value.split(',')).map(str::trim).collect::<Vec<_>>()
    };
    let standard: Vec<_> = hops("forwarded").into_iter().filter_map(for_of).collect();
    match (last_untrusted(&standard, proxies), last_untrusted(&hops("x-forwarded-for"), proxies)) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// The last address that is no trusted proxy: the client itself wrote the earlier ones.
fn last_untrusted(hops: &[&str], proxies: &[IpNet]) -> Option<IpAddr> {
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
        client_ip(&request.to_srv_request(), &proxies).unwrap().to_string()
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
}
