//! What a query costs as a description of one voter: the cheapest way to give every word a part of the record.

use std::cmp::Ordering;

use super::meaning::{Meaning, Span, borne};
use super::part::{Part, Parts};
use super::price::{self, MISTAKE, NEVER};
use super::query::Word;
use crate::index::{Index, Record};
use crate::words::is_usual_way;
use values::{price_of, value};

mod values;

/// Ways kept open while the words are read from left to right.
const WAYS: usize = 64;
/// Surprise at a first name before the surname where no number helps: mild.
const FIRST_BEFORE_SURNAME: f32 = 0.4;

/// Values remembered for each meaning; a later one takes the place of an earlier.
const KNOWN: usize = 128;

/// A value and what a meaning costs with it.
#[derive(Debug, Clone, Copy)]
struct Known {
    value: u32,
    price: f32,
}

#[derive(Debug, Clone, Copy)]
struct Way {
    used: Parts,
    price: f32,
    /// Logarithm of the share of voters described as well by chance.
    chance: f32,
    dropped: u8,
    /// What the words cost that are not explained.
    lost: f32,
}

/// Judges voters; remembers what each word costs with each value.
#[derive(Debug)]
pub(super) struct Judge<'a> {
    index: &'a Index,
    spans: &'a [Span],
    meanings: &'a [Meaning],
    drops: Vec<f32>,
    named_only: bool,
    known: Vec<Known>,
    open: Vec<Vec<Way>>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(index: &'a Index, words: &[Word], spans: &'a [Span], meanings: &'a [Meaning]) -> Self {
        Self {
            index,
            spans,
            meanings,
            drops: words.iter().map(drop_price).collect(),
            named_only: words.iter().all(|word| !word.token.has_digit()),
            known: vec![Known { value: u32::MAX, price: NEVER }; meanings.len() * KNOWN],
            open: vec![Vec::with_capacity(WAYS); words.len() + 1],
        }
    }

    /// What each word costs where nothing explains it.
    pub(super) fn drops(&self) -> &[f32] {
        &self.drops
    }

    /// What the query costs as a description of a voter; nothing where too few words are explained.
    pub(super) fn judge(&mut self, record: &Record) -> Option<f32> {
        self.best(record, false).map(|best| best.price)
    }

    /// Logarithm of the share of voters whom the query describes as well by chance.
    pub(super) fn chance(&mut self, record: &Record) -> f32 {
        self.best(record, true).map_or(0.0, |best| best.chance)
    }

    fn best(&mut self, record: &Record, chances: bool) -> Option<Way> {
        let words = self.drops.len();
        self.open.iter_mut().for_each(Vec::clear);
        self.open[0].push(Way { used: 0, price: 0.0, chance: 0.0, dropped: 0, lost: 0.0 });
        let mut next = 0;
        for at in 0..words {
            let ways = std::mem::take(&mut self.open[at]);
            for way in &ways {
                let dropped = Way {
                    price: way.price + self.drops[at],
                    dropped: way.dropped + 1,
                    lost: way.lost + self.drops[at],
                    ..*way
                };
                offer(&mut self.open[at + 1], dropped);
            }
            // Meanings stand in the order of their first words.
            while next < self.meanings.len() && self.spans[self.meanings[next].span].start == at {
                let meaning = &self.meanings[next];
                let value = value(meaning.part, record, self.index);
                let price = self.priced(next, value);
                if price.is_finite() {
                    let share = if chances { self.share(meaning, value, price - meaning.base) } else { 0.0 };
                    let end = self.spans[meaning.span].end;
                    for way in ways.iter().filter(|way| way.used & meaning.part.bit() == 0) {
                        let way = self.taken(*way, meaning.part, price, share);
                        offer(&mut self.open[end], way);
                    }
                }
                next += 1;
            }
            self.open[at] = ways;
        }
        // More than half of the words must be explained, or half of them without a mistake.
        let is_answer = |way: &&Way| match (usize::from(way.dropped) * 2).cmp(&words) {
            Ordering::Less => true,
            Ordering::Equal => way.price - way.lost < MISTAKE,
            Ordering::Greater => false,
        };
        let answers = self.open[words].iter().filter(is_answer);
        answers.min_by(|left, right| left.price.total_cmp(&right.price)).copied()
    }

    fn taken(&self, mut way: Way, part: Part, price: f32, share: f32) -> Way {
        if part == Part::Surname && self.named_only && way.used & Part::First.bit() != 0 {
            way.price += FIRST_BEFORE_SURNAME;
        }
        // Several words may be about type and directions.
        if part != Part::Way {
            way.used |= part.bit();
        }
        way.price += price;
        way.chance += share;
        way
    }

    fn priced(&mut self, number: usize, value: u32) -> f32 {
        let place = number * KNOWN + value as usize % KNOWN;
        if self.known[place].value != value {
            let meaning = &self.meanings[number];
            let price = price_of(&self.spans[meaning.span], meaning, value, self.index) + meaning.base;
            self.known[place] = Known { value, price };
        }
        self.known[place].price
    }

    /// Logarithm of the share of voters with this value, or any other the word may be cut from.
    fn share(&self, meaning: &Meaning, value: u32, price: f32) -> f32 {
        let names = &self.index.names;
        let alone = match meaning.part {
            Part::Surname => names.surname_weight[names.surnames.get(value)[0] as usize],
            Part::First => names.first_weight[names.firsts.get(value)[0] as usize],
            Part::House => self.index.places.house_weight[value as usize],
            Part::Street => self.index.places.street_weight[value as usize],
            Part::City => self.index.places.city_weight[value as usize],
            Part::Zip => self.index.places.zip_weight[value as usize],
            // Of the rest next to nothing is known.
            _ => return 0.0,
        };
        let range =
            |range: Option<(u32, u32)>| range.map_or(0, |range| borne(self.index, meaning.part, range));
        let exact = range(meaning.exact);
        let borne = if price <= 0.0 {
            exact.max(alone)
        } else {
            // Somebody else is described as well by a word cut short or with a mistake.
            (exact + range(meaning.cut)).max(alone)
        };
        (borne.max(1) as f32 / self.index.count().max(1) as f32).ln()
    }
}

/// Type and directions, which say little, may be left unexplained.
fn drop_price(word: &Word) -> f32 {
    if word.parts & Part::Way.bit() != 0 && word.token.len() > 1 && is_usual_way(&word.token) {
        price::IDLE_WAY
    } else {
        price::unexplained(&word.token)
    }
}

fn offer(ways: &mut Vec<Way>, way: Way) {
    if let Some(known) = ways.iter_mut().find(|known| known.used == way.used && known.dropped == way.dropped)
    {
        if way.price < known.price {
            *known = way;
        }
    } else if ways.len() < WAYS {
        ways.push(way);
    }
}
