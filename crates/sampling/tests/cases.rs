//! Every file of `cases/`: what officials published, replayed to the last digit and the day.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "test code reads the files of cases/"
)]

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use law::{Catalog, Input, Inputs, Period, PeriodUnit, Version};
use sampling::projection::{SampleCounts, decide_full, decide_projected, project};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    source: String,
    procedure: String,
    on: Date,
    #[serde(default, rename = "notes")]
    _notes: Vec<String>,
    check: Vec<Check>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Check {
    ask: String,
    #[serde(default)]
    threshold: Option<String>,
    #[serde(default)]
    variant: Option<String>,
    #[serde(default)]
    registered: Option<u64>,
    #[serde(default)]
    last_vote: Option<u64>,
    #[serde(default)]
    raw: u64,
    #[serde(default)]
    sample: u64,
    #[serde(default)]
    valid: u64,
    #[serde(default)]
    duplicates: Option<u64>,
    #[serde(default)]
    required: Option<u64>,
    #[serde(default)]
    projected: i64,
    #[serde(default)]
    parts: BTreeMap<String, i64>,
    #[serde(default)]
    step: String,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default)]
    days: u64,
    #[serde(default)]
    unit: Option<PeriodUnit>,
    #[serde(default)]
    county: Option<String>,
    /// Fields of the answer, a path with dots, and their values.
    expect: BTreeMap<String, Value>,
    /// Figures of the working and how they begin.
    #[serde(default)]
    figures: BTreeMap<String, String>,
    /// What a warning must say.
    #[serde(default)]
    warns: Vec<String>,
}

impl Check {
    fn inputs(&self) -> Inputs {
        let mut inputs = Inputs::new();
        for (input, count) in [(Input::Registered, self.registered), (Input::LastVote, self.last_vote)] {
            if let Some(count) = count {
                inputs = inputs.with(input, count);
            }
        }
        inputs
    }

    fn answer(&self, catalog: &Catalog, place: &str, version: &Version) -> Value {
        let calendar = || catalog.county_calendar(place, self.county.as_deref()).unwrap().calendar;
        let counts = SampleCounts {
            raw: self.raw,
            sample: self.sample,
            valid: self.valid,
            duplicates: self.duplicates,
        };
        let required = self.required.unwrap_or_default();
        match self.ask.as_str() {
            "required" => json!(version.required(self.threshold.as_deref(), &self.inputs()).unwrap()),
            "sample-size" => json!({ "sample_size": version.sample_size(self.raw).unwrap().0 }),
            "prima-facie" => json!(version.prima_facie(self.raw, required).unwrap()),
            "project" => json!(project(version, &counts, self.required, self.variant.as_deref()).unwrap()),
            "decide-projected" => json!(decide_projected(version, self.projected, required).unwrap()),
            "decide-full" => json!(decide_full(version, self.valid, required).unwrap()),
            "deadline" => {
                json!(version.deadline(&self.step, self.date.unwrap(), &self.inputs(), &calendar()).unwrap())
            }
            "days" => {
                let period = Period {
                    amount: law::Amount::Fixed(self.days),
                    unit: self.unit.unwrap(),
                    before: false,
                    moved_to_business_day: false,
                    or_later: None,
                };
                json!({ "date": period.date(self.date.unwrap(), &Inputs::new(), &calendar()).unwrap().0 })
            }
            "sum" => json!({ "total": self.parts.values().sum::<i64>() }),
            other => panic!("no question `{other}`"),
        }
    }

    fn differences(&self, answer: &Value) -> Vec<String> {
        let mut differences = Vec::new();
        for (path, expected) in &self.expect {
            let pointer = format!("/{}", path.replace('.', "/"));
            let found = answer.pointer(&pointer);
            if found != Some(expected) {
                differences.push(format!("{path}: published {expected}, computed {found:?}"));
            }
        }
        for (name, expected) in &self.figures {
            let found = figure(&answer["working"], name).unwrap_or_default();
            if !found.starts_with(expected.as_str()) {
                differences.push(format!("figure {name}: published {expected}, computed {found}"));
            }
        }
        let warnings = answer["warnings"].to_string();
        for warning in &self.warns {
            if !warnings.contains(warning.as_str()) {
                differences.push(format!("no warning says `{warning}`: {warnings}"));
            }
        }
        differences
    }
}

fn figure(working: &Value, name: &str) -> Option<String> {
    if working["name"] == name {
        return working["value"].as_str().map(str::to_owned);
    }
    working["inputs"].as_array()?.iter().find_map(|input| figure(input, name))
}

#[test]
fn every_published_case_is_reproduced() {
    let catalog = Catalog::builtin().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut failures = Vec::new();
    let mut checks = 0;
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let text = std::fs::read_to_string(path).unwrap();
        let case: Case = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!case.source.is_empty() && !case.check.is_empty(), "{}", path.display());
        let procedure = catalog.procedure(&case.procedure).unwrap();
        let version = procedure.version(case.on).unwrap();
        for check in &case.check {
            assert!(!check.expect.is_empty(), "{}: a check that expects nothing", path.display());
            checks += 1;
            let answer = check.answer(&catalog, &procedure.calendar, version);
            failures.extend(
                check
                    .differences(&answer)
                    .into_iter()
                    .map(|difference| format!("{} ({}): {difference}", case.name, check.ask)),
            );
        }
    }
    assert!(checks >= 30, "only {checks} checks were found");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
