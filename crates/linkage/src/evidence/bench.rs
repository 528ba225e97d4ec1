//! Evidence for one line's candidates, weighed as the model weighs them.

use super::{Comparison, Evidence, Subject, fields};
use crate::channel::PerLevel;
use crate::index::{Index, Record};
use crate::line::Reading;
use crate::parameters::Parameters;
use crate::posterior::{Explanations, Posterior};
use crate::view::View;
use crate::weigh::{
    AddressScale, NameScale, ONE, WRITES_MAILING, mailing_chance, scaled, suffix, unknown_middle,
    unknown_suffix, way_ratio,
};

/// A name that so many voters bear at most is rare.
const RARE: usize = 3;
/// A rival with this share of the odds against a voter is worth a word.
const WORTH_A_WORD: f64 = 0.02;

/// A word that is only alike weighs at least this much less than the same one.
const ALIKE: f64 = 0.2;

/// What is known of a line when evidence is asked for.
pub(crate) struct Bench<'a> {
    view: &'a View,
    index: &'a Index,
    parameters: &'a Parameters,
    explanations: &'a Explanations,
    posterior: &'a Posterior,
    names: NameScale<'a>,
    addresses: AddressScale<'a>,
}

impl<'a> Bench<'a> {
    pub(crate) fn new(
        view: &'a View,
        index: &'a Index,
        parameters: &'a Parameters,
        explanations: &'a Explanations,
        posterior: &'a Posterior,
    ) -> Self {
        let (names, addresses) = (NameScale::new(view, index), AddressScale::new(view, index));
        Self { view, index, parameters, explanations, posterior, names, addresses }
    }

    fn mean(&self, values: &PerLevel) -> f64 {
        self.posterior.levels.iter().zip(values).map(|(share, value)| share * value).sum()
    }

    fn weight(&self, own: &PerLevel, anybody: &PerLevel) -> f64 {
        (self.mean(own) / self.mean(anybody)).clamp(1e-12, 1e12).ln()
    }

    /// A word that is only alike may be rarer than the word that was meant, and still says no more than that word would: the rest goes
    /// to the rivals. `bearers` is how many voters bear what was meant.
    fn at_most_exact(&self, comparison: Comparison, weight: f64, bearers: u32) -> f64 {
        if comparison == Comparison::Same {
            return weight;
        }
        let share = f64::from(bearers.max(1)) / crate::nearby::population(self.index.count());
        weight.min(-share.ln() - ALIKE)
    }

    /// The evidence for a voter with this probability, of which `moved` with another address than the roll's.
    pub(crate) fn evidence(&mut self, voter: u32, probability: f64, moved: f64) -> Vec<Evidence> {
        let record = self.index.record(voter);
        let on_roll = self.parameters.on_roll;
        let mut all = Vec::with_capacity(12);
        let beforehand = (on_roll / self.index.count().max(1) as f64).clamp(1e-12, 1.0 - 1e-12);
        push(&mut all, Subject::Beforehand, Comparison::None, (beforehand / (1.0 - beforehand)).ln());
        self.name(&record, &mut all);
        if moved > probability / 2.0 {
            push(&mut all, Subject::Address, self.elsewhere(&record), self.parameters.moved.ln());
        } else if let Some(weight) = self.mailing(voter, &record) {
            push(&mut all, Subject::Address, Comparison::Mailing, weight);
        } else {
            self.address(&record, &mut all);
        }
        let odds = (probability / (1.0 - probability)).clamp(1e-12, 1e12).ln();
        let so_far: f64 = all.iter().map(|evidence| evidence.weight).sum();
        push(&mut all, Subject::Rivals, self.rivals(voter, &record), odds - so_far);
        all
    }

    /// How an address that is not the voter's looks.
    fn elsewhere(&self, record: &Record) -> Comparison {
        let locality = &self.view.locality;
        if self.view.streets.is_empty() && !self.view.written.address.po_box.is_empty() {
            Comparison::BoxOnly
        } else if self.mean(&locality.outside) > self.mean(&locality.unknown) {
            Comparison::Outside
        } else if self.index.namesakes(record.surname(), record.first()) <= RARE {
            Comparison::Moved
        } else {
            Comparison::OtherAddress
        }
    }

    /// The weight of the mailing address where it explains the line better than the residence does.
    fn mailing(&mut self, voter: u32, record: &Record) -> Option<f64> {
        if self.view.written.address.is_empty() || !record.has_mailing() {
            return None;
        }
        let mailing = self.index.mailings.of(voter)?;
        let mailing = scaled(&mailing_chance(self.view, &mailing), WRITES_MAILING);
        let home = self.addresses.chances(record).full;
        let anywhere = &self.view.unknown_place()[0];
        let better = self.mean(&mailing) > self.mean(&scaled(&home, 1.0 - WRITES_MAILING));
        better.then(|| self.weight(&mailing, anywhere))
    }

