//! The fold: a petition and how each event moves it.

mod alike;
mod circulate;
mod conclude;
mod count;
mod course;
mod draw;
mod elect;
mod examine;
mod intake;
mod list;
mod looks;
mod pairs;
mod paper;
mod role;
mod rule;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::course::Course;
use crate::custody::{BoxRecord, Custody, Person, Section};
use crate::duplicates::Groups;
use crate::event::{
    Event, EventKind, PetitionOpened, ProcedureBound, RecordsDestroyed, RollBound, StayOrdered,
};
use crate::hash::{Commitment, VoterHandle};
use crate::interner::Interner;
use crate::line::LineRecord;
use crate::name::{BoxId, FrameNo, LineName, SectionId, WithdrawalId};
use crate::refusal::Refusal;
use crate::stage::{self, Scope, Stage, StageName};
use crate::text::ReasonCode;

pub use alike::Reviews;
use draw::Supplement;
pub use list::{LineOrder, LineQuery, StandingName};
pub use looks::{Copies, Look, LookedAt, OpenWork};
pub use paper::{CountChanges, FrameState, SheetCount};
pub use role::{By, Role};

/// A stage entered, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestone {
    /// The stage.
    pub stage: StageName,
    /// `effective_on` of the event that led to it.
    pub on: Option<Date>,
    /// Number of that event in the petition's journal, from 1.
    pub event: u64,
}

/// A petition as its events make it.
///
/// [`apply`](Self::apply) either moves it or refuses and changes nothing, so a caller that keeps a journal applies first
/// and appends second; when appending fails, the value is ahead of the record: drop it and fold anew.
#[derive(Debug, Clone)]
pub struct Petition {
    facts: PetitionOpened,
    pub(crate) stage: Stage,
    milestones: Vec<Milestone>,
    events: u64,
    procedure: Option<ProcedureBound>,
    rolls: Vec<RollBound>,
    stay: Option<StayOrdered>,
    destroyed: Option<RecordsDestroyed>,
    pub(crate) course: Course,
    pub(crate) custody: Custody,
    pub(crate) raw_count: u32,
    pub(crate) lines: BTreeMap<LineName, LineRecord>,
    sample: Vec<LineName>,
    supplements: Vec<Supplement>,
    pub(crate) groups: Groups,
    pending: BTreeMap<LineName, Pending>,
    withdrawals: BTreeMap<WithdrawalId, Withdrawal>,
    keyed: BTreeMap<LineName, Commitment>,
    voters: Interner<VoterHandle>,
    by_voter: BTreeSet<(u32, LineName)>,
    pub(crate) people: Interner<String>,
    pub(crate) reasons: Interner<ReasonCode>,
}

/// What became of a request to take a signature back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawal {
    /// Not decided yet.
    Received,
    /// In time, and for this line.
    Matched(LineName),
    /// Too late to have effect.
    TooLate,
    /// For no line that could be found; a line found later can still be matched.
    Unmatched,
}

/// A line that waits for something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The line.
    pub line: LineName,
    /// The person who looks after it.
    pub owner: String,
    /// The day it must be decided.
    pub until: Date,
    /// What it waits for, in the vault; none where nobody said.
    pub reason: Option<Commitment>,
}

impl Petition {
    /// A petition begins with its opening.
    #[must_use]
    pub fn open(by: By<'_>, facts: PetitionOpened) -> Self {
        Self {
            facts,
            stage: Stage::Opened,
            milestones: vec![Milestone { stage: StageName::Opened, on: by.effective_on, event: 1 }],
            events: 1,
            procedure: None,
            rolls: Vec::new(),
            stay: None,
            destroyed: None,
            course: Course::opened(by.effective_on),
            custody: Custody::default(),
            raw_count: 0,
            lines: BTreeMap::new(),
            sample: Vec::new(),
            supplements: Vec::new(),
            groups: Groups::default(),
            pending: BTreeMap::new(),
            withdrawals: BTreeMap::new(),
            keyed: BTreeMap::new(),
            voters: Interner::default(),
            by_voter: BTreeSet::new(),
            people: Interner::default(),
            reasons: Interner::default(),
        }
    }

    /// Folds events into the petition they make.
    ///
    /// # Errors
    /// The number of the first event that cannot have happened, from 1, and why.
    pub fn fold<'a>(
        events: impl IntoIterator<Item = (By<'a>, Event)>,
    ) -> Result<Option<Self>, (u64, Refusal)> {
        let mut petition = None;
        for (number, (by, event)) in (1..).zip(events) {
            Self::step(&mut petition, by, &event).map_err(|refusal| (number, refusal))?;
        }
        Ok(petition)
    }

