#![allow(clippy::unwrap_used, clippy::panic)]
mod identifiers;
mod notes;

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
    assert!(matches!(error, InvoiceError::Malformed { at: Place { line: 8, column: 33 }, .. }), "{error}");
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

#[test]
fn errors_say_where() {
    let at = |document: &str| read(document.as_bytes()).unwrap_err().at().unwrap();
    let place = |line, column| Place { line, column };
    assert_eq!(at(&UBL.replace("&amp;", "é&eacute;")), place(4, 24), "the entity");
    assert_eq!(at(&UBL.replace("&amp;", "é\u{1}")), place(4, 24), "the character");
    assert_eq!(at(&UBL.replace("&amp;", "é&#1;")), place(4, 24), "the reference to it");
    assert_eq!(at(&UBL.replace("&amp;", "é\0")), place(4, 24));
    assert_eq!(at(&UBL.replace("<Invoice", "<!DOCTYPE x>\n<Invoice")), place(2, 1));
    assert_eq!(at("\u{feff}<a/>\r\n"), place(1, 1));
    assert_eq!(at(&UBL.replace("</Invoice>", "")), place(45, 1), "the end, which comes too early");
    let latin = [&UBL.as_bytes()[..100], "é\n é".as_bytes(), &[0xe9]].concat();
    let error = read(&latin).unwrap_err();
    assert_eq!(error.at(), Some(place(3, 3)));
    assert_eq!(error.to_string(), "Line 3, column 3: this is no UTF-8; send the document in UTF-8.");
    let header = CII.replace("<ram:ID>AV-31</ram:ID>", "");
    assert_eq!(at(&header), place(6, 3), "the header has no number");
    assert_eq!(at(&UBL.replace("F-2026/0117 &amp; fils", "")), place(2, 1), "the root has none");
    let nobody = UBL.replace("SupplierParty", "Nobody");
    assert_eq!(at(&nobody), place(2, 1), "the root has no seller");
    let (start, end) = (CII.find("<ram:SellerTradeParty>").unwrap(), CII.find("</ram:SellerTradeParty>").unwrap());
    let nameless = format!("{}<ram:SellerTradeParty>{}", &CII[..start], &CII[end..]);
    assert_eq!(at(&nameless), place(18, 7), "there is a seller, and nothing of it");
}

#[test]
fn an_error_repeats_no_more_of_the_document_than_can_be_read() {
    let name = "n\n".repeat(10_000);
    for document in [
        UBL.replace("</cbc:BuyerReference>", &format!("</{}>", "n".repeat(10_000))),
        UBL.replace("<cbc:ID>", &format!("<cbc:ID {0}=\"\" {0}=\"\">", "n".repeat(10_000))),
        UBL.replace("<cbc:ID>", &format!("<p{}:ID>", "n".repeat(10_000))),
        UBL.replace("&amp;", &format!("&{name};")),
        UBL.replace("&amp;", &format!("&#{name};")),
        UBL.replace("UTF-8", &"n".repeat(10_000)),
        format!("<{}/>", "n".repeat(10_000)),
    ] {
        let message = read(document.as_bytes()).unwrap_err().to_string();
        assert!(message.chars().count() < 300 && !message.contains('\n'), "{message:.400}");
    }
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
        prop_assert!(read(&bytes).is_ok());
        let place = at.index(bytes.len());
        let end = (place + with.len()).min(bytes.len());
        bytes.splice(place..end, with);
        let lines = bytes.split(|byte| *byte == b'\n').count();
        if let Ok(invoice) = read(&bytes) {
            prop_assert!(invoice.notes.len() <= 50);
            for note in &invoice.notes {
                prop_assert!((1..=lines).contains(&(note.line as usize)) && note.column >= 1, "{note:?}");
            }
            prop_assert!(route_identifiers(&invoice).is_sorted_by_key(|id| id.kind.rank()));
        }
        bytes.truncate(cut.index(bytes.len() + 1));
        let _ = read(&bytes);
    }

    #[test]
    fn a_document_that_is_cut_is_refused(of_ubl in any::<bool>(), cut in any::<prop::sample::Index>()) {
        let bytes = if of_ubl { UBL } else { CII }.trim_end().as_bytes();
        prop_assert!(read(&bytes[..cut.index(bytes.len())]).is_err());
    }
}
