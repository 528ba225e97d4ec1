//! What the demonstration says at its end.

use std::fmt::Write as _;
use std::time::Duration;

use journal::{Report, Verdict};
use office::data_folder::DataFolder;
use petition::Scope;
use petition::event::Outcome;

use super::county::Made;
use super::ending::Ended;
use super::examination::{Examined, Sample};
use super::intake::Filed;
use crate::outcome::grouped;

/// Everything the summary speaks of.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    pub(super) folder: &'t DataFolder,
    pub(super) made: &'t Made,
    pub(super) filed: &'t Filed,
    pub(super) examined: &'t Examined,
    pub(super) ended: &'t Ended,
    pub(super) verified: &'t Report,
    pub(super) took: Duration,
}

/// Prints the summary on stdout.
pub(super) fn print(told: Told<'_>) {
    let mut text = String::from("\nDEMONSTRATION: everything is synthetic\n\n");
    // Writing to a string cannot fail.
    let _ = figures(&mut text, told);
    let _ = next_steps(&mut text, told);
    say!("{text}");
}

fn figures(text: &mut String, told: Told<'_>) -> std::fmt::Result {
    let Told { made, filed, examined, ended, .. } = told;
    row(text, "Voters on the roll", grouped(u64::from(made.roll.len())))?;
    row(text, "Lines turned in", format!("{} in {} boxes", grouped(filed.raw), made.petition.boxes.len()))?;
    let required = &filed.required.working;
    row(
        text,
        "Signatures required",
        format!("{}  ({})", grouped(filed.required.required), required.formula),
    )?;
    if let Some(sample) = &examined.sample {
        sampled(text, sample)?;
    }
    if ended.scope == Scope::Full {
        row(
            text,
            "Every line examined",
            format!("{} valid of {}", grouped(ended.figures.valid), grouped(ended.figures.examined)),
        )?;
    }
    row(text, "Withdrawn by their signers", grouped(filed.withdrawn as u64))?;
    let ranks = &examined.ranks;
    let share = |part: u64| format!("{:.1} %", 100.0 * float(part) / float(ranks.lines.max(1)));
    row(
        text,
        "Right voter first on the screen",
        format!("{}, among ten {}", share(ranks.first), share(ranks.among_ten)),
    )?;
    let outcome = match ended.outcome {
        Some(Outcome::Sufficient) => "SUFFICIENT",
        Some(Outcome::Insufficient) => "INSUFFICIENT",
        None => "UNDETERMINED: exactly the number required, a person decides",
    };
    row(text, "Certificate", outcome)?;
    match &ended.election {
        Some(election) => row(text, "Election", election),
        None => Ok(()),
    }
}

fn sampled(text: &mut String, sample: &Sample) -> std::fmt::Result {
    let (tally, projection) = (&sample.tally, &sample.projection);
    let drawn = format!(
        "{} lines drawn, {} valid, {} extra copies",
        grouped(tally.lines),
        grouped(tally.valid),
        tally.duplicates
    );
    row(text, "Random sample", drawn)?;
    row(
        text,
        "Second reviews",
        format!("{}, {} overturned a finding", grouped(sample.reviews.reviewed), sample.reviews.overturned),
    )?;
    let projected = projection.projected.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
    let interval = &projection.beside.interval_95;
    row(
        text,
        "Projected valid",
        format!("{projected}  (95 % interval {} to {})", interval.low, interval.high),
    )?;
    let decision = projection.decision.map_or("undetermined", law::Decision::word);
    row(text, "What the sample decides", format!("{decision}: {}", projection.next))
}

fn next_steps(text: &mut String, told: Told<'_>) -> std::fmt::Result {
    let Told { folder, made, ended, verified, took, .. } = told;
    let entries: u64 = verified.journals.iter().map(|journal| journal.entries).sum();
    let verdict = match verified.verdict {
        Verdict::Verified => "verified against its head",
        Verdict::ConsistentNotAnchored => "consistent, not anchored",
        Verdict::NotVerified => "NOT VERIFIED",
    };
    row(text, "Journal", format!("{} entries, {verdict}", grouped(entries)))?;
    row(text, "Head of the petition's journal", ended.head.hash.to_string())?;
    row(text, "Time", format!("{:.1} s", took.as_secs_f64()))?;
    let reports = ended.reports.first().and_then(|path| path.parent()).unwrap_or(folder.root());
    writeln!(text, "\nReports are in {}:", reports.display())?;
    for path in &ended.reports {
        writeln!(text, "  {}", path.file_name().unwrap_or_default().to_string_lossy())?;
    }
    let (root, roll) = (folder.root().display(), made.roll_path.display());
    writeln!(text, "\nTry next:")?;
    writeln!(text, "  scrutineer verify {root} --head {}", ended.office_head.hash)?;
    writeln!(text, "  scrutineer lookup --roll {roll} 704smi")?;
    writeln!(text, "  scrutineer link --roll {roll} --lines {root}/input/lines.csv --out matches.csv")?;
    writeln!(text, "With your own files:")?;
    writeln!(text, "  scrutineer roll import voters.csv --as-of 2026-11-01 --out voters.roll")?;
    writeln!(
        text,
        "  scrutineer check --roll voters.roll --lines lines.csv --petition petition.toml --out check"
    )
}

fn row(text: &mut String, label: &str, value: impl std::fmt::Display) -> std::fmt::Result {
    writeln!(text, "  {label:<34} {value}")
}

#[expect(clippy::cast_precision_loss, reason = "a share to be printed with one decimal")]
fn float(count: u64) -> f64 {
    count as f64
}
