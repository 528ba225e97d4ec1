//! Which voters are worth scoring: a bounded search over streets, names and house numbers.
//!
//! Whoever cannot come near the best of those already found, whatever the rest of the record says, is passed over unread.

use std::ops::Range;

use crate::desk::{Desk, Scored};
use crate::index::{Index, Record};
use crate::num::score;
use crate::parameters::Parameters;
use crate::view::View;

pub(crate) use household::{household, neighbourhood};

mod household;
mod names;
mod places;

/// Voters that are scored in full, if no more are asked for.
const KEPT: usize = 20;
/// Voters looked at per place and per pair of names.
const PER_PLACE: usize = 2_000;
const PER_NAME: usize = 2_000;
/// Voters looked at in each of the wider searches.
const WIDER: usize = 1_500;
/// A voter within this of the best possible (in logarithms of probability) ends the search.
const NEARLY: f32 = 3.0;
/// A voter so far behind the best (in logarithms of probability) is not looked at.
const BEHIND: f32 = 12.0;
/// A voter so far behind the best of those found is not scored in full.
const WORTH_SCORING: f32 = 8.0;
/// Sums of the same scores in another order differ by less than this.
const ROUNDING: f32 = 1e-3;
/// How much more probable a matching mailing address is from its voter than from anybody, roughly.
const MAILING: f64 = 1_000.0;
/// Voters looked at whose mailing address has the written number.
const PER_NUMBER: usize = 500;
/// Voters looked at in all.
const IN_ALL: usize = 40_000;

/// The voters worth scoring with what they were ordered by, the best first.
#[derive(Debug)]
pub(crate) struct Shortlist {
    pub(crate) voters: Vec<(f32, u32)>,
    /// How many are kept at most.
    kept: usize,
    looked_at: usize,
}

impl Shortlist {
    fn of(kept: usize) -> Self {
        Self { voters: Vec::with_capacity(kept + 1), kept, looked_at: 0 }
    }

    fn offer(&mut self, value: f32, voter: u32) {
        let before =
            |left: (f32, u32), right: (f32, u32)| left.0 > right.0 || left.0 >= right.0 && left.1 < right.1;
        if self.voters.len() == self.kept && !before((value, voter), self.voters[self.kept - 1]) {
            return;
        }
        if self.voters.iter().any(|(_, known)| *known == voter) {
            return;
        }
        let place = self.voters.partition_point(|&kept| before(kept, (value, voter)));
        self.voters.insert(place, (value, voter));
        self.voters.truncate(self.kept);
    }

    /// Those kept within so much of the best.
    fn within(mut self, behind: f32) -> Vec<(f32, u32)> {
        let least = self.best() - behind;
        self.voters.retain(|(value, _)| *value >= least);
        self.voters
    }

    fn best(&self) -> f32 {
        self.voters.first().map_or(f32::MIN, |(value, _)| *value)
    }
}

struct Search<'a> {
    index: &'a Index,
    desk: &'a Desk,
    moved: f32,
    surnames: Ranked,
    firsts: Ranked,
    streets: Ranked,
    houses: Ranked,
    list: Shortlist,
}

/// Numbers of a dictionary with their scores, the best first.
type Ranked = Vec<(f32, u32)>;

/// Those of at least so much.
fn ranked(scored: &Scored, least: f32) -> Ranked {
    let all = scored.touched.iter().map(|&number| (scored.get(number), number));
    let mut order: Ranked = all.filter(|(value, _)| *value >= least).collect();
    order.sort_unstable_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    order
}

/// Finds the voters who may have written the line: those worth scoring, and as many as are wanted at least if there are so many.
pub(crate) fn shortlist(
    view: &View,
    index: &Index,
    parameters: &Parameters,
    desk: &mut Desk,
    inhabited: bool,
    wanted: usize,
) -> Vec<(f32, u32)> {
    fill_names(view, index, parameters, desk);
    fill_places(view, desk);
    let address = &view.written.address;
    for (number, is_box) in [(&address.po_box, true), (&address.house, false)] {
        desk.mailing.extend(index.mailings.with(number, is_box).iter().take(PER_NUMBER));
    }
    let voters = search(index, desk, inhabited, wanted.max(KEPT)).within(WORTH_SCORING);
    desk.clear();
    voters
}

/// Finds the voters who fit what lies on the desk, the best first.
fn search(index: &Index, desk: &Desk, inhabited: bool, kept: usize) -> Shortlist {
    let mut search = Search::new(index, desk, kept);
    let most = desk.surname.most() + desk.first.most() + desk.street.most() + desk.house.most();
    search.by_best_address();
    // Whoever fits in all four fields leaves nothing to search for: their household was looked at with them.
    // Names that no dictionary word explains may have lost their space; then an address alone ends nothing.
    let named = !desk.surname.touched.is_empty() && !desk.first.touched.is_empty();
    if named && search.list.best() >= most - NEARLY {
        return search.list;
    }
    search.by_mailing();
    search.rank_places();
    search.by_address();
    search.rank_names();
    search.by_name();
    // One in as many as there are voters is what a record must beat to be more than chance.
    if search.list.best() < score((index.count() as f64 + 1.0).ln()) - 1.0 {
        // Somebody else lives at the address as written: it is no other one misread.
        if !inhabited {
            search.by_house();
            search.by_street();
        }
        search.by_surname();
    }
    search.list
}

