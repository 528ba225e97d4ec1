//! Which event can happen in which stage, as the table in `crate::event` says.

use super::StageName;
use crate::event::EventKind;
use crate::refusal::Refusal;

/// What the table of events (`crate::event`) says of one kind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    first: StageName,
    last: StageName,
    after_rejection: bool,
    while_stayed: bool,
    of_detail: bool,
    of_law: bool,
}

impl Rule {
    /// Possible from one stage to another.
    pub(crate) const fn new(first: StageName, last: StageName) -> Self {
        Self { first, last, after_rejection: false, while_stayed: false, of_detail: false, of_law: false }
    }

    /// Possible after a prima facie rejection, too.
    pub(crate) const fn after_rejection(self) -> Self {
        Self { after_rejection: true, ..self }
    }

    /// Possible while a stay is in force: only paper is moved and orders are taken.
    pub(crate) const fn while_stayed(self) -> Self {
        Self { while_stayed: true, ..self }
    }

    /// Work on single boxes, sheets and lines: no moment of the calendar.
    pub(crate) const fn of_detail(self) -> Self {
        Self { of_detail: true, ..self }
    }

    /// The procedure has a say in it.
    pub(crate) const fn of_law(self) -> Self {
        Self { of_law: true, ..self }
    }
}

impl EventKind {
    /// Whether the calendar and the story of a petition want it: work on single boxes, sheets and lines they do not.
    pub(crate) fn is_moment(self) -> bool {
        !self.rule().of_detail
    }

    /// Whether the law has a say in it; the rest (boxes, sheets, lines) is the paper's.
    #[must_use]
    pub fn is_of_law(self) -> bool {
        self.rule().of_law
    }

    pub(crate) fn is_possible_while_stayed(self) -> bool {
        self.rule().while_stayed
    }
}

/// Whether an event can happen in this stage, whatever its content.
pub(crate) fn check(stage: StageName, event: EventKind) -> Result<(), Refusal> {
    let Rule { first, last, after_rejection, .. } = event.rule();
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
