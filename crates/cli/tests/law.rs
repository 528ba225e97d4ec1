//! `scrutineer law`, as a user runs it: stdout, stderr, exit code.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::process::Command;

use serde_json::{Value, json};

/// What a run of the program left: stdout, stderr, exit code.
fn law(arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_scrutineer")).arg("law").args(arguments).output().unwrap();
    (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code(),
    )
}

/// The same, arguments split at spaces, with `--json`; the JSON and the exit code.
fn answer(arguments: &str) -> (Value, Option<i32>) {
    let arguments: Vec<&str> = arguments.split(' ').chain(["--json"]).collect();
    let (stdout, stderr, code) = law(&arguments);
    assert_eq!(stderr, "");
    (serde_json::from_str(&stdout).unwrap(), code)
}

#[test]
fn project_answers_with_the_fields_that_others_rely_on() {
    let (projection, code) = answer(
        "project --procedure ca-initiative-state --on 2018-01-01 --raw 24034 --sample 722 --valid 516 --duplicates 2 --required 16000",
    );
    assert_eq!(code, Some(0));
    let expected = [
        ("percent", json!("71.47")),
        ("valid_uncorrected", json!(17_178)),
        ("value_of_each_signature", json!("33.2881")),
        ("extra_value_of_duplicates", json!("1074.8095")),
        ("correction", json!(2_150)),
        ("projected", json!(15_028)),
        ("required", json!(16_000)),
        ("decision", json!("insufficient")),
        ("cutoffs", json!({ "full-count": 457, "sufficient": 529 })),
        ("thresholds", json!({ "full-count": 15_200, "sufficient": 17_601 })),
    ];
    for (field, value) in expected {
        assert_eq!(projection[field], value, "{field}");
    }
    assert!(projection["warnings"].is_array());
    assert_eq!(projection["working"]["name"], "decision");
    assert_eq!(projection["beside"]["unbiased_estimate"], "15024.05");
}

#[test]
fn only_an_insufficient_decision_exits_with_one() {
    let recall = "--on 2022-01-27 --required 566857";
    let table = [
        (format!("project {recall} --raw 715833 --sample 35793 --valid 100"), "insufficient", 0),
        (format!("decide {recall} --raw 715833 --sample 35793 --valid 100"), "insufficient", 1),
        (format!("decide {recall} --raw 715833 --sample 35793 --valid 27983"), "full-count", 0),
        (format!("decide {recall} --projected 700000"), "sufficient", 0),
        (format!("decide {recall} --full-valid 520050"), "insufficient", 1),
        (format!("decide {recall} --full-valid 566857"), "undetermined", 0),
        (format!("decide {recall} --full-valid 566858"), "sufficient", 0),
        (
            "decide --procedure nv-initiative-local --required 100 --projected 95".to_owned(),
            "further-sample",
            0,
        ),
    ];
    for (arguments, decision, code) in table {
        let (answer, exit) = answer(&arguments);
        assert_eq!((answer["decision"].as_str(), exit), (Some(decision), Some(code)), "{arguments}");
    }
}

#[test]
fn decide_answers_the_whole_case_with_what_happens_next_and_by_when() {
    let (case, _) = answer(
        "decide --on 2018-01-11 --raw 94539 --sample 4727 --valid 3389 --last-vote 293170 --date 2018-01-11 --county santa-clara",
    );
    assert_eq!(case["required"], 58_634);
    assert_eq!(case["decision"], "sufficient");
    assert_eq!(case["next"], "Certified to the governing board at its next regular meeting.");
    assert_eq!(case["deadlines"][0]["step"], "examination-ends");
    assert_eq!(case["deadlines"][0]["date"], "2018-02-26");
    let warnings = case["warnings"].to_string();
    assert!(warnings.contains("before duplicates"), "{warnings}");
    assert!(warnings.contains("required computed: 58634 = 20 % × last_vote"), "{warnings}");
}

