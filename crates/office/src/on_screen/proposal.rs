//! A voter who may have written a line, with everything a clerk needs to decide.

use jiff::civil::Date;
use linkage::{Candidate, Comparison, Subject};
use petition::LineName;
use roll::{Column, PartialDate, Status};

use crate::OfficeError;
use crate::case::Case;
use crate::eligibility::{Eligibility, SigningDays, eligibility, registration};
use crate::open_roll::OpenRoll;

/// A voter proposed for a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The roll's number.
    pub voter_id: String,
    /// Name as registered.
    pub name: String,
    /// Address as registered; empty for a confidential voter.
    pub residence: String,
    /// City and zip.
    pub place: String,
    /// Mailing address where it differs; empty otherwise.
    pub mailing: String,
    /// Year of birth, which tells parent and child apart.
    pub born: Option<i16>,
    /// Standing on the roll, in the roll's own word.
    pub status: String,
    /// Day of the present registration.
    pub registered_on: Option<Date>,
    /// Whether this voter may sign on the day the line was signed.
    pub eligibility: Eligibility,
    /// Whether nobody is shown this voter's address who need not see it.
    pub confidential: bool,
    /// Probability that this voter wrote the line; none for a search result.
    pub probability: Option<f64>,
    /// Part of it in which the voter has moved.
    pub moved: f64,
    /// Why, field by field.
    pub evidence: Vec<FieldEvidence>,
    /// Other lines on which somebody named this voter.
    pub other_lines: Vec<OtherLine>,
}

/// How one field compares.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldEvidence {
    /// The field: "surname".
    pub field: &'static str,
    /// How it compares: "one letter".
    pub words: &'static str,
    /// Whether 2 CCR §20931 tells the clerk to count the line in spite of it.
    pub tolerated: bool,
    /// Whether it speaks for the voter.
    pub speaks_for: bool,
}

/// Another line by the same voter, as somebody found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherLine {
    /// The line.
    pub line: LineName,
    /// `valid`, or the code of a reason.
    pub found: String,
}

/// What says whether a voter may sign: the same for every voter proposed for a line.
pub(crate) struct Grounds {
    districts: Vec<(Column, String)>,
    days: Option<SigningDays>,
    inactive_may_sign: bool,
}

impl Grounds {
    /// Those of a line signed on these days.
    pub(crate) fn of(case: &Case, roll: &OpenRoll, days: Option<SigningDays>) -> Result<Self, OfficeError> {
        let inactive_may_sign = case.law().is_ok_and(|law| law.inactive_may_sign());
        Ok(Self { districts: case.districts(roll)?, days, inactive_may_sign })
    }

    /// Those of a request to withdraw, which an inactive voter may make too: it is about who signed.
    pub(crate) fn of_request(case: &Case, roll: &OpenRoll) -> Result<Self, OfficeError> {
        Ok(Self { districts: case.districts(roll)?, days: None, inactive_may_sign: true })
    }
}

impl Proposal {
    pub(crate) fn of(roll: &OpenRoll, row: u32, grounds: &Grounds) -> Result<Self, OfficeError> {
        let voter = roll.snapshot.voter(row)?;
        let registration = registration(&roll.snapshot, &voter, &grounds.districts)?;
        let residence = voter.residence();
        let differs = !voter.mailing_address.is_empty() && voter.mailing_address != residence;
        let shown = |text: String| if voter.confidential { String::new() } else { text };
        let as_given = voter.status_as_given;
        Ok(Self {
            voter_id: voter.voter_id.to_owned(),
            name: voter.name(),
            residence: shown(residence),
            place: shown(format!("{} {}", voter.city, voter.zip).trim().to_owned()),
            mailing: shown(if differs { voter.mailing_address.to_owned() } else { String::new() }),
            born: voter.birth_date.map(PartialDate::year),
            // A letter alone tells a clerk little; a longer word of the roll's own tells more than ours.
            status: if as_given.chars().count() > 1 { as_given.to_owned() } else { status(voter.status) },
            registered_on: voter.registration_date.and_then(PartialDate::date),
            eligibility: eligibility(&registration, grounds.days, grounds.inactive_may_sign),
            confidential: voter.confidential,
            probability: None,
            moved: 0.0,
            evidence: Vec::new(),
            other_lines: Vec::new(),
        })
    }

    /// With what linkage says of it.
    pub(crate) fn explain(&mut self, candidate: &Candidate) {
        self.probability = Some(candidate.probability);
        self.moved = candidate.moved;
        let about_a_field = candidate.evidence.iter().filter(|piece| piece.comparison != Comparison::None);
        self.evidence = about_a_field
            .map(|piece| FieldEvidence {
                field: field(piece.subject),
                words: piece.comparison.words(),
                tolerated: piece.comparison.tolerated(),
                speaks_for: piece.weight > 0.0,
            })
            .collect();
    }
}

fn status(status: Status) -> String {
    match status {
        Status::Active => "active",
        Status::Inactive => "inactive",
        Status::Cancelled => "cancelled",
        Status::Pending => "pending",
    }
    .to_owned()
}

fn field(subject: Subject) -> &'static str {
    match subject {
        Subject::Beforehand => "beforehand",
        Subject::LastName => "surname",
        Subject::FirstName => "first name",
        Subject::MiddleName => "middle name",
        Subject::Suffix => "suffix",
        Subject::HouseNumber => "house number",
        Subject::Street => "street",
        Subject::StreetType => "street type",
        Subject::Unit => "unit",
        Subject::Locality => "city and zip",
        Subject::Address => "address",
        Subject::Rivals => "others",
    }
}
