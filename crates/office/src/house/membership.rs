//! People join, sign in, change roles and leave.

use super::Office;
use crate::OfficeError;
use crate::desk::Person;
use crate::office_journal::OfficeEvent;
use crate::people::{self, Member, People};
use crate::rights::{Right, Role, check};

impl Office {
    /// Everybody who works or worked here.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn people(&self) -> Result<People, OfficeError> {
        Ok(self.people.read().map_err(|_| OfficeError::Poisoned)?.clone())
    }

    /// Somebody who works here.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn member(&self, id: &str) -> Result<Option<Member>, OfficeError> {
        Ok(self.people.read().map_err(|_| OfficeError::Poisoned)?.active(id).cloned())
    }

    /// Whether nobody could let others in: the first start.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn needs_administrator(&self) -> Result<bool, OfficeError> {
        Ok(self.people.read().map_err(|_| OfficeError::Poisoned)?.needs_administrator())
    }

    /// The first administrator lets themself in. Only while there is none.
    ///
    /// # Errors
    /// When there is one already, or the id, name or password cannot be used.
    pub fn first_administrator(&self, id: &str, name: &str, password: &str) -> Result<Member, OfficeError> {
        if !self.needs_administrator()? {
            let problem = "there is an administrator already: sign in".to_owned();
            return Err(OfficeError::Field { field: "Id", problem });
        }
        let member = Member {
            id: id.to_owned(),
            name: name.trim().to_owned(),
            role: Role::Administrator,
            active: true,
        };
        self.admit(&member, &member, password)?;
        Ok(member)
    }

    /// Adds a person.
    ///
    /// # Errors
    /// When `by` may not, the id was ever used, or id, name or password cannot be used.
    pub fn add_person(
        &self,
        by: &Member,
        id: &str,
        name: &str,
        role: Role,
        password: &str,
    ) -> Result<Member, OfficeError> {
        check(by, Right::Administer)?;
        let member = Member { id: id.to_owned(), name: name.trim().to_owned(), role, active: true };
        self.admit(by, &member, password)?;
        Ok(member)
    }

    fn admit(&self, by: &Member, member: &Member, password: &str) -> Result<(), OfficeError> {
        if !people::is_id(&member.id) {
            let problem = "use lower-case letters, digits, `.` and `-`, at most 40".to_owned();
            return Err(OfficeError::Field { field: "Id", problem });
        }
        let length = member.name.chars().count();
        if length == 0 || length > 80 || member.name.chars().any(char::is_control) {
            let problem = "give the person's name, at most 80 characters on one line".to_owned();
            return Err(OfficeError::Field { field: "Name", problem });
        }
        if self.people()?.known(&member.id).is_some() {
            let problem = format!("`{}` was given to somebody already and is never given twice", member.id);
            return Err(OfficeError::Field { field: "Id", problem });
        }
        self.keep_password(&member.id, &member.name, password)?;
        let (person, name, role) = (member.id.clone(), member.name.clone(), member.role);
        let events = [
            OfficeEvent::PersonAdded { person: person.clone(), name, role },
            OfficeEvent::PasswordSet { person },
        ];
        self.note(&self.stamp(by, None), &events)?;
        Ok(())
    }

    fn keep_password(&self, id: &str, name: &str, password: &str) -> Result<(), OfficeError> {
        let salt = self.write()?.registry.entropy.bytes32()?;
        let hash = people::hash(password, &salt, id, name)?;
        Ok(self.write()?.credentials.set_password_hash(id, &hash)?)
    }

    /// Sets a person's password: their own, or an administrator anybody's.
    ///
    /// # Errors
    /// When `by` may not, the person does not work here, or the password cannot be used.
    pub fn set_password(&self, by: &Member, id: &str, password: &str) -> Result<(), OfficeError> {
        if by.id != id {
            check(by, Right::Administer)?;
        }
        let member = self.working(id)?;
        self.keep_password(id, &member.name, password)?;
        self.note(&self.stamp(by, None), &[OfficeEvent::PasswordSet { person: id.to_owned() }])?;
        Ok(())
    }

    /// Gives a person another role.
    ///
    /// # Errors
    /// When `by` may not, the person does not work here, or no administrator would be left.
    pub fn change_role(&self, by: &Member, id: &str, role: Role) -> Result<(), OfficeError> {
        check(by, Right::Administer)?;
        let member = self.working(id)?;
        if member.role == Role::Administrator && role != Role::Administrator {
            self.another_administrator(id)?;
        }
        self.note(&self.stamp(by, None), &[OfficeEvent::RoleChanged { person: id.to_owned(), role }])?;
        Ok(())
    }

    /// A person leaves. What they did stays under their name; what they held is free.
    ///
    /// # Errors
    /// When `by` may not, the person does not work here, or no administrator would be left.
    pub fn person_leaves(&self, by: &Member, id: &str) -> Result<(), OfficeError> {
        check(by, Right::Administer)?;
        if self.working(id)?.role == Role::Administrator {
            self.another_administrator(id)?;
        }
        self.write()?.credentials.remove(id)?;
        self.note(&self.stamp(by, None), &[OfficeEvent::PersonLeft { person: id.to_owned() }])?;
        self.release(id)
    }

    /// Frees the work a person holds, in every petition: they signed out, or left.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn release(&self, id: &str) -> Result<(), OfficeError> {
        for case in self.cases()? {
            case.work()?.release(id);
            case.counting.lock().map_err(|_| OfficeError::Poisoned)?.release_all(id);
            case.deciding.lock().map_err(|_| OfficeError::Poisoned)?.release_all(id);
            self.keep_handed_out(&case)?;
        }
        Ok(())
    }

    fn working(&self, id: &str) -> Result<Member, OfficeError> {
        self.member(id)?.ok_or_else(|| OfficeError::Field {
            field: "Id",
            problem: format!("nobody with the id `{}` works here", id.chars().take(40).collect::<String>()),
        })
    }

    fn another_administrator(&self, id: &str) -> Result<(), OfficeError> {
        let people = self.people()?;
        let left = people.all().any(|m| m.active && m.role == Role::Administrator && m.id != id);
        if left {
            return Ok(());
        }
        let problem = "this is the only administrator: make somebody else one first".to_owned();
        Err(OfficeError::Field { field: "Role", problem })
    }

    /// Whether the password is this person's. Takes as long for an unknown id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn is_password(&self, id: &str, password: &str) -> Result<bool, OfficeError> {
        let works_here = self.member(id)?.is_some();
        let kept = if works_here { self.write()?.credentials.password_hash(id)? } else { None };
        Ok(people::check(password, kept.as_deref()))
    }

    /// Signs a person in; both outcomes are in the office's journal. An unknown id leaves no trace but the caller's own
    /// count of failures, since people type passwords into the wrong box.
    ///
    /// # Errors
    /// When a store fails.
    pub fn sign_in(&self, id: &str, password: &str) -> Result<Option<Member>, OfficeError> {
        let right = self.is_password(id, password)?;
        let Some(member) = self.member(id)? else { return Ok(None) };
        let person = member.id.clone();
        if right {
            self.note(&self.stamp(&member, None), &[OfficeEvent::SignedIn { person }])?;
            return Ok(Some(member));
        }
        let nobody = Person::new("sign-in", "the sign-in page", "other", &self.host);
        self.note(&nobody.at(self.now(), None), &[OfficeEvent::SignInRefused { person }])?;
        Ok(None)
    }
}
