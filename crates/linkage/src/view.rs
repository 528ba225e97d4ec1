//! A line with everything the dictionaries say about its words.

use std::sync::Arc;

use crate::channel::{LEVELS, PerLevel};
use crate::desk::Desk;
use crate::index::Index;
use crate::line::{Segment, Written};
use crate::nearby::{Localities, NameWord, PlaceWord};
use crate::parameters::Parameters;
use crate::text::Token;

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
    pub(crate) house: Option<Arc<PlaceWord>>,
    pub(crate) locality: Arc<Localities>,
}

impl View {
    pub(crate) fn new(written: Written, index: &Index, parameters: &Parameters, desk: &mut Desk) -> Self {
        let mut segments: Vec<Segment> = written
            .name
            .readings
            .iter()
            .flat_map(|reading| [reading.first, reading.middle, reading.last, reading.extra])
            .filter(|segment| segment.1 > 0)
            .collect();
        segments.sort_unstable();
        segments.dedup();
        let parts = segments
            .into_iter()
            .map(|segment| {
                let token = written.name.join(segment);
                let start = usize::from(segment.0);
                let words = &written.name.words[start..start + usize::from(segment.1)];
                let names = |word: &Token| index.names.keys.exact(word.as_bytes()).is_some();
                let word = if words.len() > 1 && words.iter().all(names) {
                    desk.compound(&token, index, parameters)
                } else {
                    desk.name(&token, index, parameters)
                };
                NamePart { segment, token, word }
            })
            .collect();
        // A street that is on the roll as written needs no other reading.
        let known = |token: &Token| index.places.streets.exact(token.as_bytes()).is_some();
        let certain = written.address.streets.first().is_some_and(|(token, _)| known(token));
        let streets = written
            .address
            .streets
            .iter()
            .enumerate()
            .filter(|(place, (token, _))| *place == 0 || !certain || known(token))
            .map(|(_, street)| street)
            .map(|(token, share)| (*token, *share, desk.street(token, index, parameters)))
            .collect();
        let house = (!written.address.house.is_empty())
            .then(|| desk.house(&written.address.house, index, parameters));
        let locality = desk.locality(&written.city, &written.zip, index);
        Self { written, parts, streets, house, locality }
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

    /// Probability of street, house number, city and zip from somebody at an unknown address.
    pub(crate) fn unknown_place(&self) -> PerLevel {
        let street = self.unknown_street();
        let house = self.house.as_ref().map_or([1.0; LEVELS], |house| house.unknown);
        std::array::from_fn(|level| street[level] * house[level] * self.locality.unknown[level])
    }
}
