//! What the roll's dictionaries have near a written word, and how probable the word is from somebody unknown.
//!
//! Computed once per distinct written word and kept by the [`Desk`](crate::desk::Desk).

use crate::channel::{ERROR_RATES, LEVELS, PerLevel, compare};
use crate::fuzzy::{Fuzzy, Pattern, Seen, Wanted, allowed_errors};
use crate::index::Index;
use crate::num::score;
use crate::parameters::Parameters;
use crate::table::Lists;
use crate::text::Token;

mod locality;

pub(crate) use locality::Localities;

/// Dictionary words considered per written name, street and house number.
const NEAR_NAMES: usize = 24;
const NEAR_PLACES: usize = 40;
/// Who writes a word of the dictionary letter by letter rarely means another: every number is below this.
const EXACT: u32 = u32::MAX;
/// Names considered per dictionary word, the most frequent of those that contain it.
const NAMES_PER_KEY: usize = 32;
/// Share of people whose name no voter of the county bears.
const UNSEEN: f64 = 0.01;
/// A single part of a compound name stands for the whole this often.
pub(crate) const PART: f64 = 0.2;
/// A nickname is written in place of the name, or the other way round, this often.
pub(crate) const NICKNAME: f64 = 0.06;
/// Only the initial of the first name is written this often.
pub(crate) const INITIAL: f64 = 0.02;

/// A number of a dictionary and the logarithm of how much more probable the written word is from it than from anybody.
pub(crate) type Scores = Vec<(u32, f32)>;

/// A written word and the dictionary words near it: what comparisons need.
#[derive(Debug)]
pub(crate) struct Compared {
    word: Token,
    pattern: Pattern,
    /// Dictionary words near the written one, ascending, with their chances.
    near: Vec<(u32, PerLevel)>,
}

impl Compared {
    fn new(word: &Token, dictionary: &Fuzzy, wanted: Wanted, seen: &mut Seen) -> Self {
        let near = dictionary.near(word.as_bytes(), wanted, seen);
        let near = near.iter().map(|near| (near.word, near.difference.per_level())).collect();
        Self { word: *word, pattern: Pattern::new(word.as_bytes()), near }
    }

    /// The word itself if the dictionary has it, and nothing near.
    fn exact(word: &Token, dictionary: &Fuzzy) -> Self {
        let near = dictionary
            .exact(word.as_bytes())
            .map(|number| (number, chance(word.as_bytes(), word.as_bytes())));
        Self { word: *word, pattern: Pattern::new(word.as_bytes()), near: near.into_iter().collect() }
    }

    /// The chance of the written word where a word of the dictionary was meant.
    pub(crate) fn of(&self, meant: u32, dictionary: &Fuzzy) -> PerLevel {
        match self.near.binary_search_by_key(&meant, |(word, _)| *word) {
            Ok(place) => self.near[place].1,
            Err(_) => self.with(dictionary.words.get(meant)),
        }
    }

    /// The chance of the written word where `meant` was; none at all where the two have little in common.
    pub(crate) fn with(&self, meant: &[u8]) -> PerLevel {
        let written = self.word.as_bytes();
        if written == meant {
            return compare(written, meant).per_level();
        }
        let most = crate::num::id((2 * written.len().max(meant.len()) + 1) / 3);
        if written.len().abs_diff(meant.len()) > most as usize || self.pattern.distance(meant) > most {
            return [0.0; LEVELS];
        }
        compare(written, meant).per_level()
    }
}

/// A word that may be a name.
#[derive(Debug)]
pub(crate) struct NameWord {
    pub(crate) compared: Compared,
    /// Probability of the word as the surname, and as the first name, of somebody unknown.
    pub(crate) as_surname: PerLevel,
    pub(crate) as_first: PerLevel,
    pub(crate) surnames: Scores,
    pub(crate) firsts: Scores,
}

/// A word that may be a street or a house number.
#[derive(Debug)]
pub(crate) struct PlaceWord {
    pub(crate) compared: Compared,
    pub(crate) unknown: PerLevel,
    pub(crate) scores: Scores,
}

/// How many people the signers come from: the roll, but a county at least, so that a name borne once among a dozen voters is not
/// taken for a common one.
pub(crate) fn population(voters: usize) -> f64 {
    voters.max(5_000) as f64
}

/// Probability that a word is written with more errors than the search finds.
fn beyond_search(word: &[u8]) -> PerLevel {
    let allowed = i32::from(allowed_errors(word));
    ERROR_RATES.map(|rate| {
        let expected = rate * word.len() as f64;
        let mut within = 0.0;
        let mut term = (-expected).exp();
        for count in 0..=allowed {
            within += term;
            term *= expected / f64::from(count + 1);
        }
        (1.0 - within).max(0.0)
    })
}

/// Probability of letters that no dictionary explains.
pub(crate) fn letters(word: &[u8]) -> f64 {
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let digit = if digits * 2 > word.len() { 0.1 } else { 1.0 / 60.0 };
    word.iter().map(|byte| if byte.is_ascii_digit() { digit } else { 1.0 / 18.0 }).product::<f64>() * 0.15
}

fn unexplained(word: &[u8]) -> PerLevel {
    let letters = letters(word);
    beyond_search(word).map(|beyond| (UNSEEN + beyond) * letters)
}