fn fill_names(view: &View, index: &Index, parameters: &Parameters, desk: &mut Desk) {
    let readings = &view.written.name.readings;
    let most = readings.iter().map(|reading| reading.share).fold(0.0, f64::max);
    for part in &view.parts {
        let share = |role: fn(&crate::line::Reading) -> crate::line::Segment| {
            let shares = readings.iter().filter(|reading| role(reading) == part.segment);
            shares.map(|reading| reading.share).fold(0.0, f64::max) / most
        };
        let (first, last) = (share(|reading| reading.first), share(|reading| reading.last));
        if first <= 0.0 && last <= 0.0 {
            continue;
        }
        let scores = part.word.scores(index, parameters);
        if last > 0.0 {
            let penalty = score(last.ln());
            scores.surnames.iter().for_each(|&(name, value)| desk.surname.offer(name, value + penalty));
        }
        if first > 0.0 {
            let penalty = score(first.ln());
            scores.firsts.iter().for_each(|&(name, value)| desk.first.offer(name, value + penalty));
        }
    }
}

/// Puts the streets and house numbers that the line may mean on the desk.
fn fill_places(view: &View, desk: &mut Desk) {
    for (_, share, street) in &view.streets {
        let penalty = score(share.ln());
        street.scores.iter().for_each(|&(number, value)| desk.street.offer(number, value + penalty));
    }
    for (_, share, house) in &view.houses {
        let penalty = score(share.ln());
        house.scores.iter().for_each(|&(number, value)| desk.house.offer(number, value + penalty));
    }
}

impl<'a> Search<'a> {
    fn new(index: &'a Index, desk: &'a Desk, kept: usize) -> Self {
        Self {
            index,
            desk,
            moved: score(0.04_f64.ln()),
            surnames: Ranked::new(),
            firsts: Ranked::new(),
            streets: Ranked::new(),
            houses: Ranked::new(),
            list: Shortlist::of(kept),
        }
    }

    fn rank_places(&mut self) {
        let desk = self.desk;
        let names = desk.surname.most() + desk.first.most();
        let least = self.list.best() - BEHIND - names;
        self.streets = ranked(&desk.street, least - desk.house.most());
        self.houses = ranked(&desk.house, f32::MIN);
    }

    /// Whoever fits in street and number has been met by now.
    fn rank_names(&mut self) {
        let desk = self.desk;
        let least = self.list.best() - BEHIND - self.half_an_address();
        self.surnames = ranked(&desk.surname, least - desk.first.most());
        self.firsts = ranked(&desk.first, least - desk.surname.most());
    }

    fn look(&mut self, voter: u32) {
        let record: Record = self.index.record(voter);
        let name = self.desk.surname.get(record.surname()) + self.desk.first.get(record.first());
        let address = self.desk.street.get(record.street()) + self.desk.house.get(record.house());
        self.list.offer(name + address.max(self.moved), voter);
        self.list.looked_at += 1;
    }

    /// Looks at the voters of one name, which is worth so much, who can still be kept; their addresses are known without the records.
    fn look_at_named(&mut self, range: Range<usize>, name: f32) {
        if self.list.looked_at >= IN_ALL {
            return;
        }
        let (orders, desk) = (&self.index.orders, self.desk);
        for (&voter, [street, house]) in
            orders.by_name[range.clone()].iter().zip(&orders.places_by_name[range])
        {
            let address = desk.street.get(*street) + desk.house.get(*house);
            self.list.offer(name + address.max(self.moved), voter);
            self.list.looked_at += 1;
        }
    }

    fn look_at_all(&mut self, voters: impl Iterator<Item = u32>, limit: usize) {
        if self.list.looked_at < IN_ALL {
            voters.take(limit).for_each(|voter| self.look(voter));
        }
    }

    /// Whether a voter with this much at most is too far behind the best to matter.
    fn hopeless(&self, most: f32) -> bool {
        most < self.list.best() - BEHIND
    }

    /// What a voter must have to be kept.
    fn least(&self) -> f32 {
        let kept = self.list.kept;
        let full = if self.list.voters.len() == kept { self.list.voters[kept - 1].0 } else { f32::MIN };
        let behind = self.list.best() - BEHIND;
        full.max(behind) - ROUNDING
    }

    /// The most that an address is worth of which street or house number fits, or neither, but not both.
    fn half_an_address(&self) -> f32 {
        let (street, house) = (&self.desk.street, &self.desk.house);
        (street.most() + house.miss()).max(street.miss() + house.most()).max(self.moved)
    }

    /// Voters whose mailing address has the written box or house number, and whose name fits.
    fn by_mailing(&mut self) {
        let address = score(MAILING.ln());
        for &voter in &self.desk.mailing {
            let record = self.index.record(voter);
            if self.desk.surname.hit(record.surname()) || self.desk.first.hit(record.first()) {
                let name = self.desk.surname.get(record.surname()) + self.desk.first.get(record.first());
                self.list.offer(name + address, voter);
            }
        }
    }
}
