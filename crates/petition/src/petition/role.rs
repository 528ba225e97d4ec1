//! Who recorded an event, and what they may settle.

use std::fmt;

use jiff::civil::Date;

/// What a person may settle. The journal keeps the role as text, unknown ones lead nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Examines and counts.
    Clerk,
    /// Settles differences.
    Lead,
    /// The official; settles differences too.
    Registrar,
    /// Anybody else: an organizer, the machine itself.
    Other,
}

impl Role {
    /// The role of that name in the journal.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "clerk" => Self::Clerk,
            "lead" => Self::Lead,
            "registrar" => Self::Registrar,
            _ => Self::Other,
        }
    }

    pub(super) fn leads(self) -> bool {
        matches!(self, Self::Lead | Self::Registrar)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Clerk => "clerk",
            Self::Lead => "lead",
            Self::Registrar => "registrar",
            Self::Other => "other",
        })
    }
}

/// Who did it, and the day the law counts it from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By<'a> {
    /// The person's id in the office; two-person rules compare it.
    pub person: &'a str,
    /// Their role at that time.
    pub role: Role,
    /// The civil date the event takes effect on, where one matters.
    pub effective_on: Option<Date>,
}
