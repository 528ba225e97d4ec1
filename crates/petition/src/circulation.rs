//! The states before the office sees a signature. Each carries what led to it. An office that begins with the filing
//! records nothing of it and stays in [`Circulation::Unrecorded`].

use crate::event::{
    AnswerFiled, CirculationOpened, EventKind, FormReturned, NoticeFiled, PetitionEnded, PetitionFiled,
};

/// How far a petition is on its way to the filing.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Circulation {
    /// Nothing of it is recorded.
    #[default]
    Unrecorded,
    /// The notice is served and not filed yet.
    Served,
    /// The notice is filed.
    Noticed(Noticed),
    /// The officer has answered.
    Answered(Noticed),
    /// Blank copies are with the official.
    Submitted(Form),
    /// They went back to be altered.
    Returned(Form),
    /// Form and wording are approved.
    Approved(Form),
    /// Signatures are gathered.
    Circulating(Circulating),
    /// The petition is handed in.
    Filed(Filed),
    /// It ended without being filed.
    Ended(PetitionEnded),
}

/// A filed notice, with the answer to it where there is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Noticed {
    /// The notice.
    pub notice: NoticeFiled,
    /// The answer.
    pub answer: Option<AnswerFiled>,
}

/// A petition form under review.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The notice it follows, where the procedure has one.
    pub noticed: Option<Noticed>,
    /// Rounds so far, this one included.
    pub round: u32,
    /// The rounds that ended with alterations.
    pub returned: Vec<FormReturned>,
}

/// A petition in circulation.
#[derive(Debug, Clone, PartialEq)]
pub struct Circulating {
    /// The approved form, where the procedure has an approval.
    pub form: Option<Form>,
    /// The notice, where there was no approval.
    pub noticed: Option<Noticed>,
    /// The opening.
    pub opened: CirculationOpened,
}

/// A petition handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Filed {
    /// Its circulation, where it is recorded.
    pub circulating: Option<Circulating>,
    /// The filing.
    pub filed: PetitionFiled,
}

/// The states of circulation by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "they are the variants of `Circulation`")]
pub enum CirculationName {
    Unrecorded,
    Served,
    Noticed,
    Answered,
    Submitted,
    Returned,
    Approved,
    Circulating,
    Filed,
    Ended,
}

impl CirculationName {
    /// Every state.
    pub const ALL: [Self; 10] = [
        Self::Unrecorded,
        Self::Served,
        Self::Noticed,
        Self::Answered,
        Self::Submitted,
        Self::Returned,
        Self::Approved,
        Self::Circulating,
        Self::Filed,
        Self::Ended,
    ];

    /// One word: `circulating`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unrecorded => "unrecorded",
            Self::Served => "served",
            Self::Noticed => "noticed",
            Self::Answered => "answered",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Circulating => "circulating",
            Self::Filed => "filed",
            Self::Ended => "ended",
        }
    }

    /// What a citizen reads: "the petition is in circulation".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Unrecorded => "nothing before the filing is recorded",
            Self::Served => "the notice is served and not filed yet",
            Self::Noticed => "the notice is filed",
            Self::Answered => "the officer has answered",
            Self::Submitted => "the form is being reviewed",
            Self::Returned => "the form went back to be altered",
            Self::Approved => "the form is approved",
            Self::Circulating => "the petition is in circulation",
            Self::Filed => "the petition is filed",
            Self::Ended => "the petition ended without being filed",
        }
    }

    /// The events of circulation that can come next.
    #[must_use]
    pub fn next(self) -> &'static [EventKind] {
        use EventKind as E;
        match self {
            Self::Unrecorded => {
                &[E::NoticeServed, E::NoticeFiled, E::FormSubmitted, E::CirculationOpened, E::PetitionFiled]
            }
            Self::Served => &[E::NoticeServed, E::NoticeFiled],
            Self::Noticed => &[
                E::NoticeServed,
                E::NoticePublished,
                E::AnswerFiled,
                E::FormSubmitted,
                E::CirculationOpened,
                E::PetitionEnded,
            ],
            Self::Answered => &[
                E::NoticeServed,
                E::NoticePublished,
                E::FormSubmitted,
                E::CirculationOpened,
                E::PetitionEnded,
            ],
            Self::Submitted => &[E::NoticePublished, E::FormReturned, E::FormApproved, E::PetitionEnded],
            Self::Returned => &[E::NoticePublished, E::FormSubmitted, E::PetitionEnded],
            Self::Approved => &[E::CirculationOpened, E::PetitionEnded],
            Self::Circulating => &[E::PetitionFiled, E::PetitionEnded],
            Self::Filed | Self::Ended => &[],
        }
    }

    /// Whether boxes can be received: the petition is filed, or nothing before it was recorded.
    #[must_use]
    pub fn is_open_to_paper(self) -> bool {
        matches!(self, Self::Unrecorded | Self::Filed)
    }
}

impl Circulation {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> CirculationName {
        match self {
            Self::Unrecorded => CirculationName::Unrecorded,
            Self::Served => CirculationName::Served,
            Self::Noticed(_) => CirculationName::Noticed,
            Self::Answered(_) => CirculationName::Answered,
            Self::Submitted(_) => CirculationName::Submitted,
            Self::Returned(_) => CirculationName::Returned,
            Self::Approved(_) => CirculationName::Approved,
            Self::Circulating(_) => CirculationName::Circulating,
            Self::Filed(_) => CirculationName::Filed,
            Self::Ended(_) => CirculationName::Ended,
        }
    }

    /// The notice and the answer, once filed.
    #[must_use]
    pub fn noticed(&self) -> Option<&Noticed> {
        match self {
            Self::Noticed(noticed) | Self::Answered(noticed) => Some(noticed),
            Self::Submitted(form) | Self::Returned(form) | Self::Approved(form) => form.noticed.as_ref(),
            Self::Circulating(circulating) => circulating.noticed(),
            Self::Filed(filed) => filed.circulating.as_ref().and_then(Circulating::noticed),
            Self::Unrecorded | Self::Served | Self::Ended(_) => None,
        }
    }

    /// The form under review or approved.
    #[must_use]
    pub fn form(&self) -> Option<&Form> {
        match self {
            Self::Submitted(form) | Self::Returned(form) | Self::Approved(form) => Some(form),
            Self::Circulating(circulating) => circulating.form.as_ref(),
            Self::Filed(filed) => filed.circulating.as_ref().and_then(|before| before.form.as_ref()),
            _ => None,
        }
    }
}

impl Circulating {
    fn noticed(&self) -> Option<&Noticed> {
        self.form.as_ref().and_then(|form| form.noticed.as_ref()).or(self.noticed.as_ref())
    }
}
