//! Whether a document type that a recipient offers takes a document.

use super::is_invoice;
use crate::wire::DocumentType;

/// Scheme of document type ids of which a customization may end in a star (Peppol International invoices).
const WILDCARD_SCHEME: &str = "peppol-doctype-wildcard";

/// Whether a document goes through this document type that a recipient offers: it is one of `wanted`, the ids that fit
/// the document; with none of those, any that carries an invoice. Byte for byte, except that a wildcard of the scheme
/// of PINT stands for every customization that begins with what is before its star.
pub fn receives(offered: &DocumentType, wanted: &[String]) -> bool {
    if wanted.is_empty() {
        return is_invoice(offered);
    }
    let star = if offered.scheme == WILDCARD_SCHEME { wildcard(&offered.value) } else { None };
    wanted.iter().any(|wanted| match star {
        Some(star) => *wanted == offered.value || matches_wildcard(star, wanted),
        None => *wanted == offered.value,
    })
}

/// Root, customization and version of `…::Invoice##urn:…::2.1`.
type Parts<'a> = (&'a str, &'a str, &'a str);

fn parts(value: &str) -> Option<Parts<'_>> {
    let (root, rest) = value.split_once("##")?;
    let (customization, version) = rest.rsplit_once("::")?;
    Some((root, customization, version))
}

/// The parts of an id whose customization ends in a star, without the star.
fn wildcard(value: &str) -> Option<Parts<'_>> {
    let (root, customization, version) = parts(value)?;
    Some((root, customization.strip_suffix('*')?, version))
}

fn matches_wildcard((root, start, version): Parts<'_>, wanted: &str) -> bool {
    parts(wanted).is_some_and(|wanted| wanted.0 == root && wanted.1.starts_with(start) && wanted.2 == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document_type(value: &str) -> DocumentType {
        DocumentType { scheme: "busdox-docid-qns".to_owned(), value: value.to_owned(), name: String::new() }
    }

    #[test]
    fn a_document_goes_through_its_own_type_or_a_wildcard_over_it() {
        const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice";
        const NOTE: &str = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2::CreditNote";
        let (plain, wildcard) = ("busdox-docid-qns", "peppol-doctype-wildcard");
        for (scheme, offered, wanted, expected) in [
            (plain, format!("{UBL}##urn:x::2.1"), format!("{UBL}##urn:x::2.1"), true),
            (plain, format!("{UBL}##urn:x::2.1"), format!("{UBL}##urn:X::2.1"), false),
            (plain, format!("{UBL}##urn:x::2.1"), format!("{UBL}##urn:x:y::2.1"), false),
            (plain, format!("{UBL}##urn:x::2.1"), format!("{NOTE}##urn:x::2.1"), false),
            (plain, format!("{UBL}##urn:x*::2.1"), format!("{UBL}##urn:x:y::2.1"), false),
            (wildcard, format!("{UBL}##urn:pint-1*::2.1"), format!("{UBL}##urn:pint-1@jp-1::2.1"), true),
            (wildcard, format!("{UBL}##urn:pint-1*::2.1"), format!("{UBL}##urn:pint-1::2.1"), true),
            (wildcard, format!("{UBL}##urn:pint-1*::2.1"), format!("{UBL}##urn:pint-::2.1"), false),
            (wildcard, format!("{UBL}##urn:pint-1*::2.1"), format!("{UBL}##urn:pint-1@jp-1::2.2"), false),
            (wildcard, format!("{UBL}##urn:pint-1*::2.1"), format!("{NOTE}##urn:pint-1::2.1"), false),
            (wildcard, format!("{UBL}##urn:pint-1::2.1"), format!("{UBL}##urn:pint-1::2.1"), true),
            (wildcard, format!("{UBL}##urn:pint-1::2.1"), format!("{UBL}##urn:pint-1@jp-1::2.1"), false),
            (wildcard, "no*parts".to_owned(), "no*parts".to_owned(), true),
            (wildcard, format!("{UBL}##*::2.1"), format!("{UBL}##urn:x"), false),
        ] {
            let offered = DocumentType { scheme: scheme.to_owned(), ..document_type(&offered) };
            assert_eq!(receives(&offered, std::slice::from_ref(&wanted)), expected, "{} {wanted}", offered.value);
            let both = ["urn:other".to_owned(), wanted];
            assert_eq!(receives(&offered, &both), expected, "any of the wanted ones");
        }
    }

    #[test]
    fn a_document_of_no_known_type_goes_through_any_invoice() {
        let invoice = document_type("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:x::2.1");
        assert!(receives(&invoice, &[]));
        assert!(!receives(&document_type("urn:x:Order-2::Order##urn:x::2.1"), &[]));
        assert!(!receives(&invoice, &["urn:other".to_owned()]));
    }
}
