//! Apache Parquet, as far as a flat table needs it: plain values, a page per column and row group, no compression.
//!
//! Written here rather than by a library, because the library turns on features that double the program's build. The
//! format is <https://parquet.apache.org/docs/file-format/>; the test reads the file back.

use std::io::{self, Write};

use describe::page_header;
use thrift::{Description, Kind};

mod describe;
#[cfg(test)]
mod tests;
mod thrift;

/// Rows held in memory before they are written.
const GROUP: usize = 1 << 16;
/// Bytes held in memory before they are written, whatever the rows.
const GROUP_BYTES: usize = 32 << 20;
const MAGIC: &[u8; 4] = b"PAR1";
/// What a column holds; numbers as in the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    I32 = 1,
    F64 = 5,
    Text = 6,
}

/// A column's name and type, and whether a value may be missing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) holds: Type,
    pub(super) optional: bool,
}

/// A value of a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'a> {
    None,
    I32(i32),
    F64(f64),
    Text(&'a str),
}

/// Values of a column not yet written.
#[derive(Debug, Default)]
struct Held {
    /// Which rows have a value, in runs: how many rows, and whether.
    runs: Vec<(u32, bool)>,
    bytes: Vec<u8>,
}

/// Where a column's values of a row group are.
#[derive(Debug)]
struct Chunk {
    offset: u64,
    bytes: u64,
}

/// A file under way.
pub(super) struct Writer<'a, W> {
    out: W,
    written: u64,
    columns: &'a [Column],
    held: Vec<Held>,
    rows: usize,
    /// Rows and chunks of each group.
    groups: Vec<(usize, Vec<Chunk>)>,
}

impl<'a, W: Write> Writer<'a, W> {
    pub(super) fn new(mut out: W, columns: &'a [Column]) -> io::Result<Self> {
        out.write_all(MAGIC)?;
        let held = columns.iter().map(|_| Held::default()).collect();
        Ok(Self { out, written: 4, columns, held, rows: 0, groups: Vec::new() })
    }

    /// Adds a row: a value for every column.
    pub(super) fn row(&mut self, values: &[Value<'_>]) -> io::Result<()> {
        for ((held, column), value) in self.held.iter_mut().zip(self.columns).zip(values) {
            held.push(column, *value)?;
        }
        self.rows += 1;
        let bytes: usize = self.held.iter().map(|held| held.bytes.len()).sum();
        if self.rows == GROUP || bytes > GROUP_BYTES { self.flush() } else { Ok(()) }
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.written += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    /// Writes the rows held as a row group.
    fn flush(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut chunks = Vec::with_capacity(self.columns.len());
        for (at, column) in self.columns.iter().enumerate() {
            let held = std::mem::take(&mut self.held[at]);
            let levels = if column.optional { held.levels()? } else { Vec::new() };
            let header = page_header(self.rows, levels.len() + held.bytes.len())?;
            let offset = self.written;
            self.put(&header)?;
            self.put(&levels)?;
            self.put(&held.bytes)?;
            chunks.push(Chunk { offset, bytes: self.written - offset });
        }
        self.groups.push((self.rows, chunks));
        self.rows = 0;
        Ok(())
    }

    /// Writes what is held and the description of the whole.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        let footer = self.footer()?;
        self.put(&footer)?;
        self.put(&small(footer.len())?.to_le_bytes())?;
        self.put(MAGIC)?;
        self.out.flush()
    }

    fn footer(&self) -> io::Result<Vec<u8>> {
        let mut file = Description::new();
        let columns = small(self.columns.len())?;
        file.i32(1, 1);
        file.list(2, Kind::Struct, 1 + self.columns.len());
        file.member(|root| {
            root.text(4, "schema");
            root.i32(5, columns);
        });
        for column in self.columns {
            file.member(|element| element.column(column));
        }
        file.i64(3, self.groups.iter().map(|(rows, _)| *rows as u64).sum());
        file.list(4, Kind::Struct, self.groups.len());
        for (rows, chunks) in &self.groups {
            file.member(|group| {
                group.list(1, Kind::Struct, chunks.len());
                for (column, chunk) in self.columns.iter().zip(chunks) {
                    group.member(|entry| entry.chunk(column, chunk, *rows as u64));
                }
                group.i64(2, chunks.iter().map(|chunk| chunk.bytes).sum());
                group.i64(3, *rows as u64);
            });
        }
        file.text(6, concat!("scrutineer ", env!("CARGO_PKG_VERSION")));
        Ok(file.end())
    }
}

impl Held {
    fn push(&mut self, column: &Column, value: Value<'_>) -> io::Result<()> {
        let there = !matches!(value, Value::None);
        match (column.holds, value) {
            (Type::I32, Value::I32(number)) => self.bytes.extend_from_slice(&number.to_le_bytes()),
            (Type::F64, Value::F64(number)) => self.bytes.extend_from_slice(&number.to_le_bytes()),
            (Type::Text, Value::Text(text)) => {
                self.bytes.extend_from_slice(&small(text.len())?.to_le_bytes());
                self.bytes.extend_from_slice(text.as_bytes());
            }
            (_, Value::None) if column.optional => {}
            _ => return Err(io::Error::other(format!("column {} cannot hold {value:?}", column.name))),
        }
        match self.runs.last_mut() {
            Some((length, same)) if *same == there => *length += 1,
            _ => self.runs.push((1, there)),
        }
        Ok(())
    }

    /// Which rows have a value: length, then runs of the hybrid encoding, one bit wide.
    fn levels(&self) -> io::Result<Vec<u8>> {
        let mut runs = Description::new();
        for &(length, there) in &self.runs {
            // A run's header is twice its length.
            runs.number(u64::from(length));
            runs.bytes.push(u8::from(there));
        }
        let mut levels = small(runs.bytes.len())?.to_le_bytes().to_vec();
        levels.append(&mut runs.bytes);
        Ok(levels)
    }
}

/// Lengths inside the format are 32 bits and not negative.
fn small(length: usize) -> io::Result<u32> {
    u32::try_from(length)
        .ok()
        .filter(|length| i32::try_from(*length).is_ok())
        .ok_or_else(|| io::Error::other("too long for Parquet: give fewer candidates"))
}
