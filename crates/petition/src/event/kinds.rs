//! The one table of kinds of event: the name in the journal, the version written, how a refusal begins, the first and the
//! last stage it is possible in, and what else is to be known of it (`crate::stage::Rule`). docs/states.md draws it, a
//! test compares every cell. A new kind is a payload, a row here and an arm of the fold.

use std::fmt;

use super::{
    AnswerFiled, BadEvent, BasisStated, BoxMoved, BoxReceived, CertificateIssued, CertificatePresented,
    CertificateRestated, CirculationOpened, CountResolved, DuplicatesFound, DuplicatesUndone,
    ElectionCalledOff, ElectionOrdered, ExaminationCompleted, ExaminationReopened, ExtensionGranted,
    FindingRecorded, FindingResolved, FindingReviewed, FindingUndone, FormApproved, FormReturned,
    FormSubmitted, FrameFrozen, FullExaminationOrdered, LinePending, LinePendingBecause, LinesKeyed,
    LinesReinstated, LinesStruck, MeasureAdopted, NoticeFiled, NoticePublished, NoticeServed, OfficeVacated,
    OutcomeDetermined, OutcomeRecorded, PetitionEnded, PetitionFiled, PetitionOpened, PrimaFacieDecided,
    ProcedureBound, ProjectionRecorded, QuestionSet, RawCountDeclared, RawCountRestated, RecordsDestroyed,
    ResultCertified, RollBound, SampleDrawn, SectionMoved, SectionPulled, SectionReceived, SectionReturned,
    SeedPublished, SheetCounted, StayLifted, StayOrdered, StepTaken, SuccessorNominated, VacancyFilled,
    WithdrawalMatched, WithdrawalReceived, WithdrawalTooLate, WithdrawalUnmatched,
};
use crate::stage::{Rule, StageName};

