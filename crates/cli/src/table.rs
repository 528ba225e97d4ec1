//! CSV files as users hand them in: UTF-8, a header, every row as wide as the header, every quote closed.
//!
//! Rows are counted as an editor or a spreadsheet shows them: the header is row 1.

use std::path::{Path, PathBuf};

/// A CSV file in memory.
#[derive(Debug)]
pub(crate) struct Table {
    path: PathBuf,
    header: Vec<String>,
    rows: Vec<Row>,
}

/// A record with the row it starts on.
#[derive(Debug)]
pub(crate) struct Row {
    /// As an editor counts: the header is row 1.
    pub(crate) number: u64,
    cells: csv::StringRecord,
}

/// Why a file is not a table we can use.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TableError {
    #[error("{}: cannot be read ({source}): check the name", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{}: the file is empty: it needs a header row and at least one row below", path.display())]
    Empty { path: PathBuf },
    #[error("{}: the file is UTF-16: save it as CSV UTF-8", path.display())]
    Utf16 { path: PathBuf },
    #[error("{}, row {row}: byte 0x{byte:02X} is not UTF-8: save the file as CSV UTF-8", path.display())]
    NotUtf8 { path: PathBuf, row: u64, byte: u8 },
    #[error("{}, row {row}: a quote is opened and never closed: close it, or double it inside a cell", path.display())]
    OpenQuote { path: PathBuf, row: u64 },
    #[error("{}, row {row}: text follows a closing quote: double the quotes inside a cell", path.display())]
    AfterQuote { path: PathBuf, row: u64 },
    #[error("{}, row {row}: {found} columns where the header has {expected}: mend the row", path.display())]
    Width { path: PathBuf, row: u64, found: u64, expected: u64 },
    #[error("{}: no column {missing}: the header has {}; rename or add the column", path.display(), found.join(", "))]
    NoColumn { path: PathBuf, missing: String, found: Vec<String> },
    #[error("{}: the column {name} stands twice in the header: remove one", path.display())]
    TwoColumns { path: PathBuf, name: String },
    #[error("{}: {source}", path.display())]
    Csv { path: PathBuf, source: csv::Error },
}

impl Table {
    /// Reads the whole file.
    pub(crate) fn read(path: &Path) -> Result<Self, TableError> {
        let bytes =
            std::fs::read(path).map_err(|source| TableError::Unreadable { path: path.to_owned(), source })?;
        Self::parse(path, &bytes)
    }

    /// The same from bytes; `path` is only named in errors.
    fn parse(path: &Path, bytes: &[u8]) -> Result<Self, TableError> {
        let text = decode(path, bytes)?;
        check_quotes(path, text)?;
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().map_err(|error| csv_error(path, text, error))?;
        let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        if header.is_empty() {
            return Err(TableError::Empty { path: path.to_owned() });
        }
        let mut counter = RowCounter::over(text);
        let rows = reader.into_records().map(|record| {
            let cells = record.map_err(|error| csv_error(path, text, error))?;
            let number = counter.row_at(cells.position());
            Ok(Row { number, cells })
        });
        Ok(Self { path: path.to_owned(), header, rows: rows.collect::<Result<_, _>>()? })
    }

    /// The index of a column.
    pub(crate) fn column(&self, name: &str) -> Result<usize, TableError> {
        let mut places = (0..).zip(&self.header).filter(|(_, found)| *found == name);
        let (path, name) = (self.path.clone(), name.to_owned());
        match (places.next(), places.next()) {
            (Some((place, _)), None) => Ok(place),
            (Some(_), Some(_)) => Err(TableError::TwoColumns { path, name }),
            (None, _) => Err(TableError::NoColumn { path, missing: name, found: self.header.clone() }),
        }
    }

    /// The rows below the header, in order.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where a cell is, for an error message: `F.csv, row 8, column line_id`.
    pub(crate) fn place(&self, row: &Row, column: &str) -> String {
        format!("{}, row {}, column {column}", self.path.display(), row.number)
    }
}

impl Row {
    /// A cell by the index [`Table::column`] gave.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }
}

/// The text without its byte order mark.
fn decode<'b>(path: &Path, bytes: &'b [u8]) -> Result<&'b str, TableError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(TableError::Utf16 { path: path.to_owned() });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        TableError::NotUtf8 { path: path.to_owned(), row: row_of(bytes, at), byte: bytes[at] }
    })
}

