//! Meanings that an order of the index can be entered by, in tiers: the word itself, its beginning, nicknames, mistakes.

use std::cell::OnceCell;

use super::meaning::{Meaning, Range, Span, borne, lexicon};
use super::part::Part;
use super::price::{self, MISTAKE, NICKNAME};
use crate::fuzzy::{Errors, Near, Seen, Wanted};
use crate::index::Index;
use crate::text::Token;

/// Dictionary words near a typed one that are followed.
const NEAR: usize = 48;

/// How a dictionary word is reached from the typed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tier {
    Exact,
    Cut,
    Nickname,
    Near,
}

/// Dictionary words as ranges of alphabetical places, ascending.
#[derive(Debug, Default)]
pub(super) struct Set {
    pub(super) ranges: Vec<Range>,
    /// How many words, and how many voters bear them.
    pub(super) words: u32,
    pub(super) borne: u32,
}

/// A way into the index.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) meaning: usize,
    pub(super) part: Part,
    pub(super) tier: Tier,
    /// The least it costs.
    pub(super) floor: f32,
    set: OnceCell<Set>,
}

impl Set {
    fn new(mut ranges: Vec<Range>, index: &Index, part: Part) -> Self {
        ranges.sort_unstable();
        ranges.dedup();
        let words = ranges.iter().map(|(from, to)| to - from).sum();
        let borne = ranges.iter().map(|&range| borne(index, part, range)).sum();
        Self { ranges, words, borne }
    }

    pub(super) fn contains(&self, rank: u32) -> bool {
        let behind = self.ranges.partition_point(|(from, _)| *from <= rank);
        behind > 0 && rank < self.ranges[behind - 1].1
    }

    pub(super) fn ranks(&self) -> impl Iterator<Item = u32> + '_ {
        self.ranges.iter().flat_map(|&(from, to)| from..to)
    }
}

impl Anchor {
    /// The words, if they were looked for already.
    pub(super) fn known(&self) -> Option<&Set> {
        self.set.get()
    }

    pub(super) fn set(&self, meaning: &Meaning, span: &Span, index: &Index, seen: &mut Seen) -> &Set {
        self.set.get_or_init(|| {
            let ranges = match self.tier {
                Tier::Exact => meaning.exact.into_iter().collect(),
                Tier::Cut => meaning.cut.into_iter().collect(),
                Tier::Nickname => nicknames(span, index),
                Tier::Near => near(self.part, span, index, seen),
            };
            Set::new(ranges, index, self.part)
        })
    }
}

/// The ways into the index that a meaning offers.
pub(super) fn anchors(number: usize, meaning: &Meaning, span: &Span, index: &Index) -> Vec<Anchor> {
    let mut found = Vec::new();
    let mut add = |tier, price: f32| {
        let floor = meaning.base + price;
        found.push(Anchor { meaning: number, part: meaning.part, tier, floor, set: OnceCell::new() });
    };
    if meaning.exact.is_some() {
        add(Tier::Exact, 0.0);
    }
    if meaning.cut.is_some() {
        add(Tier::Cut, meaning.cut_price);
    }
    let long = span.token().len() > 2;
    match meaning.part {
        Part::First if long => {
            if !nicknames(span, index).is_empty() {
                add(Tier::Nickname, NICKNAME);
            }
            add(Tier::Near, MISTAKE);
        }
        Part::House => add(
            Tier::Near,
            price::as_digits(span.token().as_bytes())
                .map_or(MISTAKE, |(_, letters)| 2.0 * letters as f32)
                .max(if span.token().as_bytes().iter().all(u8::is_ascii_digit) { MISTAKE } else { 2.0 }),
        ),
        Part::Surname | Part::Street if long => add(Tier::Near, MISTAKE),
        _ => {}
    }
    found
}

fn nicknames(span: &Span, index: &Index) -> Vec<Range> {
    let names = &index.names;
    let Some(key) = names.keys.exact(span.token().as_bytes()) else { return Vec::new() };
    let place = |&key: &u32| {
        let rank = index.clerk.names.rank[key as usize];
        (rank, rank + 1)
    };
    names.related.get(key).iter().map(place).collect()
}

fn near(part: Part, span: &Span, index: &Index, seen: &mut Seen) -> Vec<Range> {
    let (names, places) = (&index.names, &index.places);
    let one = |rank: u32| (rank, rank + 1);
    match part {
        Part::House => {
            let ranks = &index.clerk.houses.alphabet.rank;
            let numbers = price::slips(span.token().as_bytes());
            let known = numbers.iter().filter_map(|(number, _)| places.houses.exact(number.as_bytes()));
            known.map(|house| one(ranks[house as usize])).collect()
        }
        Part::Street => {
            let wanted = Wanted { limit: NEAR, common: 0, errors: Errors::Allowed };
            let found = spellings(&span.place.token, |word| places.streets.near(word, wanted, seen));
            let ranks = lexicon(index, part).map_or(&[][..], |(lexicon, _)| &lexicon.alphabet.rank);
            found.iter().map(|near| one(ranks[near.word as usize])).collect()
        }
        Part::Surname | Part::First => {
            let weights = if part == Part::Surname { &names.surname_weight } else { &names.first_weight };
            let weight = |key: u32| weights[key as usize];
            let wanted = Wanted { limit: NEAR, common: names.common, errors: Errors::Allowed };
            let found = spellings(span.token(), |word| names.keys.near(word, wanted, seen));
            let borne = found.iter().filter(|near| weight(near.word) > 0);
            borne.map(|near| one(index.clerk.names.rank[near.word as usize])).collect()
        }
        _ => Vec::new(),
    }
}

/// Words near a word and, where a reader put digits into it, near what it looks like in letters.
fn spellings(word: &Token, mut search: impl FnMut(&[u8]) -> Vec<Near>) -> Vec<Near> {
    let mut found = search(word.as_bytes());
    if word.has_digit() {
        found.extend(search(price::as_letters(word.as_bytes()).as_bytes()));
    }
    found
}
