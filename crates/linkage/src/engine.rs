//! The engine: a roll's index and the model's parameters.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use crate::channel::PerLevel;
use crate::desk::{Desk, Lexicon};
use crate::evidence::{Bench, Evidence};
use crate::index::{Index, IndexError};
use crate::line::{Line, Written};
use crate::parameters::Parameters;
use crate::posterior::{Explanations, Namesakes, Posterior, explain};
use crate::recall::{household, neighbourhood, shortlist};
use crate::rehearsal::{self, Rehearsed};
use crate::snapshot::SnapshotVoters;
use crate::view::View;
use crate::voters::Voters;
use crate::weigh::weigh;

/// Lines handed to a thread at a time.
const CHUNK: usize = 256;
/// Lines from which a petition's shares are learned.
const LEARNED_FROM: usize = 3_000;
/// Fewer lines than this teach nothing; the assumed shares stay.
const TOO_FEW: usize = 50;
/// A candidate below this probability is not worth a clerk's look, where the others are sure.
const LEAST: f64 = 1e-6;
/// Evidence is given for candidates from this probability.
const LEAST_EXPLAINED: f64 = 1e-3;
/// Candidates of a line that can be asked for.
const MOST_CANDIDATES: usize = 32;
/// Where the rehearsal's numbers begin; any other seed would do.
const SEED: u64 = 11_323;

/// A voter who may have written a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The voter's row in the roll, from 0.
    pub voter: u32,
    /// Probability that this voter wrote the line.
    pub probability: f64,
    /// The part of it in which the voter wrote another address than the roll's.
    pub moved: f64,
    /// Why, field by field; the weights sum to the log-odds of the probability.
    pub evidence: Vec<Evidence>,
}

/// A line's answer: candidates, the likeliest first, and the probability that the signer is not on the roll.
///
/// The probabilities and `not_on_roll` sum to one, but for candidates beyond those listed and for the chance that the search missed a
/// voter who is on the roll ([`Parameters::missed`]).
#[derive(Debug, Clone, PartialEq)]
pub struct LineMatch {
    /// At most as many as were asked for.
    pub candidates: Vec<Candidate>,
    /// Probability that nobody on the roll wrote the line.
    pub not_on_roll: f64,
}

/// Links lines with the voters of one roll.
#[derive(Debug)]
pub struct Engine {
    pub(crate) index: Index,
    pub(crate) namesakes: Namesakes,
    parameters: Parameters,
    candidates: usize,
    /// Desks that threads left behind.
    desks: Mutex<Vec<Desk>>,
    /// What is known of the words met so far.
    lexicon: Arc<Lexicon>,
}

impl Engine {
    /// Builds the index of a snapshot in memory.
    ///
    /// # Errors
    /// A damaged block of the snapshot.
    pub fn of_snapshot(snapshot: &roll::Snapshot) -> Result<Self, roll::SnapshotError> {
        Ok(Self::build(&SnapshotVoters::new(snapshot)?))
    }

    /// Builds the index of a roll in memory.
    #[must_use]
    pub fn build(voters: &dyn Voters) -> Self {
        Self::of_index(Index::build(voters))
    }

    /// Opens an index that [`Engine::index_bytes`] made of the roll with this content hash.
    ///
    /// # Errors
    /// When the bytes are of another version or roll, or damaged: build the index anew then.
    pub fn open(bytes: &[u8], content_hash: &[u8; 32]) -> Result<Self, IndexError> {
        Ok(Self::of_index(Index::from_bytes(bytes, content_hash)?))
    }

    fn of_index(index: Index) -> Self {
        let parameters = Parameters::default();
        let namesakes = Namesakes::of(&index);
        let (desks, lexicon) = (Mutex::default(), Arc::default());
        Self { index, namesakes, parameters, candidates: 10, desks, lexicon }
    }

    /// The index as bytes, to be kept beside the snapshot, with what a rehearsal on it showed.
    #[must_use]
    pub fn index_bytes(&mut self) -> Vec<u8> {
        if self.parameters == Parameters::default() {
            self.index.missed = Some(self.missed());
        }
        self.index.encode()
    }

