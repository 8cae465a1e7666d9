//! One address of the French directory: `SIREN`, `SIREN_SIRET`, `SIREN_SIRET_CODE` or `SIREN_SUFFIX`.

use std::fmt;

use carnet_core::identifier::{self, Level};

/// The scheme of the network under which these addresses travel.
pub const SCHEME: &str = "0225";
/// Characters of an address, as of every value of a participant id.
pub const MAX_CHARS: usize = 130;

/// An address, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As given, without the scheme.
    pub value: String,
    pub siren: String,
    pub siret: Option<String>,
    /// The check digits of SIREN and SIRET hold. Addresses are in use that fail them.
    pub check_digits: bool,
}

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Empty,
    TooLong,
    BadCharacter(char),
    /// It does not begin with nine digits.
    NoSiren,
    /// What follows the SIREN is not set off by `_`, or there is nothing behind that.
    NoSuffix,
    /// The SIRET in it is of another company.
    ForeignSiret,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no address"),
            Self::TooLong => write!(f, "the address has more than {MAX_CHARS} characters"),
            Self::BadCharacter(c) => {
                write!(f, "the address contains {c:?}; letters, digits and - _ . / are what one is made of")
            }
            Self::NoSiren => f.write_str("the address does not begin with the nine digits of a SIREN"),
            Self::NoSuffix => f.write_str("what follows the SIREN of an address begins with _ and is not empty"),
            Self::ForeignSiret => f.write_str("the SIRET in the address belongs to another SIREN"),
        }
    }
}

impl Line {
    /// `0225:…` as given.
    pub fn address(&self) -> String {
        format!("{SCHEME}:{}", self.value)
    }

    /// The participant key of the address.
    pub fn key(&self) -> String {
        self.address().to_ascii_lowercase()
    }
}

/// Reads an address without its scheme. Dots and slashes occur in it, though Peppol's 0225 carries neither.
pub fn read(value: &str) -> Result<Line, Fault> {
    if value.is_empty() {
        return Err(Fault::Empty);
    }
    if let Some(c) = value.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.' | '/')) {
        return Err(Fault::BadCharacter(c));
    }
    if value.len() > MAX_CHARS {
        return Err(Fault::TooLong);
    }
    let (siren, rest) = value.split_at_checked(9).ok_or(Fault::NoSiren)?;
    if !is_digits(siren, 9) {
        return Err(Fault::NoSiren);
    }
    if !rest.is_empty() && (!rest.starts_with('_') || rest.len() < 2) {
        return Err(Fault::NoSuffix);
    }
    let siret = rest.split('_').nth(1).filter(|part| is_digits(part, 14));
    if siret.is_some_and(|siret| !siret.starts_with(siren)) {
        return Err(Fault::ForeignSiret);
    }
    let fits = |scheme, number| identifier::check(scheme, number) == Some(Level::Ok);
    Ok(Line {
        value: value.to_owned(),
        siren: siren.to_owned(),
        siret: siret.map(str::to_owned),
        check_digits: fits("0002", siren) && siret.is_none_or(|siret| fits("0009", siret)),
    })
}

/// Whether Peppol carries an address: its 0225 has letters, digits, `-` and `_`.
pub(super) fn is_beyond_peppol(address: &str) -> bool {
    address.contains(['.', '/'])
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_four_forms_are_read() {
        for (value, siret) in [
            ("702042755", None),
            ("702042755_70204275500240", Some("70204275500240")),
            ("702042755_70204275500240_COMPTA", Some("70204275500240")),
            ("702042755_Factures.2026/lot-1", None),
            ("702042755_7020427550024", None),
        ] {
            let line = read(value).unwrap();
            assert_eq!((line.siren.as_str(), line.siret.as_deref()), ("702042755", siret), "{value}");
            assert_eq!(line.key(), format!("0225:{}", value.to_lowercase()));
        }
        assert!(read("702042755").unwrap().check_digits);
        assert!(!read("702042754").unwrap().check_digits);
        assert!(!read("702042755_70204275500241").unwrap().check_digits);
        // La Poste has a rule of its own.
        assert!(read("356000000_35600000049837").unwrap().check_digits);
    }

    #[test]
    fn what_is_no_address_says_why() {
        for (value, fault) in [
            ("", Fault::Empty),
            ("70204275", Fault::NoSiren),
            ("70204275A_X", Fault::NoSiren),
            ("7020427551", Fault::NoSuffix),
            ("702042755_", Fault::NoSuffix),
            ("702042755-X", Fault::NoSuffix),
            ("702042755_A B", Fault::BadCharacter(' ')),
            ("702042755_é", Fault::BadCharacter('é')),
            ("702042755_73282932000074", Fault::ForeignSiret),
        ] {
            assert_eq!(read(value), Err(fault), "{value}");
        }
        assert_eq!(read(&format!("702042755_{}", "x".repeat(121))), Err(Fault::TooLong));
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>(), near in "[0-9]{7,11}[_.é0-9]{0,18}") {
            let _ = read(&text);
            let _ = read(&near);
        }
    }
}
