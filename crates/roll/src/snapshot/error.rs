//! What can be wrong with a snapshot, and what to do about it.

/// Why a snapshot could not be opened or read. Each message is one line: what, where, what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SnapshotError {
    /// The file could not be opened or mapped.
    #[error("{name}: cannot be read: {source}; check the path and the permissions")]
    Read {
        /// The file.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file does not begin as a snapshot does.
    #[error("{name}: is not a roll snapshot; make one from the voter list with `scrutineer roll import`")]
    NotASnapshot {
        /// The file.
        name: String,
    },
    /// The file was written by a newer version of the program.
    #[error(
        "{name}: has format version {found}, and this program reads version {supported}; install a newer scrutineer, or import the voter list again with this one"
    )]
    FormatVersion {
        /// The file.
        name: String,
        /// The version it names.
        found: u32,
        /// The version this program reads.
        supported: u32,
    },
    /// The file is shorter or longer than its header says.
    #[error(
        "{name}: has {found} bytes where its header says {expected}; the copy is incomplete or was added to: copy it again, or import the voter list again"
    )]
    Length {
        /// The file.
        name: String,
        /// Bytes by the header.
        expected: u64,
        /// Bytes there.
        found: u64,
    },
    /// The header does not have the hash it names, or contradicts itself.
    #[error("{name}: the header is damaged ({problem}); copy it again, or import the voter list again")]
    Header {
        /// The file.
        name: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A block of the body does not have the hash the header names.
    #[error(
        "{name}: block {block} (from byte {offset}) is damaged; nothing of it was used: copy it again, or import the voter list again"
    )]
    Block {
        /// The file.
        name: String,
        /// Number of the block, from 0.
        block: u64,
        /// Where it begins in the file.
        offset: u64,
    },
    /// The hashes are right and the content is not: a program that does not follow the format wrote it.
    #[error(
        "{name}: column {column}: {problem}; the file was not written by scrutineer: import the voter list again"
    )]
    Content {
        /// The file.
        name: String,
        /// The column.
        column: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A row beyond the end was asked for.
    #[error("{name}: has {rows} voters, and row {row} was asked for (rows count from 0)")]
    NoSuchRow {
        /// The file.
        name: String,
        /// The row asked for.
        row: u32,
        /// The number of voters.
        rows: u32,
    },
}
