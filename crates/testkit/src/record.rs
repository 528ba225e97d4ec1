//! A registration spelled out, field by field, as the canonical roll has it.

use crate::county::County;
use crate::day::Day;
use crate::person::Suffix;
use crate::places::{City, Dwelling};
use crate::voter::{Mailing, Slip, Status};

/// One row of the canonical roll (DESIGN.md §8). Empty text where there is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of the canonical roll")]
pub struct Record {
    pub voter_id: String,
    pub last_name: String,
    pub first_name: String,
    pub middle_name: String,
    pub suffix: &'static str,
    pub birth_date: Day,
    pub registration_date: Day,
    pub original_registration_date: Day,
    pub status: Status,
    pub status_date: Option<Day>,
    pub status_reason: &'static str,
    pub house_number: String,
    pub house_fraction: &'static str,
    pub pre_dir: &'static str,
    pub street_name: String,
    pub street_type: &'static str,
    pub post_dir: &'static str,
    pub unit_type: &'static str,
    pub unit_number: String,
    pub city: &'static str,
    pub zip: &'static str,
    pub confidential: bool,
    pub affidavit_number: String,
    /// Empty when mail goes to the residence.
    pub mailing_address: String,
    pub mailing_city: &'static str,
    pub mailing_zip: &'static str,
    pub precinct: String,
    pub congressional: u32,
    pub senate: u32,
    pub assembly: u32,
    pub supervisor: u32,
}

impl County {
    /// Row `index` of the roll (from 0), spelled out.
    ///
    /// # Panics
    /// When there is no such row.
    #[must_use]
    pub fn record(&self, index: usize) -> Record {
        let voter = &self.voters[index];
        let places = &self.places;
        let dwelling = places.dwelling(voter.dwelling);
        let street = places.street(dwelling);
        let precinct = places.precinct(voter.dwelling);
        let district = |of: u32, first: u32| first + precinct * of / places.precincts;
        let (mailing_address, mailing_city, mailing_zip) = self.mailing(index);
        let mut record = Record {
            voter_id: self.voter_id(index),
            last_name: voter.person.last.text(),
            first_name: voter.person.first.text(),
            middle_name: voter.person.middle.text(),
            suffix: voter.person.suffix.text(),
            birth_date: voter.person.birth,
            registration_date: voter.registered,
            original_registration_date: voter.first_registered,
            status: voter.status,
            status_date: (voter.status_since != voter.registered).then_some(voter.status_since),
            status_reason: reason(voter.status, voter.former, index),
            house_number: dwelling.house.to_string(),
            house_fraction: if dwelling.half { "1/2" } else { "" },
            pre_dir: street.pre_dir,
            street_name: street.name.clone(),
            street_type: street.kind,
            post_dir: street.post_dir,
            unit_type: dwelling.unit_kind.text(),
            unit_number: dwelling.unit_text(),
            city: self.city(dwelling).name,
            zip: street.zip,
            confidential: voter.confidential,
            affidavit_number: format!("43{}{:06}", ["A", "B", "C", "D"][index % 4], index / 4 % 1_000_000),
            mailing_address,
            mailing_city,
            mailing_zip,
            precinct: format!("{:04}", 1001 + precinct),
            congressional: district(4, 17),
            senate: district(3, 10),
            assembly: district(6, 24),
            supervisor: district(5, 1),
        };
        record.slip(voter.slip, index);
        record
    }

    pub(crate) fn city(&self, dwelling: &Dwelling) -> &'static City {
        self.places.city_of(dwelling)
    }

    /// Street line of a dwelling in postal order: number, fraction, direction, name, type, direction, unit.
    pub(crate) fn street_line(&self, dwelling: &Dwelling) -> String {
        let street = self.places.street(dwelling);
        let house = dwelling.house.to_string();
        let half = if dwelling.half { "1/2" } else { "" };
        let unit = dwelling.unit_text();
        let parts = [
            &house,
            half,
            street.pre_dir,
            &street.name,
            street.kind,
            street.post_dir,
            dwelling.unit_kind.text(),
            &unit,
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join(" ")
    }

    fn mailing(&self, index: usize) -> (String, &'static str, &'static str) {
        let voter = &self.voters[index];
        let place = |dwelling: u32| {
            let dwelling = self.places.dwelling(dwelling);
            (self.city(dwelling).name, self.places.street(dwelling).zip, self.street_line(dwelling))
        };
        match voter.mailing {
            Mailing::Residence => (String::new(), "", ""),
            Mailing::Box(number) => {
                let (city, zip, _) = place(voter.dwelling);
                (format!("PO BOX {number}"), city, zip)
            }
            Mailing::Elsewhere(dwelling) => {
                let (city, zip, line) = place(dwelling);
                (line, city, zip)
            }
        }
    }
}

impl Record {
    /// The office's own error in row `index`.
    fn slip(&mut self, slip: Slip, index: usize) {
        match slip {
            Slip::None => {}
            Slip::SuffixInSurname => {
                let suffix = if self.suffix.is_empty() { "JR" } else { self.suffix };
                self.last_name = format!("{} {suffix}", self.last_name);
                self.suffix = "";
            }
            Slip::WrongSuffix => self.suffix = Suffix::Iv.text(),
            Slip::Surname => {
                let lost = 1 + index % self.last_name.chars().count().max(1);
                let kept =
                    self.last_name.chars().enumerate().filter(|(i, c)| *i != lost || !c.is_alphabetic());
                self.last_name = kept.map(|(_, c)| c).collect::<String>().trim().to_owned();
            }
            Slip::FirstName => {
                let mut letters: Vec<char> = self.first_name.chars().collect();
                if letters.len() > 2 && letters.iter().all(|c| c.is_alphabetic()) {
                    let at = 1 + index % (letters.len() - 2);
                    letters.swap(at, at + 1);
                    self.first_name = letters.into_iter().collect();
                }
            }
            Slip::NoUnit => {
                self.unit_type = "";
                self.unit_number.clear();
            }
        }
    }
}

fn reason(status: Status, former: bool, index: usize) -> &'static str {
    match status {
        Status::Active => "",
        Status::Pending => "INCOMPLETE",
        Status::Inactive => "MAIL RETURNED",
        Status::Cancelled if former => "DUPLICATE",
        Status::Cancelled => {
            ["MOVED OUT OF COUNTY", "DECEASED", "VOTER REQUEST", "MOVED OUT OF STATE"][index % 4]
        }
    }
}
