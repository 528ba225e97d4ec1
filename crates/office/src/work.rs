//! Work handed out: which line goes to whom, for how long. Two people never hold one line.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use petition::{LineName, OpenWork, Petition, SectionId, StageName};

use crate::leases::Leases;

/// How long a line stays with a person who does not come back.
pub const LEASE: SignedDuration = SignedDuration::from_mins(10);
/// How long a whole section does: long enough to work through the paper of one.
pub const BATCH_LEASE: SignedDuration = SignedDuration::from_hours(4);

/// Which look at a line is asked for. A person examining is not told whether it is the first or the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// A first finding, or a second one that must not know the first.
    Finding,
    /// A lead's decision between two.
    Decision,
}

/// The open work of one petition and who holds what.
#[derive(Debug, Clone, Default)]
pub struct Work {
    first: BTreeSet<LineName>,
    /// With who made the first finding.
    second: BTreeMap<LineName, String>,
    /// With the two who differ.
    differences: BTreeMap<LineName, [String; 2]>,
    pub(crate) leases: Leases<LineName>,
    /// Lines a person put aside; they come back when nothing else is left.
    pub(crate) aside: BTreeSet<(String, LineName)>,
    handed_out: u64,
}

/// How much there is to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    /// Lines nobody has looked at.
    pub first: usize,
    /// Lines that wait for a second person.
    pub second: usize,
    /// Lines that wait for a lead.
    pub differences: usize,
    /// Lines held by somebody now.
    pub held: usize,
}

impl Work {
    /// The work as the petition stands. `second_look` says which acceptances go to a second person too. Leases stay.
    pub fn rebuild(&mut self, petition: &Petition, second_look: impl Fn(LineName) -> bool) {
        self.first.clear();
        self.second.clear();
        self.differences.clear();
        // A share of acceptances may never have got its second look; after the certificate nobody looks any more.
        let is_over = matches!(petition.stage().name(), StageName::Rejected | StageName::Certified);
        for (line, open) in petition.all_open_work().filter(|_| !is_over) {
            self.file(line, Some(open), &second_look);
        }
        self.keep_open();
    }

    /// Nobody holds what is no work any more.
    pub(crate) fn keep_open(&mut self) {
        let (first, second, differences) = (&self.first, &self.second, &self.differences);
        self.leases.keep(|line| {
            first.contains(&line) || second.contains_key(&line) || differences.contains_key(&line)
        });
    }

    /// One line's work as the petition stands.
    pub fn refresh(&mut self, line: LineName, petition: &Petition, second_look: impl Fn(LineName) -> bool) {
        self.first.remove(&line);
        self.second.remove(&line);
        self.differences.remove(&line);
        self.leases.free(line);
        self.file(line, petition.open_work(line), &second_look);
    }

    fn file(&mut self, line: LineName, open: Option<OpenWork<'_>>, second_look: &impl Fn(LineName) -> bool) {
        match open {
            Some(OpenWork::First) => {
                self.first.insert(line);
            }
            Some(OpenWork::Second { by, accepted }) if !accepted || second_look(line) => {
                self.second.insert(line, by.to_owned());
            }
            Some(OpenWork::Difference { by }) => {
                self.differences.insert(line, by.map(str::to_owned));
            }
            Some(OpenWork::Second { .. }) | None => {}
        }
    }

    /// How much there is to do.
    #[must_use]
    pub fn load(&self, now: Timestamp) -> Load {
        Load {
            first: self.first.len(),
            second: self.second.len(),
            differences: self.differences.len(),
            held: self.leases.count(now),
        }
    }

    /// The next line for a person: one they hold already, else a new one. `except` are lines they have on the screen or
    /// loaded in advance.
    ///
    /// Every third line is a second look where there are some, so that neither queue grows for days and nobody knows
    /// which of the two they are making.
    pub fn next(&mut self, person: &str, now: Timestamp, except: &[LineName]) -> Option<LineName> {
        let mut held = self.leases.of(person, now);
        if let Some(line) = held.find(|line| !except.contains(line) && self.is_finding(*line)) {
            drop(held);
            let _ = self.leases.take(line, person, now, LEASE);
            return Some(line);
        }
        drop(held);
        let seconds_turn = self.handed_out % 3 == 2;
        let found = self.pick(person, now, except, seconds_turn, false);
        let line = found.or_else(|| self.pick(person, now, except, seconds_turn, true))?;
        self.handed_out += 1;
        let _ = self.leases.take(line, person, now, LEASE);
        Some(line)
    }

    fn is_finding(&self, line: LineName) -> bool {
        self.first.contains(&line) || self.second.contains_key(&line)
    }

    fn pick(
        &self,
        person: &str,
        now: Timestamp,
        except: &[LineName],
        seconds_first: bool,
        put_aside: bool,
    ) -> Option<LineName> {
        let fits = |line: LineName| {
            !except.contains(&line)
                && self.is_free(line, now)
                && self.aside.contains(&(person.to_owned(), line)) == put_aside
        };
        let first = || self.first.iter().copied().find(|line| fits(*line));
        let second = || {
            let theirs = self.second.iter().find(|(line, by)| by.as_str() != person && fits(**line));
            theirs.map(|(line, _)| *line)
        };
        if seconds_first { second().or_else(first) } else { first().or_else(second) }
    }

    fn is_free(&self, line: LineName, now: Timestamp) -> bool {
        self.leases.holder(line, now).is_none()
    }

    /// Takes up one line, if nobody else holds it; gives who holds it otherwise.
    ///
    /// # Errors
    /// The person who has it.
    pub fn take(&mut self, line: LineName, person: &str, now: Timestamp) -> Result<(), String> {
        self.leases.take(line, person, now, LEASE)
    }

    /// Hands a section's open lines to a person as a batch; gives how many. Lines others hold stay with them.
    pub fn hand_out_section(&mut self, section: SectionId, person: &str, now: Timestamp) -> usize {
        let firsts = self.first.iter().copied();
        let seconds = self.second.iter().filter(|(_, by)| by.as_str() != person).map(|(line, _)| *line);
        let lines: Vec<LineName> = firsts
            .chain(seconds)
            .filter(|line| line.section == section && self.is_free(*line, now))
            .collect();
        for line in &lines {
            let _ = self.leases.take(*line, person, now, BATCH_LEASE);
        }
        lines.len()
    }

    /// Who holds a line now.
    #[must_use]
    pub fn holder(&self, line: LineName, now: Timestamp) -> Option<&str> {
        self.leases.holder(line, now)
    }

    /// Puts a line aside for its holder: others may take it, they get it last.
    pub fn put_aside(&mut self, line: LineName, person: &str) {
        self.leases.release(line, person);
        self.aside.insert((person.to_owned(), line));
    }

    /// Gives back everything a person holds: they went home.
    pub fn release(&mut self, person: &str) {
        self.leases.release_all(person);
    }

    /// Lines two people see differently that this lead may decide, free or theirs.
    #[must_use]
    pub fn differences_for(&self, lead: &str, now: Timestamp) -> Vec<LineName> {
        let may = |line: &LineName, by: &[String; 2]| {
            by.iter().all(|person| person != lead)
                && self.holder(*line, now).is_none_or(|holder| holder == lead)
        };
        self.differences.iter().filter(|(line, by)| may(line, by)).map(|(line, _)| *line).collect()
    }
}

#[cfg(test)]
mod tests;
