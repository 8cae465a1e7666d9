#![allow(clippy::unwrap_used, clippy::panic)]
use proptest::prelude::*;

use super::*;
use crate::wire::Code;

const UBL: &str = include_str!("examples/ubl.xml");
const CII: &str = include_str!("examples/cii.xml");

fn id(scheme: Option<&str>, value: &str) -> PartyId {
    PartyId { scheme: scheme.map(str::to_owned), value: value.to_owned() }
}

fn code(document: &str) -> Code {
    read(document.as_bytes()).unwrap_err().code()
}

#[test]
fn a_ubl_invoice() {
    let invoice = read(UBL.as_bytes()).unwrap();
    assert_eq!(invoice.kind, InboundKind::Invoice);
    assert_eq!(invoice.number, "F-2026/0117 & fils");
    assert_eq!(invoice.issued_on.as_deref(), Some("2026-11-24"));
    assert_eq!(invoice.customization.as_deref(), Some("urn:cen.eu:en16931:2017"));
    assert_eq!(invoice.buyer_reference.as_deref(), Some("SERVICE-12"));
    let sender = &invoice.sender;
    assert_eq!(sender.endpoint, Some(id(Some("0225"), "552100554_COMPTA")));
    assert_eq!(sender.identifiers, [id(Some("0009"), "55210055400013"), id(None, "F-77")]);
    assert_eq!(sender.legal_id, Some(id(Some("0002"), "552100554")));
    assert_eq!(sender.vat.as_deref(), Some("FR40552100554"), "not the number of the tax office");
    assert_eq!(sender.iban.as_deref(), Some("FR7630006000011234567890189"));
    assert_eq!(sender.name.as_deref(), Some("Fonderie des Trois Ponts SAS"));
    let receiver = &invoice.receiver;
    assert_eq!(receiver.endpoint, Some(id(Some("0088"), "7300010000001")));
    assert_eq!(receiver.customer_number(), Some("00417"));
    assert_eq!(receiver.vat, None);
    assert_eq!(receiver.name.as_deref(), Some("Lumière Industrie"), "the name it trades under, for want of another");
}

#[test]
fn a_cross_industry_invoice() {
    let invoice = read(CII.as_bytes()).unwrap();
    assert_eq!(invoice.kind, InboundKind::CreditNote);
    assert_eq!((invoice.number.as_str(), invoice.issued_on.as_deref()), ("AV-31", Some("2026-11-20")));
    assert_eq!(invoice.buyer_reference.as_deref(), Some("SERVICE-12"));
    let sender = &invoice.sender;
    assert_eq!(sender.endpoint, Some(id(Some("0225"), "552100554")));
    assert_eq!(sender.identifiers, [id(None, "587451236587"), id(Some("0088"), "3020810000010")]);
    assert_eq!(sender.legal_id, Some(id(Some("0002"), "552100554")));
    assert_eq!(sender.vat.as_deref(), Some("FR40552100554"));
    assert_eq!(sender.name.as_deref(), Some("Fonderie des Trois Ponts SAS"));
    assert_eq!(invoice.receiver.customer_number(), Some("00417"));
    assert_eq!(invoice.receiver.iban.as_deref(), Some("FR7630006000011234567890189"));
}

#[test]
fn prefixes_are_free_and_namespaces_count() {
    let other = UBL.replace("cbc:", "b:").replace("xmlns:cbc=", "xmlns:b=").replace("cac:", "a:");
    let other = other.replace("xmlns:cac=", "xmlns:a=").replace("<Invoice", "<i:Invoice");
    let other = other.replace("</Invoice", "</i:Invoice").replace("xmlns=", "xmlns:i=");
    assert_eq!(read(other.as_bytes()), read(UBL.as_bytes()));
    let elsewhere = UBL.replace("xsd:Invoice-2", "xsd:Invoice-3");
    assert_eq!(code(&elsewhere), Code::NotAnInvoice);
    let elsewhere = UBL.replace("CommonBasicComponents-2", "CommonBasicComponents-1");
    assert_eq!(code(&elsewhere), Code::DocumentNumberMissing);
    assert_eq!(code(&UBL.replace("xmlns:cbc=", "xmlns:cbd=")), Code::MalformedXml);
}

#[test]
fn a_credit_note_is_known_by_its_root() {
    let note = UBL.replace("Invoice-2", "CreditNote-2").replace("<Invoice", "<CreditNote");
    let note = note.replace("</Invoice>", "</CreditNote>");
    assert_eq!(read(note.as_bytes()).unwrap().kind, InboundKind::CreditNote);
}

#[test]
fn utf_8_with_or_without_mark_and_nothing_else() {
    let marked = format!("\u{feff}{UBL}");
    assert_eq!(read(marked.as_bytes()), read(UBL.as_bytes()));
    let declared = UBL.replace("UTF-8", "ISO-8859-1");
    let error = read(declared.as_bytes()).unwrap_err();
    assert_eq!(error.code(), Code::MalformedXml);
    assert!(error.to_string().contains("ISO-8859-1"), "{error}");
    let mut latin: Vec<u8> = UBL.as_bytes().to_vec();
    latin.push(0xe9);
    assert!(read(&latin).unwrap_err().to_string().contains("UTF-8"));
    let utf16: Vec<u8> = UBL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&utf16).unwrap_err().code(), Code::MalformedXml);
}

