//! What the roll's dictionaries have near a written word, and how probable the word is from somebody unknown.
//!
//! Computed once per distinct written word and kept by the [`Desk`](crate::desk::Desk).

use std::sync::{LazyLock, OnceLock};

use crate::channel::{Difference, ERROR_RATES, LEVELS, PerLevel, compare};
use crate::fuzzy::{Errors, Fuzzy, Pattern, Seen, Wanted, allowed_errors, length, mask, may_be_near};
use crate::index::Index;
use crate::num::score;
use crate::parameters::Parameters;
use crate::table::Lists;
use crate::text::{TOKEN_BYTES, Token};

mod locality;

pub(crate) use locality::{AreaWord, Localities};

/// Dictionary words considered per written name, street and house number.
const NEAR_NAMES: usize = 24;
const NEAR_PLACES: usize = 40;
/// Who writes a word of the dictionary letter by letter rarely means another: every number is below this.
const EXACT: u32 = u32::MAX;
/// Names considered per dictionary word, the most frequent of those that contain it.
const NAMES_PER_KEY: usize = 12;
/// The same of a word that is so much less likely to have been meant than the likeliest.
const NAMES_PER_UNLIKELY_KEY: usize = 3;
const UNLIKELY: f64 = 0.02;
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
    mask: u64,
    pattern: Pattern,
    /// Dictionary words near the written one, ascending, with their chances.
    near: Vec<(u32, PerLevel)>,
}

impl Compared {
    fn new(word: &Token, dictionary: &Fuzzy, wanted: Wanted, seen: &mut Seen) -> Self {
        let near = dictionary.near(word.as_bytes(), wanted, seen);
        let near = near.iter().map(|near| (near.word, near.difference.per_level())).collect();
        Self::of_near(word, near)
    }

    /// The word itself if the dictionary has it, and nothing near.
    fn exact(word: &Token, dictionary: &Fuzzy) -> Self {
        let near = dictionary
            .exact(word.as_bytes())
            .map(|number| (number, Difference::none(word.len()).per_level()));
        Self::of_near(word, near.into_iter().collect())
    }

    fn of_near(word: &Token, near: Vec<(u32, PerLevel)>) -> Self {
        let bytes = word.as_bytes();
        Self { word: *word, mask: mask(bytes), pattern: Pattern::new(bytes), near }
    }

    /// The chance of the written word where a word of the dictionary was meant that is near it.
    pub(crate) fn near(&self, meant: u32) -> Option<PerLevel> {
        self.near.binary_search_by_key(&meant, |(word, _)| *word).ok().map(|place| self.near[place].1)
    }

    /// The chance of the written word where a word of the dictionary was meant.
    pub(crate) fn of(&self, meant: u32, dictionary: &Fuzzy) -> PerLevel {
        if let Some(near) = self.near(meant) {
            return near;
        }
        let most = most_errors(self.word.len(), length(dictionary.mask(meant)));
        if !may_be_near(self.mask, dictionary.mask(meant), most) {
            return [0.0; LEVELS];
        }
        self.with(dictionary.text(meant))
    }

    /// The chance of the written word where `meant` was; none at all where the two have little in common.
    pub(crate) fn with(&self, meant: &[u8]) -> PerLevel {
        self.within(meant, most_errors(self.word.len(), meant.len()))
    }

    /// As [`Compared::with`]; none at all beyond the errors that a search allows.
    pub(crate) fn closely(&self, meant: &[u8]) -> PerLevel {
        self.within(meant, allowed_errors(self.word.as_bytes()))
    }

    fn within(&self, meant: &[u8], most: u8) -> PerLevel {
        let written = self.word.as_bytes();
        if written == meant {
            return Difference::none(meant.len()).per_level();
        }
        if written.len().abs_diff(meant.len()) > usize::from(most)
            || self.pattern.distance(meant) > u32::from(most)
        {
            return [0.0; LEVELS];
        }
        compare(written, meant).per_level()
    }
}

/// Words with more errors than this share nothing but chance. A word may have another one stuck to it.
fn most_errors(written: usize, meant: usize) -> u8 {
    let longer = written.max(meant);
    let stuck = (written.abs_diff(meant) + 2).min((2 * longer).div_ceil(3));
    crate::num::short(longer.div_ceil(2).max(stuck))
}

/// A word that may be a name.
#[derive(Debug)]
pub(crate) struct NameWord {
    pub(crate) compared: Compared,
    /// Probability of the word as the surname, and as the first name, of somebody unknown.
    pub(crate) as_surname: PerLevel,
    pub(crate) as_first: PerLevel,
    /// Computed when the names are searched: most lines are explained before.
    scores: OnceLock<NameScores>,
}

/// The names that a word may stand for.
#[derive(Debug, Default)]
pub(crate) struct NameScores {
    pub(crate) surnames: Scores,
    pub(crate) firsts: Scores,
}

/// Streets or house numbers of the roll, with how many voters live at each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dictionary<'a> {
    pub(crate) words: &'a Fuzzy,
    pub(crate) weights: &'a [u32],
    pub(crate) voters: usize,
}

/// A word that may be a street or a house number.
#[derive(Debug)]
pub(crate) struct PlaceWord {
    pub(crate) compared: Compared,
    exact: bool,
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
    static BEYOND: LazyLock<Vec<[PerLevel; 4]>> = LazyLock::new(|| {
        (0..=TOKEN_BYTES).map(|length| std::array::from_fn(|errors| beyond(length, errors))).collect()
    });
    BEYOND[word.len().min(TOKEN_BYTES)][usize::from(allowed_errors(word)).min(3)]
}

