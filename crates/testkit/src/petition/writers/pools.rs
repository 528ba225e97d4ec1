//! The voters who may still be asked to sign, by what they are good for.

use super::super::PetitionOptions;
use crate::county::County;
use crate::day::Day;
use crate::places::CITIES;
use crate::rng::Rng;
use crate::voter::{Mailing, Status, Voter};
use std::ops::Range;

/// Tries before a pool is taken for empty.
const TRIES: u32 = 60;

pub(super) struct Pools<'a> {
    county: &'a County,
    district: Option<u32>,
    used: Vec<bool>,
    /// Active voters by city.
    active: Vec<Vec<u32>>,
    inactive: Vec<u32>,
    pending: Vec<u32>,
    cancelled: Vec<u32>,
    /// Cancelled while the petition was out.
    cancelled_late: Vec<u32>,
    /// Active voters in the order of their first registration, of the last months.
    late: Vec<(Day, u32)>,
}

impl<'a> Pools<'a> {
    pub(super) fn new(county: &'a County, options: &PetitionOptions) -> Self {
        let mut pools = Self {
            county,
            district: options.supervisor_district,
            used: vec![false; county.len()],
            active: vec![Vec::new(); CITIES.len()],
            inactive: Vec::new(),
            pending: Vec::new(),
            cancelled: Vec::new(),
            cancelled_late: Vec::new(),
            late: Vec::new(),
        };
        for (index, voter) in county.voters.iter().enumerate().filter(|(_, v)| !v.former) {
            let number = u32::try_from(index).unwrap_or(u32::MAX);
            match voter.status {
                Status::Active => {
                    let city = county.places.street(county.places.dwelling(voter.dwelling)).city;
                    pools.active[usize::from(city)].push(number);
                    if voter.first_registered > options.opened {
                        pools.late.push((voter.first_registered, number));
                    }
                }
                Status::Inactive => pools.inactive.push(number),
                Status::Pending => pools.pending.push(number),
                Status::Cancelled if voter.status_since > options.opened => pools.cancelled_late.push(number),
                Status::Cancelled => pools.cancelled.push(number),
            }
        }
        pools.late.sort_unstable();
        pools
    }

    pub(super) fn mark_used(&mut self, voter: u32) {
        self.used[voter as usize] = true;
    }

    fn voter(&self, index: u32) -> &Voter {
        &self.county.voters[index as usize]
    }

    fn in_district(&self, index: u32) -> bool {
        let places = &self.county.places;
        let district = 1 + places.precinct(self.voter(index).dwelling) * 5 / places.precincts;
        self.district.is_none_or(|d| d == district)
    }

    fn is_entitled(&self, index: u32, day: Day) -> bool {
        let voter = self.voter(index);
        !self.used[index as usize]
            && !voter.former
            && matches!(voter.status, Status::Active | Status::Inactive)
            && voter.first_registered <= day
            && self.in_district(index)
    }

    fn search(&self, pool: &[u32], rng: &mut Rng, fits: impl Fn(u32) -> bool) -> Option<u32> {
        if pool.is_empty() {
            return None;
        }
        (0..TRIES).map(|_| *rng.pick(pool)).find(|v| fits(*v))
    }

    /// Somebody whose line will be good; signers come to a circulator mostly from the city he stands in.
    pub(super) fn entitled(&self, city: u8, day: Day, rng: &mut Rng) -> Option<u32> {
        for _ in 0..TRIES {
            let at =
                if rng.chance(6000) { usize::from(city) } else { rng.weighted(&CITIES.map(|c| c.weight)) };
            if let Some(voter) = self.search(&self.active[at], rng, |v| self.is_entitled(v, day)) {
                return Some(voter);
            }
        }
        None
    }

    pub(super) fn box_holder(&self, city: u8, day: Day, rng: &mut Rng) -> Option<u32> {
        let holds = |v: u32| matches!(self.voter(v).mailing, Mailing::Box(_)) && self.is_entitled(v, day);
        let pool = &self.active[usize::from(city)];
        self.search(pool, rng, holds).or_else(|| self.entitled(city, day, rng))
    }

    pub(super) fn with_status(&self, status: Status, day: Day, rng: &mut Rng) -> Option<u32> {
        let pool = match status {
            Status::Cancelled => &self.cancelled,
            Status::Pending => &self.pending,
            Status::Active | Status::Inactive => &self.inactive,
        };
        self.search(pool, rng, |v| match status {
            Status::Cancelled => {
                !self.used[v as usize] && self.voter(v).status_since <= day && self.in_district(v)
            }
            Status::Pending => !self.used[v as usize] && self.in_district(v),
            Status::Active | Status::Inactive => self.is_entitled(v, day),
        })
    }

    /// Registered on the day of signing, off the roll by now.
    pub(super) fn cancelled_since(&self, day: Day, rng: &mut Rng) -> Option<u32> {
        self.search(&self.cancelled_late, rng, |v| {
            let voter = self.voter(v);
            let registered = voter.first_registered <= day && voter.status_since > day;
            registered && !self.used[v as usize] && self.in_district(v)
        })
    }

    pub(super) fn registered_after(&self, day: Day, rng: &mut Rng) -> Option<u32> {
        let later = &self.late[self.late.partition_point(|(first, _)| *first <= day)..];
        if later.is_empty() {
            return None;
        }
        (0..TRIES).map(|_| rng.pick(later).1).find(|v| !self.used[*v as usize] && self.in_district(*v))
    }

    pub(super) fn outside_district(&self, rng: &mut Rng) -> Option<u32> {
        let at = rng.weighted(&CITIES.map(|c| c.weight));
        self.search(&self.active[at], rng, |v| !self.used[v as usize] && !self.in_district(v))
    }

    /// Rows of the roll that live in the household of `voter`.
    pub(super) fn household(&self, voter: u32) -> Range<usize> {
        let home = self.voter(voter).household;
        let at = voter as usize;
        let same = |i: &usize| self.county.voters[*i].household == home;
        let first = (0..=at).rev().take_while(same).last().unwrap_or(at);
        let last = (at..self.county.len()).take_while(same).last().unwrap_or(at);
        first..last + 1
    }

    /// Somebody from the same family home who has not signed.
    pub(super) fn mate(&self, voter: u32, day: Day) -> Option<u32> {
        let home = self.household(voter);
        if home.len() > 8 {
            return None;
        }
        home.filter_map(|i| u32::try_from(i).ok()).find(|i| *i != voter && self.is_entitled(*i, day))
    }
}
