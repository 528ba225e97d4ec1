//! The index: everything about a roll that linking needs, in flat arrays, computed per distinct value.

use crate::channel::PerLevel;
use crate::fuzzy::Fuzzy;
use crate::nearby::Dictionary;
use crate::table::{Lists, Strings};

mod alphabet;
mod bytes;
mod clerk;
mod mailing;
mod names;
mod order;
mod places;
mod registered;

pub use bytes::IndexError;
pub(crate) use clerk::{ClerkOrders, Lexicon};
pub(crate) use mailing::{Mailing, Mailings};
pub(crate) use places::{city_key, house_key_of, zip_key};

use crate::voters::Voters;
pub(crate) use registered::Registered;

/// A voter, in the index's own order (street, house, unit, row): numbers into the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Record(pub(crate) [u32; 8]);

impl Record {
    #[inline]
    pub(crate) const fn surname(&self) -> u32 {
        self.0[0]
    }
    #[inline]
    pub(crate) const fn first(&self) -> u32 {
        self.0[1]
    }
    #[inline]
    pub(crate) const fn middle(&self) -> u32 {
        self.0[2]
    }
    #[inline]
    pub(crate) const fn street(&self) -> u32 {
        self.0[3]
    }
    #[inline]
    pub(crate) const fn house(&self) -> u32 {
        self.0[4]
    }
    #[inline]
    pub(crate) const fn locality(&self) -> u32 {
        self.0[5]
    }
    #[inline]
    pub(crate) const fn unit(&self) -> u32 {
        self.0[6]
    }
    #[inline]
    pub(crate) const fn street_type(&self) -> u8 {
        self.0[7].to_le_bytes()[0]
    }
    #[inline]
    pub(crate) const fn directions(&self) -> (u8, u8) {
        let bytes = self.0[7].to_le_bytes();
        (bytes[1] & 15, bytes[1] >> 4)
    }
    #[inline]
    pub(crate) const fn suffix(&self) -> u8 {
        self.0[7].to_le_bytes()[2]
    }
    /// Whether the voter gets letters elsewhere, see [`Mailings`].
    #[inline]
    pub(crate) const fn has_mailing(&self) -> bool {
        self.0[7].to_le_bytes()[3] != 0
    }
}

/// Names: every word that can stand in a name field, and the names made of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// Every whole name and every part of one, the most frequent first.
    pub(crate) keys: Fuzzy,
    /// Keys before this number are borne by many.
    pub(crate) common: u32,
    /// Voters whose surname is or contains the key; voters whose first name does.
    pub(crate) surname_weight: Vec<u32>,
    pub(crate) first_weight: Vec<u32>,
    /// For a surname: its key, then the keys of its parts.
    pub(crate) surnames: Lists,
    pub(crate) firsts: Lists,
    pub(crate) surnames_of_key: Lists,
    pub(crate) firsts_of_key: Lists,
    /// Keys that are nicknames or full forms of a key.
    pub(crate) related: Lists,
    /// Middle names as written, words apart by a space.
    pub(crate) middles: Strings,
}

/// Addresses: streets, house numbers, units, and cities with their zip codes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Places {
    pub(crate) streets: Fuzzy,
    pub(crate) street_weight: Vec<u32>,
    pub(crate) houses: Fuzzy,
    pub(crate) house_weight: Vec<u32>,
    pub(crate) units: Strings,
    pub(crate) cities: Fuzzy,
    pub(crate) zips: Fuzzy,
    /// City and zip of each locality, in turns.
    pub(crate) localities: Vec<u32>,
    pub(crate) locality_weight: Vec<u32>,
    pub(crate) city_weight: Vec<u32>,
    pub(crate) zip_weight: Vec<u32>,
    pub(crate) localities_of_zip: Lists,
    pub(crate) unit_weight: Vec<u32>,
}

/// Orders over the voters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Orders {
    /// House numbers of a street, ascending, and where the voters of each begin.
    pub(crate) houses_of_street: Lists,
    pub(crate) house_starts: Vec<u32>,
    /// Voters by surname and first name.
    pub(crate) by_name: Vec<u32>,
    /// First names borne with a surname, ascending, and where the voters of each begin in `by_name`.
    pub(crate) firsts_of_surname: Lists,
    pub(crate) name_starts: Vec<u32>,
    /// Voters at a house number, whatever the street.
    pub(crate) by_house: Lists,
    /// Street and house number of each voter of `by_name`, surname and first name of each of `by_house`: most records need not be read.
    pub(crate) places_by_name: Vec<[u32; 2]>,
    pub(crate) names_by_house: Vec<[u32; 2]>,
}

/// All that linking needs to know of a roll.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Index {
    pub(crate) content_hash: [u8; 32],
    pub(crate) records: Vec<[u32; 8]>,
    /// Row in the roll of each record.
    pub(crate) rows: Vec<u32>,
    pub(crate) names: Names,
    pub(crate) places: Places,
    pub(crate) orders: Orders,
    pub(crate) clerk: ClerkOrders,
    pub(crate) mailings: Mailings,
    /// Counted when the index is built or read.
    pub(crate) registered: Registered,
    /// What a rehearsal with the usual parameters showed, where there was one; see [`crate::rehearsal`].
    pub(crate) missed: Option<PerLevel>,
}

impl Index {
    pub(crate) fn build(voters: &dyn Voters) -> Self {
        let (names, name_codes) = names::build(voters);
        let (places, place_codes) = places::build(voters);
        let (mut records, rows) = order::records(&name_codes, &place_codes);
        let orders = order::build(&records, &names, &places);
        let clerk = clerk::build(&records, &names, &places, &orders);
        let mailings = Mailings::build(voters, &rows);
        mailings.voters().iter().for_each(|&voter| records[voter as usize][7] |= 1 << 24);
        let content_hash = voters.content_hash();
        let registered = Registered::default();
        Self { content_hash, records, rows, names, places, orders, clerk, mailings, registered, missed: None }
            .counted()
    }

    fn counted(mut self) -> Self {
        self.registered = Registered::of(&self);
        self
    }

    pub(crate) fn streets(&self) -> Dictionary<'_> {
        let places = &self.places;
        Dictionary { words: &places.streets, weights: &places.street_weight, voters: self.count() }
    }

    pub(crate) fn houses(&self) -> Dictionary<'_> {
        let places = &self.places;
        Dictionary { words: &places.houses, weights: &places.house_weight, voters: self.count() }
    }

    #[inline]
    pub(crate) fn record(&self, voter: u32) -> Record {
        Record(self.records[voter as usize])
    }

    pub(crate) fn count(&self) -> usize {
        self.records.len()
    }

    /// Voters at the number `place` of `houses_of_street`.
    pub(crate) fn voters_at(&self, place: usize) -> std::ops::Range<u32> {
        self.orders.house_starts[place]..self.orders.house_starts[place + 1]
    }

    /// Voters of the pair of names number `place` of `firsts_of_surname`.
    pub(crate) fn voters_named(&self, place: usize) -> &[u32] {
        let starts = &self.orders.name_starts;
        &self.orders.by_name[starts[place] as usize..starts[place + 1] as usize]
    }

    /// How many voters bear exactly this surname and first name.
    pub(crate) fn namesakes(&self, surname: u32, first: u32) -> usize {
        let range = self.orders.firsts_of_surname.range(surname);
        let start = range.start;
        match self.orders.firsts_of_surname.items[range].binary_search(&first) {
            Ok(place) => self.voters_named(start + place).len(),
            Err(_) => 0,
        }
    }
}
