//! A petition's whole life through the commands: the Santa Clara recall of 2018 as far as it is known, and what the law refuses.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/santa_clara.rs"]
mod santa_clara;

use std::path::{Path, PathBuf};
use std::process::Command;

use santa_clara::examination;
use serde_json::Value;
use tempfile::TempDir;

struct Office(TempDir);

type Run = (String, String, Option<i32>);

fn case(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/lives").join(name);
    path.to_str().unwrap().to_owned()
}

impl Office {
    fn run(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scrutineer"));
        let output = command.args(arguments).current_dir(self.0.path()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr), output.status.code())
    }

    fn petition(&self, action: &str, arguments: &[&str]) -> Run {
        let fixed = ["petition", action, "--data", "data", "--petition", "recall"];
        self.run(&[&fixed, arguments].concat())
    }

    fn opened(counts: &[&str]) -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        let facts = [
            "--title",
            "Recall of a judge of the superior court",
            "--jurisdiction",
            "Santa Clara County",
            "--office",
            "Judge of the Superior Court",
            "--proponents",
            "10",
            "--procedure",
            "ca-recall-local",
            "--county",
            "Santa Clara",
        ];
        let (_, stderr, code) = office.petition("open", &[&facts, counts].concat());
        assert_eq!((stderr.as_str(), code), ("", Some(0)));
        office
    }

    fn done(&self, action: &str, arguments: &[&str]) -> String {
        let (stdout, stderr, code) = self.petition(action, arguments);
        assert_eq!((stderr.as_str(), code), ("", Some(0)), "{stdout}");
        stdout
    }

    fn refused(&self, event: &str, on: &str, set: &[&str]) -> String {
        let mut arguments = vec!["--event", event, "--on", on];
        set.iter().for_each(|pair| arguments.extend(["--set", pair]));
        let (stdout, stderr, code) = self.petition("record", &arguments);
        assert_eq!((stdout.as_str(), code), ("", Some(2)), "{stderr}");
        stderr
            .trim_start_matches("scrutineer: --event: ")
            .trim_end_matches(" (nothing was recorded)\n")
            .to_owned()
    }

    fn event(&self, event: &str, on: &str, set: &[&str]) -> String {
        let mut arguments = vec!["--event", event, "--on", on];
        set.iter().for_each(|pair| arguments.extend(["--set", pair]));
        self.done("record", &arguments)
    }

    fn status(&self, as_of: &str) -> Value {
        serde_json::from_str(&self.done("status", &["--json", "--as-of", as_of])).unwrap()
    }

    fn step(&self, as_of: &str, step: &str) -> (String, Value) {
        let status = self.status(as_of);
        let steps = status["law"]["steps"].as_array().unwrap();
        let found = steps.iter().find(|it| it["step"] == step).unwrap();
        (found["standing"].as_str().unwrap().to_owned(), found["day"].clone())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

#[test]
fn santa_clara_2018_from_the_notice_to_the_outcome() {
    let office = Office::opened(&["--last-vote", "293170", "--nomination-signatures", "10"]);
    let said = office.done("record", &[&case("santa-clara-2018-before.toml")]);
    assert!(said.contains("notice-filed: the reasons: 9 of 200 words [EC §11020"), "{said}");

    // The court gave the days back that the order had cost: 17 of them, from 2018-01-16 to 2018-02-02.
    // No report of registration is known to the case: the days of circulation depend on it.
    let status = office.status("2018-01-12");
    let ends = status["law"]["steps"].as_array().unwrap().iter().find(|it| it["step"] == "circulation-ends");
    assert_eq!(ends.unwrap()["day"], Value::Null);
    let basis = r#"counts={"last-vote":293170,"registered":900000}"#;
    office.event(
        "basis-stated",
        "2018-01-11",
        &[basis, "county=Santa Clara", "source=a stand-in: above 50,000"],
    );
    assert_eq!(office.step("2018-01-12", "circulation-ends"), ("done".to_owned(), "2018-02-02".into()));
    assert_eq!(office.step("2018-01-12", "examination-ends"), ("open".to_owned(), "2018-02-26".into()));
    assert_eq!(office.step("2018-02-27", "examination-ends").0, "overdue");

    std::fs::write(office.path("examination.jsonl"), examination()).unwrap();
    office.done("record", &["examination.jsonl"]);
    from_the_certificate_on(&office);
    what_is_left(&office);
}

fn from_the_certificate_on(office: &Office) {
    assert_eq!(office.step("2018-01-24", "examination-ends").0, "done");
    assert_eq!(office.step("2018-01-24", "certificate-presented").0, "open");

    let said = office.done("record", &[&case("santa-clara-2018-after.toml")]);
    assert!(said.contains("unverified: the text of EC §11384"), "{said}");
    let status = office.status("2018-06-06");
    assert_eq!(status["election"], "concluded");
    assert_eq!(office.step("2018-06-06", "order-of-election"), ("done".to_owned(), "2018-02-20".into()));
    assert_eq!(office.step("2018-06-06", "election-earliest"), ("done".to_owned(), "2018-05-05".into()));
    assert_eq!(office.step("2018-06-06", "election-latest"), ("done".to_owned(), "2018-06-11".into()));
}

fn what_is_left(office: &Office) {
    // The day of the certified result is not known, and so neither is the day the petition can be destroyed.
    let (_, stderr, code) = office.petition("destroy-records", &["--on", "2019-06-01"]);
    assert_eq!(code, Some(2));
    assert!(
        stderr.contains("it is counted from `result-certified`, of which no day is recorded"),
        "{stderr}"
    );

    let (stdout, _, code) = office.run(&["verify", "data"]);
    assert_eq!(code, Some(0), "{stdout}");
    assert!(stdout.contains("recall: 6 figures of law computed anew, the same\n"), "{stdout}");

    let (stdout, stderr, code) = office.petition("question", &["--out", "ballot", "--on", "2018-03-01"]);
    assert_eq!((stderr.as_str(), code), ("", Some(0)), "{stdout}");
    let html = std::fs::read_to_string(office.path("ballot/question.html")).unwrap();
    for words in [
        "Shall the judge be recalled (removed) from the office of Judge of the Superior Court?",
        "Candidates to succeed the judge",
        "the other candidate",
        "write-in",
        "The statement of reasons is not among the sources.",
        "EC §11322",
    ] {
        assert!(html.contains(words), "{words}");
    }
    assert!(office.path("ballot/question.pdf").is_file());
}

#[test]
fn a_projection_the_procedure_does_not_give_is_not_verified() {
    let office = Office::opened(&["--last-vote", "293170", "--nomination-signatures", "10"]);
    let wrong = examination().replace("\"projected\":67776", "\"projected\":67775");
    std::fs::write(office.path("examination.jsonl"), wrong).unwrap();
    // The record is whole and its figures are what the events add up to: only the law's arithmetic is not.
    office.done("record", &["examination.jsonl"]);
    let (stdout, _, code) = office.run(&["verify", "data"]);
    assert_eq!(code, Some(1), "{stdout}");
    let difference = "the projection is recorded as 67775, the procedure gives 67776\n";
    assert!(stdout.starts_with("not verified\n") && stdout.contains(difference), "{stdout}");
}

/// A petition in circulation since 2017-08-04 under the law of 2018.
fn circulating() -> Office {
    let office = Office::opened(&["--registered", "900000", "--nomination-signatures", "20"]);
    let notice = ["officer=A. Sample", "reasons=The judge sleeps.", "proponents=20"];
    office.event("notice-filed", "2017-06-26", &notice);
    office.event("answer-filed", "2017-07-03", &["answer=I do not."]);
    office.event("form-submitted", "2017-07-10", &[]);
    office.event("form-returned", "2017-07-20", &[r#"alterations=["the heading"]"#]);
    office.event("form-submitted", "2017-07-25", &[]);
    office.event("form-approved", "2017-08-04", &[]);
    office.event("circulation-opened", "2017-08-04", &[]);
    office
}

#[test]
fn what_the_law_does_not_allow_is_refused_with_its_section() {
    let office = Office::opened(&["--registered", "900000", "--nomination-signatures", "20"]);
    let notice = |proponents: &str, reasons: &str| {
        let (reasons, proponents) = (format!("reasons={reasons}"), format!("proponents={proponents}"));
        office.refused("notice-filed", "2017-06-26", &["officer=A. Sample", &reasons, &proponents])
    };
    assert_eq!(notice("19", "x"), "19 proponents signed the notice, EC §11020 asks for at least 20");
    let long = "word ".repeat(201);
    assert_eq!(notice("20", &long), "the reasons: 201 words, EC §11020, EC §9 allows 200");
    let office = circulating();
    let steps = office.status("2017-08-05");
    let rounds = steps["law"]["steps"].as_array().unwrap().iter().filter(|it| it["step"] == "form-review");
    let rounds: Vec<_> = rounds.map(|it| (it["day"].clone(), it["done_on"].clone())).collect();
    assert_eq!(
        rounds,
        [("2017-07-20".into(), "2017-07-20".into()), ("2017-08-04".into(), "2017-08-04".into())]
    );
    assert_eq!(
        office.refused("petition-filed", "2018-01-12", &[]),
        "`petition-filed` on 2018-01-12 is too late: the last day was 2018-01-11 (160 calendar days after form-approved \
         2017-08-04) [EC §11220]"
    );
    let moved = ["step=circulation-ends", "until=2018-01-31", "by=Superior Court, 17-CV-1", "reason=equity"];
    office.event("extension-granted", "2017-12-01", &moved);
    office.event("petition-filed", "2018-01-12", &[]);
    assert_eq!(
        office.refused("step-taken", "2018-01-12", &["event=presented-to-board"]),
        "`presented-to-board` is not recorded as a step: record `certificate-presented`, which says what happened"
    );
    assert!(
        office
            .refused("step-taken", "2018-01-12", &["event=title-issued"])
            .starts_with("`title-issued` is not part of ca-recall-local, whose events are notice-served, ")
    );
    let vacated = office.event("office-vacated", "2018-01-20", &["cause=resigned"]);
    assert!(vacated.contains("office-vacated: The recall goes on."), "{vacated}");
}

#[test]
fn a_petition_under_a_retention_is_refused_by_name() {
    let office = Office(tempfile::tempdir().unwrap());
    let facts = ["--title", "x", "--jurisdiction", "x", "--office", "x", "--proponents", "1"];
    let (_, stderr, code) = office.petition("open", &[&facts[..], &["--procedure", "ca-retention"]].concat());
    assert_eq!(code, Some(2));
    assert!(
        stderr
            .starts_with("scrutineer: ca-retention has no petition: nobody signs anything; its events are ")
    );
    assert!(!office.path("data").exists(), "nothing is left behind");
    let (stdout, _, code) = office.run(&["law", "show", "ca-retention", "--on", "1986-11-04"]);
    assert_eq!(code, Some(0));
    assert!(stdout.contains("There is no petition: nobody signs anything."), "{stdout}");
    let events = "[[event]]\nevent = \"declarations-close\"\ndate = 1986-08-16\n\n[[event]]\nevent = \"declaration-filed\"\n\
                  date = 1986-08-01\n\n[[event]]\nevent = \"election-held\"\ndate = 1986-11-04\n";
    std::fs::write(
        office.path("events.toml"),
        events
            .replace("1986-08-16", "\"1986-08-16\"")
            .replace("= 1986-08-01", "= \"1986-08-01\"")
            .replace("= 1986-11-04", "= \"1986-11-04\""),
    )
    .unwrap();
    let (stdout, stderr, code) =
        office.run(&["law", "timeline", "--procedure", "ca-retention", "--events", "events.toml"]);
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
    assert!(stdout.contains("1986-07-17  kept"), "{stdout}");
}
