//! What courts order, as the registrar records it.

use jiff::civil::Date;
use petition::event::{LinesReinstated, LinesStruck, StayLifted, StayOrdered};
use petition::{Event, EventKind, LineName};

use crate::OfficeError;
use crate::case::Case;
use crate::concluding::required_text;
use crate::house::Office;
use crate::people::Member;
use crate::rights::{Right, check};

/// What a court may order here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Everything stands still.
    Stay,
    /// It goes on.
    Lift,
    /// These lines do not count.
    Strike(Vec<LineName>),
    /// These lines count, or go back to what was found.
    Reinstate(Vec<LineName>),
}

/// An order as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Number of its entry.
    pub entry: u64,
    /// The day of the order.
    pub on: Option<Date>,
    /// What it says.
    pub says: &'static str,
    /// The court.
    pub court: String,
    /// The case.
    pub case: String,
    /// Lines it names.
    pub lines: Option<usize>,
}

impl Office {
    /// Records what a court ordered on a day.
    ///
    /// # Errors
    /// When the member is not the registrar, a text is missing, the day is to come, or the order is not possible.
    pub fn record_order(
        &self,
        case: &Case,
        member: &Member,
        on: Date,
        court: &str,
        number: &str,
        order: Order,
    ) -> Result<(), OfficeError> {
        check(member, Right::Decide)?;
        let (court, number) = (required_text("Court", court)?, required_text("Case number", number)?);
        if on > self.today() {
            let problem = format!("{on} is still to come: give the day of the order");
            return Err(OfficeError::Field { field: "Day of the order", problem });
        }
        let event: Event = match order {
            Order::Stay => StayOrdered { court, case: number }.into(),
            Order::Lift => StayLifted { court, case: number }.into(),
            Order::Strike(lines) => LinesStruck { court, case: number, lines: some(lines)? }.into(),
            Order::Reinstate(lines) => LinesReinstated { court, case: number, lines: some(lines)? }.into(),
        };
        let stamp = self.stamp(member, Some(on));
        self.act(case, |desk| {
            desk.record_one(&stamp, event)?;
            Ok(())
        })
    }

    /// The orders recorded, first to last.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn orders(&self, case: &Case) -> Result<Vec<Recorded>, OfficeError> {
        let kinds = [
            EventKind::StayOrdered,
            EventKind::StayLifted,
            EventKind::LinesStruck,
            EventKind::LinesReinstated,
        ];
        let mut sequences: Vec<u64> = self.indexed(case, |index| {
            kinds.iter().flat_map(|kind| index.of_kind(*kind).collect::<Vec<_>>()).collect()
        })?;
        sequences.sort_unstable();
        let mut orders = Vec::new();
        for sequence in sequences {
            let Some((entry, event)) = self.entry(case, sequence)? else { continue };
            let (says, court, number, lines) = match event {
                Event::StayOrdered(e) => ("stay", e.court, e.case, None),
                Event::StayLifted(e) => ("stay lifted", e.court, e.case, None),
                Event::LinesStruck(e) => ("lines struck", e.court, e.case, Some(e.lines.len())),
                Event::LinesReinstated(e) => ("lines reinstated", e.court, e.case, Some(e.lines.len())),
                _ => continue,
            };
            let on = entry.content.effective_on;
            orders.push(Recorded { entry: sequence, on, says, court, case: number, lines });
        }
        Ok(orders)
    }
}

fn some(lines: Vec<LineName>) -> Result<Vec<LineName>, OfficeError> {
    if lines.is_empty() {
        let problem = "name at least one line, like 0123-04-a-07".to_owned();
        return Err(OfficeError::Field { field: "Lines", problem });
    }
    Ok(lines)
}

/// Line names with spaces, commas or line ends between them.
///
/// # Errors
/// [`OfficeError::Name`] at the first that is none.
pub fn line_names(text: &str) -> Result<Vec<LineName>, OfficeError> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let names = words.filter(|word| !word.is_empty()).map(|word| word.to_ascii_lowercase().parse());
    Ok(names.collect::<Result<_, petition::BadName>>()?)
}
