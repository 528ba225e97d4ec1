//! The people of the office: who they are, what they may do, how they prove it.

mod password;

use std::collections::BTreeMap;

use journal::Entry;

use crate::office_journal::OfficeEvent;
use crate::rights::Role;

pub use password::{PasswordError, SHORTEST, check, hash};

/// Somebody of the office, or somebody who was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// What they sign in with.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// Whether they still work here.
    pub active: bool,
}

/// Everybody who ever worked here, folded from the office's journal.
#[derive(Debug, Clone, Default)]
pub struct People {
    members: BTreeMap<String, Member>,
}

impl People {
    /// The people as the entries of the office's journal make them.
    pub fn fold<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Self {
        let mut people = Self::default();
        for event in entries.into_iter().filter_map(OfficeEvent::read) {
            people.apply(&event);
        }
        people
    }

    /// One event more; those not about people change nothing.
    pub fn apply(&mut self, event: &OfficeEvent) {
        match event {
            OfficeEvent::PersonAdded { person, name, role } => {
                let member = Member { id: person.clone(), name: name.clone(), role: *role, active: true };
                self.members.insert(person.clone(), member);
            }
            OfficeEvent::RoleChanged { person, role } => {
                if let Some(member) = self.members.get_mut(person) {
                    member.role = *role;
                }
            }
            OfficeEvent::PersonLeft { person } => {
                if let Some(member) = self.members.get_mut(person) {
                    member.active = false;
                }
            }
            _ => {}
        }
    }

    /// Somebody who works here.
    #[must_use]
    pub fn active(&self, id: &str) -> Option<&Member> {
        self.members.get(id).filter(|member| member.active)
    }

    /// Somebody who works or worked here.
    #[must_use]
    pub fn known(&self, id: &str) -> Option<&Member> {
        self.members.get(id)
    }

    /// Everybody, by id.
    pub fn all(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// Whether there is nobody who could let others in.
    #[must_use]
    pub fn needs_administrator(&self) -> bool {
        !self.members.values().any(|member| member.active && member.role == Role::Administrator)
    }
}

/// Whether a text can be the id of a person: lower-case letters, digits, `.`, `-`, up to 40 of them.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-';
    (1..=40).contains(&text.len()) && text.chars().all(fits)
}