macro_rules! events {
    ($( $variant:ident = $kind:literal, $version:literal, $cannot:literal, $first:ident to $last:ident $(, $mark:ident)*; )*) => {
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

            /// When it is possible, and what it is to those who follow a petition's life.
            pub(crate) fn rule(self) -> Rule {
                match self {
                    $( Self::$variant => Rule::new(StageName::$first, StageName::$last)$( .$mark() )*, )*
                }
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

// Circulation and the election have states of their own beside the stage, which allow less (`Petition::allow`): here
// circulation ends with the first box and the election begins with the certificate. The opening makes the petition: it
// is before every stage, and never comes again. A court's order comes when it comes; after the certificate a restatement
// follows it.
#[rustfmt::skip]
events! {
    PetitionOpened = "petition-opened", 1, "the petition cannot be opened", Opened to Opened;
    ProcedureBound = "procedure-bound", 1, "a procedure cannot be bound", Opened to Completed, while_stayed;
    RollBound = "roll-bound", 1, "a roll cannot be bound", Opened to Completed, while_stayed;
    BoxReceived = "box-received", 1, "a box cannot be received", Opened to Completed, while_stayed, of_detail;
    BoxMoved = "box-moved", 1, "a box cannot be moved", Receiving to Certified, after_rejection, while_stayed, of_detail;
    SectionReceived = "section-received", 1, "a section cannot be received", Opened to Completed, while_stayed, of_detail;
    SectionMoved = "section-moved", 1, "a section cannot be moved", Receiving to Certified, after_rejection, while_stayed, of_detail;
    SectionPulled = "section-pulled", 1, "a section cannot be pulled", Receiving to Certified, after_rejection, while_stayed, of_detail;
    SectionReturned = "section-returned", 1, "a section cannot be put back", Receiving to Certified, after_rejection, while_stayed, of_detail;
    SheetCounted = "sheet-counted", 1, "a sheet cannot be counted", Receiving to Completed, of_detail;
    CountResolved = "count-resolved", 1, "a count cannot be resolved", Receiving to Completed, of_detail;
    RawCountDeclared = "raw-count-declared", 1, "the raw count cannot be declared", Receiving to Receiving;
    PrimaFacieDecided = "prima-facie-decided", 1, "the prima facie decision cannot be taken", Counted to Counted;
    FrameFrozen = "frame-frozen", 1, "the frame cannot be frozen", Accepted to Accepted;
    SeedPublished = "seed-published", 1, "a seed cannot be published", Framed to Completed;
    SampleDrawn = "sample-drawn", 1, "a sample cannot be drawn", Seeded to Completed;
    FullExaminationOrdered = "full-examination-ordered", 1, "the full examination cannot be ordered", Accepted to Completed;
    WithdrawalReceived = "withdrawal-received", 1, "a withdrawal cannot be received", Opened to Completed, while_stayed, of_detail;
    WithdrawalMatched = "withdrawal-matched", 1, "a withdrawal cannot be matched to a line", Counted to Completed, of_detail;
    WithdrawalTooLate = "withdrawal-too-late", 1, "a withdrawal cannot be declared too late", Opened to Completed, of_detail;
    WithdrawalUnmatched = "withdrawal-unmatched", 1, "a withdrawal cannot be declared to fit no line", Counted to Completed, of_detail;
    LinesKeyed = "lines-keyed", 1, "lines cannot be keyed", Counted to Completed, of_detail;
    FindingRecorded = "finding-recorded", 1, "a finding cannot be recorded", Drawn to Examining, of_detail;
    FindingReviewed = "finding-reviewed", 1, "a finding cannot be reviewed", Examining to Examining, of_detail;
    FindingResolved = "finding-resolved", 1, "a difference cannot be resolved", Examining to Examining, of_detail;
    FindingUndone = "finding-undone", 1, "a finding cannot be undone", Examining to Completed, of_detail;
    LinePending = "line-pending", 1, "a line cannot be left pending", Drawn to Examining, of_detail;
    LinePendingBecause = "line-pending-because", 1, "a line cannot be left pending", Drawn to Examining, of_detail;
    DuplicatesFound = "duplicates-found", 1, "duplicates cannot be recorded", Examining to Completed, of_detail;
    DuplicatesUndone = "duplicates-undone", 1, "duplicates cannot be undone", Examining to Completed, of_detail;
    RawCountRestated = "raw-count-restated", 1, "the raw count cannot be restated", Counted to Completed;
    StayOrdered = "stay-ordered", 1, "a stay cannot be recorded", Opened to Certified, after_rejection;
    StayLifted = "stay-lifted", 1, "a stay cannot be lifted", Opened to Certified, after_rejection, while_stayed;
    LinesStruck = "lines-struck", 1, "lines cannot be struck", Counted to Certified, while_stayed;
    LinesReinstated = "lines-reinstated", 1, "lines cannot be reinstated", Counted to Certified, while_stayed;
    ExaminationCompleted = "examination-completed", 1, "the examination cannot be completed", Examining to Examining;
    ProjectionRecorded = "projection-recorded", 1, "a projection cannot be recorded", Completed to Completed;
    OutcomeDetermined = "outcome-determined", 1, "an outcome cannot be determined", Completed to Certified, of_law;
    CertificateIssued = "certificate-issued", 1, "a certificate cannot be issued", Completed to Completed;
    BasisStated = "basis-stated", 1, "the counts the law computes from cannot be stated", Opened to Certified, after_rejection, while_stayed, of_law;
    NoticeServed = "notice-served", 1, "the notice cannot be served", Opened to Opened, of_law;
    NoticeFiled = "notice-filed", 1, "the notice cannot be filed", Opened to Opened, of_law;
    NoticePublished = "notice-published", 1, "the notice cannot be published", Opened to Opened, of_law;
    AnswerFiled = "answer-filed", 1, "the answer cannot be filed", Opened to Opened, of_law;
    FormSubmitted = "form-submitted", 1, "the form cannot be submitted", Opened to Opened, of_law;
    FormReturned = "form-returned", 1, "the form cannot be returned", Opened to Opened, of_law;
    FormApproved = "form-approved", 1, "the form cannot be approved", Opened to Opened, of_law;
    CirculationOpened = "circulation-opened", 1, "circulation cannot be opened", Opened to Opened, of_law;
    PetitionFiled = "petition-filed", 1, "the petition cannot be filed", Opened to Opened, of_law;
    PetitionEnded = "petition-ended", 1, "the petition cannot be ended", Opened to Opened;
    OfficeVacated = "office-vacated", 1, "a vacancy cannot be recorded", Opened to Certified, after_rejection, while_stayed, of_law;
    ExtensionGranted = "extension-granted", 1, "an extension cannot be recorded", Opened to Certified, after_rejection, while_stayed, of_law;
    StepTaken = "step-taken", 1, "a step cannot be recorded", Opened to Certified, after_rejection, of_law;
    CertificateRestated = "certificate-restated", 1, "the certificate cannot be restated", Certified to Certified, while_stayed, of_law;
    ExaminationReopened = "examination-reopened", 1, "the examination cannot be reopened", Certified to Certified, while_stayed;
    CertificatePresented = "certificate-presented", 1, "the certificate cannot be presented", Certified to Certified, of_law;
    ElectionOrdered = "election-ordered", 1, "the election cannot be ordered", Certified to Certified, of_law;
    ElectionCalledOff = "election-called-off", 1, "the election cannot be called off", Certified to Certified, while_stayed;
    MeasureAdopted = "measure-adopted", 1, "the adoption of the measure cannot be recorded", Certified to Certified, of_law;
    QuestionSet = "question-set", 1, "the question on the ballot cannot be set", Certified to Certified, of_law;
    SuccessorNominated = "successor-nominated", 1, "a successor cannot be nominated", Certified to Certified, of_law;
    ResultCertified = "result-certified", 1, "the result cannot be certified", Certified to Certified, of_law;
    OutcomeRecorded = "outcome-recorded", 1, "the outcome cannot be recorded", Certified to Certified, of_law;
    VacancyFilled = "vacancy-filled", 1, "a vacancy cannot be filled", Certified to Certified, of_law;
    RecordsDestroyed = "records-destroyed", 1, "the records cannot be destroyed", Certified to Certified, after_rejection;
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
