//! Groups of lines by one voter.

use std::collections::BTreeMap;

use crate::name::LineName;

/// A group and the line that stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) lines: Vec<LineName>,
    pub(crate) stands: Option<LineName>,
}

/// All groups, by number from 1.
#[derive(Debug, Clone, Default)]
pub(crate) struct Groups {
    pub(crate) by_number: BTreeMap<u32, Group>,
    last: u32,
}

impl Groups {
    pub(crate) fn add(&mut self, group: Group) -> u32 {
        self.last += 1;
        self.by_number.insert(self.last, group);
        self.last
    }
}

impl Group {
    /// The extra copies: of the lines that `counts` says would count alone, all but the one that stands. Where the
    /// standing line itself does not count here (it is outside the sample, or was withdrawn), the first of the others
    /// stands for it: its voter signed, and an extra copy exists only beside another line that counts.
    pub(crate) fn extra_copies(&self, counts: impl Fn(LineName) -> bool) -> Vec<LineName> {
        let mut members: Vec<LineName> = self.lines.iter().copied().filter(|line| counts(*line)).collect();
        members.sort_unstable();
        if let Some(stands) = self.stands {
            let keeper = if members.contains(&stands) { Some(stands) } else { members.first().copied() };
            members.retain(|line| Some(*line) != keeper);
        }
        members
    }
}
