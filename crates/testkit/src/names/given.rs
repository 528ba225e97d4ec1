//! First and middle names.

use super::tables::{Tables, tables};
use super::{Join, Name, Sex, Tradition};
use crate::rng::Rng;

/// What decides a person's first and middle name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming {
    pub(crate) tradition: Tradition,
    pub(crate) sex: Sex,
    pub(crate) birth_year: i32,
    /// Mother's surname, which some put in the middle.
    pub(crate) mother: u32,
}

/// A first name and a middle name (often empty or an initial).
pub(crate) fn middle_and_first(who: Naming, rng: &mut Rng) -> (Name, Name) {
    let t = tables();
    let own = |rng: &mut Rng| t.given(who.tradition, who.sex, who.birth_year, rng);
    let western = |rng: &mut Rng| t.given(Tradition::General, who.sex, who.birth_year, rng);
    let (first, middle) = match who.tradition {
        Tradition::General => general(t, who, rng),
        Tradition::Spanish => {
            let first = if rng.chance(6200) { own(rng) } else { western(rng) };
            let middle = if rng.chance(2500) { 0 } else { own(rng) };
            (two_word(first, own(rng), 120, rng), Name::one(middle))
        }
        Tradition::Filipino => {
            let first = if rng.chance(4500) { own(rng) } else { western(rng) };
            let middle = if who.mother != 0 { who.mother } else { t.surname(Tradition::Filipino, rng) };
            (two_word(first, western(rng), 500, rng), Name::one(if rng.chance(1200) { 0 } else { middle }))
        }
        Tradition::Vietnamese => vietnamese(t, who, rng),
        Tradition::Chinese => chinese(t, who, rng),
        Tradition::Korean => korean(t, who, rng),
        Tradition::Indian => {
            let middle = match rng.weighted(&[45, 30, 25]) {
                0 => Name::NONE,
                1 => Name::one(own(rng)),
                // The father's name in the middle, usually as a letter.
                _ => Name::one(t.given(who.tradition, Sex::Male, who.birth_year, rng)).initial(),
            };
            (Name::one(own(rng)), middle)
        }
        Tradition::Japanese => {
            if rng.chance(6000) {
                (Name::one(western(rng)), Name::one(own(rng)))
            } else {
                (Name::one(own(rng)), Name::NONE)
            }
        }
    };
    // A person rarely bears the same word twice.
    if middle.first == first.first { (first, Name::NONE) } else { (first, middle) }
}

fn two_word(first: u32, second: u32, in_10_000: u32, rng: &mut Rng) -> Name {
    if first != second && rng.chance(in_10_000) {
        Name::two(first, second, Join::Spaced)
    } else {
        Name::one(first)
    }
}

fn general(t: &Tables, who: Naming, rng: &mut Rng) -> (Name, Name) {
    let given = |rng: &mut Rng| t.given(Tradition::General, who.sex, who.birth_year, rng);
    let first = given(rng);
    // 185 of 60,568 voters of the measured county have a first name of two words.
    let first = match who.sex {
        Sex::Female => two_word(first, given(rng), 26, rng),
        Sex::Male => two_word(first, given(rng), 10, rng),
    };
    let middle = match rng.weighted(&[500, 480, 840, 8180]) {
        0 => Name::NONE,
        1 => Name::one(given(rng)).initial(),
        2 if who.sex == Sex::Female => Name::one(t.surname(Tradition::General, rng)),
        _ => Name::one(given(rng)),
    };
    (first, middle)
}

/// `THANH VAN`, `VAN THANH`, `THI HONG`: family and office rarely agree on which word is the first name.
fn vietnamese(t: &Tables, who: Naming, rng: &mut Rng) -> (Name, Name) {
    let own = |rng: &mut Rng| t.given(Tradition::Vietnamese, who.sex, who.birth_year, rng);
    let marker = if who.sex == Sex::Male { t.id("VAN") } else { t.id("THI") };
    if who.birth_year > 1980 && rng.chance(4500) {
        let western = t.given(Tradition::General, who.sex, who.birth_year, rng);
        return (Name::one(western), Name::one(if rng.chance(2500) { 0 } else { own(rng) }));
    }
    let (a, b) = (own(rng), own(rng));
    match rng.weighted(&[34, 16, 18, 14, 18]) {
        0 => (Name::one(a), Name::one(marker)),
        1 => (Name::one(a), Name::one(b)),
        2 => (Name::two(a, b, Join::Spaced), Name::NONE),
        3 => (Name::one(a), Name::two(marker, b, Join::Spaced)),
        _ => (Name::one(a), Name::NONE),
    }
}

fn chinese(t: &Tables, who: Naming, rng: &mut Rng) -> (Name, Name) {
    let own = |rng: &mut Rng| t.given(Tradition::Chinese, who.sex, who.birth_year, rng);
    let syllables = |rng: &mut Rng| {
        let (a, b) = (own(rng), own(rng));
        match rng.weighted(&[55, 15, 15, 15]) {
            0 => Name::two(a, b, Join::Glued),
            1 => Name::two(a, b, Join::Hyphenated),
            2 => Name::two(a, b, Join::Spaced),
            _ => Name::one(a),
        }
    };
    if rng.chance(4800) {
        let middle = if rng.chance(3500) { Name::NONE } else { syllables(rng) };
        (Name::one(t.given(Tradition::General, who.sex, who.birth_year, rng)), middle)
    } else {
        let middle = if rng.chance(1000) { Name::one(own(rng)) } else { Name::NONE };
        (syllables(rng), middle)
    }
}

fn korean(t: &Tables, who: Naming, rng: &mut Rng) -> (Name, Name) {
    let own = |rng: &mut Rng| t.given(Tradition::Korean, who.sex, who.birth_year, rng);
    let (a, b) = (own(rng), own(rng));
    match rng.weighted(&[30, 20, 15, 20, 15]) {
        0 => (Name::one(a), Name::one(b)),
        1 => (Name::two(a, b, Join::Spaced), Name::NONE),
        2 => (Name::two(a, b, Join::Hyphenated), Name::NONE),
        3 => (Name::one(t.given(Tradition::General, who.sex, who.birth_year, rng)), Name::one(a)),
        _ => (Name::one(t.given(Tradition::General, who.sex, who.birth_year, rng)), Name::NONE),
    }
}
