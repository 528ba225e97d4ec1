//! Who may do what. A person has one role; a role has rights; every use case and every page names the right it needs.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::OfficeError;
use crate::people::Member;

/// What a person is in the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Receives, counts, examines.
    Clerk,
    /// Also settles what two clerks see differently.
    Lead,
    /// The official: also draws, decides and signs.
    Registrar,
    /// Of either side or the public: sees figures and masked lines.
    Observer,
    /// Somebody the law lets inspect the lines found invalid: proponents, the officer, a court.
    Inspector,
    /// Runs the system: people, rolls, settings. Decides nothing about lines.
    Administrator,
}

/// What may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// See where petitions stand: figures, timelines, the draw.
    Look,
    /// See lines with names and addresses, and what was decided about them.
    Inspect,
    /// Receive, count and move paper; take in withdrawals.
    Handle,
    /// Examine lines and search the roll.
    Examine,
    /// Settle differences, duplicates and late withdrawals.
    Settle,
    /// Open petitions, declare, draw, complete, certify; record what courts order.
    Decide,
    /// People, rolls, settings.
    Administer,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Clerk, Self::Lead, Self::Registrar, Self::Observer, Self::Inspector, Self::Administrator];

    /// The stable name, as it stands in the journal.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Lead => "lead",
            Self::Registrar => "registrar",
            Self::Observer => "observer",
            Self::Inspector => "inspector",
            Self::Administrator => "administrator",
        }
    }

    /// What somebody choosing it must know.
    #[must_use]
    pub const fn duties(self) -> &'static str {
        match self {
            Self::Clerk => "receives, counts and examines",
            Self::Lead => "also settles what two clerks see differently",
            Self::Registrar => "also draws the sample, decides and signs",
            Self::Observer => "sees figures and masked lines, changes nothing",
            Self::Inspector => "sees lines with names, changes nothing",
            Self::Administrator => "people, rolls and settings; decides nothing about lines",
        }
    }

    /// Whether this role has that right.
    #[must_use]
    pub const fn may(self, right: Right) -> bool {
        match right {
            Right::Look => true,
            Right::Inspect => matches!(self, Self::Clerk | Self::Lead | Self::Registrar | Self::Inspector),
            Right::Handle | Right::Examine => matches!(self, Self::Clerk | Self::Lead | Self::Registrar),
            Right::Settle => matches!(self, Self::Lead | Self::Registrar),
            Right::Decide => matches!(self, Self::Registrar),
            Right::Administer => matches!(self, Self::Administrator),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Role {
    /// Whether a person of this role may say of a line that it does not count for this reason: the catalogue names the roles, and
    /// whoever is over them may too. A reason of the whole petition is none of a line.
    #[must_use]
    pub fn may_set(self, reason: &law::Reason) -> bool {
        let named = |role: &Self| *role <= self && reason.set_by.iter().any(|by| by == role.name());
        reason.level != law::Level::Petition && self.may(Right::Examine) && Self::ALL.iter().any(named)
    }
}

/// Refuses what a role has no right to.
///
/// # Errors
/// [`OfficeError::NoRight`] with the roles that have it.
pub fn check(member: &Member, right: Right) -> Result<(), OfficeError> {
    if member.role.may(right) {
        return Ok(());
    }
    let who = Role::ALL.into_iter().filter(|role| role.may(right)).map(Role::name);
    Err(OfficeError::NoRight { role: member.role, needs: who.collect::<Vec<_>>().join(" or ") })
}

/// A role nobody has heard of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no role: give clerk, lead, registrar, observer, inspector or administrator")]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(name: &str) -> Result<Self, UnknownRole> {
        let found = Self::ALL.into_iter().find(|role| role.name() == name);
        found.ok_or_else(|| UnknownRole(name.chars().take(40).collect()))
    }
}
