//! Verification: the chain, the anchors, the events and their figures, the vault. It never writes.

mod scan;

use std::collections::BTreeMap;

use petition::{Event, Petition, PetitionId, Scope, StageName, Tally};
use serde::Serialize;

use crate::anchor::Anchor;
use crate::entry::{Hash, Head, JournalId};
use crate::fault::{Fault, FaultKind};
use crate::store::{JournalStore, StoreError};
use crate::vault::{Vault, VaultState};
use scan::Scan;

/// What to verify, against what.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only this journal (and the office's, for its anchors).
    pub journal: Option<JournalId>,
    /// A hash known from outside: printed on a certificate, published, signed.
    pub head: Option<Hash>,
}

/// Why nothing could be verified: the input is wrong, not the record.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such journal.
    #[error("there is no journal {0} here; there are: {1}")]
    NoJournal(JournalId, String),
    /// Written by a later program.
    #[error("journal {journal}, entry {sequence}: {problem}")]
    FromTheFuture {
        /// The journal.
        journal: JournalId,
        /// The entry.
        sequence: u64,
        /// What is not known.
        problem: String,
    },
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing wrong, and the hash from outside is in it.
    Verified,
    /// Nothing wrong, but nothing from outside to compare with.
    ConsistentNotAnchored,
    /// Something is wrong.
    NotVerified,
}

/// How far a journal is fixed from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchoring {
    /// No hash from outside reaches it.
    None,
    /// Up to this entry.
    UpTo(u64),
}

/// What a petition's events add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replayed {
    /// Where the petition stands.
    pub stage: &'static str,
    /// Its figures, once lines are examined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tally: Option<Tally>,
    /// Whether its records were destroyed.
    pub destroyed: bool,
}

/// What was found in one journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JournalReport {
    /// The journal.
    pub journal: JournalId,
    /// Entries read.
    pub entries: u64,
    /// Its last entry.
    pub head: Head,
    /// How far it is fixed from outside.
    pub anchored: Anchoring,
    /// The first thing wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_fault: Option<Fault>,
    /// How many things are wrong.
    pub faults: u64,
    /// What its events add up to, for a petition's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub petition: Option<Replayed>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The answer.
    pub verdict: Verdict,
    /// The journals, the office's first.
    pub journals: Vec<JournalReport>,
    /// Whether the hash asked for is in one of them; none when none was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_found: Option<bool>,
}

/// Heads anchored in the office's journal, by journal: number, hash, and the office's entry that says so.
type Anchors = BTreeMap<JournalId, Vec<(Head, u64)>>;

/// Verifies the journals of a store, and its vault where one is given. `progress` hears of entries read.
///
/// # Errors
/// When the store cannot be read at all, or was written by a later program.
pub fn verify(
    store: &dyn JournalStore,
    vault: Option<&dyn Vault>,
    options: &Options,
    progress: &mut dyn FnMut(u64),
) -> Result<Report, VerifyError> {
    verify_with(store, vault, options, progress, &mut |_, _, _, _| {})
}

/// What hears of every event that was folded: the journal, the petition with it, the entry's number, the event.
pub type Follow<'f> = &'f mut dyn FnMut(&JournalId, &Petition, u64, &Event);

