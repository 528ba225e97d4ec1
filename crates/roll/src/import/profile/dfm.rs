//! The voter file that California counties export from DFM's EIMS: tab or comma, dates as MM/DD/YYYY, "situs" for the
//! residence, districts as numbered triples of columns whose meaning differs by county.

use super::{Known, Other, Profile, RuleName};
use crate::column::Column;
use crate::status::Status;

pub(super) const PROFILE: Profile = Profile {
    name: "dfm",
    version: 1,
    only_utf8: false,
    fields: &FIELDS,
    statuses: &[
        ("ACT", Status::Active),
        ("INA", Status::Inactive),
        ("PEND", Status::Pending),
        ("CAN", Status::Cancelled),
    ],
    text: RuleName::Squeezed,
    other,
};

const FIELDS: [Known; 22] = [
    Known::new(&["lVoterUniqueID"], RuleName::Id, &[Column::VoterId]).required(),
    text(&["sAffNumber"], &[Column::AffidavitNumber]),
    text(&["szNameLast"], &[Column::LastName]).required(),
    text(&["szNameFirst"], &[Column::FirstName]).required(),
    text(&["szNameMiddle"], &[Column::MiddleName]),
    text(&["sNameSuffix"], &[Column::Suffix]),
    text(&["szSitusCity"], &[Column::City]).required(),
    Known::new(&["sSitusZip"], RuleName::Zip, &[Column::Zip]).required(),
    Known::new(&["sHouseNum"], RuleName::HouseNumber, &[Column::HouseNumber, Column::HouseFraction])
        .required(),
    text(&["sUnitAbbr"], &[Column::UnitType]),
    text(&["sUnitNum"], &[Column::UnitNumber]),
    text(&["szStreetName"], &[Column::StreetName]).required(),
    text(&["sStreetSuffix"], &[Column::StreetType]),
    text(&["sPreDir"], &[Column::PreDir]),
    text(&["sPostDir"], &[Column::PostDir]),
    text(&["szMailAddress1"], &[Column::MailingAddress]).joined(&[
        "szMailAddress2",
        "szMailAddress3",
        "szMailAddress4",
    ]),
    Known::new(&["szMailZip"], RuleName::Zip, &[Column::MailingZip]),
    Known::new(&["dtBirthDate"], RuleName::UsDate, &[Column::BirthDate]),
    Known::new(&["dtRegDate"], RuleName::UsDate, &[Column::RegistrationDate]).required(),
    Known::new(&["dtOrigRegDate"], RuleName::UsDate, &[Column::OriginalRegistrationDate]),
    Known::new(&["sStatusCode"], RuleName::Status, &[Column::Status, Column::StatusAsGiven]).required(),
    text(&["szStatusReasonDesc"], &[Column::StatusReason]),
];

const fn text(names: &'static [&'static str], targets: &'static [Column]) -> Known {
    Known::new(names, RuleName::Text, targets)
}

fn other(name: &str) -> Other {
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "sprecinctid" => return Other::District("precinct".to_owned()),
        "szprecinctname" => return Other::District("precinct_name".to_owned()),
        "sprecinctportion" => return Other::District("precinct_portion".to_owned()),
        _ => {}
    }
    let numbered = ["sdistrictid_", "isubdistrict_", "szdistrictname_"]
        .iter()
        .filter_map(|stem| lower.strip_prefix(stem))
        .any(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    if numbered { Other::District(name.to_owned()) } else { Other::Further }
}
