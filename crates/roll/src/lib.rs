//! Any office's voter list in, one immutable snapshot out (DESIGN.md §4.8).
//!
//! [`import::read`] recognises the layout of a delivered list by its header, checks every row, keeps what it had to
//! reject, and gives the bytes of a snapshot. [`Snapshot`] opens those bytes, memory-mapped from a file or from memory:
//! columns coded against sorted dictionaries, addressed by a hash, verified block by block as they are touched. The file
//! format is frozen as version 1 in `docs/roll-format.md`.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use roll::{Column, Snapshot, import};
//!
//! let options = import::Options::new(jiff::civil::date(2026, 9, 1));
//! let import = import::read(&["county.csv"], &options, &|_| {})?;
//! import.write(std::path::Path::new("county.roll"))?;
//!
//! let roll = Snapshot::open(std::path::Path::new("county.roll"))?;
//! if let Some(row) = roll.find("1000017")? {
//!     println!("{} {}", roll.text(row, Column::FirstName)?, roll.text(row, Column::LastName)?);
//! }
//! # Ok(())
//! # }
//! ```

pub mod address;
mod column;
mod counts;
mod date;
mod drift;
pub mod import;
mod map;
mod snapshot;
mod status;
mod voter;

pub use column::Column;
pub use counts::Counts;
pub use date::PartialDate;
pub use drift::Drift;
pub use snapshot::{
    Codes, ColumnInfo, Dictionary, FORMAT_VERSION, Role, Snapshot, SnapshotError, SourceInfo,
};
pub use status::Status;
pub use voter::Voter;
