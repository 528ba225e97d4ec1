//! The rules of the examination once more, as plainly as they can be said: lists, loops, no stages with data, nothing kept
//! that can be computed. Written from docs/states.md, sharing no code with the crate.

use std::collections::{BTreeMap, BTreeSet};

use petition::event::Decision;
use petition::{Scope, Tally};

pub(crate) const LINES: usize = 8;
pub(crate) const SAMPLE: [usize; 5] = [6, 0, 3, 5, 2];
const LEA: usize = 2;

/// Verdicts by number: 0 to 2 are voters, 3 and 4 reasons, from 10 on a voter of its own for each line.
pub(crate) const NOT_REGISTERED: usize = 3;
pub(crate) const OTHER_ADDRESS: usize = 4;

#[derive(Debug, Clone)]
pub(crate) enum Op {
    Find { line: usize, person: usize, verdict: usize },
    Review { line: usize, person: usize, verdict: usize },
    Resolve { line: usize, person: usize, verdict: usize },
    Undo { line: usize, person: usize },
    Pend { line: usize },
    Group { lines: Vec<usize>, stands: Option<usize> },
    Ungroup { line: usize },
    Receive { withdrawal: u32 },
    Match { withdrawal: u32, line: usize },
    TooLate { withdrawal: u32 },
    Strike { lines: Vec<usize> },
    Reinstate { lines: Vec<usize> },
    Stay,
    Lift,
    Full,
    Complete,
    Project { decision: Decision },
    Certify { sufficient: bool },
    Destroy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum At {
    Drawn,
    Examining,
    Completed,
    Certified,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ruling {
    None,
    Struck,
    Counts,
}

#[derive(Debug, Clone)]
pub(crate) struct Naive {
    pub(crate) at: At,
    pub(crate) full: bool,
    stayed: bool,
    destroyed: bool,
    projected: Option<Decision>,
    found: Vec<Vec<(usize, usize)>>,
    pending: Vec<bool>,
    ruling: Vec<Ruling>,
    groups: Vec<(Vec<usize>, Option<usize>)>,
    /// None: received. Some(None): too late.
    withdrawals: BTreeMap<u32, Option<Option<usize>>>,
}

fn is_valid(verdict: usize) -> bool {
    verdict != NOT_REGISTERED && verdict != OTHER_ADDRESS
}

impl Naive {
    pub(crate) fn drawn() -> Self {
        Self {
            at: At::Drawn,
            full: false,
            stayed: false,
            destroyed: false,
            projected: None,
            found: vec![Vec::new(); LINES],
            pending: vec![false; LINES],
            ruling: vec![Ruling::None; LINES],
            groups: Vec::new(),
            withdrawals: BTreeMap::new(),
        }
    }

    pub(crate) fn scope(&self) -> Scope {
        if self.full { Scope::Full } else { Scope::Sample }
    }

    fn in_scope(line: usize, scope: Scope) -> bool {
        scope == Scope::Full || SAMPLE.contains(&line)
    }

    fn result(&self, line: usize) -> Option<usize> {
        match self.found[line][..] {
            [(_, one)] if is_valid(one) => Some(one),
            [(_, one), (_, two)] if one == two => Some(one),
            [_, _, (_, lead)] => Some(lead),
            _ => None,
        }
    }

    fn withdrawn(&self, line: usize) -> bool {
        self.withdrawals.values().any(|state| *state == Some(Some(line)))
    }

    fn alone(&self, line: usize) -> bool {
        let found_valid = self.result(line).is_some_and(is_valid);
        let free = self.ruling[line] == Ruling::None && !self.withdrawn(line) && !self.pending[line];
        self.ruling[line] == Ruling::Counts || (free && found_valid)
    }

    fn is_copy(&self, line: usize, scope: Scope) -> bool {
        let Some((lines, stands)) = self.groups.iter().find(|(lines, _)| lines.contains(&line)) else {
            return false;
        };
        let mut counting: Vec<_> =
            lines.iter().copied().filter(|l| Self::in_scope(*l, scope) && self.alone(*l)).collect();
        counting.sort_unstable();
        let keeper = match stands {
            None => None,
            Some(stands) if counting.contains(stands) => Some(*stands),
            Some(_) => counting.first().copied(),
        };
        counting.contains(&line) && keeper != Some(line)
    }

    fn label(&self, line: usize, scope: Scope) -> &'static str {
        match (self.ruling[line], self.withdrawn(line), self.pending[line], self.result(line)) {
            (Ruling::Struck, ..) => "struck",
            (Ruling::Counts, ..) => "reinstated",
            (_, true, ..) => "withdrawn",
            (_, _, true, _) => "pending",
            (.., Some(NOT_REGISTERED)) => "not-registered",
            (.., Some(OTHER_ADDRESS)) => "other-address",
            (.., Some(_)) if self.is_copy(line, scope) => "duplicate",
            (.., Some(_)) => "valid",
            (.., None) => "open",
        }
    }

    pub(crate) fn tally(&self, scope: Scope) -> Tally {
        let lines: Vec<_> = (0..LINES).filter(|line| Self::in_scope(*line, scope)).collect();
        let count =
            |is: &dyn Fn(usize) -> bool| u32::try_from(lines.iter().filter(|l| is(**l)).count()).unwrap();
        let labelled = |label: &str| count(&|line| self.label(line, scope) == label);
        let mut invalid = BTreeMap::new();
        for reason in ["not-registered", "other-address"] {
            if labelled(reason) > 0 {
                invalid.insert(reason.parse().unwrap(), labelled(reason));
            }
        }
        Tally {
            scope,
            raw_count: 8,
            lines: count(&|_| true),
            checked: count(&|line| !self.found[line].is_empty()),
            reviewed: count(&|line| self.found[line].len() > 1),
            pending: labelled("pending"),
            r#final: count(&|line| !["open", "pending"].contains(&self.label(line, scope))),
            valid: labelled("valid") + labelled("reinstated"),
            reinstated: labelled("reinstated"),
            duplicates: labelled("duplicate"),
            withdrawn: labelled("withdrawn"),
            struck: labelled("struck"),
            invalid,
        }
    }

    fn finished(&self) -> bool {
        let scope = self.scope();
        let tally = self.tally(scope);
        let theirs = |line: usize| {
            (Self::in_scope(line, scope) && self.alone(line))
                .then(|| self.result(line).filter(|v| is_valid(*v)))
                .flatten()
        };
        let together = |a, b| self.groups.iter().any(|(lines, _)| lines.contains(&a) && lines.contains(&b));
        let clash = (0..LINES)
            .any(|a| (0..a).any(|b| theirs(a).is_some() && theirs(a) == theirs(b) && !together(a, b)));
        tally.r#final == tally.lines && !clash
    }

    fn change(&mut self) {
        if self.at == At::Completed {
            self.at = At::Examining;
            self.projected = None;
        }
    }

    /// Does it, where it is possible.
    pub(crate) fn act(&mut self, op: &Op) -> bool {
        let possible = self.possible(op);
        if possible {
            self.perform(op);
        }
        possible
    }

    fn possible(&self, op: &Op) -> bool {
        let while_stayed =
            matches!(op, Op::Receive { .. } | Op::Strike { .. } | Op::Reinstate { .. } | Op::Lift);
        if self.destroyed || (self.stayed && !while_stayed) {
            return false;
        }
        let workable = |line: &usize| Self::in_scope(*line, self.scope());
        let beginning = self.at <= At::Examining;
        match op {
            Op::Find { line, .. } => beginning && workable(line) && self.found[*line].is_empty(),
            Op::Review { line, person, .. } => {
                self.at == At::Examining
                    && workable(line)
                    && self.found[*line].len() == 1
                    && self.found[*line][0].0 != *person
            }
            Op::Resolve { line, person, .. } => {
                let found = &self.found[*line];
                self.at == At::Examining
                    && workable(line)
                    && *person >= LEA
                    && found.len() == 2
                    && found[0].1 != found[1].1
                    && found.iter().all(|(by, _)| by != person)
            }
            Op::Pend { line } => beginning && workable(line) && self.result(*line).is_none(),
            Op::Complete => self.at == At::Examining && self.finished(),
            _ => self.possible_with_any_line(op),
        }
    }

    fn possible_with_any_line(&self, op: &Op) -> bool {
        let before_certificate = self.at <= At::Completed;
        let begun = self.at == At::Examining || self.at == At::Completed;
        match op {
            Op::Undo { line, person } => {
                begun
                    && (self.pending[*line]
                        || self.found[*line].last().is_some_and(|(by, _)| by == person || *person >= LEA))
            }
            Op::Group { lines, stands } => {
                let distinct: BTreeSet<_> = lines.iter().collect();
                let whole = |(old, _): &(Vec<usize>, _)| {
                    !old.iter().any(|l| lines.contains(l)) || old.iter().all(|l| lines.contains(l))
                };
                begun
                    && lines.len() > 1
                    && distinct.len() == lines.len()
                    && stands.is_none_or(|l| lines.contains(&l))
                    && self.groups.iter().all(whole)
            }
            Op::Ungroup { line } => begun && self.groups.iter().any(|(lines, _)| lines.contains(line)),
            Op::Receive { withdrawal } => before_certificate && !self.withdrawals.contains_key(withdrawal),
            Op::Match { withdrawal, line } => {
                before_certificate && self.withdrawals.contains_key(withdrawal) && !self.withdrawn(*line)
            }
            Op::TooLate { withdrawal } => before_certificate && self.withdrawals.contains_key(withdrawal),
            // A court's order comes when it comes, also after the certificate.
            Op::Strike { lines } => lines.iter().all(|l| self.ruling[*l] != Ruling::Struck),
            Op::Reinstate { lines } => lines.iter().all(|l| self.ruling[*l] != Ruling::Counts),
            Op::Stay => true,
            Op::Lift => self.stayed,
            Op::Full => before_certificate && !self.full,
            Op::Project { .. } => self.at == At::Completed && !self.full,
            Op::Certify { sufficient } => {
                let says = if *sufficient { Decision::Sufficient } else { Decision::Insufficient };
                self.at == At::Completed && (self.full || self.projected == Some(says))
            }
            Op::Destroy => self.at == At::Certified,
            Op::Find { .. } | Op::Review { .. } | Op::Resolve { .. } | Op::Pend { .. } | Op::Complete => {
                false
            }
        }
    }

    fn perform(&mut self, op: &Op) {
        match op {
            Op::Find { line, person, verdict }
            | Op::Review { line, person, verdict }
            | Op::Resolve { line, person, verdict } => {
                self.found[*line].push((*person, *verdict));
                self.pending[*line] = false;
                self.at = At::Examining;
            }
            Op::Undo { line, .. } if self.pending[*line] => self.pending[*line] = false,
            Op::Undo { line, .. } => {
                self.found[*line].pop();
                self.change();
            }
            Op::Pend { line } => {
                self.pending[*line] = true;
                self.at = At::Examining;
            }
            Op::Group { lines, stands } => {
                self.groups.retain(|(old, _)| !old.iter().any(|l| lines.contains(l)));
                self.groups.push((lines.clone(), *stands));
                self.change();
            }
            Op::Ungroup { line } => {
                self.groups.retain(|(old, _)| !old.contains(line));
                self.change();
            }
            Op::Receive { withdrawal } => drop(self.withdrawals.insert(*withdrawal, None)),
            Op::Match { withdrawal, line } => {
                self.withdrawals.insert(*withdrawal, Some(Some(*line)));
                self.change();
            }
            Op::TooLate { withdrawal } => {
                if let Some(Some(Some(_))) = self.withdrawals.insert(*withdrawal, Some(None)) {
                    self.change();
                }
            }
            Op::Strike { lines } => {
                lines.iter().for_each(|l| self.ruling[*l] = Ruling::Struck);
                self.change();
            }
            Op::Reinstate { lines } => {
                let after = |before| if before == Ruling::Struck { Ruling::None } else { Ruling::Counts };
                lines.iter().for_each(|l| self.ruling[*l] = after(self.ruling[*l]));
                self.change();
            }
            Op::Stay => self.stayed = true,
            Op::Lift => self.stayed = false,
            Op::Full => {
                (self.at, self.full, self.projected) = (At::Examining, true, None);
            }
            Op::Complete => (self.at, self.projected) = (At::Completed, None),
            Op::Project { decision } => self.projected = Some(*decision),
            Op::Certify { .. } => self.at = At::Certified,
            Op::Destroy => self.destroyed = true,
        }
    }
}
