//! `scrutineer roll`, as a user runs it: stdout, stderr, exit code and the files it leaves.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const HEADER: &str = "voter_id,last_name,first_name,middle_name,suffix,birth_date,registration_date,status,house_number,\
     pre_dir,street_name,street_type,unit_type,unit_number,city,zip,supervisor\n";

const LIST: &str = "007,Probe,Ann,,,1978-05-01,2001-02-03,A,12,,Main,ST,,,San Judas,01234,1\n\
     008,Probe,Bea,,,1978-05-01,2001-02-03,I,12,,Main,ST,,,San Judas,01234,1\n\
     009,Probe,Cleo,,,1978-02-30,2001-02-03,A,12,,Main,ST,,,San Judas,01234,1\n\
     010,Probe,Dan,,,1979,2001-02-03,C,14,,Main,ST,,,Gilford,01235,2\n\
     007,Probe,Ann,,,1978-05-01,2001-02-03,A,12,,Main,ST,,,San Judas,01234,1\n";

/// What a run of the program left: stdout, stderr, exit code.
type Run = (String, String, Option<i32>);

struct Folder(TempDir);

impl Folder {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, content) in files {
            std::fs::write(folder.path(name), content).unwrap();
        }
        folder
    }

    fn with_list() -> Self {
        Self::with(&[("list.csv", format!("{HEADER}{LIST}").as_bytes())])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// `scrutineer roll` with the arguments, split at spaces.
    fn roll(&self, arguments: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scrutineer"));
        command.arg("roll").args(arguments.split(' ')).current_dir(self.0.path());
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr), output.status.code())
    }

    fn json(&self, arguments: &str) -> Value {
        let (stdout, stderr, code) = self.roll(&format!("{arguments} --json"));
        assert_eq!((stderr.as_str(), code), ("", Some(0)));
        serde_json::from_str(&stdout).unwrap()
    }
}

const IMPORT: &str = "import list.csv --as-of 2026-09-01 --out list.roll";
const HASH: &str = "1180e8e77314f93c37210aa4fb3e0f61329d0f834a44dfc54611eafde8121eea";

#[test]
fn import_says_what_it_took_and_what_it_left() {
    let folder = Folder::with_list();
    let (stdout, stderr, code) = folder.roll(IMPORT);
    let expected = format!(
        "list.csv: 5 rows, canonical layout, comma, UTF-8

  voters                   3
  rejected rows            2  (--rejects FILE.csv lists them)
  of these, voter id seen before 1

list.roll
  hash          {HASH}
  as of         2026-09-01
  size          1,554 bytes

Status
  active                                    1
  inactive                                  1
  pending                                   0
  cancelled                                 1

City (2 distinct)
  San Judas                                 2
  Gilford                                   1

District: supervisor (2 distinct)
  1                                         2
  2                                         1
"
    );
    assert_eq!(stdout, expected);
    assert_eq!(
        stderr,
        "rejected: list.csv: row 4, column birth_date: is not a day in the form YYYY-MM-DD; correct the date, or leave it \
         empty if it is not known\n\
         rejected: list.csv: row 6, column voter_id: is also in row 2, which was kept; remove one of the rows if they are \
         one voter, or correct the number\n"
    );
    assert_eq!((code, folder.names()), (Some(0), vec!["list.csv".to_owned(), "list.roll".to_owned()]));
}

#[test]
fn rejects_go_to_a_file_without_anything_of_the_rows() {
    let folder = Folder::with_list();
    let report = folder.json(&format!("{IMPORT} --rejects rejects.csv"));
    assert_eq!(
        (&report["voters"], &report["rejected"], &report["duplicates"]),
        (&3.into(), &2.into(), &1.into())
    );
    assert_eq!(
        (&report["rejects"][0]["row"], &report["rejects"][0]["column"]),
        (&4.into(), &"birth_date".into())
    );
    assert_eq!(report["hash"], HASH);
    let rejects = std::fs::read_to_string(folder.path("rejects.csv")).unwrap();
    assert_eq!(rejects.lines().count(), 3);
    assert!(!rejects.contains("Probe") && !rejects.contains("Cleo"));
}

#[test]
fn show_tells_what_is_in_it() {
    let folder = Folder::with_list();
    folder.roll(IMPORT);
    let shown = folder.json("show list.roll --verify");
    assert_eq!(
        (&shown["hash"], &shown["as_of"], &shown["voters"]),
        (&HASH.into(), &"2026-09-01".into(), &3.into())
    );
    assert_eq!(
        shown["statuses"],
        serde_json::json!({ "active": 1, "inactive": 1, "pending": 0, "cancelled": 1 })
    );
    assert_eq!(shown["districts"], serde_json::json!({ "supervisor": { "1": 2, "2": 1 } }));
    let (stdout, stderr, code) = folder.roll("show list.roll");
    assert!(
        stdout.starts_with(&format!("list.roll\n  hash          {HASH}\n  as of         2026-09-01\n")),
        "{stdout}"
    );
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
}