impl NameWord {
    /// Whether no name of the roll is a likely reading of the word.
    pub(crate) fn is_strange(&self) -> bool {
        self.compared.near.is_empty()
    }

    pub(crate) fn new(word: &Token, index: &Index, parameters: &Parameters, seen: &mut Seen) -> Self {
        let names = &index.names;
        let wanted = Wanted { limit: NEAR_NAMES, common: EXACT };
        Self::of(Compared::new(word, &names.keys, wanted, seen), word, index, parameters)
    }

    /// Words run together, each of which is a name by itself: a compound name if the dictionary has it.
    pub(crate) fn compound(word: &Token, index: &Index, parameters: &Parameters) -> Self {
        Self::of(Compared::exact(word, &index.names.keys), word, index, parameters)
    }

    fn of(compared: Compared, word: &Token, index: &Index, parameters: &Parameters) -> Self {
        let names = &index.names;
        let unexplained = unexplained(word.as_bytes());
        let mut own = Self {
            compared,
            as_surname: unexplained,
            as_first: unexplained,
            surnames: Scores::new(),
            firsts: Scores::new(),
        };
        if word.len() == 1 {
            own.initial(word, index);
            return own;
        }
        let total = population(index.count());
        let near = std::mem::take(&mut own.compared.near);
        for (key, chance) in &near {
            let key = *key as usize;
            let surname = f64::from(names.surname_weight[key]) / total;
            let first = first_share(index, crate::num::id(key)) / total;
            for (level, chance) in chance.iter().enumerate() {
                own.as_surname[level] += surname * chance;
                own.as_first[level] += first * chance;
            }
        }
        let (surname, first) = (parameters.mean(&own.as_surname), parameters.mean(&own.as_first));
        for (key, chance) in &near {
            let chance = parameters.mean(chance);
            push(&mut own.surnames, &names.surnames_of_key, &names.surnames, *key, chance / surname);
            push(&mut own.firsts, &names.firsts_of_key, &names.firsts, *key, chance / first);
            let related = names.related.get(*key);
            for &formal in related {
                let share = NICKNAME / related.len() as f64;
                push(&mut own.firsts, &names.firsts_of_key, &names.firsts, formal, chance * share / first);
            }
        }
        best_of_each(&mut own.surnames);
        best_of_each(&mut own.firsts);
        own.compared.near = near;
        own
    }

    /// A single letter: an initial, of which the dictionaries say little.
    fn initial(&mut self, word: &Token, index: &Index) {
        let total = population(index.count());
        let byte = word.as_bytes()[0];
        let keys = &index.names.keys.words;
        let count: f64 = (0..crate::num::id(keys.len()).min(2000))
            .filter(|&key| keys.get(key).first() == Some(&byte))
            .map(|key| f64::from(index.names.first_weight[key as usize]))
            .sum();
        let chance = (INITIAL * count / total).max(1e-4);
        self.as_surname = [chance / 10.0; LEVELS];
        self.as_first = [chance; LEVELS];
    }
}

/// Voters who may write the key as their first name: those who bear it and those whose nickname it is.
fn first_share(index: &Index, key: u32) -> f64 {
    let weight = |key: u32| f64::from(index.names.first_weight[key as usize]);
    let related = index.names.related.get(key);
    let nicknamed: f64 = related
        .iter()
        .map(|&other| weight(other) * NICKNAME / index.names.related.get(other).len().max(1) as f64)
        .sum();
    weight(key) + nicknamed
}

fn push(scores: &mut Scores, of_key: &Lists, names: &Lists, key: u32, ratio: f64) {
    let (as_whole, as_part) = (score(ratio.ln()), score((ratio * PART).ln()));
    for &name in of_key.get(key).iter().take(NAMES_PER_KEY) {
        let whole = names.get(name)[0] == key;
        scores.push((name, if whole { as_whole } else { as_part }));
    }
}

fn best_of_each(scores: &mut Scores) {
    scores.sort_unstable_by(|left, right| left.0.cmp(&right.0).then(right.1.total_cmp(&left.1)));
    scores.dedup_by_key(|(name, _)| *name);
}

impl PlaceWord {
    pub(crate) fn new(
        word: &Token,
        dictionary: &Fuzzy,
        weights: (&[u32], usize),
        parameters: &Parameters,
        seen: &mut Seen,
    ) -> Self {
        let compared = Compared::new(word, dictionary, Wanted { limit: NEAR_PLACES, common: EXACT }, seen);
        let mut unknown = unexplained(word.as_bytes());
        let near = &compared.near;
        for (place, chance) in near {
            let share = f64::from(weights.0[*place as usize]) / population(weights.1);
            (0..unknown.len()).for_each(|level| unknown[level] += share * chance[level]);
        }
        let expected = parameters.mean(&unknown);
        let scores = near
            .iter()
            .map(|(place, chance)| (*place, score((parameters.mean(chance) / expected).ln())))
            .collect();
        Self { compared, unknown, scores }
    }
}

/// Probability that `word` was written where one of the dictionary's words was meant.
pub(crate) fn chance(word: &[u8], meant: &[u8]) -> PerLevel {
    compare(word, meant).per_level()
}
