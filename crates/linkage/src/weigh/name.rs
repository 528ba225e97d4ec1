//! Names: readings of the written words against a voter's first, middle and last name and suffix.

use crate::channel::{ERROR_RATES, PerLevel};
use crate::desk::MISSES;
use crate::index::{Index, Record};
use crate::line::{Reading, Segment};
use crate::nearby::{INITIAL, NICKNAME, PART, chance};
use crate::text::Token;
use crate::view::View;
use crate::weigh::{ONE, ZERO, larger, plus, scaled, times};
use crate::words::NICKNAMES_OF;

/// A signer on the roll with a middle name writes none, an initial, the whole.
const MIDDLE_LEFT_OUT: f64 = 0.62;
const MIDDLE_INITIAL: f64 = 0.25;
const MIDDLE_WHOLE: f64 = 0.13;
/// A signer calls themselves by the middle name.
const BY_MIDDLE: f64 = 0.01;
/// A signer writes a middle name or initial that the roll does not have.
const MIDDLE_UNKNOWN: f64 = 0.03;
/// Of people nobody knows: share who write no middle name.
const UNKNOWN_WITHOUT: f64 = 0.70;
/// One initial is any letter of the alphabet, some more than others.
const ANY_INITIAL: f64 = 1.0 / 14.0;

/// The name's words from a voter, and from a relative of theirs who is not on the roll.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameChances {
    pub(crate) own: PerLevel,
    pub(crate) relative: PerLevel,
}

/// Compares voters' names with one line; equal names are compared once.
#[derive(Debug)]
pub(crate) struct NameScale<'a> {
    view: &'a View,
    index: &'a Index,
    surnames: Vec<(Segment, u32, PerLevel)>,
    firsts: Vec<(Segment, u32, PerLevel)>,
}

impl<'a> NameScale<'a> {
    pub(crate) const fn new(view: &'a View, index: &'a Index) -> Self {
        Self { view, index, surnames: Vec::new(), firsts: Vec::new() }
    }

    /// The best reading of the written name for a voter, and for a relative of the voter.
    pub(crate) fn chances(&mut self, record: &Record) -> NameChances {
        let readings = self.view.written.name.readings;
        if readings.is_empty() {
            return NameChances { own: ONE, relative: ONE };
        }
        let (mut own, mut relative) = (ZERO, ZERO);
        for reading in readings {
            let (voter, other) = self.reading(reading, record);
            own = larger(&own, &voter);
            relative = larger(&relative, &other);
        }
        own = scaled(&own, suffix(self.view.written.name.suffix, record.suffix()));
        relative = scaled(&relative, unknown_suffix(self.view.written.name.suffix));
        NameChances { own, relative }
    }

    pub(crate) fn reading(&mut self, reading: &Reading, record: &Record) -> (PerLevel, PerLevel) {
        let last = self.surname(reading.last, record.surname());
        let extra = self.view.part(reading.extra).map_or(ONE, |part| part.word.as_surname);
        let last = scaled(&times(&last, &extra), reading.share);
        let unknown_middle = unknown_middle(self.view, reading.middle);
        let any_first = self.view.part(reading.first).map_or(ONE, |part| part.word.as_first);
        let relative = times(&last, &times(&any_first, &unknown_middle));
        let first = self.first(reading.first, record);
        let middle = self.middle(reading.middle, record);
        (times(&last, &times(&first, &middle)), relative)
    }

    pub(crate) fn surname(&mut self, segment: Segment, surname: u32) -> PerLevel {
        let Some(part) = self.view.part(segment) else { return ONE };
        if let Some((.., known)) = self.surnames.iter().find(|(s, n, _)| *s == segment && *n == surname) {
            return *known;
        }
        let keys = self.index.names.surnames.get(surname);
        let own = self.forms(&part.token, keys);
        let value = plus(&scaled(&own, 1.0 - MISSES[0]), &scaled(&part.word.as_surname, MISSES[0]));
        self.surnames.push((segment, surname, value));
        value
    }

    /// A name's whole form, or one of its parts in place of the whole.
    fn forms(&self, written: &Token, keys: &[u32]) -> PerLevel {
        let words = &self.index.names.keys.words;
        let compare = |key: u32| chance(written.as_bytes(), words.get(key));
        let Some((&whole, parts)) = keys.split_first() else { return ZERO };
        let whole_share = if parts.is_empty() { 1.0 } else { 1.0 - PART * 1.5 };
        parts
            .iter()
            .map(|&part| scaled(&compare(part), PART))
            .fold(scaled(&compare(whole), whole_share), |best, part| plus(&best, &part))
    }

    pub(crate) fn first(&mut self, segment: Segment, record: &Record) -> PerLevel {
        let Some(part) = self.view.part(segment) else { return ONE };
        let base = match self.firsts.iter().find(|(s, n, _)| *s == segment && *n == record.first()) {
            Some((.., known)) => *known,
            None => {
                let value = self.first_name(&part.token, record.first(), &part.word.as_first);
                self.firsts.push((segment, record.first(), value));
                value
            }
        };
        let middle = self.index.names.middles.get(record.middle());
        let (token, by_middle) = (&part.token, middle.len() > 1);
        if !by_middle || token.len() < 2 {
            return base;
        }
        let as_middle = chance(token.as_bytes(), middle.split(|&byte| byte == b' ').next().unwrap_or(middle));
        plus(&base, &scaled(&as_middle, BY_MIDDLE))
    }

