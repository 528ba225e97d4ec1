//! A list goes in and comes out with every field as it was.

use proptest::prelude::*;
use roll::{Column, Snapshot};

use super::import;

/// Fields that come out as they went in: text without white space at its ends.
fn text() -> impl Strategy<Value = String> {
    let any = "[ -~\n\tñÉ,;\"']{0,24}".prop_map(|text| text.trim().to_owned());
    prop_oneof![3 => "[A-Z]{0,3}", 2 => "[0-9]{0,17}", 2 => any, 1 => Just(String::new())]
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        (1900..2030_i16, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        (1900..2030_i16).prop_map(|year| year.to_string()),
    ]
}

const HEADER: [&str; 19] = [
    "voter_id",
    "last_name",
    "first_name",
    "middle_name",
    "suffix",
    "birth_date",
    "registration_date",
    "status",
    "house_number",
    "pre_dir",
    "street_name",
    "street_type",
    "unit_type",
    "unit_number",
    "city",
    "zip",
    "mailing_address",
    "water",
    "party",
];

prop_compose! {
    fn voter()(
        names in prop::array::uniform4(text()), dates in prop::array::uniform2(date()), status in "[AIPC]",
        rest in prop::array::uniform11(text()),
    ) -> Vec<String> {
        names.into_iter().chain(dates).chain([status]).chain(rest).collect()
    }
}

fn to_csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).unwrap();
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

fn exported(roll: &Snapshot) -> Vec<u8> {
    let mut csv = Vec::new();
    roll.write_csv(&mut csv).unwrap();
    csv
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn csv_to_snapshot_to_csv(voters in prop::collection::vec(voter(), 1..40)) {
        // A ZIP that looks like a spreadsheet's number is refused, as it should be; keep to plain ones.
        let rows: Vec<Vec<String>> = voters
            .into_iter()
            .enumerate()
            .map(|(number, mut voter)| {
                voter.insert(0, format!("{:07}", number * 7_919 % 10_007));
                voter[15] = voter[15].replace('.', "").trim().to_owned();
                voter
            })
            .collect();
        let csv = to_csv(&rows);
        let import = import(csv.clone()).unwrap();
        prop_assert_eq!(&import.report.rejects, &[]);
        let bytes = import.bytes().to_vec();
        let (roll, _) = import.into_snapshot().unwrap();
        prop_assert_eq!(String::from_utf8(exported(&roll)).unwrap(), String::from_utf8(csv).unwrap());

        // Every way of reading a field agrees with the list.
        for (row, voter) in (0..).zip(&rows) {
            prop_assert_eq!(roll.find(&voter[0]).unwrap(), Some(row));
            for (name, value) in HEADER.iter().zip(voter) {
                let column = roll.column(name).unwrap();
                let (codes, dictionary) = (roll.codes(column).unwrap(), roll.dictionary(column).unwrap());
                let code = codes.get(row).unwrap();
                prop_assert_eq!(roll.text(row, column).unwrap(), value);
                prop_assert_eq!(dictionary.get(code), Some(value.as_str()));
                prop_assert_eq!(dictionary.code(value), Some(code));
                prop_assert_eq!(roll.value_of(column, code).unwrap(), value);
                prop_assert_eq!(codes.to_vec(), codes.iter().collect::<Vec<_>>());
            }
            prop_assert_eq!(roll.text(row, Column::PostDir).unwrap(), "");
        }
        // The export is the same list: same content but for the source's hash.
        let again = super::import(exported(&roll)).unwrap();
        prop_assert_eq!(again.bytes(), &bytes[..]);
    }

    #[test]
    fn no_input_makes_the_import_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), with_header: bool) {
        let mut list = if with_header { super::canonical(&[&super::row("1")]).into_bytes() } else { Vec::new() };
        list.extend(bytes);
        let _ = import(list);
    }
}

#[test]
fn wide_columns_use_wider_codes() {
    for count in [1_usize, 2, 255, 256, 257, 65_536, 65_537] {
        let rows: Vec<String> = (0..count).map(|number| super::row(&format!("{number:07}"))).collect();
        let (roll, _) = super::open(super::canonical(&rows.iter().map(String::as_str).collect::<Vec<_>>()));
        let last = u32::try_from(count - 1).unwrap();
        assert_eq!(roll.codes(Column::VoterId).unwrap().get(last), Some(last));
        assert_eq!(roll.find(&format!("{last:07}")).unwrap(), Some(last));
        assert_eq!(roll.text(last, Column::VoterId).unwrap(), format!("{last:07}"));
        assert!(roll.voter(last + 1).is_err() && roll.text(last + 1, Column::PostDir).is_err());
    }
}
