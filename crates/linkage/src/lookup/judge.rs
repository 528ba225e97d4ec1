//! What a query costs as a description of one voter: the cheapest way to give every word a part of the record.

use super::meaning::{Meaning, Span, borne};
use super::part::{Part, Parts};
use super::price::{self, INNER_WORD, NEVER, NICKNAME, PART_OF_FIRST, PART_OF_SURNAME, Typed};
use super::query::Word;
use crate::index::{Index, Record};

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

    /// What the query costs as a description of a voter; nothing where fewer than half of the words are explained.
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
        self.open[0].push(Way { used: 0, price: 0.0, chance: 0.0, dropped: 0 });
        let mut next = 0;
        for at in 0..words {
            let ways = std::mem::take(&mut self.open[at]);
            for way in &ways {
                let dropped =
                    Way { price: way.price + self.drops[at], dropped: way.dropped + 1, ..*way };
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
        let best = self.open[words].iter().min_by(|left, right| left.price.total_cmp(&right.price))?;
        (usize::from(best.dropped) * 2 <= words && usize::from(best.dropped) < words).then_some(*best)
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
        let range = |range: Option<(u32, u32)>| range.map_or(0, |range| borne(self.index, meaning.part, range));
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
    if word.parts & Part::Way.bit() != 0 && word.token.len() > 1 {
        3.0
    } else {
        price::unexplained(&word.token)
    }
}

fn offer(ways: &mut Vec<Way>, way: Way) {
    if let Some(known) = ways.iter_mut().find(|known| known.used == way.used && known.dropped == way.dropped) {
        if way.price < known.price {
            *known = way;
        }
    } else if ways.len() < WAYS {
        ways.push(way);
    }
}

fn value(part: Part, record: &Record, index: &Index) -> u32 {
    let locality = 2 * record.locality() as usize;
    match part {
        Part::Surname | Part::FurtherSurname => record.surname(),
        Part::First => record.first(),
        Part::Middle => record.middle(),
        Part::House => record.house(),
        Part::Street => record.street(),
        Part::City => index.places.localities[locality],
        Part::Zip => index.places.localities[locality + 1],
        Part::Unit => record.unit(),
        Part::Suffix => u32::from(record.suffix()),
        Part::Way => record.0[7] & 0xFFFF,
    }
}

fn price_of(span: &Span, meaning: &Meaning, value: u32, index: &Index) -> f32 {
    let (names, places) = (&index.names, &index.places);
    let typed = &span.typed;
    match meaning.part {
        Part::Surname => of_forms(typed, meaning.part, names.surnames.get(value), PART_OF_SURNAME, index),
        Part::First => {
            let forms = names.firsts.get(value);
            let written = of_forms(typed, meaning.part, forms, PART_OF_FIRST, index);
            written.min(nickname(typed, forms, index))
        }
        Part::Middle => middle(typed, names.middles.get(value)),
        Part::House => typed.number(places.houses.words.get(value), meaning.part),
        Part::Zip => typed.number(places.zips.words.get(value), meaning.part),
        Part::Street => {
            let meant = places.streets.words.get(value);
            let whole = span.place.word(meant, meaning.part);
            let inner = typed.token.len() > 3 && contains(meant, typed.token.as_bytes());
            if inner { whole.min(INNER_WORD) } else { whole }
        }
        Part::City => {
            let meant = places.cities.words.get(value);
            let letters = typed.token.as_bytes();
            let initials = letters.len() == 2 && meant.len() > 4 && letters[0] == meant[0] && meant[2..].contains(&letters[1]);
            let whole = span.place.word(meant, meaning.part);
            if initials { whole.min(2.5) } else { whole }
        }
        Part::Unit => match places.units.get(value) {
            unit if unit.is_empty() => NEVER,
            unit if unit == typed.token.as_bytes() => 0.0,
            unit if unit.starts_with(typed.token.as_bytes()) => 2.0,
            _ => NEVER,
        },
        Part::Suffix => {
            if span.number.map(u32::from) == Some(value) { 0.3 } else { NEVER }
        }
        Part::Way => way(span, value),
        Part::FurtherSurname => match names.surnames.get(value) {
            [_, words @ ..] => of_forms(typed, meaning.part, words, 0.0, index),
            [] => NEVER,
        },
    }
}

fn of_forms(typed: &Typed, part: Part, forms: &[u32], beside: f32, index: &Index) -> f32 {
    let words = &index.names.keys.words;
    let mut best = NEVER;
    for (place, &key) in forms.iter().enumerate() {
        best = best.min(typed.word(words.get(key), part) + if place == 0 { 0.0 } else { beside });
    }
    best
}

fn nickname(typed: &Typed, forms: &[u32], index: &Index) -> f32 {
    let mut best = NEVER;
    for &key in forms {
        let related = index.names.related.get(key);
        if related.iter().any(|&other| index.names.keys.words.get(other) == typed.token.as_bytes()) {
            best = best.min(NICKNAME + 0.5 * (related.len() as f32).ln());
        }
    }
    best
}

fn middle(typed: &Typed, meant: &[u8]) -> f32 {
    let letters = typed.token.as_bytes();
    if meant.is_empty() {
        return NEVER;
    }
    let alone = meant.split(|byte| *byte == b' ').map(|word| {
        if word.len() == 1 && word[0] == letters[0] && letters.len() > 1 {
            // The roll has an initial only: any name with that letter may have been typed.
            7.5
        } else if letters.len() == 1 {
            if letters[0] == word[0] { 0.0 } else { NEVER }
        } else {
            typed.word(word, Part::Middle)
        }
    });
    alone.fold(NEVER, f32::min)
}

fn way(span: &Span, value: u32) -> f32 {
    let [kind, directions, ..] = value.to_le_bytes();
    let [typed_kind, typed_direction] = span.way;
    let agrees = typed_kind != 0 && typed_kind == kind
        || typed_direction != 0 && (typed_direction == directions & 15 || typed_direction == directions >> 4);
    if agrees {
        0.3
    } else if typed_kind != 0 && kind == 0 || typed_direction != 0 && directions == 0 {
        1.2
    } else {
        2.4
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
