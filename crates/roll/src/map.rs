//! The one place of the project that uses `unsafe`: mapping a snapshot file into memory.
//!
//! **Why a map is unsafe.** The bytes of a map are those of the file. If somebody shortens the file while it is mapped,
//! touching a page beyond its end kills the process (`SIGBUS`); if somebody overwrites it, bytes that Rust holds to be
//! immutable change under a live `&[u8]`, which is undefined behaviour.
//!
//! **Why it is sound here.**
//! 1. A snapshot is never changed in place by this project: it is written under a temporary name, synced, made
//!    read-only and renamed ([`crate::import::Import::write`]); replacing or deleting it afterwards gives or takes a
//!    name, and the mapped inode stays as it was until the last map is gone.
//! 2. The file is opened for reading only and mapped read-only, so nothing in this process can write through the map.
//! 3. Only regular files are mapped; a device or a pipe has no stable length.
//! 4. Nothing is ever cast: the map is used as `&[u8]`, numbers are read with `from_le_bytes`, text with `from_utf8`, so
//!    that no bit pattern and no alignment can break a type.
//! 5. What remains is a person or a foreign program that writes into the file while it is in use. Every block is hashed
//!    before it is first used, which finds changes made before that moment; a change after it cannot be excluded by any
//!    program that maps files. The operation manual says not to edit a snapshot, and its permissions forbid it.

use std::path::Path;

use memmap2::Mmap;

/// The read-only bytes of a file.
#[derive(Debug)]
pub(crate) struct FileMap(Mmap);

impl FileMap {
    /// Maps a regular file.
    pub(crate) fn open(path: &Path) -> std::io::Result<Self> {
        let file = std::fs::File::open(path)?;
        if !file.metadata()?.is_file() {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, "it is not a regular file"));
        }
        #[expect(
            unsafe_code,
            reason = "the audited exception; the argument for its soundness heads this module"
        )]
        // SAFETY: see the five points at the head of this module.
        let map = unsafe { Mmap::map(&file) }?;
        Ok(Self(map))
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}
