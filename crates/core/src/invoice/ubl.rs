//! UBL 2.1: where an Invoice or a CreditNote has what.

use super::draft::{Draft, Leaf, PartyDraft, currency, day, decimal, fill};

/// Takes over an element that ends; `path` is from the root's children on.
pub(super) fn take(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "cbc:ID" => fill(&mut draft.number, leaf.text()),
        "cbc:IssueDate" => fill(&mut draft.issued_on, day(leaf.text())),
        "cbc:CustomizationID" => fill(&mut draft.customization, leaf.text()),
        "cbc:ProfileID" => fill(&mut draft.profile, leaf.text()),
        "cbc:DocumentCurrencyCode" => fill(&mut draft.currency, currency(leaf.text())),
        "cac:LegalMonetaryTotal/cbc:PayableAmount" => fill(&mut draft.amount, decimal(leaf.text())),
        "cbc:BuyerReference" => fill(&mut draft.buyer_reference, leaf.text()),
        "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID" => fill(&mut draft.sender.party.iban, leaf.text()),
        "cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID" => {
            fill(&mut draft.receiver.party.iban, leaf.text());
        }
        "cac:AccountingCustomerParty/cbc:SupplierAssignedAccountID"
        | "cac:AccountingCustomerParty/cbc:CustomerAssignedAccountID" => draft.receiver.add(leaf.id()),
        _ => {
            if let Some(path) = path.strip_prefix("cac:AccountingSupplierParty/cac:Party/") {
                party(&mut draft.sender, path, leaf);
            } else if let Some(path) = path.strip_prefix("cac:AccountingCustomerParty/cac:Party/") {
                party(&mut draft.receiver, path, leaf);
            }
        }
    }
}

fn party(draft: &mut PartyDraft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "cbc:EndpointID" => fill(&mut draft.party.endpoint, leaf.id()),
        "cac:PartyIdentification/cbc:ID" => draft.add(leaf.id()),
        "cac:PartyName/cbc:Name" => fill(&mut draft.trade_name, leaf.text()),
        "cac:PartyLegalEntity/cbc:RegistrationName" => fill(&mut draft.party.name, leaf.text()),
        "cac:PartyLegalEntity/cbc:CompanyID" => fill(&mut draft.party.legal_id, leaf.id()),
        "cac:PartyTaxScheme/cbc:CompanyID" => draft.tax.0 = leaf.text(),
        "cac:PartyTaxScheme/cac:TaxScheme/cbc:ID" => draft.tax.1 = leaf.text(),
        "cac:PartyTaxScheme" => {
            // Another registration than the one for VAT (BT-32) names its own kind of tax.
            let (number, kind) = std::mem::take(&mut draft.tax);
            if kind.is_none_or(|kind| kind.eq_ignore_ascii_case("VAT")) {
                fill(&mut draft.party.vat, number);
            }
        }
        _ => {}
    }
}
