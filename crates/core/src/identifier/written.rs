//! The written form of a scheme, from what a person typed without blanks; and which schemes to try on a text
//! that does not name its own.

/// Standing of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Has a check digit; worth a warning when it fails.
    Main,
    /// Has a check digit; told only when it fits.
    Side,
    /// Has none: any value of its form fits.
    Form,
}

/// A scheme to try.
#[derive(Debug)]
pub(super) struct Candidate {
    pub code: &'static str,
    pub weight: Weight,
    /// Whether a label "VAT number" allows it.
    pub vat: bool,
}

const fn main(code: &'static str) -> Candidate {
    Candidate { code, weight: Weight::Main, vat: false }
}

const fn main_vat(code: &'static str) -> Candidate {
    Candidate { code, weight: Weight::Main, vat: true }
}

const fn side(code: &'static str) -> Candidate {
    Candidate { code, weight: Weight::Side, vat: false }
}

const fn side_vat(code: &'static str) -> Candidate {
    Candidate { code, weight: Weight::Side, vat: true }
}

const fn form(code: &'static str) -> Candidate {
    Candidate { code, weight: Weight::Form, vat: false }
}

/// Schemes to try, in the order in which readings of one standing are told. The countries' VAT numbers with
/// their prefix are tried besides.
pub(super) static CANDIDATES: &[Candidate] = &[
    main("0002"),
    main("0009"),
    main_vat("9957"),
    main("0225"),
    main("0088"),
    main("0216"),
    main("0007"),
    main("0192"),
    main("0184"),
    main("0208"),
    main("9918"),
    main("0199"),
    main("0204"),
    main("0183"),
    main_vat("0213"),
    main_vat("9955"),
    main_vat("9909"),
    main_vat("0198"),
    main_vat("0211"),
    main("0246"),
    side_vat("9930"),
    side_vat("9944"),
    side("0151"),
    side("0158"),
    side("0188"),
    side("0191"),
    side("0196"),
    side("0200"),
    side("0221"),
    side("0235"),
    side("0245"),
    side_vat("9910"),
    side_vat("9933"),
    side_vat("9934"),
    side_vat("9938"),
    side_vat("9945"),
    side_vat("9946"),
    form("0060"),
    form("0106"),
    form("0096"),
    form("0190"),
    form("0195"),
    form("0201"),
    form("0218"),
    form("0240"),
    form("0248"),
];

/// What the typed form is called, where that is not the scheme's name: a Finnish business id is written alone, and
/// registered with 0037 in front.
pub(super) fn typed_name(code: &str, compact: &str) -> Option<&'static str> {
    (code == "0216" && compact.len() == 8).then_some("Y-tunnus")
}

/// The value that `compact` (upper case, without blanks, hyphens and dots) or `spaceless` (as typed, without
/// blanks) is under a scheme. `None`: nobody would mean this scheme by it. The form itself is `check`'s to judge.
pub(super) fn written(code: &str, compact: &str, spaceless: &str) -> Option<String> {
    let digits = !compact.is_empty() && compact.bytes().all(|b| b.is_ascii_digit());
    let bare = |count: usize| digits && compact.len() == count;
    match code {
        "0002" => bare(9).then(|| compact.to_owned()),
        // An address without an underscore is a SIREN, and found as its equivalent.
        "0225" => spaceless.contains('_').then(|| spaceless.to_owned()),
        "9957" if compact.len() == 11 && !compact.starts_with("FR") => Some(format!("FR{compact}")),
        "0216" if bare(8) => Some(format!("0037{compact}")),
        "0184" => bare(8).then(|| compact.to_owned()),
        "0204" => spaceless.contains('-').then(|| spaceless.to_owned()),
        "0211" if bare(11) => Some(format!("IT{compact}")),
        "0246" => {
            (spaceless.len() > "DE123456789".len() && spaceless.contains(['-', '.'])).then(|| spaceless.to_owned())
        }
        // Digits alone are no LEI: an OIN has as many.
        "0199" => (!digits).then(|| compact.to_owned()),
        "9930" => bare(9).then(|| format!("DE{compact}")),
        "9933" => bare(9).then(|| format!("EL{compact}")),
        "9946" => bare(9).then(|| format!("PT{compact}")),
        "9945" => bare(10).then(|| format!("PL{compact}")),
        "9934" => bare(11).then(|| format!("HR{compact}")),
        "9938" => bare(8).then(|| format!("LU{compact}")),
        "9910" => bare(8).then(|| format!("HU{compact}")),
        "9944" if !compact.starts_with("NL") => Some(format!("NL{compact}")),
        "9909" if compact.ends_with("MVA") && !compact.starts_with("NO") => Some(format!("NO{compact}")),
        // Six letters are a word.
        "0201" => compact.bytes().any(|b| b.is_ascii_digit()).then(|| compact.to_owned()).filter(|_| !digits),
        "0195" => compact.starts_with("SG").then(|| compact.to_owned()),
        // Issued numbers start with zeros: an eight digit prefix that names their source.
        "0190" => compact.starts_with("000000").then(|| compact.to_owned()),
        // Latvian numbers start with 4 to 6, Luxembourg's with a year; any other eleven digits are something else.
        "0218" => (bare(11) && compact.starts_with(['4', '5', '6'])).then(|| compact.to_owned()),
        "0240" => {
            (bare(11) && ["0000", "19", "20"].iter().any(|year| compact.starts_with(year))).then(|| compact.to_owned())
        }
        "0106" => bare(8).then(|| compact.to_owned()),
        _ => Some(compact.to_owned()),
    }
}

/// The written form of a value whose scheme is given: blanks go, and so do hyphens and dots where the scheme
/// writes none. Letter case stays.
pub(super) fn explicit_form(code: &str, value: &str) -> String {
    let keeps_marks = matches!(code, "0193" | "0204" | "0209" | "0225" | "0230" | "0242" | "0246" | "9958");
    let kept = |c: &char| !super::is_blank(*c) && (keeps_marks || !(super::is_hyphen(*c) || *c == '.'));
    value.chars().filter(kept).collect()
}
