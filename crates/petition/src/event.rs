//! Everything that can happen to a petition, from opening to the destruction of its records.
//!
//! An event's body in the journal is the JSON of its payload; its kind and the kind's version stand beside it. A body
//! once written is read for ever: a payload that must change gets a new version here, and the old one stays.

mod circulation;
mod conclusion;
mod counting;
mod course;
mod court;
mod custody;
mod draw;
mod election;
mod examination;
mod kinds;
mod opening;

pub use circulation::{
    AnswerFiled, CirculationOpened, EndCause, FormApproved, FormReturned, FormSubmitted, NoticeFiled,
    NoticePublished, NoticeServed, PetitionEnded, PetitionFiled,
};
pub use conclusion::{
    CertificateIssued, Decision, ExaminationCompleted, Figures, Outcome, OutcomeDetermined,
    ProjectionRecorded, RecordsDestroyed,
};
pub use counting::{
    CountPass, CountResolved, PrimaFacieDecided, RawCountDeclared, RawCountRestated, SheetCounted,
};
pub use course::{
    BasisStated, CertificateRestated, ExaminationReopened, ExtensionGranted, OfficeVacated, StepTaken,
    VacancyCause,
};
pub use court::{LinesReinstated, LinesStruck, StayLifted, StayOrdered};
pub use custody::{
    BoxMoved, BoxReceived, Declaration, SectionMoved, SectionPulled, SectionReceived, SectionReturned,
    SigningRange,
};
pub use draw::{FrameFrozen, FullExaminationOrdered, SampleDrawn, SeedPublished};
pub use election::{
    CertificatePresented, ElectionCalledOff, ElectionOrdered, MeasureAdopted, OfficeOutcome, OutcomeRecorded,
    QuestionSet, ResultCertified, SuccessorNominated, SuccessorVotes, VacancyFilled,
};
pub use examination::{
    DuplicatesFound, DuplicatesUndone, FindingRecorded, FindingResolved, FindingReviewed, FindingUndone,
    KeyedLine, LinePending, LinePendingBecause, LinesKeyed, Statement, Verdict, WithdrawalMatched,
    WithdrawalReceived, WithdrawalTooLate, WithdrawalUnmatched,
};
pub use kinds::{Event, EventKind};
pub use opening::{PetitionOpened, ProcedureBound, RollBound};

/// A body that cannot be read as the event it claims to be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadEvent {
    /// No event of this name is known to this program.
    #[error("`{0}` is not an event of a petition; `scrutineer petition record --help` lists them")]
    UnknownKind(String),
    /// Written by a later program.
    #[error("`{kind}` has version {found}, this program knows up to {known}: use a newer scrutineer")]
    FromTheFuture {
        /// The kind of event.
        kind: EventKind,
        /// The version found.
        found: u16,
        /// The highest version this program reads.
        known: u16,
    },
    /// Not the JSON of this event.
    #[error("`{kind}`: {problem}")]
    Body {
        /// The kind of event.
        kind: EventKind,
        /// What is wrong, with line and column.
        problem: String,
    },
}
