//! The sections on the sample: the draw, the findings, the projection.

use crate::ReportError;
use crate::figures::{count, counted, date};
use crate::model::Decision;
use crate::page::{Block, Fact, Page};
use crate::sections::{self, Standing, Words, standing, working};
use crate::statement::{Cutoffs, Draw, Projection, SampleExamination};

pub(super) fn sections(
    page: &mut Page,
    sample: &SampleExamination,
    document: &'static str,
) -> Result<(), ReportError> {
    page.heading("How the sample was drawn");
    page.paragraph(
        "Each line of the list below was given a ticket: the SHA-256 of the seed and the line's name. The smallest \
         tickets were drawn. The list was frozen and its hash recorded before the seed existed, so that nobody could \
         choose who is drawn; with list and seed anyone can repeat the draw (\"scrutineer sample verify\").",
    );
    for (index, draw) in sample.draws.iter().enumerate() {
        if sample.draws.len() > 1 {
            page.subheading(if index == 0 { "First list" } else { "Supplementary list" });
        }
        page.push(Block::Facts(facts(draw)));
    }
    page.subheading("Size of the sample");
    working(page, &sample.size);
    page.heading("What was found in the sample");
    sections::findings(page, &sample.findings, &Words { examined: "Lines drawn and examined", document })?;
    projection(page, &sample.projection);
    Ok(())
}

fn facts(draw: &Draw) -> Vec<Fact> {
    let mut facts = vec![
        Fact::plain(
            "Frozen list",
            format!("{}, frozen on {}", counted(draw.frame_lines, "line", "lines"), date(draw.frozen_on)),
        ),
        Fact::exact("Hash of the list, SHA-256", draw.frame_hash.clone()),
        Fact::exact("Seed", draw.seed.clone()),
        Fact::plain("Origin of the seed", draw.seed_source.clone()),
        Fact::plain("Drawn", format!("{} on {}", counted(draw.drawn, "line", "lines"), date(draw.drawn_on))),
    ];
    if !draw.first.is_empty() {
        facts.push(Fact::exact("First lines drawn", draw.first.join("  ")));
    }
    facts
}

fn projection(page: &mut Page, projection: &Projection) {
    page.heading("What the sample projects to");
    page.paragraph(decision(projection));
    let mut results = Vec::new();
    if let Some(uncorrected) =
        projection.uncorrected.filter(|uncorrected| *uncorrected != projection.projected)
    {
        results.push(("Before duplicates", uncorrected, None));
    }
    results.push(("Projected", projection.projected, projection.interval.as_ref()));
    standing(page, &Standing { results, required: projection.required, bands: Some(projection.bands) });
    if let Some(Cutoffs { lower, upper }) = projection.cutoffs {
        page.paragraph(format!(
            "With this sample the decision changes at {} valid signatures in it (fewer: insufficient) and at {} (from \
             there on: sufficient), duplicates left aside.",
            count(lower),
            count(upper)
        ));
    }
    page.subheading("Working of the projection");
    working(page, &projection.working);
}

fn decision(projection: &Projection) -> String {
    let (lower, upper) = (projection.bands.lower_percent, projection.bands.upper_percent);
    match projection.decision {
        Decision::Sufficient => format!(
            "The projection is above {upper}% of the requirement: on this sample the petition is sufficient."
        ),
        Decision::Insufficient => format!(
            "The projection is below {lower}% of the requirement: on this sample the petition is insufficient."
        ),
        Decision::FullCount => format!(
            "The projection lies between {lower}% and {upper}% of the requirement: the sample does not decide, and every \
             signature is examined."
        ),
        Decision::FurtherSample => {
            "The sample does not decide; the law asks for a further sample.".to_owned()
        }
        Decision::Undetermined => "The figures at hand leave the decision open.".to_owned(),
    }
}
