//! A line as it was written, and what its words may mean.

use crate::text::{Token, tokens};

mod address;
mod name;

pub(crate) use address::WrittenAddress;
pub(crate) use name::{Reading, Segment, WrittenName};

use crate::index::{city_key, zip_key};

/// What a signer wrote on a line, as far as it was keyed or read. Any field may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// The printed name, parts in any order.
    pub printed_name: String,
    /// House number, street, unit, in one field.
    pub address: String,
    /// City.
    pub city: String,
    /// Zip code; only the first five digits are compared.
    pub zip: String,
}

/// A line's words, taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) name: WrittenName,
    pub(crate) address: WrittenAddress,
    pub(crate) city: Token,
    pub(crate) zip: Token,
}

impl Written {
    pub(crate) fn new(line: &Line) -> Self {
        let mut name = tokens(&line.printed_name);
        let mut address = tokens(&line.address);
        // Name and address in each other's box: a name has no house number.
        if name.first().is_some_and(Token::has_digit) && !address.iter().any(Token::has_digit) && name.len() > 1 {
            std::mem::swap(&mut name, &mut address);
        }
        Self {
            name: WrittenName::new(&name),
            address: WrittenAddress::new(&address),
            city: city_key(&line.city),
            zip: zip_key(&line.zip),
        }
    }

    /// Whether there is nothing to compare.
    pub(crate) fn is_empty(&self) -> bool {
        self.name.words.is_empty() && self.address.streets.is_empty() && self.address.house.is_empty()
    }
}