#[test]
fn required_sample_size_days_and_deadlines_answer_in_json() {
    assert_eq!(answer("required --on 2018-01-11 --last-vote 293170").0["required"], 58_634);
    assert_eq!(answer("required --registered 250000").0["required"], 25_000);
    assert_eq!(answer("sample-size --raw 83484").0["sample_size"], 4_175);
    assert_eq!(answer("sample-size --raw 499").0["sample_size"], 499);
    assert_eq!(answer("days --from 2022-01-27 --days 160").0["date"], "2022-07-06");
    assert_eq!(
        answer("days --from 2018-01-11 --days 30 --business --county santa_clara").0["date"],
        "2018-02-26"
    );
    let (list, _) = answer("deadlines --event filed --date 2024-03-04 --county Alameda");
    let steps: Vec<(&str, &str)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["step"].as_str().unwrap(), item["date"].as_str().unwrap()))
        .collect();
    assert_eq!(
        steps,
        [
            ("examination-ends-by-sample", "2024-05-29"),
            ("examination-ends-by-sample-consolidation", "2024-04-16"),
            ("examination-ends-in-full", "2024-04-16"),
        ]
    );
    assert!(list[0]["rule"].is_string() && list[0]["cites"].is_array());
}

#[test]
fn text_says_what_was_computed_and_from_which_section() {
    let (stdout, stderr, code) = law(&["sample-size", "--on", "2018-01-11", "--raw", "94539"]);
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
    assert_eq!(
        stdout,
        "\
Recall of a local officer or trial-court judge, version 2018

Signatures to sample: 4727 signatures = greater of 500 and 5 % of the signatures submitted; 4726.95 rounded up  [EC §11225(a), EC §11225(b)]
  note: Sampling is the official's choice; every signature has an equal chance (2 CCR §20510 ff.).
  Amount: 500 = fixed by law
  Amount: 4726.95 = 5 % × raw
    Signatures submitted (raw count): 94539

warning: unverified: when version 2018 came into force is not known
"
    );
    let (stdout, _, _) = law(&["days", "--from", "2022-01-27", "--days", "160"]);
    assert_eq!(stdout, "2022-07-06\n160 calendar days after 2022-01-27, the first being the day after it\n");
}

