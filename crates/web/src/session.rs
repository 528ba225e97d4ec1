//! Who is signed in. Sessions live in memory: a restart signs everybody out, and no key lies on a disk.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// A session ends when its person did nothing for this long.
const IDLE: SignedDuration = SignedDuration::from_mins(60);
/// And at the latest after this long: a working day.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);

struct Session {
    person: String,
    /// Must come back with every form.
    token: String,
    since: Timestamp,
    last_seen: Timestamp,
    notice: Option<String>,
}

/// All sessions.
#[derive(Default)]
pub(crate) struct Sessions(Mutex<HashMap<String, Session>>);

/// Who a key belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignedIn {
    pub(crate) person: String,
    pub(crate) token: String,
}

impl Sessions {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        // A map of sessions has no half-done state worth refusing service for.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a session; gives its key. Nothing where the machine gives no random numbers.
    pub(crate) fn begin(&self, person: &str, now: Timestamp) -> Option<String> {
        let (key, token) = (random()?, random()?);
        let mut all = self.all();
        all.retain(|_, session| is_live(session, now));
        let person = person.to_owned();
        all.insert(key.clone(), Session { person, token, since: now, last_seen: now, notice: None });
        Some(key)
    }

    /// Who holds this key; the session lives on from now.
    pub(crate) fn find(&self, key: &str, now: Timestamp) -> Option<SignedIn> {
        let mut all = self.all();
        let session = all.get_mut(key).filter(|session| is_live(session, now))?;
        session.last_seen = now;
        Some(SignedIn { person: session.person.clone(), token: session.token.clone() })
    }

    /// The token a form of this session must carry.
    pub(crate) fn token(&self, key: &str) -> Option<String> {
        self.all().get(key).map(|session| session.token.clone())
    }

    pub(crate) fn end(&self, key: &str) {
        self.all().remove(key);
    }

    /// Ends all sessions of a person but one: after a password was changed, or when they leave.
    pub(crate) fn end_all(&self, person: &str, except: Option<&str>) {
        self.all().retain(|key, session| session.person != person || Some(key.as_str()) == except);
    }

    pub(crate) fn notice(&self, key: &str, text: &str) {
        if let Some(session) = self.all().get_mut(key) {
            // Two things said between two pages are both read.
            let before = session.notice.take().map(|before| format!("{before} "));
            session.notice = Some(before.unwrap_or_default() + text);
        }
    }

    pub(crate) fn take_notice(&self, key: &str) -> Option<String> {
        self.all().get_mut(key)?.notice.take()
    }
}

fn is_live(session: &Session, now: Timestamp) -> bool {
    let ends = |from: Timestamp, length| from.saturating_add(length).unwrap_or(from);
    now < ends(session.last_seen, IDLE) && now < ends(session.since, LONGEST)
}

fn random() -> Option<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(hex::encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + 60 * minute).unwrap()
    }

    #[test]
    fn a_session_ends_when_idle_and_after_a_day() {
        let sessions = Sessions::default();
        let key = sessions.begin("ana", at(0)).unwrap();
        assert_eq!(sessions.find(&key, at(59)).unwrap().person, "ana");
        assert_eq!(sessions.find(&key, at(59 + 60)), None);
        let key = sessions.begin("ana", at(0)).unwrap();
        for minute in (0..720).step_by(30) {
            assert!(sessions.find(&key, at(minute)).is_some(), "{minute}");
        }
        assert_eq!(sessions.find(&key, at(720)), None);
    }

    #[test]
    fn a_changed_password_ends_the_other_sessions() {
        let sessions = Sessions::default();
        let (here, there) = (sessions.begin("ana", at(0)).unwrap(), sessions.begin("ana", at(0)).unwrap());
        sessions.end_all("ana", Some(&here));
        assert!(sessions.find(&here, at(1)).is_some() && sessions.find(&there, at(1)).is_none());
    }
}
