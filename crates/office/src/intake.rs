//! Boxes and sections are taken in over the counter.

mod declaration;
mod typed_day;

use jiff::civil::Date;
use petition::event::{BoxReceived, Declaration, SectionReceived};
use petition::{BoxId, CirculatorId, Event, SectionId};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::people::Member;
use crate::rights::{Right, check};

pub use declaration::{Doubt, doubts};
pub use typed_day::typed_day;

/// Characters of a seal, a place or a purpose at most.
const LONGEST: usize = 80;

/// A box as it stands on the counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBox {
    /// Its number.
    pub number: BoxId,
    /// Its seal; empty where it came unsealed.
    pub seal: String,
    /// Lines the filers say it holds.
    pub claimed: u32,
}

/// A section as it comes out of its box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSection {
    /// The number it gets.
    pub number: SectionId,
    /// The box it was found in.
    pub in_box: BoxId,
    /// Whose bundle it is.
    pub circulator: CirculatorId,
    /// What the declaration says.
    pub declaration: Declaration,
}

/// What became of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectionTaken {
    /// It is in the journal.
    Now,
    /// It was there already, as given: a form sent twice.
    Already,
    /// Nothing is recorded: the declaration looks wrong; a person must say that it stands so on the paper.
    Doubtful(Vec<Doubt>),
}

impl Office {
    /// Takes boxes in, all or none; gives how many are new. Boxes already in as given are passed over.
    ///
    /// # Errors
    /// When `member` may not, the day is to come, a box has two seals or counts, or the journal refuses.
    pub fn receive_boxes(
        &self,
        case: &Case,
        member: &Member,
        on: Date,
        boxes: &[NewBox],
    ) -> Result<usize, OfficeError> {
        check(member, Right::Handle)?;
        not_to_come("Received on", on, self.today())?;
        let stamp = self.stamp(member, Some(on));
        self.act(case, |desk| {
            let known = desk.petition()?.boxes();
            let mut batch: Vec<(journal::Stamp, Event)> = Vec::new();
            for (index, new) in boxes.iter().enumerate() {
                plain("Seal", &new.seal)?;
                let number = new.number;
                if boxes[..index].iter().any(|other| other.number == number) {
                    let problem = format!("{number} is given twice: give every box its own number");
                    return Err(OfficeError::Field { field: "Box", problem });
                }
                match known.get(&number) {
                    None => {
                        let (seal, claimed) = (new.seal.clone(), new.claimed);
                        batch.push((stamp.clone(), BoxReceived { box_id: number, seal, claimed }.into()));
                    }
                    Some(is) if is.seal == new.seal && is.claimed == new.claimed => {}
                    Some(_) => {
                        let problem = format!("{number} was received already: give this box another number");
                        return Err(OfficeError::Field { field: "Box", problem });
                    }
                }
            }
            if !batch.is_empty() {
                desk.record(&batch)?;
            }
            Ok(batch.len())
        })
    }

    /// Takes a section in. A declaration that looks wrong is recorded only `as_it_is`: what stands on the paper is a fact,
    /// whether it costs the section its lines is decided when they are examined.
    ///
    /// # Errors
    /// When `member` may not, the number is taken by another section, or the journal refuses.
    pub fn receive_section(
        &self,
        case: &Case,
        member: &Member,
        new: &NewSection,
        as_it_is: bool,
    ) -> Result<SectionTaken, OfficeError> {
        check(member, Right::Handle)?;
        let found = self.doubts(case, &new.declaration)?;
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            if let Some(known) = desk.petition()?.sections().get(&new.number) {
                if known.circulator == new.circulator && known.declaration == new.declaration {
                    return Ok(SectionTaken::Already);
                }
                let problem =
                    format!("{} was received already: give this section the next number", new.number);
                return Err(OfficeError::Field { field: "Section", problem });
            }
            if !found.is_empty() && !as_it_is {
                return Ok(SectionTaken::Doubtful(found));
            }
            desk.record_one(
                &stamp,
                SectionReceived {
                    section: new.number,
                    box_id: new.in_box,
                    circulator: new.circulator,
                    declaration: new.declaration.clone(),
                },
            )?;
            Ok(SectionTaken::Now)
        })
    }

    /// What looks wrong about a declaration, measured by the petition's circulation period where it is known.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn doubts(&self, case: &Case, declaration: &Declaration) -> Result<Vec<Doubt>, OfficeError> {
        let circulation = case.kept()?.description.and_then(|file| file.signing);
        Ok(doubts(declaration, circulation, self.today()))
    }

    /// The next free section number.
    ///
    /// # Errors
    /// When all are given.
    pub fn free_section(&self, case: &Case) -> Result<SectionId, OfficeError> {
        case.read(|petition| {
            let last = petition.sections().last_key_value().map_or(0, |(id, _)| id.get());
            Ok(SectionId::try_from(last + 1)?)
        })
    }
}

/// Refuses a day that is not here yet.
pub(crate) fn not_to_come(field: &'static str, day: Date, today: Date) -> Result<(), OfficeError> {
    if day <= today {
        return Ok(());
    }
    Err(OfficeError::Field { field, problem: format!("{day} is still to come: give today or a day before") })
}

/// Refuses a text that would not stand on one printed line.
pub(crate) fn plain(field: &'static str, text: &str) -> Result<(), OfficeError> {
    let length = text.chars().count();
    if length <= LONGEST && !text.chars().any(char::is_control) {
        return Ok(());
    }
    let problem = format!("at most {LONGEST} characters on one line");
    Err(OfficeError::Field { field, problem })
}

/// Refuses an empty text besides.
pub(crate) fn said(field: &'static str, text: &str) -> Result<(), OfficeError> {
    if text.trim().is_empty() {
        return Err(OfficeError::Field { field, problem: "it must be given".to_owned() });
    }
    plain(field, text)
}
