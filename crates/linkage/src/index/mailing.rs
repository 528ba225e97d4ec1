//! Mailing addresses: where a voter gets letters, which signers write although the residence is asked for.

use crate::hash::Map;
use crate::line::WrittenAddress;
use crate::num::id;
use crate::table::{Lists, Strings};
use crate::text::{Token, tokens};
use crate::voters::{Field, Voters};

/// The voters who get their mail elsewhere.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Mailings {
    /// Those voters, ascending, and the address of each.
    voters: Vec<u32>,
    addresses: Vec<u32>,
    /// Number and street of each address, the street empty for a post office box.
    numbers: Strings,
    streets: Strings,
    /// Numbers and boxes of addresses, ascending, and the voters of each.
    keys: Strings,
    voters_of_key: Lists,
}

/// One mailing address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mailing<'a> {
    /// House number, or number of the box.
    pub(crate) number: &'a [u8],
    /// The street as one word; empty for a post office box.
    pub(crate) street: &'a [u8],
}

/// What a written address is looked up by: the box, or else the house number.
fn key(number: &[u8], is_box: bool) -> Vec<u8> {
    let mut key = vec![if is_box { b'b' } else { b'h' }];
    key.extend_from_slice(number);
    key
}

impl Mailings {
    /// `rows` is the row of each voter.
    pub(super) fn build(voters: &dyn Voters, rows: &[u32]) -> Self {
        let mut own = Self::default();
        let Some(column) = voters.column(Field::MailingAddress) else { return own };
        let mut known: Map<(Token, Token), u32> = Map::default();
        let address_of: Vec<Option<u32>> = column
            .values
            .iter()
            .map(|value| {
                let address = WrittenAddress::new(&tokens(value));
                let (number, street) = if address.po_box.is_empty() {
                    (address.house, address.streets.first()?.0)
                } else {
                    (address.po_box, Token::EMPTY)
                };
                (!number.is_empty()).then(|| {
                    *known.entry((number, street)).or_insert_with(|| {
                        own.numbers.push(number.as_bytes());
                        own.streets.push(street.as_bytes());
                        id(own.numbers.len() - 1)
                    })
                })
            })
            .collect();
        for (voter, &row) in (0..).zip(rows) {
            if let Some(address) = address_of[column.codes[row as usize] as usize] {
                own.voters.push(voter);
                own.addresses.push(address);
            }
        }
        own.order();
        own
    }

    fn order(&mut self) {
        let key_of: Vec<Vec<u8>> = (0..id(self.numbers.len()))
            .map(|address| key(self.numbers.get(address), self.streets.get(address).is_empty()))
            .collect();
        let mut keys: Vec<&Vec<u8>> = key_of.iter().collect();
        keys.sort_unstable();
        keys.dedup();
        keys.iter().for_each(|key| self.keys.push(key));
        let number: Vec<u32> = key_of.iter().map(|key| keys.binary_search(&key).map_or(0, id)).collect();
        let pairs = self.voters.iter().zip(&self.addresses);
        self.voters_of_key =
            Lists::group(keys.len(), pairs.map(|(&voter, &address)| (number[address as usize], voter)));
    }

    /// Those who have such an address, ascending.
    pub(super) fn voters(&self) -> &[u32] {
        &self.voters
    }

    /// Where a voter gets letters, if not at home.
    pub(crate) fn of(&self, voter: u32) -> Option<Mailing<'_>> {
        let place = self.voters.binary_search(&voter).ok()?;
        let address = self.addresses[place];
        Some(Mailing { number: self.numbers.get(address), street: self.streets.get(address) })
    }

    /// Voters with this box or this house number in their mailing address.
    pub(crate) fn with(&self, number: &Token, is_box: bool) -> &[u32] {
        if number.is_empty() {
            return &[];
        }
        let wanted = key(number.as_bytes(), is_box);
        let (mut low, mut high) = (0, id(self.keys.len()));
        while low < high {
            let middle = low.midpoint(high);
            match self.keys.get(middle).cmp(&wanted) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.voters_of_key.get(middle),
            }
        }
        &[]
    }

    /// The arrays, in a fixed order, for the file.
    pub(super) fn parts(&mut self) -> ([&mut Vec<u32>; 2], [&mut Strings; 3], &mut Lists) {
        (
            [&mut self.voters, &mut self.addresses],
            [&mut self.numbers, &mut self.streets, &mut self.keys],
            &mut self.voters_of_key,
        )
    }
}
