//! The engine: a roll's index and the model's parameters.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::desk::Desk;
use crate::index::Index;
use crate::line::{Line, Written};
use crate::parameters::Parameters;
use crate::posterior::{Explanations, explain};
use crate::recall::shortlist;
use crate::view::View;
use crate::voters::Voters;
use crate::weigh::weigh;

/// Lines handed to a thread at a time.
const CHUNK: usize = 256;
/// Lines from which a petition's shares are learned.
const LEARNED_FROM: usize = 3_000;
/// Fewer lines than this teach nothing; the assumed shares stay.
const TOO_FEW: usize = 50;
/// A candidate below this probability is not worth a clerk's look.
const LEAST: f64 = 1e-6;

/// A voter who may have written a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The voter's row in the roll, from 0.
    pub voter: u32,
    /// Probability that this voter wrote the line.
    pub probability: f64,
    /// The part of it in which the voter wrote another address than the roll's.
    pub moved: f64,
}

/// A line's answer: candidates, the likeliest first, and the probability that the signer is not on the roll.
///
/// The probabilities and `not_on_roll` sum to one, but for candidates beyond those listed.
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
    parameters: Parameters,
    candidates: usize,
}

impl Engine {
    /// Builds the index of a roll in memory.
    #[must_use]
    pub fn build(voters: &dyn Voters) -> Self {
        Self { index: Index::build(voters), parameters: Parameters::default(), candidates: 10 }
    }

    /// Sets how many candidates a line has at most, from 1 to 32.
    pub fn set_candidates(&mut self, candidates: usize) {
        self.candidates = candidates.clamp(1, crate::recall::KEPT);
    }

    /// The parameters in use.
    #[must_use]
    pub const fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Uses parameters that were learned before, such as those a petition froze.
    pub fn set_parameters(&mut self, parameters: Parameters) {
        self.parameters = parameters;
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
        let desks = Mutex::new(Vec::new());
        let explanations: Vec<Explanations> = sample
            .par_chunks(CHUNK)
            .flat_map_iter(|lines| {
                self.at_a_desk(&desks, |desk| lines.iter().map(|line| self.explain(line, desk)).collect::<Vec<_>>())
            })
            .collect();
        crate::learn::learn(&explanations, &self.parameters)
    }

    /// Links one line.
    #[must_use]
    pub fn link(&self, line: &Line) -> LineMatch {
        self.link_at(line, &mut Desk::new(&self.index))
    }

    /// Links lines, in order, on as many threads as rayon has. `progress` hears how many are done.
    pub fn link_all(&self, lines: &[Line], progress: &(dyn Fn(usize) + Sync)) -> Vec<LineMatch> {
        let desks = Mutex::new(Vec::new());
        let done = AtomicUsize::new(0);
        lines
            .par_chunks(CHUNK)
            .flat_map_iter(|lines| {
                let matches = self.at_a_desk(&desks, |desk| {
                    lines.iter().map(|line| self.link_at(line, desk)).collect::<Vec<_>>()
                });
                progress(done.fetch_add(lines.len(), Ordering::Relaxed) + lines.len());
                matches
            })
            .collect()
    }

    /// Lends a thread a desk that another chunk left, so that caches last. What is cached depends on nothing but the word.
    fn at_a_desk<T>(&self, desks: &Mutex<Vec<Desk>>, work: impl FnOnce(&mut Desk) -> T) -> T {
        let free = desks.lock().ok().and_then(|mut desks| desks.pop());
        let mut desk = free.unwrap_or_else(|| Desk::new(&self.index));
        let result = work(&mut desk);
        if let Ok(mut desks) = desks.lock() {
            desks.push(desk);
        }
        result
    }

    fn explain(&self, line: &Line, desk: &mut Desk) -> Explanations {
        let view = View::new(Written::new(line), &self.index, &self.parameters, desk);
        let list = if view.written.is_empty() { Vec::new() } else { shortlist(&view, &self.index, desk).voters };
        explain(&view, &self.index, &weigh(&view, &self.index, &list))
    }

    fn link_at(&self, line: &Line, desk: &mut Desk) -> LineMatch {
        let explanations = self.explain(line, desk);
        let posterior = explanations.posterior(&self.parameters);
        let mut candidates: Vec<Candidate> = explanations
            .voters
            .iter()
            .zip(posterior.voters.iter().zip(&posterior.moved))
            .filter(|(_, (probability, _))| **probability >= LEAST)
            .map(|(voter, (&probability, &moved))| Candidate {
                voter: self.index.rows[voter.voter as usize],
                probability,
                moved,
            })
            .collect();
        candidates.sort_unstable_by(|left, right| {
            right.probability.total_cmp(&left.probability).then(left.voter.cmp(&right.voter))
        });
        candidates.truncate(self.candidates);
        LineMatch { candidates, not_on_roll: posterior.not_on_roll }
    }
}
