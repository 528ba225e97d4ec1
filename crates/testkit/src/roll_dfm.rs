//! The roll as a Californian county's DFM EIMS exports it: TAB, a header, dates as `MM/DD/YYYY`.

use crate::county::County;
use crate::record::Record;
use crate::rows::{Format, write_rows};
use std::io::{self, Write};

const HEADER: &str = "lVoterUniqueID sAffNumber szStateVoterID sVoterTitle szNameLast szNameFirst szNameMiddle sNameSuffix \
    sGender szSitusAddress szSitusCity sSitusState sSitusZip sHouseNum sUnitAbbr sUnitNum szStreetName sStreetSuffix \
    sPreDir sPostDir szMailAddress1 szMailAddress2 szMailAddress3 szMailAddress4 szMailZip szPhone szEmailAddress \
    dtBirthDate sBirthPlace dtRegDate dtOrigRegDate dtLastUpdate_dt sStatusCode szStatusReasonDesc sUserCode1 sUserCode2 \
    iDuplicateIDFlag szLanguageName szPartyName szAVStatusAbbr szAVStatusDesc szPrecinctName sPrecinctID sPrecinctPortion \
    sDistrictID_1 iSubDistrict_1 szDistrictName_1 sDistrictID_2 iSubDistrict_2 szDistrictName_2 sDistrictID_3 \
    iSubDistrict_3 szDistrictName_3 sDistrictID_4 iSubDistrict_4 szDistrictName_4";

const FORMAT: Format = Format { delimiter: b'\t', quotes: csv::QuoteStyle::Necessary, latin: true };

impl County {
    /// Writes the same roll in the layout of a DFM EIMS county. The house number carries its fraction, as there.
    ///
    /// # Errors
    /// Only those of `out`.
    pub fn write_roll_dfm(&self, out: &mut impl Write) -> io::Result<()> {
        let header: Vec<&str> = HEADER.split_whitespace().collect();
        write_rows(out, FORMAT, &header, self.len(), |i, row| {
            let record = self.record(i);
            for column in &header {
                row.push(cell(column, &record));
            }
        })
    }
}

fn cell(column: &str, r: &Record) -> String {
    let text = match column {
        "lVoterUniqueID" => &r.voter_id,
        "sAffNumber" => &r.affidavit_number,
        "szNameLast" => &r.last_name,
        "szNameFirst" => &r.first_name,
        "szNameMiddle" => &r.middle_name,
        "sNameSuffix" => r.suffix,
        "szSitusCity" => r.city,
        "sSitusState" => "CA",
        "sSitusZip" => r.zip,
        "sUnitAbbr" => r.unit_type,
        "sUnitNum" => &r.unit_number,
        "szStreetName" => &r.street_name,
        "sStreetSuffix" => r.street_type,
        "sPreDir" => r.pre_dir,
        "sPostDir" => r.post_dir,
        "szMailAddress1" => &r.mailing_address,
        "szMailZip" => r.mailing_zip,
        "sStatusCode" => r.status.letter(),
        "szStatusReasonDesc" => r.status_reason,
        "iDuplicateIDFlag" => "0",
        "szLanguageName" => "English",
        "szPartyName" => "No Party Preference",
        "sPrecinctID" | "szPrecinctName" => &r.precinct,
        "sPrecinctPortion" => "0",
        "sDistrictID_1" => "SU",
        "sDistrictID_2" => "AS",
        "sDistrictID_3" => "CG",
        "sDistrictID_4" => "SS",
        "szDistrictName_1" => "SUPERVISOR",
        "szDistrictName_2" => "ASSEMBLY",
        "szDistrictName_3" => "CONGRESSIONAL",
        "szDistrictName_4" => "SENATE",
        other => return composed(other, r),
    };
    text.to_owned()
}

fn composed(column: &str, r: &Record) -> String {
    match column {
        "szStateVoterID" => format!("2{}", r.voter_id),
        "szSitusAddress" => {
            let parts =
                [&r.house_number, r.house_fraction, r.pre_dir, &r.street_name, r.street_type, r.post_dir];
            let unit = [r.unit_type, &r.unit_number];
            parts.into_iter().chain(unit).filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
        }
        "sHouseNum" if r.house_fraction.is_empty() => r.house_number.clone(),
        "sHouseNum" => format!("{} {}", r.house_number, r.house_fraction),
        "szMailAddress2" if !r.mailing_city.is_empty() => format!("{} CA {}", r.mailing_city, r.mailing_zip),
        "dtBirthDate" => r.birth_date.american(),
        "dtRegDate" => r.registration_date.american(),
        "dtOrigRegDate" => r.original_registration_date.american(),
        "dtLastUpdate_dt" => r.status_date.unwrap_or(r.registration_date).american(),
        "iSubDistrict_1" => r.supervisor.to_string(),
        "iSubDistrict_2" => r.assembly.to_string(),
        "iSubDistrict_3" => r.congressional.to_string(),
        "iSubDistrict_4" => r.senate.to_string(),
        _ => String::new(),
    }
}
