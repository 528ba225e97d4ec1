//! The voter rolls in the office's folder, and which one a petition's lines are looked up in.

use jiff::civil::Date;
use petition::event::RollBound;
use petition::{Digest, RollNo};
use roll::Snapshot;

use super::Office;
use crate::OfficeError;
use crate::case::Case;
use crate::people::Member;
use crate::rights::{Right, check};

/// A roll in the office's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownRoll {
    /// Hash of its content, hexadecimal.
    pub hash: String,
    /// The day it shows.
    pub as_of: Date,
    /// Registrations in it.
    pub voters: u32,
}

impl Office {
    /// The rolls in the folder, the latest first. A file that is no roll is passed over: it may be half copied.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn known_rolls(&self) -> Result<Vec<KnownRoll>, OfficeError> {
        let mut rolls = Vec::new();
        for entry in fs_err::read_dir(self.rolls())? {
            let path = entry?.path();
            if path.extension().is_none_or(|extension| extension != "roll") {
                continue;
            }
            if let Ok(snapshot) = Snapshot::open(&path) {
                let hash = hex::encode(snapshot.hash());
                rolls.push(KnownRoll { hash, as_of: snapshot.as_of(), voters: snapshot.len() });
            }
        }
        rolls.sort_by(|one, other| (other.as_of, &other.hash).cmp(&(one.as_of, &one.hash)));
        rolls.dedup();
        Ok(rolls)
    }

    /// Binds a petition to a roll: from now on its lines are looked up there. Earlier findings name the roll they rest on.
    ///
    /// # Errors
    /// When `by` may not, the roll is not in the folder or bound already, or the petition is too far.
    pub fn bind_roll(&self, by: &Member, case: &Case, hash: &str) -> Result<KnownRoll, OfficeError> {
        check(by, Right::Decide)?;
        let known = self.known_rolls()?.into_iter().find(|roll| roll.hash == hash);
        let known = known.ok_or_else(|| OfficeError::Field {
            field: "Roll",
            problem: "there is no such roll in the folder `rolls`: import it and reload the page".to_owned(),
        })?;
        let stamp = self.stamp(by, Some(self.today()));
        self.act(case, |desk| {
            let rolls = desk.petition()?.rolls();
            if rolls.last().is_some_and(|bound| bound.hash.to_string() == known.hash) {
                let problem = "this roll is the one the petition is bound to already".to_owned();
                return Err(OfficeError::Field { field: "Roll", problem });
            }
            let number = u32::try_from(rolls.len()).unwrap_or(u32::MAX).saturating_add(1);
            let hash: Digest = known.hash.parse()?;
            let roll = RollNo::try_from(number)?;
            desk.record_one(&stamp, RollBound { roll, hash, as_of: known.as_of })?;
            Ok(())
        })?;
        // Opened now, so that nobody waits for it in front of a line.
        case.roll(&self.rolls())?;
        Ok(known)
    }
}