    /// One event more, the first of which must be the opening.
    ///
    /// # Errors
    /// When the event is not possible.
    pub fn step(petition: &mut Option<Self>, by: By<'_>, event: &Event) -> Result<(), Refusal> {
        match (petition.as_mut(), event) {
            (Some(petition), event) => petition.apply(by, event),
            (None, Event::PetitionOpened(facts)) => {
                *petition = Some(Self::open(by, facts.clone()));
                Ok(())
            }
            (None, event) => Err(Refusal::NotOpened { event: event.kind() }),
        }
    }

    /// One event more.
    ///
    /// # Errors
    /// When it is not possible; the petition is then as it was.
    pub fn apply(&mut self, by: By<'_>, event: &Event) -> Result<(), Refusal> {
        self.allow(event.kind())?;
        let before = self.stage.name();
        self.dispatch(by, event)?;
        self.events += 1;
        self.remember(by, event);
        let stage = self.stage.name();
        if stage != before {
            self.milestones.push(Milestone { stage, on: by.effective_on, event: self.events });
        }
        Ok(())
    }

    /// Whether an event of this kind is possible now, whatever it says.
    ///
    /// # Errors
    /// Why not.
    pub fn allow(&self, kind: EventKind) -> Result<(), Refusal> {
        if self.destroyed.is_some() {
            return Err(Refusal::Destroyed { event: kind });
        }
        if !(self.is_ended() && kind == EventKind::RecordsDestroyed) {
            stage::check(self.stage.name(), kind)?;
        }
        self.allow_course(kind)?;
        match &self.stay {
            Some(stay) if !kind.is_possible_while_stayed() => {
                Err(Refusal::Stayed { event: kind, court: stay.court.clone(), case: stay.case.clone() })
            }
            None if kind == EventKind::StayLifted => Err(Refusal::NotStayed),
            _ => Ok(()),
        }
    }