#[test]
fn bad_input_is_refused_with_what_and_why() {
    let table = [
        ("project --raw 10 --sample 11 --valid 1", "scrutineer: --sample 11 is above --raw 10\n"),
        ("project --raw 10 --sample 5 --valid 6", "scrutineer: --valid 6 is above --sample 5\n"),
        (
            "project --raw 10 --sample 5 --valid 1 --duplicates 6",
            "scrutineer: --duplicates 6 is above --sample 5\n",
        ),
        ("project --raw 0 --sample 0 --valid 0", "scrutineer: --raw is 0: there is nothing to project\n"),
        (
            "decide --required 0 --full-valid 1",
            "scrutineer: --required is 0: nothing can be decided against it\n",
        ),
        ("decide --full-valid 1", "scrutineer: a decision needs --required, --registered or --last-vote\n"),
        (
            "decide --required 5",
            "scrutineer: a projection needs --raw, --sample and --valid (`decide` also takes --projected or --full-valid)\n",
        ),
        (
            "project --raw 10 --sample 5 --valid 1 --variant mine",
            "scrutineer: unknown variant `mine`; known: county-form\n",
        ),
        (
            "required",
            "scrutineer: the requirement needs --registered (local officer, by registration) or --last-vote (trial-court judge, by the last vote for the office)\n",
        ),
        (
            "decide --procedure wa-initiative --required 5 --projected 5",
            "scrutineer: `wa-initiative` decides on the sample itself, not on a projected total: give --raw, --sample, --valid and --duplicates\n",
        ),
    ];
    for (arguments, message) in table {
        let (stdout, stderr, code) = law(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!((stdout.as_str(), stderr.as_str(), code), ("", message, Some(2)), "{arguments}");
    }
    let table = [
        ("sample-size --raw 99999999999999999999", "counts go up to 4000000000"),
        ("sample-size --raw -1", "unexpected argument '-1'"),
        ("sample-size --raw 94,539", "a count is a whole number in plain digits"),
        ("days --from 2018-02-30 --days 1", "no such day; write it as 2018-01-11"),
        ("days --from 2018-01-11 --days 1 --business --county Kent", "unknown county `Kent`; known: Alameda"),
        ("show no-such", "unknown procedure `no-such`; known: ca-recall-local, "),
        ("deadlines --event noon --date 2018-01-11", "unknown event `noon`; known: notice-served, "),
    ];
    for (arguments, message) in table {
        let (stdout, stderr, code) = law(&arguments.split(' ').collect::<Vec<_>>());
        assert_eq!((stdout.as_str(), code), ("", Some(2)), "{arguments}");
        assert!(stderr.contains(message), "{arguments}: {stderr}");
    }
}

#[test]
fn an_office_adds_its_own_procedure_from_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let own = "\
format = 1
id = \"mytown-charter-recall\"
name = \"Recall under the charter of Mytown\"
place = \"Mytown\"
calendar = \"us-ca\"
selected-by = \"petition-filed\"

[[event]]
name = \"petition-filed\"
label = \"Petition filed\"

[[version]]
name = \"charter\"
from = \"2020-07-01\"
based-on = \"ca-recall-local/2018\"
without = [\"notice-filing\", \"answer\", \"blanks\", \"form-review\", \"circulation-ends\", \"inspection-begins\",
  \"order-of-election\", \"order-by-official\", \"election-earliest\", \"election-latest\",
  \"election-latest-consolidated\", \"retention-ends\", \"retention-ends-without-election\"]

[[version.step]]
step = \"examination-ends\"
label = \"Examination finished\"
after = \"petition-filed\"
period = { amount = { fixed = 10 }, unit = \"calendar-days\" }
cites = [\"Charter §62\"]
";
    std::fs::write(folder.path().join("mytown.toml"), own).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    let arguments = ["deadlines", "--procedures", &path, "--procedure", "mytown-charter-recall"];
    let filed = ["--event", "petition-filed", "--date", "2021-03-01", "--json"];
    let (stdout, stderr, code) = law(&[arguments.as_slice(), filed.as_slice()].concat());
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
    let list: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(list[0]["date"], "2021-03-11");

    let early = ["--event", "petition-filed", "--date", "2020-06-30"];
    let (_, stderr, code) = law(&[arguments.as_slice(), early.as_slice()].concat());
    assert_eq!(code, Some(2));
    assert!(stderr.contains("has no version in force on 2020-06-30"), "{stderr}");

    std::fs::write(folder.path().join("mytown.toml"), own.replace("fixed = 10", "fixd = 10")).unwrap();
    let (_, stderr, code) = law(&["list", "--procedures", &path]);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("mytown.toml, line 24, key `period`: unknown variant `fixd`"), "{stderr}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
}

#[test]
fn show_prints_every_version_or_the_one_of_a_day() {
    let (stdout, _, code) = law(&["show", "ca-recall-local", "--on", "2018-01-11"]);
    assert_eq!(code, Some(0));
    assert!(stdout.starts_with("# Recall of a local officer or trial-court judge\n"), "{stdout}");
    assert!(stdout.contains("## Version 2018: start not known, applied backwards, through 2022-12-31"));
    assert!(!stdout.contains("## Version 2024"));
    let (shown, _) = answer("show ca-recall-local");
    assert_eq!(shown["versions"].as_array().unwrap().len(), 4);
    assert_eq!(shown["procedure_hash"].as_str().unwrap().len(), 64);
    let (list, _) = answer("list");
    assert!(list.as_array().unwrap().iter().any(|item| item["procedure"] == "wa-initiative"));
}

#[test]
fn timeline_draws_the_calendar_of_a_petition() {
    let events = concat!(env!("CARGO_MANIFEST_DIR"), "/../../cases/timelines/santa-clara-2018.toml");
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("calendar.svg");
    let arguments =
        ["timeline", "--events", events, "--county", "Santa Clara", "--svg", picture.to_str().unwrap()];
    let (stdout, stderr, code) = law(&arguments);
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
    assert!(stdout.contains("2018-02-26  kept      Examination finished and certified\n"), "{stdout}");
    assert!(stdout.contains("2018-02-20  kept      Governing board orders the election\n"), "{stdout}");
    assert!(std::fs::read_to_string(&picture).unwrap().ends_with("</svg>\n"));
    let (stdout, _, _) = law(&["timeline", "--events", events, "--json"]);
    let timeline: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(timeline["entries"][0]["name"], "form-approved");
    // The court gave the 17 days back that its order had cost.
    let ends = timeline["entries"].as_array().unwrap().iter().find(|it| it["name"] == "circulation-ends");
    assert_eq!(ends.unwrap()["date"], "2018-02-02");

    let broken = folder.path().join("broken.toml");
    std::fs::write(&broken, "[[event]]\nevent = \"petition-filed\"\ndate = \"2018-02-30\"\n").unwrap();
    let (stdout, stderr, code) = law(&["timeline", "--events", broken.to_str().unwrap()]);
    assert_eq!((stdout.as_str(), code), ("", Some(2)));
    assert!(stderr.contains("broken.toml: line 3: "), "{stderr}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
}

#[test]
fn a_total_without_its_spread_is_not_enough() {
    let total = "decide --procedure ca-recall-state --on 2021-06-23 --full-valid 1719900 --required 1495709";
    let (alone, code) = answer(total);
    assert_eq!((alone["decision"].as_str(), code), (Some("sufficient"), Some(0)));
    assert!(alone["warnings"].to_string().contains("no --district was given"), "{}", alone["warnings"]);
    // 1 % of 98,050 is 980.5: 981 reach it.
    let four = "--district A=981/98050 --district B=500/40000 --district C=9/900 --district D=1/100";
    let (narrow, code) = answer(&format!("{total} {four} --district E=980/98050"));
    assert_eq!((narrow["decision"].as_str(), code), (Some("insufficient"), Some(1)));
    let (spread, code) = answer(&format!("{total} {four} --district E=981/98050"));
    assert_eq!((spread["decision"].as_str(), code), (Some("sufficient"), Some(0)));
    assert_eq!(spread["distribution"]["reached"], json!(["A", "B", "C", "D", "E"]));
}

#[test]
fn counties_are_summed_with_their_working() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("counties.csv");
    let table =
        "county,raw,sample,valid,duplicates\nAlpine,120,,100,\nYolo,24034,722,516,2\nButte,24034,722,516,0\n";
    std::fs::write(&file, table).unwrap();
    let asked =
        format!("rollup --procedure ca-initiative-state --on 2014-01-01 --counties {}", file.display());
    // 100 examined, 15,028 as the regulation's own example, 17,178 without duplicates.
    let (rolled, code) = answer(&format!("{asked} --required 29000"));
    assert_eq!(
        (rolled["total"].as_i64(), rolled["counties"].as_i64(), code),
        (Some(32_306), Some(3), Some(0))
    );
    assert_eq!(rolled["decision"], "sufficient");
    assert_eq!(rolled["working"]["inputs"][1]["inputs"][0]["name"], "projected");
    assert_eq!(answer(&format!("{asked} --required 30000")).0["decision"], "full-count");
    let (few, code) = answer(&format!("{asked} --required 40000"));
    assert_eq!((few["decision"].as_str(), code), (Some("insufficient"), Some(1)));

    let refused = |table: &str, procedure: &str| {
        std::fs::write(&file, table).unwrap();
        let file = file.to_str().unwrap();
        let (_, stderr, code) = law(&[
            "rollup",
            "--procedure",
            procedure,
            "--counties",
            file,
            "--required",
            "10",
            "--on",
            "2018-01-01",
        ]);
        assert_eq!((code, stderr.lines().count()), (Some(2), 1), "{stderr}");
        stderr
    };
    assert!(refused(table, "ca-recall-local").contains("sets no roll-up of counties"));
    let head = "county,raw,sample,valid,duplicates\n";
    assert!(
        refused(&format!("{head}A,10,,11,\n"), "ca-initiative-state").contains("A: 11 valid of 10 submitted")
    );
    assert!(
        refused(&format!("{head}A,10,,1,\nA,10,,1,\n"), "ca-initiative-state").contains("`A` is given twice")
    );
    assert!(refused(&format!("{head}A,ten,,1,\n"), "ca-initiative-state").contains("row 2"));
    assert!(refused(head, "ca-initiative-state").contains("nothing to sum"));
}

#[test]
fn a_sum_without_its_spread_over_the_counties_is_not_enough() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("counties.csv");
    let asked = format!(
        "rollup --procedure ca-recall-state --on 2021-06-23 --required 9000 --counties {}",
        file.display()
    );
    let counties = |napa: u32| {
        format!(
            "county,raw,sample,valid,duplicates,last_vote\nAlameda,9000,,8900,,400000\nYolo,300,,200,,20000\n\
             Kern,500,500,400,0,40000\nNapa,700,,{napa},,70000\nInyo,20,,9,,800\n"
        )
    };
    for (napa, decision, reached, code) in [(699, "insufficient", 4, 1), (700, "sufficient", 5, 0)] {
        std::fs::write(&file, counties(napa)).unwrap();
        let (rolled, exit) = answer(&asked);
        assert_eq!((rolled["decision"].as_str(), exit), (Some(decision), Some(code)), "{rolled}");
        assert_eq!(rolled["distribution"]["reached"].as_array().unwrap().len(), reached);
    }
    let without = counties(700).replace(",last_vote", "").replace(",400000", "").replace(",20000", "");
    let without = without.replace(",40000", "").replace(",70000", "").replace(",800\n", "\n");
    std::fs::write(&file, without).unwrap();
    let (rolled, _) = answer(&asked);
    assert!(
        rolled["warnings"].to_string().contains("not checked, the column `last_vote` was not given"),
        "{rolled}"
    );
    std::fs::write(&file, counties(700).replace(",20000", ",")).unwrap();
    let asked: Vec<&str> = asked.split(' ').collect();
    let (_, stderr, code) = law(&asked);
    assert_eq!(
        (stderr.as_str(), code),
        ("scrutineer: Yolo: `last_vote` is missing, which the spread needs\n", Some(2))
    );
}

#[test]
fn a_jurisdictions_estimate_is_carried_in_full_into_the_sum() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("jurisdictions.csv");
    std::fs::write(
        &file,
        "county,raw,sample,valid,duplicates\nA,1000,501,167,\nB,1000,501,167,\nC,1000,501,167,\n",
    )
    .unwrap();
    let asked = format!("rollup --procedure il-advisory --required 1000 --counties {}", file.display());
    // Three times 333⅓, each of which alone would be printed as 333.
    assert_eq!(answer(&asked).0["total"], 1_000);
}

#[test]
fn the_days_between_two_dates_and_what_follows_a_decision() {
    let asked = "days --from 2018-01-11 --to 2018-02-26";
    let santa_clara = ["--business", "--county", "Santa Clara", "--json"];
    let arguments: Vec<&str> = asked.split(' ').chain(santa_clara).collect();
    let counted: Value = serde_json::from_str(&law(&arguments).0).unwrap();
    assert_eq!((&counted["days"], counted["not_counted"].as_array().unwrap().len()), (&json!(30), 2));
    assert_eq!(answer(asked).0["days"], 46);
    assert_eq!(answer("days --from 0001-01-01 --to 9999-12-31").0["days"], 3_652_058);
    for wrong in ["days --from 2018-02-26 --to 2018-01-11", "days --from 2018-02-26"] {
        let (_, stderr, code) = law(&wrong.split(' ').collect::<Vec<_>>());
        assert_eq!((stderr.lines().count(), code), (1, Some(2)), "{stderr}");
    }
    let (decided, _) = answer("decide --on 2018-01-11 --full-valid 60000 --required 58634");
    let steps: Vec<&str> =
        decided["then"].as_array().unwrap().iter().map(|it| it["step"].as_str().unwrap()).collect();
    assert_eq!(steps.first(), Some(&"order-of-election"));
    assert!(steps.contains(&"retention-ends") && !steps.contains(&"inspection-begins"), "{steps:?}");
    let (decided, _) = answer("decide --on 2018-01-11 --full-valid 50000 --required 58634");
    assert!(decided["then"].to_string().contains("inspection-begins"), "{decided}");
}

#[test]
fn a_working_is_a_page_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (html, pdf) = (folder.path().join("a.html"), folder.path().join("a.pdf"));
    let files = ["--html", html.to_str().unwrap(), "--pdf", pdf.to_str().unwrap()];
    let asked = "decide --on 2018-01-11 --raw 94539 --sample 4727 --valid 3389 --required 58634";
    let asked: Vec<&str> = asked.split(' ').chain(files).collect();
    let (stdout, stderr, code) = law(&asked);
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
    let page = std::fs::read_to_string(&html).unwrap();
    for words in ["67,776", "<details open>", "2 CCR §20530", "sufficient: ", "Procedure file, SHA-256"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(stdout.contains("67776"), "{stdout}");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    let (_, stderr, code) = law(&["list", "--html", html.to_str().unwrap()]);
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("scrutineer: --html and --pdf go with required"), "{stderr}");
}

#[test]
fn the_same_facts_under_the_law_of_two_days() {
    let events = concat!(env!("CARGO_MANIFEST_DIR"), "/../../cases/timelines/santa-clara-2018.toml");
    let asked = [
        "compare",
        "--on",
        "2018-01-11",
        "--with",
        "2026-01-01",
        "--events",
        events,
        "--county",
        "Santa Clara",
    ];
    let (stdout, stderr, code) = law(&asked);
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
    for words in [
        "  2018    10 proponents\n  2025    50 proponents\n",
        "  2018    nothing of it\n  2025    60 business days after petition-filed: 2018-04-09\n",
        "  2018    a successor is elected on the same ballot\n  2025    no successor on the ballot\n",
    ] {
        assert!(stdout.contains(words), "{stdout}");
    }
    assert!(!stdout.contains("58634"), "what is the same is left out");
}
