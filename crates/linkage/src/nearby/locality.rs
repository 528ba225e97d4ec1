//! City and zip code as written against the cities and zips of the roll.

use std::sync::Arc;

use super::{beyond_search, chance, letters};
use crate::channel::{ERROR_RATES, LEVELS, PerLevel};
use crate::fuzzy::{Errors, Fuzzy, Pattern, Seen, Wanted};
use crate::index::Index;
use crate::text::Token;
use crate::weigh::{plus, scaled, times};

/// A right signer writes another city or zip than the roll's this often (neighbourhoods, postal names, slips).
const OTHER: f64 = 0.04;
/// A city is abbreviated or called by its beginning this often.
const ABBREVIATED: f64 = 0.015;
/// Names of cities and zip codes elsewhere are words too: how much likelier than letters thrown together.
const OTHER_CITY: f64 = 8.0;
const OTHER_ZIP: f64 = 300.0;
/// Of the errors in a place elsewhere, share that make one of the roll's places of it.
const SLIP: f64 = 0.2;
/// The number of the empty word, which comes first.
const EMPTY: u32 = 0;
/// Dictionaries up to this size are compared whole, larger ones searched.
const SMALL: usize = 128;
/// Words considered of a larger dictionary.
const NEAR: usize = 64;

/// Places so much less likely than the likeliest are left out.
const LEAST: f64 = 1e-6;

/// A written city or zip code against those of the roll.
#[derive(Debug, Default)]
pub(crate) struct AreaWord {
    /// Words that explain it, ascending, with their chances.
    near: Vec<(u32, PerLevel)>,
    /// From an unknown place.
    any: PerLevel,
    /// Probability of the word's letters from chance alone.
    letters: f64,
    /// Whether the dictionary has the word as written.
    exact: bool,
    absent: bool,
}

impl AreaWord {
    pub(crate) fn city(written: &Token, index: &Index, seen: &mut Seen) -> Self {
        Self::new(written, &index.places.cities, &index.places.city_weight, true, seen)
    }

    pub(crate) fn zip(written: &Token, index: &Index, seen: &mut Seen) -> Self {
        Self::new(written, &index.places.zips, &index.places.zip_weight, false, seen)
    }

    fn new(written: &Token, dictionary: &Fuzzy, weights: &[u32], city: bool, seen: &mut Seen) -> Self {
        // A roll without zip codes has an empty one for everybody.
        let nothing = dictionary.words.len() <= 1 && dictionary.words.bytes.is_empty();
        if written.is_empty() || nothing {
            return Self { absent: true, any: [1.0; LEVELS], ..Self::default() };
        }
        let mut near = Self::near(written, dictionary, seen);
        for (word, chance) in &mut near {
            let meant = dictionary.words.get(*word);
            let shorter = city && written.len() > 1 && written.len() < meant.len();
            if shorter && abbreviates(written.as_bytes(), meant) {
                chance.iter_mut().for_each(|chance| *chance += ABBREVIATED);
            }
        }
        let least =
            near.iter().flat_map(|(_, chance)| chance).fold(0.0, |most: f64, own| most.max(*own)) * LEAST;
        near.retain(|(_, chance)| chance.iter().any(|chance| *chance > least));
        near.sort_unstable_by_key(|(word, _)| *word);
        let total = f64::from(weights.iter().sum::<u32>().max(1));
        let letters = letters(written.as_bytes());
        let beyond = beyond_search(written.as_bytes());
        let mut any: PerLevel = std::array::from_fn(|level| (0.02 + beyond[level]) * letters);
        for (word, chance) in &near {
            let share = f64::from(weights[*word as usize]) / total;
            (0..LEVELS).for_each(|level| any[level] += share * chance[level]);
        }
        let exact = dictionary.exact(written.as_bytes()).is_some();
        Self { near, any, letters, exact, absent: false }
    }

