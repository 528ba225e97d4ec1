//! Who lives behind one door.

mod home;

use crate::day::Day;
use crate::names::{Sex, Tradition};
use crate::person::{Person, Suffix};
use crate::rng::{Purpose, Rng};
use home::Home;

/// The composition of a household, drawn before its people so that a county of exactly N voters can be laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Single,
    Couple,
    CoupleAndChildren,
    ParentAndChildren,
    Siblings,
    Roommates,
    ThreeGenerations,
    /// A home for the elderly, a dormitory: many registrants, one address, no units.
    Quarters,
}

/// How the families of a county form their names, in parts per thousand of the households, in the order of
/// [`Tradition`]'s variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mix {
    pub(crate) traditions: [u32; 8],
    /// Spanish names of two surnames, in 10,000.
    pub(crate) compound_in_10_000: u32,
    /// Families of one of the county's own old names, in 10,000.
    pub(crate) local_in_10_000: u32,
}

/// What generation of people needs to know of the county.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) seed: u64,
    pub(crate) as_of: Day,
    pub(crate) mix: Mix,
}

const KINDS: [Kind; 7] = [
    Kind::Single,
    Kind::Couple,
    Kind::CoupleAndChildren,
    Kind::ParentAndChildren,
    Kind::Siblings,
    Kind::Roommates,
    Kind::ThreeGenerations,
];

/// The kind of household number `index` and how many registrants it has.
pub(crate) fn size(seed: u64, index: u64) -> (Kind, u32) {
    let mut rng = Rng::stream(seed, Purpose::Sizes, index);
    let kind = KINDS[rng.weighted(&[312, 292, 130, 80, 25, 130, 31])];
    let size = match kind {
        Kind::Single | Kind::Quarters => 1,
        Kind::Couple => 2,
        Kind::CoupleAndChildren => [3, 4, 5][rng.weighted(&[62, 30, 8])],
        Kind::ParentAndChildren => [2, 3, 4][rng.weighted(&[70, 24, 6])],
        Kind::Siblings => [2, 3][rng.weighted(&[85, 15])],
        Kind::Roommates => [2, 3, 4, 5][rng.weighted(&[66, 20, 10, 4])],
        Kind::ThreeGenerations => [4, 5, 6, 7][rng.weighted(&[45, 30, 17, 8])],
    };
    (kind, size)
}

/// The people of household `index`, `count` of them.
pub(crate) fn people(setting: &Setting, index: u64, kind: Kind, count: u32) -> Vec<Person> {
    let mut rng = Rng::stream(setting.seed, Purpose::People, index);
    let rng = &mut rng;
    let age = |rng: &mut Rng| adult_age(rng);
    let mut home = Home { setting, people: Vec::new(), tradition: tradition(setting, rng) };
    match kind {
        Kind::Single => {
            let age = age(rng);
            home.stranger(age, rng);
        }
        Kind::Couple => home.couple(adult_age(rng), rng),
        Kind::CoupleAndChildren => {
            home.couple(rng.between(44, 74), rng);
            home.children(count.saturating_sub(2), rng);
        }
        Kind::ParentAndChildren => {
            let age = rng.between(42, 80);
            home.stranger(age, rng);
            home.children(count.saturating_sub(1), rng);
        }
        Kind::Siblings => home.siblings(count, rng),
        Kind::Roommates => {
            for _ in 0..count {
                home.tradition = tradition(setting, rng);
                let age = rng.between(19, 45);
                home.stranger(age, rng);
            }
        }
        Kind::ThreeGenerations => {
            home.couple(rng.between(62, 82), rng);
            home.children(1, rng);
            home.in_law(rng);
            home.children(count.saturating_sub(4), rng);
        }
        Kind::Quarters => {
            for _ in 0..count {
                home.tradition = tradition(setting, rng);
                let age = if index.is_multiple_of(2) { rng.between(68, 99) } else { rng.between(18, 23) };
                home.stranger(age, rng);
            }
        }
    }
    home.people
}

/// One more member of the family in a household, who is not on the roll: a child, a brother, a spouse.
pub(crate) fn unregistered_relative(setting: &Setting, registered: &Person, rng: &mut Rng) -> Person {
    let mut home = Home { setting, people: vec![*registered], tradition: registered.tradition };
    let age = setting.as_of.ymd().0 - registered.birth.ymd().0;
    // Every tenth son of a registered father bears his whole name.
    if age > 42 && rng.chance(6000) {
        home.children(1, rng);
        if let Some(child) = home.people.last_mut()
            && registered.sex == Sex::Male
            && rng.chance(1000)
        {
            child.first = registered.first;
            child.sex = Sex::Male;
            child.suffix = if rng.chance(2500) { Suffix::Jr } else { Suffix::None };
        }
    } else {
        let age = u32::try_from(age).unwrap_or(30).clamp(19, 95);
        let age = (age + rng.between(0, 16)).saturating_sub(8).max(18);
        home.relative(age, rng);
    }
    let mut person = home.people.pop().unwrap_or(*registered);
    person.last = registered.last;
    person
}

fn tradition(setting: &Setting, rng: &mut Rng) -> Tradition {
    Tradition::ALL[rng.weighted(&setting.mix.traditions)]
}

/// Ages of registrants: few at 18, most between 30 and 70, a long tail to 100.
fn adult_age(rng: &mut Rng) -> u32 {
    match rng.weighted(&[16, 38, 32, 13, 1]) {
        0 => rng.between(18, 29),
        1 => rng.between(28, 49),
        2 => rng.between(48, 69),
        3 => rng.between(67, 89),
        _ => rng.between(88, 103),
    }
}
