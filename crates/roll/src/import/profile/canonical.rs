//! The canonical roll CSV (DESIGN.md §8).

use super::{Known, Other, Profile, RuleName};
use crate::column::Column;

/// Columns that offices add and that are no areas: kept, and never counted or shown unasked. Every other column that the
/// canonical layout does not name is a district.
const NO_DISTRICT: [&str; 24] = [
    "age",
    "assistance",
    "birth_place",
    "birthplace",
    "county_id",
    "email",
    "email_address",
    "ethnicity",
    "gender",
    "home_phone",
    "language",
    "notes",
    "party",
    "phone",
    "phone_number",
    "prefix",
    "race",
    "remarks",
    "sex",
    "state",
    "state_voter_id",
    "title",
    "vbm",
    "vote_by_mail",
];

pub(super) const PROFILE: Profile = Profile {
    name: "canonical",
    version: 1,
    only_utf8: true,
    fields: &FIELDS,
    statuses: &[],
    text: RuleName::Text,
    other,
};

const FIELDS: [Known; 27] = [
    Known::new(&["voter_id"], RuleName::Id, &[Column::VoterId]).required(),
    text(&["last_name"], &[Column::LastName]).required(),
    text(&["first_name"], &[Column::FirstName]).required(),
    text(&["middle_name"], &[Column::MiddleName]).required(),
    text(&["suffix"], &[Column::Suffix]).required(),
    date(&["birth_date"], &[Column::BirthDate]).required(),
    date(&["registration_date"], &[Column::RegistrationDate]).required(),
    date(&["original_registration_date"], &[Column::OriginalRegistrationDate]),
    Known::new(&["status"], RuleName::Status, &[Column::Status, Column::StatusAsGiven]).required(),
    // Only in an export of a snapshot whose list had other words than the four letters.
    text(&["status_as_given"], &[Column::StatusAsGiven]),
    date(&["status_date"], &[Column::StatusDate]),
    text(&["status_reason"], &[Column::StatusReason]),
    text(&["confidential"], &[Column::Confidential]),
    text(&["affidavit_number"], &[Column::AffidavitNumber]),
    text(&["house_number"], &[Column::HouseNumber]).required(),
    text(&["house_fraction"], &[Column::HouseFraction]),
    text(&["pre_dir"], &[Column::PreDir]).required(),
    text(&["street_name"], &[Column::StreetName]).required(),
    text(&["street_type"], &[Column::StreetType]).required(),
    text(&["post_dir"], &[Column::PostDir]),
    text(&["unit_type"], &[Column::UnitType]).required(),
    text(&["unit_number"], &[Column::UnitNumber]).required(),
    text(&["city"], &[Column::City]).required(),
    Known::new(&["zip"], RuleName::Zip, &[Column::Zip]).required(),
    text(&["mailing_address"], &[Column::MailingAddress]),
    text(&["mailing_city"], &[Column::MailingCity]),
    Known::new(&["mailing_zip"], RuleName::Zip, &[Column::MailingZip]),
];

const fn text(names: &'static [&'static str], targets: &'static [Column]) -> Known {
    Known::new(names, RuleName::Text, targets)
}

const fn date(names: &'static [&'static str], targets: &'static [Column]) -> Known {
    Known::new(names, RuleName::IsoDate, targets)
}

fn other(name: &str) -> Other {
    if NO_DISTRICT.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        Other::Further
    } else {
        Other::District(name.to_owned())
    }
}
