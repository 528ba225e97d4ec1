//! What linkage learns from a petition's own keyed lines: once for every roll it is bound to, when enough lines are keyed,
//! beside the office's other work. What was learned stands in the office's journal, so that what a clerk saw proposed can be
//! computed again.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use linkage::{Line, Parameters};
use petition::Commitment;

use crate::OfficeError;
use crate::case::Case;
use crate::desk::Person;
use crate::house::Office;
use crate::office_journal::OfficeEvent;
use crate::on_screen::Written;
use crate::open_roll::OpenRoll;

/// Keyed lines that are enough to learn from. Fewer say little about shares of a few percent.
pub const ENOUGH: usize = 200;

/// Numbers in a journaled set of parameters.
const NUMBERS: usize = 13;

/// Parameters learned from a petition's lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// Hash of the roll's content.
    pub roll: String,
    /// Keyed lines there were.
    pub lines: u32,
    /// What was learned.
    pub parameters: Parameters,
}

impl Learned {
    /// Reads an event; none where the numbers do not give the hash, as those of another model do not.
    pub(crate) fn of(event: &OfficeEvent) -> Option<Self> {
        let OfficeEvent::LinkageLearned { roll, lines, numbers, hash, .. } = event else { return None };
        let parameters = from_numbers(numbers)?;
        (hex::encode(parameters.hash()) == *hash).then(|| Self {
            roll: roll.clone(),
            lines: *lines,
            parameters,
        })
    }

    fn event(&self, petition: String) -> OfficeEvent {
        OfficeEvent::LinkageLearned {
            petition,
            roll: self.roll.clone(),
            lines: self.lines,
            numbers: numbers(&self.parameters).iter().map(|number| number.to_bits()).collect(),
            hash: hex::encode(self.parameters.hash()),
        }
    }
}

/// The numbers in the order in which they stand in the journal.
fn numbers(parameters: &Parameters) -> [f64; NUMBERS] {
    let Parameters { on_roll, levels, family, known_address, moved, outside, missed } = *parameters;
    let ([a, b, c, d], [e, f, g, h]) = (levels, missed);
    [on_roll, family, known_address, moved, outside, a, b, c, d, e, f, g, h]
}

fn from_numbers(bits: &[u64]) -> Option<Parameters> {
    let numbers: [f64; NUMBERS] =
        bits.iter().map(|bits| f64::from_bits(*bits)).collect::<Vec<_>>().try_into().ok()?;
    let [on_roll, family, known_address, moved, outside, a, b, c, d, e, f, g, h] = numbers;
    let (levels, missed) = ([a, b, c, d], [e, f, g, h]);
    Some(Parameters { on_roll, levels, family, known_address, moved, outside, missed })
}

impl Office {
    /// Learns from the keyed lines beside the office's other work, where there are enough and nothing was learned for the
    /// roll bound now. Clerks go on meanwhile with what the model assumes beforehand.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn learn_when_due(self: &Arc<Self>, case: &Arc<Case>) -> Result<(), OfficeError> {
        let learned = case.kept()?.linkage;
        let is_due = case.read(|petition| {
            let Some(roll) = petition.rolls().last() else { return Ok(false) };
            let is_known = learned.is_some_and(|learned| learned.roll == roll.hash.to_string());
            Ok(!is_known && petition.keyed_lines().len() >= ENOUGH)
        })?;
        if !is_due || case.is_learning.swap(true, Ordering::SeqCst) {
            return Ok(());
        }
        let (office, case) = (Arc::clone(self), Arc::clone(case));
        std::thread::spawn(move || {
            // A failure leaves the shares assumed beforehand; the next line tries again.
            let _ = office.learn(&case);
            case.is_learning.store(false, Ordering::SeqCst);
        });
        Ok(())
    }

    fn learn(&self, case: &Case) -> Result<(), OfficeError> {
        let (roll, keyed): (String, Vec<Option<Commitment>>) = case.read(|petition| {
            let roll = petition.rolls().last().ok_or(OfficeError::NotBound("roll"))?.hash.to_string();
            Ok((roll, petition.keyed_lines().values().map(|text| Some(*text)).collect()))
        })?;
        let texts = self.vault_texts(case, &keyed)?;
        let lines: Vec<Line> = texts.iter().flatten().map(|text| Line::from(&Written::read(text))).collect();
        if lines.len() < ENOUGH {
            return Ok(());
        }
        let mut open = OpenRoll::open(&OpenRoll::find(&self.rolls(), &roll)?)?;
        let parameters = open.engine.learn(&lines);
        open.engine.set_parameters(parameters);
        let learned = Learned { roll, lines: u32::try_from(lines.len()).unwrap_or(u32::MAX), parameters };
        let stamp = Person::new("linkage", "the linkage of lines with the roll", "other", self.host());
        self.note(&stamp.at(self.now(), None), &[learned.event(case.id().to_string())])?;
        case.use_roll(Arc::new(open))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_learned_is_read_back_bit_by_bit_and_nothing_else_is() {
        let parameters = Parameters { on_roll: 0.1 + 0.2, moved: 1.0 / 3.0, ..Parameters::default() };
        let learned = Learned { roll: "ab".to_owned(), lines: 200, parameters };
        let event = learned.event("recall".to_owned());
        let text = serde_json::to_string(&event).unwrap();
        assert_eq!(Learned::of(&serde_json::from_str(&text).unwrap()), Some(learned));
        let OfficeEvent::LinkageLearned { petition, roll, lines, mut numbers, hash } = event else {
            panic!()
        };
        numbers[0] ^= 1;
        assert_eq!(Learned::of(&OfficeEvent::LinkageLearned { petition, roll, lines, numbers, hash }), None);
    }
}
