//! Which character stands for which: shapes that pens and readers confuse, neighbours on the keyboard, vowels.
//!
//! The table mixes four ways to replace a character. The shares are set from reasoning, not from any test data:
//! shape confusions 45 %, keyboard neighbours 20 %, vowels for vowels 10 %, anything for anything 25 %.

use std::sync::LazyLock;

use super::step;

/// Given that an error happened: the probability that it replaces, loses, adds a character, swaps two.
pub(super) const REPLACES: f32 = 0.70;
pub(super) const LOSES: f32 = 0.12;
pub(super) const ADDS: f32 = 0.12;
/// Of the added characters, share that double the one before.
pub(super) const DOUBLED: f32 = 0.3;
/// Cost of a swap of two neighbours (6 % of errors).
const SWAPPED: f32 = 2.8;
/// Cost of a pair read as one character or one as a pair.
const MERGED: f32 = 3.0;

const SYMBOLS: usize = 37;

const SHAPES: [&str; 21] = [
    "o0dqcau", "il1jt7", "s58", "b86h", "z27", "g9q6y", "ecoa", "uvnw", "nrmhu", "vywru", "ftl", "kxh",
    "pq9", "ao", "mw", "rvn", "jyi", "4a9", "38b", "17", "56",
];
const KEYS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWELS: &str = "aeiouy";

/// What each error adds to a cell of the table of comparisons.
#[derive(Debug)]
pub(super) struct Costs {
    /// By the written character, then by the one that was meant.
    replaced: Vec<[u32; SYMBOLS]>,
    lost: [u32; 2],
    added: [u32; 2],
    pub(super) swapped: u32,
    pub(super) merged: u32,
    /// By two characters, those that the two together look like, a bit each.
    looks: Vec<[u64; SYMBOLS]>,
    /// What a cell gains at least per letter that is lost, added or replaced: among letters, and where nothing but digits was written.
    pub(super) least: [u32; 2],
}

/// The costs, computed once.
#[inline]
pub(super) fn costs() -> &'static Costs {
    static COSTS: LazyLock<Costs> = LazyLock::new(|| {
        let replaced = replacement_costs();
        let of = |written: usize| std::array::from_fn(|meant| step(replaced[meant * SYMBOLS + written]));
        let every_replaced: Vec<[u32; SYMBOLS]> = (0..SYMBOLS).map(of).collect();
        let [lost, added] = [step(-(LOSES * 3.0).ln()), step(-(ADDS * 0.3).ln())];
        let costs = every_replaced.iter().flatten().copied();
        let one = costs.chain([lost, added, step(SWAPPED)]).min().unwrap_or(0);
        Costs {
            // A pair read as one letter is two errors to whoever counts letters.
            least: [one.min(step(MERGED) / 2), one],
            looks: looks(),
            replaced: every_replaced,
            lost: [step(-LOSES.ln()), step(-(LOSES * 3.0).ln())],
            added: [step(-(ADDS * (1.0 - DOUBLED) / 26.0).ln()), step(-(ADDS * DOUBLED).ln())],
            swapped: step(SWAPPED),
            merged: step(MERGED),
        }
    });
    &COSTS
}

impl Costs {
    /// Costs of `written` in place of each symbol.
    #[inline]
    pub(super) fn replaced(&self, written: u8) -> &[u32; SYMBOLS] {
        &self.replaced[symbol(written)]
    }

    /// What each character and the one before it together look like, a bit for each [`symbol`].
    #[inline]
    pub(super) fn looks(&self, text: &[u8], at: usize) -> u64 {
        if at == 0 { 0 } else { self.looks[symbol(text[at - 1])][symbol(text[at])] }
    }

    /// Cost of the loss of a character; one of a doubled pair is lost more easily.
    #[inline]
    pub(super) fn lost(&self, meant: &[u8], at: usize) -> u32 {
        self.lost[usize::from(doubled(meant, at))]
    }

