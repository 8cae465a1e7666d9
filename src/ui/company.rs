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

#[cfg(test)]
mod tests {
    use carnet_core::wire::Identifier;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::company_identifier;

    fn company(participant_id: &str, identifiers: &[(&str, &str)]) -> Option<String> {
        let identifiers: Vec<Identifier> = identifiers
            .iter()
            .map(|(scheme, value)| Identifier {
                scheme: (*scheme).to_owned(),
                value: (*value).to_owned(),
                label: String::new(),
            })
            .collect();
        company_identifier(participant_id, &identifiers).map(|id| format!("{}:{}", id.scheme, id.value))
    }

    #[wasm_bindgen_test]
    fn the_company_comes_before_places_and_mailboxes() {
        let siret_then_siren = [("0009", "70204275500010"), ("0002", "702042755")];
        assert_eq!(company("0225:702042755", &siret_then_siren).as_deref(), Some("0002:702042755"));
        assert_eq!(company("0192:779509141", &[]).as_deref(), Some("0192:779509141"));
        assert_eq!(company("0088:7300010000001", &[("9957", "FR1")]).as_deref(), Some("9957:FR1"));
        assert_eq!(company("0088:7300010000001", &[("IT:CUUO", "X1")]), None);
        assert_eq!(company("no address", &[]), None);
    }
}
