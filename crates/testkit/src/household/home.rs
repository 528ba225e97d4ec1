//! Families: who bears whose name.

use super::{Setting, tradition};
use crate::day::Day;
use crate::names::{Name, Sex, Tradition, compound, local_surname, surname};
use crate::person::{Person, Suffix, newborn};
use crate::rng::Rng;

/// A household being filled.
pub(super) struct Home<'a> {
    pub(super) setting: &'a Setting,
    pub(super) people: Vec<Person>,
    /// Whose names the next person gets.
    pub(super) tradition: Tradition,
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
        let mut name = surname(self.tradition, rng);
        if self.tradition == Tradition::General && rng.chance(self.setting.mix.local_in_10_000) {
            // Names cluster where families stayed: the measured county has 5,692 voters who share a full name,
            // a quarter more than the nation's frequencies would give.
            name = Name::one(local_surname(self.setting.seed, rng));
        }
        if self.tradition == Tradition::Spanish && rng.chance(self.setting.mix.compound_in_10_000) {
            let mother = surname(self.tradition, rng);
            return compound(name, mother, rng, 3500);
        }
        name
    }

    pub(super) fn stranger(&mut self, age: u32, rng: &mut Rng) {
        let (sex, birth, last) = (Self::sex(rng), self.birth(age, rng), self.family_name(rng));
        self.people.push(newborn(self.tradition, sex, birth, last, 0, rng));
    }

    pub(super) fn couple(&mut self, age: u32, rng: &mut Rng) {
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
            _ => 2100,
        };
        let last = match rng.weighted(&[9510 - keeps, keeps, 340, 150]) {
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

    pub(super) fn in_law(&mut self, rng: &mut Rng) {
        if let Some(child) = self.people.last().copied() {
            let age = self.setting.as_of.ymd().0 - child.birth.ymd().0;
            self.spouse(child, u32::try_from(age).unwrap_or(30), rng);
        }
    }

    pub(super) fn relative(&mut self, age: u32, rng: &mut Rng) {
        let Some(of) = self.people.first().copied() else { return };
        let (sex, birth) = (Self::sex(rng), self.birth(age, rng));
        self.people.push(newborn(self.tradition, sex, birth, of.last, 0, rng));
    }

    pub(super) fn siblings(&mut self, count: u32, rng: &mut Rng) {
        let age = rng.between(19, 60);
        self.stranger(age, rng);
        for _ in 1..count {
            let age = (age + rng.between(0, 10)).saturating_sub(5).max(18);
            self.relative(age, rng);
        }
    }

    /// Grown children of the last couple (or parent) in the house, at least 18 years younger.
    pub(super) fn children(&mut self, count: u32, rng: &mut Rng) {
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
            // Blended families: a child of an earlier marriage keeps its father's name.
            let mut last = if rng.chance(1700) { self.family_name(rng) } else { father.last };
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
        if child.sex != father.sex || child.sex == Sex::Female || !rng.chance(650) {
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
        if !third
            && rng.chance(2500)
            && let Some(father) = self.people.iter_mut().find(|p| **p == father)
        {
            father.suffix = Suffix::Sr;
        }
        child
    }
}