    /// Who else may have written the line, where one of them is worth a word.
    fn rivals(&self, voter: u32, record: &Record) -> Comparison {
        let who = |record: &Record| (record.surname(), record.first(), record.street(), record.house());
        let others = self.explanations.voters.iter().filter(|other| other.voter != voter);
        if others.map(|other| self.index.record(other.voter)).any(|other| who(&other) == who(record)) {
            return Comparison::Namesake;
        }
        if self.posterior.relative && self.posterior.not_on_roll > WORTH_A_WORD {
            Comparison::Relative
        } else {
            Comparison::None
        }
    }

    fn name(&mut self, record: &Record, all: &mut Vec<Evidence>) {
        let readings = &self.view.written.name.readings;
        let mut best: Option<(f64, &Reading)> = None;
        for (at, reading) in readings.iter().enumerate() {
            let own = self.names.own(at, record);
            let value = self.mean(&own);
            if best.is_none_or(|(known, _)| value > known) {
                best = Some((value, reading));
            }
        }
        let Some((_, reading)) = best else { return };
        let view = self.view;
        let last = view.place(reading.last);
        if let Some(part) = last.map(|at| &view.parts[at]) {
            let own = self.names.surname(last, record.surname());
            let weight = self.weight(&own, &part.word.as_surname);
            let comparison = fields::surname(self.index, &part.token, record);
            let names = &self.index.names;
            let bearers = names.surnames.get(record.surname()).first();
            let bearers = bearers.map_or(0, |&key| names.surname_weight[key as usize]);
            push(all, Subject::LastName, comparison, self.at_most_exact(comparison, weight, bearers));
        }
        let first = view.place(reading.first);
        if let Some(part) = first.map(|at| &view.parts[at]) {
            let own = self.names.first(first, record);
            let weight = self.weight(&own, &part.word.as_first);
            let comparison = fields::first_name(self.index, &part.token, record);
            let names = &self.index.names;
            let bearers = names.firsts.get(record.first()).first();
            let bearers = bearers.map_or(0, |&key| names.first_weight[key as usize]);
            push(all, Subject::FirstName, comparison, self.at_most_exact(comparison, weight, bearers));
        }
        let middle = view.part(reading.middle).map(|part| &part.token);
        let comparison = fields::middle(self.index, middle, record);
        if comparison != Comparison::None {
            let own = self.names.middle(view.place(reading.middle), record);
            let weight = self.weight(&own, &unknown_middle(view, reading.middle));
            push(all, Subject::MiddleName, comparison, weight);
        }
        let written = view.written.name.suffix;
        let comparison = fields::number(written, record.suffix());
        if comparison != Comparison::None {
            let lacking = self.index.registered.unregistered_suffix;
            let weight = (suffix(written, record.suffix(), lacking) / unknown_suffix(written)).ln();
            push(all, Subject::Suffix, comparison, weight);
        }
    }

    fn address(&mut self, record: &Record, all: &mut Vec<Evidence>) {
        let (view, index) = (self.view, self.index);
        if !view.houses.is_empty() {
            let own = self.addresses.house(record.house());
            let weight = self.weight(&own, &view.unknown_house());
            let comparison = fields::house(index, &view.written.address, record);
            let others = index.places.house_weight[record.house() as usize];
            push(all, Subject::HouseNumber, comparison, self.at_most_exact(comparison, weight, others));
        }
        if !view.streets.is_empty() {
            let own = self.addresses.street(record.street());
            let weight = self.weight(&own, &view.unknown_street());
            let comparison = fields::street(index, view, record);
            let others = index.places.street_weight[record.street() as usize];
            push(all, Subject::Street, comparison, self.at_most_exact(comparison, weight, others));
        }
        let comparison = fields::way(&view.written.address, record);
        if comparison != Comparison::None {
            push(all, Subject::StreetType, comparison, way_ratio(view, record).ln());
        }
        let comparison = fields::unit(index, &view.written.address, record);
        if comparison != Comparison::None {
            let own = self.addresses.unit(record.unit());
            push(all, Subject::Unit, comparison, self.weight(&own, &ONE));
        }
        let weight = self.weight(&view.locality.of(record.locality(), index), &view.locality.unknown);
        push(all, Subject::Locality, fields::locality(index, view, record), weight);
    }
}

fn push(all: &mut Vec<Evidence>, subject: Subject, comparison: Comparison, weight: f64) {
    all.push(Evidence { subject, comparison, weight });
}
