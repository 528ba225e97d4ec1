//! A line as it was written, and what its words may mean.

use crate::text::{Token, tokens};

mod address;
mod name;

pub(crate) use address::WrittenAddress;
pub(crate) use name::{Reading, Segment, WrittenName};

use crate::index::{city_key, zip_key};

/// What a signer wrote on a line, as far as it was keyed or read. Any field may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The printed name, parts in any order.
    pub printed_name: String,
    /// House number, street, unit, in one field.
    pub address: String,
    /// City.
    pub city: String,
    /// Zip code; only the first five digits are compared.
    pub zip: String,
}

/// "San Jose, CA" is San Jose.
fn without_state(city: &str) -> &str {
    let trimmed = city.trim_end_matches(|character: char| !character.is_ascii_alphabetic());
    let (Some((before, state)), true) = (trimmed.rsplit_once([' ', ',', '.']), trimmed.is_ascii()) else {
        return city;
    };
    const STATES: &str = "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM \
                          NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC";
    let state = state.to_ascii_uppercase();
    if before.trim().is_empty() || !STATES.split(' ').any(|known| known == state) { city } else { before }
}

/// A city as one word. A single letter before it (`S Jose`) stands for itself: it may begin San as well as South.
fn city_word(city: &str) -> Token {
    let words = tokens(city);
    let letters = |word: &&Token| word.as_bytes()[0].is_ascii_alphanumeric() || word.as_bytes()[0] >= 128;
    let mut kept = words.iter().filter(letters);
    match (kept.next(), kept.next()) {
        (Some(first), Some(_)) if first.len() == 1 => {
            Token::join(&words.iter().filter(letters).copied().collect::<Vec<_>>())
        }
        _ => city_key(city),
    }
}

/// A line's words, taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) name: WrittenName,
    pub(crate) address: WrittenAddress,
    pub(crate) city: Token,
    pub(crate) zip: Token,
}

impl Written {
    pub(crate) fn new(line: &Line) -> Self {
        let mut name = tokens(&line.printed_name);
        let mut address = tokens(&line.address);
        // Name and address in each other's box: a name has no house number.
        if name.first().is_some_and(Token::has_digit)
            && !address.iter().any(Token::has_digit)
            && name.len() > 1
        {
            std::mem::swap(&mut name, &mut address);
        }
        Self {
            name: WrittenName::new(&name),
            address: WrittenAddress::new(&address),
            city: city_word(without_state(&line.city)),
            zip: zip_key(&line.zip),
        }
    }

    /// Whether there is nothing to compare.
    pub(crate) fn is_empty(&self) -> bool {
        self.name.words.is_empty() && self.address.streets.is_empty() && self.address.house.is_empty()
    }
}
