//! From built columns to the bytes of a snapshot file.

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::header::{BLOCK, COVERED, ColumnInfo, Description, FORMAT_VERSION, MAGIC, address};

/// A column ready to be stored.
#[derive(Debug)]
pub(crate) struct BuiltColumn {
    pub(crate) info: ColumnInfo,
    /// One code a row, [`super::code_width`] bytes each, little-endian.
    pub(crate) codes: Vec<u8>,
    /// Where each value ends in `text`, `u32` little-endian.
    pub(crate) ends: Vec<u8>,
    /// The distinct values, sorted by their bytes, one behind the other.
    pub(crate) text: Vec<u8>,
}

/// The whole file. `description.columns` is filled from `columns`. None if the description exceeds 4 GiB.
pub(crate) fn encode(mut description: Description, columns: Vec<BuiltColumn>) -> Option<Vec<u8>> {
    description.columns = columns.iter().map(|column| column.info.clone()).collect();
    let description = serde_json::to_vec(&description).ok()?;
    let body: Vec<&[u8]> =
        columns.iter().flat_map(|column| [&column.codes[..], &column.ends, &column.text]).collect();
    let body_len: usize = body.iter().map(|part| part.len()).sum();

    let mut file =
        Vec::with_capacity(COVERED + 32 + description.len() + body_len + body_len / BLOCK * 32 + 64);
    file.extend(MAGIC);
    file.extend(FORMAT_VERSION.to_le_bytes());
    file.extend(u32::try_from(description.len()).ok()?.to_le_bytes());
    file.extend((body_len as u64).to_le_bytes());
    file.extend(u32::try_from(BLOCK).ok()?.to_le_bytes());
    file.extend([0; 4]);
    let hashed_at = file.len();
    file.extend([0; 32]);
    file.extend(&description);
    let hashes_at = file.len();
    file.resize(hashes_at + super::header::block_count(body_len) * 32, 0);
    let body_at = file.len();
    for part in body {
        file.extend(part);
    }
    drop(columns);

    let hashes: Vec<[u8; 32]> =
        file[body_at..].par_chunks(BLOCK).map(|block| Sha256::digest(block).into()).collect();
    file[hashes_at..body_at].copy_from_slice(hashes.as_flattened());
    let address = address(&file[..COVERED], &description, hashes.as_flattened());
    file[hashed_at..hashed_at + 32].copy_from_slice(&address);
    Some(file)
}
