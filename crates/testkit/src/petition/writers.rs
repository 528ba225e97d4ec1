//! Who wrote which line.

mod plan;
mod pools;

pub(super) use plan::{Address, Plan};

use super::layout::Layout;
use super::{Finding, Kind, PetitionOptions, Quality, Section};
use crate::county::County;
use crate::day::Day;
use crate::household::{Kind as HouseholdKind, people, unregistered_relative};
use crate::person::Person;
use crate::places::OUT_OF_COUNTY;
use crate::rng::{Purpose, Rng};
use crate::voter::{Mailing, Status, Voter};
use plan::{may_sign_again, plan};
use pools::Pools;

pub(super) struct Writers<'a> {
    county: &'a County,
    options: &'a PetitionOptions,
    layout: &'a Layout,
    pools: Pools<'a>,
    flawed: Vec<bool>,
    plans: Vec<Plan>,
    /// Lines whose writer may sign again.
    originals: Vec<usize>,
    /// Lines one hand should have filled in for a spouse, when next there is a couple.
    owed_one_hand: u32,
    /// Sum over the lines of their circulator's carelessness.
    carelessness: u64,
    strangers: u64,
}

impl<'a> Writers<'a> {
    pub(super) fn new(county: &'a County, options: &'a PetitionOptions, layout: &'a Layout) -> Self {
        let mut carelessness = 0;
        for (_, section) in layout.sections() {
            section.each_line(|_, _, _, _| {
                carelessness += u64::from(layout.circulators[section.circulator].carelessness);
            });
        }
        Self {
            county,
            options,
            layout,
            pools: Pools::new(county, options),
            flawed: layout.flawed_lines(),
            plans: Vec::with_capacity(options.lines as usize),
            originals: Vec::new(),
            owed_one_hand: 0,
            carelessness,
            strangers: 0,
        }
    }

    /// A writer for every line of the layout, in its order.
    pub(super) fn plan(mut self) -> Vec<Plan> {
        let layout = self.layout;
        for (_, section) in layout.sections() {
            self.section(section);
        }
        self.plans
    }

    fn section(&mut self, section: &Section) {
        let mut rng = Rng::stream(self.options.seed, Purpose::Writers, u64::from(section.number));
        let rng = &mut rng;
        let mut count = 0;
        section.each_line(|_, _, _, _| count += 1);
        let declared = section.declaration;
        let span = declared.signed_to.since(declared.signed_from);
        let mut previous = None;
        for i in 0..count {
            let day = declared.signed_from.plus(if count > 1 { span * i / (count - 1) } else { 0 });
            let plan = self.line(section.circulator, day, previous, rng);
            previous = plan.voter.filter(|_| plan.kind.finding() == Finding::Valid);
            let at = self.plans.len();
            if may_sign_again(plan.kind) && plan.duplicate_of.is_none() && !self.flawed[at] {
                self.originals.push(at);
            }
            self.plans.push(plan);
        }
    }

    fn line(&mut self, circulator: usize, day: Day, previous: Option<u32>, rng: &mut Rng) -> Plan {
        let quality = [Quality::Clean, Quality::Keyed, Quality::Ocr][rng.weighted(&self.options.quality)];
        let trouble = self.layout.circulators[circulator].is_trouble();
        let warmed_up = self.originals.len() > 50.min(self.options.lines as usize / 10);
        let copies = self.options.duplicate_share * if trouble { 3 } else { 1 };
        let copy = if warmed_up && rng.chance(copies) { self.copy(day, rng) } else { None };
        let plan = match copy {
            Some(copy) => copy,
            None => {
                let kind = self.kind(circulator, rng);
                self.signer(kind, circulator, day, previous, rng)
            }
        };
        Plan { quality, ..plan }
    }

    /// The same person again: mostly somewhere else weeks later, sometimes on the same sheet.
    fn copy(&self, day: Day, rng: &mut Rng) -> Option<Plan> {
        let recent = if rng.chance(1500) { self.originals.len().min(60) } else { self.originals.len() };
        let at = (0..20)
            .map(|_| self.originals[self.originals.len() - 1 - rng.index(recent)])
            .find(|at| self.stands_on(&self.plans[*at], day))?;
        let original = self.plans[at];
        let kind = if original.kind.finding() == Finding::Valid { Kind::Duplicate } else { original.kind };
        Some(Plan { kind, duplicate_of: Some(at), signed_on: day, ..original })
    }

    /// Whether the line's finding would be the same had it been signed on `day`.
    fn stands_on(&self, plan: &Plan, day: Day) -> bool {
        let Some(voter) = plan.voter.map(|v| &self.county.voters[v as usize]) else { return true };
        match plan.kind {
            Kind::Cancelled => voter.status_since <= day,
            Kind::CancelledSince => voter.first_registered <= day && voter.status_since > day,
            _ => voter.first_registered <= day,
        }
    }

