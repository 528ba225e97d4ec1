//! Which event can happen in which stage. One row per event; docs/states.md draws it, a test walks all of it.

use super::StageName;
use crate::event::EventKind;
use crate::refusal::Refusal;

/// The first and the last stage an event is possible in, and whether also after a prima facie rejection.
struct Span(StageName, StageName, bool);

fn span(event: EventKind) -> Span {
    use EventKind as E;
    use StageName as S;
    match event {
        // The opening makes the petition: it is before every stage, and never comes again.
        E::PetitionOpened => Span(S::Opened, S::Opened, false),
        E::ProcedureBound | E::RollBound | E::BoxReceived | E::SectionReceived => {
            Span(S::Opened, S::Completed, false)
        }
        E::WithdrawalReceived | E::WithdrawalTooLate => Span(S::Opened, S::Completed, false),
        E::StayOrdered | E::StayLifted => Span(S::Opened, S::Certified, true),
        E::BoxMoved | E::SectionMoved | E::SectionPulled | E::SectionReturned => {
            Span(S::Receiving, S::Certified, true)
        }
        E::SheetCounted | E::CountResolved => Span(S::Receiving, S::Completed, false),
        E::RawCountDeclared => Span(S::Receiving, S::Receiving, false),
        E::PrimaFacieDecided => Span(S::Counted, S::Counted, false),
        E::RawCountRestated | E::WithdrawalMatched => Span(S::Counted, S::Completed, false),
        // A court's order comes when it comes; after the certificate a restatement follows it.
        E::LinesStruck | E::LinesReinstated => Span(S::Counted, S::Certified, false),
        E::LinesKeyed => Span(S::Counted, S::Completed, false),
        E::FrameFrozen => Span(S::Accepted, S::Accepted, false),
        E::FullExaminationOrdered => Span(S::Accepted, S::Completed, false),
        E::SeedPublished => Span(S::Framed, S::Completed, false),
        E::SampleDrawn => Span(S::Seeded, S::Completed, false),
        E::FindingRecorded | E::LinePending => Span(S::Drawn, S::Examining, false),
        E::FindingReviewed | E::FindingResolved | E::ExaminationCompleted => {
            Span(S::Examining, S::Examining, false)
        }
        E::FindingUndone | E::DuplicatesFound | E::DuplicatesUndone => {
            Span(S::Examining, S::Completed, false)
        }
        E::ProjectionRecorded | E::CertificateIssued => Span(S::Completed, S::Completed, false),
        E::RecordsDestroyed => Span(S::Certified, S::Certified, true),
        // Circulation has states of its own; here it ends with the first box.
        E::NoticeServed
        | E::NoticeFiled
        | E::NoticePublished
        | E::AnswerFiled
        | E::FormSubmitted
        | E::FormReturned
        | E::FormApproved
        | E::CirculationOpened
        | E::PetitionFiled
        | E::PetitionEnded => Span(S::Opened, S::Opened, false),
        E::BasisStated | E::OfficeVacated | E::ExtensionGranted | E::StepTaken => {
            Span(S::Opened, S::Certified, true)
        }
        // So has the election, which begins with the certificate.
        E::CertificateRestated
        | E::ExaminationReopened
        | E::CertificatePresented
        | E::ElectionOrdered
        | E::ElectionCalledOff
        | E::QuestionSet
        | E::SuccessorNominated
        | E::ResultCertified
        | E::OutcomeRecorded
        | E::VacancyFilled => Span(S::Certified, S::Certified, false),
    }
}

/// Whether an event can happen in this stage, whatever its content.
pub(crate) fn check(stage: StageName, event: EventKind) -> Result<(), Refusal> {
    let Span(first, last, after_rejection) = span(event);
    if stage == StageName::Rejected {
        return if after_rejection { Ok(()) } else { Err(Refusal::TooLate { event, stage }) };
    }
    if stage > last || event == EventKind::PetitionOpened {
        return Err(Refusal::TooLate { event, stage });
    }
    match stage.next() {
        Some(needs) if stage < first => Err(Refusal::TooEarly { event, needs }),
        _ => Ok(()),
    }
}

/// While a stay is in force, only paper is moved and orders are taken.
pub(crate) fn possible_while_stayed(event: EventKind) -> bool {
    use EventKind as E;
    matches!(
        event,
        E::ProcedureBound
            | E::RollBound
            | E::BoxReceived
            | E::BoxMoved
            | E::SectionReceived
            | E::SectionMoved
            | E::SectionPulled
            | E::SectionReturned
            | E::WithdrawalReceived
            | E::StayLifted
            | E::LinesStruck
            | E::LinesReinstated
            | E::BasisStated
            | E::OfficeVacated
            | E::ExtensionGranted
            | E::CertificateRestated
            | E::ExaminationReopened
            | E::ElectionCalledOff
    )
}

impl StageName {
    /// Every stage.
    pub const ALL: [Self; 11] = [
        Self::Opened,
        Self::Receiving,
        Self::Counted,
        Self::Rejected,
        Self::Accepted,
        Self::Framed,
        Self::Seeded,
        Self::Drawn,
        Self::Examining,
        Self::Completed,
        Self::Certified,
    ];

    /// The stage that follows on the way to the certificate.
    fn next(self) -> Option<Self> {
        match self {
            Self::Opened => Some(Self::Receiving),
            Self::Receiving => Some(Self::Counted),
            Self::Counted => Some(Self::Accepted),
            Self::Accepted => Some(Self::Framed),
            Self::Framed => Some(Self::Seeded),
            Self::Seeded => Some(Self::Drawn),
            Self::Drawn => Some(Self::Examining),
            Self::Examining => Some(Self::Completed),
            Self::Completed => Some(Self::Certified),
            Self::Rejected | Self::Certified => None,
        }
    }

    /// What must have happened to be here: "the frame is frozen".
    #[must_use]
    pub fn milestone(self) -> &'static str {
        match self {
            Self::Opened => "the petition is opened",
            Self::Receiving => "a box is received",
            Self::Counted => "the raw count is declared",
            Self::Rejected => "the petition is rejected prima facie",
            Self::Accepted => "the petition is accepted prima facie",
            Self::Framed => "the frame is frozen",
            Self::Seeded => "the seed is published",
            Self::Drawn => "the sample is drawn",
            Self::Examining => "a line of it is examined",
            Self::Completed => "the examination is completed",
            Self::Certified => "the certificate is issued",
        }
    }

    /// The event that leads here.
    #[must_use]
    pub fn reached_by(self) -> EventKind {
        match self {
            Self::Opened => EventKind::PetitionOpened,
            Self::Receiving => EventKind::BoxReceived,
            Self::Counted => EventKind::RawCountDeclared,
            Self::Rejected | Self::Accepted => EventKind::PrimaFacieDecided,
            Self::Framed => EventKind::FrameFrozen,
            Self::Seeded => EventKind::SeedPublished,
            Self::Drawn => EventKind::SampleDrawn,
            Self::Examining => EventKind::FindingRecorded,
            Self::Completed => EventKind::ExaminationCompleted,
            Self::Certified => EventKind::CertificateIssued,
        }
    }

    /// One word: `framed`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Receiving => "receiving",
            Self::Counted => "counted",
            Self::Rejected => "rejected",
            Self::Accepted => "accepted",
            Self::Framed => "framed",
            Self::Seeded => "seeded",
            Self::Drawn => "drawn",
            Self::Examining => "examining",
            Self::Completed => "completed",
            Self::Certified => "certified",
        }
    }
}
