//! Every note, where it belongs: a mark in the document stands before what is odd.
use super::*;
use crate::wire::NoteCode::{self, *};

const MARK: char = '‸';
const TYPE: &str = "<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>";
const PROCESS: &str = "<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>";
const ENDPOINT: &str = "<cbc:EndpointID schemeID=\"0088\">7300010000001</cbc:EndpointID>";
const ROOT: &str = "Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" \
     xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
     xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\"";

/// A document with these elements before its parties, and this buyer.
fn ubl(head: &str, buyer: &str) -> String {
    format!(
        "<{ROOT}>\n  <!-- é --> {head}\n  <cbc:ID>F-1</cbc:ID>\n\
         <cac:AccountingSupplierParty><cac:Party><cbc:EndpointID>seller’s</cbc:EndpointID></cac:Party>\
         </cac:AccountingSupplierParty>\n{buyer}\n</Invoice>"
    )
}

fn of_party(party: &str) -> String {
    let head = format!("{TYPE}\n{PROCESS}");
    ubl(&head, &format!("<cac:AccountingCustomerParty>\n\t{party}\n</cac:AccountingCustomerParty>"))
}

fn with(party: &str) -> String {
    of_party(&format!("<cac:Party>{ENDPOINT}\r\n<!-- Ünïcode 😀 -->{party}</cac:Party>"))
}

fn id(scheme: &str, value: &str) -> String {
    with(&format!("<cac:PartyIdentification><cbc:ID schemeID=\"{scheme}\">{value}</cbc:ID></cac:PartyIdentification>"))
}

fn endpoint(scheme: &str, value: &str) -> String {
    of_party(&format!("<cac:Party><cbc:EndpointID{scheme}>{value}</cbc:EndpointID></cac:Party>"))
}

type Told = (NoteCode, String, String, Place);

/// Reads a document without its marks; its notes, and the places of the marks.
fn notes(marked: &str) -> (Vec<Told>, Vec<Place>) {
    let invoice = read(marked.replace(MARK, "").as_bytes()).unwrap();
    let notes = invoice.notes.into_iter().map(|note| {
        let at = Place { line: note.line, column: note.column };
        (note.code, note.term, note.value, at)
    });
    let (mut places, mut at) = (Vec::new(), Place::START);
    for c in marked.chars() {
        match c {
            MARK => places.push(at),
            '\n' => at = Place { line: at.line + 1, column: 1 },
            _ => at.column += 1,
        }
    }
    (notes.collect(), places)
}

/// Asserts that a document with one mark has this one note there.
fn assert_note(document: &str, code: NoteCode, term: &str, value: &str) {
    let (notes, places) = notes(document);
    assert_eq!(places.len(), 1, "one mark in {document}");
    assert_eq!(notes, [(code, term.to_owned(), value.to_owned(), places[0])], "{document}");
}

#[test]
fn nothing_is_odd() {
    for document in [
        with(""),
        id("0002", "552 100 554"),
        id("0224", "SERVICE-1"),
        id("GLN", "7300010000001"),
        endpoint(" schemeID=\"EM\"", "factures@example.fr"),
        endpoint(" schemeID=\"0225\"", "552100554_COMPTA"),
        with("<cac:PartyIdentification><cbc:ID>00417</cbc:ID></cac:PartyIdentification>"),
        with("<cac:PartyLegalEntity><cbc:CompanyID>552100554</cbc:CompanyID></cac:PartyLegalEntity>"),
        with(ENDPOINT),
    ] {
        assert_eq!(notes(&document).0, [], "{document}");
    }
}

