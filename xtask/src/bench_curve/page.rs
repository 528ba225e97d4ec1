//! The section of docs/BENCHMARKS.md.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::measured::{Measured, Measurements};
use super::options::Options;
use super::picture;
use crate::process::root;

const PAGE: &str = "docs/BENCHMARKS.md";
const PICTURE: &str = "docs/images/link-cost.svg";
const BEGIN: &str = "<!-- cargo xtask bench-curve: begin -->";
const END: &str = "<!-- cargo xtask bench-curve: end -->";

/// Replaces the section, or adds it at the end, and draws its picture.
pub(super) fn write(all: &Measurements, options: &Options) -> Result<()> {
    let path = root().join(PAGE);
    let page = std::fs::read_to_string(&path).context(PAGE)?;
    let section = format!("{BEGIN}\n\n{}\n{END}", section(all, options)?);
    let page = match page.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)))
    {
        Some((before, after)) => format!("{before}{section}{after}"),
        None => format!("{}\n\n{section}\n", page.trim_end()),
    };
    std::fs::write(&path, page).context(PAGE)?;
    std::fs::write(root().join(PICTURE), picture::draw(all)).context(PICTURE)
}

fn section(all: &Measurements, options: &Options) -> Result<String> {
    let mut text = String::from(
        "## What linking costs by lines and by voters

`cargo xtask bench-curve`: `testkit`'s counties, lines of mixed quality, from a snapshot with its index, ten candidates a line, CSV written.
\"Per line\": what a line more costs, in CPU time, from the fewest lines to these; what is left of the time, opening the roll and learning from the lines, does not
grow with them.

",
    );
    text += "| voters | lines | wall s | CPU s | memory GB | per line, CPU µs |\n|---|---|---|---|---|---|\n";
    for one in all.of("link") {
        let each = per_line(all, one).map_or_else(|| "–".to_owned(), |each| format!("{:.0}", each * 1e6));
        let Measured { wall, cpu, gigabytes, .. } = one;
        writeln!(
            text,
            "| {} | {} | {wall:.1} | {cpu:.1} | {gigabytes:.2} | {each} |",
            grouped(one.voters),
            grouped(one.lines)
        )?;
    }
    text += "\n| voters | step | wall s | CPU s | memory GB |\n|---|---|---|---|---|\n";
    for (what, step) in [
        ("import", "`roll import`, CSV to snapshot"),
        ("index", "first link, 1,000 lines: makes and keeps the index"),
    ] {
        for one in all.of(what) {
            let Measured { wall, cpu, gigabytes, .. } = one;
            writeln!(text, "| {} | {step} | {wall:.1} | {cpu:.1} | {gigabytes:.2} |", grouped(one.voters))?;
        }
    }
    text += "\n![CPU time by lines, and per line by voters](images/link-cost.svg)\n";
    let mut notes: Vec<&str> =
        all.all.iter().map(|one| one.note.as_str()).filter(|note| !note.is_empty()).collect();
    notes.dedup();
    if !options.note.is_empty() && notes.is_empty() {
        notes.push(&options.note);
    }
    for note in notes {
        write!(text, "\n{note}\n")?;
    }
    Ok(text)
}

/// Seconds of CPU that each line costs beyond the fewest that were linked with this roll.
pub(super) fn per_line(all: &Measurements, one: &Measured) -> Option<f64> {
    let fewest = all.of("link").chain(all.of("index")).filter(|other| other.voters == one.voters);
    // The run that makes the index is no measure of opening it.
    let fewest = fewest.filter(|other| other.what == "link").min_by_key(|other| other.lines)?;
    let lines = one.lines.checked_sub(fewest.lines).filter(|&lines| lines > 0)?;
    Some((one.cpu - fewest.cpu) / real(lines))
}

#[expect(clippy::cast_precision_loss, reason = "numbers of lines and voters are far below 2^53")]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
