//! `scrutineer link` and `scrutineer lookup` as a user runs them.
#![expect(clippy::unwrap_used, reason = "test code")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

type Run = (String, String, Option<i32>);

const ROLL: &str = "\
voter_id,last_name,first_name,middle_name,suffix,birth_date,registration_date,status,house_number,pre_dir,street_name,street_type,unit_type,unit_number,city,zip
0001,GARCIA LOPEZ,MARIA,ELENA,,1970-01-02,2010-03-04,A,1240,,UNIVERSITY OAKS,ST,APT,4,SAN JUDAS,92926
0002,SMITH,ROBERT,,SR,1940-01-02,2000-03-04,A,704,N,FIRST,AVE,,,CAMPANA,92908
0003,SMITH,ROBERT,,JR,1970-01-02,2000-03-04,I,704,N,FIRST,AVE,,,CAMPANA,92908
0004,NGUYEN,THI,HOA,,1980-05-06,2012-03-04,C,15,,EL CAMINO REAL,,,,SAN JUDAS,92926
";

struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_scrutineer"))
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr), output.status.code())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn table(&self, name: &str) -> Vec<HashMap<String, String>> {
        table(&self.path(name))
    }
}

fn table(path: &Path) -> Vec<HashMap<String, String>> {
    csv::Reader::from_path(path).unwrap().deserialize().map(|row| row.unwrap()).collect()
}

fn lines(rows: &[&str]) -> String {
    let mut text = "line_id,sheet,line_no,printed_name,address,city,zip\n".to_owned();
    for (number, row) in rows.iter().enumerate() {
        text += &format!("L{number},1,{number},{row}\n");
    }
    text
}

/// FEBRL data set 4: made by others, see its README.
#[test]
fn febrl_4_is_linked_with_at_least_99_and_a_half_percent_right() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../linkage/tests/data/febrl4");
    let folder = Folder::with(&[]);
    let file = |name: &str| data.join(name).display().to_string();
    let run =
        folder.run(&["link", "--roll", &file("roll.csv"), "--lines", &file("lines.csv"), "--out", "M.csv"]);
    assert_eq!(run.2, Some(0), "{}", run.1);
    let truth: HashMap<String, String> = table(&data.join("truth.csv"))
        .into_iter()
        .map(|row| (row["line_id"].clone(), row["voter_id"].clone()))
        .collect();
    let matches = folder.table("M.csv");
    let right =
        matches.iter().filter(|row| row["rank"] == "1" && row["voter_id"] == truth[&row["line_id"]]).count();
    assert!(right >= 4975, "{right} of 5000 are right");
}

#[test]
fn every_line_gets_its_candidates_with_evidence() {
    let lines = lines(&[
        "Maria Garcia,\"1240 University Oaks Street, Apt 4\",San Judas,92926",
        "Bob Smith,704 N 1st Ave,Campana,92908",
        "Xqzwv Kjhgf,9 Nowhere Rd,Farville,10001",
        ",,,",
    ]);
    let folder = Folder::with(&[("R.csv", ROLL), ("L.csv", &lines)]);
    let (stdout, stderr, code) =
        folder.run(&["link", "--roll", "R.csv", "--lines", "L.csv", "--out", "M.csv"]);
    assert_eq!(code, Some(0), "{stderr}");
    assert!(stdout.starts_with("Linked 4 lines with 4 voters into M.csv\n"), "{stdout}");
    let matches = folder.table("M.csv");
    let of = |line: &str| matches.iter().filter(|row| row["line_id"] == line).collect::<Vec<_>>();
    assert_eq!((of("L0")[0]["voter_id"].as_str(), of("L0")[0]["rank"].as_str()), ("0001", "1"));
    assert!(of("L0")[0]["evidence"].contains("last: is one of two"), "{:?}", of("L0")[0]);
    assert!(of("L1")[0]["evidence"].contains("first: nickname"), "{:?}", of("L1")[0]);
    let two: Vec<f64> = of("L1")[..2].iter().map(|row| row["score"].parse().unwrap()).collect();
    assert!((two[0] - two[1]).abs() < 0.01 && two[0] > 0.4, "father and son stay a tie: {two:?}");
    let nobody: f64 = of("L2")[0]["not_on_roll"].parse().unwrap();
    assert!(nobody > 0.9, "{nobody}");
    let empty = of("L3")[0];
    assert_eq!((empty["rank"].as_str(), empty["voter_id"].as_str(), empty["score"].as_str()), ("", "", "0"));
}

