//! One petition in the running office: its events, its law, its roll, its open work.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, RwLock, RwLockReadGuard};

use jiff::Timestamp;
use law::{Catalog, Input, Inputs};
use petition::{LineName, Petition, PetitionId, SectionId, WithdrawalId};
use roll::Column;

use crate::OfficeError;
use crate::check::Basis;
use crate::copies::CopySearch;
use crate::counting::SheetForm;
use crate::desk::Seat;
use crate::journal_index::JournalIndex;
use crate::law_in_force::LawInForce;
use crate::law_of_petition::PetitionLaw;
use crate::learning::Learned;
use crate::leases::Leases;
use crate::open_roll::OpenRoll;
use crate::petition_file::PetitionFile;
use crate::results::Figures;
use crate::voter_names::VoterNames;
use crate::withdrawals::Signers;
use crate::work::{Load, Work};

/// Acceptances in 10,000 that go to a second person where nothing else is set.
const SECOND_LOOKS: u32 = 1_000;

/// What the office's journal says of a petition.
#[derive(Debug, Clone)]
pub struct Kept {
    /// What it is about; none where it was opened without a description.
    pub description: Option<PetitionFile>,
    /// Acceptances in 10,000 that also go to a second person.
    pub second_looks: u32,
    /// How its sheets are printed; none until somebody says.
    pub sheet: Option<SheetForm>,
    /// What linkage learned from its lines last.
    pub linkage: Option<Learned>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { description: None, second_looks: SECOND_LOOKS, sheet: None, linkage: None }
    }
}

/// Voters by handle, and the hash of the roll they were computed from.
type NamesOf = ([u8; 32], Arc<VoterNames>);

/// A petition in the running office.
#[derive(Debug)]
pub struct Case {
    id: PetitionId,
    pub(crate) seat: RwLock<Option<Seat>>,
    /// Taken after `seat` where both are needed, never before.
    work: Mutex<Work>,
    kept: RwLock<Kept>,
    law: RwLock<Option<Arc<PetitionLaw>>>,
    roll: RwLock<Option<Arc<OpenRoll>>>,
    /// Taken before the stores, never while they are held.
    pub(crate) index: Mutex<JournalIndex>,
    pub(crate) names: RwLock<Option<NamesOf>>,
    pub(crate) copies: Mutex<CopySearch>,
    /// Sections being counted. Neither this nor what follows is held while a seat is taken for writing.
    pub(crate) counting: Mutex<Leases<SectionId>>,
    /// Requests to take a signature back that somebody looks at.
    pub(crate) deciding: Mutex<Leases<WithdrawalId>>,
    /// What was last kept of who holds what; taken before `work`, `counting` and `deciding`.
    pub(crate) handed_out: Mutex<String>,
    /// Who said of which section that they counted it through.
    pub(crate) counted_through: RwLock<BTreeMap<SectionId, BTreeSet<String>>>,
    pub(crate) signers: Mutex<Signers>,
    pub(crate) is_learning: AtomicBool,
    /// What is counted over all lines, at that entry of the journal.
    pub(crate) figures: Mutex<Option<(u64, Arc<Figures>)>>,
}

impl Case {
    /// A petition taken up; its work is filed, its law chosen.
    ///
    /// # Errors
    /// When its events cannot be read.
    pub(crate) fn new(seat: Seat, kept: Kept, catalog: &Catalog) -> Result<Self, OfficeError> {
        let case = Self {
            id: seat.petition()?.facts().petition.clone(),
            seat: RwLock::new(Some(seat)),
            work: Mutex::default(),
            kept: RwLock::new(kept),
            law: RwLock::default(),
            roll: RwLock::default(),
            index: Mutex::default(),
            names: RwLock::default(),
            copies: Mutex::default(),
            counting: Mutex::default(),
            deciding: Mutex::default(),
            handed_out: Mutex::default(),
            counted_through: RwLock::default(),
            signers: Mutex::default(),
            is_learning: AtomicBool::default(),
            figures: Mutex::default(),
        };
        case.choose_law(catalog)?;
        case.file_all()?;
        Ok(case)
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &PetitionId {
        &self.id
    }

    /// Reads the petition as it stands.
    ///
    /// # Errors
    /// What `read` says; [`OfficeError::Poisoned`].
    pub fn read<T>(&self, read: impl FnOnce(&Petition) -> Result<T, OfficeError>) -> Result<T, OfficeError> {
        self.seated(|seat| read(seat.petition()?))
    }

    /// Reads the petition with its head and its secret.
    ///
    /// # Errors
    /// What `read` says; [`OfficeError::Poisoned`].
    pub fn seated<T>(&self, read: impl FnOnce(&Seat) -> Result<T, OfficeError>) -> Result<T, OfficeError> {
        let seat: RwLockReadGuard<'_, Option<Seat>> = self.seat.read().map_err(|_| OfficeError::Poisoned)?;
        read(seat.as_ref().ok_or(OfficeError::Poisoned)?)
    }

    /// What the office keeps about it.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn kept(&self) -> Result<Kept, OfficeError> {
        Ok(self.kept.read().map_err(|_| OfficeError::Poisoned)?.clone())
    }

    pub(crate) fn keep(&self, kept: Kept, catalog: &Catalog) -> Result<(), OfficeError> {
        *self.kept.write().map_err(|_| OfficeError::Poisoned)? = kept;
        self.choose_law(catalog)?;
        self.file_all()
    }

