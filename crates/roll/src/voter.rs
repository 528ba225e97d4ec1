//! One voter's registration, all fields typed.

use crate::column::Column;
use crate::date::PartialDate;
use crate::snapshot::{Snapshot, SnapshotError};
use crate::status::Status;

/// A voter as the roll has them, borrowed from the snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voter<'a> {
    /// Row in the snapshot.
    pub row: u32,
    /// The list's own number; text.
    pub voter_id: &'a str,
    /// Surname.
    pub last_name: &'a str,
    /// First name.
    pub first_name: &'a str,
    /// Middle name or initial.
    pub middle_name: &'a str,
    /// `JR`, `SR`, `III`.
    pub suffix: &'a str,
    /// Date of birth; North Carolina gives the year only.
    pub birth_date: Option<PartialDate>,
    /// Date of the present registration.
    pub registration_date: Option<PartialDate>,
    /// Date of the first registration.
    pub original_registration_date: Option<PartialDate>,
    /// The status.
    pub status: Status,
    /// The list's own word for it.
    pub status_as_given: &'a str,
    /// Since when it holds.
    pub status_date: Option<PartialDate>,
    /// Why it holds.
    pub status_reason: &'a str,
    /// True for a voter whose data nobody is shown who need not see them (DESIGN.md §4.11).
    pub confidential: bool,
    /// California's affidavit number.
    pub affidavit_number: &'a str,
    /// House number, with its letter.
    pub house_number: &'a str,
    /// `1/2`.
    pub house_fraction: &'a str,
    /// Direction in front of the name.
    pub pre_dir: &'a str,
    /// Street name.
    pub street_name: &'a str,
    /// `ST`, `AVE`.
    pub street_type: &'a str,
    /// Direction behind the type.
    pub post_dir: &'a str,
    /// `APT`, `#`.
    pub unit_type: &'a str,
    /// Number of the unit.
    pub unit_number: &'a str,
    /// City of residence.
    pub city: &'a str,
    /// ZIP code; text.
    pub zip: &'a str,
    /// Mailing address.
    pub mailing_address: &'a str,
    /// Its city.
    pub mailing_city: &'a str,
    /// Its ZIP code.
    pub mailing_zip: &'a str,
    /// Name and value of every district column.
    pub districts: Vec<(&'a str, &'a str)>,
    /// Name and value of every further column of the list.
    pub further: Vec<(&'a str, &'a str)>,
}

impl Voter<'_> {
    /// The residence on one line as an envelope has it: `1234 1/2 N MAIN ST APT 5`.
    #[must_use]
    pub fn residence(&self) -> String {
        let parts = [
            self.house_number,
            self.house_fraction,
            self.pre_dir,
            self.street_name,
            self.street_type,
            self.post_dir,
            self.unit_type,
            self.unit_number,
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The name in the order it is said: `MARIA L GARCIA JR`.
    #[must_use]
    pub fn name(&self) -> String {
        let parts = [self.first_name, self.middle_name, self.last_name, self.suffix];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Any mark but a plain no keeps a voter confidential: showing too little is the smaller harm.
fn is_confidential(mark: &str) -> bool {
    !matches!(mark.to_ascii_uppercase().as_str(), "" | "N" | "NO" | "F" | "FALSE" | "0")
}

impl Snapshot {
    /// All fields of one voter.
    ///
    /// # Errors
    /// A row beyond the end; a damaged block.
    pub fn voter(&self, row: u32) -> Result<Voter<'_>, SnapshotError> {
        let text = |column| self.text(row, column);
        let date = |column| text(column).map(PartialDate::parse_iso);
        Ok(Voter {
            row,
            voter_id: text(Column::VoterId)?,
            last_name: text(Column::LastName)?,
            first_name: text(Column::FirstName)?,
            middle_name: text(Column::MiddleName)?,
            suffix: text(Column::Suffix)?,
            birth_date: date(Column::BirthDate)?,
            registration_date: date(Column::RegistrationDate)?,
            original_registration_date: date(Column::OriginalRegistrationDate)?,
            // An import stores nothing but the four letters; a foreign writer's letter must not make an active voter.
            status: Status::from_letter(text(Column::Status)?).unwrap_or(Status::Cancelled),
            status_as_given: text(Column::StatusAsGiven)?,
            status_date: date(Column::StatusDate)?,
            status_reason: text(Column::StatusReason)?,
            confidential: is_confidential(text(Column::Confidential)?),
            affidavit_number: text(Column::AffidavitNumber)?,
            house_number: text(Column::HouseNumber)?,
            house_fraction: text(Column::HouseFraction)?,
            pre_dir: text(Column::PreDir)?,
            street_name: text(Column::StreetName)?,
            street_type: text(Column::StreetType)?,
            post_dir: text(Column::PostDir)?,
            unit_type: text(Column::UnitType)?,
            unit_number: text(Column::UnitNumber)?,
            city: text(Column::City)?,
            zip: text(Column::Zip)?,
            mailing_address: text(Column::MailingAddress)?,
            mailing_city: text(Column::MailingCity)?,
            mailing_zip: text(Column::MailingZip)?,
            districts: self.named(row, self.districts(), Column::District)?,
            further: self.named(row, self.further(), Column::Further)?,
        })
    }

    fn named<'a>(
        &'a self,
        row: u32,
        names: impl Iterator<Item = &'a str>,
        column: fn(u16) -> Column,
    ) -> Result<Vec<(&'a str, &'a str)>, SnapshotError> {
        (0..).zip(names).map(|(nth, name)| Ok((name, self.text(row, column(nth))?))).collect()
    }
}
