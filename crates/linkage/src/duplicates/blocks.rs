//! Which lines are compared with which: those that share a word of the name and the house number, two beginnings of names, the
//! beginning of the street and the house number, or number and zip code.

use std::hash::{Hash, Hasher};

use crate::hash::{Map, Mixer};
use crate::line::Written;
use crate::num::id;
use crate::text::Token;

/// Lines of one block that are compared with each other; further ones with the first of it and with their neighbours in it.
const PER_BLOCK: usize = 12;
/// Letters that make a beginning.
const BEGINNING: usize = 4;

/// Lines that share a key.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    keys: Vec<Vec<u64>>,
    lines: Map<u64, Vec<u32>>,
}

impl Blocks {
    pub(super) fn new(lines: &[Written]) -> Self {
        let mut blocks = Self::default();
        for (line, written) in lines.iter().enumerate() {
            let mut keys = keys(written);
            keys.sort_unstable();
            keys.dedup();
            for &key in &keys {
                blocks.lines.entry(key).or_default().push(id(line));
            }
            blocks.keys.push(keys);
        }
        blocks
    }

    /// The lines that this one is compared with, ascending.
    pub(super) fn others(&self, line: usize) -> Vec<u32> {
        let mut found = Vec::new();
        for key in &self.keys[line] {
            let Some(block) = self.lines.get(key) else { continue };
            let own = block.partition_point(|&other| (other as usize) < line);
            found.extend(block[..own].iter().take(PER_BLOCK));
            found.extend(block[..own].iter().skip(PER_BLOCK).rev().take(PER_BLOCK));
            found.extend(block[own..].iter().skip(1).take(PER_BLOCK));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn beginning(word: &Token) -> &[u8] {
    &word.as_bytes()[..word.len().min(BEGINNING)]
}

fn keys(written: &Written) -> Vec<u64> {
    let key = |kind: u8, parts: &[&[u8]]| {
        let mut hasher = Mixer::default();
        kind.hash(&mut hasher);
        parts.hash(&mut hasher);
        hasher.finish()
    };
    let house = written.address.house.as_bytes();
    let long = |word: &&Token| word.len() > 1;
    let words: Vec<&Token> = written.name.written().iter().filter(long).take(4).collect();
    let mut keys = Vec::with_capacity(12);
    for (place, word) in words.iter().enumerate() {
        if !house.is_empty() {
            keys.push(key(0, &[word.as_bytes(), house]));
        }
        for other in &words[place + 1..] {
            let mut pair = [beginning(word), beginning(other)];
            pair.sort_unstable();
            keys.push(key(1, &pair));
        }
    }
    if let Some((street, _)) = written.address.streets.first()
        && !house.is_empty()
    {
        keys.push(key(2, &[beginning(street), house]));
    }
    if !house.is_empty() && !written.zip.is_empty() {
        keys.push(key(3, &[written.zip.as_bytes(), house]));
    }
    keys
}
