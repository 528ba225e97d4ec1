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
mod opening;

use std::fmt;

pub use circulation::{
    AnswerFiled, CirculationOpened, EndCause, FormApproved, FormReturned, FormSubmitted, NoticeFiled,
    NoticePublished, NoticeServed, PetitionEnded, PetitionFiled,
};
pub use conclusion::{
    CertificateIssued, Decision, ExaminationCompleted, Figures, Outcome, ProjectionRecorded, RecordsDestroyed,
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
    CertificatePresented, ElectionCalledOff, ElectionOrdered, OfficeOutcome, OutcomeRecorded, QuestionSet,
    ResultCertified, SuccessorNominated, SuccessorVotes, VacancyFilled,
};
pub use examination::{
    DuplicatesFound, DuplicatesUndone, FindingRecorded, FindingResolved, FindingReviewed, FindingUndone,
    KeyedLine, LinePending, LinesKeyed, Statement, Verdict, WithdrawalMatched, WithdrawalReceived,
    WithdrawalTooLate,
};
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

macro_rules! events {
    ($( $variant:ident = $kind:literal, $version:literal, $cannot:literal; )*) => {
        /// One thing that happened.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Event {
            $( #[doc = concat!("`", $kind, "`")] $variant($variant), )*
        }

        /// The name of a kind of event.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EventKind {
            $( #[doc = concat!("`", $kind, "`")] $variant, )*
        }

        impl EventKind {
            /// Every kind.
            pub const ALL: &[Self] = &[ $( Self::$variant, )* ];

            /// The stable name that stands in the journal.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $kind, )* }
            }

            /// The version this program writes.
            #[must_use]
            pub fn version(self) -> u16 {
                match self { $( Self::$variant => $version, )* }
            }

            /// How a refusal begins: "a sample cannot be drawn".
            #[must_use]
            pub fn cannot(self) -> &'static str {
                match self { $( Self::$variant => $cannot, )* }
            }

            /// The kind of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $( $kind => Some(Self::$variant), )* _ => None }
            }
        }

        impl Event {
            /// What kind of event this is.
            #[must_use]
            pub fn kind(&self) -> EventKind {
                match self { $( Self::$variant(_) => EventKind::$variant, )* }
            }

            /// The bytes that go into the journal.
            ///
            /// # Errors
            /// Never for the events of this crate; the signature leaves it to the caller not to panic.
            pub fn to_body(&self) -> Result<Vec<u8>, BadEvent> {
                let body = match self { $( Self::$variant(payload) => serde_json::to_vec(payload), )* };
                body.map_err(|e| BadEvent::Body { kind: self.kind(), problem: e.to_string() })
            }

            /// Reads the bytes of a journal entry.
            ///
            /// # Errors
            /// When the kind or its version is unknown, or the body is not this event's JSON.
            pub fn from_body(kind: &str, version: u16, body: &[u8]) -> Result<Self, BadEvent> {
                let kind = EventKind::from_name(kind).ok_or_else(|| BadEvent::UnknownKind(kind.to_owned()))?;
                if version != kind.version() {
                    return Err(BadEvent::FromTheFuture { kind, found: version, known: kind.version() });
                }
                let event = match kind {
                    $( EventKind::$variant => serde_json::from_slice(body).map(Self::$variant), )*
                };
                event.map_err(|e| BadEvent::Body { kind, problem: e.to_string() })
            }
        }

        $( impl From<$variant> for Event {
            fn from(payload: $variant) -> Self {
                Self::$variant(payload)
            }
        } )*
    };
}

