//! Many rows to one writer, spelled out on all cores.

use rayon::prelude::*;
use std::io::{self, Write};

const ROWS_PER_CHUNK: usize = 4096;
/// Chunks in flight at a time: bounds memory, feeds every core.
const CHUNKS_PER_ROUND: usize = 16;

/// How a delivered file is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Format {
    pub(crate) delimiter: u8,
    pub(crate) quotes: csv::QuoteStyle,
    /// ISO 8859-1, the part of Windows-1252 that names need; UTF-8 otherwise.
    pub(crate) latin: bool,
}

/// RFC 4180 with commas, UTF-8.
pub(crate) const CSV: Format = Format { delimiter: b',', quotes: csv::QuoteStyle::Necessary, latin: false };

/// Writes `header` and `count` rows; `fill` appends the cells of row `i`. The bytes do not depend on the number of
/// threads.
pub(crate) fn write_rows(
    out: &mut impl Write,
    format: Format,
    header: &[&str],
    count: usize,
    fill: impl Fn(usize, &mut Vec<String>) + Sync,
) -> io::Result<()> {
    out.write_all(&format.rows(0..1, |_, row| row.extend(header.iter().map(|h| (*h).to_owned())))?)?;
    let starts: Vec<usize> = (0..count).step_by(ROWS_PER_CHUNK).collect();
    for round in starts.chunks(CHUNKS_PER_ROUND) {
        let chunk = |start: &usize| format.rows(*start..(start + ROWS_PER_CHUNK).min(count), &fill);
        let chunks: Vec<io::Result<Vec<u8>>> = round.par_iter().map(chunk).collect();
        for chunk in chunks {
            out.write_all(&chunk?)?;
        }
    }
    Ok(())
}

impl Format {
    fn rows(
        self,
        range: std::ops::Range<usize>,
        fill: impl Fn(usize, &mut Vec<String>),
    ) -> io::Result<Vec<u8>> {
        let mut writer = csv::WriterBuilder::new();
        let mut writer = writer.delimiter(self.delimiter).quote_style(self.quotes).from_writer(Vec::new());
        let mut row = Vec::new();
        for i in range {
            row.clear();
            fill(i, &mut row);
            if self.latin {
                writer.write_record(row.iter().map(|cell| latin(cell)))?;
            } else {
                writer.write_record(&row)?;
            }
        }
        writer.into_inner().map_err(|e| io::Error::other(e.to_string()))
    }
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}
