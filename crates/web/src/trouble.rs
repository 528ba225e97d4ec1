//! What can go wrong with a visit, said so that the visitor knows what to do, with a way back.

use axum::http::StatusCode;
use office::OfficeError;

/// Why a page could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Not signed in: the sign-in page follows.
    #[error("Sign in first.")]
    SignIn,
    /// The role does not allow it.
    #[error("{0}")]
    NotAllowed(String),
    /// No such page, petition or line.
    #[error("{0}")]
    NotFound(String),
    /// The form was made by another page, or by this one too long ago.
    #[error("This form is out of date: nothing was recorded. Go back, reload the page and send it again.")]
    Stale,
    /// Too many attempts.
    #[error("Too many attempts: wait {0} seconds and try again.")]
    Wait(u64),
    /// Something in the form cannot be.
    #[error("{0}")]
    Bad(String),
    /// The state of things does not allow it (any more).
    #[error("{0}")]
    Conflict(String),
    /// A fault of ours or of the machine. The text goes to the log, not to the visitor.
    #[error("{0}")]
    Internal(String),
}

impl Trouble {
    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::NotAllowed(_) | Self::Stale => StatusCode::FORBIDDEN,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Bad(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The heading of the page that says it.
    #[must_use]
    pub fn heading(&self) -> &'static str {
        match self {
            Self::SignIn => "Sign in",
            Self::NotAllowed(_) => "Not allowed",
            Self::NotFound(_) => "Not found",
            Self::Stale => "Out of date",
            Self::Wait(_) => "Wait a moment",
            Self::Bad(_) => "That cannot be",
            Self::Conflict(_) => "Not possible now",
            Self::Internal(_) => "Something failed",
        }
    }

    /// What the visitor reads. A failure of the machine shows no detail: the log has it.
    #[must_use]
    pub fn said(&self) -> String {
        match self {
            Self::Internal(_) => {
                "Scrutineer could not do this. Nothing half-done was recorded. Try again; if it stays, tell the \
                 administrator: the server's output says why."
                    .to_owned()
            }
            other => capital(&other.to_string()),
        }
    }
}

/// Office errors begin in lower case, as parts of a line on a terminal.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

impl From<OfficeError> for Trouble {
    fn from(error: OfficeError) -> Self {
        let text = error.to_string();
        match error {
            OfficeError::NoPetition(_) => Self::NotFound(text),
            OfficeError::NoRight { .. } => Self::NotAllowed(text),
            OfficeError::NoInspection(_) => Self::Conflict(format!("{text}.")),
            OfficeError::Refused(petition::Refusal::UnknownLine(_)) => Self::NotFound(text),
            OfficeError::Record(journal::RecordError::Refused { refusal, .. }) => {
                // "event 1 of 1:" says nothing to a person at a form.
                Self::Conflict(refusal.to_string())
            }
            OfficeError::Refused(_)
            | OfficeError::Meanwhile { .. }
            | OfficeError::NotYourLine { .. }
            | OfficeError::NotYourReason { .. }
            | OfficeError::NoOutcome(_)
            | OfficeError::NotBound(_)
            | OfficeError::NotYet(_)
            | OfficeError::NoRoll { .. }
            | OfficeError::OtherProcedure { .. } => Self::Conflict(text),
            OfficeError::Field { .. }
            | OfficeError::Draw(_)
            | OfficeError::Frame(_)
            | OfficeError::Password(_)
            | OfficeError::PetitionFile(_)
            | OfficeError::Name(_)
            | OfficeError::Seed(_)
            | OfficeError::UnknownReason { .. }
            | OfficeError::TooMany { .. }
            | OfficeError::Law(_) => Self::Bad(text),
            _ => Self::Internal(text),
        }
    }
}
