#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use carnet_core::{csv, wire::ColumnRole};
use proptest::prelude::*;

use super::*;

fn read(bytes: &[u8]) -> Result<Upload, Unreadable> {
    Upload::read(bytes, &|text| text == "Quai Numérique")
}

fn roles(text: &str) -> Vec<ColumnRole> {
    read(text.as_bytes()).unwrap().columns.into_iter().map(|column| column.role).collect()
}

fn cells(table: &Table) -> Vec<(u64, Vec<&str>)> {
    let whole = table.records.iter().filter_map(|record| Some((record.line, record.cells.as_ref()?)));
    whole.map(|(line, cells)| (line, cells.iter().map(String::as_str).collect())).collect()
}

#[test]
fn encodings_are_told_apart() {
    for (bytes, text, encoding) in [
        (&b"nom\nCaf\xC3\xA9"[..], "nom\nCafé", Encoding::Utf8),
        (b"\xEF\xBB\xBFnom\nCaf\xC3\xA9", "nom\nCafé", Encoding::Utf8),
        (b"nom\nCaf\xE9 \x80", "nom\nCafé €", Encoding::Latin1),
        (b"nom\n\x93Quai\x94", "nom\n“Quai”", Encoding::Latin1),
        (b"nom\na\x07b", "nom\na\u{7}b", Encoding::Utf8),
    ] {
        assert_eq!(decode(bytes).unwrap(), (text.to_owned(), encoding));
    }
    for bytes in [
        &b"\xFF\xFEn\0o\0m\0"[..],
        b"\0n\0o\0m",
        b"PK\x03\x04workbook",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"nom\nCaf\x81",
        b"\x01\x02\x03\x04\x05\x06\x07\x08",
    ] {
        assert_eq!(decode(bytes).unwrap_err(), Unreadable::NotText, "{bytes:?}");
    }
}

#[test]
fn records_follow_rfc_4180() {
    let table = Table::read("nom;id\n\"a;b\";1\r\n\"dit \"\"X\"\"\";2\r\"deux\nlignes\";3\n\n;\nfin;4");
    assert_eq!(
        cells(&table),
        [
            (1, vec!["nom", "id"]),
            (2, vec!["a;b", "1"]),
            (3, vec!["dit \"X\"", "2"]),
            (4, vec!["deux\nlignes", "3"]),
            (8, vec!["fin", "4"]),
        ]
    );
}

#[test]
fn a_quote_that_never_closes_costs_its_own_line() {
    let table = Table::read("nom;id\n\"a;1\nb;2\n\"c\";3\n5\" de tuyau;4");
    // The first quote closes at the next one, and what follows belongs to the cell.
    assert_eq!(table.records[1].cells, Some(vec!["a;1\nb;2\nc\"".to_owned(), "3".to_owned()]));
    let table = Table::read("nom;id\na;1\n\"b;2\nc;3");
    assert_eq!((table.records[2].line, &table.records[2].cells), (3, &None));
    assert_eq!(cells(&table).last(), Some(&(4, vec!["c", "3"])));
    let far = format!("nom;id\n\"b;2\n{}\"c\";3", "x;1\n".repeat(5_000));
    assert_eq!(Table::read(&far).data()[0].cells, None, "no cell is that long");
}

#[test]
fn separators_are_guessed_and_heeded() {
    for (text, separator) in [
        ("nom;id\na;1,2\nb;3", ';'),
        ("nom,id\na,1\nb,3", ','),
        ("nom\tid\na\t1", '\t'),
        ("nom;numéro\n\"Dupont, fils\";1,2\nb;3,4", ';'),
        ("nom,id\n\"a;b\",1\n\"c;d;e\",2", ','),
        ("nom\nDupont, fils\nDurand", ';'),
        ("sep=,\nnom,id;x\na,1;y", ','),
    ] {
        assert_eq!(Table::read(text).separator, separator, "{text:?}");
    }
    assert_eq!(Table::read("sep=;\r\nnom;id\r\na;1").data()[0].line, 3);
}

