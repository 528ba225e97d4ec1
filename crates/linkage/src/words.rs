//! The words of names and addresses: titles, suffixes, nicknames, street types, directions, unit designators.
//!
//! Nicknames come from the `nicknames` project (Apache-2.0) and a list of our own, street types from USPS Publication 28 as listed by
//! `usaddress-scourgify` (MIT); see `data/README.md`.

use std::sync::LazyLock;

use crate::hash::Map;
use crate::text::Token;

mod titles;

pub(crate) use titles::{
    JUNIOR, before_stuck_junior, is_degree, is_title, suffix, suffix_name, suffix_with_slip,
};

const NICKNAMES: [&str; 2] =
    [include_str!("../data/nicknames.csv"), include_str!("../data/nicknames_more.csv")];
const STREET_TYPES: &str = include_str!("../data/street_types.csv");

/// Pairs of a name and a nickname of it.
pub(crate) fn nickname_pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    NICKNAMES.iter().flat_map(|list| list.lines().skip(1)).filter_map(|row| row.split_once(','))
}

/// Names that stand for one another, in both directions.
pub(crate) static NICKNAMES_OF: LazyLock<Map<Token, Vec<Token>>> = LazyLock::new(|| {
    let mut related: Map<Token, Vec<Token>> = Map::default();
    for (name, nickname) in nickname_pairs() {
        let (name, nickname) = (Token::new(name.as_bytes()), Token::new(nickname.as_bytes()));
        related.entry(name).or_default().push(nickname);
        related.entry(nickname).or_default().push(name);
    }
    for list in related.values_mut() {
        list.sort_unstable();
        list.dedup();
    }
    related
});

static TYPES: LazyLock<(Map<Token, u8>, Vec<&'static str>)> = LazyLock::new(|| {
    let rows = || STREET_TYPES.lines().skip(1).filter_map(|row| row.split_once(','));
    let mut names: Vec<&str> = rows().map(|(_, abbreviation)| abbreviation).collect();
    names.sort_unstable();
    names.dedup();
    names.insert(0, "");
    let number = |name: &str| names.iter().position(|known| *known == name).map_or(0, crate::num::short);
    let map = rows().map(|(written, name)| (Token::new(written.as_bytes()), number(name))).collect();
    (map, names)
});

/// The number of a street type, whichever way it is written; 0 is none.
pub(crate) fn street_type(word: &Token) -> Option<u8> {
    TYPES.0.get(word).copied()
}

/// The abbreviation of a street type's number.
pub(crate) fn street_type_name(number: u8) -> &'static str {
    TYPES.1.get(usize::from(number)).copied().unwrap_or("")
}

/// Street types and directions that most addresses have, and that hardly anybody is called.
pub(crate) fn is_usual_way(word: &Token) -> bool {
    const USUAL: &str = "st street str ave avenue av rd road dr drive ln lane ct court blvd boulevard way pl place cir circle \
                         ter terrace pkwy hwy loop n s e w north south east west ne nw se sw";
    USUAL.split_ascii_whitespace().any(|usual| usual.as_bytes() == word.as_bytes())
}

/// Compass directions as a number from 1 to 8; 0 is none.
pub(crate) fn direction(word: &Token) -> Option<u8> {
    Some(match word.as_bytes() {
        b"n" | b"north" | b"no" => 1,
        b"s" | b"south" | b"so" => 2,
        b"e" | b"east" => 3,
        b"w" | b"west" => 4,
        b"ne" | b"northeast" => 5,
        b"nw" | b"northwest" => 6,
        b"se" | b"southeast" => 7,
        b"sw" | b"southwest" => 8,
        _ => return None,
    })
}

/// The letters of a direction's number.
pub(crate) const fn direction_name(number: u8) -> &'static str {
    match number {
        1 => "N",
        2 => "S",
        3 => "E",
        4 => "W",
        5 => "NE",
        6 => "NW",
        7 => "SE",
        8 => "SW",
        _ => "",
    }
}

/// Whether the word announces a unit.
pub(crate) fn announces_unit(word: &Token) -> bool {
    matches!(
        word.as_bytes(),
        b"#" | b"apt"
            | b"apartment"
            | b"unit"
            | b"ste"
            | b"suite"
            | b"rm"
            | b"room"
            | b"spc"
            | b"space"
            | b"lot"
            | b"bldg"
            | b"building"
            | b"fl"
            | b"floor"
            | b"trlr"
            | b"trailer"
            | b"ph"
            | b"penthouse"
    )
}

/// Words of a surname that are no surname by themselves.
pub(crate) fn is_particle(word: &Token) -> bool {
    matches!(
        word.as_bytes(),
        b"de"
            | b"la"
            | b"del"
            | b"los"
            | b"las"
            | b"van"
            | b"der"
            | b"den"
            | b"von"
            | b"da"
            | b"dos"
            | b"di"
            | b"du"
            | b"le"
            | b"st"
            | b"san"
            | b"mac"
            | b"mc"
            | b"el"
            | b"al"
            | b"bin"
            | b"ter"
    )
}

/// One spelling for words that streets and cities write in two ways: `1st` for `first`, `saint` for a leading `st`.
pub(crate) fn place_word(word: &Token, leading: bool) -> Token {
    let plain: &[u8] = match word.as_bytes() {
        b"first" => b"1st",
        b"second" => b"2nd",
        b"third" => b"3rd",
        b"fourth" => b"4th",
        b"fifth" => b"5th",
        b"sixth" => b"6th",
        b"seventh" => b"7th",
        b"eighth" => b"8th",
        b"ninth" => b"9th",
        b"tenth" => b"10th",
        b"eleventh" => b"11th",
        b"twelfth" => b"12th",
        b"st" if leading => b"saint",
        b"mt" if leading => b"mount",
        b"ft" if leading => b"fort",
        b"n" | b"no" if leading => b"north",
        b"s" | b"so" if leading => b"south",
        b"e" if leading => b"east",
        b"w" if leading => b"west",
        other => other,
    };
    Token::new(plain)
}

/// A street's or city's name as one word.
pub(crate) fn place_key(words: &[Token]) -> Token {
    let mut key = Token::EMPTY;
    for (place, word) in words.iter().enumerate() {
        let leading = place == 0 && words.len() > 1;
        key = Token::join(&[key, place_word(word, leading)]);
    }
    key
}