#[test]
fn what_is_missing_is_told_where_its_parent_begins() {
    let party = format!("<cac:AccountingCustomerParty><cac:Party>{ENDPOINT}</cac:Party></cac:AccountingCustomerParty>");
    let marked = |document: String| document.replacen("<Invoice", "‸<Invoice", 1);
    assert_note(&marked(ubl(PROCESS, &party)), TypeMissing, "BT-24", "");
    assert_note(&marked(ubl(TYPE, &party)), ProcessMissing, "BT-23", "");
    let blank = format!("{TYPE}<cbc:ProfileID> \n</cbc:ProfileID>");
    assert_note(&marked(ubl(&blank, &party)), ProcessMissing, "BT-23", "");
    assert_note(&marked(ubl(&format!("{TYPE}{PROCESS}"), "")), BuyerMissing, "BG-7", "");
    assert_note(
        &of_party("‸<cac:Party><cac:PartyName><cbc:Name>X</cbc:Name></cac:PartyName></cac:Party>"),
        BuyerMissing,
        "BG-7",
        "",
    );
    assert_note(&of_party("").replace("<cac:AccountingC", "‸<cac:AccountingC"), BuyerMissing, "BG-7", "");
    let number = "<cac:PartyIdentification><cbc:ID>417</cbc:ID></cac:PartyIdentification>";
    assert_note(&of_party(&format!("‸<cac:Party>{number}</cac:Party>")), EndpointMissing, "BT-49", "");
    let empty = format!("‸<cac:Party><cbc:EndpointID schemeID=\"0088\"/>{number}</cac:Party>");
    assert_note(&of_party(&empty), EndpointMissing, "BT-49", "");
    let head = format!("{TYPE}{PROCESS}<cbc:BuyerReference>S-1</cbc:BuyerReference>");
    assert_note(&marked(ubl(&head, "")), EndpointMissing, "BT-49", "");
}

#[test]
fn schemes_and_values() {
    assert_note(&endpoint("", "‸552100554"), SchemeMissing, "BT-49", "552100554");
    assert_note(&endpoint(" schemeID=\" \"", " \n ‸552100554"), SchemeMissing, "BT-49", "552100554");
    assert_note(&endpoint(" schemeID=\"9999\"", "‸1"), SchemeUnknown, "BT-49", "9999");
    assert_note(&endpoint(" schemeID=\"SIRENE\"", "‸552100554"), SchemeUnknown, "BT-49", "SIRENE");
    assert_note(&id("CODE", "<!-- é -->\n‸1"), SchemeUnknown, "BT-46", "CODE");
    assert_note(&endpoint(" schemeID=\"9956\"", "‸0202239951"), SchemeRetired, "BT-49", "9956:0202239951");
    assert_note(&id("0037", "‸003715921021"), SchemeRetired, "BT-46", "0037:003715921021");
    assert_note(&endpoint(" schemeID=\"0088\"", "‸73000"), ValueMalformed, "BT-49", "0088:73000");
    assert_note(&endpoint(" schemeID=\"0088\"", "‸&#55;300010000002"), CheckDigit, "BT-49", "0088:7300010000002");
    assert_note(
        &id("0002", "‸<![CDATA[55210055]]>").replace("‸<![CDATA[", "<![CDATA[‸"),
        ValueMalformed,
        "BT-46",
        "0002:55210055",
    );
    let legal =
        "<cac:PartyLegalEntity><cbc:CompanyID schemeID=\"0002\">‸552100555</cbc:CompanyID></cac:PartyLegalEntity>";
    assert_note(&with(legal), CheckDigit, "BT-47", "0002:552100555");
}

#[test]
fn vat_numbers_and_accounts() {
    let vat = |number: &str| {
        let scheme = "<cac:TaxScheme>\n<cbc:ID>VAT</cbc:ID></cac:TaxScheme>";
        with(&format!("<cac:PartyTaxScheme><cbc:CompanyID>{number}</cbc:CompanyID>{scheme}</cac:PartyTaxScheme>"))
    };
    assert_note(&vat("‸FR97552100554"), CheckDigit, "BT-48", "FR97552100554");
    assert_note(&vat(" ‸FR9655210055"), ValueMalformed, "BT-48", "FR9655210055");
    assert_note(&vat("‸552100554"), ValueMalformed, "BT-48", "552100554");
    for fine in ["FR96552100554", "FR 96 552 100 554", "XI123456789", "FI15921021"] {
        assert_eq!(notes(&vat(fine)).0, [], "{fine}");
    }
    let account = |iban: &str| {
        let payer = format!("<cac:PayerFinancialAccount><cbc:ID>{iban}</cbc:ID></cac:PayerFinancialAccount>");
        let means = format!("<cac:PaymentMeans><cac:PaymentMandate>{payer}</cac:PaymentMandate></cac:PaymentMeans>");
        with("").replace("</Invoice>", &format!("{means}</Invoice>"))
    };
    assert_note(&account("‸FR7630006000011234567890180"), CheckDigit, "BT-91", "FR7630006000011234567890180");
    assert_eq!(notes(&account("FR76 3000 6000 0112 3456 7890 189")).0, []);
    assert_eq!(notes(&account("12-345-6")).0, [], "no IBAN at all");
}

