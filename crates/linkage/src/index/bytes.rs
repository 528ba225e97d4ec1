//! The index as bytes, to be kept beside the snapshot: disposable, versioned, bound to the snapshot's hash.
//!
//! Layout, little-endian: magic, the roll's content hash, a checksum of the rest, then every array as its length in bytes (u64)
//! and its bytes, padded to eight.

use std::hash::Hasher;

use super::{ClerkOrders, Index};
use crate::channel::PerLevel;
use crate::fuzzy::Fuzzy;
use crate::hash::Mixer;
use crate::table::{Lists, Strings};

/// Changes with every change of the layout or of what is stored.
const MAGIC: [u8; 16] = *b"scrut-linkage-v7";
const HEADER: usize = 16 + 32 + 8;

/// Why kept bytes cannot be used. The remedy is always to build the index anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// Another program or version wrote it.
    #[error("not a linkage index of this version: delete it, it is built anew")]
    Version,
    /// It belongs to another roll.
    #[error("the linkage index belongs to another roll: delete it, it is built anew")]
    OtherRoll,
    /// It was cut or changed.
    #[error("the linkage index is damaged: delete it, it is built anew")]
    Damaged,
}

/// What is done with every array of the index, in a fixed order.
trait Visit {
    fn bytes(&mut self, array: &mut Vec<u8>) -> Result<(), IndexError>;
    fn numbers(&mut self, array: &mut Vec<u32>) -> Result<(), IndexError>;
    fn pairs(&mut self, array: &mut Vec<[u32; 2]>) -> Result<(), IndexError>;
    fn records(&mut self, array: &mut Vec<[u32; 8]>) -> Result<(), IndexError>;

    fn strings(&mut self, strings: &mut Strings) -> Result<(), IndexError> {
        self.numbers(&mut strings.ends)?;
        self.bytes(&mut strings.bytes)
    }

    fn lists(&mut self, lists: &mut Lists) -> Result<(), IndexError> {
        self.numbers(&mut lists.starts)?;
        self.numbers(&mut lists.items)
    }

    fn fuzzy(&mut self, fuzzy: &mut Fuzzy) -> Result<(), IndexError> {
        self.strings(&mut fuzzy.words)?;
        self.records(&mut fuzzy.cards)?;
        self.numbers(&mut fuzzy.starts)?;
        self.numbers(&mut fuzzy.entries)
    }

    fn index(&mut self, index: &mut Index) -> Result<(), IndexError> {
        self.records(&mut index.records)?;
        self.numbers(&mut index.rows)?;
        let names = &mut index.names;
        let mut common = vec![names.common];
        self.numbers(&mut common)?;
        names.common = common.first().copied().ok_or(IndexError::Damaged)?;
        self.fuzzy(&mut names.keys)?;
        self.numbers(&mut names.surname_weight)?;
        self.numbers(&mut names.first_weight)?;
        for lists in [
            &mut names.surnames,
            &mut names.firsts,
            &mut names.surnames_of_key,
            &mut names.firsts_of_key,
            &mut names.related,
        ] {
            self.lists(lists)?;
        }
        self.strings(&mut names.middles)?;
        let places = &mut index.places;
        for fuzzy in [&mut places.streets, &mut places.houses, &mut places.cities, &mut places.zips] {
            self.fuzzy(fuzzy)?;
        }
        self.strings(&mut places.units)?;
        for weights in [
            &mut places.street_weight,
            &mut places.house_weight,
            &mut places.unit_weight,
            &mut places.localities,
            &mut places.locality_weight,
            &mut places.city_weight,
            &mut places.zip_weight,
        ] {
            self.numbers(weights)?;
        }
        self.lists(&mut places.localities_of_zip)?;
        let orders = &mut index.orders;
        for lists in [&mut orders.houses_of_street, &mut orders.firsts_of_surname, &mut orders.by_house] {
            self.lists(lists)?;
        }
        for numbers in [&mut orders.house_starts, &mut orders.by_name, &mut orders.name_starts] {
            self.numbers(numbers)?;
        }
        self.pairs(&mut orders.places_by_name)?;
        self.pairs(&mut orders.names_by_house)?;
        self.clerk(&mut index.clerk)?;
        let (numbers, strings, lists) = index.mailings.parts();
        for numbers in numbers {
            self.numbers(numbers)?;
        }
        for strings in strings {
            self.strings(strings)?;
        }
        self.lists(lists)?;
        self.shares(&mut index.missed)
    }

    fn shares(&mut self, shares: &mut Option<PerLevel>) -> Result<(), IndexError> {
        let mut bytes: Vec<u8> = shares.iter().flatten().flat_map(|share| share.to_le_bytes()).collect();
        self.bytes(&mut bytes)?;
        let (words, _) = bytes.as_chunks::<8>();
        let read: Vec<f64> = words.iter().map(|word| f64::from_le_bytes(*word)).collect();
        *shares = read.try_into().ok();
        Ok(())
    }

