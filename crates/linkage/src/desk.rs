//! Working memory of one thread: tables that are cleared after every line; and what all threads know of the words met so far.

use std::sync::Arc;

use crate::fuzzy::Seen;
use crate::index::Index;
use crate::nearby::{AreaWord, Localities, NameWord, PlaceWord};
use crate::parameters::Parameters;
use crate::text::Token;

mod kept;

use kept::Kept;

/// Distinct words kept of each kind.
const WORDS: usize = 32_768;

/// Scores per number of a dictionary, with what was touched.
#[derive(Debug, Default)]
pub(crate) struct Scored {
    values: Vec<f32>,
    pub(crate) touched: Vec<u32>,
    miss: f32,
    most: f32,
}

impl Scored {
    fn new(size: usize, miss: f32) -> Self {
        Self { values: vec![miss; size], touched: Vec::new(), miss, most: miss }
    }

    /// Keeps the better of what is there and `value`.
    pub(crate) fn offer(&mut self, number: u32, value: f32) {
        let place = &mut self.values[number as usize];
        self.most = self.most.max(value);
        if value > *place {
            if (*place - self.miss).abs() < f32::EPSILON {
                self.touched.push(number);
            }
            *place = value;
        }
    }

    pub(crate) const fn miss(&self) -> f32 {
        self.miss
    }

    /// The best score offered, or that of a miss.
    pub(crate) const fn most(&self) -> f32 {
        self.most
    }

    #[inline]
    pub(crate) fn get(&self, number: u32) -> f32 {
        self.values[number as usize]
    }

    /// Whether the number was offered anything better than a miss.
    #[inline]
    pub(crate) fn hit(&self, number: u32) -> bool {
        self.values[number as usize] > self.miss
    }

    pub(crate) fn clear(&mut self) {
        for number in self.touched.drain(..) {
            self.values[number as usize] = self.miss;
        }
        self.most = self.miss;
    }
}

/// What the dictionaries say of the words met so far.
#[derive(Debug)]
pub(crate) struct Lexicon {
    names: Kept<Token, NameWord>,
    streets: Kept<Token, PlaceWord>,
    houses: Kept<Token, PlaceWord>,
    cities: Kept<Token, AreaWord>,
    zips: Kept<Token, AreaWord>,
    localities: Kept<(Token, Token), Localities>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self {
            names: Kept::new(WORDS),
            streets: Kept::new(WORDS),
            houses: Kept::new(WORDS),
            cities: Kept::new(WORDS),
            zips: Kept::new(WORDS),
            localities: Kept::new(WORDS),
        }
    }
}

/// Tables of one thread, and the lexicon all threads share.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) seen: Seen,
    lexicon: Arc<Lexicon>,
    pub(crate) surname: Scored,
    pub(crate) first: Scored,
    pub(crate) street: Scored,
    pub(crate) house: Scored,
    /// Voters whose mailing address has the written number.
    pub(crate) mailing: Vec<u32>,
}

/// Logarithms of how often a right signer's surname, first name, street or house is something else altogether.
pub(crate) const MISSES: [f64; 4] = [0.012, 0.010, 0.006, 0.005];

impl Desk {
    pub(crate) fn new(index: &Index, lexicon: Arc<Lexicon>) -> Self {
        let miss = |field: usize| crate::num::score(MISSES[field].ln());
        Self {
            seen: Seen::default(),
            lexicon,
            surname: Scored::new(index.names.surnames.starts.len(), miss(0)),
            first: Scored::new(index.names.firsts.starts.len(), miss(1)),
            street: Scored::new(index.places.street_weight.len(), miss(2)),
            house: Scored::new(index.places.house_weight.len(), miss(3)),
            mailing: Vec::new(),
        }
    }

    /// Takes every score off the desk.
    pub(crate) fn clear(&mut self) {
        for scored in [&mut self.surname, &mut self.first, &mut self.street, &mut self.house] {
            scored.clear();
        }
        self.mailing.clear();
    }

    pub(crate) fn name(&mut self, word: &Token, index: &Index) -> Arc<NameWord> {
        let seen = &mut self.seen;
        self.lexicon.names.get(*word, || NameWord::new(word, index, seen))
    }

    pub(crate) fn street(&mut self, word: &Token, index: &Index, parameters: &Parameters) -> Arc<PlaceWord> {
        let seen = &mut self.seen;
        self.lexicon.streets.get(*word, || PlaceWord::new(word, &index.streets(), parameters, seen))
    }

    pub(crate) fn house(&mut self, word: &Token, index: &Index, parameters: &Parameters) -> Arc<PlaceWord> {
        let seen = &mut self.seen;
        self.lexicon.houses.get(*word, || PlaceWord::new(word, &index.houses(), parameters, seen))
    }

    pub(crate) fn locality(&mut self, city: &Token, zip: &Token, index: &Index) -> Arc<Localities> {
        let (seen, lexicon) = (&mut self.seen, &self.lexicon);
        lexicon.localities.get((*city, *zip), || {
            let city = lexicon.cities.get(*city, || AreaWord::city(city, index, seen));
            let zip = lexicon.zips.get(*zip, || AreaWord::zip(zip, index, seen));
            Localities::new(city, zip, index)
        })
    }
}
