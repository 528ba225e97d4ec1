//! Lines by one voter, and how second looks compared with first ones.

use std::collections::{BTreeMap, BTreeSet};

use super::Petition;
use crate::name::LineName;
use crate::stage::Scope;
use crate::work::{Said, Work};

/// How many second reviews there were and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reviews {
    /// Lines a second person examined.
    pub reviewed: u32,
    /// Of those, lines on which both said the same.
    pub agreed: u32,
    /// Of those, lines on which a lead decided against the first finding.
    pub overturned: u32,
}

impl Petition {
    /// The groups of lines in scope that were found valid for one voter and of which nobody has said yet which one
    /// stands. A group that was recorded earlier is part of the new one, whole.
    #[must_use]
    pub fn undecided_duplicates(&self, scope: Scope) -> Vec<Vec<LineName>> {
        let mut by_voter: BTreeMap<u32, Vec<LineName>> = BTreeMap::new();
        for &(voter, line) in &self.by_voter {
            let theirs = self.lines.get(&line).and_then(|record| record.work.result());
            if theirs.is_some_and(|mark| mark.said == Said::Valid { voter }) && self.counts_alone(line, scope)
            {
                by_voter.entry(voter).or_default().push(line);
            }
        }
        by_voter.into_values().filter_map(|lines| self.undecided(lines)).collect()
    }

    fn undecided(&self, lines: Vec<LineName>) -> Option<Vec<LineName>> {
        let group = |line: &LineName| self.lines.get(line).map_or(0, |record| record.group);
        let groups: BTreeSet<u32> = lines.iter().map(group).collect();
        let decided = groups.len() == 1 && !groups.contains(&0);
        if lines.len() < 2 || decided {
            return None;
        }
        let earlier = groups.iter().filter_map(|number| self.groups.by_number.get(number));
        let whole: BTreeSet<LineName> =
            earlier.flat_map(|group| group.lines.iter().copied()).chain(lines).collect();
        Some(whole.into_iter().collect())
    }

    /// How the second looks at the lines in scope came out.
    #[must_use]
    pub fn reviews(&self, scope: Scope) -> Reviews {
        let mut reviews = Reviews::default();
        for (_, record, _) in self.classes(scope) {
            reviews.reviewed += u32::from(record.work.is_reviewed());
            match record.work {
                Work::Agreed(..) => reviews.agreed += 1,
                Work::Resolved(first, _, lead) if !lead.said.agrees_with(first.said) => {
                    reviews.overturned += 1;
                }
                Work::Untouched | Work::Found(_) | Work::Disputed(..) | Work::Resolved(..) => {}
            }
        }
        reviews
    }
}
