//! How long a name may be. An entry of PostgreSQL's indexes has at most 2 704 bytes, and one of them holds a name in
//! both forms beside the keys of its participant and its customer.

use super::fold;

/// Bytes of a name in literal form, and of its close form. The longest of real companies have less than 300.
pub const MAX_BYTES: usize = 800;
/// The close form of a letter has at most so many times its bytes (`ﷺ` is four words).
const GROWTH: usize = 11;

/// Whether a name in literal form is short enough in both forms.
pub fn fits(name: &str) -> bool {
    let bytes = name.len();
    bytes <= MAX_BYTES && (name.is_ascii() || bytes * GROWTH <= MAX_BYTES || fold(name).len() <= MAX_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_count_and_not_letters() {
        assert!(fits("") && fits(&"a".repeat(800)) && !fits(&"a".repeat(801)));
        assert!(fits(&"é".repeat(400)) && !fits(&"é".repeat(401)));
        assert!(fits(&format!("{}ab", "商".repeat(266))) && !fits(&"商".repeat(267)));
    }

    #[test]
    fn the_close_form_counts_too() {
        assert!(fits(&"ﷺ".repeat(24)) && !fits(&"ﷺ".repeat(25)));
        assert!(fits(&"㌖".repeat(44)) && !fits(&"㌖".repeat(45)));
    }

    #[test]
    fn no_letter_grows_by_more() {
        let grown = ('\0'..=char::MAX).find(|letter| fold(&letter.to_string()).len() > GROWTH * letter.len_utf8());
        assert_eq!(grown, None);
    }
}