    fn clerk(&mut self, clerk: &mut ClerkOrders) -> Result<(), IndexError> {
        for numbers in [
            &mut clerk.names.order,
            &mut clerk.names.rank,
            &mut clerk.surname_sums,
            &mut clerk.first_sums,
            &mut clerk.house_starts,
            &mut clerk.house_surnames,
            &mut clerk.house_voters,
            &mut clerk.name_localities,
        ] {
            self.numbers(numbers)?;
        }
        for lexicon in [&mut clerk.streets, &mut clerk.houses, &mut clerk.cities, &mut clerk.zips] {
            for numbers in [&mut lexicon.alphabet.order, &mut lexicon.alphabet.rank, &mut lexicon.sums] {
                self.numbers(numbers)?;
            }
        }
        Ok(())
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn block(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.0.extend_from_slice(bytes);
        self.0.resize(self.0.len().next_multiple_of(8), 0);
    }
}

impl Visit for Writer {
    fn bytes(&mut self, array: &mut Vec<u8>) -> Result<(), IndexError> {
        self.block(array);
        Ok(())
    }
    fn numbers(&mut self, array: &mut Vec<u32>) -> Result<(), IndexError> {
        self.block(bytemuck::cast_slice(array));
        Ok(())
    }
    fn pairs(&mut self, array: &mut Vec<[u32; 2]>) -> Result<(), IndexError> {
        self.block(bytemuck::cast_slice(array));
        Ok(())
    }
    fn records(&mut self, array: &mut Vec<[u32; 8]>) -> Result<(), IndexError> {
        self.block(bytemuck::cast_slice(array));
        Ok(())
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn block(&mut self) -> Result<&'a [u8], IndexError> {
        let (length, rest) = self.0.split_first_chunk::<8>().ok_or(IndexError::Damaged)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| IndexError::Damaged)?;
        let padded = length.checked_next_multiple_of(8).ok_or(IndexError::Damaged)?;
        let block = rest.get(..length).ok_or(IndexError::Damaged)?;
        self.0 = rest.get(padded..).ok_or(IndexError::Damaged)?;
        Ok(block)
    }

    fn array<T: bytemuck::Pod>(&mut self) -> Result<Vec<T>, IndexError> {
        let block = self.block()?;
        if block.len() % size_of::<T>() != 0 {
            return Err(IndexError::Damaged);
        }
        let mut array = vec![T::zeroed(); block.len() / size_of::<T>()];
        bytemuck::cast_slice_mut(&mut array).copy_from_slice(block);
        Ok(array)
    }
}

impl Visit for Reader<'_> {
    fn bytes(&mut self, array: &mut Vec<u8>) -> Result<(), IndexError> {
        *array = self.array()?;
        Ok(())
    }
    fn numbers(&mut self, array: &mut Vec<u32>) -> Result<(), IndexError> {
        *array = self.array()?;
        Ok(())
    }
    fn pairs(&mut self, array: &mut Vec<[u32; 2]>) -> Result<(), IndexError> {
        *array = self.array()?;
        Ok(())
    }
    fn records(&mut self, array: &mut Vec<[u32; 8]>) -> Result<(), IndexError> {
        *array = self.array()?;
        Ok(())
    }
}

fn checksum(bytes: &[u8]) -> u64 {
    // Four lanes: one would be bound by the multiplication's latency.
    let mut lanes = [Mixer::default(); 4];
    for chunk in bytes.chunks(32) {
        for (lane, word) in lanes.iter_mut().zip(chunk.chunks(8)) {
            lane.write(word);
        }
    }
    let mut all = Mixer::default();
    lanes.iter().for_each(|lane| all.write_u64(lane.finish()));
    all.write_usize(bytes.len());
    all.finish()
}

impl Index {
    pub(crate) fn encode(&mut self) -> Vec<u8> {
        let mut writer = Writer(Vec::with_capacity(HEADER + 64 * self.records.len() + (1 << 20)));
        writer.0.extend_from_slice(&MAGIC);
        writer.0.extend_from_slice(&self.content_hash);
        writer.0.extend_from_slice(&[0; 8]);
        // Writing cannot fail; the visitor's signature is that of reading.
        let _ = writer.index(self);
        let sum = checksum(&writer.0[HEADER..]).to_le_bytes();
        writer.0[HEADER - 8..HEADER].copy_from_slice(&sum);
        writer.0
    }

    pub(crate) fn from_bytes(bytes: &[u8], content_hash: &[u8; 32]) -> Result<Self, IndexError> {
        let (header, body) = bytes.split_at_checked(HEADER).ok_or(IndexError::Damaged)?;
        if header[..16] != MAGIC {
            return Err(IndexError::Version);
        }
        if header[16..48] != content_hash[..] {
            return Err(IndexError::OtherRoll);
        }
        let mut index = Self { content_hash: *content_hash, ..Self::default() };
        let (sum, read) = rayon::join(|| checksum(body), || Reader(body).index(&mut index));
        if header[48..] != sum.to_le_bytes() {
            return Err(IndexError::Damaged);
        }
        read?;
        Ok(index.counted())
    }
}
