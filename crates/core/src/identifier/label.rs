//! Labels copied along with an identifier: `SIREN : 702 042 755`, `n° TVA FR 44 …`, `Y-tunnus 0112038-9`.
//! A label is cut off in front; where it names a kind of identifier, it says what to read the rest as.

use super::{is_blank, is_hyphen};

/// A text without its label.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unlabelled<'t> {
    /// What was cut off, without the blanks around it.
    pub label: Option<&'t str>,
    /// Scheme codes that the label allows; empty: any.
    pub schemes: &'static [&'static str],
    pub rest: &'t str,
}

/// Schemes that a VAT label allows besides those of single countries.
const VAT: &[&str] = &["vat"];

/// Words that name a kind of identifier, letters only, folded to lower case ASCII.
const KINDS: &[(&str, &[&str])] = &[
    ("siren", &["0002", "0225"]),
    ("siret", &["0009"]),
    ("tva", VAT),
    ("vat", VAT),
    ("btw", VAT),
    ("mwst", VAT),
    ("ust", VAT),
    ("ustid", VAT),
    ("ustidnr", VAT),
    ("iva", VAT),
    ("piva", VAT),
    ("moms", VAT),
    ("momsnr", VAT),
    ("alv", VAT),
    ("mva", VAT),
    ("nip", &["9945"]),
    ("nif", &["9920", "9946"]),
    ("ean", &["0088"]),
    ("gln", &["0088"]),
    ("ovt", &["0216", "0037"]),
    ("ovttunnus", &["0216", "0037"]),
    ("tunnus", &["0216"]),
    ("ytunnus", &["0216"]),
    ("iban", &["9918"]),
    ("lei", &["0199"]),
    ("duns", &["0060"]),
    ("leitweg", &["0204"]),
    ("leitwegid", &["0204"]),
    ("kvk", &["0106"]),
    ("bce", &["0208"]),
    ("kbo", &["0208"]),
    ("cvr", &["0184"]),
    ("cvrnr", &["0184"]),
    ("orgnr", &["0007", "0192"]),
    ("org", &["0007", "0192"]),
    ("organisationsnummer", &["0007"]),
    ("organisasjonsnummer", &["0192"]),
    ("abn", &["0151"]),
    ("oin", &["0190"]),
    ("uid", &["0183", "9914", "9927"]),
    ("ide", &["0183"]),
    ("ico", &["0158"]),
    ("dic", &["0245", "9929"]),
];

/// Words around them that mean nothing alone.
const FILLERS: &[&str] = &[
    "n",
    "no",
    "nr",
    "num",
    "numero",
    "number",
    "nummer",
    "id",
    "idnr",
    "code",
    "identifiant",
    "identifier",
    "peppol",
    "participant",
    "intracommunautaire",
    "intracom",
    "company",
    "entreprise",
    "societe",
    "adresse",
    "electronique",
    "address",
    "registration",
    "rcs",
    "identification",
    "client",
    "destinataire",
];

/// Words that belong to a label only when a word of a label follows (`numéro de TVA`; `DE` alone is a country).
const JOINTS: &[&str] = &["de", "d", "du", "la", "le", "l", "of", "p", "y", "u", "s"];

/// Cuts a label off. Whatever stands in front of a colon and has letters but no digit is one too.
pub(super) fn strip(text: &str) -> Unlabelled<'_> {
    let mut rest = text;
    let mut schemes: &'static [&'static str] = &[];
    let mut any = false;
    while let Some((found, after)) = label_word(rest) {
        schemes = if found.is_empty() { schemes } else { found };
        rest = after;
        any = true;
    }
    if let Some((head, tail)) = rest.rsplit_once(':')
        && head.chars().any(char::is_alphabetic)
        && !head.chars().any(|c| c.is_ascii_digit() || c == '*')
    {
        rest = tail;
        any = true;
    }
    let rest = rest.trim_start_matches(is_separator);
    let label = text[..text.len() - rest.len()].trim_matches(|c: char| is_blank(c) || c == ':');
    Unlabelled { label: Some(label).filter(|label| any && !label.is_empty()), schemes, rest }
}

