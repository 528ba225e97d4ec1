//! The canonical roll as CSV (DESIGN.md §8).

use crate::county::County;
use crate::record::Record;
use crate::rows::{CSV, write_rows};
use std::io::{self, Write};

const HEADER: [&str; 32] = [
    "voter_id",
    "last_name",
    "first_name",
    "middle_name",
    "suffix",
    "birth_date",
    "registration_date",
    "status",
    "house_number",
    "house_fraction",
    "pre_dir",
    "street_name",
    "street_type",
    "post_dir",
    "unit_type",
    "unit_number",
    "city",
    "zip",
    "original_registration_date",
    "status_date",
    "status_reason",
    "confidential",
    "affidavit_number",
    "mailing_address",
    "mailing_city",
    "mailing_zip",
    "county",
    "precinct",
    "congressional",
    "senate",
    "assembly",
    "supervisor",
];

impl County {
    /// Writes the roll as canonical CSV: UTF-8, a header, one row for each registration.
    ///
    /// # Errors
    /// Only those of `out`.
    pub fn write_roll(&self, out: &mut impl Write) -> io::Result<()> {
        write_rows(out, CSV, &HEADER, self.len(), |i, row| cells(&self.record(i), row))
    }
}

fn cells(r: &Record, row: &mut Vec<String>) {
    let day = |d: Option<crate::Day>| d.map(|d| d.to_string()).unwrap_or_default();
    for cell in [&r.voter_id, &r.last_name, &r.first_name, &r.middle_name] {
        row.push(cell.clone());
    }
    row.push(r.suffix.to_owned());
    row.push(r.birth_date.to_string());
    row.push(r.registration_date.to_string());
    row.push(r.status.letter().to_owned());
    row.extend([
        r.house_number.clone(),
        r.house_fraction.to_owned(),
        r.pre_dir.to_owned(),
        r.street_name.clone(),
    ]);
    row.extend([r.street_type, r.post_dir, r.unit_type].map(str::to_owned));
    row.push(r.unit_number.clone());
    row.extend([r.city, r.zip].map(str::to_owned));
    let original =
        (r.original_registration_date != r.registration_date).then_some(r.original_registration_date);
    row.extend([day(original), day(r.status_date)]);
    row.extend([r.status_reason, if r.confidential { "Y" } else { "" }].map(str::to_owned));
    row.extend([r.affidavit_number.clone(), r.mailing_address.clone()]);
    row.extend([r.mailing_city, r.mailing_zip, "SANTA LUZ"].map(str::to_owned));
    row.push(r.precinct.clone());
    row.extend([r.congressional, r.senate, r.assembly, r.supervisor].map(|d| d.to_string()));
}