#[test]
fn what_a_stranger_must_not_send() {
    let with = |declaration: &str| UBL.replace("<Invoice", &format!("{declaration}<Invoice"));
    let laughs = with(
        "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>\n",
    );
    assert_eq!(code(&laughs), Code::XmlForbidden);
    assert_eq!(code(&with("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")), Code::XmlForbidden);
    assert_eq!(code(&with("<!DOCTYPE x SYSTEM \"http://x.example/x.dtd\">")), Code::XmlForbidden);
    assert_eq!(code(&UBL.replace("&amp;", "&eacute;")), Code::XmlForbidden);
    assert_eq!(code(&UBL.replace("schemeID=\"0002\"", "schemeID=\"&e;\"")), Code::XmlForbidden);
    let nested = |depth: usize| format!("{}{}</Invoice>", "<cbc:Note>".repeat(depth), "</cbc:Note>".repeat(depth));
    assert_eq!(code(&UBL.replace("</Invoice>", &nested(100))), Code::XmlForbidden);
    assert!(read(UBL.replace("</Invoice>", &nested(99)).as_bytes()).is_ok());
    let attributes: String = (0..101).map(|n| format!(" a{n}=\"\"")).collect();
    assert_eq!(code(&UBL.replace("<cbc:ID>", &format!("<cbc:ID{attributes}>"))), Code::XmlForbidden);
    assert_eq!(read(&vec![b' '; MAX_BYTES + 1]).unwrap_err(), InvoiceError::TooLarge);
}

#[test]
fn what_is_not_well_formed() {
    for document in [
        "",
        "x",
        "<",
        "{}",
        "<Invoice",
        &UBL.replace("</Invoice>", ""),
        &format!("{UBL}<Invoice/>"),
        &format!("{UBL}text"),
        &UBL.replace("&amp;", "&"),
        &UBL.replace("&amp;", "&#0;"),
        &UBL.replace("&amp;", "&#x1;"),
        &UBL.replace("&amp;", "\u{1}"),
        &UBL.replace("&amp;", "\0"),
        &UBL.replace("</cbc:BuyerReference>", "</cbc:Buyer>"),
        &UBL.replace("schemeID=\"0002\"", "schemeID=\"0002\" schemeID=\"0009\""),
    ] {
        assert_eq!(code(document), Code::MalformedXml, "{document:.200}");
    }
    let error = read(UBL.replace("</cbc:BuyerReference>", "</cbc:Buyer>").as_bytes()).unwrap_err();
    assert!(matches!(error, InvoiceError::Malformed { line: 8, .. }), "{error}");
}

#[test]
fn what_must_be_there() {
    assert_eq!(code("<html/>"), Code::NotAnInvoice);
    let without = |from: &str, to: &str| {
        let (start, end) = (UBL.find(from).unwrap(), UBL.find(to).unwrap() + to.len());
        format!("{}{}", &UBL[..start], &UBL[end..])
    };
    assert_eq!(code(&without("<cac:AccountingSupplierParty>", "</cac:AccountingSupplierParty>")), Code::SenderMissing);
    assert_eq!(code(&without("<cbc:ID>", "</cbc:ID>")), Code::DocumentNumberMissing);
    assert_eq!(code(&UBL.replace("F-2026/0117 &amp; fils", " \n ")), Code::DocumentNumberMissing);
    let undated = UBL.replace("2026-11-24", "hier");
    assert_eq!(read(undated.as_bytes()).unwrap().issued_on, None);
    let long = UBL.replace("F-2026", &"é".repeat(1000));
    assert_eq!(read(long.as_bytes()).unwrap().number.chars().count(), 500);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<Vec<u8>>()) {
        let _ = read(&text);
    }

    #[test]
    fn no_change_of_a_document_makes_it_panic(
        of_ubl in any::<bool>(), cut in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(),
        with in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(&b"<>&;\"'/!?[]-:= "[..])], 0..6),
    ) {
        let mut bytes = if of_ubl { UBL } else { CII }.as_bytes().to_vec();
        let whole = read(&bytes);
        prop_assert!(whole.is_ok());
        let place = at.index(bytes.len());
        let end = (place + with.len()).min(bytes.len());
        bytes.splice(place..end, with);
        let _ = read(&bytes);
        bytes.truncate(cut.index(bytes.len() + 1));
        let _ = read(&bytes);
    }

    #[test]
    fn a_document_that_is_cut_is_refused(of_ubl in any::<bool>(), cut in any::<prop::sample::Index>()) {
        let bytes = if of_ubl { UBL } else { CII }.trim_end().as_bytes();
        prop_assert!(read(&bytes[..cut.index(bytes.len())]).is_err());
    }
}
