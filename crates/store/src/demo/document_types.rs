//! What demo participants can receive: document types of Peppol BIS Billing 3 and BIS Order 3, by their ids.

use carnet_core::wire::DocumentType;

pub use crate::document_types::billing;
use crate::document_types::{SCHEME, ubl};

const FRANCE: &str = "urn:cen.eu:en16931:2017#compliant#urn:peppol:france:billing:cius:1.0";

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
