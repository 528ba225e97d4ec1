//! The address tables of the index.

use super::Places;
use crate::fuzzy::Fuzzy;
use crate::hash::Map;
use crate::num::id;
use crate::table::{Lists, Strings};
use crate::text::{Token, joined, tokens};
use crate::voters::{Field, Voters};
use crate::words;

/// Numbers of the address parts of every voter, in the order of the roll.
pub(super) struct PlaceCodes {
    pub(super) street: Vec<u32>,
    pub(super) house: Vec<u32>,
    pub(super) unit: Vec<u32>,
    pub(super) locality: Vec<u32>,
    /// Street type, both directions in four bits each.
    pub(super) way: Vec<[u8; 2]>,
}

/// A column after its distinct values were folded: strings, and the string of every voter.
struct Folded {
    strings: Strings,
    codes: Vec<u32>,
    weights: Vec<u32>,
}

/// What a column's value says: its key, and for a street the type and directions inside the value.
type Read = (Token, [u8; 2]);

fn fold(voters: &dyn Voters, field: Field, read: impl Fn(&str) -> Read) -> (Folded, Vec<[u8; 2]>) {
    let count = voters.count();
    let mut strings = Strings::default();
    strings.push(b"");
    let Some(column) = voters.column(field) else {
        let weights = vec![id(count)];
        return (Folded { strings, codes: vec![0; count], weights }, vec![[0; 2]; count]);
    };
    let mut known: Map<Token, u32> = Map::default();
    known.insert(Token::EMPTY, 0);
    let numbers: Vec<(u32, [u8; 2])> = column
        .values
        .iter()
        .map(|value| {
            let (key, way) = read(value);
            let number = *known.entry(key).or_insert_with_key(|key| {
                strings.push(key.as_bytes());
                id(strings.len() - 1)
            });
            (number, way)
        })
        .collect();
    let mut weights = vec![0; strings.len()];
    let codes: Vec<u32> = column.codes.iter().map(|&code| numbers[code as usize].0).collect();
    codes.iter().for_each(|&code| weights[code as usize] += 1);
    let ways = column.codes.iter().map(|&code| numbers[code as usize].1).collect();
    (Folded { strings, codes, weights }, ways)
}

fn plain(voters: &dyn Voters, field: Field, read: impl Fn(&str) -> Token) -> Folded {
    fold(voters, field, |value| (read(value), [0; 2])).0
}

/// Small numbers of a column's values, such as street types.
fn numbers(voters: &dyn Voters, field: Field, read: impl Fn(&Token) -> Option<u8>) -> Vec<u8> {
    let Some(column) = voters.column(field) else { return vec![0; voters.count()] };
    let values: Vec<u8> =
        column.values.iter().map(|value| tokens(value).first().and_then(&read).unwrap_or(0)).collect();
    column.codes.iter().map(|&code| values[code as usize]).collect()
}

/// A house number without leading zeros and punctuation.
pub(crate) fn house_key(value: &str) -> Token {
    house_key_of(&joined(value))
}

/// As [`house_key`], of a word.
pub(crate) fn house_key_of(key: &Token) -> Token {
    let zeros = key.as_bytes().iter().take_while(|&&byte| byte == b'0').count();
    Token::new(&key.as_bytes()[zeros.min(key.len().saturating_sub(1))..])
}

/// The five digits of a zip code.
pub(crate) fn zip_key(value: &str) -> Token {
    let words = tokens(value);
    let first = words.first().copied().unwrap_or(Token::EMPTY);
    Token::new(&first.as_bytes()[..first.len().min(5)])
}

/// A city's name as one word.
pub(crate) fn city_key(value: &str) -> Token {
    let mut words = tokens(value);
    words.retain(|word| word.as_bytes()[0].is_ascii_alphanumeric() || word.as_bytes()[0] >= 128);
    words::place_key(&words)
}

fn street_value(value: &str, types_apart: bool) -> Read {
    let mut words = tokens(value);
    words.retain(|word| word.as_bytes()[0].is_ascii_alphanumeric() || word.as_bytes()[0] >= 128);
    let mut way = [0, 0];
    if !types_apart {
        if words.len() > 2
            && let Some(post) = words.last().and_then(words::direction)
        {
            way[1] |= post << 4;
            words.pop();
        }
        if words.len() > 1
            && let Some(kind) = words.last().and_then(words::street_type)
        {
            way[0] = kind;
            words.pop();
        }
        if words.len() > 1
            && let Some(pre) = words.first().and_then(words::direction)
        {
            way[1] |= pre;
            words.remove(0);
        }
    }
    (words::place_key(&words), way)
}

pub(super) fn build(voters: &dyn Voters) -> (Places, PlaceCodes) {
    let types = numbers(voters, Field::StreetType, words::street_type);
    // A list whose street types are nowhere in their own column has them inside the street's name.
    let types_apart = types.iter().filter(|&&kind| kind != 0).count() * 10 > voters.count();
    let (street, inside) = fold(voters, Field::StreetName, |value| street_value(value, types_apart));
    let pre = numbers(voters, Field::PreDirection, words::direction);
    let post = numbers(voters, Field::PostDirection, words::direction);
    let way = (0..voters.count())
        .map(|row| {
            let kind = if types[row] == 0 { inside[row][0] } else { types[row] };
            let directions = pre[row] | post[row] << 4;
            [kind, if directions == 0 { inside[row][1] } else { directions }]
        })
        .collect();
    let house = plain(voters, Field::HouseNumber, house_key);
    let unit = plain(voters, Field::UnitNumber, joined);
    let city = plain(voters, Field::City, city_key);
    let zip = plain(voters, Field::Zip, zip_key);
    let (localities, locality_weight, locality) = localities(&city.codes, &zip.codes);
    let places = Places {
        streets: Fuzzy::build(street.strings, |own| street.weights[own as usize]),
        street_weight: street.weights,
        houses: Fuzzy::build(house.strings, |own| house.weights[own as usize]),
        house_weight: house.weights,
        units: unit.strings,
        unit_weight: unit.weights,
        city_weight: city.weights,
        zip_weight: zip.weights,
        localities_of_zip: Lists::group(
            zip.strings.len(),
            localities.chunks(2).enumerate().map(|(number, pair)| (pair[1], id(number))),
        ),
        cities: Fuzzy::build(city.strings, |_| 0),
        zips: Fuzzy::build(zip.strings, |_| 0),
        localities,
        locality_weight,
    };
    (places, PlaceCodes { street: street.codes, house: house.codes, unit: unit.codes, locality, way })
}

fn localities(cities: &[u32], zips: &[u32]) -> (Vec<u32>, Vec<u32>, Vec<u32>) {
    let mut known: Map<(u32, u32), u32> = Map::default();
    let (mut pairs, mut weights) = (Vec::new(), Vec::new());
    let mut codes = Vec::with_capacity(cities.len());
    for (&city, &zip) in cities.iter().zip(zips) {
        let number = *known.entry((city, zip)).or_insert_with(|| {
            pairs.extend([city, zip]);
            weights.push(0u32);
            id(weights.len() - 1)
        });
        weights[number as usize] += 1;
        codes.push(number);
    }
    (pairs, weights, codes)
}
