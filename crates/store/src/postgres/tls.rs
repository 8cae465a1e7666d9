//! Whether connections are encrypted, and whom they trust: `sslmode` and `sslrootcert` of the URL, in libpq's words.
//! Encryption that anybody in between could answer protects nothing, so what is encrypted is verified, too: `require`,
//! `verify-ca` and `verify-full` all ask for a certificate of the server's name by an authority that is trusted. Without
//! one of them, connections are not encrypted.

use std::sync::Arc;

use percent_encoding::percent_decode_str;
use postgres::{Config, config::SslMode};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::pool::in_full;
use crate::error::{Error, Result};

/// The authorities of the system, as libpq calls them.
const SYSTEM: &str = "system";

/// Where the database is, and with what connections to it are encrypted.
#[derive(Clone)]
pub(super) struct Target {
    pub config: Config,
    pub tls: Option<MakeRustlsConnect>,
}

/// Reads a URL, or key=value pairs, of which only the URL may have `sslrootcert`.
///
/// # Errors
/// [`Error::Database`] when it is no URL of a database, or the certificates cannot be read.
pub(super) fn target(url: &str) -> Result<Target> {
    let (url, authorities) = without_words_of_libpq(url);
    let config: Config = url
        .parse()
        .map_err(|error| Error::Database(format!("{}; write postgres://user@host/name", in_full(&error))))?;
    let tls = match config.get_ssl_mode() {
        SslMode::Require => Some(MakeRustlsConnect::new(trusting(roots(authorities.as_deref())?)?)),
        _ => None,
    };
    Ok(Target { config, tls })
}

/// The URL as the driver knows it, and the value of `sslrootcert`.
fn without_words_of_libpq(url: &str) -> (String, Option<String>) {
    let Some((place, query)) = url.split_once('?') else { return (url.to_owned(), None) };
    let (mut left, mut authorities) = (Vec::new(), None);
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("sslrootcert", path)) => {
                authorities = Some(percent_decode_str(path).decode_utf8_lossy().into_owned())
            }
            Some(("sslmode", "verify-ca" | "verify-full")) => left.push("sslmode=require"),
            Some(("sslmode", "allow")) => left.push("sslmode=prefer"),
            _ => left.push(pair),
        }
    }
    let url = if left.is_empty() { place.to_owned() } else { format!("{place}?{}", left.join("&")) };
    (url, authorities)
}

fn roots(file: Option<&str>) -> Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    let Some(file) = file.filter(|file| *file != SYSTEM) else {
        let system = rustls_native_certs::load_native_certs();
        roots.add_parsable_certificates(system.certs);
        if roots.is_empty() {
            return Err(Error::Database(
                "the system has no certificates of authorities; name a file of them in sslrootcert".to_owned(),
            ));
        }
        return Ok(roots);
    };
    let unread = |error: &dyn std::fmt::Display| Error::Database(format!("the certificates in {file}: {error}"));
    for certificate in CertificateDer::pem_file_iter(file).map_err(|error| unread(&error))? {
        let certificate = certificate.map_err(|error| unread(&error))?;
        roots.add(certificate).map_err(|error| unread(&error))?;
    }
    if roots.is_empty() {
        return Err(unread(&"there is none"));
    }
    Ok(roots)
}

fn trusting(roots: RootCertStore) -> Result<ClientConfig> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Database(format!("encryption: {error}")))?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_libpq_are_those_of_the_driver() {
        let plain = "postgres://carnet@db/carnet";
        assert_eq!(without_words_of_libpq(plain), (plain.to_owned(), None));
        for (query, left, authorities) in [
            ("sslmode=require", "?sslmode=require", None),
            ("sslmode=verify-full&sslrootcert=/etc/my%20ca.pem", "?sslmode=require", Some("/etc/my ca.pem")),
            ("sslrootcert=system&connect_timeout=3", "?connect_timeout=3", Some("system")),
            ("sslrootcert=a", "", Some("a")),
            ("sslmode=allow", "?sslmode=prefer", None),
        ] {
            let expected = (format!("{plain}{left}"), authorities.map(str::to_owned));
            assert_eq!(without_words_of_libpq(&format!("{plain}?{query}")), expected);
        }
    }

    #[test]
    fn only_who_asks_for_encryption_has_it() {
        for query in ["", "?sslmode=disable", "?sslmode=prefer"] {
            let target = target(&format!("postgres://carnet@db/carnet{query}"));
            assert!(target.is_ok_and(|target| target.tls.is_none()), "{query}");
        }
        let nowhere = target("postgres://carnet@db/carnet?sslmode=verify-full&sslrootcert=/nowhere.pem");
        assert!(nowhere.is_err_and(|error| error.to_string().contains("/nowhere.pem")));
    }
}
