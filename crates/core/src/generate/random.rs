//! A small generator of pseudo-random numbers (SplitMix64): what is made, the demo data too, must not change with a library's version.

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is at least 1.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(1);
        usize::try_from(self.below_u64(limit)).unwrap_or(0)
    }

    /// The same for numbers that a machine's addresses may have no room for.
    pub(super) fn below_u64(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    /// Whether one chance in `of` comes up.
    pub fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    /// One of the words, each as likely; the empty text when there is none.
    pub fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len())).copied().unwrap_or_default()
    }

    /// One of the words, the first ones likelier.
    pub fn skewed<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let end = 1 + self.below(words.len());
        words.get(self.below(end)).copied().unwrap_or_default()
    }

    /// So many decimal digits, the first one not 0.
    pub fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|at| {
                let digit = if at == 0 { 1 + self.below(9) } else { self.below(10) };
                char::from_digit(u32::try_from(digit).unwrap_or(0), 10).unwrap_or('0')
            })
            .collect()
    }
}
