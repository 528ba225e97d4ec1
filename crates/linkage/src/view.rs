//! A line with everything the dictionaries say about its words.

use std::sync::Arc;

use crate::channel::{LEVELS, PerLevel};
use crate::desk::Desk;
use crate::index::Index;
use crate::line::{Segment, Written, WrittenName};
use crate::nearby::{Localities, NameWord, PlaceWord};
use crate::parameters::Parameters;
use crate::text::Token;
use crate::weigh::times;

/// A run of words that may be a name.
#[derive(Debug)]
pub(crate) struct NamePart {
    pub(crate) segment: Segment,
    pub(crate) token: Token,
    pub(crate) word: Arc<NameWord>,
}

/// A line ready to be searched and scored.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) written: Written,
    pub(crate) parts: Vec<NamePart>,
    /// Possible streets with the share of writers who mean them so.
    pub(crate) streets: Vec<(Token, f64, Arc<PlaceWord>)>,
    /// Possible house numbers, likewise.
    pub(crate) houses: Vec<(Token, f64, Arc<PlaceWord>)>,
    pub(crate) locality: Arc<Localities>,
    /// Whether words that lost their spaces were taken apart.
    pub(crate) taken_apart: bool,
}

impl View {
    /// The line read thoroughly: words that lost their spaces, and names with as many errors as words of their length may have.
    pub(crate) fn new(written: Written, index: &Index, parameters: &Parameters, desk: &mut Desk) -> Self {
        Self::at_first_sight(written, index, parameters, desk)
            .wherever(index, parameters, desk)
            .whoever(index, desk)
    }

    /// The line as most lines can be read: names within one error.
    pub(crate) fn at_first_sight(
        written: Written,
        index: &Index,
        parameters: &Parameters,
        desk: &mut Desk,
    ) -> Self {
        let parts = close_parts(&written.name, index, desk);
        let address = &written.address;
        let exact = |token: &Token| PlaceWord::exact(token, &index.streets(), parameters);
        let mut streets = Vec::with_capacity(address.streets.len());
        for (token, share) in &address.streets {
            // A street that is on the roll as written needs no other reading.
            let certain = streets.first().is_some_and(|(.., word): &(_, _, Arc<PlaceWord>)| word.is_exact());
            let word = exact(token);
            if word.is_exact() {
                streets.push((*token, *share, Arc::new(word)));
            } else if !certain {
                streets.push((*token, *share, desk.street(token, index, parameters)));
            }
        }
        let house = |token: Token, share: f64, desk: &mut Desk| {
            let exact = PlaceWord::exact(&token, &index.houses(), parameters);
            let word = if exact.is_exact() { Arc::new(exact) } else { desk.house(&token, index, parameters) };
            (token, share, word)
        };
        let first = (!address.house.is_empty()).then_some((address.house, 1.0));
        let houses = first.into_iter().chain(address.other_houses.iter().copied());
        let houses = houses.map(|(token, share)| house(token, share, desk)).collect();
        let locality = desk.locality(&written.city, &written.zip, index);
        Self { written, parts, streets, houses, locality, taken_apart: false }
    }

    /// The same line, with every street and house number that may have been meant.
    pub(crate) fn wherever(mut self, index: &Index, parameters: &Parameters, desk: &mut Desk) -> Self {
        for (token, _, street) in self.streets.iter_mut().filter(|(.., street)| street.is_exact()) {
            *street = desk.street(token, index, parameters);
        }
        for (token, _, house) in self.houses.iter_mut().filter(|(.., house)| house.is_exact()) {
            *house = desk.house(token, index, parameters);
        }
        self
    }

    /// The same line, with every name that may have been meant.
    pub(crate) fn whoever(mut self, index: &Index, desk: &mut Desk) -> Self {
        split_names(&mut self.written.name, index, desk);
        self.parts = parts(&self.written.name, index, desk);
        self.taken_apart = true;
        self
    }

    /// The number of the part that stands there, among [`View::parts`].
    pub(crate) fn place(&self, segment: Segment) -> Option<usize> {
        self.parts.iter().position(|part| part.segment == segment)
    }

