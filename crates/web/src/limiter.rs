//! Slows down who guesses passwords: by the id tried and by the address it comes from.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Failures before anybody has to wait.
const FREE: u32 = 5;
/// Nobody waits longer.
const LONGEST_SECONDS: i64 = 900;
/// Failures are forgotten after this long.
const FORGET: SignedDuration = SignedDuration::from_mins(60);

/// Failures so far, by whatever is counted.
#[derive(Default)]
pub(crate) struct Limiter(Mutex<HashMap<String, (u32, Timestamp)>>);

impl Limiter {
    /// Seconds to wait before the next attempt of any of these; 0 for none.
    pub(crate) fn wait(&self, counted: &[String], now: Timestamp) -> u64 {
        let failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waits = counted.iter().filter_map(|key| {
            let (count, last) = failures.get(key)?;
            let over = count.checked_sub(FREE)?;
            let seconds = (1_i64 << over.min(10)).min(LONGEST_SECONDS);
            let until = last.saturating_add(SignedDuration::from_secs(seconds)).ok()?;
            u64::try_from(until.duration_since(now).as_secs()).ok()
        });
        waits.max().unwrap_or(0)
    }

    pub(crate) fn failed(&self, counted: &[String], now: Timestamp) {
        let mut failures = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        failures.retain(|_, (_, last)| now.duration_since(*last) < FORGET);
        for key in counted {
            let entry = failures.entry(key.clone()).or_insert((0, now));
            *entry = (entry.0.saturating_add(1), now);
        }
    }

    pub(crate) fn succeeded(&self, key: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_failure_waits_and_every_further_one_longer() {
        let limiter = Limiter::default();
        let keys = ["id:ana".to_owned(), "from:10.0.0.1".to_owned()];
        let start = Timestamp::from_second(1_700_000_000).unwrap();
        for _ in 0..5 {
            limiter.failed(&keys, start);
        }
        assert_eq!(limiter.wait(&keys, start), 1);
        for _ in 0..4 {
            limiter.failed(&keys, start);
        }
        assert_eq!(limiter.wait(&keys, start), 16);
        assert_eq!(limiter.wait(&["id:ben".to_owned()], start), 0);
        limiter.succeeded("id:ana");
        assert_eq!(limiter.wait(&keys[..1], start), 0);
        let later = start.saturating_add(SignedDuration::from_secs(16)).unwrap();
        assert_eq!(limiter.wait(&keys, later), 0);
    }
}