    /// Cost of an added character; a doubled one is added more easily than any other.
    #[inline]
    pub(super) fn added(&self, written: &[u8], at: usize) -> u32 {
        self.added[usize::from(doubled(written, at))]
    }
}

/// The row or column of a character.
#[inline]
pub(super) const fn symbol(byte: u8) -> usize {
    match byte {
        b'a'..=b'z' => (byte - b'a') as usize,
        b'0'..=b'9' => (byte - b'0') as usize + 26,
        _ => 36,
    }
}

/// What is read in place of a character, decided by a number from 0 to 1.
pub(super) fn misread(meant: u8, decision: f64) -> u8 {
    let mut left = decision;
    for written in (b'a'..=b'z').chain(b'0'..=b'9') {
        let cost = (costs().replaced(written)[symbol(meant)] >> 8) as f32 / super::PARTS - super::SEARCH_COST;
        left -= f64::from((-cost).exp() / REPLACES);
        if left < 0.0 && written != meant {
            return written;
        }
    }
    b'x'
}

fn replacement_costs() -> Vec<f32> {
    let mut weight = vec![0.25 / 35.0; SYMBOLS * SYMBOLS];
    let mut shapes: Vec<(u8, u8)> = Vec::new();
    for group in SHAPES {
        shapes.extend(pairs(group, group.len()));
    }
    let mut keys: Vec<(u8, u8)> = KEYS.iter().flat_map(|row| pairs(row, 1)).collect();
    for rows in KEYS[1..].windows(2) {
        for (column, key) in rows[1].bytes().enumerate() {
            for above in rows[0].bytes().skip(column).take(2) {
                keys.extend([(key, above), (above, key)]);
            }
        }
    }
    for (share, mut pairs) in [(0.45, shapes), (0.20, keys), (0.10, pairs(VOWELS, VOWELS.len()))] {
        pairs.sort_unstable();
        pairs.dedup();
        for &(meant, written) in &pairs {
            let choices = pairs.iter().filter(|(other, _)| *other == meant).count();
            weight[symbol(meant) * SYMBOLS + symbol(written)] += share / choices as f32;
        }
    }
    weight.iter().map(|share| -(REPLACES * share).ln()).collect()
}

/// Ordered pairs of different characters of a group at most `reach` places apart.
fn pairs(group: &str, reach: usize) -> Vec<(u8, u8)> {
    let bytes = group.as_bytes();
    let mut pairs = Vec::new();
    for (left, &a) in bytes.iter().enumerate() {
        for (right, &b) in bytes.iter().enumerate() {
            if left != right && left.abs_diff(right) <= reach {
                pairs.push((a, b));
            }
        }
    }
    pairs
}

#[inline]
fn doubled(text: &[u8], at: usize) -> bool {
    at > 0 && text[at - 1] == text[at]
}

fn looks() -> Vec<[u64; SYMBOLS]> {
    let mut looks = vec![[0; SYMBOLS]; SYMBOLS];
    for left in b'a'..=b'z' {
        for right in b'a'..=b'z' {
            let ones = (b'a'..=b'z').filter(|&one| looks_like_pair(one, [left, right]));
            looks[symbol(left)][symbol(right)] = ones.map(|one| 1 << symbol(one)).sum();
        }
    }
    looks
}

/// Whether the two characters together look like the one.
const fn looks_like_pair(one: u8, pair: [u8; 2]) -> bool {
    matches!(
        (one, pair),
        (b'm', [b'r' | b'n', b'n'] | [b'n', b'i'])
            | (b'd', [b'c', b'l' | b'i'])
            | (b'w', [b'v', b'v'] | [b'u', b'u'])
            | (b'u', [b'i' | b'l', b'i' | b'l'])
            | (b'n', [b'r', b'i'])
            | (b'h', [b'l', b'i'])
            | (b'k', [b'l', b'c'])
            | (b'b', [b'l', b'o'])
            | (b'a', [b'c', b'i'])
    )
}
