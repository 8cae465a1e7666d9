//! Three hundred invented service providers, the same every time; the first ones carry the most participants.

use super::Random;
use crate::wire::Provider;

const FIRST: [&str; 20] = [
    "Alma",
    "Quai",
    "Nord",
    "Fjord",
    "Rhein",
    "Ponte",
    "Sillage",
    "Vega",
    "Ostara",
    "Lumen",
    "Kaskad",
    "Havn",
    "Delta",
    "Aurora",
    "Tilia",
    "Silva",
    "Méridien",
    "Boréal",
    "Cobalt",
    "Iris",
];
const SECOND: [&str; 15] = [
    "Réseau",
    "Access",
    "Facture",
    "EDI",
    "Digital",
    "Lasku",
    "Koppeling",
    "Belege",
    "Connect",
    "Passerelle",
    "Exchange",
    "Post",
    "Link",
    "Hub",
    "Documents",
];

/// How many there are.
pub const PROVIDERS: usize = FIRST.len() * SECOND.len();

/// All of them. One in five wants routing set up on its side first.
pub fn providers() -> impl Iterator<Item = Provider> {
    let names = SECOND.iter().flat_map(|second| FIRST.iter().map(move |first| format!("{first} {second}")));
    names.enumerate().map(|(at, name)| Provider { id: provider_id(at), name, requires_routing_setup: at % 5 == 2 })
}

/// The id of the provider at a place in [`providers`].
pub fn provider_id(at: usize) -> String {
    format!("invented-{:03}", at + 1)
}

/// Places of a participant's providers, the one it prefers first: most have one, some two or three, a few none.
pub(super) fn some(random: &mut Random) -> Vec<usize> {
    let count = match random.below(20) {
        0 => 0,
        1..=4 => 2,
        5 => 3,
        _ => 1,
    };
    let last = random.below(PROVIDERS);
    let first = random.below(1 + last);
    (0..count).map(|step| (first + 7 * step) % PROVIDERS).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn there_are_three_hundred_with_ids_and_names_of_their_own() {
        let all: Vec<Provider> = providers().collect();
        assert_eq!((all.len(), PROVIDERS), (300, 300));
        assert_eq!(all.iter().map(|provider| &provider.id).collect::<HashSet<_>>().len(), 300);
        assert_eq!(all.iter().map(|provider| &provider.name).collect::<HashSet<_>>().len(), 300);
    }

    #[test]
    fn few_carry_many_and_each_carries_some() {
        let mut random = Random::new(5);
        let mut carried = vec![0; PROVIDERS];
        for _ in 0..100_000 {
            for at in some(&mut random) {
                carried[at] += 1;
            }
        }
        assert!(carried.iter().all(|count| *count > 0));
        let first: i32 = carried.iter().take(30).sum();
        assert!(f64::from(first) > 0.25 * f64::from(carried.iter().sum::<i32>()), "{first}");
    }
}
