//! The document type ids of the network (Peppol Policy for use of identifiers 4.4.0) that fit a document.

use super::{Invoice, Syntax};
use crate::wire::InboundKind;

const UBL: &str = "urn:oasis:names:specification:ubl:schema:xsd";
const CII: &str = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100::CrossIndustryInvoice";
/// Releases of the cross industry invoice: the document does not name its own, recipients are registered under either.
const CII_RELEASES: [&str; 2] = ["D16B", "D22B"];

/// Any of them says that a recipient takes the document. None where it does not claim to follow any rules.
pub fn document_types(invoice: &Invoice) -> Vec<String> {
    let Some(customization) = &invoice.customization else { return Vec::new() };
    let root = match invoice.kind {
        InboundKind::Invoice => "Invoice",
        InboundKind::CreditNote => "CreditNote",
    };
    match invoice.syntax {
        Syntax::Ubl => vec![format!("{UBL}:{root}-2::{root}##{customization}::2.1")],
        Syntax::Cii => CII_RELEASES.map(|release| format!("{CII}##{customization}::{release}")).to_vec(),
    }
}
