//! The words of an address: house number, directions, street, type, unit; or a post office box.

use crate::index::house_key_of;
use crate::text::Token;
use crate::words;

mod house;

use house::{digits_for_shapes, house_place, is_ordinal, split_number};

/// An address as written. What is not there is empty or 0.
#[derive(Debug, Clone, Default)]
pub(crate) struct WrittenAddress {
    pub(crate) house: Token,
    /// Other numbers it may have been before a space was lost or came in, each with the share of writers who mean it so.
    pub(crate) other_houses: Vec<(Token, f64)>,
    /// Whether a fraction (`1/2`) follows the house number.
    pub(crate) fraction: bool,
    /// Possible street names, run together, the likeliest first, each with the share of writers who mean it so.
    pub(crate) streets: Vec<(Token, f64)>,
    /// Street type, see [`words::street_type`].
    pub(crate) kind: u8,
    pub(crate) pre: u8,
    pub(crate) post: u8,
    pub(crate) unit: Token,
    pub(crate) po_box: Token,
    /// What stands behind a comma and is no unit: a building, a neighbourhood, the city once more.
    pub(crate) tail: Token,
}

impl WrittenAddress {
    pub(crate) fn new(tokens: &[Token]) -> Self {
        let mut address = Self::default();
        let mut rest: Vec<Token> = tokens.to_vec();
        address.take_box(&mut rest);
        address.take_unit(&mut rest);
        rest.retain(|word| word.as_bytes() != b"#");
        address.take_house(&mut rest);
        let mut parts = rest.split(|word| word.as_bytes() == b",").filter(|part| !part.is_empty());
        let mut street = parts.next().unwrap_or_default().to_vec();
        address.take_trailing_unit(&mut street);
        address.take_street(&street);
        address.take_split_number(&street);
        if let Some(tail) = parts.next() {
            address.tail = words::place_key(tail);
            // Building and street may stand in either order.
            let known = address.streets.len();
            address.take_street(tail);
            address.streets[known..].iter_mut().for_each(|(_, share)| *share *= 0.05);
        }
        address
    }

    /// Whether nothing was written that could be found.
    pub(crate) fn is_empty(&self) -> bool {
        self.house.is_empty() && self.streets.is_empty() && self.po_box.is_empty()
    }

    /// `PO Box 123`, `P O Box 123`, `POB 123`, `Box 123`.
    fn take_box(&mut self, rest: &mut Vec<Token>) {
        let at = rest.iter().position(|word| matches!(word.as_bytes(), b"box" | b"pob" | b"pobox"));
        if let Some(at) = at
            && let Some(number) = rest.get(at + 1).copied()
            && number.has_digit()
        {
            self.po_box = number;
            let start = rest[..at].iter().rposition(|word| !matches!(word.as_bytes(), b"p" | b"o" | b"po"));
            rest.drain(start.map_or(0, |before| before + 1)..at + 2);
        }
    }

    fn take_unit(&mut self, rest: &mut Vec<Token>) {
        // The first word of an address is never only a designator's abbreviation of a street (`Lot`, `Space`).
        let Some(at) = rest.iter().position(words::announces_unit) else { return };
        let mut end = at + 1;
        // "Apt # 4": the sign repeats the word.
        while rest.get(end).is_some_and(|word| word.as_bytes() == b"#") {
            end += 1;
        }
        let Some(value) = rest.get(end).copied() else {
            rest.truncate(at);
            return;
        };
        let sign = rest[at].as_bytes() == b"#" || end > at + 1;
        if sign || value.has_digit() || value.len() <= 2 {
            self.unit = value;
            rest.drain(at..=end);
        }
    }

    fn take_house(&mut self, rest: &mut Vec<Token>) {
        split_number(rest);
        let Some(at) = house_place(rest) else { return };
        self.house = house_key_of(&digits_for_shapes(&rest[at]));
        rest.remove(at);
        // "12 3/4 Oak": numerator, stroke, denominator.
        if rest.get(at + 1).is_some_and(|word| word.as_bytes() == b"/") && rest.len() > at + 2 {
            self.fraction = true;
            rest.drain(at..at + 3);
        }
        rest.retain(|word| word.as_bytes() != b"/");
    }

    /// "18 34 Oak", "18 34Oak", "1834s. Oak": a number that lost its space to the street, or has one too many.
    fn take_split_number(&mut self, street: &[Token]) {
        if let Some(before) = house::before_direction(&self.house) {
            self.other_houses.push((before, 0.3));
        }
        let Some((joined, rest)) = house::continued(&self.house, street) else { return };
        self.other_houses.push((joined, 0.1));
        let known = self.streets.len();
        self.take_street(&rest);
        self.streets[known..].iter_mut().for_each(|(_, share)| *share *= 0.5);
    }

    /// "12 Oak St 4": a short last word with a digit behind a street is a unit.
    fn take_trailing_unit(&mut self, rest: &mut Vec<Token>) {
        if self.unit.is_empty()
            && rest.len() >= 2
            && let Some(last) = rest.last().copied()
            && (last.has_digit() || last.len() == 1)
            && last.len() <= 5
            && words::direction(&last).is_none()
            && (rest.len() > 2 || words::street_type(&rest[0]).is_none())
            && !is_ordinal(&last)
        {
            self.unit = last;
            rest.pop();
        }
    }

    fn take_street(&mut self, rest: &[Token]) {
        let mut street = rest;
        if street.len() > 1
            && let Some((last, before)) = street.split_last()
            && let Some(direction) = words::direction(last)
            && before.len() > 1
        {
            self.post = direction;
            street = before;
        }
        if street.len() > 1
            && let Some((last, before)) = street.split_last()
            && let Some(kind) = words::street_type(last)
        {
            self.kind = kind;
            street = before;
        }
        let full = street;
        if street.len() > 1
            && let Some(direction) = words::direction(&street[0])
        {
            self.pre = direction;
            street = &street[1..];
        }
        self.street(street, 1.0);
        if street.len() != full.len() {
            self.street(full, 0.1);
        }
        if self.kind == 0 && street.len() > 1 {
            // The last word may be a type nobody can read any more.
            self.street(&street[..street.len() - 1], 0.2);
        }
        if self.kind != 0 {
            self.street(rest, 0.05);
        }
        self.street_with_type(street);
    }

    /// "Livingstonavenue": a street that lost the space before its type.
    fn street_with_type(&mut self, street: &[Token]) {
        let key = words::place_key(street);
        let bytes = key.as_bytes();
        let type_at = |at: &usize| words::street_type(&Token::new(&bytes[*at..])).is_some();
        if self.kind == 0
            && bytes.len() >= 8
            && let Some(at) = (4..=bytes.len() - 4).find(type_at)
        {
            self.streets.push((Token::new(&bytes[..at]), 0.2));
        }
    }

    fn street(&mut self, words: &[Token], share: f64) {
        let key = words::place_key(words);
        if !key.is_empty() && self.streets.iter().all(|(known, _)| *known != key) {
            self.streets.push((key, share));
        }
    }
}
