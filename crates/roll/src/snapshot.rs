//! The snapshot: one immutable list of voters, as of a date, addressed by the hash of its content.

mod access;
mod codes;
mod dictionary;
mod error;
mod export;
mod header;
mod verify;
mod write;

use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;

use jiff::civil::Date;

pub use codes::Codes;
pub use dictionary::Dictionary;
pub use error::SnapshotError;
use header::Header;
pub use header::{ColumnInfo, FORMAT_VERSION, Role, SourceInfo};
pub(crate) use header::{Description, code_width};
pub(crate) use write::{BuiltColumn, encode};

use crate::column::Column;
use crate::map::FileMap;

/// An opened snapshot. Opening reads the header and the list of block hashes; a block of the body is verified when it is
/// first touched, so that opening costs the same however many voters there are.
///
/// It can be shared between threads; all access is by `&self`.
#[derive(Debug)]
pub struct Snapshot {
    /// The file's path, or `memory`, for messages.
    name: String,
    data: Data,
    header: Header,
    /// One bit a block: set once its hash was found right.
    verified: Vec<AtomicU64>,
    /// The row of each code of the voter id column, made when [`Snapshot::find`] is first called.
    row_of_id: OnceLock<Vec<u32>>,
}

#[derive(Debug)]
enum Data {
    Mapped(FileMap),
    Owned(Vec<u8>),
}

impl Data {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Mapped(map) => map.bytes(),
            Self::Owned(bytes) => bytes,
        }
    }
}

impl Snapshot {
    /// Opens a snapshot file, memory-mapped.
    ///
    /// # Errors
    /// When the file cannot be read, is no snapshot, comes from a newer version of the program, was cut, or its header
    /// is damaged.
    pub fn open(path: &Path) -> Result<Self, SnapshotError> {
        let name = path.display().to_string();
        let map = FileMap::open(path).map_err(|source| SnapshotError::Read { name: name.clone(), source })?;
        Self::from_data(name, Data::Mapped(map))
    }

    /// Opens a snapshot that is in memory, as [`crate::import::Import`] makes it.
    ///
    /// # Errors
    /// As [`Snapshot::open`], apart from those of reading.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, SnapshotError> {
        Self::from_data("memory".to_owned(), Data::Owned(bytes))
    }

    /// Opens a snapshot whose blocks this process has just hashed, so that they are not hashed again.
    pub(crate) fn from_encoded(bytes: Vec<u8>) -> Result<Self, SnapshotError> {
        let mut snapshot = Self::from_bytes(bytes)?;
        snapshot.verified.iter_mut().for_each(|blocks| *blocks.get_mut() = u64::MAX);
        Ok(snapshot)
    }

    fn from_data(name: String, data: Data) -> Result<Self, SnapshotError> {
        let header = Header::read(&name, data.bytes())?;
        let words = header.block_count().div_ceil(64);
        let verified = std::iter::repeat_with(|| AtomicU64::new(0)).take(words).collect();
        Ok(Self { name, data, header, verified, row_of_id: OnceLock::new() })
    }

    /// Number of voters; rows run from 0 to `len() - 1`.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "an empty list is refused at import")]
    pub fn len(&self) -> u32 {
        self.header.description.rows
    }

    /// The snapshot's address: SHA-256 of its canonical content (`docs/roll-format.md`).
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        self.header.address
    }

    /// The day whose state of the roll this is.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.header.description.as_of
    }

    /// Name and version of the profile that read the list.
    #[must_use]
    pub fn profile(&self) -> (&str, u32) {
        (&self.header.description.profile, self.header.description.profile_version)
    }

    /// The files that were imported, in order: their hashes and sizes, not their names.
    #[must_use]
    pub fn sources(&self) -> &[SourceInfo] {
        &self.header.description.sources
    }

    /// The columns that are stored, in order.
    #[must_use]
    pub fn columns(&self) -> &[ColumnInfo] {
        &self.header.description.columns
    }

    /// Names of the district columns; [`Column::District`] counts along this list.
    pub fn districts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.header.districts.iter().map(|&stored| self.columns()[stored].name.as_str())
    }

    /// Names of the further columns that the list had; [`Column::Further`] counts along this list.
    pub fn further(&self) -> impl ExactSizeIterator<Item = &str> {
        self.header.further.iter().map(|&stored| self.columns()[stored].name.as_str())
    }

    /// The column of that name: a core column, a district or a further column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<Column> {
        let nth = |position: usize| u16::try_from(position).ok();
        Column::from_core_name(name)
            .or_else(|| self.districts().position(|known| known == name).and_then(nth).map(Column::District))
            .or_else(|| self.further().position(|known| known == name).and_then(nth).map(Column::Further))
    }

    /// Whether the imported list had this column at all.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.stored(column).is_some()
    }
}
