//! Where a number of valid signatures stands against the requirement: the picture and its table.

use crate::figures::{count, decimal, percent_of, share};
use crate::page::{Block, Figure, Page, Table};
use crate::picture::{BandPicture, Mark, bands};
use crate::statement::{Bands, Interval};

/// What is drawn.
pub(crate) struct Standing<'a> {
    /// The results with their names.
    pub(crate) results: Vec<(&'a str, u64, Option<&'a Interval>)>,
    /// Signatures required.
    pub(crate) required: u64,
    /// The bands of the law.
    pub(crate) bands: Option<Bands>,
}

/// Draws it and sets the numbers beside it.
pub(crate) fn standing(page: &mut Page, standing: &Standing<'_>) {
    let marks = standing.results.iter().map(|(name, value, interval)| Mark {
        name: (*name).to_owned(),
        value: *value,
        interval: interval.map(|interval| (interval.low, interval.high)),
    });
    let picture = bands(&BandPicture {
        required: standing.required,
        percents: standing.bands.map(|bands| (bands.lower_percent, bands.upper_percent)),
        marks: marks.collect(),
    });
    page.push(Block::Figure(Figure { picture, caption: caption(standing) }));
    page.push(Block::Table(numbers(standing)));
}

fn caption(standing: &Standing<'_>) -> String {
    let interval = standing.results.iter().find_map(|(_, _, interval)| *interval);
    let mut caption = format!(
        "Valid signatures on a common scale; the solid line is the {} required.",
        count(standing.required)
    );
    if let Some(interval) = interval {
        caption.push_str(&format!(
            " The bar is the {}% sampling interval: about {} of 100 samples drawn this way give an interval that \
             contains the true number. The law decides on the projection alone.",
            interval.confidence, interval.confidence
        ));
    }
    caption
}

fn numbers(standing: &Standing<'_>) -> Table {
    let mut table = Table::of_figures("Results and bounds", &["", "Signatures", "Of the requirement"]);
    let required = standing.required;
    for (name, value, interval) in &standing.results {
        table.row(vec![(*name).to_owned(), count(*value), share(*value, required)]);
        if let Some(Interval { low, high, confidence }) = interval {
            table.row(vec![
                format!("{confidence}% sampling interval"),
                format!("{} – {}", count(*low), count(*high)),
                format!("{} – {}", share(*low, required), share(*high, required)),
            ]);
        }
    }
    if let Some(bands) = standing.bands {
        for (name, percent) in [("Lower bound", bands.lower_percent), ("Upper bound", bands.upper_percent)] {
            table.row(vec![
                format!("{name} of the law"),
                decimal(&percent_of(required, percent)),
                format!("{percent}.0%"),
            ]);
        }
    }
    table.total(vec!["Required".to_owned(), count(required), "100.0%".to_owned()]);
    table
}
