//! A piece of a file, read by one thread: records divided, fields numbered column by column.

use super::Problem;
use super::codes::Codes;
use super::lane::Lane;
use super::scan::{Dialect, Field, Marks, QuoteError};

/// Rows that are coded at once: few enough that their fields stay in the cache as well.
const BATCH: usize = 512;

/// What a thread needs to read any piece of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileView<'a> {
    /// Index of the file.
    pub(super) file: usize,
    pub(super) text: &'a str,
    pub(super) dialect: Dialect,
    /// Columns of the header.
    pub(super) width: usize,
    /// For each source of the plan, the fields it joins.
    pub(super) sources: &'a [Vec<usize>],
}

/// A piece, read.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub(super) file: usize,
    /// Which lane numbered its texts.
    pub(super) lane: usize,
    /// Row number of the piece's first record in its file; set when the pieces before it are known.
    pub(super) first_row: u64,
    /// Records of the piece, blank lines included.
    pub(super) records: u64,
    /// Rows that were rejected as a whole or blank, and so are not in the columns: number within the piece.
    pub(super) skipped: Vec<u64>,
    pub(super) rejects: Vec<(u64, Problem)>,
    pub(super) rows: usize,
    /// For each column the numbers of its texts in the lane.
    pub(super) columns: Vec<Codes>,
    /// Where reading stopped: behind the last record that begins inside the piece.
    pub(super) end: usize,
}

/// Why a piece could not be read, with the row within the piece.
#[derive(Debug)]
pub(super) struct ChunkError {
    pub(super) record: u64,
    pub(super) kind: ChunkErrorKind,
}

#[derive(Debug)]
pub(super) enum ChunkErrorKind {
    Quote(QuoteError),
    Truncated { found: usize },
}

impl<'a> FileView<'a> {
    /// Reads the records that begin in `start..end`; their texts are numbered with those the lane has already.
    pub(super) fn read(self, start: usize, end: usize, lane: &mut Lane<'a>) -> Result<Chunk, ChunkError> {
        let first_row = super::pieces::FIRST_ROW;
        let mut chunk = Chunk { file: self.file, first_row, end: start, ..Chunk::default() };
        chunk.columns.resize_with(self.sources.len(), Codes::default);
        let mut marks = self.dialect.marks(self.text.as_bytes(), start);
        let mut batch = Vec::with_capacity(self.width * BATCH + 1);
        while chunk.end < end {
            self.read_record(&mut marks, &mut chunk, &mut batch)?;
            if batch.len() == self.width * BATCH {
                self.take(&batch, &mut chunk, lane);
                batch.clear();
            }
        }
        self.take(&batch, &mut chunk, lane);
        Ok(chunk)
    }

    /// Reads one record; a row's fields are added to the batch, as many as the header has.
    fn read_record(
        self,
        marks: &mut Marks<'_>,
        chunk: &mut Chunk,
        batch: &mut Vec<Field>,
    ) -> Result<(), ChunkError> {
        let (record, begin) = (chunk.records, batch.len());
        let error = |kind| ChunkError { record, kind };
        let end = self.dialect.record(marks, chunk.end, batch);
        chunk.end = end.map_err(|quote| error(ChunkErrorKind::Quote(quote)))?;
        chunk.records += 1;
        let found = batch.len() - begin;
        let shape = self.shape(&batch[begin..], chunk.end);
        batch.truncate(if matches!(shape, Shape::Row) { begin + self.width } else { begin });
        match shape {
            Shape::Row => {}
            Shape::Blank => chunk.skipped.push(record),
            Shape::Truncated => return Err(error(ChunkErrorKind::Truncated { found })),
            Shape::Wrong => {
                chunk.skipped.push(record);
                let problem = Problem::FieldCount { expected: self.width, found };
                chunk.rejects.push((record, problem));
            }
        }
        Ok(())
    }

    fn shape(self, fields: &[Field], end: usize) -> Shape {
        let empty = |field: &Field| self.text[field.start..field.end].trim().is_empty();
        match fields {
            [one] if self.width > 1 && empty(one) => Shape::Blank,
            fields if fields.len() == self.width => Shape::Row,
            // A delimiter behind the last column is common and harmless.
            fields if fields.len() > self.width && fields[self.width..].iter().all(empty) => Shape::Row,
            fields if fields.len() < self.width && end == self.text.len() && !self.text.ends_with('\n') => {
                Shape::Truncated
            }
            _ => Shape::Wrong,
        }
    }

    /// Codes a batch of rows, one column after the other, so that a column's table stays in the cache.
    fn take(self, batch: &[Field], chunk: &mut Chunk, lane: &mut Lane<'a>) {
        chunk.rows += batch.len() / self.width;
        let columns = chunk.columns.iter_mut().zip(&mut lane.columns);
        for ((codes, column), source) in columns.zip(self.sources) {
            let rows = batch.chunks_exact(self.width);
            lane.numbers.clear();
            if let [field] = source[..] {
                lane.numbers.extend(rows.map(|fields| match fields[field] {
                    Field { escaped: true, .. } => column.number_owned(self.joined(fields, source)),
                    Field { start, end, .. } => column.number(self.text, start, end),
                }));
            } else {
                lane.numbers.extend(rows.map(|fields| column.number_owned(self.joined(fields, source))));
            }
            codes.extend(&lane.numbers);
            column.reconsider();
        }
    }

    /// The parts of a joined text that are not empty, with commas between them; or one field with doubled quotes.
    fn joined(self, fields: &[Field], source: &[usize]) -> String {
        let mut text = String::new();
        for field in source.iter().map(|&field| fields[field]) {
            let part = self.text[field.start..field.end].trim_ascii();
            if !part.is_empty() && !text.is_empty() {
                text.push_str(", ");
            }
            if field.escaped {
                text.push_str(&part.replace("\"\"", "\""));
            } else {
                text.push_str(part);
            }
        }
        text
    }
}

/// What kind of record it is.
enum Shape {
    Row,
    Blank,
    Truncated,
    Wrong,
}

impl Chunk {
    /// The row number in the file of the nth row that is in the columns.
    pub(super) fn row_number(&self, nth: usize) -> u64 {
        let mut record = nth as u64;
        // Skipped records are few; each one at or before the record moves it on by one.
        for &skipped in &self.skipped {
            if skipped > record {
                break;
            }
            record += 1;
        }
        self.first_row + record
    }
}
