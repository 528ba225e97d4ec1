use std::fmt::Write as _;

use roll::import::{Encoding, ProfileName};
use roll::{Column, Status};

use super::open;

/// North Carolina's header since February 2026 (`roll-formats.md` §3.1): 70 columns.
const NC_CURRENT: &str = "county_id county_desc voter_reg_num ncid last_name first_name middle_name name_suffix_lbl \
     status_cd voter_status_desc reason_cd voter_status_reason_desc res_street_address res_city_desc state_cd zip_code \
     mail_addr1 mail_addr2 mail_addr3 mail_addr4 mail_city mail_state mail_zipcode full_phone_number confidential_ind \
     registr_dt race_code ethnic_code party_cd gender_code birth_year age_at_year_end birth_state drivers_lic ssn \
     no_dl_ssn_chkbx hava_id_req precinct_abbrv precinct_desc municipality_abbrv municipality_desc ward_abbrv ward_desc \
     cong_dist_abbrv super_court_abbrv judic_dist_abbrv nc_senate_abbrv nc_house_abbrv county_commiss_abbrv \
     county_commiss_desc township_abbrv township_desc school_dist_abbrv school_dist_desc fire_dist_abbrv fire_dist_desc \
     water_dist_abbrv water_dist_desc sewer_dist_abbrv sewer_dist_desc sanit_dist_abbrv sanit_dist_desc \
     rescue_dist_abbrv rescue_dist_desc munic_dist_abbrv munic_dist_desc dist_1_abbrv dist_1_desc vtd_abbrv vtd_desc";

/// The 71 columns before February 2022.
const NC_OLD: &str = "county_id county_desc voter_reg_num status_cd voter_status_desc reason_cd voter_status_reason_desc \
     absent_ind name_prefx_cd last_name first_name midl_name name_sufx_cd res_street_address res_city_desc state_cd \
     zip_code mail_addr1 mail_addr2 mail_addr3 mail_addr4 mail_city mail_state mail_zipcode full_phone_number race_code \
     ethnic_code party_cd gender_code birth_age birth_place drivers_lic registr_dt precinct_abbrv precinct_desc \
     municipality_abbrv municipality_desc ward_abbrv ward_desc cong_dist_abbrv super_court_abbrv judic_dist_abbrv \
     nc_senate_abbrv nc_house_abbrv county_commiss_abbrv county_commiss_desc township_abbrv township_desc \
     school_dist_abbrv school_dist_desc fire_dist_abbrv fire_dist_desc water_dist_abbrv water_dist_desc \
     sewer_dist_abbrv sewer_dist_desc sanit_dist_abbrv sanit_dist_desc rescue_dist_abbrv rescue_dist_desc \
     munic_dist_abbrv munic_dist_desc dist_1_abbrv dist_1_desc dist_2_abbrv dist_2_desc Confidential_ind birth_year \
     ncid vtd_abbrv vtd_desc";

/// DFM's EIMS export (`roll-formats.md` §3.10), with three districts.
const DFM: &str = "lVoterUniqueID sAffNumber szStateVoterID sVoterTitle szNameLast szNameFirst szNameMiddle sNameSuffix \
     sGender szSitusAddress szSitusCity sSitusState sSitusZip sHouseNum sUnitAbbr sUnitNum szStreetName sStreetSuffix \
     sPreDir sPostDir szMailAddress1 szMailAddress2 szMailAddress3 szMailAddress4 szMailZip szPhone szEmailAddress \
     dtBirthDate sBirthPlace dtRegDate dtOrigRegDate dtLastUpdate_dt sStatusCode szStatusReasonDesc sUserCode1 sUserCode2 \
     iDuplicateIDFlag szLanguageName szPartyName szAVStatusAbbr szAVStatusDesc szPrecinctName sPrecinctID \
     sPrecinctPortion sDistrictID_1 iSubDistrict_1 szDistrictName_1 sDistrictID_2 iSubDistrict_2 szDistrictName_2 \
     sDistrictID_3 iSubDistrict_3 szDistrictName_3";

/// A file of that header in which each row gives some columns and leaves the others empty.
fn file(header: &str, delimiter: char, quote: &str, rows: &[&[(&str, &str)]]) -> String {
    let names: Vec<&str> = header.split_whitespace().collect();
    let mut text = String::new();
    let mut line = |cells: Vec<&str>| {
        let cells: Vec<String> = cells.iter().map(|cell| format!("{quote}{cell}{quote}")).collect();
        writeln!(text, "{}\r", cells.join(&delimiter.to_string())).unwrap();
    };
    line(names.clone());
    for row in rows {
        assert!(row.iter().all(|(name, _)| names.contains(name)), "{row:?}");
        let cell = |name: &&str| row.iter().find(|(own, _)| own == name).map_or("", |&(_, value)| value);
        line(names.iter().map(cell).collect());
    }
    text
}

