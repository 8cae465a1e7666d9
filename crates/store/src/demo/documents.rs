//! Invoices and credit notes of the demo: small, but whole by EN 16931.

use std::fmt::Write as _;

use carnet_core::wire::InboundKind;
use sha2::{Digest, Sha256};

/// A company on a document.
#[derive(Clone, Debug)]
pub(super) struct Company {
    pub name: String,
    /// `scheme:value`; empty where the document has none.
    pub endpoint: String,
    pub country: String,
    /// The number by which whoever sends knows it.
    pub number: Option<String>,
}

pub(super) struct Document<'a> {
    pub kind: InboundKind,
    pub number: &'a str,
    /// `2026-11-26`.
    pub day: &'a str,
    pub seller: &'a Company,
    pub buyer: &'a Company,
    pub quantity: i64,
    /// Price of a piece in cents, without tax.
    pub price: i64,
    pub item: &'a str,
}

const NAMESPACE: &str = "urn:oasis:names:specification:ubl:schema:xsd";

impl Document<'_> {
    pub fn ubl(&self) -> String {
        let (root, code, line, quantity) = match self.kind {
            InboundKind::Invoice => ("Invoice", "Invoice", "InvoiceLine", "InvoicedQuantity"),
            InboundKind::CreditNote => ("CreditNote", "CreditNote", "CreditNoteLine", "CreditedQuantity"),
        };
        let type_code = if self.kind == InboundKind::Invoice { 380 } else { 381 };
        let net = self.price * self.quantity;
        let tax = net / 5;
        let (net, tax, gross, price) = (amount(net), amount(tax), amount(net + tax), amount(self.price));
        let category =
            "<cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>";
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<{root} xmlns="{NAMESPACE}:{root}-2" xmlns:cac="{NAMESPACE}:CommonAggregateComponents-2" xmlns:cbc="{NAMESPACE}:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>{number}</cbc:ID>
  <cbc:IssueDate>{day}</cbc:IssueDate>
  <cbc:{code}TypeCode>{type_code}</cbc:{code}TypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty>{seller}</cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>{buyer}</cac:AccountingCustomerParty>
  <cac:TaxTotal>
    <cbc:TaxAmount currencyID="EUR">{tax}</cbc:TaxAmount>
    <cac:TaxSubtotal>
      <cbc:TaxableAmount currencyID="EUR">{net}</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="EUR">{tax}</cbc:TaxAmount>
      <cac:TaxCategory>{category}</cac:TaxCategory>
    </cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:LineExtensionAmount currencyID="EUR">{net}</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="EUR">{net}</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">{gross}</cbc:TaxInclusiveAmount>
    <cbc:PayableAmount currencyID="EUR">{gross}</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
  <cac:{line}>
    <cbc:ID>1</cbc:ID>
    <cbc:{quantity} unitCode="C62">{pieces}</cbc:{quantity}>
    <cbc:LineExtensionAmount currencyID="EUR">{net}</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>{item}</cbc:Name><cac:ClassifiedTaxCategory>{category}</cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">{price}</cbc:PriceAmount></cac:Price>
  </cac:{line}>
</{root}>
"#,
            number = escape(self.number),
            day = self.day,
            seller = self.seller.party(),
            buyer = self.buyer.party(),
            pieces = self.quantity,
            item = escape(self.item),
        )
    }
}

impl Company {
    fn party(&self) -> String {
        let endpoint = self.endpoint.split_once(':').map(|(scheme, value)| {
            format!("\n    <cbc:EndpointID schemeID=\"{}\">{}</cbc:EndpointID>", escape(scheme), escape(value))
        });
        let number = self.number.as_deref().map(|number| {
            format!("\n    <cac:PartyIdentification><cbc:ID>{}</cbc:ID></cac:PartyIdentification>", escape(number))
        });
        format!(
            r#"<cac:Party>{}{}
    <cac:PostalAddress><cac:Country><cbc:IdentificationCode>{}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>{}</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party>"#,
            endpoint.unwrap_or_default(),
            number.unwrap_or_default(),
            escape(&self.country),
            escape(&self.name)
        )
    }
}

/// The hash that makes the same document known again.
pub(super) fn fingerprint(source: &str) -> String {
    Sha256::digest(source.as_bytes()).iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Cents as `12.05`.
fn amount(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
