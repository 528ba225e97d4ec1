//! A roll's snapshot as voters to link with.

use std::borrow::Cow;

use roll::{Column, Snapshot, SnapshotError};

use crate::voters::{Coded, Field, Voters};

/// The columns of a snapshot that linkage compares, checked to be undamaged.
#[derive(Debug)]
pub struct SnapshotVoters<'a> {
    snapshot: &'a Snapshot,
}

impl<'a> SnapshotVoters<'a> {
    /// Checks the columns that linkage reads.
    ///
    /// # Errors
    /// A damaged block.
    pub fn new(snapshot: &'a Snapshot) -> Result<Self, SnapshotError> {
        for field in Field::ALL {
            snapshot.codes(column(field))?;
            snapshot.dictionary(column(field))?;
        }
        Ok(Self { snapshot })
    }
}

const fn column(field: Field) -> Column {
    match field {
        Field::LastName => Column::LastName,
        Field::FirstName => Column::FirstName,
        Field::MiddleName => Column::MiddleName,
        Field::Suffix => Column::Suffix,
        Field::HouseNumber => Column::HouseNumber,
        Field::HouseFraction => Column::HouseFraction,
        Field::PreDirection => Column::PreDir,
        Field::StreetName => Column::StreetName,
        Field::StreetType => Column::StreetType,
        Field::PostDirection => Column::PostDir,
        Field::UnitType => Column::UnitType,
        Field::UnitNumber => Column::UnitNumber,
        Field::City => Column::City,
        Field::Zip => Column::Zip,
        Field::MailingAddress => Column::MailingAddress,
    }
}

impl Voters for SnapshotVoters<'_> {
    fn count(&self) -> usize {
        self.snapshot.len() as usize
    }

    fn column(&self, field: Field) -> Option<Coded<'_>> {
        if !self.snapshot.has(column(field)) {
            return None;
        }
        let codes = self.snapshot.codes(column(field)).ok()?;
        let values = self.snapshot.dictionary(column(field)).ok()?;
        Some(Coded { codes: Cow::Owned(codes.to_vec()), values: values.iter().collect() })
    }

    fn content_hash(&self) -> [u8; 32] {
        self.snapshot.hash()
    }
}
