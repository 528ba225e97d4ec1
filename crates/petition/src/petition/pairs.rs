//! How often two people's looks at one line said the same.

use std::collections::BTreeMap;

use super::Petition;
use crate::work::Work;

impl Petition {
    /// For every two people, by id: lines both looked at, and lines on which they said the same.
    #[must_use]
    pub fn agreement(&self) -> BTreeMap<[String; 2], (u32, u32)> {
        let mut pairs: BTreeMap<(u32, u32), (u32, u32)> = BTreeMap::new();
        for record in self.lines.values().filter(|record| !record.removed) {
            let (first, second, agreed) = match record.work {
                Work::Agreed(a, b) => (a, b, 1),
                Work::Disputed(a, b) | Work::Resolved(a, b, _) => (a, b, 0),
                Work::Untouched | Work::Found(_) => continue,
            };
            let pair = pairs.entry((first.by.min(second.by), first.by.max(second.by))).or_default();
            *pair = (pair.0 + 1, pair.1 + agreed);
        }
        let named = pairs.into_iter().map(|((one, other), counts)| {
            let mut people = [self.name_of(one), self.name_of(other)];
            people.sort();
            (people, counts)
        });
        named.collect()
    }
}
