//! Customer numbers (R14): trimmed, empties dropped, leading zeros kept, no comma, no control character,
//! at most 64 characters. Case counts, and so does every other character: what a customer calls itself is kept as it
//! is. Only two ways to write the same letter (`é` as one code point or as two) are one number: what is stored is in
//! Unicode NFC ([`read`]), which the browser, for the size of the tables, leaves to the server.

use unicode_normalization::UnicodeNormalization;

use crate::wire::Code;

/// Characters a number may have.
pub const MAX_CHARS: usize = 64;
/// Numbers one customer may have.
pub const MAX_PER_CUSTOMER: usize = 100;

/// A text box of comma-separated numbers, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The numbers in the order typed, without doubles.
    pub numbers: Vec<String>,
    /// What was typed twice, once each.
    pub doubles: Vec<String>,
}

/// Reads a box (`"100, 0100,,100"` gives `100` and `0100`, and names `100` as a double).
pub fn parse_box(text: &str) -> Result<Parsed, (usize, Code)> {
    parse_list(text.split(','))
}

/// Reads a list of numbers. An error names the position in the list, counting from 0.
pub fn parse_list<'a>(items: impl IntoIterator<Item = &'a str>) -> Result<Parsed, (usize, Code)> {
    let mut parsed = Parsed::default();
    for (position, item) in items.into_iter().enumerate() {
        let number = item.trim();
        if number.is_empty() {
            continue;
        }
        check(number).map_err(|code| (position, code))?;
        if !parsed.numbers.iter().any(|known| known == number) {
            if parsed.numbers.len() == MAX_PER_CUSTOMER {
                return Err((position, Code::TooManyNumbers));
            }
            parsed.numbers.push(number.to_owned());
        } else if !parsed.doubles.iter().any(|known| known == number) {
            parsed.doubles.push(number.to_owned());
        }
    }
    Ok(parsed)
}

/// Reads the numbers of a request into the form that is stored and compared: [`parse_list`] in Unicode NFC.
pub fn read<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> Result<Parsed, (usize, Code)> {
    let composed: Vec<String> = items.into_iter().map(|item| item.as_ref().nfc().collect()).collect();
    parse_list(composed.iter().map(String::as_str))
}

/// Whether two different numbers are easily taken for one another: they are the same without upper case, white
/// space, hyphens and leading zeros (`100` and `0100`, `A-12` and `a12`).
pub fn near(one: &str, other: &str) -> bool {
    one != other && skeleton(one) == skeleton(other)
}

/// The first two numbers that are easily taken for one another.
pub fn first_near(numbers: &[String]) -> Option<(&str, &str)> {
    numbers.iter().enumerate().find_map(|(index, one)| {
        let later = numbers.get(index + 1..)?;
        later.iter().find(|other| near(one, other)).map(|other| (one.as_str(), other.as_str()))
    })
}

fn skeleton(number: &str) -> String {
    let plain: String = number.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    plain.trim_start_matches('0').to_ascii_lowercase()
}

fn check(number: &str) -> Result<(), Code> {
    if number.contains(',') {
        return Err(Code::CustomerNumberComma);
    }
    if number.chars().any(char::is_control) {
        return Err(Code::CustomerNumberControl);
    }
    if number.chars().count() > MAX_CHARS {
        return Err(Code::CustomerNumberTooLong);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn box_is_trimmed_and_keeps_leading_zeros() {
        let parsed = parse_box(" 1, 02 ,,1").unwrap();
        assert_eq!(parsed.numbers, ["1", "02"]);
        assert_eq!(parsed.doubles, ["1"]);
    }

    #[test]
    fn each_fault_names_its_place() {
        assert_eq!(parse_list(["1", "a,b"]), Err((1, Code::CustomerNumberComma)));
        assert_eq!(parse_box("1,a\u{7}b"), Err((1, Code::CustomerNumberControl)));
        let long = "é".repeat(65);
        assert_eq!(parse_box(&long), Err((0, Code::CustomerNumberTooLong)));
        assert_eq!(parse_box(&"é".repeat(64)).unwrap().numbers.len(), 1);
    }

    #[test]
    fn unicode_spaces_are_trimmed_and_nothing_is_not_an_error() {
        assert_eq!(parse_box("\u{a0} , \u{2003}").unwrap(), Parsed::default());
    }

    #[test]
    fn near_numbers_differ_in_what_the_eye_skips() {
        for (one, other) in [("100", "0100"), ("A-12", "a12"), ("10 0", "100"), ("0", "00")] {
            assert!(near(one, other) && near(other, one), "{one} {other}");
        }
        for (one, other) in [("100", "100"), ("100", "1000"), ("12", "21"), ("", "1")] {
            assert!(!near(one, other), "{one} {other}");
        }
    }

    #[test]
    fn there_is_a_limit() {
        let many: Vec<String> = (0..101).map(|n| n.to_string()).collect();
        assert_eq!(parse_list(many.iter().map(String::as_str)), Err((100, Code::TooManyNumbers)));
    }
}
