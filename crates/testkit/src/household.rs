//! Who lives behind one door.

use crate::day::Day;
use crate::names::{Name, Sex, Tradition, compound, surname};
use crate::person::{Person, Suffix, newborn};
use crate::rng::{Purpose, Rng};

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
    let kind = KINDS[rng.weighted(&[335, 315, 130, 80, 25, 85, 30])];
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

struct Home<'a> {
    setting: &'a Setting,
    people: Vec<Person>,
    tradition: Tradition,
}

impl Home<'_> {
    fn birth(&self, age: u32, rng: &mut Rng) -> Day {
        let days = i32::try_from(age * 365 + age / 4 + rng.between(1, 364)).unwrap_or(0);
        self.setting.as_of.plus(-days)
    }

    fn sex(rng: &mut Rng) -> Sex {
        if rng.chance(5150) { Sex::Female } else { Sex::Male }
    }

    fn family_name(&self, rng: &mut Rng) -> Name {
        let name = surname(self.tradition, rng);
        if self.tradition == Tradition::Spanish && rng.chance(self.setting.mix.compound_in_10_000) {
            let mother = surname(self.tradition, rng);
            return compound(name, mother, rng, 3500);
        }
        name
    }

    fn stranger(&mut self, age: u32, rng: &mut Rng) {
        let (sex, birth, last) = (Self::sex(rng), self.birth(age, rng), self.family_name(rng));
        self.people.push(newborn(self.tradition, sex, birth, last, 0, rng));
    }

    fn couple(&mut self, age: u32, rng: &mut Rng) {
        let (birth, last) = (self.birth(age, rng), self.family_name(rng));
        let husband = newborn(self.tradition, Sex::Male, birth, last, 0, rng);
        self.people.push(husband);
        self.spouse(husband, age, rng);
    }

    /// Her name: his, her own, or both; how often depends on where the custom comes from.
    fn spouse(&mut self, of: Person, age: u32, rng: &mut Rng) {
        let home = self.tradition;
        if rng.chance(1200) {
            self.tradition = tradition(self.setting, rng);
        }
        let age = (age + rng.between(0, 8)).saturating_sub(5).max(18);
        let sex = match of.sex {
            Sex::Male if rng.chance(9750) => Sex::Female,
            Sex::Female if rng.chance(9750) => Sex::Male,
            same => same,
        };
        let birth = self.birth(age, rng);
        let own = self.family_name(rng);
        let keeps = match home {
            Tradition::Chinese | Tradition::Korean | Tradition::Vietnamese => 6500,
            Tradition::Spanish => 3800,
            Tradition::Indian => 3000,
            _ => 1300,
        };
        let last = match rng.weighted(&[9600 - keeps, keeps, 340, 60]) {
            0 => of.last,
            1 => own,
            2 => compound(own, of.last, rng, 10_000),
            _ => compound(own, of.last, rng, 0),
        };
        let mut person = newborn(self.tradition, sex, birth, last, 0, rng);
        if last == of.last && person.tradition == Tradition::General && rng.chance(1800) {
            person.middle = own;
        }
        self.people.push(person);
        self.tradition = home;
    }

    fn in_law(&mut self, rng: &mut Rng) {
        if let Some(child) = self.people.last().copied() {
            let age = self.setting.as_of.ymd().0 - child.birth.ymd().0;
            self.spouse(child, u32::try_from(age).unwrap_or(30), rng);
        }
    }

    fn relative(&mut self, age: u32, rng: &mut Rng) {
        let Some(of) = self.people.first().copied() else { return };
        let (sex, birth) = (Self::sex(rng), self.birth(age, rng));
        self.people.push(newborn(self.tradition, sex, birth, of.last, 0, rng));
    }

    fn siblings(&mut self, count: u32, rng: &mut Rng) {
        let age = rng.between(19, 60);
        self.stranger(age, rng);
        for _ in 1..count {
            let age = (age + rng.between(0, 10)).saturating_sub(5).max(18);
            self.relative(age, rng);
        }
    }

    /// Grown children of the last couple (or parent) in the house, at least 18 years younger.
    fn children(&mut self, count: u32, rng: &mut Rng) {
        let parents: Vec<Person> = self.people.iter().rev().take(2).copied().collect();
        let Some(youngest) = parents.iter().map(|p| p.birth).max() else { return };
        let father = parents.iter().find(|p| p.sex == Sex::Male).or(parents.first()).copied();
        let Some(father) = father else { return };
        let mother = parents.iter().find(|p| **p != father).map_or(Name::NONE, |p| p.last);
        let first_child = self.people.len();
        for _ in 0..count {
            let age = self.setting.as_of.since(youngest) / 365;
            let span = u32::try_from((age - 18 - 18).clamp(0, 22)).unwrap_or(0);
            let birth = self.birth(18 + rng.between(0, span), rng);
            let mut last = father.last;
            if self.tradition == Tradition::Spanish && rng.chance(self.setting.mix.compound_in_10_000) {
                last = compound(father.last, mother, rng, 3500);
            }
            let sex = Self::sex(rng);
            let mut child = newborn(self.tradition, sex, birth, last, mother.first, rng);
            // One namesake a family at most.
            if self.people[first_child..].iter().all(|p| p.first != father.first) {
                child = self.namesake(child, father, rng);
            }
            self.people.push(child);
        }
    }

    /// A son of his father's whole name. 293 groups of 60,568 voters share first name, last name and address.
    fn namesake(&mut self, mut child: Person, father: Person, rng: &mut Rng) -> Person {
        if child.sex != father.sex || child.sex == Sex::Female || !rng.chance(850) {
            return child;
        }
        child.first = father.first;
        child.last = father.last;
        if rng.chance(6000) {
            child.middle = father.middle;
        }
        let third = matches!(father.suffix, Suffix::Jr | Suffix::Ii);
        child.suffix = match rng.weighted(&[62, 38]) {
            0 if third => Suffix::Iii,
            0 => Suffix::Jr,
            _ => Suffix::None,
        };
        if !third && rng.chance(2500)
            && let Some(father) = self.people.iter_mut().find(|p| **p == father)
        {
            father.suffix = Suffix::Sr;
        }
        child
    }
}
