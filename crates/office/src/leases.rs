//! Work one person holds for a while, so that two do not begin the same. In memory: after a restart everything is free.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

/// Held for this long after the last sign of life.
const HELD: SignedDuration = SignedDuration::from_mins(30);

/// Who holds what, until when.
#[derive(Debug)]
pub(crate) struct Leases<K>(BTreeMap<K, (String, Timestamp)>);

impl<K> Default for Leases<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Copy> Leases<K> {
    /// Who else holds it.
    pub(crate) fn held_by_other(&self, what: K, person: &str, now: Timestamp) -> Option<&str> {
        let (holder, until) = self.0.get(&what)?;
        (holder != person && now < *until).then_some(holder.as_str())
    }

    /// Takes it, or keeps it for longer.
    ///
    /// # Errors
    /// Who holds it.
    pub(crate) fn take(&mut self, what: K, person: &str, now: Timestamp) -> Result<(), String> {
        if let Some(holder) = self.held_by_other(what, person, now) {
            return Err(holder.to_owned());
        }
        let until = now.saturating_add(HELD).unwrap_or(now);
        self.0.insert(what, (person.to_owned(), until));
        Ok(())
    }

    /// Gives it back.
    pub(crate) fn release(&mut self, what: K, person: &str) {
        if self.0.get(&what).is_some_and(|(holder, _)| holder == person) {
            self.0.remove(&what);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_holds_another_gets_only_when_it_ran_out() {
        let start = Timestamp::from_second(1_700_000_000).unwrap();
        let later = |minutes| start.saturating_add(SignedDuration::from_mins(minutes)).unwrap();
        let mut leases = Leases::default();
        assert_eq!(leases.take(1, "ana", start), Ok(()));
        assert_eq!(leases.take(1, "ben", later(29)), Err("ana".to_owned()));
        assert_eq!(leases.take(1, "ana", later(29)), Ok(()));
        assert_eq!(leases.take(1, "ben", later(31)), Err("ana".to_owned()));
        assert_eq!(leases.take(1, "ben", later(60)), Ok(()));
        leases.release(1, "ana");
        assert_eq!(leases.held_by_other(1, "ana", later(61)), Some("ben"));
    }
}
