//! Why a voter is proposed, field by field, in words a clerk reads at a glance.

use std::fmt;

use crate::channel::PerLevel;
use crate::index::{Index, Record};
use crate::line::Reading;
use crate::parameters::Parameters;
use crate::posterior::Explanations;
use crate::view::View;
use crate::weigh::{AddressScale, NameScale, ONE, suffix, unknown_middle, unknown_suffix, way_ratio};

mod fields;

/// What a piece of evidence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// How likely any one voter is before the line is read: the share of signers on the roll over its size.
    Beforehand,
    /// Surname.
    LastName,
    /// First name.
    FirstName,
    /// Middle name or initial.
    MiddleName,
    /// Generation suffix.
    Suffix,
    /// House number.
    HouseNumber,
    /// Street name.
    Street,
    /// Street type and directions.
    StreetType,
    /// Unit.
    Unit,
    /// City and zip code.
    Locality,
    /// The address as a whole, where the line gives another than the roll.
    Address,
    /// Other voters and unregistered people who explain the line too.
    Rivals,
}

impl Subject {
    /// A stable code, for files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Beforehand => "beforehand",
            Self::LastName => "last",
            Self::FirstName => "first",
            Self::MiddleName => "middle",
            Self::Suffix => "suffix",
            Self::HouseNumber => "house",
            Self::Street => "street",
            Self::StreetType => "street-type",
            Self::Unit => "unit",
            Self::Locality => "city-zip",
            Self::Address => "address",
            Self::Rivals => "rivals",
        }
    }
}

/// How a field of the line and the roll compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Comparison {
    /// Nothing to compare, as with the weights that are not about a field.
    None,
    /// The same.
    Same,
    /// One letter or digit differs.
    OneLetter,
    /// Two letters or digits differ.
    TwoLetters,
    /// More differ, and yet the whole is alike.
    SeveralLetters,
    /// Two neighbouring letters are swapped.
    LettersSwapped,
    /// Two neighbouring digits are swapped.
    DigitsSwapped,
    /// One digit differs.
    OneDigit,
    /// A nickname of the name, or the name of a nickname.
    Nickname,
    /// The beginning of the name stands for the name.
    ShortForm,
    /// An initial that fits.
    Initial,
    /// One part of a compound name stands for the whole.
    OneOfTwo,
    /// The middle name is used as the first name.
    MiddleAsFirst,
    /// The line has it, the roll has not.
    NotOnRoll,
    /// The roll has it, the line has not.
    Missing,
    /// The unit is not written: tolerated, 2 CCR 20931.
    UnitMissing,
    /// Another unit is written: tolerated, 2 CCR 20931.
    UnitDifferent,
    /// The street is abbreviated: tolerated, 2 CCR 20931.
    StreetAbbreviated,
    /// A fraction of a house number is missing or differs: tolerated, 2 CCR 20931.
    FractionDiffers,
    /// A post office box stands beside the matching street: tolerated, 2 CCR 20931.
    BoxAndStreet,
    /// The city is not written: tolerated, 2 CCR 20931.
    CityMissing,
    /// The city is abbreviated: tolerated, 2 CCR 20931.
    CityAbbreviated,
    /// Something else altogether.
    Different,
    /// Moved: a rare name with another address.
    Moved,
    /// A post office box and no street.
    BoxOnly,
}

impl Comparison {
    /// The words a clerk reads.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Same => "same",
            Self::OneLetter => "one letter",
            Self::TwoLetters => "two letters",
            Self::SeveralLetters => "several letters",
            Self::LettersSwapped => "letters swapped",
            Self::DigitsSwapped => "digits swapped",
            Self::OneDigit => "one digit",
            Self::Nickname => "nickname",
            Self::ShortForm => "short form",
            Self::Initial => "initial",
            Self::OneOfTwo => "one of two names",
            Self::MiddleAsFirst => "middle name as first",
            Self::NotOnRoll => "not on the roll",
            Self::Missing => "not written",
            Self::UnitMissing => "unit missing (20931)",
            Self::UnitDifferent => "unit different (20931)",
            Self::StreetAbbreviated => "street abbreviated (20931)",
            Self::FractionDiffers => "fraction differs (20931)",
            Self::BoxAndStreet => "PO box and street (20931)",
            Self::CityMissing => "city missing (20931)",
            Self::CityAbbreviated => "city abbreviated (20931)",
            Self::Different => "different",
            Self::Moved => "moved: name fits, other address",
            Self::BoxOnly => "PO box only",
        }
    }

    /// Whether 2 CCR 20931 tells the clerk to count the line in spite of this difference.
    #[must_use]
    pub const fn tolerated(self) -> bool {
        matches!(
            self,
            Self::UnitMissing
                | Self::UnitDifferent
                | Self::StreetAbbreviated
                | Self::FractionDiffers
                | Self::BoxAndStreet
                | Self::CityMissing
                | Self::CityAbbreviated
        )
    }
}

/// One piece of evidence for or against a voter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// What it is about.
    pub subject: Subject,
    /// How line and roll compare.
    pub comparison: Comparison,
    /// Natural logarithm of the factor by which it changes the odds. A candidate's weights sum to the log-odds of its
    /// probability.
    pub weight: f64,
}

