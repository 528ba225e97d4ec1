//! Reads the lives in tests/data.

use petition::{By, Event, Petition, Role};

/// One event and who recorded it.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) person: String,
    pub(crate) role: Role,
    pub(crate) on: Option<jiff::civil::Date>,
    pub(crate) event: Event,
}

impl Step {
    pub(crate) fn by(&self) -> By<'_> {
        By { person: &self.person, role: self.role, effective_on: self.on }
    }
}

pub(crate) fn at<'a>(person: &'a str, role: &str) -> By<'a> {
    By { person, role: Role::from_name(role), effective_on: None }
}

/// The examination, from the opening to the destruction.
pub(crate) fn life() -> Vec<Step> {
    told(include_str!("../data/life.jsonl"))
}

/// The steps of a file.
pub(crate) fn told(text: &str) -> Vec<Step> {
    let step = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let body = serde_json::to_vec(&value["event"]).unwrap();
        let event = Event::from_body(value["kind"].as_str().unwrap(), 1, &body).unwrap();
        Step {
            person: value["person"].as_str().unwrap().to_owned(),
            role: Role::from_name(value["role"].as_str().unwrap()),
            on: value["on"].as_str().map(|date| date.parse().unwrap()),
            event,
        }
    };
    text.lines().map(step).collect()
}

pub(crate) fn play(steps: &[Step]) -> Petition {
    let mut petition = None;
    for (number, step) in (1..).zip(steps) {
        let done = Petition::step(&mut petition, step.by(), &step.event);
        assert_eq!(done, Ok(()), "event {number}, {}", step.event.kind());
    }
    petition.unwrap()
}
