//! What demo participants can receive: document types of Peppol BIS Billing 3 and BIS Order 3, by their ids.

use carnet_core::wire::DocumentType;

/// Scheme of every document type id here.
const SCHEME: &str = "busdox-docid-qns";
const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd";
const BILLING: &str = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
const FRANCE: &str = "urn:cen.eu:en16931:2017#compliant#urn:peppol:france:billing:cius:1.0";

/// Invoice and credit note.
pub fn billing() -> Vec<DocumentType> {
    vec![
        ubl("Invoice", BILLING, "Peppol BIS Billing UBL Invoice V3"),
        ubl("CreditNote", BILLING, "Peppol BIS Billing UBL Credit Note V3"),
    ]
}

/// What a French company receives.
pub fn france() -> Vec<DocumentType> {
    let mut all = billing();
    all.push(ubl("Invoice", FRANCE, "France UBL Invoice CIUS"));
    all.push(ubl("CreditNote", FRANCE, "France UBL Credit Note CIUS"));
    all.push(DocumentType {
        scheme: SCHEME.to_owned(),
        value:
            "urn:peppol:doctype:pdf+xml##urn:cen.eu:en16931:2017#conformant#urn:peppol:france:billing:Factur-X:1.0::D22B"
                .to_owned(),
        name: "France Factur-X".to_owned(),
    });
    all
}

/// An order, and nothing to be paid.
pub fn orders() -> Vec<DocumentType> {
    vec![ubl("Order", "urn:fdc:peppol.eu:poacc:trns:order:3", "Peppol Order transaction 3.0")]
}

fn ubl(root: &str, customization: &str, name: &str) -> DocumentType {
    DocumentType {
        scheme: SCHEME.to_owned(),
        value: format!("{UBL}:{root}-2::{root}##{customization}::2.1"),
        name: name.to_owned(),
    }
}
