//! VAT numbers by country, with and without the country's prefix: real cards carry both.
//! Forms are those the European Commission publishes for VIES, and the tax administrations' own elsewhere.

use super::{Level, alphanumeric, french, judge, luhn, mod11, mod97, shape::*};

/// VAT numbers of one country.
pub(in super::super) struct VatCountry {
    /// The scheme.
    pub code: &'static str,
    /// Prefixes, the usual one first.
    pub prefixes: &'static [&'static str],
    /// Shapes of what follows the prefix.
    bodies: &'static [&'static str],
    /// The check of a body of the first shapes, where the rule is known.
    digit: Option<fn(&str) -> bool>,
}

impl VatCountry {
    /// The value without its prefix, if it has one.
    pub fn body<'v>(&self, v: &'v str) -> &'v str {
        self.prefixes.iter().find_map(|prefix| v.strip_prefix(prefix)).unwrap_or(v)
    }

    pub(super) fn check(&self, v: &str) -> Option<Level> {
        let body = self.body(v);
        if self.code == "9957" {
            return french::vat(body);
        }
        let form = self.bodies.iter().any(|shape| shaped(body, shape));
        judge(form, || self.digit.is_none_or(|digit| digit(body)))
    }
}

const fn country(
    code: &'static str,
    prefixes: &'static [&'static str],
    bodies: &'static [&'static str],
    digit: Option<fn(&str) -> bool>,
) -> VatCountry {
    VatCountry { code, prefixes, bodies, digit }
}

/// Every country with a scheme of its own for VAT; Italy, Finland, Sweden, Denmark and Norway have other schemes.
pub(in super::super) fn vat_countries() -> &'static [VatCountry] {
    static COUNTRIES: &[VatCountry] = &[
        country("9910", &["HU"], &["########"], Some(hungarian)),
        country("9914", &["AT"], &["U########", "########"], Some(austrian)),
        country("9920", &["ES"], &["@########", "########@", "@#######@"], None),
        country("9922", &["AD"], &["@######@"], None),
        country("9923", &["AL"], &["@########@"], None),
        country("9924", &["BA"], &["############", "#############"], None),
        country("9925", &["BE"], &["##########"], Some(|v| mod97::belgian(v) == Some(Level::Ok))),
        country("9926", &["BG"], &["#########", "##########"], None),
        country("9927", &["CHE"], &["#########", "#########MWST", "#########TVA", "#########IVA"], Some(swiss)),
        country("9928", &["CY"], &["########@"], None),
        country("9929", &["CZ"], &["########", "#########", "##########"], None),
        country("9930", &["DE"], &["#########"], Some(german)),
        country(
            "9931",
            &["EE"],
            &["#########"],
            Some(|v| weighted(v, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10)),
        ),
        country("9932", &["GB", "XI"], &["#########", "############", "GD###", "HA###"], None),
        country("9933", &["EL", "GR"], &["#########"], Some(greek)),
        country("9934", &["HR"], &["###########"], Some(mod_11_10)),
        country("9935", &["IE"], &["#######@", "#######@@", "#?#####@"], None),
        country("9936", &["LI"], &["#####"], None),
        country("9937", &["LT"], &["#########", "############"], None),
        country("9938", &["LU"], &["########"], Some(|v| number(&v[..6]) % 89 == number(&v[6..]))),
        country("9939", &["LV"], &["###########"], None),
        country("9940", &["MC"], &["FR###########", "??#########"], None),
        country("9941", &["ME"], &["########"], None),
        country("9942", &["MK"], &["#############"], None),
        country("9943", &["MT"], &["########"], Some(|v| weighted(v, &[3, 4, 6, 7, 8, 9, 10, 1]).is_multiple_of(37))),
        country("9944", &["NL"], &["#########B##"], Some(dutch)),
        country("9945", &["PL"], &["##########"], Some(polish)),
        country("9946", &["PT"], &["#########"], Some(portuguese)),
        country(
            "9947",
            &["RO"],
            &["##", "###", "####", "#####", "######", "#######", "########", "#########", "##########"],
            None,
        ),
        country("9948", &["RS"], &["#########"], Some(mod_11_10)),
        country("9949", &["SI"], &["########"], None),
        country("9950", &["SK"], &["##########"], Some(mod11::divisible)),
        country("9951", &["SM"], &["###", "####", "#####"], None),
        country("9952", &["TR"], &["##########"], None),
        country("9953", &["VA"], &["###########"], None),
        country("9957", &["FR"], &[], None),
    ];
    COUNTRIES
}

/// Eleven digits, Luhn; the eighth to tenth are the province, 001 to 100 and four more.
pub(super) fn italian(body: &str) -> Option<Level> {
    judge(digits(body, 11), || {
        number(&body[..7]) > 0 && matches!(number(&body[7..10]), 1..=100 | 120 | 121 | 888 | 999) && luhn::fits(body)
    })
}

/// A German electronic business address: the number of the business (same check as the VAT number), then
/// `-` and five digits, then `.` and up to eight characters, both optional.
pub(super) fn german_address(v: &str) -> Option<Level> {
    let (head, sub) = v.split_once('.').map_or((v, None), |(head, sub)| (head, Some(sub)));
    let (number, unit) = head.split_once('-').map_or((head, None), |(number, unit)| (number, Some(unit)));
    let form = shaped(number, "DE#########")
        && unit.is_none_or(|unit| digits(unit, 5))
        && sub.is_none_or(|sub| alphanumeric(sub, 1..=8));
    judge(form, || mod_11_10(&number[2..]))
}

/// ISO/IEC 7064 MOD 11,10. Assumes digits, the last one the check digit.
fn mod_11_10(v: &str) -> bool {
    let product = v.bytes().fold(5, |product, b| {
        let doubled = if product == 0 { 10 } else { product } * 2 % 11;
        (doubled + value_of(b)) % 10
    });
    product == 1
}

fn german(v: &str) -> bool {
    !v.starts_with('0') && mod_11_10(v)
}

fn austrian(v: &str) -> bool {
    let Some(v) = v.strip_prefix('U') else { return false };
    (luhn::sum(&v[..7]) + value_of(v.as_bytes()[7])) % 10 == 6
}

fn swiss(v: &str) -> bool {
    mod11::swiss(&v[..9]) == Some(Level::Ok)
}

fn dutch(v: &str) -> bool {
    let company = number(&v[..9]) > 0 && number(&v[10..]) > 0;
    company && (mod11::dutch(&v[..9]) || mod97::remainder(&format!("NL{v}")) == 1)
}

fn hungarian(v: &str) -> bool {
    weighted(v, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10)
}

fn greek(v: &str) -> bool {
    weighted(&v[..8], &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == value_of(v.as_bytes()[8])
}

fn polish(v: &str) -> bool {
    weighted(&v[..9], &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == value_of(v.as_bytes()[9])
}

fn portuguese(v: &str) -> bool {
    let rest = weighted(&v[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    !v.starts_with('0') && (11 - rest) % 11 % 10 == value_of(v.as_bytes()[8])
}
