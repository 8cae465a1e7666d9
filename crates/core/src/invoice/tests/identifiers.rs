//! From what a document says of the buyer to the identifiers and document types it is routed by.
use super::*;
use crate::wire::{
    IdentifierKind::{self, *},
    MAX_IDENTIFIER_CHARS, MAX_IDENTIFIERS,
};

fn with(receiver: Party) -> Invoice {
    Invoice { receiver, buyer_reference: None, ..read(UBL.as_bytes()).unwrap() }
}

fn routed(invoice: &Invoice) -> Vec<(IdentifierKind, String)> {
    route_identifiers(invoice).into_iter().map(|id| (id.kind, id.value)).collect()
}

/// Asserts what a buyer is looked up by.
fn assert_routed(receiver: Party, expected: &[(IdentifierKind, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(kind, value)| (*kind, (*value).to_owned())).collect();
    assert_eq!(routed(&with(receiver.clone())), expected, "{receiver:?}");
}

fn endpoint(scheme: &str, value: &str) -> Party {
    Party { endpoint: Some(id(Some(scheme), value)), ..Party::default() }
}

fn identifiers(identifiers: &[(&str, &str)]) -> Party {
    let id = |(scheme, value): &(&str, &str)| id(Some(*scheme).filter(|scheme| !scheme.is_empty()), value);
    Party { identifiers: identifiers.iter().map(id).collect(), ..Party::default() }
}

#[test]
fn the_examples() {
    let expected = [(CustomerNumber, "00417"), (ElectronicId, "0088:7300010000001"), (Gln, "7300010000001")];
    let expected = expected.map(|(kind, value)| (kind, value.to_owned()));
    assert_eq!(routed(&read(UBL.as_bytes()).unwrap()), expected);
    let expected = [(CustomerNumber, "00417"), (Iban, "FR7630006000011234567890189")];
    let expected = expected.map(|(kind, value)| (kind, value.to_owned()));
    assert_eq!(routed(&read(CII.as_bytes()).unwrap()), expected);
    assert_routed(Party::default(), &[]);
}

#[test]
fn an_electronic_address_may_name_the_company_too() {
    for (scheme, value, expected) in [
        ("0088", "7300010000001", &[(ElectronicId, "0088:7300010000001"), (Gln, "7300010000001")][..]),
        ("GLN", "7300010000001", &[(ElectronicId, "0088:7300010000001"), (Gln, "7300010000001")]),
        ("0216", "003715921021", &[(ElectronicId, "0216:003715921021"), (Ovt, "003715921021")]),
        ("0037", "003715921021", &[(ElectronicId, "0037:003715921021"), (Ovt, "003715921021")]),
        (
            "9918",
            "FR7630006000011234567890189",
            &[(ElectronicId, "9918:FR7630006000011234567890189"), (Iban, "FR7630006000011234567890189")],
        ),
        ("9925", "BE0202239951", &[(ElectronicId, "9925:BE0202239951"), (Vat, "BE0202239951")]),
        ("0211", "IT00743110157", &[(ElectronicId, "0211:IT00743110157"), (Vat, "IT00743110157")]),
        ("0002", "552100554", &[(ElectronicId, "0002:552100554"), (OrgNumber, "0002:552100554")]),
        ("0208", "0202239951", &[(ElectronicId, "0208:0202239951"), (OrgNumber, "0208:0202239951")]),
        // Addresses of a part of a company: the answer is about exactly this one.
        ("0225", "552100554_COMPTA", &[(ElectronicId, "0225:552100554_COMPTA")]),
        ("0204", "991-33333TEST-33", &[(ElectronicId, "0204:991-33333TEST-33")]),
        // The scheme is there twice.
        ("0088", "0088:7300010000001", &[(ElectronicId, "0088:7300010000001"), (Gln, "7300010000001")]),
        ("iso6523-actorid-upis", "0225:552100554", &[(ElectronicId, "0225:552100554")]),
        // A value that has a colon of its own.
        ("0225", "0088:1", &[(ElectronicId, "0225:0088:1")]),
        ("EM", "factures@example.fr", &[(ElectronicId, "EM:factures@example.fr")]),
    ] {
        assert_routed(endpoint(scheme, value), expected);
    }
    let bare = |value| Party { endpoint: Some(id(None, value)), ..Party::default() };
    assert_routed(bare("0225:552100554"), &[(ElectronicId, "0225:552100554")]);
    assert_routed(bare("552100554"), &[]);
}

#[test]
fn identifiers_by_their_schemes() {
    let party = identifiers(&[
        ("", "417"),
        ("VAT", "FR40552100554"),
        ("0009", "55210055400013"),
        ("SIREN", "552100554"),
        ("0060", "123456789"),
        ("9918", "FR7630006000011234567890189"),
        ("0216", "003715921021"),
        ("0088", "7300010000001"),
        ("0224", "SERVICE"),
        ("0225", "552100554_COMPTA"),
        ("FOO", "1"),
        ("", "0417"),
    ]);
    assert_routed(
        party,
        &[
            (CustomerNumber, "417"),
            (CustomerNumber, "0417"),
            (Ovt, "003715921021"),
            (Iban, "FR7630006000011234567890189"),
            (Gln, "7300010000001"),
            (OrgNumber, "0009:55210055400013"),
            (OrgNumber, "0002:552100554"),
            (OrgNumber, "0060:123456789"),
            (Vat, "FR40552100554"),
        ],
    );
}

#[test]
fn numbers_of_the_company_and_values_that_are_there_twice() {
    let legal = |scheme| Party { legal_id: Some(id(scheme, "552100554")), ..endpoint("0002", "552100554") };
    let once = [(ElectronicId, "0002:552100554"), (OrgNumber, "0002:552100554")];
    assert_routed(legal(Some("0002")), &once);
    assert_routed(legal(Some("SIREN")), &once);
    assert_routed(legal(None), &[once[0], once[1], (OrgNumber, "552100554")]);
    assert_routed(legal(Some("RCS Paris")), &[once[0], once[1], (OrgNumber, "552100554")]);
    let vat = Some("BE0202239951".to_owned());
    let party = Party { vat, ..endpoint("9925", "BE0202239951") };
    assert_routed(party, &[(ElectronicId, "9925:BE0202239951"), (Vat, "BE0202239951")]);
}

#[test]
fn the_buyer_reference_stands_in_for_a_customer_number() {
    let invoice = |receiver| Invoice { buyer_reference: Some("SERVICE-12".to_owned()), ..with(receiver) };
    let reference = (CustomerNumber, "SERVICE-12".to_owned());
    assert_eq!(routed(&invoice(endpoint("0225", "1")))[0], reference);
    assert_eq!(routed(&invoice(Party::default())), [reference]);
    assert_eq!(routed(&invoice(identifiers(&[("", "417")]))), [(CustomerNumber, "417".to_owned())]);
}

#[test]
fn accounts_by_which_the_two_sides_know_the_buyer() {
    for element in ["SupplierAssignedAccountID", "CustomerAssignedAccountID"] {
        let account = format!("<cbc:{element}> 9001 </cbc:{element}>");
        let document = UBL.replace("<cac:AccountingCustomerParty>", &format!("<cac:AccountingCustomerParty>{account}"));
        let invoice = read(document.as_bytes()).unwrap();
        assert_eq!(invoice.receiver.customer_number(), Some("9001"));
        let numbers = routed(&invoice).into_iter().filter(|(kind, _)| *kind == CustomerNumber).map(|(_, value)| value);
        assert_eq!(numbers.collect::<Vec<_>>(), ["9001", "00417"]);
    }
}

#[test]
fn not_too_many_and_none_too_long() {
    let fits = "é".repeat(MAX_IDENTIFIER_CHARS);
    assert_routed(identifiers(&[("", &fits)]), &[(CustomerNumber, &fits)]);
    assert_routed(identifiers(&[("", &"é".repeat(MAX_IDENTIFIER_CHARS + 1))]), &[]);
    assert_routed(endpoint("0225", &"9".repeat(MAX_IDENTIFIER_CHARS - 4)), &[]);
    let numbers: Vec<String> = (0..100).map(|n| n.to_string()).collect();
    let all: Vec<_> = numbers.iter().map(|number| ("", number.as_str())).collect();
    assert_eq!(routed(&with(identifiers(&all))).len(), MAX_IDENTIFIERS);
}

#[test]
fn document_types_that_fit() {
    let ubl = read(UBL.as_bytes()).unwrap();
    assert_eq!(
        document_types(&ubl),
        ["urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017::2.1"]
    );
    let note = Invoice { kind: InboundKind::CreditNote, ..ubl.clone() };
    assert_eq!(
        document_types(&note),
        ["urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2::CreditNote##urn:cen.eu:en16931:2017::2.1"]
    );
    let cii = read(CII.as_bytes()).unwrap();
    let root = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100::CrossIndustryInvoice";
    let types = ["D16B", "D22B"].map(|release| format!("{root}##urn:cen.eu:en16931:2017::{release}"));
    assert_eq!(document_types(&cii), types, "of a credit note too");
    assert_eq!(document_types(&Invoice { customization: None, ..ubl }), Vec::<String>::new());
}

#[test]
fn a_factur_x_document_with_its_guideline() {
    let guideline = "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended";
    let process = "<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>S1</ram:ID>\
                   </ram:BusinessProcessSpecifiedDocumentContextParameter>";
    let totals = "<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:DuePayableAmount> -120.50 </ram:DuePayableAmount>\
                  </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>";
    let document = CII.replace("urn:cen.eu:en16931:2017", guideline);
    let document = document.replace("<ram:Guideline", &format!("{process}<ram:Guideline"));
    let document = document.replace("</ram:ApplicableHeaderTradeSettlement>", totals);
    let invoice = read(document.as_bytes()).unwrap();
    assert_eq!(invoice.profile.as_deref(), Some("S1"));
    assert_eq!((invoice.amount.as_deref(), invoice.currency.as_deref()), (Some("-120.50"), Some("EUR")));
    assert!(document_types(&invoice)[1].ends_with(&format!("##{guideline}::D22B")));
}

#[test]
fn amounts_are_numbers_and_currencies_three_letters() {
    let invoice = read(UBL.as_bytes()).unwrap();
    assert_eq!((invoice.amount.as_deref(), invoice.currency.as_deref()), (Some("120.00"), Some("EUR")));
    for (amount, kept) in [("0", true), ("-7.5", true), ("1,50", false), ("1.", false), (".5", false), ("1e3", false)] {
        let document = UBL.replace("120.00", amount);
        assert_eq!(read(document.as_bytes()).unwrap().amount.is_some(), kept, "{amount}");
    }
    let long = UBL.replace("120.00", &"1".repeat(41));
    assert_eq!(read(long.as_bytes()).unwrap().amount, None);
    let document = UBL.replace(">EUR<", ">euros<");
    assert_eq!(read(document.as_bytes()).unwrap().currency, None);
}
