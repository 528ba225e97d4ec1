//! One-string street addresses taken apart: `1405 1/2 N MAIN ST W APT 4` into its eight parts.
//!
//! The words (directions, street types, units) are those of USPS Publication 28. Nothing is changed or dropped: the parts,
//! joined in order, are the words of the input. What cannot be told apart stays in the street name.

mod number;
mod unit;
pub mod words;

use words::{direction, street_type};

/// The parts of a street address, in the order in which they are written; a part that is not there is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StreetAddress {
    /// `1405`, `12B`, `10-24`.
    pub house_number: String,
    /// `1/2`.
    pub house_fraction: String,
    /// `N`.
    pub pre_dir: String,
    /// `MAIN`.
    pub street_name: String,
    /// `ST`.
    pub street_type: String,
    /// `W`.
    pub post_dir: String,
    /// `APT`, `#`.
    pub unit_type: String,
    /// `4`.
    pub unit_number: String,
}

/// Which words are read as directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Directions {
    /// `N`, `SW`: official lists, where a direction spelled out belongs to the name (`NORTH HILLS DR`).
    Abbreviated,
    /// Spelled out as well: what people write.
    AnySpelling,
}

impl Directions {
    fn is(self, word: &str) -> bool {
        direction(word).is_some() && (self == Self::AnySpelling || word.len() <= 2)
    }
}

impl StreetAddress {
    /// The parts in writing order.
    #[must_use]
    pub fn parts(&self) -> [&str; 8] {
        [
            &self.house_number,
            &self.house_fraction,
            &self.pre_dir,
            &self.street_name,
            &self.street_type,
            &self.post_dir,
            &self.unit_type,
            &self.unit_number,
        ]
    }

    /// Takes an address apart. Upper and lower case are kept; runs of white space and commas separate words.
    #[must_use]
    pub fn split(text: &str, directions: Directions) -> Self {
        let words: Vec<&str> =
            text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
        let (number, rest) = number::take(&words);
        let (unit, street) = unit::take(rest, directions);
        let mut address = Self {
            house_number: number.number.to_owned(),
            house_fraction: number.fraction.to_owned(),
            unit_type: unit.kind,
            unit_number: unit.number,
            ..Self::default()
        };
        address.take_street(street, directions);
        address
    }

    /// Directions and type off the ends, as long as a name is left between them.
    fn take_street(&mut self, mut street: &[&str], directions: Directions) {
        if let [rest @ .., last] = street
            && rest.len() >= 2
            && directions.is(last)
        {
            self.post_dir = (*last).to_owned();
            street = rest;
        }
        if let [first, rest @ ..] = street
            && directions.is(first)
            && rest.iter().any(|word| street_type(word).is_none())
        {
            self.pre_dir = (*first).to_owned();
            street = rest;
        } else if let [first, _, _, ..] = street
            && directions.is(first)
        {
            // Only type words follow (`E PARK AVE`): the first of them is the name.
            self.pre_dir = (*first).to_owned();
            street = &street[1..];
        }
        if let [rest @ .., last] = street
            && !rest.is_empty()
            && street_type(last).is_some()
        {
            self.street_type = (*last).to_owned();
            street = rest;
        }
        self.street_name = street.join(" ");
    }
}

#[cfg(test)]
mod tests;
