//! Close matching (R3): case and accents ignored, all words anywhere in the name, in any order.

use super::{Pattern, fold};

/// The words of a pattern, folded; stars only separate them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    words: Vec<String>,
}

impl Words {
    /// Reads the words of a name pattern: `*Société  GÉN*` gives `societe` and `gen`.
    pub fn parse(pattern: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        for piece in Pattern::parse(pattern).pieces() {
            for word in fold(piece).split(' ') {
                if !word.is_empty() && !words.iter().any(|known| known == word) {
                    words.push(word.to_owned());
                }
            }
        }
        Self { words }
    }

    /// The folded words, each once, in the order typed.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether there is nothing to look for: no text, or stars alone.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in `folded`, a name in the form of [`fold`]. Without words nothing matches.
    pub fn matches(&self, folded: &str) -> bool {
        !self.words.is_empty() && self.words.iter().all(|word| folded.contains(word.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_in_any_order_without_case_or_accents() {
        let words = Words::parse("*banken SVENSKA*");
        assert_eq!(words.words(), ["banken", "svenska"]);
        assert!(words.matches(&fold("Svenska Handelsbanken AB")));
        assert!(!words.matches(&fold("Svenska Spar AB")));
        assert!(Words::parse("societe").matches(&fold("SOCIÉTÉ")));
    }

    #[test]
    fn stars_alone_come_close_to_nothing() {
        assert!(Words::parse("**").is_empty());
        assert!(!Words::parse("").matches("anything"));
        assert_eq!(Words::parse(r"5\*").words(), ["5*"]);
    }

    proptest! {
        #[test]
        fn a_literal_hit_is_a_close_hit(name in r"[a-cé ]{1,12}", pattern in r"[a-cé* ]{1,8}") {
            let name = crate::name::normalize(&name);
            let words = Words::parse(&pattern);
            prop_assume!(!words.is_empty());
            if Pattern::parse(&pattern).matches(&name) {
                prop_assert!(words.matches(&fold(&name)));
            }
        }
    }
}