    /// The law it runs under.
    ///
    /// # Errors
    /// [`OfficeError::NotBound`] before a procedure is bound.
    pub fn law(&self) -> Result<Arc<LawInForce>, OfficeError> {
        Ok(Arc::clone(&self.petition_law()?.law))
    }

    /// The same with the counts it computes from and what must be said about it.
    ///
    /// # Errors
    /// [`OfficeError::NotBound`] before a procedure is bound.
    pub fn petition_law(&self) -> Result<Arc<PetitionLaw>, OfficeError> {
        let law = self.law.read().map_err(|_| OfficeError::Poisoned)?;
        law.clone().ok_or(OfficeError::NotBound("procedure"))
    }

    /// The bound procedure in the version the petition's events select, or the day its description names.
    pub(crate) fn choose_law(&self, catalog: &Catalog) -> Result<(), OfficeError> {
        let kept = self.kept()?;
        let law = self.read(|petition| {
            if petition.procedure().is_none() {
                return Ok(None);
            }
            let mut law = PetitionLaw::of(petition, catalog)?;
            if let Some(file) = &kept.description {
                if file.on.is_some() {
                    let procedure = law.law.procedure.id.clone();
                    let chosen = LawInForce::choose(catalog, &procedure, file.on, file.county.as_deref())?;
                    law.law = Arc::new(chosen);
                }
                law.inputs = described_inputs(law.inputs, file);
            }
            Ok(Some(Arc::new(law)))
        })?;
        *self.law.write().map_err(|_| OfficeError::Poisoned)? = law;
        Ok(())
    }

    /// The roll bound last, opened once.
    ///
    /// # Errors
    /// [`OfficeError::NotBound`] before one is bound; when it is not in `folder` or cannot be read.
    pub fn roll(&self, folder: &std::path::Path) -> Result<Arc<OpenRoll>, OfficeError> {
        let hash =
            self.read(|petition| Ok(petition.rolls().last().ok_or(OfficeError::NotBound("roll"))?.hash))?;
        let open = self.roll.read().map_err(|_| OfficeError::Poisoned)?.clone();
        if let Some(open) = open.filter(|open| open.snapshot.hash() == hash.0) {
            return Ok(open);
        }
        let mut open = OpenRoll::open(&OpenRoll::find(folder, &hash.to_string())?)?;
        let learned = self.kept()?.linkage.filter(|learned| learned.roll == hash.to_string());
        if let Some(learned) = learned {
            open.engine.set_parameters(learned.parameters);
        }
        let open = Arc::new(open);
        self.use_roll(Arc::clone(&open))?;
        Ok(open)
    }

    /// Looks lines up in this one from now on.
    pub(crate) fn use_roll(&self, open: Arc<OpenRoll>) -> Result<(), OfficeError> {
        *self.roll.write().map_err(|_| OfficeError::Poisoned)? = Some(open);
        Ok(())
    }

    /// The roll's columns that say whether a voter is of the petition's jurisdiction.
    ///
    /// # Errors
    /// When the roll has no such column.
    pub fn districts(&self, roll: &OpenRoll) -> Result<Vec<(Column, String)>, OfficeError> {
        match self.kept()?.description {
            Some(file) => Basis::districts(&roll.snapshot, &file),
            None => Ok(Vec::new()),
        }
    }

    /// The open work.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn work(&self) -> Result<MutexGuard<'_, Work>, OfficeError> {
        self.work.lock().map_err(|_| OfficeError::Poisoned)
    }

    /// How much there is to do.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn load(&self, now: Timestamp) -> Result<Load, OfficeError> {
        Ok(self.work()?.load(now))
    }

    fn file_all(&self) -> Result<(), OfficeError> {
        let share = self.kept()?.second_looks;
        self.seated(|seat| {
            self.work()?.rebuild(seat.petition()?, |line| second_look(seat, line, share));
            Ok(())
        })
    }

    /// Files the work anew where events may have changed it.
    pub(crate) fn refresh(&self, catalog: &Catalog) -> Result<(), OfficeError> {
        let touched = {
            let mut seat = self.seat.write().map_err(|_| OfficeError::Poisoned)?;
            seat.as_mut().ok_or(OfficeError::Poisoned)?.take_touched()
        };
        if touched.all {
            // Another procedure may be bound, or a day has come that selects another version.
            self.choose_law(catalog)?;
            return self.file_all();
        }
        let share = self.kept()?.second_looks;
        self.seated(|seat| {
            let mut work = self.work()?;
            for line in touched.lines {
                work.refresh(line, seat.petition()?, |line| second_look(seat, line, share));
            }
            Ok(())
        })
    }
}

/// The counts of the description, where the journal does not state them.
fn described_inputs(stated: Inputs, file: &PetitionFile) -> Inputs {
    let given =
        [(Input::Registered, file.requirement.registered), (Input::LastVote, file.requirement.last_vote)];
    given.into_iter().fold(stated, |inputs, (input, count)| match count {
        Some(count) if inputs.get(input).is_none() => inputs.with(input, count),
        _ => inputs,
    })
}

/// Whether an acceptance of this line goes to a second person too. Decided by the petition's secret, so that nobody at a
/// screen can tell, and the same after a restart.
fn second_look(seat: &Seat, line: LineName, share: u32) -> bool {
    let Ok(handle) = seat.handle(&format!("second-look {line}")) else { return false };
    let [a, b, c, d, ..] = handle.0;
    u32::from_be_bytes([a, b, c, d]) % 10_000 < share
}
