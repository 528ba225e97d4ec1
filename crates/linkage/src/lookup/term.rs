//! One word of a query against the dictionaries: near words, nicknames, beginnings.

use std::sync::Arc;

use super::Role;
use super::query::Word;
use crate::desk::Desk;
use crate::index::{Index, Record};
use crate::nearby::{NameWord, PlaceWord, Scores};
use crate::num::score;
use crate::parameters::Parameters;
use crate::sorted::Sorted;
use crate::text::Token;
use crate::words;

/// How often a clerk types only the beginning of a word.
const BEGINNING: f64 = 0.3;
/// Dictionary words taken for a beginning, the most frequent.
const BEGINNINGS: usize = 3_000;
/// Share of words typed that are about each kind of field.
const ABOUT: [(Role, f64); 6] = [
    (Role::Surname, 0.40),
    (Role::First, 0.28),
    (Role::Middle, 0.02),
    (Role::House, 0.9),
    (Role::Street, 0.24),
    (Role::Locality, 0.06),
];

/// A word of a query with what it may mean.
#[derive(Debug)]
pub(super) struct Term {
    token: Token,
    role: Option<Role>,
    /// Words that say little if nothing fits them: street types, directions, words run together.
    optional: bool,
    name: Option<Arc<NameWord>>,
    street: Option<Arc<PlaceWord>>,
    house: Option<Arc<PlaceWord>>,
    /// Keys, streets, cities that begin with the word, and the weight of such a beginning.
    keys: Beginning,
    streets: Beginning,
    localities: Scores,
}

/// Dictionary words with the same beginning.
#[derive(Debug, Default)]
struct Beginning {
    surnames: Scores,
    firsts: Scores,
    streets: Scores,
}

fn about(role: Role) -> f32 {
    let share = ABOUT.iter().find(|(known, _)| *known == role).map_or(0.01, |(_, share)| *share);
    score(share.ln())
}

impl Term {
    pub(super) fn new(
        word: &Word,
        index: &Index,
        parameters: &Parameters,
        sorted: &Sorted,
        desk: &mut Desk,
    ) -> Self {
        let token = word.token;
        let digits = token.has_digit();
        let may = |role: Role| word.role.is_none_or(|only| only == role);
        let letters =
            !digits || token.as_bytes().iter().filter(|byte| byte.is_ascii_digit()).count() * 2 < token.len();
        let names = letters && (may(Role::Surname) || may(Role::First));
        let kind = words::street_type(&token).is_some() || words::direction(&token).is_some();
        Self {
            token,
            role: word.role,
            optional: word.joined || kind || token.len() == 1,
            name: names.then(|| desk.name(&token, index, parameters)),
            street: may(Role::Street).then(|| desk.street(&token, index, parameters)),
            house: (digits && may(Role::House)).then(|| desk.house(&token, index, parameters)),
            keys: if names { name_beginnings(&token, index, sorted) } else { Beginning::default() },
            streets: if may(Role::Street) {
                street_beginnings(&token, index, sorted)
            } else {
                Beginning::default()
            },
            localities: if may(Role::Locality) { localities(&token, index, desk) } else { Scores::new() },
        }
    }

    pub(super) const fn is_optional(&self) -> bool {
        self.optional
    }

    fn may(&self, role: Role) -> bool {
        self.role.is_none_or(|only| only == role)
    }

    /// Puts the word's scores on the desk.
    pub(super) fn fill(&self, desk: &mut Desk) {
        if self.may(Role::Surname) {
            let near = self.name.iter().flat_map(|name| &name.surnames);
            near.chain(&self.keys.surnames).for_each(|&(number, value)| desk.surname.offer(number, value));
        }
        if self.may(Role::First) {
            let near = self.name.iter().flat_map(|name| &name.firsts);
            near.chain(&self.keys.firsts).for_each(|&(number, value)| desk.first.offer(number, value));
        }
        let near = self.street.iter().flat_map(|street| &street.scores);
        near.chain(&self.streets.streets).for_each(|&(number, value)| desk.street.offer(number, value));
        let near = self.house.iter().flat_map(|house| &house.scores);
        near.for_each(|&(number, value)| desk.house.offer(number, value));
        self.localities.iter().for_each(|&(number, value)| desk.locality.offer(number, value));
    }

