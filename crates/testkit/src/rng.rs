//! A small generator of our own, so that a seed means the same county on every platform and in every later version.
//!
//! xoshiro256** seeded by SplitMix64 (Blackman and Vigna, public domain). Only integers: no float may decide anything.

/// Deterministic source of numbers. Every household and every line has a stream of its own, so the order in which
/// threads work cannot change the result.
#[derive(Debug, Clone)]
pub struct Rng {
    state: [u64; 4],
}

/// What a stream is used for; two purposes never share numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
pub(crate) enum Purpose {
    Streets = 1,
    Dwellings,
    Sizes,
    People,
    Registrations,
    Sections,
    Writers,
    Handwriting,
    Reading,
    Hostile,
    /// Streams other crates ask for.
    Caller,
}

fn split_mix(x: &mut u64) -> u64 {
    *x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *x;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Rng {
    /// Stream number `index` under `seed`, unlike all those the county and its petition are made from: for simulated
    /// clerks and other users of a county.
    #[must_use]
    pub fn new(seed: u64, index: u64) -> Self {
        Self::stream(seed, Purpose::Caller, index)
    }

    /// The stream number `index` of `purpose` under `seed`.
    pub(crate) fn stream(seed: u64, purpose: Purpose, index: u64) -> Self {
        let mut x = seed;
        let mut y = split_mix(&mut x) ^ (purpose as u64).wrapping_mul(0xd605_bbb5_8c8a_bc03);
        let mut z = split_mix(&mut y) ^ index.wrapping_mul(0xa076_1d64_78bd_642f);
        Self { state: [split_mix(&mut z), split_mix(&mut z), split_mix(&mut z), split_mix(&mut z)] }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        let s = &mut self.state;
        let result = s[1].wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// A number in `0..bound`, every one equally likely (Lemire's method); 0 when `bound` is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 {
            return 0;
        }
        let threshold = bound.wrapping_neg() % bound;
        loop {
            let product = u128::from(self.bits()) * u128::from(bound);
            let low = product & u128::from(u64::MAX);
            if low >= u128::from(threshold) {
                return u64::try_from(product >> 64).unwrap_or(0);
            }
        }
    }

    /// An index into something of length `len`; 0 when it is empty.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap_or(0)
    }

    /// A number in `low..=high`.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.below(span)).unwrap_or(0)
    }

    /// True in `in_10_000` of ten thousand cases.
    pub fn chance(&mut self, in_10_000: u32) -> bool {
        self.below(10_000) < u64::from(in_10_000)
    }

    /// One of `items`, which must not be empty.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.index(items.len())]
    }

    /// The position of a weight, each as likely as it is heavy; 0 when all weights are 0.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let total = weights.iter().map(|w| u64::from(*w)).sum();
        let mut rest = self.below(total);
        for (i, weight) in weights.iter().enumerate() {
            let weight = u64::from(*weight);
            if rest < weight {
                return i;
            }
            rest -= weight;
        }
        0
    }

    /// Puts `items` in random order (Fisher-Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.index(i + 1));
        }
    }
}

/// Items with frequencies; picking costs one binary search.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frequencies<T> {
    items: Vec<T>,
    upto: Vec<u64>,
}

impl<T: Copy + Default> Frequencies<T> {
    pub(crate) fn push(&mut self, item: T, weight: u64) {
        if weight > 0 {
            self.items.push(item);
            self.upto.push(self.total() + weight);
        }
    }

    pub(crate) fn total(&self) -> u64 {
        self.upto.last().copied().unwrap_or(0)
    }

    pub(crate) fn items(&self) -> &[T] {
        &self.items
    }

    /// A frequent item often, a rare one rarely.
    pub(crate) fn pick(&self, rng: &mut Rng) -> T {
        let at = rng.below(self.total());
        let i = self.upto.partition_point(|upto| *upto <= at);
        self.items.get(i).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_never_changes() {
        // These values are the meaning of every seed in use; changing them changes every golden file.
        let mut rng = Rng::stream(1, Purpose::People, 7);
        let bits = [rng.bits(), rng.bits(), rng.bits()];
        assert_eq!(bits, GOLDEN, "{bits:?}");
    }

    const GOLDEN: [u64; 3] =
        [6_429_292_018_261_938_027, 15_411_850_100_887_579_439, 2_498_245_718_287_689_958];

    #[test]
    fn weights_are_followed() {
        let mut rng = Rng::stream(3, Purpose::People, 0);
        let mut seen = [0u32; 3];
        for _ in 0..30_000 {
            seen[rng.weighted(&[1, 0, 2])] += 1;
        }
        assert_eq!(seen[1], 0);
        assert!(seen[0].abs_diff(10_000) < 400, "{seen:?}");
    }
}
