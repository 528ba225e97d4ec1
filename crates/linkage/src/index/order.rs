//! The orders of the index: by address, by name, by house number.

use rayon::prelude::*;

use super::names::NameCodes;
use super::places::PlaceCodes;
use super::{Names, Orders, Places, Record};
use crate::num::id;
use crate::table::Lists;

/// The voters sorted by street, house, unit and row, and the row of each.
pub(super) fn records(names: &NameCodes, places: &PlaceCodes) -> (Vec<[u32; 8]>, Vec<u32>) {
    let mut order: Vec<(u64, u64)> = (0..names.surname.len())
        .into_par_iter()
        .map(|row| {
            let address = u64::from(places.street[row]) << 32 | u64::from(places.house[row]);
            (address, u64::from(places.unit[row]) << 32 | row as u64)
        })
        .collect();
    order.par_sort_unstable();
    let rows: Vec<u32> = order.par_iter().map(|(_, low)| id((low & 0xFFFF_FFFF) as usize)).collect();
    let records = rows
        .par_iter()
        .map(|&row| {
            let row = row as usize;
            let [kind, directions] = places.way[row];
            [
                names.surname[row],
                names.first[row],
                names.middle[row],
                places.street[row],
                places.house[row],
                places.locality[row],
                places.unit[row],
                u32::from_le_bytes([kind, directions, names.suffix[row], 0]),
            ]
        })
        .collect();
    (records, rows)
}

pub(super) fn build(records: &[[u32; 8]], names: &Names, places: &Places) -> Orders {
    let streets = places.street_weight.len();
    let surnames = names.surnames.starts.len() - 1;
    let (houses_of_street, house_starts) =
        runs(streets, records.iter().map(|record| (Record(*record).street(), Record(*record).house())));
    let mut order: Vec<(u64, u32)> = records
        .par_iter()
        .enumerate()
        .map(|(voter, record)| {
            (u64::from(Record(*record).surname()) << 32 | u64::from(Record(*record).first()), id(voter))
        })
        .collect();
    order.par_sort_unstable();
    let (firsts_of_surname, name_starts) = runs(
        surnames,
        order.iter().map(|(name, _)| (id((name >> 32) as usize), id((name & 0xFFFF_FFFF) as usize))),
    );
    let by_name: Vec<u32> = order.into_iter().map(|(_, voter)| voter).collect();
    let by_house = Lists::group(
        places.house_weight.len(),
        records.iter().enumerate().map(|(voter, record)| (Record(*record).house(), id(voter))),
    );
    let record = |voter: &u32| Record(records[*voter as usize]);
    Orders {
        places_by_name: pairs(&by_name, |voter| [record(voter).street(), record(voter).house()]),
        names_by_house: pairs(&by_house.items, |voter| [record(voter).surname(), record(voter).first()]),
        houses_of_street,
        house_starts,
        by_name,
        firsts_of_surname,
        name_starts,
        by_house,
    }
}

fn pairs(voters: &[u32], pair: impl Fn(&u32) -> [u32; 2] + Send + Sync) -> Vec<[u32; 2]> {
    voters.par_iter().map(pair).collect()
}

/// Runs of equal pairs in a sorted sequence: the second members under each first one, and where each run begins.
fn runs(keys: usize, sorted: impl Iterator<Item = (u32, u32)>) -> (Lists, Vec<u32>) {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut starts = Vec::new();
    let mut count = 0;
    for (position, pair) in sorted.enumerate() {
        if pairs.last() != Some(&pair) {
            pairs.push(pair);
            starts.push(id(position));
        }
        count = position + 1;
    }
    starts.push(id(count));
    (Lists::group(keys, pairs.iter().copied()), starts)
}