    /// What the word says for a record's field; `f32::MIN` where it says nothing.
    pub(super) fn weight(&self, role: Role, record: &Record, index: &Index) -> f32 {
        if !self.may(role) {
            return f32::MIN;
        }
        let value = match role {
            Role::Surname => {
                let near = self.name.as_ref().map_or(f32::MIN, |name| at(&name.surnames, record.surname()));
                near.max(at(&self.keys.surnames, record.surname()))
            }
            Role::First => {
                let near = self.name.as_ref().map_or(f32::MIN, |name| at(&name.firsts, record.first()));
                let key = index.first_key(record.first());
                let initial = self.token.len() == 1 && key.first() == self.token.as_bytes().first();
                near.max(at(&self.keys.firsts, record.first())).max(if initial { 2.0 } else { f32::MIN })
            }
            Role::Middle => self.middle(record, index),
            Role::House => self.house.as_ref().map_or(f32::MIN, |house| at(&house.scores, record.house())),
            Role::Street => {
                let near =
                    self.street.as_ref().map_or(f32::MIN, |street| at(&street.scores, record.street()));
                near.max(at(&self.streets.streets, record.street()))
            }
            Role::Locality => at(&self.localities, record.locality()),
        };
        if value > f32::MIN { value + about(role) - about(Role::Surname) } else { value }
    }

    fn middle(&self, record: &Record, index: &Index) -> f32 {
        let middle = index.names.middles.get(record.middle());
        let written = self.token.as_bytes();
        if middle.is_empty() || written.first() != middle.first() {
            return f32::MIN;
        }
        if written.len() == 1 || middle.len() == 1 {
            return 2.0;
        }
        if middle.starts_with(written) { 5.0 } else { f32::MIN }
    }
}

fn at(scores: &Scores, number: u32) -> f32 {
    scores.binary_search_by_key(&number, |(known, _)| *known).map_or(f32::MIN, |place| scores[place].1)
}

fn beginning_weight(weights: impl Iterator<Item = u32>, total: usize) -> f32 {
    let borne: f64 = weights.map(f64::from).sum();
    let share = (borne / total.max(1) as f64).max(1.0 / total.max(1) as f64);
    score((BEGINNING / share).ln())
}

fn name_beginnings(token: &Token, index: &Index, sorted: &Sorted) -> Beginning {
    let names = &index.names;
    let keys = sorted.keys(token.as_bytes(), &names.keys.words, BEGINNINGS);
    let weight =
        |weights: &[u32]| beginning_weight(keys.iter().map(|&key| weights[key as usize]), index.count());
    let (surname, first) = (weight(&names.surname_weight), weight(&names.first_weight));
    let mut found = Beginning::default();
    for &key in &keys {
        let whole = |list: &crate::table::Lists, name: u32| list.get(name)[0] == key;
        found.surnames.extend(
            names
                .surnames_of_key
                .get(key)
                .iter()
                .take(8)
                .map(|&name| (name, if whole(&names.surnames, name) { surname } else { surname - 1.5 })),
        );
        found.firsts.extend(
            names
                .firsts_of_key
                .get(key)
                .iter()
                .take(8)
                .map(|&name| (name, if whole(&names.firsts, name) { first } else { first - 1.5 })),
        );
    }
    sort(&mut found.surnames);
    sort(&mut found.firsts);
    found
}

fn street_beginnings(token: &Token, index: &Index, sorted: &Sorted) -> Beginning {
    let streets = sorted.streets(token.as_bytes(), &index.places.streets.words, BEGINNINGS);
    let weights = &index.places.street_weight;
    let weight = beginning_weight(streets.iter().map(|&street| weights[street as usize]), index.count());
    let mut found = Beginning {
        streets: streets.iter().map(|&street| (street, weight)).collect(),
        ..Beginning::default()
    };
    sort(&mut found.streets);
    found
}

fn sort(scores: &mut Scores) {
    scores.sort_unstable_by(|left, right| left.0.cmp(&right.0).then(right.1.total_cmp(&left.1)));
    scores.dedup_by_key(|(number, _)| *number);
}

/// Localities whose city or zip the word may be.
fn localities(token: &Token, index: &Index, desk: &mut Desk) -> Scores {
    let places = &index.places;
    let digits = token.as_bytes().iter().all(u8::is_ascii_digit);
    if digits && token.len() != 5 || token.len() < 3 {
        return Scores::new();
    }
    let empty = Token::EMPTY;
    let compared =
        if digits { desk.locality(&empty, token, index) } else { desk.locality(token, &empty, index) };
    let anywhere: f64 = compared.unknown.iter().sum();
    (0..crate::num::id(places.locality_weight.len()))
        .filter_map(|locality| {
            let own: f64 = compared.of(locality, index).iter().sum();
            let ratio = own / anywhere;
            (ratio > 1.5).then(|| (locality, score(ratio.ln())))
        })
        .collect()
}
