//! The words that columns are called by: French, English, and the guide's own terms.

use carnet_core::{name::fold, wire::ColumnRole};

use super::Record;

/// Words by role, folded, in the order in which they are preferred: where a file has several identifiers, the exact
/// address comes before the company's number.
#[rustfmt::skip]
const IDENTIFIERS: &[&str] = &[
    "participantid", "participant id", "peppol id", "adresse electronique", "electronic address", "e-invoice id",
    "einvoice id", "e-invoice address", "einvoice address", "adresse de facturation electronique",
    "identifiant electronique", "electronic id", "endpoint", "endpoint id", "gln", "ean", "gln/ean", "ean/gln", "ovt",
    "siret", "siren", "y-tunnus", "organisation number", "organization number", "organizationnumber",
    "organisation no", "organization no", "org number", "org no", "org nr", "organisationsnummer", "business id",
    "company id", "company number", "registration number", "numero d organisation", "numero d entreprise",
    "numero siret", "numero siren", "n siret", "n siren", "code siret", "code siren", "identifiant",
    "identifiant entreprise", "identifier", "id", "duns", "lei", "iban", "vat", "vat number", "vat no", "vat id",
    "tva", "n tva", "numero tva", "numero de tva", "tva intracommunautaire", "n tva intracommunautaire",
    "numero de tva intracommunautaire",
];
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "raison sociale", "nom", "name", "nom du client", "customer name", "client", "customer", "nom de l entreprise",
    "company name", "company", "business name", "societe", "entreprise", "denomination", "denomination sociale",
    "destinataire", "recipient",
];
#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "numeros de client", "numero de client", "numero client", "numeros client", "n client", "n de client", "no client",
    "customer numbers", "customer number", "customernumbers", "customernumber", "customer no", "customer nr",
    "customer id", "client number", "client no", "client id", "code client", "reference client", "ref client",
    "compte client", "numero", "number",
];
#[rustfmt::skip]
const PROVIDERS: &[&str] = &[
    "prestataire de services", "prestataire", "service provider", "provider", "providerid", "fournisseur de services",
    "operateur", "operator", "plateforme", "plateforme agreee", "platform", "pdp", "pa",
];
const INVOICE_ADDRESS: &[&str] = &["adresse de facturation"];
const ADDRESS_ACTIVE: &[&str] = &["adresse de facturation active"];

const ROLES: [(ColumnRole, &[&str]); 6] = [
    (ColumnRole::InvoiceAddress, INVOICE_ADDRESS),
    (ColumnRole::AddressActive, ADDRESS_ACTIVE),
    (ColumnRole::CustomerNumber, NUMBERS),
    (ColumnRole::Identifier, IDENTIFIERS),
    (ColumnRole::Name, NAMES),
    (ColumnRole::Provider, PROVIDERS),
];

/// What a word of a header means, and its rank among the words of that role (the least is preferred).
pub fn role(word: &str) -> Option<(ColumnRole, usize)> {
    let word = plain(word);
    ROLES.iter().find_map(|(role, words)| Some((*role, words.iter().position(|known| plain(known) == word)?)))
}

/// Whether the first record names the columns: one of its words is known; or none has a digit although most of the
/// cells below one of them do.
pub fn is_header(records: &[Record]) -> bool {
    let Some((first, rest)) = records.split_first() else { return false };
    let Some(cells) = &first.cells else { return false };
    if cells.iter().any(|cell| role(cell).is_some()) {
        return true;
    }
    if cells.iter().any(|cell| has_digit(cell)) {
        return false;
    }
    let below = |column: usize| {
        let cells = || rest.iter().take(100).filter_map(move |record| record.cells.as_ref()?.get(column));
        cells().filter(|cell| has_digit(cell)).count() * 2 > cells().count()
    };
    (0..cells.len()).any(below)
}

fn has_digit(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
}

// Letters and digits, other characters as one space: `N° de client :` is `n de client`.
fn plain(word: &str) -> String {
    let spaced: String = fold(word).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
