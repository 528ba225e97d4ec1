//! How many voters have each value of a column.

use crate::column::Column;
use crate::snapshot::{Snapshot, SnapshotError};

/// The values of a column with their number of voters, the most frequent first, equal ones in order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Value and number of voters.
    pub values: Vec<(String, u32)>,
}

impl Counts {
    /// Counts a column.
    ///
    /// # Errors
    /// A damaged block.
    pub fn of(snapshot: &Snapshot, column: Column) -> Result<Self, SnapshotError> {
        let dictionary = snapshot.dictionary(column)?;
        let mut counts = vec![0_u32; dictionary.len() as usize];
        for code in snapshot.codes(column)?.iter() {
            counts[code as usize] += 1;
        }
        let mut values: Vec<(String, u32)> =
            dictionary.iter().map(str::to_owned).zip(counts).filter(|&(_, count)| count > 0).collect();
        values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(Self { values })
    }

    /// The number of voters with that value.
    #[must_use]
    pub fn get(&self, value: &str) -> u32 {
        self.values.iter().find(|(known, _)| known == value).map_or(0, |&(_, count)| count)
    }
}