/// The schemes of the label word at the start, and what follows it.
fn label_word(text: &str) -> Option<(&'static [&'static str], &str)> {
    let (raw, word, after) = first_word(text)?;
    let word = word.as_str();
    if let Some((_, schemes)) = KINDS.iter().find(|(kind, _)| *kind == word) {
        return Some((schemes, after));
    }
    // `NO` is Norway's prefix, `No` and `n°` are numbers' abbreviation.
    if FILLERS.contains(&word) && raw != "NO" {
        return Some((&[], after));
    }
    if JOINTS.contains(&word)
        && let Some((_, next, _)) = first_word(after)
        && (KINDS.iter().any(|(kind, _)| *kind == next) || FILLERS.contains(&next.as_str()) && next != "no")
    {
        return Some((&[], after));
    }
    None
}

/// The letters at the start as written, folded, and what follows them. A word that runs on into digits counts
/// (`SIREN702042755`).
fn first_word(text: &str) -> Option<(&str, String, &str)> {
    let text = text.trim_start_matches(is_separator);
    // The one label whose owner writes it letter by letter.
    if let Some((word, after)) = text.split_at_checked("D-U-N-S".len())
        && word.eq_ignore_ascii_case("D-U-N-S")
    {
        return Some((word, "duns".to_owned(), after));
    }
    let end = text.find(|c: char| !c.is_alphabetic() || c == 'º').unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    (end > 0).then(|| (word, word.chars().map(fold).collect(), after))
}

fn fold(c: char) -> char {
    match c {
        'é' | 'è' | 'ê' | 'É' | 'È' => 'e',
        'č' | 'Č' => 'c',
        c => c.to_ascii_lowercase(),
    }
}

fn is_separator(c: char) -> bool {
    is_blank(c) || is_hyphen(c) || matches!(c, ':' | '.' | '°' | 'º' | '#' | '=' | '/' | '\'' | '’' | '(' | ')' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_cut_off_and_numbers_are_not() {
        for (text, label, rest) in [
            ("SIREN : 702 042 755", Some("SIREN"), "702 042 755"),
            ("SIREN\u{a0}:\u{a0}702\u{a0}042\u{a0}755", Some("SIREN"), "702\u{a0}042\u{a0}755"),
            ("SIREN702042755", Some("SIREN"), "702042755"),
            ("n° TVA FR44732829320", Some("n° TVA"), "FR44732829320"),
            ("N° de TVA intracommunautaire : FR 44 732", Some("N° de TVA intracommunautaire"), "FR 44 732"),
            ("Numéro de SIRET 73282932000074", Some("Numéro de SIRET"), "73282932000074"),
            ("TVA FR44", Some("TVA"), "FR44"),
            ("TVA n°FR44", Some("TVA n°"), "FR44"),
            ("USt-IdNr. DE136695976", Some("USt-IdNr."), "DE136695976"),
            ("P.IVA IT00743110157", Some("P.IVA"), "IT00743110157"),
            ("Y-tunnus 0112038-9", Some("Y-tunnus"), "0112038-9"),
            ("org.nr 556016-0680", Some("org.nr"), "556016-0680"),
            ("Leitweg-ID: 04011000-12345-03", Some("Leitweg-ID"), "04011000-12345-03"),
            ("IBAN FR14 2004", Some("IBAN"), "FR14 2004"),
            ("Code EAN 7300010000001", Some("Code EAN"), "7300010000001"),
            ("Fournisseur : 702042755", Some("Fournisseur"), "702042755"),
            ("D-U-N-S 812810734", Some("D-U-N-S"), "812810734"),
            ("NO 974 760 673 MVA", None, "NO 974 760 673 MVA"),
            ("DE136695976", None, "DE136695976"),
            ("de 136695976", None, "de 136695976"),
            ("CHE-100.155.212", None, "CHE-100.155.212"),
            ("FR44732829320", None, "FR44732829320"),
            ("702042755", None, "702042755"),
            ("0088:73*", None, "0088:73*"),
            ("*", None, "*"),
            ("", None, ""),
        ] {
            let read = strip(text);
            assert_eq!((read.label, read.rest), (label, rest), "{text}");
        }
    }

    #[test]
    fn a_label_says_what_the_rest_may_be() {
        assert_eq!(strip("SIRET 1").schemes, ["0009"]);
        assert_eq!(strip("n° TVA : 1").schemes, VAT);
        assert!(strip("Fournisseur : 1").schemes.is_empty());
    }
}
