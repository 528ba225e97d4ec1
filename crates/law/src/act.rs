//! What a journal can say of a petition: the words a procedure ties its own events to.

use serde::{Deserialize, Serialize};

macro_rules! acts {
    ($( $(#[$doc:meta])* $variant:ident = $name:literal; )*) => {
        /// An act a petition's journal records, by the name it has there. A procedure says which of its events it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        pub enum Act {
            $( $(#[$doc])* $variant, )*
        }

        impl Act {
            /// Every act.
            pub const ALL: &[Self] = &[ $( Self::$variant, )* ];

            /// The name in the journal: `petition-filed`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }
        }
    };
}

acts! {
    /// The notice is served.
    NoticeServed = "notice-served";
    /// The notice is filed.
    NoticeFiled = "notice-filed";
    /// The notice is published.
    NoticePublished = "notice-published";
    /// The officer answers.
    AnswerFiled = "answer-filed";
    /// Blank copies are handed in.
    FormSubmitted = "form-submitted";
    /// They go back to be altered.
    FormReturned = "form-returned";
    /// They are approved.
    FormApproved = "form-approved";
    /// Signatures may be gathered.
    CirculationOpened = "circulation-opened";
    /// The petition is handed in.
    PetitionFiled = "petition-filed";
    /// It reaches the requirement on its face.
    PrimaFacieDecided = "prima-facie-decided";
    /// The raw count is declared.
    RawCountDeclared = "raw-count-declared";
    /// Every line is to be examined.
    FullExaminationOrdered = "full-examination-ordered";
    /// Every line in scope has a final result.
    ExaminationCompleted = "examination-completed";
    /// The certificate is issued.
    CertificateIssued = "certificate-issued";
    /// It is presented to those who order the election.
    CertificatePresented = "certificate-presented";
    /// The body before which it lies adopts the measure itself.
    MeasureAdopted = "measure-adopted";
    /// The election is ordered.
    ElectionOrdered = "election-ordered";
    /// The election is held: its day is the one in the order.
    ElectionHeld = "election-held";
    /// The result is certified.
    ResultCertified = "result-certified";
    /// The outcome is recorded.
    OutcomeRecorded = "outcome-recorded";
    /// A vacancy is filled.
    VacancyFilled = "vacancy-filled";
    /// The office becomes vacant.
    OfficeVacated = "office-vacated";
    /// The records are destroyed.
    RecordsDestroyed = "records-destroyed";
}

impl Act {
    /// The act of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|act| act.name() == name)
    }
}

/// A case of the law that a step is for and that an act can claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// The election is held with a regular one.
    Consolidated,
    /// A special election is called for it.
    SpecialElection,
    /// A random sample is examined.
    Sample,
    /// A random sample is examined, and more time could cost the consolidation with a regular election.
    SampleBeforeRegularElection,
    /// Every signature is examined.
    Full,
    /// Those who had to act first did not.
    InDefault,
    /// The certificate is one of insufficiency.
    Insufficient,
    /// No election follows or followed.
    NoElection,
}

impl Case {
    /// Every case.
    pub const ALL: [Self; 8] = [
        Self::Consolidated,
        Self::SpecialElection,
        Self::Sample,
        Self::SampleBeforeRegularElection,
        Self::Full,
        Self::InDefault,
        Self::Insufficient,
        Self::NoElection,
    ];

    /// Its name in procedure files and events: `consolidated`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Consolidated => "consolidated",
            Self::SpecialElection => "special-election",
            Self::Sample => "sample",
            Self::SampleBeforeRegularElection => "sample-before-regular-election",
            Self::Full => "full",
            Self::InDefault => "in-default",
            Self::Insufficient => "insufficient",
            Self::NoElection => "no-election",
        }
    }

    /// The case of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|case| case.name() == name)
    }
}
