//! The header of a snapshot file, as `docs/roll-format.md` freezes it for version 1.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::SnapshotError;
use crate::column::Column;

/// The version of the file format that this program writes and reads.
pub const FORMAT_VERSION: u32 = 1;

pub(super) const MAGIC: [u8; 8] = *b"SCRTROLL";
/// Bytes of the fixed part: what the address covers of it, then the address itself.
pub(super) const FIXED: usize = COVERED + 32;
pub(super) const COVERED: usize = 32;
/// Bytes of a block of the body.
pub(super) const BLOCK: usize = 1 << 20;

/// What kind of column it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A column with a fixed meaning ([`Column::core`]).
    Core,
    /// A district: an area the voter votes in.
    District,
    /// Anything else that the list had; kept, and shown nowhere unasked.
    Further,
}

/// A stored column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnInfo {
    /// Its name: that of the canonical CSV, or that of the list.
    pub name: String,
    /// What kind it is.
    pub role: Role,
    /// Number of distinct values.
    pub values: u32,
    /// Bytes of the distinct values together.
    pub text_bytes: u32,
}

/// An imported file. Its name is not kept: the same list gives the same snapshot wherever it lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceInfo {
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
}

/// The content description: the JSON text in the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Description {
    pub(crate) as_of: Date,
    pub(crate) profile: String,
    pub(crate) profile_version: u32,
    pub(crate) rows: u32,
    pub(crate) sources: Vec<SourceInfo>,
    pub(crate) columns: Vec<ColumnInfo>,
}

/// Bytes of a code: the fewest that can tell the values apart; none where there is one value only.
pub(crate) fn code_width(values: u32) -> usize {
    match values {
        0 | 1 => 0,
        2..=0x100 => 1,
        0x101..=0x1_0000 => 2,
        _ => 4,
    }
}

/// Where the three parts of a stored column lie in the body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) codes: usize,
    pub(super) ends: usize,
    pub(super) text: usize,
    pub(super) end: usize,
}

/// The header, checked against its own hash, with what follows from it.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) description: Description,
    pub(super) address: [u8; 32],
    pub(super) places: Vec<Place>,
    /// Stored column of each core column.
    pub(super) core: Vec<Option<usize>>,
    pub(super) districts: Vec<usize>,
    pub(super) further: Vec<usize>,
    /// Where the block hashes begin in the file.
    pub(super) hashes: usize,
    /// Where the body begins in the file.
    pub(super) body: usize,
    pub(super) body_len: usize,
}

/// The SHA-256 that addresses a snapshot: the covered part of the fixed header, the description, the block hashes.
pub(super) fn address(covered: &[u8], description: &[u8], hashes: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(covered);
    hasher.update(description);
    hasher.update(hashes);
    hasher.finalize().into()
}

pub(super) fn block_count(body_len: usize) -> usize {
    body_len.div_ceil(BLOCK)
}

impl Header {
    pub(super) fn block_count(&self) -> usize {
        block_count(self.body_len)
    }

    /// Reads and checks the header of the whole file `bytes`.
    pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Self, SnapshotError> {
        let fixed = Fixed::read(name, bytes)?;
        let damaged =
            |problem: &str| SnapshotError::Header { name: name.to_owned(), problem: problem.to_owned() };
        let (description, hashes) = bytes[FIXED..fixed.body].split_at(fixed.hashes - FIXED);
        if address(&bytes[..COVERED], description, hashes) != fixed.address {
            return Err(damaged("its hash is not the one it names"));
        }
        let description: Description = serde_json::from_slice(description)
            .map_err(|error| damaged(&format!("its description cannot be read: {error}")))?;
        let places = places(&description).ok_or_else(|| damaged("its columns are too large"))?;
        if places.last().map_or(0, |place| place.end) != fixed.body_len {
            return Err(damaged("its columns do not fill the body"));
        }
        let roles =
            Roles::sort(&description.columns).ok_or_else(|| damaged("its columns are not in order"))?;
        Ok(Self {
            description,
            address: fixed.address,
            places,
            core: roles.core,
            districts: roles.districts,
            further: roles.further,
            hashes: fixed.hashes,
            body: fixed.body,
            body_len: fixed.body_len,
        })
    }
}

