//! Events about a line or its paper, in words.

use petition::event::Statement;
use petition::{Event, LineName};
use reports::page::Fact;

/// What happened, and what belongs to it without personal data.
pub(super) fn said(event: &Event, line: LineName) -> (String, Vec<Fact>) {
    let (what, details): (&str, Vec<Fact>) = match event {
        Event::LinesKeyed(_) => ("Keyed from the paper", Vec::new()),
        Event::FindingRecorded(_) => ("First finding", Vec::new()),
        Event::FindingReviewed(_) => ("Second finding, made without seeing the first", Vec::new()),
        Event::FindingResolved(_) => ("Difference decided", Vec::new()),
        Event::FindingUndone(_) => ("Last step taken back", Vec::new()),
        Event::LinePending(e) => {
            let facts = [("Looked after by", e.owner.clone()), ("Until", e.until.to_string())];
            ("Left pending", plain(&facts))
        }
        Event::LinePendingBecause(e) => {
            let facts = [("Looked after by", e.owner.clone()), ("Until", e.until.to_string())];
            ("Left pending", plain(&facts))
        }
        Event::DuplicatesFound(e) => {
            let lines: Vec<String> = e.lines.iter().map(ToString::to_string).collect();
            let stands = e.stands.map_or("none".to_owned(), |line| line.to_string());
            (
                "Found to be by the signer of other lines",
                plain(&[("Lines", lines.join(", ")), ("Stands", stands)]),
            )
        }
        Event::DuplicatesUndone(_) => ("Found not to be by the signer of other lines after all", Vec::new()),
        Event::WithdrawalMatched(e) => {
            ("Taken back by its signer", plain(&[("Request", e.withdrawal.to_string())]))
        }
        Event::LinesStruck(e) => {
            ("Struck by a court", plain(&[("Court", e.court.clone()), ("Case", e.case.clone())]))
        }
        Event::LinesReinstated(e) => {
            ("Reinstated by a court", plain(&[("Court", e.court.clone()), ("Case", e.case.clone())]))
        }
        Event::SampleDrawn(e) => {
            let place = e.lines.iter().position(|drawn| *drawn == line).map_or(0, |place| place + 1);
            ("Drawn into the sample", plain(&[("Place in the draw", place.to_string())]))
        }
        Event::SectionReceived(e) => {
            let facts = [("Box", e.box_id.to_string()), ("Circulator", e.circulator.to_string())];
            ("Section received", plain(&facts))
        }
        Event::SectionMoved(e) => ("Section moved", plain(&[("Into box", e.box_id.to_string())])),
        Event::SectionPulled(e) => ("Section pulled", plain(&[("For", e.purpose.clone())])),
        Event::SectionReturned(e) => ("Section put back", plain(&[("Into box", e.box_id.to_string())])),
        Event::SheetCounted(e) => ("Sheet counted", plain(&[("Sheet", e.sheet.to_string())])),
        Event::CountResolved(e) => ("Count of a sheet settled", plain(&[("Sheet", e.sheet.to_string())])),
        other => (other.kind().name(), Vec::new()),
    };
    (what.to_owned(), details)
}

/// The finding an event holds.
pub(super) fn statement(event: &Event) -> Option<&Statement> {
    match event {
        Event::FindingRecorded(e) => Some(&e.0),
        Event::FindingReviewed(e) => Some(&e.0),
        Event::FindingResolved(e) => Some(&e.0),
        _ => None,
    }
}

fn plain(facts: &[(&str, String)]) -> Vec<Fact> {
    facts.iter().map(|(name, value)| Fact::plain(name, value.clone())).collect()
}
