//! What each kind of identifier is looked up by.

use carnet_core::{
    identifier::Lookup,
    routing::{Ask, Identifiers, Question, question},
    wire::{IdentifierKind, RouteIdentifier},
};
use proptest::prelude::*;

fn ask(kind: IdentifierKind, value: &str) -> Question {
    question(&RouteIdentifier { kind, value: value.to_owned() })
}

fn identifiers(kind: IdentifierKind, value: &str) -> Identifiers {
    match ask(kind, value).ask {
        Ask::Identifiers(identifiers) => identifiers,
        Ask::Nothing => Identifiers::default(),
        other => panic!("{value}: {other:?}"),
    }
}

fn keys(lookups: &[Lookup]) -> Vec<String> {
    let one = |lookup: &Lookup| format!("{}:{}", lookup.scheme.as_deref().unwrap_or("any"), lookup.key);
    lookups.iter().map(one).collect()
}

#[test]
fn a_customer_number_is_compared_as_it_is_stored() {
    let number = |value| ask(IdentifierKind::CustomerNumber, value).ask;
    assert_eq!(number(" 0100 "), Ask::Number("0100".to_owned()));
    assert_eq!(number("caf\u{65}\u{301}"), Ask::Number("caf\u{e9}".to_owned()));
    assert_eq!(number("A*"), Ask::Number("A*".to_owned()), "a star is a character of a number");
    assert_eq!(number(" \u{a0} "), Ask::Nothing);
}

#[test]
fn an_electronic_address_is_itself_and_nothing_else() {
    let address = |value| ask(IdentifierKind::ElectronicId, value);
    for value in [
        "0225:702042755_COMPTA",
        " iso6523-actorid-upis::0225:702042755_compta",
        "ISO6523-ACTORID-UPIS::0225:702042755_Compta",
    ] {
        assert_eq!(address(value).ask, Ask::Address("0225:702042755_compta".to_owned()), "{value}");
    }
    for value in ["7300010000001", "0088:", "0088:73*", "GLN:7300010000001", "0088:73 00", ""] {
        assert_eq!(address(value), Question::default(), "{value}");
    }
    assert!(address("0088:7300010000002").check_digit);
    assert!(!address("0088:7300010000001").check_digit);
}

#[test]
fn a_removed_scheme_names_its_successor() {
    let question = ask(IdentifierKind::ElectronicId, "0212:10161270");
    assert_eq!(question.retired.as_deref(), Some("0216:003710161270"));
    assert_eq!(ask(IdentifierKind::ElectronicId, "9901:1234567890").retired.as_deref(), Some(""));
    assert_eq!(ask(IdentifierKind::ElectronicId, "0216:003710161270").retired, None);
    assert_eq!(ask(IdentifierKind::Vat, "FI10161270").retired, None, "a tax number is no address");
    assert_eq!(ask(IdentifierKind::OrgNumber, "0212:10161270").retired.as_deref(), Some("0216:003710161270"));
}

#[test]
fn a_company_leads_to_its_parts_and_a_part_to_no_other() {
    let siren = identifiers(IdentifierKind::OrgNumber, "0002:702042755");
    assert_eq!(keys(&siren.typed), ["0002:702042755"]);
    for equivalent in ["0009:702042755*", "9957:fr63702042755", "0225:702042755", "0225:702042755_*"] {
        assert!(keys(&siren.equivalents).iter().any(|key| key == equivalent), "{equivalent} of {siren:?}");
    }
    // Without its scheme it is a Norwegian number too.
    let bare = identifiers(IdentifierKind::OrgNumber, "702 042 755");
    assert_eq!(keys(&bare.typed), ["0002:702042755", "0192:702042755"]);
    assert!(siren.equivalents.iter().all(|equivalent| bare.equivalents.contains(equivalent)));
    let siret = identifiers(IdentifierKind::OrgNumber, "70204275500240");
    assert_eq!(keys(&siret.typed), ["0009:70204275500240"]);
    assert!(keys(&siret.equivalents).iter().any(|key| key == "0002:702042755"));
    assert!(!keys(&siret.equivalents).iter().any(|key| key.contains('*')), "{siret:?}");
}

