//! Work handed out: which line goes to whom, for how long. Two people never hold one line.
//!
//! Leases are not in the journal: they are a promise between clerks, not a fact about the petition. A program that stops
//! forgets them, and nothing is lost.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use petition::{LineName, OpenWork, Petition, SectionId, StageName};

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

#[derive(Debug, Clone, PartialEq, Eq)]
struct Lease {
    person: String,
    until: Timestamp,
}

/// The open work of one petition and who holds what.
#[derive(Debug, Clone, Default)]
pub struct Work {
    first: BTreeSet<LineName>,
    /// With who made the first finding.
    second: BTreeMap<LineName, String>,
    /// With the two who differ.
    differences: BTreeMap<LineName, [String; 2]>,
    leases: BTreeMap<LineName, Lease>,
    /// Lines a person put aside; they come back when nothing else is left.
    aside: BTreeSet<(String, LineName)>,
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
        let open = |line: &LineName| {
            self.first.contains(line) || self.second.contains_key(line) || self.differences.contains_key(line)
        };
        self.leases.retain(|line, _| open(line));
    }

    /// One line's work as the petition stands.
    pub fn refresh(&mut self, line: LineName, petition: &Petition, second_look: impl Fn(LineName) -> bool) {
        self.first.remove(&line);
        self.second.remove(&line);
        self.differences.remove(&line);
        self.leases.remove(&line);
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
            held: self.leases.values().filter(|lease| lease.until > now).count(),
        }
    }

    /// The next line for a person: one they hold already, else a new one. `except` are lines they have on the screen or
    /// loaded in advance.
    ///
    /// Every third line is a second look where there are some, so that neither queue grows for days and nobody knows
    /// which of the two they are making.
    pub fn next(&mut self, person: &str, now: Timestamp, except: &[LineName]) -> Option<LineName> {
        let held = self.leases.iter().find(|(line, lease)| {
            lease.person == person && lease.until > now && !except.contains(line) && self.is_finding(**line)
        });
        if let Some((&line, _)) = held {
            self.lease(line, person, now, LEASE);
            return Some(line);
        }
        let seconds_turn = self.handed_out % 3 == 2;
        let found = self.pick(person, now, except, seconds_turn, false);
        let line = found.or_else(|| self.pick(person, now, except, seconds_turn, true))?;
        self.handed_out += 1;
        self.lease(line, person, now, LEASE);
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
        self.leases.get(&line).is_none_or(|lease| lease.until <= now)
    }

    fn lease(&mut self, line: LineName, person: &str, now: Timestamp, length: SignedDuration) {
        let until = now.saturating_add(length).unwrap_or(now);
        // A batch's longer lease is not cut short by looking at one of its lines.
        let until =
            self.leases.get(&line).filter(|l| l.person == person).map_or(until, |l| l.until.max(until));
        self.leases.insert(line, Lease { person: person.to_owned(), until });
    }

    /// Takes up one line, if nobody else holds it; gives who holds it otherwise.
    ///
    /// # Errors
    /// The person who has it.
    pub fn take(&mut self, line: LineName, person: &str, now: Timestamp) -> Result<(), String> {
        match self.leases.get(&line).filter(|lease| lease.until > now && lease.person != person) {
            Some(lease) => Err(lease.person.clone()),
            None => {
                self.lease(line, person, now, LEASE);
                Ok(())
            }
        }
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
            self.lease(*line, person, now, BATCH_LEASE);
        }
        lines.len()
    }

    /// Who holds a line now.
    #[must_use]
    pub fn holder(&self, line: LineName, now: Timestamp) -> Option<&str> {
        self.leases.get(&line).filter(|lease| lease.until > now).map(|lease| lease.person.as_str())
    }

    /// Puts a line aside for its holder: others may take it, they get it last.
    pub fn put_aside(&mut self, line: LineName, person: &str) {
        if self.leases.get(&line).is_some_and(|lease| lease.person == person) {
            self.leases.remove(&line);
        }
        self.aside.insert((person.to_owned(), line));
    }

    /// Gives back everything a person holds: they went home.
    pub fn release(&mut self, person: &str) {
        self.leases.retain(|_, lease| lease.person != person);
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
