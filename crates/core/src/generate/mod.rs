//! Invented companies, as many as wanted, the same from the same seed: for measurements and large trial directories.
//! Names are made like real ones (trades, families, places, legal forms, accents, capitals), with the same words common
//! and rare; identifiers have check digits that hold. None of it is meant to be anybody.

mod cards;
mod document_types;
mod ids;
mod numbers;
mod providers;
mod random;
mod words;

pub use cards::{Cards, Listed};
pub use providers::{PROVIDERS, provider_id, providers};
pub use random::Random;

use numbers::Numbers;
use words::{COUNTRIES, Country};

/// An invented company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    pub place: &'static str,
    /// In literal form, the main one first; one in sixteen has a second.
    pub names: Vec<String>,
    /// Scheme and value; the first is the participant id.
    pub identifiers: Vec<(&'static str, String)>,
}

/// Invents companies without end. Two may have the same name; no two of the first hundred million have the same id.
pub struct Companies {
    random: Random,
    numbers: Numbers,
}

impl Companies {
    pub fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), numbers: Numbers::new(seed) }
    }
}

impl Iterator for Companies {
    type Item = Company;

    fn next(&mut self) -> Option<Company> {
        let random = &mut self.random;
        let country = country(random)?;
        let mut names = vec![name(random, country)];
        if random.one_in(16) {
            let further = name(random, country);
            names.extend((!names.contains(&further)).then_some(further));
        }
        let place = random.pick(country.places);
        let identifiers = ids::company(random, &mut self.numbers, country.code);
        Some(Company { country: country.code, place, names, identifiers })
    }
}

fn country(random: &mut Random) -> Option<&'static Country> {
    let all = COUNTRIES.iter().map(|country| country.share).sum();
    let mut at = random.below(all);
    COUNTRIES.iter().find(|country| {
        let here = at < country.share;
        at = at.saturating_sub(country.share);
        here
    })
}

fn name(random: &mut Random, country: &Country) -> String {
    let trade = random.skewed(country.trades);
    let form = random.skewed(country.forms);
    let text = match random.below(20) {
        0..=5 => format!("{trade} {} {form}", family(random, country)),
        6..=8 => format!("{} {trade} {form}", family(random, country)),
        9 | 10 => format!("{trade} {} {form}", random.skewed(country.places)),
        11 => format!("{trade} {} {} {form}", random.skewed(country.trades), random.skewed(country.places)),
        12 => format!("{} & {} {form}", family(random, country), family(random, country)),
        13 => format!("{} {}", family(random, country), random.skewed(country.places)),
        14 => format!("{form} {}", family(random, country)),
        15 => format!("{} {} {form}", family(random, country), random.below(2030)),
        _ => format!("{} {form}", family(random, country)),
    };
    match random.below(400) {
        0 => format!("{text} [{}]", random.skewed(country.places)),
        1 => format!("100% {text}"),
        2 => format!("{text} *"),
        3..=60 => text.to_uppercase(),
        61..=64 => text.to_lowercase(),
        _ => text,
    }
}

// A known family or one made of syllables, so that some words are common and most are rare.
fn family(random: &mut Random, country: &Country) -> String {
    if random.one_in(3) {
        return random.skewed(country.families).to_owned();
    }
    let mut word: String = (0..2 + random.below(3)).map(|_| random.pick(country.syllables)).collect();
    if let Some(first) = word.chars().next() {
        word.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identifier::{Level, ParticipantId, check},
        name::normalize,
    };

    #[test]
    fn the_same_seed_gives_the_same_companies() {
        let some = |seed| Companies::new(seed).take(50).collect::<Vec<_>>();
        assert_eq!(some(1), some(1));
        assert_ne!(some(1), some(2));
    }

    #[test]
    fn names_are_literal_and_check_digits_hold() {
        for company in Companies::new(7).take(3_000) {
            assert!(company.names.iter().all(|name| !name.is_empty() && *name == normalize(name)), "{company:?}");
            for (scheme, value) in &company.identifiers {
                assert_eq!(check(scheme, value), Some(Level::Ok), "{company:?}");
                assert!(ParticipantId::parse(&format!("{scheme}:{value}")).is_ok(), "{company:?}");
            }
        }
    }

    #[test]
    fn every_country_has_companies_and_none_share_an_id() {
        let companies: Vec<Company> = Companies::new(3).take(20_000).collect();
        for country in COUNTRIES {
            assert!(companies.iter().any(|company| company.country == country.code), "{}", country.code);
        }
        let ids: std::collections::HashSet<_> = companies.iter().map(|company| company.identifiers.first()).collect();
        assert_eq!(ids.len(), companies.len());
        assert!(companies.iter().all(|company| (2..=4).contains(&company.identifiers.len())));
    }
}
