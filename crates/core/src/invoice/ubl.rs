//! UBL 2.1: where an Invoice or a CreditNote has what.

use super::{
    draft::{Draft, Leaf, currency, day, decimal, fill},
    party_draft::{PartyDraft, Tax},
};

/// Takes over an element that ends; `path` is from the root's children on.
pub(super) fn take(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "cbc:IssueDate" => fill(&mut draft.issued_on, day(leaf.text())),
        "cbc:DocumentCurrencyCode" => fill(&mut draft.currency, currency(leaf.text())),
        "cac:LegalMonetaryTotal/cbc:PayableAmount" => fill(&mut draft.amount, decimal(leaf.text())),
        "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID" => draft.sender.iban(leaf),
        "cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID" => draft.receiver.iban(leaf),
        _ => {
            if let Some(path) = path.strip_prefix("cac:AccountingSupplierParty") {
                side(&mut draft.sender, path, leaf);
            } else if let Some(path) = path.strip_prefix("cac:AccountingCustomerParty") {
                side(&mut draft.receiver, path, leaf);
            } else {
                noted(draft, path, leaf);
            }
        }
    }
}

/// What is told when it is there twice or is cut.
fn noted(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    let (kept, term) = match path {
        "cbc:ID" => (&mut draft.number, "BT-1"),
        "cbc:BuyerReference" => (&mut draft.buyer_reference, "BT-10"),
        "cbc:ProfileID" => (&mut draft.profile, "BT-23"),
        "cbc:CustomizationID" => (&mut draft.customization, "BT-24"),
        _ => return,
    };
    draft.notes.once(kept, leaf.text(), term, leaf);
}

/// The accounting party around a party. What ends first counts: the place of the party, when there is one.
fn side(draft: &mut PartyDraft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "" | "/cac:Party" => fill(&mut draft.begins, Some(leaf.begins)),
        "/cbc:SupplierAssignedAccountID" | "/cbc:CustomerAssignedAccountID" => draft.identifier(leaf),
        _ => {
            if let Some(path) = path.strip_prefix("/cac:Party/") {
                party(draft, path, leaf);
            }
        }
    }
}

fn party(draft: &mut PartyDraft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "cbc:EndpointID" => draft.endpoint(leaf),
        "cac:PartyIdentification/cbc:ID" => draft.identifier(leaf),
        "cac:PartyName/cbc:Name" => fill(&mut draft.trade_name, leaf.text()),
        "cac:PartyLegalEntity/cbc:RegistrationName" => draft.name(leaf),
        "cac:PartyLegalEntity/cbc:CompanyID" => draft.legal_id(leaf),
        "cac:PartyTaxScheme/cbc:CompanyID" => draft.tax.number = Some((leaf.text.to_owned(), leaf.at)),
        "cac:PartyTaxScheme/cac:TaxScheme/cbc:ID" => draft.tax.kind = leaf.text(),
        "cac:PartyTaxScheme" => {
            // Another registration than the one for VAT (BT-32) names its own kind of tax.
            let Tax { number, kind } = std::mem::take(&mut draft.tax);
            if let Some((number, at)) = number
                && kind.is_none_or(|kind| kind.eq_ignore_ascii_case("VAT"))
            {
                draft.vat(&Leaf { text: &number, scheme: None, begins: leaf.begins, at });
            }
        }
        _ => {}
    }
}