const NC_MARIA: [(&str, &str); 22] = [
    ("county_id", "43"),
    ("county_desc", "HARNETT"),
    ("voter_reg_num", "000000012345"),
    ("ncid", "AB12345"),
    ("last_name", "PEÑA"),
    ("first_name", "MARIA JOSE"),
    ("status_cd", "A"),
    ("voter_status_reason_desc", "VERIFIED"),
    ("res_street_address", "1405  N HUNTINGTON PARK  DR   #B  "),
    ("res_city_desc", "LILLINGTON"),
    ("zip_code", "02754"),
    ("mail_addr1", "PO BOX 12"),
    ("mail_addr3", "C/O  SYNTHETIC"),
    ("mail_city", "ERWIN"),
    ("mail_zipcode", "283391234"),
    ("registr_dt", "11/05/2014"),
    ("birth_year", "1978"),
    ("precinct_abbrv", "PR07"),
    ("precinct_desc", "LILLINGTON 7"),
    ("cong_dist_abbrv", "04"),
    ("nc_senate_abbrv", "012"),
    ("vtd_desc", "07"),
];

const NC_REMOVED: [(&str, &str); 9] = [
    ("ncid", "AB99999"),
    ("last_name", "GONE"),
    ("first_name", "ANN"),
    ("status_cd", "R"),
    ("voter_status_reason_desc", "MOVED FROM COUNTY"),
    ("res_street_address", "REMOVED"),
    ("res_city_desc", ""),
    ("registr_dt", "XX-XX-XXXX"),
    ("birth_year", "1950"),
];

#[test]
fn north_carolina_in_windows_1252() {
    let text = file(NC_CURRENT, '\t', "\"", &[&NC_MARIA, &NC_REMOVED]);
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!lossy);
    let (roll, report) = open(bytes.into_owned());
    assert_eq!(
        (report.profile, report.files[0].encoding),
        (ProfileName::NorthCarolina, Encoding::Windows1252)
    );
    assert_eq!((report.files[0].delimiter, report.rejects.len(), roll.len()), ('\t', 0, 2));

    let maria = roll.voter(roll.find("AB12345").unwrap().unwrap()).unwrap();
    assert_eq!(maria.name(), "MARIA JOSE PEÑA");
    assert_eq!(maria.residence(), "1405 N HUNTINGTON PARK DR # B");
    assert_eq!((maria.city, maria.zip, maria.mailing_zip), ("LILLINGTON", "02754", "283391234"));
    assert_eq!((maria.mailing_address, maria.mailing_city), ("PO BOX 12, C/O SYNTHETIC", "ERWIN"));
    assert_eq!(maria.birth_date.unwrap().to_string(), "1978");
    assert_eq!(maria.registration_date.unwrap().to_string(), "2014-11-05");
    assert_eq!((maria.status, maria.status_reason), (Status::Active, "VERIFIED"));
    for (district, value) in [
        ("county", "HARNETT"),
        ("precinct", "PR07"),
        ("precinct_desc", "LILLINGTON 7"),
        ("congressional", "04"),
        ("state_senate", "012"),
        ("vtd_desc", "07"),
    ] {
        assert!(maria.districts.contains(&(district, value)), "{district}");
    }
    assert!(maria.further.contains(&("voter_reg_num", "000000012345")));
    assert!(maria.further.contains(&("res_street_address", "1405 N HUNTINGTON PARK DR #B")));

    let removed = roll.voter(1).unwrap();
    assert_eq!((removed.status, removed.status_as_given), (Status::Cancelled, "R"));
    assert_eq!((removed.residence().as_str(), removed.registration_date), ("", None));
}

#[test]
fn north_carolina_before_2022_has_other_names_for_some_columns() {
    assert_eq!(NC_OLD.split_whitespace().count(), 71);
    assert_eq!(NC_CURRENT.split_whitespace().count(), 70);
    let mut maria = NC_MARIA.to_vec();
    maria.extend([
        ("midl_name", "L"),
        ("name_sufx_cd", "JR"),
        ("Confidential_ind", "Y"),
        ("birth_age", "42"),
    ]);
    let (roll, report) = open(file(NC_OLD, '\t', "\"", &[&maria]));
    assert_eq!((report.profile, report.files[0].encoding), (ProfileName::NorthCarolina, Encoding::Utf8));
    let voter = roll.voter(0).unwrap();
    assert_eq!((voter.middle_name, voter.suffix, voter.confidential), ("L", "JR", true));
    assert!(voter.further.contains(&("birth_age", "42")));
}

