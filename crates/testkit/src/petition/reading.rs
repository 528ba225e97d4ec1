//! What becomes of handwriting when somebody types it or a machine reads it.
//!
//! The confusions follow the OCR and keyboard tables of `pseudopeople` (BSD-3, see `data/README.md`).

use super::{Entry, Quality};
use crate::rng::Rng;

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

const NEIGHBOURS: [(&str, &str); 36] = [
    ("a", "qwsz"), ("b", "vghn"), ("c", "xdfv"), ("d", "serfcx"), ("e", "wsdr"), ("f", "drtgvc"), ("g", "ftyhbv"),
    ("h", "gyujnb"), ("i", "ujko"), ("j", "huikmn"), ("k", "jiolm"), ("l", "kop"), ("m", "njk"), ("n", "bhjm"),
    ("o", "iklp"), ("p", "ol"), ("q", "wa"), ("r", "edft"), ("s", "awedxz"), ("t", "rfgy"), ("u", "yhji"),
    ("v", "cfgb"), ("w", "qase"), ("x", "zsdc"), ("y", "tghu"), ("z", "asx"), ("0", "9p"), ("1", "2q"), ("2", "13"),
    ("3", "24"), ("4", "35"), ("5", "46"), ("6", "57"), ("7", "68"), ("8", "79"), ("9", "80"),
];

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

/// What a poor reader makes of one or two characters.
const LOOKALIKES: [(&str, &str); 64] = [
    ("0", "O"), ("0", "o"), ("O", "0"), ("o", "0"), ("1", "l"), ("1", "I"), ("l", "1"), ("I", "1"), ("I", "l"),
    ("l", "I"), ("i", "j"), ("j", "i"), ("i", ":"), ("5", "S"), ("S", "5"), ("s", "5"), ("2", "Z"), ("Z", "2"),
    ("z", "2"), ("6", "G"), ("G", "6"), ("8", "B"), ("B", "8"), ("4", "A"), ("A", "4"), ("9", "g"), ("g", "9"),
    ("9", "q"), ("q", "9"), ("7", "1"), ("1", "7"), ("3", "8"), ("8", "3"), ("5", "6"), ("6", "5"), ("rn", "m"),
    ("m", "rn"), ("n", "ri"), ("ri", "n"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("w", "vv"), ("u", "v"), ("v", "u"),
    ("U", "V"), ("V", "U"), ("Y", "V"), ("y", "v"), ("D", "O"), ("Q", "O"), ("E", "F"), ("F", "P"), ("P", "F"),
    ("h", "b"), ("b", "h"), ("e", "c"), ("c", "e"), ("a", "o"), ("n", "u"), ("t", "f"), ("f", "t"), ("K", "lC"),
    ("H", "I-I"),
];

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
        match rng.weighted(&[66, 9, 9, 5, 6, 5]) {
            0 => {
                let fits: Vec<&(&str, &str)> = LOOKALIKES.iter().filter(|(from, _)| rest.starts_with(from)).collect();
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
            4 if c == ' ' => {}
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
