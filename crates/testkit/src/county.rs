//! A county: its places and its roll.

use crate::day::Day;
use crate::household::{Kind, Mix, Setting, people, size};
use crate::places::{Housing, Places};
use crate::rng::{Purpose, Rng};
use crate::voter::{Status, Voter, register};
use rayon::prelude::*;

/// What kind of county to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Names and housing as in Santa Clara County: Spanish, Vietnamese, Chinese, Indian, Filipino and Korean names,
    /// a quarter of the dwellings in apartment buildings.
    SantaClara,
    /// As in the one real roll of 60,568 voters whose aggregates are known (`docs/testkit.md`), to test the generator.
    Measured,
}

/// Size and seed of a county.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountyOptions {
    /// Registrations on the roll, whatever their status. At most 90,000,000.
    pub voters: u32,
    /// The same seed gives the same county on every platform.
    pub seed: u64,
    /// The day the roll was taken.
    pub as_of: Day,
    /// What the county is like.
    pub likeness: Likeness,
}

impl Default for CountyOptions {
    fn default() -> Self {
        Self { voters: 1_000_000, seed: 2018, as_of: Day::new(2018, 1, 16), likeness: Likeness::SantaClara }
    }
}

/// A county that does not exist: "Santa Luz", its dwellings and its roll.
#[derive(Debug)]
pub struct County {
    pub(crate) options: CountyOptions,
    pub(crate) setting: Setting,
    pub(crate) places: Places,
    pub(crate) voters: Vec<Voter>,
}

/// A home of many registrants for about this many households.
const HOUSEHOLDS_PER_QUARTERS: u64 = 14_000;
/// Voter numbers run through this prime, so that neighbours on the roll have unlike numbers.
const NUMBERS: u64 = 99_999_989;
const STRIDE: u64 = 48_271;

struct Plan {
    kind: Kind,
    count: u32,
    first_voter: u64,
}

impl County {
    /// Makes the county. A million voters take about a second on two cores and 150 MB.
    #[must_use]
    pub fn generate(options: &CountyOptions) -> Self {
        let mix = match options.likeness {
            Likeness::SantaClara => Mix {
                traditions: [450, 185, 95, 105, 70, 60, 20, 15],
                compound_in_10_000: 1600,
                local_in_10_000: 150,
            },
            Likeness::Measured => {
                Mix { traditions: [930, 45, 5, 5, 7, 5, 2, 1], compound_in_10_000: 900, local_in_10_000: 900 }
            }
        };
        let setting = Setting { seed: options.seed, as_of: options.as_of, mix };
        let plans = plan(options);
        let housing = match options.likeness {
            Likeness::SantaClara => Housing { units_in_10_000: 2400, tallest: 320 },
            Likeness::Measured => Housing { units_in_10_000: 580, tallest: 60 },
        };
        let mut places = Places::lay_out(options.seed, u64::from(options.voters), plans.len(), housing);
        for (h, plan) in plans.iter().enumerate() {
            if plan.kind == Kind::Quarters {
                places.open_house(h);
            }
        }
        let dwellings = places.dwellings.len() as u64;
        let voters = plans
            .par_chunks(1024)
            .enumerate()
            .flat_map_iter(|(chunk, plans)| {
                let places = &places;
                let all = plans.iter().enumerate().map(move |(i, plan)| (chunk * 1024 + i, plan));
                all.flat_map(move |(h, plan)| household(&setting, h, plan, places.order[h], dwellings))
            })
            .collect::<Vec<Voter>>();
        let mut county = Self { options: *options, setting, places, voters };
        county.add_former_registrations();
        county
    }

    /// The options this county was made with.
    #[must_use]
    pub const fn options(&self) -> &CountyOptions {
        &self.options
    }

    /// Registrations on the roll.
    #[must_use]
    pub fn len(&self) -> usize {
        self.voters.len()
    }

    /// Whether the roll is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.voters.is_empty()
    }

    /// The voter number of the roll's row `index` (from 0): eight digits, some with leading zeros.
    #[must_use]
    pub fn voter_id(&self, index: usize) -> String {
        format!("{:08}", (index as u64 * STRIDE + 12_345) % NUMBERS)
    }

    /// The row that has this voter number, where there is one.
    #[must_use]
    pub fn index_of(&self, voter_id: &str) -> Option<usize> {
        let number: u64 = voter_id.parse().ok()?;
        let shifted = (number + NUMBERS - 12_345) % NUMBERS;
        // Fermat: the inverse of the stride modulo the prime.
        let (mut inverse, mut base, mut power) = (1u64, STRIDE, NUMBERS - 2);
        while power > 0 {
            if power & 1 == 1 {
                inverse = inverse * base % NUMBERS;
            }
            base = base * base % NUMBERS;
            power >>= 1;
        }
        let index = usize::try_from(shifted * inverse % NUMBERS).ok()?;
        (index < self.len() && self.voter_id(index) == voter_id).then_some(index)
    }

    /// The state of the registration in row `index`.
    #[must_use]
    pub fn status(&self, index: usize) -> Status {
        self.voters[index].status
    }

    /// Some cancelled rows, and a few active ones, are older registrations of people who have moved inside the county.
    fn add_former_registrations(&mut self) {
        let count = self.voters.len() as u64;
        for i in 0..self.voters.len() {
            let mut rng = Rng::stream(self.options.seed, Purpose::Registrations, u64::MAX - i as u64);
            let voter = self.voters[i];
            let moved = match voter.status {
                Status::Cancelled => rng.chance(3500),
                Status::Active => rng.chance(6),
                Status::Inactive | Status::Pending => false,
            };
            let now = self.voters[usize::try_from(rng.below(count)).unwrap_or(0)];
            if moved && now.status == Status::Active && !now.former && now.household != voter.household {
                let older = now.registered.plus(-30).min(voter.registered);
                let voter = &mut self.voters[i];
                voter.person = now.person;
                voter.former = true;
                voter.registered = older.max(now.person.birth.plus(18 * 365 + 5)).min(now.registered);
                voter.first_registered = voter.registered;
                voter.status_since = voter.status_since.max(voter.registered);
            }
        }
    }
}

fn plan(options: &CountyOptions) -> Vec<Plan> {
    let voters = u64::from(options.voters);
    let mut plans = Vec::with_capacity(usize::try_from(voters / 2).unwrap_or(0));
    let mut first_voter = 0;
    let mut h: u64 = 0;
    while first_voter < voters {
        let (mut kind, mut count) = size(options.seed, h);
        if h % HOUSEHOLDS_PER_QUARTERS == 7 && voters >= 1000 {
            kind = Kind::Quarters;
            // The largest address of 60,568 voters has 78 registrants.
            let largest = u32::try_from(voters / 776).unwrap_or(400).clamp(12, 400);
            count = if h == 7 { largest } else { largest / 6 + count * largest / 12 };
        }
        count = count.min(u32::try_from(voters - first_voter).unwrap_or(count));
        plans.push(Plan { kind, count, first_voter });
        first_voter += u64::from(count);
        h += 1;
    }
    plans
}

fn household(setting: &Setting, h: usize, plan: &Plan, dwelling: u32, dwellings: u64) -> Vec<Voter> {
    let mut people = people(setting, h as u64, plan.kind, plan.count);
    people.truncate(plan.count as usize);
    let number = u32::try_from(h).unwrap_or(u32::MAX);
    people
        .into_iter()
        .zip(plan.first_voter..)
        .map(|(person, i)| register(setting.seed, i, setting.as_of, person, number, dwelling, dwellings))
        .collect()
}