#[test]
fn columns_are_known_by_their_names() {
    use ColumnRole::{AddressActive, CustomerNumber, Identifier, Ignore, InvoiceAddress, Name, Provider};
    for (text, expected) in [
        (
            "Raison sociale;SIREN;N° de client;Prestataire\nA;702042755;1;X",
            vec![Name, Identifier, CustomerNumber, Provider],
        ),
        ("Company name,VAT number,Customer number\nA,FR1,1", vec![Name, Identifier, CustomerNumber]),
        ("SIREN;SIRET;Nom\n702042755;70204275500010;A", vec![Ignore, Identifier, Name]),
        ("organizationNumber;participantId\n0002:702042755;0225:702042755", vec![Ignore, Identifier]),
        ("GLN/EAN;Customer numbers;Service provider\n7300010000001;1;X", vec![Identifier, CustomerNumber, Provider]),
        (
            "\u{feff}SIREN;Adresse de facturation;Adresse de facturation active\n702042755;702042755;1",
            vec![Identifier, InvoiceAddress, AddressActive],
        ),
        ("702042755;702042755;1\n732829320;732829320_X;0", vec![Identifier, InvoiceAddress, AddressActive]),
        ("702042755,702042755,1", vec![Identifier, InvoiceAddress, AddressActive]),
        (
            "A-1;Brasserie du Nord;732829320;Quai Numérique\nA-2;Café Kivi;702042755;",
            vec![CustomerNumber, Name, Identifier, Provider],
        ),
        ("Nom;Ville\nA;Lyon", vec![Name, Ignore]),
        ("Code;Quoi\n702042755;Alma\n732829320;Boulangerie", vec![Identifier, Name]),
    ] {
        assert_eq!(roles(text), expected, "{text:?}");
    }
}

#[test]
fn headers_are_told_from_data() {
    for (text, has_header, first) in [
        ("SIREN\n702042755", true, 2),
        ("702042755\n732829320", false, 1),
        ("Quoi;Code\nA;1\nB;2", true, 2),
        ("Brasserie;Lyon\nCafé;Paris", false, 1),
        ("\n\nnom\n\nA", true, 5),
    ] {
        let table = Table::read(text);
        assert_eq!((table.has_header, table.data()[0].line), (has_header, first), "{text:?}");
    }
    let table = Table::read("'=Nom;\nA;1");
    assert_eq!((table.called(0).as_str(), table.called(1).as_str()), ("=Nom", "2"));
}

#[test]
fn lost_zeros_are_noticed() {
    for (text, lost) in [
        ("SIREN\n5520135\n702042755", vec![0]),
        ("SIREN;n client\n5880596;1\n702042755;2", vec![0]),
        ("GLN\n7,30001E+12", vec![0]),
        ("SIREN\n702042755\n732829320", vec![]),
    ] {
        assert_eq!(read(text.as_bytes()).unwrap().lost_zeros, lost, "{text}");
    }
    let numbers = |numbers: &[&str]| {
        let lines: String = numbers.iter().map(|number| format!("\n702042755;{number}")).collect();
        read(format!("SIREN;numéro client{lines}").as_bytes()).unwrap().lost_zeros
    };
    let full = ["10001", "20001", "30001", "40001", "50001", "60001", "70001", "80001", "90001"];
    assert_eq!(numbers(&[&full[..], &["321"]].concat()), [1]);
    assert!(numbers(&[&full[..], &["00321"]].concat()).is_empty());
    assert!(numbers(&full).is_empty());
}

#[test]
fn files_that_are_not_taken() {
    for text in ["", "\n\n", "nom;siren\n", ";;\n"] {
        assert_eq!(read(text.as_bytes()).unwrap_err(), Unreadable::Empty, "{text:?}");
    }
    let most = format!("nom\n{}", "A\n".repeat(50_000));
    assert_eq!(read(most.as_bytes()).unwrap().table.data().len(), 50_000);
    assert_eq!(read(format!("{most}B").as_bytes()).unwrap_err(), Unreadable::TooLong);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_text_is_read(text in "[a-z0-9\";,\t\r\n='+é ]{0,200}|sep=.{0,20}") {
        if let Ok(upload) = read(text.as_bytes()) {
            let lines = text.lines().count() as u64 + text.matches('\r').count() as u64;
            prop_assert!(upload.table.records.iter().all(|record| record.line <= lines + 1));
            prop_assert!(upload.table.records.is_sorted_by_key(|record| record.line));
        }
    }

    #[test]
    fn what_is_written_reads_back(rows in prop::collection::vec(prop::collection::vec("[a-z0-9\";,\t\r\n='+é -]{0,12}", 3), 1..8)) {
        let text: String =
            rows.iter().map(|row| row.iter().map(|cell| csv::field(cell)).collect::<Vec<_>>().join(";") + "\r\n").collect();
        let read: Vec<Vec<String>> = records::records(&text, ';', 1, usize::MAX)
            .into_iter()
            .map(|record| record.cells.unwrap().iter().map(|cell| unguarded(cell).to_owned()).collect())
            .collect();
        let kept: Vec<Vec<String>> = rows
            .into_iter()
            .filter(|row| row.iter().any(|cell| !csv_blank(cell)))
            .collect();
        prop_assert_eq!(read, kept);
    }
}

// A record without text is no line of data; a guard, which a tab or a line break in front gets, is text.
fn csv_blank(cell: &str) -> bool {
    cell.trim().is_empty() && !cell.starts_with(['\t', '\r', '\n'])
}
