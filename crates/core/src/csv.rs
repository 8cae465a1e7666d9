//! Cells of files of lines that open in a spreadsheet: quoted as RFC 4180 wants it, and never taken for a formula.
//!
//! A spreadsheet computes what begins with `=`, `+`, `-`, `@`, a tab or a line break. Such a value gets an apostrophe
//! in front, plain numbers too: a customer number `-5` or `+33` is a text here, and a spreadsheet would drop its sign.
//! [`unguarded`] takes the apostrophe off again, so that a file that was written here reads back as it was.

const GUARD: char = '\'';

/// The value as a cell of a file whose separator is `;`, `,` or a tab.
pub fn field(value: &str) -> String {
    let guard = if is_guarded(value) { "'" } else { "" };
    let quoted = value.contains([';', ',', '\t', '"', '\r', '\n'])
        || value.starts_with(char::is_whitespace)
        || value.ends_with(char::is_whitespace);
    match quoted {
        true => format!("\"{guard}{}\"", value.replace('"', "\"\"")),
        false => format!("{guard}{value}"),
    }
}

/// The value that [`field`] guarded; any other value as it is.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|rest| is_guarded(rest)).unwrap_or(cell)
}

// Apostrophes in front count with it: else a value that begins with one would lose it on the way back.
fn is_guarded(value: &str) -> bool {
    value.trim_start_matches(GUARD).starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_text_and_text_stays() {
        for (value, cell) in [
            ("Brasserie du Nord", "Brasserie du Nord"),
            ("0042", "0042"),
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("+33 1", "'+33 1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "\"'\tx\""),
            ("l'eau", "l'eau"),
            ("'t Hof", "'t Hof"),
            ("'=1", "''=1"),
            ("a;b", "\"a;b\""),
            ("a,b", "\"a,b\""),
            ("dit \"X\"", "\"dit \"\"X\"\"\""),
            ("=\"a\"", "\"'=\"\"a\"\"\""),
            (" a", "\" a\""),
            ("", ""),
        ] {
            assert_eq!(field(value), cell, "{value:?}");
        }
        for (cell, value) in [("'=1", "=1"), ("''=1", "'=1"), ("'t Hof", "'t Hof"), ("'", "'"), ("-5", "-5")] {
            assert_eq!(unguarded(cell), value, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_is_a_formula_and_each_reads_back(value in "['=+@a0 \\-\t\r\n\";,é]{0,8}|\\PC{0,8}") {
            let cell = field(&value);
            let content = match cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')) {
                Some(quoted) => quoted.replace("\"\"", "\""),
                None => cell,
            };
            prop_assert!(!content.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{:?}", content);
            prop_assert_eq!(unguarded(&content), value.as_str());
        }
    }
}
