//! Why a list could not be imported at all. (What is wrong with single rows is in the report: [`super::Reject`].)

/// Each message is one line: what, where, what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// A file could not be read.
    #[error("{file}: cannot be read: {source}; check the path and the permissions")]
    Read {
        /// The file.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The snapshot could not be written.
    #[error("{file}: cannot be written: {source}; nothing was left behind")]
    Write {
        /// The file.
        file: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// No file was given.
    #[error("no file was given; name the files of the voter list")]
    NoFile,
    /// A file without any text.
    #[error("{file}: is empty; deliver the list again")]
    Empty {
        /// The file.
        file: String,
    },
    /// A file that is no text.
    #[error(
        "{file}: line {line}: holds a zero byte, so it is not a text file (a spreadsheet or an archive?); export the list as CSV"
    )]
    Binary {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// The bytes are not in the encoding that the profile prescribes.
    #[error(
        "{file}: line {line}: is not UTF-8, which the {profile} layout must be; save the file as UTF-8, or give --encoding windows-1252 if that is what it is"
    )]
    Encoding {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The profile.
        profile: &'static str,
    },
    /// A byte order mark of UTF-16, and then no UTF-16.
    #[error(
        "{file}: begins as UTF-16 and is not; the copy is incomplete: copy it again, or save it as UTF-8"
    )]
    Utf16 {
        /// The file.
        file: String,
    },
    /// The header is that of no profile.
    #[error(
        "{file}: row 1: the layout is not known; nearest is {nearest}, which also needs: {missing}; found: {found}; rename the columns as the canonical CSV has them"
    )]
    UnknownLayout {
        /// The file.
        file: String,
        /// The profile with the fewest columns missing.
        nearest: &'static str,
        /// The columns that it needs and the file has not.
        missing: String,
        /// The columns the file has.
        found: String,
    },
    /// A column that the profile reads is there twice.
    #[error("{file}: row 1: column {column} is there twice; delete or rename one of them")]
    ColumnTwice {
        /// The file.
        file: String,
        /// Its name.
        column: String,
    },
    /// Two files of one import have different layouts.
    #[error(
        "{file}: has the {found} layout and the files before it {expected}; import files of one layout together"
    )]
    MixedLayouts {
        /// The file.
        file: String,
        /// Its profile.
        found: &'static str,
        /// The profile of the first file.
        expected: &'static str,
    },
    /// A quote is opened and never closed.
    #[error(
        "{file}: row {row}, column {column}: a quote is opened and never closed; close it, or double it (\"\") where it is part of the text"
    )]
    UnclosedQuote {
        /// The file.
        file: String,
        /// The row; the header is row 1.
        row: u64,
        /// The column.
        column: String,
    },
    /// Text follows a closing quote.
    #[error(
        "{file}: row {row}, column {column}: text follows a closing quote; double the quotes (\"\") that are part of the text, and see that every quote is closed"
    )]
    TextAfterQuote {
        /// The file.
        file: String,
        /// The row; the header is row 1.
        row: u64,
        /// The column.
        column: String,
    },
    /// The last row stops in the middle.
    #[error(
        "{file}: row {row}: the file ends after {found} of {expected} columns, so the copy is incomplete; copy or deliver it again"
    )]
    Truncated {
        /// The file.
        file: String,
        /// The row; the header is row 1.
        row: u64,
        /// Columns of the row.
        found: usize,
        /// Columns of the header.
        expected: usize,
    },
    /// No row could be accepted.
    #[error("{file}: no row could be accepted{first}; correct the list or choose another profile")]
    NoVoter {
        /// The first file.
        file: String,
        /// The first rejected row, if any.
        first: String,
    },
    /// More than the format can hold.
    #[error("the list is too large for one snapshot ({what}); import it in parts, county by county")]
    TooLarge {
        /// What exceeds the format.
        what: &'static str,
    },
}