    fn first_name(&self, written: &Token, first: u32, anybody: &PerLevel) -> PerLevel {
        let keys = self.index.names.firsts.get(first);
        let words = &self.index.names.keys.words;
        let name = words.get(keys[0]);
        let miss = scaled(anybody, MISSES[1]);
        if written.len() == 1 && name.len() > 1 {
            let same = name.first() == written.as_bytes().first();
            let value = ERROR_RATES.map(|rate| INITIAL * if same { 1.0 - rate } else { rate * 0.05 });
            return plus(&value, &miss);
        }
        let mut own = scaled(&self.forms(written, keys), 1.0 - MISSES[1] - NICKNAME - INITIAL);
        if let Some(nicknames) = NICKNAMES_OF.get(&Token::new(name)) {
            let share = NICKNAME / nicknames.len() as f64;
            for nickname in nicknames {
                own = plus(&own, &scaled(&chance(written.as_bytes(), nickname.as_bytes()), share));
            }
        }
        // The beginning of a name is the commonest short form that no list has.
        if written.len() > 2 && name.len() > written.len() && name.starts_with(written.as_bytes()) {
            own = own.map(|value| value + 0.004);
        }
        // The roll has only an initial.
        if name.len() == 1 && written.as_bytes().first() == name.first() {
            own = plus(&own, &scaled(anybody, 0.5 / ANY_INITIAL));
        }
        plus(&own, &miss)
    }

    pub(crate) fn middle(&self, segment: Segment, record: &Record) -> PerLevel {
        let roll = self.index.names.middles.get(record.middle());
        let Some(part) = self.view.part(segment) else {
            return scaled(&ONE, if roll.is_empty() { 1.0 - MIDDLE_UNKNOWN } else { MIDDLE_LEFT_OUT });
        };
        let (written, anybody) = (&part.token, &part.word.as_first);
        let unknown = if written.len() == 1 { [ANY_INITIAL; 4] } else { *anybody };
        if roll.is_empty() {
            return scaled(&unknown, MIDDLE_UNKNOWN * if written.len() == 1 { 0.6 } else { 0.4 });
        }
        let (same, first) = (roll.first() == written.as_bytes().first(), roll.split(|&byte| byte == b' ').next());
        let first = first.unwrap_or(roll);
        let odd = scaled(&unknown, MIDDLE_UNKNOWN * 0.3);
        if written.len() == 1 {
            let own = ERROR_RATES.map(|rate| MIDDLE_INITIAL * if same { 1.0 - rate } else { rate * 0.05 });
            return plus(&own, &odd);
        }
        if first.len() == 1 {
            let own = if same { scaled(anybody, MIDDLE_WHOLE / ANY_INITIAL) } else { ZERO };
            return plus(&own, &odd);
        }
        let whole: Token = Token::new(&roll.iter().copied().filter(|&byte| byte != b' ').collect::<Vec<_>>());
        let own = larger(&chance(written.as_bytes(), whole.as_bytes()), &chance(written.as_bytes(), first));
        plus(&scaled(&own, MIDDLE_WHOLE), &odd)
    }
}

/// The middle name's words from somebody unknown.
pub(crate) fn unknown_middle(view: &View, segment: Segment) -> PerLevel {
    match view.part(segment) {
        None => scaled(&ONE, UNKNOWN_WITHOUT),
        Some(part) if part.token.len() == 1 => scaled(&ONE, 0.2 * ANY_INITIAL),
        Some(part) => scaled(&part.word.as_first, 0.1),
    }
}

/// The written suffix from a voter with the given one: most leave theirs out, junior and second are often mixed up.
pub(crate) const fn suffix(written: u8, roll: u8) -> f64 {
    match (written, roll) {
        (0, 0) => 0.985,
        (0, _) => 0.60,
        (_, 0) => 0.005,
        (1, 3) | (3, 1) => 0.05,
        _ if written == roll => 0.35,
        _ => 0.002,
    }
}

pub(crate) const fn unknown_suffix(written: u8) -> f64 {
    if written == 0 { 0.97 } else { 0.01 }
}

/// The name's words from somebody nobody knows.
pub(crate) fn unknown_name(view: &View) -> PerLevel {
    let readings = view.written.name.readings;
    if readings.is_empty() {
        return ONE;
    }
    let mut best = ZERO;
    for reading in readings {
        let surname = |segment| view.part(segment).map_or(ONE, |part| part.word.as_surname);
        let first = view.part(reading.first).map_or(ONE, |part| part.word.as_first);
        let last = times(&surname(reading.last), &surname(reading.extra));
        let own = times(&times(&last, &first), &unknown_middle(view, reading.middle));
        best = larger(&best, &scaled(&own, reading.share));
    }
    scaled(&best, unknown_suffix(view.written.name.suffix))
}