const DFM_ROW: [(&str, &str); 27] = [
    ("lVoterUniqueID", "0001017"),
    ("sAffNumber", "43AB000123"),
    ("szStateVoterID", "00012345678"),
    ("szNameLast", "DE LA CRUZ"),
    ("szNameFirst", "ANA"),
    ("szNameMiddle", "Q"),
    ("szSitusAddress", "1234 1/2 N MAIN ST W  APT 5"),
    ("szSitusCity", "SAN JUDAS"),
    ("sSitusZip", "95112"),
    ("sHouseNum", "1234 1/2"),
    ("sUnitAbbr", "APT"),
    ("sUnitNum", "5"),
    ("szStreetName", "MAIN"),
    ("sStreetSuffix", "ST"),
    ("sPreDir", "N"),
    ("sPostDir", "W"),
    ("szMailAddress1", "PO BOX 9"),
    ("szMailAddress2", "SAN JUDAS CA"),
    ("szMailZip", "95113"),
    ("dtBirthDate", "05/01/1978"),
    ("dtRegDate", "2/3/2001 12:00:00 AM"),
    ("dtOrigRegDate", "02/03/1999"),
    ("sStatusCode", "Active"),
    ("szStatusReasonDesc", "Registered"),
    ("sPrecinctID", "0001431"),
    ("sDistrictID_2", "CG17"),
    ("szDistrictName_2", "17TH CONGRESSIONAL"),
];

#[test]
fn dfm_by_tab_or_comma() {
    for (delimiter, quote) in [('\t', ""), ('\t', "\""), (',', "\""), (',', "")] {
        let (roll, report) = open(file(DFM, delimiter, quote, &[&DFM_ROW]));
        assert_eq!((report.profile, report.files[0].delimiter), (ProfileName::Dfm, delimiter));
        let voter = roll.voter(roll.find("0001017").unwrap().unwrap()).unwrap();
        assert_eq!(voter.residence(), "1234 1/2 N MAIN ST W APT 5");
        assert_eq!((voter.affidavit_number, voter.last_name), ("43AB000123", "DE LA CRUZ"));
        assert_eq!((voter.mailing_address, voter.mailing_zip), ("PO BOX 9, SAN JUDAS CA", "95113"));
        let dates = [voter.birth_date, voter.registration_date, voter.original_registration_date];
        assert_eq!(dates.map(|date| date.unwrap().to_string()), ["1978-05-01", "2001-02-03", "1999-02-03"]);
        assert_eq!((voter.status, voter.status_as_given), (Status::Active, "Active"));
        assert!(voter.districts.contains(&("precinct", "0001431")));
        assert!(voter.districts.contains(&("szDistrictName_2", "17TH CONGRESSIONAL")));
        assert_eq!(roll.text(0, roll.column("sDistrictID_2").unwrap()).unwrap(), "CG17");
        assert!(voter.further.contains(&("szStateVoterID", "00012345678")));
    }
}

#[test]
fn a_stray_quote_in_an_unquoted_tab_file_is_text() {
    let mut row = DFM_ROW.to_vec();
    row.retain(|(name, _)| *name != "szNameFirst");
    row.push(("szNameFirst", "\"BUD\" ANA"));
    let (roll, _) = open(file(DFM, '\t', "", &[&row]));
    assert_eq!(roll.text(0, Column::FirstName).unwrap(), "\"BUD\" ANA");
}

#[test]
fn utf_16_and_byte_order_marks() {
    let text = super::canonical(&[&super::row("1").replace("Probe", "Nuñez")]);
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let utf16_be: Vec<u8> =
        [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let marked = format!("\u{feff}{text}").into_bytes();
    for bytes in [utf16, utf16_be, marked] {
        let (roll, _) = open(bytes);
        assert_eq!(roll.text(0, Column::LastName).unwrap(), "Nuñez");
    }
}

#[test]
fn names_of_columns_decide_not_their_order_or_case() {
    let (roll, _) = open(
        "ZIP,City,voter_id,last_name,first_name,middle_name,suffix,birth_date,registration_date,status,house_number,\
         pre_dir,street_name,street_type,unit_type,unit_number,supervisor,Email\n\
         01234,San Judas,007,Probe,Ann,,,1978,,i,1,,Elm,ST,,,3,ann@example.org\n",
    );
    let voter = roll.voter(0).unwrap();
    assert_eq!((voter.voter_id, voter.zip, voter.status), ("007", "01234", Status::Inactive));
    assert_eq!(
        (voter.districts, voter.further),
        (vec![("supervisor", "3")], vec![("Email", "ann@example.org")])
    );
}

#[test]
fn several_files_are_one_list() {
    let first = super::canonical(&[&super::row("1")]);
    let second = "precinct,".to_owned() + &super::canonical(&[&format!("7,{}", super::row("2"))]);
    let file =
        |name: &str, text: &str| roll::import::SourceFile { name: name.to_owned(), bytes: text.into() };
    let import =
        roll::import::read_sources(&[file("a", &first), file("b", &second)], &super::options(), &|_| {});
    let (roll, report) = import.unwrap().into_snapshot().unwrap();
    assert_eq!((roll.len(), report.files.len(), roll.sources().len()), (2, 2, 2));
    assert_eq!(
        (roll.voter(0).unwrap().districts, roll.voter(1).unwrap().districts),
        (vec![("precinct", "")], vec![("precinct", "7")])
    );
}
