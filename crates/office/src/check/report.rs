//! The check as a report: counts, reasons, circulators, days, and the outlook.

use std::collections::BTreeMap;

use jiff::civil::Date;
use law::{Means, Working};
use reports::check::{CheckReport, Outlook as Printed};
use reports::model::{self, Group};
use reports::statement::{Findings, Interval};

use super::outlook::{OutlookInput, outlook, projection_deviation};
use super::{Basis, Check, CheckLine, Checked, Outcome};
use crate::OfficeError;
use crate::documents::{bands, provenance_of, reasons, whole_signatures};

const METHOD: &str = "Every line's chance to be found valid is added up, less the share given as signature-loss in the petition \
                      file; the office's random sample is taken as normal, its duplicates as Poisson, and where its projection falls \
                      between the bands every line is examined.";

/// The report of a check. `source` is the name of the checked file, `notes` what the reader must know besides.
///
/// # Errors
/// When the requirement cannot be computed from the petition file.
pub fn report(
    check: &Check,
    lines: &[CheckLine],
    basis: Basis<'_>,
    source: &str,
    date: Date,
    notes: Vec<String>,
) -> Result<CheckReport, OfficeError> {
    let required = basis.law.required(basis.file.requirement)?;
    let file = basis.file;
    let roll = model::Roll {
        hash: hex::encode(basis.roll.hash()),
        as_of: basis.roll.as_of(),
        voters: u64::from(basis.roll.len()),
    };
    let day = |line: &CheckLine| match line.days {
        Some(days) if days.from == days.to => days.from.to_string(),
        Some(_) => "a range of days".to_owned(),
        None => "no day given".to_owned(),
    };
    let circulator = |line: &CheckLine| {
        if line.circulator.is_empty() { "not given".to_owned() } else { line.circulator.clone() }
    };
    Ok(CheckReport {
        petition: model::Petition {
            id: file.slug(),
            title: file.title.clone(),
            officer: file.officer.clone(),
            office: file.office.clone(),
            jurisdiction: file.jurisdiction.clone(),
        },
        date,
        source: source.to_owned(),
        lines: lines.len() as u64,
        findings: findings(check, basis)?,
        outlook: forecast(check, basis, required.required)?,
        required: Some(required.working),
        circulators: groups(check, lines, circulator),
        days: groups(check, lines, day),
        notes: notes
            .into_iter()
            .chain(required.warnings)
            .chain(basis.law.calendar.warnings.clone())
            .collect(),
        provenance: provenance_of(basis.law, roll, None, None),
    })
}

fn findings(check: &Check, basis: Basis<'_>) -> Result<Findings, OfficeError> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for line in &check.lines {
        if let Outcome::Invalid(code) = &line.outcome {
            *counts.entry(code).or_default() += 1;
        }
    }
    let reasons = reasons(counts.iter().map(|(code, count)| (*code, *count)), basis.law);
    let [valid, undecided] = [is_valid as fn(&Checked) -> bool, is_undecided]
        .map(|which| check.lines.iter().filter(|line| which(line)).count() as u64);
    let extra_copy = basis.law.version.reason_of_standing(Means::ExtraCopy)?.code;
    Ok(Findings {
        examined: check.lines.len() as u64,
        valid,
        invalid: counts.values().sum(),
        undecided,
        duplicates: counts.get(extra_copy.as_str()).copied().unwrap_or_default(),
        withdrawn: 0,
        reasons,
        reviews: None,
    })
}

fn is_valid(line: &Checked) -> bool {
    line.outcome == Outcome::Valid
}

fn is_undecided(line: &Checked) -> bool {
    matches!(line.outcome, Outcome::Undecided(_))
}

fn groups(check: &Check, lines: &[CheckLine], name: impl Fn(&CheckLine) -> String) -> Vec<Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for (line, checked) in lines.iter().zip(&check.lines) {
        let group = groups.entry(name(line)).or_insert_with_key(|name| Group {
            name: name.clone(),
            lines: 0,
            examined: 0,
            valid: 0,
            invalid: 0,
            undecided: 0,
            duplicates: 0,
        });
        group.lines += 1;
        group.examined += 1;
        match checked.outcome {
            Outcome::Valid => group.valid += 1,
            Outcome::Invalid(_) => group.invalid += 1,
            Outcome::Undecided(_) => group.undecided += 1,
        }
        group.duplicates += u64::from(checked.duplicate_of.is_some());
    }
    groups.into_values().collect()
}

/// What filing these lines today would come to. None where there is no line.
fn forecast(check: &Check, basis: Basis<'_>, required: u64) -> Result<Option<Printed>, OfficeError> {
    let raw = check.lines.len() as u64;
    if raw == 0 {
        return Ok(None);
    }
    let kept = 1.0 - basis.file.check.signature_loss;
    let chances = check.lines.iter().map(|line| line.chance_valid * kept);
    let (expected, variance) = chances.fold((0.0, 0.0), |(sum, spread), p| (sum + p, spread + p * (1.0 - p)));
    let duplicates = check.lines.iter().filter(|line| line.duplicate_of.is_some()).count();
    let sample = basis.law.version.sample_size(raw).map_or(raw, |(size, _)| size);
    let bands = if sample < raw { bands(basis.law) } else { None };
    let percent = |percent: u32| f64::from(percent) / 100.0;
    let input = OutlookInput {
        raw,
        sample: if bands.is_some() { sample } else { raw },
        required,
        lower: bands.map_or(1.0, |bands| percent(bands.lower_percent)),
        upper: bands.map_or(1.0, |bands| percent(bands.upper_percent)),
        valid: expected,
        valid_variance: variance,
        duplicates: float(duplicates),
    };
    let result = outlook(&input);
    let spread = 1.96 * projection_deviation(&input);
    let working = Working::given("expected", "Valid signatures expected", whole_signatures(expected))
        .unit("signatures")
        .from(
            "sum of the lines' chances × (1 − signature-loss)",
            vec![
                Working::given("lines", "Lines", raw).unit("lines"),
                Working::given(
                    "signature-loss",
                    "Share lost to signatures (signature-loss)",
                    basis.file.check.signature_loss,
                ),
                Working::given("duplicates", "Extra copies, left out", duplicates).unit("lines"),
            ],
        )
        .rounded(format!("{expected:.1} rounded to the nearest"));
    Ok(Some(Printed {
        expected: whole_signatures(expected),
        interval: Some(Interval {
            low: whole_signatures(expected - spread),
            high: whole_signatures(expected + spread),
            confidence: "95".to_owned(),
        }),
        required,
        bands,
        chance: format!("{:.1}", 100.0 * result.qualifies),
        chance_method: METHOD.to_owned(),
        working,
    }))
}

#[expect(clippy::cast_precision_loss, reason = "a count of lines is far below 2^52")]
fn float(count: usize) -> f64 {
    count as f64
}
