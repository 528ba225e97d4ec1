//! A procedure as a page that a lawyer can read: the text of `law show` and of the pages in `docs/procedures/`.

use std::fmt::Write as _;

use crate::{
    Acceptance, Band, Citation, Estimator, Extra, Level, Mode, PeriodUnit, Procedure, Rounding, Step, Version,
};

impl Procedure {
    /// The page, in Markdown: every version, or only the one given by name.
    #[must_use]
    pub fn page(&self, version: Option<&str>) -> String {
        let mut page = format!("# {}\n\n", self.name);
        let _ = write!(page, "`{}`, {}. Business days: calendar `{}`. ", self.id, self.place, self.calendar);
        let _ = writeln!(page, "The date of `{}` selects the version.\n", self.selected_by);
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
    page.push('\n');
    for note in version.thresholds.iter().flat_map(|threshold| &threshold.notes) {
        let _ = writeln!(page, "> {note}\n");
    }
}

fn sampling(page: &mut String, version: &Version) {
    if let Some(rule) = &version.prima_facie {
        bands(page, "Raw count against the requirement", &rule.bands.band, &rule.bands.cites, "");
    }
    if let Some(sample) = &version.sample {
        let size = format!("{}, {}", sample.size.in_words(), rounding(sample.round));
        let above = match sample.only_above {
            0 => String::new(),
            above => format!("; open only above {above} signatures"),
        };
        let _ = writeln!(page, "### Sample\n\n{size}{above}. {}\n", sections(&sample.cites));
        for note in &sample.notes {
            let _ = writeln!(page, "> {note}\n");
        }
    }
    projecting(page, version);
    if let Some(full) = &version.full_count {
        bands(page, "Full count", &full.band, &full.cites, &full.silent);
    }
}

fn projecting(page: &mut String, version: &Version) {
    let Some(rule) = &version.projecting else { return };
    let _ = writeln!(page, "### Projection\n\n{} {}\n", estimator(&rule.estimator), sections(&rule.cites));
    let _ = writeln!(page, "Duplicates counted: {}.\n", rule.duplicates_count);
    for note in &rule.notes {
        let _ = writeln!(page, "> {note}\n");
    }
    for variant in &rule.variant {
        let _ = writeln!(
            page,
            "Variant `{}`, {}: {} {}\n",
            variant.name,
            variant.label,
            estimator(&variant.estimator),
            sections(&variant.cites)
        );
    }
    match &rule.acceptance {
        Acceptance::Bands(rule) => {
            bands(page, "Decision on the sample", &rule.band, &rule.cites, &rule.silent)
        }
        Acceptance::PairLimit(limit) => {
            let _ = writeln!(
                page,
                "### Decision on the sample\n\nA test of the duplicate pairs, with {} roots of the invalid \
                 signatures and {} roots of the expected pairs: within the limit {}, beyond it {}.\n",
                limit.invalid_errors, limit.pair_errors, limit.within, limit.beyond
            );
        }
        Acceptance::CutPoints(cut) => {
            let _ = writeln!(
                page,
                "### Decision on the sample\n\nCut points {} standard errors around the valid signatures the \
                 requirement stands for; between them {}. {}\n",
                cut.errors,
                cut.between,
                sections(&cut.cites)
            );
        }
        Acceptance::LowerLimit(limit) => {
            let _ = writeln!(
                page,
                "### Decision on the sample\n\nThe valid share less {} standard errors and {} points for \
                 duplicates must reach the requirement; below it {}. {}\n",
                limit.errors,
                limit.duplicates_percent,
                limit.beyond,
                sections(&limit.cites)
            );
        }
        Acceptance::Unknown(why) => {
            let _ = writeln!(page, "### Decision on the sample\n\nUndetermined: {why}\n");
        }
    }
}

fn estimator(estimator: &Estimator) -> String {
    match estimator {
        Estimator::None => "No total is projected.".to_owned(),
        Estimator::SubtractThenRatio(subtract) => format!(
            "(raw − ineligible in the sample) × percent valid ({}), {}.",
            rounding(subtract.percent),
            rounding(subtract.projected)
        ),
        Estimator::Ratio(ratio) => {
            let valid = match &ratio.nominal_share {
                None => format!("raw × percent valid ({})", rounding(ratio.percent)),
                Some(share) => format!("valid ÷ {share} %"),
            };
            let extra = match ratio.extra {
                Extra::Nothing => "duplicates are not corrected for".to_owned(),
                Extra::FactorTimesFactorLessOne => format!(
                    "less duplicates × A × (A − 1), A = raw ÷ sample ({}), {}",
                    rounding(ratio.factor),
                    rounding(ratio.correction)
                ),
                Extra::InversePairChance => format!(
                    "less duplicates × raw(raw − 1) ÷ sample(sample − 1), {}",
                    rounding(ratio.correction)
                ),
            };
            format!(
                "{valid}, {}; {extra}; result {}.",
                rounding(ratio.uncorrected),
                rounding(ratio.projected)
            )
        }
    }
}

fn bands(page: &mut String, title: &str, bands: &[Band], cites: &[Citation], silent: &str) {
    let _ = writeln!(page, "### {title}\n\nIn percent of the requirement. {}\n", sections(cites));
    page.push_str("| from | decision | what follows |\n|---|---|---|\n");
    for band in bands {
        let _ = writeln!(page, "| {} | {} | {} |", band.in_words(), band.decision, band.next);
    }
    page.push('\n');
    if !silent.is_empty() {
        let _ = writeln!(page, "> {silent}\n");
    }
}

fn steps(page: &mut String, steps: &[Step]) {
    if steps.is_empty() {
        return;
    }
    page.push_str("### Days\n\n| step | who | counted | law |\n|---|---|---|---|\n");
    for step in steps {
        let unit = match step.period.unit {
            PeriodUnit::CalendarDays => "calendar days",
            PeriodUnit::BusinessDays => "business days",
            PeriodUnit::Months => "months",
        };
        let when = if step.when.is_empty() { String::new() } else { format!(" ({})", step.when) };
        let side = if step.period.before { "before" } else { "after" };
        let tolled = if step.tolled { "; a stay stops the clock" } else { "" };
        let _ = writeln!(
            page,
            "| {}{when} (`{}`) | {} | {} {unit} {side} `{}`{tolled} | {} |",
            step.label,
            step.step,
            step.who,
            step.period.amount.in_words(),
            step.after,
            sections(&step.cites)
        );
    }
    page.push('\n');
}

fn reasons(page: &mut String, version: &Version) {
    if version.reasons().is_empty() {
        return;
    }
    page.push_str("### Reasons\n\n| code | level | wording | law |\n|---|---|---|---|\n");
    for reason in version.reasons() {
        let level = match reason.level {
            Level::Line => "line",
            Level::Section => "section",
            Level::Petition => "petition",
        };
        let cites = sections(&reason.cites);
        let _ = writeln!(page, "| `{}` | {level} | {} | {cites} |", reason.code, reason.wording);
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
