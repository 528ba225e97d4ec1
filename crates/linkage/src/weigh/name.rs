//! Names: readings of the written words against a voter's first, middle and last name and suffix.

use crate::channel::{ERROR_RATES, PerLevel};
use crate::desk::MISSES;
use crate::index::{Index, Record};
use crate::line::Reading;
use crate::nearby::{INITIAL, NICKNAME, PART};
use crate::view::{NamePart, View};
use crate::weigh::{ONE, ZERO, larger, plus, scaled, times};

mod middle;
mod suffix;
mod together;

use middle::ANY_INITIAL;
pub(crate) use middle::unknown_middle;
use suffix::namesake_suffix;
pub(crate) use suffix::{suffix, unknown_suffix};
use together::Together;

/// Of the unregistered relatives of a voter: share who bear the voter's first name.
const NAMED_AFTER: f64 = 0.02;

/// A signer calls themselves by the middle name.
const BY_MIDDLE: f64 = 0.01;
/// Of the errors of a name, share that concern its spaces.
const SPACE: f64 = 0.3;

/// The name's words from a voter, and from a relative of theirs who is not on the roll.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameChances {
    pub(crate) own: PerLevel,
    pub(crate) relative: PerLevel,
    /// Somebody else of the same surname and first name.
    pub(crate) namesake: PerLevel,
}

/// The words read in one way, before any suffix: from the voter, and from somebody else of the same surname and first name.
#[derive(Debug, Clone, Copy)]
struct ReadingChances {
    own: PerLevel,
    namesake: PerLevel,
}

/// One way to read the words, with all that does not depend on the voter.
#[derive(Debug, Clone, Copy)]
struct Read {
    /// Numbers of the parts that stand for the first, the middle and the last name.
    first: Option<usize>,
    middle: Option<usize>,
    last: Option<usize>,
    /// Share of writers, spaces lost and a further surname.
    before: PerLevel,
    /// The first name's words from somebody unknown, and the middle name's.
    any_first: PerLevel,
    any_middle: PerLevel,
}

/// What was compared before: numbers of names with what they explain.
#[derive(Debug, Default)]
struct Compared {
    numbers: Vec<u32>,
    values: Vec<PerLevel>,
}

impl Compared {
    fn get(&self, number: u32) -> Option<PerLevel> {
        self.numbers.iter().position(|known| *known == number).map(|place| self.values[place])
    }

    fn put(&mut self, number: u32, value: PerLevel) -> PerLevel {
        self.numbers.push(number);
        self.values.push(value);
        value
    }
}

/// Compares voters' names with one line; equal names are compared once.
#[derive(Debug)]
pub(crate) struct NameScale<'a> {
    view: &'a View,
    index: &'a Index,
    readings: Vec<Read>,
    together: Together,
    /// Probability of the name's words from anybody, over the noise levels.
    anybody: f64,
    /// For each part of the name, as a surname and as a first name.
    surnames: Vec<Compared>,
    firsts: Vec<Compared>,
}

impl<'a> NameScale<'a> {
    pub(crate) fn new(view: &'a View, index: &'a Index) -> Self {
        let read = |reading: &Reading| {
            let extra = view.part(reading.extra).map_or(ONE, |part| part.word.as_surname);
            Read {
                first: view.place(reading.first),
                middle: view.place(reading.middle),
                last: view.place(reading.last),
                before: scaled(&times(&extra, &spaces(reading)), reading.share),
                any_first: view.part(reading.first).map_or(ONE, |part| part.word.as_first),
                any_middle: unknown_middle(view, reading.middle),
            }
        };
        let empty = || view.parts.iter().map(|_| Compared::default()).collect();
        Self {
            view,
            index,
            readings: view.written.name.readings.iter().map(read).collect(),
            together: Together::new(view),
            anybody: mean(&unknown_name(view)),
            surnames: empty(),
            firsts: empty(),
        }
    }

    /// The best reading of the written name for a voter, and for a relative of the voter.
    pub(crate) fn chances(&mut self, record: &Record) -> NameChances {
        if self.readings.is_empty() {
            return NameChances { own: ONE, relative: ONE, namesake: ONE };
        }
        let (mut own, mut relative, mut namesake) = (ZERO, ZERO, ZERO);
        for at in 0..self.readings.len() {
            let read = self.readings[at];
            let last = times(&self.surname(read.last, record.surname()), &read.before);
            let stranger = times(&last, &times(&read.any_first, &read.any_middle));
            relative = larger(&relative, &stranger);
            // Whatever the first name, it makes no words likelier than the surname alone does.
            if below(&last, &own) && below(&last, &namesake) {
                continue;
            }
            let chances = self.reading(&read, &last, &stranger, record);
            own = larger(&own, &chances.own);
            namesake = larger(&namesake, &chances.namesake);
        }
        if self.view.taken_apart && self.anybody > 0.0 && mean(&own) < self.anybody {
            own = larger(&own, &self.run_together(record));
        }
        let written = self.view.written.name.suffix;
        let lacking = self.index.registered.unregistered_suffix;
        own = scaled(&own, suffix(written, record.suffix(), lacking));
        let named_after = scaled(&namesake, NAMED_AFTER * namesake_suffix(written, record.suffix()));
        relative = plus(&scaled(&relative, unknown_suffix(written)), &named_after);
        namesake = scaled(&namesake, unknown_suffix(written));
        NameChances { own, relative, namesake }
    }