/// The same, and `follow` hears of every event of a petition, up to the first that cannot be replayed: one reading serves
/// whoever repeats something else besides.
///
/// # Errors
/// As [`verify`].
pub fn verify_with(
    store: &dyn JournalStore,
    vault: Option<&dyn Vault>,
    options: &Options,
    progress: &mut dyn FnMut(u64),
    follow: Follow<'_>,
) -> Result<Report, VerifyError> {
    let mut journals = store.journals()?;
    if let Some(wanted) = &options.journal {
        if !journals.contains(wanted) {
            let names: Vec<_> = journals.iter().map(JournalId::as_str).collect();
            return Err(VerifyError::NoJournal(wanted.clone(), names.join(", ")));
        }
        journals.retain(|journal| journal == wanted || journal.is_office());
    }
    journals.sort_by_key(|journal| (!journal.is_office(), journal.clone()));
    let alterations = store.alterations()?;
    let mut anchors = Anchors::new();
    let mut office_fixed = 0;
    let mut reports = Vec::new();
    for journal in journals {
        let mut scan = Scan::new(&journal, anchors.remove(&journal).unwrap_or_default(), options.head);
        scan.run(store, progress, follow)?;
        if reports.is_empty() {
            for problem in &alterations {
                scan.fault(None, FaultKind::Altered(problem.clone()));
            }
        }
        if let Some(vault) = vault {
            check_vault(&mut scan, vault)?;
        }
        if journal.is_office() {
            anchors = scan.anchors();
            office_fixed = scan.anchored_to();
        }
        reports.push(scan.report(office_fixed));
    }
    for (journal, heads) in anchors.into_iter().filter(|_| options.journal.is_none()) {
        reports.push(vanished(&journal, &heads));
    }
    let head_found = options.head.map(|_| reports.iter().any(|r| r.anchored != Anchoring::None));
    Ok(Report { verdict: verdict(&reports, head_found), journals: reports, head_found })
}

fn verdict(reports: &[JournalReport], head_found: Option<bool>) -> Verdict {
    if reports.iter().any(|report| report.faults > 0) || head_found == Some(false) {
        return Verdict::NotVerified;
    }
    if head_found == Some(true) { Verdict::Verified } else { Verdict::ConsistentNotAnchored }
}

/// A journal the office anchored and that is not there at all.
fn vanished(journal: &JournalId, heads: &[(Head, u64)]) -> JournalReport {
    let faults = heads.len() as u64;
    let kind = |(anchored, office_entry): &(Head, u64)| FaultKind::CutOff {
        office_entry: *office_entry,
        anchored: *anchored,
    };
    let first =
        heads.first().map(|head| Fault { journal: journal.to_string(), entry: None, kind: kind(head) });
    JournalReport {
        journal: journal.clone(),
        entries: 0,
        head: Head::EMPTY,
        anchored: Anchoring::None,
        first_fault: first,
        faults,
        petition: None,
    }
}

fn check_vault(scan: &mut Scan<'_>, vault: &dyn Vault) -> Result<(), StoreError> {
    let Ok(petition) = scan.journal.as_str().parse::<PetitionId>() else { return Ok(()) };
    let destroyed = scan.petition().is_some_and(|p| p.destroyed().is_some());
    match (vault.state(&petition)?, destroyed) {
        (VaultState::Open, true) => {
            let left = vault.count(&petition)?;
            let problem = format!(
                "the records are recorded as destroyed, {left} items and the secret are still there; run \
                 `scrutineer petition destroy-records` again"
            );
            scan.fault(None, FaultKind::Vault(problem));
        }
        (VaultState::Destroyed, false) if scan.petition().is_some() => {
            let problem = "it is emptied, but no entry records the destruction".to_owned();
            scan.fault(None, FaultKind::Vault(problem));
        }
        (VaultState::Open, false) => {
            for commitment in vault.mismatched(&petition)? {
                scan.fault(None, FaultKind::Vault(format!("the item under {commitment} was changed")));
            }
        }
        _ => {}
    }
    Ok(())
}

fn replayed(petition: &Petition) -> Replayed {
    let stage = petition.stage();
    let examined = stage.name() >= StageName::Examining;
    let scope: Scope = stage.scope();
    Replayed {
        stage: stage.name().word(),
        tally: examined.then(|| petition.tally(scope)),
        destroyed: petition.destroyed().is_some(),
    }
}

fn to_anchors(entries: Vec<(Anchor, u64)>) -> Anchors {
    let mut anchors = Anchors::new();
    for (anchor, office_entry) in entries {
        anchors.entry(anchor.journal).or_default().push((anchor.head, office_entry));
    }
    anchors
}
