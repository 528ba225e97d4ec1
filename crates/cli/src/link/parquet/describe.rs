//! The descriptions inside a Parquet file: of a column, of where its values are, of a page.

use std::io;

use super::thrift::{Description, Kind};
use super::{Chunk, Column, Type, small};

/// Numbers of the format: page type, encodings.
const DATA_PAGE: u32 = 0;
const PLAIN: u32 = 0;
const RLE: u32 = 3;

impl Description {
    pub(super) fn column(&mut self, column: &Column) {
        self.i32(1, column.holds as u32);
        self.i32(3, u32::from(column.optional));
        self.text(4, column.name);
        if column.holds == Type::Text {
            // UTF-8, in the old way and in the new.
            self.i32(6, 0);
            self.structure(10, |logical| logical.structure(1, |_| {}));
        }
    }

    pub(super) fn chunk(&mut self, column: &Column, chunk: &Chunk, rows: u64) {
        self.i64(2, chunk.offset);
        self.structure(3, |data| {
            data.i32(1, column.holds as u32);
            data.list(2, Kind::I32, 2);
            data.number(u64::from(PLAIN));
            data.number(u64::from(RLE));
            data.list(3, Kind::Text, 1);
            data.plain_text(column.name);
            data.i32(4, 0);
            data.i64(5, rows);
            data.i64(6, chunk.bytes);
            data.i64(7, chunk.bytes);
            data.i64(9, chunk.offset);
        });
    }
}

/// What stands before a column's values.
pub(super) fn page_header(rows: usize, bytes: usize) -> io::Result<Vec<u8>> {
    let (rows, bytes) = (small(rows)?, small(bytes)?);
    let mut header = Description::new();
    header.i32(1, DATA_PAGE);
    header.i32(2, bytes);
    header.i32(3, bytes);
    header.structure(5, |page| {
        page.i32(1, rows);
        page.i32(2, PLAIN);
        page.i32(3, RLE);
        page.i32(4, RLE);
    });
    Ok(header.end())
}
