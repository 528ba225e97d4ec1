//! The columns a snapshot knows by name.

/// A column of the roll. A column that the imported list did not have reads as empty text in every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// The list's own number of the voter; distinct within a snapshot. Text, never a number.
    VoterId,
    /// Surname.
    LastName,
    /// First name.
    FirstName,
    /// Middle name or initial.
    MiddleName,
    /// `JR`, `SR`, `III`.
    Suffix,
    /// Date of birth, or only its year ([`crate::PartialDate`]).
    BirthDate,
    /// Date of the present registration.
    RegistrationDate,
    /// Date of the first registration, where the list gives it.
    OriginalRegistrationDate,
    /// `A`, `I`, `P` or `C` ([`crate::Status`]).
    Status,
    /// The status word of the list before it was mapped to [`Column::Status`]; equal to it where the list used the four letters.
    StatusAsGiven,
    /// Since when the status holds.
    StatusDate,
    /// Why the status holds.
    StatusReason,
    /// Mark of a confidential voter.
    Confidential,
    /// Number of the affidavit of registration, by which California clerks cite a voter.
    AffidavitNumber,
    /// House number, with its letter if it has one.
    HouseNumber,
    /// `1/2`.
    HouseFraction,
    /// Direction in front of the street name.
    PreDir,
    /// Street name without directions and type.
    StreetName,
    /// `ST`, `AVE`, `BLVD`.
    StreetType,
    /// Direction behind the street type.
    PostDir,
    /// `APT`, `UNIT`, `#`.
    UnitType,
    /// Number of the unit.
    UnitNumber,
    /// City of residence.
    City,
    /// ZIP code of residence. Text, never a number.
    Zip,
    /// Where mail goes, where it differs or is given.
    MailingAddress,
    /// City of the mailing address.
    MailingCity,
    /// ZIP code of the mailing address.
    MailingZip,
    /// The nth district column ([`crate::Snapshot::districts`]).
    District(u16),
    /// The nth of the further columns that the list had and the snapshot keeps ([`crate::Snapshot::further`]).
    Further(u16),
}

/// Every column with a fixed meaning, in the order of the canonical CSV, with the name it has there.
const CORE: [(Column, &str); 27] = [
    (Column::VoterId, "voter_id"),
    (Column::LastName, "last_name"),
    (Column::FirstName, "first_name"),
    (Column::MiddleName, "middle_name"),
    (Column::Suffix, "suffix"),
    (Column::BirthDate, "birth_date"),
    (Column::RegistrationDate, "registration_date"),
    (Column::OriginalRegistrationDate, "original_registration_date"),
    (Column::Status, "status"),
    (Column::StatusAsGiven, "status_as_given"),
    (Column::StatusDate, "status_date"),
    (Column::StatusReason, "status_reason"),
    (Column::Confidential, "confidential"),
    (Column::AffidavitNumber, "affidavit_number"),
    (Column::HouseNumber, "house_number"),
    (Column::HouseFraction, "house_fraction"),
    (Column::PreDir, "pre_dir"),
    (Column::StreetName, "street_name"),
    (Column::StreetType, "street_type"),
    (Column::PostDir, "post_dir"),
    (Column::UnitType, "unit_type"),
    (Column::UnitNumber, "unit_number"),
    (Column::City, "city"),
    (Column::Zip, "zip"),
    (Column::MailingAddress, "mailing_address"),
    (Column::MailingCity, "mailing_city"),
    (Column::MailingZip, "mailing_zip"),
];

impl Column {
    /// The columns with a fixed meaning, in the order of the canonical CSV; districts and further columns are not among them.
    pub fn core() -> impl Iterator<Item = Self> {
        CORE.iter().map(|&(column, _)| column)
    }

    /// The name in the canonical CSV and in the snapshot's directory; none for districts and further columns, whose names are data.
    #[must_use]
    pub fn core_name(self) -> Option<&'static str> {
        CORE.iter().find(|&&(column, _)| column == self).map(|&(_, name)| name)
    }

    /// The core column of that name.
    #[must_use]
    pub fn from_core_name(name: &str) -> Option<Self> {
        CORE.iter().find(|&&(_, known)| known == name).map(|&(column, _)| column)
    }

    /// Where a core column stands in [`Column::core`].
    pub(crate) fn core_index(self) -> Option<usize> {
        CORE.iter().position(|&(column, _)| column == self)
    }
}
