//! The search: cheaper readings before dearer ones, until no voter who was not met can matter.

use super::anchor::{Anchor, Set, Tier, anchors};
use super::judge::Judge;
use super::meaning::{Meaning, Span, meanings};
use super::part::Part;
use super::pool::Pool;
use super::query::Word;
use super::reading::{Anchors, Reading, Readings};
use super::route::{Route, choose};
use super::walk::walk;
use crate::fuzzy::Seen;
use crate::index::Index;
use crate::num::steps;

/// How far the search goes beyond the least a reading can cost, step by step.
const STEPS: [f32; 9] = [0.3, 1.5, 3.0, 5.0, 7.5, 10.0, 13.0, 17.0, 24.0];
/// A voter this much dearer than the best is not looked for, where the best is no coincidence, and where it may well be.
const NEARLY: f32 = 2.8;
const BEHIND: f32 = 7.5;
/// So few voters fit by chance that a coincidence is out of the question: a clerk slips more rarely than in one word of
/// twenty, and a slip must hit somebody.
const COINCIDENCE: f32 = 0.02;
/// Steps through the index for one query, up to a million voters; with more, lists are longer and so may searches be, but
/// by the root of it only, and five times at most.
const WORK: f64 = 25_000.0;
const MILLION: f64 = 1e6;
const LONGEST: f64 = 5.0;
/// So many steps do not delay a route: twice the work, or a price higher by 0.7, comes later.
const LITTLE_WORK: f32 = 200.0;
/// Ways into the index for one query.
const ANCHORS: usize = 120;

/// One look-up under way.
pub(super) struct Search<'a> {
    pub(super) index: &'a Index,
    judge: Judge<'a>,
    pool: Pool,
    /// The least that whoever comes now costs.
    price: f32,
    pub(super) place_is_zip: bool,
    /// Steps left for this query.
    left: usize,
    /// Logarithm of the share of voters whom the query describes as well as the best by chance.
    chance: f32,
}

impl Search<'_> {
    /// Judges a voter; `false` when the search or this walk can end.
    pub(super) fn meet(&mut self, voter: u32) -> bool {
        if self.pool.meets(voter) {
            let record = self.index.record(voter);
            if let Some(price) = self.judge.judge(&record)
                && self.pool.offer(price, self.index.rows[voter as usize])
            {
                self.chance = self.judge.chance(&record);
            }
        }
        !self.is_over()
    }

    pub(super) fn is_over(&self) -> bool {
        self.is_tired() || self.pool.is_full(self.price)
    }

    /// Steps left.
    pub(super) const fn left(&self) -> usize {
        self.left
    }

    /// Counts steps; `false` when there were enough for one query.
    pub(super) fn step(&mut self, steps: usize) -> bool {
        self.left = self.left.saturating_sub(steps);
        self.left > 0
    }

    fn is_tired(&self) -> bool {
        self.left == 0 || self.pool.is_tired()
    }

    /// Whether those who cost more than this need not be looked for.
    fn is_enough(&self, price: f32) -> bool {
        let Some(best) = self.pool.first() else { return false };
        let coincidences = self.index.count() as f32 * self.chance.exp();
        let behind = NEARLY + 1.2 * (1.0 + coincidences / COINCIDENCE).ln();
        best + behind.min(BEHIND) <= price || self.pool.is_full(price)
    }
}

/// Rows of the voters found with their prices, the best first.
pub(super) fn search(words: &[Word], index: &Index, limit: usize, seen: &mut Seen) -> Vec<(u32, f32)> {
    let (spans, meanings) = meanings(words, index);
    let judge = Judge::new(index, words, &spans, &meanings);
    let mut ways: Vec<Anchor> = meanings
        .iter()
        .enumerate()
        .flat_map(|(number, meaning)| anchors(number, meaning, &spans[meaning.span], index))
        .collect();
    ways.truncate(ANCHORS);
    let mut readings = Readings::new(&spans, &meanings, &ways, judge.drops());
    let least = readings.least();
    let sets = Sets { spans: &spans, meanings: &meanings, ways: &ways, index };
    let pool = Pool::new(limit);
    let left = steps((index.count() as f64 / MILLION).sqrt().clamp(1.0, LONGEST) * WORK);
    let mut search = Search { index, judge, pool, price: 0.0, place_is_zip: false, left, chance: 0.0 };
    let mut errands = Errands::default();
    let mut above = f32::NEG_INFINITY;
    for step in STEPS {
        let most = least + step;
        let all = readings.each(above, most, &mut |reading| errands.add(reading, &sets, seen));
        errands.run(most, &mut search, &sets, seen);
        if !all || search.is_tired() || search.is_enough(most) {
            break;
        }
        above = most;
    }
    search.pool.into_rows().collect()
}

/// A route to be walked.
#[derive(Debug, Clone, Copy)]
struct Errand {
    /// When: its price and more for much work.
    key: f32,
    price: f32,
    route: Route,
    held: Anchors,
}

/// Routes to walk and those walked.
#[derive(Debug, Default)]
struct Errands {
    /// The best last.
    waiting: Vec<Errand>,
    done: Vec<Anchors>,
}

impl Errands {
    /// Whoever has all of these anchors was met where some of them were followed.
    fn are_done(&self, anchors: Anchors) -> bool {
        self.done.iter().any(|done| done & anchors == *done)
    }

    fn add(&mut self, reading: &Reading, sets: &Sets<'_>, seen: &mut Seen) {
        if self.are_done(reading.set) {
            return;
        }
        sets.prepare(reading, seen);
        if let Some((route, held, work)) = choose(reading, sets.ways, sets.index.count())
            && self.waiting.iter().all(|known| known.held != held)
        {
            let key = reading.price + (1.0 + work / LITTLE_WORK).ln();
            self.waiting.push(Errand { key, price: reading.price, route, held });
        }
    }

    /// Walks the routes whose time has come.
    fn run(&mut self, most: f32, search: &mut Search<'_>, sets: &Sets<'_>, seen: &mut Seen) {
        self.waiting.sort_by(|left, right| right.key.total_cmp(&left.key));
        while let Some(errand) = self.waiting.pop_if(|errand| errand.key <= most) {
            if self.are_done(errand.held) {
                continue;
            }
            if search.is_tired() || search.is_enough(errand.key) {
                return;
            }
            let route = errand.route;
            search.price = errand.price;
            search.place_is_zip = route.place.is_some_and(|at| sets.ways[at].part == Part::Zip);
            self.done.push(errand.held);
            let held = [route.surname, route.first, route.house, route.street, route.place]
                .map(|at| at.map(|at| sets.of(at, seen)));
            walk(search, &route, &held);
        }
    }
}

/// The dictionary words of each way into the index, looked for when they are needed.
struct Sets<'a> {
    spans: &'a [Span],
    meanings: &'a [Meaning],
    ways: &'a [Anchor],
    index: &'a Index,
}

impl<'a> Sets<'a> {
    fn of(&self, at: usize, seen: &mut Seen) -> &'a Set {
        let meaning = &self.meanings[self.ways[at].meaning];
        self.ways[at].set(meaning, &self.spans[meaning.span], self.index, seen)
    }

    /// Finds the words of all but mistakes, which cost a search and are assumed to be few.
    fn prepare(&self, reading: &Reading, seen: &mut Seen) {
        for part in Part::ALL {
            if let Some(at) = reading.anchor(part)
                && self.ways[at].tier != Tier::Near
            {
                self.of(at, seen);
            }
        }
    }
}
