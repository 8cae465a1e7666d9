//! The identifiers by which a document finds its recipient (R24), out of what it says of the buyer.

use super::{Invoice, Party, PartyId};
use crate::{
    identifier::{ParticipantId, canonical, scheme},
    wire::{Identifier, IdentifierKind, MAX_IDENTIFIER_CHARS, MAX_IDENTIFIERS, RouteIdentifier},
};

/// Schemes of registers of companies or their establishments. Schemes of an address, an office or a person are none.
pub(crate) const REGISTERS: &[&str] = &[
    "0002", "0007", "0009", "0060", "0106", "0151", "0158", "0183", "0184", "0188", "0190", "0191", "0192", "0193",
    "0195", "0196", "0199", "0200", "0208", "0210", "0212", "0218", "0221", "0235", "0240", "0244", "0245", "9902",
    "9907", "9908", "9913", "9916", "9917", "9954", "9956", "9959",
];
/// VAT schemes whose id in the list does not say so.
const VAT: &[&str] = &["0198", "0211", "9904"];

/// By rank, in the order of the document within one, no value twice in one kind; at most [`MAX_IDENTIFIERS`], each of
/// at most [`MAX_IDENTIFIER_CHARS`]: longer values are left out.
pub fn route_identifiers(invoice: &Invoice) -> Vec<RouteIdentifier> {
    let mut found = Found::default();
    found.party(&invoice.receiver);
    let has_number = found.0.iter().any(|id| id.kind == IdentifierKind::CustomerNumber);
    if let Some(reference) = invoice.buyer_reference.as_deref().filter(|_| !has_number) {
        found.add(IdentifierKind::CustomerNumber, reference);
    }
    found.by_rank()
}

/// The same of a party alone: what a document would say that names it in full.
pub fn party_identifiers(party: &Party) -> Vec<RouteIdentifier> {
    let mut found = Found::default();
    found.party(party);
    found.by_rank()
}

/// The scheme of an identifier by its code, where it has one that means something; a label (`GLN`) is brought to it.
pub(super) fn coded(id: &PartyId) -> Option<Identifier> {
    let coded = canonical(id.scheme.as_deref()?, &id.value, "");
    ParticipantId::is_scheme_code(&coded.scheme).then_some(coded)
}

/// What a value of this scheme is looked up as, besides being an electronic address.
fn kind(code: &str) -> Option<IdentifierKind> {
    match code {
        "0037" | "0216" => Some(IdentifierKind::Ovt),
        "0088" => Some(IdentifierKind::Gln),
        "9918" => Some(IdentifierKind::Iban),
        code if is_vat(code) => Some(IdentifierKind::Vat),
        code => REGISTERS.contains(&code).then_some(IdentifierKind::OrgNumber),
    }
}

fn is_vat(code: &str) -> bool {
    VAT.contains(&code) || scheme(code).is_some_and(|scheme| scheme.id.ends_with(":VAT"))
}

#[derive(Default)]
struct Found(Vec<RouteIdentifier>);

impl Found {
    fn party(&mut self, party: &Party) {
        if let Some(endpoint) = &party.endpoint {
            self.endpoint(endpoint);
        }
        for id in &party.identifiers {
            self.identifier(id);
        }
        if let Some(iban) = &party.iban {
            self.add(IdentifierKind::Iban, iban);
        }
        if let Some(id) = &party.legal_id {
            self.add(IdentifierKind::OrgNumber, &coded(id).map_or_else(|| id.value.clone(), |id| written(&id)));
        }
        if let Some(vat) = &party.vat {
            self.add(IdentifierKind::Vat, vat);
        }
    }

    /// The electronic address; its value also names the company, where its scheme does.
    fn endpoint(&mut self, endpoint: &PartyId) {
        let whole = ParticipantId::parse(&endpoint.value).ok();
        let id = match (whole, coded(endpoint)) {
            // The scheme is written in front of the value, as it must not be: it would be there twice.
            (Some(whole), id) if id.as_ref().is_none_or(|id| id.scheme == whole.scheme()) => {
                canonical(whole.scheme(), whole.value(), "")
            }
            (_, Some(id)) => id,
            (_, None) => {
                if let Some(scheme) = &endpoint.scheme {
                    self.add(IdentifierKind::ElectronicId, &format!("{scheme}:{}", endpoint.value));
                }
                return;
            }
        };
        self.add(IdentifierKind::ElectronicId, &written(&id));
        self.coded(&id);
    }

    fn identifier(&mut self, id: &PartyId) {
        match coded(id) {
            Some(id) => self.coded(&id),
            None if id.scheme.is_none() => self.add(IdentifierKind::CustomerNumber, &id.value),
            None => {}
        }
    }

    fn coded(&mut self, id: &Identifier) {
        match kind(&id.scheme) {
            Some(IdentifierKind::OrgNumber) => self.add(IdentifierKind::OrgNumber, &written(id)),
            Some(kind) => self.add(kind, &id.value),
            None => {}
        }
    }

    fn add(&mut self, kind: IdentifierKind, value: &str) {
        let known = self.0.iter().any(|id| id.kind == kind && id.value == value);
        if !known && value.chars().count() <= MAX_IDENTIFIER_CHARS {
            self.0.push(RouteIdentifier { kind, value: value.to_owned() });
        }
    }

    fn by_rank(self) -> Vec<RouteIdentifier> {
        let Self(mut identifiers) = self;
        identifiers.sort_by_key(|id| id.kind.rank());
        identifiers.truncate(MAX_IDENTIFIERS);
        identifiers
    }
}

/// `scheme:value`.
pub(super) fn written(id: &Identifier) -> String {
    format!("{}:{}", id.scheme, id.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_alone_is_routed_by_its_numbers_before_its_address_before_what_the_address_names() {
        let id =
            |scheme: Option<&str>, value: &str| PartyId { scheme: scheme.map(str::to_owned), value: value.to_owned() };
        let party = Party {
            endpoint: Some(id(Some("0088"), "7300010000001")),
            identifiers: vec![id(Some("9957"), "FR44732829320"), id(None, "0100"), id(None, "A-7"), id(None, "0100")],
            ..Party::default()
        };
        let found: Vec<_> = party_identifiers(&party).into_iter().map(|one| (one.kind, one.value)).collect();
        let expected = [
            (IdentifierKind::CustomerNumber, "0100"),
            (IdentifierKind::CustomerNumber, "A-7"),
            (IdentifierKind::ElectronicId, "0088:7300010000001"),
            (IdentifierKind::Gln, "7300010000001"),
            (IdentifierKind::Vat, "FR44732829320"),
        ];
        assert_eq!(found, expected.map(|(kind, value)| (kind, value.to_owned())));
    }
}
