//! The two forms of a name: as compared literally, and as compared closely.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The literal form: Unicode NFC, trimmed, every run of white space one space.
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        match word.is_ascii() {
            true => out.push_str(word),
            false => out.extend(word.nfc()),
        }
    }
    out
}

/// The close form: Unicode NFKD, marks removed, case folded, white space as in [`normalize`].
///
/// Case folding here is lower case of upper case, which joins `ß` with `SS` and final with medial sigma as
/// Unicode full case folding does for every letter that names of companies use.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        match word.is_ascii() {
            true => out.extend(word.chars().map(|letter| letter.to_ascii_lowercase())),
            false => fold_word(word, &mut out),
        }
    }
    // Other words may hide a space.
    if text.is_ascii() { out } else { normalize(&out) }
}

fn fold_word(word: &str, out: &mut String) {
    let upper = word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_uppercase);
    // Upper casing may bring marks back (`ΐ`), and a compatibility form may hide a space (`﷽`).
    for c in upper.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ς' => out.push('σ'),
            // What the capital `ẞ` leaves, which has no capital form of its own but itself.
            'ß' => out.push_str("ss"),
            // A stroke is a mark to the reader, though Unicode does not take it off.
            'ø' => out.push('o'),
            'đ' => out.push('d'),
            'ł' => out.push('l'),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn normalize_composes_and_folds_space() {
        assert_eq!(normalize("  E\u{301}nergie\u{a0}\n  du\tNord "), "Énergie du Nord");
        assert_eq!(normalize(" \u{3000}"), "");
    }

    #[test]
    fn fold_ignores_case_accents_and_width() {
        for (name, folded) in [
            ("Société Générale", "societe generale"),
            ("STRAßE", "strasse"),
            ("STRAẞE", "strasse"),
            ("ＡＢＣ１２ 株式会社", "abc12 株式会社"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("TAKTEKKERMESTER BJØRSVIK", "taktekkermester bjorsvik"),
            ("Œuvre ﬁne", "œuvre fine"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(fold(name), folded);
        }
    }

    #[test]
    fn words_of_ascii_fold_as_all_others_do() {
        for letter in ('\0'..'\u{80}').filter(|letter| !letter.is_whitespace()) {
            let (word, mut folded) = (letter.to_string(), String::new());
            fold_word(&word, &mut folded);
            assert_eq!((fold(&word), normalize(&word)), (folded, word.nfc().collect()), "{letter:?}");
        }
        assert_eq!(fold(" ÉTÉ\tSud  EST "), "ete sud est");
    }

    #[test]
    fn the_close_form_of_every_letter_is_stable() {
        let unstable: Vec<(char, String)> = ('\0'..=char::MAX)
            .filter_map(|letter| {
                let close = fold(&letter.to_string());
                let again = [fold(&close), fold(&normalize(&letter.to_string()))];
                again.into_iter().find(|again| *again != close).map(|again| (letter, again))
            })
            .collect();
        assert_eq!(unstable, []);
    }

    proptest! {
        #[test]
        fn both_forms_are_stable(text in any::<String>()) {
            let literal = normalize(&text);
            prop_assert_eq!(normalize(&literal), literal.clone());
            let close = fold(&text);
            prop_assert_eq!(fold(&close), close.clone());
            prop_assert_eq!(fold(&literal), close);
        }
    }
}