    /// Sets how many candidates a line has at most, from 1 to 32.
    pub fn set_candidates(&mut self, candidates: usize) {
        self.candidates = candidates.clamp(1, MOST_CANDIDATES);
    }

    /// The parameters in use.
    #[must_use]
    pub const fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Uses parameters that were learned before, such as those a petition froze.
    pub fn set_parameters(&mut self, parameters: Parameters) {
        self.parameters = parameters;
        // What was known of words was computed under the old ones.
        self.desks = Mutex::default();
        self.lexicon = Arc::default();
    }

    /// What a petition cites: the hash of the parameters in use.
    #[must_use]
    pub fn parameters_hash(&self) -> [u8; 32] {
        self.parameters.hash()
    }

    /// How many voters the roll has.
    #[must_use]
    pub fn voters(&self) -> usize {
        self.index.count()
    }

    /// Learns the petition's shares from its lines, without labels; see [`Parameters`].
    #[must_use]
    pub fn learn(&self, lines: &[Line]) -> Parameters {
        if lines.len() < TOO_FEW {
            return self.parameters;
        }
        let step = lines.len().div_ceil(LEARNED_FROM).max(1);
        let sample: Vec<&Line> = lines.iter().step_by(step).collect();
        let explanations: Vec<Explanations> = sample
            .par_chunks(CHUNK)
            .flat_map_iter(|lines| {
                self.at_a_desk(|desk| lines.iter().map(|line| self.explain(line, desk).1).collect::<Vec<_>>())
            })
            .collect();
        let assumed = Parameters { missed: self.missed(), ..self.parameters };
        crate::learn::learn(&explanations, &assumed)
    }

    /// The share of voters that the search misses at each noise level. A rehearsal that is kept was one with the usual parameters.
    fn missed(&self) -> PerLevel {
        let kept = self.index.missed.filter(|_| self.parameters == Parameters::default());
        kept.unwrap_or_else(|| self.rehearse(SEED))
    }

