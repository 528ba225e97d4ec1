//! What becomes of handwriting when somebody types it or a machine reads it.

mod confusions;

use super::Entry;
use crate::rng::Rng;
use confusions::{LOOKALIKES, NEIGHBOURS};

/// How well a line was read from the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quality {
    /// Keyed without a slip.
    Clean,
    /// Keyed at speed: neighbouring keys, swapped, doubled and lost letters, about 1.5 % of the characters.
    Keyed,
    /// Read by a poor machine: about 12 % of the characters wrong.
    Ocr,
}

impl Quality {
    /// The word in `truth.csv`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Keyed => "typical",
            Self::Ocr => "ocr",
        }
    }
}

/// The four fields as read.
pub(super) fn read(written: &Entry, quality: Quality, rng: Rng) -> Entry {
    let mut rng = rng;
    let mut field = |text: &str| match quality {
        Quality::Clean => text.to_owned(),
        Quality::Keyed => keyed(text, &mut rng),
        Quality::Ocr => ocr(text, &mut rng),
    };
    Entry {
        printed_name: field(&written.printed_name),
        address: field(&written.address),
        city: field(&written.city),
        zip: field(&written.zip),
    }
}

/// Slips of a fast typist, in about 1.5 % of the characters.
fn keyed(text: &str, rng: &mut Rng) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 2);
    let mut i = 0;
    while i < chars.len() {
        let c = chars[i];
        i += 1;
        if !rng.chance(150) {
            out.push(c);
            continue;
        }
        match rng.weighted(&[40, 28, 18, 14]) {
            0 => out.push(neighbour(c, rng)),
            1 => {}
            2 if i < chars.len() => {
                out.push(chars[i]);
                out.push(c);
                i += 1;
            }
            _ => out.extend([c, c]),
        }
    }
    out
}

fn neighbour(c: char, rng: &mut Rng) -> char {
    let lower = c.to_ascii_lowercase();
    let Some((_, keys)) = NEIGHBOURS.iter().find(|(key, _)| key.starts_with(lower)) else { return c };
    let keys: Vec<char> = keys.chars().collect();
    let hit = *rng.pick(&keys);
    if c.is_ascii_uppercase() { hit.to_ascii_uppercase() } else { hit }
}

/// About 12 % of the characters wrong: lookalikes, strays, losses, wrong case, split and joined words.
fn ocr(text: &str, rng: &mut Rng) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let one = c.len_utf8();
        if !rng.chance(1200) {
            out.push(c);
            rest = &rest[one..];
            continue;
        }
        let mut used = one;
        if c == ' ' {
            // Words run together, split further, or get a speck between them.
            out.push_str(["", "  ", ".", " '"][rng.weighted(&[60, 20, 14, 6])]);
            rest = &rest[used..];
            continue;
        }
        match rng.weighted(&[66, 9, 9, 5, 6, 5]) {
            0 => {
                let fits: Vec<&(&str, &str)> =
                    LOOKALIKES.iter().filter(|(from, _)| rest.starts_with(from)).collect();
                if fits.is_empty() {
                    out.push(stray(c, rng));
                } else {
                    let (from, to) = rng.pick(&fits);
                    out.push_str(to);
                    used = from.len();
                }
            }
            1 => out.push(stray(c, rng)),
            2 => {}
            3 => out.extend([c, stray(c, rng)]),
            4 => out.extend([c, ' ']),
            _ if c.is_ascii_lowercase() => out.push(c.to_ascii_uppercase()),
            _ => out.push(c.to_ascii_lowercase()),
        }
        rest = &rest[used..];
    }
    out
}

fn stray(c: char, rng: &mut Rng) -> char {
    let base = match c {
        '0'..='9' => b'0',
        'A'..='Z' => b'A',
        _ => b'a',
    };
    let range = if base == b'0' { 10 } else { 26 };
    char::from(base + u8::try_from(rng.below(range)).unwrap_or(0))
}
