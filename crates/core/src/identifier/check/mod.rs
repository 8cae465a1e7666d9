//! Whether a value can belong to a scheme: the form, then the check digit where the scheme has one.
//! One file per family of algorithms; forms follow the Peppol participant identifier scheme list v9.7.
//! Letter case is no fault: values compare in lower case on the network.

mod french;
mod luhn;
mod mod11;
mod mod97;
mod other;
mod shape;
mod vat;

use super::{Level, scheme};
use shape::{alphanumeric, digits, shaped};

pub(super) use french::vat_of_siren;
pub(super) use vat::vat_countries;

/// How well `value`, in the written form of its scheme (no spaces; hyphens only where the scheme writes them),
/// fits the scheme `code`. `None`: it cannot be this scheme, or there is no such scheme. A scheme without a check
/// digit answers [`Level::Ok`] for every value of its form.
pub fn check(code: &str, value: &str) -> Option<Level> {
    scheme(code)?;
    if value.is_empty() || !value.bytes().all(|b| b.is_ascii_graphic()) {
        return None;
    }
    let v = value.to_ascii_uppercase();
    let v = v.as_str();
    match code {
        "0002" if v.len() == 14 => french::siret(v),
        "0002" => french::siren(v),
        "0009" => french::siret(v),
        "0225" => french::address(v),
        "0007" => judge(digits(v, 10), || luhn::fits(v)),
        "0235" => judge(shaped(v, "1#########"), || luhn::fits(v)),
        "0211" | "9906" => vat::italian(v.strip_prefix("IT")?),
        "0210" | "9907" => {
            if v.len() == 11 {
                vat::italian(v)
            } else {
                form(alphanumeric(v, 16..=16))
            }
        }
        "0037" => mod11::finnish_with_suffix(v.strip_prefix("0037").unwrap_or(v)),
        "0216" => mod11::finnish_with_suffix(v.strip_prefix("0037")?),
        "0212" => mod11::finnish(v),
        "0213" => mod11::finnish(v.strip_prefix("FI")?),
        "0215" => form(alphanumeric(v, 1..=35)),
        "0192" | "9908" => mod11::norwegian(v),
        "9909" => mod11::norwegian(v.strip_prefix("NO").unwrap_or(v).strip_suffix("MVA")?),
        "0184" | "9902" => mod11::danish(v.strip_prefix("DK").unwrap_or(v)),
        "0198" | "9904" => mod11::danish(v.strip_prefix("DK")?),
        "0183" => mod11::swiss(v.strip_prefix("CHE")?),
        "0158" => mod11::slovak(v),
        "0191" => mod11::estonian(v),
        "0196" | "9917" => mod11::icelandic(v),
        "0200" => mod11::lithuanian(v),
        "0245" => judge(shaped(v, "##########") && (b'1'..=b'7').contains(&v.as_bytes()[0]), || mod11::divisible(v)),
        "0088" => judge(digits(v, 13), || other::gln(v)),
        "0188" => other::japanese(v),
        "0221" => other::japanese(v.strip_prefix('T')?),
        "0151" => judge(digits(v, 11), || other::abn(v)),
        "0199" => judge(alphanumeric(v, 20..=20) && digits(&v[18..], 2), || mod97::remainder(v) == 1),
        "0204" | "9958" => mod97::leitweg(v),
        "0208" | "9956" => mod97::belgian(v),
        "9918" => other::iban(v),
        "0246" => vat::german_address(v),
        "9955" => judge(shaped(v, "SE##########01"), || luhn::fits(&v[2..12])),
        "0060" => form(digits(v, 9)),
        "0096" => form(digits(v, 10)),
        "0097" => form((11..=16).contains(&v.len()) && digits(v, v.len())),
        "0106" => form(digits(v, 8) || digits(v, 17)),
        "0190" | "9954" => form(digits(v, 20)),
        "0193" => form((4..=50).contains(&v.len())),
        "0195" => form(other::singaporean(v)),
        "0201" | "9921" => form(alphanumeric(v, 6..=6)),
        "0205" => form(alphanumeric(v, 7..=7)),
        "0218" => form(digits(v, 9) || digits(v, 11)),
        "0240" => form(digits(v, 11)),
        "0244" => form(digits(v, 13)),
        "0248" => form(shaped(v, "OM##########")),
        "9912" => form(shaped(&v[..v.len().min(2)], "@@") && alphanumeric(v, 2..=22)),
        "9915" => form(alphanumeric(v, 1..=50) && shaped(&v[..1], "@")),
        "9919" => form(shaped(v, "@###@###@")),
        "9959" => form(digits(v, 9)),
        _ => match vat_countries().iter().find(|country| country.code == code) {
            Some(country) => country.check(v),
            // The list says nothing of the form of the others; the limit keeps out what is plainly no identifier.
            None => form(v.len() <= 50),
        },
    }
}

/// A scheme with a check digit.
fn judge(form: bool, fits: impl FnOnce() -> bool) -> Option<Level> {
    form.then(|| if fits() { Level::Ok } else { Level::CheckDigit })
}

/// A scheme without one.
fn form(fits: bool) -> Option<Level> {
    fits.then_some(Level::Ok)
}
