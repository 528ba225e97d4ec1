//! Work one person holds for a while, so that two do not begin the same: lines, sections being counted, requests.
//!
//! Leases are not in the journal: they are a promise between people, not a fact about the petition.
//! [`crate::handed_out`] keeps them over a restart.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

/// Who holds what, until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leases<K>(BTreeMap<K, (String, Timestamp)>);

impl<K> Default for Leases<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Copy> Leases<K> {
    /// Who holds it now.
    pub(crate) fn holder(&self, what: K, now: Timestamp) -> Option<&str> {
        let (holder, until) = self.0.get(&what)?;
        (now < *until).then_some(holder.as_str())
    }

    /// Who else holds it now.
    pub(crate) fn held_by_other(&self, what: K, person: &str, now: Timestamp) -> Option<&str> {
        self.holder(what, now).filter(|holder| *holder != person)
    }

    /// Takes it for so long, or keeps it for longer. A longer lease of the same person is not cut short.
    ///
    /// # Errors
    /// Who holds it.
    pub(crate) fn take(
        &mut self,
        what: K,
        person: &str,
        now: Timestamp,
        length: SignedDuration,
    ) -> Result<(), String> {
        if let Some(holder) = self.held_by_other(what, person, now) {
            return Err(holder.to_owned());
        }
        let until = now.saturating_add(length).unwrap_or(now);
        let until = match self.0.get(&what) {
            Some((holder, longer)) if holder == person => until.max(*longer),
            _ => until,
        };
        self.0.insert(what, (person.to_owned(), until));
        Ok(())
    }

    /// What this person holds now, in order.
    pub(crate) fn of(&self, person: &str, now: Timestamp) -> impl Iterator<Item = K> {
        self.0
            .iter()
            .filter(move |(_, (holder, until))| holder == person && now < *until)
            .map(|(what, _)| *what)
    }

    /// Nobody holds it any more.
    pub(crate) fn free(&mut self, what: K) {
        self.0.remove(&what);
    }

    /// Gives it back.
    pub(crate) fn release(&mut self, what: K, person: &str) {
        if self.0.get(&what).is_some_and(|(holder, _)| holder == person) {
            self.0.remove(&what);
        }
    }

    /// Gives back all this person holds: they went home.
    pub(crate) fn release_all(&mut self, person: &str) {
        self.0.retain(|_, (holder, _)| holder != person);
    }

    /// Only what may still be held.
    pub(crate) fn keep(&mut self, may: impl Fn(K) -> bool) {
        self.0.retain(|what, _| may(*what));
    }

    /// How many are held now.
    pub(crate) fn count(&self, now: Timestamp) -> usize {
        self.0.values().filter(|(_, until)| now < *until).count()
    }

    /// All that is held now.
    pub(crate) fn all(&self, now: Timestamp) -> Vec<(K, String, Timestamp)> {
        let held = self.0.iter().filter(|(_, (_, until))| now < *until);
        held.map(|(what, (holder, until))| (*what, holder.clone(), *until)).collect()
    }
}

impl<K: Ord> FromIterator<(K, String, Timestamp)> for Leases<K> {
    fn from_iter<I: IntoIterator<Item = (K, String, Timestamp)>>(held: I) -> Self {
        Self(held.into_iter().map(|(what, holder, until)| (what, (holder, until))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF_AN_HOUR: SignedDuration = SignedDuration::from_mins(30);

    #[test]
    fn what_one_holds_another_gets_only_when_it_ran_out() {
        let start = Timestamp::from_second(1_700_000_000).unwrap();
        let later = |minutes| start.saturating_add(SignedDuration::from_mins(minutes)).unwrap();
        let mut leases = Leases::default();
        let mut take = |what, person: &str, minutes| leases.take(what, person, later(minutes), HALF_AN_HOUR);
        assert_eq!(take(1, "ana", 0), Ok(()));
        assert_eq!(take(1, "ben", 29), Err("ana".to_owned()));
        assert_eq!(take(1, "ana", 29), Ok(()));
        assert_eq!(take(1, "ben", 31), Err("ana".to_owned()));
        assert_eq!(take(1, "ben", 60), Ok(()));
        leases.release(1, "ana");
        assert_eq!(leases.held_by_other(1, "ana", later(61)), Some("ben"));
        let kept: Leases<i32> = leases.all(later(61)).into_iter().collect();
        assert_eq!(kept, leases);
        assert_eq!(leases.all(later(91)), []);
    }
}
