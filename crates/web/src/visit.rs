//! One request, as a page sees it.

use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

use office::people::Member;
use office::rights::Right;
use office::{Case, Office};

use crate::fields::Fields;
use crate::session::Sessions;
use crate::shell::Shell;
use crate::trouble::Trouble;

/// A request with everything a page may ask of it.
pub struct Visit {
    /// The office.
    pub office: Arc<Office>,
    pub(crate) sessions: Arc<Sessions>,
    /// Who visits; nobody before signing in.
    pub(crate) member: Option<Member>,
    /// The session's key, where there is one.
    pub(crate) session: Option<String>,
    /// The path.
    pub(crate) path: String,
    /// Values of the path's `{names}`.
    pub(crate) names: Vec<(String, String)>,
    /// Behind the question mark.
    pub(crate) query: Fields,
    /// The form sent.
    pub(crate) form: Fields,
    /// Where the request comes from.
    pub(crate) from: Option<IpAddr>,
    /// Printed on every page: a demonstration.
    pub(crate) marking: Option<String>,
}

impl Visit {
    /// Who visits.
    ///
    /// # Errors
    /// [`Trouble::SignIn`].
    pub fn member(&self) -> Result<&Member, Trouble> {
        self.member.as_ref().ok_or(Trouble::SignIn)
    }

    /// Whether the visitor has a right.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.member.as_ref().is_some_and(|member| member.role.may(right))
    }

    /// The petition named by `{petition}` in the path.
    ///
    /// # Errors
    /// [`Trouble::NotFound`].
    pub fn case(&self) -> Result<Arc<Case>, Trouble> {
        Ok(self.office.case(self.name("petition"))?)
    }

    /// The address of a page of the petition visited.
    #[must_use]
    pub(crate) fn under(&self, page: &str) -> String {
        format!("/petitions/{}/{page}", self.name("petition"))
    }

    /// The value of a `{name}` in the path.
    #[must_use]
    pub fn name(&self, name: &str) -> &str {
        self.names.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The value of a `{name}` in the path, read.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] where it cannot be one.
    pub fn named<T: FromStr>(&self, name: &str) -> Result<T, Trouble> {
        let missing = || Trouble::NotFound(format!("There is no {name} `{}`.", self.name(name)));
        self.name(name).parse().map_err(|_| missing())
    }

    /// A field of the form, read.
    ///
    /// # Errors
    /// [`Trouble::Bad`] with the field's label and what it must be.
    pub fn read<T>(&self, field: &str, label: &str, must_be: &str) -> Result<T, Trouble>
    where
        T: FromStr,
    {
        let text = self.form.text(field);
        let shown: String = text.chars().take(60).collect();
        text.parse().map_err(|_| Trouble::Bad(format!("{label}: `{shown}` is not {must_be}.")))
    }

    /// A field of the form that may be empty.
    ///
    /// # Errors
    /// [`Trouble::Bad`] where it is neither empty nor what it must be.
    pub fn read_optional<T>(&self, field: &str, label: &str, must_be: &str) -> Result<Option<T>, Trouble>
    where
        T: FromStr,
    {
        if self.form.text(field).is_empty() { Ok(None) } else { self.read(field, label, must_be).map(Some) }
    }

    /// What every form of this session carries.
    #[must_use]
    pub(crate) fn token(&self) -> String {
        self.session.as_deref().and_then(|key| self.sessions.token(key)).unwrap_or_default()
    }

    /// The frame of a page.
    #[must_use]
    pub(crate) fn shell(&self, title: &str) -> Shell {
        Shell::new(self, title)
    }

    /// Says something on the visitor's next page.
    pub fn notice(&self, text: &str) {
        if let Some(session) = &self.session {
            self.sessions.notice(session, text);
        }
    }
}
