//! `scrutineer petition` and `scrutineer verify`, as a user runs them: stdout, stderr, exit code and the files they leave.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder the commands run in, with the data in `data`.
struct Office(TempDir);

/// What a run of the program left: stdout, stderr, exit code.
type Run = (String, String, Option<i32>);

/// The life of crates/petition/tests/data/life.jsonl in the form `record` takes, without opening and destruction.
fn life() -> Vec<String> {
    let text = include_str!("../../petition/tests/data/life.jsonl");
    let flat = |line: &str| {
        let told: Value = serde_json::from_str(line).unwrap();
        let mut fields = told["event"].as_object().unwrap().clone();
        for key in ["kind", "person", "role", "on"] {
            fields.insert(key.to_owned(), told[key].clone());
        }
        Value::Object(fields).to_string()
    };
    text.lines()
        .map(flat)
        .filter(|l| !l.contains("petition-opened") && !l.contains("records-destroyed"))
        .collect()
}

impl Office {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scrutineer"));
        let output = command.args(arguments).current_dir(self.0.path()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr), output.status.code())
    }

    /// `scrutineer petition ACTION --data data --petition judge-2018 …`
    fn petition(&self, action: &str, arguments: &[&str]) -> Run {
        let fixed = ["petition", action, "--data", "data", "--petition", "judge-2018"];
        self.run(&[&fixed, arguments].concat())
    }

    fn opened() -> Self {
        let office = Self::new();
        let facts =
            ["--title", "Recall of a judge", "--jurisdiction", "Santa Clara County", "--office", "Judge"];
        let (_, stderr, code) =
            office.petition("open", &[&facts[..], &["--proponents", "10", "--on", "2018-01-10"]].concat());
        assert_eq!((stderr.as_str(), code), ("", Some(0)));
        office
    }

    /// With the first so many events of the life recorded.
    fn with(events: usize) -> Self {
        let office = Self::opened();
        let (stdout, stderr, code) = office.record(&life()[..events].join("\n"));
        assert_eq!((stderr.as_str(), code), ("", Some(0)), "{stdout}");
        office
    }

    fn record(&self, events: &str) -> Run {
        std::fs::write(self.path("events.jsonl"), events).unwrap();
        self.petition("record", &["events.jsonl"])
    }
}

const CERTIFIED: usize = 58;

#[test]
fn from_the_opening_to_the_destruction() {
    let office = Office::with(CERTIFIED);
    let (stdout, _, code) = office.petition("status", &["--json"]);
    let status: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(code, Some(0));
    assert_eq!(
        (&status["stage"], &status["raw_count"], &status["required"]),
        (&json!("certified"), &json!(13), &json!(6))
    );
    assert_eq!(status["tally"]["valid"], 9);
    assert_eq!(status["milestones"][3], json!({"stage": "accepted", "on": "2018-01-25", "entry": 20}));

    let (stdout, _, code) = office.run(&["verify", "data"]);
    assert_eq!(code, Some(0), "{stdout}");
    assert!(stdout.starts_with("consistent, not anchored\n  office: 2 entries, head "), "{stdout}");
    let head = status["head"]["hash"].as_str().unwrap();
    let (stdout, _, code) = office.run(&["verify", "data", "--head", head]);
    assert_eq!(code, Some(0), "{stdout}");
    assert!(
        stdout.starts_with("verified\n") && stdout.contains(", certified, anchored up to entry 59\n"),
        "{stdout}"
    );

    let (_, stderr, code) =
        office.petition("destroy-records", &["--retention-until", "2018-10-20", "--on", "2018-10-19"]);
    let refusal = "scrutineer: the records must be kept until 2018-10-20, 2018-10-19 is before that day\n";
    assert_eq!((stderr.as_str(), code), (refusal, Some(2)));
    let destroy = ["--retention-until", "2018-10-20", "--on", "2018-10-20"];
    let (stdout, stderr, code) = office.petition("destroy-records", &destroy);
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
    assert!(
        stdout.starts_with("The records of judge-2018 are destroyed: 0 items and the key.\n"),
        "{stdout}"
    );
    let (stdout, _, code) = office.petition("destroy-records", &destroy);
    assert_eq!(code, Some(0));
    assert!(
        stdout.starts_with("The records of judge-2018 were destroyed before; nothing was left to do.\n"),
        "{stdout}"
    );
    let (stdout, _, code) = office.run(&["verify", "data", "--head", head]);
    assert_eq!(code, Some(0), "{stdout}");
    assert!(stdout.contains(", certified, records destroyed, anchored up to entry 59\n"), "{stdout}");
    // The life is bound to the hash of no file at hand: its figures of law cannot be repeated, and that is said.
    assert!(stdout.ends_with("is not at hand: its figures of law were not repeated\n"), "{stdout}");
}

