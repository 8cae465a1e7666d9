//! UN/CEFACT cross industry invoice (D16B and later): where it has what.

use super::{
    draft::{Draft, Leaf, currency, day, decimal, fill},
    party_draft::PartyDraft,
};
use crate::wire::InboundKind;

/// Codes of UNTDID 1001 that are credit notes in EN 16931.
const CREDIT_NOTES: &[&str] =
    &["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"];
const AGREEMENT: &str = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement";
const SETTLEMENT: &str = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement";

/// Takes over an element that ends; `path` is from the root's children on.
pub(super) fn take(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "rsm:ExchangedDocumentContext" => fill(&mut draft.places.context, Some(leaf.begins)),
        "rsm:ExchangedDocument" => fill(&mut draft.places.header, Some(leaf.begins)),
        "rsm:ExchangedDocument/ram:TypeCode" if CREDIT_NOTES.contains(&leaf.text.trim()) => {
            draft.kind = InboundKind::CreditNote;
        }
        "rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString" => fill(&mut draft.issued_on, date(leaf)),
        AGREEMENT => fill(&mut draft.places.parties, Some(leaf.begins)),
        _ => {
            if let Some(path) = below(path, AGREEMENT) {
                agreement(draft, path, leaf);
            } else if let Some(path) = below(path, SETTLEMENT) {
                settlement(draft, path, leaf);
            } else {
                noted(draft, path, leaf);
            }
        }
    }
}

fn below<'p>(path: &'p str, parent: &str) -> Option<&'p str> {
    path.strip_prefix(parent)?.strip_prefix('/')
}

/// What is told when it is there twice or is cut.
fn noted(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    let (kept, term) = match path {
        "rsm:ExchangedDocument/ram:ID" => (&mut draft.number, "BT-1"),
        "rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID" => {
            (&mut draft.profile, "BT-23")
        }
        "rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID" => {
            (&mut draft.customization, "BT-24")
        }
        _ => return,
    };
    draft.notes.once(kept, leaf.text(), term, leaf);
}

fn agreement(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "ram:BuyerReference" => {
            draft.notes.once(&mut draft.buyer_reference, leaf.text(), "BT-10", leaf);
        }
        "ram:SellerTradeParty" => fill(&mut draft.sender.begins, Some(leaf.begins)),
        "ram:BuyerTradeParty" => fill(&mut draft.receiver.begins, Some(leaf.begins)),
        _ => {
            if let Some(path) = below(path, "ram:SellerTradeParty") {
                party(&mut draft.sender, path, leaf);
            } else if let Some(path) = below(path, "ram:BuyerTradeParty") {
                party(&mut draft.receiver, path, leaf);
            }
        }
    }
}

fn settlement(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "ram:InvoiceCurrencyCode" => fill(&mut draft.currency, currency(leaf.text())),
        "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount" => {
            fill(&mut draft.amount, decimal(leaf.text()));
        }
        "ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount/ram:IBANID" => {
            draft.sender.iban(leaf);
        }
        "ram:SpecifiedTradeSettlementPaymentMeans/ram:PayerPartyDebtorFinancialAccount/ram:IBANID" => {
            draft.receiver.iban(leaf);
        }
        _ => {}
    }
}

fn party(draft: &mut PartyDraft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "ram:URIUniversalCommunication/ram:URIID" => draft.endpoint(leaf),
        "ram:ID" => draft.identifier(leaf),
        "ram:GlobalID" => draft.global_identifier(leaf),
        "ram:Name" => draft.name(leaf),
        "ram:SpecifiedLegalOrganization/ram:ID" => draft.legal_id(leaf),
        "ram:SpecifiedLegalOrganization/ram:TradingBusinessName" => fill(&mut draft.trade_name, leaf.text()),
        // `VA` is the number for VAT, `FC` the one of the tax office.
        "ram:SpecifiedTaxRegistration/ram:ID" if leaf.scheme == Some("VA") => draft.vat(leaf),
        _ => {}
    }
}

/// `20261126`, format 102 of UNTDID 2379; some write a day as everywhere else.
fn date(leaf: &Leaf<'_>) -> Option<String> {
    let text = leaf.text()?;
    match (text.get(..4), text.get(4..6), text.get(6..8)) {
        (Some(year), Some(month), Some(of_month)) if text.len() == 8 => day(Some(format!("{year}-{month}-{of_month}"))),
        _ => day(Some(text)),
    }
}