#[test]
fn matches_are_written_as_parquet_where_the_name_says_so() {
    let lines = lines(&["Bob Smith,704 N 1st Ave,Campana,92908", ",,,"]);
    let folder = Folder::with(&[("R.csv", ROLL), ("L.csv", &lines)]);
    let (_, stderr, code) =
        folder.run(&["link", "--roll", "R.csv", "--lines", "L.csv", "--out", "M.Parquet"]);
    assert_eq!(code, Some(0), "{stderr}");
    let file = std::fs::read(folder.path("M.Parquet")).unwrap();
    assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
    let has = |text: &str| file.windows(text.len()).any(|window| window == text.as_bytes());
    // Plain values: the texts stand in the file as they are. What else stands there is read back by the writer's own test.
    for text in ["line_id", "not_on_roll", "evidence", "L0", "L1", "0002", "0003", "first: nickname"] {
        assert!(has(text), "{text}");
    }
    let mut names: Vec<_> =
        std::fs::read_dir(folder.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["L.csv", "M.Parquet", "R.csv"], "nothing else is left behind");
}

#[test]
fn duplicates_are_found_through_the_roll_and_without_it() {
    let lines = lines(&[
        "Thi Nguyen,15 El Camino Real,San Judas,92926",
        "Zebulon Quackenbush,88 Marigold Ln,San Judas,92926",
        "THI H NGUYEN,15 El Camino Reel,San Judas,92926",
        "Zebulon Quackenbusch,88 Marigold Lane,San Judas,92926",
    ]);
    let folder = Folder::with(&[("R.csv", ROLL), ("L.csv", &lines)]);
    let run = folder.run(&[
        "link",
        "--roll",
        "R.csv",
        "--lines",
        "L.csv",
        "--out",
        "M.csv",
        "--duplicates",
        "D.csv",
    ]);
    assert_eq!(run.2, Some(0), "{}", run.1);
    let pairs: Vec<(String, String, String)> = folder
        .table("D.csv")
        .into_iter()
        .map(|row| (row["line_id"].clone(), row["other_line_id"].clone(), row["voter_id"].clone()))
        .collect();
    let expected = [("L0", "L2", "0004"), ("L1", "L3", "")];
    assert_eq!(pairs, expected.map(|(one, two, voter)| (one.to_owned(), two.to_owned(), voter.to_owned())));
}

#[test]
fn look_ups_take_any_order_beginnings_and_mistakes() {
    let folder = Folder::with(&[("R.csv", ROLL)]);
    for (query, voter) in [
        (&["704smi"][..], "0002"),
        (&["garcia", "maria"], "0001"),
        (&["maria", "lopes", "1240"], "0001"),
        (&["15", "el", "camino"], "0004"),
        (&["nguyen", "51"], "0004"),
    ] {
        let mut arguments = vec!["lookup", "--roll", "R.csv"];
        arguments.extend(query);
        let (stdout, stderr, code) = folder.run(&arguments);
        assert_eq!((code, stdout.get(..4)), (Some(0), Some(voter)), "{query:?}: {stdout}{stderr}");
    }
    let nobody = folder.run(&["lookup", "--roll", "R.csv", "xylophone"]);
    assert_eq!((nobody.0.as_str(), nobody.2), ("nobody found\n", Some(1)));
}

#[test]
fn a_file_of_queries_is_answered() {
    let queries = "qid,last,first,house,street,city\n1,smith,bob,704,,\n2,zzzz,,,,\n";
    let folder = Folder::with(&[("R.csv", ROLL), ("Q.csv", queries)]);
    let run = folder.run(&["lookup", "--roll", "R.csv", "--batch", "Q.csv", "--out", "A.csv"]);
    assert_eq!(run.2, Some(0), "{}", run.1);
    let answers = folder.table("A.csv");
    let first = &answers[0];
    assert_eq!(
        (first["qid"].as_str(), first["voter_id"].as_str(), first["rank"].as_str()),
        ("1", "0002", "1")
    );
    let last = answers.last().unwrap();
    assert_eq!((last["qid"].as_str(), last["voter_id"].as_str(), last["rank"].as_str()), ("2", "", ""));
}

#[test]
fn bad_input_is_one_line_and_leaves_nothing_behind() {
    let twice = "line_id,printed_name,address\nL1,A B,1 C\nL1,A B,1 C\n";
    let folder = Folder::with(&[("R.csv", ROLL), ("L.csv", twice), ("N.csv", "line_id,address\nL1,1 C\n")]);
    let twice = folder.run(&["link", "--roll", "R.csv", "--lines", "L.csv", "--out", "M.csv"]);
    let said = "scrutineer: L.csv, row 3, column line_id: L1 stands there twice: every line needs a name of its own\n";
    assert_eq!(twice, (String::new(), said.to_owned(), Some(2)));
    let (_, stderr, code) = folder.run(&["link", "--roll", "R.csv", "--lines", "N.csv", "--out", "M.csv"]);
    assert!(stderr.contains("no column printed_name") && stderr.lines().count() == 1, "{stderr}");
    assert_eq!((code, folder.path("M.csv").exists()), (Some(2), false));
}