    fn kind(&self, circulator: usize, rng: &mut Rng) -> Kind {
        let base = 10_000 - self.options.duplicate_share;
        let bad = 10_000 - self.options.good_share * 10_000 / base.max(1);
        let circulator = &self.layout.circulators[circulator];
        let lines = u64::from(self.options.lines);
        let bad = u64::from(bad) * u64::from(circulator.carelessness) * lines / self.carelessness.max(1);
        if !rng.chance(u32::try_from(bad).unwrap_or(9800).min(9800)) {
            return [Kind::Good, Kind::Inactive, Kind::CancelledSince][rng.weighted(&[984, 12, 4])];
        }
        let weights = Kind::ALL.map(|kind| match kind {
            Kind::Fictitious if circulator.is_trouble() => kind.weight() * 12,
            Kind::SignatureMismatch if circulator.is_trouble() => kind.weight() * 6,
            Kind::OneHand if circulator.is_trouble() => kind.weight() * 3,
            Kind::OutOfDistrict if self.options.supervisor_district.is_some() => 900,
            _ => kind.weight(),
        });
        Kind::ALL[rng.weighted(&weights)]
    }

    fn signer(
        &mut self,
        kind: Kind,
        circulator: usize,
        day: Day,
        previous: Option<u32>,
        rng: &mut Rng,
    ) -> Plan {
        let city = self.layout.circulators[circulator].city;
        let kind = match kind {
            Kind::OneHand => {
                self.owed_one_hand += 1;
                Kind::Good
            }
            other => other,
        };
        let mate = previous.and_then(|v| self.pools.mate(v, day));
        if kind == Kind::Good
            && let Some(mate) = mate
        {
            if self.owed_one_hand > 0 {
                self.owed_one_hand -= 1;
                return self.voter_line(Kind::OneHand, mate, day, rng);
            }
            if rng.chance(3000) {
                return self.voter_line(Kind::Good, mate, day, rng);
            }
        }
        let found = match kind {
            Kind::NotRegistered | Kind::Fictitious | Kind::Illegible | Kind::OutOfCounty => None,
            Kind::UnregisteredRelative => return self.relative(city, day, rng),
            Kind::Cancelled => self.pools.with_status(Status::Cancelled, day, rng),
            Kind::CancelledSince => self.pools.cancelled_since(day, rng),
            Kind::Pending => self.pools.with_status(Status::Pending, day, rng),
            Kind::Inactive => self.pools.with_status(Status::Inactive, day, rng),
            Kind::RegisteredLate => self.pools.registered_after(day, rng),
            Kind::OutOfDistrict => self.pools.outside_district(rng),
            Kind::PoBox => self.pools.box_holder(city, day, rng),
            _ => self.pools.entitled(city, day, rng),
        };
        match found {
            Some(voter) => self.voter_line(kind, voter, day, rng),
            None => self.stranger(kind, day, rng),
        }
    }

    fn voter_line(&mut self, kind: Kind, index: u32, day: Day, rng: &mut Rng) -> Plan {
        self.pools.mark_used(index);
        let voter: Voter = self.county.voters[index as usize];
        let address = match kind {
            Kind::MovedAway if rng.chance(1200) => {
                Address::Outside { dwelling: self.any_dwelling(rng), place: rng.index(OUT_OF_COUNTY.len()) }
            }
            Kind::MovedAway | Kind::OldAddress => Address::Dwelling(self.any_dwelling(rng)),
            Kind::PoBox => match voter.mailing {
                Mailing::Box(number) => Address::Box { number, dwelling: voter.dwelling },
                _ => Address::Box { number: rng.between(1, 9999), dwelling: voter.dwelling },
            },
            Kind::NoAddress => Address::None,
            _ => Address::Dwelling(voter.dwelling),
        };
        plan(kind, voter.person, Some(index), address, day)
    }

    /// Somebody who is not on the roll.
    fn stranger(&mut self, kind: Kind, day: Day, rng: &mut Rng) -> Plan {
        // An empty pool in a small county makes the line one of an unregistered person.
        let kind = match kind {
            Kind::Fictitious | Kind::Illegible | Kind::OutOfCounty => kind,
            _ => Kind::NotRegistered,
        };
        self.strangers += 1;
        let dwelling = self.any_dwelling(rng);
        let somebody = people(&self.county.setting, (1 << 40) + self.strangers, HouseholdKind::Single, 1);
        let person = somebody.first().copied().unwrap_or(self.county.voters[0].person);
        let address = match kind {
            Kind::OutOfCounty if rng.chance(7000) => {
                Address::Outside { dwelling, place: rng.index(OUT_OF_COUNTY.len()) }
            }
            Kind::Fictitious => Address::Nowhere { dwelling, house: rng.between(20_001, 98_999) },
            _ => Address::Dwelling(dwelling),
        };
        plan(kind, person, None, address, day)
    }

    fn relative(&mut self, city: u8, day: Day, rng: &mut Rng) -> Plan {
        let Some(anchor) = self.pools.entitled(city, day, rng) else {
            return self.stranger(Kind::NotRegistered, day, rng);
        };
        let voter = self.county.voters[anchor as usize];
        let at_home: Vec<Person> =
            self.pools.household(anchor).map(|v| self.county.voters[v].person).collect();
        let mut person = unregistered_relative(&self.county.setting, &voter.person, rng);
        for _ in 0..8 {
            // Only the namesake of a father may share a whole name with somebody registered there.
            let namesake = person.first == voter.person.first && voter.person.birth < person.birth;
            if namesake || at_home.iter().all(|p| p.first != person.first) {
                break;
            }
            person = unregistered_relative(&self.county.setting, &voter.person, rng);
        }
        plan(Kind::UnregisteredRelative, person, None, Address::Dwelling(voter.dwelling), day)
    }

    fn any_dwelling(&self, rng: &mut Rng) -> u32 {
        u32::try_from(rng.index(self.county.places.dwellings.len())).unwrap_or(0)
    }
}