#[test]
fn drift_against_an_earlier_snapshot() {
    let folder = Folder::with_list();
    folder.roll(IMPORT);
    let later = format!("{HEADER}{}", LIST.replace("008,", "018,").replace("1978-02-30", "1978-02-28"));
    std::fs::write(folder.path("list.csv"), later).unwrap();
    let (stdout, _, code) =
        folder.roll("import list.csv --as-of 2026-10-01 --out later.roll --previous list.roll");
    let drift = stdout.split_once("\nAgainst the earlier snapshot\n").unwrap().1;
    assert_eq!(
        drift,
        "  voters 3 -> 4; added 2, removed 1, status changed 0
  active                                    1 ->            2
  cancelled                                 1 ->            1
  inactive                                  1 ->            1
  San Judas                                 2 ->            3
"
    );
    assert_eq!(code, Some(0));
}

#[test]
fn bad_input_is_one_line_exit_code_2_and_nothing_left_behind() {
    let sound = format!("{HEADER}{LIST}");
    let cases: [(&str, &[u8], &str, &str); 9] = [
        ("no file", b"", "import missing.csv --as-of 2026-09-01 --out x.roll", "missing.csv: cannot be read"),
        ("empty", b"", IMPORT, "list.csv: is empty"),
        ("layout", b"id,name\n1,x\n", IMPORT, "list.csv: row 1: the layout is not known; nearest is "),
        ("cut", &sound.as_bytes()[..sound.len() - 60], IMPORT, "list.csv: row 6: the file ends after "),
        (
            "folder",
            sound.as_bytes(),
            "import list.csv --as-of 2026-09-01 --out no/x.roll",
            "no/x.roll: cannot be written",
        ),
        (
            "itself",
            sound.as_bytes(),
            "import list.csv --as-of 2026-09-01 --out ./list.csv",
            "./list.csv: is the list itself",
        ),
        ("no snapshot", b"voter_id\n", "show list.csv", "list.csv: is not a roll snapshot"),
        (
            "previous",
            sound.as_bytes(),
            &format!("{IMPORT} --previous list.csv"),
            "list.csv: is not a roll snapshot",
        ),
        ("no snapshot there", b"", "show list.roll", "list.roll: cannot be read"),
    ];
    for (name, list, arguments, message) in cases {
        let folder = Folder::with(&[("list.csv", list)]);
        let (stdout, stderr, code) = folder.roll(arguments);
        assert_eq!((stdout.as_str(), code, stderr.lines().count()), ("", Some(2), 1), "{name}: {stderr}");
        assert!(stderr.starts_with(&format!("scrutineer: {message}")), "{name}: {stderr}");
        assert_eq!(folder.names(), ["list.csv"], "{name}");
    }
}

#[test]
fn a_damaged_snapshot_is_refused() {
    let folder = Folder::with_list();
    folder.roll(IMPORT);
    let sound = std::fs::read(folder.path("list.roll")).unwrap();
    let half = sound[..sound.len() / 2].to_vec();
    let mut flipped = sound;
    *flipped.last_mut().unwrap() ^= 1;
    for (name, bytes, message) in [
        ("half.roll", half, "half.roll: has "),
        ("flipped.roll", flipped, "flipped.roll: block 0 (from byte "),
    ] {
        std::fs::write(folder.path(name), bytes).unwrap();
        let (stdout, stderr, code) = folder.roll(&format!("show {name} --verify"));
        assert_eq!((stdout.as_str(), code), ("", Some(2)), "{name}");
        assert!(
            stderr.starts_with(&format!("scrutineer: {message}")) && stderr.lines().count() == 1,
            "{stderr}"
        );
    }
}

#[test]
fn wrong_use_is_exit_code_2() {
    let folder = Folder::with_list();
    for arguments in [
        "import list.csv --as-of 2026-02-30 --out x.roll",
        "import list.csv --as-of 2026-09-01",
        "import list.csv --as-of 2026-09-01 --out x.roll --profile texas",
        "import list.csv --as-of 2026-09-01 --out x.roll --status Z=Q",
    ] {
        assert_eq!(folder.roll(arguments).2, Some(2), "{arguments}");
        assert_eq!(folder.names(), ["list.csv"]);
    }
}
