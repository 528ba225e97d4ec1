//! North Carolina's `ncvoter` files: tab, quoted, Windows-1252. 70 columns since February 2026, 67 from 2022, 71 before.
//!
//! The voter id is `ncid`, which stays with a voter who moves between counties; `voter_reg_num` is kept beside it.

use super::{Known, Other, Profile, RuleName};
use crate::column::Column;
use crate::status::Status;

pub(super) const PROFILE: Profile = Profile {
    name: "north-carolina",
    version: 1,
    only_utf8: false,
    fields: &FIELDS,
    // S is a temporary registration (military and overseas), D denied, R removed.
    statuses: &[("S", Status::Pending), ("D", Status::Cancelled), ("R", Status::Cancelled)],
    text: RuleName::Squeezed,
    other,
};

const FIELDS: [Known; 16] = [
    Known::new(&["ncid"], RuleName::Id, &[Column::VoterId]).required(),
    text(&["last_name"], &[Column::LastName]).required(),
    text(&["first_name"], &[Column::FirstName]).required(),
    text(&["middle_name", "midl_name"], &[Column::MiddleName]).required(),
    text(&["name_suffix_lbl", "name_sufx_cd"], &[Column::Suffix]).required(),
    Known::new(&["birth_year"], RuleName::UsDate, &[Column::BirthDate]),
    Known::new(&["registr_dt"], RuleName::UsDate, &[Column::RegistrationDate]).required(),
    Known::new(&["status_cd"], RuleName::Status, &[Column::Status, Column::StatusAsGiven]).required(),
    text(&["voter_status_reason_desc"], &[Column::StatusReason]),
    text(&["confidential_ind"], &[Column::Confidential]),
    Known::new(&["res_street_address"], RuleName::Address, &ADDRESS).required().kept(),
    text(&["res_city_desc"], &[Column::City]).required(),
    Known::new(&["zip_code"], RuleName::Zip, &[Column::Zip]).required(),
    text(&["mail_addr1"], &[Column::MailingAddress]).joined(&["mail_addr2", "mail_addr3", "mail_addr4"]),
    text(&["mail_city"], &[Column::MailingCity]),
    Known::new(&["mail_zipcode"], RuleName::Zip, &[Column::MailingZip]),
];

pub(super) const ADDRESS: [Column; 8] = [
    Column::HouseNumber,
    Column::HouseFraction,
    Column::PreDir,
    Column::StreetName,
    Column::StreetType,
    Column::PostDir,
    Column::UnitType,
    Column::UnitNumber,
];

/// Districts under the names the rest of the software uses.
const RENAMED: [(&str, &str); 7] = [
    ("county_desc", "county"),
    ("precinct_abbrv", "precinct"),
    ("municipality_desc", "municipality"),
    ("cong_dist_abbrv", "congressional"),
    ("nc_senate_abbrv", "state_senate"),
    ("nc_house_abbrv", "state_house"),
    ("county_commiss_abbrv", "county_commission"),
];

/// Areas, by the part of the name in front of `_abbrv` and `_desc`.
const AREAS: [&str; 21] = [
    "precinct",
    "municipality",
    "ward",
    "cong_dist",
    "super_court",
    "judic_dist",
    "nc_senate",
    "nc_house",
    "county_commiss",
    "township",
    "school_dist",
    "fire_dist",
    "water_dist",
    "sewer_dist",
    "sanit_dist",
    "rescue_dist",
    "munic_dist",
    "dist_1",
    "dist_2",
    "vtd",
    "county",
];

const fn text(names: &'static [&'static str], targets: &'static [Column]) -> Known {
    Known::new(names, RuleName::Text, targets)
}

fn other(name: &str) -> Other {
    let lower = name.to_ascii_lowercase();
    if let Some((_, renamed)) = RENAMED.iter().find(|(own, _)| *own == lower) {
        return Other::District((*renamed).to_owned());
    }
    let area = lower.strip_suffix("_abbrv").or_else(|| lower.strip_suffix("_desc"));
    match area {
        Some(area) if AREAS.contains(&area) => Other::District(lower),
        _ => Other::Further,
    }
}
