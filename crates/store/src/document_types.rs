//! The two document types of Peppol BIS Billing 3, by their ids: what a recipient of invoices receives at the least.

use carnet_core::wire::DocumentType;

/// Scheme of every document type id here.
pub(crate) const SCHEME: &str = "busdox-docid-qns";
const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd";
const BILLING: &str = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";

/// Invoice and credit note.
pub fn billing() -> Vec<DocumentType> {
    vec![
        ubl("Invoice", BILLING, "Peppol BIS Billing UBL Invoice V3"),
        ubl("CreditNote", BILLING, "Peppol BIS Billing UBL Credit Note V3"),
    ]
}

/// A document of UBL, by its root element and customization.
pub(crate) fn ubl(root: &str, customization: &str, name: &str) -> DocumentType {
    DocumentType {
        scheme: SCHEME.to_owned(),
        value: format!("{UBL}:{root}-2::{root}##{customization}::2.1"),
        name: name.to_owned(),
    }
}
