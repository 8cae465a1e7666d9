//! UN/CEFACT cross industry invoice (D16B and later): where it has what.

use super::draft::{Draft, Leaf, PartyDraft, currency, day, decimal, fill};
use crate::wire::InboundKind;

/// Codes of UNTDID 1001 that are credit notes in EN 16931.
const CREDIT_NOTES: &[&str] =
    &["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"];
const AGREEMENT: &str = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/";
const SETTLEMENT: &str = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/";

/// Takes over an element that ends; `path` is from the root's children on.
pub(super) fn take(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "rsm:ExchangedDocument/ram:ID" => fill(&mut draft.number, leaf.text()),
        "rsm:ExchangedDocument/ram:TypeCode" if CREDIT_NOTES.contains(&leaf.text.trim()) => {
            draft.kind = InboundKind::CreditNote;
        }
        "rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString" => fill(&mut draft.issued_on, date(leaf)),
        "rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID" => {
            fill(&mut draft.customization, leaf.text());
        }
        "rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID" => {
            fill(&mut draft.profile, leaf.text());
        }
        _ => {
            if let Some(path) = path.strip_prefix(AGREEMENT) {
                agreement(draft, path, leaf);
            } else if let Some(path) = path.strip_prefix(SETTLEMENT) {
                settlement(draft, path, leaf);
            }
        }
    }
}

fn agreement(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    if path == "ram:BuyerReference" {
        fill(&mut draft.buyer_reference, leaf.text());
    } else if let Some(path) = path.strip_prefix("ram:SellerTradeParty/") {
        party(&mut draft.sender, path, leaf);
    } else if let Some(path) = path.strip_prefix("ram:BuyerTradeParty/") {
        party(&mut draft.receiver, path, leaf);
    }
}

fn settlement(draft: &mut Draft, path: &str, leaf: &Leaf<'_>) {
    let iban = match path {
        "ram:InvoiceCurrencyCode" => return fill(&mut draft.currency, currency(leaf.text())),
        "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount" => {
            return fill(&mut draft.amount, decimal(leaf.text()));
        }
        "ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount/ram:IBANID" => {
            &mut draft.sender.party.iban
        }
        "ram:SpecifiedTradeSettlementPaymentMeans/ram:PayerPartyDebtorFinancialAccount/ram:IBANID" => {
            &mut draft.receiver.party.iban
        }
        _ => return,
    };
    fill(iban, leaf.text());
}

fn party(draft: &mut PartyDraft, path: &str, leaf: &Leaf<'_>) {
    match path {
        "ram:URIUniversalCommunication/ram:URIID" => fill(&mut draft.party.endpoint, leaf.id()),
        "ram:ID" | "ram:GlobalID" => draft.add(leaf.id()),
        "ram:Name" => fill(&mut draft.party.name, leaf.text()),
        "ram:SpecifiedLegalOrganization/ram:ID" => fill(&mut draft.party.legal_id, leaf.id()),
        "ram:SpecifiedLegalOrganization/ram:TradingBusinessName" => fill(&mut draft.trade_name, leaf.text()),
        // `VA` is the number for VAT, `FC` the one of the tax office.
        "ram:SpecifiedTaxRegistration/ram:ID" if leaf.scheme == Some("VA") => fill(&mut draft.party.vat, leaf.text()),
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
