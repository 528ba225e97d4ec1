//! The county's roll, handed to the engine without a detour through a file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Instant;

use linkage::{Coded, Engine, Field, Voters};
use testkit::{County, Record};

/// Voters of which the index is not written and read again.
const LARGE: usize = 5_000_000;

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

/// A column under way.
#[derive(Default)]
struct Column {
    codes: Vec<u32>,
    values: Vec<String>,
    known: HashMap<String, u32>,
}

impl Column {
    fn push(&mut self, text: &str) {
        let code = self.known.get(text).copied().unwrap_or_else(|| {
            let code = u32::try_from(self.values.len()).unwrap();
            self.values.push(text.to_owned());
            self.known.insert(text.to_owned(), code);
            code
        });
        self.codes.push(code);
    }
}

fn columns(county: &County) -> Roll {
    let fields: Vec<Field> = Field::ALL.into_iter().filter(|field| *field != Field::MailingAddress).collect();
    let mut columns: Vec<Column> = fields.iter().map(|_| Column::default()).collect();
    for row in 0..county.len() {
        let record = county.record(row);
        for (column, &field) in columns.iter_mut().zip(&fields) {
            column.push(text(&record, field));
        }
    }
    let coded = columns.into_iter().map(|column| (column.codes, column.values));
    Roll(fields.into_iter().zip(coded).collect(), county.len())
}

/// The engine as it is opened from its bytes, unless the roll is too large to hold them beside everything else.
pub(crate) fn engine(county: &County) -> Engine {
    let roll = columns(county);
    let start = Instant::now();
    let mut engine = Engine::build(&roll);
    eprintln!("index of {} voters in {:.2?}", county.len(), start.elapsed());
    drop(roll);
    if county.len() > LARGE {
        return engine;
    }
    let bytes = engine.index_bytes();
    let start = Instant::now();
    let engine = Engine::open(&bytes, &[0; 32]).unwrap();
    eprintln!("index of {:.1} MB opened in {:.2?}", bytes.len() as f64 / 1e6, start.elapsed());
    engine
}
