//! All petitions of the office at a glance.

use jiff::civil::Date;
use petition::{PetitionId, StageName, Tally};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::work::Load;

/// One petition in the docket.
#[derive(Debug, Clone, PartialEq)]
pub struct DocketEntry {
    /// Its id.
    pub id: PetitionId,
    /// What it is about.
    pub title: String,
    /// Whose signers.
    pub jurisdiction: String,
    /// Where it stands.
    pub stage: StageName,
    /// The court that stays it.
    pub stayed_by: Option<String>,
    /// Since when it stands there.
    pub since: Option<Date>,
    /// Lines in the raw count.
    pub raw_count: u32,
    /// Signatures required, once decided on.
    pub required: Option<u32>,
    /// The figures, once lines are drawn or all are examined.
    pub tally: Option<Tally>,
    /// What there is to do.
    pub load: Load,
    /// Lines that wait for something beyond the day they had to be decided by.
    pub overdue: usize,
}

impl Office {
    /// The docket, petitions still open first.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn docket(&self) -> Result<Vec<DocketEntry>, OfficeError> {
        let mut entries = Vec::new();
        for case in self.cases()? {
            entries.push(self.docket_entry(&case)?);
        }
        entries.sort_by_key(|entry| matches!(entry.stage, StageName::Certified | StageName::Rejected));
        Ok(entries)
    }

    /// One petition as the docket has it.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn docket_entry(&self, case: &Case) -> Result<DocketEntry, OfficeError> {
        let (load, today) = (case.load(self.now())?, self.today());
        let tally = self.tally(case)?;
        case.read(|petition| {
            let facts = petition.facts();
            let stage = petition.stage();
            let name = stage.name();
            let examined = name >= StageName::Drawn;
            Ok(DocketEntry {
                id: facts.petition.clone(),
                title: facts.title.clone(),
                jurisdiction: facts.jurisdiction.clone(),
                stage: name,
                stayed_by: petition.stayed().map(|stay| stay.court.clone()),
                since: petition.milestones().iter().rev().find_map(|milestone| milestone.on),
                raw_count: petition.raw_count(),
                required: stage.accepted().map(|accepted| accepted.required),
                tally: tally.filter(|_| examined),
                load,
                overdue: petition.pending().filter(|waits| waits.until < today).count(),
            })
        })
    }
}
