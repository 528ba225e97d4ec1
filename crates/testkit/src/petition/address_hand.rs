//! How people write their addresses.

mod street;

use super::Entry;
use super::name_hand::in_case;
use super::writers::Address;
use crate::county::County;
use crate::places::{City, Dwelling, OUT_OF_COUNTY, city as city_at};
use crate::rng::Rng;
use street::street_line;

/// Address, city and zip as the signer writes them; the name stays empty.
pub(super) fn address(county: &County, address: &Address, rng: &mut Rng) -> Entry {
    let places = &county.places;
    match *address {
        Address::Dwelling(at) => {
            let dwelling = places.dwelling(at);
            let street = places.street(dwelling);
            let line = street_line(dwelling, street, rng);
            entry(line, city(street.city, rng), street.zip, rng)
        }
        Address::Nowhere { dwelling, house } => {
            let dwelling = Dwelling { house, ..*places.dwelling(dwelling) };
            let street = places.street(&dwelling);
            entry(street_line(&dwelling, street, rng), city(street.city, rng), street.zip, rng)
        }
        Address::Outside { dwelling, place } => {
            let dwelling = places.dwelling(dwelling);
            let (name, zip) = OUT_OF_COUNTY[place];
            entry(street_line(dwelling, places.street(dwelling), rng), name.to_owned(), zip, rng)
        }
        Address::Box { number, dwelling } => {
            let street = places.street(places.dwelling(dwelling));
            let word = *rng.pick(&["PO Box", "P.O. Box", "P O Box", "Box", "POB"]);
            entry(format!("{word} {number}"), city(street.city, rng), street.zip, rng)
        }
        Address::None => Entry::default(),
    }
}

fn entry(line: String, city: String, zip: &str, rng: &mut Rng) -> Entry {
    let mut zip = zip.to_owned();
    match rng.weighted(&[870, 95, 20, 15]) {
        0 => {}
        1 => zip.clear(),
        2 => {
            // The neighbouring delivery area, or a slip in the last digits.
            let last = char::from(b'0' + u8::try_from(rng.below(10)).unwrap_or(0));
            zip.pop();
            zip.push(last);
        }
        _ => zip = format!("{zip}-{:04}", rng.between(1, 9999)),
    }
    let (address, city) = match rng.weighted(&[945, 30, 25]) {
        0 => (line, city),
        // No room in the city's column, or not seen.
        1 => (format!("{line}, {city}"), String::new()),
        _ => (line, String::new()),
    };
    Entry { printed_name: String::new(), address: in_case(&address, rng), city: in_case(&city, rng), zip }
}

fn city(index: u8, rng: &mut Rng) -> String {
    let of: &City = city_at(index);
    match rng.weighted(&[760, 180, 25, 35]) {
        1 => (*rng.pick(of.short)).to_owned(),
        // Postal city and city of residence differ at the edges.
        2 => city_at(u8::try_from(rng.below(12)).unwrap_or(0)).name.to_owned(),
        3 => format!("{}, CA", of.name),
        _ => of.name.to_owned(),
    }
}
