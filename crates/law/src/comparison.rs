//! The same facts under two versions of a procedure, side by side.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::{Calendar, Citation, Facts, Inputs, LawError, Procedure, Timeline, Version, counted};

/// One rule or day under both versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Which part of the law: `figure`, `required`, `sample`, `decision`, `ballot`, `day`.
    pub part: String,
    /// What a citizen reads.
    pub label: String,
    /// Under the first version; empty where it has nothing of it.
    pub first: String,
    /// Under the second.
    pub second: String,
    /// The sections of the second, or of the first where the second has nothing of it.
    pub cites: Vec<Citation>,
    /// Whether they differ.
    pub differs: bool,
}

/// Two versions side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The procedure.
    pub procedure: String,
    /// SHA-256 of its file.
    pub hash: String,
    /// The first version.
    pub first: String,
    /// The second version.
    pub second: String,
    /// Everything compared, the same and the different.
    pub rows: Vec<Compared>,
}

/// A rule under one version: its name, its label, its value, its sections.
type Rule = (String, String, String, Vec<Citation>);

/// The rules of one part of a version.
type Rules = fn(&Version, &Inputs) -> Vec<Rule>;

impl Comparison {
    /// The facts of one petition under two versions of its procedure.
    ///
    /// # Errors
    /// An event the procedure does not know, or a calendar that ends.
    pub fn of(
        procedure: &Procedure,
        (first, second): (&Version, &Version),
        facts: &Facts,
        calendar: &Calendar,
    ) -> Result<Self, LawError> {
        let mut rows = Vec::new();
        let parts: [(&str, Rules); 5] = [
            ("figure", figures),
            ("required", required),
            ("sample", sample),
            ("decision", decisions),
            ("ballot", ballot),
        ];
        for (part, rules) in parts {
            beside(&mut rows, part, rules(first, &facts.inputs), rules(second, &facts.inputs));
        }
        let days = [days(procedure, first, facts, calendar)?, days(procedure, second, facts, calendar)?];
        let [left, right] = days;
        beside(&mut rows, "day", left, right);
        Ok(Self {
            procedure: procedure.id.clone(),
            hash: procedure.hash().to_owned(),
            first: first.name.clone(),
            second: second.name.clone(),
            rows,
        })
    }

    /// What differs.
    pub fn differences(&self) -> impl Iterator<Item = &Compared> {
        self.rows.iter().filter(|row| row.differs)
    }

    /// A table in Markdown: what differs, or everything.
    #[must_use]
    pub fn table(&self, everything: bool) -> String {
        let mut table =
            format!("| | version {} | version {} | law |\n|---|---|---|---|\n", self.first, self.second);
        for row in self.rows.iter().filter(|row| everything || row.differs) {
            let cites: Vec<String> = row.cites.iter().map(Citation::to_string).collect();
            let cell = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
            let (first, second) = (cell(&row.first), cell(&row.second));
            let _ = writeln!(table, "| {} | {first} | {second} | {} |", row.label, cites.join(", "));
        }
        table
    }
}

/// Pairs rules by name, those of the first version before those only the second has.
fn beside(rows: &mut Vec<Compared>, part: &str, first: Vec<Rule>, second: Vec<Rule>) {
    let mut second = second;
    let mut add = |label: String, first: String, second: String, cites: Vec<Citation>| {
        let differs = first != second;
        rows.push(Compared { part: part.to_owned(), label, first, second, cites, differs });
    };
    for (name, label, value, cites) in first {
        match second.iter().position(|rule| rule.0 == name) {
            Some(at) => {
                let (_, label, other, cites) = second.remove(at);
                add(label, value, other, cites);
            }
            None => add(label, value, String::new(), cites),
        }
    }
    for (_, label, value, cites) in second {
        add(label, String::new(), value, cites);
    }
}

fn figures(version: &Version, inputs: &Inputs) -> Vec<Rule> {
    let figures = version.figures.iter().map(|figure| {
        let number = version.limit(&figure.name, inputs).map(|(limit, _)| counted(limit, &figure.unit));
        let value = number.unwrap_or_else(|_| figure.in_words());
        (figure.name.clone(), figure.label.clone(), value, figure.cites.clone())
    });
    figures.collect()
}

fn required(version: &Version, inputs: &Inputs) -> Vec<Rule> {
    let rules = version.thresholds.iter().map(|threshold| {
        let number = version.required(Some(&threshold.name), inputs).map(|it| it.required.to_string());
        let value = number.unwrap_or_else(|_| threshold.amount.in_words());
        let label = format!("Signatures required: {}", threshold.label);
        (threshold.name.clone(), label, value, threshold.cites.clone())
    });
    rules.collect()
}

fn sample(version: &Version, _: &Inputs) -> Vec<Rule> {
    let rules = version.sample.iter().map(|sample| {
        let value = format!("{}, above {} signatures", sample.size.in_words(), sample.only_above);
        ("sample".to_owned(), "Least random sample".to_owned(), value, sample.cites.clone())
    });
    rules.collect()
}

fn decisions(version: &Version, _: &Inputs) -> Vec<Rule> {
    let bands = version.projecting.iter().filter_map(|rule| match &rule.acceptance {
        crate::Acceptance::Bands(bands) => Some(("Decision on the sample", bands)),
        _ => None,
    });
    let full = version.full_count.iter().map(|bands| ("Decision on the full count", bands));
    let told = bands.chain(full).map(|(label, bands)| {
        let bands_in_words = bands.band.iter().map(|band| format!("{}: {}", band.in_words(), band.decision));
        let value = bands_in_words.collect::<Vec<_>>().join("; ");
        (label.to_owned(), label.to_owned(), value, bands.cites.clone())
    });
    told.collect()
}

fn ballot(version: &Version, _: &Inputs) -> Vec<Rule> {
    let question = version.question.iter().flat_map(|question| {
        let successors = question.successors.as_ref();
        let elected =
            successors.map_or("no successor on the ballot", |_| "a successor is elected on the same ballot");
        let cites = successors.map_or(&question.cites, |rule| &rule.cites);
        [
            ("question".to_owned(), "Question".to_owned(), question.text.clone(), question.cites.clone()),
            ("successors".to_owned(), "Below the question".to_owned(), elected.to_owned(), cites.clone()),
        ]
    });
    let vote = version.vote.iter().map(|vote| {
        let value = format!("{} if it carries", vote.carried.in_words());
        ("vote".to_owned(), "What a majority of Yes does".to_owned(), value, vote.cites.clone())
    });
    question.chain(vote).collect()
}

/// Every step with its day, or with its rule where nothing it is counted from has happened.
fn days(
    procedure: &Procedure,
    version: &Version,
    facts: &Facts,
    calendar: &Calendar,
) -> Result<Vec<Rule>, LawError> {
    let entries = match Timeline::under(procedure, version, facts, calendar) {
        Ok(timeline) => timeline.entries,
        Err(LawError::Missing { .. }) => Vec::new(),
        Err(error) => return Err(error),
    };
    let rules = version.steps.iter().map(|step| {
        let happened = entries.iter().find(|entry| {
            entry.name == step.step && entry.since.is_some() && entry.standing != crate::Standing::Forecast
        });
        let period = format!("{} {}", step.period.in_words(&facts.inputs), step.after);
        let day = happened.and_then(|entry| entry.date);
        let value = day.map_or(period.clone(), |day| format!("{period}: {day}"));
        let when = if step.when.is_empty() { String::new() } else { format!(" ({})", step.when) };
        (step.step.clone(), format!("{}{when}", step.label), value, step.cites.clone())
    });
    Ok(rules.collect())
}
