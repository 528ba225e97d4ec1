//! Reading values: single ones by row, whole columns as codes and dictionary.

use super::codes::read;
use super::header::{Place, code_width};
use super::{Codes, Dictionary, Snapshot, SnapshotError};
use crate::column::Column;

impl Snapshot {
    /// The text of one field; empty where the list had no such column or no value.
    ///
    /// # Errors
    /// A row beyond the end; a damaged block.
    pub fn text(&self, row: u32, column: Column) -> Result<&str, SnapshotError> {
        let Some(stored) = self.stored(column) else {
            self.check_row(row)?;
            return Ok("");
        };
        let code = self.stored_code(row, stored)?;
        self.value(stored, code)
    }

    /// The code of one field: the place of its text in the column's dictionary.
    ///
    /// # Errors
    /// As [`Snapshot::text`].
    pub fn code(&self, row: u32, column: Column) -> Result<u32, SnapshotError> {
        match self.stored(column) {
            Some(stored) => self.stored_code(row, stored),
            None => self.check_row(row).map(|()| 0),
        }
    }

    /// One value of a column's dictionary, without going through the whole of it as [`Snapshot::dictionary`] does.
    ///
    /// # Errors
    /// A code beyond the dictionary; a damaged block.
    pub fn value_of(&self, column: Column, code: u32) -> Result<&str, SnapshotError> {
        self.stored(column).map_or(Ok(""), |stored| self.value(stored, code))
    }

    /// All codes of a column. Each is below the length of the column's dictionary.
    ///
    /// # Errors
    /// A damaged block.
    pub fn codes(&self, column: Column) -> Result<Codes<'_>, SnapshotError> {
        let Some(stored) = self.stored(column) else { return Ok(Codes::new(&[], 0, self.len())) };
        let (place, values) = (self.place(stored), self.columns()[stored].values);
        let codes = Codes::new(self.body(place.codes..place.ends)?, code_width(values), self.len());
        if codes.largest() >= values {
            return Err(self.content(stored, "it has codes beyond its values"));
        }
        Ok(codes)
    }

    /// The distinct values of a column, sorted. The whole column's values are gone through once: keep the result.
    ///
    /// # Errors
    /// A damaged block.
    pub fn dictionary(&self, column: Column) -> Result<Dictionary<'_>, SnapshotError> {
        let Some(stored) = self.stored(column) else { return Ok(Dictionary::of_nothing()) };
        let place = self.place(stored);
        let parts = self.body(place.ends..place.end)?;
        let (ends, text) = parts.split_at(place.text - place.ends);
        Dictionary::new(text, ends).map_err(|problem| self.content(stored, problem))
    }

    /// The row of a voter id; none if it is not on the roll.
    ///
    /// # Errors
    /// A damaged block.
    pub fn find(&self, voter_id: &str) -> Result<Option<u32>, SnapshotError> {
        let Some(stored) = self.stored(Column::VoterId) else { return Ok(None) };
        let (mut low, mut high) = (0, self.columns()[stored].values);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.value(stored, middle)?.cmp(voter_id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Ok(self.row_of_id()?.get(middle as usize).copied()),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Ok(None)
    }

    /// The row of each code of the voter id column.
    pub(crate) fn row_of_id(&self) -> Result<&[u32], SnapshotError> {
        if let Some(rows) = self.row_of_id.get() {
            return Ok(rows);
        }
        let codes = self.codes(Column::VoterId)?;
        let distinct = self.dictionary_len(Column::VoterId);
        let mut rows = vec![u32::MAX; distinct as usize];
        for (row, code) in (0..).zip(codes.iter()) {
            rows[code as usize] = row;
        }
        if distinct != self.len() || rows.contains(&u32::MAX) {
            let stored = self.stored(Column::VoterId).unwrap_or_default();
            return Err(self.content(stored, "its voter ids are not distinct"));
        }
        Ok(self.row_of_id.get_or_init(|| rows))
    }

    fn dictionary_len(&self, column: Column) -> u32 {
        self.stored(column).map_or(1, |stored| self.columns()[stored].values)
    }

    /// Which stored column holds it.
    pub(super) fn stored(&self, column: Column) -> Option<usize> {
        let header = &self.header;
        match column {
            Column::District(nth) => header.districts.get(usize::from(nth)).copied(),
            Column::Further(nth) => header.further.get(usize::from(nth)).copied(),
            // The word of the list is stored only where it differs from the letter.
            Column::StatusAsGiven => self.core_stored(column).or_else(|| self.core_stored(Column::Status)),
            core => self.core_stored(core),
        }
    }

    fn core_stored(&self, column: Column) -> Option<usize> {
        column.core_index().and_then(|index| self.header.core[index])
    }

    fn place(&self, stored: usize) -> Place {
        self.header.places[stored]
    }

    fn check_row(&self, row: u32) -> Result<(), SnapshotError> {
        if row < self.len() {
            return Ok(());
        }
        Err(SnapshotError::NoSuchRow { name: self.name.clone(), row, rows: self.len() })
    }

    fn stored_code(&self, row: u32, stored: usize) -> Result<u32, SnapshotError> {
        self.check_row(row)?;
        let width = code_width(self.columns()[stored].values);
        let at = self.place(stored).codes + row as usize * width;
        let code = read(self.body(at..at + width)?);
        code.ok_or_else(|| self.content(stored, "a code has a wrong width"))
    }

    fn value(&self, stored: usize, code: u32) -> Result<&str, SnapshotError> {
        let place = self.place(stored);
        if code >= self.columns()[stored].values {
            return Err(self.content(stored, "it has codes beyond its values"));
        }
        let at = place.ends + code as usize * 4;
        let end = read(self.body(at..at + 4)?).unwrap_or_default() as usize;
        let start = match code {
            0 => 0,
            _ => read(self.body(at - 4..at)?).unwrap_or_default() as usize,
        };
        if start > end || end > place.end - place.text {
            return Err(self.content(stored, "its values overlap"));
        }
        let bytes = self.body(place.text + start..place.text + end)?;
        std::str::from_utf8(bytes).map_err(|_| self.content(stored, "its values are not UTF-8"))
    }

    fn content(&self, stored: usize, problem: &'static str) -> SnapshotError {
        SnapshotError::Content {
            name: self.name.clone(),
            column: self.columns()[stored].name.clone(),
            problem,
        }
    }
}