/// Probability that a word of so many characters has more errors than this (Poisson).
fn beyond(length: usize, allowed: usize) -> PerLevel {
    ERROR_RATES.map(|rate| {
        let expected = rate * length as f64;
        let mut within = 0.0;
        let mut term = (-expected).exp();
        for count in 0..=allowed {
            within += term;
            term *= expected / (count + 1) as f64;
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

    pub(crate) fn new(word: &Token, index: &Index, seen: &mut Seen) -> Self {
        let wanted = Wanted { limit: NEAR_NAMES, common: EXACT, errors: Errors::Allowed };
        Self::of(Compared::new(word, &index.names.keys, wanted, seen), word, index)
    }

    /// What is within one error: enough to tell whether somebody who lives at the address wrote the word.
    pub(crate) fn close(word: &Token, index: &Index, seen: &mut Seen) -> Self {
        let wanted = Wanted { limit: NEAR_NAMES, common: EXACT, errors: Errors::One };
        Self::of(Compared::new(word, &index.names.keys, wanted, seen), word, index)
    }

    /// Words run together, each of which is a name by itself: a compound name if the dictionary has it.
    pub(crate) fn compound(word: &Token, index: &Index) -> Self {
        Self::of(Compared::exact(word, &index.names.keys), word, index)
    }

    fn of(compared: Compared, word: &Token, index: &Index) -> Self {
        let names = &index.names;
        let unexplained = unexplained(word.as_bytes());
        let scores = OnceLock::new();
        let mut own = Self { compared, as_surname: unexplained, as_first: unexplained, scores };
        if word.len() == 1 {
            own.initial(word, index);
            return own;
        }
        let total = population(index.count());
        for (key, chance) in &own.compared.near {
            let surname = f64::from(names.surname_weight[*key as usize]) / total;
            let first = first_share(index, *key) / total;
            for (level, chance) in chance.iter().enumerate() {
                own.as_surname[level] += surname * chance;
                own.as_first[level] += first * chance;
            }
        }
        own
    }

    /// The surnames and first names that the word may stand for.
    pub(crate) fn scores(&self, index: &Index, parameters: &Parameters) -> &NameScores {
        self.scores.get_or_init(|| self.scored(index, parameters))
    }

    fn scored(&self, index: &Index, parameters: &Parameters) -> NameScores {
        let mut scores = NameScores::default();
        // Of an initial the dictionaries say little.
        if self.compared.word.len() == 1 {
            return scores;
        }
        let names = &index.names;
        let NameScores { surnames, firsts } = &mut scores;
        let (surname, first) = (parameters.mean(&self.as_surname), parameters.mean(&self.as_first));
        let near: Vec<(u32, f64)> =
            self.compared.near.iter().map(|(key, chance)| (*key, parameters.mean(chance))).collect();
        let best = near.iter().map(|(_, chance)| *chance).fold(0.0, f64::max);
        for &(key, chance) in &near {
            let most = if chance >= best * UNLIKELY { NAMES_PER_KEY } else { NAMES_PER_UNLIKELY_KEY };
            let mut name = |key: u32, chance: f64| {
                push(firsts, names.firsts_of_key.get(key), &names.firsts, key, chance / first, most);
            };
            name(key, chance);
            let related = names.related.get(key);
            related.iter().for_each(|&formal| name(formal, chance * NICKNAME / related.len() as f64));
            push(surnames, names.surnames_of_key.get(key), &names.surnames, key, chance / surname, most);
        }
        best_of_each(surnames);
        best_of_each(firsts);
        scores
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

/// Adds names that contain a key, the first `most` of them.
fn push(scores: &mut Scores, of_key: &[u32], names: &Lists, key: u32, ratio: f64, most: usize) {
    if of_key.is_empty() {
        return;
    }
    let (as_whole, as_part) = (score(ratio.ln()), score((ratio * PART).ln()));
    for &name in of_key.iter().take(most) {
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
        places: &Dictionary<'_>,
        parameters: &Parameters,
        seen: &mut Seen,
    ) -> Self {
        let wanted = Wanted { limit: NEAR_PLACES, common: EXACT, errors: Errors::Allowed };
        Self::of(Compared::new(word, places.words, wanted, seen), false, places, parameters)
    }

    /// The word as the roll has it, and nothing near.
    pub(crate) fn exact(word: &Token, places: &Dictionary<'_>, parameters: &Parameters) -> Self {
        Self::of(Compared::exact(word, places.words), true, places, parameters)
    }

    /// Whether it is a word of the roll of which nothing near was looked for, see [`PlaceWord::exact`].
    pub(crate) fn is_exact(&self) -> bool {
        self.exact && !self.compared.near.is_empty()
    }

    fn of(compared: Compared, exact: bool, places: &Dictionary<'_>, parameters: &Parameters) -> Self {
        let mut unknown = unexplained(compared.word.as_bytes());
        let near = &compared.near;
        for (place, chance) in near {
            let share = f64::from(places.weights[*place as usize]) / population(places.voters);
            (0..unknown.len()).for_each(|level| unknown[level] += share * chance[level]);
        }
        let expected = parameters.mean(&unknown);
        let scores = near
            .iter()
            .map(|(place, chance)| (*place, score((parameters.mean(chance) / expected).ln())))
            .collect();
        Self { compared, exact, unknown, scores }
    }
}

/// Probability that `word` was written where one of the dictionary's words was meant.
pub(crate) fn chance(word: &[u8], meant: &[u8]) -> PerLevel {
    compare(word, meant).per_level()
}
