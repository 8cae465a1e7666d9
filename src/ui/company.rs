//! Which of a party's identifiers names the company itself, rather than a place, an account or a mailbox.

use carnet_core::{identifier::ParticipantId, wire::Identifier};

use super::scheme_name;

/// Schemes of national company registers, the narrower before the wider.
const REGISTERS: &[&str] = &[
    "0002", "0007", "0192", "0184", "0198", "0208", "0106", "0216", "0212", "0213", "0191", "0200", "0218", "0183",
    "0196", "0151", "0195", "0009", "0037",
];
/// Tax numbers, where there is no company number: all of their codes begin so, with those of Italy.
const TAX: &[&str] = &["99", "0210", "0211"];

/// The company identifier among `identifiers` and the participant id; a VAT number where there is none.
pub fn company_identifier(participant_id: &str, identifiers: &[Identifier]) -> Option<Identifier> {
    let address = ParticipantId::parse(participant_id).ok().map(|id| Identifier {
        scheme: id.scheme().to_owned(),
        value: id.value().to_owned(),
        label: scheme_name(id.scheme()),
    });
    let all: Vec<&Identifier> = identifiers.iter().chain(address.as_ref()).collect();
    let register = REGISTERS.iter().find_map(|code| all.iter().find(|id| id.scheme == *code));
    let tax = || all.iter().find(|id| TAX.iter().any(|code| id.scheme.starts_with(code)));
    register.or_else(tax).map(|id| (*id).clone())
}