/// After the certificate a court strikes three valid lines of nine: exactly the six required are left.
#[test]
fn exactly_the_number_required_is_determined_by_the_registrar() {
    let office = Office::with(CERTIFIED - 3);
    let rita = ["--person", "rita", "--role", "registrar", "--on", "2018-03-01"];
    let tell = |event: &str, set: &[&str]| {
        let mut arguments = [&["--event", event][..], &rita].concat();
        set.iter().for_each(|pair| arguments.extend(["--set", pair]));
        office.petition("record", &arguments)
    };
    let done = |(stdout, stderr, code): Run| assert_eq!((stderr.as_str(), code), ("", Some(0)), "{stdout}");
    let because = ["outcome=sufficient", "basis=EC §11221", "reason=not less than the number is reached"];
    let (_, stderr, code) = tell("outcome-determined", &because);
    let decided =
        "an outcome cannot be determined: the law does not leave it open, the figures are `sufficient`";
    assert!(code == Some(2) && stderr.contains(decided), "{stderr}");
    done(office.record(&life()[CERTIFIED - 3]));
    let lines = r#"lines=["0001-01-a-01","0001-02-a-02","0002-01-a-03"]"#;
    done(tell("lines-struck", &["court=Superior Court", "case=18-CV-1", lines]));
    let (_, stderr, code) = tell("certificate-restated", &["reason=three lines struck"]);
    assert!(
        code == Some(2) && stderr.contains("or `outcome-determined` where the law leaves it open"),
        "{stderr}"
    );
    let (_, stderr, code) =
        office.petition("record", &["--event", "outcome-determined", "--set", because[0]]);
    assert_eq!((stderr.lines().count(), code), (1, Some(2)), "{stderr}");
    done(tell("outcome-determined", &because));
    done(tell("certificate-restated", &["reason=three lines struck"]));
    let (stdout, _, _) = office.petition("status", &["--json"]);
    let status: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((&status["tally"]["valid"], &status["required"]), (&json!(6), &json!(6)));
    let (stdout, _, code) = office.run(&["verify", "data"]);
    assert_eq!(code, Some(0), "{stdout}");
}

#[test]
fn a_changed_journal_is_not_verified() {
    let office = Office::with(CERTIFIED);
    let file = office.path("data/journal.sqlite");
    let mut bytes = std::fs::read(&file).unwrap();
    // Every occurrence: SQLite leaves stale copies in the unused parts of its pages.
    let body = b"{\"raw_count\":14}";
    for place in 0..bytes.len() - body.len() {
        if bytes[place..].starts_with(body) {
            bytes[place + 14] = b'5';
        }
    }
    std::fs::write(&file, &bytes).unwrap();
    let (stdout, stderr, code) = office.run(&["verify", "data"]);
    assert_eq!((stderr.as_str(), code), ("", Some(1)));
    let first = "not verified\n  journal judge-2018, entry 19 was changed: its content does not have its hash\n  office: ";
    assert!(stdout.starts_with(first), "{stdout}");
    let (stdout, _, code) = office.run(&["verify", "data", "--json"]);
    let report: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(code, Some(1));
    assert_eq!(report["verdict"], "not-verified");
    assert_eq!(report["journals"][1]["first_fault"]["entry"], 19);
    assert!(std::fs::read(&file).unwrap() == bytes, "verification never writes");
}

#[test]
fn another_head_is_not_verified() {
    let office = Office::with(3);
    let head = "0".repeat(64);
    let (stdout, _, code) = office.run(&["verify", "data", "--head", &head, "--journal", "judge-2018"]);
    assert_eq!(code, Some(1));
    let first = format!(
        "not verified\n  no entry has the hash {head}: the journal it was taken from was another one, or was rewritten\n"
    );
    assert!(stdout.starts_with(&first), "{stdout}");
}

