//! The words and codes of the evidence.

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
    /// One part of a compound name stands for the whole: the surname is one of two.
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
    /// A fraction stands behind the house number; one that is missing or differs is tolerated, 2 CCR 20931.
    FractionDiffers,
    /// A post office box stands beside the matching street: tolerated, 2 CCR 20931.
    BoxAndStreet,
    /// The city is not written: tolerated, 2 CCR 20931.
    CityMissing,
    /// Another city's name with the roll's zip code: tolerated where it is a neighbourhood's name, 2 CCR 20931.
    OtherCityName,
    /// The city is abbreviated: tolerated, 2 CCR 20931.
    CityAbbreviated,
    /// Something else altogether.
    Different,
    /// Moved: a rare name with another address.
    Moved,
    /// A frequent name with another address: it may be anybody of the name.
    OtherAddress,
    /// The city or zip code is nowhere on the roll.
    Outside,
    /// The mailing address of the roll, not the residence.
    Mailing,
    /// Another voter of the same name lives at the same address: father and son, say.
    Namesake,
    /// An unregistered relative at the address explains the line too.
    Relative,
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
            Self::OneOfTwo => "is one of two",
            Self::MiddleAsFirst => "middle name as first",
            Self::NotOnRoll => "not on the roll",
            Self::Missing => "not written",
            Self::UnitMissing => "unit missing (20931)",
            Self::UnitDifferent => "unit different (20931)",
            Self::StreetAbbreviated => "street abbreviated (20931)",
            Self::FractionDiffers => "fraction (20931)",
            Self::BoxAndStreet => "PO box and street (20931)",
            Self::CityMissing => "city missing (20931)",
            Self::OtherCityName => "other city name, same zip (20931 if a neighbourhood)",
            Self::CityAbbreviated => "city abbreviated (20931)",
            Self::Different => "different",
            Self::Moved => "moved: rare name, other address",
            Self::OtherAddress => "frequent name, other address",
            Self::Outside => "city not on the roll",
            Self::Mailing => "mailing address",
            Self::Namesake => "another of this name at this address",
            Self::Relative => "or a relative who is not registered",
            Self::BoxOnly => "PO box only",
        }
    }

    /// A stable code, for files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Same => "same",
            Self::OneLetter => "one-letter",
            Self::TwoLetters => "two-letters",
            Self::SeveralLetters => "several-letters",
            Self::LettersSwapped => "letters-swapped",
            Self::DigitsSwapped => "digits-swapped",
            Self::OneDigit => "one-digit",
            Self::Nickname => "nickname",
            Self::ShortForm => "short-form",
            Self::Initial => "initial",
            Self::OneOfTwo => "one-of-two",
            Self::MiddleAsFirst => "middle-as-first",
            Self::NotOnRoll => "not-on-roll",
            Self::Missing => "missing",
            Self::UnitMissing => "unit-missing",
            Self::UnitDifferent => "unit-different",
            Self::StreetAbbreviated => "street-abbreviated",
            Self::FractionDiffers => "fraction-differs",
            Self::BoxAndStreet => "box-and-street",
            Self::CityMissing => "city-missing",
            Self::OtherCityName => "other-city-name",
            Self::CityAbbreviated => "city-abbreviated",
            Self::Different => "different",
            Self::Moved => "moved",
            Self::OtherAddress => "other-address",
            Self::Outside => "outside",
            Self::Mailing => "mailing",
            Self::Namesake => "namesake",
            Self::Relative => "relative",
            Self::BoxOnly => "box-only",
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
