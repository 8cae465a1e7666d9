//! Where in a file the server found something: it says so at the beginning of its detail.

/// `Line 12, column 7: …`.
pub fn place(detail: &str) -> Option<(&str, &str)> {
    let (line, rest) = detail.strip_prefix("Line ")?.split_once(", column ")?;
    let (column, _) = rest.split_once(':')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    (is_number(line) && is_number(column)).then_some((line, column))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::place;

    #[wasm_bindgen_test]
    fn the_place_is_read_from_the_beginning_alone() {
        assert_eq!(place("Line 12, column 7: the root element is html."), Some(("12", "7")));
        for other in ["A document has at most 5242880 bytes.", "Line x, column 7: no", "Line 1, column", ""] {
            assert_eq!(place(other), None, "{other}");
        }
    }
}
