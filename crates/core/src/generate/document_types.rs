//! What invented participants can receive: document types as real cards list them, by country and by chance.

use super::Random;
use crate::wire::DocumentType;

const SCHEME: &str = "busdox-docid-qns";

/// Root element of UBL, customization, name.
type Ubl = (&'static str, &'static str, &'static str);
/// Customization, version, name of a CrossIndustryInvoice.
type Cii = (&'static str, &'static str, &'static str);

const BILLING: [Ubl; 2] = [
    (
        "Invoice",
        "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
        "Peppol BIS Billing UBL Invoice V3",
    ),
    (
        "CreditNote",
        "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
        "Peppol BIS Billing UBL Credit Note V3",
    ),
];
const SELF_BILLING: [Ubl; 2] = [
    (
        "Invoice",
        "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0",
        "Peppol BIS Self-Billing UBL Invoice V3",
    ),
    (
        "CreditNote",
        "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0",
        "Peppol BIS Self-Billing UBL Credit Note V3",
    ),
];
const RESPONSES: [Ubl; 2] = [
    ("ApplicationResponse", "urn:fdc:peppol.eu:poacc:trns:mlr:3", "Peppol Message Level Response transaction 3.0"),
    (
        "ApplicationResponse",
        "urn:fdc:peppol.eu:poacc:trns:invoice_response:3",
        "Peppol Invoice Response transaction 3.0",
    ),
];
const ORDERS: [Ubl; 4] = [
    ("Order", "urn:fdc:peppol.eu:poacc:trns:order:3", "Peppol Order transaction 3.0"),
    ("OrderResponse", "urn:fdc:peppol.eu:poacc:trns:order_response:3", "Peppol Order Response transaction 3.0"),
    ("Catalogue", "urn:fdc:peppol.eu:poacc:trns:catalogue:3", "Peppol Catalogue transaction 3.0"),
    ("DespatchAdvice", "urn:fdc:peppol.eu:poacc:trns:despatch_advice:3", "Peppol Despatch Advice transaction 3.0"),
];
const FRANCE: [Ubl; 4] = [
    ("Invoice", "urn:cen.eu:en16931:2017#compliant#urn:peppol:france:billing:cius:1.0", "France UBL Invoice CIUS"),
    (
        "CreditNote",
        "urn:cen.eu:en16931:2017#compliant#urn:peppol:france:billing:cius:1.0",
        "France UBL Credit Note CIUS",
    ),
    (
        "Invoice",
        "urn:cen.eu:en16931:2017#conformant#urn:peppol:france:billing:extended:1.0",
        "France UBL Invoice Extension",
    ),
    (
        "CreditNote",
        "urn:cen.eu:en16931:2017#conformant#urn:peppol:france:billing:extended:1.0",
        "France UBL Credit Note Extension",
    ),
];
const NETHERLANDS: [Ubl; 2] = [
    ("Invoice", "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0", "SI-UBL 2.0 Invoice"),
    ("CreditNote", "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0", "SI-UBL 2.0 Credit Note"),
];
const GERMANY: [Ubl; 2] = [
    ("Invoice", "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", "XRechnung UBL Invoice V3.0"),
    (
        "CreditNote",
        "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
        "XRechnung UBL Credit Note V3.0",
    ),
];
const AUSTRALIA: [Ubl; 2] = [
    (
        "Invoice",
        "urn:cen.eu:en16931:2017#conformant#urn:fdc:peppol.eu:2017:poacc:billing:international:aunz:3.0",
        "AU-NZ Peppol BIS Billing 3.0 Invoice",
    ),
    (
        "CreditNote",
        "urn:cen.eu:en16931:2017#conformant#urn:fdc:peppol.eu:2017:poacc:billing:international:aunz:3.0",
        "AU-NZ Peppol BIS Billing 3.0 Credit Note",
    ),
];
const CII_BILLING: Cii = (
    "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
    "D16B",
    "Peppol BIS Billing CII Invoice V3",
);
const CII_FRANCE: Cii =
    ("urn:cen.eu:en16931:2017#compliant#urn:peppol:france:billing:cius:1.0", "D22B", "France CII Invoice CIUS");
const CII_GERMANY: Cii =
    ("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", "D16B", "XRechnung CII Invoice V3.0");

/// Document types of a company of `country`, each once: invoices for most, orders alone or nothing for a few.
pub fn some(random: &mut Random, country: &str) -> Vec<DocumentType> {
    match random.below(48) {
        0 => return Vec::new(),
        1 => return ORDERS.map(ubl).to_vec(),
        _ => {}
    }
    let mut types = BILLING.map(ubl).to_vec();
    types.extend(national(country).iter().copied().map(ubl));
    types.extend(national_cii(country).map(cii));
    types.extend(RESPONSES.map(ubl).into_iter().filter(|_| random.one_in(2)));
    if random.one_in(3) {
        types.extend(SELF_BILLING.map(ubl));
    }
    if random.one_in(4) {
        types.push(cii(CII_BILLING));
    }
    if random.one_in(6) {
        types.extend(ORDERS.map(ubl).into_iter().take(1 + random.below(ORDERS.len())));
    }
    types
}

fn national(country: &str) -> &'static [Ubl] {
    match country {
        "FR" => &FRANCE,
        "NL" => &NETHERLANDS,
        "DE" => &GERMANY,
        "AU" => &AUSTRALIA,
        _ => &[],
    }
}

fn national_cii(country: &str) -> Option<Cii> {
    match country {
        "FR" => Some(CII_FRANCE),
        "DE" => Some(CII_GERMANY),
        _ => None,
    }
}

fn ubl((root, customization, name): Ubl) -> DocumentType {
    let value = format!("urn:oasis:names:specification:ubl:schema:xsd:{root}-2::{root}##{customization}::2.1");
    DocumentType { scheme: SCHEME.to_owned(), value, name: name.to_owned() }
}

fn cii((customization, version, name): Cii) -> DocumentType {
    let syntax = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100::CrossIndustryInvoice";
    DocumentType {
        scheme: SCHEME.to_owned(),
        value: format!("{syntax}##{customization}::{version}"),
        name: name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::state::is_invoice;

    #[test]
    fn most_receive_invoices_and_none_a_type_twice() {
        let mut random = Random::new(2);
        let cards: Vec<_> = (0..5_000).map(|_| some(&mut random, "FR")).collect();
        let receiving = cards.iter().filter(|types| types.iter().any(is_invoice)).count();
        assert!((4_700..4_900).contains(&receiving), "{receiving}");
        assert!(cards.iter().any(Vec::is_empty));
        for types in cards {
            assert_eq!(types.iter().map(|one| &one.value).collect::<HashSet<_>>().len(), types.len(), "{types:?}");
        }
    }
}
