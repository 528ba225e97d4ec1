//! Cities, streets and dwellings of a county that does not exist. The zip codes (929xx) are unassigned.

mod cities;
mod streets;

pub(crate) use cities::{CITIES, City, OUT_OF_COUNTY, city};
pub(crate) use streets::{Street, streets};

use crate::rng::{Purpose, Rng};

/// What a unit is called on an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitKind {
    None,
    Apt,
    Unit,
    Space,
    Suite,
    Number,
}

impl UnitKind {
    pub(crate) const fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Apt => "APT",
            Self::Unit => "UNIT",
            Self::Space => "SPC",
            Self::Suite => "STE",
            Self::Number => "#",
        }
    }
}

/// How the units of one building are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// 1, 2, 3
    Plain,
    /// 101, 102, 201: floor and door
    Floors,
    /// A, B, C
    Letters,
    /// 1A, 1B, 2A
    FloorLetters,
}

/// One place where a household lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dwelling {
    pub(crate) street: u32,
    pub(crate) house: u32,
    /// 0 for none; the door's running number otherwise.
    pub(crate) unit: u32,
    pub(crate) unit_kind: UnitKind,
    pub(crate) numbering: Numbering,
    /// `1/2`, as in "21 1/2 Elm St".
    pub(crate) half: bool,
}

impl Dwelling {
    /// The unit as the door shows it; empty for none.
    pub(crate) fn unit_text(&self) -> String {
        let letter = |n: u32| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
        match (self.unit, self.numbering) {
            (0, _) => String::new(),
            (n, Numbering::Plain) => n.to_string(),
            (n, Numbering::Floors) => ((n - 1) / 12 * 100 + 101 + (n - 1) % 12).to_string(),
            (n, Numbering::Letters) if n <= 26 => letter(n - 1).to_string(),
            (n, Numbering::Letters) => n.to_string(),
            (n, Numbering::FloorLetters) => format!("{}{}", (n - 1) / 6 + 1, letter((n - 1) % 6)),
        }
    }
}

/// Shape of the housing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Housing {
    /// Dwellings in a building of several units, in 10,000.
    pub(crate) units_in_10_000: u32,
    /// Length of the longest building in units.
    pub(crate) tallest: u32,
}

/// All places of a county. Dwellings stand in the order of their streets; households are laid over them by `order`.
#[derive(Debug)]
pub(crate) struct Places {
    pub(crate) streets: Vec<Street>,
    pub(crate) dwellings: Vec<Dwelling>,
    /// Household number to dwelling number.
    pub(crate) order: Vec<u32>,
    pub(crate) precincts: u32,
}

impl Places {
    /// Room for `households` households and about 4 % empty dwellings.
    pub(crate) fn lay_out(seed: u64, voters: u64, households: usize, housing: Housing) -> Self {
        let wanted = households + households / 25 + 20;
        let streets = streets(seed, voters, wanted);
        let mut dwellings = Vec::with_capacity(wanted);
        for (i, street) in streets.iter().enumerate() {
            let mut rng = Rng::stream(seed, Purpose::Dwellings, i as u64);
            build(u32::try_from(i).unwrap_or(0), street, housing, &mut rng, &mut dwellings);
        }
        let mut order: Vec<u32> = (0..u32::try_from(dwellings.len()).unwrap_or(u32::MAX)).collect();
        Rng::stream(seed, Purpose::Dwellings, u64::MAX).shuffle(&mut order);
        let precincts = u32::try_from(voters / 1100).unwrap_or(1).max(5);
        Self { streets, dwellings, order, precincts }
    }

    /// Makes the dwelling of a household one house without units.
    pub(crate) fn open_house(&mut self, household: usize) {
        let dwelling = &mut self.dwellings[self.order[household] as usize];
        dwelling.unit = 0;
        dwelling.unit_kind = UnitKind::None;
    }

    pub(crate) fn dwelling(&self, index: u32) -> &Dwelling {
        &self.dwellings[index as usize]
    }

    pub(crate) fn street(&self, dwelling: &Dwelling) -> &Street {
        &self.streets[dwelling.street as usize]
    }

    pub(crate) fn city_of(&self, dwelling: &Dwelling) -> &'static City {
        city(self.street(dwelling).city)
    }

    /// Precincts follow the streets, as real ones do.
    pub(crate) fn precinct(&self, dwelling: u32) -> u32 {
        let of = u64::from(dwelling) * u64::from(self.precincts) / (self.dwellings.len().max(1) as u64);
        u32::try_from(of).unwrap_or(0)
    }
}

/// Numbers the houses of one street from its low end, with gaps, corners and buildings of several units.
fn build(index: u32, street: &Street, housing: Housing, rng: &mut Rng, out: &mut Vec<Dwelling>) {
    let mut house = street.lowest;
    let mut left = street.dwellings;
    // The mean building has about nine units, so a building starts less often than a dwelling lies in one.
    let starts = housing.units_in_10_000 / 7;
    while left > 0 {
        house += [2, 4, 6, 8, 10, 1, 20, 100][rng.weighted(&[20, 24, 14, 12, 12, 8, 8, 2])];
        if rng.chance(starts) {
            let most =
                [4, 12, 40, 120, housing.tallest][rng.weighted(&[46, 34, 14, 5, 1])].min(housing.tallest);
            let units = rng.between(2, most.max(2)).min(left);
            let numbering =
                [Numbering::Plain, Numbering::Floors, Numbering::Letters, Numbering::FloorLetters];
            let numbering = numbering[rng.weighted(&[45, 30, 18, 7])];
            let kinds = [UnitKind::Apt, UnitKind::Unit, UnitKind::Space, UnitKind::Suite, UnitKind::Number];
            let unit_kind = kinds[rng.weighted(&[62, 20, 6, 1, 11])];
            for unit in 1..=units {
                out.push(Dwelling { street: index, house, unit, unit_kind, numbering, half: false });
            }
            left -= units;
        } else {
            let half = rng.chance(12);
            let (unit_kind, numbering) = (UnitKind::None, Numbering::Plain);
            out.push(Dwelling { street: index, house, unit: 0, unit_kind, numbering, half });
            left -= 1;
        }
    }
}
