//! What an import did, row problems included.

use std::fmt;

use super::{Encoding, ProfileName};

/// What an import read and what it left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The profile that read the files.
    pub profile: ProfileName,
    /// The files in order.
    pub files: Vec<FileReport>,
    /// Rows of all files, without headers and blank lines.
    pub rows: u64,
    /// Voters in the snapshot.
    pub voters: u32,
    /// Rows left out: those with a problem and the further rows of a voter id that occurs more than once.
    pub rejected: u64,
    /// How many of the rejected rows were further rows of a voter id.
    pub duplicates: u64,
    /// Every problem found, in order of files and rows. A row can have several.
    pub rejects: Vec<Reject>,
    /// What does not stop an import and deserves a look.
    pub warnings: Vec<String>,
}

/// One imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// Its name as given.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its encoding.
    pub encoding: Encoding,
    /// The character between columns.
    pub delimiter: char,
    /// Its rows, without header and blank lines.
    pub rows: u64,
}

/// A row, or one field of it, that could not be taken over. It holds nothing of the row's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Index into [`Report::files`].
    pub file: usize,
    /// The row as a spreadsheet counts: the header is row 1.
    pub row: u64,
    /// The column's name in the file; empty where the row as a whole is meant.
    pub column: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a field or row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A field that must not be empty is.
    Missing,
    /// More characters than a field of a voter list has.
    TooLong,
    /// Not a date of this form, or a day that does not exist.
    NotADate {
        /// `YYYY-MM-DD`.
        form: &'static str,
    },
    /// A status that the profile does not know.
    UnknownStatus,
    /// A number that a spreadsheet rewrote: `1.00E+07`, `95112.0`.
    Rewritten,
    /// Too few or too many columns.
    FieldCount {
        /// Columns of the header.
        expected: usize,
        /// Columns of the row.
        found: usize,
    },
    /// The voter id stands in another row as well, which was taken.
    Duplicate {
        /// Index of the file of that row.
        kept_file: usize,
        /// That row.
        kept_row: u64,
    },
}

impl Problem {
    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Missing => "fill it in",
            Self::TooLong => "look for a missing quote or line end before it, or shorten it",
            Self::NotADate { .. } => "correct the date, or leave it empty if it is not known",
            Self::UnknownStatus => "write A, I, P or C, or say what it means with --status CODE=A|I|P|C",
            Self::Rewritten => "export the list again with this column as text, not through a spreadsheet",
            Self::FieldCount { .. } => {
                "put quotes around fields that hold the delimiter, or complete the row"
            }
            Self::Duplicate { .. } => "remove one of the rows if they are one voter, or correct the number",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is empty"),
            Self::TooLong => write!(f, "has more than {} characters", super::rule::LONGEST_FIELD),
            Self::NotADate { form } => write!(f, "is not a day in the form {form}"),
            Self::UnknownStatus => f.write_str("is not a status this layout knows"),
            Self::Rewritten => f.write_str("was turned into a number by a spreadsheet"),
            Self::FieldCount { expected, found } => {
                write!(f, "the row has {found} columns where the header has {expected}")
            }
            Self::Duplicate { kept_row, .. } => write!(f, "is also in row {kept_row}, which was kept"),
        }
    }
}

impl Report {
    /// Writes the rejected rows as CSV: `file,row,column,problem,remedy`. Nothing of a row's content is in it.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_rejects(&self, out: impl std::io::Write) -> Result<(), csv::Error> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(["file", "row", "column", "problem", "remedy"])?;
        for reject in &self.rejects {
            writer.write_record([
                self.files.get(reject.file).map_or("", |file| file.name.as_str()),
                &reject.row.to_string(),
                &reject.column,
                &reject.problem.to_string(),
                reject.problem.remedy(),
            ])?;
        }
        Ok(writer.flush()?)
    }

    /// One line for a reject: file, row, column, problem, remedy.
    #[must_use]
    pub fn describe(&self, reject: &Reject) -> String {
        let file = self.files.get(reject.file).map_or("", |file| file.name.as_str());
        let column =
            if reject.column.is_empty() { String::new() } else { format!(", column {}", reject.column) };
        format!("{file}: row {}{column}: {}; {}", reject.row, reject.problem, reject.problem.remedy())
    }
}
