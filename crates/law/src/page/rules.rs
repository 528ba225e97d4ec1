//! The rules of sampling and decision on a page.

use std::fmt::Write as _;

use super::{rounding, sections};
use crate::{Acceptance, Band, Citation, Estimator, Extra, RawCount, Version, counted};

pub(super) fn sampling(page: &mut String, version: &Version) {
    if let Some(rule) = &version.prima_facie {
        bands(page, "Raw count against the requirement", &rule.bands.band, &rule.bands.cites, "");
    }
    if let Some(sample) = &version.sample {
        let size = format!("{}, {}", sample.size.in_words(), rounding(sample.round));
        let above = match sample.only_above {
            0 => String::new(),
            above => format!("; open only above {}", counted(above, "signatures")),
        };
        let _ = writeln!(page, "### Sample\n\n{size}{above}. {}\n", sections(&sample.cites));
        for note in &sample.notes {
            let _ = writeln!(page, "> {note}\n");
        }
    }
    projecting(page, version);
    if let Some(rule) = &version.roll_up {
        let _ = writeln!(
            page,
            "### Roll-up\n\nEach {} projects its own sample, or examines every signature; the sum of what they find decides. \
             {}\n",
            rule.unit,
            sections(&rule.cites)
        );
        for note in &rule.notes {
            let _ = writeln!(page, "> {note}\n");
        }
    }
    if let Some(full) = &version.full_count {
        bands(page, "Full count", &full.band, &full.cites, &full.silent);
    }
}

fn projecting(page: &mut String, version: &Version) {
    let Some(rule) = &version.projecting else { return };
    let _ = writeln!(page, "### Projection\n\n{} {}\n", estimator(&rule.estimator), sections(&rule.cites));
    let raw = match rule.raw_count {
        RawCount::Restated => "as it was last restated",
        RawCount::Declared => "the sample was drawn from, even where it was restated later",
    };
    let _ = writeln!(page, "Duplicates counted: {}. The raw count {raw} projects.\n", rule.duplicates_count);
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
            bands(page, "Decision on the sample", &rule.band, &rule.cites, &rule.silent);
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
                Extra::InversePairChanceLessFactor => format!(
                    "less duplicates × (raw(raw − 1) ÷ sample(sample − 1) − raw ÷ sample), {}",
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
    page.push_str("| count | decision | what follows |\n|---|---|---|\n");
    for band in bands {
        let _ = writeln!(page, "| {} | {} | {} |", band.in_words(), band.decision, band.next);
    }
    page.push('\n');
    if !silent.is_empty() {
        let _ = writeln!(page, "> {silent}\n");
    }
}