    /// See [`crate::rehearsal`].
    fn rehearse(&self, seed: u64) -> PerLevel {
        let lines = rehearsal::lines(&self.index, &self.parameters, seed);
        let missed: Vec<(usize, bool)> = lines
            .par_chunks(CHUNK)
            .flat_map_iter(|lines| {
                self.at_a_desk(|desk| {
                    let missed = |rehearsed: &Rehearsed| {
                        let explanations = self.explain(&rehearsed.line, desk).1;
                        rehearsal::is_missed(rehearsed, &explanations, &self.index, &self.parameters)
                    };
                    lines
                        .iter()
                        .map(missed)
                        .zip(lines)
                        .map(|(missed, line)| (line.level, missed))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        if missed.is_empty() { self.parameters.missed } else { rehearsal::shares(&missed) }
    }

    /// Links one line.
    #[must_use]
    pub fn link(&self, line: &Line) -> LineMatch {
        self.at_a_desk(|desk| self.link_at(line, desk))
    }

    /// Links lines, in order, on as many threads as rayon has. `progress` hears how many are done.
    pub fn link_all(&self, lines: &[Line], progress: &(dyn Fn(usize) + Sync)) -> Vec<LineMatch> {
        let done = AtomicUsize::new(0);
        lines
            .par_chunks(CHUNK)
            .flat_map_iter(|lines| {
                let matches = self
                    .at_a_desk(|desk| lines.iter().map(|line| self.link_at(line, desk)).collect::<Vec<_>>());
                progress(done.fetch_add(lines.len(), Ordering::Relaxed) + lines.len());
                matches
            })
            .collect()
    }

    /// Lends a thread a desk that another chunk left.
    pub(crate) fn at_a_desk<T>(&self, work: impl FnOnce(&mut Desk) -> T) -> T {
        let free = self.desks.lock().ok().and_then(|mut desks| desks.pop());
        let mut desk = free.unwrap_or_else(|| Desk::new(&self.index, Arc::clone(&self.lexicon)));
        let result = work(&mut desk);
        if let Ok(mut desks) = self.desks.lock() {
            desks.push(desk);
        }
        result
    }

    /// Looks no further than it must: first at who lives at the address as written, then at addresses that look like it, then at
    /// everybody who may be meant.
    fn explain(&self, line: &Line, desk: &mut Desk) -> (View, Explanations) {
        let (index, parameters) = (&self.index, &self.parameters);
        let view = View::at_first_sight(Written::new(line), index, parameters, desk);
        let explained = |view: &View, voters: &[(f32, u32)]| {
            explain(view, index, &self.namesakes, &weigh(view, index, voters))
        };
        let at_home = |view: &View, voters: &[(f32, u32)]| {
            let explanations = (!voters.is_empty()).then(|| explained(view, voters))?;
            explanations.is_home_to_signer(parameters).then_some(explanations)
        };
        let house = household(&view, index, parameters, desk);
        if let Some(explanations) = at_home(&view, &house) {
            return (view, explanations);
        }
        let view = view.wherever(index, parameters, desk);
        // Whoever is not among those at the address as written is hardly at one that looks like it.
        let near = if house.is_empty() { neighbourhood(&view, index, parameters, desk) } else { Vec::new() };
        if let Some(explanations) = at_home(&view, &near) {
            return (view, explanations);
        }
        let view = view.whoever(index, desk);
        let list = if view.written.is_empty() {
            Vec::new()
        } else {
            shortlist(&view, index, parameters, desk, !house.is_empty(), self.candidates)
        };
        let explanations = explained(&view, &list);
        (view, explanations)
    }

    /// As `explain`, by voters that are given.
    pub(crate) fn explain_by(
        &self,
        written: Written,
        parameters: &Parameters,
        voters: &[(f32, u32)],
        desk: &mut Desk,
    ) -> (View, Explanations) {
        let view = View::new(written, &self.index, parameters, desk);
        let explanations = explain(&view, &self.index, &self.namesakes, &weigh(&view, &self.index, voters));
        (view, explanations)
    }

    /// Rows of the explained voters from this probability with the evidence, the likeliest first: each against nobody, as if the
    /// others were not there.
    pub(crate) fn explained(
        &self,
        view: &View,
        explanations: &Explanations,
        parameters: &Parameters,
        least: f64,
    ) -> Vec<(u32, f64, Vec<Evidence>)> {
        let posterior = explanations.posterior(parameters);
        let mut bench = Bench::new(view, &self.index, parameters, explanations, &posterior);
        found(explanations, &posterior, f64::MIN_POSITIVE)
            .into_iter()
            .map(|(voter, probability, moved)| {
                let against_nobody = probability / (probability + posterior.not_on_roll);
                (voter, against_nobody, moved / probability * against_nobody)
            })
            .filter(|(_, probability, _)| *probability >= least)
            .map(|(voter, probability, moved)| {
                let evidence = bench.evidence(voter, probability, moved);
                (self.index.rows[voter as usize], probability, evidence)
            })
            .collect()
    }

    fn link_at(&self, line: &Line, desk: &mut Desk) -> LineMatch {
        let (view, explanations) = self.explain(line, desk);
        let posterior = explanations.posterior(&self.parameters);
        let least = if posterior.not_on_roll > 0.02 { f64::MIN_POSITIVE } else { LEAST };
        let mut found = found(&explanations, &posterior, least);
        found.truncate(self.candidates);
        let mut bench = Bench::new(&view, &self.index, &self.parameters, &explanations, &posterior);
        let candidates = found
            .into_iter()
            .map(|(voter, probability, moved)| Candidate {
                voter: self.index.rows[voter as usize],
                probability,
                moved,
                evidence: if probability >= LEAST_EXPLAINED {
                    bench.evidence(voter, probability, moved)
                } else {
                    Vec::new()
                },
            })
            .collect();
        LineMatch { candidates, not_on_roll: posterior.not_on_roll }
    }
}

/// Voters from this probability, with the part of it in which they moved, the likeliest first.
fn found(explanations: &Explanations, posterior: &Posterior, least: f64) -> Vec<(u32, f64, f64)> {
    let mut found: Vec<(u32, f64, f64)> = explanations
        .voters
        .iter()
        .zip(posterior.voters.iter().zip(&posterior.moved))
        .filter(|(_, (probability, _))| **probability >= least)
        .map(|(voter, (&probability, &moved))| (voter.voter, probability, moved))
        .collect();
    found.sort_unstable_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
    found
}
