//! A procedure as a page that a lawyer can read: the text of `law show` and of the pages in `docs/procedures/`.

mod ballot;
mod reasons;
mod rules;

use std::fmt::Write as _;

use crate::{Citation, Mode, Procedure, Rounding, Step, Version};
use ballot::ballot;
use reasons::reasons;
use rules::sampling;

impl Procedure {
    /// The page, in Markdown: every version, or only the one given by name.
    #[must_use]
    pub fn page(&self, version: Option<&str>) -> String {
        let mut page = format!("# {}\n\n", self.name);
        let _ = write!(page, "`{}`, {}. Business days: calendar `{}`. ", self.id, self.place, self.calendar);
        let _ = writeln!(page, "The date of `{}` selects the version.\n", self.selected_by);
        if !self.has_petition() {
            let _ = writeln!(page, "There is no petition: nobody signs anything.\n");
        }
        let _ = writeln!(page, "SHA-256 of the file: `{}`\n", self.hash());
        for note in &self.notes {
            let _ = writeln!(page, "> {note}\n");
        }
        for shown in &self.versions {
            if version.is_none_or(|name| name == shown.name) {
                page.push_str(&version_page(shown));
            }
        }
        page
    }
}

/// The days a version is in force, in words.
fn in_force(version: &Version) -> String {
    let from =
        version.from.map_or("start not known, applied backwards".to_owned(), |from| format!("from {from}"));
    version.until.map_or(from.clone(), |until| format!("{from}, through {until}"))
}

fn version_page(version: &Version) -> String {
    let mut page = format!("## Version {}: {}\n\n", version.name, in_force(version));
    for note in &version.notes {
        let _ = writeln!(page, "> {note}\n");
    }
    figures(&mut page, version);
    sampling(&mut page, version);
    steps(&mut page, &version.steps);
    ballot(&mut page, version);
    reasons(&mut page, version);
    for refused in &version.refused {
        let _ = writeln!(page, "Not here: {}: {}\n", refused.what, refused.why);
    }
    page
}

fn figures(page: &mut String, version: &Version) {
    if version.thresholds.is_empty() && version.figures.is_empty() {
        return;
    }
    page.push_str("### Figures\n\n| figure | rule | law |\n|---|---|---|\n");
    for threshold in &version.thresholds {
        let _ = writeln!(
            page,
            "| signatures required: {} (`{}`) | {}, {} | {} |",
            threshold.label,
            threshold.name,
            threshold.amount.in_words(),
            rounding(threshold.round),
            sections(&threshold.cites)
        );
    }
    for figure in &version.figures {
        let _ = writeln!(page, "| {} | {} | {} |", figure.label, figure.in_words(), sections(&figure.cites));
    }
    for spread in &version.distributions {
        let _ = writeln!(
            page,
            "| {} (`{}`) | at least {} times {} % of {} | {} |",
            spread.label,
            spread.name,
            spread.at_least,
            spread.percent,
            spread.of.in_words(),
            sections(&spread.cites)
        );
    }
    page.push('\n');
    for note in version.thresholds.iter().flat_map(|threshold| &threshold.notes) {
        let _ = writeln!(page, "> {note}\n");
    }
}

fn steps(page: &mut String, steps: &[Step]) {
    if steps.is_empty() {
        return;
    }
    page.push_str("### Days\n\n| step | who | counted | law |\n|---|---|---|---|\n");
    for step in steps {
        let when = if step.when.is_empty() { String::new() } else { format!(" ({})", step.when) };
        let tolled = if step.tolled { "; a stay stops the clock" } else { "" };
        let _ = writeln!(
            page,
            "| {}{when} (`{}`) | {} | {} `{}`{tolled} | {} |",
            step.label,
            step.step,
            step.who,
            step.period.rule_in_words(),
            step.after,
            sections(&step.cites)
        );
    }
    page.push('\n');
}

fn sections(cites: &[Citation]) -> String {
    cites.iter().map(Citation::to_string).collect::<Vec<_>>().join(", ")
}

fn rounding(rounding: Rounding) -> String {
    let places = match rounding.places {
        0 => String::new(),
        places => format!(" to {places} decimals"),
    };
    match rounding.mode {
        Mode::Up => format!("rounded up{places}"),
        Mode::Down => format!("rounded down{places}"),
        Mode::HalfUp => format!("rounded{places}, half upward"),
        Mode::Exact => "not rounded".to_owned(),
    }
}
