//! What changed between two snapshots of one roll.

use std::collections::BTreeMap;

use crate::column::Column;
use crate::counts::Counts;
use crate::snapshot::{Snapshot, SnapshotError};

/// A list against an earlier one: what an office looks at before it trusts a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Voters of the earlier and of the later snapshot.
    pub voters: (u32, u32),
    /// Voter ids that are only in the later one.
    pub added: u32,
    /// Voter ids that are only in the earlier one.
    pub removed: u32,
    /// Voters in both whose status differs.
    pub status_changed: u32,
    /// Number of voters by status letter, earlier and later, in order of the letters.
    pub statuses: Vec<(String, u32, u32)>,
    /// Number of voters by city, earlier and later, in order of the names.
    pub cities: Vec<(String, u32, u32)>,
}

impl Drift {
    /// Compares by voter id.
    ///
    /// # Errors
    /// A damaged block in either snapshot.
    pub fn between(earlier: &Snapshot, later: &Snapshot) -> Result<Self, SnapshotError> {
        let in_both = in_both(earlier, later)?;
        let common = u32::try_from(in_both.len()).unwrap_or(u32::MAX);
        let status = |snapshot: &Snapshot| -> Result<Vec<String>, SnapshotError> {
            let dictionary = snapshot.dictionary(Column::Status)?;
            Ok(dictionary.iter().map(str::to_owned).collect())
        };
        let (old_words, new_words) = (status(earlier)?, status(later)?);
        let (old, new) = (earlier.codes(Column::Status)?.to_vec(), later.codes(Column::Status)?.to_vec());
        let changed = in_both
            .iter()
            .filter(|(was, is)| {
                old_words[old[*was as usize] as usize] != new_words[new[*is as usize] as usize]
            })
            .count();
        Ok(Self {
            voters: (earlier.len(), later.len()),
            added: later.len() - common,
            removed: earlier.len() - common,
            status_changed: u32::try_from(changed).unwrap_or(u32::MAX),
            statuses: side_by_side(earlier, later, Column::Status)?,
            cities: side_by_side(earlier, later, Column::City)?,
        })
    }
}

/// Rows of the voters that are in both, by walking both sorted lists of ids at once.
fn in_both(earlier: &Snapshot, later: &Snapshot) -> Result<Vec<(u32, u32)>, SnapshotError> {
    let (old_ids, new_ids) = (earlier.dictionary(Column::VoterId)?, later.dictionary(Column::VoterId)?);
    let (old_rows, new_rows) = (earlier.row_of_id()?, later.row_of_id()?);
    let mut old = old_ids.iter().zip(old_rows).peekable();
    let mut new = new_ids.iter().zip(new_rows).peekable();
    let mut rows = Vec::new();
    while let (Some((old_id, old_row)), Some((new_id, new_row))) = (old.peek(), new.peek()) {
        let order = old_id.cmp(new_id);
        if order.is_eq() {
            rows.push((**old_row, **new_row));
        }
        if order.is_le() {
            old.next();
        }
        if order.is_ge() {
            new.next();
        }
    }
    Ok(rows)
}

fn side_by_side(
    earlier: &Snapshot,
    later: &Snapshot,
    column: Column,
) -> Result<Vec<(String, u32, u32)>, SnapshotError> {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (value, count) in Counts::of(earlier, column)?.values {
        counts.entry(value).or_default().0 = count;
    }
    for (value, count) in Counts::of(later, column)?.values {
        counts.entry(value).or_default().1 = count;
    }
    Ok(counts.into_iter().map(|(value, (old, new))| (value, old, new)).collect())
}
