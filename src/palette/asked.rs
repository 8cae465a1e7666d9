//! What was typed: an identifier, or words, perhaps with a verb in front (« vérifier durand ») that says what to do
//! with the customers they name.

use carnet_core::identifier::{self, Level, Note, Reading};

use super::matching::words;

/// What can be done with a customer from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Check,
    Test,
    Activate,
}

/// In both languages, folded.
const VERBS: [(Verb, [&str; 2]); 3] =
    [(Verb::Check, ["verifier", "check"]), (Verb::Test, ["tester", "test"]), (Verb::Activate, ["activer", "activate"])];
/// Letters of a verb that make it one.
const SHORTEST: usize = 4;
/// Readings of an identifier that are worth a line each.
const READINGS: usize = 3;
/// A value shorter than this is a name or a number of the company's own.
const SHORTEST_ID: usize = 5;

/// A reading worth searching: `SIREN`, and the identifier with its scheme in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsIdentifier {
    pub name: String,
    pub scheme: String,
    pub value: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// As typed, trimmed.
    pub text: String,
    /// Folded.
    pub words: Vec<String>,
    pub verb: Option<Verb>,
    /// What customers are asked for: without the verb.
    pub customer: String,
    pub identifiers: Vec<AsIdentifier>,
}

impl Asked {
    pub fn read(typed: &str) -> Self {
        let text = typed.trim().to_owned();
        let (verb, customer) = match verb_of(&text) {
            Some((verb, rest)) => (Some(verb), rest),
            None => (None, text.clone()),
        };
        Self { words: words(&text), verb, identifiers: identifiers(&customer), customer, text }
    }

    /// The whole of it names customers: what looked like a verb belongs to a name.
    pub fn without_verb(&self) -> Self {
        Self { verb: None, customer: self.text.clone(), ..self.clone() }
    }

    pub fn has_digit(&self) -> bool {
        self.customer.contains(|letter: char| letter.is_ascii_digit())
    }
}

fn verb_of(text: &str) -> Option<(Verb, String)> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let first = words(first).concat();
    if first.len() < SHORTEST {
        return None;
    }
    let (verb, _) = VERBS.into_iter().find(|(_, names)| names.iter().any(|name| name.starts_with(&first)))?;
    let rest = rest.trim();
    (!rest.is_empty()).then(|| (verb, rest.to_owned()))
}

fn identifiers(text: &str) -> Vec<AsIdentifier> {
    if text.chars().filter(char::is_ascii_digit).count() < SHORTEST_ID {
        return Vec::new();
    }
    let read = identifier::read(text);
    let is_typed = |reading: &&Reading| !matches!(reading.note, Some(Note::EquivalentOf { .. }));
    let typed: Vec<&Reading> = read.readings.iter().filter(is_typed).collect();
    let fitting: Vec<&Reading> = typed.iter().copied().filter(|reading| reading.level == Level::Ok).collect();
    // A check digit that fails is searched all the same, and said there.
    let best = if fitting.is_empty() { typed } else { fitting };
    let named = |reading: &Reading| AsIdentifier {
        name: reading.name.clone(),
        scheme: reading.scheme.clone(),
        value: reading.value.clone(),
    };
    best.into_iter().take(READINGS).map(named).collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{Asked, Verb};

    #[wasm_bindgen_test]
    fn a_verb_in_front_is_not_searched() {
        let read = |text| {
            let asked = Asked::read(text);
            (asked.verb, asked.customer)
        };
        let verb = |verb, rest: &str| (Some(verb), rest.to_owned());
        assert_eq!(read(" Vérifier  Durand SAS "), verb(Verb::Check, "Durand SAS"));
        assert_eq!(read("check durand"), verb(Verb::Check, "durand"));
        assert_eq!(read("Acti 0042"), verb(Verb::Activate, "0042"));
        for name in ["vérifier", "vérifier ", "ver durand", "Testud SA", "durand vérifier"] {
            assert_eq!(read(name), (None, name.trim().to_owned()), "{name}");
        }
    }

    #[wasm_bindgen_test]
    fn an_identifier_is_recognized_with_or_without_its_label() {
        let read = |text| -> Vec<(String, String)> {
            Asked::read(text).identifiers.into_iter().map(|id| (id.name, id.value)).collect()
        };
        let siren = || ("SIREN".to_owned(), "702042755".to_owned());
        assert_eq!(read("SIREN : 702 042 755"), [siren()]);
        assert_eq!(read("vérifier SIREN 702042755"), [siren()]);
        assert!(read("702042755").contains(&siren()));
        assert!(!read("732 829 321").is_empty(), "a failing check digit is searched all the same");
        for name in ["durand", "0042", "Agence 2000", ""] {
            assert_eq!(read(name), [], "{name}");
        }
    }
}
