//! The network's register, the SML: it is asked through DNS, where a participant has a NAPTR record that names its
//! metadata publisher. "There is no such name" is an answer; everything that goes wrong is none.

use std::{net::SocketAddr, time::Duration};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts},
    net::{DnsError, NetError, runtime::TokioRuntimeProvider},
    proto::{
        op::ResponseCode,
        rr::{Name, RData, RecordType, rdata::NAPTR},
    },
};

use super::name::dns_name;
use crate::cli::Failure;

/// The service of the record that counts.
const SERVICE: &str = "Meta:SMP";

pub struct Register {
    resolver: TokioResolver,
    zone: String,
    within: Duration,
}

impl Register {
    /// Prepares to ask; nothing is sent yet. Without a nameserver the system's own are asked.
    pub fn new(zone: &str, nameserver: Option<SocketAddr>, within: Duration) -> Result<Self, Failure> {
        let zone = zone.trim_matches('.').to_owned();
        let zone_is_one = !zone.is_empty() && Name::from_ascii(dns_name("", &zone)).is_ok();
        if !zone_is_one {
            let next = "write a DNS zone such as participant.sml.prod.tech.peppol.org";
            return Err(Failure::new(format!("--sml-zone {zone:?} is no DNS name; {next}")));
        }
        let unprepared = |error: NetError| {
            Failure::new(format!("DNS cannot be asked: {error}; name a server with --sml-nameserver ADDRESS:PORT"))
        };
        let provider = TokioRuntimeProvider::default();
        let mut builder = match nameserver {
            Some(address) => TokioResolver::builder_with_config(only(address), provider),
            None => TokioResolver::builder(provider).map_err(unprepared)?,
        };
        set(builder.options_mut(), within);
        let resolver = builder.build().map_err(unprepared)?;
        Ok(Self { resolver, zone, within })
    }

    /// Who answers, for people.
    pub fn source(&self) -> &str {
        &self.zone
    }

    /// Address of the participant's metadata publisher; `None`: the register does not have the participant.
    pub async fn publisher(&self, participant_id: &str) -> Result<Option<String>, String> {
        let name = Name::from_ascii(dns_name(participant_id, &self.zone)).map_err(|error| error.to_string())?;
        let asked = tokio::time::timeout(self.within, self.resolver.lookup(name, RecordType::NAPTR)).await;
        let answer = asked.map_err(|_| format!("DNS did not answer within {} s", self.within.as_secs()))?;
        match answer {
            Ok(found) => publisher(found.answers().iter().filter_map(|record| match &record.data {
                RData::NAPTR(naptr) => Some(naptr),
                _ => None,
            })),
            Err(error) if says_no(&error) => Ok(None),
            Err(error) => Err(format!("DNS: {error}")),
        }
    }
}

fn only(address: SocketAddr) -> ResolverConfig {
    let at_port = |mut connection: ConnectionConfig| {
        connection.port = address.port();
        connection
    };
    let connections = vec![at_port(ConnectionConfig::udp()), at_port(ConnectionConfig::tcp())];
    ResolverConfig::from_parts(None, Vec::new(), vec![NameServerConfig::new(address.ip(), true, connections)])
}

/// Every check asks anew: an answer from memory would be no check.
fn set(options: &mut ResolverOpts, within: Duration) {
    options.cache_size = 0;
    options.attempts = 1;
    // Half for each of two tries at least: a packet may get lost.
    options.timeout = within / 2;
    options.ndots = 1;
}

/// Whether it is the answer that there is no such record: the name does not exist, or has none of this kind. A mere
/// referral to other servers says nothing.
fn says_no(error: &NetError) -> bool {
    let NetError::Dns(DnsError::NoRecordsFound(none)) = error else { return false };
    let referral = none.soa.is_none() && none.ns.is_some();
    matches!(none.response_code, ResponseCode::NXDomain | ResponseCode::NoError) && !referral
}

/// The address in the first record that counts, by order and preference.
fn publisher<'a>(records: impl Iterator<Item = &'a NAPTR>) -> Result<Option<String>, String> {
    let counts = |record: &&NAPTR| record.services.eq_ignore_ascii_case(SERVICE.as_bytes());
    let Some(record) = records.filter(counts).min_by_key(|record| (record.order, record.preference)) else {
        return Ok(None);
    };
    let text = String::from_utf8_lossy(&record.regexp);
    let address = record.flags.eq_ignore_ascii_case(b"U").then(|| replacement(&text)).flatten();
    address.map(Some).ok_or_else(|| format!("the register's record for {SERVICE} names no address: {text:?}"))
}

/// What a substitution puts in place of everything: `!.*!https://smp.example!`. The delimiter is its first character.
fn replacement(regexp: &str) -> Option<String> {
    let delimiter = regexp.chars().next()?;
    let mut parts = regexp.split(delimiter).skip(1);
    let (pattern, address) = (parts.next()?, parts.next()?);
    let ends = parts.next().is_some();
    let whole = matches!(pattern, ".*" | "^.*$");
    (ends && whole && !address.is_empty()).then(|| address.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn record(order: u16, flags: &str, service: &str, regexp: &str) -> NAPTR {
        let bytes = |text: &str| text.as_bytes().to_vec().into_boxed_slice();
        NAPTR::new(order, 10, bytes(flags), bytes(service), bytes(regexp), Name::root())
    }

    #[test]
    fn the_first_record_for_the_service_names_the_publisher() {
        let records = [
            record(1, "U", "Meta:Other", "!.*!https://other.example!"),
            record(20, "U", "Meta:SMP", "!.*!https://second.example!"),
            record(10, "u", "meta:smp", "!^.*$!https://smp.example/x/!"),
        ];
        assert_eq!(publisher(records.iter()), Ok(Some("https://smp.example/x".to_owned())));
        assert_eq!(publisher(records.iter().take(1)), Ok(None));
        assert_eq!(publisher([].iter()), Ok(None));
    }

    #[test]
    fn a_record_that_cannot_be_read_is_no_answer() {
        for (flags, regexp) in [
            ("S", "!.*!https://smp.example!"),
            ("U", ""),
            ("U", "!"),
            ("U", "!.*!!"),
            ("U", "!.*!https://smp.example"),
            ("U", "!^0088.*!https://smp.example!"),
            ("U", "https://smp.example"),
        ] {
            assert!(publisher([record(1, flags, "Meta:SMP", regexp)].iter()).is_err(), "{flags} {regexp}");
        }
    }

    #[test]
    fn a_zone_that_is_none_is_said_at_the_start() {
        let server = Some(SocketAddr::from(([127, 0, 0, 1], 53)));
        for zone in ["", ".", "a..b", "x y\u{e9}", &"a".repeat(70)] {
            let refused = Register::new(zone, server, Duration::from_secs(1)).err().map(|failure| failure.message);
            assert!(refused.is_some_and(|message| message.contains("--sml-zone")), "{zone}");
        }
        assert_eq!(Register::new("sml.example.", server, Duration::from_secs(1)).ok().unwrap().source(), "sml.example");
    }
}
