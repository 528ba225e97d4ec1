//! One journal from its first entry to its last.

use petition::{BadEvent, Petition, Refusal};

use super::{Anchoring, Anchors, Follow, JournalReport, VerifyError, replayed, to_anchors};
use crate::anchor::Anchor;
use crate::chain::{Chain, original_number};
use crate::draws::Draws;
use crate::entry::{Entry, Hash, Head, JournalId};
use crate::fault::{Fault, FaultKind};
use crate::replay::{BATCH, step};
use crate::store::{JournalStore, StoreError};

pub(super) struct Scan<'a> {
    pub(super) journal: &'a JournalId,
    /// Heads to meet, in order of their numbers from last to first.
    expected: Vec<(Head, u64)>,
    met: Vec<(Head, u64)>,
    wanted: Option<Hash>,
    chain: Chain,
    entries: u64,
    anchored: Option<u64>,
    found_anchors: Vec<(Anchor, u64)>,
    petition: Option<Petition>,
    draws: Draws,
    replaying: bool,
    first_fault: Option<Fault>,
    faults: u64,
}

impl<'a> Scan<'a> {
    pub(super) fn new(journal: &'a JournalId, mut expected: Vec<(Head, u64)>, wanted: Option<Hash>) -> Self {
        expected.sort_by_key(|(head, _)| std::cmp::Reverse(head.sequence));
        Self {
            journal,
            expected,
            met: Vec::new(),
            wanted,
            chain: Chain::default(),
            entries: 0,
            anchored: None,
            found_anchors: Vec::new(),
            petition: None,
            draws: Draws::default(),
            replaying: !journal.is_office(),
            first_fault: None,
            faults: 0,
        }
    }

    pub(super) fn run(
        &mut self,
        store: &dyn JournalStore,
        progress: &mut dyn FnMut(u64),
        follow: Follow<'_>,
    ) -> Result<(), VerifyError> {
        loop {
            match store.read(self.journal, self.chain.next(), BATCH) {
                Ok(entries) if entries.is_empty() => break,
                Ok(entries) => {
                    for entry in &entries {
                        self.entry(store, entry, follow)?;
                    }
                    progress(entries.len() as u64);
                }
                Err(StoreError::Unreadable { sequence, problem, .. }) => {
                    self.entries += 1;
                    self.replaying = false;
                    self.fault(Some(sequence), FaultKind::Unreadable(problem));
                    self.chain.skip(sequence);
                }
                Err(error) => return Err(error.into()),
            }
        }
        self.finish(store)
    }

    fn entry(
        &mut self,
        store: &dyn JournalStore,
        entry: &Entry,
        follow: Follow<'_>,
    ) -> Result<(), VerifyError> {
        self.entries += 1;
        if let Some(kind) = self.chain.check(entry) {
            let kind = if kind == FaultKind::Changed { self.diagnose(store, entry)? } else { kind };
            self.replaying = false;
            self.fault(Some(entry.sequence), kind);
        }
        if self.wanted == Some(entry.hash) {
            self.anchored = Some(entry.sequence);
        }
        while let Some((head, office_entry)) =
            self.expected.pop_if(|(head, _)| head.sequence <= entry.sequence)
        {
            if head == entry.head() {
                self.met.push((head, office_entry));
            } else {
                let anchored = head.hash;
                self.fault(Some(head.sequence), FaultKind::NotAnchored { office_entry, anchored });
            }
        }
        if self.journal.is_office() {
            self.office_entry(entry);
        } else {
            self.replay(entry, follow)?;
        }
        Ok(())
    }

    /// Changed, or only out of place? Asked for the first fault only, it costs a pass.
    fn diagnose(&self, store: &dyn JournalStore, entry: &Entry) -> Result<FaultKind, VerifyError> {
        if self.first_fault.is_some() {
            return Ok(FaultKind::Changed);
        }
        let mut behind = None;
        let mut from = 1;
        while let Ok(entries) = store.read(self.journal, from, BATCH) {
            behind = entries.iter().find(|e| e.hash == entry.previous).map(|e| e.sequence);
            let Some(last) = entries.last() else { break };
            from = last.sequence + 1;
            if behind.is_some() {
                break;
            }
        }
        Ok(original_number(entry, behind).map_or(FaultKind::Changed, |was| FaultKind::OutOfPlace { was }))
    }

    fn office_entry(&mut self, entry: &Entry) {
        match Anchor::read(entry) {
            Some(Ok(anchor)) => self.found_anchors.push((anchor, entry.sequence)),
            Some(Err(e)) => self.fault(Some(entry.sequence), FaultKind::Impossible(e.to_string())),
            None => {}
        }
    }

    fn replay(&mut self, entry: &Entry, follow: Follow<'_>) -> Result<(), VerifyError> {
        if !self.replaying {
            return Ok(());
        }
        match step(&mut self.petition, entry) {
            Ok(event) => {
                let checked =
                    self.petition.as_ref().map_or(Ok(()), |petition| self.draws.check(petition, &event));
                if let Err(problem) = checked {
                    self.fault(Some(entry.sequence), FaultKind::Impossible(problem));
                }
                if let Some(petition) = &self.petition {
                    follow(self.journal, petition, entry.sequence, &event);
                }
                Ok(())
            }
            Err(Refusal::Event(bad @ (BadEvent::FromTheFuture { .. } | BadEvent::UnknownKind(_)))) => {
                let problem = bad.to_string();
                Err(VerifyError::FromTheFuture {
                    journal: self.journal.clone(),
                    sequence: entry.sequence,
                    problem,
                })
            }
            Err(refusal) => {
                self.replaying = false;
                self.fault(Some(entry.sequence), FaultKind::Impossible(refusal.to_string()));
                Ok(())
            }
        }
    }

    fn finish(&mut self, store: &dyn JournalStore) -> Result<(), VerifyError> {
        while let Some((anchored, office_entry)) = self.expected.pop() {
            self.fault(None, FaultKind::CutOff { office_entry, anchored });
        }
        let outside = store.length(self.journal)?.saturating_sub(self.entries);
        if outside > 0 {
            self.fault(None, FaultKind::Outside(outside));
        }
        Ok(())
    }

    pub(super) fn fault(&mut self, entry: Option<u64>, kind: FaultKind) {
        self.faults += 1;
        if self.first_fault.is_none() {
            self.first_fault = Some(Fault { journal: self.journal.to_string(), entry, kind });
        }
    }

    pub(super) fn petition(&self) -> Option<&Petition> {
        self.petition.as_ref()
    }

    pub(super) fn anchors(&mut self) -> Anchors {
        to_anchors(std::mem::take(&mut self.found_anchors))
    }

    pub(super) fn anchored_to(&self) -> u64 {
        self.anchored.unwrap_or(0)
    }

    /// `office_fixed` is the last entry of the office's journal that is fixed from outside; anchors up to it count.
    pub(super) fn report(self, office_fixed: u64) -> JournalReport {
        let through_office =
            self.met.iter().filter(|(_, entry)| *entry <= office_fixed).map(|(head, _)| head.sequence);
        let anchored = through_office.chain(self.anchored).max();
        let whole = self.replaying && self.faults == 0;
        JournalReport {
            journal: self.journal.clone(),
            entries: self.entries,
            head: self.chain.head(),
            anchored: anchored.map_or(Anchoring::None, Anchoring::UpTo),
            first_fault: self.first_fault,
            faults: self.faults,
            petition: self.petition.as_ref().filter(|_| whole).map(replayed),
        }
    }
}