/// The csv crate closes an open quote silently at the end of the file and swallows all rows in between.
fn check_quotes(path: &Path, text: &str) -> Result<(), TableError> {
    let bytes = text.as_bytes();
    let path = || path.to_owned();
    let mut at = 0;
    let mut cell_starts = true;
    while let Some(&byte) = bytes.get(at) {
        if !(cell_starts && byte == b'"') {
            cell_starts = matches!(byte, b',' | b'\n' | b'\r');
            at += 1;
            continue;
        }
        let Some(end) = closing_quote(bytes, at + 1) else {
            return Err(TableError::OpenQuote { path: path(), row: row_of(bytes, at) });
        };
        if !matches!(bytes.get(end + 1), None | Some(b',' | b'\n' | b'\r')) {
            return Err(TableError::AfterQuote { path: path(), row: row_of(bytes, end) });
        }
        cell_starts = false;
        at = end + 1;
    }
    Ok(())
}

/// The quote that closes a cell opened before `from`; doubled quotes are text.
fn closing_quote(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        let quote = from + bytes.get(from..)?.iter().position(|&byte| byte == b'"')?;
        if bytes.get(quote + 1) != Some(&b'"') {
            return Some(quote);
        }
        from = quote + 2;
    }
}

/// The row of the byte at `at`, counted from 1.
fn row_of(bytes: &[u8], at: usize) -> u64 {
    (1..).zip(bytes[..at].split(|&byte| byte == b'\n')).map(|(row, _)| row).last().unwrap_or(1)
}

/// Counts rows along the file. The csv crate's own line number is that before blank lines and a pending `\n`.
struct RowCounter<'t> {
    bytes: &'t [u8],
    at: usize,
    row: u64,
}

impl<'t> RowCounter<'t> {
    fn over(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, row: 1 }
    }

    /// The row of a record; records are asked for in the order of the file.
    fn row_at(&mut self, record: Option<&csv::Position>) -> u64 {
        let start = record.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.at);
        while let Some(&byte) = self.bytes.get(self.at) {
            if self.at >= start && !matches!(byte, b'\n' | b'\r') {
                break;
            }
            self.row += u64::from(byte == b'\n');
            self.at += 1;
        }
        self.row
    }
}

fn csv_error(path: &Path, text: &str, source: csv::Error) -> TableError {
    let path = path.to_owned();
    match source.kind() {
        csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
            let row = RowCounter::over(text).row_at(pos.as_ref());
            TableError::Width { path, row, found: *len, expected: *expected_len }
        }
        _ => TableError::Csv { path, source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells() -> impl Strategy<Value = Vec<String>> {
        proptest::collection::vec("[a,\"\r\né ]{0,6}", 3)
    }

    proptest! {
        #[test]
        fn what_a_writer_wrote_is_read_with_its_rows(records in proptest::collection::vec(cells(), 0..20)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["a", "b", "c"]).unwrap();
            let mut rows = Vec::new();
            for record in &records {
                writer.flush().unwrap();
                rows.push(1 + writer.get_ref().iter().filter(|byte| **byte == b'\n').count() as u64);
                writer.write_record(record).unwrap();
            }
            let table = Table::parse(Path::new("t.csv"), &writer.into_inner().unwrap()).unwrap();
            let read: Vec<Vec<&str>> = table.rows().iter().map(|row| (0..3).map(|at| row.cell(at)).collect()).collect();
            prop_assert_eq!(read, records);
            prop_assert_eq!(table.rows().iter().map(|row| row.number).collect::<Vec<_>>(), rows);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Table::parse(Path::new("t.csv"), &bytes);
        }

        #[test]
        fn a_file_cut_inside_a_quoted_cell_is_refused(text in "[a-z ,\n]{0,20}", rows in 0..5usize) {
            let whole = format!("a,b\n{}1,\"{text}\"", "1,2\n".repeat(rows));
            let cut = &whole[..whole.len() - 1];
            let refused = Table::parse(Path::new("t.csv"), cut.as_bytes()).unwrap_err();
            prop_assert_eq!(refused.to_string(), format!(
                "t.csv, row {}: a quote is opened and never closed: close it, or double it inside a cell", rows + 2));
        }
    }
}