events! {
    PetitionOpened = "petition-opened", 1, "the petition cannot be opened";
    ProcedureBound = "procedure-bound", 1, "a procedure cannot be bound";
    RollBound = "roll-bound", 1, "a roll cannot be bound";
    BoxReceived = "box-received", 1, "a box cannot be received";
    BoxMoved = "box-moved", 1, "a box cannot be moved";
    SectionReceived = "section-received", 1, "a section cannot be received";
    SectionMoved = "section-moved", 1, "a section cannot be moved";
    SectionPulled = "section-pulled", 1, "a section cannot be pulled";
    SectionReturned = "section-returned", 1, "a section cannot be put back";
    SheetCounted = "sheet-counted", 1, "a sheet cannot be counted";
    CountResolved = "count-resolved", 1, "a count cannot be resolved";
    RawCountDeclared = "raw-count-declared", 1, "the raw count cannot be declared";
    PrimaFacieDecided = "prima-facie-decided", 1, "the prima facie decision cannot be taken";
    FrameFrozen = "frame-frozen", 1, "the frame cannot be frozen";
    SeedPublished = "seed-published", 1, "a seed cannot be published";
    SampleDrawn = "sample-drawn", 1, "a sample cannot be drawn";
    FullExaminationOrdered = "full-examination-ordered", 1, "the full examination cannot be ordered";
    WithdrawalReceived = "withdrawal-received", 1, "a withdrawal cannot be received";
    WithdrawalMatched = "withdrawal-matched", 1, "a withdrawal cannot be matched to a line";
    WithdrawalTooLate = "withdrawal-too-late", 1, "a withdrawal cannot be declared too late";
    LinesKeyed = "lines-keyed", 1, "lines cannot be keyed";
    FindingRecorded = "finding-recorded", 1, "a finding cannot be recorded";
    FindingReviewed = "finding-reviewed", 1, "a finding cannot be reviewed";
    FindingResolved = "finding-resolved", 1, "a difference cannot be resolved";
    FindingUndone = "finding-undone", 1, "a finding cannot be undone";
    LinePending = "line-pending", 1, "a line cannot be left pending";
    DuplicatesFound = "duplicates-found", 1, "duplicates cannot be recorded";
    DuplicatesUndone = "duplicates-undone", 1, "duplicates cannot be undone";
    RawCountRestated = "raw-count-restated", 1, "the raw count cannot be restated";
    StayOrdered = "stay-ordered", 1, "a stay cannot be recorded";
    StayLifted = "stay-lifted", 1, "a stay cannot be lifted";
    LinesStruck = "lines-struck", 1, "lines cannot be struck";
    LinesReinstated = "lines-reinstated", 1, "lines cannot be reinstated";
    ExaminationCompleted = "examination-completed", 1, "the examination cannot be completed";
    ProjectionRecorded = "projection-recorded", 1, "a projection cannot be recorded";
    CertificateIssued = "certificate-issued", 1, "a certificate cannot be issued";
    BasisStated = "basis-stated", 1, "the counts the law computes from cannot be stated";
    NoticeServed = "notice-served", 1, "the notice cannot be served";
    NoticeFiled = "notice-filed", 1, "the notice cannot be filed";
    NoticePublished = "notice-published", 1, "the notice cannot be published";
    AnswerFiled = "answer-filed", 1, "the answer cannot be filed";
    FormSubmitted = "form-submitted", 1, "the form cannot be submitted";
    FormReturned = "form-returned", 1, "the form cannot be returned";
    FormApproved = "form-approved", 1, "the form cannot be approved";
    CirculationOpened = "circulation-opened", 1, "circulation cannot be opened";
    PetitionFiled = "petition-filed", 1, "the petition cannot be filed";
    PetitionEnded = "petition-ended", 1, "the petition cannot be ended";
    OfficeVacated = "office-vacated", 1, "a vacancy cannot be recorded";
    ExtensionGranted = "extension-granted", 1, "an extension cannot be recorded";
    StepTaken = "step-taken", 1, "a step cannot be recorded";
    CertificateRestated = "certificate-restated", 1, "the certificate cannot be restated";
    ExaminationReopened = "examination-reopened", 1, "the examination cannot be reopened";
    CertificatePresented = "certificate-presented", 1, "the certificate cannot be presented";
    ElectionOrdered = "election-ordered", 1, "the election cannot be ordered";
    ElectionCalledOff = "election-called-off", 1, "the election cannot be called off";
    QuestionSet = "question-set", 1, "the question on the ballot cannot be set";
    SuccessorNominated = "successor-nominated", 1, "a successor cannot be nominated";
    ResultCertified = "result-certified", 1, "the result cannot be certified";
    OutcomeRecorded = "outcome-recorded", 1, "the outcome cannot be recorded";
    VacancyFilled = "vacancy-filled", 1, "a vacancy cannot be filled";
    RecordsDestroyed = "records-destroyed", 1, "the records cannot be destroyed";
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
