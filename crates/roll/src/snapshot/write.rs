//! From built columns to the bytes of a snapshot file.

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::header::{BLOCK, COVERED, ColumnInfo, Description, FIXED, FORMAT_VERSION, MAGIC, address};

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
    let parts: Vec<&[u8]> =
        columns.iter().flat_map(|column| [&column.codes[..], &column.ends, &column.text]).collect();
    let body_len: usize = parts.iter().map(|part| part.len()).sum();

    let mut head = Vec::with_capacity(FIXED + description.len());
    head.extend(MAGIC);
    head.extend(FORMAT_VERSION.to_le_bytes());
    head.extend(u32::try_from(description.len()).ok()?.to_le_bytes());
    head.extend((body_len as u64).to_le_bytes());
    head.extend(u32::try_from(BLOCK).ok()?.to_le_bytes());
    head.extend([0; 4]);
    head.extend([0; 32]);
    head.extend(&description);

    let body_at = head.len() + super::header::block_count(body_len) * 32;
    let mut file = vec![0; body_at + body_len];
    file[..head.len()].copy_from_slice(&head);
    put(&mut file[body_at..], &parts);
    drop(columns);

    let hashes: Vec<[u8; 32]> =
        file[body_at..].par_chunks(BLOCK).map(|block| Sha256::digest(block).into()).collect();
    file[head.len()..body_at].copy_from_slice(hashes.as_flattened());
    let address = address(&file[..COVERED], &description, hashes.as_flattened());
    file[COVERED..FIXED].copy_from_slice(&address);
    Some(file)
}

/// Copies the parts one behind the other, on all cores: new memory costs more than what is written into it.
fn put(mut body: &mut [u8], parts: &[&[u8]]) {
    let mut places = Vec::with_capacity(parts.len());
    for part in parts {
        let (place, rest) = body.split_at_mut(part.len());
        places.push(place);
        body = rest;
    }
    places.into_par_iter().zip(parts).with_max_len(1).for_each(|(place, part)| place.copy_from_slice(part));
}