impl fmt::Display for Evidence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (subject, words) = (self.subject.code(), self.comparison.words());
        match self.comparison {
            Comparison::None => write!(formatter, "{subject} {:+.1}", self.weight),
            _ => write!(formatter, "{subject}: {words} {:+.1}", self.weight),
        }
    }
}

/// What is known of a line when evidence is asked for.
pub(crate) struct Bench<'a> {
    pub(crate) view: &'a View,
    pub(crate) index: &'a Index,
    pub(crate) parameters: &'a Parameters,
    /// Probability of each noise level, given the line.
    pub(crate) levels: PerLevel,
}

impl<'a> Bench<'a> {
    pub(crate) fn new(
        view: &'a View,
        index: &'a Index,
        parameters: &'a Parameters,
        explanations: &Explanations,
    ) -> Self {
        Self { view, index, parameters, levels: explanations.level_shares(parameters) }
    }

    fn mean(&self, values: &PerLevel) -> f64 {
        self.levels.iter().zip(values).map(|(share, value)| share * value).sum()
    }

    fn weight(&self, own: &PerLevel, anybody: &PerLevel) -> f64 {
        (self.mean(own) / self.mean(anybody)).clamp(1e-12, 1e12).ln()
    }

    /// The evidence for a voter with this probability, of which `moved` with another address than the roll's.
    pub(crate) fn evidence(&self, record: &Record, probability: f64, moved: f64) -> Vec<Evidence> {
        let on_roll = self.parameters.on_roll;
        let mut all = Vec::with_capacity(11);
        let beforehand = (on_roll / self.index.count().max(1) as f64).clamp(1e-12, 1.0 - 1e-12);
        push(&mut all, Subject::Beforehand, Comparison::None, (beforehand / (1.0 - beforehand)).ln());
        self.name(record, &mut all);
        if moved > probability / 2.0 {
            let only_box = self.view.streets.is_empty() && !self.view.written.address.po_box.is_empty();
            let comparison = if only_box { Comparison::BoxOnly } else { Comparison::Moved };
            push(&mut all, Subject::Address, comparison, self.parameters.moved.ln());
        } else {
            self.address(record, &mut all);
        }
        let odds = (probability / (1.0 - probability)).clamp(1e-12, 1e12).ln();
        let so_far: f64 = all.iter().map(|evidence| evidence.weight).sum();
        push(&mut all, Subject::Rivals, Comparison::None, odds - so_far);
        all
    }

    fn name(&self, record: &Record, all: &mut Vec<Evidence>) {
        let mut scale = NameScale::new(self.view, self.index);
        let readings = &self.view.written.name.readings;
        let value =
            |scale: &mut NameScale<'_>, reading: &Reading| self.mean(&scale.reading(reading, record).own);
        let mut best: Option<(f64, &Reading)> = None;
        for reading in readings {
            let value = value(&mut scale, reading);
            if best.is_none_or(|(known, _)| value > known) {
                best = Some((value, reading));
            }
        }
        let Some((_, reading)) = best else { return };
        let view = self.view;
        if let Some(part) = view.part(reading.last) {
            let weight = self.weight(&scale.surname(reading.last, record.surname()), &part.word.as_surname);
            push(all, Subject::LastName, fields::surname(self.index, &part.token, record), weight);
        }
        if let Some(part) = view.part(reading.first) {
            let weight = self.weight(&scale.first(reading.first, record), &part.word.as_first);
            push(all, Subject::FirstName, fields::first_name(self.index, &part.token, record), weight);
        }
        let middle = view.part(reading.middle).map(|part| &part.token);
        let comparison = fields::middle(self.index, middle, record);
        if comparison != Comparison::None {
            let weight =
                self.weight(&scale.middle(reading.middle, record), &unknown_middle(view, reading.middle));
            push(all, Subject::MiddleName, comparison, weight);
        }
        let written = view.written.name.suffix;
        let comparison = fields::number(written, record.suffix());
        if comparison != Comparison::None {
            let weight = (suffix(written, record.suffix()) / unknown_suffix(written)).ln();
            push(all, Subject::Suffix, comparison, weight);
        }
    }

    fn address(&self, record: &Record, all: &mut Vec<Evidence>) {
        let (view, index) = (self.view, self.index);
        let mut scale = AddressScale::new(view, index);
        if !view.houses.is_empty() {
            let weight = self.weight(&scale.house(record.house()), &view.unknown_house());
            push(all, Subject::HouseNumber, fields::house(index, &view.written.address, record), weight);
        }
        if !view.streets.is_empty() {
            let weight = self.weight(&scale.street(record.street()), &view.unknown_street());
            push(all, Subject::Street, fields::street(index, view, record), weight);
        }
        let comparison = fields::way(&view.written.address, record);
        if comparison != Comparison::None {
            push(all, Subject::StreetType, comparison, way_ratio(view, record).ln());
        }
        let comparison = fields::unit(index, &view.written.address, record);
        if comparison != Comparison::None {
            push(all, Subject::Unit, comparison, self.weight(&scale.unit(record.unit()), &ONE));
        }
        let weight = self.weight(&view.locality.of(record.locality(), index), &view.locality.unknown);
        push(all, Subject::Locality, fields::locality(index, view, record), weight);
    }
}

fn push(all: &mut Vec<Evidence>, subject: Subject, comparison: Comparison, weight: f64) {
    all.push(Evidence { subject, comparison, weight });
}
