//! What the certificate of an access point says: who runs it, and how long it is valid. Nothing is trusted because
//! of it; it is shown.

use base64::{Engine, engine::general_purpose::STANDARD};
use carnet_store::times;
use x509_cert::{Certificate, der::Decode};

#[derive(Debug, PartialEq, Eq)]
pub struct Holder {
    /// The organization of its subject, else the common name.
    pub name: Option<String>,
    /// When it ends.
    pub until: String,
}

/// Reads a certificate in base 64, with or without line breaks and PEM's own lines.
pub fn read(text: &str) -> Result<Holder, String> {
    let base64: String = text.lines().filter(|line| !line.starts_with("-----")).collect();
    let base64: String = base64.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let der = STANDARD.decode(base64).map_err(|error| format!("the certificate is no base 64: {error}"))?;
    let certificate = Certificate::from_der(&der).map_err(|error| format!("the certificate is none: {error}"))?;
    let certificate = certificate.tbs_certificate();
    let subject = certificate.subject();
    let organization = subject.organization().ok().flatten().or_else(|| subject.common_name().ok().flatten());
    let name = organization.map(|name| name.value().trim().to_owned()).filter(|name| !name.is_empty());
    let seconds = certificate.validity().not_after.to_unix_duration().as_secs();
    let until = times::rfc3339(i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1000));
    Ok(Holder { name, until })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const WITH_COMPANY: &str = include_str!("../../../tests/fixtures/access_point.b64");
    const WITHOUT: &str = include_str!("../../../tests/fixtures/access_point_without_company.b64");

    #[test]
    fn the_holder_is_the_organization_else_the_common_name() {
        let holder = read(WITH_COMPANY).unwrap();
        assert_eq!(holder.name.as_deref(), Some("Plateforme Lumière SAS"));
        assert_eq!(holder.until, "2028-11-25T15:51:37Z");
        let pem = format!("-----BEGIN CERTIFICATE-----\n{WITH_COMPANY}-----END CERTIFICATE-----\n");
        assert_eq!(read(&pem).unwrap(), holder);
        assert_eq!(read(WITHOUT).unwrap().name.as_deref(), Some("PNL000456"));
    }

    #[test]
    fn what_is_no_certificate_says_so() {
        assert!(read("é").unwrap_err().contains("base 64"));
        assert!(read("").unwrap_err().contains("none"));
        assert!(read("MIIB").unwrap_err().contains("none"));
        assert!(read(&WITH_COMPANY[..200]).is_err());
    }
}
