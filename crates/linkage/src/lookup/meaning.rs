//! What runs of typed words may mean: places in the alphabetical dictionaries, with prices.

use super::part::{Part, Parts, parts};
use super::price::{self, MISTAKE, NICKNAME};
use super::query::Word;
use crate::index::{Index, Lexicon};
use crate::text::Token;

mod run;

pub(super) use run::Span;

/// Words of a run at most: `el camino real`.
const RUN: usize = 4;

/// A range of places in an alphabetical order.
pub(super) type Range = (u32, u32);

/// A run of words as one part of a record.
#[derive(Debug)]
pub(super) struct Meaning {
    pub(super) span: usize,
    pub(super) part: Part,
    /// What naming the part costs by itself.
    pub(super) base: f32,
    /// The word itself in the dictionary, and all words that begin so but are longer.
    pub(super) exact: Option<Range>,
    pub(super) cut: Option<Range>,
    /// Price of a word cut short.
    pub(super) cut_price: f32,
    /// Whether the letters begin or are any word of the dictionary.
    pub(super) known: bool,
}

/// The dictionary of a part in alphabetical order.
pub(super) fn lexicon(index: &Index, part: Part) -> Option<(&Lexicon, &crate::table::Strings)> {
    let (clerk, places) = (&index.clerk, &index.places);
    Some(match part {
        Part::House => (&clerk.houses, &places.houses.words),
        Part::Street => (&clerk.streets, &places.streets.words),
        Part::City => (&clerk.cities, &places.cities.words),
        Part::Zip => (&clerk.zips, &places.zips.words),
        _ => return None,
    })
}

/// How many voters bear the words of a range.
pub(super) fn borne(index: &Index, part: Part, (from, to): Range) -> u32 {
    let sums = match part {
        Part::Surname => &index.clerk.surname_sums,
        Part::First => &index.clerk.first_sums,
        _ => match lexicon(index, part) {
            Some((lexicon, _)) => &lexicon.sums,
            None => return 0,
        },
    };
    sums[to as usize] - sums[from as usize]
}

/// Every run of words that may mean something, and what.
pub(super) fn meanings(words: &[Word], index: &Index) -> (Vec<Span>, Vec<Meaning>) {
    let (mut spans, mut found) = (Vec::new(), Vec::new());
    for start in 0..words.len() {
        for end in start + 1..=words.len().min(start + RUN) {
            let run = &words[start..end];
            let (own, strange) = run::about(run);
            if own | strange == 0 {
                continue;
            }
            let span = run::span(run, start);
            let before = found.len();
            let starts = Starts::of(&span, index, own | strange);
            for part in Part::ALL {
                let surcharge = if own & part.bit() != 0 {
                    0.0
                } else if strange & part.bit() != 0 {
                    price::STRANGE
                } else {
                    continue;
                };
                let glued = run[0].glued || words.get(end).is_some_and(|next| next.glued);
                let letters = part != Part::Surname && part != Part::House && !span.token().has_digit();
                let glue = if glued && run.len() == 1 && letters { price::GLUED } else { 0.0 };
                let torn =
                    if run.len() > 1 && run[run.len() - 1].token.len() == 1 { price::TORN } else { 0.0 };
                let base = part.surprise() + surcharge + glue + torn;
                found.extend(meaning(&span, spans.len(), part, base, &starts, index));
            }
            if found.len() > before {
                spans.push(span);
            }
        }
    }
    (spans, found)
}

/// Where a run's letters stand in the dictionary of names, which three parts ask.
struct Starts {
    names: Option<(Range, bool)>,
}

impl Starts {
    fn of(span: &Span, index: &Index, about: Parts) -> Self {
        let asked = about & parts(&[Part::Surname, Part::First]) != 0;
        let words = &index.names.keys.words;
        let names = asked.then(|| {
            let range = index.clerk.names.beginning(words, span.token().as_bytes());
            (range, exact_at(range, &index.clerk.names.order, words, span.token()))
        });
        Self { names }
    }
}

/// Whether the first word of a range is the word itself.
fn exact_at((from, to): Range, order: &[u32], words: &crate::table::Strings, token: &Token) -> bool {
    from < to && words.get(order[from as usize]) == token.as_bytes()
}

fn meaning(
    span: &Span,
    number: usize,
    part: Part,
    base: f32,
    starts: &Starts,
    index: &Index,
) -> Option<Meaning> {
    let several = span.end - span.start > 1;
    let (range, exact, letters) = match part {
        Part::Surname | Part::First => {
            let (range, exact) = starts.names?;
            (range, exact, span.token().len())
        }
        Part::Middle | Part::Unit | Part::Suffix | Part::Way | Part::FurtherSurname => {
            let known = starts.names.is_none_or(|((from, to), _)| from < to);
            return Some(Meaning { span: number, part, base, exact: None, cut: None, cut_price: 0.0, known });
        }
        _ => {
            let (lexicon, words) = lexicon(index, part)?;
            let token = &span.place.token;
            let range = lexicon.alphabet.beginning(words, token.as_bytes());
            (range, exact_at(range, &lexicon.alphabet.order, words, token), token.len())
        }
    };
    let kept = |range: Range| (range.0 < range.1 && borne(index, part, range) > 0).then_some(range);
    let exact = exact.then_some((range.0, range.0 + 1));
    let exact_borne = exact.and_then(kept);
    let cut_price = price::cut(letters, part, span.typed.open);
    let behind = (range.0 + u32::from(exact.is_some()), range.1);
    let cut = if cut_price.is_finite() { kept(behind) } else { None };
    // Words that no dictionary word begins with together are one by mistake only where that is likely.
    let damaged = match part {
        Part::Street => true,
        Part::City => span.boxed || is_near_a_city(span, index),
        _ => span.boxed || span.particle || span.token().has_digit(),
    };
    if several && exact_borne.is_none() && cut.is_none() && !damaged {
        return None;
    }
    Some(Meaning { span: number, part, base, exact: exact_borne, cut, cut_price, known: range.0 < range.1 })
}

/// Cities that a mistake of several words is looked for among.
const CITIES: usize = 512;

fn is_near_a_city(span: &Span, index: &Index) -> bool {
    let cities = &index.places.cities.words;
    span.token().len() > 5
        && cities.len() <= CITIES
        && (0..crate::num::id(cities.len()))
            .any(|city| span.place.word(cities.get(city), Part::City).is_finite())
}

impl Meaning {
    /// The least this meaning can cost with a voter it was not found by.
    pub(super) fn loose(&self, span: &Span) -> f32 {
        self.base
            + match self.part {
                Part::First if self.known => NICKNAME,
                // Few streets have just this word inside.
                Part::Street => price::INNER_WORD + 1.5,
                Part::Middle | Part::FurtherSurname if self.known => 0.0,
                Part::Way | Part::Suffix => 0.3,
                Part::Unit => 0.0,
                _ => MISTAKE,
            }
            + if span.token().len() < 3 && matches!(self.part, Part::Surname | Part::Street | Part::City) {
                8.0
            } else {
                0.0
            }
    }
}
