//! The states after a certificate of sufficiency. Each carries what led to it, and only the state before can make it.

use crate::event::{
    CertificatePresented, ElectionCalledOff, ElectionOrdered, EventKind, MeasureAdopted, OutcomeRecorded,
    QuestionSet, ResultCertified, SuccessorNominated, VacancyFilled,
};

/// How far a certified petition is on its way to the outcome.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Election {
    /// The certificate is not presented yet.
    #[default]
    Awaited,
    /// It is before those who order the election.
    Presented(Presented),
    /// The measure is adopted without an election.
    Adopted(Adopted),
    /// The election is ordered.
    Ordered(Ordered),
    /// Its result is certified.
    Resulted(Resulted),
    /// What follows from it is recorded.
    Concluded(Concluded),
}

/// A certificate presented.
#[derive(Debug, Clone, PartialEq)]
pub struct Presented {
    /// To whom.
    pub presented: CertificatePresented,
    /// Orders that fell.
    pub called_off: Vec<(ElectionOrdered, ElectionCalledOff)>,
}

/// A measure adopted by those to whom the certificate was presented.
#[derive(Debug, Clone, PartialEq)]
pub struct Adopted {
    /// What came before.
    pub presented: Presented,
    /// The adoption.
    pub adoption: MeasureAdopted,
}

/// An election ordered.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordered {
    /// What came before.
    pub presented: Presented,
    /// The order.
    pub order: ElectionOrdered,
    /// The words on the ballot.
    pub question: Option<QuestionSet>,
    /// Who would succeed, in the order of their nomination.
    pub successors: Vec<SuccessorNominated>,
}

/// A certified result.
#[derive(Debug, Clone, PartialEq)]
pub struct Resulted {
    /// The election.
    pub ordered: Ordered,
    /// Its result.
    pub result: ResultCertified,
}

/// The end of a petition's way.
#[derive(Debug, Clone, PartialEq)]
pub struct Concluded {
    /// The result.
    pub resulted: Resulted,
    /// What became of the office.
    pub outcome: OutcomeRecorded,
    /// How a vacancy was filled.
    pub filled: Option<VacancyFilled>,
}

/// The states of the election by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "they are the variants of `Election`")]
pub enum ElectionName {
    Awaited,
    Presented,
    Adopted,
    Ordered,
    Resulted,
    Concluded,
}

impl ElectionName {
    /// Every state.
    pub const ALL: [Self; 6] =
        [Self::Awaited, Self::Presented, Self::Adopted, Self::Ordered, Self::Resulted, Self::Concluded];

    /// One word: `ordered`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Presented => "presented",
            Self::Adopted => "adopted",
            Self::Ordered => "ordered",
            Self::Resulted => "resulted",
            Self::Concluded => "concluded",
        }
    }

    /// What a citizen reads: "the election is ordered".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Awaited => "the certificate is not presented yet",
            Self::Presented => "the certificate is presented",
            Self::Adopted => "the measure is adopted without an election",
            Self::Ordered => "the election is ordered",
            Self::Resulted => "the result is certified",
            Self::Concluded => "the outcome is recorded",
        }
    }

    /// The events of the election that can come next.
    #[must_use]
    pub fn next(self) -> &'static [EventKind] {
        use EventKind as E;
        match self {
            Self::Awaited => &[E::CertificatePresented],
            Self::Presented => &[E::ElectionOrdered, E::MeasureAdopted],
            Self::Adopted => &[],
            Self::Ordered => {
                &[E::ElectionCalledOff, E::QuestionSet, E::SuccessorNominated, E::ResultCertified]
            }
            Self::Resulted => &[E::OutcomeRecorded],
            Self::Concluded => &[E::VacancyFilled],
        }
    }
}

impl Election {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> ElectionName {
        match self {
            Self::Awaited => ElectionName::Awaited,
            Self::Presented(_) => ElectionName::Presented,
            Self::Adopted(_) => ElectionName::Adopted,
            Self::Ordered(_) => ElectionName::Ordered,
            Self::Resulted(_) => ElectionName::Resulted,
            Self::Concluded(_) => ElectionName::Concluded,
        }
    }

    /// The election ordered, also after it was held.
    #[must_use]
    pub fn ordered(&self) -> Option<&Ordered> {
        match self {
            Self::Awaited | Self::Presented(_) | Self::Adopted(_) => None,
            Self::Ordered(ordered) => Some(ordered),
            Self::Resulted(resulted) => Some(&resulted.ordered),
            Self::Concluded(concluded) => Some(&concluded.resulted.ordered),
        }
    }

    /// The adoption without an election.
    #[must_use]
    pub fn adopted(&self) -> Option<&MeasureAdopted> {
        match self {
            Self::Adopted(adopted) => Some(&adopted.adoption),
            _ => None,
        }
    }

    /// The certified result.
    #[must_use]
    pub fn result(&self) -> Option<&ResultCertified> {
        match self {
            Self::Resulted(resulted) => Some(&resulted.result),
            Self::Concluded(concluded) => Some(&concluded.resulted.result),
            _ => None,
        }
    }

    /// The end, once recorded.
    #[must_use]
    pub fn concluded(&self) -> Option<&Concluded> {
        match self {
            Self::Concluded(concluded) => Some(concluded),
            _ => None,
        }
    }
}
