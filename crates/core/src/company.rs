//! Which company is behind a party: the identifier that names it, and a key that is the same for all addresses,
//! establishments and tax numbers of one company. Two customers with one key may be duplicates.

use crate::{
    identifier::{self, ParticipantId, company_number, key},
    wire::Identifier,
};

/// Schemes of national company registers, the narrower before the wider.
pub(crate) const REGISTERS: &[&str] = &[
    "0002", "0007", "0192", "0184", "0198", "0208", "0106", "0216", "0212", "0213", "0191", "0200", "0218", "0183",
    "0196", "0151", "0195", "0009", "0037",
];
/// Electronic addresses that are built around the number of a company.
const ADDRESSES: &[&str] = &["0225", "0215", "0245", "0246"];
/// Tax numbers, where there is no company number: all of their codes begin so, with those of Italy.
const TAX: &[&str] = &["99", "0210", "0211"];
/// Begins like a tax number, and is a bank account.
const IBAN: &str = "9918";

/// The company identifier among `identifiers` and the participant id; a VAT number where there is none.
pub fn company_identifier(participant_id: &str, identifiers: &[Identifier]) -> Option<Identifier> {
    let address = address(participant_id);
    let all: Vec<&Identifier> = identifiers.iter().chain(address.as_ref()).collect();
    let register = REGISTERS.iter().find_map(|code| all.iter().find(|id| id.scheme == *code));
    register.or_else(|| all.iter().find(|id| is_tax(&id.scheme))).map(|id| (*id).clone())
}

/// The canonical key of the company, `scheme:value`: a SIREN for every French address, SIRET and VAT number, an
/// enterprise number for both Belgian schemes, a business id for all Finnish ones, else the number of the company
/// register or of the tax office as it stands. Empty when nothing says: a GLN names a place, not a company.
pub fn company_key<'a>(participant_id: &'a str, identifiers: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let all: Vec<(&str, &str)> = identifiers.into_iter().chain(participant_id.split_once(':')).collect();
    let of = |code: &str| all.iter().find(|(scheme, _)| *scheme == code).and_then(|(_, value)| canonical(code, value));
    let tax = || all.iter().filter(|(scheme, _)| is_tax(scheme)).find_map(|(scheme, value)| canonical(scheme, value));
    REGISTERS.iter().chain(ADDRESSES).find_map(|code| of(code)).or_else(tax).unwrap_or_default()
}

fn canonical(code: &str, value: &str) -> Option<String> {
    let compact = key(value);
    if let Some((scheme, number)) = company_number(code, value).or_else(|| company_number(code, &compact)) {
        return Some(format!("{scheme}:{number}"));
    }
    // An address whose form is unknown says nothing of the company.
    let says = !compact.is_empty() && !ADDRESSES.contains(&code);
    says.then(|| format!("{code}:{compact}"))
}

fn is_tax(scheme: &str) -> bool {
    scheme != IBAN && TAX.iter().any(|code| scheme.starts_with(code))
}

fn address(participant_id: &str) -> Option<Identifier> {
    let id = ParticipantId::parse(participant_id).ok()?;
    let label = identifier::scheme(id.scheme()).map_or(id.scheme(), |scheme| scheme.name).to_owned();
    Some(Identifier { scheme: id.scheme().to_owned(), value: id.value().to_owned(), label })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identifiers(pairs: &[(&str, &str)]) -> Vec<Identifier> {
        let one = |(scheme, value): &(&str, &str)| Identifier {
            scheme: (*scheme).to_owned(),
            value: (*value).to_owned(),
            label: String::new(),
        };
        pairs.iter().map(one).collect()
    }

    #[test]
    fn the_company_comes_before_places_and_mailboxes() {
        let company = |participant_id: &str, pairs: &[(&str, &str)]| {
            company_identifier(participant_id, &identifiers(pairs)).map(|id| format!("{}:{}", id.scheme, id.value))
        };
        let siret_then_siren = [("0009", "70204275500010"), ("0002", "702042755")];
        assert_eq!(company("0225:702042755", &siret_then_siren).as_deref(), Some("0002:702042755"));
        assert_eq!(company("0192:779509141", &[]).as_deref(), Some("0192:779509141"));
        assert_eq!(company("0088:7300010000001", &[("9957", "FR1")]).as_deref(), Some("9957:FR1"));
        assert_eq!(company("0088:7300010000001", &[("IT:CUUO", "X1")]), None);
        assert_eq!(company("no address", &[]), None);
    }

    #[test]
    fn one_company_has_one_key() {
        for (company, forms) in [
            (
                "0002:702042755",
                &[
                    ("0225:702042755", &[][..]),
                    ("0225:702042755_COMPTA", &[]),
                    ("0225:702042755_70204275500010_ACHATS", &[]),
                    ("0088:7300010000001", &[("0002", "702 042 755")]),
                    ("0009:70204275500010", &[]),
                    ("9957:FR56702042755", &[]),
                    ("0088:7300010000001", &[("9957", "fr56702042755")]),
                    // The company's own number counts, not that of the mailbox it uses.
                    ("0225:732829320_X", &[("0002", "702042755")]),
                ][..],
            ),
            ("0208:0202239951", &[("0208:0202239951", &[]), ("9925:BE0202239951", &[]), ("9956:0202239951", &[])]),
            (
                "0212:15921021",
                &[
                    ("0216:003715921021", &[]),
                    ("0216:003715921021AB", &[]),
                    ("0037:003715921021", &[]),
                    ("0212:1592102-1", &[]),
                    ("0213:FI15921021", &[]),
                    ("0088:7300010000001", &[("0213", "fi15921021")]),
                ],
            ),
            ("0007:5567890120", &[("0007:5567890120", &[]), ("9955:SE556789012001", &[])]),
            ("0184:12345674", &[("0184:12345674", &[]), ("0198:DK12345674", &[])]),
            ("0192:991825827", &[("0192:991825827", &[]), ("9909:NO991825827MVA", &[])]),
            // No other number is derived from these.
            (
                "0106:12345678",
                &[("0088:7300010000001", &[("0106", "12 34 56 78")]), ("9944:NL1B01", &[("0106", "12345678")])],
            ),
            ("9944:nl004495445b01", &[("9944:NL004495445B01", &[])]),
            // A bank account names no company.
            ("0002:702042755", &[("9957:FR63702042755", &[("9918", "DE89370400440532013000")])]),
            ("", &[("9918:DE89370400440532013000", &[])]),
            ("", &[("0088:7300010000001", &[]), ("0225:ABC", &[]), ("0060:123456789", &[]), ("", &[]), ("0002:", &[])]),
        ] {
            for (participant_id, further) in forms {
                let key = company_key(participant_id, further.iter().copied());
                assert_eq!(key, company, "{participant_id} {further:?}");
            }
        }
    }
}