/// The fixed part of the header.
struct Fixed {
    address: [u8; 32],
    hashes: usize,
    body: usize,
    body_len: usize,
}

impl Fixed {
    fn read(name: &str, bytes: &[u8]) -> Result<Self, SnapshotError> {
        let cut = |expected: u64| SnapshotError::Length {
            name: name.to_owned(),
            expected,
            found: bytes.len() as u64,
        };
        if !bytes.starts_with(&MAGIC[..bytes.len().min(MAGIC.len())]) || bytes.is_empty() {
            return Err(SnapshotError::NotASnapshot { name: name.to_owned() });
        }
        let (covered, address) = bytes
            .split_at_checked(COVERED)
            .and_then(|(covered, rest)| Some((covered, rest.first_chunk()?)))
            .ok_or_else(|| cut(FIXED as u64))?;
        let version = number(covered, 8);
        if version != FORMAT_VERSION {
            return Err(SnapshotError::FormatVersion {
                name: name.to_owned(),
                found: version,
                supported: FORMAT_VERSION,
            });
        }
        let damaged =
            |problem: &str| SnapshotError::Header { name: name.to_owned(), problem: problem.to_owned() };
        if number(covered, 24) as usize != BLOCK || number(covered, 28) != 0 {
            return Err(damaged("its block size is not that of version 1"));
        }
        let body_len = u64::from(number(covered, 16)) | u64::from(number(covered, 20)) << 32;
        let hashes = FIXED as u64 + u64::from(number(covered, 12));
        let body = hashes + body_len.div_ceil(BLOCK as u64) * 32;
        let expected = body.checked_add(body_len).ok_or_else(|| damaged("its length is impossible"))?;
        if expected != bytes.len() as u64 {
            return Err(cut(expected));
        }
        let size =
            |length: u64| usize::try_from(length).map_err(|_| damaged("it is too large for this machine"));
        Ok(Self { address: *address, hashes: size(hashes)?, body: size(body)?, body_len: size(body_len)? })
    }
}

/// A little-endian number inside the fixed part, whose length was checked.
fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |chunk| u32::from_le_bytes(*chunk))
}

/// Where each column lies: codes, ends, text, one column after the other without gaps.
fn places(description: &Description) -> Option<Vec<Place>> {
    let rows = description.rows as usize;
    let mut at = 0_usize;
    description
        .columns
        .iter()
        .map(|column| {
            let codes = at;
            let ends = codes.checked_add(rows.checked_mul(code_width(column.values))?)?;
            let text = ends.checked_add((column.values as usize).checked_mul(4)?)?;
            at = text.checked_add(column.text_bytes as usize)?;
            Some(Place { codes, ends, text, end: at })
        })
        .collect()
}

/// The stored columns by what they are.
struct Roles {
    core: Vec<Option<usize>>,
    districts: Vec<usize>,
    further: Vec<usize>,
}

impl Roles {
    /// None if a core column is unknown, the voter ids are missing, or there are more columns than can be counted.
    fn sort(columns: &[ColumnInfo]) -> Option<Self> {
        let mut roles = Self { core: vec![None; Column::core().count()], districts: vec![], further: vec![] };
        for (stored, column) in columns.iter().enumerate() {
            match column.role {
                Role::Core => {
                    let index = Column::from_core_name(&column.name)?.core_index()?;
                    roles.core[index] = Some(stored);
                }
                Role::District => roles.districts.push(stored),
                Role::Further => roles.further.push(stored),
            }
        }
        let countable = columns.len() <= usize::from(u16::MAX);
        (countable && roles.core[0].is_some()).then_some(roles)
    }
}
