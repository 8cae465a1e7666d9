//! Whom a request comes from. The connection knows its peer; behind reverse proxies that is the proxy, which names
//! the client in `X-Forwarded-For`. Anybody can send that header, so it counts only as far as the proxies that the
//! operator trusts have written it: read from the right, the first address that is none of theirs.

use std::{net::IpAddr, str::FromStr, sync::Arc};

use http::HeaderMap;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Addresses of one proxy or of a network of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    /// How many leading bits count.
    prefix: u32,
}

/// The reverse proxies whose word is taken.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Arc<[Network]>);

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no network; write 10.0.0.0/8, 127.0.0.1 or fd00::/8");
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let bits = bits(address).1;
        let prefix = match prefix {
            Some(prefix) => prefix.parse().ok().filter(|prefix| *prefix <= bits).ok_or_else(wrong)?,
            None => bits,
        };
        Ok(Self { address, prefix })
    }
}

impl Network {
    fn contains(self, address: IpAddr) -> bool {
        let ((own, width), (other, other_width)) = (bits(self.address), bits(address));
        // The whole width as a shift would overflow: a prefix of 0 bits holds every address.
        let differing = (own ^ other).checked_shr(width - self.prefix).unwrap_or(0);
        width == other_width && differing == 0
    }
}

/// The address as a number, and how many bits it has.
fn bits(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
        IpAddr::V6(address) => (address.to_bits(), 128),
    }
}

impl TrustedProxies {
    pub fn new(networks: &[Network]) -> Self {
        Self(networks.into())
    }

    /// The client's address for a request with these headers from this peer.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        let lines: Vec<&str> = headers.get_all(FORWARDED_FOR).iter().map(|line| line.to_str().unwrap_or("")).collect();
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            if !self.trusts(client) {
                break;
            }
            // What is no address was written by nobody who is trusted: whoever sent it is the client.
            let Some(address) = address(hop.trim()) else { break };
            client = address;
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:4711`.
fn address(text: &str) -> Option<IpAddr> {
    let bare = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || text.parse::<std::net::SocketAddr>().ok().map(|socket| socket.ip());
    text.parse().ok().or_else(with_port).or_else(bare).map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PROXIES: &[&str] = &["10.0.0.0/8", "127.0.0.1", "fd00::/8"];

    fn client(trusted: &[&str], peer: &str, lines: &[&str]) -> String {
        let networks: Vec<Network> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, http::HeaderValue::from_bytes(line.as_bytes()).unwrap());
        }
        TrustedProxies::new(&networks).client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn the_right_most_address_that_is_no_proxy_s_counts() {
        for (peer, lines, expected) in [
            // Nobody in front.
            ("203.0.113.9", &[][..], "203.0.113.9"),
            // A stranger's header is not read.
            ("203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("203.0.113.9", &["10.0.0.1"], "203.0.113.9"),
            // One proxy, two proxies, several lines.
            ("127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["198.51.100.1, 10.1.2.3"], "198.51.100.1"),
            ("127.0.0.1", &["198.51.100.1", "10.1.2.3"], "198.51.100.1"),
            // What the client itself put in front does not count.
            ("127.0.0.1", &["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["10.9.9.9, 198.51.100.1, 10.1.2.3"], "198.51.100.1"),
            ("127.0.0.1", &["1.1.1.1", "127.0.0.1, 198.51.100.1"], "198.51.100.1"),
            // Proxies alone: a request from inside.
            ("127.0.0.1", &["10.0.0.7"], "10.0.0.7"),
            ("10.0.0.1", &[], "10.0.0.1"),
            // Junk: the one who sent it.
            ("127.0.0.1", &["junk"], "127.0.0.1"),
            ("127.0.0.1", &[""], "127.0.0.1"),
            ("127.0.0.1", &["1.1.1.1, , 10.0.0.1"], "10.0.0.1"),
            ("127.0.0.1", &["198.51.100.1, unknown"], "127.0.0.1"),
            ("127.0.0.1", &["198.51.100.1, é"], "127.0.0.1"),
            ("127.0.0.1", &["198.51.100.256"], "127.0.0.1"),
            // IPv6, ports, IPv4 in IPv6.
            ("fd00::1", &["2001:db8::1"], "2001:db8::1"),
            ("fd00::1", &["[2001:db8::1]:4711"], "2001:db8::1"),
            ("fd00::1", &["[2001:db8::1]"], "2001:db8::1"),
            ("127.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("::ffff:127.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
            ("::ffff:203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("::1", &["198.51.100.1"], "::1"),
        ] {
            assert_eq!(client(PROXIES, peer, lines), expected, "{peer} {lines:?}");
        }
    }

    #[test]
    fn without_proxies_the_header_means_nothing() {
        assert_eq!(client(&[], "127.0.0.1", &["198.51.100.1"]), "127.0.0.1");
        assert_eq!(client(&["0.0.0.0/0"], "203.0.113.9", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(client(&["0.0.0.0/0"], "2001:db8::1", &["198.51.100.1"]), "2001:db8::1");
        assert_eq!(client(&["::/0"], "2001:db8::1", &["198.51.100.1"]), "198.51.100.1");
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for wrong in ["", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "fd00::/129", "10.0.0", "proxy.example"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }
}
