//! Numbers that look drawn and do not repeat: the digits of each kind of number are walked through in steps that the
//! seed decides, so that ten million companies have ten million ids without anybody remembering which were given out.

use super::Random;

/// Where each kind of number has come to. Kinds are named by their scheme.
pub struct Numbers {
    random: Random,
    walks: Vec<(&'static str, Walk)>,
}

/// All numbers of so many digits whose first is not 0, each once before the first comes again.
struct Walk {
    first: u64,
    count: u64,
    step: u64,
    at: u64,
}

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self { random: Random::new(seed), walks: Vec::new() }
    }

    /// The next number of a kind, which always has the same count of digits: 1 to 18.
    pub fn next(&mut self, kind: &'static str, digits: u32) -> String {
        if let Some((_, walk)) = self.walks.iter_mut().find(|(known, _)| *known == kind) {
            return walk.next();
        }
        let mut walk = Walk::new(&mut self.random, digits);
        let number = walk.next();
        self.walks.push((kind, walk));
        number
    }
}

impl Walk {
    fn new(random: &mut Random, digits: u32) -> Self {
        let first = 10_u64.pow(digits.clamp(1, 18) - 1);
        let count = 9 * first;
        // The count has the factors 2, 3 and 5 alone: a step without them meets every number.
        let wide = count / 3 + random.below_u64(count / 4);
        let step = (wide - wide % 30 + 7) % count;
        Self { first, count, step, at: random.below_u64(count) }
    }

    fn next(&mut self) -> String {
        self.at = (self.at + self.step) % self.count;
        (self.first + self.at).to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_number_comes_once_before_the_first_comes_again() {
        for digits in 1..=5 {
            let mut numbers = Numbers::new(u64::from(digits));
            let count = 9 * 10_usize.pow(digits - 1);
            let walked: Vec<String> = (0..=count).map(|_| numbers.next("a", digits)).collect();
            assert!(walked.iter().all(|number| number.len() == digits as usize && !number.starts_with('0')));
            assert_eq!(walked.iter().collect::<HashSet<_>>().len(), count, "{digits} digits");
            assert_eq!(walked.first(), walked.last());
        }
    }

    #[test]
    fn kinds_are_walked_through_apart() {
        let mut numbers = Numbers::new(1);
        let alone: Vec<String> = (0..5).map(|_| numbers.next("a", 9)).collect();
        let mut numbers = Numbers::new(1);
        let mixed: Vec<String> = (0..5).map(|_| (numbers.next("a", 9), numbers.next("b", 9)).0).collect();
        assert_eq!(alone, mixed);
    }
}