    fn dispatch(&mut self, by: By<'_>, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::PetitionOpened(_) => {
                Err(Refusal::TooLate { event: EventKind::PetitionOpened, stage: self.stage.name() })
            }
            Event::ProcedureBound(e) => self.bind_procedure(e),
            Event::RollBound(e) => self.bind_roll(e),
            Event::BoxReceived(e) => self.receive_box(e),
            Event::BoxMoved(e) => self.move_box(e),
            Event::SectionReceived(e) => self.receive_section(e),
            Event::SectionMoved(e) => self.move_section(e),
            Event::SectionPulled(e) => self.pull_section(e),
            Event::SectionReturned(e) => self.return_section(e),
            Event::SheetCounted(e) => self.count_sheet(by, e),
            Event::CountResolved(e) => self.resolve_count(by, e),
            Event::RawCountDeclared(e) => self.declare_raw_count(e),
            Event::PrimaFacieDecided(e) => self.decide_prima_facie(e),
            Event::RawCountRestated(e) => self.restate_raw_count(e),
            Event::FrameFrozen(e) => self.freeze_frame(e),
            Event::SeedPublished(e) => self.publish_seed(e),
            Event::SampleDrawn(e) => self.draw_sample(e),
            Event::FullExaminationOrdered(_) => self.examine_all(),
            Event::LinesKeyed(e) => self.key_lines(e),
            Event::FindingRecorded(e) => self.record_finding(by, &e.0),
            Event::FindingReviewed(e) => self.review_finding(by, &e.0),
            Event::FindingResolved(e) => self.resolve_finding(by, &e.0),
            Event::FindingUndone(e) => self.undo_finding(by, e.line),
            Event::LinePending(e) => self.leave_pending(e.line, &e.owner, e.until, None),
            Event::LinePendingBecause(e) => self.leave_pending(e.line, &e.owner, e.until, Some(e.reason)),
            Event::DuplicatesFound(e) => self.group_duplicates(e),
            Event::DuplicatesUndone(e) => self.undo_duplicates(e.line),
            Event::WithdrawalReceived(e) => self.receive_withdrawal(e),
            Event::WithdrawalMatched(e) => self.match_withdrawal(e),
            Event::WithdrawalTooLate(e) => self.refuse_withdrawal(e),
            Event::WithdrawalUnmatched(e) => self.leave_unmatched(e),
            Event::StayOrdered(e) => self.stay(by, e),
            Event::StayLifted(_) => self.lift_stay(by),
            Event::LinesStruck(e) => self.strike(&e.lines),
            Event::LinesReinstated(e) => self.reinstate(&e.lines),
            Event::ExaminationCompleted(e) => self.complete(e),
            Event::ProjectionRecorded(e) => self.record_projection(e),
            Event::OutcomeDetermined(e) => self.determine(by, e),
            Event::CertificateIssued(e) => self.certify(e),
            Event::RecordsDestroyed(e) => self.destroy_records(e),
            _ => self.live(by, event),
        }
    }

    fn person(&mut self, by: By<'_>) -> Person {
        Person { number: self.people.number(by.person), leads: by.role.leads() }
    }

    fn name_of(&self, person: u32) -> String {
        self.people.value(person).cloned().unwrap_or_default()
    }

    fn same_person(&self, what: &'static str, person: u32) -> Refusal {
        Refusal::SamePerson { what, person: self.name_of(person) }
    }

    /// What was opened.
    #[must_use]
    pub fn facts(&self) -> &PetitionOpened {
        &self.facts
    }

    /// Where it stands.
    #[must_use]
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The stages it went through, with their days.
    #[must_use]
    pub fn milestones(&self) -> &[Milestone] {
        &self.milestones
    }

    /// Events folded.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.events
    }

    /// The procedure it is bound to now.
    #[must_use]
    pub fn procedure(&self) -> Option<&ProcedureBound> {
        self.procedure.as_ref()
    }

    /// The rolls bound; the first is number 1.
    #[must_use]
    pub fn rolls(&self) -> &[RollBound] {
        &self.rolls
    }

    /// The stay in force.
    #[must_use]
    pub fn stayed(&self) -> Option<&StayOrdered> {
        self.stay.as_ref()
    }

    /// The destruction of its records.
    #[must_use]
    pub fn destroyed(&self) -> Option<&RecordsDestroyed> {
        self.destroyed.as_ref()
    }

    /// Lines in the raw count as last stated; 0 before it is declared.
    #[must_use]
    pub fn raw_count(&self) -> u32 {
        self.raw_count
    }

    /// Boxes received.
    #[must_use]
    pub fn boxes(&self) -> &BTreeMap<BoxId, BoxRecord> {
        &self.custody.boxes
    }

    /// A section received.
    ///
    /// # Errors
    /// [`Refusal::UnknownSection`] where there is none of that number.
    pub fn section(&self, id: SectionId) -> Result<&Section, Refusal> {
        self.custody.sections.get(&id).ok_or(Refusal::UnknownSection(id))
    }

    /// Sections received, with their sheets.
    #[must_use]
    pub fn sections(&self) -> &BTreeMap<SectionId, Section> {
        &self.custody.sections
    }

    /// The lines drawn from the main frame, in the order of the draw; those of supplementary frames follow.
    #[must_use]
    pub fn sample(&self) -> &[LineName] {
        &self.sample
    }

    /// The names in the raw count, in order: the list a frame is made of.
    pub fn frame_lines(&self) -> impl Iterator<Item = LineName> {
        self.lines.iter().filter(|(_, record)| !record.removed).map(|(name, _)| *name)
    }

    /// The lines of a frame as it was frozen, in order; those restated away later are still in it.
    pub fn lines_in_frame(&self, frame: FrameNo) -> impl Iterator<Item = LineName> {
        let is_in = move |record: &LineRecord| u32::from(record.frame) == frame.get();
        self.lines.iter().filter(move |(_, record)| is_in(record)).map(|(name, _)| *name)
    }

    /// Lines waiting for something, with owner and day.
    pub fn pending(&self) -> impl Iterator<Item = &Pending> {
        self.pending.values()
    }

    /// Lines on which somebody named this voter, whether the finding stands or not.
    pub fn lines_of_voter(&self, voter: &VoterHandle) -> impl Iterator<Item = LineName> {
        let number = self.voters.find(voter);
        number.into_iter().flat_map(move |n| {
            self.by_voter
                .range((n, LineName::FIRST)..)
                .take_while(move |(m, _)| *m == n)
                .map(|(_, line)| *line)
        })
    }

    /// A figure changed: a completed examination is not completed any more.
    fn reopen(&mut self) {
        if let Stage::Completed(completed) = &self.stage {
            self.stage = Stage::Examining(Box::new((**completed).clone().reopen()));
        }
    }

    fn scope(&self) -> Scope {
        self.stage.scope()
    }
}