#[test]
fn a_tax_number_leads_to_the_register_of_its_company() {
    let vat = identifiers(IdentifierKind::Vat, "FR63 702 042 755");
    assert_eq!(keys(&vat.typed), ["9957:fr63702042755", "9957:63702042755"]);
    assert!(keys(&vat.equivalents).iter().any(|key| key == "0002:702042755"));
    assert_eq!(identifiers(IdentifierKind::Vat, "9957:FR63702042755"), vat);
    let belgian = identifiers(IdentifierKind::Vat, "BE0202239951");
    assert!(keys(&belgian.equivalents).iter().any(|key| key == "0208:0202239951"));
}

#[test]
fn an_ovt_number_is_found_under_the_codes_it_had() {
    let ovt = identifiers(IdentifierKind::Ovt, "003715921021");
    assert_eq!(keys(&ovt.typed), ["0216:003715921021"]);
    assert!(keys(&ovt.equivalents).iter().any(|key| key == "0212:15921021"), "{ovt:?}");
    assert!(!keys(&ovt.equivalents).iter().any(|key| key.contains('*')), "{ovt:?}");
    let part = identifiers(IdentifierKind::Ovt, "003715921021AB");
    assert_eq!((keys(&part.typed), part.equivalents.len()), (vec!["0216:003715921021ab".to_owned()], 0));
}

#[test]
fn a_kind_says_the_scheme() {
    assert_eq!(keys(&identifiers(IdentifierKind::Gln, "7300010000001").typed), ["0088:7300010000001"]);
    assert_eq!(
        keys(&identifiers(IdentifierKind::Iban, "FR14 2004 1010 0505 0001 3M02 606").typed),
        ["9918:fr1420041010050500013m02606"]
    );
    // A number of any register, when the document says which.
    assert_eq!(keys(&identifiers(IdentifierKind::OrgNumber, "0060:123456789").typed), ["0060:123456789"]);
    assert!(
        !keys(&identifiers(IdentifierKind::OrgNumber, "702042755").typed).iter().any(|key| key.starts_with("0060"))
    );
    // Not proved by its check digit, and of no other kind than its own.
    let gln = ask(IdentifierKind::Gln, "7300010000002");
    assert!(gln.check_digit);
    assert_eq!(keys(&identifiers(IdentifierKind::Gln, "7300010000002").typed), ["0088:7300010000002"]);
    for (kind, value) in [
        (IdentifierKind::Gln, "0002:702042755"),
        (IdentifierKind::Iban, "0088:7300010000001"),
        (IdentifierKind::Vat, "0088:7300010000001"),
        (IdentifierKind::OrgNumber, "0088:7300010000001"),
        (IdentifierKind::OrgNumber, "Vega AB"),
        (IdentifierKind::OrgNumber, "702042755*"),
        (IdentifierKind::Vat, ""),
    ] {
        assert_eq!(ask(kind, value), Question::default(), "{kind:?} {value}");
    }
}

#[test]
fn t22_an_establishment_of_la_poste_has_no_doubtful_number() {
    let siret = ask(IdentifierKind::OrgNumber, "35600000049837");
    assert!(!siret.check_digit);
    assert_eq!(keys(&identifiers(IdentifierKind::OrgNumber, "35600000049837").typed), ["0009:35600000049837"]);
    assert!(ask(IdentifierKind::OrgNumber, "0009:35600000049839").check_digit);
}

proptest! {
    #[test]
    fn any_value_is_a_question_and_every_look_up_has_a_scheme(kind in 0_usize..7, value in "\\PC{0,40}|[0-9A-Z:.* -]{0,20}") {
        let kind = *IdentifierKind::ALL.get(kind).unwrap();
        if let Ask::Identifiers(asked) = ask(kind, &value).ask {
            prop_assert!(!asked.typed.is_empty());
            let mut all = asked.typed.iter().chain(&asked.equivalents);
            prop_assert!(all.all(|lookup| lookup.scheme.is_some() && !lookup.key.is_empty()));
            prop_assert!(asked.typed.iter().all(|lookup| !lookup.key.contains('*')));
            // A beginning, and nothing else, is what a pattern tells.
            prop_assert!(asked.equivalents.iter().all(|lookup| !lookup.key.trim_end_matches('*').contains('*')));
            let short = |lookup: &&Lookup| lookup.key.ends_with('*') && lookup.key.len() < 9;
            prop_assert_eq!(asked.equivalents.iter().find(short), None);
        }
    }
}