    /// The words from the voter in the reading of this number.
    pub(crate) fn own(&mut self, at: usize, record: &Record) -> PerLevel {
        let read = self.readings[at];
        let last = times(&self.surname(read.last, record.surname()), &read.before);
        let stranger = times(&last, &times(&read.any_first, &read.any_middle));
        self.reading(&read, &last, &stranger, record).own
    }

    fn reading(
        &mut self,
        read: &Read,
        last: &PerLevel,
        stranger: &PerLevel,
        record: &Record,
    ) -> ReadingChances {
        let first = times(last, &self.first(read.first, record));
        // Whoever goes by another name altogether has no use for the middle name either.
        let other = scaled(stranger, if read.first.is_none() { 0.0 } else { MISSES[1] });
        let own = plus(&times(&first, &self.middle(read.middle, record)), &other);
        let namesake = if read.first.is_none() { ZERO } else { times(&first, &read.any_middle) };
        ReadingChances { own, namesake }
    }

    /// The words of a part from a voter of this surname.
    pub(crate) fn surname(&mut self, part: Option<usize>, surname: u32) -> PerLevel {
        let Some(at) = part else { return ONE };
        if let Some(known) = self.surnames[at].get(surname) {
            return known;
        }
        let part = &self.view.parts[at];
        let own = self.forms(part, self.index.names.surnames.get(surname));
        let value = plus(&scaled(&own, 1.0 - MISSES[0]), &scaled(&part.word.as_surname, MISSES[0]));
        self.surnames[at].put(surname, value)
    }

    /// A name's whole form, or one of its parts in place of the whole.
    fn forms(&self, written: &NamePart, keys: &[u32]) -> PerLevel {
        let compare = |key: u32| written.word.compared.of(key, &self.index.names.keys);
        let Some((&whole, parts)) = keys.split_first() else { return ZERO };
        let whole_share = if parts.is_empty() { 1.0 } else { 1.0 - PART * 1.5 };
        parts
            .iter()
            .map(|&part| scaled(&compare(part), PART))
            .fold(scaled(&compare(whole), whole_share), |best, part| plus(&best, &part))
    }

    /// The words of a part from a voter of this first name.
    pub(crate) fn first(&mut self, part: Option<usize>, record: &Record) -> PerLevel {
        let Some(at) = part else { return ONE };
        let part = &self.view.parts[at];
        let base = match self.firsts[at].get(record.first()) {
            Some(known) => known,
            None => {
                let value = self.first_name(part, record.first());
                self.firsts[at].put(record.first(), value)
            }
        };
        let middle = self.index.names.middles.get(record.middle());
        if middle.len() < 2 || part.token.len() < 2 {
            return base;
        }
        let as_middle =
            part.word.compared.closely(middle.split(|&byte| byte == b' ').next().unwrap_or(middle));
        plus(&base, &scaled(&as_middle, BY_MIDDLE))
    }

    fn first_name(&self, part: &NamePart, first: u32) -> PerLevel {
        let (written, anybody) = (&part.token, &part.word.as_first);
        let names = &self.index.names;
        let keys = names.firsts.get(first);
        let name = names.keys.text(keys[0]);
        if written.len() == 1 && name.len() > 1 {
            let same = name.first() == written.as_bytes().first();
            return ERROR_RATES.map(|rate| INITIAL * if same { 1.0 - rate } else { rate * 0.05 });
        }
        let mut own = scaled(&self.forms(part, keys), 1.0 - MISSES[1] - NICKNAME - INITIAL);
        let nicknames = names.related.get(keys[0]);
        let share = NICKNAME / nicknames.len().max(1) as f64;
        // Only what a search finds near the written word: of a nickname that is far from it nothing would be left.
        for nickname in nicknames.iter().filter_map(|key| part.word.compared.near(*key)) {
            own = plus(&own, &scaled(&nickname, share));
        }
        // The beginning of a name is the commonest short form that no list has.
        if written.len() > 2 && name.len() > written.len() && name.starts_with(written.as_bytes()) {
            own = own.map(|value| value + 0.004);
        }
        // The roll has only an initial.
        if name.len() == 1 && written.as_bytes().first() == name.first() {
            own = plus(&own, &scaled(anybody, 0.5 / ANY_INITIAL));
        }
        own
    }
}

/// Chance that as many spaces were lost as the reading needs.
fn spaces(reading: &Reading) -> PerLevel {
    if reading.lost_spaces == 0 { ONE } else { ERROR_RATES.map(|rate| rate * SPACE) }
}

fn below(left: &PerLevel, right: &PerLevel) -> bool {
    left.iter().zip(right).all(|(left, right)| left <= right)
}

fn mean(values: &PerLevel) -> f64 {
    values.iter().sum()
}

/// The name's words from somebody nobody knows.
pub(crate) fn unknown_name(view: &View) -> PerLevel {
    let readings = &view.written.name.readings;
    if readings.is_empty() {
        return ONE;
    }
    let mut best = ZERO;
    for reading in readings {
        let surname = |segment| view.part(segment).map_or(ONE, |part| part.word.as_surname);
        let first = view.part(reading.first).map_or(ONE, |part| part.word.as_first);
        let last = times(&surname(reading.last), &surname(reading.extra));
        let own = times(&times(&last, &first), &unknown_middle(view, reading.middle));
        best = larger(&best, &scaled(&times(&own, &spaces(reading)), reading.share));
    }
    scaled(&best, unknown_suffix(view.written.name.suffix))
}
