//! Invented companies as a network lists them: their cards, and who carries their documents.

use super::{Companies, Company, Random, document_types, providers};
use crate::{cards::Card, identifier::canonical, name::fold, wire::NameEntry};

/// A card, and what no card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub card: Card,
    /// Places of its providers in [`super::providers()`], the one it prefers first.
    pub providers: Vec<usize>,
}

/// Cards without end, the same from the same seed; no two of the first hundred million have the same participant id.
pub struct Cards {
    companies: Companies,
    random: Random,
}

impl Cards {
    pub fn new(seed: u64) -> Self {
        // Another start than that of the companies, or a card would be drawn with the numbers of a company.
        Self { companies: Companies::new(seed), random: Random::new(seed ^ 0x00ca_7d5e_ed00_0000) }
    }
}

impl Iterator for Cards {
    type Item = Listed;

    fn next(&mut self) -> Option<Listed> {
        let company = self.companies.next()?;
        let random = &mut self.random;
        let providers = providers::some(random);
        Some(Listed { card: card(random, company)?, providers })
    }
}

fn card(random: &mut Random, company: Company) -> Option<Card> {
    let Company { country, place, names, identifiers } = company;
    let mut identifiers = identifiers.into_iter();
    let (scheme, value) = identifiers.next()?;
    let website = if random.one_in(3) { website(names.first()?) } else { None };
    Some(Card {
        participant_id: format!("{scheme}:{value}"),
        names: named(random, names, country),
        country: country.to_owned(),
        place: (!random.one_in(8)).then(|| format!("{place}, {}", random.digits(5))),
        website,
        identifiers: identifiers.map(|(scheme, value)| canonical(scheme, &value, country)).collect(),
        document_types: document_types::some(random, country),
    })
}

/// Half of the main names say their language, and all further ones.
fn named(random: &mut Random, names: Vec<String>, country: &str) -> Vec<NameEntry> {
    let tells = random.one_in(2);
    let entry = |(at, name): (usize, String)| {
        let language = match at {
            0 => tells.then(|| language(country)),
            _ => Some("en"),
        };
        NameEntry { name, language: language.map(str::to_owned) }
    };
    names.into_iter().enumerate().map(entry).collect()
}

fn language(country: &str) -> &'static str {
    match country {
        "FR" => "fr",
        "SE" => "sv",
        "NO" => "no",
        "FI" => "fi",
        "DK" => "da",
        "DE" | "AT" | "CH" => "de",
        "NL" | "BE" => "nl",
        "IT" => "it",
        _ => "en",
    }
}

/// An address that belongs to nobody, made of the letters and digits of a name; none for a name without any.
fn website(name: &str) -> Option<String> {
    let folded = fold(name);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).take(3).collect();
    (!words.is_empty()).then(|| format!("https://www.{}.example", words.join("-")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::HashSet;

    use super::*;
    use crate::identifier::{Level, ParticipantId, check};

    #[test]
    fn the_same_seed_gives_the_same_cards() {
        let some = |seed| Cards::new(seed).take(50).collect::<Vec<_>>();
        assert_eq!(some(1), some(1));
        assert_ne!(some(1), some(2));
    }

    #[test]
    fn no_two_have_the_same_id_and_every_number_holds() {
        let mut ids = HashSet::new();
        for Listed { card, providers } in Cards::new(9).take(100_000) {
            let id = ParticipantId::parse(&card.participant_id).unwrap();
            assert_eq!(check(id.scheme(), id.value()), Some(Level::Ok), "{card:?}");
            assert!((1..=3).contains(&card.identifiers.len()), "{card:?}");
            for further in &card.identifiers {
                assert_eq!(check(&further.scheme, &further.value), Some(Level::Ok), "{card:?}");
            }
            assert!(providers.iter().all(|at| *at < providers::PROVIDERS));
            assert!(ids.insert(id.key()), "{card:?}");
        }
    }
}