    pub(crate) fn part(&self, segment: Segment) -> Option<&NamePart> {
        self.place(segment).map(|at| &self.parts[at])
    }

    /// Probability of the street from somebody at an unknown address.
    pub(crate) fn unknown_street(&self) -> PerLevel {
        let mut street: PerLevel = if self.streets.is_empty() { [1.0; LEVELS] } else { [0.0; LEVELS] };
        for (_, share, word) in &self.streets {
            (0..LEVELS).for_each(|level| street[level] = street[level].max(share * word.unknown[level]));
        }
        street
    }

    /// Probability of the house number from somebody at an unknown address.
    pub(crate) fn unknown_house(&self) -> PerLevel {
        let mut house: PerLevel = if self.houses.is_empty() { [1.0; LEVELS] } else { [0.0; LEVELS] };
        for (_, share, word) in &self.houses {
            (0..LEVELS).for_each(|level| house[level] = house[level].max(share * word.unknown[level]));
        }
        house
    }

    /// Probability of street, house number, city and zip from somebody at an unknown address inside the roll's area, and from
    /// somebody outside it.
    pub(crate) fn unknown_place(&self) -> [PerLevel; 2] {
        let (street, house) = (self.unknown_street(), self.unknown_house());
        [&self.locality.unknown, &self.locality.outside]
            .map(|locality| times(&times(&street, &house), locality))
    }
}

/// The runs of words that some reading takes for a name.
fn segments(name: &WrittenName) -> Vec<Segment> {
    let mut segments: Vec<Segment> = name
        .readings
        .iter()
        .flat_map(|reading| [reading.first, reading.middle, reading.last, reading.extra])
        .filter(|segment| segment.1 > 0)
        .collect();
    segments.sort_unstable();
    segments.dedup();
    segments
}

fn is_known(word: &Token, index: &Index) -> bool {
    index.names.keys.exact(word.as_bytes()).is_some()
}

/// The runs of words, each with what the dictionaries say of it.
fn parts_by(name: &WrittenName, mut word: impl FnMut(Segment, &Token) -> Arc<NameWord>) -> Vec<NamePart> {
    let part = |segment: Segment| {
        let token = name.join(segment);
        NamePart { segment, word: word(segment, &token), token }
    };
    segments(name).into_iter().map(part).collect()
}

fn parts(name: &WrittenName, index: &Index, desk: &mut Desk) -> Vec<NamePart> {
    parts_by(name, |segment, token| {
        let start = usize::from(segment.0);
        let words = &name.words[start..start + usize::from(segment.1)];
        if words.len() == 1 {
            desk.name(token, index)
        } else if words.iter().all(|word| is_known(word, index)) {
            Arc::new(NameWord::compound(token, index))
        } else {
            Arc::new(NameWord::close(token, index, &mut desk.seen))
        }
    })
}

/// As [`parts`], each word within one error; words run together only as the dictionary has them.
fn close_parts(name: &WrittenName, index: &Index, desk: &mut Desk) -> Vec<NamePart> {
    parts_by(name, |segment, token| {
        if token.len() == 1 {
            return desk.name(token, index);
        }
        let exact = NameWord::compound(token, index);
        let known = segment.1 > 1 || !exact.is_strange();
        Arc::new(if known { exact } else { NameWord::close(token, index, &mut desk.seen) })
    })
}

/// Shortest unknown word that may be two names.
const TWO_NAMES: usize = 5;

/// Adds readings of unknown words as two names that lost their space.
fn split_names(name: &mut WrittenName, index: &Index, desk: &mut Desk) {
    let names = &index.names;
    let bearers = |word: &Token| {
        let key = names.keys.exact(word.as_bytes())? as usize;
        Some(names.surname_weight[key] + names.first_weight[key])
    };
    for at in 0..name.count {
        let word = name.words[at];
        if word.len() >= TWO_NAMES && bearers(&word).is_none() {
            let strange = desk.name(&word, index).is_strange();
            name.split(at, strange, &bearers);
        }
    }
}