#[test]
fn what_is_there_twice_and_differs() {
    assert_note(
        &with("<cbc:EndpointID schemeID=\"0088\">‸7300010000002</cbc:EndpointID>"),
        Repeated,
        "BT-49",
        "7300010000002",
    );
    let name = |name: &str| {
        format!("<cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity>")
    };
    assert_note(&with(&(name("A") + &name("A") + &name("‸B"))), Repeated, "BT-44", "B");
    let twice = with("").replace(TYPE, &format!("{TYPE}<cbc:CustomizationID>‸urn:other</cbc:CustomizationID>"));
    assert_note(&twice, Repeated, "BT-24", "urn:other");
    assert_eq!(read(twice.replace(MARK, "").as_bytes()).unwrap().customization.unwrap(), "urn:cen.eu:en16931:2017");
    let number = "<cbc:ID>F-1</cbc:ID>";
    assert_note(&with("").replace(number, &format!("{number}<cbc:ID>‸F-2</cbc:ID>")), Repeated, "BT-1", "F-2");
    let all = format!("<cbc:BuyerReference>A</cbc:BuyerReference><cbc:BuyerReference>‸B</cbc:BuyerReference>{number}");
    assert_note(&with("").replace(number, &all), Repeated, "BT-10", "B");
    let many: String = (0..100).map(|n| format!("<cbc:EndpointID>{n}</cbc:EndpointID>")).collect();
    assert_eq!(notes(&with(&many)).0.len(), 50);
}

#[test]
fn what_is_cut() {
    let long = "é".repeat(501);
    let kept = "é".repeat(200);
    let value = format!("‸{long}");
    assert_note(&with("").replace("F-1", &value), TooLong, "BT-1", &kept);
    let fits = "é".repeat(500);
    assert_eq!(notes(&with("").replace("F-1", &fits)).0, []);
    let number = format!("<cac:PartyIdentification><cbc:ID>{value}</cbc:ID></cac:PartyIdentification>");
    assert_note(&with(&number), TooLong, "BT-46", &kept);
    let legal = format!("<cac:PartyLegalEntity><cbc:CompanyID>{value}</cbc:CompanyID></cac:PartyLegalEntity>");
    assert_note(&with(&legal), TooLong, "BT-47", &kept);
}

#[test]
fn the_cross_industry_invoice_tells_the_same() {
    let marked = CII.replace("  <rsm:ExchangedDocumentContext>", "  ‸<rsm:ExchangedDocumentContext>");
    let marked = marked.replace("<ram:BuyerTradeParty>", "‸<ram:BuyerTradeParty>");
    let (found, places) = notes(&marked);
    let expected = [(ProcessMissing, "BT-23"), (EndpointMissing, "BT-49")];
    let expected: Vec<_> =
        expected.into_iter().zip(places).map(|((code, term), at)| (code, term.to_owned(), String::new(), at)).collect();
    assert_eq!(found, expected);

    let process = "<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>A1</ram:ID>\
                   </ram:BusinessProcessSpecifiedDocumentContextParameter>";
    let address = "<ram:URIUniversalCommunication><ram:URIID schemeID=\"0088\">7300010000001</ram:URIID>\
                   </ram:URIUniversalCommunication>";
    let complete = CII.replace("<ram:Guideline", &format!("{process}<ram:Guideline"));
    let complete = complete.replace("<ram:ID>00417</ram:ID>", &format!("<ram:ID>00417</ram:ID>{address}"));
    assert_eq!(notes(&complete).0, []);
    let without = |start: &str, end: &str| {
        let (from, to) = (complete.find(start).unwrap(), complete.find(end).unwrap() + end.len());
        format!("{}{}", &complete[..from], &complete[to..])
    };
    let anonymous = without("<ram:BuyerTradeParty>", "</ram:BuyerTradeParty>").replace("SERVICE-12", "");
    let anonymous = anonymous.replace("FR7630006000011234567890189", "");
    let anonymous = anonymous.replace("<ram:ApplicableHeaderTradeAgreement>", "‸<ram:ApplicableHeaderTradeAgreement>");
    assert_note(&anonymous, BuyerMissing, "BG-7", "");
    let global = complete.replace("<ram:ID>00417</ram:ID>", "<ram:GlobalID>‸00417</ram:GlobalID>");
    assert_note(&global, SchemeMissing, "BT-46", "00417");
}
