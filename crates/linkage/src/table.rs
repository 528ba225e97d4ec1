//! Strings and lists packed into flat arrays, so that an index is a handful of blocks to write and read.

use crate::num::id;

/// Distinct strings, numbered from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Strings {
    pub(crate) ends: Vec<u32>,
    pub(crate) bytes: Vec<u8>,
}

impl Strings {
    pub(crate) fn push(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(text);
        self.ends.push(id(self.bytes.len()));
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    #[inline]
    pub(crate) fn get(&self, index: u32) -> &[u8] {
        let index = index as usize;
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        &self.bytes[start..self.ends[index] as usize]
    }
}

/// A list of numbers for each of a row of keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lists {
    /// `starts[k]..starts[k + 1]` is the range of key `k`.
    pub(crate) starts: Vec<u32>,
    pub(crate) items: Vec<u32>,
}

impl Lists {
    /// Groups pairs of key and item; items of a key keep the order they came in.
    pub(crate) fn group(keys: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0u32; keys + 1];
        for (key, _) in pairs.clone() {
            starts[key as usize + 1] += 1;
        }
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut next = starts.clone();
        let mut items = vec![0; starts[keys] as usize];
        for (key, item) in pairs {
            let place = &mut next[key as usize];
            items[*place as usize] = item;
            *place += 1;
        }
        Self { starts, items }
    }

    #[inline]
    pub(crate) fn range(&self, key: u32) -> std::ops::Range<usize> {
        self.starts[key as usize] as usize..self.starts[key as usize + 1] as usize
    }

    #[inline]
    pub(crate) fn get(&self, key: u32) -> &[u32] {
        &self.items[self.range(key)]
    }
}
