//! `scrutineer check` on a small file whose every line has a known answer.
#![expect(clippy::unwrap_used, reason = "test code")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const ROLL_HEADER: &str = "voter_id,last_name,first_name,middle_name,suffix,birth_date,registration_date,status,\
                           house_number,pre_dir,street_name,street_type,unit_type,unit_number,city,zip,status_date,supervisor\n";
const SURNAMES: [&str; 12] = [
    "ABERNATHY",
    "BARTHOLOMEW",
    "CUNNINGHAM",
    "DELACROIX",
    "ESTERHAZY",
    "FITZGERALD",
    "GALLAGHER",
    "HOLLINGSWORTH",
    "IVERSON",
    "JOHANSSON",
    "KOWALSKI",
    "LINDQVIST",
];

/// 12 families of 40; every person has a street of their own, so that no two lines can be confused.
fn roll() -> String {
    let mut text = ROLL_HEADER.to_owned();
    for (family, surname) in SURNAMES.iter().enumerate() {
        for person in 0..40 {
            let (status, cancelled) = if person == 5 { ("C", "2016-03-01") } else { ("A", "") };
            let registered = if person == 6 { "2018-02-01" } else { "2010-05-04" };
            let district = if person == 7 { "2" } else { "5" };
            text.push_str(&format!(
                "V{family:02}{person:02},{surname},GIVEN{},,,1970-01-01,{registered},{status},{},,{} HILL,RD,,,SAN MARCO,95101,{cancelled},{district}\n",
                letters(person), 100 + 7 * person, letters(family * 40 + person),
            ));
        }
    }
    text
}

/// A word for a number.
fn letters(number: usize) -> String {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap());
    [number / 26, number, number * 7 + 3, number * 11 + 5].map(letter).iter().collect()
}

fn line(id: &str, family: usize, person: usize) -> String {
    format!(
        "{id},1,1,Given{} {},{} {} Hill Rd,San Marco,95101,2017-09-01,2017-09-10,Ms. C\n",
        letters(person).to_lowercase(),
        SURNAMES[family],
        100 + 7 * person,
        letters(family * 40 + person),
    )
}

struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    fn new(lines: &str, petition: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let header = "line_id,sheet,line_no,printed_name,address,city,zip,signed_from,signed_to,circulator\n";
        std::fs::write(folder.path().join("roll.csv"), roll()).unwrap();
        std::fs::write(folder.path().join("lines.csv"), format!("{header}{lines}")).unwrap();
        std::fs::write(folder.path().join("petition.toml"), petition).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn check(&self) -> Output {
        let path = |name: &str| self.path(name).to_str().unwrap().to_owned();
        let [roll, lines, petition, out] = ["roll.csv", "lines.csv", "petition.toml", "out"].map(path);
        Command::new(env!("CARGO_BIN_EXE_scrutineer"))
            .args(["check", "--roll", &roll, "--lines", &lines, "--petition", &petition, "--out", &out])
            .args(["--date", "2017-11-01", "--json"])
            .output()
            .unwrap()
    }
}

fn findings(path: &Path) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|found| found == name).unwrap();
    let (id, finding, reason) = (column("line_id"), column("finding"), column("reason"));
    reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| (row[id].to_owned(), format!("{} {}", &row[finding], &row[reason]).trim().to_owned()))
        .collect()
}

const PETITION: &str = "title = \"Recall of a supervisor\"\njurisdiction = \"County of San Marco\"\n\
                        requirement = { required = 3 }\non = 2017-08-01\ndistricts = { supervisor = \"5\" }\n";

#[test]
fn every_line_gets_its_known_answer() {
    let mut lines = String::new();
    lines.push_str(&line("good-1", 0, 1));
    lines.push_str(&line("good-2", 1, 2));
    lines.push_str(&line("good-3", 2, 3));
    lines.push_str(&line("again", 0, 1));
    lines.push_str(&line("cancelled", 3, 5));
    lines.push_str(&line("late", 4, 6));
    lines.push_str(&line("elsewhere", 5, 7));
    lines.push_str(
        "nobody,1,1,Zebulon Quartermaine,9911 Nowhere Blvd,Farville,10001,2017-09-01,2017-09-10,Ms. C\n",
    );
    let files = Files::new(&lines, PETITION);
    let run = files.check();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    let expected = [
        ("again", "invalid duplicate"),
        ("cancelled", "invalid registration-canceled"),
        ("elsewhere", "invalid out-of-jurisdiction"),
        ("good-1", "valid"),
        ("good-2", "valid"),
        ("good-3", "valid"),
        ("late", "invalid registered-too-late"),
        ("nobody", "invalid not-registered"),
    ];
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned())).collect();
    assert_eq!(findings(&files.path("out/lines.csv")), expected);

    let report: Value = serde_json::from_slice(&run.stdout).unwrap();
    let found = &report["findings"];
    assert_eq!(
        (&found["valid"], &found["invalid"], &found["duplicates"]),
        (&3.into(), &5.into(), &1.into()),
        "{report}"
    );
    for name in ["check.pdf", "check.html", "check.json"] {
        assert!(files.path("out").join(name).is_file(), "{name}");
    }
}

#[test]
fn faults_are_named_in_one_line_and_nothing_is_written() {
    let good = line("good-1", 0, 1);
    let twice = format!("{good}{good}");
    let no_day = good.replace("2017-09-10", "2017-09-31");
    let backwards = good.replace("2017-09-10", "2017-08-31");
    let cases = [
        (twice.as_str(), PETITION, "row 3, column line_id: good-1 stands there twice"),
        (no_day.as_str(), PETITION, "row 2, column signed_to: \"2017-09-31\" is no date that exists"),
        (
            backwards.as_str(),
            PETITION,
            "row 2, column signed_to: 2017-08-31 is before signed_from 2017-09-01",
        ),
        (good.as_str(), "title = \"x\"\n", "petition.toml"),
        (
            good.as_str(),
            "title = \"x\"\nrequirement = { required = 3 }\ndistricts = { ward = \"1\" }\n",
            "`ward`",
        ),
        (
            good.as_str(),
            "title = \"x\"\nrequirement = { required = 3 }\nprocedure = \"no-such\"\n",
            "no-such",
        ),
        ("\"unclosed,1,1,A B,1 X St,Y,9,,,Z\n", PETITION, "row 2: a quote is opened and never closed"),
    ];
    for (lines, petition, message) in cases {
        let files = Files::new(lines, petition);
        let run = files.check();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{said}");
        let last = said.lines().last().unwrap_or_default();
        assert!(last.contains(message), "{message:?} is missing in {said:?}");
        assert!(!files.path("out").exists(), "{message}");
    }
}
