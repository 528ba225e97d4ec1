//! A snapshot back as the canonical CSV.

use std::io::Write;

use super::{Role, Snapshot, SnapshotError};
use crate::column::Column;

impl Snapshot {
    /// Writes the canonical CSV (DESIGN.md §8) with every column that the snapshot holds, in the snapshot's order. Importing it
    /// again gives the same values in every field.
    ///
    /// # Errors
    /// A damaged block, or what the writer says.
    pub fn write_csv(&self, out: impl Write) -> Result<(), SnapshotError> {
        let failed =
            |source: csv::Error| SnapshotError::Read { name: "the export".to_owned(), source: source.into() };
        let mut writer = csv::Writer::from_writer(out);
        let (mut districts, mut further) = (0..u16::MAX, 0..u16::MAX);
        let columns: Vec<Column> = self
            .columns()
            .iter()
            .filter_map(|info| match info.role {
                Role::Core => Column::from_core_name(&info.name),
                Role::District => districts.next().map(Column::District),
                Role::Further => further.next().map(Column::Further),
            })
            .collect();
        writer.write_record(self.columns().iter().map(|info| &info.name)).map_err(failed)?;
        for row in 0..self.len() {
            for &column in &columns {
                writer.write_field(self.text(row, column)?).map_err(failed)?;
            }
            writer.write_record(None::<&[u8]>).map_err(failed)?;
        }
        writer.flush().map_err(|source| SnapshotError::Read { name: "the export".to_owned(), source })
    }
}
