//! Names: readings of the written words against a voter's first, middle and last name and suffix.

use crate::channel::{ERROR_RATES, PerLevel};
use crate::desk::MISSES;
use crate::index::{Index, Record};
use crate::line::{Reading, Segment};
use crate::nearby::{INITIAL, NICKNAME, PART};
use crate::text::Token;
use crate::view::{NamePart, View};
use crate::weigh::{ONE, ZERO, larger, plus, scaled, times};
use crate::words::NICKNAMES_OF;

mod middle;
mod suffix;
mod together;

use middle::ANY_INITIAL;
pub(crate) use middle::unknown_middle;
use suffix::namesake_suffix;
pub(crate) use suffix::{suffix, unknown_suffix};

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

/// The words read in one way, before any suffix: from the voter, from a relative of any first name, from one of the voter's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReadingChances {
    pub(crate) own: PerLevel,
    relative: PerLevel,
    namesake: PerLevel,
}

/// Compares voters' names with one line; equal names are compared once.
#[derive(Debug)]
pub(crate) struct NameScale<'a> {
    view: &'a View,
    index: &'a Index,
    /// Probability of the name's words from anybody, over the noise levels.
    anybody: f64,
    surnames: Vec<(Segment, u32, PerLevel)>,
    firsts: Vec<(Segment, u32, PerLevel)>,
}

impl<'a> NameScale<'a> {
    pub(crate) fn new(view: &'a View, index: &'a Index) -> Self {
        Self { view, index, anybody: mean(&unknown_name(view)), surnames: Vec::new(), firsts: Vec::new() }
    }

    /// The best reading of the written name for a voter, and for a relative of the voter.
    pub(crate) fn chances(&mut self, record: &Record) -> NameChances {
        let readings = &self.view.written.name.readings;
        if readings.is_empty() {
            return NameChances { own: ONE, relative: ONE, namesake: ONE };
        }
        let (mut own, mut relative, mut namesake) = (ZERO, ZERO, ZERO);
        for reading in readings {
            let chances = self.reading(reading, record);
            own = larger(&own, &chances.own);
            relative = larger(&relative, &chances.relative);
            namesake = larger(&namesake, &chances.namesake);
        }
        if self.anybody > 0.0 && mean(&own) < self.anybody {
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

    /// The words so read, from the voter and from an unregistered relative.
    pub(crate) fn reading(&mut self, reading: &Reading, record: &Record) -> ReadingChances {
        let last = self.surname(reading.last, record.surname());
        let extra = self.view.part(reading.extra).map_or(ONE, |part| part.word.as_surname);
        let last = scaled(&times(&times(&last, &extra), &spaces(reading)), reading.share);
        let unknown_middle = unknown_middle(self.view, reading.middle);
        let any_first = self.view.part(reading.first).map_or(ONE, |part| part.word.as_first);
        let relative = times(&last, &times(&any_first, &unknown_middle));
        let first = times(&last, &self.first(reading.first, record));
        // Whoever goes by another name altogether has no use for the middle name either.
        let other = scaled(&relative, if reading.first.1 == 0 { 0.0 } else { MISSES[1] });
        let own = plus(&times(&first, &self.middle(reading.middle, record)), &other);
        let namesake = if reading.first.1 == 0 { ZERO } else { times(&first, &unknown_middle) };
        ReadingChances { own, relative, namesake }
    }

    pub(crate) fn surname(&mut self, segment: Segment, surname: u32) -> PerLevel {
        let Some(part) = self.view.part(segment) else { return ONE };
        if let Some((.., known)) = self.surnames.iter().find(|(s, n, _)| *s == segment && *n == surname) {
            return *known;
        }
        let keys = self.index.names.surnames.get(surname);
        let own = self.forms(part, keys);
        let value = plus(&scaled(&own, 1.0 - MISSES[0]), &scaled(&part.word.as_surname, MISSES[0]));
        self.surnames.push((segment, surname, value));
        value
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

    pub(crate) fn first(&mut self, segment: Segment, record: &Record) -> PerLevel {
        let Some(part) = self.view.part(segment) else { return ONE };
        let base = match self.firsts.iter().find(|(s, n, _)| *s == segment && *n == record.first()) {
            Some((.., known)) => *known,
            None => {
                let value = self.first_name(part, record.first());
                self.firsts.push((segment, record.first(), value));
                value
            }
        };
        let middle = self.index.names.middles.get(record.middle());
        let (token, by_middle) = (&part.token, middle.len() > 1);
        if !by_middle || token.len() < 2 {
            return base;
        }
        let as_middle = part.word.compared.with(middle.split(|&byte| byte == b' ').next().unwrap_or(middle));
        plus(&base, &scaled(&as_middle, BY_MIDDLE))
    }

    fn first_name(&self, part: &NamePart, first: u32) -> PerLevel {
        let (written, anybody) = (&part.token, &part.word.as_first);
        let keys = self.index.names.firsts.get(first);
        let words = &self.index.names.keys.words;
        let name = words.get(keys[0]);
        if written.len() == 1 && name.len() > 1 {
            let same = name.first() == written.as_bytes().first();
            return ERROR_RATES.map(|rate| INITIAL * if same { 1.0 - rate } else { rate * 0.05 });
        }
        let mut own = scaled(&self.forms(part, keys), 1.0 - MISSES[1] - NICKNAME - INITIAL);
        if let Some(nicknames) = NICKNAMES_OF.get(&Token::new(name)) {
            let share = NICKNAME / nicknames.len() as f64;
            for nickname in nicknames {
                own = plus(&own, &scaled(&part.word.compared.with(nickname.as_bytes()), share));
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
        own
    }
}

/// Chance that as many spaces were lost as the reading needs.
fn spaces(reading: &Reading) -> PerLevel {
    if reading.lost_spaces == 0 { ONE } else { ERROR_RATES.map(|rate| rate * SPACE) }
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
