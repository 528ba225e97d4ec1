//! What was computed of a word, kept for the lines that have it again: shared by all threads, bounded, the words that recur kept longest.

use std::hash::{BuildHasher, BuildHasherDefault, Hash};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::hash::{Map, Mixer};

/// Parts that are locked one by one, so that threads seldom wait for each other.
const PARTS: usize = 64;

/// A bounded store. What it holds depends on nothing but the key, so forgetting costs time and changes no answer.
#[derive(Debug)]
pub(super) struct Kept<K, V> {
    parts: Vec<Mutex<Map<K, Entry<V>>>>,
    /// Entries of a part at most.
    limit: usize,
}

#[derive(Debug)]
struct Entry<V> {
    value: Arc<V>,
    /// Asked for since the part was last cleared out.
    again: AtomicBool,
}

impl<K: Hash + Eq, V> Kept<K, V> {
    pub(super) fn new(limit: usize) -> Self {
        Self { parts: (0..PARTS).map(|_| Mutex::default()).collect(), limit: limit.div_ceil(PARTS) }
    }

    pub(super) fn get(&self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        // The map takes the hash's lower bits.
        let hash = BuildHasherDefault::<Mixer>::default().hash_one(&key);
        let part = &self.parts[(hash >> 40) as usize % PARTS];
        // A thread that panicked left a whole map behind: entries are put in by one call.
        if let Some(entry) = part.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            entry.again.store(true, Ordering::Relaxed);
            return Arc::clone(&entry.value);
        }
        let value = Arc::new(make());
        let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
        if part.len() >= self.limit {
            part.retain(|_, entry| std::mem::take(entry.again.get_mut()));
            // Words that all recur leave no room.
            if part.len() * 2 > self.limit {
                part.clear();
            }
        }
        part.insert(key, Entry { value: Arc::clone(&value), again: AtomicBool::new(false) });
        value
    }
}