#[test]
fn an_event_that_is_not_possible_records_nothing_of_its_file() {
    let office = Office::opened();
    let mut events = life()[..4].to_vec();
    events.push(r#"{"kind":"frame-frozen","hash":"1111111111111111111111111111111111111111111111111111111111111111","lines":14}"#.to_owned());
    let (stdout, stderr, code) = office.record(&events.join("\n"));
    let refusal = "scrutineer: events.jsonl, line 5: the frame cannot be frozen before the raw count is declared: record \
                   `raw-count-declared` first (nothing was recorded)\n";
    assert_eq!((stdout.as_str(), stderr.as_str(), code), ("", refusal, Some(2)));
    let (stdout, ..) = office.petition("status", &["--json"]);
    assert_eq!(serde_json::from_str::<Value>(&stdout).unwrap()["head"]["sequence"], 1);
}

#[test]
fn events_can_be_written_as_toml() {
    let office = Office::opened();
    let toml = "[[event]]\nkind = \"box-received\"\non = 2018-01-11\nbox = 1\nseal = \"S-4711\"\nclaimed = 9\n\n\
                [[event]]\nkind = \"box-moved\"\nbox = 1\nto = \"vault 2\"\n";
    std::fs::write(office.path("received.toml"), toml).unwrap();
    let (stdout, stderr, code) =
        office.petition("record", &["received.toml", "--person", "ana", "--role", "clerk"]);
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
    assert!(
        stdout.starts_with("2 events recorded; judge-2018 is receiving; the head is entry 3, "),
        "{stdout}"
    );
    let (stdout, ..) = office.petition("timeline", &["--all"]);
    let rows: Vec<_> = stdout.lines().map(|row| row.replace(&row[21..37], "TIME")).collect();
    assert_eq!(
        rows,
        [
            "      1  2018-01-10  TIME  petition-opened (registrar)",
            "      2  2018-01-11  TIME  box-received (ana)",
            "      3  -           TIME  box-moved (ana)",
        ]
    );
}

#[test]
fn bad_input_is_refused_in_one_line() {
    let office = Office::opened();
    let cases: &[(&str, &str)] = &[
        (
            "{\"kind\":\"box-moved\"",
            "events.jsonl, line 1, column 19: not a JSON object: EOF while parsing an object at line 1 column 19",
        ),
        (
            "{\"kind\":\"box-eaten\"}",
            "events.jsonl, line 1: `box-eaten` is not an event of a petition; `scrutineer petition record --help` lists them",
        ),
        (
            "\n{\"kind\":\"box-moved\",\"box\":1}",
            "events.jsonl, line 2: `box-moved`: missing field `to` at line 1 column 9",
        ),
        (
            "{\"kind\":\"box-moved\",\"box\":1,\"to\":\"x\",\"on\":\"2018-02-30\"}",
            "events.jsonl, line 1: `on` is `2018-02-30`: there is no such date; write it like 2018-01-31",
        ),
        ("", "events.jsonl: there is no event in it"),
        (
            "{\"kind\":\"records-destroyed\",\"retention_until\":\"2018-01-01\",\"destroyed_on\":\"2018-01-01\",\"items\":0}",
            "events.jsonl, line 1: destruction is not only recorded: use `scrutineer petition destroy-records`, which empties the vault too",
        ),
    ];
    for (events, message) in cases {
        let (stdout, stderr, code) = office.record(events);
        assert_eq!((stdout.as_str(), stderr, code), ("", format!("scrutineer: {message}\n"), Some(2)));
    }
}

#[test]
fn a_place_without_a_journal_is_named() {
    let office = Office::new();
    let (_, stderr, code) = office.run(&["verify", "nowhere"]);
    assert_eq!(
        (stderr.as_str(), code),
        ("scrutineer: nowhere: there is no journal here; check the path\n", Some(2))
    );
    std::fs::create_dir(office.path("data")).unwrap();
    std::fs::write(office.path("data/journal.sqlite"), "line_id,sheet\n".repeat(100)).unwrap();
    let (_, stderr, code) = office.run(&["verify", "data"]);
    let message = "scrutineer: data/journal.sqlite: is not a Scrutineer journal: it is no SQLite file; check the path, or restore a backup\n";
    assert_eq!((stderr.as_str(), code), (message, Some(2)));
}

#[test]
fn a_petition_is_opened_once() {
    let office = Office::opened();
    let facts = ["--title", "x", "--jurisdiction", "x", "--office", "x", "--proponents", "1"];
    let (_, stderr, code) = office.petition("open", &facts);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("the petition cannot be opened after the petition is opened"), "{stderr}");
}
