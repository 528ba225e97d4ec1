//! Which entries of a petition's journal speak of which line. Built when it is first needed and carried on from there, so
//! that a line's history is read without the whole journal.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use journal::{Entry, JournalId};
use petition::event::Verdict;
use petition::{Event, EventKind, LineName, SectionId};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::paper_trail::Trail;

/// Entries read at once while the index catches up.
const AT_ONCE: usize = 2_000;

/// What the examiners did on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DayOfWork {
    /// First findings made.
    pub first: u32,
    /// Of these, acceptances.
    pub accepted: u32,
    /// Second findings made.
    pub second: u32,
    /// Differences decided.
    pub decided: u32,
    /// Findings taken back.
    pub undone: u32,
}

/// The index of one petition's journal.
#[derive(Debug, Default)]
pub(crate) struct JournalIndex {
    read_to: u64,
    lines: HashMap<LineName, Vec<u64>>,
    sections: HashMap<SectionId, Vec<u64>>,
    /// Entries about the petition as a whole, and about its boxes.
    whole: Vec<(u64, EventKind)>,
    days: BTreeMap<Date, DayOfWork>,
    /// What it says of paper, counts and draws.
    pub(crate) trail: Trail,
}

impl JournalIndex {
    fn file(&mut self, entry: &Entry, zone: &TimeZone) {
        self.read_to = entry.sequence;
        let content = &entry.content;
        let event = Event::from_body(&content.kind, content.kind_version, &content.body);
        let Ok(event) = event else { return };
        let day = content.recorded_at.to_zoned(zone.clone()).date();
        self.count(&event, day);
        self.trail.follow(entry, &event);
        let lines = lines_of(&event);
        if let Some(section) = section_of(&event) {
            self.sections.entry(section).or_default().push(entry.sequence);
        } else if lines.is_empty() || is_of_the_whole(event.kind()) {
            self.whole.push((entry.sequence, event.kind()));
        }
        for line in lines {
            self.lines.entry(line).or_default().push(entry.sequence);
        }
    }

    fn count(&mut self, event: &Event, day: Date) {
        let (mut first, mut accepted, mut second, mut decided, mut undone) = (0, 0, 0, 0, 0);
        match event {
            Event::FindingRecorded(finding) => {
                first = 1;
                accepted = u32::from(matches!(finding.0.verdict, Verdict::Valid { .. }));
            }
            Event::FindingReviewed(_) => second = 1,
            Event::FindingResolved(_) => decided = 1,
            Event::FindingUndone(_) => undone = 1,
            _ => return,
        }
        let done = self.days.entry(day).or_default();
        done.first += first;
        done.accepted += accepted;
        done.second += second;
        done.decided += decided;
        done.undone += undone;
    }

    /// Entries that name this line, first to last.
    pub(crate) fn of_line(&self, line: LineName) -> &[u64] {
        self.lines.get(&line).map_or(&[], Vec::as_slice)
    }

    /// Entries about this section's paper, first to last.
    pub(crate) fn of_section(&self, section: SectionId) -> &[u64] {
        self.sections.get(&section).map_or(&[], Vec::as_slice)
    }

    /// Entries of this kind about the petition as a whole, first to last.
    pub(crate) fn of_kind(&self, kind: EventKind) -> impl DoubleEndedIterator<Item = u64> + '_ {
        self.whole.iter().filter(move |(_, other)| *other == kind).map(|(sequence, _)| *sequence)
    }

    /// What was done on each day.
    pub(crate) fn days(&self) -> &BTreeMap<Date, DayOfWork> {
        &self.days
    }
}

/// Events that name lines and are looked for as such all the same.
fn is_of_the_whole(kind: EventKind) -> bool {
    matches!(kind, EventKind::SampleDrawn | EventKind::LinesStruck | EventKind::LinesReinstated)
}

/// The lines an event names one by one.
fn lines_of(event: &Event) -> Vec<LineName> {
    match event {
        Event::LinesKeyed(e) => e.lines.iter().map(|keyed| keyed.line).collect(),
        Event::FindingRecorded(e) => vec![e.0.line],
        Event::FindingReviewed(e) => vec![e.0.line],
        Event::FindingResolved(e) => vec![e.0.line],
        Event::FindingUndone(e) => vec![e.line],
        Event::LinePending(e) => vec![e.line],
        Event::LinePendingBecause(e) => vec![e.line],
        Event::DuplicatesFound(e) => e.lines.clone(),
        Event::DuplicatesUndone(e) => vec![e.line],
        Event::WithdrawalMatched(e) => vec![e.line],
        Event::LinesStruck(e) => e.lines.clone(),
        Event::LinesReinstated(e) => e.lines.clone(),
        Event::SampleDrawn(e) => e.lines.clone(),
        _ => Vec::new(),
    }
}

/// The section whose paper an event moves or counts.
fn section_of(event: &Event) -> Option<SectionId> {
    match event {
        Event::SectionReceived(e) => Some(e.section),
        Event::SectionMoved(e) => Some(e.section),
        Event::SectionPulled(e) => Some(e.section),
        Event::SectionReturned(e) => Some(e.section),
        Event::SheetCounted(e) => Some(e.section),
        Event::CountResolved(e) => Some(e.section),
        _ => None,
    }
}

impl Office {
    /// Asks the index, which reads on first what was recorded since it was asked last. It is taken before the stores,
    /// never while they are held.
    pub(crate) fn indexed<T>(
        &self,
        case: &Case,
        ask: impl FnOnce(&JournalIndex) -> T,
    ) -> Result<T, OfficeError> {
        let mut index = case.index.lock().map_err(|_| OfficeError::Poisoned)?;
        let journal = JournalId::from(case.id());
        let newest = case.seated(|seat| Ok(seat.head().sequence))?;
        let read_to = index.read_to;
        self.read_on(&journal, read_to, newest, |entry| index.file(entry, self.zone()))?;
        Ok(ask(&index))
    }

    /// Hands over, in order, what a journal holds beyond the entry `read_to`, up to `newest`.
    pub(crate) fn read_on(
        &self,
        journal: &JournalId,
        mut read_to: u64,
        newest: u64,
        mut file: impl FnMut(&Entry),
    ) -> Result<(), OfficeError> {
        while read_to < newest {
            let entries = self.entries(journal, read_to + 1, AT_ONCE)?;
            let Some(last) = entries.last() else { break };
            read_to = last.sequence;
            entries.iter().for_each(&mut file);
        }
        Ok(())
    }

    /// One entry of a petition's journal with its event; none where there is none of that number.
    pub(crate) fn entry(&self, case: &Case, sequence: u64) -> Result<Option<(Entry, Event)>, OfficeError> {
        let found = self.entries(&JournalId::from(case.id()), sequence, 1)?.pop();
        let read = |entry: Entry| {
            let content = &entry.content;
            let event = Event::from_body(&content.kind, content.kind_version, &content.body).ok()?;
            Some((entry, event))
        };
        Ok(found.filter(|entry| entry.sequence == sequence).and_then(read))
    }

    /// The last entry of a kind about the petition as a whole, with its event.
    pub(crate) fn last_of(
        &self,
        case: &Case,
        kind: EventKind,
    ) -> Result<Option<(Entry, Event)>, OfficeError> {
        match self.indexed(case, |index| index.of_kind(kind).next_back())? {
            Some(sequence) => self.entry(case, sequence),
            None => Ok(None),
        }
    }
}
