//! Folding for the marks in names, done by the browser: the tables of Unicode that the search itself uses would
//! be a third of the download. A mark that is missing in a rare script costs nothing but the mark.

use js_sys::JsString;

/// Without case and accents, as close matches are found.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let upper = JsString::from(text).normalize("NFKD").to_upper_case();
    let folded = String::from(upper.to_lower_case());
    let plain = |letter| match letter {
        'ς' => 'σ',
        'ø' => 'o',
        'đ' => 'd',
        'ł' => 'l',
        other => other,
    };
    folded.chars().filter(|letter| !is_mark(*letter)).map(plain).collect()
}

/// The blocks of combining marks.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// The literal pieces of a name pattern, between its stars. `\*` is a star, `\\` a backslash.
pub fn pieces(pattern: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            '*' => {
                pieces.push(String::new());
                continue;
            }
            '\\' => letters.next_if(|next| matches!(next, '*' | '\\')).unwrap_or('\\'),
            other => other,
        };
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The words of a name pattern, folded: what a close match has in any order.
pub fn folded_words(pattern: &str) -> Vec<String> {
    let folded: Vec<String> = pieces(pattern).iter().map(|piece| fold(piece)).collect();
    folded.iter().flat_map(|piece| piece.split_whitespace()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{fold, folded_words, pieces};

    /// The search's own folding is the measure.
    #[wasm_bindgen_test]
    fn folding_agrees_with_the_search() {
        for text in ["Société Générale", "STRASSE", "Straße", "Håndværk Ærø", "ΣΊΣΥΦΟΣ", "Ľuboš", "株式会社", "ＡＢＣ"]
        {
            assert_eq!(fold(text), carnet_core::name::fold(text), "{text}");
        }
    }

    #[wasm_bindgen_test]
    fn patterns_fall_apart_at_their_stars() {
        assert_eq!(pieces(r"*Han\*dels*AB"), ["Han*dels", "AB"]);
        assert_eq!(pieces("*"), Vec::<String>::new());
        assert_eq!(folded_words("*Société  GÉN*"), ["societe", "gen"]);
    }
}
