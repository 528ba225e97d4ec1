//! The county's roll, handed to the engine without a detour through a file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Instant;

use linkage::{Coded, Engine, Field, Voters};
use rayon::prelude::*;
use testkit::{County, Record};

struct Roll(HashMap<Field, (Vec<u32>, Vec<String>)>, usize);

impl Voters for Roll {
    fn count(&self) -> usize {
        self.1
    }

    fn column(&self, field: Field) -> Option<Coded<'_>> {
        let (codes, values) = self.0.get(&field)?;
        Some(Coded { codes: Cow::Borrowed(codes), values: values.iter().map(String::as_str).collect() })
    }

    fn content_hash(&self) -> [u8; 32] {
        [0; 32]
    }
}

fn text(record: &Record, field: Field) -> &str {
    match field {
        Field::LastName => &record.last_name,
        Field::FirstName => &record.first_name,
        Field::MiddleName => &record.middle_name,
        Field::Suffix => record.suffix,
        Field::HouseNumber => &record.house_number,
        Field::HouseFraction => record.house_fraction,
        Field::PreDirection => record.pre_dir,
        Field::StreetName => &record.street_name,
        Field::StreetType => record.street_type,
        Field::PostDirection => record.post_dir,
        Field::UnitType => record.unit_type,
        Field::UnitNumber => &record.unit_number,
        Field::City => record.city,
        Field::Zip => record.zip,
        Field::MailingAddress => &record.mailing_address,
    }
}

fn column(county: &County, field: Field) -> (Vec<u32>, Vec<String>) {
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut values = Vec::new();
    let codes = (0..county.len())
        .map(|row| {
            let record = county.record(row);
            let text = text(&record, field);
            known.get(text).copied().unwrap_or_else(|| {
                let code = u32::try_from(values.len()).unwrap();
                values.push(text.to_owned());
                known.insert(text.to_owned(), code);
                code
            })
        })
        .collect();
    (codes, values)
}

pub(crate) fn engine(county: &County) -> Engine {
    let fields: Vec<Field> = Field::ALL.into_iter().filter(|field| *field != Field::MailingAddress).collect();
    let roll = Roll(fields.par_iter().map(|&field| (field, column(county, field))).collect(), county.len());
    let start = Instant::now();
    let mut engine = Engine::build(&roll);
    eprintln!("index of {} voters in {:.2?}", county.len(), start.elapsed());
    let bytes = engine.index_bytes();
    let start = Instant::now();
    let engine = Engine::open(&bytes, &[0; 32]).unwrap();
    eprintln!("index of {:.1} MB opened in {:.2?}", bytes.len() as f64 / 1e6, start.elapsed());
    engine
}
