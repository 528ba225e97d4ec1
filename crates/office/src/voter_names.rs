//! From the handle a voter has in a petition back to the roll. A handle is an HMAC: it is found again by computing those
//! of likely voters, or of the whole roll once.

use std::collections::HashMap;
use std::sync::Arc;

use linkage::Line;
use petition::{LineName, VoterHandle};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::open_roll::OpenRoll;

/// Rows of a roll by the beginning of their handles in one petition.
#[derive(Debug)]
pub(crate) struct VoterNames(HashMap<u64, u32>);

/// A voter as a finding named them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedVoter {
    /// The roll's number.
    pub voter_id: String,
    /// Name and address as registered; the address is left out for a confidential voter.
    pub says: String,
}

fn beginning(handle: &VoterHandle) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = handle.0;
    u64::from_be_bytes([a, b, c, d, e, f, g, h])
}

impl Office {
    /// The voter behind a handle; none where the roll bound now does not have them. `line` is where to look first.
    ///
    /// # Errors
    /// When there is no roll, or it cannot be read.
    pub(crate) fn voter_behind(
        &self,
        case: &Case,
        handle: &VoterHandle,
        line: LineName,
    ) -> Result<Option<NamedVoter>, OfficeError> {
        let roll = case.roll(&self.rolls())?;
        let written = self.written(case, line)?;
        let near = written.map(|written| roll.engine.link(&Line::from(&written)).candidates);
        for candidate in near.unwrap_or_default() {
            let voter_id = roll.snapshot.voter(candidate.voter)?.voter_id.to_owned();
            if case.seated(|seat| seat.handle(&voter_id))? == *handle {
                return named(&roll, candidate.voter).map(Some);
            }
        }
        let names = self.voter_names(case, &roll)?;
        let Some(&row) = names.0.get(&beginning(handle)) else { return Ok(None) };
        let voter_id = roll.snapshot.voter(row)?.voter_id.to_owned();
        let is_theirs = case.seated(|seat| seat.handle(&voter_id))? == *handle;
        if is_theirs { named(&roll, row).map(Some) } else { Ok(None) }
    }

    /// All handles of the roll, computed once: about a second for a million voters.
    fn voter_names(&self, case: &Case, roll: &OpenRoll) -> Result<Arc<VoterNames>, OfficeError> {
        let hash = roll.snapshot.hash();
        let kept = case.names.read().map_err(|_| OfficeError::Poisoned)?.clone();
        if let Some((_, names)) = kept.filter(|(of, _)| *of == hash) {
            return Ok(names);
        }
        let mut names = HashMap::new();
        case.seated(|seat| {
            for row in 0..roll.snapshot.len() {
                let voter = roll.snapshot.voter(row)?;
                names.insert(beginning(&seat.handle(voter.voter_id)?), row);
            }
            Ok(())
        })?;
        let names = Arc::new(VoterNames(names));
        *case.names.write().map_err(|_| OfficeError::Poisoned)? = Some((hash, Arc::clone(&names)));
        Ok(names)
    }
}

fn named(roll: &OpenRoll, row: u32) -> Result<NamedVoter, OfficeError> {
    let voter = roll.snapshot.voter(row)?;
    let place = format!("{}, {} {}", voter.residence(), voter.city, voter.zip);
    let place = if voter.confidential { "address confidential".to_owned() } else { place };
    let born = voter.birth_date.map(|born| format!(", born {}", born.year())).unwrap_or_default();
    Ok(NamedVoter {
        voter_id: voter.voter_id.to_owned(),
        says: format!("{}, {}{born}, no. {}", voter.name(), place.trim(), voter.voter_id),
    })
}