    fn near(written: &Token, dictionary: &Fuzzy, seen: &mut Seen) -> Vec<(u32, PerLevel)> {
        let words = &dictionary.words;
        if words.len() <= SMALL {
            let pattern = Pattern::new(written.as_bytes());
            let all = 0..crate::num::id(words.len());
            return all
                .map(|word| (word, within_reach(written.as_bytes(), &pattern, words.get(word))))
                .collect();
        }
        let wanted = Wanted { limit: NEAR, common: 0, errors: Errors::Allowed };
        let near = dictionary.near(written.as_bytes(), wanted, seen);
        near.iter().map(|near| (near.word, near.difference.per_level())).collect()
    }

    /// From a place that is not on the roll; a word that is on it got there by a slip.
    fn outside(&self, level: usize, other: f64) -> f64 {
        match (self.absent, self.exact) {
            (true, _) => 1.0,
            (_, true) => other * self.letters * ERROR_RATES[level] * SLIP,
            _ => other * self.letters,
        }
    }

    fn mixed(&self, word: u32) -> PerLevel {
        if self.absent {
            return [1.0; LEVELS];
        }
        // What the roll does not say of a voter is neither for nor against them.
        if word == EMPTY {
            return self.any;
        }
        let place = self.near.binary_search_by_key(&word, |(near, _)| *near);
        let own = place.map_or([0.0; LEVELS], |place| self.near[place].1);
        std::array::from_fn(|level| (1.0 - OTHER) * own[level] + OTHER * self.any[level])
    }
}

/// Probabilities of the written city and zip, from a locality of the roll and from an unknown one.
#[derive(Debug)]
pub(crate) struct Localities {
    city: Arc<AreaWord>,
    zip: Arc<AreaWord>,
    /// From somebody at an unknown address inside the roll's area, and from somebody outside it.
    pub(crate) unknown: PerLevel,
    pub(crate) outside: PerLevel,
}

impl Localities {
    pub(crate) fn new(city: Arc<AreaWord>, zip: Arc<AreaWord>, index: &Index) -> Self {
        let outside =
            std::array::from_fn(|level| city.outside(level, OTHER_CITY) * zip.outside(level, OTHER_ZIP));
        let unknown = Self::inside(&city, &zip, index);
        Self { city, zip, unknown, outside }
    }

    fn inside(city: &AreaWord, zip: &AreaWord, index: &Index) -> PerLevel {
        let places = &index.places;
        let apart = times(&city.any, &zip.any);
        if zip.absent || city.absent {
            return apart;
        }
        // City and zip go together: a zip that is explained leaves few cities.
        let total = index.count().max(1) as f64;
        let mut together = [0.0; LEVELS];
        for (near, chance) in &zip.near {
            for &locality in places.localities_of_zip.get(*near) {
                let share = f64::from(places.locality_weight[locality as usize]) / total;
                let own = times(chance, &city.mixed(places.localities[2 * locality as usize]));
                together = plus(&together, &scaled(&own, share));
            }
        }
        plus(&scaled(&together, 0.9), &scaled(&apart, 0.1))
    }

    /// Probability of the written city and zip from somebody at a locality.
    pub(crate) fn of(&self, locality: u32, index: &Index) -> PerLevel {
        let at = 2 * locality as usize;
        let (city, zip) = (index.places.localities[at], index.places.localities[at + 1]);
        times(&self.city.mixed(city), &self.zip.mixed(zip))
    }
}

/// The beginning of a city's name, its initials, or its first letter and the last word (`sjose`).
fn abbreviates(written: &[u8], meant: &[u8]) -> bool {
    let last_word = written.len() > 3 && written[0] == meant[0] && meant.ends_with(&written[1..]);
    meant.starts_with(written) || is_initials(written, meant) || last_word
}

/// The chance of a written word where another was meant; none at all where hardly a letter is right.
fn within_reach(written: &[u8], pattern: &Pattern, meant: &[u8]) -> PerLevel {
    let most = (2 * written.len().max(meant.len())).div_ceil(3);
    let near = pattern.distance(meant) as usize <= most;
    if near { chance(written, meant) } else { [0.0; LEVELS] }
}

/// `sj` for `sanjose`: words are run together in the index, so two letters that begin the word and recur in it count.
fn is_initials(written: &[u8], meant: &[u8]) -> bool {
    written.len() == 2 && meant.len() > 4 && written[0] == meant[0] && meant[2..].contains(&written[1])
}
