//! What runs beside the examination: circulation before it, the election after it, and what can happen at any point.

use jiff::civil::Date;

use crate::circulation::Circulation;
use crate::election::Election;
use crate::event::{BasisStated, EventKind, ExtensionGranted, OfficeVacated};
use crate::stage::Certified;

/// An event that the calendar or a reader of the petition's life wants, with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// What happened.
    pub kind: EventKind,
    /// The procedure's own name for it, for `step-taken`.
    pub named: Option<String>,
    /// The day the law counts it from, where one is recorded.
    pub on: Option<Date>,
    /// Number of the event in the petition's journal, from 1.
    pub event: u64,
}

/// A stay and its lifting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StayRecord {
    /// The court.
    pub court: String,
    /// The number of the case.
    pub case: String,
    /// The day it began, where it is recorded.
    pub from: Option<Date>,
    /// Whether it was lifted.
    pub is_lifted: bool,
    /// The day it was lifted, where it is recorded.
    pub lifted: Option<Date>,
}

/// The course of a petition beside its examination.
#[derive(Debug, Clone, Default)]
pub struct Course {
    /// Before the filing.
    pub circulation: Circulation,
    /// After the certificate.
    pub election: Election,
    /// What happened, in order; work on single sheets and lines is left out.
    pub moments: Vec<Moment>,
    /// Every stay.
    pub stays: Vec<StayRecord>,
    /// Every extension, with the day it was granted.
    pub extensions: Vec<(Option<Date>, ExtensionGranted)>,
    /// The counts the law computes from, as last stated.
    pub basis: Option<BasisStated>,
    /// The vacancy of the office, and its day.
    pub vacated: Option<(Option<Date>, OfficeVacated)>,
    /// Certificates that a reopened examination has put behind it.
    pub earlier: Vec<Certified>,
}

impl Course {
    /// A course begins with the petition's opening.
    pub(crate) fn opened(on: Option<Date>) -> Self {
        let opening = Moment { kind: EventKind::PetitionOpened, named: None, on, event: 1 };
        Self { moments: vec![opening], ..Self::default() }
    }

    /// The last event of that kind.
    #[must_use]
    pub fn last(&self, kind: EventKind) -> Option<&Moment> {
        self.moments.iter().rfind(|moment| moment.kind == kind)
    }

    /// The first event of that kind.
    #[must_use]
    pub fn first(&self, kind: EventKind) -> Option<&Moment> {
        self.moments.iter().find(|moment| moment.kind == kind)
    }
}
