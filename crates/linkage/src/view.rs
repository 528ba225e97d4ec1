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
    pub(crate) houses: Vec<(f64, Arc<PlaceWord>)>,
    pub(crate) locality: Arc<Localities>,
}

impl View {
    pub(crate) fn new(mut written: Written, index: &Index, parameters: &Parameters, desk: &mut Desk) -> Self {
        split_names(&mut written.name, index, parameters, desk);
        let parts = parts(&written.name, index, parameters, desk);
        // A street that is on the roll as written needs no other reading.
        let known = |token: &Token| index.places.streets.exact(token.as_bytes()).is_some();
        let address = &written.address;
        let certain = address.streets.first().is_some_and(|(token, _)| known(token));
        let streets = address
            .streets
            .iter()
            .enumerate()
            .filter(|(place, (token, _))| *place == 0 || !certain || known(token))
            .map(|(_, (token, share))| (*token, *share, desk.street(token, index, parameters)))
            .collect();
        let first = (!address.house.is_empty()).then_some((address.house, 1.0));
        let houses = first.into_iter().chain(address.other_houses.iter().copied());
        let houses = houses.map(|(token, share)| (share, desk.house(&token, index, parameters))).collect();
        let locality = desk.locality(&written.city, &written.zip, index);
        Self { written, parts, streets, houses, locality }
    }

    pub(crate) fn part(&self, segment: Segment) -> Option<&NamePart> {
        self.parts.iter().find(|part| part.segment == segment)
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
        for (share, word) in &self.houses {
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
fn parts(name: &WrittenName, index: &Index, parameters: &Parameters, desk: &mut Desk) -> Vec<NamePart> {
    let mut segments: Vec<Segment> = name
        .readings
        .iter()
        .flat_map(|reading| [reading.first, reading.middle, reading.last, reading.extra])
        .filter(|segment| segment.1 > 0)
        .collect();
    segments.sort_unstable();
    segments.dedup();
    let known = |word: &Token| index.names.keys.exact(word.as_bytes()).is_some();
    segments
        .into_iter()
        .map(|segment| {
            let token = name.join(segment);
            let start = usize::from(segment.0);
            let words = &name.words[start..start + usize::from(segment.1)];
            let word = if words.len() > 1 && words.iter().all(known) {
                desk.compound(&token, index, parameters)
            } else {
                desk.name(&token, index, parameters)
            };
            NamePart { segment, token, word }
        })
        .collect()
}

/// Shortest unknown word that may be two names.
const TWO_NAMES: usize = 5;

/// Adds readings of unknown words as two names that lost their space.
fn split_names(name: &mut WrittenName, index: &Index, parameters: &Parameters, desk: &mut Desk) {
    let names = &index.names;
    let bearers = |word: &Token| {
        let key = names.keys.exact(word.as_bytes())? as usize;
        Some(names.surname_weight[key] + names.first_weight[key])
    };
    for at in 0..name.count {
        let word = name.words[at];
        if word.len() >= TWO_NAMES && bearers(&word).is_none() {
            let strange = desk.name(&word, index, parameters).is_strange();
            name.split(at, strange, &bearers);
        }
    }
}
