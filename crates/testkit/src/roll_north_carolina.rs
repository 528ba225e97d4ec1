//! The roll as North Carolina delivers its voters (`ncvoter`, 70 columns since February 2026).

use crate::county::County;
use crate::record::Record;
use crate::rows::{Format, write_rows};
use crate::voter::Status;
use std::io::{self, Write};

const HEADER: &str = "county_id county_desc voter_reg_num ncid last_name first_name middle_name name_suffix_lbl status_cd \
    voter_status_desc reason_cd voter_status_reason_desc res_street_address res_city_desc state_cd zip_code mail_addr1 \
    mail_addr2 mail_addr3 mail_addr4 mail_city mail_state mail_zipcode full_phone_number confidential_ind registr_dt \
    race_code ethnic_code party_cd gender_code birth_year age_at_year_end birth_state drivers_lic ssn no_dl_ssn_chkbx \
    hava_id_req precinct_abbrv precinct_desc municipality_abbrv municipality_desc ward_abbrv ward_desc cong_dist_abbrv \
    super_court_abbrv judic_dist_abbrv nc_senate_abbrv nc_house_abbrv county_commiss_abbrv county_commiss_desc \
    township_abbrv township_desc school_dist_abbrv school_dist_desc fire_dist_abbrv fire_dist_desc water_dist_abbrv \
    water_dist_desc sewer_dist_abbrv sewer_dist_desc sanit_dist_abbrv sanit_dist_desc rescue_dist_abbrv rescue_dist_desc \
    munic_dist_abbrv munic_dist_desc dist_1_abbrv dist_1_desc vtd_abbrv vtd_desc";

/// TAB, every field in double quotes, Windows-1252.
const FORMAT: Format = Format { delimiter: b'\t', quotes: csv::QuoteStyle::Always, latin: true };

impl County {
    /// Writes the same roll in North Carolina's layout: one string for the address with its runs of spaces, only the
    /// year of birth, removed voters with the word `REMOVED` for an address, `S` (temporary) for pending registrations.
    ///
    /// # Errors
    /// Only those of `out`.
    pub fn write_roll_north_carolina(&self, out: &mut impl Write) -> io::Result<()> {
        let header: Vec<&str> = HEADER.split_whitespace().collect();
        let as_of = self.options.as_of.ymd().0;
        write_rows(out, FORMAT, &header, self.len(), |i, row| {
            let record = self.record(i);
            for column in &header {
                row.push(cell(column, &record, as_of));
            }
        })
    }
}

fn cell(column: &str, r: &Record, as_of: i32) -> String {
    let removed = r.status == Status::Cancelled;
    match column {
        "county_id" => "101".to_owned(),
        "county_desc" => "SANTA LUZ".to_owned(),
        "voter_reg_num" => format!("0000{}", r.voter_id),
        "ncid" => format!("ZZ{}", r.voter_id),
        "last_name" => r.last_name.clone(),
        "first_name" => r.first_name.clone(),
        "middle_name" => r.middle_name.clone(),
        "name_suffix_lbl" => r.suffix.to_owned(),
        "status_cd" => ["A", "I", "S", "R"][r.status as usize].to_owned(),
        "voter_status_desc" => ["ACTIVE", "INACTIVE", "TEMPORARY", "REMOVED"][r.status as usize].to_owned(),
        "reason_cd" => ["AV", "IN", "SM", "RL"][r.status as usize].to_owned(),
        "voter_status_reason_desc" if r.status == Status::Active => "VERIFIED".to_owned(),
        "voter_status_reason_desc" => r.status_reason.to_owned(),
        "res_street_address" if removed => "REMOVED".to_owned(),
        "res_street_address" => spaced_address(r),
        "res_city_desc" | "state_cd" | "zip_code" if removed => String::new(),
        "res_city_desc" => r.city.to_owned(),
        "state_cd" => "CA".to_owned(),
        "zip_code" => r.zip.to_owned(),
        "mail_addr1" if removed => String::new(),
        "mail_addr1" if r.mailing_address.is_empty() => single_spaced(&spaced_address(r)),
        "mail_addr1" => r.mailing_address.clone(),
        "mail_city" => if r.mailing_city.is_empty() { r.city } else { r.mailing_city }.to_owned(),
        "mail_state" => "CA".to_owned(),
        "mail_zipcode" => if r.mailing_zip.is_empty() { r.zip } else { r.mailing_zip }.to_owned(),
        "confidential_ind" => if r.confidential { "Y" } else { "N" }.to_owned(),
        "registr_dt" => r.registration_date.american(),
        "race_code" | "ethnic_code" | "party_cd" | "gender_code" => "U".to_owned(),
        "birth_year" => r.birth_date.ymd().0.to_string(),
        "age_at_year_end" => (as_of - r.birth_date.ymd().0).to_string(),
        "drivers_lic" | "ssn" | "no_dl_ssn_chkbx" | "hava_id_req" => "N".to_owned(),
        "precinct_abbrv" | "vtd_abbrv" | "vtd_desc" => r.precinct.clone(),
        "precinct_desc" => format!("PRECINCT {}", r.precinct),
        "municipality_desc" => r.city.to_owned(),
        "cong_dist_abbrv" => r.congressional.to_string(),
        "nc_senate_abbrv" => r.senate.to_string(),
        "nc_house_abbrv" => r.assembly.to_string(),
        "county_commiss_abbrv" => r.supervisor.to_string(),
        "county_commiss_desc" => format!("SUPERVISOR {}", r.supervisor),
        _ => String::new(),
    }
}

/// `  416  S  MCINTOSH   ST   ` as the state's columns of fixed width leave it.
fn spaced_address(r: &Record) -> String {
    let unit = if r.unit_number.is_empty() { String::new() } else { format!("#{}", r.unit_number) };
    format!(
        "{:<5}{:<4}{:<2} {}  {:<4} {:<2} {unit}  ",
        r.house_number, r.house_fraction, r.pre_dir, r.street_name, r.street_type, r.post_dir
    )
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
