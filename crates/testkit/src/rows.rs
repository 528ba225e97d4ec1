//! Many rows to one writer, spelled out on all cores.

use rayon::prelude::*;
use std::io::{self, Write};

const ROWS_PER_CHUNK: usize = 4096;
/// Chunks in flight at a time: bounds memory, feeds every core.
const CHUNKS_PER_ROUND: usize = 16;

/// Writes `header` and `count` rows; `fill` appends the cells of row `i`. The bytes do not depend on the number of
/// threads.
pub(crate) fn write_rows(
    out: &mut impl Write,
    header: &[&str],
    delimiter: u8,
    count: usize,
    fill: impl Fn(usize, &mut Vec<String>) + Sync,
) -> io::Result<()> {
    out.write_all(&bytes(delimiter, csv::QuoteStyle::Necessary, std::iter::once(header))?)?;
    write_body(out, delimiter, csv::QuoteStyle::Necessary, count, fill)
}

/// As [`write_rows`], without a header and with a choice of quoting.
pub(crate) fn write_body(
    out: &mut impl Write,
    delimiter: u8,
    quotes: csv::QuoteStyle,
    count: usize,
    fill: impl Fn(usize, &mut Vec<String>) + Sync,
) -> io::Result<()> {
    let starts: Vec<usize> = (0..count).step_by(ROWS_PER_CHUNK).collect();
    for round in starts.chunks(CHUNKS_PER_ROUND) {
        let chunks: Vec<io::Result<Vec<u8>>> = round
            .par_iter()
            .map(|start| {
                let mut writer = csv::WriterBuilder::new().delimiter(delimiter).quote_style(quotes).from_writer(Vec::new());
                let mut row = Vec::new();
                for i in *start..(start + ROWS_PER_CHUNK).min(count) {
                    row.clear();
                    fill(i, &mut row);
                    writer.write_record(&row)?;
                }
                writer.into_inner().map_err(|e| io::Error::other(e.to_string()))
            })
            .collect();
        for chunk in chunks {
            out.write_all(&chunk?)?;
        }
    }
    Ok(())
}

/// One or more rows as bytes.
pub(crate) fn bytes<'a>(
    delimiter: u8,
    quotes: csv::QuoteStyle,
    rows: impl Iterator<Item = &'a [&'a str]>,
) -> io::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).quote_style(quotes).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|e| io::Error::other(e.to_string()))
}
