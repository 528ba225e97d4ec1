//! Where the paper is: every box and section that is moved, pulled for a purpose or put back.

use petition::event::{BoxMoved, SectionMoved, SectionPulled, SectionReturned};
use petition::{BoxId, Event, Place, SectionId};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::intake::said;
use crate::paper_trail::Deed;
use crate::people::Member;
use crate::rights::{Right, check};

/// Sections named at once at most.
const MOST: usize = 5_000;

/// What happens to sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handling {
    /// Taken out, for this purpose.
    Pull(String),
    /// Put back into this box.
    PutBack(BoxId),
    /// Into another box.
    Move(BoxId),
}

/// Reads sections as people write them: `12-15, 20`.
///
/// # Errors
/// [`OfficeError::Field`] naming the part that is none.
pub fn sections_named(text: &str) -> Result<Vec<SectionId>, OfficeError> {
    let mut named = Vec::new();
    for part in text.split([',', ' ', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let bad = || {
            let part: String = part.chars().take(40).collect();
            let problem = format!("`{part}` is no section: write numbers and ranges like 12-15, 20");
            OfficeError::Field { field: "Sections", problem }
        };
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<u32>().map_err(|_| bad());
        let (first, last) = (number(first)?, number(last)?);
        if last < first || usize::try_from(last - first).unwrap_or(MOST) >= MOST - named.len() {
            return Err(bad());
        }
        for number in first..=last {
            named.push(SectionId::try_from(number).map_err(|_| bad())?);
        }
    }
    if named.is_empty() {
        let problem = "name at least one, like 12-15, 20".to_owned();
        return Err(OfficeError::Field { field: "Sections", problem });
    }
    named.sort_unstable();
    named.dedup();
    Ok(named)
}

impl Office {
    /// Moves a box to a place. Moving it where it is records nothing.
    ///
    /// # Errors
    /// When `member` may not, the place is empty, or there is no such box.
    pub fn move_box(&self, case: &Case, member: &Member, id: BoxId, to: &str) -> Result<(), OfficeError> {
        check(member, Right::Handle)?;
        said("Place", to)?;
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            if desk.petition()?.boxes().get(&id).is_some_and(|is| is.place == to) {
                return Ok(());
            }
            desk.record_one(&stamp, BoxMoved { box_id: id, to: to.to_owned() })?;
            Ok(())
        })
    }

    /// Handles sections, all or none; gives how many were. Those already where they are to be are passed over.
    ///
    /// # Errors
    /// When `member` may not, the purpose is empty, or one of them cannot be handled so.
    pub fn handle_sections(
        &self,
        case: &Case,
        member: &Member,
        sections: &[SectionId],
        handling: &Handling,
    ) -> Result<usize, OfficeError> {
        check(member, Right::Handle)?;
        if let Handling::Pull(purpose) = handling {
            said("Purpose", purpose)?;
        }
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            let known = desk.petition()?.sections();
            let mut batch = Vec::new();
            for &section in sections {
                let place = known.get(&section).map(|record| &record.place);
                if let Some(problem) = hindrance(section, place, handling) {
                    return Err(OfficeError::Field { field: "Sections", problem });
                }
                if !place.is_some_and(|place| is_done(place, handling)) {
                    batch.push((stamp.clone(), event(section, handling)));
                }
            }
            if !batch.is_empty() {
                desk.record(&batch)?;
            }
            Ok(batch.len())
        })
    }

    /// Every movement, the newest first; only those of a box or a section where one is named.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn movements(
        &self,
        case: &Case,
        of_box: Option<BoxId>,
        of_section: Option<SectionId>,
    ) -> Result<Vec<Deed>, OfficeError> {
        self.trail(case, |trail| {
            let all = trail.movements.iter().rev();
            let concerns = |deed: &&Deed| {
                let (in_box, section) = paper_of(&deed.event);
                of_box.is_none_or(|id| in_box == Some(id)) && of_section.is_none_or(|id| section == Some(id))
            };
            all.filter(concerns).cloned().collect()
        })
    }
}

/// What stands in the way, in the words of who has the paper in hand.
fn hindrance(section: SectionId, place: Option<&Place>, handling: &Handling) -> Option<String> {
    match (place, handling) {
        (None, _) => Some(format!("{section} was never received: look at the number")),
        (Some(Place::Pulled { purpose }), Handling::Pull(wanted)) if purpose != wanted => {
            Some(format!("{section} is out already ({purpose}): put it back first"))
        }
        (Some(Place::Pulled { .. }), Handling::Move(_)) => {
            Some(format!("{section} is out of its box: put it back into the box it goes to"))
        }
        (Some(Place::Box(is)), Handling::PutBack(to)) if is != to => {
            Some(format!("{section} is in box {is} and was not pulled: move it instead"))
        }
        _ => None,
    }
}

fn is_done(place: &Place, handling: &Handling) -> bool {
    match (place, handling) {
        (Place::Pulled { purpose }, Handling::Pull(wanted)) => purpose == wanted,
        (Place::Box(is), Handling::PutBack(to) | Handling::Move(to)) => is == to,
        _ => false,
    }
}

fn event(section: SectionId, handling: &Handling) -> Event {
    match handling {
        Handling::Pull(purpose) => SectionPulled { section, purpose: purpose.clone() }.into(),
        Handling::PutBack(box_id) => SectionReturned { section, box_id: *box_id }.into(),
        Handling::Move(box_id) => SectionMoved { section, box_id: *box_id }.into(),
    }
}

/// The box and the section a movement is about.
#[must_use]
pub fn paper_of(event: &Event) -> (Option<BoxId>, Option<SectionId>) {
    match event {
        Event::BoxReceived(e) => (Some(e.box_id), None),
        Event::BoxMoved(e) => (Some(e.box_id), None),
        Event::SectionReceived(e) => (Some(e.box_id), Some(e.section)),
        Event::SectionMoved(e) => (Some(e.box_id), Some(e.section)),
        Event::SectionPulled(e) => (None, Some(e.section)),
        Event::SectionReturned(e) => (Some(e.box_id), Some(e.section)),
        _ => (None, None),
    }
}

/// A movement in words.
#[must_use]
pub fn in_words(event: &Event) -> String {
    match event {
        Event::BoxReceived(e) if e.seal.is_empty() => format!("Box {} received, unsealed", e.box_id),
        Event::BoxReceived(e) => format!("Box {} received, seal {}", e.box_id, e.seal),
        Event::BoxMoved(e) => format!("Box {} moved to {}", e.box_id, e.to),
        Event::SectionReceived(e) => {
            format!("Section {} taken out of box {} and numbered", e.section, e.box_id)
        }
        Event::SectionMoved(e) => format!("Section {} moved to box {}", e.section, e.box_id),
        Event::SectionPulled(e) => format!("Section {} pulled: {}", e.section, e.purpose),
        Event::SectionReturned(e) => format!("Section {} put back into box {}", e.section, e.box_id),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_read_as_ranges_and_nonsense_is_named() {
        let numbers =
            |text| sections_named(text).map(|named| named.iter().map(|id| id.get()).collect::<Vec<_>>());
        assert_eq!(numbers("12-14, 20 3").unwrap(), [3, 12, 13, 14, 20]);
        assert_eq!(numbers("7,7").unwrap(), [7]);
        for (text, said) in
            [("", "at least one"), ("4-x", "`4-x`"), ("9-3", "`9-3`"), ("0", "`0`"), ("1-999999", "`1-")]
        {
            assert!(numbers(text).unwrap_err().to_string().contains(said), "{text}");
        }
    }
}
